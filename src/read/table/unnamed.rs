//! Tables beside records of which none names them: nothing of them is read, and whoever put them there may think
//! that they are published.

use crate::findings::{Code, Finding, Findings, Place};
use crate::read::file::Texts;
use crate::source::discover::{Kind, PortalFiles};

/// Tells them.
pub fn tell(files: &PortalFiles, texts: &Texts, findings: &mut Findings) {
    let records = files.files.iter().filter(|file| !file.kind.is_as_it_is());
    let lines: Vec<&str> = records
        .filter_map(|file| texts.get(&file.file.path))
        .flat_map(str::lines)
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect();
    for file in files.files.iter().filter(|file| file.kind == Kind::Table) {
        let path = &file.file.path;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !lines.iter().any(|line| names(line, name)) {
            let folder = folder.strip_prefix(&files.id).unwrap_or(folder).trim_start_matches('/');
            let finding = Finding::new(Code::UnnamedTable, Place::file(path)).with("name", name);
            findings.add(finding.with("folder", folder));
        }
    }
}

/// Whether a line has the name of a file, and not a longer one that ends so.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        let ends = line[at + name.len()..].chars().next();
        !line[..at].ends_with(is_part) && !ends.is_some_and(|letter| letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_a_part_of_another() {
        for line in ["lines: 2026.csv", "lines: {file: \"2026.csv\"}", "reports: [marzo/2026.csv]", "a: 2026.csv # x"] {
            assert!(names(line, "2026.csv"), "{line}");
        }
        for line in ["lines: ingresos-2026.csv", "lines: 2026.csvx", "lines: 2025.csv"] {
            assert!(!names(line, "2026.csv"), "{line}");
        }
    }
}
