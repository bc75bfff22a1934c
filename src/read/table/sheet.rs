//! The rows of a table's file.

use super::layout::Layout;
use crate::findings::{Code, Finding, Place};
use crate::read::reader::Reader;
use crate::text::place::Span;

/// The most rows that a table may have.
pub const MAX_ROWS: usize = 1_000_000;

/// A table's rows, remarks and empty ones left out.
pub struct Sheet {
    /// The titles of its columns; empty where there is no header.
    pub titles: Vec<String>,
    /// The row that the titles stand in.
    pub header: u32,
    /// The rows after them.
    pub rows: Vec<Row>,
}

/// A row.
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The rows of a file; nothing where it cannot be read, which is told.
pub fn rows(bytes: &[u8], layout: &Layout, reader: &mut Reader) -> Option<Sheet> {
    let text = layout.encoding.decode(bytes).0;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(layout.delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet { titles: Vec::new(), header: 0, rows: Vec::new() };
    let mut record = csv::StringRecord::new();
    let mut titled = layout.header == Some(0);
    loop {
        match csv.read_record(&mut record) {
            Ok(false) => return Some(sheet),
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                tell(Code::NotTable, line, &error.to_string(), layout, reader);
                return None;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if !titled {
            titled = take_titles(&record, line, layout, &mut sheet);
            continue;
        }
        if is_left_out(&record, layout) {
            continue;
        }
        if sheet.rows.len() >= MAX_ROWS {
            tell(Code::NotTable, line, &format!("> {MAX_ROWS}"), layout, reader);
            return None;
        }
        let cells = record.iter().map(str::to_owned).collect();
        sheet.rows.push(Row { number: u32::try_from(line).unwrap_or(u32::MAX), cells });
    }
}

/// Takes a row as the titles, if it is theirs.
fn take_titles(record: &csv::StringRecord, line: u64, layout: &Layout, sheet: &mut Sheet) -> bool {
    let is_theirs = match layout.header {
        Some(row) => line >= row as u64,
        None => record.iter().any(|cell| !cell.trim().is_empty()),
    };
    if is_theirs {
        // A `#` before the first title marks the header in some treasuries' files.
        let title = |title: &str| title.trim().trim_start_matches('#').trim().to_owned();
        sheet.titles = record.iter().map(title).collect();
        sheet.header = u32::try_from(line).unwrap_or(u32::MAX);
    }
    is_theirs
}

/// Whether a row says nothing: empty, or a remark.
fn is_left_out(record: &csv::StringRecord, layout: &Layout) -> bool {
    let remark = layout.comment.as_deref().filter(|comment| !comment.is_empty());
    record.iter().all(|cell| cell.trim().is_empty())
        || remark.is_some_and(|comment| record.get(0).is_some_and(|cell| cell.trim_start().starts_with(comment)))
}

/// The place of a row.
pub fn place(row: u32, layout: &Layout) -> Place {
    Place::new(&layout.file, Span { line: row, ..Span::default() })
}

fn tell(code: Code, line: u64, detail: &str, layout: &Layout, reader: &mut Reader) {
    let place = place(u32::try_from(line).unwrap_or(u32::MAX), layout);
    reader.findings.add(Finding::new(code, place).with("detail", detail));
}
