//! The sides of a budget, revenue and expenditure, as the cells of a column name them.

use super::values::{distinct, is_total};
use super::words;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Direction;

/// The different values of a column without those of totals and of what is left of them, if they are few.
fn lines_say(grid: &Grid, column: usize) -> Option<Vec<&str>> {
    let mut values = distinct(grid, column)?;
    values.retain(|value| !is_total(value) && !is_result(value));
    (!values.is_empty()).then_some(values)
}

/// Whether a text that stands where others name a side is what is left of both: *Net*, *Superávit*.
pub fn is_result(text: &str) -> bool {
    let words = titles::words(text);
    let known = [
        "net",
        "netto",
        "superavit",
        "deficit",
        "surplus",
        "resultado",
        "result",
        "risultato",
        "resultat",
        "diferencia",
        "difference",
        "balance",
        "solde",
    ];
    words.first().is_some_and(|first| known.contains(&first.as_str()))
}

/// What the values of a column of directions mean; nothing where they are none.
pub fn directions(grid: &Grid, column: usize) -> Option<Vec<(String, Direction)>> {
    let of = |value: &str| {
        let is = |words: &str| titles::has(value, words);
        match (is(words::REVENUE), is(words::EXPENDITURE)) {
            (true, false) => Some(Direction::Revenue),
            (false, true) => Some(Direction::Expenditure),
            _ => None,
        }
    };
    lines_say(grid, column)?.into_iter().map(|value| Some((value.to_owned(), of(value)?))).collect()
}

/// The side of a budget that a value names, where it says nothing else: `Ingresos`, `gastos`, and no letter alone.
pub fn side(value: &str) -> Option<Direction> {
    let said = titles::words(value);
    let all = |words: &str| !said.is_empty() && said.iter().all(|word| word.len() > 1 && titles::has(word, words));
    match (all(words::REVENUE), all(words::EXPENDITURE)) {
        (true, false) => Some(Direction::Revenue),
        (false, true) => Some(Direction::Expenditure),
        _ => None,
    }
}

/// The sides that a column names, where each of its values names one.
pub fn sides(grid: &Grid, column: usize) -> Option<Vec<Direction>> {
    let mut sides: Vec<Direction> = lines_say(grid, column)?.into_iter().map(side).collect::<Option<_>>()?;
    sides.sort_unstable();
    sides.dedup();
    Some(sides)
}
