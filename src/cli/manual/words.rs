//! What the reference pages say that the program says nowhere else.

use std::collections::HashMap;

use crate::findings::messages::Messages;
use crate::text::yaml::{Node, Spanned, parse};

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
        let mut all = HashMap::new();
        for (_, text) in TEXTS.iter().filter(|(known, _)| *known == lang) {
            let (root, faults) = parse(text, 0..text.len());
            debug_assert!(faults.is_empty(), "{faults:?}");
            root.into_iter().for_each(|root| keep("", root, &mut all));
        }
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

fn keep(key: &str, node: Spanned<Node>, all: &mut HashMap<String, String>) {
    match node.value {
        Node::Map(fields) => {
            for (name, value) in fields {
                let key = if key.is_empty() { name.value } else { format!("{key}.{}", name.value) };
                keep(&key, value, all);
            }
        }
        Node::Scalar(scalar) => {
            all.insert(key.to_owned(), scalar.text.trim_end().to_owned());
        }
        _ => {}
    }
}
