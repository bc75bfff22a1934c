//! Charts: the finding, the drawing, and the table that says the same.

use serde::Serialize;

use super::{Link, Take, Words};
use crate::chart::dots::mark;
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
    /// The table's heads.
    pub heads: Vec<String>,
    /// The table's rows.
    pub rows: Vec<ChartRow>,
    /// The bars of each row's other cells, empty where a cell has none; no rows where nothing has a
    /// length. On a telephone they stand instead of the drawing.
    pub bars: Vec<Vec<String>>,
    /// What the marks of a map mean: shown beside it where those in the drawing are too small.
    pub key: Vec<KeyMark>,
    /// The files that hold the rows behind it.
    pub data: Vec<Link>,
    /// How it is taken along; told once all pages have their addresses.
    pub take: Option<Take>,
}

/// A mark of a map, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyMark {
    /// The drawing of the mark.
    pub mark: String,
    /// What it means.
    pub name: String,
}

impl KeyMark {
    /// Those of the kinds of dots, in their order.
    pub fn of_kinds(kinds: &[String]) -> Vec<Self> {
        kinds.iter().enumerate().map(|(kind, name)| Self { mark: mark(kind), name: name.clone() }).collect()
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
