//! Where minutes close: below the text of the last point, the sentence with which the meeting ends, the place and
//! the day, and who signs. That is said of the whole meeting, and of no point.

use super::flow::Part;
use super::inline::bare;
use super::points::is_point_or_below;
use crate::text::signature;

/// The heading under which a closing stands that has none, by the language of the site.
const HEADINGS: [(&str, &str); 6] = [
    ("es", "Cierre"),
    ("en", "Closing"),
    ("pt", "Encerramento"),
    ("fr", "Clôture"),
    ("it", "Chiusura"),
    ("de", "Schluss"),
];

/// The heading in a language.
pub(super) fn heading(lang: &str) -> &'static str {
    let own = HEADINGS.iter().find(|(own, _)| lang.split('-').next() == Some(*own));
    own.unwrap_or(&HEADINGS[1]).1
}

/// The part from which a text closes, with the last point's title said by `title_of` of a heading; nothing where
/// it has a heading of its own, or does not close.
pub(super) fn begin(parts: &[Part], points: &dyn Fn(usize) -> Option<String>) -> Option<usize> {
    let last = (0..parts.len()).rev().find(|at| matches!(parts[*at], Part::Heading(..)))?;
    let title = is_point_or_below(parts, last, points)?;
    let is_listed = |part: &Part| matches!(part, Part::Item(..) | Part::More(..));
    let from = (last + 1..parts.len()).rev().find(|at| is_listed(&parts[*at])).unwrap_or(last) + 1;
    let line = |part: &Part| match part {
        Part::Row(cells) => cells.iter().map(|cell| bare(cell)).collect::<Vec<_>>().join("\t"),
        other => bare(other.text()),
    };
    let lines: Vec<String> = parts[from..].iter().map(line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let closable = !signature::is_closing_title(&title);
    signature::closing(&lines, closable).map(|at| from + at)
}
