//! Where the parser stumbles, and what the person who typed the line most likely did there.

use serde_yaml::granit_parser::ErrorKind as Syntax;

use super::FaultKind;
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
    pub(super) fn meaning(&self, error: &Syntax, words: &str, span: Span) -> (FaultKind, Span) {
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
        if let Some(hash) = self.hash_before_closing(span) {
            return (FaultKind::UnclosedBracket, hash);
        }
        let trails = matches!(error, S::InvalidTrailingSingleQuotedScalar | S::InvalidTrailingDoubleQuotedScalar);
        if let Some(at) = self.quote_that_goes_on(span).filter(|_| trails || !self.brackets.is_empty()) {
            return (FaultKind::UnclosedQuote, at);
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
            _ => FaultKind::Other(words.to_owned()),
        };
        (kind, span)
    }

    /// The hash on the line of an error, or just above it, behind which the brackets of the line are closed: from it
    /// on nothing is read, as in `{name: Calle 5 #12, approved: "1"}`.
    fn hash_before_closing(&self, span: Span) -> Option<Span> {
        const LINES: usize = 2;
        let mut start = 0;
        let lines = self.text.split_inclusive('\n').take(span.line as usize).map(|line| {
            start += line.len();
            (start - line.len(), line)
        });
        let lines: Vec<(usize, &str)> = lines.collect();
        lines.into_iter().rev().take(LINES).find_map(|(start, line)| {
            let at = line.match_indices(" #").map(|(at, _)| at + 1).find(|at| {
                let (before, after) = line.split_at(*at);
                let even = |mark: char, text: &str| text.matches(mark).count().is_multiple_of(2);
                let quotes = |text: &str| even('"', text) && even('\'', text);
                !before.trim_start().starts_with('#')
                    && quotes(before)
                    && !is_closed(before)
                    && after.contains(['}', ']'])
            })?;
            Some(Span::of(self.text, start + at..start + line.trim_end().len()))
        })
    }

    /// The quote that opens a value and is not closed on its line, on the line of an error or just
    /// above it. The parser runs on to the next quote, and stumbles there.
    fn open_quote(&self, span: Span) -> Option<Span> {
        const LINES_ABOVE: u32 = 3;
        let from = span.line.saturating_sub(LINES_ABOVE + 1);
        let mut start = 0;
        let mut found = None;
        for (number, line) in (0_u32..).zip(self.text.split_inclusive('\n')).take(span.line as usize) {
            let value = line.find(": ").map_or(0, |at| at + 2);
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

    /// The quote that opens a value on the line of an error and is closed by one that was to open the next:
    /// in `{name: "Aceras, approved: "600"}` the one before `Aceras`.
    fn quote_that_goes_on(&self, span: Span) -> Option<Span> {
        let line = self.line_at(span);
        let begins = self.start_of_line(span);
        let mut at = 0;
        while let Some(found) = line[at..].find(['"', '\'']) {
            let open = at + found;
            let quote = &line[open..=open];
            let before = line[..open].trim_end();
            let opens = before.is_empty() || before.ends_with([',', '[', '{']) || before.ends_with([':', '-']);
            if !opens {
                at = open + 1;
                continue;
            }
            let close = Self::closing(line, open + 1, quote)?;
            let rest = line[close + 1..].trim_start();
            if !(rest.is_empty() || rest.starts_with([',', ']', '}', ':', '#'])) {
                return Some(Span::of(self.text, begins + open..begins + open + 1));
            }
            at = close + 1;
        }
        None
    }

    /// Where a quoted text ends, as YAML has it: `\"` within double quotes and `''` within single ones do not.
    fn closing(line: &str, from: usize, quote: &str) -> Option<usize> {
        let mut at = from;
        loop {
            let close = at + line[at..].find(quote)?;
            let slashes = line[from..close].bytes().rev().take_while(|byte| *byte == b'\\').count();
            let doubled = quote == "'" && line[close + 1..].starts_with('\'');
            if doubled {
                at = close + 2;
            } else if quote == "\"" && slashes % 2 == 1 {
                at = close + 1;
            } else {
                return Some(close);
            }
        }
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

/// Whether a line closes as many brackets and braces as it opens.
fn is_closed(line: &str) -> bool {
    let count = |marks: [char; 2]| line.matches(marks).count();
    count(['[', '{']) == count([']', '}'])
}
