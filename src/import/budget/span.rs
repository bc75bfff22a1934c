//! Times in a table that are not of its fiscal year: taken for it, what was done then would be added to it, or stand in
//! another month.

use jiff::ToSpan;
use jiff::civil::Date;

use super::guess::Guess;
use super::meaning::Meaning;
use super::periods::month_of;
use super::values::{days, is_mostly_numbers};
use crate::findings::Told;
use crate::import::grid::Grid;

/// What is told where the months of a column are of another fiscal year than the one that begins on a day: of the column
/// of months, or of one that is not used and holds nothing but years with their months.
pub(super) fn of_months(grid: &Grid, guess: &Guess, start: Date, file: &str) -> Option<Told> {
    if guess.column(Meaning::Year).is_some() {
        return None;
    }
    let is_open = |at: &usize| guess.meanings[*at] == Meaning::Nothing && !guess.said.contains(at);
    let columns = match guess.column(Meaning::Month) {
        Some(column) => vec![column],
        None => (0..guess.meanings.len()).filter(is_open).filter(|at| may_be_months(grid, *at)).collect(),
    };
    let is_near = |year: i16| (year - start.year()).abs() <= MOST_YEARS_OFF;
    columns.into_iter().find_map(|column| {
        let time = |typed: &str| Some((year_of(typed).filter(|year| is_near(*year))?, part_of(typed)?));
        let times = grid.every(column).map(time);
        let times: Vec<(i16, u8)> = times.collect::<Option<_>>()?;
        let first = (start.year(), start.month().unsigned_abs());
        let end = start.checked_add(1.year()).ok()?;
        let is_out = |time: &(i16, u8)| *time < first || *time >= (end.year(), end.month().unsigned_abs());
        let told = told(grid, column, file, &times)?.with("start", start);
        times.iter().any(is_out).then_some(told)
    })
}

/// The month that a cell names, or the number of another part of the year: `2024Q1`, `2024M01`.
fn part_of(typed: &str) -> Option<u8> {
    let runs = || typed.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 1 | 2));
    let number = |run: &str| run.parse::<u8>().ok().filter(|number| *number <= 12);
    month_of(typed).or_else(|| runs().find_map(number))
}

/// How far from the fiscal year a year is that a month's name is read with; what is further off is no year.
const MOST_YEARS_OFF: i16 = 10;

/// Whether the cells of a column that is not used may be months with their years, and are neither days nor amounts.
fn may_be_months(grid: &Grid, column: usize) -> bool {
    let is_joined = |typed: &str| typed.len() == 6 && typed.starts_with("20");
    days(grid, column).is_none() && (!is_mostly_numbers(grid, column) || grid.every(column).all(is_joined))
}

/// The same of a column of dates, which reach over more than any fiscal year.
pub(super) fn of_days(grid: &Grid, column: usize, start: Date, file: &str) -> Option<Told> {
    let all: Vec<Date> = days(grid, column)?.into_iter().map(|(_, day)| day).collect();
    let (first, last) = (all.iter().min()?, all.iter().max()?);
    let times: Vec<(i16, u8)> = all.iter().map(|day| (day.year(), day.month().unsigned_abs())).collect();
    let is_long = first.checked_add(1.year()).is_ok_and(|end| *last >= end);
    is_long.then(|| told(grid, column, file, &times)).flatten().map(|told| told.with("start", start))
}

/// The year that a cell names, of four digits or of two: `2025Q1`, `202603`, `Jan-25`.
fn year_of(typed: &str) -> Option<i16> {
    let runs = || typed.split(|c: char| !c.is_ascii_digit());
    let of_four = |run: &str| run.get(..4)?.parse::<i16>().ok().filter(|year| (1900..2100).contains(year));
    let whole = runs().filter(|run| matches!(run.len(), 4 | 6)).find_map(of_four);
    // No month is as high.
    let of_two = |run: &str| run.parse::<i16>().ok().filter(|year| *year > 12).map(|year| 2000 + year);
    whole.or_else(|| runs().filter(|run| run.len() == 2).find_map(of_two))
}

fn told(grid: &Grid, column: usize, file: &str, times: &[(i16, u8)]) -> Option<Told> {
    let shown = |(year, month): (i16, u8)| format!("{year}-{month:02}");
    let told = Told::new("import-times-of-years").with("file", file).with("column", grid.name(column));
    Some(told.with("first", shown(*times.iter().min()?)).with("last", shown(*times.iter().max()?)))
}

#[cfg(test)]
mod tests {
    use super::year_of;

    #[test]
    fn a_year_is_named_by_four_digits_or_two() {
        for typed in ["2025-01", "202501", "2025Q1", "Jan-25", "ene 2025", "Q1-25", "01-25", "Jan '25", "T1 2025"] {
            assert_eq!(year_of(typed), Some(2025), "{typed}");
        }
        for typed in ["1", "01", "Q1", "Enero", "12"] {
            assert_eq!(year_of(typed), None, "{typed}");
        }
    }
}
