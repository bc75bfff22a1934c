//! Several columns that may tell one stage, those that are only called *budget* among them: `Presupuesto de
//! funcionamiento | Presupuesto de inversión`. One that is in each row the sum of all others is the total and tells
//! it; else nothing is taken, and the officer says which.

use rust_decimal::Decimal;

use super::apart::Apart;
use super::guess::{Guess, of_other_year};
use super::meaning::Meaning;
use super::rows::amount;
use super::typed::Typed;
use super::values::{Looks, looks, same};
use super::{called, stages, totals, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Stage;
use crate::model::choice::Choice;

/// Of several columns, the one that is the sum of all others.
pub fn total(grid: &Grid, columns: &[usize]) -> Option<usize> {
    let others = |whole: usize| columns.iter().copied().filter(|at| *at != whole).collect::<Vec<_>>();
    columns.iter().copied().find(|whole| is_sum(grid, &others(*whole), *whole))
}

/// Whether several columns add up to another in each row that tells one of them, and in some row more than one does.
fn is_sum(grid: &Grid, parts: &[usize], whole: usize) -> bool {
    if parts.len() < 2 {
        return false;
    }
    let typed = Typed::of(grid, &[parts, &[whole]].concat());
    let tolerance = Decimal::new(2, 2);
    let mut is_several = false;
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed).unwrap_or_default();
        let told: Vec<Decimal> = parts.iter().map(|at| of(*at)).collect();
        if (told.iter().sum::<Decimal>() - of(whole)).abs() > tolerance {
            return false;
        }
        is_several |= told.iter().filter(|part| !part.is_zero()).count() > 1;
    }
    is_several
}

/// A column of amounts that is only called *budget* is what was approved. Of several, their total is; where there is
/// none, they are given back.
pub fn settle_budget(
    grid: &Grid,
    (year, apart): (Option<i16>, &[(usize, Apart)]),
    found: &mut [Meaning],
) -> Option<(Stage, Vec<usize>)> {
    if found.contains(&Meaning::Stage(Stage::Approved)) {
        return None;
    }
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let told = found.iter().any(|meaning| matches!(meaning, Meaning::Stage(_)));
    let others: Vec<usize> = (0..found.len()).filter(|at| !told && found[*at] == Meaning::Amount).collect();
    let is_budget = |at: &usize| {
        matches!(found[*at], Meaning::Nothing | Meaning::Amount)
            && looks(grid, *at) == Looks::Numbers
            && titles::has(title(*at), words::BUDGET)
            && called::amount(title(*at)).is_none()
            && !apart.iter().any(|(out, _)| out == at)
            && !year.is_some_and(|year| of_other_year(title(*at), year))
            // Beside an amount of no stage, *budget* may head a column of numbers that are no amounts.
            && others.iter().all(|other| other == at || totals::may_be_beside(grid, *at, *other))
    };
    let mut left: Vec<usize> = Vec::new();
    for at in (0..found.len()).filter(is_budget) {
        if !left.iter().any(|known| same(grid, *known, at)) {
            left.push(at);
        }
    }
    let approved = match left[..] {
        [] => return None,
        [only] => Some(only),
        _ => of_several(grid, found, &left),
    };
    match approved {
        Some(at) => {
            found[at] = Meaning::Stage(Stage::Approved);
            None
        }
        None => {
            left.iter().for_each(|at| found[*at] = Meaning::Nothing);
            Some((Stage::Approved, left))
        }
    }
}

/// Of several columns that are only called *budget*, that of all of it: their total, or one beside them that is their
/// sum, or the only one whose title says that it is the whole, or the one beside numbers and what was used of it.
fn of_several(grid: &Grid, found: &[Meaning], columns: &[usize]) -> Option<usize> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_beside = |at: &usize| {
        let is_called = found[*at] == Meaning::Amount
            || found[*at] == Meaning::Stage(Stage::Adjusted) && titles::has(title(*at), words::TOTALS);
        is_called && !columns.contains(at) && is_sum(grid, columns, *at)
    };
    let only = |is_it: &dyn Fn(usize) -> bool| {
        let all: Vec<usize> = columns.iter().copied().filter(|at| is_it(*at)).collect();
        if let [at] = all[..] { Some(at) } else { None }
    };
    total(grid, columns)
        .or_else(|| (0..found.len()).find(is_beside))
        .or_else(|| only(&|at| titles::has(title(at), words::WHOLE_YEAR) || titles::has(title(at), words::TOTALS)))
        .or_else(|| only(&|at| !titles::has(title(at), words::NUMBERING) && !titles::has(title(at), words::USED)))
}

/// Columns that are only called *Expenditure* or *Revenue* and of which there are several: their total tells the
/// stage, or they are given back.
pub fn settle_parts(
    grid: &Grid,
    stage: Stage,
    columns: &[usize],
    found: &mut [Meaning],
) -> Option<(Stage, Vec<usize>)> {
    let Some(whole) = total(grid, columns) else { return Some((stage, columns.to_vec())) };
    found[whole] = Meaning::Stage(stage);
    None
}

/// What is told of a table in which no column is taken, since several may be of one stage.
pub fn alone(grid: &Grid, guess: &Guess, file: &str) -> Option<Told> {
    let is_open = |(_, columns): &&(Stage, Vec<usize>)| columns.len() > 1;
    // What was planned is to be said first: the rest is told beside it.
    let (stage, columns) = guess.twins.iter().filter(is_open).min_by_key(|(stage, _)| !stage.is_plan())?;
    let key = if stages::are_of_parts(grid, columns) { "import-parts-beside" } else { "import-twins" };
    let names: Vec<String> = columns.iter().map(|at| grid.name(*at)).collect();
    Some(Told::new(key).with("file", file).with("stage", stage.id()).with("columns", names.join(", ")))
}
