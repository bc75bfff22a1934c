//! For GitLab: a Code Quality report, which merge requests show on the line of the change.
//!
//! Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::io;

use serde::Serialize;

use super::{Style, safe};
use crate::findings::messages::Messages;
use crate::findings::{Finding, Severity};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

pub(super) fn write(
    findings: &[&Finding],
    messages: &Messages,
    style: Style<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for (number, finding) in findings.iter().enumerate() {
        let line = serde_json::to_string(&issue(finding, messages, style))?;
        write!(out, "{}{}", if number == 0 { "[\n" } else { ",\n" }, safe::json(&line))?;
    }
    writeln!(out, "{}", if findings.is_empty() { "[]" } else { "\n]" })
}

fn issue(finding: &Finding, messages: &Messages, style: Style<'_>) -> Issue {
    let mut description = messages.message(finding);
    let help = messages.help(finding);
    if !help.is_empty() {
        description = format!("{description} — {help}");
    }
    let span = finding.place.span;
    // GitLab tells two issues apart by this alone.
    let mark =
        format!("{} {} {}:{} {:?}", finding.code.id(), finding.place.file, span.line, span.column, finding.facts);
    Issue {
        description: safe::line(&description),
        check_name: finding.code.id(),
        fingerprint: blake3::hash(mark.as_bytes()).to_hex().to_string(),
        severity: match finding.severity {
            Severity::Error => "blocker",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: style.path_in_repository(&finding.place.file),
            lines: Lines { begin: span.line.max(1) },
        },
    }
}
