//! Holds what this room writes to a second implementation of the CLDR's rules: the ICU of Node 20
//! (ICU 78, CLDR 48). `expected.tsv` was made by `make.mjs` beside it; make it anew with
//! `node make.mjs > expected.tsv` and look at what changed.

use std::collections::BTreeMap;

use icu_decimal::DecimalFormatter;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::numbers::icu_decimal;
use super::{Currency, Lang, Locale};

const EXPECTED: &str = include_str!("expected.tsv");

/// Where we differ and mean to: kind, the locales (or the inputs, for currencies), and why. A line
/// that no longer differs is refused, so that the list stays true.
const MEANT: &[(&str, &str, &str)] = &[
    ("decimal", "gl", "ICU4X has CLDR 49, where Galician parts thousands with a space"),
    ("money", "gl", "the same"),
    ("percent", "gl", "the same"),
    ("plural", "gl qu qu-BO", "ICU4X has CLDR 49"),
    ("date_long", "hi", "ICU4X has CLDR 49"),
    ("weekday_long", "hi", "ICU4X has CLDR 49"),
    ("weekday_long", "es-HN en-IE it-CH", "a comma: ICU4X joins weekday and day in another way"),
    ("time", "es es-ES es-GQ es-MX en-IN", "ICU4X has CLDR 49: two digits for the hour, AM"),
    ("time", "es-AR es-CL es-PY es-UY", "ICU4X has CLDR 49: the clock of 24 hours"),
    ("plural", "pt-AO pt-MZ", "as in Portugal; Node takes the rules of Brazil"),
    ("short", "pt-AO pt-MZ", "the same"),
    ("short", "en-IN", "we have no words for lakh and crore"),
    (
        "digits",
        "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER",
        "ISO 4217 has decimals that the CLDR leaves out because nobody pays with them",
    ),
    ("digits", "XDR XSU", "units of account of banks, not currencies"),
];

fn is_meant(kind: &str, name: &str) -> bool {
    let mut meant = MEANT.iter().filter(|(of, ..)| *of == kind);
    meant.any(|(_, names, _)| names.split(' ').any(|known| known == name))
}

/// Compares all lines of one kind with what we write, the meant differences apart.
fn check(kind: &str, write: impl Fn(&Locale, &str) -> String) {
    let mut locales = BTreeMap::new();
    let (mut wrong, mut meant) = (Vec::new(), BTreeMap::new());
    for line in EXPECTED.lines().filter(|line| line.split('\t').next() == Some(kind)) {
        let [_, tag, input, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four cells in {line:?}")
        };
        let locale = locales.entry(tag).or_insert_with(|| {
            let lang = Lang::new(if tag == "und" { "en" } else { tag }).unwrap();
            Locale::new(&lang, None).unwrap()
        });
        // We write the minus as a sign of its own in every language.
        let hyphened = |text: &str| text.replace('−', "-");
        let (written, expected) = (hyphened(&write(locale, input)), hyphened(expected));
        let name = if tag == "und" { input } else { tag };
        if is_meant(kind, name) {
            *meant.entry(name).or_insert(false) |= written != expected;
        } else if written != expected {
            wrong.push(format!("{tag} {input}: {written:?}, expected {expected:?}"));
        }
    }
    assert!(!locales.is_empty(), "no lines of {kind}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(meant.values().all(|differs| *differs), "no longer differing: {meant:?}");
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn numbers_are_as_expected() {
    check("decimal", |locale, text| locale.decimal(&number(text), None));
}

#[test]
fn percentages_are_as_expected() {
    check("percent", |locale, text| locale.percent(&number(text), 1));
}

#[test]
fn money_is_as_expected() {
    check("money", |locale, input| {
        let [amount, code, symbol] = input.split(' ').collect::<Vec<_>>()[..] else {
            panic!("amount, code and symbol in {input:?}")
        };
        let digits = Currency::new(code).unwrap().digits();
        locale.money_marked(&number(amount), digits, symbol)
    });
}

#[test]
fn short_figures_are_as_expected() {
    check("short", |locale, text| locale.short(&number(text)));
}

#[test]
fn dates_are_as_expected() {
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    check("date_long", |locale, text| locale.date_long(day(text)));
    check("month_year", |locale, text| locale.month_year(day(text)));
    check("weekday_long", |locale, text| locale.weekday_long(day(text)));
    check("weekday", |locale, text| locale.weekday(day(text)));
}

#[test]
fn times_are_as_expected() {
    let time = |text: &str| text.parse::<jiff::civil::Time>().unwrap();
    check("time", |locale, text| locale.time(time(text)).replace('\u{a0}', " "));
}

#[test]
fn plural_categories_are_as_expected() {
    check("plural", |locale, n| format!("{:?}", locale.plural(n.parse().unwrap())).to_lowercase());
}

#[test]
fn names_are_in_the_expected_order() {
    for line in EXPECTED.lines().filter(|line| line.starts_with("order\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let locale = Locale::new(&Lang::new(cells[1]).unwrap(), None).unwrap();
        let mut names: Vec<&str> = cells[3].split('|').collect();
        names.sort_unstable();
        names.sort_by(|a, b| locale.compare(a, b));
        assert_eq!(names.join("|"), cells[3], "{}", cells[1]);
    }
}

#[test]
fn languages_are_named_as_expected() {
    // The CLDR writes some in small letters, for the middle of a sentence; ours open a link.
    for line in EXPECTED.lines().filter(|line| line.starts_with("own_name\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let lang = Lang::new(cells[1]).unwrap();
        assert_eq!(lang.own_name().to_lowercase(), cells[3].to_lowercase());
    }
}

#[test]
fn a_whole_amount_has_the_decimals_that_people_write() {
    let lines = EXPECTED.lines().filter(|line| line.starts_with("digits\t"));
    let mut known = 0;
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let Ok(currency) = Currency::new(cells[2]) else { continue };
        assert_eq!(currency.shown_digits(&Decimal::ONE_THOUSAND).to_string(), cells[3], "{}", cells[2]);
        known += 1;
    }
    assert!(known > 100);
}

#[test]
fn currencies_have_the_expected_decimals() {
    check("digits", |_, code| match Currency::new(code) {
        Ok(currency) => currency.digits().to_string(),
        Err(_) => "unknown".to_string(),
    });
}

#[test]
fn numbers_written_by_hand_are_those_of_icu() {
    let tags = [
        "es", "es-419", "es-PA", "es-CR", "es-CL", "en", "en-IN", "en-ZA", "pt", "pt-PT", "fr", "it", "it-CH", "de-AT",
        "pl", "bg", "hi", "bn", "ar-EG", "fa", "my", "eu", "sv", "ur", "he", "qu",
    ];
    let made = tags.map(|tag| {
        let lang = Lang::new(tag).unwrap();
        let icu = icu_locale::Locale::from(lang.identifier());
        let formatter = DecimalFormatter::try_new((&icu).into(), Default::default()).unwrap();
        (tag, Locale::new(&lang, None).unwrap(), formatter)
    });
    let config = ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() };
    let numbers = (any::<i128>(), 0..95_u32, 0..=28_u8);
    proptest!(config, |((number, shift, scale) in numbers)| {
        let number = Decimal::from_i128_with_scale((number >> 32) >> shift, scale.into());
        prop_assume!(!number.is_zero());
        let plain = icu_decimal(&number.to_string());
        for (tag, locale, icu) in &made {
            let written = locale.decimal(&number, Some(scale));
            prop_assert_eq!(written.replace('−', "-"), icu.format(&plain).to_string().replace('−', "-"), "{}", tag);
        }
    });
}
