//! Where the parser stumbles, and what the person who typed the line most likely did there.

use serde_yaml::granit_parser::ErrorKind as Syntax;

use super::FaultKind;
use super::quotes::{closing, opens_value, requoted};
use crate::text::clean::steers;
use crate::text::place::Span;

/// A place at which the parser could not go on.
pub(super) struct Stumble<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The brackets and braces that are open there.
    pub(super) brackets: &'a [Span],
}

impl<'a> Stumble<'a> {
    /// What the parser's error most likely means to the person who typed the line, and where.
    pub(super) fn meaning(&self, error: &Syntax, span: Span) -> (FaultKind, Span) {
        use Syntax as S;
        let line = self.line_at(span);
        if let Some(tab) = self.tab_in_indent(span) {
            return (FaultKind::Tab, tab);
        }
        if let S::UnexpectedCharacter { character } = error
            && steers(*character)
        {
            return (FaultKind::ControlCharacter, span);
        }
        if let Some(mark) = self.reserved_mark(error, span) {
            return (FaultKind::ReservedMark, mark);
        }
        if is_escape(error) {
            return (FaultKind::Escape, self.backslash(span));
        }
        if let Some(quote) = self.quote_of_line_above(span) {
            return (FaultKind::UnclosedQuote, quote);
        }
        let trails = matches!(error, S::InvalidTrailingSingleQuotedScalar | S::InvalidTrailingDoubleQuotedScalar);
        if let Some(at) = self.quote_that_goes_on(span).filter(|_| trails || !self.brackets.is_empty()) {
            let (line, quote) = (self.line_at(at), self.char_at(at));
            let is_whole = line.matches(quote).count().is_multiple_of(2) && self.brackets.is_empty();
            let is_closed = || requoted(line).is_some() && !line.contains(['“', '”', '‘', '’']);
            let goes_on = is_whole || is_apostrophe(line, quote) && self.brackets.is_empty() || is_closed();
            return (if goes_on { FaultKind::TextAfterQuotes } else { FaultKind::UnclosedQuote }, at);
        }
        if let (S::BlockEntryInFlowCollection, Some(bracket)) = (error, self.open_bracket(span)) {
            return (FaultKind::UnclosedBracket, bracket);
        }
        if let Some(bracket) = self.brackets.last()
            && !matches!(error, S::UnclosedQuotedScalar | S::RecursionLimitExceeded)
        {
            // A bracket that is closed on its line is whole; what is wrong then is a colon in it.
            let whole = bracket.line == span.line && is_closed(line);
            return if whole { (FaultKind::ColonInText, span) } else { (FaultKind::UnclosedBracket, *bracket) };
        }
        if let Some(quote) = self.open_quote(span) {
            return (FaultKind::UnclosedQuote, quote);
        }
        let kind = match error {
            S::TabAtBlockScalarStart
            | S::TabInBlockIndentation
            | S::TabInIndentation
            | S::TabInPlainScalar
            | S::TabNotAllowed => FaultKind::Tab,
            S::UnclosedQuotedScalar | S::DocumentIndicatorInQuotedScalar => FaultKind::UnclosedQuote,
            S::UnclosedFlowCollection { .. }
            | S::MismatchedFlowCollectionEnd { .. }
            | S::MisplacedFlowCollectionEnd
            | S::ExpectedFlowMappingSeparator
            | S::ExpectedFlowSequenceSeparator => FaultKind::UnclosedBracket,
            S::MappingValueNotAllowed | S::InvalidColonPlacement if line.matches(": ").count() > 1 => {
                FaultKind::ColonInText
            }
            S::RecursionLimitExceeded => FaultKind::TooDeep,
            S::UnknownAnchor => FaultKind::UnknownAlias,
            S::InvalidIndentation
            | S::MappingKeyNotAllowed
            | S::BlockSequenceEntryNotAllowed
            | S::ExpectedBlockMappingKey
            | S::ExpectedBlockSequenceEntry => FaultKind::Indentation,
            S::SimpleKeyExpected | S::InvalidSimpleKey | S::MappingValueNotAllowed => FaultKind::KeyExpected,
            _ => FaultKind::Other,
        };
        (kind, span)
    }

    /// The mark that YAML keeps for itself with which the value on the line of an error begins.
    fn reserved_mark(&self, error: &Syntax, span: Span) -> Option<Span> {
        use Syntax as S;
        let line = self.line_at(span);
        let from = self.start_of_line(span);
        let at = from + value_of(line);
        let mark = self.text.get(at..)?.chars().next()?;
        if self.brackets.is_empty() && goes_on_after_bracket(&self.text[at..from + line.len()]) {
            return Some(Span::of(self.text, at..at + 1));
        }
        let here = match error {
            S::UnexpectedCharacter { character } => matches!(character, '@' | '`' | '%').then_some(span.start as usize),
            S::MissingAnchorOrAliasName => matches!(mark, '&' | '*').then_some(at),
            S::InvalidBlockScalarHeader | S::ZeroBlockScalarIndent | S::CommentNotSeparated => {
                matches!(mark, '|' | '>').then_some(at)
            }
            S::BlockSequenceEntryNotAllowed => (mark == '-').then_some(at),
            S::MappingKeyNotAllowed => (mark == '?').then_some(at),
            _ => None,
        };
        // A list or a key at the wrong depth begins its line; a mark that is meant as text follows a key.
        let follows = |at: &usize| {
            let before = self.text[from..*at].trim_end();
            before.ends_with([':', '-', ',', '[', '{']) || before.is_empty() && matches!(mark, '@' | '`')
        };
        here.filter(|at| *at >= from).filter(follows).map(|at| Span::of(self.text, at..at + 1))
    }

    /// The backslash on the line of an error to which YAML gives no meaning.
    fn backslash(&self, span: Span) -> Span {
        let from = self.start_of_line(span);
        let line = self.line_at(span);
        let mut at = 0;
        while let Some(found) = line[at..].find('\\') {
            let here = at + found;
            if !is_meant(&line[here + 1..]) {
                return Span::of(self.text, from + here..from + here + 1);
            }
            at = here + 2;
        }
        span
    }

    /// The bracket or brace that is not closed on its line, on the line of an error or one of those above it.
    fn open_bracket(&self, span: Span) -> Option<Span> {
        const LINES_ABOVE: usize = 3;
        let upto = self.start_of_line(span) + self.line_at(span).len();
        let lines: Vec<&str> = self.text.get(..upto)?.split_inclusive('\n').collect();
        let mut end = upto;
        for line in lines.iter().rev().take(LINES_ABOVE + 1) {
            let start = end - line.len();
            if !is_closed(line) {
                let at = start + line.find(['[', '{'])?;
                return Some(Span::of(self.text, at..at + 1));
            }
            end = start;
        }
        None
    }

    fn char_at(&self, span: Span) -> &'a str {
        self.text.get(span.bytes()).unwrap_or("\"")
    }

    /// The quote that opens a value on the line of an error, or on one of those above it, and is not closed there.
    fn open_quote(&self, span: Span) -> Option<Span> {
        const LINES_ABOVE: u32 = 3;
        let from = span.line.saturating_sub(LINES_ABOVE + 1);
        let mut start = 0;
        let mut found = None;
        for (number, line) in (0_u32..).zip(self.text.split_inclusive('\n')).take(span.line as usize) {
            let value = value_of(line).max(line.find(": ").map_or(0, |at| at + 2));
            let typed = line[value..].trim();
            let at = start + value + (line[value..].len() - line[value..].trim_start().len());
            let quote = typed.chars().next().filter(|c| matches!(c, '"' | '\''));
            if number >= from && quote.is_some_and(|quote| typed.matches(quote).count() == 1) {
                found = found.or(Some(Span::of(self.text, at..at + 1)));
            }
            start += line.len();
        }
        found
    }

    /// The quote that opens a value on a line above that of an error, however far, and is closed by the first of its
    /// kind on this one: the parser runs on to the next quote, and stumbles there.
    fn quote_of_line_above(&self, span: Span) -> Option<Span> {
        let begins = self.start_of_line(span);
        let line = self.line_at(span);
        ['"', '\''].into_iter().filter(|quote| line.contains(*quote)).find_map(|quote| {
            let at = self.text[..begins].rfind(quote)?;
            let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = &self.text[start..at];
            let is_remark = before.trim_start().starts_with('#') || before.contains(" #");
            (opens_value(before, before.contains(['[', '{'])) && !is_remark).then(|| Span::of(self.text, at..at + 1))
        })
    }

    /// The quote that opens a value on the line of an error and is closed by one that was to open the next:
    /// in `{name: "Aceras, approved: "600"}` the one before `Aceras`.
    fn quote_that_goes_on(&self, span: Span) -> Option<Span> {
        let line = self.line_at(span);
        let begins = self.start_of_line(span);
        let mut at = 0;
        while let Some(found) = line[at..].find(['"', '\'']) {
            let open = at + found;
            let quote = if line[open..].starts_with('"') { '"' } else { '\'' };
            let before = line[..open].trim_end();
            let opens = before.is_empty() || before.ends_with([',', '[', '{']) || before.ends_with([':', '-']);
            if !opens {
                at = open + 1;
                continue;
            }
            let close = closing(line, open + 1, quote)?;
            let rest = line[close + 1..].trim_start();
            if !(rest.is_empty() || rest.starts_with([',', ']', '}', ':', '#'])) {
                return Some(Span::of(self.text, begins + open..begins + open + 1));
            }
            at = close + 1;
        }
        None
    }

    fn line_at(&self, span: Span) -> &'a str {
        self.text[self.start_of_line(span)..].lines().next().unwrap_or("")
    }

    fn start_of_line(&self, span: Span) -> usize {
        let at = (span.start as usize).min(self.text.len());
        self.text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1)
    }

    /// A tab among the spaces at the beginning of the line of an error, or of the line before it.
    fn tab_in_indent(&self, span: Span) -> Option<Span> {
        let (from, to) = (span.line.saturating_sub(2), span.line);
        let mut start = 0;
        for (number, line) in (0_u32..).zip(self.text.split_inclusive('\n')) {
            if (from..to).contains(&number) {
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                if let Some(tab) = line[..indent].find('\t') {
                    return Some(Span::of(self.text, start + tab..start + tab + 1));
                }
            }
            start += line.len();
        }
        None
    }
}

/// Whether single quotes hold a whole value with an apostrophe in it: `'L'avenue'`.
fn is_apostrophe(line: &str, quote: &str) -> bool {
    let value = line[value_of(line)..].trim();
    let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).filter(|_| quote == "'");
    inner.and_then(|inner| inner.split_once('\'')).is_some_and(|(_, rest)| rest.starts_with(char::is_alphabetic))
}

/// Where the value of a line begins: after dashes, and after the key where there is one.
fn value_of(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    let key = rest.find(": ").filter(|at| rest[..*at].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
    let value = key.map_or(rest, |at| rest[at + 2..].trim_start());
    line.len() - value.len()
}

/// Whether a value begins with brackets or braces and goes on after them: `[Urgente] Aceras`.
fn goes_on_after_bracket(value: &str) -> bool {
    let close = match value.chars().next() {
        Some('[') => ']',
        Some('{') => '}',
        _ => return false,
    };
    let rest = value.find(close).map(|at| value[at + 1..].trim_start());
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) && is_closed(value)
}

/// Whether YAML gives what follows a backslash a meaning.
fn is_meant(rest: &str) -> bool {
    let digits = match rest.chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(next) => return "0abtnvfre \"/\\N_LP".contains(next),
        None => return true,
    };
    rest.bytes().skip(1).take(digits).filter(u8::is_ascii_hexdigit).count() == digits
}

/// Whether an error is about a backslash in double quotes.
fn is_escape(error: &Syntax) -> bool {
    use Syntax as S;
    matches!(
        error,
        S::UnknownQuotedScalarEscape
            | S::InvalidQuotedScalarHexEscape
            | S::InvalidLowSurrogateHexEscape
            | S::InvalidLowSurrogate
            | S::MissingLowSurrogate
            | S::UnpairedLowSurrogate
            | S::InvalidUnicodeEscape
    )
}

/// Whether a line closes as many brackets and braces as it opens.
fn is_closed(line: &str) -> bool {
    let count = |marks: [char; 2]| line.matches(marks).count();
    count(['[', '{']) == count([']', '}'])
}
