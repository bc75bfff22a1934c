//! The remarks of YAML, which are not published.

use std::ops::Range;

use crate::text::front_matter;

/// The remarks of the front matter, or of a file of YAML: what follows a `#` at the head of a line or behind a
/// space, outside quotes.
pub fn remarks(text: &str, is_yaml: bool) -> Vec<Range<usize>> {
    let end = match front_matter::split(text) {
        _ if is_yaml => text.len(),
        Ok(parts) if !parts.front_matter.is_empty() => parts.front_matter.end,
        _ => 0,
    };
    let mut at = 0;
    let mut all = Vec::new();
    let mut within = Within::default();
    for line in text[..end].split_inclusive('\n') {
        all.extend(within.remark(line).map(|start| at + start..at + line.len()));
        at += line.len();
    }
    all
}

/// What of several lines a line of YAML may be within: a text below `|` or `>`, or between quotes. There a `#` is part
/// of the text, which is published.
#[derive(Default)]
struct Within {
    /// The indentation of the key whose text stands below it.
    block: Option<usize>,
    quote: Option<char>,
}

impl Within {
    /// Where the remark of the next line begins.
    fn remark(&mut self, line: &str) -> Option<usize> {
        let bare = line.trim();
        let indent = line.len() - line.trim_start().len();
        self.block = self.block.filter(|key| bare.is_empty() || indent > *key);
        if bare.starts_with('#') && self.quote.is_none() {
            return Some(0);
        }
        if self.block.is_some() {
            return None;
        }
        let start = self.behind_value(line);
        let value = line[..start.unwrap_or(line.len())].trim_end();
        let mark = value.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let begins = [": |", ": >", "- |", "- >"].iter().any(|mark_of| mark.ends_with(mark_of));
        self.block = (begins && self.quote.is_none()).then_some(indent);
        start
    }

    /// Where a `#` behind a space stands outside quotes. A quote opens where a value may begin, not within a word.
    fn behind_value(&mut self, line: &str) -> Option<usize> {
        let (mut before, mut begins) = (' ', true);
        for (at, c) in line.char_indices() {
            match self.quote {
                Some(open) => self.quote = (c != open).then_some(open),
                None if matches!(c, '"' | '\'') && begins => self.quote = Some(c),
                None if c == '#' && before.is_whitespace() => return Some(at),
                None => {}
            }
            begins = matches!(c, ':' | '-' | '[' | '{' | ',') || (begins && c.is_whitespace());
            before = c;
        }
        None
    }
}
