//! For GitHub Actions: workflow commands, which it shows on the line of the change.
//!
//! `::error file=…,line=…,col=…,title=…::message`, with `%`, line ends and, in properties, `:` and
//! `,` escaped, so that nothing that stands in content can begin a command of its own.

use std::io;

use super::{Style, safe};
use crate::findings::messages::Messages;
use crate::findings::{Finding, Severity};

pub(super) fn write(
    findings: &[&Finding],
    messages: &Messages,
    style: Style<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}", command(finding, messages, style))?;
    }
    Ok(())
}

fn command(finding: &Finding, messages: &Messages, style: Style<'_>) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let span = finding.place.span;
    let mut properties = vec![format!("file={}", property(&style.path_in_repository(&finding.place.file)))];
    if span.line > 0 {
        properties.push(format!("line={}", span.line));
        if span.column > 0 {
            properties.push(format!("col={}", span.column));
        }
    }
    properties.push(format!("title={}", property(finding.code.id())));
    let mut said = safe::line(&messages.message(finding));
    let help = messages.help(finding);
    if !help.is_empty() {
        said.push_str(&format!("\n{}: {}", messages.word("report-help", &[]), safe::line(&help)));
    }
    format!("::{name} {}::{}", properties.join(","), data(&said))
}

/// The escapes of a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a command's property. A line end is escaped and not replaced: the path has to
/// stay the file's own.
fn property(text: &str) -> String {
    let shown: String = text.split_inclusive(['\r', '\n']).map(keep_line_end).collect();
    data(&shown).replace(':', "%3A").replace(',', "%2C")
}

fn keep_line_end(line: &str) -> String {
    let text = line.trim_end_matches(['\r', '\n']);
    format!("{}{}", safe::visible(text), &line[text.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_github_is_escaped() {
        assert_eq!(data("100 %\r\n::x::"), "100 %25%0D%0A::x::");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(property("%0A"), "%250A");
        assert_eq!(property("a\u{1b}[2J"), "a␛[2J");
    }
}
