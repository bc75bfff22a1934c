//! The kinds of values that fields take, each read from text, with what can be wrong with it.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::reader::{Entry, Reader};
use super::record::{Asked, At, FieldType, Kind, Value};
use crate::findings::{Code, Finding, Place};
use crate::i18n::{Currency, Lang, Text};
use crate::model::choice::Choice;
use crate::model::duty::Period;
use crate::text::months;
use crate::text::nearest::nearest;
use crate::text::slug::fold;
use crate::text::yaml::{Node, Spanned};

impl Value for String {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        reader.text(node, asked).map(|text| text.trim().to_owned())
    }
}

impl Value for Text {
    fn kind() -> Kind {
        Kind::LocalizedText
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Scalar(_) => {
                let text = reader.text(node, asked)?.trim().to_owned();
                Some(match reader.languages.first() {
                    Some(first) => Self::new(vec![(*first, text)]),
                    None => Self::plain(text),
                })
            }
            Node::Map(entries) => localized(entries, asked, reader),
            Node::Seq(_) => {
                reader.tell_type(node, "a-text", asked);
                None
            }
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Self::plain(String::new()))
    }
}

/// A text by language. The site's first language leads, wherever it stands.
fn localized(entries: &[Entry], asked: &Asked, reader: &mut Reader) -> Option<Text> {
    let mut texts = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Some(lang) = language(&key.value, key.span, reader) else { continue };
        if reader.is_empty(value) {
            reader.tell_empty(value, asked);
            continue;
        }
        if let Some(text) = reader.text(value, asked) {
            texts.push((lang, text.trim().to_owned()));
        }
    }
    let first = reader.languages.first().copied();
    texts.sort_by_key(|(lang, _)| Some(*lang) != first);
    (!texts.is_empty()).then(|| Text::new(texts))
}

/// A language tag that the site uses.
fn language(tag: &str, span: crate::text::place::Span, reader: &mut Reader) -> Option<Lang> {
    let Ok(lang) = Lang::new(tag) else {
        reader.tell(Code::NotLanguage, span, &[("value", tag)]);
        return None;
    };
    if !reader.languages.is_empty() && !reader.languages.contains(&lang) {
        let known: Vec<_> = reader.languages.iter().map(ToString::to_string).collect();
        reader.tell(Code::LanguageNotUsed, span, &[("value", tag), ("known", &known.join(", "))]);
        return None;
    }
    Some(lang)
}

impl Value for Lang {
    fn kind() -> Kind {
        Kind::Language
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        let lang = Self::new(text).ok();
        if lang.is_none() {
            reader.tell(Code::NotLanguage, node.span, &[("value", text)]);
        }
        lang
    }
}

impl Value for Currency {
    fn kind() -> Kind {
        Kind::Currency
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        let currency = Self::new(text).ok();
        if currency.is_none() {
            reader.tell(Code::NotCurrency, node.span, &[("value", text)]);
        }
        currency
    }
}

/// A classification's code: text, though it looks like a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeText(pub String);

impl Value for CodeText {
    fn kind() -> Kind {
        Kind::Code
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim().to_owned();
        if text.chars().any(is_invisible) {
            reader.tell(Code::HiddenCharacter, node.span, &[("name", "U+200B")]);
            return None;
        }
        // Only what an editor would rewrite as a number is worth a note.
        let quoted = matches!(&node.value, Node::Scalar(scalar) if scalar.quoted);
        let rewritten = text.parse::<f64>().is_ok_and(|number| number.to_string() != text);
        if !quoted && rewritten {
            reader.tell(Code::UnquotedCode, node.span, &[("value", &text)]);
        }
        Some(Self(text))
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A number with a decimal point that is no money: a rate, a degree, a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimals(pub Decimal);

impl Value for Decimals {
    fn kind() -> Kind {
        Kind::Decimal
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let number = text.parse().ok();
        if number.is_none() {
            reader.tell(Code::NotNumber, node.span, &[("value", text)]);
        }
        number.map(Self)
    }
}

/// The name of another record; whether it exists is asked when all have been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(pub String);

impl Value for Reference {
    fn kind() -> Kind {
        Kind::Reference
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        reader.text(node, asked).map(|text| Self(text.trim().to_owned()))
    }

    fn stand_in() -> Option<Self> {
        Some(Self(String::new()))
    }
}

/// A new record's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewId(pub crate::model::id::Id);

impl Value for NewId {
    fn kind() -> Kind {
        Kind::Id
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let place = reader.place(node.span);
        id(text, &place, reader).map(Self)
    }
}

/// The id that a text or file name is, or a finding with one that could be.
pub fn id(text: &str, place: &Place, reader: &mut Reader) -> Option<crate::model::id::Id> {
    let id = crate::model::id::Id::new(text);
    if id.is_none() {
        let suggestion = crate::text::slug::slug(text).filter(|slug| crate::model::id::Id::new(slug).is_some());
        let finding = Finding::new(Code::BadId, place.clone()).with("id", text).with_some("suggestion", suggestion);
        reader.findings.add(finding);
    }
    id
}

/// An amount as typed; its currency and number format are known later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountText(pub String);

impl Value for AmountText {
    fn kind() -> Kind {
        Kind::Amount
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        reader.text(node, asked).map(|text| Self(text.trim().to_owned()))
    }
}

/// A number as statistics give it: digits, a point before decimals, a minus sign before what is
/// below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Value for Number {
    fn kind() -> Kind {
        Kind::Decimal
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        const MOST_DIGITS: usize = 24;
        let text = reader.text(node, asked)?.trim();
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = plain(whole) && plain(decimals) && digits.len() <= MOST_DIGITS;
        let number = text.parse().ok().filter(|_| fits);
        if number.is_none() {
            reader.tell(Code::NotNumber, node.span, &[("value", text)]);
        }
        number.map(Self)
    }
}

/// A year, a quarter or a month: `2026`, `2026-Q1`, `2026-03`.
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

/// A whole number between 0 and a trillion; years, counts and orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integer(pub i64);

impl Value for Integer {
    fn kind() -> Kind {
        Kind::Integer
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        integer(text, 0, 1_000_000_000_000, node.span, reader).map(Self)
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
pub fn year_named(id: &crate::model::id::Id) -> Option<i16> {
    id.as_str().get(..4)?.parse().ok()
}

/// The year of a file; that of its name where what is written is none, which was told.
pub fn year_of(id: &crate::model::id::Id, written: &At<Year>) -> Option<i16> {
    Some(written.value).filter(|year| !year.is_unknown()).map(|year| year.0).or_else(|| year_named(id))
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
pub fn year(text: &str, span: crate::text::place::Span, reader: &mut Reader) -> Option<i16> {
    integer(text, 1500, 2200, span, reader).and_then(|year| i16::try_from(year).ok())
}

fn integer(text: &str, least: i64, most: i64, span: crate::text::place::Span, reader: &mut Reader) -> Option<i64> {
    let digits = text.trim();
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| plain && (least..=most).contains(number));
    if number.is_none() {
        let facts = [("value", digits), ("least", &least.to_string()), ("most", &most.to_string())];
        reader.tell(Code::NotInteger, span, &facts);
    }
    number
}

impl Value for bool {
    fn kind() -> Kind {
        Kind::Boolean
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?;
        match text.trim().to_lowercase().as_str() {
            "yes" | "true" | "sí" | "si" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                reader.tell(Code::NotBoolean, node.span, &[("value", text)]);
                None
            }
        }
    }
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
    let day = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    let parts: Vec<&str> = day.split('-').collect();
    let shape = matches!(parts[..], [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2)
        && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let finding = if !shape {
        let code = if odd_year(&parts) { Code::OddDate } else { Code::NotDate };
        Finding::new(code, place.clone()).with("value", text).with_some("suggestion", local_date(text))
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

/// A year with too many digits.
fn odd_year(parts: &[&str]) -> bool {
    matches!(parts, [year, _, _] if year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a date written in words or in local order most likely is; nothing where it can be two days.
fn local_date(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| *word != "de" && *word != "del" && !word.is_empty())
        .collect();
    let [first, second, third] = words[..] else { return None };
    let number = |word: &str| word.parse::<i8>().ok();
    let year: i16 = third.parse().ok().filter(|_| third.len() == 4)?;
    let (day, month) = match (number(first), number(second)) {
        (Some(day), Some(month)) if day > 12 => (day, month),
        (Some(month), Some(day)) if day > 12 => (day, month),
        (Some(day), Some(month)) if day == month => (day, month),
        (Some(day), None) => (day, months::whole(&fold(second))?),
        _ => return None,
    };
    Date::new(year, month, day).ok().map(|date| date.to_string())
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
            reader.tell(Code::NotTime, node.span, &[("value", text)]);
        }
        time
    }
}

/// A file, relative to the folder of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathText(pub String);

impl Value for PathText {
    fn kind() -> Kind {
        Kind::Path
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let safe = !text.starts_with('/')
            && !text.contains(['\\', ':', '%', '\0'])
            && text.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !safe {
            reader.tell(Code::BadPath, node.span, &[("path", text)]);
        }
        safe.then(|| Self(text.to_owned()))
    }
}

/// A colour as six hexadecimal digits, without the `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour(pub String);

impl Value for Colour {
    fn kind() -> Kind {
        Kind::Colour
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let colour = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if colour.is_none() {
            reader.tell(Code::NotColour, node.span, &[("value", text)]);
        }
        colour.map(|digits| Self(digits.to_ascii_lowercase()))
    }
}

/// A web address with its scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

impl Value for Url {
    fn kind() -> Kind {
        Kind::Url
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let lower = text.to_ascii_lowercase();
        let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
        let fits = !host.is_empty()
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
        if !fits {
            reader.tell(Code::NotUrl, node.span, &[("value", text)]);
        }
        fits.then(|| Self(text.to_owned()))
    }
}

/// One of a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneOf<C: Choice>(pub C);

impl<C: Choice> Value for OneOf<C> {
    fn kind() -> Kind {
        Kind::Choice(C::ALL.iter().map(|choice| choice.id()).collect())
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let choice = C::from_id(text);
        if choice.is_none() {
            let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
            let finding = Finding::new(Code::UnknownChoice, reader.place(node.span))
                .with("value", text)
                .with("key", asked.key)
                .with_some("nearest", nearest(text, known.iter().copied()))
                .with("known", known.join(", "));
            reader.findings.add(finding);
        }
        choice.map(Self)
    }
}

/// Values by a name that the officer chooses (a year, a dimension).
#[derive(Debug, Clone)]
pub struct Named<T>(pub Vec<(At<String>, At<T>)>);

impl<T: Value> Value for Named<T> {
    fn kind() -> Kind {
        Kind::Map(Box::new(T::kind()))
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let Node::Map(entries) = &node.value else {
            reader.tell_type(node, "a-map", asked);
            return None;
        };
        let mut all = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            let name = At { value: key.value.clone(), place: reader.place(key.span) };
            let value = <At<T> as FieldType>::take(Some(node), asked, &name.place, reader);
            all.extend(value.map(|value| (name, value)));
        }
        if all.len() == entries.len() { Some(Self(all)) } else { reader.without_wrong(Self(all)) }
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
        let march = Some("2025-03-14".to_owned());
        assert_eq!(read_date("14/03/2025"), Err((Code::NotDate, march.clone())));
        assert_eq!(read_date("14 de marzo de 2025"), Err((Code::NotDate, march)));
    }
}
