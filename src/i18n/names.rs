//! Countries and languages by what people call them: in Spanish, English, Portuguese, French and Italian, and
//! languages in their own words. A name that two of them share is neither's.

use crate::text::slug::fold;

/// A line each: the code, and the names without accents, capitals or signs. Source: the CLDR's names, and a few
/// that people use besides.
const COUNTRIES: &str = include_str!("names/countries.tsv");
/// The same of languages.
const LANGUAGES: &str = include_str!("names/languages.tsv");

/// The ISO code of the country that is called so.
pub fn country(name: &str) -> Option<&'static str> {
    code(COUNTRIES, name)
}

/// The tag of the language that is called so.
pub fn language(name: &str) -> Option<&'static str> {
    code(LANGUAGES, name)
}

fn code(table: &'static str, name: &str) -> Option<&'static str> {
    let name = bare(name);
    let rows = table.lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|_| !name.is_empty())
        .find(|(_, names)| names.split(';').any(|known| known == name))
        .map(|(code, _)| code)
}

/// A name's letters and digits, folded, with one space between words.
fn bare(name: &str) -> String {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::country::is_country;

    #[test]
    fn a_country_is_known_by_its_name() {
        for (name, code) in [
            ("Panamá", "PA"),
            ("España", "ES"),
            ("Brazil", "BR"),
            ("ESTADOS UNIDOS", "US"),
            ("Reino Unido", "GB"),
            ("Malí", "ML"),
            ("Camerún", "CM"),
            ("Cameroun", "CM"),
            ("Costa de Marfil", "CI"),
            ("Côte d'Ivoire", "CI"),
            ("Côte d’Ivoire", "CI"),
            ("EE.UU.", "US"),
            (" Guinée-Bissau ", "GW"),
        ] {
            assert_eq!(country(name), Some(code), "{name}");
        }
        assert!(country("Atlantis").is_none() && country("").is_none() && country("-").is_none());
    }

    #[test]
    fn a_language_is_known_by_its_name() {
        for (name, tag) in [
            ("español", "es"),
            ("Castellano", "es"),
            ("inglés", "en"),
            ("Portugues", "pt"),
            ("français", "fr"),
            ("quechua", "qu"),
        ] {
            assert_eq!(language(name), Some(tag), "{name}");
        }
        assert!(language("klingon").is_none() && language("").is_none());
    }

    #[test]
    fn every_country_has_a_name_and_no_name_two() {
        let mut seen = std::collections::BTreeMap::new();
        for line in COUNTRIES.lines() {
            let (code, names) = line.split_once('\t').expect("a code");
            assert!(is_country(code) && !names.is_empty(), "{line}");
            for name in names.split(';') {
                assert_eq!(bare(name), name, "as it is looked up");
                assert!(seen.insert(name, code).is_none(), "{name} is of two");
            }
        }
        assert_eq!(COUNTRIES.lines().count(), 249);
        assert!(LANGUAGES.lines().all(|line| Lang::new(line.split('\t').next().expect("a tag")).is_ok()));
    }
}
