//! The currencies of countries.

/// Currencies (ISO 4217) with the countries (ISO 3166-1) whose own they are.
const CURRENCIES: &[(&str, &str)] = &[
    ("AED", "AE"),
    ("AOA", "AO"),
    ("ARS", "AR"),
    ("AUD", "AU KI NR TV"),
    ("BBD", "BB"),
    ("BOB", "BO"),
    ("BRL", "BR"),
    ("BSD", "BS"),
    ("BWP", "BW"),
    ("BZD", "BZ"),
    ("CAD", "CA"),
    ("CHF", "CH LI"),
    ("CLP", "CL"),
    ("CNY", "CN"),
    ("COP", "CO"),
    ("CRC", "CR"),
    ("CUP", "CU"),
    ("CVE", "CV"),
    ("CZK", "CZ"),
    ("DKK", "DK FO GL"),
    ("DOP", "DO"),
    ("EUR", "AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA"),
    ("FJD", "FJ"),
    ("GBP", "GB GG IM JE"),
    ("GHS", "GH"),
    ("GMD", "GM"),
    ("GTQ", "GT"),
    ("GYD", "GY"),
    ("HNL", "HN"),
    ("HTG", "HT"),
    ("HUF", "HU"),
    ("IDR", "ID"),
    ("ILS", "IL"),
    ("INR", "IN"),
    ("ISK", "IS"),
    ("JMD", "JM"),
    ("JPY", "JP"),
    ("KES", "KE"),
    ("KRW", "KR"),
    ("LRD", "LR"),
    ("MAD", "MA"),
    ("MXN", "MX"),
    ("MYR", "MY"),
    ("MZN", "MZ"),
    ("NAD", "NA"),
    ("NGN", "NG"),
    ("NIO", "NI"),
    ("NOK", "NO SJ"),
    ("NZD", "CK NU NZ TK"),
    ("PAB", "PA"),
    ("PEN", "PE"),
    ("PHP", "PH"),
    ("PLN", "PL"),
    ("PYG", "PY"),
    ("RON", "RO"),
    ("RWF", "RW"),
    ("SEK", "SE"),
    ("SGD", "SG"),
    ("SRD", "SR"),
    ("STN", "ST"),
    ("THB", "TH"),
    ("TRY", "TR"),
    ("TTD", "TT"),
    ("TWD", "TW"),
    ("TZS", "TZ"),
    ("UAH", "UA"),
    ("UGX", "UG"),
    ("USD", "EC PR SV TL US"),
    ("UYU", "UY"),
    ("VES", "VE"),
    ("VND", "VN"),
    ("XAF", "CF CG CM GA GQ TD"),
    ("XCD", "AG DM GD KN LC VC"),
    ("XOF", "BF BJ CI GW ML NE SN TG"),
    ("ZAR", "ZA"),
    ("ZMW", "ZM"),
];

/// The currency of a country, if it is known.
pub fn currency(country: &str) -> Option<&'static str> {
    let is_of = |countries: &str| countries.split(' ').any(|known| known.eq_ignore_ascii_case(country));
    CURRENCIES.iter().find(|(_, countries)| is_of(countries)).map(|(currency, _)| *currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Currency;
    use crate::i18n::country::is_country;

    #[test]
    fn every_currency_and_country_is_one_and_no_country_has_two() {
        let mut seen = std::collections::BTreeSet::new();
        for (currency, countries) in CURRENCIES {
            assert!(Currency::new(currency).is_ok(), "{currency}");
            for country in countries.split(' ') {
                assert!(is_country(country) && seen.insert(country), "{country}");
            }
        }
        assert_eq!((currency("gb"), currency("JP"), currency("AQ")), (Some("GBP"), Some("JPY"), None));
    }
}
