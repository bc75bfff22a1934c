//! The sides of a budget, revenue and expenditure, as the cells of a column name them.

use std::collections::HashSet;

use super::values::{Looks, distinct, looks};
use super::words;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Direction;
use crate::model::choice::Choice;
use crate::text::slug::fold;
use crate::text::total::is_total;

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
    lines_say(grid, column)?.into_iter().map(|value| Some((value.to_owned(), meant(value)?))).collect()
}

/// The side that a value of a column of directions means.
fn meant(value: &str) -> Option<Direction> {
    let is = |words: &str| titles::has(value, words);
    match (is(words::REVENUE), is(words::EXPENDITURE)) {
        (true, false) => Some(Direction::Revenue),
        (false, true) => Some(Direction::Expenditure),
        // `Gastos con ingresos propios`.
        (true, true) => opens(value),
        (false, false) => None,
    }
}

/// A word of a table, folded, with the side that the officer says it means; none where its rows are left out.
pub type Said = (String, Option<Direction>);

/// The word by which an officer leaves out rows.
const LEFT_OUT: &str = "-";

/// What the officer says that words of a table mean, as `--set Financing=revenue`.
pub fn said(set: &[(String, String)]) -> Vec<Said> {
    let one = |(word, meant): &(String, String)| {
        let side = Direction::from_id(meant);
        (word != "direction" && (side.is_some() || meant == LEFT_OUT)).then(|| (fold(word), side))
    };
    set.iter().filter_map(one).collect()
}

/// A word that the officer says the meaning of, and that stands in no cell of the tables.
pub fn missing<'a>(set: &'a [(String, String)], grids: &[&Grid]) -> Option<&'a str> {
    let stands = |word: &str| {
        let cells = || grids.iter().flat_map(|grid| &grid.rows).flat_map(|(_, cells)| cells);
        cells().any(|cell| fold(cell) == word)
    };
    let all = said(set);
    let word = all.iter().map(|(word, _)| word).find(|word| !stands(word))?;
    set.iter().map(|(key, _)| key.as_str()).find(|key| fold(key) == *word)
}

/// Whether the officer says what a word means.
pub fn is_said(word: &str, said: &[Said]) -> bool {
    let folded = fold(word);
    said.iter().any(|(known, _)| *known == folded)
}

/// What the values of a column of directions say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Those that mean a side.
    pub known: Vec<(String, Direction)>,
    /// Those whose rows the officer leaves out.
    pub left_out: Vec<String>,
    /// Those of which nobody says what they mean.
    pub unknown: Vec<String>,
}

/// What the values of a column of directions say, but for those of totals; what the officer says comes first.
pub fn words(grid: &Grid, column: usize, said: &[Said]) -> Words {
    let mut words = Words::default();
    let mut met: HashSet<&str> = HashSet::new();
    for value in grid.every(column).filter(|value| !is_total(value) && !is_result(value) && met.insert(value)) {
        let folded = fold(value);
        let by_officer = said.iter().find(|(word, _)| *word == folded).map(|(_, side)| *side);
        match by_officer.or_else(|| meant(value).map(Some)) {
            Some(Some(side)) => words.known.push((value.to_owned(), side)),
            Some(None) => words.left_out.push(value.to_owned()),
            None => words.unknown.push(value.to_owned()),
        }
    }
    words
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

/// The columns with the names of what comes in and of what goes out, where both stand in one row: two tables side by
/// side, each with amounts of its own behind its names.
pub fn beside(grid: &Grid) -> Option<(usize, usize)> {
    let of = |wanted: Direction| {
        let is_it = |at: &usize| side(&grid.titles[*at]) == Some(wanted) && looks(grid, *at) == Looks::Texts;
        (0..grid.titles.len()).find(is_it)
    };
    let is_followed = |at: usize| looks(grid, at + 1) == Looks::Numbers;
    let both = of(Direction::Revenue).zip(of(Direction::Expenditure));
    both.filter(|(got, spent)| is_followed(*got) && is_followed(*spent))
}

/// The side of a budget that a value begins with: `Gastos de capital`, `Ingresos corrientes`.
pub fn opens(value: &str) -> Option<Direction> {
    titles::words(value).first().and_then(|first| side(first))
}

/// The sides that a column names, where each of its values names one.
pub fn sides(grid: &Grid, column: usize) -> Option<Vec<Direction>> {
    all_of(grid, column, side)
}

/// The sides that the values of a column begin with, where each of them begins with one.
pub fn opened(grid: &Grid, column: usize) -> Option<Vec<Direction>> {
    all_of(grid, column, opens)
}

fn all_of(grid: &Grid, column: usize, of: impl Fn(&str) -> Option<Direction>) -> Option<Vec<Direction>> {
    let mut sides: Vec<Direction> = lines_say(grid, column)?.into_iter().map(of).collect::<Option<_>>()?;
    sides.sort_unstable();
    sides.dedup();
    Some(sides)
}
