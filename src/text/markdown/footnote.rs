//! Footnotes: numbered in the order of their first reference, gathered at the end.

use std::collections::HashMap;
use std::ops::Range;

use super::limits::MAX_WAYS_BACK;
use super::notice::NoticeKind;
use super::writer::{Page, Writer};
use crate::text::html::escape_attribute;

/// The footnotes so far. Their ids hold an underscore, which no heading's id does.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: Vec<Note>,
    by_label: HashMap<String, usize>,
    /// The notes that are referred to, in the order of their numbers, from 1.
    numbered: Vec<usize>,
    /// What is set aside while a note is written: the page, and which note it is.
    outer: Vec<(Page, usize)>,
}

struct Note {
    label: String,
    /// Of its definition, or else of the first reference.
    range: Range<usize>,
    number: Option<usize>,
    references: u32,
    /// Defined again under a label that another note has.
    repeated: bool,
    body: Option<Page>,
}

impl Footnotes {
    /// The note of this label. Labels are compared without case, as the parser does.
    fn find(&mut self, label: &str, range: &Range<usize>) -> usize {
        let next = self.notes.len();
        let index = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.add(label, range);
        }
        index
    }

    fn add(&mut self, label: &str, range: &Range<usize>) {
        self.notes.push(Note {
            label: label.to_owned(),
            range: range.clone(),
            number: None,
            references: 0,
            repeated: false,
            body: None,
        });
    }

    fn number(&mut self, index: usize) -> usize {
        *self.notes[index].number.get_or_insert_with(|| {
            self.numbered.push(index);
            self.numbered.len()
        })
    }

    fn is_defined(&self, index: usize) -> bool {
        self.notes[index].body.is_some() || self.outer.iter().any(|(_, open)| *open == index)
    }
}

impl Writer<'_> {
    /// The number is no part of the plain text, where it would stick to the word before it.
    pub(super) fn footnote_reference(&mut self, label: &str, range: Range<usize>) {
        if self.hidden.covers_start(&range) {
            return;
        }
        let index = self.footnotes.find(label, &range);
        if self.image.is_some() {
            return;
        }
        let number = self.footnotes.number(index);
        let prefix = self.options.id_prefix;
        let html = &mut self.page.html;
        html.push_str("<sup class=\"footnote-ref\">");
        if self.links.is_open() {
            html.push_str(&number.to_string());
        } else {
            let note = &mut self.footnotes.notes[index];
            note.references += 1;
            let reference = note.references;
            html.push_str("<a href=\"#");
            escape_attribute(html, prefix);
            html.push_str(&format!("fn_{number}\" id=\""));
            push_reference_id(html, prefix, number, reference);
            html.push_str(&format!("\" role=\"doc-noteref\">{number}</a>"));
        }
        html.push_str("</sup>");
    }

    /// The parser leaves a reference without definition as text, in the middle of which we are.
    pub(super) fn notice_undefined_footnote(&mut self, at: usize) {
        let Some(rest) = self.source[at..].strip_prefix("[^") else {
            return;
        };
        let Some(end) = rest.find(|c: char| c.is_whitespace() || "[]".contains(c)) else {
            return;
        };
        if end > 0 && rest[end..].starts_with(']') && !self.is_escaped(at) {
            let range = at..at + "[^".len() + end + 1;
            self.notices.tell(NoticeKind::FootnoteUndefined, range, &rest[..end]);
        }
    }

    pub(super) fn start_footnote(&mut self, label: &str, range: Range<usize>) {
        let mut index = self.footnotes.find(label, &range);
        if self.footnotes.is_defined(index) {
            self.notices.tell(NoticeKind::FootnoteRepeated, range.clone(), label);
            index = self.footnotes.notes.len();
            self.footnotes.add(label, &range);
            self.footnotes.notes[index].repeated = true;
        }
        self.footnotes.notes[index].range = range;
        let outer = std::mem::take(&mut self.page);
        self.footnotes.outer.push((outer, index));
    }

    pub(super) fn end_footnote(&mut self) {
        if let Some((outer, index)) = self.footnotes.outer.pop() {
            let body = std::mem::replace(&mut self.page, outer);
            self.footnotes.notes[index].body = Some(body);
        }
    }

    /// Writes the numbered notes, then those that nothing refers to.
    pub(super) fn write_footnotes(&mut self) {
        let footnotes = std::mem::take(&mut self.footnotes);
        if footnotes.notes.is_empty() {
            return;
        }
        let (numbered, mut notes) = (footnotes.numbered, footnotes.notes);
        let mut items = Page::default();
        for index in numbered {
            self.write_note(&mut items, &mut notes[index]);
        }
        for note in notes.iter_mut().filter(|note| note.number.is_none()) {
            self.write_note(&mut items, note);
        }
        if items.html.is_empty() {
            return;
        }
        self.page.new_line();
        self.page.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        self.page.html.push_str(&items.html);
        self.page.html.push_str("</ol>\n</section>\n");
        self.page.plain.push_str(&items.plain);
    }

    fn write_note(&mut self, items: &mut Page, note: &mut Note) {
        let defined = note.body.is_some();
        let body = note.body.take().unwrap_or_default();
        let empty = body.html.trim().is_empty();
        let mut tell = |kind| self.notices.tell(kind, note.range.clone(), &note.label);
        match note.number {
            Some(_) if !defined || empty => tell(NoticeKind::FootnoteUndefined),
            // Empty because it stands in a comment, or because nothing was written.
            None if empty => return,
            None if !note.repeated => tell(NoticeKind::FootnoteUnused),
            _ => {}
        }
        let prefix = self.options.id_prefix;
        items.html.push_str("<li");
        if let Some(number) = note.number {
            items.html.push_str(" id=\"");
            escape_attribute(&mut items.html, prefix);
            items.html.push_str(&format!("fn_{number}\""));
        }
        items.html.push('>');
        push_with_ways_back(&mut items.html, &body.html, prefix, note);
        items.html.push_str("</li>\n");
        items.plain.push_str(&body.plain);
        items.new_line();
    }
}

/// Writes a note with its ways back at the end of its last paragraph.
fn push_with_ways_back(html: &mut String, body: &str, prefix: &str, note: &Note) {
    const PARAGRAPH_END: &str = "</p>";
    let body = body.trim_end();
    let (Some(number), 1..) = (note.number, note.references) else {
        html.push_str(body);
        return;
    };
    match body.strip_suffix(PARAGRAPH_END) {
        Some(text) => html.push_str(text),
        None => {
            html.push_str(body);
            html.push_str("\n<p>");
        }
    }
    for reference in 1..=note.references.min(MAX_WAYS_BACK) {
        push_way_back(html, prefix, number, reference);
    }
    html.push_str(PARAGRAPH_END);
}

/// The arrow needs no language; the number tells one way back from another.
fn push_way_back(html: &mut String, prefix: &str, number: usize, reference: u32) {
    html.push_str(" <a href=\"#");
    push_reference_id(html, prefix, number, reference);
    html.push_str(&format!("\" class=\"footnote-back\" role=\"doc-backlink\">↩\u{fe0e}\u{a0}{number}"));
    if reference > 1 {
        html.push_str(&format!(".{reference}"));
    }
    html.push_str("</a>");
}

fn push_reference_id(html: &mut String, prefix: &str, number: usize, reference: u32) {
    escape_attribute(html, prefix);
    html.push_str(&format!("fnref_{number}"));
    if reference > 1 {
        html.push_str(&format!("_{reference}"));
    }
}
