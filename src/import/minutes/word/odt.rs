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

/// Reads a LibreOffice text.
pub(super) fn read(xml: &str) -> Option<Document> {
    let styles = Styles::of(xml);
    let mut read = Document::default();
    // The spans and paragraphs that are open, each with whether it hides.
    let mut open: Vec<bool> = Vec::new();
    let (mut link, mut note): (Vec<Option<String>>, Option<String>) = (Vec::new(), None);
    let numbered = numbered_lists(xml);
    let mut reader = Reader::from_str(xml);
    let (mut text, mut heading) = (String::new(), None);
    let mut lists: Vec<bool> = Vec::new();
    let mut cells: Option<Vec<String>> = None;
    // What stands inside of these is no part of the text: remarks and changes.
    let (mut apart, mut reads) = (0_usize, false);
    const APART: [&str; 4] = ["office:annotation", "text:tracked-changes", "text:note-citation", "office:forms"];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if APART.contains(&tag.name().as_ref()) => apart += 1,
            Event::End(tag) if APART.contains(&tag.name().as_ref()) => apart = apart.saturating_sub(1),
            _ if apart > 0 => {}
            Event::Start(tag) if tag.name().as_ref() == "text:note" => note = Some(String::new()),
            Event::End(tag) if tag.name().as_ref() == "text:note" => {
                if let Some(note) = note.take().filter(|note| !note.trim().is_empty()) {
                    read.notes.push(note.split_whitespace().collect::<Vec<_>>().join(" "));
                    text.push_str(&format!("{NOTE}{}{LINK_END}", read.notes.len()));
                }
            }
            Event::Text(words) if note.is_some() => note.iter_mut().for_each(|note| note.push_str(&plain(&words))),
            Event::GeneralRef(name) if note.is_some() => note.iter_mut().for_each(|note| note.push_str(&entity(&name))),
            _ if note.is_some() => {}
            Event::Start(tag) => match tag.name().as_ref() {
                "text:h" => {
                    heading =
                        attribute(&tag, "text:outline-level").and_then(|level| level.parse::<usize>().ok()).or(Some(1));
                    (reads, text) = (true, String::new());
                    open.push(styles.hides(&tag));
                }
                "text:p" => {
                    (reads, text) = (true, String::new());
                    heading = styles.is_title(&tag).then_some(0);
                    open.push(styles.hides(&tag));
                }
                "text:span" => open.push(styles.hides(&tag)),
                "text:a" => {
                    let address = attribute(&tag, "xlink:href").map(|address| address.replace("&amp;", "&"));
                    let address = address.and_then(|address| link_begin(&address));
                    text.extend(address.is_some().then_some(LINK));
                    link.push(address);
                }
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
            Event::Text(words) if reads && open.contains(&true) => read.hidden += usize::from(!words.trim().is_empty()),
            Event::Text(words) if reads => text.push_str(&plain(&words)),
            Event::GeneralRef(reference) if reads => text.push_str(&entity(&reference)),
            Event::End(tag) => match tag.name().as_ref() {
                "text:span" => drop(open.pop()),
                "text:a" => {
                    if let Some(address) = link.pop().flatten() {
                        text.push_str(&format!("{ADDRESS}{address}{LINK_END}"));
                    }
                }
                "text:h" | "text:p" => {
                    open.pop();
                    reads = false;
                    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let level = heading.take();
                    match cells.as_mut().and_then(|cells| cells.last_mut()) {
                        Some(cell) => join(cell, &words),
                        None if words.is_empty() => {}
                        None => read.parts.push(match (level, lists.last()) {
                            (Some(level), _) => Part::Heading(level, words),
                            (None, Some(ordered)) => Part::Item(lists.len() - 1, *ordered, words),
                            (None, None) => Part::Paragraph(words),
                        }),
                    }
                }
                "text:list" => drop(lists.pop()),
                "table:table-row" => read.parts.extend(cells.take().map(Part::Row)),
                _ => {}
            },
            Event::Eof => return Some(read),
            _ => {}
        }
    }
}
