//! What a finding of personal data does not repeat: a build's log is read by more people than the page would be.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Code, Finding};

/// Where personal data stand, by file.
pub type Places = BTreeMap<Arc<str>, Vec<Range<usize>>>;

/// Whether a finding tells of personal data.
pub fn is_private(code: Code) -> bool {
    use Code::{AuthorHinted, AuthorNamed, BankAccount, BirthDate, IdentityNumber, MinorAddress};
    matches!(code, BankAccount | BirthDate | IdentityNumber | MinorAddress | AuthorNamed | AuthorHinted)
        || matches!(code, Code::PrivateEmail | Code::PrivatePhone)
}

/// Where the personal data stand that findings tell of.
pub fn places(findings: &[Finding]) -> Places {
    let mut places = Places::new();
    for finding in findings.iter().filter(|finding| is_private(finding.code)) {
        places.entry(Arc::clone(&finding.place.file)).or_default().push(finding.place.span.bytes());
    }
    places
}

/// Hides in the line that a finding quotes what it tells of, and what others tell of on the same line.
pub fn hide(finding: &mut Finding, text: &str, places: &Places) {
    // Of a cell the row alone is known.
    if finding.place.span.column == 0 {
        finding.quote = None;
    }
    let Some(quote) = &mut finding.quote else { return };
    let start = text[..finding.place.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let on_line = |range: &&Range<usize>| range.start < start + quote.len() && range.end > start;
    let mut shown = String::with_capacity(quote.len());
    let ranges: Vec<Range<usize>> =
        places.get(&finding.place.file).into_iter().flatten().filter(on_line).cloned().collect();
    for (at, c) in quote.char_indices() {
        let hides = |range: &Range<usize>| {
            let datum = &text[range.clone()];
            let place = start + at;
            let kept = datum.chars().count() > 5;
            let first = datum.char_indices().nth(2).map_or(range.end, |(two, _)| range.start + two);
            let last = datum.char_indices().next_back().map_or(range.end, |(last, _)| range.start + last);
            range.contains(&place) && !(kept && (place < first || place >= last))
        };
        shown.push(if ranges.iter().any(hides) { '•' } else { c });
    }
    *quote = shown;
}
