//! The interface's own words in one language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::locale::Locale;
use super::plural::Category;

/// A word of the interface, or its forms by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordValue {
    /// The same for every number.
    Plain(String),
    /// One form for each plural category that the language tells apart.
    Forms(Forms),
}

/// The plural forms of a word. The form `other` always exists and stands in for the missing ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    other: String,
    special: Vec<(Category, String)>,
}

/// Why a map is not a set of plural forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadForms {
    /// A key that is none of zero, one, two, few, many, other.
    UnknownCategory(String),
    /// The form `other` is missing.
    NoOther,
}

impl Forms {
    /// The forms by the names of their categories.
    pub fn new(forms: impl IntoIterator<Item = (impl AsRef<str>, String)>) -> Result<Forms, BadForms> {
        let mut other = None;
        let mut special = Vec::new();
        for (name, form) in forms {
            let name = name.as_ref();
            match Category::named(name) {
                Some(Category::Other) => other = Some(form),
                Some(category) => special.push((category, form)),
                None => return Err(BadForms::UnknownCategory(name.to_string())),
            }
        }
        let other = other.ok_or(BadForms::NoOther)?;
        Ok(Forms { other, special })
    }

    fn of(&self, category: Category) -> &str {
        let special = self.special.iter().find(|(known, _)| *known == category);
        special.map_or(&self.other, |(_, form)| form)
    }
}

/// The words of one language by dotted key, `budget.title`. A key that is missing gives `None`: who
/// asks knows the place, and reports it.
#[derive(Clone, Debug)]
pub struct Words {
    locale: Arc<Locale>,
    values: BTreeMap<String, WordValue>,
}

impl Words {
    /// The words of the locale's language. Of two with one key the latter stays, so that a theme's
    /// words can follow the defaults.
    pub fn new(locale: Arc<Locale>, words: impl IntoIterator<Item = (String, WordValue)>) -> Words {
        let values = words.into_iter().collect();
        Words { locale, values }
    }

    /// The locale that counts and writes numbers for these words.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// A word as it stands; of one with plural forms, the form `other`.
    pub fn word(&self, key: &str) -> Option<&str> {
        Some(match self.values.get(key)? {
            WordValue::Plain(text) => text,
            WordValue::Forms(forms) => &forms.other,
        })
    }

    /// A word with its `{name}` places filled. A place that no argument names stays visible.
    pub fn phrase(&self, key: &str, args: &[(&str, &str)]) -> Option<String> {
        Some(fill(self.word(key)?, &|name| argument(args, name).map(Cow::Borrowed)))
    }

    /// A word in the form for so many, its places filled; `{n}` is the number in the locale's marks.
    pub fn count(&self, key: &str, n: u64, args: &[(&str, &str)]) -> Option<String> {
        let text = match self.values.get(key)? {
            WordValue::Plain(text) => text,
            WordValue::Forms(forms) => forms.of(self.locale.plural(n)),
        };
        let number = || Cow::Owned(self.locale.decimal(&n.into(), None));
        Some(fill(text, &|name| match argument(args, name) {
            Some(value) => Some(Cow::Borrowed(value)),
            None => (name == "n").then(number),
        }))
    }
}

fn argument<'a>(args: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    let found = args.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

/// Fills the places of a text. What is filled in is not read again.
fn fill<'a>(text: &str, value: &dyn Fn(&str) -> Option<Cow<'a, str>>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, place)) = rest.split_once('{') {
        out.push_str(before);
        let filled = place.split_once('}').and_then(|(name, after)| Some((value(name)?, after)));
        match filled {
            Some((value, after)) => {
                out.push_str(&value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = place;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::*;

    fn words(tag: &str) -> Words {
        let plain = |text: &str| WordValue::Plain(text.to_string());
        let pairs = [("one", "{n} obra en {place}"), ("other", "{n} obras en {place}")];
        let forms = Forms::new(pairs.map(|(name, form)| (name, form.to_string()))).unwrap();
        Words::new(
            Arc::new(locale(tag, Some("PA"))),
            [
                ("title".to_string(), plain("Presupuesto")),
                ("of".to_string(), plain("{what} de {where}, {missing} {")),
                ("works".to_string(), WordValue::Forms(forms)),
            ],
        )
    }

    #[test]
    fn a_word_is_found_by_its_key() {
        let words = words("es");
        assert_eq!(words.word("title"), Some("Presupuesto"));
        assert_eq!(words.word("none"), None);
        assert_eq!(words.phrase("none", &[]), None);
        assert_eq!(words.count("none", 1, &[]), None);
        assert_eq!(words.keys().collect::<Vec<_>>(), ["of", "title", "works"]);
    }

    #[test]
    fn places_are_filled_once() {
        let filled = words("es").phrase("of", &[("what", "{where}"), ("where", "Boquete")]);
        assert_eq!(filled.unwrap(), "{where} de Boquete, {missing} {");
    }

    #[test]
    fn the_number_chooses_the_form() {
        let words = words("es");
        let count = |n| words.count("works", n, &[("place", "Boquete")]).unwrap();
        assert_eq!(count(1), "1 obra en Boquete");
        assert_eq!(count(0), "0 obras en Boquete");
        assert_eq!(count(12_500), "12,500 obras en Boquete");
        assert_eq!(count(1_000_000), "1,000,000 obras en Boquete");
        assert_eq!(words.count("title", 3, &[]).unwrap(), "Presupuesto");
    }

    #[test]
    fn forms_have_known_names_and_an_other() {
        let forms = |name: &str| Forms::new([(name, String::new())]);
        assert_eq!(forms("one"), Err(BadForms::NoOther));
        assert_eq!(forms("uno"), Err(BadForms::UnknownCategory("uno".to_string())));
        assert!(forms("other").is_ok());
    }
}
