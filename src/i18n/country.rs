//! Which two letters are a country's, and in which language its offices write.

use super::Lang;

/// The codes of ISO 3166-1, as they are in force.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Whether two letters, large or small, are the code of a country.
pub fn is_country(code: &str) -> bool {
    CODES.split_whitespace().any(|known| known.eq_ignore_ascii_case(code))
}

/// Countries by the language that they share, of those in which the program has texts for officers.
const LANGUAGES: [(&str, &str); 3] = [
    ("es", "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE"),
    ("pt", "AO BR CV GW MZ PT ST TL"),
    ("en", "AG AU BB BS BZ CA DM FJ GB GD GH GM GY IE JM KE KN LC LR MT NG NZ SL TT UG US VC ZM ZW"),
];

/// The language of a country's public offices, where it is one of those.
pub fn language(code: &str) -> Option<Lang> {
    let is_of = |codes: &str| codes.split_whitespace().any(|known| known.eq_ignore_ascii_case(code));
    LANGUAGES.iter().find(|(_, codes)| is_of(codes)).and_then(|(lang, _)| Lang::new(lang).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_249_and_no_others() {
        assert_eq!(CODES.split_whitespace().count(), 249);
        assert!(CODES.split_whitespace().is_sorted());
        assert!(is_country("PA") && is_country("gt") && !is_country("ZZ") && !is_country("") && !is_country("PAN"));
    }
}
