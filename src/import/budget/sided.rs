//! Headings that name the sides of a budget, *INGRESOS* above what comes in and *GASTOS* above what goes out, in a
//! table none of whose columns says it. What they say becomes a column that does not stand in the file, so that all
//! else is understood as if it did; the mapping names the headings.
//!
//! Only what is plain is taken: every row with amounts stands below a heading that begins with the word of its side,
//! and no other heading speaks of the other side, or of a third (*other financing sources*). Else the officer is asked.

use super::{sides, words};
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Direction;

/// What a row with one text alone says of the rows below it.
enum Says {
    /// They are of this side.
    Side(Direction),
    /// Nothing of sides.
    Nothing,
    /// Something that may take them out of the side they are on.
    Doubtful,
}

/// The table with what its headings say of sides in a column of its own, after all others; the table as it is where
/// they do not say it plainly.
pub(super) fn with_sides(mut grid: Grid) -> Grid {
    let Some(told) = told(&grid) else { return grid };
    let mut headings: Vec<&str> = Vec::new();
    for (_, heading) in told.iter().filter(|(is_heading, heading)| *is_heading && !heading.is_empty()) {
        if !headings.contains(&heading.as_str()) {
            headings.push(heading);
        }
    }
    let title = headings.join(" / ");
    let is_kept: Vec<bool> = told.iter().map(|(is_heading, _)| !is_heading).collect();
    let mut at = 0;
    grid.rows.retain(|_| {
        at += 1;
        is_kept[at - 1]
    });
    let cells = told.into_iter().filter(|(is_heading, _)| !is_heading).map(|(_, heading)| Some(heading));
    grid.add_column(title, cells.collect::<Vec<_>>());
    grid.sides = Some(grid.titles.len() - 1);
    grid
}

/// Of each row, whether it is a heading that names a side, and the last such heading.
fn told(grid: &Grid) -> Option<Vec<(bool, String)>> {
    let mut all = Vec::with_capacity(grid.rows.len());
    let mut met: Vec<Direction> = Vec::new();
    let mut last: Option<(Direction, String)> = None;
    for (_, cells) in &grid.rows {
        let Some(text) = only_text(cells) else {
            all.push((false, last.as_ref()?.1.clone()));
            continue;
        };
        match says(text, last.as_ref().map(|(side, _)| *side)) {
            Says::Doubtful => return None,
            Says::Side(side) => {
                met.push(side);
                last = Some((side, text.to_owned()));
                all.push((true, text.to_owned()));
            }
            // What stands above the first side is a title.
            Says::Nothing => {
                all.push((last.is_none(), last.as_ref().map_or_else(String::new, |(_, text)| text.clone())))
            }
        }
    }
    let names = |side| met.contains(&side);
    (names(Direction::Revenue) && names(Direction::Expenditure)).then_some(all)
}

/// The text of a row that has nothing else.
fn only_text(cells: &[String]) -> Option<&str> {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    (filled.next().is_none() && first.contains(|c: char| c.is_alphabetic())).then_some(first)
}

/// What a heading says, below one of a side.
fn says(text: &str, side: Option<Direction>) -> Says {
    let bare = without_number(text);
    let speaks_of = |words: &str| titles::has(bare, words);
    let of_both = speaks_of(words::REVENUE) && speaks_of(words::EXPENDITURE);
    match sides::opens(bare) {
        _ if of_both => Says::Doubtful,
        Some(opened) => Says::Side(opened),
        None if titles::has(bare, words::THIRD_SIDES) => Says::Doubtful,
        None if speaks_of(words::REVENUE) && side != Some(Direction::Revenue) => Says::Doubtful,
        None if speaks_of(words::EXPENDITURE) && side != Some(Direction::Expenditure) => Says::Doubtful,
        None => Says::Nothing,
    }
}

/// A heading without the number or letter before it: `I. INGRESOS`, `B) Gastos`.
fn without_number(text: &str) -> &str {
    match text.split_once(['.', ')', '-', '–', ':']) {
        Some((number, rest)) if number.trim().chars().count() <= 4 && !number.trim().contains(' ') => rest.trim(),
        _ => text,
    }
}
