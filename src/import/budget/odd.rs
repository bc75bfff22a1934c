//! Amounts of a table that could be two: `1.000` is a thousand, or one with three decimals. Where no amount of the
//! table says which, nor the officer, what was taken is told.

use super::Table;
use super::remarks::shown_name;
use crate::findings::Told;
use crate::import::figure::{Said, Style};

/// Tells it, with the first amount that could be two.
pub(super) fn amounts(table: &Table, path: &str) -> Option<Told> {
    let (grid, meanings) = (table.grid, &table.guess.meanings);
    if grid.decimal.is_some() {
        return None;
    }
    let is_text = |row: usize, at: usize| meanings[at].is_amount() && !grid.is_number(row, at);
    let cells = || {
        let rows = grid.rows.iter();
        rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(at, cell)| (*row, at, cell.as_str())))
            .filter(|(row, at, _)| *at < meanings.len() && is_text(*row, *at))
            .map(|(.., cell)| cell)
    };
    let style = Style::of(cells());
    // With both marks an amount is no doubt by itself: where it is not as the others, it cannot be read, which is told.
    let has_both = |cell: &str| cell.contains('.') && cell.contains(',');
    let odd = cells().find(|cell| style.read(cell) == Said::Doubtful && !has_both(cell))?;
    let told = Told::new("import-odd-amounts").with("file", shown_name(table)).with("value", odd.trim());
    // Its own mark is the one before decimals, where it is not the one between thousands.
    let mark = odd.chars().find(|c| matches!(c, '.' | ','))?;
    Some(told.with("mark", mark).with("path", path))
}
