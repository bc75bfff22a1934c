//! A template's fault, told where its author finds it: file, line and column.

use tera::{Error, ErrorKind, ReportError};

use super::engine::Templates;
use crate::findings::{Code, Finding, Place};
use crate::text::place::Span;

/// What the engine says, at the place that it names; at `place` where it names none.
pub fn finding(place: &Place, error: &Error, templates: &Templates) -> Finding {
    match report(error) {
        Some(report) => {
            let file: std::sync::Arc<str> = file(report.filename()).into();
            let text = templates.text(report.filename()).unwrap_or_default();
            let span = Span::of(text, report.span().range.clone());
            let finding = Finding::new(Code::TemplateFault, Place::new(&file, span));
            let quote = text.lines().nth(span.line.saturating_sub(1) as usize).map(str::to_owned);
            Finding { quote, ..finding.with("detail", one_line(report.message())) }
        }
        None => unplaced(place, error, templates),
    }
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
    let quote = text.lines().nth((span.line as usize).wrapping_sub(1)).map(str::to_owned);
    let finding = Finding::new(Code::TemplateFault, Place::new(&file(name).into(), span));
    Finding { quote, ..finding.with("detail", one_line(&error.to_string())) }
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
