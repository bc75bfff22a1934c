//! Headings: their levels under the page's own, and their ids.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::Heading;
use super::notice::NoticeKind;
use super::writer::Writer;
use crate::text::html::escape_attribute;
use crate::text::slug::slug;

/// Stands in for the slug of a heading without letters or digits.
const WORDLESS: &str = "h";

/// The headings so far.
pub(super) struct Headings {
    list: Vec<Heading>,
    ids: HashSet<String>,
    /// For each slug that was met more than once, the last number given.
    numbers: HashMap<String, u32>,
    shift: u8,
    previous_level: u8,
    /// How many headings there were when one last gave its name to something.
    named: usize,
    plain_start: usize,
}

impl Headings {
    pub(super) fn new(shift: u8) -> Self {
        Headings {
            list: Vec::new(),
            ids: HashSet::new(),
            numbers: HashMap::new(),
            shift,
            // What is shifted stands under a heading that was cut off, of the second level as typed.
            previous_level: if shift == 0 { 1 } else { shift.saturating_add(2) },
            named: 0,
            plain_start: 0,
        }
    }

    pub(super) fn into_list(self) -> Vec<Heading> {
        self.list
    }

    /// The id of the heading that what is written now stands under, to be named after it. Given
    /// once: a second thing of the same name could not be told from the first.
    pub(super) fn take_name(&mut self) -> Option<&str> {
        let named = std::mem::replace(&mut self.named, self.list.len());
        self.list[named..].last().map(|heading| heading.id.as_str())
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// An id that no heading has yet: the slug, or the slug with the next free number. A number may
    /// be taken by a heading that is so called (`Obras 2`).
    fn unused_id(&mut self, prefix: &str, taken: &dyn Fn(&str) -> bool, text: &str) -> String {
        let slug = slug(text).unwrap_or_else(|| WORDLESS.to_owned());
        let mut id = format!("{prefix}{slug}");
        let is_used = |ids: &HashSet<String>, id: &str| ids.contains(id) || taken(id);
        if is_used(&self.ids, &id) {
            let number = self.numbers.entry(slug).or_insert(1);
            let whole = id.len();
            while is_used(&self.ids, &id) {
                *number += 1;
                id.truncate(whole);
                id.push_str(&format!("-{number}"));
            }
        }
        self.ids.insert(id.clone());
        id
    }
}

impl Writer<'_> {
    /// The tag is written at the end, since the id comes from the text.
    pub(super) fn start_heading(&mut self) {
        self.page.new_line();
        self.block_start = self.page.html.len();
        self.headings.plain_start = self.page.plain.len();
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let text = self.page.plain[self.headings.plain_start..].trim();
        if text.is_empty() {
            return self.end_empty_heading(range);
        }
        let text = text.replace('\n', " ");
        let level = self.shifted_level(level as u8, &range, &text);
        let id = self.headings.unused_id(self.options.id_prefix, self.options.taken, &text);
        let mut tag = format!("<h{level} id=\"");
        escape_attribute(&mut tag, &id);
        tag.push_str("\">");
        let html = &mut self.page.html;
        html.truncate(html.trim_end().len());
        html.insert_str(self.block_start, &tag);
        html.push_str(&format!("</h{level}>\n"));
        self.page.new_line();
        self.headings.list.push(Heading { level, id, text });
    }

    /// A heading of nothing is left out; one of only a decorative image is a paragraph.
    fn end_empty_heading(&mut self, range: Range<usize>) {
        if !self.hidden.covers_start(&range) {
            self.notices.tell(NoticeKind::EmptyHeading, range, "");
        }
        if self.page.html[self.block_start..].trim().is_empty() {
            self.page.html.truncate(self.block_start);
        } else {
            self.page.html.insert_str(self.block_start, "<p>");
            self.page.html.push_str("</p>\n");
        }
        self.page.new_line();
    }

    /// The level as rendered, with a notice when it was the page's own or when one was left out.
    fn shifted_level(&mut self, typed: u8, range: &Range<usize>, text: &str) -> u8 {
        if typed == 1 && self.options.heading_shift == 0 {
            self.headings.shift = 1;
            self.notices.tell(NoticeKind::HeadingDemoted, range.clone(), text);
        }
        let level = typed.saturating_add(self.headings.shift).clamp(2, 6);
        if level > self.headings.previous_level.saturating_add(1) {
            self.notices.tell(NoticeKind::HeadingJump, range.clone(), text);
        }
        self.headings.previous_level = level;
        level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_heading_is_called_by_is_not_given_twice() {
        let mut headings = Headings::new(1);
        let ids: Vec<_> = ["Obras", "Obras 2", "Obras", "obras", "¡Obras!"]
            .iter()
            .map(|text| headings.unused_id("t-", &|_| false, text))
            .collect();
        assert_eq!(ids, ["t-obras", "t-obras-2", "t-obras-3", "t-obras-4", "t-obras-5"]);
    }
}
