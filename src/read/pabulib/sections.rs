//! The file taken apart: sections, their headings, their rows.

use super::Teller;
use crate::findings::Code;
use crate::text::lines::Lines;
use crate::text::place::{Span, count};

/// The sections that there are.
#[derive(Default)]
pub(super) struct Sections {
    pub head: Option<Section>,
    pub projects: Option<Section>,
    pub votes: Option<Section>,
}

/// A section.
pub(super) struct Section {
    /// Its heading, in small letters.
    pub heading: Vec<String>,
    /// Where that stands; its own name where it has none.
    pub span: Span,
    pub rows: Vec<Row>,
}

/// A row.
pub(super) struct Row {
    pub span: Span,
    /// Without spaces around; empty where `None` is written, as some programs do.
    pub cells: Vec<String>,
}

const NAMES: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// Takes a file apart.
pub(super) fn split(text: &str, teller: &mut Teller) -> Sections {
    if let Some(span) = parted_otherwise(text) {
        let finding = teller.at(Code::BallotFileSeparator, span);
        teller.tell(finding);
        return Sections::default();
    }
    tell_empty_lines(text, teller);
    let mut sections = Sections::default();
    let mut current: Option<(usize, Section)> = None;
    for row in rows(text, teller) {
        // Spreadsheets write every row as wide as the widest.
        let alone = row.cells[1..].iter().all(String::is_empty);
        let name = if alone { row.cells[0].to_uppercase() } else { String::new() };
        if let Some(at) = NAMES.iter().position(|known| *known == name) {
            close(&mut sections, current.take(), teller);
            if at == 0 && (sections.projects.is_some() || sections.votes.is_some()) && sections.head.is_none() {
                let finding = teller.doubt(Code::BallotFileSection, row.span).with("section", NAMES[0]);
                teller.tell(finding.with("what", "ballot-section-late"));
            }
            current = Some((at, Section { heading: Vec::new(), span: row.span, rows: Vec::new() }));
            continue;
        }
        match &mut current {
            None => {
                let finding = teller.at(Code::BallotFileSection, row.span).with("section", NAMES[0]);
                teller.tell(finding.with("what", "ballot-section-late"));
                return sections;
            }
            Some((_, section)) if section.heading.is_empty() => {
                section.heading = row.cells.iter().map(|cell| cell.to_lowercase()).collect();
                section.span = row.span;
            }
            Some((_, section)) => section.rows.push(row),
        }
    }
    close(&mut sections, current, teller);
    let there = [sections.head.is_some(), sections.projects.is_some(), sections.votes.is_some()];
    for (name, _) in NAMES.iter().zip(there).filter(|(_, there)| !there) {
        let finding = teller.at(Code::BallotFileSection, Span::default()).with("section", name);
        teller.tell(finding.with("what", "ballot-section-missing"));
    }
    sections
}

/// The first line whose cells stand between other marks, in a file without a semicolon: as a
/// spreadsheet may have saved it.
fn parted_otherwise(text: &str) -> Option<Span> {
    if text.contains(';') {
        return None;
    }
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if line.contains([',', '\t']) {
            let end = count(start + line.trim_end().len());
            return Some(Span { line: count(at) + 1, column: 0, start: count(start), end });
        }
        start += line.len();
    }
    None
}

/// Keeps a section that has ended; a second one of its name is told.
fn close(sections: &mut Sections, current: Option<(usize, Section)>, teller: &mut Teller) {
    let Some((at, section)) = current else { return };
    let span = section.span;
    let place = match at {
        0 => &mut sections.head,
        1 => &mut sections.projects,
        _ => &mut sections.votes,
    };
    if place.is_some() {
        let finding = teller.at(Code::BallotFileSection, span).with("section", NAMES[at]);
        return teller.tell(finding.with("what", "ballot-section-twice"));
    }
    *place = Some(section);
}

/// The rows of a file. A quote that is never closed takes the rest of the file into one cell, which
/// is told.
fn rows(text: &str, teller: &mut Teller) -> Vec<Row> {
    let mut csv =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut lines = Lines::of(text);
    let mut spaces = 0_u32;
    // Bytes that are not text were told before; a reading that fails ends the file.
    while csv.read_record(&mut record).unwrap_or(false) {
        let end = csv.position().byte();
        let span = record.position().map_or_else(Span::default, |position| {
            let byte = usize::try_from(position.byte()).unwrap_or(0);
            // The reader begins a record at the second sign of the line's end before it.
            let ends =
                text.as_bytes().get(byte..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let start = count(byte + ends.count());
            Span { line: count(lines.line_of(byte)), column: 0, start, end: start.max(u32::try_from(end).unwrap_or(0)) }
        });
        if record.iter().any(swallows_rows) {
            let finding = teller.at(Code::BallotFileQuote, span);
            teller.tell(finding);
        }
        if spaces == 0 && record.iter().any(|cell| cell.trim() != cell) {
            spaces += 1;
            let finding = teller.at(Code::BallotFileSpaces, span);
            teller.tell(finding);
        }
        let clean = |cell: &str| match cell.trim() {
            none if none.eq_ignore_ascii_case("none") => String::new(),
            cell => cell.to_owned(),
        };
        let cells: Vec<String> = record.iter().map(clean).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { span, cells });
        }
    }
    rows
}

/// Whether a cell has taken rows in: one of its further lines is the name of a section, or begins as a
/// row does.
fn swallows_rows(cell: &str) -> bool {
    let is_row = |line: &str| {
        let first = line.split(';').next().unwrap_or_default();
        NAMES.contains(&line.trim().to_uppercase().as_str())
            || (line.contains(';') && !first.is_empty() && !first.contains(char::is_whitespace))
    };
    cell.lines().skip(1).any(is_row)
}

fn tell_empty_lines(text: &str, teller: &mut Teller) {
    let mut start = 0;
    for (at, line) in text.split('\n').enumerate() {
        let next = start + line.len() + 1;
        if line.trim().is_empty() && next <= text.len() {
            let span = Span { line: count(at) + 1, column: 0, start: count(start), end: count(start) };
            let finding = teller.at(Code::BallotFileEmptyLine, span);
            teller.tell(finding);
        }
        start = next;
    }
}

impl Section {
    /// The number of a column, by the first of its names that is there.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.heading.iter().position(|title| title == name))
    }

    /// The number of a column that must be there; told where it is not.
    pub fn needed(&self, name: &str, teller: &mut Teller) -> Option<usize> {
        let column = self.column(&[name]);
        if column.is_none() {
            let known = self.heading.join(", ");
            let nearest = crate::text::nearest::nearest(name, self.heading.iter().map(String::as_str));
            let finding = teller.at(Code::MissingColumn, self.span).with("column", name);
            let finding = finding.with_some("nearest", nearest).with("known", known);
            teller.tell(finding);
        }
        column
    }

    /// Tells the rows with too few or too many cells.
    pub fn tell_ragged(&self, teller: &mut Teller) {
        let width = self.heading.len();
        for row in &self.rows {
            let spare = row.cells.iter().skip(width).any(|cell| !cell.is_empty());
            if row.cells.len() < width || spare {
                let finding =
                    if spare { teller.at(Code::RaggedRow, row.span) } else { teller.doubt(Code::RaggedRow, row.span) };
                let finding = finding.with("row", row.span.line).with("found", row.cells.len()).with("expected", width);
                teller.tell(finding);
            }
        }
    }

    /// Tells the columns that the format does not have.
    pub fn tell_unknown(&self, known: &[&str], teller: &mut Teller) {
        for title in self.heading.iter().filter(|title| !title.is_empty() && !known.contains(&title.as_str())) {
            let nearest = crate::text::nearest::nearest(title, known.iter().copied());
            let finding =
                teller.at(Code::BallotFileField, self.span).with("field", title).with_some("nearest", nearest);
            teller.tell(finding);
        }
    }
}

impl Row {
    /// A cell; empty where the row does not have it.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }

    /// The items of a list in a cell.
    pub fn list(&self, column: Option<usize>) -> Vec<String> {
        super::cells::list(self.cell(column)).map(str::to_owned).collect()
    }
}
