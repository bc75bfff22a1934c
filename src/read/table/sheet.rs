//! The rows of a table's file.

use super::book;
use super::layout::{Header, Layout};
use crate::findings::{Code, Finding, Place};
use crate::read::reader::Reader;
use crate::text::lines::Lines;
use crate::text::place::{Span, count};

/// The most rows that a table may have.
pub const MAX_ROWS: usize = 1_000_000;
/// The most columns that a table may have.
pub const MAX_COLUMNS: usize = 1_000;
/// What is told of a table with more rows, columns or cells.
pub const TOO_MANY_CELLS: &str = "too-many-cells";
/// The rows among which titles are looked for.
const MOST_BEFORE_TITLES: usize = 100;

/// A table's rows, remarks and empty ones left out.
pub struct Sheet {
    /// The titles of its columns; empty where there is no header.
    pub titles: Vec<String>,
    /// The row that the titles stand in.
    pub header: u32,
    /// The rows after them.
    pub rows: Vec<Row>,
    /// The text of a text file, in which every row has as many cells as the header; nothing of a
    /// spreadsheet.
    pub text: Option<String>,
}

/// A row.
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Where it begins in a text file.
    pub start: u32,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it is a spreadsheet's binary number.
    pub is_number: bool,
    /// Whether it holds a formula whose value the spreadsheet does not keep.
    pub is_unstored: bool,
}

/// The rows of a file; nothing where it cannot be read, which is told. `named` are the titles that
/// the mapping names.
pub fn read(bytes: &[u8], layout: &Layout, named: &[&str], reader: &mut Reader) -> Option<Sheet> {
    let is_named_so =
        [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|ending| layout.file.to_lowercase().ends_with(ending));
    if is_named_so && !book::is_book(bytes) {
        tell(0, "not-spreadsheet", layout, reader);
        return None;
    }
    let (rows, text) = if book::is_book(bytes) {
        (book::rows(bytes, layout, reader)?, None)
    } else {
        let (rows, text) = text_rows(bytes, layout, reader)?;
        (rows, Some(text))
    };
    if rows.is_empty() {
        let finding = Finding::new(Code::NotTable, Place::file(&layout.file));
        reader.findings.add(finding.with("detail", "table-empty"));
        return None;
    }
    Some(Sheet { text, ..with_titles(rows, layout, named) })
}

/// The rows of a text file, and its text.
fn text_rows(bytes: &[u8], layout: &Layout, reader: &mut Reader) -> Option<(Vec<Row>, String)> {
    let (text, _, broken) = layout.encoding.decode(bytes);
    if broken {
        let before = text.split('\u{fffd}').next().unwrap_or("");
        let line = before.matches('\n').count() as u64 + 1;
        let place = place(u32::try_from(line).unwrap_or(u32::MAX), layout);
        let finding = Finding::new(Code::WrongEncoding, place).with("encoding", layout.encoding.name());
        reader.findings.add(finding);
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(layout.delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut lines = Lines::of(text);
    let mut record = csv::StringRecord::new();
    loop {
        match csv.read_record(&mut record) {
            Ok(false) => return Some((rows, text.to_owned())),
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                tell(line, &error.to_string(), layout, reader);
                return None;
            }
        }
        let byte = usize::try_from(record.position().map_or(0, csv::Position::byte)).unwrap_or(0);
        let line = lines.line_of(byte) as u64;
        if rows.len() >= MAX_ROWS || record.len() > MAX_COLUMNS {
            tell(line, TOO_MANY_CELLS, layout, reader);
            return None;
        }
        let cells = record.iter().map(|text| Cell { text: text.to_owned(), ..Cell::default() }).collect();
        // The reader begins a record at the second sign of the line's end before it.
        let ends = text.as_bytes().iter().skip(byte).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        rows.push(Row { number: u32::try_from(line).unwrap_or(u32::MAX), start: count(byte + ends), cells });
    }
}

/// Takes the titles off, and leaves out what says nothing.
fn with_titles(mut rows: Vec<Row>, layout: &Layout, named: &[&str]) -> Sheet {
    let mut sheet = Sheet { titles: Vec::new(), header: 0, rows: Vec::new(), text: None };
    let after = match &layout.header {
        Header::None => 0,
        Header::Rows(wanted) => {
            let last = wanted.iter().max().copied().unwrap_or(0);
            let theirs = |row: &&Row| wanted.contains(&(row.number as usize));
            sheet.titles = joined(&rows.iter().filter(theirs).map(titles).collect::<Vec<_>>());
            rows.iter().take_while(|row| row.number as usize <= last).count()
        }
        Header::Find => {
            let mut before = rows.iter().take(MOST_BEFORE_TITLES);
            let has_all = |row: &Row| {
                let titles = titles(row);
                named.iter().all(|name| titles.iter().any(|title| title == name))
            };
            let all = before.position(|row| !named.is_empty() && !is_blank(row) && has_all(row));
            let at = all.or_else(|| rows.iter().position(|row| !is_blank(row)));
            sheet.titles = at.map(|at| titles(&rows[at])).unwrap_or_default();
            at.map_or(rows.len(), |at| at + 1)
        }
    };
    sheet.header = after.checked_sub(1).and_then(|at| rows.get(at)).map_or(0, |row| row.number);
    rows.drain(..after);
    rows.retain(|row| !is_left_out(row, layout));
    sheet.rows = rows;
    sheet
}

/// A title as it is compared: spaces and line breaks are one space. A `#` before the first marks
/// the header in some treasuries' files.
pub fn as_title(text: &str) -> String {
    let text = text.trim().trim_start_matches('#');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn titles(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| as_title(&cell.text)).collect()
}

/// Titles over several rows: those of a row with less of them reach to the right, as merged cells
/// do, and the last row's stand below them.
pub fn joined(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = vec![String::new(); width];
    for (at, row) in rows.iter().enumerate() {
        let mut left = "";
        for (column, title) in all.iter_mut().enumerate() {
            let own = row.get(column).map_or("", String::as_str);
            left = if own.is_empty() && at + 1 < rows.len() { left } else { own };
            if !left.is_empty() && !title.is_empty() {
                title.push(' ');
            }
            title.push_str(left);
        }
    }
    all
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.text.trim().is_empty())
}

/// Whether a row says nothing: empty, or a remark.
fn is_left_out(row: &Row, layout: &Layout) -> bool {
    let remark = layout.comment.as_deref().filter(|comment| !comment.is_empty());
    let first = row.cells.first().map_or("", |cell| cell.text.trim_start());
    is_blank(row) || remark.is_some_and(|comment| first.starts_with(comment))
}

/// The place of a row, by its number.
pub fn place(row: u32, layout: &Layout) -> Place {
    Place::new(&layout.file, Span { line: row, ..Span::default() })
}

impl Row {
    /// Its place.
    pub fn place(&self, layout: &Layout) -> Place {
        Place::new(&layout.file, Span { line: self.number, column: 0, start: self.start, end: self.start })
    }

    /// The place of a cell: in a text file the stretch that it is written in, in a spreadsheet the number of
    /// its column.
    pub fn place_of(&self, cell: usize, text: Option<&str>, layout: &Layout) -> Place {
        let mut place = self.place(layout);
        let record = text.and_then(|text| text.get(self.start as usize..));
        place.span = match record {
            Some(record) => stretch(record, cell, layout.delimiter, place.span),
            None => Span { column: count(cell + 1), ..place.span },
        };
        place
    }
}

/// The stretch of a cell in the text that begins with its row, which stands at `row`.
fn stretch(record: &str, cell: usize, delimiter: u8, row: Span) -> Span {
    let (mut start, mut cells, mut quoted) = (0, 0, false);
    let mut end = record.len();
    let mut bytes = record.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let ends_row = matches!(byte, b'\r' | b'\n');
        match byte {
            // A quote opens a cell only where it begins one, and twice within it stands for itself.
            b'"' if quoted && bytes.next_if(|(_, next)| *next == b'"').is_some() => {}
            b'"' if quoted || at == start => quoted = !quoted,
            _ if quoted || !(byte == delimiter || ends_row) => {}
            _ if cells == cell || ends_row => {
                end = at;
                break;
            }
            _ => {
                cells += 1;
                start = at + 1;
            }
        }
    }
    let before = &record[..start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    Span {
        line: row.line + count(before.matches('\n').count()),
        column: count(before[line..].chars().count() + 1),
        start: row.start + count(start),
        end: row.start + count(end),
    }
}

/// Tells that a table cannot be read.
pub fn tell(line: u64, detail: &str, layout: &Layout, reader: &mut Reader) {
    let place = place(u32::try_from(line).unwrap_or(u32::MAX), layout);
    reader.findings.add(Finding::new(Code::NotTable, place).with("detail", detail));
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn titles_over_two_rows_are_read_as_merged_cells_are() {
        let row = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>();
        let two = [row(&["", "2025", "", "2026"]), row(&["Objeto", "Ley", "Pagado", "Ley"])];
        assert_eq!(joined(&two), ["Objeto", "2025 Ley", "2025 Pagado", "2026 Ley"]);
    }
}
