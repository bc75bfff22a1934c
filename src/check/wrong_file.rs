//! Attachments that are not what the ending of their name says: what was found in them stands in
//! [`crate::text::nature`].

use std::sync::Arc;

use crate::findings::{Code, Finding, Findings, Place};

/// Tells a file with what is wrong with it: a word of [`crate::text::nature::Fault`].
pub fn tell(path: &Arc<str>, fault: &str, findings: &mut Findings) {
    findings.add(Finding::new(Code::WrongFile, Place::file(path)).with("path", path).with("what", fault));
}
