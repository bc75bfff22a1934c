//! A table that somebody gave: its rows as texts, and what was guessed to read them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::findings::Told;
use crate::read::table::{BookFault, book_sheet, is_book};
use crate::text::lines::Lines;

/// The most rows that are looked at to guess anything.
const LOOKED_AT: usize = 200;
/// The most rows that a table may have.
const MAX_ROWS: usize = 1_000_000;

/// A table's rows.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The titles of its columns, without the `#` that some treasuries put before them; empty where
    /// it has none.
    pub titles: Vec<String>,
    /// The row that the titles stand in, from 1; 0 where there is none.
    pub header: usize,
    /// The rows after it: their number in the file, from 1, and their cells.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How its text was read; nothing for a spreadsheet.
    pub csv: Option<Dialect>,
    /// Whether the titles stand in the first row that is not empty.
    pub titles_first: bool,
    /// What remarks begin with, if there are any.
    pub comment: Option<&'static str>,
}

/// How the text of a table was read.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// What stands between columns.
    pub delimiter: u8,
}

impl Grid {
    /// Reads a table by its bytes: text, or a sheet of a spreadsheet (XLSX, ODS). Its name only helps
    /// to say what it is not.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Told> {
        Self::of_sheet(name, bytes, None)
    }

    /// The same; of a spreadsheet the sheet that is named, or else the first that is shown.
    pub fn of_sheet(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Self, Told> {
        if is_book(bytes) {
            let rows = book_sheet(bytes, sheet).map_err(|fault| match fault {
                BookFault::Broken(_) => Told::new("import-not-table").with("file", name),
                BookFault::NoSheet(known) => Told::new("import-no-sheet")
                    .with("file", name)
                    .with("sheet", sheet.unwrap_or_default())
                    .with("known", known.join(", ")),
            })?;
            let texts = |row: crate::read::table::Row| row.cells.into_iter().map(|cell| cell.text).collect();
            return Ok(Self::of_rows(rows.into_iter().map(|row| (row.number as usize, texts(row))).collect()));
        }
        let encoding = encoding_of(bytes);
        let text = encoding.decode(bytes).0;
        let delimiter = delimiter_of(&text);
        let rows = records(name, &text, delimiter)?;
        Ok(Self { csv: Some(Dialect { encoding, delimiter }), ..Self::of_rows(rows) })
    }

    /// Reads a text whose columns stand between a known mark.
    pub fn of_text(name: &str, text: &str, delimiter: u8) -> Result<Self, Told> {
        Ok(Self::of_rows(records(name, text, delimiter)?))
    }

    /// Parts the rows into titles and what stands below them.
    fn of_rows(rows: Vec<(usize, Vec<String>)>) -> Self {
        let header = header_of(&rows);
        let mut grid =
            Self { titles: Vec::new(), header: 0, rows: Vec::new(), csv: None, titles_first: false, comment: None };
        let is_empty = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
        grid.titles_first = header.is_some_and(|header| rows[..header].iter().all(|(_, cells)| is_empty(cells)));
        for (at, (number, cells)) in rows.into_iter().enumerate() {
            if Some(at) == header {
                grid.titles = cells.iter().map(|cell| title(cell)).collect();
                grid.header = number;
            } else if header.is_none_or(|header| at > header) {
                let is_remark = cells.first().is_some_and(|cell| cell.trim_start().starts_with('#'));
                if is_remark {
                    grid.comment = Some("#");
                } else if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    grid.rows.push((number, cells));
                }
            }
        }
        grid
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.rows.iter().take(LOOKED_AT).map(|(_, cells)| cells.len()).max().unwrap_or(0).max(self.titles.len())
    }

    /// The name of a column: its title, or its number from 1 where it has none or shares it.
    pub fn name(&self, column: usize) -> String {
        let number = (column + 1).to_string();
        let Some(title) = self.titles.get(column).filter(|title| !title.is_empty()) else { return number };
        let first = self.titles.iter().position(|other| other == title);
        if first == Some(column) { title.clone() } else { number }
    }

    /// The values of a column that are not empty, from the first rows.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().take(LOOKED_AT).filter_map(move |(_, cells)| cells.get(column));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// A column by its title (accents and case do not matter) or its number.
    pub fn column(&self, wanted: &str) -> Option<usize> {
        let folded = crate::text::slug::fold(wanted);
        let by_title = self.titles.iter().position(|title| crate::text::slug::fold(title) == folded);
        by_title.or_else(|| wanted.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < self.width()))
    }
}

fn title(cell: &str) -> String {
    cell.trim().trim_start_matches('#').trim().to_owned()
}

/// UTF-8 where the bytes are, UTF-16 where a mark says so, else what Excel writes in Spanish.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    }
}

/// The mark that parts most rows into the same number of cells, more than one.
fn delimiter_of(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let widths: Vec<usize> = reader(text, delimiter).records().take(LOOKED_AT).flatten().map(|r| r.len()).collect();
        let wide = widths.iter().copied().filter(|width| *width > 1);
        let most = wide.clone().max_by_key(|width| widths.iter().filter(|other| *other == width).count());
        most.map_or((0, 0), |width| (widths.iter().filter(|other| **other == width).count(), width))
    };
    let known = [b',', b';', b'\t', b'|'];
    known.into_iter().max_by_key(|delimiter| (score(*delimiter), std::cmp::Reverse(*delimiter))).unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

fn records(name: &str, text: &str, delimiter: u8) -> Result<Vec<(usize, Vec<String>)>, Told> {
    let mut rows = Vec::new();
    let mut lines = Lines::of(text);
    for record in reader(text, delimiter).into_records() {
        let broken = |detail: String| Told::new("import-broken-table").with("file", name).with("detail", detail);
        let record = record.map_err(|error| broken(error.to_string()))?;
        if rows.len() > MAX_ROWS {
            return Err(broken(format!("> {MAX_ROWS}")));
        }
        let byte = record.position().map_or(0, csv::Position::byte);
        rows.push((lines.line_of(usize::try_from(byte).unwrap_or(0)), record.iter().map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// The row with the titles: the first with about as many filled cells as most rows have, and none of
/// them without a letter; none where there is no such row.
fn header_of(rows: &[(usize, Vec<String>)]) -> Option<usize> {
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let usual = {
        let widths: Vec<usize> = rows.iter().take(LOOKED_AT).map(|(_, cells)| filled(cells)).collect();
        widths.iter().copied().max_by_key(|width| widths.iter().filter(|other| *other == width).count())?
    };
    let is_titles = |cells: &[String]| {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let words = texts.iter().filter(|text| text.chars().any(char::is_alphabetic)).count();
        texts.len() > 1 && texts.len() * 2 >= usual && words == texts.len()
    };
    rows.iter().take(50).position(|(_, cells)| is_titles(cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_the_encoding_and_the_titles_are_found() {
        let excel = "Informe de ejecución;;\r\n\r\nCódigo;Renglón;Ley\r\n1;Aseo, ornato;1.250,50\r\n#x;;\r\n";
        let (bytes, ..) = WINDOWS_1252.encode(excel);
        let grid = Grid::read("x.csv", &bytes).expect("a table");
        assert_eq!(grid.titles, ["Código", "Renglón", "Ley"]);
        assert_eq!((grid.header, grid.rows.len(), grid.comment), (3, 1, Some("#")));
        assert_eq!(grid.rows[0], (4, vec!["1".to_owned(), "Aseo, ornato".to_owned(), "1.250,50".to_owned()]));
        let dialect = grid.csv.expect("a text");
        assert_eq!((dialect.encoding.name(), dialect.delimiter), ("windows-1252", b';'));
        assert_eq!((grid.column("codigo"), grid.column("3"), grid.column("4")), (Some(0), Some(2), None));
    }

    #[test]
    fn a_table_without_titles_numbers_its_columns() {
        let grid = Grid::read("x.csv", "1,Aseo,10.00\n2,Ornato,20.00\n".as_bytes()).expect("a table");
        assert_eq!((grid.header, grid.rows.len(), grid.name(1)), (0, 2, "2".to_owned()));
    }
}
