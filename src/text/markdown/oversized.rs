//! Texts too long to parse: shown whole, as paragraphs of plain text.

use super::Document;
use super::notice::{NoticeKind, Notices};
use super::raw_html::without_comments;
use super::writer::plain_lines;
use crate::text::html::escape_text;

/// Parts the text at empty lines and escapes it. Comments are left out here too, and one without
/// end hides all that follows: in doubt, what was to be hidden is.
pub(super) fn render(source: &str) -> Document {
    let mut notices = Notices::default();
    notices.tell(NoticeKind::TextTooLarge, 0..0, &source.len().to_string());
    let mut plain = String::with_capacity(source.len());
    without_comments(
        source,
        |shown| plain.push_str(&plain_lines(shown)),
        |range, closed| {
            let kind = if closed { NoticeKind::CommentDropped } else { NoticeKind::CommentUnclosed };
            notices.tell(kind, range, "");
        },
    );
    Document { html: paragraphs(&plain), plain, headings: Vec::new(), notices: notices.into_sorted() }
}

fn paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    let mut open = false;
    for line in text.lines() {
        let empty = line.trim().is_empty();
        match (open, empty) {
            (false, false) => html.push_str("<p>"),
            (true, false) => html.push('\n'),
            (true, true) => html.push_str("</p>\n"),
            (false, true) => {}
        }
        open = !empty;
        if open {
            escape_text(&mut html, line);
        }
    }
    if open {
        html.push_str("</p>\n");
    }
    html
}
