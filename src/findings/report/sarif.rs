//! For code scanning: SARIF 2.1.0.
//!
//! Columns are counted in code points, and the run says so. Paths are relative to the repository's
//! root, which is what GitHub expects.

use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use super::{Style, safe, stretch};
use crate::findings::messages::{Entry, Messages};
use crate::findings::{Code, Finding, Place};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(
    findings: &[&Finding],
    messages: &Messages,
    style: Style<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, messages)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &codes, messages, style)).collect();
    let driver = json!({"name": "Cabildo", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "language": messages.lang,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    writeln!(out, "{}", safe::json(&serde_json::to_string_pretty(&log)?))
}

fn rule(code: Code, messages: &Messages) -> Value {
    let entry = messages.entry(code);
    json!({
        "id": code.id(),
        "shortDescription": {"text": general(&entry.message)},
        "fullDescription": {"text": entry.explain},
        "help": {"text": help(entry), "markdown": manual(entry, messages)},
        "defaultConfiguration": {"level": code.severity().id()},
    })
}

/// The help that holds for all findings of a rule: the sentences without facts, if there are any.
fn help(entry: &Entry) -> String {
    let plain: Vec<&str> = entry.help.iter().map(String::as_str).filter(|sentence| !sentence.contains('{')).collect();
    if plain.is_empty() { general(&entry.help.join("; ")) } else { plain.join("; ") }
}

/// The rule's page: its explanation, an example before and after, and the help.
fn manual(entry: &Entry, messages: &Messages) -> String {
    let mut page = entry.explain.clone();
    for (word, example) in [("explain-wrong", &entry.wrong), ("explain-right", &entry.right)] {
        if !example.is_empty() {
            let word = messages.word(word, &[]);
            // Writing to a string cannot fail.
            let _ = write!(page, "\n\n{word}:\n\n```\n{}\n```", example.trim_end());
        }
    }
    let _ = write!(page, "\n\n{}: {}", messages.word("report-help", &[]), help(entry));
    page
}

/// A sentence with `…` where its facts would stand.
fn general(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

fn result(finding: &Finding, codes: &[Code], messages: &Messages, style: Style<'_>) -> Value {
    let mut said = messages.message(finding);
    let help = messages.help(finding);
    if !help.is_empty() {
        said = format!("{said}\n{}: {help}", messages.word("report-help", &[]));
    }
    let mut result = json!({
        "ruleId": finding.code.id(),
        "ruleIndex": codes.binary_search(&finding.code).unwrap_or(0),
        "level": finding.severity.id(),
        "message": {"text": without_links(&said)},
        "locations": [location(&finding.place, stretch::end_column(finding), style)],
    });
    if let Some(other) = &finding.other {
        let mut related = location(other, None, style);
        related["id"] = json!(1);
        related["message"] = json!({"text": messages.word("report-see", &[])});
        result["relatedLocations"] = json!([related]);
    }
    result
}

/// A place; a whole file has no region.
fn location(place: &Place, end_column: Option<u32>, style: Style<'_>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&style.path_in_repository(&place.file))}});
    let span = place.span;
    if span.line > 0 {
        let mut region = json!({"startLine": span.line});
        if span.column > 0 {
            region["startColumn"] = json!(span.column);
        }
        if let Some(end) = end_column {
            region["endColumn"] = json!(end);
        }
        physical["region"] = region;
    }
    json!({"physicalLocation": physical})
}

/// A relative path as a relative URI: all but letters, digits, `-._~` and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

/// SARIF reads `[text](target)` in a message as a link; what stands in content makes none.
fn without_links(text: &str) -> String {
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("content/peñón/a b#c:d?.yaml"), "content/pe%C3%B1%C3%B3n/a%20b%23c%3Ad%3F.yaml");
    }

    #[test]
    fn content_makes_no_link_in_a_message() {
        assert_eq!(without_links("`[x](javascript:1)`"), "`\\[x\\](javascript:1)`");
        assert_eq!(without_links("a [b] c"), "a [b] c");
    }

    #[test]
    fn a_rule_is_told_without_facts() {
        assert_eq!(general("`{value}` no es un valor de `{key}`"), "`…` no es un valor de `…`");
    }
}
