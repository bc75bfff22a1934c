//! The XML of a LibreOffice text.

mod columns;
mod styles;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use self::columns::{Tables, is_collapsed};
use self::styles::Styles;
use super::flow::{Document, Flow, Left, Look, Part, heading};
use super::lists::{self, Level};
use super::skip::{Skip, Why};
use super::{attribute, entity, inline, unescaped};

/// The most columns that one cell fills, and the most spaces that one sign stands for.
const MOST_REPEATED: usize = 100;

/// Reads a LibreOffice text with the file of its styles.
pub(super) fn read(xml: &str, styles: Option<&str>) -> Option<Document> {
    let files: Vec<&str> = styles.into_iter().chain([xml]).collect();
    let styles = Styles::of(&files);
    let mut text = Text::new(&styles);
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            _ if text.flow.is_too_deep() => return None,
            Event::Eof => return Some(text.flow.document),
            Event::Start(_) if text.skip.is_inside() => text.skip.begin(),
            Event::Start(tag) => match text.skipped(&tag) {
                Some(why) => {
                    text.flow.lacks();
                    text.skip.enter(why);
                }
                None => text.begin(&tag),
            },
            // What hides and has nothing in it hides nothing else.
            Event::Empty(tag) if text.skip.is_inside() || text.skipped(&tag).is_some() => {}
            Event::Empty(tag) => {
                text.begin(&tag);
                text.end(tag.name().as_ref());
            }
            Event::End(_) if text.skip.is_inside() => text.skip.end(&mut text.flow.document.left),
            Event::End(tag) => text.end(tag.name().as_ref()),
            Event::Text(words) if text.skip.is_inside() => text.skip.words(&words),
            Event::Text(words) => text.words(&words),
            Event::GeneralRef(reference) => text.words(&entity(&reference)),
            _ => {}
        }
    }
}

/// Whether an element is passed over with all that stands in it, and why.
fn apart(tag: &BytesStart) -> Option<Why> {
    let is = |name: &str, value: &str| attribute(tag, name).as_deref() == Some(value);
    match tag.name().as_ref() {
        "office:annotation" | "text:deletion" => Some(Why::Apart),
        "office:change-info" | "text:note-citation" | "office:forms" | "text:script" | "svg:title" | "svg:desc"
        | "draw:object" | "draw:object-ole" => Some(Why::Silent),
        // Indexes name what stands elsewhere in the text.
        "text:table-of-content" | "text:illustration-index" | "text:table-index" | "text:object-index" => {
            Some(Why::Contents)
        }
        "table:table-row" if is_collapsed(tag) => Some(Why::Hidden),
        // It says of the paragraph in which it stands that it is hidden.
        "text:hidden-paragraph" => None,
        // A section, a text or a field: hidden always, or by a condition that holds.
        _ if is("text:display", "none") || is("draw:display", "none") || is("text:is-hidden", "true") => {
            Some(Why::Hidden)
        }
        _ => None,
    }
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
struct Says {
    /// The level of a heading, from 1, and 0 for a title.
    heading: Option<usize>,
    /// Whether a heading has no number, and the number that it says itself.
    unnumbered: bool,
    number: Option<usize>,
    /// How many lists were open where it began, and how many around the box in which it stands.
    lists: usize,
    base: usize,
    /// Whether it is the first of its item.
    first: bool,
}

/// How words look in a span or a paragraph.
#[derive(Debug, Default, Clone)]
struct Span {
    hidden: bool,
    struck: bool,
    font: String,
}

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: String,
    id: String,
    /// The number of its last item; nothing where it has had none.
    last: Option<usize>,
    /// The number that the item that is open says itself.
    forced: Option<usize>,
}

/// A LibreOffice text while it is read.
struct Text<'s> {
    styles: &'s Styles,
    flow: Flow<Says>,
    skip: Skip,
    spans: Vec<Span>,
    /// The bookmarks that are open and hide what stands in them, as LibreOffice lets them.
    hiding: Vec<String>,
    lists: Vec<List>,
    /// The last numbers of lists that ended, by their depth, of each style and of each that has an id.
    ended: HashMap<String, Vec<Option<usize>>>,
    /// The numbers of headings.
    headings: Vec<usize>,
    /// Whether the next paragraph is the first of its item.
    first: bool,
    /// Whether the frame that is open had a picture.
    pictured: bool,
    tables: Tables,
    /// How many columns that are shown the cell fills that begins.
    fills: usize,
}

impl<'s> Text<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            skip: Skip::default(),
            spans: Vec::new(),
            hiding: Vec::new(),
            lists: Vec::new(),
            ended: HashMap::new(),
            headings: Vec::new(),
            first: false,
            pictured: false,
            tables: Tables::default(),
            fills: 1,
        }
    }

    fn skipped(&mut self, tag: &BytesStart) -> Option<Why> {
        if tag.name().as_ref() == "draw:object" {
            self.picture();
        }
        let is_hidden = |family: &str, name: &str| {
            let style = attribute(tag, name).unwrap_or_default();
            self.styles.says(family, &style, |style| style.hidden) == Some(true)
        };
        match tag.name().as_ref() {
            "table:table" if is_hidden("table", "table:style-name") => Some(Why::Hidden),
            "table:table-cell" | "table:covered-table-cell" => {
                self.fills = self.tables.cell(tag, MOST_REPEATED);
                (self.fills == 0).then_some(Why::Hidden)
            }
            _ => apart(tag),
        }
    }

    /// Counts the picture of the frame that is open, which may be there in several forms.
    fn picture(&mut self) {
        self.flow.document.left.pictures += usize::from(!std::mem::replace(&mut self.pictured, true));
    }

    /// Whether words that come now are hidden.
    fn hides(&self) -> bool {
        !self.hiding.is_empty() || self.spans.last().is_some_and(|span| span.hidden)
    }

    fn words(&mut self, words: &str) {
        let usual = Span::default();
        let span = self.spans.last().unwrap_or(&usual);
        if !self.hides() {
            return self.flow.words(words, Look { struck: span.struck, font: &span.font });
        }
        if self.flow.paragraph().is_some() {
            self.flow.document.left.hidden += usize::from(!words.trim().is_empty());
            self.flow.lacks();
        }
    }

    /// How words look in a style; what it does not say, what stands around it does.
    fn span(&mut self, family: &str, tag: &BytesStart) {
        let style = attribute(tag, "text:style-name").unwrap_or_default();
        let outer = self.spans.last().cloned().unwrap_or_default();
        let says = |said: fn(&styles::Style) -> Option<bool>| self.styles.says(family, &style, said);
        // In a box, a paragraph begins anew, but not what hides it.
        let begins = family == "paragraph";
        let hidden = says(|style| style.hidden);
        let font = self.styles.says(family, &style, |style| style.font.clone());
        self.spans.push(Span {
            hidden: if begins { outer.hidden || hidden == Some(true) } else { hidden.unwrap_or(outer.hidden) },
            struck: says(|style| style.struck).unwrap_or(outer.struck && !begins),
            font: font.unwrap_or(if begins { String::new() } else { outer.font }),
        });
    }

    fn paragraph(&mut self, tag: &BytesStart, heading: Option<usize>) {
        let says = Says {
            heading,
            unnumbered: attribute(tag, "text:is-list-header").as_deref() == Some("true"),
            number: attribute(tag, "text:start-value").and_then(|number| number.parse().ok()),
            lists: self.lists.len(),
            base: self.flow.around().map_or(0, |around| around.lists),
            first: std::mem::take(&mut self.first),
        };
        self.flow.begin_paragraph(says, false);
        self.span("paragraph", tag);
    }

    /// Begins a list: a new one, or one that goes on with another.
    fn list(&mut self, tag: &BytesStart) {
        let above = || self.lists.last().map(|list| list.style.clone());
        let style = attribute(tag, "text:style-name").or_else(above).unwrap_or_default();
        let other = attribute(tag, "text:continue-list").map(|id| format!("#{id}"));
        let same = attribute(tag, "text:continue-numbering").is_some_and(|on| on == "true").then(|| style.clone());
        let before = other.or(same).and_then(|key| self.ended.get(&key));
        let last = before.and_then(|last| last.get(self.lists.len()).copied().flatten());
        let id = attribute(tag, "xml:id").map_or(String::new(), |id| format!("#{id}"));
        self.flow.bounded(self.lists.len());
        self.lists.push(List { style, id, last, forced: None });
    }

    fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        let (depth, outer) = (self.lists.len(), self.lists.first().map(|list| list.id.clone()));
        for key in [list.style, list.id, outer.unwrap_or_default()] {
            if !key.is_empty() && depth <= lists::DEEPEST {
                let ended = self.ended.entry(key).or_default();
                ended.resize(ended.len().max(depth + 1), None);
                ended[depth] = list.last;
            }
        }
    }
}

impl Text<'_> {
    fn begin(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            "text:h" => {
                let level = attribute(tag, "text:outline-level").and_then(|level| level.parse().ok());
                self.paragraph(tag, level.or(Some(1)));
            }
            "text:p" => {
                let is_title = attribute(tag, "text:style-name").is_some_and(|style| self.styles.is_title(&style));
                self.paragraph(tag, is_title.then_some(0));
            }
            "text:span" => self.span("text", tag),
            "text:s" | "text:tab" | "text:line-break" => self.words(" "),
            "text:hidden-paragraph" if attribute(tag, "text:is-hidden").as_deref() == Some("true") => {
                self.flow.paragraph().into_iter().for_each(|paragraph| paragraph.hidden = true);
            }
            "text:bookmark-start" if attribute(tag, "loext:hidden").as_deref() == Some("true") => {
                self.hiding.extend(attribute(tag, "text:name"));
            }
            "text:bookmark-end" => {
                let ends = attribute(tag, "text:name").unwrap_or_default();
                self.hiding.retain(|name| *name != ends);
            }
            "text:note" => self.flow.begin_note(),
            "text:a" => {
                let address = attribute(tag, "xlink:href").map(|address| unescaped(&address));
                self.flow.begin_link(address.and_then(|address| inline::address(&address)));
            }
            "text:list" => self.list(tag),
            "text:list-item" => {
                let forced = attribute(tag, "text:start-value").and_then(|number| number.parse().ok());
                self.lists.iter_mut().next_back().into_iter().for_each(|list| list.forced = forced);
                self.first = true;
            }
            "text:list-header" => self.first = false,
            "table:table" => self.tables.begin(),
            "table:table-column" => self.tables.column(tag),
            "table:table-row" => {
                self.tables.row();
                self.flow.begin_row();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.flow.begin_cell();
                self.flow.cell_fills(self.fills);
            }
            "draw:frame" => self.pictured = false,
            "draw:image" => self.picture(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:h" | "text:p" => self.end_paragraph(),
            "text:span" => drop(self.spans.pop()),
            "text:note" => {
                let words = self.flow.end_note();
                if !self.hides() {
                    self.flow.note(words);
                }
            }
            "text:a" => self.flow.end_link(),
            "text:list" => self.end_list(),
            "table:table" => self.tables.end(),
            "table:table-row" => self.flow.end_row(true),
            "table:table-cell" | "table:covered-table-cell" => self.flow.end_cell(true),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.spans.pop();
        let Self { styles, flow, lists, headings, .. } = self;
        flow.end_paragraph(|text, paragraph, left| {
            // Of an item all of which was deleted or hidden, there is no number.
            let is_gone = text.is_empty() && paragraph.lacks;
            let lists = lists.get_mut(paragraph.says.base..).unwrap_or_default();
            if is_gone { None } else { part(styles, lists, headings, text, &paragraph.says, left) }
        });
    }
}

/// What the paragraph is that ends.
fn part(
    styles: &Styles,
    lists: &mut [List],
    headings: &mut Vec<usize>,
    text: String,
    says: &Says,
    left: &mut Left,
) -> Option<Part> {
    let item = item_numbers(styles, lists, says.first);
    let Some(level) = says.heading else {
        return (!text.is_empty()).then(|| match item {
            Some((levels, numbers)) => lists::item(levels, &numbers, text),
            None if !lists.is_empty() => Part::More(lists.len() - 1, text),
            None => Part::Paragraph(text),
        });
    };
    let own = item.and_then(|(levels, numbers)| lists::mark(levels, &numbers));
    let depth = level.checked_sub(1).map(|depth| depth.min(lists::DEEPEST));
    let outline = depth.filter(|_| !says.unnumbered).and_then(|depth| {
        let numbers = lists::next(headings, depth, &styles.headings, says.number);
        lists::mark(&styles.headings, &numbers)
    });
    let mark = own.or(outline).filter(|_| !says.unnumbered);
    (!text.is_empty()).then(|| heading(level, mark.map_or(text.clone(), |mark| format!("{mark} {text}")), left))
}

/// The numbers of the item that begins with the paragraph that ends, and its list's levels; nothing where none
/// does.
fn item_numbers<'s>(styles: &'s Styles, lists: &mut [List], first: bool) -> Option<(&'s [Level], Vec<usize>)> {
    let depth = lists.len().checked_sub(1).filter(|_| first)?;
    let levels = styles.levels(&lists[depth].style);
    let first_of = |at: usize| levels.get(at).map_or(1, Level::first);
    let own = &mut lists[depth];
    let next = own.last.map_or(first_of(depth), |last| last.saturating_add(1));
    own.last = Some(own.forced.take().unwrap_or(next));
    let numbers = lists.iter().enumerate().map(|(at, list)| list.last.unwrap_or_else(|| first_of(at)));
    Some((levels, numbers.collect()))
}
