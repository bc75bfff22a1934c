//! Raw HTML, shown as text, and HTML comments, which are never shown.
//!
//! A comment is where people keep what the public must not see. What CommonMark takes for a comment
//! is narrower than what its writer does: a comment that starts in a paragraph and goes on after an
//! empty line is no comment to the parser. So a comment is followed in the source, from `<!--` to
//! the next `-->`, and no event inside that stretch shows anything.

use std::ops::Range;

use super::notice::NoticeKind;
use super::writer::Writer;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The stretch of the source that is not shown.
#[derive(Default)]
pub(super) struct Hidden {
    /// Everything before this place, and after the current event, is hidden.
    until: usize,
    /// A search for the end of a comment failed: those after it must fail too, and searching anew
    /// for each would take quadratic time.
    no_more_ends: bool,
    /// In a block of raw HTML, whether it has been told of.
    block_told: Option<bool>,
}

impl Hidden {
    pub(super) fn until(&self) -> usize {
        self.until
    }

    /// Whether nothing of `range` is to be shown.
    pub(super) fn covers(&self, range: &Range<usize>) -> bool {
        range.end <= self.until
    }

    /// Whether something that starts where `range` does starts inside a comment.
    pub(super) fn covers_start(&self, range: &Range<usize>) -> bool {
        range.start < self.until
    }

    /// The part of `text`, which stands at `range` in the source, that is to be shown.
    pub(super) fn visible<'t>(&self, text: &'t str, range: &Range<usize>) -> Option<&'t str> {
        if range.start >= self.until {
            Some(text)
        } else if range.end <= self.until || text.len() != range.len() {
            None
        } else {
            text.get(self.until - range.start..)
        }
    }

    /// A comment without end hides no more than its block.
    pub(super) fn end_block(&mut self, end: usize) {
        if self.until == usize::MAX {
            self.until = end;
        }
    }
}

impl Writer<'_> {
    pub(super) fn start_html_block(&mut self) {
        self.hidden.block_told = Some(false);
        self.start_paragraph();
    }

    pub(super) fn end_html_block(&mut self) {
        self.hidden.block_told = None;
        self.end_paragraph();
    }

    /// Shows a line of an HTML block, or a tag within a text, less the comments in it.
    ///
    /// Works on the source, not on what the parser made of it, since comments are followed there.
    pub(super) fn raw_html(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start.max(self.hidden.until);
        while at < range.end {
            let comment = self.first_comment(at..range.end);
            let shown = at..comment.unwrap_or(range.end);
            // What follows a comment on its line belongs to the block, tag or not.
            if source[shown.clone()].contains('<') {
                self.notice_raw_html(shown.clone());
            }
            self.show(&source[shown]);
            let Some(start) = comment else { break };
            self.hide_comment(start);
            at = self.hidden.until;
        }
    }

    /// Where the first `<!--` in `range` stands.
    pub(super) fn first_comment(&self, range: Range<usize>) -> Option<usize> {
        let found = self.source[range.clone()].find(OPEN)?;
        Some(range.start + found)
    }

    /// One notice for a block; and one for a pair of tags, not two.
    fn notice_raw_html(&mut self, range: Range<usize>) {
        let html = &self.source[range.clone()];
        let told = self.notices.was_told(NoticeKind::RawHtml);
        let block_told = self.hidden.block_told.as_mut();
        if block_told.is_some_and(|told| std::mem::replace(told, true)) {
            return;
        }
        if !(told && html.starts_with("</")) {
            self.notices.tell(NoticeKind::RawHtml, range, html);
        }
    }

    /// Whether a `<!--` that the parser left as text stands at `at`, and was meant as one.
    pub(super) fn opens_comment(&self, at: usize) -> bool {
        self.source[at..].starts_with(OPEN) && !self.is_escaped(at)
    }

    /// Hides the source from the `<!--` at `start` to its end.
    pub(super) fn hide_comment(&mut self, start: usize) {
        match end_of_comment(self.source, start, &mut self.hidden.no_more_ends) {
            Some(end) => {
                self.hidden.until = end;
                self.notices.tell(NoticeKind::CommentDropped, start..end, "");
            }
            None => {
                self.hidden.until = usize::MAX;
                self.notices.tell(NoticeKind::CommentUnclosed, start..start + OPEN.len(), "");
            }
        }
    }

    /// Whether the character at `at` follows an odd number of backslashes.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        let before = &self.source.as_bytes()[..at];
        before.iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
    }
}

/// Where the comment that opens at `start` ends, if it does. `no_more_ends` carries the knowledge
/// that there is no further `-->` from one question to the next.
fn end_of_comment(source: &str, start: usize, no_more_ends: &mut bool) -> Option<usize> {
    if *no_more_ends {
        return None;
    }
    // From the second character on, since `<!-->` is a whole comment.
    let from = start + 2;
    let end = source[from..].find(CLOSE).map(|found| from + found + CLOSE.len());
    *no_more_ends = end.is_none();
    end
}

/// Calls `shown` for the stretches of `text` between comments, and `hidden` for each comment, with
/// whether it was closed. A comment without end hides the rest.
pub(super) fn without_comments(text: &str, mut shown: impl FnMut(&str), mut hidden: impl FnMut(Range<usize>, bool)) {
    let mut at = 0;
    while let Some(found) = text[at..].find(OPEN) {
        let start = at + found;
        shown(&text[at..start]);
        let end = end_of_comment(text, start, &mut false);
        hidden(start..end.unwrap_or(text.len()), end.is_some());
        at = end.unwrap_or(text.len());
    }
    shown(&text[at..]);
}
