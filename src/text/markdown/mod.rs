//! Markdown to HTML that is safe to publish, with what its writer should know about it.
//!
//! The parser's events pass one by one through a `Writer`, which knows a fixed
//! list of constructs and writes every tag itself: nothing typed in a text reaches the page other
//! than escaped. There is therefore nothing to clean afterwards, and cleaning our output with a
//! sanitizer changes nothing, which the tests hold us to.
//!
//! - `notice`: what a text's writer is told; `limits`: the bounds;
//! - `writer`: from events to HTML, and the constructs that need no more than a tag;
//! - `heading`, `link` (with `address`, `link_text` and `fragment`), `image`, `table`, `footnote`:
//!   a construct each;
//! - `raw_html`: HTML shown as text, and comments, which are never shown;
//! - `oversized`: texts too long to parse.

mod address;
mod footnote;
mod fragment;
mod heading;
mod image;
mod limits;
mod link;
mod link_text;
mod notice;
mod oversized;
mod raw_html;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::{Options as Constructs, Parser};

pub use limits::{MAX_DEPTH, MAX_TABLE_CELLS, MAX_TABLE_COLUMNS, MAX_TEXT_BYTES};
pub use notice::{Notice, NoticeKind};

/// How a text is to be rendered.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// How many levels headings go down: at 1 a `#` becomes `h2`, at 0 a `##` does.
    ///
    /// No heading becomes `h1`, which is the page's: a `#` at 0 is told of and goes down with all
    /// that follows it. A text whose headings go down stands under one that was cut off, of the second
    /// level as typed: it may begin with `###`.
    pub heading_shift: u8,
    /// Goes before the id of every heading and footnote, so that the ids of several texts on one
    /// page never meet.
    pub id_prefix: &'a str,
    /// Asked for every heading's id: whether the page itself has one of that name.
    pub taken: &'a dyn Fn(&str) -> bool,
    /// Asked for every relative link and image, as typed, and for a `#fragment` that is none of
    /// the text's own headings.
    pub resolve: &'a dyn Fn(&str) -> Destination,
    /// Asked for every own image, as typed: the sizes in which it is there.
    pub sizes: &'a dyn Fn(&str) -> Option<Sizes>,
}

/// An image in several sizes, their addresses escaped by whoever writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// The one for browsers that do not choose.
    pub src: String,
    /// The sizes as WebP, each with its width: the value of `srcset`.
    pub webp: String,
    /// The same as JPEG.
    pub jpeg: String,
    /// The width in pixels.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// Where a relative destination leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// There, as typed.
    Keep,
    /// Elsewhere. The new address is escaped, but not examined.
    Rewrite(String),
    /// Nowhere.
    Broken,
}

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The HTML, balanced, one block element after another.
    pub html: String,
    /// The text without markup, for search and excerpts; blocks stand on lines of their own.
    pub plain: String,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// What the writer of the text should know, in the order of the source.
    pub notices: Vec<Notice>,
}

/// A heading that others can link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As rendered, from 2 to 6.
    pub level: u8,
    /// The id, prefix included.
    pub id: String,
    /// The text, without markup.
    pub text: String,
}

/// Renders a text. Never fails: what cannot be shown as meant is shown as text, with a notice.
#[must_use]
pub fn render(source: &str, options: &Options<'_>) -> Document {
    if source.len() > MAX_TEXT_BYTES {
        return oversized::render(source);
    }
    let mut writer = writer::Writer::new(source, options);
    for (event, range) in Parser::new_ext(source, constructs()).into_offset_iter() {
        writer.event(event, range);
    }
    writer.finish()
}

/// CommonMark, and of its extensions those that a minutes-taker needs.
fn constructs() -> Constructs {
    Constructs::ENABLE_TABLES
        | Constructs::ENABLE_FOOTNOTES
        | Constructs::ENABLE_STRIKETHROUGH
        | Constructs::ENABLE_TASKLISTS
}
