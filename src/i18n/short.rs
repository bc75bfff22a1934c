//! Large figures made legible: "9.8 millones". The exact figure belongs near them.

use rust_decimal::Decimal;

use super::currency::Currency;
use super::locale::Locale;
use super::numbers::{Grouping, icu_decimal, is_negative, round};
use super::plural::Category;

/// A word for a power of ten.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    zeros: u32,
    one: &'static str,
    many: &'static str,
}

const fn unit(zeros: u32, one: &'static str, many: &'static str) -> Unit {
    Unit { zeros, one, many }
}

/// The words of a language, the smallest first, each a thousand times
/// the one before; none where we have no words: figures stay whole.
/// Source: the CLDR's long compact decimals (48).
pub(super) fn units(language: &str, region: &str) -> &'static [Unit] {
    const ES: &[Unit] =
        &[unit(6, "millón", "millones"), unit(9, "mil millones", "mil millones"), unit(12, "billón", "billones")];
    const EN: &[Unit] =
        &[unit(6, "million", "million"), unit(9, "billion", "billion"), unit(12, "trillion", "trillion")];
    const PT_BR: &[Unit] =
        &[unit(6, "milhão", "milhões"), unit(9, "bilhão", "bilhões"), unit(12, "trilhão", "trilhões")];
    const PT: &[Unit] =
        &[unit(6, "milhão", "milhões"), unit(9, "mil milhões", "mil milhões"), unit(12, "bilião", "biliões")];
    const FR: &[Unit] =
        &[unit(6, "million", "millions"), unit(9, "milliard", "milliards"), unit(12, "billion", "billions")];
    const IT: &[Unit] =
        &[unit(6, "milione", "milioni"), unit(9, "miliardo", "miliardi"), unit(12, "mille miliardi", "mila miliardi")];
    match language {
        "es" => ES,
        "en" => EN,
        "pt" if super::money::is_european_portuguese(region) => PT,
        "pt" => PT_BR,
        "fr" => FR,
        "it" => IT,
        _ => &[],
    }
}

impl Locale {
    /// A figure at a glance: "9.8 millones" with at most one decimal; below a million the whole
    /// number, "12,500"; below a thousand at most one decimal.
    pub fn short(&self, number: &Decimal) -> String {
        let (rounded, unit) = self.shortened(number);
        let mut out = String::with_capacity(24);
        self.write_signed(&mut out, &rounded, 0);
        if let Some(unit) = unit {
            out.push(' ');
            out.push_str(self.unit_word(unit, &rounded));
        }
        out
    }

    /// An amount at a glance: "B/. 9.8 millones". Below a thousand it is exact.
    pub fn money_short(&self, amount: &Decimal, currency: &Currency) -> String {
        if amount.abs() < Decimal::ONE_THOUSAND {
            return self.money(amount, currency);
        }
        let (rounded, unit) = self.shortened(amount);
        let symbol = currency.symbol(self.country());
        self.with_symbol(symbol, is_negative(&rounded), |out| {
            self.marks.write(out, &rounded, 0, Grouping::Always);
            if let Some(unit) = unit {
                out.push(' ');
                out.push_str(self.unit_word(unit, &rounded));
            }
        })
    }

    /// The figure to write, and the word after it. A figure that rounding brings to the next word
    /// takes that word: 999,999.6 is a million.
    fn shortened(&self, number: &Decimal) -> (Decimal, Option<&'static Unit>) {
        if number.abs() < Decimal::ONE_THOUSAND {
            return (round(number, 1).normalize(), None);
        }
        let mut shortened = (round(number, 0), None);
        let mut limit = power_of_ten(6);
        for unit in self.units {
            if shortened.0.abs() < limit {
                break;
            }
            let scaled = round(&(number / power_of_ten(unit.zeros)), 1);
            shortened = (scaled.normalize(), Some(unit));
            limit = Decimal::ONE_THOUSAND;
        }
        shortened
    }

    fn unit_word(&self, unit: &Unit, count: &Decimal) -> &'static str {
        let count = icu_decimal(&count.abs().to_string());
        match self.plurals.of(&count) {
            Category::One => unit.one,
            _ => unit.many,
        }
    }
}

fn power_of_ten(zeros: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.pow(zeros), 0)
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::*;

    fn short(tag: &str, country: &str, text: &str) -> String {
        locale(tag, Some(country)).short(&text.parse().unwrap())
    }

    #[test]
    fn a_large_figure_is_rounded_to_a_word() {
        for (text, expected) in [
            ("0", "0"),
            ("0.25", "0.3"),
            ("999.96", "1,000"),
            ("12500", "12,500"),
            ("12500.50", "12,501"),
            ("949999.99", "950,000"),
            ("999999.6", "1 millón"),
            ("1000000", "1 millón"),
            ("-9840000", "−9.8 millones"),
            ("999960000", "1 mil millones"),
            ("1250000000", "1.3 mil millones"),
            ("2000000000000", "2 billones"),
        ] {
            assert_eq!(short("es", "PA", text), expected, "{text}");
        }
        assert_eq!(short("en", "PA", "1234567"), "1.2 million");
        assert_eq!(short("de", "DE", "1234567"), "1.234.567");
    }

    #[test]
    fn a_short_amount_keeps_its_symbol_and_small_ones_their_cents() {
        let panama = locale("es", Some("PA"));
        let balboas = Currency::new("PAB").unwrap();
        let short = |text: &str| panama.money_short(&text.parse().unwrap(), &balboas);
        assert_eq!(short("9812345.67"), "B/.\u{a0}9.8 millones");
        assert_eq!(short("-12500.50"), "−B/.\u{a0}12,501");
        assert_eq!(short("0.35"), "B/.\u{a0}0.35");
        let euros = Currency::new("EUR").unwrap();
        let spain = locale("es", Some("ES"));
        assert_eq!(spain.money_short(&9_812_345.into(), &euros), "9,8 millones\u{a0}€");
    }
}
