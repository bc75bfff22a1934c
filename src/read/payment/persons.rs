//! Whom a file of payments does not name: how a text that tells who they are is known.

use std::collections::HashSet;

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
        let mut pairs = HashSet::new();
        for name in self.names.iter().filter(|name| !named.contains(*name)) {
            let words = longer_words(name);
            for (at, one) in words.iter().enumerate() {
                pairs.extend(words[at + 1..].iter().map(|other| pair(one, other)));
            }
        }
        Known { pairs, numbers: self.numbers }
    }
}

/// What tells private persons in a text of another's entry: one surname may be a street's, two words of a name
/// beside one another are taken for the person.
pub(super) struct Known {
    pairs: HashSet<(String, String)>,
    numbers: HashSet<String>,
}

impl Known {
    /// Whether a text tells one of them.
    pub(super) fn tells(&self, text: &str) -> bool {
        let words = longer_words(&plain(text));
        let has_name = words.windows(2).any(|two| self.pairs.contains(&pair(&two[0], &two[1])));
        has_name || !self.numbers.is_empty() && self.has_number(text)
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

fn pair(one: &str, other: &str) -> (String, String) {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (first.to_owned(), second.to_owned())
}

/// The words of a text in small letters that are no *de* or *la*.
fn longer_words(plain: &str) -> Vec<String> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
}

/// A name in small letters without accents, with single spaces, so that one person typed in two
/// ways has one number.
pub(super) fn plain(name: &str) -> String {
    let letters = name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase);
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
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
        assert!(!known.tells("Aceras de la calle Pérez"), "one word may be a street's");
        assert!(!known.tells("Juana de Arco, esquina con Pérez"));
        assert!(!known.tells("Taller de Rosa Díaz"), "she is named in another row");
    }
}
