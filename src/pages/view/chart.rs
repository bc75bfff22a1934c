//! Charts: the finding, the drawing, and the table that says the same.

use serde::Serialize;

use super::{Link, Take, Words};
use crate::chart::key::Entry;
use crate::chart::label::Label;

/// A chart: a headline that says the finding, the drawing, and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Chart {
    /// The finding, as a sentence.
    pub headline: String,
    /// What is drawn: measure, unit, date.
    pub subtitle: String,
    /// The drawing.
    pub svg: String,
    /// What a map's colours and marks mean, for telephones, where the drawing's own key is too small.
    pub key: Vec<KeyEntry>,
    /// The table's heads.
    pub heads: Vec<String>,
    /// The table's rows.
    pub rows: Vec<ChartRow>,
    /// The bars of each row's other cells, empty where a cell has none; no rows where nothing has a
    /// length. On a telephone they stand instead of the drawing.
    pub bars: Vec<Vec<String>>,
    /// The files that hold the rows behind it.
    pub data: Vec<Link>,
    /// How it is taken along; told once all pages have their addresses.
    pub take: Option<Take>,
}

/// What a colour or mark means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyEntry {
    /// The colour or mark, drawn.
    pub swatch: String,
    /// What it means.
    pub text: String,
}

impl From<Entry> for KeyEntry {
    fn from(entry: Entry) -> Self {
        Self { swatch: entry.swatch, text: entry.text }
    }
}

/// A row of the table that says the same as a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartRow {
    /// What it tells of.
    pub name: Words,
    /// Where the drawing's part leads.
    pub href: Option<String>,
    /// The cells after the name.
    pub cells: Vec<String>,
}

impl ChartRow {
    /// A row of a part that leads nowhere, or elsewhere.
    pub fn new(name: Words, href: Option<String>, cells: Vec<String>) -> Self {
        Self { name, href, cells }
    }
}

impl From<Words> for Label {
    fn from(words: Words) -> Self {
        Self { text: words.text, lang: words.lang }
    }
}
