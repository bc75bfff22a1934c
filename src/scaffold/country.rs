//! The currencies of the countries for which portals are begun.

/// Countries (ISO 3166-1) with their currency (ISO 4217).
const CURRENCIES: &[(&str, &str)] = &[
    ("AR", "ARS"),
    ("BO", "BOB"),
    ("BR", "BRL"),
    ("CL", "CLP"),
    ("CO", "COP"),
    ("CR", "CRC"),
    ("CU", "CUP"),
    ("DO", "DOP"),
    ("EC", "USD"),
    ("ES", "EUR"),
    ("GQ", "XAF"),
    ("GT", "GTQ"),
    ("HN", "HNL"),
    ("MX", "MXN"),
    ("NI", "NIO"),
    ("PA", "PAB"),
    ("PE", "PEN"),
    ("PR", "USD"),
    ("PT", "EUR"),
    ("PY", "PYG"),
    ("SV", "USD"),
    ("US", "USD"),
    ("UY", "UYU"),
    ("VE", "VES"),
    ("ZA", "ZAR"),
];

/// The currency of a country, if it is known.
pub fn currency(country: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(known, _)| *known == country).map(|(_, currency)| *currency)
}
