//! Whom a file of payments does not name: how a text that tells who they are is known.

use std::collections::{BTreeSet, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

/// The most words over which a registration is written.
const MOST_OF_NUMBER: usize = 6;

/// The private persons of a file, by what would tell who they are.
#[derive(Default)]
pub(super) struct Persons {
    names: Vec<String>,
    numbers: HashSet<String>,
}

impl Persons {
    /// Adds one.
    pub(super) fn add(&mut self, name: &str, id: Option<&str>) {
        self.names.push(plain(name));
        self.numbers.extend(id.map(bare).filter(|id| id.len() > 3));
    }

    /// How they are known in the texts of others: whoever is `named` elsewhere in the file is public.
    pub(super) fn known(self, named: &HashSet<String>) -> Known {
        let mut words_beside: HashMap<String, BTreeSet<String>> = HashMap::new();
        for name in self.names.iter().filter(|name| !named.contains(*name)) {
            let words = longer_words(name);
            for (at, one) in words.iter().enumerate() {
                let others = words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.clone());
                words_beside.entry(one.clone()).or_default().extend(others);
            }
        }
        Known { words_beside, numbers: self.numbers }
    }
}

/// What tells private persons in a text of another's entry: one surname may be a street's, two words of a name
/// beside one another are taken for the person, and so is one beside the beginning of another: `P. Ruiz`.
pub(super) struct Known {
    /// Each word of a name, with the others of it.
    words_beside: HashMap<String, BTreeSet<String>>,
    numbers: HashSet<String>,
}

impl Known {
    /// Whether a text tells one of them.
    pub(super) fn tells(&self, text: &str) -> bool {
        self.has_name(text) || !self.numbers.is_empty() && self.has_number(text)
    }

    fn has_name(&self, text: &str) -> bool {
        let words = said(text);
        words.iter().enumerate().filter(|(_, word)| !word.is_short).any(|(at, word)| {
            let Some(others) = self.words_beside.get(&word.text) else { return false };
            let is_other = |beside: &&Said| match beside.is_short {
                true => others.range(beside.text.clone()..).next().is_some_and(|other| other.starts_with(&beside.text)),
                false => others.contains(&beside.text),
            };
            let short = |word: &&Said| word.is_short;
            let (before, after) = (&words[..at], &words[at + 1..]);
            before.last().is_some_and(|one| is_other(&one))
                || after.first().is_some_and(|one| is_other(&one))
                || before.iter().rev().take_while(short).any(|one| is_other(&one))
                || after.iter().take_while(short).any(|one| is_other(&one))
        })
    }

    fn has_number(&self, text: &str) -> bool {
        let plain = plain(text);
        let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|from| {
            let mut number = String::new();
            words[from..].iter().take(MOST_OF_NUMBER).any(|word| {
                number.push_str(word);
                self.numbers.contains(&number)
            })
        })
    }
}

/// A word of a text.
struct Said {
    /// In small letters.
    text: String,
    /// Whether it is the beginning of a longer one: an initial, or a few letters with a point.
    is_short: bool,
}

/// The most letters of a word that is shortened with a point: *Ma.*, *Fco.*
const MOST_OF_SHORT: usize = 3;

/// The words of a text that may be of a name, in their order.
fn said(text: &str) -> Vec<Said> {
    let text = bare_letters(text);
    let mut words = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                let word = &text[start..at];
                let letters = word.chars().count();
                let is_initial = letters == 1 && word.chars().all(char::is_uppercase);
                let is_short = is_initial || c == '.' && letters <= MOST_OF_SHORT;
                if is_short || word.len() > 2 {
                    words.push(Said { text: word.to_lowercase(), is_short });
                }
                from = None;
            }
            _ => {}
        }
    }
    words
}

/// A text without accents.
fn bare_letters(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

/// The words of a text in small letters that are no *de* or *la*.
fn longer_words(plain: &str) -> Vec<String> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
}

/// A name in small letters without accents, with single spaces, so that one person typed in two
/// ways has one number.
pub(super) fn plain(name: &str) -> String {
    bare_letters(name).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A registration without the marks between its digits.
fn bare(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text of somebody's own entry tells who they are: it has one of the longer words of the name.
pub(super) fn tells(text: &str, name: &str) -> bool {
    let said = longer_words(&plain(text));
    longer_words(&plain(name)).iter().any(|word| said.contains(word))
}

/// Whether a text has the digits of a registration, whatever marks stand between them.
pub(super) fn holds_number(text: &str, id: &str) -> bool {
    let id = bare(id);
    id.len() > 3 && bare(text).contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_the_person_is_known() {
        assert!(tells("Factura 12 de PEREZ por acarreo", "Zoila Pérez"));
        assert!(!tells("Acarreo de arena", "Zoila Pérez"));
        assert!(holds_number("Cédula 8 777 123", "8-777-123"));
        assert!(!holds_number("OP-2026-0044", "8-777-123"));
    }

    #[test]
    fn a_text_of_anothers_entry_that_names_a_person_is_known() {
        let mut persons = Persons::default();
        persons.add("Juana María Pérez de Ríos", Some("8-777-123"));
        persons.add("Rosa Díaz", None);
        let known = persons.known(&HashSet::from(["rosa diaz".to_owned()]));
        assert!(known.tells("Alquiler de la casa de JUANA PEREZ"));
        assert!(known.tells("Reembolso (Pérez, Juana)"));
        assert!(known.tells("Poder de 8 777 123"));
        for initial in ["Pago a J. Pérez", "PEREZ, J.", "J M Perez", "Ma. Perez", "pérez j. m.", "R. J. Ríos"] {
            assert!(known.tells(initial), "{initial}");
        }
        for other in ["Pérez y Juárez", "A. Pérez", "Ríos a cargo", "J. Gómez y Ríos", "Calle Pérez no. 7"] {
            assert!(!known.tells(other), "{other}");
        }
        assert!(!known.tells("Aceras de la calle Pérez"), "one word may be a street's");
        assert!(!known.tells("Juana de Arco, esquina con Pérez"));
        assert!(!known.tells("Taller de Rosa Díaz"), "she is named in another row");
    }
}
