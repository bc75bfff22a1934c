//! What the parts of a chart are called.

/// A name, which may be in another language than the page that it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The name.
    pub text: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

impl Label {
    /// The name alone.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}
