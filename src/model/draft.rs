//! A file of the content that a command proposes to write.

/// A file that is to be written, unless somebody's own work stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The path below the content folder, with `/`.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

impl Draft {
    /// A file of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}
