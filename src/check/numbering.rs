//! Acts are numbered without gaps, each kind of number for itself: each year anew, or on and on.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};

/// The longest gap of which every number is named.
const MOST_NAMED: usize = 5;
/// The most numbers that a numbering that goes on over the end of a year leaves out there. Where it is
/// more, the first acts of the new year are not published.
const MOST_OVER_A_YEAR: u64 = 20;

/// The acts of a series by their running numbers: each with its number in full, and its place.
type Series<'a> = BTreeMap<u64, (&'a str, &'a Place)>;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    // What stands before and after the running number, with the year where the number itself names none.
    let mut series: BTreeMap<(String, String), BTreeMap<i16, Series>> = BTreeMap::new();
    for meeting in subject.portal.meetings.iter().rev() {
        for decision in &meeting.decisions {
            let year = meeting.date.year();
            let Some(number) = running(&decision.number, year) else { continue };
            let years = series.entry((number.before, number.after)).or_default();
            let year = if number.names_year { 0 } else { year };
            years.entry(year).or_default().entry(number.running).or_insert((&decision.number, &decision.place));
        }
    }
    // Acts of meetings that are not published are there, and fill gaps.
    let mut withheld: BTreeMap<(&str, &str), BTreeSet<(i16, u64)>> = BTreeMap::new();
    let known: Vec<(i16, Number)> = (subject.portal.withheld_numbers.iter())
        .filter_map(|(year, number)| Some((*year, running(number, *year)?)))
        .collect();
    for (year, number) in &known {
        let year = if number.names_year { 0 } else { *year };
        withheld.entry((&number.before, &number.after)).or_default().insert((year, number.running));
    }
    late_beginnings(&series, &known, findings);
    for ((before, after), years) in &series {
        let withheld = withheld.get(&(before.as_str(), after.as_str()));
        let mut last: Option<(u64, &str)> = None;
        for (year, numbers) in years {
            let is_known = |number: &u64| withheld.is_some_and(|all| all.contains(&(*year, *number)));
            let goes_on = |(high, _): &(u64, &str)| {
                let first = numbers.keys().next().copied().unwrap_or_default();
                first > *high && first - high <= MOST_OVER_A_YEAR
            };
            let mut before = last.filter(goes_on);
            for (number, (written, place)) in numbers {
                if let Some((low, before)) = before {
                    gap((low, before), (*number, written), is_known, place, findings);
                }
                before = Some((*number, *written));
            }
            last = before;
        }
    }
}

/// Tells the numbers before the first of a year whose acts begin anew, after a year that began at 1. Where
/// more than a few are missing, the first acts of the year are not published.
fn late_beginnings(
    series: &BTreeMap<(String, String), BTreeMap<i16, Series>>,
    known: &[(i16, Number)],
    findings: &mut Findings,
) {
    /// The numbers of one year, with the words around them.
    type OfYear<'a> = (&'a (String, String), &'a Series<'a>);
    let mut years: BTreeMap<(String, String), BTreeMap<i16, OfYear>> = BTreeMap::new();
    for (key, numbers) in series {
        let Some((year, numbers)) = numbers
            .first_key_value()
            .filter(|(year, _)| **year == 0)
            .map(|(_, all)| all)
            .and_then(|numbers| Some((year_of(&key.0, &key.1)?, numbers)))
        else {
            continue;
        };
        let without = |part: &str| part.replace(&year.to_string(), "");
        years.entry((without(&key.0), without(&key.1))).or_default().insert(year, (key, numbers));
    }
    for years in years.values() {
        let mut before: Option<&Series> = None;
        for (year, (key, numbers)) in years {
            let is_known = |number: &u64| {
                let same =
                    |other: &Number| (&other.before, &other.after) == (&key.0, &key.1) && other.running == *number;
                known.iter().any(|(of, number)| of == year && same(number))
            };
            let last = before.filter(|all| all.contains_key(&1)).and_then(|all| all.last_key_value());
            let first = numbers.first_key_value().filter(|(number, _)| **number <= MOST_NAMED as u64 + 1);
            if let Some(((_, (last, _)), (number, (written, place)))) = last.zip(first) {
                gap((0, last), (*number, written), is_known, place, findings);
            }
            before = Some(numbers);
        }
    }
}

/// The year that what stands around a running number names.
fn year_of(before: &str, after: &str) -> Option<i16> {
    let digits = |part: &str| groups(part).into_iter().next().and_then(|(start, end)| part[start..end].parse().ok());
    digits(after).or_else(|| digits(before)).filter(|year| *year > 99)
}

fn gap(
    (low, before): (u64, &str),
    (high, after): (u64, &str),
    is_known: impl Fn(&u64) -> bool,
    place: &Place,
    findings: &mut Findings,
) {
    // As those beside it are written.
    let dotted = [before, after]
        .iter()
        .any(|written| groups(written).into_iter().any(|(start, end)| written[start..end].contains('.')));
    // `05` beside `08` has two digits.
    let padded = groups(before).into_iter().find(|(start, _)| before[*start..].starts_with('0'));
    let width = padded.map_or(0, |(start, end)| end - start);
    let written = |number: u64| if dotted { thousands(number) } else { format!("{number:0width$}") };
    let mut missing = (low + 1..high).filter(|number| !is_known(number));
    let mut named: Vec<String> = missing.by_ref().take(MOST_NAMED).map(written).collect();
    if named.is_empty() {
        return;
    }
    if missing.next().is_some() {
        named.push("…".to_owned());
    }
    let finding = Finding::new(Code::NumberGap, place.clone())
        .with("before", before)
        .with("after", after)
        .with("missing", named.join(", "));
    findings.add(finding);
}

/// A number with a dot before each three digits.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let dotted = digits.char_indices().map(|(at, digit)| {
        let dot = if at > 0 && (digits.len() - at).is_multiple_of(3) { "." } else { "" };
        format!("{dot}{digit}")
    });
    dotted.collect()
}

/// An act's number in its parts: `AM-05-2026` is 5 between `AM-` and `-2026`.
#[derive(Debug, PartialEq, Eq)]
struct Number {
    before: String,
    running: u64,
    after: String,
    /// Whether a part of it is the year.
    names_year: bool,
}

/// A number's parts, of an act of a year; nothing where they cannot be told.
fn running(number: &str, year: i16) -> Option<Number> {
    let groups = groups(number);
    let digits = |at: usize| &number[groups[at].0..groups[at].1];
    let is_year = |at: usize| digits(at) == year.to_string();
    // `05/26` of 2026: the year in short is never the only number.
    let is_short = |at: usize| digits(at) == format!("{:02}", year % 100);
    let (at, names_year) = match groups.len() {
        1 if !is_year(0) => (0, false),
        2 if is_year(1) && !is_year(0) => (0, true),
        2 if is_year(0) && !is_year(1) => (1, true),
        2 if is_short(1) => (0, true),
        2 if is_short(0) => (1, true),
        _ => return None,
    };
    let (start, end) = groups[at];
    let running = number[start..end].replace('.', "").parse().ok()?;
    Some(Number { before: number[..start].to_owned(), running, after: number[end..].to_owned(), names_year })
}

/// The stretches of digits in a text; a dot before three digits groups thousands and parts none:
/// `1.204/2026`.
fn groups(number: &str) -> Vec<(usize, usize)> {
    let bytes = number.as_bytes();
    let digits_from = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut groups = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = digits_from(at);
        if length == 0 {
            at += 1;
            continue;
        }
        let mut end = at + length;
        let grouped = (1..=3).contains(&length) && bytes[at] != b'0';
        while grouped && bytes.get(end) == Some(&b'.') && digits_from(end + 1) == 3 {
            end += 4;
        }
        groups.push((at, end));
        at = end;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_running_part_of_a_number_is_told_from_its_year() {
        let parts = |number| {
            let Number { before, running, after, names_year } = running(number, 2026)?;
            Some(format!("{before}|{running}|{after}{}", if names_year { "" } else { " each year" }))
        };
        assert_eq!(parts("AM-05-2026").as_deref(), Some("AM-|5|-2026"));
        assert_eq!(parts("2026/17").as_deref(), Some("2026/|17|"));
        assert_eq!(parts("Acuerdo 12").as_deref(), Some("Acuerdo |12| each year"));
        assert_eq!(parts("05/26").as_deref(), Some("|5|/26"));
        assert_eq!(parts("26-26").as_deref(), Some("|26|-26"));
        assert_eq!(parts("1.204/2026").as_deref(), Some("|1204|/2026"));
        assert_eq!(parts("Ordenanza 12.345").as_deref(), Some("Ordenanza |12345| each year"));
        for unknown in ["2026", "12-3-2026", "AM-05-2025", "05.026-3", "sin número"] {
            assert_eq!(parts(unknown), None, "{unknown}");
        }
    }
}
