//! For a person: how many findings of each weight each file has.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::safe;
use crate::findings::messages::Messages;
use crate::findings::{Findings, Severity};

/// A line a file, the worst first; empty where nothing was found.
pub fn by_file(findings: &Findings, messages: &Messages) -> String {
    let mut files: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for finding in findings.iter() {
        let at = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        files.entry(&finding.place.file).or_default()[at] += 1;
    }
    if files.is_empty() {
        return String::new();
    }
    let mut rows: Vec<(String, [usize; 3])> =
        files.into_iter().map(|(file, counts)| (safe::line(file), counts)).collect();
    rows.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    let heads = ["table-file", "table-errors", "table-warnings", "table-notes"].map(|key| messages.word(key, &[]));
    let width = rows.iter().map(|(file, _)| file.chars().count()).chain([heads[0].chars().count()]).max().unwrap_or(0);
    let widths = [1, 2, 3].map(|at: usize| heads[at].chars().count().max(6));
    let mut out = String::new();
    let [file, errors, warnings, notes] = &heads;
    let [first, second, third] = widths;
    let _ = writeln!(out, "{file:width$}  {errors:>first$}  {warnings:>second$}  {notes:>third$}");
    for (file, [errors, warnings, notes]) in rows {
        let _ = writeln!(out, "{file:width$}  {errors:>first$}  {warnings:>second$}  {notes:>third$}");
    }
    out
}
