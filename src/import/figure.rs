//! Figures as offices write them in tables: with a point or a comma, with thousands marked or not,
//! with words where nothing is known.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Asked;
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
    /// The mark before decimals, where the column says which.
    decimal: Option<char>,
    /// Whether some of its figures can only be read with the other mark.
    is_torn: bool,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A figure.
    Figure(Decimal),
    /// One of two figures, or one that is not written as the column's others are.
    Doubtful,
    /// That it is not known.
    Unknown,
    /// Something else.
    Words,
}

impl Style {
    /// The style of machines: a point before decimals.
    pub const MACHINE: Self = Self::with('.');

    /// The style with this mark before decimals.
    pub const fn with(decimal: char) -> Self {
        Self { decimal: Some(decimal), is_torn: false }
    }

    /// The style of the texts in a table's column: as said by `--set decimal=,`, or as they show. What
    /// came as numbers needs no guess, and says nothing of how the texts beside it are written.
    pub fn of_column(grid: &Grid, at: usize, asked: &Asked) -> Self {
        if let Some(mark) = asked.decimal() {
            return Self::with(mark);
        }
        let texts = grid.rows.iter().filter(|(row, _)| !grid.is_number(*row, at));
        let cells = || texts.clone().filter_map(|(_, cells)| cells.get(at)).map(String::as_str);
        // Texts of JSON are programs' own.
        let is_machine = grid.csv.is_none() && !grid.is_book;
        let is_typed = |cell: &str| cell.contains(',') && value(cell, ',').or(value(cell, '.')).is_some();
        if is_machine && !cells().any(is_typed) {
            return Self::MACHINE;
        }
        Self::of(cells())
    }

    /// The style of a column's cells, all of them looked at: that of those which can be read in one way
    /// alone. Where none can, or as many in the one way as in the other, nothing says it.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let (mut points, mut commas) = (0_usize, 0_usize);
        for cell in cells {
            match (value(cell, '.'), value(cell, ',')) {
                (Some(_), None) => points += 1,
                (None, Some(_)) => commas += 1,
                _ => {}
            }
        }
        let decimal = match points.cmp(&commas) {
            Ordering::Greater => Some('.'),
            Ordering::Less => Some(','),
            Ordering::Equal => None,
        };
        Self { decimal, is_torn: points > 0 && commas > 0 }
    }

    /// For figures that are whole by their nature: a mark that may part thousands does, unless the column
    /// says otherwise.
    #[must_use]
    pub fn of_whole_numbers(self, cell: &str) -> Self {
        let part = |mark: char| cell.contains(mark);
        match (self.decimal, self.is_torn) {
            (None, false) if part('.') => Self::with(','),
            (None, false) => Self::with('.'),
            _ => self,
        }
    }

    /// What a cell of a table says, by its row's number in the file and its column: a text in this style;
    /// a number has none.
    pub fn read_in(self, grid: &Grid, row: usize, at: usize, cell: &str) -> Said {
        if grid.is_number(row, at) { Self::MACHINE.read(cell) } else { self.read(cell) }
    }

    /// The mark before decimals, where the column says one and no cell of it another.
    pub fn mark(self) -> Option<char> {
        self.decimal.filter(|_| !self.is_torn)
    }

    /// What a text says in this style.
    pub fn read(self, cell: &str) -> Said {
        let cell = cell.trim();
        if UNKNOWN.contains(&fold(cell).as_str()) || UNKNOWN.contains(&cell) {
            return Said::Unknown;
        }
        let (point, comma) = (value(cell, '.'), value(cell, ','));
        let own = match self.decimal {
            Some('.') => point,
            Some(_) => comma,
            None => point.filter(|_| point == comma),
        };
        match own {
            Some(number) if point == comma || !(self.is_torn && point.is_some() && comma.is_some()) => {
                Said::Figure(number)
            }
            None if point.or(comma).is_none() => Said::Words,
            _ => Said::Doubtful,
        }
    }
}

/// A figure without the sign of its money: `$`, `US$`, `€`, `B/.`, `S/`.
fn without_currency(text: &str) -> &str {
    const SIGNS: [char; 9] = ['$', '€', '£', '¥', '₡', '₲', '₱', '₹', '₦'];
    const LETTERS: [&str; 3] = ["B/.", "S/.", "S/"];
    let is_sign = |sign: &str| {
        let mut letters = sign.chars().rev();
        letters.next().is_some_and(|last| SIGNS.contains(&last)) && letters.all(|c| c.is_ascii_uppercase())
    };
    let rest = LETTERS.iter().find_map(|sign| text.strip_prefix(sign)).or_else(|| {
        let (at, last) = text.char_indices().take(4).find(|(_, c)| SIGNS.contains(c))?;
        let (sign, rest) = text.split_at(at + last.len_utf8());
        is_sign(sign).then_some(rest)
    });
    let rest = rest.unwrap_or(text).trim();
    rest.strip_suffix(SIGNS).unwrap_or(rest).trim()
}

/// The figure that a cell writes with a mark before its decimals; none where it does not fit: marks
/// between thousands may be left out, but not misplaced or mixed.
pub fn value(cell: &str, decimal: char) -> Option<Decimal> {
    // Typographers have a minus of their own, which our own tables print too.
    const MINUS: [char; 3] = ['-', '−', '–'];
    let bare = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '%' | '\'' | '’'));
    let before = bare.strip_prefix(MINUS);
    let digits = without_currency(before.unwrap_or(bare));
    let (sign, digits) = match (before, digits.strip_prefix(MINUS)) {
        (Some(_), Some(_)) => return None,
        (Some(_), None) => ("-", digits),
        (None, Some(digits)) => ("-", digits.trim_start()),
        (None, None) => ("", digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, ""));
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’');
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let mut marks = whole.chars().filter(|c| is_mark(*c));
    let first = marks.next();
    let is_parted = |head: &str| (1..=3).contains(&head.len()) && !head.starts_with('0');
    let fits = groups.len() == 1
        || (is_parted(groups[0]) && groups[1..].iter().all(|group| group.len() == 3))
            && first != Some(decimal)
            && marks.all(|mark| Some(mark) == first);
    if !fits {
        return None;
    }
    let plain = format!("{sign}{}.{fraction}", groups.concat());
    let plain = plain.trim_end_matches('.');
    let number: Option<Decimal> = plain.parse().ok().or_else(|| Decimal::from_scientific(plain).ok());
    number.map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> Vec<String> {
        let style = Style::of(cells.iter().copied());
        let said = |cell: &&str| match style.read(cell) {
            Said::Figure(number) => number.to_string(),
            Said::Doubtful => "doubtful".to_owned(),
            Said::Unknown => "unknown".to_owned(),
            Said::Words => "words".to_owned(),
        };
        cells.iter().map(said).collect()
    }

    #[test]
    fn money_and_the_typographers_minus_are_figures() {
        assert_eq!(
            read(&["$ 1.234,50", "−1,5", "-$ 3,25", "$ -4,5", "US$7,5", "2,5 €", "B/. 8,5"]),
            ["1234.5", "-1.5", "-3.25", "-4.5", "7.5", "2.5", "8.5"]
        );
        assert_eq!(read(&["Q1", "$", "a$5", "–", "$ --5"]), ["words", "words", "words", "unknown", "words"]);
    }

    #[test]
    fn marks_are_understood_by_the_whole_column() {
        assert_eq!(read(&["1.234,5", "12,25", "3.870"]), ["1234.5", "12.25", "3870"]);
        assert_eq!(read(&["48.210", "3.870", "1.204.310"]), ["48210", "3870", "1204310"]);
        assert_eq!(read(&["523.453", "740.0874", "288.3"]), ["523.453", "740.0874", "288.3"]);
        assert_eq!(read(&["0.517", "0.602"]), ["0.517", "0.602"], "no thousands begin with nothing");
        assert_eq!(read(&["93,4 %", "7 %", "s.d.", "hola"]), ["93.4", "7", "unknown", "words"]);
        assert_eq!(read(&["1 234 567", "-5", "1e3"]), ["1234567", "-5", "1000"]);
    }

    #[test]
    fn what_could_be_two_figures_is_never_one() {
        assert_eq!(read(&["3.200", "7.500", "12"]), ["doubtful", "doubtful", "12"]);
        assert_eq!(read(&["48,210", "3,870"]), ["doubtful", "doubtful"]);
        // A cell that the column's style cannot write is not bent until it fits.
        assert_eq!(read(&["12.5", "1,234.5", "7,5"]), ["12.5", "1234.5", "doubtful"]);
        assert_eq!(read(&["7,5", "8.5", "9"]), ["doubtful", "doubtful", "9"]);
        assert_eq!(read(&["7,5", "7,25", "8.5", "1.234"]), ["7.5", "7.25", "doubtful", "doubtful"]);
        assert_eq!(read(&["12 5", "1,23,456"]), ["words", "words"]);
    }

    #[test]
    fn a_mark_in_whole_numbers_parts_thousands() {
        for (cell, number) in [("48.210", 48210), ("3,870", 3870), ("12", 12)] {
            let style = Style::of(["48.210", "3,870", "12"].into_iter()).of_whole_numbers(cell);
            assert_eq!(style.read(cell), Said::Figure(number.into()), "{cell}");
        }
    }
}
