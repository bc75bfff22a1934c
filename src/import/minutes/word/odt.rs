//! The XML of a LibreOffice text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::lists::Marks;
use super::{ADDRESS, Document, LINK, LINK_END, NOTE, Part, attribute, entity, join, link_begin, plain};

/// A level of a list: how it is marked, and what stands before and after the mark.
#[derive(Debug, Clone, Default)]
struct Level {
    marks: Marks,
    before: String,
    after: String,
    start: Option<usize>,
}

/// The lists of a LibreOffice text by the names of their styles, each with its levels from the first.
fn lists(xml: &str) -> HashMap<String, Vec<Level>> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut style) = (HashMap::<String, Vec<Level>>::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "text:list-style" => style = attribute(&tag, "style:name").unwrap_or_default(),
                "text:list-level-style-number" | "text:list-level-style-bullet" => {
                    let is_bullet = tag.name().as_ref().ends_with("bullet");
                    let said = |name: &str| attribute(&tag, name).unwrap_or_default();
                    let level = Level {
                        marks: if is_bullet {
                            Marks::Bullet
                        } else {
                            Marks::of_office(&attribute(&tag, "style:num-format").unwrap_or_else(|| "1".to_owned()))
                        },
                        before: said("style:num-prefix"),
                        after: said("style:num-suffix"),
                        start: said("text:start-value").parse().ok(),
                    };
                    all.entry(style.clone()).or_default().push(level);
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

/// The most columns that one cell fills.
const MOST_COLUMNS: usize = 100;

/// Whether an element is a cell of a table, or what one that reaches over several leaves of another.
fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

/// Reads a LibreOffice text.
pub(super) fn read(xml: &str) -> Option<Document> {
    let mut text = Text { styles: Styles::of(xml), known: lists(xml), ..Text::default() };
    let mut reader = Reader::from_str(xml);
    let mut apart = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if APART.contains(&tag.name().as_ref()) => {
                text.document.apart += usize::from(tag.name().as_ref() == "office:annotation");
                apart += 1;
            }
            Event::Start(tag) if tag.name().as_ref() == "text:deletion" => text.document.apart += 1,
            Event::End(tag) if APART.contains(&tag.name().as_ref()) => apart = apart.saturating_sub(1),
            Event::Eof => return Some(text.document),
            _ if apart > 0 => {}
            Event::Start(tag) => text.begin(&tag),
            Event::Empty(tag) if matches!(tag.name().as_ref(), "text:s" | "text:tab" | "text:line-break") => {
                text.words(" ")
            }
            // A cell with nothing in it keeps its column.
            Event::Empty(tag) if is_cell(tag.name().as_ref()) => {
                text.begin(&tag);
                text.end(tag.name().as_ref());
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
    /// The kinds of lists.
    known: HashMap<String, Vec<Level>>,
    document: Document,
    /// The words of the paragraph that is open, its level where it is a heading, and whether one is open.
    text: String,
    heading: Option<usize>,
    reads: bool,
    /// The spans and paragraphs that are open, each with whether it hides.
    open: Vec<bool>,
    /// The lists that are open, each with the name of its style and how many items it has had.
    lists: Vec<(String, usize)>,
    /// Whether the paragraph that is open is the first of its item.
    first: bool,
    /// The cells of the table's row that is open.
    cells: Option<Vec<String>>,
    /// How many columns the cell that is open fills.
    columns: usize,
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
                let above = || self.lists.last().map(|(style, _)| style.clone());
                let style = attribute(tag, "text:style-name").or_else(above).unwrap_or_default();
                self.lists.push((style, 0));
            }
            "text:list-item" => {
                self.lists.iter_mut().next_back().into_iter().for_each(|(_, items)| *items += 1);
                self.first = true;
            }
            "table:table-row" => self.cells = Some(Vec::new()),
            name if is_cell(name) => {
                let columns = attribute(tag, "table:number-columns-repeated").and_then(|count| count.parse().ok());
                self.columns = columns.unwrap_or(1_usize).clamp(1, MOST_COLUMNS);
                self.cells.iter_mut().for_each(|cells| cells.push(String::new()));
            }
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
            name if is_cell(name) => {
                let cells = self.cells.iter_mut();
                cells.for_each(|cells| {
                    let cell = cells.last().cloned().unwrap_or_default();
                    cells.extend(std::iter::repeat_n(cell, self.columns - 1));
                });
                self.columns = 1;
            }
            _ => {}
        }
    }

    /// An item of the list that is open, if one is; its mark is written before it where Markdown has no such
    /// list.
    fn item(&self, words: &str) -> Option<Part> {
        let depth = self.lists.len().checked_sub(1)?;
        let (style, items) = &self.lists[depth];
        let levels = self.known.get(style);
        let level = levels.and_then(|levels| levels.get(depth).or(levels.last()));
        let level = level.cloned().unwrap_or_default();
        if !level.marks.is_written() || !self.first {
            return Some(Part::Item(depth, level.marks == Marks::Number, words.to_owned()));
        }
        let count = level.start.unwrap_or(1) + items.saturating_sub(1);
        let mark = format!("{}{}{}", level.before, level.marks.mark(count), level.after);
        Some(Part::Item(depth, false, format!("{mark} {words}")))
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
            None => {
                let item = if level.is_none() { self.item(&words) } else { None };
                self.first &= item.is_none();
                self.document.parts.push(match (level, item) {
                    (Some(level), _) => Part::Heading(level, words),
                    (None, Some(item)) => item,
                    (None, None) => Part::Paragraph(words),
                });
            }
        }
    }
}
