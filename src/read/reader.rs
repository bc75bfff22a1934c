//! What reading a file carries along: the file's name, the findings, and how to tell what is wrong.

use std::sync::Arc;

use jiff::civil::Date;

use crate::findings::yaml::form;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{AmountError, Currency, Lang, NumberFormat, foreign_symbol, read_amount};
use crate::text::clean::reorders;
use crate::text::nearest::nearest;
use crate::text::place::Span;
use crate::text::yaml::{Node, Spanned};

use super::record::Asked;
use super::values::local_days;

/// A key with its value.
pub type Entry = (Spanned<String>, Spanned<Node>);

/// The reader of one file.
#[derive(Debug)]
pub struct Reader {
    /// The file.
    pub file: Arc<str>,
    /// What was found wrong so far.
    pub findings: Findings,
    /// The site's languages; the first is that of texts that name none. Empty while the settings
    /// themselves are read.
    pub languages: Arc<[Lang]>,
    /// How amounts are typed, where the settings say so.
    pub numbers: Option<NumberFormat>,
    /// The currency of the site's amounts, where a file has some.
    currency: Option<Currency>,
    /// Whether a record is read without what is wrong in it, so that all else in it is looked at.
    in_part: bool,
}

impl Reader {
    /// A reader of `file`.
    pub fn new(file: &Arc<str>, languages: &Arc<[Lang]>, numbers: Option<NumberFormat>) -> Self {
        Self {
            file: Arc::clone(file),
            findings: Findings::new(),
            languages: Arc::clone(languages),
            numbers,
            currency: None,
            in_part: false,
        }
    }

    /// The same, of a file with amounts, which are in this currency.
    #[must_use]
    pub fn in_currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Reads records without what is wrong in them, which is told; a portal with errors is not published.
    #[must_use]
    pub fn in_part(self) -> Self {
        Self { in_part: true, ..self }
    }

    /// What a field is without what is wrong in it: nothing, unless records are read in part.
    pub fn without_wrong<T>(&mut self, rest: T) -> Option<T> {
        if self.in_part {
            self.findings.read_in_part(&self.file);
        }
        self.in_part.then_some(rest)
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }

    /// Adds a finding at a node.
    pub fn tell(&mut self, code: Code, span: Span, facts: &[(&'static str, &str)]) {
        let mut finding = Finding::new(code, self.place(span));
        for (name, value) in facts {
            finding = finding.with(name, value);
        }
        self.findings.add(finding);
    }

    /// Whether nothing was written.
    pub fn is_empty(&self, node: &Spanned<Node>) -> bool {
        match &node.value {
            Node::Scalar(scalar) => scalar.is_null() || scalar.text.trim().is_empty(),
            Node::Seq(_) | Node::Map(_) => false,
        }
    }

    /// Tells that nothing was written.
    pub fn tell_empty(&mut self, node: &Spanned<Node>, asked: &Asked) {
        self.tell(Code::EmptyValue, node.span, &[("key", asked.key), ("example", asked.example)]);
    }

    /// Tells that a list, a map or a text was expected.
    pub fn tell_type(&mut self, node: &Spanned<Node>, expected: &'static str, asked: &Asked) {
        let found = form(&node.value);
        let facts = [("key", asked.key), ("expected", expected), ("found", found), ("example", asked.example)];
        self.tell(Code::WrongType, node.span, &facts);
    }

    /// Tells every key that the record does not have, with the nearest one that it has.
    pub fn tell_unknown_keys(&mut self, entries: &[Entry], record: &'static str, known: &[&'static str]) -> usize {
        let mut unknown = 0;
        // The keys that were told as parts of an amount.
        let mut told = 0;
        for (at, (key, _)) in entries.iter().enumerate() {
            if known.contains(&key.value.as_str()) || at < told {
                continue;
            }
            unknown += 1;
            let parted = at.checked_sub(1).and_then(|before| Parted::of(&entries[before..], self));
            told = parted.as_ref().map_or(0, |parted| at + parted.parts);
            let finding = Finding::new(Code::UnknownKey, self.place(key.span))
                .with("key", &key.value)
                .with("record", record_word(record));
            let finding = parted
                .map_or(finding.clone(), |parted| parted.tell(finding))
                .with_some("nearest", nearest(&key.value, known.iter().copied()))
                .with("known", known.join(", "));
            self.findings.add(finding);
        }
        unknown
    }

    /// The text of a scalar, or a finding.
    pub fn text<'n>(&mut self, node: &'n Spanned<Node>, asked: &Asked) -> Option<&'n str> {
        match &node.value {
            Node::Scalar(scalar) => {
                if let Some(hidden) = scalar.text.chars().find(|c| reorders(*c)) {
                    let name = format!("U+{:04X}", u32::from(hidden));
                    self.tell(Code::HiddenCharacter, node.span, &[("name", &name)]);
                    return None;
                }
                Some(&scalar.text)
            }
            Node::Seq(_) | Node::Map(_) => {
                self.tell_type(node, "a-text", asked);
                None
            }
        }
    }
}

/// An amount or a day between braces that its commas have parted: in `{approved: 1,234.50}` there is a key `234.50`
/// without a value.
struct Parted {
    /// The entry as it was typed, if no spaces stand in it but the one before the year of a day.
    typed: String,
    /// The entry as it should be written; both, where it can be either of two amounts.
    meant: Vec<String>,
    /// How many keys are parts of it.
    parts: usize,
    is_day: bool,
}

impl Parted {
    /// The one that begins with the first entry.
    fn of(entries: &[Entry], reader: &Reader) -> Option<Self> {
        let is_figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let (key, first) = entries.first()?;
        let Node::Scalar(first) = &first.value else { return None };
        let is_part = |(key, value): &&Entry| {
            is_figure(&key.value) && matches!(&value.value, Node::Scalar(none) if none.is_null())
        };
        let parts: Vec<&str> = entries[1..].iter().take_while(is_part).map(|(key, _)| key.value.as_str()).collect();
        if let (Some(day), false) = (day_of(&first.text, &parts), first.quoted) {
            let meant = vec![format!("{}: \"{day}\"", key.value)];
            return Some(Self {
                typed: format!("{}: {}, {}", key.value, first.text, parts[0]),
                meant,
                parts: 1,
                is_day: true,
            });
        }
        // A currency's sign may stand before it, and is no part of an amount.
        let is_sign = |sign: &str| sign.chars().count() <= 5 && sign.chars().all(|c| !c.is_whitespace());
        let figure = match first.text.split_once(' ') {
            Some((sign, figure)) if is_sign(sign) => figure.trim_start(),
            _ => first.text.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '-'),
        };
        if first.quoted || !is_figure(figure.trim_start_matches('-')) || parts.is_empty() {
            return None;
        }
        let (rest, key) = (parts.join(","), &key.value);
        // Another currency's sign makes it another amount, and nobody's to mend.
        let is_foreign = reader.currency.is_some_and(|own| foreign_symbol(&first.text, &own).is_some());
        let amounts = match read_amount(&format!("{figure},{rest}"), reader.numbers, 2) {
            _ if is_foreign => Vec::new(),
            Ok(_) => vec![format!("{figure},{rest}")],
            Err(AmountError::WrongMark { corrected } | AmountError::NotANumber { corrected: Some(corrected) }) => {
                vec![corrected]
            }
            Err(AmountError::Ambiguous { readings }) => readings.into(),
            Err(_) => Vec::new(),
        };
        let meant = amounts.iter().map(|amount| format!("{key}: \"{amount}\"")).collect();
        Some(Self { typed: format!("{key}: {},{rest}", first.text), meant, parts: parts.len(), is_day: false })
    }

    fn tell(self, finding: Finding) -> Finding {
        match &self.meant[..] {
            [] => finding,
            [only] if self.is_day => finding.with("day", only).with("typed", self.typed),
            [only] => finding.with("quoted", only).with("typed", self.typed),
            [first, second, ..] => finding.with("first", first).with("second", second),
        }
    }
}

/// The day of a text in words and the year that a comma has parted from it: `{date: September 30, 2026}`.
fn day_of(text: &str, parts: &[&str]) -> Option<Date> {
    let [year] = parts else { return None };
    let days = local_days(&format!("{text}, {year}"));
    days.first().copied().filter(|_| days.len() == 1 && text.contains(char::is_alphabetic))
}

/// Tells that a record lacks a key that it needs where it stands.
pub fn tell_missing(key: &'static str, record: &str, example: &'static str, place: &Place, reader: &mut Reader) {
    let finding = Finding::new(Code::MissingKey, place.clone()).with("key", key);
    reader.findings.add(finding.with("record", record_word(record)).with("example", example));
}

/// Tells that a fenced block has nothing in it, unless something else was told of it.
pub fn tell_empty_block(name: &str, place: &Place, reader: &mut Reader) {
    let told = reader.findings.iter().any(|finding| place.span.bytes().contains(&(finding.place.span.start as usize)));
    if !told {
        let finding = Finding::new(Code::EmptyValue, place.clone()).with("key", name);
        reader.findings.add(finding.with("example", "all yes"));
    }
}

/// The word under which messages name a record: `record.budget`.
pub fn record_word(name: &str) -> String {
    format!("record.{}", name.replace(' ', "-"))
}

/// The value of a key.
pub fn value_of<'e>(entries: &'e [Entry], key: &str) -> Option<&'e Spanned<Node>> {
    entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
}
