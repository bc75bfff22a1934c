//! The rows of a spreadsheet: XLSX and ODS, with limits on what a hostile file can cost.

use std::io::{BufReader, Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader as _, Sheet, SheetVisible, Xlsx};

use quick_xml::events::Event;

use super::layout::Layout;
use super::sheet::{Cell, MAX_COLUMNS, MAX_ROWS, Row, TOO_MANY_CELLS, tell};
use crate::findings::{Code, Finding};
use crate::read::reader::Reader;
use crate::text::nearest::nearest;

/// The most bytes that a spreadsheet may unpack to.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most cells of a sheet.
const MAX_CELLS: usize = 20_000_000;
/// What is told of a file that unpacks to more.
const UNPACKS_TOO_FAR: &str = "unpacks-too-far";

/// Whether a file is a spreadsheet, by its first bytes: packed, or of the old binary form.
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The rows of a sheet: of the one that is named, or else of the first that is shown.
pub fn sheet(bytes: &[u8], named: Option<&str>) -> Result<Vec<Row>, Fault> {
    let mut book = Book::open(bytes).map_err(Fault::Broken)?;
    let name = book.pick(named)?;
    book.rows(&name)
}

/// The rows of a spreadsheet; nothing where it cannot be read, which is told.
pub fn rows(bytes: &[u8], layout: &Layout, reader: &mut Reader) -> Option<Vec<Row>> {
    match sheet(bytes, layout.sheet.as_ref().map(|sheet| sheet.value.as_str())) {
        Ok(rows) => Some(rows),
        Err(Fault::Broken(detail)) => {
            // What the library says is of its own parts; our limits are told in words.
            tell(0, if is_too_large(&detail) { &detail } else { "not-spreadsheet" }, layout, reader);
            None
        }
        Err(Fault::NoSheet(names)) => {
            let asked = layout.sheet.as_ref()?;
            let finding = Finding::new(Code::MissingSheet, asked.place.clone())
                .with("sheet", &asked.value)
                .with_some("nearest", nearest(&asked.value, names.iter().map(String::as_str)))
                .with("known", names.join(", "));
            reader.findings.add(finding);
            None
        }
    }
}

/// The sheets of a spreadsheet that are not hidden, with their rows; or what the library says
/// against it.
pub fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, String> {
    let mut book = Book::open(bytes)?;
    let shown = book.sheets().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut left = MAX_CELLS;
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        let rows = match book.rows(&name) {
            Ok(rows) => rows,
            Err(Fault::Broken(detail)) => return Err(detail),
            Err(Fault::NoSheet(_)) => continue,
        };
        let cells = rows.iter().map(|row| row.cells.len()).sum();
        left = left.checked_sub(cells).ok_or_else(too_large)?;
        all.push((name, rows));
    }
    Ok(all)
}

/// Why there are no rows.
#[derive(Debug)]
pub enum Fault {
    /// What the library says.
    Broken(String),
    /// There is no such sheet; these there are.
    NoSheet(Vec<String>),
}

/// Whether the file is an OpenDocument, once it is known to unpack to a size that is read. What a
/// packed file says of its own sizes is not believed.
fn unpacked_kind(bytes: &[u8]) -> Result<bool, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut left = MAX_UNPACKED;
    let mut is_open_document = false;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(|error| error.to_string())?;
        is_open_document |= file.name().is_ok_and(|name| name == "content.xml");
        let read = std::io::copy(&mut file.by_ref().take(left + 1), &mut std::io::sink());
        left = left.checked_sub(read.map_err(|error| error.to_string())?).ok_or(UNPACKS_TOO_FAR)?;
    }
    Ok(is_open_document)
}

/// A spreadsheet that is known to be of a size that is read.
enum Book<'b> {
    Office(Box<Xlsx<Cursor<&'b [u8]>>>),
    Open(Box<Ods<Cursor<&'b [u8]>>>),
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, String> {
        if !unpacked_kind(bytes)? {
            return Xlsx::new(Cursor::new(bytes)).map(Box::new).map(Self::Office).map_err(|error| error.to_string());
        }
        if !is_bounded(bytes)? {
            return Err(too_large());
        }
        Ods::new(Cursor::new(bytes)).map(Box::new).map(Self::Open).map_err(|error| error.to_string())
    }

    fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Office(book) => book.sheets_metadata(),
            Self::Open(book) => book.sheets_metadata(),
        }
    }

    /// The name of the sheet that is asked for; of the first that is not hidden where none is.
    fn pick(&self, asked: Option<&str>) -> Result<String, Fault> {
        let sheets = self.sheets();
        let found = match asked {
            Some(asked) => sheets.iter().find(|sheet| sheet.name.trim() == asked.trim()),
            None => sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or(sheets.first()),
        };
        let names = || sheets.iter().map(|sheet| sheet.name.clone()).collect();
        found.map(|sheet| sheet.name.clone()).ok_or_else(|| Fault::NoSheet(names()))
    }

    fn rows(&mut self, sheet: &str) -> Result<Vec<Row>, Fault> {
        match self {
            Self::Office(book) => office(book, sheet),
            Self::Open(book) => open_document(book, sheet),
        }
        .map_err(Fault::Broken)
    }
}

fn office(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Row>, String> {
    let broken = |error: calamine::XlsxError| error.to_string();
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut rows = Rows::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = cell.pos;
        let said = match &cell.value {
            DataRef::Empty if cell.formula.is_some() => unstored(),
            DataRef::Empty => continue,
            DataRef::String(text) => said(text),
            DataRef::SharedString(text) => said(text),
            DataRef::Int(number) => number_cell(number),
            DataRef::Float(number) => number_cell(number),
            DataRef::Bool(yes) => said(if *yes { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(day) => said(&day_of(day)),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => said(text),
            DataRef::Error(error) => said(&error.to_string()),
        };
        rows.put(row, column, said)?;
    }
    Ok(rows.rows)
}

/// Whether the sheets of an OpenDocument have no more cells than are read. A row or cell can say that
/// it is repeated, so that a small file stands for a huge one, which the library would build.
fn is_bounded(bytes: &[u8]) -> Result<bool, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let content = archive.by_name("content.xml").map_err(|error| error.to_string())?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    let (mut rows, mut width) = (0_usize, 0_usize);
    let (mut pending, mut column, mut filled, mut repeated) = (0_usize, 0_usize, 0_usize, 1_usize);
    loop {
        let event = xml.read_event_into(&mut buffer).map_err(|error| error.to_string())?;
        match &event {
            Event::Eof => return Ok(true),
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                name if name.ends_with("table:table") => (rows, width, pending) = (0, 0, 0),
                name if name.ends_with("table:table-row") => {
                    (column, filled) = (0, 0);
                    repeated = times(tag, "table:number-rows-repeated");
                    if matches!(event, Event::Empty(_)) {
                        pending = pending.saturating_add(repeated);
                    }
                }
                name if name.ends_with("table-cell") => {
                    column = column.saturating_add(times(tag, "table:number-columns-repeated"));
                    if matches!(tag.try_get_attribute("office:value-type"), Ok(Some(_))) {
                        filled = column;
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref().ends_with("table:table-row") => {
                // Empty rows count only where a filled one follows.
                if filled > 0 {
                    rows = rows.saturating_add(pending).saturating_add(repeated);
                    pending = 0;
                    width = width.max(filled);
                } else {
                    pending = pending.saturating_add(repeated);
                }
                if rows.saturating_mul(width) > MAX_CELLS {
                    return Ok(false);
                }
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// How often a row or cell is repeated.
fn times(tag: &quick_xml::events::BytesStart, name: &str) -> usize {
    let said = tag.try_get_attribute(name).ok().flatten();
    said.and_then(|said| said.value.parse().ok()).unwrap_or(1)
}

fn open_document(book: &mut Ods<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Row>, String> {
    let range = book.worksheet_range(sheet).map_err(|error| error.to_string())?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let formulas = book.worksheet_formula(sheet).map_err(|error| error.to_string())?;
    let at = |first: u32, place: usize| u32::try_from(place).map_or(u32::MAX, |place| first.saturating_add(place));
    let mut rows = Rows::default();
    for (row, column, cell) in range.used_cells() {
        let said = match cell {
            Data::Empty => continue,
            Data::String(text) => said(text),
            Data::Int(number) => number_cell(number),
            Data::Float(number) => number_cell(number),
            Data::Bool(yes) => said(if *yes { "TRUE" } else { "FALSE" }),
            Data::DateTime(day) => said(&day_of(day)),
            Data::DateTimeIso(text) | Data::DurationIso(text) => said(text),
            Data::Error(error) => said(&error.to_string()),
        };
        rows.put(at(first_row, row), at(first_column, column), said)?;
    }
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        let (row, column) = (at(first_row, row), at(first_column, column));
        if !formula.is_empty() && range.get_value((row, column)).is_none_or(|value| *value == Data::Empty) {
            rows.mark(row, column);
        }
    }
    Ok(rows.rows)
}

/// Rows being filled, cell by cell.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    cells: usize,
}

impl Rows {
    /// Puts a cell where it belongs; rows and columns count from 0.
    fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), String> {
        let number = row.saturating_add(1);
        let column = column as usize;
        if column >= MAX_COLUMNS {
            // Formatting far to the right is no table; text there is.
            return if cell.text.trim().is_empty() { Ok(()) } else { Err(too_large()) };
        }
        if self.rows.last().is_none_or(|last| last.number < number) {
            self.rows.push(Row { number, start: 0, cells: Vec::new() });
        }
        if self.rows.len() > MAX_ROWS {
            return Err(too_large());
        }
        let Some(last) = self.rows.last_mut().filter(|last| last.number == number) else { return Ok(()) };
        let missing = (column + 1).saturating_sub(last.cells.len());
        self.cells += missing;
        if self.cells > MAX_CELLS {
            return Err(too_large());
        }
        last.cells.resize_with(last.cells.len() + missing, Cell::default);
        last.cells[column] = cell;
        Ok(())
    }
}

impl Rows {
    /// Marks a cell whose formula has no value; rows and columns count from 0.
    fn mark(&mut self, row: u32, column: u32) {
        let (number, column) = (row.saturating_add(1), column as usize);
        if column >= MAX_COLUMNS {
            return;
        }
        let at = self.rows.binary_search_by_key(&number, |row| row.number).unwrap_or_else(|at| {
            self.rows.insert(at, Row { number, start: 0, cells: Vec::new() });
            at
        });
        let cells = &mut self.rows[at].cells;
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = unstored();
    }
}

/// Whether what is said against a spreadsheet is that it holds more than is read.
pub fn is_too_large(detail: &str) -> bool {
    [TOO_MANY_CELLS, UNPACKS_TOO_FAR].contains(&detail)
}

fn too_large() -> String {
    TOO_MANY_CELLS.to_owned()
}

fn said(text: &str) -> Cell {
    Cell { text: text.to_owned(), ..Cell::default() }
}

/// A formula without its value, as programs write them that do not compute.
fn unstored() -> Cell {
    Cell { is_unstored: true, ..Cell::default() }
}

/// A number as the shortest text that is read as the same number.
fn number_cell(number: impl ToString) -> Cell {
    Cell { text: number.to_string(), is_number: true, is_unstored: false }
}

/// The day of a date cell, as dates are written everywhere else.
fn day_of(day: &ExcelDateTime) -> String {
    let (year, month, date, ..) = day.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{date:02}")
}
