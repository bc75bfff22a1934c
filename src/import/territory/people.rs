//! Inhabitants in a table's cells: whole numbers, or thousands with decimals.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use rust_decimal::prelude::ToPrimitive;

use super::Table;
use crate::import::Asked;
use crate::import::figure::{Said, Style};
use crate::import::grid::Grid;
use crate::import::titles::has;

/// Words of titles whose figures are thousands.
const THOUSANDS: &str = "miles.|millares|thousand|milhares|mil.|milliers|migliaia|tausend|duizend|tys.|tysiac|000.|000s.|1000s.|thous.|x1000.|x 1000.";

/// How a column of inhabitants is read.
pub struct People {
    /// Its place in the table.
    pub column: usize,
    /// The year; none where each row has its own.
    pub year: Option<i16>,
    style: Style,
    /// What one unit of it is.
    unit: Decimal,
}

impl People {
    /// How the columns of a table are read. Nobody is half a person: decimals mean thousands, as titles may say, unless
    /// `--set people=units` or `people=thousands` says what they are.
    pub fn of(table: &Table, asked: &Asked) -> Vec<Self> {
        let column = |(column, year): &(usize, Option<i16>)| {
            let style = Style::of_column(&table.grid, *column, asked);
            let people = Self { column: *column, year: *year, style, unit: Decimal::ONE };
            let is_parted = |(row, cells): &(usize, Vec<String>)| matches!(people.said(&table.grid, *row, cells), Said::Figure(number) if !number.fract().is_zero());
            let thousands = match asked.said("people") {
                Some(unit) => unit == "thousands",
                None => {
                    let title = table.grid.titles.get(*column).map_or("", String::as_str);
                    has(title, THOUSANDS) || table.grid.rows.iter().any(is_parted)
                }
            };
            Self { unit: if thousands { Decimal::ONE_THOUSAND } else { Decimal::ONE }, ..people }
        };
        table.people.iter().map(column).collect()
    }

    /// Whether it is read as thousands.
    pub fn is_thousands(&self) -> bool {
        self.unit > Decimal::ONE
    }

    /// The inhabitants in a row.
    pub fn read(&self, grid: &Grid, row: usize, cells: &[String]) -> Option<u64> {
        match self.said(grid, row, cells) {
            Said::Figure(number) => (number * self.unit).round_dp_with_strategy(0, MidpointAwayFromZero).to_u64(),
            Said::Doubtful | Said::Unknown | Said::Words => None,
        }
    }

    /// What a row's cell says.
    pub fn said(&self, grid: &Grid, row: usize, cells: &[String]) -> Said {
        let Some(cell) = cells.get(self.column) else { return Said::Unknown };
        self.style.of_whole_numbers(cell).read_in(grid, row, self.column, cell)
    }
}
