//! Names that are part of web addresses.

use std::fmt;
use std::sync::Arc;

/// The longest id: with the language, the folder and `index.html` it stays below the 255 bytes
/// that file systems allow a name.
pub const MAX_LENGTH: usize = 100;

/// A record's id: lower-case ASCII letters, digits and hyphens, neither first nor last a hyphen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The id, where the text can be one.
    pub fn new(text: &str) -> Option<Self> {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = !text.is_empty() && text.len() <= MAX_LENGTH && text.chars().all(letters);
        (fits && !is_device(text) && !text.starts_with('-') && !text.ends_with('-')).then(|| Self(text.into()))
    }

    /// The id that another record names, whatever was written: where no record can have it, none has, and whoever
    /// links records tells that. Nothing is an empty text, which stands in for what was told already.
    pub fn named(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether Windows keeps a name for a device, so that no folder or file there can have it.
///
/// Source: <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
pub fn is_device(text: &str) -> bool {
    let port = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    matches!(text, "con" | "aux" | "nul" | "prn")
        || port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_safe_in_an_address_and_on_any_disk() {
        for good in ["como", "comp", "lpts", "com10", "parque-central", "2026", "a", "2026-03-10-extraordinaria"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        let long = "a".repeat(300);
        for bad in [
            "", ".", "..", "con", "nul", "com1", "lpt9", "-a", "a-", "_a", "a.", "Parque", "párque", "a/b", "a b",
            &long,
        ] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }
}
