//! Amounts of money: symbol, place, space, sign, and the decimals of the currency.

use rust_decimal::Decimal;

use super::currency::Currency;
use super::locale::Locale;
use super::numbers::{Grouping, NO_BREAK_SPACE, is_negative, round};

/// Where the symbol stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Before,
    After,
}

/// Where the minus stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Minus {
    /// Before everything: "−B/. 5".
    First,
    /// Between symbol and number, in place of the space or after it: "$-5", "Gs. -5".
    Inside,
}

/// How a locale puts symbol, sign and number together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    place: Place,
    /// A space even after a symbol like "$". After one that ends in a letter or a stop there is
    /// always one.
    spaced: bool,
    minus: Minus,
    /// Whether the space stays before an inner minus.
    spaced_minus: bool,
}

const TIGHT: Style = Style { place: Place::Before, spaced: false, minus: Minus::First, spaced_minus: false };
const SPACED: Style = Style { spaced: true, ..TIGHT };
const AFTER: Style = Style { place: Place::After, ..SPACED };
const INSIDE: Style = Style { minus: Minus::Inside, ..TIGHT };
const INSIDE_SPACED: Style = Style { minus: Minus::Inside, spaced_minus: true, ..SPACED };

impl Style {
    /// Source: the CLDR's currency patterns (48), by language and region. A language that is not
    /// here writes "$5".
    pub(super) fn of(language: &str, region: &str) -> Style {
        match (language, region) {
            ("es", "CL" | "EC" | "VE") => INSIDE,
            ("es", "PY") | ("nl", _) => INSIDE_SPACED,
            ("es", "AR" | "CO" | "PE" | "UY") => SPACED,
            ("es", "GQ") => TIGHT,
            ("es", region) if is_latin_american(region) => TIGHT,
            ("pt", region) if !is_european_portuguese(region) => SPACED,
            ("it" | "de", "CH") | ("de", "LI") => Style { spaced: true, ..INSIDE },
            ("de", "AT") | ("qu" | "mn" | "ps" | "jv", _) => SPACED,
            ("es" | "pt" | "it" | "de" | "fr" | "ca" | "gl" | "eu" | "ast" | "oc" | "an", _) => AFTER,
            ("be" | "bg" | "bs" | "cs" | "da" | "el" | "et" | "fi" | "fo" | "hr" | "hu", _) => AFTER,
            ("hy" | "is" | "ka" | "lb" | "lt" | "lv" | "mk" | "nb" | "nn" | "no" | "pl", _) => AFTER,
            ("ro" | "ru" | "se" | "sk" | "sl" | "sq" | "sr" | "sv" | "tk" | "uk" | "vi", _) => AFTER,
            _ => TIGHT,
        }
    }
}

/// The regions whose Spanish follows that of Latin America (`es-419`) in the CLDR.
pub(super) fn is_latin_american(region: &str) -> bool {
    matches!(
        region,
        "419"
            | "AR"
            | "BO"
            | "BR"
            | "BZ"
            | "CL"
            | "CO"
            | "CR"
            | "CU"
            | "DO"
            | "EC"
            | "GT"
            | "HN"
            | "MX"
            | "NI"
            | "PA"
            | "PE"
            | "PR"
            | "PY"
            | "SV"
            | "US"
            | "UY"
            | "VE"
    )
}

/// The regions whose Portuguese follows that of Portugal in the CLDR.
pub(super) fn is_european_portuguese(region: &str) -> bool {
    matches!(region, "AO" | "CH" | "CV" | "FR" | "GQ" | "GW" | "LU" | "MO" | "MZ" | "PT" | "ST" | "TL")
}

impl Locale {
    /// An amount with its symbol: "B/. 1,234.50", with a no-break space. It has the currency's
    /// decimals, where they are in use, and the thousands are always marked, as in the columns where amounts stand.
    pub fn money(&self, amount: &Decimal, currency: &Currency) -> String {
        self.money_marked(amount, currency.shown_digits(amount), currency.symbol(self.country()))
    }

    pub(super) fn money_marked(&self, amount: &Decimal, decimals: u8, symbol: &str) -> String {
        let rounded = round(amount, decimals.into());
        self.with_symbol(symbol, is_negative(&rounded), |out| {
            self.marks.write(out, &rounded, decimals.into(), Grouping::Always);
        })
    }

    /// Puts symbol and sign round what `figure` writes.
    pub(super) fn with_symbol(&self, symbol: &str, negative: bool, figure: impl FnOnce(&mut String)) -> String {
        let mut out = String::with_capacity(32);
        if negative && self.style.minus == Minus::First {
            out.push_str(&self.marks.minus);
        }
        match self.style.place {
            Place::Before => {
                self.push_symbol_before(&mut out, symbol, negative);
                figure(&mut out);
            }
            Place::After => {
                figure(&mut out);
                out.push(NO_BREAK_SPACE);
                out.push_str(symbol);
            }
        }
        if negative {
            out.push_str(&self.marks.minus_end);
        }
        out
    }

    fn push_symbol_before(&self, out: &mut String, symbol: &str, negative: bool) {
        let inside = negative && self.style.minus == Minus::Inside;
        out.push_str(symbol);
        let spaced = match inside {
            true => self.style.spaced_minus,
            false => self.style.spaced || needs_space(symbol),
        };
        if spaced {
            out.push(NO_BREAK_SPACE);
        }
        if inside {
            out.push_str(&self.marks.minus);
        }
    }
}

/// The CLDR's rule of currency spacing: letters and stops do not touch a digit, signs like $ may.
fn needs_space(symbol: &str) -> bool {
    let last = symbol.chars().next_back();
    last.is_some_and(|sign| sign.is_alphanumeric() || sign == '.' || sign == '/')
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::*;

    fn money(tag: &str, country: &str, code: &str, text: &str) -> String {
        let currency = Currency::new(code).unwrap();
        let written = locale(tag, Some(country)).money(&text.parse().unwrap(), &currency);
        written.replace(NO_BREAK_SPACE, "~")
    }

    #[test]
    fn an_amount_is_written_as_in_its_country() {
        for (tag, country, code, text, expected) in [
            ("es", "PA", "PAB", "1234.5", "B/.~1,234.50"),
            ("es", "PA", "PAB", "-1234567.5", "−B/.~1,234,567.50"),
            ("en", "PA", "PAB", "1234.5", "B/.~1,234.50"),
            ("gym", "PA", "PAB", "1234.5", "B/.~1,234.50"),
            ("es", "PA", "USD", "1234.5", "US$1,234.50"),
            ("es", "SV", "USD", "1234.5", "$1,234.50"),
            ("es", "MX", "MXN", "1234.5", "$1,234.50"),
            ("es", "PA", "MXN", "1234.5", "MX$1,234.50"),
            ("es", "GT", "GTQ", "1234.5", "Q~1,234.50"),
            ("es", "CR", "CRC", "1234567.5", "₡1~234~567,50"),
            ("es", "HN", "HNL", "1234.5", "L~1,234.50"),
            ("es", "NI", "NIO", "1234.5", "C$1,234.50"),
            ("es", "DO", "DOP", "-1234.5", "−RD$1,234.50"),
            ("es", "CO", "COP", "1234567", "$~1.234.567"),
            ("es", "CO", "COP", "-1234567.5", "−$~1.234.567,50"),
            ("es", "PE", "PEN", "1234.5", "S/~1,234.50"),
            ("es", "CL", "CLP", "-1234567", "$−1.234.567"),
            ("es", "AR", "ARS", "1234.5", "$~1.234,50"),
            ("es", "UY", "UYU", "1234.5", "$U~1.234,50"),
            ("es", "BO", "BOB", "1234.5", "Bs~1.234,50"),
            ("es", "PY", "PYG", "-1234567", "₲~−1.234.567"),
            ("es", "VE", "VES", "1234.5", "Bs.~1.234,50"),
            ("es", "VE", "VES", "-1234.5", "Bs.−1.234,50"),
            ("es", "CU", "CUP", "1234.5", "$1,234.50"),
            ("es", "ES", "EUR", "1234.5", "1.234,50~€"),
            ("es", "ES", "EUR", "-1234.5", "−1.234,50~€"),
            ("pt", "BR", "BRL", "-1234.5", "−R$~1.234,50"),
            ("pt", "PT", "EUR", "1234.5", "1~234,50~€"),
            ("it", "IT", "EUR", "1234.5", "1.234,50~€"),
            ("en", "GB", "GBP", "1234.5", "£1,234.50"),
            ("en", "US", "USD", "-1234.5", "−$1,234.50"),
            ("pl", "PL", "PLN", "1234.5", "1~234,50~zł"),
            ("en", "ZA", "ZAR", "1234.5", "R~1~234,50"),
            ("de", "CH", "CHF", "-1234.5", "CHF−1'234.50"),
        ] {
            assert_eq!(money(tag, country, code, text), expected, "{tag} {country} {code}");
        }
    }

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        assert_eq!(money("es", "PA", "PAB", "0"), "B/.~0.00");
        assert_eq!(money("es", "PA", "PAB", "-0.001"), "B/.~0.00");
        assert_eq!(money("es", "PA", "PAB", "2.675"), "B/.~2.68");
        assert_eq!(money("es", "CL", "CLP", "1234.5"), "$1.235");
        assert_eq!(money("es", "PA", "KWD", "1.5"), "KWD~1.500");
    }
}
