//! A sentence to the officer that is about no rule: its key in the words of `messages/`, and the
//! facts that stand in it.

use super::messages::Messages;

/// Something told by a command, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The key of the sentence.
    pub key: &'static str,
    /// The facts, by the names that the sentence uses.
    pub facts: Vec<(&'static str, String)>,
}

impl Told {
    /// A sentence without facts yet.
    pub fn new(key: &'static str) -> Self {
        Self { key, facts: Vec::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    /// The sentence in a language.
    pub fn say(&self, messages: &Messages) -> String {
        messages.word(self.key, &self.facts)
    }
}
