//! Totals of no stage beside columns of stages: `Presupuesto | Enero | Febrero | Total`. A total never takes the stage
//! of a column that names it; where columns before it add up to it, these tell what it is.

use rust_decimal::Decimal;

use super::guess::of_other_year;
use super::meaning::Meaning;
use super::rows::amount;
use super::typed::Typed;
use super::values::{Looks, is_mostly_numbers, looks, same};
use super::{Table, apart, called, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;

/// The columns that stand before a total and add up to it in four of five rows; nothing where less than two do.
fn parts(grid: &Grid, total: usize) -> Option<Vec<usize>> {
    let first = (0..total).rev().take_while(|at| is_mostly_numbers(grid, *at)).last()?;
    let all: Vec<usize> = (first..=total).collect();
    let typed = Typed::of(grid, &all);
    let of = |row: usize, cells: &[String], at: usize| amount(grid, row, text_at(cells, at), at, &typed);
    let rows: Vec<Vec<Decimal>> = grid
        .looked_at()
        .filter_map(|(row, cells)| {
            let told = of(*row, cells, total)?;
            let parts = all[..all.len() - 1].iter().map(|at| of(*row, cells, *at).unwrap_or_default());
            Some(parts.chain([told]).collect())
        })
        .collect();
    let adds_up = |from: usize| {
        let is_sum = |row: &&Vec<Decimal>| row[from..row.len() - 1].iter().sum::<Decimal>() == row[row.len() - 1];
        let is_several =
            rows.iter().any(|row| row[from..row.len() - 1].iter().filter(|part| !part.is_zero()).count() > 1);
        is_several && rows.iter().filter(is_sum).count() * 5 >= rows.len() * 4
    };
    let from = (0..all.len().saturating_sub(2)).rev().find(|from| adds_up(*from))?;
    Some(all[from..all.len() - 1].to_vec())
}

/// Totals that columns before them add up to, and that these tell the stage of: what was planned with its
/// modification is what it became, and parts of one stage are together all of it.
pub fn settle(grid: &Grid, found: &mut [Meaning]) {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let open: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Amount).collect();
    if !found.iter().any(|meaning| matches!(meaning, Meaning::Stage(_))) {
        return;
    }
    for at in open {
        let Some(parts) = parts(grid, at) else { continue };
        let is = |stage: Stage, at: usize| found[at] == Meaning::Stage(stage);
        let stage = |at: &usize| apart::stage(title(*at)).filter(|stage| !stage.is_plan());
        let of_all = stage(&parts[0]).filter(|first| parts.iter().all(|part| stage(part) == Some(*first)));
        let meant = match (parts.as_slice(), of_all) {
            ([plan, changed], _) if is(Stage::Approved, *plan) && found[*changed] == Meaning::Modification => {
                Some(Stage::Adjusted)
            }
            (_, of_all) => of_all,
        };
        if let Some(stage) = meant.filter(|stage| (0..found.len()).all(|at| !is(*stage, at) || parts.contains(&at))) {
            let told: Vec<usize> = parts.into_iter().filter(|part| is(stage, *part)).collect();
            told.into_iter().for_each(|part| found[part] = Meaning::Nothing);
            found[at] = Meaning::Stage(stage);
        }
    }
}

/// Whether a column of no stage is as large as one that may be only called *budget*: that one holds amounts, too, and
/// no codes.
pub fn may_be_beside(grid: &Grid, budget: usize, total: usize) -> bool {
    let typed = Typed::of(grid, &[budget, total]);
    let sum = |at: usize| -> Decimal {
        grid.looked_at().filter_map(|(row, cells)| amount(grid, *row, text_at(cells, at), at, &typed)).sum()
    };
    sum(budget).abs() * Decimal::ONE_HUNDRED >= sum(total).abs()
}

/// Tells amounts of no stage that are not used beside columns of stages, with what they are the sum of.
pub(super) fn told(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let used: Vec<usize> = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount()).collect();
    let is_open = |at: &usize| {
        guess.meanings[*at] == Meaning::Nothing
            && !guess.said.contains(at)
            && looks(grid, *at) == Looks::Numbers
            && titles::has(title(*at), words::AMOUNT)
            && !titles::has(title(*at), words::BUDGET)
            && called::amount(title(*at)).is_none()
            && apart::apart(title(*at)).is_none()
            && !of_other_year(title(*at), table.year)
            && !guess.twins.iter().any(|(_, columns)| columns.contains(at))
            && !used.iter().any(|other| same(grid, *other, *at))
    };
    let is_told = guess.meanings.iter().any(|meaning| matches!(meaning, Meaning::Stage(_))) && table.kept.is_none();
    let stage = if table.direction == Some(Direction::Revenue) { Stage::Collected } else { Stage::Accrued };
    let one = |at: usize| {
        let facts = |key: &'static str| {
            let told = Told::new(key).with("file", super::remarks::shown_name(table)).with("column", grid.name(at));
            told.with("stage", stage.id())
        };
        match parts(grid, at) {
            // What was planned and its changes are what it became, which is reckoned.
            Some(parts) if parts.iter().all(|part| is_of_plan(guess.meanings[*part])) => None,
            Some(parts) => {
                let names: Vec<String> = parts.iter().map(|part| grid.name(*part)).collect();
                Some(facts("import-total-of-parts").with("parts", names.join("”, “")))
            }
            None => Some(facts("import-total-open")),
        }
    };
    (0..guess.meanings.len()).filter(is_open).filter(|_| is_told).filter_map(one).collect()
}

fn is_of_plan(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Stage(stage) => stage.is_plan(),
        meaning => matches!(meaning, Meaning::Modification | Meaning::Increase),
    }
}
