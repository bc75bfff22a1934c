//! Which two letters are a country's, and in which language its offices write.

use super::Lang;
use crate::text::slug::fold;

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

/// What countries are called in Spanish, English and Portuguese, without accents and capitals: those whose
/// offices write in these languages, and some others.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("AO", &["angola"]),
    ("AR", &["argentina"]),
    ("AT", &["austria"]),
    ("AU", &["australia"]),
    ("BE", &["belgica", "belgium"]),
    ("BO", &["bolivia"]),
    ("BR", &["brasil", "brazil"]),
    ("BZ", &["belice", "belize"]),
    ("CA", &["canada"]),
    ("CH", &["suiza", "switzerland", "suica"]),
    ("CL", &["chile"]),
    ("CN", &["china"]),
    ("CO", &["colombia"]),
    ("CR", &["costa rica"]),
    ("CU", &["cuba"]),
    ("CV", &["cabo verde", "cape verde"]),
    ("CZ", &["chequia", "czechia", "republica checa", "czech republic"]),
    ("DE", &["alemania", "germany", "alemanha"]),
    ("DK", &["dinamarca", "denmark"]),
    ("DO", &["republica dominicana", "dominican republic"]),
    ("EC", &["ecuador", "equador"]),
    ("ES", &["espana", "spain", "espanha"]),
    ("FI", &["finlandia", "finland"]),
    ("FR", &["francia", "france", "franca"]),
    ("GB", &["reino unido", "united kingdom", "great britain", "england", "scotland", "wales", "inglaterra", "uk"]),
    ("GH", &["ghana", "gana"]),
    ("GQ", &["guinea ecuatorial", "equatorial guinea"]),
    ("GR", &["grecia", "greece"]),
    ("GT", &["guatemala"]),
    ("GW", &["guinea-bisau", "guinea-bissau", "guine-bissau"]),
    ("GY", &["guyana", "guiana"]),
    ("HN", &["honduras"]),
    ("HT", &["haiti"]),
    ("IE", &["irlanda", "ireland"]),
    ("IN", &["india"]),
    ("IT", &["italia", "italy"]),
    ("JM", &["jamaica"]),
    ("JP", &["japon", "japan", "japao"]),
    ("KE", &["kenia", "kenya", "quenia"]),
    ("LR", &["liberia"]),
    ("MX", &["mexico"]),
    ("MZ", &["mozambique", "mocambique"]),
    ("NG", &["nigeria"]),
    ("NI", &["nicaragua"]),
    ("NL", &["paises bajos", "netherlands", "the netherlands", "paises baixos", "holanda"]),
    ("NO", &["noruega", "norway"]),
    ("NZ", &["nueva zelanda", "nueva zelandia", "new zealand", "nova zelandia"]),
    ("PA", &["panama"]),
    ("PE", &["peru"]),
    ("PH", &["filipinas", "philippines"]),
    ("PL", &["polonia", "poland"]),
    ("PR", &["puerto rico", "porto rico"]),
    ("PT", &["portugal"]),
    ("PY", &["paraguay", "paraguai"]),
    ("RW", &["ruanda", "rwanda"]),
    ("SE", &["suecia", "sweden"]),
    ("ST", &["santo tome y principe", "sao tome and principe", "sao tome e principe"]),
    ("SV", &["el salvador"]),
    ("TL", &["timor oriental", "timor-leste", "east timor"]),
    ("TT", &["trinidad y tobago", "trinidad and tobago", "trinidad e tobago"]),
    ("UA", &["ucrania", "ukraine"]),
    ("UG", &["uganda"]),
    ("US", &["estados unidos", "estados unidos de america", "united states", "united states of america", "usa", "eua"]),
    ("UY", &["uruguay", "uruguai"]),
    ("VE", &["venezuela"]),
    ("ZA", &["sudafrica", "south africa", "africa do sul"]),
    ("ZM", &["zambia"]),
];

/// The code of the country that is called so in Spanish, English or Portuguese.
pub fn named(name: &str) -> Option<&'static str> {
    let name = fold(name.trim());
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(code, _)| *code)
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

    #[test]
    fn a_country_is_known_by_its_name_in_three_languages() {
        for (name, code) in
            [("Panamá", "PA"), ("España", "ES"), ("Brazil", "BR"), ("ESTADOS UNIDOS", "US"), ("Reino Unido", "GB")]
        {
            assert_eq!(named(name), Some(code), "{name}");
        }
        assert!(named("Atlantis").is_none() && named("").is_none());
        assert!(NAMES.iter().all(|(code, _)| is_country(code)) && NAMES.is_sorted());
    }
}
