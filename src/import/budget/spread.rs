//! Columns of months or quarters that stand side by side, and of which nothing says whether they were planned or done:
//! none is taken, and where no column holds their sum, that is told.

use rust_decimal::Decimal;

use super::meaning::Meaning;
use super::rows::amount;
use super::typed::Typed;
use super::values::is_mostly_numbers;
use super::{Table, apart, part_of_year, remarks};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};

/// The columns that are told by name.
const MOST_NAMED: usize = 4;

/// What is told of them.
pub(super) fn told(table: &Table) -> Option<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_open = |at: &usize| guess.meanings[*at] == Meaning::Nothing && !guess.said.contains(at);
    let is_part = |at: &usize| {
        let is_part = part_of_year::is_part(title(*at)) || is_day(title(*at));
        apart::stage(title(*at)).is_none() && is_part && is_mostly_numbers(grid, *at)
    };
    let parts: Vec<usize> = (0..guess.meanings.len()).filter(is_open).filter(is_part).collect();
    let amounts = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount());
    if parts.len() < 2 || table.kept.is_some() || amounts.into_iter().any(|whole| are_parts_of(grid, &parts, whole)) {
        return None;
    }
    let named = parts.iter().take(MOST_NAMED).map(|at| format!("“{}”", title(*at))).collect::<Vec<_>>().join(", ");
    let more = if parts.len() > MOST_NAMED { ", …" } else { "" };
    let told = Told::new("import-parts-unnamed").with("file", remarks::shown_name(table));
    Some(told.with("columns", named + more).with("one", title(parts[parts.len() - 1])))
}

/// Whether a title is a day and nothing else.
fn is_day(title: &str) -> bool {
    let parts: Vec<&str> = title.split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| part.trim().parse::<u16>().is_ok())
}

/// Whether some columns add up to another, in four of five rows.
fn are_parts_of(grid: &Grid, parts: &[usize], whole: usize) -> bool {
    let typed = Typed::of(grid, &parts.iter().copied().chain([whole]).collect::<Vec<_>>());
    let (mut right, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        let Some(whole) = of(whole) else { continue };
        let sum: Decimal = parts.iter().filter_map(|at| of(*at)).sum();
        all += 1;
        right += usize::from((sum - whole).abs() <= Decimal::new(2, 2));
    }
    all > 0 && right * 5 >= all * 4
}
