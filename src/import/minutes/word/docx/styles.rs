//! The styles of a Word text: which are headings, lists and entries of an index, and what they hide.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::{attribute, entry};

/// A style: what it says itself, and on which it is based.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// The level of a heading, from 1; 0 for a title, and nothing inside for text.
    pub(super) level: Option<Option<usize>>,
    /// The list that its paragraphs are items of, and their depth in it.
    pub(super) list: Option<String>,
    pub(super) depth: Option<usize>,
    /// Whether it hides, and whether it strikes through.
    vanish: Option<bool>,
    struck: Option<bool>,
    /// Whether its paragraphs are entries of a table of contents.
    contents: Option<bool>,
    based_on: Option<String>,
}

/// The styles by their ids. Officers make styles of their own, based on those of headings; what a style does
/// not say, the one below it does.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// That of a paragraph that names none.
    usual: String,
}

/// The most styles that are based one on another.
const MOST_BASED: usize = 20;

impl Styles {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let Some(xml) = entry(bytes, "word/styles.xml") else { return Self::default() };
        let mut reader = Reader::from_str(&xml);
        let (mut styles, mut id) = (Self::default(), String::new());
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.name().as_ref() == "w:style" {
                        id = attribute(&tag, "w:styleId").unwrap_or_default();
                        let is_usual = attribute(&tag, "w:default").is_some_and(|on| is_on(Some(&on)))
                            && attribute(&tag, "w:type").as_deref() == Some("paragraph");
                        styles.usual = if is_usual { id.clone() } else { styles.usual };
                    }
                    styles.all.entry(id.clone()).or_default().take(&tag);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    /// What a paragraph's style says of something, or those on which it is based.
    pub(super) fn says<T>(&self, style: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let style = if style.is_empty() { &self.usual } else { style };
        let based_on = |style: &&Style| self.all.get(style.based_on.as_ref()?);
        std::iter::successors(self.all.get(style), based_on).take(MOST_BASED).find_map(said)
    }

    /// Whether a paragraph's style hides what is written in it, or all text is hidden where no style says otherwise.
    pub(super) fn hides_paragraph(&self, style: &str) -> bool {
        // What stands before the first style is said of the whole text.
        let usual = || self.all.get("").and_then(|all| all.vanish);
        self.says(style, |style| style.vanish).or_else(usual) == Some(true)
    }

    /// Whether a style hides what is written in it.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.says(style, |style| style.vanish) == Some(true)
    }

    /// Whether a style strikes through what is written in it.
    pub(super) fn strikes(&self, style: &str) -> bool {
        self.says(style, |style| style.struck) == Some(true)
    }

    /// Whether a paragraph is an entry of a table of contents.
    pub(super) fn is_contents(&self, style: &str) -> bool {
        self.says(style, |style| style.contents) == Some(true)
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
                let number = name.strip_prefix("toc ").unwrap_or_default();
                let is_contents = name == "table of figures" || number.parse::<usize>().is_ok();
                self.contents = is_contents.then_some(true);
            }
            "w:basedOn" => self.based_on = value(),
            "w:numId" => self.list = value(),
            "w:ilvl" => self.depth = value().and_then(|depth| depth.parse().ok()),
            "w:vanish" => self.vanish = Some(is_on(value().as_deref())),
            "w:strike" | "w:dstrike" => self.struck = Some(is_on(value().as_deref())),
            _ => {}
        }
    }
}

/// Whether a property that is on or off is on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !value.is_some_and(|value| matches!(value, "0" | "false" | "off"))
}

/// The level of a heading that an outline's level gives; nothing inside for text.
pub(super) fn outline(level: &str) -> Option<Option<usize>> {
    let level: usize = level.parse().ok()?;
    Some((level < 9).then_some(level + 1))
}
