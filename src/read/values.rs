//! The kinds of values that fields take, each read from text, with what can be wrong with it.

mod days;
mod local;
mod marks;

use rust_decimal::Decimal;

pub use self::days::{PeriodText, Year, date, span, year, year_named, year_of};
pub use self::local::days as local_days;
pub use self::marks::{Delimiter, Mark, format_of, groups_and_signs};
use super::reader::{Entry, Reader};
use super::record::{Asked, At, FieldType, Kind, Value};
use crate::findings::{Code, Finding, Place, Severity, language_word};
use crate::i18n::{Currency, Lang, Text};
use crate::model::choice::Choice;
use crate::text::nearest::nearest;
use crate::text::place::Span;
use crate::text::slug::fold;
use crate::text::yaml::{self, Node, Spanned};

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
            Node::Map(entries) => localized(entries, node.span, asked, reader),
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
fn localized(entries: &[Entry], span: Span, asked: &Asked, reader: &mut Reader) -> Option<Text> {
    if let [(key, value)] = entries
        && reader.is_empty(value)
        && Lang::new(&key.value).is_err()
    {
        let whole = format!("{}: \"{{{}}}\"", asked.key, key.value);
        reader.tell(Code::YamlMark, span, &[("mark", "{"), ("suggestion", &whole)]);
        return None;
    }
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
    if let Some(first) = first.filter(|first| !texts.is_empty() && texts.iter().all(|(lang, _)| lang != first)) {
        let tag = first.to_string();
        reader.tell(Code::NotTranslated, span, &[("language", &language_word(first)), ("tag", &tag)]);
    }
    texts.sort_by_key(|(lang, _)| Some(*lang) != first);
    (!texts.is_empty()).then(|| Text::new(texts))
}

/// A language tag that the site uses.
fn language(tag: &str, span: Span, reader: &mut Reader) -> Option<Lang> {
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
        tell_unquoted(node, &text, reader);
        Some(Self(text))
    }
}

/// Tells a number without quotes that an editor would rewrite: the others stay as they are.
fn tell_unquoted(node: &Spanned<Node>, text: &str, reader: &mut Reader) {
    let quoted = matches!(&node.value, Node::Scalar(scalar) if scalar.quoted);
    let rewritten = text.parse::<f64>().is_ok_and(|number| number.to_string() != text);
    if !quoted && rewritten {
        reader.tell(Code::UnquotedCode, node.span, &[("value", text)]);
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
        let device = crate::model::id::is_device(text).then_some(text);
        let suggestion = device.map(|name| format!("{name}-1")).or_else(|| crate::text::slug::slug(text));
        let suggestion = suggestion.filter(|slug| crate::model::id::Id::new(slug).is_some());
        let finding = Finding::new(Code::BadId, place.clone()).with("id", text);
        reader.findings.add(finding.with_some("device", device).with_some("suggestion", suggestion));
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
        let text = reader.text(node, asked)?.trim();
        tell_unquoted(node, text, reader);
        Some(Self(text.to_owned()))
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

fn integer(text: &str, least: i64, most: i64, span: Span, reader: &mut Reader) -> Option<i64> {
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

/// A file, relative to the folder of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathText(pub String);

impl Value for PathText {
    fn kind() -> Kind {
        Kind::Path
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        let path = Self::of(text);
        if path.is_none() {
            reader.tell(Code::BadPath, node.span, &[("path", text)]);
        }
        path
    }
}

impl PathText {
    /// A path that stays below its folder.
    pub fn of(text: &str) -> Option<Self> {
        let safe = !text.starts_with('/')
            && !text.contains(['\\', ':', '%', '\0'])
            && text.split('/').all(|part| !matches!(part, "" | "." | ".."));
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
        let url = Self::of(text);
        if url.is_none() {
            reader.tell(Code::NotUrl, node.span, &[("value", text)]);
        }
        url
    }
}

impl Url {
    /// A whole address of the web.
    pub fn of(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
        let fits = !host.is_empty()
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
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
            let meant = C::meant_by(&fold(text)).map(Choice::id);
            let finding = Finding::new(Code::UnknownChoice, reader.place(node.span))
                .with("value", text)
                .with("key", asked.key)
                .with_some("nearest", meant.or_else(|| nearest(text, known.iter().copied())))
                .with("known", known.join(", "))
                // Who looks for a word that puts a rule off is told that there is none.
                .with_some("least", (asked.record == "check-rule").then(|| Severity::Note.id()));
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
            if T::is_empty(node, reader) {
                let example = first_value(asked.example).unwrap_or(asked.example);
                reader.tell(Code::EmptyValue, node.span, &[("key", &key.value), ("example", example)]);
                continue;
            }
            let value = <At<T> as FieldType>::take(Some(node), asked, &name.place, reader);
            all.extend(value.map(|value| (name, value)));
        }
        if all.len() == entries.len() { Some(Self(all)) } else { reader.without_wrong(Self(all)) }
    }
}

/// The first value of a map's example, as it is written there.
fn first_value(example: &'static str) -> Option<&'static str> {
    let (root, _) = yaml::parse(example, 0..example.len());
    match root?.value {
        Node::Map(entries) => example.get(entries.first()?.1.span.bytes()),
        _ => None,
    }
}
