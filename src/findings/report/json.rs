//! For programs: one JSON array, a finding a line.

use std::io;

use serde::Serialize;

use super::{safe, stretch};
use crate::findings::messages::Messages;
use crate::findings::{Finding, Place};

/// The longest line that is quoted, in bytes; a longer one can be read in the file.
const LONGEST_QUOTE: usize = 1000;

/// A finding as programs read it. Lines and columns count from 1, columns in characters; line 0
/// is a whole file, column 0 a whole line. What can be missing is left out where it is.
#[derive(Serialize)]
struct Told<'f> {
    code: &'static str,
    severity: &'static str,
    file: &'f str,
    line: u32,
    column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
    message: String,
    help: String,
    /// The whole line as it should be, where that is sure.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related<'f>>,
}

/// The other place of a finding.
#[derive(Serialize)]
struct Related<'f> {
    file: &'f str,
    line: u32,
}

pub(super) fn write(findings: &[&Finding], messages: &Messages, out: &mut impl io::Write) -> io::Result<()> {
    for (number, finding) in findings.iter().enumerate() {
        let line = serde_json::to_string(&told(finding, messages))?;
        write!(out, "{}{}", if number == 0 { "[\n" } else { ",\n" }, safe::json(&line))?;
    }
    writeln!(out, "{}", if findings.is_empty() { "[]" } else { "\n]" })
}

fn told<'f>(finding: &'f Finding, messages: &Messages) -> Told<'f> {
    let Place { file, span } = &finding.place;
    Told {
        code: finding.code.id(),
        severity: finding.severity.id(),
        file,
        line: span.line,
        column: span.column,
        end_column: stretch::end_column(finding),
        message: messages.message(finding),
        help: messages.help(finding),
        corrected: super::corrected(finding).filter(|line| line.len() <= LONGEST_QUOTE),
        quote: finding.quote.as_deref().filter(|quote| quote.len() <= LONGEST_QUOTE),
        related: finding.other.as_ref().map(|other| Related { file: &other.file, line: other.span.line }),
    }
}
