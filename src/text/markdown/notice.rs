//! What the writer of a text should know about it; the caller turns it into words.

use std::ops::Range;

use super::limits::{MAX_DETAIL_BYTES, MAX_NOTICES_PER_KIND};

/// Something that the writer of the text should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Where in the source, in bytes.
    pub range: Range<usize>,
    /// The piece of text that it is about, as [`NoticeKind`] says; cut when long.
    pub detail: String,
}

/// The kinds of notices. What each one's [`Notice::detail`] holds stands in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// Raw HTML, shown as text: "the HTML".
    RawHtml,
    /// An HTML comment, left out. No detail: what was hidden must not reach a log either.
    CommentDropped,
    /// A `<!--` without its `-->`: left out to the end of its block. No detail.
    CommentUnclosed,
    /// A destination that is not http, https, mailto, tel or relative, or that leads to no host; its
    /// text is kept, the link is not: "the destination".
    LinkRefused,
    /// A relative link that leads nowhere; its text is kept: "the destination".
    BrokenLink,
    /// An image that is not there; its alternative text is shown: "the destination".
    BrokenImage,
    /// An image of another site, which visitors' browsers would have to ask for; it became a link:
    /// "the destination".
    ExternalImage,
    /// An image without alternative text that is not said to be decorative (`![-](…)`); its file
    /// name stands in: "the destination".
    ImageWithoutAlt,
    /// The alternative text is only the name of the file: "the alternative text".
    AltIsFileName,
    /// A heading without text, left out. No detail.
    EmptyHeading,
    /// A heading more than one level below the one before it: "its text".
    HeadingJump,
    /// A first-level heading, which only the page itself may have; it and those below it went one
    /// level down: "its text".
    HeadingDemoted,
    /// A link text that says nothing ("aquí", "ver más"): "the text".
    VagueLinkText,
    /// A link without text; its destination is shown instead: "the destination".
    EmptyLinkText,
    /// A long address as the text of its own link: "the address".
    LongUrlAsText,
    /// A footnote that no text defines; the reference is shown as typed: "its label".
    FootnoteUndefined,
    /// A footnote that no text refers to; it is shown after the others: "its label".
    FootnoteUnused,
    /// A footnote defined again; both texts are shown, the first one is linked: "its label".
    FootnoteRepeated,
    /// A link by `http:`, which others on the way can read and change: "the destination".
    InsecureLink,
    /// Nesting beyond the bound; the text is shown without its deepest forms. No detail.
    NestingTooDeep,
    /// A table beyond the bounds, shown as lines of text: "columns×rows".
    TableTooLarge,
    /// Cells beyond the last column of the table's head, which are not shown: "their text".
    TableCellsLost,
    /// A text beyond the bound, shown as plain paragraphs: "its length in bytes".
    TextTooLarge,
}

impl NoticeKind {
    /// How many kinds there are.
    const COUNT: usize = NoticeKind::TextTooLarge as usize + 1;
}

/// Collects notices, up to a bound for each kind.
#[derive(Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
    told: [usize; NoticeKind::COUNT],
}

impl Notices {
    pub(super) fn tell(&mut self, kind: NoticeKind, range: Range<usize>, detail: &str) {
        let told = &mut self.told[kind as usize];
        if *told < MAX_NOTICES_PER_KIND {
            *told += 1;
            self.list.push(Notice { kind, range, detail: shortened(detail) });
        }
    }

    pub(super) fn was_told(&self, kind: NoticeKind) -> bool {
        self.told[kind as usize] > 0
    }

    /// All notices in the order of the source.
    pub(super) fn into_sorted(mut self) -> Vec<Notice> {
        self.list.sort_by_key(|notice| (notice.range.start, notice.kind));
        self.list
    }
}

fn shortened(detail: &str) -> String {
    let detail = detail.trim();
    if detail.len() <= MAX_DETAIL_BYTES {
        return detail.to_owned();
    }
    let mut short = detail[..detail.floor_char_boundary(MAX_DETAIL_BYTES)].to_owned();
    short.push('…');
    short
}
