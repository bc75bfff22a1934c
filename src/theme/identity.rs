//! `theme.yaml`: what a theme says of itself.

use super::files::ThemeFiles;
use crate::findings::{Code, Finding, Findings, Place};
use crate::text::nearest::nearest;
use crate::text::yaml::Node;

/// The file.
const FILE: &str = "theme.yaml";
/// What it may say.
const KEYS: [&str; 3] = ["name", "version", "languages"];

/// Tells what is wrong with a site's own `theme.yaml`.
pub fn check(files: &ThemeFiles, findings: &mut Findings) {
    let Some(bytes) = files.own(FILE) else { return };
    let place = files.place(FILE);
    let Some(Node::Map(entries)) = files.tree(FILE, bytes, findings) else { return };
    for (key, _) in entries.iter().filter(|(key, _)| !KEYS.contains(&key.value.as_str())) {
        let finding = Finding::new(Code::UnknownKey, Place::new(&place.file, key.span))
            .with("key", &key.value)
            .with("record", "record.theme.yaml")
            .with_some("nearest", nearest(&key.value, KEYS))
            .with("known", KEYS.join(", "));
        findings.add(finding);
    }
}
