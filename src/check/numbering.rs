//! Acts are numbered without gaps, each kind of number for itself and each year anew.

use std::collections::BTreeMap;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};

/// The longest gap of which every number is named.
const MOST_NAMED: usize = 5;

/// The acts of a series by their running numbers: each with its number in full, and its place.
type Series<'a> = BTreeMap<u64, (&'a str, &'a Place)>;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut series: BTreeMap<(String, String), Series> = BTreeMap::new();
    for meeting in subject.portal.meetings.iter().rev() {
        for decision in &meeting.decisions {
            let Some((before, running, after)) = running(&decision.number, meeting.date.year()) else { continue };
            series.entry((before, after)).or_default().entry(running).or_insert((&decision.number, &decision.place));
        }
    }
    for numbers in series.values() {
        for (one, next) in numbers.iter().zip(numbers.iter().skip(1)) {
            let ((low, (before, _)), (high, (after, place))) = (one, next);
            if high - low > 1 {
                let missing: Vec<String> = (low + 1..*high).take(MOST_NAMED).map(|number| number.to_string()).collect();
                let finding = Finding::new(Code::NumberGap, (*place).clone())
                    .with("before", before)
                    .with("after", after)
                    .with("missing", missing.join(", "));
                findings.add(finding);
            }
        }
    }
}

/// A number's running part with what stands before and after it: `AM-05-2026` is 5 between `AM-` and
/// `-2026`. Nothing where that cannot be told.
fn running(number: &str, year: i16) -> Option<(String, u64, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut groups: Vec<(usize, &str)> = Vec::new();
    let mut rest = 0;
    while let Some(at) = number[rest..].find(is_digit).map(|at| rest + at) {
        let end = number[at..].find(|c| !is_digit(c)).map_or(number.len(), |end| at + end);
        groups.push((at, &number[at..end]));
        rest = end;
    }
    let is_year = |digits: &str| digits == year.to_string();
    let (at, digits) = match groups[..] {
        [one] if !is_year(one.1) => one,
        [one, (_, other)] if is_year(other) && !is_year(one.1) => one,
        [(_, one), other] if is_year(one) && !is_year(other.1) => other,
        _ => return None,
    };
    let number_of = digits.parse().ok()?;
    let year = format!(" {year}");
    // A number without a year begins anew each year all the same.
    let after = format!("{}{}", &number[at + digits.len()..], if groups.len() == 1 { year.as_str() } else { "" });
    Some((number[..at].to_owned(), number_of, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_running_part_of_a_number_is_told_from_its_year() {
        let parts = |number| running(number, 2026).map(|(before, number, after)| format!("{before}|{number}|{after}"));
        assert_eq!(parts("AM-05-2026").as_deref(), Some("AM-|5|-2026"));
        assert_eq!(parts("2026/17").as_deref(), Some("2026/|17|"));
        assert_eq!(parts("Acuerdo 12").as_deref(), Some("Acuerdo |12| 2026"));
        for unknown in ["2026", "12-3-2026", "AM-05-2025", "sin número"] {
            assert_eq!(parts(unknown), None, "{unknown}");
        }
    }
}
