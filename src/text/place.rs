//! Where something stands in a text.

use std::ops::Range;

/// A stretch of a text, as an editor counts it: line and column from 1, the column in characters.
///
/// `bytes` counts from the start of the whole file, also for a part of it (front matter).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span that a range of bytes covers in `text`, counting its line and column.
    ///
    /// A range past the end, or inside a character, is moved to the nearest border before it.
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let start = border(text, range.start);
        let end = border(text, range.end).max(start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: count(memchr::memchr_iter(b'\n', before.as_bytes()).count()) + 1,
            column: count(before[line_start..].chars().count()) + 1,
            start: count(start),
            end: count(end),
        }
    }

    /// The bytes of this span.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

fn border(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A count of lines, characters or bytes; no file that is read is larger than `u32::MAX`.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_as_an_editor_does() {
        let text = "uno\naño: tres\n";
        let span = Span::of(text, 10..14);
        assert_eq!((span.line, span.column), (2, 6));
        assert_eq!(&text[span.bytes()], "tres");
    }

    #[test]
    fn a_range_past_the_end_is_the_end() {
        assert_eq!(Span::of("ab", 9..12), Span { line: 1, column: 3, start: 2, end: 2 });
    }
}
