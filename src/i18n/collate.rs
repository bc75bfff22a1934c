//! The order of names in a language, the same on every machine.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale::Locale as IcuLocale;

use super::locale::Locale;

pub(super) fn collator(formats: &IcuLocale) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(formats);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    CollatorBorrowed::try_new(preferences, CollatorOptions::default())
        .expect("the compiled data has an order for every language")
}

impl Locale {
    /// Which of two names stands first in a list: ñ after n, Á with A, "Acuerdo 2" before
    /// "Acuerdo 10". Equal only for equal texts, so that a sorted list has one order.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(left, right).then_with(|| left.cmp(right))
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;

    #[test]
    fn names_stand_where_a_reader_looks_for_them() {
        let sorted = "Abrego Ábrego ábrego Acosta chame Chitré Colón lamas llano Nata nota Ñurum \
                      Ocú Óscar Zárate";
        let mut names: Vec<&str> = sorted.split_whitespace().collect();
        names.reverse();
        for (tag, country) in [("es", "PA"), ("es", "ES"), ("gym", "PA")] {
            let locale = locale(tag, Some(country));
            names.sort_by(|a, b| locale.compare(a, b));
            assert_eq!(names[..2], ["Abrego", "ábrego"], "{tag}");
            assert_eq!(names[11..], ["Ñurum", "Ocú", "Óscar", "Zárate"], "{tag}");
        }
    }

    #[test]
    fn numbers_inside_names_count() {
        assert!(locale("es", None).compare("Acuerdo 2", "Acuerdo 10").is_lt());
    }

    #[test]
    fn only_equal_texts_are_equal() {
        let locale = locale("es", None);
        assert!(locale.compare("n\u{303}", "ñ").is_lt());
        assert!(locale.compare("ñ", "ñ").is_eq());
    }
}
