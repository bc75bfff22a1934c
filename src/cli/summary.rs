//! What a build changed, for whoever reads the CI: a summary in Markdown, and a few words for scripts.

use std::fmt::Write;

use super::{build, code_of};
use crate::findings::Severity;
use crate::findings::messages::Messages;
use crate::model::summary::Summary;
use crate::pipeline::{Changed, Outcome};

/// How many pages of a kind of change are listed.
const LISTED: usize = 30;

/// Whether what stands is fit to be published: every portal is new, or has its last good version.
pub fn is_fit(outcome: &Outcome) -> bool {
    code_of(outcome) <= super::exit::CONTENT && outcome.missing.is_empty()
}

/// `key=value` lines: `deploy`, `portals`, `pages`, `errors`, `warnings`.
pub fn outputs(outcome: &Outcome) -> String {
    let count = |severity| outcome.findings.count(severity).to_string();
    let lines = [
        ("deploy", is_fit(outcome).to_string()),
        ("portals", (outcome.built + outcome.unchanged).to_string()),
        ("built", outcome.built.to_string()),
        ("pages", outcome.pages.to_string()),
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
    ];
    lines.iter().map(|(key, value)| format!("{key}={value}\n")).collect()
}

/// The summary.
pub fn markdown(outcome: &Outcome, messages: &Messages) -> String {
    let say = |key: &str| messages.word(key, &[]);
    let mut out = format!("# {}\n\n{}\n", say("summary-title"), build::counted("built", outcome, messages));
    for (key, ids) in [("portal-kept", &outcome.kept), ("portal-missing", &outcome.missing)] {
        for id in ids {
            let _ = writeln!(out, "\n> {}", messages.word(key, &[("name", id.clone())]));
        }
    }
    if outcome.changed.iter().all(|changed| changed.changes.is_empty()) {
        let _ = writeln!(out, "\n{}", say("summary-nothing"));
    }
    for changed in outcome.changed.iter().filter(|changed| !changed.changes.is_empty()) {
        let _ = writeln!(out, "\n## {}\n", changed.id);
        moved(changed, messages, &mut out);
        let changes = &changed.changes;
        let kinds = [
            ("summary-added", &changes.added),
            ("summary-changed", &changes.changed),
            ("summary-removed", &changes.removed),
        ];
        for (key, files) in kinds {
            pages(&messages.word(key, &[]), files, messages, &mut out);
        }
    }
    out
}

/// The pages of a kind of change, and how many other files.
fn pages(title: &str, files: &[String], messages: &Messages, out: &mut String) {
    let pages: Vec<&String> = files.iter().filter(|file| file.ends_with(".html")).collect();
    if files.is_empty() {
        return;
    }
    let facts = [("pages", pages.len().to_string()), ("files", (files.len() - pages.len()).to_string())];
    let _ = writeln!(out, "<details><summary>{title}: {}</summary>\n", messages.word("summary-count", &facts));
    for page in pages.iter().take(LISTED) {
        let _ = writeln!(out, "- `/{}`", page.trim_end_matches("index.html").replace('`', ""));
    }
    if pages.len() > LISTED {
        let _ = writeln!(out, "- {}", messages.word("summary-more", &[("count", (pages.len() - LISTED).to_string())]));
    }
    out.push_str("\n</details>\n\n");
}

/// The figures of a portal that moved.
fn moved(changed: &Changed, messages: &Messages, out: &mut String) {
    let Some(before) = &changed.before else {
        let _ = writeln!(out, "{}\n", messages.word("summary-new", &[]));
        return;
    };
    let rows: Vec<(String, String, String)> = figures(before, messages)
        .into_iter()
        .zip(figures(&changed.after, messages))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((_, before), (name, after))| (name, before, after))
        .collect();
    if rows.is_empty() {
        return;
    }
    let head = ["summary-figure", "summary-before", "summary-after"].map(|key| messages.word(key, &[]));
    let _ = writeln!(out, "| {} |\n|---|---:|---:|", head.join(" | "));
    for (name, before, after) in rows {
        let _ = writeln!(out, "| {name} | {before} | {after} |");
    }
    out.push('\n');
}

fn figures(summary: &Summary, messages: &Messages) -> Vec<(String, String)> {
    let budget =
        summary.budget.as_ref().map_or_else(|| "—".to_owned(), |(year, planned)| format!("{planned} ({year})"));
    let named = |key: &str, value: String| (messages.word(key, &[]), value);
    vec![
        named("summary-budget", budget),
        named("summary-meetings", summary.meetings.to_string()),
        named("summary-decisions", summary.decisions.to_string()),
        named("summary-proposals", summary.proposals.to_string()),
        named("summary-pages", summary.pages.len().to_string()),
    ]
}
