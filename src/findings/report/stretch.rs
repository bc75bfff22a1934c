//! The stretch of its line that a finding means.

use std::ops::Range;

use crate::findings::Finding;
use crate::text::place::count;

/// The bytes of the quoted line that a finding means: what its span covers of it, or the whole
/// line (without the spaces around it) where no column is told. None where no line is quoted.
pub(super) fn of(finding: &Finding) -> Option<Range<usize>> {
    let quote = finding.quote.as_deref()?;
    let span = finding.place.span;
    if span.column == 0 {
        let indent = quote.len() - quote.trim_start().len();
        return Some(indent..quote.trim_end().len().max(indent));
    }
    let before = span.column as usize - 1;
    let start = quote.char_indices().nth(before).map_or(quote.len(), |(at, _)| at);
    let length = span.end.saturating_sub(span.start) as usize;
    // A span may go on over further lines, and a quote may be of another state of the file.
    let mut end = start.saturating_add(length).min(quote.len());
    while !quote.is_char_boundary(end) {
        end += 1;
    }
    Some(start..end)
}

/// The column after the last character meant; none where it is not known, or the stretch is empty.
pub(super) fn end_column(finding: &Finding) -> Option<u32> {
    if finding.place.span.column == 0 {
        return None;
    }
    let stretch = finding.quote.as_deref()?.get(of(finding)?)?;
    let length = stretch.chars().count();
    (length > 0).then(|| finding.place.span.column.saturating_add(count(length)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Code, Place};
    use crate::text::place::Span;

    fn finding(text: &str, range: Range<usize>) -> Finding {
        let mut finding = Finding::new(Code::NotDate, Place::new(&"a.yaml".into(), Span::of(text, range)));
        finding.quote = text.lines().nth(finding.place.span.line as usize - 1).map(str::to_owned);
        finding
    }

    #[test]
    fn a_stretch_is_counted_in_bytes_and_its_end_in_characters() {
        let finding = finding("año: ñandú\n", 6..13);
        assert_eq!((of(&finding), end_column(&finding)), (Some(6..13), Some(11)));
    }

    #[test]
    fn a_stretch_over_several_lines_ends_with_the_first() {
        let finding = finding("a:\n  - b\n  - c\n", 5..14);
        assert_eq!((of(&finding), end_column(&finding)), (Some(2..5), Some(6)));
    }

    #[test]
    fn a_finding_without_a_column_means_the_whole_line() {
        let mut finding = finding("  a: 1  \n", 2..3);
        finding.place.span.column = 0;
        assert_eq!((of(&finding), end_column(&finding)), (Some(2..6), None));
    }

    #[test]
    fn a_line_that_changed_meanwhile_does_no_harm() {
        let mut finding = finding("titulo: parque\n", 8..14);
        finding.quote = Some("ñ".to_owned());
        assert_eq!((of(&finding), end_column(&finding)), (Some(2..2), None));
        finding.quote = None;
        assert_eq!((of(&finding), end_column(&finding)), (None, None));
    }
}
