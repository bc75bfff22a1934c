//! Currencies: their ISO 4217 codes, decimals and symbols.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::text::slug::fold;

/// A currency of ISO 4217. As cheap to copy as a reference.
#[derive(Clone, Copy)]
pub struct Currency(&'static Row);

/// A text that is not the code of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCurrency {
    /// The currency that was probably meant: `PAB` for `pab` or `B/.`.
    pub corrected: Option<Currency>,
}

impl Currency {
    /// A currency by its code, in capitals: `PAB`.
    pub fn new(code: &str) -> Result<Currency, BadCurrency> {
        by_code(code).ok_or_else(|| BadCurrency { corrected: guess(code) })
    }

    /// The three letters of ISO 4217.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// How many decimals its amounts have: two for the balboa, none for the Chilean peso.
    pub fn digits(&self) -> u8 {
        self.0.digits
    }

    /// How many decimals an amount is shown with: those of the currency, but none where it is whole and nobody pays
    /// with less than one, as with Colombian pesos. Cents that are there are shown.
    pub fn shown_digits(&self, amount: &Decimal) -> u8 {
        if self.rounded(*amount).fract().is_zero() { self.usual_digits() } else { self.digits() }
    }

    /// How many decimals people write, and what is worked out is rounded to: an average, a forecast.
    pub fn usual_digits(&self) -> u8 {
        if WITHOUT_CENTS.contains(&self.0.code) { 0 } else { self.digits() }
    }

    /// An amount with as many decimals as the currency has; a half goes away from zero, as it is shown.
    pub fn rounded(&self, amount: Decimal) -> Decimal {
        amount.round_dp_with_strategy(u32::from(self.digits()), RoundingStrategy::MidpointAwayFromZero)
    }

    /// An amount as programs read it: `1234.50`.
    pub fn written(&self, amount: Decimal) -> String {
        format!("{:.*}", usize::from(self.digits()), self.rounded(amount))
    }

    /// Its symbol in a country: `$` for dollars in Ecuador, `US$` in Panama. The code, where there
    /// is no symbol that could not be mistaken for another currency's.
    pub fn symbol(&self, country: Option<&str>) -> &'static str {
        match country {
            Some(country) if self.0.home.contains(&country) => self.0.home_symbol,
            _ => self.0.symbol,
        }
    }

    /// Whether a text is one of its codes, symbols or spoken names: what may stand beside its amounts.
    /// The dollar's are the balboa's too, which is one (Panama, Ley 84 of 1904).
    pub fn is_called(&self, text: &str) -> bool {
        let written = [self.0.code, self.0.symbol, self.0.home_symbol];
        let by_hand = |names: &[(&str, &[&str])], text: &str| {
            names.iter().any(|(name, codes)| *name == text && codes.contains(&self.0.code))
        };
        written.contains(&text)
            || self.0.code.eq_ignore_ascii_case(text)
            || by_hand(BY_HAND, text)
            || by_hand(SPOKEN, singular(&fold(text)))
            || (self.0.code == "PAB" && by_code("USD").is_some_and(|dollar| dollar.is_called(text)))
    }

    /// Whether a text is what some currency is called.
    pub fn is_any_called(text: &str) -> bool {
        Currency::all().any(|currency| currency.is_called(text))
    }

    /// All currencies, by code.
    pub fn all() -> impl Iterator<Item = Currency> {
        CURRENCIES.iter().map(Currency)
    }
}

fn by_code(code: &str) -> Option<Currency> {
    let found = CURRENCIES.binary_search_by_key(&code, |row| row.code);
    found.ok().map(|at| Currency(&CURRENCIES[at]))
}

/// The code in small letters or with spaces round it, or a symbol that only one currency has.
fn guess(text: &str) -> Option<Currency> {
    let tidy = text.trim();
    by_code(&tidy.to_uppercase()).or_else(|| {
        let mut found = Currency::all().filter(|currency| currency.0.symbol == tidy || currency.0.home_symbol == tidy);
        let only = found.next()?;
        found.next().is_none().then_some(only)
    })
}

impl PartialEq for Currency {
    fn eq(&self, other: &Currency) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Currency {}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Currency) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Currency) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for Currency {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl FromStr for Currency {
    type Err = BadCurrency;
    fn from_str(code: &str) -> Result<Currency, BadCurrency> {
        Currency::new(code)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.code())
    }
}

impl fmt::Display for BadCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a currency code of ISO 4217")?;
        match self.corrected {
            Some(currency) => write!(f, ": did you mean `{currency}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BadCurrency {}

struct Row {
    code: &'static str,
    digits: u8,
    /// The symbol where the currency is a foreign one.
    symbol: &'static str,
    /// The symbol where it is the country's own, for currencies that share one.
    home_symbol: &'static str,
    home: &'static [&'static str],
}

const fn row(code: &'static str, digits: u8, symbol: &'static str) -> Row {
    Row { code, digits, symbol, home_symbol: symbol, home: &[] }
}

impl Row {
    const fn at_home(self, home_symbol: &'static str, home: &'static [&'static str]) -> Row {
        Row { home_symbol, home, ..self }
    }
}

/// Symbols written by hand in offices, though they are none of the table.
const BY_HAND: &[(&str, &[&str])] = &[
    ("B/", &["PAB"]),
    ("$", &["DOP", "UYU"]),
    ("Bs.S", &["VES"]),
    ("Gs.", &["PYG"]),
    ("Gs", &["PYG"]),
    ("S/.", &["PEN"]),
    ("U$S", &["USD"]),
    ("Q.", &["GTQ"]),
    ("L.", &["HNL"]),
];

/// Currencies that have cents by ISO 4217 but not in the hand: the CLDR (48) writes their amounts without.
#[rustfmt::skip]
const WITHOUT_CENTS: &[&str] = &[
    "AFN", "ALL", "COP", "HUF", "IDR", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "PKR", "SLL", "SOS", "SYP", "YER",
];

/// What currencies are called when people speak, folded, and one of them.
const SPOKEN: &[(&str, &[&str])] = &[
    ("euro", &["EUR"]),
    ("dolar", DOLLARS),
    ("dollar", DOLLARS),
    ("balboa", &["PAB"]),
    ("peso", &["ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU"]),
    ("colon", &["CRC", "SVC"]),
    ("cordoba", &["NIO"]),
    ("quetzal", &["GTQ"]),
    ("lempira", &["HNL"]),
    ("sol", &["PEN"]),
    ("boliviano", &["BOB"]),
    ("bolivar", &["VED", "VES"]),
    ("guarani", &["PYG"]),
    ("real", &["BRL"]),
    ("reai", &["BRL"]),
    ("pound", &["GBP", "FKP", "GIP", "SHP"]),
    ("libra", &["GBP", "FKP", "GIP", "SHP"]),
    ("franc", FRANCS),
    ("franco", FRANCS),
];

const DOLLARS: &[&str] = &[
    "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD", "NZD", "SBD",
    "SGD", "SRD", "TTD", "TWD", "USD", "XCD",
];

const FRANCS: &[&str] = &["BIF", "CDF", "CHF", "DJF", "GNF", "KMF", "RWF", "XAF", "XOF", "XPF"];

/// One of several, as Spanish, Portuguese, English and French say it: `colones`, `pesos`, `reais`.
fn singular(word: &str) -> &str {
    let known = |word: &&str| SPOKEN.iter().any(|(name, _)| name == word);
    let without = ["es", "s"].into_iter().filter_map(|ending| word.strip_suffix(ending));
    without.into_iter().find(known).unwrap_or(word)
}

/// The currencies of ISO 4217, sorted by code.
///
/// Source: ISO 4217 list one as of 2026, codes and minor units, written down from knowledge of the
/// standard and compared in the tests with a second list; without metals, bond units, the SDR, the
/// sucre and the test codes, which have no minor unit. Those withdrawn since 2021 (ANG, BGN, CUC,
/// HRK, SLL, ZWL) stay for the budgets of those years. Symbols: those in official use in the
/// Americas and Europe, mostly the CLDR's; another currency's is its code.
#[rustfmt::skip]
const CURRENCIES: &[Row] = &[
    row("AED", 2, "AED"),
    row("AFN", 2, "AFN"),
    row("ALL", 2, "ALL").at_home("Lekë", &["AL"]),
    row("AMD", 2, "֏"),
    row("ANG", 2, "ANG"),
    row("AOA", 2, "Kz"),
    row("ARS", 2, "ARS").at_home("$", &["AR"]),
    row("AUD", 2, "A$").at_home("$", &["AU", "CC", "CX", "KI", "NF", "NR", "TV"]),
    row("AWG", 2, "Afl."),
    row("AZN", 2, "₼"),
    row("BAM", 2, "KM"),
    row("BBD", 2, "Bds$").at_home("$", &["BB"]),
    row("BDT", 2, "BDT"),
    row("BGN", 2, "лв."),
    row("BHD", 3, "BHD"),
    row("BIF", 0, "BIF"),
    row("BMD", 2, "BMD").at_home("$", &["BM"]),
    row("BND", 2, "BND"),
    row("BOB", 2, "Bs"),
    row("BOV", 2, "BOV"),
    row("BRL", 2, "R$"),
    row("BSD", 2, "BSD").at_home("$", &["BS"]),
    row("BTN", 2, "BTN"),
    row("BWP", 2, "BWP"),
    row("BYN", 2, "Br"),
    row("BZD", 2, "BZ$").at_home("$", &["BZ"]),
    row("CAD", 2, "CA$").at_home("$", &["CA"]),
    row("CDF", 2, "CDF"),
    row("CHE", 2, "CHE"),
    row("CHF", 2, "CHF"),
    row("CHW", 2, "CHW"),
    row("CLF", 4, "CLF"),
    row("CLP", 0, "CLP").at_home("$", &["CL"]),
    row("CNY", 2, "CN¥").at_home("¥", &["CN"]),
    row("COP", 2, "COP").at_home("$", &["CO"]),
    row("COU", 2, "COU"),
    row("CRC", 2, "₡"),
    row("CUC", 2, "CUC"),
    row("CUP", 2, "CUP").at_home("$", &["CU"]),
    row("CVE", 2, "CVE"),
    row("CZK", 2, "Kč"),
    row("DJF", 0, "DJF"),
    row("DKK", 2, "DKK").at_home("kr.", &["DK", "FO", "GL"]),
    row("DOP", 2, "RD$"),
    row("DZD", 2, "DZD"),
    row("EGP", 2, "EGP"),
    row("ERN", 2, "ERN"),
    row("ETB", 2, "ETB"),
    row("EUR", 2, "€"),
    row("FJD", 2, "FJD"),
    row("FKP", 2, "FKP"),
    row("GBP", 2, "£"),
    row("GEL", 2, "₾"),
    row("GHS", 2, "GH₵"),
    row("GIP", 2, "GIP"),
    row("GMD", 2, "GMD"),
    row("GNF", 0, "GNF"),
    row("GTQ", 2, "Q"),
    row("GYD", 2, "GY$").at_home("$", &["GY"]),
    row("HKD", 2, "HK$").at_home("$", &["HK"]),
    row("HNL", 2, "L"),
    row("HRK", 2, "HRK"),
    row("HTG", 2, "G"),
    row("HUF", 2, "Ft"),
    row("IDR", 2, "IDR"),
    row("ILS", 2, "₪"),
    row("INR", 2, "₹"),
    row("IQD", 3, "IQD"),
    row("IRR", 2, "IRR"),
    row("ISK", 0, "ISK").at_home("kr.", &["IS"]),
    row("JMD", 2, "J$").at_home("$", &["JM"]),
    row("JOD", 3, "JOD"),
    row("JPY", 0, "JP¥").at_home("¥", &["JP"]),
    row("KES", 2, "KES"),
    row("KGS", 2, "KGS"),
    row("KHR", 2, "KHR"),
    row("KMF", 0, "KMF"),
    row("KPW", 2, "KPW"),
    row("KRW", 0, "₩"),
    row("KWD", 3, "KWD"),
    row("KYD", 2, "CI$").at_home("$", &["KY"]),
    row("KZT", 2, "KZT"),
    row("LAK", 2, "LAK"),
    row("LBP", 2, "LBP"),
    row("LKR", 2, "LKR"),
    row("LRD", 2, "LRD"),
    row("LSL", 2, "LSL"),
    row("LYD", 3, "LYD"),
    row("MAD", 2, "MAD"),
    row("MDL", 2, "MDL"),
    row("MGA", 2, "MGA"),
    row("MKD", 2, "MKD").at_home("ден.", &["MK"]),
    row("MMK", 2, "MMK"),
    row("MNT", 2, "MNT"),
    row("MOP", 2, "MOP"),
    row("MRU", 2, "MRU"),
    row("MUR", 2, "MUR"),
    row("MVR", 2, "MVR"),
    row("MWK", 2, "MWK"),
    row("MXN", 2, "MX$").at_home("$", &["MX"]),
    row("MXV", 2, "MXV"),
    row("MYR", 2, "MYR"),
    row("MZN", 2, "MTn"),
    row("NAD", 2, "NAD"),
    row("NGN", 2, "₦"),
    row("NIO", 2, "C$"),
    row("NOK", 2, "NOK").at_home("kr", &["NO", "SJ"]),
    row("NPR", 2, "NPR"),
    row("NZD", 2, "NZ$").at_home("$", &["NZ", "CK", "NU", "PN", "TK"]),
    row("OMR", 3, "OMR"),
    row("PAB", 2, "B/."),
    row("PEN", 2, "S/"),
    row("PGK", 2, "PGK"),
    row("PHP", 2, "₱"),
    row("PKR", 2, "PKR"),
    row("PLN", 2, "zł"),
    row("PYG", 0, "₲"),
    row("QAR", 2, "QAR"),
    row("RON", 2, "RON").at_home("lei", &["RO"]),
    row("RSD", 2, "RSD"),
    row("RUB", 2, "₽"),
    row("RWF", 0, "RWF"),
    row("SAR", 2, "SAR"),
    row("SBD", 2, "SBD"),
    row("SCR", 2, "SCR"),
    row("SDG", 2, "SDG"),
    row("SEK", 2, "SEK").at_home("kr", &["SE"]),
    row("SGD", 2, "SGD"),
    row("SHP", 2, "SHP"),
    row("SLE", 2, "SLE"),
    row("SLL", 2, "SLL"),
    row("SOS", 2, "SOS"),
    row("SRD", 2, "SRD").at_home("$", &["SR"]),
    row("SSP", 2, "SSP"),
    row("STN", 2, "STN"),
    row("SVC", 2, "SVC"),
    row("SYP", 2, "SYP"),
    row("SZL", 2, "SZL"),
    row("THB", 2, "THB"),
    row("TJS", 2, "TJS"),
    row("TMT", 2, "TMT"),
    row("TND", 3, "TND"),
    row("TOP", 2, "TOP"),
    row("TRY", 2, "₺"),
    row("TTD", 2, "TT$").at_home("$", &["TT"]),
    row("TWD", 2, "NT$").at_home("$", &["TW"]),
    row("TZS", 2, "TZS"),
    row("UAH", 2, "₴"),
    row("UGX", 0, "UGX"),
    row("USD", 2, "US$").at_home("$", &["US", "AS", "BQ", "EC", "FM", "GU", "MH", "MP", "PR", "PW", "SV", "TC", "TL", "UM", "VG", "VI"]),
    row("USN", 2, "USN"),
    row("UYI", 0, "UYI"),
    row("UYU", 2, "$U"),
    row("UYW", 4, "UYW"),
    row("UZS", 2, "UZS"),
    row("VED", 2, "VED"),
    row("VES", 2, "Bs."),
    row("VND", 0, "₫"),
    row("VUV", 0, "VUV"),
    row("WST", 2, "WST"),
    row("XAD", 2, "XAD"),
    row("XAF", 0, "XAF"),
    row("XCD", 2, "EC$").at_home("$", &["AG", "AI", "DM", "GD", "KN", "LC", "MS", "VC"]),
    row("XCG", 2, "Cg"),
    row("XOF", 0, "XOF"),
    row("XPF", 0, "XPF"),
    row("YER", 2, "YER"),
    row("ZAR", 2, "R"),
    row("ZMW", 2, "ZMW"),
    row("ZWG", 2, "ZWG"),
    row("ZWL", 2, "ZWL"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_found_by_its_code() {
        let balboa = Currency::new("PAB").unwrap();
        assert_eq!((balboa.code(), balboa.digits()), ("PAB", 2));
        assert_eq!(Currency::new("CLP").unwrap().digits(), 0);
        assert_eq!(Currency::new("KWD").unwrap().digits(), 3);
        assert_eq!(Currency::new("CLF").unwrap().digits(), 4);
    }

    #[test]
    fn what_is_no_code_is_refused_with_the_likely_one() {
        let meant = |text: &str| Currency::new(text).unwrap_err().corrected;
        assert_eq!(meant("pab"), Currency::new("PAB").ok());
        assert_eq!(meant("B/."), Currency::new("PAB").ok());
        assert_eq!(meant("€"), Currency::new("EUR").ok());
        for text in ["$", "", "balboas", "XXX", "XAU"] {
            assert_eq!(meant(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_stands_beside_amounts_in_an_office_is_known() {
        for (code, names) in
            [("DOP", &["$", "RD$", "DOP", "pesos"][..]), ("UYU", &["$", "$U"]), ("COP", &["$", "pesos"])]
        {
            let currency = Currency::new(code).unwrap();
            for name in names {
                assert!(currency.is_called(name), "{code} {name}");
            }
        }
        assert!(!Currency::new("EUR").unwrap().is_called("$"));
    }

    #[test]
    fn a_shared_symbol_is_for_the_country_that_uses_it() {
        let dollar = Currency::new("USD").unwrap();
        assert_eq!(dollar.symbol(Some("EC")), "$");
        assert_eq!(dollar.symbol(Some("PA")), "US$");
        assert_eq!(dollar.symbol(None), "US$");
    }

    #[test]
    fn the_table_is_sorted_and_no_two_currencies_look_alike_in_one_country() {
        assert!(CURRENCIES.windows(2).all(|pair| pair[0].code < pair[1].code));
        let homes: Vec<&str> = CURRENCIES.iter().flat_map(|row| row.home).copied().collect();
        for country in homes {
            let mut symbols: Vec<_> = Currency::all().map(|c| c.symbol(Some(country))).collect();
            symbols.sort_unstable();
            let alike = symbols.windows(2).find(|pair| pair[0] == pair[1]);
            assert!(alike.is_none(), "{country}: {alike:?}");
        }
    }
}
