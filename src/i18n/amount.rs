//! From what an officer typed to an exact amount, without ever guessing.

use std::fmt;

use rust_decimal::Decimal;

use super::currency;
use super::locale::Locale;
use super::numbers::round;

/// The most digits before the decimal mark. Budgets of whole countries fit, and a million such
/// amounts can still be added exactly.
const MAX_WHOLE_DIGITS: usize = 18;

/// The length of a group of thousands.
const GROUP: usize = 3;

/// The marks that a site says its amounts are typed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    decimal: char,
    thousands: Option<char>,
    parentheses: bool,
}

impl NumberFormat {
    /// The form of machines and of sites that declare nothing: `1234.50`.
    pub const PLAIN: NumberFormat = NumberFormat {
        decimal: '.',
        thousands: None,
        parentheses: false,
    };

    /// A format with a decimal mark (`.` or `,`) and a mark between thousands (`.`, `,`, a space or
    /// an apostrophe, of any width or shape). `None` for other marks, and for the same one twice.
    pub fn new(decimal: char, thousands: Option<char>) -> Option<NumberFormat> {
        let thousands = thousands.map(usual_mark);
        let known = thousands.is_none_or(|mark| matches!(mark, '.' | ',' | ' ' | '\''));
        let usable = matches!(decimal, '.' | ',') && known && thousands != Some(decimal);
        usable.then_some(NumberFormat {
            decimal,
            thousands,
            parentheses: false,
        })
    }

    /// The same, with `(500.00)` for a negative amount, as accountants write.
    pub fn with_parentheses(self) -> NumberFormat {
        NumberFormat {
            parentheses: true,
            ..self
        }
    }

    /// The decimal mark.
    pub fn decimal(&self) -> char {
        self.decimal
    }

    /// The mark between thousands, if they are marked.
    pub fn thousands(&self) -> Option<char> {
        self.thousands
    }

    /// An amount as it would be typed, without marks between thousands.
    pub fn write(&self, amount: &Decimal) -> String {
        amount
            .to_string()
            .replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }
}

impl Locale {
    /// The format in which this locale's own figures can be read back, and the one to propose to a
    /// site of the country. `None` for languages with other digits or marks.
    pub fn number_format(&self) -> Option<NumberFormat> {
        let only = |mark: &str| {
            let mut signs = mark.chars();
            signs.next().filter(|_| signs.next().is_none())
        };
        NumberFormat::new(only(&self.marks.decimal)?, Some(only(&self.marks.group)?))
    }
}

/// Why a text is not an amount. Every text offered in its place can be typed as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// There is nothing.
    Empty,
    /// It is no number; perhaps this one, with a currency's symbol beside it.
    NotANumber {
        /// The number that stands in it.
        corrected: Option<String>,
    },
    /// It could be either of two numbers: `1.234` is a thousand and more, or one and a bit.
    Ambiguous {
        /// With its mark between thousands, and with it before decimals.
        readings: [String; 2],
    },
    /// It is finer than the currency's smallest coin.
    TooManyDecimals {
        /// The decimals that the currency has.
        allowed: u8,
    },
    /// It can be read, but its marks are not those of the format.
    WrongMark {
        /// The same number in the format.
        corrected: String,
    },
    /// Its digits are not 0 to 9, or invisible signs stand among them.
    NotAscii,
    /// It has more than eighteen digits before the decimal mark.
    TooLarge,
}

/// Reads an amount as typed: exactly, in the declared format (or else [`NumberFormat::PLAIN`]), for
/// a currency with so many decimals.
///
/// Marks between thousands may be left out but not misplaced. A text with three digits after its
/// only mark, where the currency has not three decimals, is ambiguous unless the format says that
/// the mark parts thousands: it is more often a thousand from elsewhere than a tenth of a cent.
pub fn read_amount(
    text: &str,
    format: Option<NumberFormat>,
    currency_digits: u8,
) -> Result<Decimal, AmountError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if text.chars().any(is_disguised) {
        return Err(AmountError::NotAscii);
    }
    let reader = Reader {
        format: format.unwrap_or(NumberFormat::PLAIN),
        digits: currency_digits,
    };
    reader.signed(text)
}

/// Digits of other scripts and widths, and signs that hide or turn what stands beside them.
fn is_disguised(sign: char) -> bool {
    let wide = matches!(sign, '\u{ff00}'..='\u{ffef}');
    let invisible = matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}'
    ) || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    !sign.is_ascii() && (sign.is_numeric() || wide || invisible)
}

/// The everyday form of a mark: all spaces within a line are one, and both apostrophes.
fn usual_mark(mark: char) -> char {
    match mark {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '’' => '\'',
        other => other,
    }
}

struct Reader {
    format: NumberFormat,
    digits: u8,
}

impl Reader {
    /// Reads a number with its sign.
    fn signed(&self, text: &str) -> Result<Decimal, AmountError> {
        let sign = Sign::of(text);
        let Some(number) = Number::of(sign.body) else {
            return Err(self.beside_a_symbol(text));
        };
        let amount = self.number(&number, sign.negative)?;
        if sign.negative && amount.is_zero() {
            let corrected = Some(self.format.write(&amount.abs()));
            return Err(AmountError::NotANumber { corrected });
        }
        if sign.usual || (sign.parentheses && self.format.parentheses) {
            return Ok(amount);
        }
        let corrected = self.format.write(&amount);
        Err(AmountError::WrongMark { corrected })
    }

    /// Chooses between what a number can mean.
    fn number(&self, number: &Number, negative: bool) -> Result<Decimal, AmountError> {
        let thousands = number.with_thousands();
        let decimals = number.with_decimals();
        let (only, other) = match (&thousands, &decimals) {
            (None, None) => return Err(AmountError::NotANumber { corrected: None }),
            (Some(only), None) | (None, Some(only)) => (only, None),
            (Some(whole), Some(parted)) if whole.fits(&self.format) => (whole, Some(parted)),
            (Some(whole), Some(parted)) => (parted, Some(whole)),
        };
        let amount = |reading| self.exact(reading, negative);
        let settled =
            other.is_none() || only.decimal.is_none() || usize::from(self.digits) == GROUP;
        match (only.fits(&self.format), other) {
            (true, _) if settled => amount(only),
            (false, None) => {
                amount(only)?;
                let corrected = only.typed(&self.format, negative);
                Err(AmountError::WrongMark { corrected })
            }
            _ => Err(self.ambiguous(thousands, decimals, negative)),
        }
    }

    fn ambiguous(
        &self,
        thousands: Option<Reading>,
        decimals: Option<Reading>,
        negative: bool,
    ) -> AmountError {
        let (Some(thousands), Some(decimals)) = (thousands, decimals) else {
            unreachable!("one reading alone is not ambiguous")
        };
        if let Err(error) = self.exact(&thousands, negative) {
            return error;
        }
        let mut parted = round(&decimals.value(GROUP, negative), self.digits.into());
        parted.rescale(self.digits.into());
        let readings = [
            thousands.typed(&self.format, negative),
            self.format.write(&parted),
        ];
        AmountError::Ambiguous { readings }
    }

    /// The value of a reading, with the currency's decimals.
    fn exact(&self, reading: &Reading, negative: bool) -> Result<Decimal, AmountError> {
        if reading.whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS {
            return Err(AmountError::TooLarge);
        }
        let digits = usize::from(self.digits);
        if reading.fraction.trim_end_matches('0').len() > digits {
            return Err(AmountError::TooManyDecimals {
                allowed: self.digits,
            });
        }
        Ok(reading.value(digits, negative))
    }

    /// What to say of a text that is no number: the number in it, if what stands beside it is a
    /// currency's symbol or code.
    fn beside_a_symbol(&self, text: &str) -> AmountError {
        let Some(bare) = without_symbol(text) else {
            return AmountError::NotANumber { corrected: None };
        };
        match self.signed(&bare) {
            Ok(_) => AmountError::NotANumber {
                corrected: Some(bare),
            },
            Err(AmountError::WrongMark { corrected }) => AmountError::NotANumber {
                corrected: Some(corrected),
            },
            Err(other) => other,
        }
    }
}

/// A number's sign, and the rest.
struct Sign<'a> {
    negative: bool,
    /// Whether it is written as the plain form has it: a hyphen or nothing, close to the number.
    usual: bool,
    parentheses: bool,
    body: &'a str,
}

impl Sign<'_> {
    fn of(text: &str) -> Sign<'_> {
        let inner = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        let (negative, usual, body) = match (inner, text.chars().next()) {
            (Some(inner), _) => (true, false, inner),
            (None, Some('-')) => (true, true, &text[1..]),
            (None, Some('+')) => (false, false, &text[1..]),
            (None, Some(minus @ ('−' | '–'))) => (true, false, &text[minus.len_utf8()..]),
            _ => (false, true, text),
        };
        let close = body.trim();
        Sign {
            negative,
            usual: usual && close.len() == body.len(),
            parentheses: inner.is_some(),
            body: close,
        }
    }
}

/// Runs of digits with one mark between each and the next.
struct Number {
    runs: Vec<String>,
    marks: Vec<char>,
}

/// One thing that a number can mean.
struct Reading {
    thousands: Option<char>,
    decimal: Option<char>,
    whole: String,
    fraction: String,
}

impl Number {
    fn of(body: &str) -> Option<Number> {
        let mut runs = vec![String::new()];
        let mut marks = Vec::new();
        for sign in body.chars().map(usual_mark) {
            let run = runs.last_mut()?;
            match sign {
                '0'..='9' => run.push(sign),
                '.' | ',' | ' ' | '\'' if !run.is_empty() => {
                    marks.push(sign);
                    runs.push(String::new());
                }
                _ => return None,
            }
        }
        let complete = runs.last().is_some_and(|run| !run.is_empty());
        complete.then_some(Number { runs, marks })
    }

    /// The number with all its marks between thousands, if it has any and they stand right.
    fn with_thousands(&self) -> Option<Reading> {
        let first = *self.marks.first()?;
        grouped(&self.runs, &self.marks).then(|| Reading {
            thousands: Some(first),
            decimal: None,
            whole: self.runs.concat(),
            fraction: String::new(),
        })
    }

    /// The number with its last mark before the decimals; or without marks.
    fn with_decimals(&self) -> Option<Reading> {
        let Some((&decimal, before)) = self.marks.split_last() else {
            return Some(Reading {
                thousands: None,
                decimal: None,
                whole: self.runs.concat(),
                fraction: String::new(),
            });
        };
        let (fraction, whole) = self.runs.split_last()?;
        let usable = matches!(decimal, '.' | ',') && !before.contains(&decimal);
        (usable && grouped(whole, before)).then(|| Reading {
            thousands: before.first().copied(),
            decimal: Some(decimal),
            whole: whole.concat(),
            fraction: fraction.clone(),
        })
    }
}

/// Whether runs of digits are groups of thousands under one mark; a single run always is.
fn grouped(runs: &[String], marks: &[char]) -> bool {
    let [first, rest @ ..] = runs else {
        return false;
    };
    let alike = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let leading = first.len() <= GROUP && !first.starts_with('0');
    rest.is_empty() || (alike && leading && rest.iter().all(|run| run.len() == GROUP))
}

impl Reading {
    fn fits(&self, format: &NumberFormat) -> bool {
        let decimal = self.decimal.is_none_or(|mark| mark == format.decimal);
        let thousands = self.thousands.is_none() || self.thousands == format.thousands;
        decimal && thousands
    }

    /// The reading in a format, with the decimals that it was typed with.
    fn typed(&self, format: &NumberFormat, negative: bool) -> String {
        let mut out = String::with_capacity(self.whole.len() + self.fraction.len() + 2);
        if negative {
            out.push('-');
        }
        out.push_str(&self.whole);
        if !self.fraction.is_empty() {
            out.push(format.decimal);
            out.push_str(&self.fraction);
        }
        out
    }

    /// The value with so many decimals, which must be enough; at most eighteen digits before them.
    fn value(&self, digits: usize, negative: bool) -> Decimal {
        let fraction = self.fraction.trim_end_matches('0');
        let written = format!("{}{fraction:0<digits$}", self.whole);
        let significant = written.trim_start_matches('0');
        let units: i128 = match significant {
            "" => 0,
            some => some.parse().expect("a few dozen digits"),
        };
        let scale = u32::try_from(digits).expect("a few decimals");
        Decimal::from_i128_with_scale(if negative { -units } else { units }, scale)
    }
}

/// The text less the symbols or codes of currencies at its ends.
fn without_symbol(text: &str) -> Option<String> {
    let digit = |sign: char| sign.is_ascii_digit();
    let (from, to) = (text.find(digit)?, text.rfind(digit)? + 1);
    let (before, after) = (&text[..from], &text[to..]);
    let is_sign = |sign: char| matches!(sign, '-' | '−' | '–' | '(' | ')') || sign.is_whitespace();
    let marks = [before, after].map(|end| end.replace(is_sign, ""));
    let known = |mark: &String| mark.is_empty() || currency::is_mark(mark);
    if marks.iter().all(String::is_empty) || !marks.iter().all(known) {
        return None;
    }
    let negative = before.contains(['-', '−', '–', '(']);
    Some(format!(
        "{}{}",
        if negative { "-" } else { "" },
        &text[from..to]
    ))
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::Empty => f.write_str("no amount"),
            AmountError::NotANumber { corrected: None } => f.write_str("not a number"),
            AmountError::NotANumber {
                corrected: Some(text),
            } => {
                write!(f, "not a number: did you mean `{text}`")
            }
            AmountError::Ambiguous {
                readings: [one, other],
            } => {
                write!(f, "could be `{one}` or `{other}`")
            }
            AmountError::TooManyDecimals { allowed } => {
                write!(f, "more than the {allowed} decimals of the currency")
            }
            AmountError::WrongMark { corrected } => write!(f, "write it as `{corrected}`"),
            AmountError::NotAscii => f.write_str("digits other than 0 to 9, or invisible signs"),
            AmountError::TooLarge => f.write_str("too large for an amount"),
        }
    }
}

impl std::error::Error for AmountError {}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::AmountError::*;
    use super::*;
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
            assert_eq!(
                read.map(|amount| amount.to_string()).as_deref(),
                Ok(*value),
                "{text:?}"
            );
        }
    }

    fn refused(format: Option<NumberFormat>, digits: u8, cases: &[(&str, AmountError)]) {
        for (text, error) in cases {
            assert_eq!(
                read_amount(text, format, digits).as_ref(),
                Err(error),
                "{text:?}"
            );
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
        accepted(
            None,
            0,
            &[("1234", "1234"), ("1234.00", "1234"), ("0.000", "0")],
        );
        accepted(
            None,
            3,
            &[("1.234", "1.234"), ("10.500", "10.500"), ("7", "7.000")],
        );
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
        refused(None, 0, &[("1.234", ambiguous("1234", "1"))]);
        refused(None, 3, &[("1,234", ambiguous("1234", "1.234"))]);
        refused(format(',', '.'), 2, &[("1,234", ambiguous("1234", "1,23"))]);
        refused(format('.', ','), 2, &[("1.234", ambiguous("1234", "1.23"))]);
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
        accepted(
            format(',', ' '),
            2,
            &[
                ("1 234,50", "1234.50"),
                ("1\u{a0}234\u{202f}567,5", "1234567.50"),
            ],
        );
        accepted(
            format('.', '’'),
            2,
            &[("1'234.50", "1234.50"), ("1’234.50", "1234.50")],
        );
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
        accepted(
            accounting,
            2,
            &[("(500.00)", "-500.00"), ("( 5 )", "-5.00"), ("-5", "-5.00")],
        );
        refused(
            accounting,
            2,
            &[
                ("(0)", no_number("0.00")),
                ("(-5)", no_number("")),
                ("(5", no_number("")),
                ("(1,5)", wrong("-1.5")),
            ],
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
                ("5 millones", no_number("")),
                ("5M", no_number("")),
                ("50%", no_number("")),
            ],
        );
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "1e400", ".nan", ".inf", "inf", "NaN", "0x1F", "-", ".", "()", "1..2", "1.", ".5",
        ] {
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
        assert_eq!(
            NumberFormat::new(',', Some('\u{202f}'))
                .unwrap()
                .thousands(),
            Some(' ')
        );
    }

    #[test]
    fn a_country_has_a_format_to_propose() {
        let of = |tag: &str| locale(tag, None).number_format();
        assert_eq!(of("es-PA"), format('.', ','));
        assert_eq!(of("es-CO"), format(',', '.'));
        assert_eq!(of("es-CR"), format(',', ' '));
        assert_eq!(of("ar-EG"), None);
    }

    fn formats() -> impl Strategy<Value = NumberFormat> {
        let thousands = prop_oneof![Just(None), prop::char::range(' ', '\'').prop_map(Some)];
        let marks = prop_oneof![
            Just(Some('.')),
            Just(Some(',')),
            Just(Some(' ')),
            Just(Some('’')),
            thousands
        ];
        (prop_oneof![Just('.'), Just(',')], marks, any::<bool>()).prop_filter_map(
            "two marks",
            |(decimal, thousands, parentheses)| {
                let format = NumberFormat::new(decimal, thousands)?;
                Some(if parentheses {
                    format.with_parentheses()
                } else {
                    format
                })
            },
        )
    }

    /// The digits of a whole number with a mark at every third.
    fn marked(whole: &str, mark: Option<char>) -> String {
        let Some(mark) = mark else {
            return whole.to_string();
        };
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..Default::default() })]

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
                Err(NotANumber { corrected: Some(text) } | WrongMark { corrected: text }) => vec![text],
                Err(Ambiguous { readings }) => readings.to_vec(),
                _ => Vec::new(),
            };
            for offer in offered {
                prop_assert!(read_amount(&offer, format, digits).is_ok(), "{} for {}", offer, text);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}", digits in 0..=4_u8, format in formats()) {
            let _ = read_amount(&text, Some(format), digits);
        }

        #[test]
        fn a_locale_reads_what_it_writes(
            units in any::<i64>().prop_filter("not nothing", |units| *units != 0),
            country in prop_oneof![Just("PA"), Just("CO"), Just("CR"), Just("ES"), Just("CL"), Just("MX")],
        ) {
            let locale = locale("es", Some(country));
            let amount = Decimal::new(units, 2);
            let written = locale.decimal(&amount, Some(2));
            prop_assert_eq!(read_amount(&written, locale.number_format(), 2), Ok(amount), "{}", written);
        }
    }
}
