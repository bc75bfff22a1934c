//! Years, days and times, each read from text, with what can be wrong with it.

use jiff::civil::{Date, Time};

use super::{integer, local};
use crate::findings::{Code, Finding, Place};
use crate::model::duty::Period;
use crate::model::id::Id;
use crate::read::reader::Reader;
use crate::read::record::{Asked, At, Kind, Value};
use crate::text::place::Span;
use crate::text::yaml::{Node, Spanned};

/// A year, a part of one or a month: `2026`, `2026-S1`, `2026-Q1`, `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodText(pub Period);

impl Value for PeriodText {
    fn kind() -> Kind {
        Kind::Period
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let period = Period::parse(text);
        if period.is_none() {
            reader.tell(Code::NotPeriod, node.span, &[("value", text)]);
        }
        period.map(Self)
    }
}

/// A fiscal or calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year(pub i16);

impl Year {
    /// What stands for one that could not be read.
    const UNKNOWN: Self = Self(0);

    /// Whether it could not be read, which was told.
    pub fn is_unknown(self) -> bool {
        self == Self::UNKNOWN
    }
}

/// The year with which a file's name begins.
pub fn year_named(id: &Id) -> Option<i16> {
    id.as_str().get(..4)?.parse().ok()
}

/// The year of a file, held to its name; that of the name where what is written is none, which was told.
pub fn year_of(id: &Id, year: &At<Year>, reader: &mut Reader) -> Option<i16> {
    let named = year_named(id);
    if year.value.is_unknown() {
        return named;
    }
    if named.is_some_and(|name| name != year.value.0) {
        let finding = Finding::new(Code::YearDiffers, year.place.clone());
        reader.findings.add(finding.with("name", id).with("value", year.value.0));
    }
    Some(year.value.0)
}

impl Value for Year {
    fn kind() -> Kind {
        Kind::Integer
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        year(text, node.span, reader).map(Self)
    }

    fn stand_in() -> Option<Self> {
        Some(Self::UNKNOWN)
    }
}

/// A year that a municipality can have.
pub fn year(text: &str, span: Span, reader: &mut Reader) -> Option<i16> {
    integer(text, 1500, 2200, span, reader).and_then(|year| i16::try_from(year).ok())
}

impl Value for Date {
    fn kind() -> Kind {
        Kind::Date
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        date(text, &reader.place(node.span), reader)
    }
}

/// A date written `2026-03-10`; of a time stamp, the local day that was written.
pub fn date(text: &str, place: &Place, reader: &mut Reader) -> Option<Date> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).filter(|(_, time)| is_time(time)).map_or(text, |(day, _)| day);
    let parts: Vec<&str> = day.split('-').collect();
    let shape = matches!(parts[..], [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2)
        && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let finding = if !shape {
        let code = if odd_year(&parts) { Code::OddDate } else { Code::NotDate };
        tell_local(text, Finding::new(code, place.clone()).with("value", text))
    } else if let Ok(date) = day.parse::<Date>() {
        if (1500..=2200).contains(&date.year()) {
            return Some(date);
        }
        Finding::new(Code::OddDate, place.clone()).with("value", text)
    } else {
        Finding::new(Code::NoSuchDate, place.clone()).with("value", text)
    };
    reader.findings.add(finding);
    None
}

/// Whether what follows a day is the time of a stamp: `10:30`, `08:00:00.000Z`, `10:30:00 +0200`.
fn is_time(text: &str) -> bool {
    let text = text.trim().trim_end_matches([' ', 'U', 'T', 'C', 'G', 'M']);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' ');
    text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(is_part)
}

/// A year with too many digits.
fn odd_year(parts: &[&str]) -> bool {
    matches!(parts, [year, _, _] if year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Tells which day a date in words or in local order is; both, where it can be either of two.
fn tell_local(text: &str, finding: Finding) -> Finding {
    match &local::days(text)[..] {
        [] => finding,
        [only] => finding.with("suggestion", only),
        [first, second, ..] => finding.with("first", first).with("second", second),
    }
}

/// The first and the last day of something, where the last is not before the first, which is told.
pub fn span(from: Option<&At<Date>>, to: Option<&At<Date>>, reader: &mut Reader) -> (Option<Date>, Option<Date>) {
    if let (Some(from), Some(to)) = (from, to)
        && to.value < from.value
    {
        let finding = Finding::new(Code::EndBeforeStart, to.place.clone());
        reader.findings.add(finding.with("start", from.value).with("end", to.value));
    }
    (from.map(|day| day.value), to.map(|day| day.value))
}

impl Value for Time {
    fn kind() -> Kind {
        Kind::Time
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let parts: Vec<i8> = text.split(':').filter_map(|part| part.parse().ok()).collect();
        let time = match parts[..] {
            [hour, minute] if text.matches(':').count() == 1 => Self::new(hour, minute, 0, 0).ok(),
            [hour, minute, second] if text.matches(':').count() == 2 => Self::new(hour, minute, second, 0).ok(),
            _ => None,
        };
        if time.is_none() {
            let finding = Finding::new(Code::NotTime, reader.place(node.span)).with("value", text);
            let meant = local::time(text).map(|time| time.strftime("%H:%M").to_string());
            reader.findings.add(finding.with_some("suggestion", meant));
        }
        time
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_date(text: &str) -> Result<String, (Code, Option<String>)> {
        let file = "x.yaml".into();
        let mut reader = Reader::new(&file, &[].into(), None);
        match date(text, &Place::file(&file), &mut reader) {
            Some(date) => Ok(date.to_string()),
            None => {
                let finding = reader.findings.iter().next().expect("a finding");
                let suggestion = finding.facts.iter().find(|(name, _)| *name == "suggestion");
                Err((finding.code, suggestion.map(|(_, value)| value.clone())))
            }
        }
    }

    #[test]
    fn dates_are_iso_and_nothing_is_guessed() {
        assert_eq!(read_date("2024-02-29"), Ok("2024-02-29".to_owned()));
        assert_eq!(read_date("2025-03-14T23:30:00-05:00"), Ok("2025-03-14".to_owned()));
        for none in ["2025-02-30", "2025-13-01", "0000-00-00"] {
            assert_eq!(read_date(none), Err((Code::NoSuchDate, None)), "{none}");
        }
        assert_eq!(read_date("20225-03-01"), Err((Code::OddDate, None)));
        assert_eq!(read_date("03/04/2025"), Err((Code::NotDate, None)), "could be March or April");
        assert_eq!(read_date("25-03-14"), Err((Code::NotDate, None)));
        // What follows is a time, or it is no date.
        for stamp in
            ["2025-03-14T10:30", "2025-03-14 08:00:00.000Z", "2025-03-14 10:30:00 +0200", "2025-03-14 10:30 UTC"]
        {
            assert_eq!(read_date(stamp).as_deref(), Ok("2025-03-14"), "{stamp}");
        }
        for other in ["2025-03-14 a las: tarde", "2025-03-14 <a href=javascript:x>", "2025-03-14 https://ejemplo.org"] {
            assert!(read_date(other).is_err(), "{other}");
        }
        let march = Some("2025-03-14".to_owned());
        assert_eq!(read_date("14/03/2025"), Err((Code::NotDate, march.clone())));
        assert_eq!(read_date("14 de marzo de 2025"), Err((Code::NotDate, march)));
    }
}
