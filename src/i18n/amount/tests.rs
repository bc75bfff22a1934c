//! What is read as an amount, what is refused, and what is offered instead.

use super::AmountError::*;
use super::*;
use crate::i18n::locale::tests::locale;
use proptest::prelude::*;

fn format(decimal: char, thousands: char) -> Option<NumberFormat> {
    Some(NumberFormat::new(decimal, Some(thousands)).unwrap())
}

fn ambiguous(one: &str, other: &str) -> AmountError {
    let readings = [one.to_string(), other.to_string()];
    Ambiguous { readings }
}

fn wrong(corrected: &str) -> AmountError {
    let corrected = corrected.to_string();
    WrongMark { corrected }
}

fn no_number(corrected: &str) -> AmountError {
    let corrected = (!corrected.is_empty()).then(|| corrected.to_string());
    NotANumber { corrected }
}

fn accepted(format: Option<NumberFormat>, digits: u8, cases: &[(&str, &str)]) {
    for (text, value) in cases {
        let read = read_amount(text, format, digits);
        assert_eq!(read.map(|amount| amount.to_string()).as_deref(), Ok(*value), "{text:?}");
    }
}

fn refused(format: Option<NumberFormat>, digits: u8, cases: &[(&str, AmountError)]) {
    for (text, error) in cases {
        assert_eq!(read_amount(text, format, digits).as_ref(), Err(error), "{text:?}");
    }
}

#[test]
fn the_plain_form_needs_no_declaration() {
    accepted(
        None,
        2,
        &[
            ("1234.50", "1234.50"),
            ("1234", "1234.00"),
            ("12500.5", "12500.50"),
            ("  7 ", "7.00"),
            ("\u{a0}7\u{202f}", "7.00"),
            ("-0.01", "-0.01"),
            ("0", "0.00"),
            ("0.500", "0.50"),
            ("10.5000", "10.50"),
            ("1234.500", "1234.50"),
            ("999999999999999999.99", "999999999999999999.99"),
        ],
    );
    accepted(None, 0, &[("1234", "1234"), ("1234.00", "1234"), ("0.000", "0")]);
    accepted(None, 3, &[("1.234", "1.234"), ("10.500", "10.500"), ("7", "7.000")]);
}

#[test]
fn what_could_be_two_numbers_is_never_guessed() {
    refused(
        None,
        2,
        &[
            ("1.234", ambiguous("1234", "1.23")),
            ("1,234", ambiguous("1234", "1.23")),
            ("10.500", ambiguous("10500", "10.50")),
            ("10.005", ambiguous("10005", "10.01")),
            ("-1.000", ambiguous("-1000", "-1.00")),
        ],
    );
    // Of a currency without decimals nothing is left but thousands.
    refused(None, 0, &[("1.234", WrongMark { corrected: "1234".to_owned() })]);
    refused(None, 3, &[("1,234", ambiguous("1234", "1.234"))]);
    // Where marks are declared, a tenth of a cent is one; a thousand from elsewhere is still asked for.
    let too_fine = || TooManyDecimals { allowed: 2 };
    refused(format(',', '.'), 2, &[("1,234", too_fine()), ("1,230", ambiguous("1230", "1,23"))]);
    refused(format('.', ','), 2, &[("1.234", too_fine()), ("1.230", ambiguous("1230", "1.23"))]);
}

#[test]
fn a_declared_format_settles_it() {
    let comma = format(',', '.');
    accepted(
        comma,
        2,
        &[
            ("1.234", "1234.00"),
            ("1.234,50", "1234.50"),
            ("1234,5", "1234.50"),
            ("1.234.567,00", "1234567.00"),
            ("-1.234", "-1234.00"),
        ],
    );
    accepted(format(',', ' '), 2, &[("1 234,50", "1234.50"), ("1\u{a0}234\u{202f}567,5", "1234567.50")]);
    accepted(format('.', '’'), 2, &[("1'234.50", "1234.50"), ("1’234.50", "1234.50")]);
    refused(
        comma,
        2,
        &[
            ("1.23", wrong("1,23")),
            ("1,234.50", wrong("1234,50")),
            ("1 234,50", wrong("1234,50")),
            ("12.34.567", no_number("")),
            ("1234.567,00", no_number("")),
        ],
    );
}

#[test]
fn foreign_marks_are_told_with_the_number_corrected() {
    refused(
        None,
        2,
        &[
            ("1,234.50", wrong("1234.50")),
            ("1.234,50", wrong("1234.50")),
            ("1 234,50", wrong("1234.50")),
            ("1\u{a0}234", wrong("1234")),
            ("1,234,567", wrong("1234567")),
            ("1.234.567", wrong("1234567")),
            ("1,5", wrong("1.5")),
            ("-0,0", wrong("0.0")),
            ("−5", wrong("-5.00")),
            ("+5", wrong("5.00")),
            ("- 5", wrong("-5.00")),
            ("(500.00)", wrong("-500.00")),
        ],
    );
}

#[test]
fn accounting_negatives_need_a_declaration() {
    let accounting = Some(NumberFormat::PLAIN.with_parentheses());
    accepted(accounting, 2, &[("(500.00)", "-500.00"), ("( 5 )", "-5.00"), ("-5", "-5.00")]);
    refused(
        accounting,
        2,
        &[("(0)", no_number("0.00")), ("(-5)", no_number("")), ("(5", no_number("")), ("(1,5)", wrong("-1.5"))],
    );
}

#[test]
fn a_symbol_is_not_part_of_an_amount() {
    refused(
        None,
        2,
        &[
            ("B/. 1234.50", no_number("1234.50")),
            ("B/.1,234.50", no_number("1234.50")),
            ("-$5", no_number("-5")),
            ("$ -5", no_number("-5")),
            ("(B/. 5)", no_number("-5")),
            ("1.234,50 €", no_number("1234.50")),
            ("500 PAB", no_number("500")),
            ("$1,234", ambiguous("1234", "1.23")),
            ("$.50", no_number("")),
            (".50", no_number("0.50")),
            ("-.5", no_number("-0.5")),
            ("70.", no_number("70")),
            ("5 millones", no_number("")),
            ("5M", no_number("")),
            ("50%", no_number("")),
        ],
    );
}

#[test]
fn another_currencys_symbol_is_known_as_such() {
    let foreign = |text: &str, code: &str| foreign_symbol(text, &Currency::new(code).expect("a currency"));
    for (text, code, expected) in [
        ("US$ 1000.00", "ARS", Some("US$")),
        ("€ 5.00", "PAB", Some("€")),
        ("1.234,50 €", "BRL", Some("€")),
        ("USD 1000", "GTQ", Some("USD")),
        ("-R$ 7", "ARS", Some("R$")),
        ("($ 7)", "CRC", Some("$")),
        // A balboa is a dollar.
        ("US$ 1000.00", "PAB", None),
        ("$1,234", "COP", None),
        ("B/. 5", "PAB", None),
        ("1000.00", "ARS", None),
        ("5 millones", "ARS", None),
    ] {
        assert_eq!(foreign(text, code).as_deref(), expected, "{text} {code}");
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in ["1e400", ".nan", ".inf", "inf", "NaN", "0x1F", "-", ".", "()", "1..2"] {
        refused(None, 2, &[(text, no_number(""))]);
    }
    refused(
        None,
        2,
        &[
            ("", Empty),
            (" \u{a0} ", Empty),
            ("-0", no_number("0.00")),
            ("-0.00", no_number("0.00")),
            ("１２３", NotAscii),
            ("١٢٣", NotAscii),
            ("12\u{202e}34", NotAscii),
            ("12½", NotAscii),
            ("0.005", TooManyDecimals { allowed: 2 }),
            ("1234.567", TooManyDecimals { allowed: 2 }),
            ("1,2345", TooManyDecimals { allowed: 2 }),
            ("1000000000000000000", TooLarge),
            ("123456789012345678901234567890", TooLarge),
            ("1.234.567.890.123.456.789", TooLarge),
        ],
    );
    refused(None, 0, &[("10.5", TooManyDecimals { allowed: 0 })]);
}

#[test]
fn a_format_has_two_different_marks() {
    assert_eq!(NumberFormat::new('.', Some('.')), None);
    assert_eq!(NumberFormat::new(';', None), None);
    assert_eq!(NumberFormat::new(',', Some('_')), None);
    assert_eq!(NumberFormat::new(',', Some('\u{202f}')).unwrap().thousands(), Some(' '));
}

#[test]
fn lakhs_and_crores_are_read_where_they_are_declared() {
    let lakhs = NumberFormat::new('.', Some(',')).map(NumberFormat::with_lakhs);
    accepted(
        lakhs,
        2,
        &[
            ("12,34,567.50", "1234567.50"),
            ("1,00,00,000.00", "10000000.00"),
            ("80,00,000", "8000000.00"),
            ("6,54,321.25", "654321.25"),
            ("1,050.00", "1050.00"),
            ("1234567.5", "1234567.50"),
            ("-20,500.00", "-20500.00"),
        ],
    );
    // A digit too few, and the groups of elsewhere.
    refused(lakhs, 2, &[("1,2,345", no_number("")), ("1,234,567", no_number("")), ("123,456.00", no_number(""))]);
    refused(format('.', ','), 2, &[("12,34,567.50", no_number(""))]);
}

#[test]
fn a_country_has_a_format_to_propose() {
    let of = |tag: &str| locale(tag, None).number_format();
    assert_eq!(of("es-PA"), format('.', ','));
    assert_eq!(of("es-CO"), format(',', '.'));
    assert_eq!(of("es-CR"), format(',', ' '));
    assert_eq!(of("en-IN"), format('.', ',').map(NumberFormat::with_lakhs));
    assert_eq!(of("ar-EG"), None);
}

fn formats() -> impl Strategy<Value = NumberFormat> {
    let decimal = prop::sample::select(vec!['.', ',']);
    let thousands = [None, Some('.'), Some(','), Some(' '), Some('\u{202f}'), Some('’')];
    let thousands = prop::sample::select(thousands.to_vec());
    (decimal, thousands, any::<bool>()).prop_filter_map("two marks", |(decimal, thousands, paren)| {
        let format = NumberFormat::new(decimal, thousands)?;
        Some(if paren { format.with_parentheses() } else { format })
    })
}

/// The digits of a whole number with a mark at every third.
fn marked(whole: &str, mark: Option<char>) -> String {
    let Some(mark) = mark else {
        return whole.to_string();
    };
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_amount_is_read_back_in_every_format(
        units in -1_000_000_000_000_000_i64..1_000_000_000_000_000,
        digits in 0..=4_u8,
        format in formats(),
    ) {
        let amount = Decimal::new(units, digits.into());
        prop_assume!(!amount.is_zero());
        let plain = amount.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut typed = marked(whole, format.thousands());
        if !fraction.is_empty() {
            typed.push(format.decimal());
            typed.push_str(fraction);
        }
        let typed = match (units < 0, format.parentheses) {
            (true, true) => format!("({typed})"),
            (true, false) => format!("-{typed}"),
            (false, _) => typed,
        };
        prop_assert_eq!(read_amount(&typed, Some(format), digits), Ok(amount), "{}", typed);
        let bare = format.write(&amount);
        prop_assert_eq!(read_amount(&bare, Some(format), digits), Ok(amount), "{}", bare);
    }

    #[test]
    fn what_is_offered_can_be_typed(
        text in "[-(+−$ ]{0,2}(B/\\. ?)?[0-9]{0,4}([., ’][0-9]{1,4}){0,3}( ?(€|PAB|\\)))?",
        digits in 0..=4_u8,
        format in prop_oneof![Just(None), formats().prop_map(Some)],
    ) {
        let offered = match read_amount(&text, format, digits) {
            Err(NotANumber { corrected: Some(text) }) => vec![text],
            Err(WrongMark { corrected }) => vec![corrected],
            Err(Ambiguous { readings }) => readings.to_vec(),
            _ => Vec::new(),
        };
        for offer in offered {
            prop_assert!(read_amount(&offer, format, digits).is_ok(), "{} for {}", offer, text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in "\\PC{0,12}",
        digits in 0..=4_u8,
        format in formats(),
    ) {
        let _ = read_amount(&text, Some(format), digits);
    }

    #[test]
    fn a_locale_reads_what_it_writes(
        units in any::<i64>().prop_filter("not nothing", |units| *units != 0),
        country in prop::sample::select(vec!["PA", "CO", "CR", "ES", "CL", "MX"]),
    ) {
        let locale = locale("es", Some(country));
        let amount = Decimal::new(units, 2);
        let written = locale.decimal(&amount, Some(2));
        // Files have the hyphen that a keyboard has.
        let read = read_amount(&written.replace('−', "-"), locale.number_format(), 2);
        prop_assert_eq!(read, Ok(amount), "{}", written);
    }
}
