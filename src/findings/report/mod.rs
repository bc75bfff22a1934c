//! Findings shown: to people at a terminal, to programs, to GitHub, to code scanning.
//!
//! One file a format. All of them show findings in one order, whatever the order in which they
//! were made, so that two runs over the same content can be compared.

mod explain;
mod fix;
mod github;
mod gitlab;
mod human;
mod json;
mod safe;
mod sarif;
mod stretch;
mod table;

use std::io;

pub use explain::explain;
pub use fix::corrected;
pub use safe::{json as safe_json, line as safe_line};
pub use table::by_file;

use super::messages::Messages;
use super::{Finding, Findings};

/// How many findings a person is shown at once, unless told otherwise.
pub const LIMIT: usize = 50;

/// In which form findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// For a person at a terminal.
    #[default]
    Human,
    /// A JSON array, a finding a line.
    Json,
    /// Workflow commands, which GitHub Actions shows on the changed line.
    Github,
    /// A Code Quality report, which GitLab shows on the changed line.
    Gitlab,
    /// SARIF 2.1.0, which code scanning reads.
    Sarif,
}

impl Format {
    /// All formats.
    pub const ALL: &'static [Self] = &[Self::Human, Self::Json, Self::Github, Self::Gitlab, Self::Sarif];

    /// Whether findings so written are one document, which a program reads whole: nothing else may stand in it.
    pub fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Gitlab | Self::Sarif)
    }

    /// The format's name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
        }
    }

    /// The format with this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// What the place where findings are shown can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style<'a> {
    /// Whether colours are understood; nothing is said by colour alone.
    pub colour: bool,
    /// The width of the terminal, in columns.
    pub width: usize,
    /// How many findings a person is shown; the weightiest, where there are more. Programs get all.
    pub limit: Option<usize>,
    /// The content folder as seen from the repository's root, which is where GitHub counts from;
    /// empty or `.` where they are the same.
    pub content: &'a str,
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self { colour: false, width: 100, limit: Some(LIMIT), content: "" }
    }
}

impl Style<'_> {
    /// A file's path from the repository's root. Themes lie beside the content.
    fn path_in_repository(&self, file: &str) -> String {
        let folder = self.content.trim_end_matches('/').trim_start_matches("./");
        let above = match folder.rsplit_once('/') {
            Some((above, _)) => above,
            None if folder.is_empty() || folder == "." => "..",
            None => "",
        };
        let folder = if file.starts_with("themes/") { above } else { folder };
        match (folder, file) {
            ("" | ".", "") => ".".to_owned(),
            ("" | ".", file) => file.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, file) => format!("{folder}/{file}"),
        }
    }
}

/// Writes findings in a format.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    findings: &Findings,
    format: Format,
    messages: &Messages,
    style: Style<'_>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let findings = in_order(findings);
    match format {
        Format::Human => human::write(&findings, messages, style, out),
        Format::Json => json::write(&findings, messages, out),
        Format::Github => github::write(&findings, messages, style, out),
        Format::Gitlab => gitlab::write(&findings, messages, style, out),
        Format::Sarif => sarif::write(&findings, messages, style, out),
    }
}

/// The order in which a person goes through files; the same as that of [`Findings::sort`].
fn in_order(findings: &Findings) -> Vec<&Finding> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by(|a, b| (&a.place, a.code, &a.facts).cmp(&(&b.place, b.code, &b.facts)));
    sorted
}

#[cfg(test)]
mod tests;
