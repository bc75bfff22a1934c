//! What stands on a page only while it is being written: whether it would be published, and what is
//! wrong with its file, with a way to open it there.

use std::fmt::Write;

use super::Served;
use crate::findings::{Finding, Findings, Severity};
use crate::pipeline::preview::Shot;
use crate::text::html::{escape_attribute, escape_text};

/// The script of previewed pages.
pub const SCRIPT: &str = include_str!("preview.js");
/// Their style.
pub const STYLE: &str = include_str!("preview.css");

/// How many findings a page lists.
const MOST: usize = 40;

/// The page with its panel.
pub fn with_panel(shot: &Shot, served: &Served) -> Vec<u8> {
    let html = String::from_utf8_lossy(&shot.html);
    let head =
        "<link rel=\"stylesheet\" href=\"/.cabildo/preview.css\"><script defer src=\"/.cabildo/preview.js\"></script>";
    let html = html.replacen("</head>", &format!("{head}</head>"), 1);
    let panel = panel(shot, served);
    let Some(body) = html.find("<body").and_then(|at| html[at..].find('>').map(|end| at + end + 1)) else {
        return (panel + &html).into_bytes();
    };
    format!("{}{panel}{}", &html[..body], &html[body..]).into_bytes()
}

/// A page for when there is none: what is wrong, and nothing else.
pub fn bare(findings: &Findings, served: &Served) -> String {
    let mut findings: Vec<Finding> = findings.iter().cloned().collect();
    findings.sort_by_key(|finding| finding.severity);
    let shot = Shot { html: Vec::new(), hidden: false, stale: false, own: 0, findings };
    let lang = served.messages.lang;
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>Cabildo</title>\
         <link rel=\"stylesheet\" href=\"/.cabildo/preview.css\"><script defer src=\"/.cabildo/preview.js\"></script>\
         </head><body>{}<p>{}</p></body></html>",
        panel(&shot, served),
        served.messages.word("serve-no-page", &[]),
    )
}

fn panel(shot: &Shot, served: &Served) -> String {
    let say = |key: &str| served.messages.word(key, &[]);
    let looks = *served.looks.borrow();
    let mut out = format!("<aside class=\"cabildo-preview\" lang=\"{}\" data-looks=\"{looks}\">", served.messages.lang);
    for (shown, key) in [(shot.hidden, "serve-hidden"), (shot.stale, "serve-stale")] {
        if shown {
            let _ = write!(out, "<p class=\"cabildo-mark\"><strong>{}</strong></p>", say(key));
        }
    }
    let (own, others) = shot.findings.split_at(shot.own.min(shot.findings.len()));
    if !own.is_empty() {
        list(own, true, &say("serve-own"), served, &mut out);
    }
    if !others.is_empty() {
        let errors = others.iter().any(|finding| finding.severity == Severity::Error);
        list(others, errors, &say("serve-others"), served, &mut out);
    }
    out.push_str("</aside>");
    out
}

fn list(findings: &[Finding], open: bool, title: &str, served: &Served, out: &mut String) {
    let open = if open { " open" } else { "" };
    let _ = write!(out, "<details{open}><summary>{title} ({})</summary><ul>", findings.len());
    for finding in findings.iter().take(MOST) {
        item(finding, served, out);
    }
    out.push_str("</ul>");
    if findings.len() > MOST {
        let more = served.messages.word("report-more", &[("count", (findings.len() - MOST).to_string())]);
        let _ = write!(out, "<p>{more}</p>");
    }
    out.push_str("</details>");
}

fn item(finding: &Finding, served: &Served, out: &mut String) {
    let messages = served.messages;
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
    let (file, line) = (&finding.place.file, finding.place.span.line);
    let field = |name: &str, value: &str, out: &mut String| {
        let _ = write!(out, "<input type=\"hidden\" name=\"{name}\" value=\"");
        escape_attribute(out, value);
        out.push_str("\">");
    };
    out.push_str("<form method=\"post\" action=\"/.cabildo/open\">");
    field("token", &served.token, out);
    field("file", file, out);
    field("line", &line.to_string(), out);
    out.push_str("<button>");
    let word = if line == 0 { "serve-open-whole" } else { "serve-open" };
    escape_text(out, &messages.word(word, &[("file", file.to_string()), ("line", line.to_string())]));
    out.push_str("</button></form></li>");
}
