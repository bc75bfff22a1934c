//! Where the items of a list stand in a YAML text, so that one may be written anew and all else stays as it is.

use std::ops::Range;

/// The column of the dash before a list's item that begins at a place.
pub(super) fn dash_before(text: &str, at: usize) -> usize {
    text[line_of(text, at)..at].find('-').unwrap_or(2)
}

/// Where an item stands that begins at a place: its lines from the dash to the last that is not empty, without the
/// line break after that.
pub(super) fn block(text: &str, at: usize) -> Range<usize> {
    let depth = dash_before(text, at);
    let start = line_of(text, at);
    let is_its = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() > depth;
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    let length = first + lines.take_while(|line| is_its(line)).map(str::len).sum::<usize>();
    start..start + text[start..start + length].trim_end().len()
}

/// Where the line begins after what ends at a place.
pub(super) fn after(text: &str, end: usize) -> usize {
    let at = text[..end.min(text.len())].trim_end().len();
    text[at..].find('\n').map_or(text.len(), |line| at + line + 1)
}

/// Where the line of a place begins.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Lines moved so that the first begins at another column; empty ones stay empty.
pub(super) fn moved(block: &str, from: usize, to: usize) -> String {
    let one = |line: &str| match line.trim().is_empty() {
        true => String::new(),
        false => format!("{}{}", " ".repeat(to), line.get(from..).unwrap_or(line.trim_start())),
    };
    block.lines().map(|line| one(line) + "\n").collect()
}
