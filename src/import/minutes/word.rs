//! Minutes written in Word (DOCX) or LibreOffice (ODT): headings, lists, tables and text are kept.
//!
//! Second-level headings are the points of the agenda. A heading above all others is the title. Links
//! and footnotes stay; what the program hides from whoever reads the text is left out, and told.

mod docx;
mod lists;
mod odt;

use std::io::{Cursor, Read};

use jiff::civil::Date;
use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::super::{Asked, Brought, Given};
use super::council::{body_named, standing};
use super::sheet::{Point, Sheet};
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality};
use crate::text::escape;
use crate::text::numbering::Numbers;

/// The most bytes of XML that are read of one file.
const MOST_XML: u64 = 64 * 1024 * 1024;

/// Signs that no text holds, by which a link, its address and a footnote are kept until all else is
/// escaped.
const LINK: char = '\u{e000}';
const ADDRESS: char = '\u{e001}';
const LINK_END: char = '\u{e002}';
const NOTE: char = '\u{e003}';

/// A text as it was read.
#[derive(Debug, Default)]
struct Document {
    parts: Vec<Part>,
    /// Its footnotes; the place of each is told by its number, from 0, after [`NOTE`].
    notes: Vec<String>,
    /// How many passages are hidden.
    hidden: usize,
    /// How many remarks and deleted passages stand beside the text.
    apart: usize,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A heading, with its level from 1.
    Heading(usize, String),
    /// An item of a list, with its depth from 0, and whether it is numbered.
    Item(usize, bool, String),
    /// A paragraph.
    Paragraph(String),
    /// A row of a table.
    Row(Vec<String>),
}

/// Whether a file is a text of Word or LibreOffice.
pub fn is_text(given: &Given) -> bool {
    entry(&given.bytes, "word/document.xml").is_some() || is_odt(&given.bytes)
}

fn is_odt(bytes: &[u8]) -> bool {
    entry(bytes, "mimetype").is_some_and(|kind| kind.starts_with("application/vnd.oasis.opendocument.text"))
}

/// The text of a file in an archive.
fn entry(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = archive.by_name(name).ok()?;
    let mut text = String::new();
    file.take(MOST_XML + 1).read_to_string(&mut text).ok()?;
    (text.len() as u64 <= MOST_XML).then_some(text)
}

/// Makes minutes of a text.
pub fn bring(given: &Given, asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let broken = || Told::new("import-not-text").with("file", &given.name);
    let read = match entry(&given.bytes, "word/document.xml") {
        Some(xml) => docx::read(&xml, &given.bytes),
        None => entry(&given.bytes, "content.xml").and_then(|xml| odt::read(&xml)),
    };
    let read = read.filter(|read| !read.parts.is_empty()).ok_or_else(broken)?;
    let parts = &read.parts;
    if read.hidden > 0 {
        brought.notes.push(Told::new("import-hidden").with("file", &given.name).with("number", read.hidden));
    }
    if read.apart > 0 {
        brought.notes.push(Told::new("import-apart").with("file", &given.name).with("number", read.apart));
    }
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let date = asked
        .said("date")
        .and_then(|date| date.parse().ok())
        .or_else(|| date_of(&given.name))
        .or_else(|| parts.iter().find_map(|part| date_of(part.text())));
    let date = date.ok_or_else(|| Told::new("import-minutes-which-date").with("file", &given.name))?;
    let body = asked.said("body").and_then(|name| body_named(&municipality, name));
    let council =
        || municipality.bodies.iter().find(|body| body.kind == BodyKind::Council).or(municipality.bodies.first());
    let body =
        body.or_else(|| council().map(|body| body.id.clone())).ok_or_else(|| Told::new("import-minutes-no-bodies"))?;
    let sheet = sheet(&read, body.as_str(), date);
    brought.taken += parts.len();
    brought.drafts.push(Draft::text(path(&municipality, &sheet, asked, brought), sheet.write()));
    Ok(())
}

/// `minutes/2026-03-10.md`, with the body where it is not the first; of two in one import, the second
/// has a number.
fn path(municipality: &Municipality, sheet: &Sheet, asked: &Asked, brought: &Brought) -> String {
    let date = sheet.date.map(|date| date.to_string()).unwrap_or_default();
    let first = municipality.bodies.first().is_some_and(|first| first.id.as_str() == sheet.body);
    let name = if first { date } else { format!("{date}-{}", sheet.body) };
    let named = |number: usize| match number {
        1 => format!("{}/minutes/{name}.md", asked.municipality),
        _ => format!("{}/minutes/{name}-{number}.md", asked.municipality),
    };
    let taken = |path: &String| brought.drafts.iter().any(|draft| draft.path == *path);
    (1..).map(named).find(|path| !taken(path)).unwrap_or_default()
}

impl Part {
    fn text(&self) -> &str {
        match self {
            Self::Heading(_, text) | Self::Item(_, _, text) | Self::Paragraph(text) => text,
            Self::Row(cells) => cells.first().map_or("", String::as_str),
        }
    }
}

/// A date that a text names: `2026-03-10`, or `10 de marzo de 2026`.
fn date_of(text: &str) -> Option<Date> {
    let at = |at: usize| text.get(at..at + 10).and_then(|day| day.parse().ok());
    text.char_indices().find_map(|(place, _)| at(place)).or_else(|| super::words::in_words(text))
}

/// The sheet that a text makes.
fn sheet(read: &Document, body: &str, date: Date) -> Sheet {
    let parts = &read.parts;
    let levels: Vec<usize> =
        parts.iter().filter_map(|part| if let Part::Heading(level, _) = part { Some(*level) } else { None }).collect();
    let top = levels.iter().copied().min().unwrap_or(1);
    // What has the style of a title is one, even alone.
    let titled = levels.iter().filter(|level| **level == top).count() == 1 && (levels.len() > 1 || top == 0);
    // The points' level: the highest, or the next below a title that stands alone.
    let second = levels.iter().copied().filter(|level| *level > top).min();
    let points = if titled { second.unwrap_or(top) } else { top };
    let headings: Vec<String> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Heading(level, text) if *level == points => Some(bare(text)),
            _ => None,
        })
        .collect();
    let numbers = Numbers::of(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    let mut sheet = Sheet { body: body.to_owned(), date: Some(date), ..Sheet::default() };
    let mut rows: Vec<&[String]> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if let Part::Row(cells) = part {
            rows.push(cells);
            if !matches!(parts.get(at + 1), Some(Part::Row(_))) {
                add(&mut sheet, &table(&std::mem::take(&mut rows)));
                tell_notes(&mut sheet, &read.notes);
            }
            continue;
        }
        match part {
            Part::Heading(level, text) if titled && *level == top => sheet.title = Some(bare(text)),
            Part::Heading(level, text) if *level == points => {
                let (number, title) = numbers.split(&bare(text));
                sheet.points.push(Point { number, title, ..Point::default() });
            }
            Part::Heading(level, text) => add(
                &mut sheet,
                &format!(
                    "\n\n{} {}",
                    "#".repeat((level + 2).saturating_sub(points).clamp(3, 6)),
                    escape::markdown(&bare(text))
                ),
            ),
            Part::Item(depth, ordered, text) => {
                let same = matches!(at.checked_sub(1).map(|before| &parts[before]), Some(Part::Item(..)));
                let mark = if *ordered { "1." } else { "-" };
                let gap = if same { "\n" } else { "\n\n" };
                add(&mut sheet, &format!("{gap}{}{mark} {}", "   ".repeat(*depth), line(text)));
            }
            Part::Paragraph(text) => add(&mut sheet, &format!("\n\n{}", line(text))),
            Part::Row(_) => {}
        }
        let next = parts.get(at + 1);
        if !matches!(part, Part::Heading(..)) && !matches!(next, Some(Part::Item(..) | Part::Row(_))) {
            tell_notes(&mut sheet, &read.notes);
        }
    }
    // A text whose points have nothing under them is an agenda all the same.
    for point in sheet.points.iter_mut() {
        point.text = point.text.trim().to_owned();
    }
    sheet.text = sheet.text.trim().to_owned();
    sheet
}

/// Footnotes stand below the passage that names them; those that stand already are not told again.
fn tell_notes(sheet: &mut Sheet, notes: &[String]) {
    let text = sheet.points.last().map_or(&sheet.text, |point| &point.text);
    let named = |at: &usize| text.contains(&format!("[^{}]", at + 1)) && !text.contains(&format!("[^{}]:", at + 1));
    let told: String = (0..notes.len())
        .filter(named)
        .map(|at| format!("\n\n[^{}]: {}", at + 1, escape::markdown(&bare(&notes[at]))))
        .collect();
    add(sheet, &told);
}

/// A text without the signs of links and footnotes.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            LINK => {}
            ADDRESS | NOTE => inside = true,
            LINK_END => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// A text of which nothing is Markdown but its links and footnotes.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([LINK, NOTE]) {
        out.push_str(&spaced(&rest[..at]));
        let (sign, after) = (rest[at..].chars().next(), &rest[at + LINK.len_utf8()..]);
        let (inner, after) = after.split_once(LINK_END).unwrap_or((after, ""));
        match (sign, inner.split_once(ADDRESS)) {
            (Some(LINK), Some((words, address))) => out.push_str(&format!("[{}]({address})", marked(words))),
            (Some(NOTE), _) => out.push_str(&format!("[^{inner}]")),
            _ => out.push_str(&spaced(inner)),
        }
        rest = after;
    }
    out.push_str(&spaced(rest));
    out.trim().to_owned()
}

/// Escaped words, with the spaces at their ends.
fn spaced(text: &str) -> String {
    let words = escape::markdown(text);
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    let after = if after && !words.is_empty() { " " } else { "" };
    format!("{}{words}{after}", if before { " " } else { "" })
}

/// A text without the signs that are kept for links and footnotes.
fn plain(text: &str) -> String {
    text.replace([LINK, ADDRESS, LINK_END, NOTE], "")
}

/// An address as a link holds it, if it is one that a page may carry.
fn link_begin(address: &str) -> Option<String> {
    let fits = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let address = address.replace([' ', '<', '>'], "").replace('(', "%28").replace(')', "%29");
    (fits && !address.contains(char::is_control)).then_some(address)
}

fn add(sheet: &mut Sheet, text: &str) {
    match sheet.points.last_mut() {
        Some(point) => point.text.push_str(text),
        None => sheet.text.push_str(text),
    }
}

/// A paragraph's text, of which nothing is Markdown.
pub(super) fn line(text: &str) -> String {
    let line = marked(text);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'-' | b'+' | b'=' | b'|') if digits == 0 => format!("\\{line}"),
        _ => line,
    }
}

fn table(rows: &[&[String]]) -> String {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let one = |row: &[String]| {
        let cells = (0..width).map(|at| row.get(at).map_or(String::new(), |cell| marked(cell).replace('|', "\\|")));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|row| one(row)).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(width)));
    format!("\n\n{}", lines.join("\n"))
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.value.into_owned())
}

/// More text in a cell.
fn join(cell: &mut String, text: &str) {
    if !cell.is_empty() && !text.trim().is_empty() {
        cell.push(' ');
    }
    cell.push_str(text.trim());
}

/// What an entity stands for.
fn entity(name: &str) -> String {
    let number = name
        .strip_prefix("#x")
        .map(|hex| u32::from_str_radix(hex, 16))
        .or_else(|| name.strip_prefix('#').map(str::parse));
    match (name, number) {
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        (_, Some(Ok(code))) => char::from_u32(code).map(String::from).unwrap_or_default(),
        _ => String::new(),
    }
}
