//! What is wrong, or worth knowing, in the content: a code, a place, the facts, and a way out.
//!
//! A stage returns its value *and* its findings. A finding holds facts, not sentences: the
//! sentences are made when it is shown, in the reader's language ([`messages`]).

pub mod code;
pub mod messages;
pub mod private;
pub mod report;
mod told;
mod weight;
pub mod yaml;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use code::Code;
pub use told::Told;
pub use weight::{REASON, Weight};

use crate::text::place::{Span, count};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The portal is not published until it is mended.
    Error,
    /// Published, and worth mending.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// The word in machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in the content: a file, by its path below the content folder, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The path, with `/`, relative to the content folder.
    pub file: Arc<str>,
    /// Where in the file; `line` 0 where the whole file is meant.
    pub span: Span,
}

impl Place {
    /// A whole file, or a folder.
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), span: Span::default() }
    }

    /// A stretch of a file.
    pub fn new(file: &Arc<str>, span: Span) -> Self {
        Self { file: Arc::clone(file), span }
    }
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub code: Code,
    /// How much it weighs; the code's own severity unless the settings say otherwise.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The facts, by the names that the rule's message uses.
    pub facts: Vec<(Cow<'static, str>, String)>,
    /// Another place that matters: where the same key, id or address stood first.
    pub other: Option<Place>,
    /// The line that the place is on, for showing; filled in by [`Findings::quote`].
    pub quote: Option<String>,
}

impl Finding {
    /// A finding of `code` at `place`, without facts yet.
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, severity: code.severity(), place, facts: Vec::new(), other: None, quote: None }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// Adds a fact where there is one.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Two records or files with one address; the second is told, and the first is the other place.
    pub fn one_address(address: &impl ToString, second: Place, first: Place) -> Self {
        let alone = second.file == first.file;
        Self::new(Code::DuplicateAddress, second)
            .with("address", address.to_string())
            .with_some("line", (alone && first.span.line > 0).then_some(first.span.line))
            .with_some("files", (!alone).then_some(2))
            .and(first)
    }

    /// A fact by its name.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Adds the other place that matters.
    #[must_use]
    pub fn and(mut self, other: Place) -> Self {
        self.other = Some(other);
        self
    }
}

/// The findings of a stage, a portal or a whole run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    all: Vec<Finding>,
    /// The files of which a record was read without what is wrong in it.
    in_part: BTreeSet<Arc<str>>,
}

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn add(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    /// Adds one, if there is one.
    pub fn add_some(&mut self, finding: Option<Finding>) {
        self.all.extend(finding);
    }

    /// Adds all of another stage's.
    pub fn extend(&mut self, others: Self) {
        self.all.extend(others.all);
        self.in_part.extend(others.in_part);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter()
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Notes that a record of a file was read without what is wrong in it.
    pub fn read_in_part(&mut self, file: &Arc<str>) {
        self.in_part.insert(Arc::clone(file));
    }

    /// Whether a record of a file was read without what is wrong in it.
    pub fn is_in_part(&self, file: &str) -> bool {
        self.in_part.contains(file)
    }

    /// Adds those of another stage's that are about records which were read whole: what is missing in
    /// the others was told, and what follows from its lack is no fault of anybody's.
    pub fn extend_of_whole(&mut self, others: Self) {
        let in_part = &self.in_part;
        let is_whole = |place: &Place| !in_part.contains(&place.file);
        let of_whole = |finding: &Finding| is_whole(&finding.place) && finding.other.as_ref().is_none_or(is_whole);
        self.all.extend(others.all.into_iter().filter(of_whole));
    }

    /// Drops those of which something is not so.
    pub fn retain(&mut self, is_so: impl Fn(&Finding) -> bool) {
        self.all.retain(is_so);
    }

    /// Puts them in the order in which a person goes through files, and drops repetitions.
    pub fn sort(&mut self) {
        self.all.sort_by(|a, b| (&a.place, a.code, &a.facts).cmp(&(&b.place, b.code, &b.facts)));
        self.all.dedup();
    }

    /// Takes a copy of the line that each finding stands on, from the files' texts; of a very long one, for the first
    /// of its findings.
    pub fn quote<'t>(&mut self, text_of: impl Fn(&str) -> Option<&'t str>) {
        let private = private::places(&self.all);
        let is_long = |line: &str| line.len() > LONG_LINE;
        let key = |place: &Place| (Arc::clone(&place.file), place.span.line);
        let quoted = self.all.iter().filter(|finding| finding.quote.as_deref().is_some_and(is_long));
        let mut quoted: BTreeSet<(Arc<str>, u32)> = quoted.map(|finding| key(&finding.place)).collect();
        for finding in &mut self.all {
            let text = text_of(&finding.place.file).filter(|_| finding.quote.is_none() && finding.place.span.line > 0);
            let Some(text) = text else { continue };
            finding.place.span = settled(finding, text);
            let line = line_at(text, finding.place.span);
            let line = line.filter(|line| !is_long(line) || quoted.insert(key(&finding.place)));
            finding.quote = line.map(str::to_owned);
            if private::is_private(finding.code) {
                private::hide(finding, text, &private);
            }
        }
    }
}

/// The word under which messages name a language.
pub fn language_word(lang: crate::i18n::Lang) -> String {
    let known = ["en", "es", "fr", "it", "pt"].contains(&lang.as_str());
    if known { format!("language-{lang}") } else { lang.own_name().to_owned() }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

/// Where a finding about a written value stands: at the value, where its record is all that is known of
/// its place and the value stands in the file once, as a whole word; a code, where it stands in its record.
fn settled(finding: &Finding, text: &str) -> Span {
    let span = finding.place.span;
    let fact = match finding.code {
        Code::UnknownReference | Code::UnknownTheme | Code::UnknownCode => "value",
        Code::DecisionElsewhere => "number",
        Code::MissingFile => "path",
        _ => return span,
    };
    let value = finding.facts.iter().find(|(name, _)| name == fact).map(|(_, value)| value.as_str());
    let Some(value) = value.filter(|value| !value.is_empty()) else { return span };
    if finding.code == Code::UnknownCode {
        return in_record(text, span, value).unwrap_or(span);
    }
    if line_at(text, span).is_none_or(|line| line.contains(value)) {
        return span;
    }
    // A file's path may be written from its municipality's folder.
    let short = value.split_once('/').map_or(value, |(_, rest)| rest);
    let alone = |value: &str| {
        let mut found = whole_words(text, value);
        found.next().filter(|_| found.next().is_none())
    };
    let at = alone(value).map(|at| (at, value)).or_else(|| {
        let short = Some(short).filter(|_| finding.code == Code::MissingFile)?;
        alone(short).map(|at| (at, short))
    });
    at.map_or(span, |(at, value)| Span::of(text, at..at + value.len()))
}

/// Where a value stands as a whole word.
fn whole_words<'t>(text: &'t str, value: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '/'));
    let whole =
        move |at: &usize| is_end(text[..*at].chars().next_back()) && is_end(text[at + value.len()..].chars().next());
    text.match_indices(value).map(|(at, _)| at).filter(whole)
}

/// Where a value first stands as a whole word in the record that begins at a span: between its braces, or on
/// the lines that stand under its first key.
fn in_record(text: &str, span: Span, value: &str) -> Option<Span> {
    let record = text.get(span.start as usize..)?;
    let end = if record.starts_with('{') {
        record.find('}')
    } else {
        let indent = span.column.saturating_sub(1) as usize;
        let is_under = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() >= indent.max(1);
        let mut at = 0;
        record.split_inclusive('\n').enumerate().find_map(|(number, line)| {
            let start = at;
            at += line.len();
            (number > 0 && !is_under(line)).then_some(start)
        })
    };
    let at = whole_words(&record[..end.unwrap_or(record.len())], value).next()?;
    let start = span.start as usize + at;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // Counted from the record on, so that a large file is not counted again for each finding.
    Some(Span {
        line: span.line + count(record[..at].matches('\n').count()),
        column: count(text[line_start..start].chars().count()) + 1,
        start: count(start),
        end: count(start + value.len()),
    })
}

/// A longer line, in bytes, was written by no person; each of its many findings would have a copy.
const LONG_LINE: usize = 20_000;

/// The line on which a span begins; found by its bytes, so that a large file is not counted again.
fn line_at(text: &str, span: Span) -> Option<&str> {
    // Of some places the line alone is known.
    if span.start == 0 && span.line > 1 {
        return text.lines().nth(span.line as usize - 1);
    }
    let start = span.start as usize;
    let before = text.get(..start.min(text.len()))?;
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(begin..)?.split('\n').next()?;
    Some(line.trim_end_matches('\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_quotes_its_line() {
        let file: Arc<str> = "a.yaml".into();
        let text = "uno: 1\r\naño: x\r\n";
        let mut findings = Findings::new();
        findings.add(Finding::new(Code::UnknownKey, Place::new(&file, Span::of(text, 14..15))));
        findings.quote(|name| (name == "a.yaml").then_some(text));
        assert_eq!(findings.iter().next().and_then(|finding| finding.quote.as_deref()), Some("año: x"));
    }
}
