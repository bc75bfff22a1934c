//! What a table is of: its years, and whether it is revenue or expenditure.

use super::super::grid::Grid;
use super::super::{Asked, titles};
use super::guess::{self, Guess};
use super::meaning::Meaning;
use super::{values, words};
use crate::model::budget::{Dimension, Direction, Stage};

/// The most years that one table becomes.
pub(super) const MOST_YEARS: usize = 60;

/// The only one of several that are the same.
pub(super) fn only<T: Ord>(mut all: Vec<T>) -> Option<T> {
    all.sort_unstable();
    all.dedup();
    if all.len() == 1 { all.pop() } else { None }
}

/// The years that a table is of: the one that was said, if it has rows of it; those of a column; that of its
/// days; the one that the file's or the sheet's name says, the titles of amounts, or what stands above them.
/// Else those among which it is not known.
pub(super) fn years(grid: &Grid, guess: &Guess, name: &str, asked: &Asked) -> Result<Vec<i16>, Vec<i16>> {
    let mut of_column: Vec<i16> = Vec::new();
    if let Some(column) = guess.column(Meaning::Year) {
        of_column = grid.every(column).filter_map(values::fiscal_year).collect();
        of_column.sort_unstable();
        of_column.dedup();
    }
    if let (Some(column), true) = (guess.column(Meaning::AsOf), of_column.is_empty()) {
        let days = values::days(grid, column).unwrap_or_default();
        let of_days = only(days.into_iter().map(|(_, day)| day.year()).collect());
        of_column = match (asked.year, only(guess::years(name).collect()), of_days) {
            // A fiscal year may end in another than the one that it is called by.
            (Some(said), _, Some(of_days)) if said.abs_diff(of_days) == 1 => vec![said],
            (None, Some(named), Some(of_days)) if named != of_days => return Err(vec![named, of_days]),
            (.., of_days) => of_days.into_iter().collect(),
        };
    }
    if let Some(year) = asked.year {
        return if of_column.is_empty() || of_column.contains(&year) { Ok(vec![year]) } else { Err(of_column) };
    }
    if !of_column.is_empty() && of_column.len() <= MOST_YEARS {
        return Ok(of_column);
    }
    let amounts = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount());
    let titles = amounts.filter_map(|at| grid.titles.get(at)).flat_map(|title| guess::years(title)).collect();
    let said = [guess::years(name).collect::<Vec<_>>(), titles, guess::years(&grid.heading).collect()];
    let mut known: Vec<i16> = said.iter().flatten().copied().chain(of_column).collect();
    known.sort_unstable();
    known.dedup();
    said.into_iter().find_map(only).map(|year| vec![year]).ok_or(known)
}

/// What the file's name or its stages say of the direction.
pub(super) fn direction(name: &str, grid: &Grid, meanings: &[Meaning]) -> Option<Direction> {
    let has = |stage: Stage| meanings.contains(&Meaning::Stage(stage));
    match (titles::has(name, words::REVENUE), titles::has(name, words::EXPENDITURE)) {
        (true, false) => return Some(Direction::Revenue),
        (false, true) => return Some(Direction::Expenditure),
        _ => {}
    }
    if has(Stage::Collected) {
        return Some(Direction::Revenue);
    }
    let spends = [Stage::Reserved, Stage::Committed, Stage::Ordered, Stage::Paid].into_iter().any(has);
    let head = format!("{} {}", grid.titles.join(" "), grid.heading);
    let says = |words: &str| titles::has(&head, words);
    // Who spends, and for what, is seldom said of revenue.
    let by = [Dimension::Functional, Dimension::Administrative, Dimension::Programme];
    let purpose =
        by.into_iter().any(|by| meanings.contains(&Meaning::Code(by)) || meanings.contains(&Meaning::Label(by)));
    match (
        spends || purpose || says("gasto|egreso|expend|despesa|depense|spes"),
        says("ingreso|revenue|renta|receita|recette|entrat"),
    ) {
        (true, false) => Some(Direction::Expenditure),
        (false, true) => Some(Direction::Revenue),
        _ => None,
    }
}
