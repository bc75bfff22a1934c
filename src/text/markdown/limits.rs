//! The bounds of one text. Beyond them a text is still shown whole, with less form.

/// A longer text is not parsed but shown as plain paragraphs.
pub const MAX_TEXT_BYTES: usize = 2 << 20;

/// Quotes, lists and emphasis inside one another. Browsers, and all who read our pages by program,
/// grow slow or give up on very deep trees.
pub const MAX_DEPTH: usize = 32;

/// A table with more columns is shown as lines of text.
pub const MAX_TABLE_COLUMNS: usize = 40;

/// A table with more cells is shown as lines of text. The cells that short rows lack count too: a
/// few kilobytes of pipes would otherwise make megabytes of page.
pub const MAX_TABLE_CELLS: usize = 5_000;

/// A kind of notice is told this many times in one text. The bound is on each kind, so that a
/// thousand trifles never hide a grave one.
pub const MAX_NOTICES_PER_KIND: usize = 100;

/// The details of a notice are cut to about this length.
pub const MAX_DETAIL_BYTES: usize = 200;

/// A link whose text is its own address is told of when longer than this, in characters.
pub const MAX_BARE_URL_CHARS: usize = 80;

/// A footnote referred to more often than this gets no more ways back.
pub const MAX_WAYS_BACK: u32 = 20;
