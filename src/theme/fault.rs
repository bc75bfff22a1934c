//! A template's fault, told where its author finds it: file, line and column.

use tera::{Error, ErrorKind, ReportError};

use super::engine::Templates;
use crate::findings::{Code, Finding, Place};
use crate::text::place::Span;

/// What the engine says, each fault at the place that it names; at `place` where it names none.
pub fn findings(place: &Place, error: &Error, templates: &Templates) -> Vec<Finding> {
    if let Some(report) = report(error) {
        let text = templates.text(report.filename()).unwrap_or_default();
        let span = Span::of(text, report.span().range.clone());
        return vec![placed(report.filename(), span, report.message(), templates)];
    }
    let listed = listed(error, templates);
    if listed.is_empty() { vec![unplaced(place, error, templates)] } else { listed }
}

/// The first of them.
pub fn first(place: &Place, error: &Error, templates: &Templates) -> Finding {
    let first = findings(place, error, templates).into_iter().next();
    first.unwrap_or_else(|| unplaced(place, error, templates))
}

/// A fault at a place in a template, with its line.
fn placed(name: &str, span: Span, message: &str, templates: &Templates) -> Finding {
    let line = (span.line as usize).checked_sub(1);
    let text = templates.text(name).unwrap_or_default();
    let quote = line.and_then(|line| text.lines().nth(line)).map(str::to_owned);
    let finding = Finding::new(Code::TemplateFault, Place::new(&file(name).into(), span));
    Finding { quote, ..finding.with("detail", one_line(message)) }
}

/// What templates ask for that does not exist comes as one text of many reports, each with its words in one
/// line and its place (`--> template:line:column`) in the next.
fn listed(error: &Error, templates: &Templates) -> Vec<Finding> {
    let ErrorKind::Msg(text) = error.kind() else { return Vec::new() };
    let lines: Vec<&str> = text.lines().collect();
    let reports = lines.windows(2).filter_map(|pair| {
        let message = pair[0].strip_prefix("error: ")?;
        let mut place = pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let (column, line, name) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?, place.next()?);
        Some(placed(name, at(templates.text(name).unwrap_or_default(), line, column), message, templates))
    });
    reports.collect()
}

/// The place of a line and a column of characters, both from 1.
fn at(text: &str, line: usize, column: usize) -> Span {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(before..).unwrap_or_default();
    let start = before + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    Span::of(text, start..start)
}

/// A fault of which the engine names templates and no place: it stands where one names the other.
fn unplaced(place: &Place, error: &Error, templates: &Templates) -> Finding {
    let (name, named) = match error.kind() {
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => (tpl, chain.get(1).unwrap_or(tpl)),
        ErrorKind::MissingParent { current, parent } => (current, parent),
        _ => return Finding::new(Code::TemplateFault, place.clone()).with("detail", one_line(&told(error))),
    };
    let text = templates.text(name).unwrap_or_default();
    // A template may be named with its theme before it or without.
    let short = named.split_once('/').map_or(named.as_str(), |(_, rest)| rest);
    let written = [named.as_str(), short].into_iter().find_map(|name| quoted(text, name));
    let span = written.map_or_else(Span::default, |range| Span::of(text, range));
    placed(name, span, &error.to_string(), templates)
}

/// Where a text stands between quotation marks.
fn quoted(text: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let at = ['"', '\''].into_iter().find_map(|mark| text.find(&format!("{mark}{name}{mark}")))?;
    Some(at..at + name.len() + 2)
}

/// The engine's report of a place, wherever among the causes it stands.
fn report(error: &Error) -> Option<&ReportError> {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        return Some(report);
    }
    report(std::error::Error::source(error)?.downcast_ref::<Error>()?)
}

/// The file of a template, which the engine knows as `<theme>/pages/home.html`.
fn file(name: &str) -> String {
    match name.split_once('/') {
        Some((theme, rest)) if rest.starts_with("components/") => format!("themes/{theme}/{rest}"),
        Some((theme, rest)) => format!("themes/{theme}/templates/{rest}"),
        None => format!("themes/{name}"),
    }
}

/// All that is said of an error and its causes.
fn told(error: &Error) -> String {
    let mut detail = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        detail = format!("{detail}: {inner}");
        source = inner.source();
    }
    detail
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
