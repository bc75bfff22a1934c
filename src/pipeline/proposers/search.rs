//! Names looked for among the words of a text: each word is looked at once for each length that a form which begins
//! with it has, however many names there are.

use std::collections::{BTreeSet, HashMap};

use super::names::{Form, Likeness};
use super::people::Name;
use super::words::Word;

/// Where a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Whose it is, as they were given.
    pub whose: usize,
    pub likeness: Likeness,
    pub line: u32,
    /// Which of the words is its first.
    pub at: usize,
}

/// The forms of some names.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the first word: how many words the forms have that begin with it.
    lengths: HashMap<String, BTreeSet<usize>>,
    /// By their words: whose they are.
    forms: HashMap<String, Vec<(usize, Form)>>,
    /// Names in one word, by its first letters.
    joined: HashMap<String, Vec<(String, usize, Likeness)>>,
}

/// By so many bytes names in one word are looked up; they have at least as many.
const FIRST: usize = 8;

impl Index {
    /// Of names and whose they are, the forms that are at least as sure as this.
    pub fn new<'n>(names: impl Iterator<Item = (usize, &'n Name)>, least: Likeness) -> Self {
        let mut index = Self::default();
        for (whose, name) in names {
            for form in name.forms().into_iter().filter(|form| form.likeness >= least) {
                index.lengths.entry(form.words[0].clone()).or_default().insert(form.words.len());
                let same = index.forms.entry(form.words.join(" ")).or_default();
                if same.iter().all(|(known, _)| *known != whose) {
                    same.push((whose, form));
                }
            }
            for (word, likeness) in name.joined().into_iter().filter(|(_, likeness)| *likeness >= least) {
                let Some(first) = word.get(..word.ceil_char_boundary(FIRST)) else { continue };
                index.joined.entry(first.to_owned()).or_default().push((word, whose, likeness));
            }
        }
        index
    }

    /// Whose name stands where among some words.
    pub fn hits(&self, words: &[&Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for length in self.lengths.get(&word.plain).into_iter().flatten() {
                let Some(found) = words.get(at..at + length) else { continue };
                let plain: Vec<&str> = found.iter().map(|word| word.plain.as_str()).collect();
                let forms = self.forms.get(&plain.join(" ")).into_iter().flatten();
                let meant = forms.filter(|(_, form)| is_meant(form, found));
                hits.extend(meant.map(|(whose, form)| Hit {
                    whose: *whose,
                    likeness: form.likeness,
                    line: word.line,
                    at,
                }));
            }
            self.in_one_word(word, at, &mut hits);
        }
        hits
    }

    /// Names that stand within a word of an address, or are a word by themselves.
    fn in_one_word(&self, word: &Word, at: usize, hits: &mut Vec<Hit>) {
        if self.joined.is_empty() || word.plain.len() < FIRST {
            return;
        }
        let begins = if word.in_path { word.plain.len() - FIRST } else { 0 };
        for from in (0..=begins).filter(|from| word.plain.is_char_boundary(*from)) {
            let rest = &word.plain[from..];
            let first = rest.get(..rest.ceil_char_boundary(FIRST)).unwrap_or(rest);
            for (name, whose, likeness) in self.joined.get(first).into_iter().flatten() {
                if rest.starts_with(name.as_str()) && (word.in_path || rest == name) {
                    hits.push(Hit { whose: *whose, likeness: *likeness, line: word.line, at });
                }
            }
        }
    }
}

/// Whether words that are those of a form are written as a name is: initials as such, and short names with capitals.
fn is_meant(form: &Form, found: &[&Word]) -> bool {
    let is_written = |word: &&Word| {
        (word.plain.chars().count() > 1 || word.is_initial) && (!form.in_capitals || word.is_capital || word.in_path)
    };
    found.iter().all(is_written)
}

/// The words without initials that stand among names: `Zenaida Q. Malpica`, `Z. Q. Malpica`.
pub(super) fn without_initials(words: &[Word]) -> Vec<&Word> {
    let is_kept = |at: &usize| {
        let is_initial = |at: usize| words.get(at).is_some_and(|word| word.is_initial && !word.in_path);
        let begins = at.checked_sub(1).is_none_or(|before| !is_initial(before));
        // The first of several stands for the given name.
        !is_initial(*at) || (begins && is_initial(at + 1))
    };
    (0..words.len()).filter(is_kept).map(|at| &words[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::people::names;
    use super::super::words::words;
    use super::*;

    fn found(author: &str, text: &str) -> Vec<Likeness> {
        let all = names(author);
        let index = Index::new(all.iter().map(|name| (0, name)), Likeness::Surname);
        let words = words(text);
        let mut hits = index.hits(&words.iter().collect::<Vec<_>>());
        hits.extend(index.hits(&without_initials(&words)));
        hits.iter().map(|hit| hit.likeness).collect()
    }

    #[test]
    fn names_are_found_in_their_forms() {
        use Likeness::{Part, Surname, Whole};
        let author = "Zenaida Quirós Malpica";
        for (text, likeness) in [
            ("La trajo Zenaida Quirós Malpica.", Whole),
            ("La trajo Zenaida Q. Malpica.", Part),
            ("La trajo Z. Q. Malpica.", Part),
            ("Escriba a @ZenaidaQuiros", Part),
            ("Escriba a zenaidaquiros@correo.example", Part),
            ("La señora Quirós lo pide", Surname),
        ] {
            assert!(found(author, text).contains(&likeness), "{text}: {:?}", found(author, text));
        }
        assert_eq!(found("Li Wu", "Lo pide Li Wu"), [Whole, Whole]);
        assert_eq!(found("Al Sur", "al sur de la plaza"), []);
        assert_eq!(found("Rosa Pérez", "Otra Rosa pide"), []);
    }

    /// A name and a text that were made to be compared over and over.
    #[test]
    fn a_long_name_of_one_word_takes_no_longer_than_its_text() {
        let hits = found(&"Ana ".repeat(4000), &"Ana ".repeat(60_000));
        assert!(hits.len() < 300_000);
    }
}
