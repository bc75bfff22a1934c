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
    let end = start + quote.len();
    let hides = |datum: &Range<usize>| {
        let within = hidden(&text[datum.clone()]);
        (datum.start + within.start).saturating_sub(start)..(datum.start + within.end).saturating_sub(start)
    };
    let on_line = |datum: &&Range<usize>| datum.start < end && datum.end > start;
    let all = places.get(&finding.place.file).into_iter().flatten().filter(on_line).map(hides);
    let mut all: Vec<Range<usize>> = all.collect();
    all.sort_unstable_by_key(|range| range.start);
    // Each is looked at until it ends; so a long line is gone through once.
    let (mut next, mut until) = (0, 0);
    let mut is_hidden = |at: usize| {
        while let Some(range) = all.get(next).filter(|range| range.start <= at) {
            until = until.max(range.end);
            next += 1;
        }
        at < until
    };
    *quote = quote.char_indices().map(|(at, c)| if is_hidden(at) { '•' } else { c }).collect();
}

/// The part of a personal datum that nobody is told: all but its first two characters and its last, and all of a
/// short one.
pub fn hidden(datum: &str) -> Range<usize> {
    let begins: Vec<usize> = datum.char_indices().map(|(at, _)| at).collect();
    match begins.as_slice() {
        [_, _, third, .., last] if begins.len() > 5 => *third..*last,
        _ => 0..datum.len(),
    }
}
