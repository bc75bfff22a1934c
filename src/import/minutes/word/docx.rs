//! The XML of a Word text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::lists::Marks;
use super::{ADDRESS, Document, LINK, LINK_END, NOTE, Part, attribute, entity, entry, join, link_begin, plain};

/// A paragraph style of a Word text: what it says itself, and on which it is based.
#[derive(Debug, Default)]
struct Style {
    /// The level of a heading, from 1; 0 for a title, and nothing inside for text.
    level: Option<Option<usize>>,
    /// The list that its paragraphs are items of, and their depth in it.
    list: Option<String>,
    depth: Option<usize>,
    based_on: Option<String>,
}

/// The paragraph styles of a Word text by their ids. Officers make styles of their own, based on those of
/// headings; what a style does not say, the one below it does.
#[derive(Debug, Default)]
struct Styles(HashMap<String, Style>);

/// The deepest that a list is kept.
const DEEPEST: usize = 8;
/// The most styles that are based one on another.
const MOST_BASED: usize = 20;

impl Styles {
    fn of(bytes: &[u8]) -> Self {
        let Some(xml) = entry(bytes, "word/styles.xml") else { return Self::default() };
        let mut reader = Reader::from_str(&xml);
        let (mut all, mut id) = (HashMap::<String, Style>::new(), String::new());
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.name().as_ref() == "w:style" {
                        id = attribute(&tag, "w:styleId").unwrap_or_default();
                    }
                    all.entry(id.clone()).or_default().take(&tag);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Self(all)
    }

    /// What a style says of something, or those on which it is based.
    fn says<T>(&self, style: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let based_on = |style: &&Style| self.0.get(style.based_on.as_ref()?);
        std::iter::successors(self.0.get(style), based_on).take(MOST_BASED).find_map(said)
    }
}

impl Style {
    fn take(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "w:val");
        match tag.name().as_ref() {
            "w:outlineLvl" => self.level = value().and_then(|level| outline(&level)).or(self.level),
            // Styles have names of their own in each language, and these beside.
            "w:name" => {
                let name = value().unwrap_or_default().to_lowercase();
                let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                let level = level.or((name == "title").then_some(0));
                self.level = self.level.or(level.map(Some));
            }
            "w:basedOn" => self.based_on = value(),
            "w:numId" => self.list = value(),
            "w:ilvl" => self.depth = value().and_then(|depth| depth.parse().ok()),
            _ => {}
        }
    }
}

/// The level of a heading that an outline's level gives; nothing inside for text.
fn outline(level: &str) -> Option<Option<usize>> {
    let level: usize = level.parse().ok()?;
    Some((level < 9).then_some(level + 1))
}

/// A level of a list: how it is marked, the text around the marks (`%2)`), and with what it begins.
#[derive(Debug, Clone, Default)]
struct Level {
    marks: Marks,
    text: String,
    start: Option<usize>,
}

/// The lists of a Word text, each with its levels.
fn lists(bytes: &[u8]) -> HashMap<String, Vec<Level>> {
    let Some(xml) = entry(bytes, "word/numbering.xml") else { return HashMap::new() };
    let mut reader = Reader::from_str(&xml);
    let (mut kinds, mut all) = (HashMap::<String, Vec<Level>>::new(), HashMap::new());
    let (mut kind, mut list) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let value = || attribute(&tag, "w:val").unwrap_or_default();
                let level = kinds.get_mut(&kind).and_then(|levels| levels.last_mut());
                match (tag.name().as_ref(), level) {
                    ("w:abstractNum", _) => kind = attribute(&tag, "w:abstractNumId").unwrap_or_default(),
                    ("w:lvl", _) if list.is_empty() => kinds.entry(kind.clone()).or_default().push(Level::default()),
                    ("w:numFmt", Some(level)) if list.is_empty() => level.marks = Marks::of_word(&value()),
                    ("w:lvlText", Some(level)) if list.is_empty() => level.text = value(),
                    ("w:start", Some(level)) if list.is_empty() => level.start = value().parse().ok(),
                    ("w:num", _) => list = attribute(&tag, "w:numId").unwrap_or_default(),
                    ("w:abstractNumId", _) => {
                        all.extend(kinds.get(&value()).map(|levels| (list.clone(), levels.clone())));
                    }
                    _ => {}
                }
            }
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
    /// The level of a heading that it has itself; nothing inside for text.
    outline: Option<Option<usize>>,
    /// Its depth in its list, and the list.
    depth: Option<usize>,
    list: String,
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
        styles: Styles::of(bytes),
        lists: lists(bytes),
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
    styles: Styles,
    lists: HashMap<String, Vec<Level>>,
    /// How many items each level of a list has had since it last began.
    counts: HashMap<String, Vec<usize>>,
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
            "w:numId" => self.paragraph.list = value().unwrap_or_default(),
            "w:outlineLvl" => self.paragraph.outline = value().and_then(|level| outline(&level)),
            "w:delText" | "w:commentReference" => self.document.apart += 1,
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
                None => {
                    let part = self.part();
                    self.document.parts.extend(part);
                }
            },
            "w:tr" if self.tables == 1 => self.document.parts.extend(self.cells.take().map(Part::Row)),
            "w:tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }
}

impl Text {
    /// What the paragraph is that ends.
    fn part(&mut self) -> Option<Part> {
        let Paragraph { text, style, outline, depth, list } = std::mem::take(&mut self.paragraph);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        let level = outline.or_else(|| self.styles.says(&style, |style| style.level));
        if let Some(level) = level.flatten() {
            return Some(Part::Heading(level, text));
        }
        let list = Some(list).filter(|list| !list.is_empty());
        let list = list.or_else(|| self.styles.says(&style, |style| style.list.clone())).unwrap_or_default();
        let depth = depth.or_else(|| self.styles.says(&style, |style| style.depth));
        if list == "0" || list.is_empty() && depth.is_none() {
            return Some(Part::Paragraph(text));
        }
        Some(self.item(&list, depth.unwrap_or(0).min(DEEPEST), text))
    }

    /// An item of a list; its mark is written before it where Markdown has no such list.
    fn item(&mut self, list: &str, depth: usize, text: String) -> Part {
        let levels = self.lists.get(list).map_or(&[][..], Vec::as_slice);
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts.truncate(depth + 1);
        while counts.len() <= depth {
            let start = levels.get(counts.len()).and_then(|level| level.start).unwrap_or(1);
            // A level above that has had no item yet is counted as if it had.
            counts.push(if counts.len() < depth { start } else { start.saturating_sub(1) });
        }
        counts[depth] += 1;
        let Some(level) = levels.get(depth) else { return Part::Item(depth, false, text) };
        if !level.marks.is_written() {
            return Part::Item(depth, level.marks == Marks::Number, text);
        }
        let place = |(at, count): (usize, &usize)| {
            let marks = levels.get(at).map_or(Marks::Number, |level| level.marks);
            (format!("%{}", at + 1), marks.mark(*count))
        };
        let places = counts.iter().enumerate().map(place);
        let mark = places.fold(level.text.clone(), |mark, (sign, count)| mark.replace(&sign, &count));
        Part::Item(depth, false, format!("{mark} {text}").trim().to_owned())
    }
}
