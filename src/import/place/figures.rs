//! The figures by which rows are known to be the sum of others.

use rust_decimal::Decimal;

use crate::import::figure::{Said, Style};
use crate::import::grid::{Grid, text_at};

/// A sum is the others' to one part in so many: what few people have no area of their own.
const EXACT: Decimal = Decimal::from_parts(200, 0, 0, false, 0);
/// What has so many parts of a hundred of the sum of all that it contains, or more, may be the whole.
const LEAST: Decimal = Decimal::from_parts(90, 0, 0, false, 0);

/// The columns whose figures show a row to be a sum, and that of the rows' years.
pub struct Figures {
    /// The columns, and how each is read.
    pub columns: Vec<(usize, Style)>,
    /// The column of years.
    pub years: Option<usize>,
    /// Whether these are inhabitants, of whom no area has more than what contains it.
    pub is_people: bool,
}

impl Figures {
    /// The year of a row, as it is written; empty where the table has none.
    pub fn year<'g>(&self, grid: &'g Grid, row: usize) -> &'g str {
        self.years.map_or("", |at| text_at(&grid.rows[row].1, at))
    }

    /// What a row has in a column.
    pub fn figure(&self, grid: &Grid, row: usize, (column, style): (usize, Style)) -> Option<Decimal> {
        let (number, cells) = &grid.rows[row];
        let cell = text_at(cells, column);
        match style.of_whole_numbers(cell).read_in(grid, *number, column, cell) {
            Said::Figure(figure) => Some(figure),
            Said::Doubtful | Said::Unknown | Said::Words => None,
        }
    }

    /// What a row has in each column.
    pub fn of(&self, grid: &Grid, row: usize) -> Vec<Option<Decimal>> {
        self.columns.iter().map(|column| self.figure(grid, row, *column)).collect()
    }
}

/// Whether a figure is about a sum.
pub fn is_about(own: Decimal, sum: Decimal) -> bool {
    (own - sum).abs() * EXACT <= sum
}

/// Whether a figure is at least about a sum.
pub fn is_at_least(own: Decimal, sum: Decimal) -> bool {
    own + own / EXACT >= sum
}

/// Whether a figure is too small to be that of what contains all of a sum.
pub fn is_too_small(own: Decimal, sum: Decimal) -> bool {
    own * Decimal::ONE_HUNDRED < sum * LEAST
}

/// A figure without the noughts at its end: what is rounded is the sum of others by chance more easily.
pub fn significant(figure: Decimal) -> Decimal {
    let mut own = figure;
    while !own.is_zero() && (own % Decimal::TEN).is_zero() {
        own /= Decimal::TEN;
    }
    own
}
