//! What the reference pages say that the program says nowhere else.

use std::collections::HashMap;

use crate::cli::help;
use crate::findings::messages::Messages;

const TEXTS: [(&str, &str); 2] = [("es", include_str!("texts/es.yaml")), ("en", include_str!("texts/en.yaml"))];

/// The words of one language.
pub struct Words {
    /// What officers are told in it.
    pub messages: &'static Messages,
    all: HashMap<String, String>,
}

impl Words {
    /// The words of a language of the manual.
    pub fn of(lang: &str) -> Self {
        let all = TEXTS.iter().filter(|(known, _)| *known == lang).flat_map(|(_, text)| help::flat(text)).collect();
        Self { messages: Messages::in_language(lang), all }
    }

    /// The words under a key such as `rules.title`, where there are any.
    pub fn known(&self, key: &str) -> Option<&str> {
        self.all.get(key).map(String::as_str)
    }

    /// The words under a key; the key itself shows that there are none.
    pub fn say<'w>(&'w self, key: &'w str) -> &'w str {
        self.known(key).unwrap_or(key)
    }

    /// Words of the program's messages.
    pub fn message(&self, key: &str) -> String {
        self.messages.word(key, &[])
    }
}
