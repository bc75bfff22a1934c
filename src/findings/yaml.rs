//! What is wrong with YAML itself, as findings.

mod braces;

use std::ops::Range;
use std::sync::Arc;

use super::{Code, Finding, Place};
use crate::i18n::{AmountError, NumberFormat, read_amount};
use crate::text::front_matter::is_key;
use crate::text::place::Span;
use crate::text::yaml::quotes::{requoted, unbent};
use crate::text::yaml::{Fault, FaultKind, Node, Spanned};

/// The word under which messages name what a value is.
pub fn form(node: &Node) -> &'static str {
    match node {
        Node::Scalar(_) => "a-text",
        Node::Seq(_) => "a-list",
        Node::Map(_) => "a-map",
    }
}

/// A finding about a file of keys that holds none.
pub fn without_keys(file: &Arc<str>, root: &Spanned<Node>) -> Finding {
    let name = file.rsplit('/').next().unwrap_or(file);
    Finding::new(Code::WrongType, Place::new(file, root.span))
        .with("key", name)
        .with("expected", "a-map")
        .with("found", form(&root.value))
}

/// What is wrong with the YAML of a file, and the line as it was meant where that is sure. `numbers` is how
/// amounts are typed there.
pub fn faulty_yaml(text: &str, fault: &Fault, file: &Arc<str>, numbers: Option<NumberFormat>) -> Finding {
    let code = meant(text, fault);
    let slip = matches!(code, Code::YamlKey | Code::YamlSyntax | Code::YamlIndent | Code::YamlColon);
    if let Some((span, suggestion)) = slip.then(|| missing_space(text, fault.span)).flatten() {
        return Finding::new(Code::YamlKey, Place::new(file, span)).with("suggestion", suggestion);
    }
    let finding = Finding::new(code, Place::new(file, fault.span));
    match (code, &fault.kind) {
        (Code::YamlMark, _) => {
            let whole = bracketed(text, fault.span);
            let span = whole.map_or(fault.span, |whole| Span::of(text, range_in(text, whole)));
            let mark = text.get(span.bytes()).and_then(|typed| typed.chars().next()).unwrap_or_default();
            let finding = Finding::new(code, Place::new(file, span)).with("mark", mark);
            finding.with_some("suggestion", quoted_line(text, fault.span))
        }
        (Code::YamlQuote, _) => finding.with_some("suggestion", closed_line(text, fault.span)),
        (Code::YamlQuoteTail, _) => match line_at(text, fault.span).and_then(requoted) {
            Some(sure) => finding.with("sure", sure),
            None => {
                let mark = text.get(fault.span.bytes()).and_then(|typed| typed.chars().next());
                finding.with_some("suggestion", line_in_single_quotes(text, fault.span)).with_some("mark", mark)
            }
        },
        (Code::YamlEscape, _) => finding.with_some("suggestion", line_in_single_quotes(text, fault.span)),
        (_, FaultKind::UnclosedBracket) => finding.with_some("lost", after_hash(text, fault.span)),
        (_, FaultKind::DuplicateKey { key, first }) => finding.with("key", key).and(Place::new(file, *first)),
        (_, FaultKind::Tag(tag)) => {
            let finding = Finding::new(code, Place::new(file, tag_before(text, tag, fault.span)));
            finding.with("tag", tag).with_some("suggestion", quoted_line(text, fault.span))
        }
        (_, FaultKind::HashInText) => {
            let lost = text.get(fault.span.bytes()).unwrap_or_default();
            finding.with("lost", lost).with_some("suggestion", whole_line(text, fault.span))
        }
        (_, FaultKind::ColonInText | FaultKind::UnknownAlias) => {
            finding.with_some("suggestion", quoted_line(text, fault.span))
        }
        (_, FaultKind::SmartQuotes | FaultKind::SmartQuotesParted) => {
            finding.with_some("suggestion", text.get(fault.span.bytes()).and_then(|typed| unquoted(typed, numbers)))
        }
        _ => finding,
    }
}

/// What was meant by a line that cannot be read: a reader of YAML notices some slips only behind them.
fn meant(text: &str, fault: &Fault) -> Code {
    let code = code_of(&fault.kind);
    let value = || line_at(text, fault.span).and_then(parted).map(|(_, value)| value);
    match code {
        // An apostrophe closes the quote that an earlier one opened: 'L'avenue'.
        Code::YamlQuote if value().is_some_and(holds_apostrophe) => Code::YamlQuoteTail,
        Code::YamlIndent | Code::YamlSyntax | Code::YamlKey if bracketed(text, fault.span).is_some() => Code::YamlMark,
        code => code,
    }
}

/// The code of what a reader of YAML says.
fn code_of(kind: &FaultKind) -> Code {
    match kind {
        FaultKind::Tab => Code::YamlTab,
        FaultKind::UnclosedQuote => Code::YamlQuote,
        FaultKind::TextAfterQuotes => Code::YamlQuoteTail,
        FaultKind::Escape => Code::YamlEscape,
        FaultKind::ReservedMark => Code::YamlMark,
        FaultKind::UnclosedBracket => Code::YamlBracket,
        FaultKind::SmartQuotes => Code::SmartQuote,
        FaultKind::SmartQuotesParted => Code::SmartQuoteParted,
        FaultKind::ColonInText => Code::YamlColon,
        FaultKind::HashInText => Code::YamlHash,
        FaultKind::Indentation => Code::YamlIndent,
        FaultKind::KeyExpected | FaultKind::KeyNotText => Code::YamlKey,
        FaultKind::ControlCharacter => Code::ControlCharacter,
        FaultKind::Other => Code::YamlSyntax,
        FaultKind::DuplicateKey { .. } => Code::DuplicateKey,
        FaultKind::Tag(_) => Code::YamlTag,
        FaultKind::MergeKey => Code::YamlMerge,
        FaultKind::UnknownAlias => Code::YamlAlias,
        FaultKind::TooManyAliases | FaultKind::TooDeep | FaultKind::TooLarge => Code::YamlTooLarge,
        FaultKind::SecondDocument => Code::YamlSecondDocument,
    }
}

/// Whether a value in single quotes has one more between them.
fn holds_apostrophe(value: &str) -> bool {
    let inner = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
    inner.is_some_and(|inner| inner.contains('\''))
}

/// The value of a line that begins with a text in brackets and goes on as a text: `[Urgente] Aceras`.
fn bracketed(text: &str, span: Span) -> Option<&str> {
    let (_, value) = parted(line_at(text, span)?)?;
    let (_, rest) = value.strip_prefix('[')?.split_once(']')?;
    rest.trim_start().starts_with(char::is_alphanumeric).then_some(value)
}

/// Where a part of a text stands in it.
fn range_in(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// Where a tag stands: on its line before the value that it marks.
fn tag_before(text: &str, tag: &str, span: Span) -> Span {
    let before = &text[..(span.start as usize).min(text.len())];
    before.rfind(tag).map_or(span, |at| Span::of(text, at..at + tag.len()))
}

/// A key without the space after its colon, or an item without the one after its dash, on the line of a fault
/// or on the one before it, where readers of YAML have not noticed it yet; and the line with the space.
fn missing_space(text: &str, span: Span) -> Option<(Span, String)> {
    let last = span.line as usize;
    let mut start = 0;
    let mut found = None;
    for (number, line) in (1..=last).zip(text.split_inclusive('\n')) {
        let trimmed = line.trim();
        if let (true, Some(spaced)) = (number + 1 >= last, spaced(trimmed)) {
            let at = start + line.len() - line.trim_start().len();
            found = Some((Span::of(text, at..at + trimmed.len()), spaced));
        }
        start += line.len();
    }
    found
}

/// A line with the space that it lacks after its key's colon or its dash.
fn spaced(line: &str) -> Option<String> {
    if let Some(item) = line.strip_prefix('-') {
        let starts = item.starts_with('{') || item.split_once(": ").is_some_and(|(key, _)| is_key(key));
        if starts {
            return Some(format!("- {item}"));
        }
    }
    let (dash, pair) = line.strip_prefix("- ").map_or(("", line), |pair| ("- ", pair));
    let (key, value) = pair.split_once(':').filter(|(key, _)| is_key(key))?;
    let glued = value.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':');
    glued.then(|| format!("{dash}{key}: {value}"))
}

/// What stands between a word processor's quotes; an amount with the marks that it has here.
fn unquoted(typed: &str, numbers: Option<NumberFormat>) -> Option<String> {
    let inner = unbent(typed.trim())?;
    Some(match read_amount(inner, numbers, 2) {
        Err(AmountError::WrongMark { corrected }) if inner.contains(',') => corrected,
        _ => inner.to_owned(),
    })
}

/// The line of a fault, without the spaces around it.
fn line_at(text: &str, span: Span) -> Option<&str> {
    Some(text.lines().nth(span.line.checked_sub(1)? as usize)?.trim())
}

/// A line in what stands before its value, the key or a dash, and the value.
fn parted(line: &str) -> Option<(String, &str)> {
    match line.split_once(": ") {
        Some((key, value)) => Some((format!("{key}: "), value.trim())),
        None => Some(("- ".to_owned(), line.strip_prefix("- ")?.trim())),
    }
}

/// The line with its text in quotes: `title: Act: budget` becomes `title: "Act: budget"`.
fn quoted_line(text: &str, span: Span) -> Option<String> {
    let line = line_at(text, span)?;
    if let Some(value) = bracketed(text, span) {
        return Some(format!("{}{}", line.strip_suffix(value)?, quoted(value)));
    }
    if line.contains(['{', '[']) {
        return braces::quoted_line(line, text);
    }
    let (before, value) = parted(line)?;
    let bare = value.split_once(" #").map_or(value, |(bare, _)| bare).trim_end();
    Some(format!("{before}{}{}", quoted(bare), &value[bare.len()..]))
}

/// The line with all of its text in quotes, what follows a `#` too: `address: "Calle 5 #12"`.
fn whole_line(text: &str, span: Span) -> Option<String> {
    let (before, value) = parted(line_at(text, span)?)?;
    // What stands in quotes already loses them: the whole gets its own.
    let plain = value.replace(['"', '\''], "");
    (!value.contains(['{', '['])).then(|| format!("{before}{}", quoted(&plain)))
}

/// The line with its text in single quotes, between which double ones and backslashes are letters as others.
fn line_in_single_quotes(text: &str, span: Span) -> Option<String> {
    let (before, value) = parted(line_at(text, span)?)?;
    // What single quotes hold already, an apostrophe and all, goes between double ones.
    let held = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).filter(|inner| inner.contains('\''));
    if let Some(inner) = held {
        return Some(format!("{before}{}", quoted(inner)));
    }
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let plain = !inner.contains('\'') && !value.starts_with(['{', '[']);
    plain.then(|| format!("{before}'{inner}'"))
}

/// The line with its open quote closed: before the mark that a word processor has bent, or at its end where the next
/// line is one of another key.
fn closed_line(text: &str, span: Span) -> Option<String> {
    let line = line_at(text, span)?;
    if let Some(closed) = requoted(line) {
        return Some(closed);
    }
    let (before, value) = parted(line).filter(|(before, _)| !before.contains(['{', '[']))?;
    let inner = value.strip_prefix(['"', '\''])?;
    let has_marks = inner.contains(['"', '\'', '“', '”', '\\', '#']);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = text.lines().nth(span.line.checked_sub(1)? as usize).map_or(0, indent);
    let tells_nothing = |line: &&str| line.trim().is_empty() || line.trim().starts_with('#');
    let mut after = text.lines().skip(span.line as usize).skip_while(tells_nothing);
    let ends = after.next().is_none_or(|next| {
        let is_key = next.trim().split_once(':').is_some_and(|(key, _)| is_key(key));
        indent(next) <= own && (is_key || next.trim().starts_with("- ") || next == "---")
    });
    (ends && !has_marks && !inner.is_empty()).then(|| format!("{before}{}", quoted(inner)))
}

/// What is lost to a `#` on the line of a bracket that is not closed.
fn after_hash(text: &str, span: Span) -> Option<String> {
    let line = line_at(text, span)?;
    let lost = &line[line.find(" #")? + 1..];
    lost.contains(['}', ']']).then(|| lost.to_owned())
}

/// A text in quotes, without those that a word processor gave it.
fn quoted(value: &str) -> String {
    let value = unbent(value).unwrap_or(value);
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
