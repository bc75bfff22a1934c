//! A page of facts, lists, tables and drawings: what most records are shown as.

use jiff::civil::Date;
use serde::Serialize;

use super::{Chart, Link, NavItem, Prose, Share, Words};

/// A page made of facts and sections.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Sheet {
    /// What the page is, above its heading.
    pub kicker: Option<String>,
    /// The record's state.
    pub tag: Option<Tag>,
    /// In one sentence.
    pub lead: Option<Words>,
    /// Other pages of the same: years, kinds, orders.
    pub others: Vec<NavItem>,
    /// A remark that readers should not miss.
    pub note: Option<Words>,
    /// The key facts.
    pub facts: Vec<Fact>,
    /// The record's own text.
    pub text: Option<Prose>,
    /// The parts below.
    pub sections: Vec<Section>,
    /// The same as data.
    pub downloads: Vec<Link>,
    /// Whether it is made to be printed and signed.
    pub signed: bool,
}

/// The script that sorts tables, by its name in the theme.
pub const SORT_SCRIPT: &str = "sort.js";

impl Sheet {
    /// The newest day that stands on it, of those that have come.
    pub fn newest(&self, today: Date) -> Option<Date> {
        let facts = self.facts.iter().flat_map(|fact| &fact.values);
        let rows = self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.facts);
        let grids = self.sections.iter().filter_map(|section| section.grid.as_ref());
        let cells = grids.flat_map(|grid| grid.rows.iter().flatten());
        let days = facts
            .chain(rows)
            .chain(cells)
            .filter(|cell| cell.is_day && !cell.is_term)
            .filter_map(|cell| cell.value.as_ref());
        days.filter_map(|day| day.parse().ok()).filter(|day| *day <= today).max()
    }

    /// Whether readers may sort one of its tables.
    pub fn is_sortable(&self) -> bool {
        self.sections
            .iter()
            .filter_map(|section| section.grid.as_ref())
            .any(|grid| grid.sortable && grid.rows.len() > 1)
    }
}

/// A word with a colour that repeats it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// The word.
    pub label: String,
    /// The colour's name: that of a state.
    pub tone: &'static str,
}

/// A fact of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What holds.
    pub values: Vec<Cell>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Section {
    /// Its fragment.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// In a sentence.
    pub lead: Option<String>,
    /// A drawing with its table.
    pub chart: Option<Chart>,
    /// Whether the table below says all that the drawing's own says: telephones show one of them.
    pub told: bool,
    /// A table.
    pub grid: Option<Grid>,
    /// A list of records.
    pub rows: Vec<Row>,
    /// A list of links.
    pub links: Vec<NavItem>,
    /// What is said where there is nothing: a word's key below `ui.empty`.
    pub empty: Option<&'static str>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Grid {
    /// What it holds.
    pub caption: String,
    /// Whether readers may sort it.
    pub sortable: bool,
    /// How it looks: `calendar`, with a sign for each state; `legend`, which explains the signs; `sparse`,
    /// with short numbers, of which telephones show several in a line.
    pub look: Option<&'static str>,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Head {
    /// What the column holds.
    pub label: String,
    /// Whether it holds numbers.
    pub number: bool,
    /// The page on which the table is sorted by it.
    pub href: Option<String>,
    /// `descending` or `ascending` where this table is sorted by it.
    pub sort: Option<&'static str>,
}

/// A value: a text that may lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Cell {
    /// The text.
    pub text: Words,
    /// Where it leads.
    pub href: Option<String>,
    /// The machine's form: a date, an amount.
    pub value: Option<String>,
    /// Whether `value` is a date.
    pub is_day: bool,
    /// Whether it is one that says nothing of how new the data is: the first or last day of something.
    pub is_term: bool,
    /// Whether `value` is an amount of money.
    pub is_money: bool,
    /// Its state.
    pub tag: Option<Tag>,
    /// A bar beside it.
    pub bar: Option<Share>,
    /// What else is said of it.
    pub note: Option<Words>,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Row {
    /// Its title.
    pub title: Words,
    /// Its page.
    pub href: Option<String>,
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its state.
    pub tag: Option<Tag>,
    /// What else is said of it.
    pub facts: Vec<Cell>,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: Words { text: text.into(), lang: None }, ..Self::default() }
    }

    /// A text that may be in another language.
    pub fn words(text: Words) -> Self {
        Self { text, ..Self::default() }
    }

    /// A text that leads somewhere.
    pub fn link(text: Words, href: Option<String>) -> Self {
        Self { text, href, ..Self::default() }
    }

    /// A text with the number that it tells.
    pub fn number(text: impl Into<String>, value: impl ToString) -> Self {
        Self { value: Some(value.to_string()), ..Self::text(text) }
    }

    /// What stands where nothing is known.
    pub fn nothing() -> Self {
        Self::text("—")
    }
}
