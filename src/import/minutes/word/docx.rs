//! The XML of a Word text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{ADDRESS, Document, LINK, LINK_END, NOTE, Part, attribute, entity, entry, join, link_begin, plain};

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
                    let level = level.or((name == "title").then_some(0));
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

/// The addresses of links, by their ids.
fn addresses(bytes: &[u8]) -> HashMap<String, String> {
    let Some(xml) = entry(bytes, "word/_rels/document.xml.rels") else { return HashMap::new() };
    let mut reader = Reader::from_str(&xml);
    let mut all = HashMap::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "Relationship" => {
                let address = attribute(&tag, "Target").map(|address| address.replace("&amp;", "&"));
                all.extend(attribute(&tag, "Id").zip(address));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// The texts of footnotes, by their ids.
fn footnotes(bytes: &[u8]) -> HashMap<String, String> {
    let Some(xml) = entry(bytes, "word/footnotes.xml") else { return HashMap::new() };
    let mut reader = Reader::from_str(&xml);
    let (mut all, mut id, mut reads) = (HashMap::<String, String>::new(), String::new(), false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if tag.name().as_ref() == "w:footnote" => {
                id = attribute(&tag, "w:id").unwrap_or_default()
            }
            Event::Start(tag) if tag.name().as_ref() == "w:t" => reads = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => reads = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => all.entry(id.clone()).or_default().push(' '),
            Event::Text(text) if reads => all.entry(id.clone()).or_default().push_str(&text),
            Event::GeneralRef(reference) if reads => all.entry(id.clone()).or_default().push_str(&entity(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

/// Reads a Word text.
pub(super) fn read(xml: &str, bytes: &[u8]) -> Option<Document> {
    let mut text = Text {
        styles: styles(bytes),
        numberings: numberings(bytes),
        addresses: addresses(bytes),
        footnotes: footnotes(bytes),
        ..Text::default()
    };
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => text.begin(&tag),
            Event::Text(words) if text.reads => text.paragraph.text.push_str(&plain(&words)),
            Event::GeneralRef(reference) if text.reads => text.paragraph.text.push_str(&entity(&reference)),
            Event::End(tag) => text.end(tag.name().as_ref()),
            Event::Eof => return Some(text.document),
            _ => {}
        }
    }
}

/// A Word text while it is read.
#[derive(Default)]
struct Text {
    styles: Vec<(String, usize)>,
    numberings: Vec<String>,
    addresses: HashMap<String, String>,
    footnotes: HashMap<String, String>,
    document: Document,
    paragraph: Paragraph,
    /// The cells of the table's row that is open.
    cells: Option<Vec<String>>,
    /// How many tables are open, one in another.
    tables: usize,
    /// Whether words are read, and whether the passage is hidden.
    reads: bool,
    hidden: bool,
    /// The address of the link that is open.
    link: Option<String>,
}

impl Text {
    fn begin(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "w:val");
        match tag.name().as_ref() {
            "w:p" => self.paragraph = Paragraph::default(),
            "w:pStyle" => self.paragraph.style = value().unwrap_or_default(),
            "w:ilvl" => self.paragraph.depth = value().and_then(|depth| depth.parse().ok()),
            "w:numId" => self.paragraph.numbering = value().unwrap_or_default(),
            "w:r" => self.hidden = false,
            // What is hidden in Word is not for those who read.
            "w:vanish" => self.hidden = !value().is_some_and(|on| matches!(on.as_str(), "0" | "false" | "off")),
            "w:t" => {
                self.reads = !self.hidden;
                self.document.hidden += usize::from(self.hidden);
            }
            "w:hyperlink" => {
                self.link = attribute(tag, "r:id").and_then(|id| link_begin(self.addresses.get(&id)?));
                self.paragraph.text.extend(self.link.is_some().then_some(LINK));
            }
            "w:footnoteReference" => self.note(tag),
            "w:tab" | "w:br" | "w:cr" => self.paragraph.text.push(' '),
            "w:tbl" => self.tables += 1,
            "w:tr" if self.tables == 1 => self.cells = Some(Vec::new()),
            "w:tc" if self.tables == 1 => self.cells.iter_mut().for_each(|cells| cells.push(String::new())),
            _ => {}
        }
    }

    fn note(&mut self, tag: &BytesStart) {
        let note = attribute(tag, "w:id").and_then(|id| self.footnotes.get(&id)).map(|note| note.trim());
        if let Some(note) = note.filter(|note| !note.is_empty()) {
            self.document.notes.push(note.to_owned());
            self.paragraph.text.push_str(&format!("{NOTE}{}{LINK_END}", self.document.notes.len()));
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.reads = false,
            "w:hyperlink" => {
                let end = self.link.take().map(|address| format!("{ADDRESS}{address}{LINK_END}"));
                self.paragraph.text.extend(end);
            }
            "w:p" => match self.cells.as_mut().and_then(|cells| cells.last_mut()) {
                Some(cell) => join(cell, &self.paragraph.text),
                None => self.document.parts.extend(self.paragraph.part(&self.styles, &self.numberings)),
            },
            "w:tr" if self.tables == 1 => self.document.parts.extend(self.cells.take().map(Part::Row)),
            "w:tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
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
