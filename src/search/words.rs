//! A text's words as they are looked up: without accents, capitals or ending.
//!
//! `assets/search.js` cuts and folds what a reader types in the same way; what is changed here is
//! changed there.

use pagefind_stem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What may stand inside a word or a number, but not at its ends: `AC-2026-014`, `2.1.3`, `d'eau`.
const JOINERS: &[char] = &['.', ',', '-', '/', '\'', '’', ':', '_', '@', '·'];

/// The words of a text, as typed: runs of letters and digits, with what joins them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| !(c.is_alphanumeric() || is_combining_mark(c) || JOINERS.contains(&c));
    text.split(between).map(|word| word.trim_matches(JOINERS)).filter(|word| !word.is_empty())
}

/// The forms under which a word is found, each with the part of the word that it is made of.
///
/// A number is one form: `2.1.3`, and `9831210` where `9,831,210.00` is written. Any other word
/// with joiners is found by its parts, so that `14` finds the act `AC-2026-014`, and as a whole too
/// where it holds a digit.
pub fn forms(word: &str, mut each: impl FnMut(&str, String)) {
    if !word.contains(JOINERS) {
        return each(word, without_zeros(fold(word)));
    }
    if word.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b',' | b'\'')) {
        return each(word, grouped(word).unwrap_or_else(|| word.to_owned()));
    }
    for part in word.split(JOINERS) {
        let is_digits = part.bytes().all(|c| c.is_ascii_digit());
        if part.chars().nth(1).is_some() || is_digits && !part.is_empty() {
            each(part, without_zeros(fold(part)));
        }
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        each(word, fold(word));
    }
}

/// A word in small letters and without accents: `Ñame` is `name`, as it is typed on a phone that
/// lacks the letter.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

/// `014` is found as `14`.
fn without_zeros(form: String) -> String {
    if form.starts_with('0') && form.bytes().all(|c| c.is_ascii_digit()) {
        let digits = form.trim_start_matches('0');
        return if digits.is_empty() { "0".to_owned() } else { digits.to_owned() };
    }
    form
}

/// The whole part of an amount whose thousands are marked: `9831210` of `9,831,210.00`.
fn grouped(word: &str) -> Option<String> {
    let mut parts = word.split(['.', ',', '\'']);
    let first = parts.next()?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    if !is_digits(first) || first.len() > 3 {
        return None;
    }
    let mut digits = first.to_owned();
    let mut ended = false;
    for part in parts {
        let is_group = !ended && part.len() == 3;
        if !is_digits(part) || !is_group && (ended || part.len() > 2) {
            return None;
        }
        if is_group {
            digits.push_str(part);
        }
        ended = !is_group;
    }
    (digits.len() > first.len()).then_some(digits)
}

/// Takes the endings off a language's words (Snowball's rules); where a language has no rules, a
/// word is its own stem.
pub struct Endings(Option<Stemmer>);

impl Endings {
    /// The endings of a language, by its tag.
    pub fn of(language: &str) -> Self {
        let rules = match language.split('-').next().unwrap_or_default() {
            "ar" => Algorithm::Arabic,
            "ca" => Algorithm::Catalan,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "eu" => Algorithm::Basque,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "id" => Algorithm::Indonesian,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "tr" => Algorithm::Turkish,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(rules)))
    }

    /// A word's stem, folded. It takes the word as typed: the rules ask for its accents.
    pub fn off(&self, word: &str) -> String {
        match &self.0 {
            Some(rules) => fold(&rules.stem(&word.nfc().collect::<String>().to_lowercase())),
            None => fold(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text).for_each(|word| forms(word, |_, form| all.push(form)));
        all
    }

    #[test]
    fn words_are_folded_and_marks_around_them_are_none() {
        assert_eq!(all("¿Qué es «Educación»? (Ñame.)"), ["que", "es", "educacion", "name"]);
        assert_eq!(all("nin\u{303}o"), ["nino"], "an accent of its own is no end of a word");
    }

    #[test]
    fn codes_are_found_whole_and_acts_by_their_number() {
        assert_eq!(all("2.1.3"), ["2.1.3"]);
        assert_eq!(all("AC-2026-014"), ["ac", "2026", "14", "ac-2026-014"]);
        assert_eq!(all("014"), ["14"]);
        assert_eq!(all("000"), ["0"]);
    }

    #[test]
    fn an_amount_is_found_by_its_digits() {
        assert_eq!(all("B/. 9,831,210.00"), ["b", "9831210"]);
        assert_eq!(grouped("9,831,210.00").as_deref(), Some("9831210"));
        assert_eq!(grouped("9.831.210,5").as_deref(), Some("9831210"));
        assert_eq!(grouped("1.234").as_deref(), Some("1234"));
        for none in ["2.1.3", "12.50", "2026-014", "1234.567", "1.23.456", "1.234.56.78"] {
            assert_eq!(grouped(none), None, "{none}");
        }
    }

    #[test]
    fn each_language_has_its_own_endings() {
        let es = Endings::of("es-PA");
        assert_eq!(es.off("Camiones"), es.off("camión"));
        assert_eq!(Endings::of("en").off("cities"), Endings::of("en").off("city"));
        assert_eq!(Endings::of("gym").off("Ngäbe"), "ngabe");
    }
}
