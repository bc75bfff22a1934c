//! The styles of a LibreOffice text: which are titles, what they hide, and how lists and headings are numbered.
//! Those with names stand in a file of their own, those of single passages in the text.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::attribute;
use super::super::lists::{DEEPEST, Level, Marks};

/// A style: what it says itself, and on which it is based.
#[derive(Debug, Default)]
pub(super) struct Style {
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) font: Option<String>,
    based_on: Option<String>,
}

/// The most styles that are based one on another.
const MOST_BASED: usize = 20;

/// The styles of a text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By what they are for (`paragraph`, `text`, …) and their name.
    all: HashMap<(String, String), Style>,
    /// The levels of lists, by the names of their styles.
    lists: HashMap<String, Vec<Level>>,
    /// How headings are numbered.
    pub(super) headings: Vec<Level>,
}

/// The style or list that is open while styles are read.
#[derive(Default)]
struct At {
    style: (String, String),
    list: Option<String>,
    /// Whether the numbering of headings is open.
    headings: bool,
}

impl Styles {
    /// Those of a text, and those of the file beside it.
    pub(super) fn of(xml: &[&str]) -> Self {
        let mut styles = Self::default();
        for xml in xml {
            let mut reader = Reader::from_str(xml);
            let mut at = At::default();
            while let Ok(event) = reader.read_event() {
                match event {
                    Event::Start(tag) | Event::Empty(tag) => styles.take(&tag, &mut at),
                    // What follows is text.
                    Event::End(tag) if tag.name().as_ref() == "office:automatic-styles" => break,
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        styles
    }

    fn take(&mut self, tag: &BytesStart, at: &mut At) {
        match tag.name().as_ref() {
            "style:style" | "style:default-style" => {
                let said = |name: &str| attribute(tag, name).unwrap_or_default();
                at.style = (said("style:family"), said("style:name"));
                let based_on = attribute(tag, "style:parent-style-name");
                self.all.insert(at.style.clone(), Style { based_on, ..Style::default() });
            }
            "style:text-properties" => {
                let Some(style) = self.all.get_mut(&at.style) else { return };
                style.hidden = attribute(tag, "text:display").map(|shown| shown != "true").or(style.hidden);
                let line = attribute(tag, "style:text-line-through-style")
                    .or_else(|| attribute(tag, "style:text-line-through-type"));
                style.struck = line.map(|line| line != "none").or(style.struck);
                let font = attribute(tag, "style:font-name").or_else(|| attribute(tag, "fo:font-family"));
                style.font = font.or(style.font.take());
            }
            "style:table-properties" if attribute(tag, "table:display").as_deref() == Some("false") => {
                self.all.entry(at.style.clone()).or_default().hidden = Some(true);
            }
            "text:list-style" => {
                (at.list, at.headings) = (attribute(tag, "style:name"), false);
                self.lists.extend(at.list.clone().map(|list| (list, Vec::new())));
            }
            "text:outline-style" => (at.list, at.headings) = (None, true),
            "text:list-level-style-number" | "text:list-level-style-bullet" | "text:outline-level-style" => {
                let levels = match &at.list {
                    _ if at.headings => &mut self.headings,
                    Some(list) => self.lists.entry(list.clone()).or_default(),
                    None => return,
                };
                let depth = attribute(tag, "text:level").and_then(|level| level.parse().ok()).unwrap_or(1_usize);
                let depth = depth.clamp(1, DEEPEST + 2);
                levels.resize(levels.len().max(depth), Level::default());
                levels[depth - 1] = level(tag, depth);
            }
            _ => {}
        }
    }

    /// What a style says of something, or those on which it is based.
    pub(super) fn says<T>(&self, family: &str, name: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let find = |name: &str| {
            let of = |family: &str| self.all.get(&(family.to_owned(), name.to_owned()));
            of(family).or_else(|| of(""))
        };
        let based_on = |style: &&Style| find(style.based_on.as_deref()?);
        std::iter::successors(find(name), based_on).take(MOST_BASED).find_map(said)
    }

    /// Whether a style is that of titles, or based on it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let is_based = |style: &Style| (style.based_on.as_deref() == Some("Title")).then_some(());
        name == "Title" || self.says("paragraph", name, is_based).is_some()
    }

    /// The levels of a list.
    pub(super) fn levels(&self, list: &str) -> &[Level] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }
}

/// A level, with the place of each number: `%1.%2)`.
fn level(tag: &BytesStart, depth: usize) -> Level {
    let said = |name: &str| attribute(tag, name);
    let is_bullet = tag.name().as_ref().ends_with("bullet");
    // A list says nothing of its numbers where they are figures; headings have none then.
    let usual = if tag.name().as_ref().starts_with("text:outline") { "" } else { "1" };
    let marks = Marks::of_office(&said("style:num-format").unwrap_or_else(|| usual.to_owned()));
    let shown = said("text:display-levels").and_then(|levels| levels.parse().ok()).unwrap_or(1_usize);
    let places = (depth - shown.clamp(1, depth) + 1..=depth).map(|place| format!("%{place}"));
    let numbers = places.collect::<Vec<_>>().join(".");
    let (before, after) = (said("style:num-prefix"), said("style:num-suffix"));
    Level {
        marks: if is_bullet { Marks::Bullet } else { marks },
        text: Some(format!("{}{numbers}{}", before.unwrap_or_default(), after.unwrap_or_default())),
        start: said("text:start-value").and_then(|start| start.parse().ok()),
    }
}
