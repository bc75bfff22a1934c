//! A text in one or several languages.

use super::lang::Lang;

/// A text in one or several languages. The first stands in for those that are missing.
///
/// A text that is the same in every language (a name, a code) is [`Text::plain`]. A plain string
/// whose language is known, because it is the portal's first, is better made with [`Text::new`] and
/// a single pair: only then can a page in another language mark it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// `None`: the language is not said.
    first_lang: Option<Lang>,
    first: String,
    others: Vec<(Lang, String)>,
}

/// A text as a page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The language that it is in, when that is not the one asked for: the page marks it (`lang=`).
    pub lang: Option<&'a Lang>,
}

impl Text {
    /// A text that belongs to no language, or whose language nobody said.
    pub fn plain(text: String) -> Text {
        Text { first: text, ..Text::default() }
    }

    /// A text by language, the first language first. Empty translations count as missing; of two in
    /// one language the former stays.
    pub fn new(texts: Vec<(Lang, String)>) -> Text {
        let mut text = Text::default();
        for (lang, words) in texts {
            if words.trim().is_empty() || text.in_exactly(&lang).is_some() {
                continue;
            }
            if text.first_lang.is_none() {
                (text.first_lang, text.first) = (Some(lang), words);
            } else {
                text.others.push((lang, words));
            }
        }
        text
    }

    /// The text in that language, or else in the first.
    pub fn get(&self, lang: &Lang) -> Shown<'_> {
        match self.in_exactly(lang) {
            Some(text) => Shown { text, lang: None },
            None => Shown { text: &self.first, lang: self.first_lang.as_ref() },
        }
    }

    /// Whether nothing is missing in that language. A plain text is missing in none.
    pub fn has(&self, lang: &Lang) -> bool {
        self.first_lang.is_none() || self.in_exactly(lang).is_some()
    }

    /// The text in its first language.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Every text with its language, the first first; `None` where the language is not said.
    pub fn all(&self) -> impl Iterator<Item = (Option<&Lang>, &str)> {
        let first = (self.first_lang.as_ref(), self.first.as_str());
        let others = self.others.iter().map(|(lang, text)| (Some(lang), text.as_str()));
        std::iter::once(first).chain(others)
    }

    fn in_exactly(&self, lang: &Lang) -> Option<&str> {
        if self.first_lang.as_ref() == Some(lang) {
            return Some(&self.first);
        }
        let found = self.others.iter().find(|(other, _)| other == lang);
        found.map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).unwrap()
    }

    fn text(pairs: &[(&str, &str)]) -> Text {
        Text::new(pairs.iter().map(|(tag, text)| (lang(tag), text.to_string())).collect())
    }

    #[test]
    fn a_translation_is_shown_unmarked_and_a_stand_in_marked() {
        let park = text(&[("es", "Parque"), ("en", "Park")]);
        let shown = |tag| (park.get(&lang(tag)).text, park.get(&lang(tag)).lang.copied());
        assert_eq!(shown("es"), ("Parque", None));
        assert_eq!(shown("en"), ("Park", None));
        assert_eq!(shown("gym"), ("Parque", Some(lang("es"))));
        assert!(park.has(&lang("en")) && !park.has(&lang("gym")));
        assert_eq!(park.all().count(), 2);
    }

    #[test]
    fn a_plain_text_is_the_same_in_every_language() {
        let name = Text::plain("Ana Abrego".to_string());
        assert_eq!(name.get(&lang("en")), Shown { text: "Ana Abrego", lang: None });
        assert!(name.has(&lang("en")));
    }

    #[test]
    fn empty_and_repeated_translations_do_not_count() {
        let park = text(&[("es", " "), ("en", "Park"), ("en", "Green"), ("fr", "")]);
        assert_eq!(park.first(), "Park");
        assert_eq!(park.get(&lang("fr")).lang, Some(&lang("en")));
        assert!(text(&[]).is_empty());
    }
}
