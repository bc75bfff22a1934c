//! For a person at a terminal: where, what, the line itself, and what to do.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Style, safe, stretch};
use crate::findings::REASON;
use crate::findings::messages::Messages;
use crate::findings::{Code, Finding, Place, Severity};

/// The narrowest part of a line that is still worth showing.
const NARROWEST: usize = 24;

/// How many notes of one rule a person is shown: a site in two languages has one for each text that is not
/// translated, and the warnings among them would be lost.
const NOTES: usize = 3;

pub(super) fn write(
    findings: &[&Finding],
    messages: &Messages,
    style: Style<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let shown = style.limit.map_or_else(|| findings.to_vec(), |most| weightiest(findings, most));
    // The line is cut here and not there, where a line of some megabytes would be measured whole.
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(usize::MAX / 4).decor_style(DecorStyle::Ascii);
    for (number, finding) in shown.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", renderer.render(&[group(finding, messages, style.width)]))?;
    }
    let more = findings.len() - shown.len();
    if more > 0 {
        writeln!(out)?;
        writeln!(out, "{}", messages.word("report-more", &[("count", more.to_string())]))?;
    }
    Ok(())
}

/// The `most` findings that weigh most, and of notes the first few of each rule, in the order in which they
/// stood.
fn weightiest<'f>(findings: &[&'f Finding], most: usize) -> Vec<&'f Finding> {
    let mut notes: BTreeMap<Code, usize> = BTreeMap::new();
    let mut is_shown = |finding: &Finding| {
        let count = notes.entry(finding.code).or_default();
        let is_note = finding.severity == Severity::Note;
        *count += usize::from(is_note);
        !is_note || *count <= NOTES
    };
    let all = findings.iter().copied().enumerate();
    let mut numbered: Vec<(usize, &Finding)> = all.filter(|(_, finding)| is_shown(finding)).collect();
    numbered.sort_by_key(|(number, finding)| (finding.severity, *number));
    numbered.truncate(most);
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, finding)| finding).collect()
}

/// A finding as `annotate-snippets` draws it.
fn group<'a>(finding: &Finding, messages: &Messages, width: usize) -> Group<'a> {
    let (level, word) = match finding.severity {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Note => (Level::NOTE, "severity-note"),
    };
    let said = format!("{} [{}] {}", place(&finding.place), finding.code.id(), messages.message(finding));
    let mut group = Group::with_title(level.with_name(messages.word(word, &[])).primary_title(safe::line(&said)));
    if let (Some(quote), Some(stretch)) = (finding.quote.as_deref(), stretch::of(finding)) {
        let line = finding.place.span.line as usize;
        // Before the line stand its number and ` | `.
        let room = width.saturating_sub(line.to_string().len() + 3).max(NARROWEST);
        let (shown, marked) = around(quote, stretch, room);
        let snippet = Snippet::source(shown).line_start(line);
        group = group.element(snippet.annotation(AnnotationKind::Primary.span(marked)));
    }
    if let Some(other) = &finding.other {
        let see = Level::NOTE.with_name(messages.word("report-see", &[]));
        group = group.element(see.message(safe::line(&place(other))));
    }
    if let Some(corrected) = super::corrected(finding).filter(|line| line.len() <= width) {
        let word = Level::HELP.with_name(messages.word("report-corrected", &[]));
        group = group.element(word.message(safe::line(corrected.trim())));
    }
    if let Some((_, reason)) = finding.facts.iter().find(|(name, _)| name == REASON) {
        let word = Level::NOTE.with_name(messages.word("report-reason", &[]));
        group = group.element(word.message(safe::line(reason)));
    }
    let help = messages.help(finding);
    if !help.is_empty() {
        let word = Level::HELP.with_name(messages.word("report-help", &[]));
        group = group.element(word.message(safe::line(&help)));
    }
    group
}

/// `file:line:column`, as far as it is known; terminals and editors open it.
fn place(place: &Place) -> String {
    let file = if place.file.is_empty() { "." } else { &*place.file };
    match (place.span.line, place.span.column) {
        (0, _) => file.to_owned(),
        (line, 0) => format!("{file}:{line}"),
        (line, column) => format!("{file}:{line}:{column}"),
    }
}

/// As much of a line as fits into `room` columns, and where in it the stretch is.
///
/// Only what is shown is looked at, so that a line of some megabytes costs no more than another.
fn around(line: &str, stretch: Range<usize>, room: usize) -> (String, Range<usize>) {
    if fitting(line.chars(), room).bytes == line.len() {
        let start = safe::visible(&line[..stretch.start]).len();
        let end = start + safe::visible(&line[stretch]).len();
        return (safe::visible(line), start..end);
    }
    let (before, rest) = line.split_at_checked(stretch.start).unwrap_or((line, ""));
    let (meant, after) = rest.split_at_checked(stretch.len()).unwrap_or((rest, ""));
    // A place is kept for the two marks that say that something was left out.
    let room = room.saturating_sub(2);
    let meant_fits = fitting(meant.chars(), room * 2 / 3);
    let left = room - meant_fits.columns;
    let behind = fitting(after.chars(), left).columns.min(left / 2);
    let before_fits = fitting(before.chars().rev(), left - behind);
    let after_fits = fitting(after.chars(), left - before_fits.columns);

    let mut shown = String::new();
    if before_fits.bytes < before.len() {
        shown.push('…');
    }
    shown.push_str(&safe::visible(&before[before.len() - before_fits.bytes..]));
    let start = shown.len();
    shown.push_str(&safe::visible(&meant[..meant_fits.bytes]));
    let end = shown.len();
    let whole = meant_fits.bytes == meant.len();
    if whole {
        shown.push_str(&safe::visible(&after[..after_fits.bytes]));
    }
    if !whole || after_fits.bytes < after.len() {
        shown.push('…');
    }
    (shown, start..end)
}

/// How much of a text fits.
struct Fit {
    bytes: usize,
    columns: usize,
}

fn fitting(chars: impl Iterator<Item = char>, room: usize) -> Fit {
    let mut fit = Fit { bytes: 0, columns: 0 };
    for c in chars {
        let columns = columns(c);
        // Characters over one another take no column; a line of nothing else is still cut.
        if fit.columns + columns > room || fit.bytes > room * 16 {
            break;
        }
        fit.bytes += c.len_utf8();
        fit.columns += columns;
    }
    fit
}

/// The columns that a character takes at most; for cutting, where too many do no harm.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(around("año: 1", 6..7, 24), ("año: 1".to_owned(), 6..7));
        assert_eq!(around("a\u{1b}b", 2..3, 24), ("a␛b".to_owned(), 4..5));
    }

    #[test]
    fn a_line_that_does_not_fit_is_cut_on_both_sides() {
        let line = "0123456789abcdefghijXYZ0123456789abcdefghij";
        assert_eq!(around(line, 20..23, 15), ("…fghijXYZ01234…".to_owned(), 8..11));
        assert_eq!(around(line, 0..3, 15), ("0123456789abc…".to_owned(), 0..3));
        assert_eq!(around(line, 41..43, 15), ("…789abcdefghij".to_owned(), 14..16));
    }

    proptest! {
        #[test]
        fn whatever_the_line_what_is_shown_fits_and_the_place_is_in_it(
            before in "[a-z ñ日\t\u{1b}\u{202e}\u{301}]{0,80}",
            meant in "[a-z ñ日\t\u{1b}\u{202e}\u{301}]{0,80}",
            after in "[a-z ñ日\t\u{1b}\u{202e}\u{301}]{0,80}",
            room in NARROWEST..100_usize,
        ) {
            let line = format!("{before}{meant}{after}");
            let (shown, marked) = around(&line, before.len()..before.len() + meant.len(), room);
            prop_assert!(safe::visible(&meant).starts_with(&shown[marked.clone()]));
            prop_assert!(meant.is_empty() || !marked.is_empty());
            let wide = shown.chars().filter(|c| *c != '\u{301}').count();
            prop_assert!(wide <= room, "{wide} > {room}: {shown}");
        }

        #[test]
        fn no_finding_is_too_odd_to_be_shown(
            quote in "\\PC{0,40}", line in 0..3_u32, column in 0..60_u32, start in 0..60_u32, length in 0..60_u32,
        ) {
            let span = crate::text::place::Span { line, column, start, end: start + length };
            let mut finding = Finding::new(Code::EmptyFile, Place::new(&"a".into(), span));
            finding.quote = Some(quote);
            let style = Style { width: 0, ..Style::default() };
            let mut out = Vec::new();
            prop_assert!(write(&[&finding], Messages::in_language("es"), style, &mut out).is_ok());
            prop_assert!(!out.is_empty());
        }
    }
}
