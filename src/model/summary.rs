//! What the territory keeps of a portal once it is written: small, and all that comparisons need.

use rust_decimal::Decimal;

/// A portal in a few figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The municipality's id.
    pub id: String,
    /// Its name, by language tag.
    pub name: Vec<(String, String)>,
    /// Its area.
    pub area: Option<String>,
    /// Inhabitants, with their year.
    pub population: Option<(i16, u64)>,
    /// The latest budget: its year and planned expenditure.
    pub budget: Option<(i16, Decimal)>,
    /// How many meetings, decisions and proposals are published.
    pub meetings: usize,
    /// How many decisions.
    pub decisions: usize,
    /// How many proposals.
    pub proposals: usize,
    /// Every page, for the territory's search and the sitemaps.
    pub pages: Vec<PageSummary>,
}

/// A page in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSummary {
    /// What it is about: `minutes`, `budget`…
    pub subject: String,
    /// The language's tag.
    pub lang: String,
    /// The path below the site's root.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// An act's or meeting's number.
    pub number: Option<String>,
    /// An amount, as shown.
    pub amount: Option<String>,
    /// Whether a search lists it.
    pub listed: bool,
}
