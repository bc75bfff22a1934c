//! Times of more than one year in a table: taken for one, what was done in the other would be added to it.

use jiff::civil::Date;

use super::guess;
use super::periods::month_of;
use super::values::days;
use crate::findings::Told;
use crate::import::grid::Grid;

/// The most months that a fiscal year has, whenever it begins.
const YEAR: i32 = 12;

/// What is told of a column of months whose cells name their years, where these are not of one fiscal year.
pub(super) fn of_months(grid: &Grid, column: usize, file: &str) -> Option<Told> {
    let time = |typed: &str| Some((guess::years(typed).next().or_else(|| year_before_month(typed))?, month_of(typed)?));
    told(grid, column, file, grid.every(column).filter_map(time).collect())
}

/// The same of a column of dates.
pub(super) fn of_days(grid: &Grid, column: usize, file: &str) -> Option<Told> {
    let time = |day: Date| (day.year(), day.month().unsigned_abs());
    told(grid, column, file, days(grid, column)?.into_iter().map(|(_, day)| time(day)).collect())
}

/// The year of `202603`.
fn year_before_month(typed: &str) -> Option<i16> {
    let typed = typed.trim();
    (typed.len() == 6).then(|| typed.get(..4)?.parse().ok()).flatten()
}

fn told(grid: &Grid, column: usize, file: &str, times: Vec<(i16, u8)>) -> Option<Told> {
    let (first, last) = (*times.iter().min()?, *times.iter().max()?);
    let count = |(year, month): (i16, u8)| i32::from(year) * YEAR + i32::from(month);
    let shown = |(year, month): (i16, u8)| format!("{year}-{month:02}");
    (count(last) - count(first) >= YEAR).then(|| {
        let told = Told::new("import-times-of-years").with("file", file).with("column", grid.name(column));
        told.with("first", shown(first)).with("last", shown(last))
    })
}
