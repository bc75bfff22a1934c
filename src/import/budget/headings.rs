//! Rows with one text and no amount, which only name those after them: `MAYOR`, `PERSONAL SERVICES`.

use std::collections::HashSet;

use super::guess::{Guess, about};
use super::meaning::Meaning;
use super::rows::{Amounts, Row};
use super::words;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Dimension;
use crate::model::choice::Choice;

/// The rows that only name others.
pub struct Headings<'r> {
    /// The rows.
    pub rows: Vec<&'r Row>,
    /// Whether they name both sides of a budget.
    pub are_sides: bool,
    /// What they name, where it is known.
    pub of: Option<Dimension>,
}

/// The rows among some that only name others; what these belong to is said by the officer, or by the title above
/// the names.
pub fn headings<'r>(grid: &Grid, guess: &Guess, rows: &[&'r Row], said: Option<Dimension>) -> Headings<'r> {
    let none = Headings { rows: Vec::new(), are_sides: false, of: None };
    let Some(amounts) = Amounts::of(grid, guess) else { return none };
    // What headings of sides say stands in no row of the file.
    let stands = |row: &Row, at: usize| !row.1[at].trim().is_empty() && grid.sides != Some(at);
    let filled = |row: &Row| -> Vec<usize> { (0..row.1.len()).filter(|at| stands(row, *at)).collect() };
    let is_head = |row: &&Row| filled(row).len() == 1 && amounts.told(row).iter().all(Option::is_none);
    let rows: Vec<&Row> = rows.iter().copied().filter(is_head).collect();
    let columns: HashSet<usize> = rows.iter().flat_map(|row| filled(row)).collect();
    let side = |row: &&Row| {
        let says = |words: &str| row.1.iter().any(|cell| titles::has(cell, words));
        (says(words::REVENUE) != says(words::EXPENDITURE)).then(|| says(words::REVENUE))
    };
    let sides: HashSet<bool> = rows.iter().filter_map(side).collect();
    let of_title = || {
        let [column] = columns.into_iter().collect::<Vec<_>>()[..] else { return None };
        about(grid.titles.get(column).map_or("", String::as_str)).filter(|_| sides.is_empty())
    };
    let is_free = |dimension: &Dimension| !guess.meanings.contains(&Meaning::Code(*dimension));
    let of = said.or_else(of_title).filter(is_free).filter(|_| !rows.is_empty());
    Headings { rows, are_sides: sides.len() > 1 && !guess.meanings.contains(&Meaning::Direction), of }
}

/// The dimension that an officer says that they name.
pub fn said(word: Option<&str>) -> Option<Dimension> {
    word.and_then(Dimension::from_id)
}
