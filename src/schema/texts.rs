//! Fields described in the officer's language.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::yaml::{Node, parse};

/// The languages in which fields are described otherwise than in their definition, which is English.
const LANGUAGES: &[(&str, &str)] = &[("es", include_str!("texts/es.yaml")), ("pt", include_str!("texts/pt.yaml"))];

/// The same of the words among which one is chosen.
const CHOICES: &[(&str, &str)] =
    &[("es", include_str!("texts/choices/es.yaml")), ("pt", include_str!("texts/choices/pt.yaml"))];

/// What a field is: by record and key.
type Texts = HashMap<(String, String), String>;

fn texts(lang: &str) -> Option<&'static Texts> {
    static LOADED: OnceLock<Vec<(&str, Texts)>> = OnceLock::new();
    let all = LOADED.get_or_init(|| LANGUAGES.iter().map(|(lang, text)| (*lang, load(text))).collect());
    all.iter().find(|(known, _)| *known == lang).map(|(_, texts)| texts)
}

fn load(text: &str) -> Texts {
    let (root, faults) = parse(text, 0..text.len());
    debug_assert!(faults.is_empty(), "{faults:?}");
    let mut texts = Texts::new();
    let Some(Node::Map(records)) = root.map(|root| root.value) else { return texts };
    for (record, fields) in records {
        let Node::Map(fields) = fields.value else { continue };
        for (key, value) in fields {
            if let Node::Scalar(scalar) = value.value {
                texts.insert((record.value.clone(), key.value), scalar.text);
            }
        }
    }
    texts
}

/// What a field is, in a language; the definition's own words where nothing is said.
pub fn description<'t>(lang: &str, record: &str, key: &str, own: &'t str) -> &'t str
where
    'static: 't,
{
    texts(lang).and_then(|texts| texts.get(&(record.to_owned(), key.to_owned()))).map_or(own, String::as_str)
}

/// What a word among which one is chosen is called in a language; without hyphens where nothing is said.
pub fn choice(lang: &str, record: &str, word: &str) -> String {
    let words = choices(lang);
    let own = words.and_then(|words| words.get(&format!("{record}/{word}")).or_else(|| words.get(word)));
    own.cloned().unwrap_or_else(|| word.replace(['-', '_'], " "))
}

/// The words that a language has for choices, those of one record after its name.
pub fn choices(lang: &str) -> Option<&'static HashMap<String, String>> {
    static LOADED: OnceLock<Vec<(&str, HashMap<String, String>)>> = OnceLock::new();
    let all = LOADED.get_or_init(|| CHOICES.iter().map(|(lang, text)| (*lang, words(text))).collect());
    all.iter().find(|(known, _)| *known == lang).map(|(_, words)| words)
}

fn words(text: &str) -> HashMap<String, String> {
    let (root, faults) = parse(text, 0..text.len());
    debug_assert!(faults.is_empty(), "{faults:?}");
    let Some(Node::Map(entries)) = root.map(|root| root.value) else { return HashMap::new() };
    let word = |(key, value): (_, _)| match value {
        Node::Scalar(scalar) => Some((key, scalar.text)),
        _ => None,
    };
    entries.into_iter().filter_map(|(key, node)| word((key.value, node.value))).collect()
}

/// All records and keys that a language describes.
#[cfg(test)]
pub fn described(lang: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = texts(lang).map(|texts| texts.keys().cloned().collect()).unwrap_or_default();
    all.sort();
    all
}
