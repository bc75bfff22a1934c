//! What stands on a page only while it is being written: whether it would be published, and what is
//! wrong with its file, with a way to open it there.

use std::collections::HashMap;
use std::fmt::Write;

use super::Served;
use super::place::{Places, words};
use crate::findings::messages::Messages;
use crate::findings::{Finding, Findings, Severity};
use crate::pipeline::preview::Shot;
use crate::source::World;
use crate::text::encoding::decoded;
use crate::text::html::{escape_attribute, escape_text};

/// The script of previewed pages.
pub const SCRIPT: &str = include_str!("preview.js");
/// Their style.
pub const STYLE: &str = include_str!("preview.css");

/// How many findings a page lists.
const MOST: usize = 40;

/// The page at a path with its panel, and a mark at each place that a finding is about.
pub fn with_panel(shot: &Shot, path: &str, served: &Served) -> Vec<u8> {
    let html = String::from_utf8_lossy(&shot.html);
    let told = told(shot, &html, path, served);
    let panel = panel(shot, &told, served);
    let html = with_marks(&html, &told, served.messages);
    let head =
        "<link rel=\"stylesheet\" href=\"/.cabildo/preview.css\"><script defer src=\"/.cabildo/preview.js\"></script>";
    let html = html.replacen("</head>", &format!("{head}</head>"), 1);
    let Some(body) = html.find("<body").and_then(|at| html[at..].find('>').map(|end| at + end + 1)) else {
        return (panel + &html).into_bytes();
    };
    format!("{}{panel}{}", &html[..body], &html[body..]).into_bytes()
}

/// A finding as a page tells it.
struct Told<'f> {
    finding: &'f Finding,
    /// Whether it is about the page's own record, or stands on the page.
    own: bool,
    /// Where it stands on the page.
    at: Option<usize>,
}

/// What is told on a page: what it is about first.
fn told<'f>(shot: &'f Shot, html: &str, path: &str, served: &Served) -> Vec<Told<'f>> {
    let places = (!shot.lost).then(|| Places::of(html));
    let mut texts: HashMap<&str, String> = HashMap::new();
    let mut one = |(number, finding): (usize, &'f Finding)| {
        let own = number < shot.own;
        let file = &*finding.place.file;
        // A year's findings stand on the pages below it, too: its rows are there.
        let is_near = own || stem(file).is_some_and(|stem| path.split('/').any(|part| part == stem));
        let at = places.as_ref().filter(|_| is_near && number < MOST).and_then(|places| {
            let read = || decoded(&served.content.read(file).unwrap_or_default());
            places.find(&words(finding, texts.entry(file).or_insert_with(read)), own)
        });
        Told { finding, own: own || at.is_some(), at }
    };
    let mut all: Vec<Told> = shot.findings.iter().enumerate().map(&mut one).collect();
    all.sort_by_key(|told| !told.own);
    all
}

/// The first word of a file's name: `2026` of `budgets/2026-gastos.csv`.
fn stem(file: &str) -> Option<&str> {
    let name = file.rsplit('/').next()?;
    let stem = name.split('.').next()?;
    let is_table = !name.ends_with(".md") && !name.ends_with(".yaml");
    if is_table { stem.split('-').next() } else { Some(stem) }
}

/// The page with its marks, each of which opens the file of its finding.
fn with_marks(html: &str, told: &[Told], messages: &Messages) -> String {
    let marked = told.iter().enumerate().filter_map(|(number, told)| Some((told.at?, number, told.finding)));
    let mut marked: Vec<(usize, usize, &Finding)> = marked.collect();
    marked.sort_by_key(|(at, number, _)| (*at, *number));
    let mut out = String::with_capacity(html.len() + 400 * marked.len());
    let mut done = 0;
    for (at, number, finding) in marked {
        out.push_str(&html[done..at]);
        done = at;
        let id = finding.severity.id();
        let severity = messages.word(&format!("severity-{id}"), &[]);
        let line = finding.place.span.line.to_string();
        let short = messages.word("serve-here", &[("severity", severity), ("line", line)]);
        let _ = write!(
            out,
            " <button class=\"cabildo-here cabildo-{id}\" id=\"cabildo-here-{number}\" form=\"cabildo-open-{number}\" title=\""
        );
        escape_attribute(&mut out, &format!("{}; {}", messages.message(finding), opening(finding, messages)));
        out.push_str("\">");
        escape_text(&mut out, &short);
        out.push_str("</button>");
    }
    out.push_str(&html[done..]);
    out
}

/// What a button that opens a finding's file says.
fn opening(finding: &Finding, messages: &Messages) -> String {
    let (file, line) = (&finding.place.file, finding.place.span.line);
    let word = if line == 0 { "serve-open-whole" } else { "serve-open" };
    messages.word(word, &[("file", file.to_string()), ("line", line.to_string())])
}

/// A page for when there is none: what is wrong, and nothing else.
pub fn bare(findings: &Findings, served: &Served) -> String {
    let mut findings: Vec<Finding> = findings.iter().cloned().collect();
    findings.sort_by_key(|finding| finding.severity);
    let shot = Shot { html: Vec::new(), hidden: false, stale: false, lost: true, own: 0, findings };
    let told = told(&shot, "", "", served);
    let lang = served.messages.lang;
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>Cabildo</title>\
         <link rel=\"stylesheet\" href=\"/.cabildo/preview.css\"><script defer src=\"/.cabildo/preview.js\"></script>\
         </head><body>{}<p>{}</p></body></html>",
        panel(&shot, &told, served),
        served.messages.word("serve-no-page", &[]),
    )
}

fn panel(shot: &Shot, told: &[Told], served: &Served) -> String {
    let say = |key: &str| served.messages.word(key, &[]);
    let looks = *served.looks.borrow();
    let mut out = format!("<aside class=\"cabildo-preview\" lang=\"{}\" data-looks=\"{looks}\">", served.messages.lang);
    for (shown, key) in [(shot.hidden, "serve-hidden"), (shot.stale, "serve-stale")] {
        if shown {
            let _ = write!(out, "<p class=\"cabildo-mark\"><strong>{}</strong></p>", say(key));
        }
    }
    let own = told.iter().filter(|told| told.own).count();
    // What is about other pages is counted, and opened by who wants it: the page is what one came for.
    for (range, open, key) in [(0..own, true, "serve-own"), (own..told.len(), false, "serve-others")] {
        if !range.is_empty() {
            list(&told[range.clone()], range.start, open, &say(key), served, &mut out);
        }
    }
    out.push_str("</aside>");
    out
}

/// A list of findings, the first of which is told as this number.
fn list(told: &[Told], first: usize, open: bool, title: &str, served: &Served, out: &mut String) {
    let messages = served.messages;
    let errors = told.iter().filter(|told| told.finding.severity == Severity::Error).count();
    let (open, class) = (if open { " open" } else { "" }, if errors > 0 { " class=\"cabildo-error\"" } else { "" });
    let _ = write!(out, "<details{open}><summary{class}>{title} ({}", told.len());
    if errors > 0 {
        let _ = write!(out, "; {}", messages.word("serve-errors", &[("count", errors.to_string())]));
    }
    out.push_str(")</summary><ul>");
    for (number, told) in (first..).zip(told.iter().take(MOST)) {
        item(told, number, served, out);
    }
    out.push_str("</ul>");
    if told.len() > MOST {
        let more = messages.word("report-more", &[("count", (told.len() - MOST).to_string())]);
        let _ = write!(out, "<p>{more}</p>");
    }
    out.push_str("</details>");
}

fn item(told: &Told, number: usize, served: &Served, out: &mut String) {
    let (finding, messages) = (told.finding, served.messages);
    let severity = messages.word(&format!("severity-{}", finding.severity.id()), &[]);
    let _ = write!(out, "<li class=\"cabildo-{}\"><strong>{severity}</strong> ", finding.severity.id());
    escape_text(out, &messages.message(finding));
    if let Some(quote) = finding.quote.as_deref().filter(|quote| quote.len() < 400) {
        out.push_str(" <code>");
        escape_text(out, quote.trim());
        out.push_str("</code>");
    }
    let help = messages.help(finding);
    if !help.is_empty() {
        out.push_str("<br>");
        escape_text(out, &help);
    }
    if told.at.is_some() {
        let _ = write!(out, "<br><a href=\"#cabildo-here-{number}\">{}</a>", messages.word("serve-to-place", &[]));
    }
    let field = |name: &str, value: &str, out: &mut String| {
        let _ = write!(out, "<input type=\"hidden\" name=\"{name}\" value=\"");
        escape_attribute(out, value);
        out.push_str("\">");
    };
    let _ = write!(out, "<form id=\"cabildo-open-{number}\" method=\"post\" action=\"/.cabildo/open\">");
    field("token", &served.token, out);
    field("file", &finding.place.file, out);
    field("line", &finding.place.span.line.to_string(), out);
    out.push_str("<button>");
    escape_text(out, &opening(finding, messages));
    out.push_str("</button></form></li>");
}
