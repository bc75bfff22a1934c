//! What is told on a page: first what is wrong with its own record, then everything else, and of each the
//! errors first.

use super::Preview;
use super::town::Town;
use crate::findings::{Finding, Severity};

/// What is told on a page, and how many are about its own record.
pub(super) struct Told {
    pub(super) findings: Vec<Finding>,
    pub(super) own: usize,
}

impl Preview {
    /// What is told on the page of a record: of its portal, or, above the portals, the errors of all.
    pub(super) fn told(&self, town: Option<&Town>, record: &str) -> Told {
        let errors = || {
            let all = self.towns.values().flat_map(|town| town.findings.iter());
            all.filter(|finding| finding.severity == Severity::Error)
        };
        let about: Vec<Finding> = match town {
            Some(town) => town.findings.iter().cloned().collect(),
            None => errors().cloned().collect(),
        };
        let all = self.findings.iter().cloned().chain(about);
        let (mut own, mut others): (Vec<_>, Vec<_>) = all.partition(|finding| is_of(finding, record));
        own.sort_by_key(|finding| finding.severity);
        others.sort_by_key(|finding| finding.severity);
        let count = own.len();
        own.append(&mut others);
        Told { findings: own, own: count }
    }
}

/// Whether a finding is about a record: its file is named as the record, or is a table whose name begins so
/// (`2026-gastos.csv`).
pub(super) fn is_of(finding: &Finding, record: &str) -> bool {
    let name = finding.place.file.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let is_table = || !matches!(ending.rsplit('.').next(), Some("md" | "yaml"));
    let begins = || stem.strip_prefix(record).is_some_and(|rest| rest.starts_with('-'));
    !record.is_empty() && (stem == record || is_table() && begins())
}

/// The record that a path most likely is of: its last part.
pub(super) fn record_of(path: &str) -> &str {
    path.trim_end_matches("index.html").trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}
