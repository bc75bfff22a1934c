//! The sentences of the findings, in the languages that the program speaks to officers.
//!
//! One file a language in `messages/`: adding one is adding a file and a line here. A message has
//! places for facts (`{key}`); a sentence of the help that names a fact which a finding lacks is
//! left out, so that "did you mean `x`?" is said only where there is an `x`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Code, Finding};
use crate::text::yaml::{self, Node, Spanned};

/// The languages, the first being the one used where none is asked for.
const LANGUAGES: &[(&str, &str)] = &[
    ("es", include_str!("messages/es.yaml")),
    ("en", include_str!("messages/en.yaml")),
    ("pt", include_str!("messages/pt.yaml")),
];

/// What is said of one code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What is wrong, with places for facts.
    pub message: String,
    /// What to do, sentence by sentence.
    pub help: Vec<String>,
    /// The rule explained: why it exists and what it looks at, as Markdown.
    pub explain: String,
    /// The smallest content that provokes it.
    pub wrong: String,
    /// The same, mended.
    pub right: String,
}

/// All sentences of one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Messages {
    /// The language's tag.
    pub lang: &'static str,
    entries: HashMap<String, Entry>,
    words: HashMap<String, String>,
}

impl Messages {
    /// The tags of the languages that there are.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(lang, _)| *lang)
    }

    /// The sentences in `lang` (`es`, `es_PA.UTF-8`, `en-GB`…), or in Spanish where there are none.
    pub fn in_language(lang: &str) -> &'static Self {
        // Hardly any command speaks two.
        static LOADED: [OnceLock<Messages>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let asked = lang.split(['-', '_', '.']).next().unwrap_or("").to_ascii_lowercase();
        let at = LANGUAGES.iter().position(|(lang, _)| *lang == asked).unwrap_or(0);
        let (lang, text) = LANGUAGES[at];
        LOADED[at].get_or_init(|| Self::load(lang, text))
    }

    /// What is said of a code.
    pub fn entry(&self, code: Code) -> &Entry {
        static NOTHING: OnceLock<Entry> = OnceLock::new();
        self.entries.get(code.id()).unwrap_or_else(|| NOTHING.get_or_init(Entry::default))
    }

    /// The sentence that says what is wrong.
    pub fn message(&self, finding: &Finding) -> String {
        fill(&self.entry(finding.code).message, &self.facts(finding)).unwrap_or_else(|message| message)
    }

    /// The sentences that say what to do, joined; empty where there is nothing to say.
    pub fn help(&self, finding: &Finding) -> String {
        let mut facts = self.facts(finding);
        // "Known are:" and nothing helps nobody.
        facts.retain(|(_, value)| !value.is_empty());
        let sentences = &self.entry(finding.code).help;
        sentences.iter().filter_map(|sentence| fill(sentence, &facts).ok()).collect::<Vec<_>>().join("; ")
    }

    /// A word or sentence of the command line, with its facts filled in.
    pub fn word(&self, key: &str, facts: &[(&str, String)]) -> String {
        let template = self.words.get(key).map_or(key, String::as_str);
        fill(template, facts).unwrap_or_else(|text| text)
    }

    /// A word that these messages have; nothing where they have none for the key.
    pub fn known_word(&self, key: &str) -> Option<String> {
        self.words.get(key).cloned()
    }

    /// A finding's facts; those that are words of the program are put into this language.
    fn facts<'f>(&self, finding: &'f Finding) -> Vec<(&'f str, String)> {
        let mut facts: Vec<(&str, String)> = finding
            .facts
            .iter()
            .map(|(name, value)| (&**name, self.words.get(value).map_or_else(|| shorten(value), Clone::clone)))
            .collect();
        if let Some(other) = &finding.other {
            facts.push(("other_file", other.file.to_string()));
            facts.push(("other_line", other.span.line.to_string()));
        }
        facts
    }

    fn load(lang: &'static str, text: &str) -> Self {
        let (tree, faults) = yaml::parse(text, 0..text.len());
        debug_assert!(faults.is_empty(), "{lang}: {faults:?}");
        let mut messages = Self { lang, entries: HashMap::new(), words: HashMap::new() };
        let Some(Spanned { value: Node::Map(sections), .. }) = tree else { return messages };
        for (section, node) in sections {
            let Node::Map(items) = node.value else { continue };
            for (key, value) in items {
                match section.value.as_str() {
                    "findings" => drop(messages.entries.insert(key.value, entry(value.value))),
                    _ => drop(messages.words.insert(key.value, text_of(value.value))),
                }
            }
        }
        messages
    }
}

fn entry(node: Node) -> Entry {
    let mut entry = Entry::default();
    let Node::Map(fields) = node else { return entry };
    for (key, value) in fields {
        match key.value.as_str() {
            "message" => entry.message = text_of(value.value),
            "help" => {
                entry.help = match value.value {
                    Node::Seq(items) => items.into_iter().map(|item| text_of(item.value)).collect(),
                    other => vec![text_of(other)],
                }
            }
            "explain" => entry.explain = text_of(value.value),
            "wrong" => entry.wrong = text_of(value.value),
            "right" => entry.right = text_of(value.value),
            _ => {}
        }
    }
    entry
}

fn text_of(node: Node) -> String {
    match node {
        Node::Scalar(scalar) => scalar.text,
        Node::Seq(_) | Node::Map(_) => String::new(),
    }
}

/// Puts facts into a template's `{places}`; `Err` with the template where one is missing.
fn fill(template: &str, facts: &[(&str, String)]) -> Result<String, String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        let Some((_, value)) = facts.iter().find(|(fact, _)| *fact == name) else {
            return Err(template.to_owned());
        };
        filled.push_str(&rest[..open]);
        filled.push_str(value);
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    Ok(filled)
}

/// A fact fit for a line of a terminal: one line, no control characters, not too long.
fn shorten(value: &str) -> String {
    const MOST: usize = 160;
    let mut short: String = value.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(texts: &[&str]) -> BTreeSet<String> {
        texts
            .iter()
            .flat_map(|text| text.split('{').skip(1).filter_map(|part| part.split_once('}')))
            .map(|(name, _)| name.to_owned())
            .collect()
    }

    #[test]
    fn every_language_says_every_code_with_the_same_facts() {
        let spanish = Messages::in_language("es");
        for lang in Messages::languages() {
            let messages = Messages::in_language(lang);
            assert_eq!(messages.lang, lang);
            for code in Code::ALL {
                let (entry, first) = (messages.entry(*code), spanish.entry(*code));
                assert!(!entry.message.is_empty(), "{lang}: `{}` has no message", code.id());
                assert!(!entry.help.is_empty(), "{lang}: `{}` has no help", code.id());
                assert_eq!(places(&[&entry.message]), places(&[&first.message]), "{lang}: {}", code.id());
                assert_eq!(entry.help.len(), first.help.len(), "{lang}: {}", code.id());
            }
            assert!(messages.entries.keys().all(|id| Code::named(id).is_some()), "{lang}: a code that is none");
            let keys = |messages: &Messages| messages.words.keys().cloned().collect::<BTreeSet<_>>();
            assert_eq!(keys(messages), keys(spanish), "{lang}: the words");
        }
    }

    #[test]
    fn a_sentence_of_the_help_without_its_fact_is_left_out() {
        let facts = [("known", "a, b".to_owned())];
        assert_eq!(fill("known: {known}", &facts), Ok("known: a, b".to_owned()));
        assert!(fill("did you mean `{nearest}`?", &facts).is_err());
    }

    #[test]
    fn what_stands_in_content_cannot_speak_to_the_terminal() {
        assert_eq!(shorten("a\u{1b}[31mb\nc"), "a [31mb c");
    }
}
