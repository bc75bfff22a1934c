//! Figures as offices write them in tables: with a point or a comma, with thousands marked or not,
//! with words where nothing is known.

use rust_decimal::Decimal;

use super::grid::Grid;
use crate::text::slug::fold;

/// What stands for a figure that is not known.
const UNKNOWN: &[&str] = &[
    "",
    "-",
    "–",
    "—",
    ".",
    "..",
    "...",
    "*",
    ":",
    "s.d.",
    "s.d",
    "s/d",
    "sd",
    "n.d.",
    "n.d",
    "n/d",
    "nd",
    "n.a.",
    "n.a",
    "n/a",
    "na",
    "nan",
    "null",
    "none",
    "sin dato",
    "sin datos",
];

/// How the figures of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The mark before decimals.
    decimal: char,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A figure.
    Figure(Decimal),
    /// That it is not known.
    Unknown,
    /// Something else.
    Words,
}

impl Style {
    /// The style of machines: a point, and no thousands.
    pub const MACHINE: Self = Self { decimal: '.' };

    /// The style of a table's column. What came as numbers needs no guess.
    pub fn of_column(grid: &Grid, at: usize) -> Self {
        let has_numbers = || grid.rows.iter().any(|(row, _)| grid.is_number(*row, at));
        if grid.csv.is_none() && (!grid.is_book() || has_numbers()) {
            return Self::MACHINE;
        }
        Self::of(grid.rows.iter().filter_map(|(_, cells)| cells.get(at)).map(String::as_str))
    }

    /// The style of a column's cells, all of them looked at. A mark that always stands before three
    /// digits, and more than once or in most cells, parts thousands; what stands last of two marks
    /// begins the decimals.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let (mut points, mut commas, mut decimal) = (Marks::default(), Marks::default(), None);
        for cell in cells {
            let cell = bare(cell);
            if !cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) || cell.len() < 2 {
                continue;
            }
            points.see(&cell, '.');
            commas.see(&cell, ',');
            decimal = match (cell.rfind('.'), cell.rfind(',')) {
                (Some(point), Some(comma)) => Some(if point > comma { '.' } else { ',' }),
                _ => decimal,
            };
        }
        let decimal = decimal.unwrap_or(match (points.cells > 0, commas.cells > 0) {
            (_, true) if !commas.parts_thousands() => ',',
            (true, _) if points.parts_thousands() => ',',
            _ => '.',
        });
        Self { decimal }
    }

    /// What a cell says in this style.
    pub fn read(self, cell: &str) -> Said {
        let cell = cell.trim();
        if UNKNOWN.contains(&fold(cell).as_str()) || UNKNOWN.contains(&cell) {
            return Said::Unknown;
        }
        let thousands = if self.decimal == '.' { ',' } else { '.' };
        let plain: String = bare(cell).chars().filter(|c| *c != thousands).collect();
        let plain = plain.replace(self.decimal, ".");
        let number = plain.parse().ok().or_else(|| Decimal::from_scientific(&plain).ok());
        number.map_or(Said::Words, |number: Decimal| Said::Figure(number.normalize()))
    }
}

/// A cell without spaces, quotes and the sign of a share.
fn bare(cell: &str) -> String {
    cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '%' | '\'' | '’' | '\u{a0}' | '\u{202f}')).collect()
}

/// How a mark is used in a column.
#[derive(Default)]
struct Marks {
    /// The cells that have it.
    cells: usize,
    /// Those in which it may part thousands.
    fitting: usize,
    /// Whether a cell has it twice.
    twice: bool,
}

impl Marks {
    fn see(&mut self, cell: &str, mark: char) {
        let parts: Vec<&str> = cell.split(mark).collect();
        if parts.len() < 2 {
            return;
        }
        self.cells += 1;
        self.twice |= parts.len() > 2;
        let head = parts[0].trim_start_matches(['-', '+']);
        let fits = (1..=3).contains(&head.len()) && head != "0" && parts[1..].iter().all(|part| part.len() == 3);
        self.fitting += usize::from(fits);
    }

    fn parts_thousands(&self) -> bool {
        self.fitting == self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> Vec<Option<String>> {
        let style = Style::of(cells.iter().copied());
        let said = |cell: &&str| match style.read(cell) {
            Said::Figure(number) => Some(number.to_string()),
            Said::Unknown => None,
            Said::Words => Some("?".to_owned()),
        };
        cells.iter().map(said).collect()
    }

    #[test]
    fn marks_are_understood_by_the_whole_column() {
        let some = |texts: &[&str]| texts.iter().map(|text| Some((*text).to_owned())).collect::<Vec<_>>();
        assert_eq!(read(&["1.234,5", "12,25"]), some(&["1234.5", "12.25"]));
        assert_eq!(read(&["48.210", "3.870", "1.204.310"]), some(&["48210", "3870", "1204310"]));
        assert_eq!(read(&["48,210", "3,870"]), some(&["48210", "3870"]));
        assert_eq!(read(&["523.453", "740.0874", "288.3"]), some(&["523.453", "740.0874", "288.3"]));
        assert_eq!(read(&["0.517", "0.602"]), some(&["0.517", "0.602"]), "no thousands begin with nothing");
        assert_eq!(
            read(&["93,4 %", "7 %", "s.d.", "hola"]),
            [Some("93.4".to_owned()), Some("7".to_owned()), None, Some("?".to_owned())]
        );
        assert_eq!(read(&["1 234 567", "-5"]), some(&["1234567", "-5"]));
    }
}
