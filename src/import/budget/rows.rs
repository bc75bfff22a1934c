//! Rows of a treasury's table that are no lines: totals, and sums of other rows.

use rust_decimal::Decimal;

use super::guess::Guess;
use super::meaning::Meaning;
use super::values::{Typed, is_total};
use crate::i18n::{NumberFormat, read_amount};
use crate::import::grid::Grid;
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::read::table::nested::{Item, below};

/// The most texts of totals that a mapping lists.
const MOST_TOTALS: usize = 60;

/// A cell's text.
fn cell(cells: &[String], at: usize) -> &str {
    cells.get(at).map_or("", |cell| cell.trim())
}

/// The amount that a cell says, as typed in the table; nothing where it says none.
fn amount(grid: &Grid, row: usize, text: &str, at: usize, typed: &Typed) -> Option<Decimal> {
    if grid.is_number(row, at) || typed.floats {
        return text.parse().or_else(|_| Decimal::from_scientific(text)).ok();
    }
    let text = typed.symbol.as_ref().map_or_else(|| text.to_owned(), |symbol| text.replace(symbol.as_str(), ""));
    let format = NumberFormat::new(typed.decimal, typed.thousands).map(NumberFormat::with_parentheses);
    read_amount(&text, format, 2).ok()
}

/// Whether two columns add up to a third, in four of five rows that tell all.
pub fn adds_up(grid: &Grid, parts: [usize; 2], whole: usize) -> bool {
    let typed = Typed::of(grid, &[parts[0], parts[1], whole]);
    let tolerance = Decimal::new(2, 2);
    let (mut right, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, cell(cells, at), at, &typed);
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
        let Some(at) = (0..cells.len()).find(|at| is_total(cell(cells, *at))) else { continue };
        let lacks = codes.is_empty() || codes.iter().any(|code| *code == at || cell(cells, *code).is_empty());
        if !lacks || guess.meanings.get(at).is_none_or(|meaning| meaning.is_amount()) {
            continue;
        }
        let text = cell(cells, at).to_owned();
        match found.iter_mut().find(|(column, _)| *column == at) {
            Some((_, texts)) if texts.contains(&text) || texts.len() >= MOST_TOTALS => {}
            Some((_, texts)) => texts.push(text),
            None => found.push((at, vec![text])),
        }
    }
    found
}

/// The dimension by whose codes rows are nested: rows whose codes begin those of others are their
/// sums, which most of them are to the cent.
pub fn nested(grid: &Grid, guess: &Guess, totals: &[(usize, Vec<String>)]) -> Option<Dimension> {
    let amounts: Vec<usize> = (0..guess.meanings.len())
        .filter(|at| matches!(guess.meanings[*at], Meaning::Stage(_) | Meaning::Amount))
        .collect();
    let typed = Typed::of(grid, &amounts);
    let first = *amounts.first()?;
    let is_left_out =
        |cells: &[String]| totals.iter().any(|(at, texts)| texts.iter().any(|text| text == cell(cells, *at)));
    Dimension::ALL.iter().copied().find(|dimension| {
        let [code] = guess.columns(Meaning::Code(*dimension))[..] else { return false };
        let others: Vec<usize> = (0..guess.meanings.len())
            .filter(|at| {
                *at != code
                    && matches!(
                        guess.meanings[*at],
                        Meaning::Code(_)
                            | Meaning::Direction
                            | Meaning::StageWord
                            | Meaning::Year
                            | Meaning::AsOf
                            | Meaning::Month
                    )
            })
            .collect();
        let rows: Vec<&(usize, Vec<String>)> =
            grid.rows.iter().filter(|(_, cells)| !cell(cells, code).is_empty() && !is_left_out(cells)).collect();
        let items: Vec<Item> = rows.iter().map(|row| item_of(&row.1, code, &others)).collect();
        let below = below(&items);
        let of = |at: usize| amount(grid, rows[at].0, cell(&rows[at].1, first), first, &typed).unwrap_or_default();
        let sums: Vec<usize> = (0..items.len()).filter(|at| !below[*at].is_empty()).collect();
        let right = |at: &&usize| {
            let parts: Decimal = below[**at].iter().map(|part| of(*part)).sum();
            (parts - of(**at)).abs() <= Decimal::ONE
        };
        !sums.is_empty() && sums.iter().filter(right).count() * 5 >= sums.len() * 4
    })
}

fn item_of<'a>(cells: &'a [String], code: usize, others: &[usize]) -> Item<'a> {
    let said = |at: &usize| Some(cell(cells, *at)).filter(|text| !text.is_empty());
    Item { group: 0, others: others.iter().map(said).collect(), code: cell(cells, code) }
}
