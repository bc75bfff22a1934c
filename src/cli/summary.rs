//! What a build changed, for whoever reads the CI: a summary in Markdown, and a few words for scripts.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write;

use rust_decimal::Decimal;

use super::{build, code_of};
use crate::findings::Severity;
use crate::findings::messages::Messages;
use crate::model::summary::{Summary, YearFigures};
use crate::pipeline::{Changed, Moves, Outcome};
use crate::publish::Changes;

/// How many pages of a kind of change are listed.
const LISTED: usize = 30;

/// How many figures are listed of all portals together: a page of a CI service holds no more than so much.
const FIGURES: usize = 1000;

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
    let fates =
        [("portal-kept", &outcome.kept), ("portal-missing", &outcome.missing), ("portal-foreign", &outcome.foreign)];
    for (key, ids) in fates {
        for id in ids {
            let _ = writeln!(out, "\n> {}", messages.word(key, &[("name", id.clone())]));
        }
    }
    // Beside the portals every build writes sums and catalogues: only pages are told there.
    let Changes { added, changed, removed, .. } = &outcome.site;
    let known = changed.iter().chain(removed).map(String::as_str);
    let has_pages = added.open().iter().chain(known).any(|file| file.ends_with(".html"));
    if !has_pages && outcome.left.is_empty() && outcome.changed.iter().all(|changed| changed.changes.is_empty()) {
        let _ = writeln!(out, "\n{}", say("summary-nothing"));
    }
    for left in &outcome.left {
        let _ = writeln!(out, "\n## {}\n\n{}\n", left.folder.as_deref().unwrap_or("/"), say("summary-left"));
        pages(&say("summary-removed"), left.files.iter().map(String::as_str), messages, &mut out);
    }
    let mut room = FIGURES;
    for changed in outcome.changed.iter().filter(|changed| !changed.changes.is_empty()) {
        let _ = writeln!(out, "\n## {}\n", changed.id);
        sums_moved(changed, messages, &mut out);
        figures(&changed.moves, &mut room, messages, &mut out);
        kinds(&changed.changes, messages, &mut out);
    }
    if has_pages {
        let _ = writeln!(out, "\n## {}\n", say("summary-site"));
        figures(&outcome.site_moves, &mut room, messages, &mut out);
        kinds(&outcome.site, messages, &mut out);
    }
    out
}

/// The pages of each kind of change.
fn kinds(changes: &Changes, messages: &Messages, out: &mut String) {
    let Changes { added, changed, removed, .. } = changes;
    pages(&messages.word("summary-added", &[]), added.open().iter(), messages, out);
    for (key, files) in [("summary-changed", changed), ("summary-removed", removed)] {
        pages(&messages.word(key, &[]), files.iter().map(String::as_str), messages, out);
    }
}

/// The pages of a kind of change, and how many other files.
fn pages<'f>(title: &str, files: impl Iterator<Item = &'f str> + Clone, messages: &Messages, out: &mut String) {
    let count = files.clone().count();
    let pages: Vec<&str> = files.filter(|file| file.ends_with(".html")).collect();
    if count == 0 {
        return;
    }
    let facts = [("pages", pages.len().to_string()), ("files", (count - pages.len()).to_string())];
    let _ = writeln!(out, "<details><summary>{title}: {}</summary>\n", messages.word("summary-count", &facts));
    for page in pages.iter().take(LISTED) {
        let _ = writeln!(out, "- {}", address(page));
    }
    if pages.len() > LISTED {
        let _ = writeln!(out, "- {}", messages.word("summary-more", &[("count", (pages.len() - LISTED).to_string())]));
    }
    out.push_str("\n</details>\n\n");
}

/// A page's address.
fn address(page: &str) -> String {
    format!("`/{}`", page.trim_end_matches("index.html").replace('`', ""))
}

/// The figures that moved on pages, each with the first of them, as far as there is room for them.
fn figures(moves: &Moves, room: &mut usize, messages: &Messages, out: &mut String) {
    let listed = &moves.shown[..moves.shown.len().min(*room)];
    *room -= listed.len();
    let more = |count: usize| messages.word("summary-more", &[("count", count.to_string())]);
    if !listed.is_empty() {
        let head = ["summary-figure", "summary-before", "summary-after", "summary-page"];
        let head = head.map(|key| messages.word(key, &[]));
        let _ = writeln!(out, "| {} |\n|---|---:|---:|---|", head.join(" | "));
    }
    for shown in listed {
        let [name, before, after] =
            [&shown.figure.name, &shown.figure.before, &shown.figure.after].map(|text| cell(text));
        let others = if shown.others == 0 { String::new() } else { format!(" {}", more(shown.others)) };
        let page = address(&shown.page).replace('|', "");
        let _ = writeln!(out, "| {name} | {before} | {after} | {page}{others} |");
    }
    let left = moves.shown.len() - listed.len() + moves.more;
    if left > 0 {
        let _ = writeln!(out, "\n{}", more(left));
    }
    if !moves.shown.is_empty() {
        out.push('\n');
    }
}

/// A text in a table of Markdown, where it means what it says.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '@' => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}

/// The sums and counts of a portal that moved.
fn sums_moved(changed: &Changed, messages: &Messages, out: &mut String) {
    let Some((before, after)) = changed.before.as_ref().zip(changed.after.as_ref()) else {
        let _ = writeln!(out, "{}\n", messages.word("summary-new", &[]));
        return;
    };
    let counted = counts(before, messages).into_iter().zip(counts(after, messages));
    let counted = counted.map(|((name, before), (_, after))| (name, before, after));
    let rows = money(before, after, messages).into_iter().chain(counted);
    let rows: Vec<(String, String, String)> = rows.filter(|(_, before, after)| before != after).collect();
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

/// The sums of each year's budget, before and now.
fn money(before: &Summary, after: &Summary, messages: &Messages) -> Vec<(String, String, String)> {
    let all = || before.years.iter().chain(&after.years);
    let years: BTreeSet<Reverse<i16>> = all().map(|figures| Reverse(figures.year)).collect();
    let mut rows = Vec::new();
    for Reverse(year) in years {
        let figures = |summary: &Summary| {
            sums(summary.years.iter().find(|figures| figures.year == year))
                .map(|sum| sum.map_or_else(|| "—".to_owned(), |sum| sum.to_string()))
        };
        let names = ["summary-budget", "summary-done", "summary-income", "summary-collected"];
        let moves = figures(before).into_iter().zip(figures(after));
        rows.extend(
            names
                .iter()
                .zip(moves)
                .map(|(name, (before, after))| (format!("{} {year}", messages.word(name, &[])), before, after)),
        );
    }
    rows
}

/// What a year plans to spend, has spent, expects and has taken in.
fn sums(figures: Option<&YearFigures>) -> [Option<Decimal>; 4] {
    figures.map_or([None; 4], |figures| [figures.planned, figures.done, figures.income, figures.collected])
}

/// How much there is of each kind.
fn counts(summary: &Summary, messages: &Messages) -> Vec<(String, String)> {
    let named = |key: &str, value: usize| (messages.word(key, &[]), value.to_string());
    vec![
        named("summary-meetings", summary.meetings),
        named("summary-decisions", summary.decisions),
        named("summary-proposals", summary.proposals),
        named("summary-pages", summary.pages.len()),
    ]
}
