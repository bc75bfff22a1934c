//! What a paragraph of a Word text is when it ends: a heading, an item of a list, or text.

use std::collections::HashMap;

use super::super::flow::{Left, Paragraph, Part, heading};
use super::super::lists::{self, DEEPEST};
use super::numbering::{Counts, Lists};
use super::styles::Styles;

/// What a text names and other files of the archive say.
#[derive(Default)]
pub(super) struct Known {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    /// Footnotes and endnotes, by the kind's first letter and their ids.
    pub(super) notes: HashMap<String, String>,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub(super) struct Says {
    pub(super) style: String,
    /// The level of a heading that it has itself; nothing inside for text.
    pub(super) outline: Option<Option<usize>>,
    /// Its depth in its list, and the list.
    pub(super) depth: Option<usize>,
    pub(super) list: String,
    /// Whether what it stands in is hidden.
    pub(super) outer: bool,
    /// Whether its mark was deleted, so that it goes on in the next.
    pub(super) goes_on: bool,
}

/// What the paragraph is that ends.
pub(super) fn part(
    known: &Known,
    counts: &mut Counts,
    text: String,
    paragraph: Paragraph<Says>,
    left: &mut Left,
) -> Option<Part> {
    let Says { style, outline, depth, list, .. } = paragraph.says;
    let styles = &known.styles;
    if styles.is_contents(&style) {
        left.contents += usize::from(!text.is_empty());
        return None;
    }
    let level = outline.or_else(|| styles.says(&style, |style| style.level)).flatten();
    let list = Some(list).filter(|list| !list.is_empty());
    let list = list.or_else(|| styles.says(&style, |style| style.list.clone())).unwrap_or_default();
    let depth = depth.or_else(|| styles.says(&style, |style| style.depth));
    let is_item = list != "0" && !(list.is_empty() && depth.is_none());
    // An empty item has its number too, but not one of which all was deleted.
    let counted = is_item && !(text.is_empty() && paragraph.lacks);
    let (levels, numbers) = match counted {
        true => counts.next(&known.lists, &list, depth.unwrap_or(0).min(DEEPEST)),
        false => (&[][..], Vec::new()),
    };
    match (text.is_empty(), level) {
        (true, _) => None,
        (false, Some(level)) => {
            let text = lists::mark(levels, &numbers).map_or(text.clone(), |mark| format!("{mark} {text}"));
            Some(heading(level, text, left))
        }
        (false, None) if is_item => Some(lists::item(levels, &numbers, text)),
        (false, None) => Some(Part::Paragraph(text)),
    }
}
