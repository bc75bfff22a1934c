//! A language, by its BCP 47 tag.

use std::fmt;
use std::str::FromStr;

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use tinystr::TinyAsciiStr;

/// The longest tag we carry, in bytes: language, script, region and a variant or two.
const MAX_BYTES: usize = 24;

/// A BCP 47 language tag such as `es`, `pt-BR` or `gym`, well formed and in its usual casing.
///
/// It is as cheap to copy as a number. Whether the tag is registered is not asked: a municipality
/// may publish in a language that no table of ours knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(TinyAsciiStr<MAX_BYTES>);

/// A text that is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLang {
    /// The tag that was probably meant: `es-PA` for `es_PA`, `es` for `Español`.
    pub corrected: Option<Lang>,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl Lang {
    /// Reads a tag; `ES-pa` becomes `es-PA`. Extensions (`es-u-…`) and `und` are not languages.
    pub fn new(tag: &str) -> Result<Lang, BadLang> {
        well_formed(tag).ok_or_else(|| BadLang { corrected: guess(tag) })
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The language alone: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        let tag = self.as_str();
        tag.split_once('-').map_or(tag, |(language, _)| language)
    }

    /// The direction of its usual script, by CLDR.
    pub fn direction(&self) -> Direction {
        const DIRECTIONS: LocaleDirectionality = LocaleDirectionality::new_common();
        if DIRECTIONS.is_right_to_left(&self.identifier()) { Direction::Rtl } else { Direction::Ltr }
    }

    /// The language's name in the language itself, as it opens a link: `Español`. The tag, where we
    /// do not know the name.
    pub fn own_name(&self) -> &str {
        let name_of = |tag: &str| {
            let found = OWN_NAMES.binary_search_by_key(&tag, |&(known, _)| known);
            found.ok().map(|at| OWN_NAMES[at].1)
        };
        name_of(self.as_str()).or_else(|| name_of(self.language())).unwrap_or(self.as_str())
    }

    /// The same tag as ICU's type.
    pub(super) fn identifier(&self) -> LanguageIdentifier {
        LanguageIdentifier::try_from_str(self.as_str()).expect("checked when the Lang was made")
    }
}

fn well_formed(tag: &str) -> Option<Lang> {
    let id = LanguageIdentifier::try_from_str(tag).ok()?;
    if id.language.is_unknown() {
        return None;
    }
    TinyAsciiStr::try_from_str(&id.to_string()).ok().map(Lang)
}

/// The likely slip: underscores for hyphens, spaces around, a name instead of a tag.
fn guess(tag: &str) -> Option<Lang> {
    let tidy = tag.trim().replace('_', "-");
    well_formed(&tidy).or_else(|| {
        let lower = tidy.to_lowercase();
        let (known, _) = OWN_NAMES.iter().find(|(_, name)| name.to_lowercase() == lower)?;
        well_formed(known)
    })
}

impl FromStr for Lang {
    type Err = BadLang;
    fn from_str(tag: &str) -> Result<Lang, BadLang> {
        Lang::new(tag)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.as_str())
    }
}

impl fmt::Display for BadLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a BCP 47 language tag")?;
        match self.corrected {
            Some(lang) => write!(f, ": did you mean `{lang}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BadLang {}

/// Languages by tag, in their own words, sorted by tag. Source: CLDR's own names, with a capital as
/// at the head of a link; for languages of the Americas that CLDR does not name, the name that their
/// speakers' organisations use, under the code of ISO 639-3.
const OWN_NAMES: &[(&str, &str)] = &[
    ("an", "Aragonés"),
    ("ar", "العربية"),
    ("arn", "Mapudungun"),
    ("ast", "Asturianu"),
    ("ay", "Aymar aru"),
    ("bg", "Български"),
    ("br", "Brezhoneg"),
    ("bzd", "Bribri"),
    ("ca", "Català"),
    ("cab", "Garifuna"),
    ("co", "Corsu"),
    ("cs", "Čeština"),
    ("cuk", "Dulegaya"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("emp", "Emberá"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("fur", "Furlan"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("gn", "Avañe’ẽ"),
    ("guc", "Wayuunaiki"),
    ("gym", "Ngäbere"),
    ("he", "עברית"),
    ("hr", "Hrvatski"),
    ("ht", "Kreyòl ayisyen"),
    ("hu", "Magyar"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("miq", "Miskitu"),
    ("mt", "Malti"),
    ("nah", "Nāhuatl"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("noa", "Woun Meu"),
    ("oc", "Occitan"),
    ("pap", "Papiamentu"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("qu", "Runasimi"),
    ("quc", "Kʼicheʼ"),
    ("rm", "Rumantsch"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sab", "Buglere"),
    ("sc", "Sardu"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("srn", "Sranantongo"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("yua", "Maaya t’aan"),
    ("zh", "中文"),
];

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The tags of all languages that we name.
    pub fn named() -> impl Iterator<Item = &'static str> {
        OWN_NAMES.iter().map(|(tag, _)| *tag)
    }

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).unwrap()
    }

    #[test]
    fn a_tag_is_read_in_its_usual_casing() {
        for (typed, tag) in [
            ("es", "es"),
            ("ES-pa", "es-PA"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("gym", "gym"),
            ("ca-valencia", "ca-valencia"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(lang(typed).as_str(), tag);
        }
        assert_eq!(lang("pt-BR").language(), "pt");
    }

    #[test]
    fn what_is_no_tag_is_refused_with_the_likely_one() {
        let meant = |text: &str| Lang::new(text).unwrap_err().corrected;
        assert_eq!(meant("es_PA"), Some(lang("es-PA")));
        assert_eq!(meant(" en "), Some(lang("en")));
        assert_eq!(meant("español"), Some(lang("es")));
        assert_eq!(meant("NGÄBERE"), Some(lang("gym")));
        for text in ["", "und", "e", "english-language", "es-", "es-u-nu-latn", "../es", "ñ"] {
            assert_eq!(meant(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_language_knows_its_direction_and_name() {
        assert_eq!(lang("es").direction(), Direction::Ltr);
        assert_eq!(lang("gym").direction(), Direction::Ltr);
        assert_eq!(lang("ar").direction(), Direction::Rtl);
        assert_eq!(lang("he-IL").direction(), Direction::Rtl);
        assert_eq!(lang("az-Arab").direction(), Direction::Rtl);
        assert_eq!(lang("es").own_name(), "Español");
        assert_eq!(lang("es-PA").own_name(), "Español");
        assert_eq!(lang("gym").own_name(), "Ngäbere");
        assert_eq!(lang("xyz-PA").own_name(), "xyz-PA");
    }

    #[test]
    fn the_names_are_sorted_and_their_tags_well_formed() {
        assert!(OWN_NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(OWN_NAMES.iter().all(|(tag, _)| Lang::new(tag).is_ok()));
    }
}
