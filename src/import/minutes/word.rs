//! Minutes written in Word (DOCX) or LibreOffice (ODT): headings, lists, tables and text are kept.
//!
//! Second-level headings are the points of the agenda. A heading above all others is the title. Links
//! and footnotes stay; what the program hides from whoever reads the text is left out, and told.

mod closing;
mod docx;
mod flow;
mod inline;
mod lists;
mod odt;
mod points;
mod skip;
mod symbols;

use std::io::{Cursor, Read};

use jiff::civil::Date;
use quick_xml::events::BytesStart;
use zip::ZipArchive;

#[cfg(test)]
pub(super) use self::inline::line;
use self::points::Levels;
use super::super::{Asked, Brought, Given};
use super::council::{body_named, standing};
use super::sheet::Sheet;
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality};

/// The most bytes of XML that are read of one file.
const MOST_XML: u64 = 64 * 1024 * 1024;

/// Whether a file is a text of Word or LibreOffice, or is named like one: what is cut short or of another kind
/// is told as what it should be.
pub fn is_text(given: &Given) -> bool {
    const NAMES: [&str; 8] = ["docx", "docm", "dotx", "doc", "odt", "ott", "rtf", "pdf"];
    let ending = given.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_named = ending.is_some_and(|ending| NAMES.contains(&ending.as_str()));
    is_named || entry(&given.bytes, "word/document.xml").is_some() || is_odt(&given.bytes)
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
        None if is_odt(&given.bytes) => {
            let styles = entry(&given.bytes, "styles.xml");
            entry(&given.bytes, "content.xml").and_then(|xml| odt::read(&xml, styles.as_deref()))
        }
        None => None,
    };
    let read = read.ok_or_else(broken)?;
    let parts = &read.parts;
    let left = read.left;
    if parts.is_empty() {
        let told = Told::new("import-nothing-shown").with("file", &given.name);
        return Err(if left.is_some() { told } else { broken() });
    }
    for (key, number) in [
        ("import-hidden", left.hidden),
        ("import-apart", left.apart),
        ("import-signs", left.signs),
        ("import-pictures", left.pictures),
        ("import-elsewhere", left.elsewhere),
        ("import-contents", left.contents),
    ] {
        let told = Told::new(key).with("file", &given.name).with("number", number);
        brought.notes.extend((number > 0).then_some(told));
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
    let asked_level = asked.said("points").and_then(|level| level.parse().ok());
    let levels = Levels::of(parts, asked_level.filter(|level| parts.iter().any(|part| part.is_heading(*level))));
    if levels.guessed {
        let told = Told::new("import-points-level").with("file", &given.name).with("level", levels.points);
        brought.notes.push(told);
    }
    let over = levels.over_points(parts).iter().map(|words| format!("«{words}»")).collect::<Vec<_>>().join(", ");
    let told = Told::new("import-sections").with("file", &given.name).with("headings", &over);
    brought.notes.extend((!over.is_empty()).then_some(told));
    let loose = levels.without_number(parts).iter().map(|words| format!("«{words}»")).collect::<Vec<_>>().join(", ");
    let told = Told::new("import-headings-no-points").with("file", &given.name).with("headings", &loose);
    brought.notes.extend((!loose.is_empty()).then_some(told));
    let closing = closing::heading(asked.shared.settings.first_language().as_str());
    let sheet = points::sheet(&read, &levels, body.as_str(), date, closing);
    if sheet.points.is_empty() {
        brought.notes.push(Told::new("import-no-points").with("file", &given.name));
    }
    if let Some((heading, text)) = &sheet.closing {
        let line = text.trim().lines().next().unwrap_or_default();
        let told = Told::new("import-closing").with("file", &given.name).with("line", line).with("heading", heading);
        brought.notes.push(told);
    }
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

/// A date that a text names: `2026-03-10`, or `10 de marzo de 2026`.
fn date_of(text: &str) -> Option<Date> {
    let at = |at: usize| text.get(at..at + 10).and_then(|day| day.parse().ok());
    text.char_indices().find_map(|(place, _)| at(place)).or_else(|| super::words::in_words(text))
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.value.into_owned())
}

/// An attribute's value without the entities of XML.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, after)) = after.split_once(';') else { return out + "&" + after };
        out.push_str(&entity(name));
        rest = after;
    }
    out + rest
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
