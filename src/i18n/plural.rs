//! Which plural form a number takes in a language.

use icu_locale::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules, PluralRulesOptions};

use super::locale::Locale;

/// The plural forms of the CLDR. Spanish uses `one`, `other` and, for whole millions, `many`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Nothing, in the languages that say it apart (Welsh, Arabic, Latvian).
    Zero,
    /// One thing; in French and Portuguese also less than two.
    One,
    /// A pair, in the languages that say it apart.
    Two,
    /// A few, in the languages that say it apart (Polish, Czech).
    Few,
    /// Many; in the Romance languages, whole millions ("un millón de obras").
    Many,
    /// All other numbers: the form that every word has.
    Other,
}

impl Category {
    /// The category by its name in the CLDR, which is also the key in a words file.
    pub fn named(name: &str) -> Option<Category> {
        PluralCategory::get_for_cldr_string(name).map(Category::from)
    }
}

impl From<PluralCategory> for Category {
    fn from(category: PluralCategory) -> Category {
        match category {
            PluralCategory::Zero => Category::Zero,
            PluralCategory::One => Category::One,
            PluralCategory::Two => Category::Two,
            PluralCategory::Few => Category::Few,
            PluralCategory::Many => Category::Many,
            PluralCategory::Other => Category::Other,
        }
    }
}

/// A language's rules.
#[derive(Debug)]
pub(super) struct Plurals(PluralRules);

impl Plurals {
    pub(super) fn new(formats: &IcuLocale) -> Plurals {
        let rules = PluralRules::try_new(formats.into(), PluralRulesOptions::default());
        Plurals(rules.expect("the compiled data has rules for every language"))
    }

    pub(super) fn of(&self, number: impl Into<PluralOperands>) -> Category {
        self.0.category_for(number).into()
    }
}

impl Locale {
    /// The plural form for so many things.
    pub fn plural(&self, n: u64) -> Category {
        self.plurals.of(n)
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::Category::{self, *};

    #[test]
    fn one_is_not_many() {
        let forms = |tag: &str, numbers: &[u64]| -> Vec<Category> {
            let locale = locale(tag, None);
            numbers.iter().map(|&n| locale.plural(n)).collect()
        };
        assert_eq!(forms("es", &[0, 1, 2, 1_000_000]), [Other, One, Other, Many]);
        assert_eq!(forms("fr", &[0, 1, 2]), [One, One, Other]);
        assert_eq!(forms("pl", &[1, 3, 5]), [One, Few, Many]);
    }

    #[test]
    fn a_category_has_a_name() {
        assert_eq!(Category::named("few"), Some(Few));
        assert_eq!(Category::named("some"), None);
    }
}
