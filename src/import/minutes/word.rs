//! Minutes written in Word (DOCX) or LibreOffice (ODT): headings, lists, tables and text are kept.
//!
//! Second-level headings are the points of the agenda. A heading above all others is the title.

use std::io::{Cursor, Read};

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::{Asked, Brought, Given};
use super::council::{body_named, standing};
use super::sheet::{Point, Sheet, escaped};
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality};

/// The most bytes of XML that are read of one file.
const MOST_XML: u64 = 64 * 1024 * 1024;

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
    file.take(MOST_XML).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Makes minutes of a text.
pub fn bring(given: &Given, asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let broken = || Told::new("import-not-text").with("file", &given.name);
    let parts = match entry(&given.bytes, "word/document.xml") {
        Some(xml) => docx(&xml, &styles(&given.bytes), &numberings(&given.bytes)),
        None => entry(&given.bytes, "content.xml").and_then(|xml| odt(&xml)),
    };
    let parts = parts.ok_or_else(broken)?;
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
    let sheet = sheet(&parts, body.as_str(), date);
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
fn sheet(parts: &[Part], body: &str, date: Date) -> Sheet {
    let levels: Vec<usize> =
        parts.iter().filter_map(|part| if let Part::Heading(level, _) = part { Some(*level) } else { None }).collect();
    let top = levels.iter().copied().min().unwrap_or(1);
    let titled = levels.iter().filter(|level| **level == top).count() == 1 && levels.len() > 1;
    // The points' level: the highest, or the next below a title that stands alone.
    let second = levels.iter().copied().filter(|level| *level > top).min();
    let points = if titled { second.unwrap_or(top) } else { top };
    let mut sheet = Sheet { body: body.to_owned(), date: Some(date), ..Sheet::default() };
    let mut rows: Vec<&[String]> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if let Part::Row(cells) = part {
            rows.push(cells);
            if !matches!(parts.get(at + 1), Some(Part::Row(_))) {
                add(&mut sheet, &table(&std::mem::take(&mut rows)));
            }
            continue;
        }
        match part {
            Part::Heading(level, text) if titled && *level == top => sheet.title = Some(text.clone()),
            Part::Heading(level, text) if *level == points => {
                let (number, title) = numbered(text);
                sheet.points.push(Point { number, title, ..Point::default() });
            }
            Part::Heading(level, text) => add(
                &mut sheet,
                &format!("\n\n{} {}", "#".repeat((level + 2).saturating_sub(points).clamp(3, 6)), escaped(text)),
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
    }
    // A text whose points have nothing under them is an agenda all the same.
    for point in sheet.points.iter_mut() {
        point.text = point.text.trim().to_owned();
    }
    sheet.text = sheet.text.trim().to_owned();
    sheet
}

/// A heading's own number, where it begins with one.
fn numbered(text: &str) -> (Option<String>, String) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let number = first.trim_end_matches(['.', ')', ':', '-']);
    let plain = !number.is_empty()
        && number.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if plain && !rest.trim().is_empty() {
        (Some(number.to_owned()), rest.trim().to_owned())
    } else {
        (None, text.to_owned())
    }
}

fn add(sheet: &mut Sheet, text: &str) {
    match sheet.points.last_mut() {
        Some(point) => point.text.push_str(text),
        None => sheet.text.push_str(text),
    }
}

/// A paragraph's text, of which nothing is Markdown.
pub(super) fn line(text: &str) -> String {
    let line = escaped(text);
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
        let cells = (0..width).map(|at| row.get(at).map_or(String::new(), |cell| escaped(cell).replace('|', "\\|")));
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

/// The heading level of each paragraph style of a Word text: styles have names of their own in each
/// language, and the level below them.
fn styles(bytes: &[u8]) -> Vec<(String, usize)> {
    let Some(xml) = entry(bytes, "word/styles.xml") else { return Vec::new() };
    let mut reader = Reader::from_str(&xml);
    let (mut all, mut style) = (Vec::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:style" => style = attribute(&tag, "w:styleId").unwrap_or_default(),
                "w:outlineLvl" => {
                    let level = attribute(&tag, "w:val")
                        .and_then(|level| level.parse::<usize>().ok())
                        .filter(|level| *level < 9);
                    all.extend(level.map(|level| (style.clone(), level + 1)));
                }
                "w:name" => {
                    let name = attribute(&tag, "w:val").unwrap_or_default().to_lowercase();
                    let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                    let level = level.or((name == "title").then_some(1));
                    if let Some(level) = level.filter(|_| !all.iter().any(|(known, _)| *known == style)) {
                        all.push((style.clone(), level));
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// The numberings of a Word text whose first level is numbered and no bullet.
fn numberings(bytes: &[u8]) -> Vec<String> {
    let Some(xml) = entry(bytes, "word/numbering.xml") else { return Vec::new() };
    let mut reader = Reader::from_str(&xml);
    let (mut ordered, mut all) = (Vec::new(), Vec::new());
    let (mut outer, mut number) = (String::new(), String::new());
    let mut first = true;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:abstractNum" => {
                    outer = attribute(&tag, "w:abstractNumId").unwrap_or_default();
                    first = true;
                }
                "w:numFmt" => {
                    let format = attribute(&tag, "w:val").unwrap_or_default();
                    let counts = std::mem::take(&mut first) && format != "bullet" && format != "none";
                    ordered.extend(counts.then(|| outer.clone()));
                }
                "w:num" => number = attribute(&tag, "w:numId").unwrap_or_default(),
                "w:abstractNumId" if attribute(&tag, "w:val").is_some_and(|id| ordered.contains(&id)) => {
                    all.push(number.clone())
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// A paragraph of a Word text while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// Its list's depth, and its numbering.
    depth: Option<usize>,
    numbering: String,
}

/// The parts of a Word text.
fn docx(xml: &str, styles: &[(String, usize)], numberings: &[String]) -> Option<Vec<Part>> {
    let mut reader = Reader::from_str(xml);
    let mut parts = Vec::new();
    let mut paragraph = Paragraph::default();
    let mut cells: Option<Vec<String>> = None;
    let (mut tables, mut reads) = (0_usize, false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:p" => paragraph = Paragraph::default(),
                "w:pStyle" => paragraph.style = attribute(&tag, "w:val").unwrap_or_default(),
                "w:ilvl" => paragraph.depth = attribute(&tag, "w:val").and_then(|depth| depth.parse().ok()),
                "w:numId" => paragraph.numbering = attribute(&tag, "w:val").unwrap_or_default(),
                "w:t" => reads = true,
                "w:tab" | "w:br" | "w:cr" => paragraph.text.push(' '),
                "w:tbl" => tables += 1,
                "w:tr" if tables == 1 => cells = Some(Vec::new()),
                "w:tc" if tables == 1 => cells.iter_mut().for_each(|cells| cells.push(String::new())),
                _ => {}
            },
            Event::Text(text) if reads => paragraph.text.push_str(&text),
            Event::GeneralRef(reference) if reads => paragraph.text.push_str(&entity(&reference)),
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => reads = false,
                "w:p" => match cells.as_mut().and_then(|cells| cells.last_mut()) {
                    Some(cell) => join(cell, &paragraph.text),
                    None => parts.extend(paragraph.part(styles, numberings)),
                },
                "w:tr" if tables == 1 => parts.extend(cells.take().map(Part::Row)),
                "w:tbl" => tables = tables.saturating_sub(1),
                _ => {}
            },
            Event::Eof => return Some(parts),
            _ => {}
        }
    }
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

impl Paragraph {
    fn part(&mut self, styles: &[(String, usize)], numberings: &[String]) -> Option<Part> {
        let text = std::mem::take(&mut self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        if let Some((_, level)) = styles.iter().find(|(style, _)| *style == self.style) {
            return Some(Part::Heading(*level, text));
        }
        let listed = self.depth.is_some() || !self.numbering.is_empty();
        if listed && self.numbering != "0" {
            return Some(Part::Item(self.depth.unwrap_or(0), numberings.contains(&self.numbering), text));
        }
        Some(Part::Paragraph(text))
    }
}

/// The names of a LibreOffice text's list styles whose first level is numbered.
fn numbered_lists(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut style) = (Vec::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "text:list-style" => style = attribute(&tag, "style:name").unwrap_or_default(),
                "text:list-level-style-number" if attribute(&tag, "text:level").as_deref() == Some("1") => {
                    all.push(style.clone())
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// The parts of a LibreOffice text.
fn odt(xml: &str) -> Option<Vec<Part>> {
    let numbered = numbered_lists(xml);
    let mut reader = Reader::from_str(xml);
    let mut parts = Vec::new();
    let (mut text, mut heading) = (String::new(), None);
    let mut lists: Vec<bool> = Vec::new();
    let mut cells: Option<Vec<String>> = None;
    // What stands inside of these is no part of the text: remarks, changes, footnotes.
    let (mut apart, mut reads) = (0_usize, false);
    const APART: [&str; 4] = ["office:annotation", "text:tracked-changes", "text:note", "office:forms"];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if APART.contains(&tag.name().as_ref()) => apart += 1,
            Event::End(tag) if APART.contains(&tag.name().as_ref()) => apart = apart.saturating_sub(1),
            _ if apart > 0 => {}
            Event::Start(tag) => match tag.name().as_ref() {
                "text:h" => {
                    heading =
                        attribute(&tag, "text:outline-level").and_then(|level| level.parse::<usize>().ok()).or(Some(1));
                    (reads, text) = (true, String::new());
                }
                "text:p" => (reads, text) = (true, String::new()),
                "text:list" => {
                    let name = attribute(&tag, "text:style-name");
                    let inherits = lists.last().copied().unwrap_or(false);
                    lists.push(name.map_or(inherits, |name| numbered.contains(&name)));
                }
                "table:table-row" => cells = Some(Vec::new()),
                "table:table-cell" => cells.iter_mut().for_each(|cells| cells.push(String::new())),
                _ => {}
            },
            Event::Empty(tag) if matches!(tag.name().as_ref(), "text:s" | "text:tab" | "text:line-break") => {
                text.push(' ')
            }
            Event::Text(words) if reads => text.push_str(&words),
            Event::GeneralRef(reference) if reads => text.push_str(&entity(&reference)),
            Event::End(tag) => match tag.name().as_ref() {
                "text:h" | "text:p" => {
                    reads = false;
                    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let level = heading.take();
                    match cells.as_mut().and_then(|cells| cells.last_mut()) {
                        Some(cell) => join(cell, &words),
                        None if words.is_empty() => {}
                        None => parts.push(match (level, lists.last()) {
                            (Some(level), _) => Part::Heading(level, words),
                            (None, Some(ordered)) => Part::Item(lists.len() - 1, *ordered, words),
                            (None, None) => Part::Paragraph(words),
                        }),
                    }
                }
                "text:list" => drop(lists.pop()),
                "table:table-row" => parts.extend(cells.take().map(Part::Row)),
                _ => {}
            },
            Event::Eof => return Some(parts),
            _ => {}
        }
    }
}
