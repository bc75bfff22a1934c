//! Columns that say what part of an amount was done, and no amount: `% Ejecución`, *grado de realización*. Their
//! titles name the stage that they are a part of; a title that does not say it is told by its figures.

use rust_decimal::Decimal;

use super::meaning::Meaning;
use super::rows::amount;
use super::typed::Typed;
use super::words;
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Stage;

/// Whether a title says that its column is a part of an amount.
pub fn is_share(title: &str) -> bool {
    // `Aporte 10%` is an amount.
    let is_sign = |word: &String| word.contains('%') && !word.starts_with(|c: char| c.is_ascii_digit());
    titles::words(title).iter().any(is_sign)
        || titles::has(title, words::SHARES)
        || titles::has(title, words::RATES) && titles::has(title, words::DOING)
}

/// Columns that are called as what was done and whose figures are those of a part of what was planned are not
/// taken, which is given back: none is above twice a hundred, and beside the plan they are nothing.
pub fn settle_shares(grid: &Grid, found: &mut [Meaning]) -> Vec<(Stage, Vec<usize>)> {
    let Some(plan) = plan(found) else { return Vec::new() };
    let mut open: Vec<(Stage, Vec<usize>)> = Vec::new();
    for (at, meaning) in found.iter_mut().enumerate() {
        let Meaning::Stage(stage) = *meaning else { continue };
        if !stage.is_plan() && are_shares(grid, plan, at) {
            *meaning = Meaning::Nothing;
            match open.iter_mut().find(|(known, _)| *known == stage) {
                Some((_, columns)) => columns.push(at),
                None => open.push((stage, vec![at])),
            }
        }
    }
    open
}

/// The first column of what was planned.
fn plan(found: &[Meaning]) -> Option<usize> {
    let plans = [Meaning::Stage(Stage::Approved), Meaning::Stage(Stage::Adjusted)];
    found.iter().position(|meaning| plans.contains(meaning))
}

/// Whether a column is not taken since its figures are so small.
pub fn is_small(grid: &Grid, found: &[Meaning], column: usize) -> bool {
    plan(found).is_some_and(|plan| are_shares(grid, plan, column))
}

/// The most that was done of what was planned, in hundredths, before a figure is an amount.
const MOST: i64 = 200;

/// Whether the figures of a column are shares of those of a plan.
fn are_shares(grid: &Grid, plan: usize, column: usize) -> bool {
    let typed = Typed::of(grid, &[plan, column]);
    let (mut planned, mut done, mut some) = (Decimal::ZERO, Decimal::ZERO, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        let (Some(before), Some(after)) = (of(plan), of(column)) else { continue };
        if after.abs() > Decimal::from(MOST) {
            return false;
        }
        planned += before;
        done += after;
        some += usize::from(!after.is_zero());
    }
    some > 1 && done > Decimal::ZERO && done * Decimal::ONE_HUNDRED < planned
}
