//! How a language is written in one country.

use std::fmt;

use icu_collator::CollatorBorrowed;
use icu_locale::subtags::{Language, Region};
use icu_locale::{LanguageIdentifier, Locale as IcuLocale, LocaleExpander, langid};

use super::collate::collator;
use super::dates::Dates;
use super::lang::Lang;
use super::money::Style;
use super::numbers::{Marks, Percent};
use super::plural::Plurals;
use super::short::{self, Unit};

/// The local forms of figures, dates, plurals and order: one language in one country.
///
/// Made once a build for each language (in some tens of microseconds), then shared by all threads.
/// What it writes is named where it is written: `decimal`, `percent` and `short` in `numbers`,
/// `money` in `money`, `date_long` and its like in `dates`, `plural`, `compare`.
#[derive(Debug)]
pub struct Locale {
    pub(super) lang: Lang,
    pub(super) country: Option<Region>,
    pub(super) marks: Marks,
    pub(super) percent: Percent,
    pub(super) style: Style,
    pub(super) units: &'static [Unit],
    pub(super) dates: Dates,
    pub(super) plurals: Plurals,
    pub(super) collator: CollatorBorrowed<'static>,
}

/// One `Locale` serves all threads; this fails to compile if a part of it ever stops doing so.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<Locale>();
};

/// A text that is not the code of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCountry;

impl Locale {
    /// The forms of a language in a country (ISO 3166, two letters).
    ///
    /// A region in the language's own tag says how figures are written (`pt-BR` in Panama is written
    /// as in Brazil); the country says which currency needs no name. A language and country that the
    /// CLDR does not join, such as English in Panama, is written as that language is at large. A
    /// language that it does not know, such as Ngäbere, is written as the country's main language.
    pub fn new(lang: &Lang, country: Option<&str>) -> Result<Locale, BadCountry> {
        Self::like(lang, None, country)
    }

    /// The forms of a language in a country; of `other` where the CLDR does not know it.
    pub fn like(lang: &Lang, other: Option<&Lang>, country: Option<&str>) -> Result<Locale, BadCountry> {
        let country = match country {
            Some(code) => Some(country_of(code)?),
            None => lang.identifier().region,
        };
        let formats = formats(lang, other, country);
        let language = formats.id.language;
        let region = formats.id.region;
        Ok(Locale {
            lang: *lang,
            country,
            marks: Marks::new(&formats),
            percent: Percent::of(language.as_str(), region_str(&region)),
            style: Style::of(language.as_str(), region_str(&region)),
            units: short::units(language.as_str(), region_str(&region)),
            dates: Dates::new(&formats),
            plurals: Plurals::new(&formats),
            collator: collator(&formats),
        })
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The country's code, in capitals.
    pub fn country(&self) -> Option<&str> {
        self.country.as_ref().map(|region| region.as_str())
    }
}

fn country_of(code: &str) -> Result<Region, BadCountry> {
    let region = Region::try_from_str(code).map_err(|_| BadCountry)?;
    if region.is_alphabetic() { Ok(region) } else { Err(BadCountry) }
}

fn region_str(region: &Option<Region>) -> &str {
    region.as_ref().map_or("", |region| region.as_str())
}

/// The locale whose forms are used: the language's own if the CLDR has them, or else those of the
/// one that is said to stand in, or else those of the country's main language.
fn formats(lang: &Lang, other: Option<&Lang>, country: Option<Region>) -> IcuLocale {
    for lang in std::iter::once(lang).chain(other) {
        let mut own = lang.identifier();
        own.region = own.region.or(country);
        if known(&own) {
            return own.into();
        }
    }
    let main = country.map(main_language).filter(known);
    main.unwrap_or(langid!("en-001")).into()
}

/// The language that most of a country's offices write, by the CLDR's likely subtags; but where
/// those name a language without forms, the other official one.
fn main_language(country: Region) -> LanguageIdentifier {
    let mut id = LanguageIdentifier::UNKNOWN;
    id.region = Some(country);
    LocaleExpander::new_common().maximize(&mut id);
    id.script = None;
    let official = match country.as_str() {
        "PY" => "es",
        "HT" => "fr",
        _ => return id,
    };
    id.language = Language::try_from_str(official).expect("a constant");
    id
}

/// Whether the CLDR has forms for a language. Its root, which stands for all others, numbers the
/// months ("M03") instead of naming them.
fn known(id: &LanguageIdentifier) -> bool {
    let march = jiff::civil::date(2026, 3, 4);
    !Dates::new(&id.clone().into()).long(march).contains("M03")
}

impl fmt::Display for BadCountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the two-letter code of a country (ISO 3166)")
    }
}

impl std::error::Error for BadCountry {}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A locale for a test, from its tag.
    pub fn locale(tag: &str, country: Option<&str>) -> Locale {
        Locale::new(&Lang::new(tag).unwrap(), country).unwrap()
    }

    fn long_date(tag: &str, country: Option<&str>) -> String {
        locale(tag, country).date_long(jiff::civil::date(2026, 3, 4))
    }

    #[test]
    fn an_unknown_language_is_written_as_the_country_writes() {
        assert_eq!(long_date("gym", Some("PA")), "4 de marzo de 2026");
        assert_eq!(long_date("gn", Some("PY")), "4 de marzo de 2026");
        assert_eq!(long_date("pai", Some("PY")), "4 de marzo de 2026");
        assert_eq!(long_date("xyz", Some("BR")), "4 de março de 2026");
        assert_eq!(long_date("xyz", Some("HT")), "4 mars 2026");
        assert_eq!(long_date("xyz", None), "4 March 2026");
        assert_eq!(long_date("xyz", Some("ZZ")), "4 March 2026");
    }

    #[test]
    fn an_unknown_language_is_written_as_the_one_that_stands_in() {
        let french = Lang::new("fr").unwrap();
        let locale = |tag: &str| Locale::like(&Lang::new(tag).unwrap(), Some(&french), Some("PA")).unwrap();
        let march = jiff::civil::date(2026, 3, 4);
        assert_eq!(locale("gym").date_long(march), "4 mars 2026");
        assert_eq!(locale("gym").lang().as_str(), "gym");
        assert_eq!(locale("es").date_long(march), "4 de marzo de 2026", "one that is known needs none");
    }

    #[test]
    fn a_country_that_the_language_does_not_know_changes_nothing() {
        assert_eq!(long_date("en", Some("PA")), long_date("en", None));
        assert_eq!(locale("en", Some("PA")).country(), Some("PA"));
    }

    #[test]
    fn the_tag_says_the_forms_and_the_country_the_currency() {
        let locale = locale("pt-BR", Some("PT"));
        let euros = super::super::Currency::new("EUR").unwrap();
        assert_eq!(locale.money(&1234.into(), &euros), "€\u{a0}1.234,00");
        assert_eq!(locale.country(), Some("PT"));
    }

    #[test]
    fn a_country_is_two_letters() {
        let es = Lang::new("es").unwrap();
        for code in ["Panamá", "", "P", "419", "PAN"] {
            assert_eq!(Locale::new(&es, Some(code)).unwrap_err(), BadCountry);
        }
        assert_eq!(Locale::new(&es, Some("pa")).unwrap().country(), Some("PA"));
    }

    #[test]
    fn one_locale_serves_several_threads() {
        let locale = locale("es", Some("PA"));
        let (first, second) = std::thread::scope(|threads| {
            let write = || locale.decimal(&1_234_567.into(), None);
            let (one, two) = (threads.spawn(write), threads.spawn(write));
            (one.join().unwrap(), two.join().unwrap())
        });
        assert_eq!((first.as_str(), second.as_str()), ("1,234,567", "1,234,567"));
    }
}
