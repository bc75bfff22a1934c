//! The XML of a LibreOffice text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{ADDRESS, Document, LINK, LINK_END, NOTE, Part, attribute, entity, join, link_begin, plain};

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

/// What the styles of a text mean that are given names of their own.
#[derive(Default)]
struct Styles {
    /// Those that hide.
    hidden: Vec<String>,
    /// Those of titles.
    titles: Vec<String>,
}

impl Styles {
    fn of(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let (mut styles, mut name) = (Self { titles: vec!["Title".to_owned()], ..Self::default() }, String::new());
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                    "style:style" => {
                        name = attribute(&tag, "style:name").unwrap_or_default();
                        let parent = attribute(&tag, "style:parent-style-name");
                        styles.titles.extend((parent.as_deref() == Some("Title")).then(|| name.clone()));
                    }
                    "style:text-properties" if attribute(&tag, "text:display").as_deref() == Some("none") => {
                        styles.hidden.push(name.clone())
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    fn hides(&self, tag: &BytesStart) -> bool {
        attribute(tag, "text:style-name").is_some_and(|style| self.hidden.contains(&style))
    }

    fn is_title(&self, tag: &BytesStart) -> bool {
        attribute(tag, "text:style-name").is_some_and(|style| self.titles.contains(&style))
    }
}

/// What stands inside of these is no part of the text: remarks, changes, the numbers of notes.
const APART: [&str; 4] = ["office:annotation", "text:tracked-changes", "text:note-citation", "office:forms"];

/// Reads a LibreOffice text.
pub(super) fn read(xml: &str) -> Option<Document> {
    let mut text = Text { styles: Styles::of(xml), numbered: numbered_lists(xml), ..Text::default() };
    let mut reader = Reader::from_str(xml);
    let mut apart = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if APART.contains(&tag.name().as_ref()) => apart += 1,
            Event::End(tag) if APART.contains(&tag.name().as_ref()) => apart = apart.saturating_sub(1),
            Event::Eof => return Some(text.document),
            _ if apart > 0 => {}
            Event::Start(tag) => text.begin(&tag),
            Event::Empty(tag) if matches!(tag.name().as_ref(), "text:s" | "text:tab" | "text:line-break") => {
                text.words(" ")
            }
            Event::Text(words) => text.words(&plain(&words)),
            Event::GeneralRef(reference) => text.words(&entity(&reference)),
            Event::End(tag) => text.end(tag.name().as_ref()),
            _ => {}
        }
    }
}

/// A LibreOffice text while it is read.
#[derive(Default)]
struct Text {
    styles: Styles,
    numbered: Vec<String>,
    document: Document,
    /// The words of the paragraph that is open, its level where it is a heading, and whether one is open.
    text: String,
    heading: Option<usize>,
    reads: bool,
    /// The spans and paragraphs that are open, each with whether it hides.
    open: Vec<bool>,
    /// The lists that are open, each with whether it is numbered.
    lists: Vec<bool>,
    /// The cells of the table's row that is open.
    cells: Option<Vec<String>>,
    /// The links that are open, with their addresses.
    links: Vec<Option<String>>,
    /// The words of the footnote that is open.
    note: Option<String>,
}

impl Text {
    fn words(&mut self, words: &str) {
        if let Some(note) = &mut self.note {
            note.push_str(words);
        } else if self.reads && self.open.contains(&true) {
            self.document.hidden += usize::from(!words.trim().is_empty());
        } else if self.reads {
            self.text.push_str(words);
        }
    }

    fn begin(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            _ if self.note.is_some() => {}
            "text:note" => self.note = Some(String::new()),
            "text:h" => {
                let level = attribute(tag, "text:outline-level").and_then(|level| level.parse().ok());
                self.paragraph(tag, level.or(Some(1)));
            }
            "text:p" => self.paragraph(tag, self.styles.is_title(tag).then_some(0)),
            "text:span" => self.open.push(self.styles.hides(tag)),
            "text:a" => {
                let address = attribute(tag, "xlink:href").map(|address| address.replace("&amp;", "&"));
                let address = address.and_then(|address| link_begin(&address));
                self.text.extend(address.is_some().then_some(LINK));
                self.links.push(address);
            }
            "text:list" => {
                let name = attribute(tag, "text:style-name");
                let inherits = self.lists.last().copied().unwrap_or(false);
                self.lists.push(name.map_or(inherits, |name| self.numbered.contains(&name)));
            }
            "table:table-row" => self.cells = Some(Vec::new()),
            "table:table-cell" => self.cells.iter_mut().for_each(|cells| cells.push(String::new())),
            _ => {}
        }
    }

    fn paragraph(&mut self, tag: &BytesStart, heading: Option<usize>) {
        (self.reads, self.text, self.heading) = (true, String::new(), heading);
        self.open.push(self.styles.hides(tag));
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:note" => {
                let note = self.note.take().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
                if !note.is_empty() {
                    self.document.notes.push(note);
                    self.text.push_str(&format!("{NOTE}{}{LINK_END}", self.document.notes.len()));
                }
            }
            _ if self.note.is_some() => {}
            "text:span" => drop(self.open.pop()),
            "text:a" => {
                let end = self.links.pop().flatten().map(|address| format!("{ADDRESS}{address}{LINK_END}"));
                self.text.extend(end);
            }
            "text:h" | "text:p" => self.close(),
            "text:list" => drop(self.lists.pop()),
            "table:table-row" => self.document.parts.extend(self.cells.take().map(Part::Row)),
            _ => {}
        }
    }

    /// Ends a paragraph or heading.
    fn close(&mut self) {
        self.open.pop();
        self.reads = false;
        let words = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let level = self.heading.take();
        match self.cells.as_mut().and_then(|cells| cells.last_mut()) {
            Some(cell) => join(cell, &words),
            None if words.is_empty() => {}
            None => self.document.parts.push(match (level, self.lists.last()) {
                (Some(level), _) => Part::Heading(level, words),
                (None, Some(ordered)) => Part::Item(self.lists.len() - 1, *ordered, words),
                (None, None) => Part::Paragraph(words),
            }),
        }
    }
}
