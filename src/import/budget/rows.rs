//! Rows of a treasury's table that are no lines: totals, and sums of other rows.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::guess::Guess;
use super::levels::{Level, are_parts};
use super::meaning::Meaning;
use super::sides::is_result;
use super::typed::Typed;
use crate::i18n::{read_amount, with_usual_sign};
use crate::import::grid::{Grid, text_at};
use crate::model::budget::Dimension;
use crate::text::nested::{Item, below};
use crate::text::total::is_total;

/// The most texts of totals that a mapping lists.
const MOST_TOTALS: usize = 400;

/// The amount that a cell says, as typed in the table; nothing where it says none.
pub fn amount(grid: &Grid, row: usize, text: &str, at: usize, typed: &Typed) -> Option<Decimal> {
    if grid.is_number(row, at) || typed.floats {
        return text.parse().or_else(|_| Decimal::from_scientific(text)).ok();
    }
    let text = typed.symbol.as_ref().map_or_else(|| text.to_owned(), |symbol| text.replace(symbol.as_str(), ""));
    read_amount(&with_usual_sign(&text), typed.format(), 2).ok()
}

/// Whether two columns add up to a third, in four of five rows that tell all.
pub fn adds_up(grid: &Grid, parts: [usize; 2], whole: usize) -> bool {
    let typed = Typed::of(grid, &[parts[0], parts[1], whole]);
    let tolerance = Decimal::new(2, 2);
    let (mut right, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        let (Some(first), Some(whole)) = (of(parts[0]), of(whole)) else { continue };
        all += 1;
        right += usize::from((first + of(parts[1]).unwrap_or_default() - whole).abs() <= tolerance);
    }
    all > 0 && right * 5 >= all * 4
}

/// The rows with totals: columns with the texts that tell them.
pub fn totals(grid: &Grid, guess: &Guess) -> Vec<(usize, Vec<String>)> {
    let is_code = |at: &usize| matches!(guess.meanings[*at], Meaning::Code(_) | Meaning::Id);
    let codes: Vec<usize> = (0..guess.meanings.len()).filter(is_code).collect();
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    for (_, cells) in &grid.rows {
        // Below headings of both sides, what is left of them stands in a row of its own.
        let is_result = |at: usize| {
            (guess.meanings.get(at) == Some(&Meaning::Direction) || grid.sides.is_some())
                && is_result(text_at(cells, at))
        };
        let Some(at) = (0..cells.len()).find(|at| is_total(text_at(cells, *at)) || is_result(*at)) else { continue };
        let lacks = codes.is_empty() || codes.iter().any(|code| *code == at || text_at(cells, *code).is_empty());
        if !lacks || guess.meanings.get(at).is_none_or(|meaning| meaning.is_amount()) {
            continue;
        }
        let text = text_at(cells, at).to_owned();
        match found.iter_mut().find(|(column, _)| *column == at) {
            Some((_, texts)) if texts.contains(&text) || texts.len() >= MOST_TOTALS => {}
            Some((_, texts)) => texts.push(text),
            None => found.push((at, vec![text])),
        }
    }
    found
}

/// A dimension by whose codes rows are nested, and how a row's code is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nested {
    /// The dimension.
    pub dimension: Dimension,
    /// Whether its columns are parts of one code; else the last that is filled is the code.
    pub in_parts: bool,
}

/// The dimension by whose codes rows are nested: rows whose codes begin those of others are their
/// sums, which most of them are to the cent; and those rows, by their numbers. `rows` are those to look at.
pub fn nested(
    grid: &Grid,
    guess: &Guess,
    rows: &[&Row],
    levels: &[(Dimension, Vec<Level>)],
) -> Option<(Nested, HashSet<usize>)> {
    let amounts = Amounts::of(grid, guess)?;
    levels.iter().find_map(|(dimension, levels)| {
        let codes: Vec<usize> = levels.iter().filter_map(|level| level.code).collect();
        let finest = codes.last()?;
        // Where every row has all its levels, the levels say it all.
        if codes.len() > 1 && rows.iter().all(|(_, cells)| !text_at(cells, *finest).is_empty()) {
            return None;
        }
        let nested = Nested { dimension: *dimension, in_parts: codes.len() > 1 && are_parts(grid, &codes) };
        sums(rows, &codes, nested, guess, &amounts).map(|sums| (nested, sums))
    })
}

/// The rows whose codes begin those of others, where most of them are their sums.
fn sums<'g>(
    rows: &[&'g Row],
    codes: &[usize],
    nested: Nested,
    guess: &Guess,
    amounts: &Amounts,
) -> Option<HashSet<usize>> {
    let others: Vec<usize> =
        (0..guess.meanings.len()).filter(|at| !codes.contains(at) && tells_apart(guess.meanings[*at])).collect();
    let code = |cells: &[String]| {
        let mut filled = codes.iter().map(|at| text_at(cells, *at)).filter(|text| !text.is_empty());
        if nested.in_parts {
            filled.collect::<Vec<_>>().join(".")
        } else {
            filled.next_back().unwrap_or_default().to_owned()
        }
    };
    let coded: Vec<(&'g Row, String)> =
        rows.iter().map(|row| (*row, code(&row.1))).filter(|(_, code)| !code.is_empty()).collect();
    let said = |row: &'g Row, at: usize| Some(text_at(&row.1, at)).filter(|text| !text.is_empty());
    let items: Vec<Item> = coded
        .iter()
        .map(|(row, code)| Item { group: 0, others: others.iter().map(|at| said(row, *at)).collect(), code })
        .collect();
    let below = below(&items);
    let sums: Vec<usize> = (0..items.len()).filter(|at| !below[*at].is_empty()).collect();
    let first = |at: usize| amounts.first(coded[at].0).unwrap_or_default();
    let right = |at: &&usize| {
        let parts: Decimal = below[**at].iter().map(|part| first(*part)).sum();
        (parts - first(**at)).abs() <= Decimal::ONE
    };
    let are_sums = !sums.is_empty() && sums.iter().filter(right).count() * 5 >= sums.len() * 4;
    are_sums.then(|| sums.into_iter().map(|at| coded[at].0.0).collect())
}

/// A row with its number in the file.
pub type Row = (usize, Vec<String>);

/// The columns of amounts, and how they are typed.
pub struct Amounts<'g> {
    pub grid: &'g Grid,
    pub columns: Vec<usize>,
    typed: Typed,
}

impl<'g> Amounts<'g> {
    /// Nothing where there are none.
    pub fn of(grid: &'g Grid, guess: &Guess) -> Option<Self> {
        let is_amount = |at: &usize| matches!(guess.meanings[*at], Meaning::Stage(_) | Meaning::Amount);
        let columns: Vec<usize> = (0..guess.meanings.len()).filter(is_amount).collect();
        let typed = Typed::of(grid, &columns);
        (!columns.is_empty()).then_some(Self { grid, columns, typed })
    }

    /// What a row says in a column.
    pub fn at(&self, (number, cells): &Row, at: usize) -> Option<Decimal> {
        let text = text_at(cells, at);
        if text.is_empty() { None } else { amount(self.grid, *number, text, at, &self.typed) }
    }

    /// What rows say together in a column.
    pub fn sum(&self, rows: &[&Row], at: usize) -> Decimal {
        rows.iter().filter_map(|row| self.at(row, at)).sum()
    }

    /// What a row says in the first of them.
    pub fn first(&self, row: &Row) -> Option<Decimal> {
        self.columns.first().and_then(|at| self.at(row, *at))
    }

    /// What a row says in each.
    pub fn told(&self, row: &Row) -> Vec<Option<Decimal>> {
        self.columns.iter().map(|at| self.at(row, *at)).collect()
    }

    /// The same, 0 where it says nothing.
    pub fn all(&self, row: &Row) -> Vec<Decimal> {
        self.columns.iter().map(|at| self.at(row, *at).unwrap_or_default()).collect()
    }
}

/// Whether a row is one of a total.
pub fn is_left_out(cells: &[String], totals: &[(usize, Vec<String>)]) -> bool {
    totals.iter().any(|(at, texts)| texts.iter().any(|text| text == text_at(cells, *at)))
}

/// Whether what a column says must be the same of a sum and its parts.
fn tells_apart(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Code(_) | Meaning::Direction | Meaning::StageWord | Meaning::Year | Meaning::AsOf | Meaning::Month
    )
}
