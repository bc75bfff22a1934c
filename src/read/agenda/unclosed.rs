//! Blocks of minutes that nobody closed: told where they were opened. In Markdown, such a block goes on to the next
//! fence or to the end of the text, and the points below it would be remarks of it.

use super::super::reader::Reader;
use super::BLOCKS;
use super::headings::is_near;
use crate::findings::{Code, Finding};
use crate::model::prose::ProseIn;
use crate::text::outline::sections;

/// Tells every block that was not closed where it ends, and gives back where they begin.
pub fn tell_unclosed(text: &ProseIn, reader: &mut Reader) -> Vec<usize> {
    let mut found = Vec::new();
    if !text.markdown.contains("```") && !text.markdown.contains("~~~") {
        return found;
    }
    for block in sections(&text.markdown, |_| true).into_iter().flat_map(|section| section.blocks) {
        let whole = &text.markdown[block.range.clone()];
        let taken = taken_in(whole, is_near(&block.name));
        if taken.is_none() && is_closed(whole) {
            continue;
        }
        let opening = whole.lines().next().unwrap_or_default();
        let line = block.range.start..block.range.start + opening.len();
        let finding = Finding::new(Code::UnclosedBlock, text.place_of(line)).with("opening", opening.trim());
        reader.findings.add(finding.with_some("taken", taken));
        found.push(block.range.start);
    }
    found
}

/// The mark of a fence and how often it stands there, with what follows it.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    // A block may stand in a list or a quotation.
    let line = line.trim_start_matches([' ', '\t', '>']);
    let mark = line.chars().next().filter(|mark| ['`', '~'].contains(mark))?;
    let rest = line.trim_start_matches(mark);
    let count = line.len() - rest.len();
    (count >= 3).then(|| (mark, count, rest.trim()))
}

/// Whether a block ends with its closing fence.
fn is_closed(block: &str) -> bool {
    let mut lines = block.trim_end().lines();
    let (Some(opening), Some(last)) = (lines.next(), lines.next_back()) else { return false };
    match (fence(opening), fence(last)) {
        (Some((mark, count, _)), Some((own, closing, rest))) => mark == own && closing >= count && rest.is_empty(),
        _ => false,
    }
}

/// The first line inside a block that is none of it: the opening of another, or, where the block is one of minutes
/// (`is_own`), a heading.
fn taken_in(block: &str, is_own: bool) -> Option<&str> {
    let (mark, count, _) = fence(block.lines().next()?)?;
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (2..=6).contains(&(line.len() - rest.len())) && rest.starts_with([' ', '\t'])
    };
    let opens = |line: &str| {
        let opened = fence(line).filter(|(own, times, _)| (*own, *times) == (mark, count));
        let name = opened.and_then(|(.., rest)| rest.split_whitespace().next());
        name.is_some_and(|name| BLOCKS.contains(&name.to_lowercase().as_str()))
    };
    block.lines().skip(1).find(|line| is_own && is_heading(line) || opens(line)).map(str::trim)
}
