//! The search page, and the page for lost visitors.

use serde::Serialize;

use super::{Link, NavItem};

/// The search page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Search {
    /// Where the index lies; none where there is no index.
    pub index: Option<String>,
    /// What the results' addresses are relative to.
    pub root: String,
    /// The link to its script, which runs where it stands: what is below it has its place when it is first seen.
    pub script: Option<String>,
    /// How links are written: `folder` or `file`.
    pub links: &'static str,
    /// The kinds of pages: word and label.
    pub kinds: Vec<NavItem>,
    /// The years, the latest first.
    pub years: Vec<i32>,
    /// Searches that read more than this one, where it reads names and summaries alone.
    pub towns: Vec<Link>,
    /// The lists, for those without JavaScript: each a word and its links.
    pub lists: Vec<SearchList>,
}

/// Links under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchList {
    /// The heading's word.
    pub word: &'static str,
    /// The links.
    pub links: Vec<Link>,
}

/// The page for an address that does not exist; its links are from the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// The lists by subject.
    pub subjects: Vec<Link>,
}
