//! Free pages, and texts of paragraphs.

use serde::Serialize;

use super::{Link, Words};

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its text.
    pub text: Option<Prose>,
}

/// A text of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// The text.
    pub html: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
    /// Its headings, for a table of contents; empty where there are fewer than three.
    pub contents: Vec<Link>,
}
