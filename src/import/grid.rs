//! A table that somebody gave: its rows as texts, and what was guessed to read them.

use std::collections::{HashMap, HashSet};

use encoding_rs::Encoding;

use crate::findings::Told;
use crate::read::table::{BookFault, Row, book_sheet, book_sheets, is_book, is_too_large, joined};
use crate::text::encoding::{encoding_of, is_of_dos};
use crate::text::lines::Lines;
use crate::text::slug::fold;

/// The most rows that are looked at to guess anything.
const LOOKED_AT: usize = 200;
/// The most rows that a table may have.
const MAX_ROWS: usize = 1_000_000;
/// The most columns, as a table that is read in place may have.
const MAX_COLUMNS: usize = 1_000;

/// A table's rows.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The sheet of a spreadsheet, where it has several.
    pub sheet: Option<String>,
    /// The titles of its columns, without the `#` that some treasuries put before them; empty where
    /// it has none.
    pub titles: Vec<String>,
    /// The row that the titles stand in, from 1; 0 where there is none.
    pub header: usize,
    /// The row above it whose titles reach over several columns; 0 where there is none.
    pub header_above: usize,
    /// The titles of both rows, each as it stands there; nothing where there is one.
    pub title_rows: Option<[Vec<String>; 2]>,
    /// What stands above the titles: *Informe de ejecución (en miles)*.
    pub heading: String,
    /// The rows after them: their number in the file, from 1, and their cells.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How its text was read; nothing for a spreadsheet.
    pub csv: Option<Dialect>,
    /// Whether the titles stand in the first row that is not empty.
    pub titles_first: bool,
    /// What remarks begin with, if there are any.
    pub comment: Option<&'static str>,
    /// Which cells are numbers to the spreadsheet or the JSON that they come from, and so have no mark of
    /// any country: the row's number in the file, and the column.
    pub numbers: HashSet<(usize, usize)>,
    /// Whether it is a spreadsheet's.
    pub is_book: bool,
    /// The mark before decimals, where the officer says which.
    pub decimal: Option<char>,
    /// The column that does not stand in the file: what headings between its rows say of the sides of a budget.
    pub sides: Option<usize>,
}

/// How the text of a table was read.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// What stands between columns.
    pub delimiter: u8,
}

/// A row with its number in the file.
type Numbered = (usize, Vec<String>);

/// What a cell of a row says; nothing where the row is shorter.
pub fn text_at(cells: &[String], at: usize) -> &str {
    cells.get(at).map_or("", |cell| cell.trim())
}

impl Grid {
    /// Reads a table by its bytes: text, or a sheet of a spreadsheet (XLSX, ODS). Its name only helps
    /// to say what it is not.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Told> {
        Self::of_sheet(name, bytes, None)
    }

    /// The same; of a spreadsheet the sheet that is named, or else the first that is shown.
    pub fn of_sheet(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Self, Told> {
        if !is_book(bytes) {
            return Self::of_text(name, bytes);
        }
        let rows = book_sheet(bytes, sheet).map_err(|fault| match fault {
            BookFault::Broken(detail) => not_book(name, &detail, bytes),
            BookFault::NoSheet(known) => Told::new("import-no-sheet")
                .with("file", name)
                .with("sheet", sheet.unwrap_or_default())
                .with("known", known.join(", ")),
        })?;
        Ok(Self { sheet: sheet.map(str::to_owned), ..Self::of_book(rows) })
    }

    /// Every table of a file: one of a text, and of a spreadsheet the sheets that are shown and not
    /// empty.
    pub fn all(name: &str, bytes: &[u8]) -> Result<Vec<Self>, Told> {
        if !is_book(bytes) {
            return Self::of_text(name, bytes).map(|grid| vec![grid]);
        }
        let sheets = book_sheets(bytes).map_err(|detail| not_book(name, &detail, bytes))?;
        let grid = |(sheet, rows)| Self { sheet: Some(sheet), ..Self::of_book(rows) };
        let mut all: Vec<Self> = sheets.into_iter().map(grid).filter(|grid| !grid.rows.is_empty()).collect();
        if let [only] = &mut all[..] {
            only.sheet = None;
        }
        Ok(all)
    }

    fn of_text(name: &str, bytes: &[u8]) -> Result<Self, Told> {
        if is_of_dos(bytes) {
            return Err(Told::new("import-of-dos").with("file", name));
        }
        let encoding = encoding_of(bytes);
        let text = encoding.decode(bytes).0;
        if is_binary(&text) {
            return Err(Told::new("import-not-table").with("file", name));
        }
        let delimiter = delimiter_of(&text);
        let rows = records(name, &text, delimiter)?;
        Ok(Self { csv: Some(Dialect { encoding, delimiter }), ..Self::of_rows(rows) })
    }

    /// Reads a text whose columns stand between a known mark.
    pub fn parted(name: &str, text: &str, delimiter: u8) -> Result<Self, Told> {
        Ok(Self::of_rows(records(name, text, delimiter)?))
    }

    fn of_book(rows: Vec<Row>) -> Self {
        let mut numbers = HashSet::new();
        let mut texts: Vec<Numbered> = Vec::with_capacity(rows.len());
        for row in rows {
            let number = row.number as usize;
            let is_number = row.cells.iter().enumerate().filter(|(_, cell)| cell.is_number);
            numbers.extend(is_number.map(|(at, _)| (number, at)));
            texts.push((number, row.cells.into_iter().map(|cell| cell.text).collect()));
        }
        Self { numbers, is_book: true, ..Self::of_rows(texts) }
    }

    /// Parts the rows into titles and what stands below them.
    fn of_rows(rows: Vec<Numbered>) -> Self {
        let header = header_of(&rows);
        let lower = header.and_then(|at| lower_of(&rows, at));
        let mut grid = Self::default();
        let is_empty = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
        grid.titles_first = header.is_some_and(|header| rows[..header].iter().all(|(_, cells)| is_empty(cells)));
        if let Some(header) = header {
            let above = rows[..header].iter().flat_map(|(_, cells)| cells).map(|cell| cell.trim());
            grid.heading = above.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ");
            let titles = |at: usize| rows[at].1.iter().map(|cell| title(cell)).collect::<Vec<String>>();
            let numbers = (rows[header].0, lower.map(|lower| rows[lower].0));
            grid.title_rows = lower.map(|lower| [titles(header), titles(lower)]);
            (grid.titles, grid.header, grid.header_above) = match (&grid.title_rows, numbers) {
                (Some(both), (above, Some(number))) => (joined(both), number, above),
                (_, (number, _)) => (titles(header), number, 0),
            };
        }
        let first = lower.or(header).map_or(0, |last| last + 1);
        for (number, cells) in rows.into_iter().skip(first) {
            if cells.first().is_some_and(|cell| cell.trim_start().starts_with('#')) {
                grid.comment = Some("#");
            } else if !is_empty(&cells) {
                grid.rows.push((number, cells));
            }
        }
        grid
    }

    /// Whether a cell of a row, by its number in the file, is a number to what it comes from.
    pub fn is_number(&self, row: usize, column: usize) -> bool {
        self.numbers.contains(&(row, column))
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.rows.iter().take(LOOKED_AT).map(|(_, cells)| cells.len()).max().unwrap_or(0).max(self.titles.len())
    }

    /// Adds a column after all others, with what it has in each row.
    pub fn add_column(&mut self, title: String, cells: impl IntoIterator<Item = Option<String>>) {
        let width = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0).max(self.titles.len());
        self.titles.resize(width, String::new());
        self.titles.push(title);
        for ((_, own), added) in self.rows.iter_mut().zip(cells) {
            own.resize(width, String::new());
            own.extend(added);
        }
    }

    /// The name of a column: its title, or its number from 1 where it has none or shares it.
    pub fn name(&self, column: usize) -> String {
        let number = (column + 1).to_string();
        let Some(title) = self.titles.get(column).filter(|title| !title.is_empty()) else { return number };
        let times = self.titles.iter().filter(|other| *other == title).count();
        if times == 1 { title.clone() } else { number }
    }

    /// Its rows that are looked at, from all over it.
    pub fn looked_at(&self) -> impl Iterator<Item = &(usize, Vec<String>)> {
        self.rows.iter().step_by((self.rows.len() / LOOKED_AT).max(1))
    }

    /// The values of a column that are not empty, from the rows that are looked at.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.looked_at().filter_map(move |(_, cells)| cells.get(column));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// All cells of a column that are not empty.
    pub fn every(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |(_, cells)| cells.get(column));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Whether one of two columns divides what stands in the other: each thing in it goes with one thing in the
    /// other, and not the other way round.
    pub fn divides(&self, one: usize, other: usize) -> bool {
        let goes_with_one = |from: usize, to: usize| {
            let mut known = HashMap::new();
            self.rows.iter().all(|(_, cells)| {
                let cell = |at: usize| text_at(cells, at);
                *known.entry(cell(from)).or_insert(cell(to)) == cell(to)
            })
        };
        goes_with_one(one, other) != goes_with_one(other, one)
    }

    /// A column by its title (accents and case do not matter) or its number.
    pub fn column(&self, wanted: &str) -> Option<usize> {
        let folded = fold(wanted);
        let by_title = self.titles.iter().position(|title| fold(title) == folded);
        by_title.or_else(|| wanted.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < self.width()))
    }
}

/// That a file has no rows; of a spreadsheet also which sheets have any.
pub fn no_rows(name: &str, bytes: &[u8]) -> Told {
    let sheets = sheets_with_rows(bytes);
    match sheets.is_empty() {
        true => Told::new("import-no-rows").with("file", name),
        false => Told::new("import-no-rows-in-sheet").with("file", name).with("sheets", sheets.join(", ")),
    }
}

/// The names of a spreadsheet's sheets that are shown and have anything.
pub fn sheets_with_rows(bytes: &[u8]) -> Vec<String> {
    let sheets = if is_book(bytes) { book_sheets(bytes).unwrap_or_default() } else { Vec::new() };
    sheets.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(name, _)| name).collect()
}

/// A title without the sign that makes a remark of its line; alone, it stands for *number*.
fn title(cell: &str) -> String {
    let cell = cell.trim();
    if cell == "#" {
        return cell.to_owned();
    }
    cell.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A packed file that is no spreadsheet, one of Excel's old form, or one too large to be read.
fn not_book(name: &str, detail: &str, bytes: &[u8]) -> Told {
    match bytes.starts_with(b"PK") && is_too_large(detail) {
        true => too_large(name),
        false => Told::new("import-not-table").with("file", name),
    }
}

/// That a table reaches further than tables do.
fn too_large(name: &str) -> Told {
    Told::new("import-far-cell").with("file", name).with("rows", MAX_ROWS).with("columns", MAX_COLUMNS)
}

/// Whether a text is none: more than one in a hundred of its characters steers a machine.
fn is_binary(text: &str) -> bool {
    let steers = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}');
    text.chars().filter(steers).count() * 100 > text.chars().count()
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
        if rows.len() > MAX_ROWS || record.len() > MAX_COLUMNS {
            return Err(too_large(name));
        }
        let byte = record.position().map_or(0, csv::Position::byte);
        rows.push((lines.line_of(usize::try_from(byte).unwrap_or(0)), record.iter().map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// The cells of a row that say something.
fn filled(cells: &[String]) -> Vec<&str> {
    cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect()
}

/// Whether cells may be titles: each with a letter, a year, or the sign for a number, a share or a paragraph; or several
/// days beside one another, of which each is the title of its figures.
fn are_titles(texts: &[&str]) -> bool {
    let is_year = |text: &&str| text.len() == 4 && matches!(text.parse(), Ok(1900_u16..2100));
    let is_word = |text: &&str| text.chars().any(char::is_alphabetic);
    let is_day = |text: &&str| {
        let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
        parts.len() == 3 && parts.iter().all(|part| part.parse::<u16>().is_ok()) && parts.iter().any(|p| p.len() == 4)
    };
    let words = texts.iter().filter(|text| is_word(text)).count();
    let has_days = texts.iter().filter(|text| is_day(text)).count() > 1 || words > 1;
    texts.len() > 1
        && texts.iter().any(is_word)
        && texts.iter().all(|text| {
            is_word(text) || is_year(text) || has_days && is_day(text) || matches!(*text, "#" | "%" | "§" | "№")
        })
}

/// The row with the titles: the first with about as many filled cells as most rows have, and none of
/// them without a letter; none where there is no such row.
fn header_of(rows: &[Numbered]) -> Option<usize> {
    let usual = {
        let widths: Vec<usize> = rows.iter().take(LOOKED_AT).map(|(_, cells)| filled(cells).len()).collect();
        widths.iter().copied().max_by_key(|width| widths.iter().filter(|other| *other == width).count())?
    };
    let is_header = |(_, cells): &Numbered| {
        let texts = filled(cells);
        are_titles(&texts) && texts.len() * 2 >= usual
    };
    rows.iter().take(50).position(is_header)
}

/// The row below the titles that has titles too, of columns over which those above reach.
fn lower_of(rows: &[Numbered], upper: usize) -> Option<usize> {
    let (above, below) = (&rows[upper].1, &rows.get(upper + 1)?.1);
    let own = |at: usize| above.get(at).is_none_or(|cell| cell.trim().is_empty());
    let gaps = below.iter().enumerate().any(|(at, cell)| !cell.trim().is_empty() && own(at));
    // Codes and amounts have digits; titles seldom have.
    let plain = |text: &&str| !text.chars().any(|c| c.is_ascii_digit()) || text.len() == 4;
    let texts = filled(below);
    // Where the corner alone is blank, the row may be the first of a table without a figure in it.
    let is_corner = own(0) && (1..below.len()).all(|at| !own(at));
    let figures = || {
        let cells = rows[upper + 2..].iter().take(LOOKED_AT).flat_map(|(_, cells)| cells.iter().skip(1));
        cells.into_iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
    };
    (gaps && are_titles(&texts) && texts.iter().all(plain) && (!is_corner || figures())).then_some(upper + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_the_encoding_and_the_titles_are_found() {
        let excel = "Informe de ejecución;;\r\n\r\nCódigo;Renglón;Ley\r\n1;Aseo, ornato;1.250,50\r\n#x;;\r\n";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(excel);
        let grid = Grid::read("x.csv", &bytes).expect("a table");
        assert_eq!(grid.titles, ["Código", "Renglón", "Ley"]);
        assert_eq!((grid.header, grid.rows.len(), grid.comment), (3, 1, Some("#")));
        assert_eq!(grid.rows[0], (4, vec!["1".to_owned(), "Aseo, ornato".to_owned(), "1.250,50".to_owned()]));
        let dialect = grid.csv.expect("a text");
        assert_eq!((dialect.encoding.name(), dialect.delimiter), ("windows-1252", b';'));
        assert_eq!((grid.column("codigo"), grid.column("3"), grid.column("4")), (Some(0), Some(2), None));
    }

    #[test]
    fn titles_over_two_rows_are_joined() {
        let text = "Informe,,,\nCódigo,Renglón,Presupuesto,\n,,Ley,Vigente\n1,Aseo,10.00,12.00\n";
        let grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        assert_eq!(grid.titles, ["Código", "Renglón", "Presupuesto Ley", "Presupuesto Vigente"]);
        assert_eq!((grid.header_above, grid.header, grid.rows.len()), (2, 3, 1));
        assert_eq!(grid.heading, "Informe");
    }

    #[test]
    fn a_blank_corner_makes_no_titles_of_the_first_row() {
        let text = ",Norte,Sur\nParques,Alta,Baja\nCalles,Baja,Alta\n";
        let grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        assert_eq!((grid.titles, grid.rows.len()), (["", "Norte", "Sur"].map(str::to_owned).to_vec(), 2));
        let text = ",Año 2025,Año 2025\nZona,Inicial,Final\nNorte,10,12\n";
        let grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        assert_eq!(grid.titles, ["Zona", "Año 2025 Inicial", "Año 2025 Final"]);
    }

    #[test]
    fn a_table_without_titles_numbers_its_columns() {
        let grid = Grid::read("x.csv", "1,Aseo,10.00\n2,Ornato,20.00\n".as_bytes()).expect("a table");
        assert_eq!((grid.header, grid.rows.len(), grid.name(1)), (0, 2, "2".to_owned()));
    }
}
