//! Where an agenda is signed: below the last point, who calls the meeting, the place and the day, with the
//! sentences that close it.

use super::{Line, is_fence, marked};
use crate::text::signature::{self, is_name, is_office_with_article, is_place_and_day, signs};
use crate::text::slug::fold;

/// The line from which an agenda is signed; the number of all lines where it is not. `last` is its last point.
///
/// What stands apart at the end is a signature where it is short and somebody, or a place with a day, is in it;
/// what does not, where each of its lines is nothing else.
pub(super) fn begin(lines: &[Line], last: usize) -> usize {
    let below = last + 1;
    let margin = lines[last].indent;
    let block = (below..lines.len()).rev().find(|at| lines[*at].apart);
    let is_signed = |block: &[Line]| {
        let is_short = |line: &Line| {
            let short = line.text.split_whitespace().count() <= 6;
            marked(line.text).is_none() && !is_fence(line.text) && (short || signs(line.text))
        };
        let names = |line: &Line| signature::names_signer(line.text) || signs(line.text);
        block.iter().all(is_short) && block.iter().any(names)
    };
    let mut begin = block.filter(|begin| is_signed(&lines[*begin..])).unwrap_or(lines.len());
    let mut signed = begin < lines.len();
    let mut from = begin;
    while from > below {
        let line = lines[from - 1];
        let touches = lines.get(from).is_none_or(|next| !next.apart);
        if line.indent > margin || marked(line.text).is_some() || is_fence(line.text) {
            break;
        }
        match () {
            () if signs(line.text) => (from, signed) = (from - 1, true),
            () if touches && is_name(line.text) => from -= 1,
            () => break,
        }
        // Names alone sign nothing.
        begin = if signed { from } else { begin };
    }
    begin.min(closing_from(lines, below))
}

/// The line from which what stands below the last point closes the agenda; what is marked there is a part of the
/// point.
fn closing_from(lines: &[Line], below: usize) -> usize {
    let is_part = |line: &Line| marked(line.text).is_some() || is_fence(line.text);
    let from = (below..lines.len()).rev().find(|at| is_part(&lines[*at])).map_or(below, |at| at + 1);
    let closable = !signature::is_closing_title(lines[below - 1].text);
    let tail: Vec<&str> = lines[from..].iter().map(|line| line.text).collect();
    signature::closing(&tail, closable).map_or(lines.len(), |at| from + at)
}

/// The line from which a list of lines alone is signed: what stands apart at its end, with a place and a day, the
/// sign for a signature, or an office with its article, and nothing but names beside it.
pub(super) fn closing(lines: &[Line]) -> usize {
    let is_certain = |line: &Line| {
        let folded = fold(line.text);
        let is_certain = is_office_with_article(line.text) || is_place_and_day(&folded) || folded.contains("fdo");
        signs(line.text) && is_certain
    };
    let begin = lines.iter().rposition(|line| line.apart).filter(|begin| *begin > 0);
    let is_signed = |begin: &usize| {
        let block = &lines[*begin..];
        block.iter().all(|line| signs(line.text) || is_name(line.text)) && block.iter().any(is_certain)
    };
    begin.filter(is_signed).unwrap_or(lines.len())
}
