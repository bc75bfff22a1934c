//! Attachments that do not serve whoever opens them: not what the ending of their name says, too heavy for a
//! telephone, or pictures of pages that nobody can search or hear.

use std::sync::Arc;

use crate::findings::{Code, Finding, Findings, Place};
use crate::text::nature::Fault;

/// More than this takes a telephone on a poor link (one megabit in a second) over two minutes.
const HEAVY: u64 = 15 * 1024 * 1024;

/// Tells a file with what is wrong with it: a word of [`crate::text::nature::Fault`].
pub fn wrong(path: &Arc<str>, fault: &str, findings: &mut Findings) {
    let is_secret = [Fault::Key, Fault::Leftover].iter().any(|secret| secret.id() == fault);
    let code = if is_secret { Code::SecretFile } else { Code::WrongFile };
    findings.add(Finding::new(code, Place::file(path)).with("path", path).with("what", fault));
}

/// Tells a file in which something runs: a word of [`crate::text::runs::Runs`].
pub fn running(path: &Arc<str>, what: &str, findings: &mut Findings) {
    findings.add(Finding::new(Code::MacroFile, Place::file(path)).with("path", path).with("what", what));
}

/// Tells a file that is heavy.
pub fn heavy(path: &Arc<str>, size: u64, findings: &mut Findings) {
    const MEBIBYTE: u64 = 1024 * 1024;
    if size > HEAVY {
        let finding = Finding::new(Code::HeavyFile, Place::file(path)).with("size", format!("{} MiB", size / MEBIBYTE));
        findings.add(finding.with("limit", format!("{} MiB", HEAVY / MEBIBYTE)));
    }
}

/// Tells a PDF without text.
pub fn scanned(path: &Arc<str>, findings: &mut Findings) {
    findings.add(Finding::new(Code::ScannedFile, Place::file(path)));
}
