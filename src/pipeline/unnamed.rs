//! Attachments that are published though no record names them: whoever takes a record away to withdraw it, and leaves
//! its file, has not withdrawn the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::portal::Portal;
use crate::read::portal::Contents;
use crate::source::discover::PortalFiles;
use crate::text::percent;
use crate::text::slug::fold;

/// So many are told by name.
const MOST_NAMES: usize = 5;
/// How the path of an attachment begins, below the municipality's folder.
const ATTACHED: &str = "files/";
/// The longest path that is looked for, in bytes; each may be written with three signs.
const LONGEST: usize = 1024;

/// Tells those among a portal's published files, in one note.
pub fn tell(files: &PortalFiles, contents: &Contents, portal: &Portal, findings: &mut Findings) {
    if portal.files.is_empty() {
        return;
    }
    let mut unnamed = Unnamed::of(portal.files.iter().map(|file| file.path.as_str()));
    let texts = files.files.iter().filter_map(|file| contents.texts.get(&file.file.path));
    texts.for_each(|text| unnamed.strike_out(text));
    let tables = files.files.iter().filter_map(|file| contents.tables.get(&file.file.path));
    tables.for_each(|table| unnamed.strike_out(&String::from_utf8_lossy(table)));
    let unnamed = unnamed.left();
    if unnamed.is_empty() {
        return;
    }
    let mut names: Vec<String> = unnamed.iter().take(MOST_NAMES).map(|path| format!("`{path}`")).collect();
    names.extend((unnamed.len() > MOST_NAMES).then(|| "…".to_owned()));
    let place = Place::file(&Arc::from(format!("{}/files", files.id)));
    findings.add(Finding::new(Code::UnnamedFile, place).with("count", unnamed.len()).with("names", names.join(", ")));
}

/// Paths that nothing has named yet. Accents and capitals make no difference, since systems write them differently.
struct Unnamed<'p> {
    /// By the path without them.
    paths: BTreeMap<String, Vec<&'p str>>,
    /// How long these are.
    lengths: BTreeSet<usize>,
}

impl<'p> Unnamed<'p> {
    fn of(all: impl Iterator<Item = &'p str>) -> Self {
        let mut paths: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        all.for_each(|path| paths.entry(fold(path)).or_default().push(path));
        let lengths = paths.keys().map(String::len).collect();
        Self { paths, lengths }
    }

    /// Takes out what a text names; each place at which a path may begin is looked at once for each length that there is.
    fn strike_out(&mut self, text: &str) {
        if self.paths.is_empty() {
            return;
        }
        let text = fold(text);
        for (at, _) in text.match_indices(ATTACHED) {
            let rest = &text[at..text.floor_char_boundary((at + LONGEST).min(text.len()))];
            let rest = rest.split('\n').next().unwrap_or(rest);
            // Where signs are written by their number, spaces are.
            let address = rest.split([' ', '"', '>']).next().unwrap_or(rest);
            let decoded = address.contains('%').then(|| fold(&percent::decoded(address)));
            for written in std::iter::once(rest).chain(decoded.as_deref()) {
                for path in self.lengths.iter().filter_map(|length| written.get(..*length)) {
                    self.paths.remove(path);
                }
            }
        }
    }

    /// Those that are left, in their order.
    fn left(self) -> BTreeSet<&'p str> {
        self.paths.into_values().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_named_where_a_text_says_it() {
        let left = |text: &str| {
            let mut unnamed = Unnamed::of(["files/a b.pdf", "files/a.jpg", "files/á.png"].into_iter());
            unnamed.strike_out(text);
            unnamed.left().into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(left("file: files/a.jpg\n"), "files/a b.pdf files/á.png");
        assert_eq!(left("[x](../files/a%20b.pdf) ![y](<../files/a\u{301}.png>)"), "files/a.jpg");
        assert_eq!(left("[x](../files/%C3%A1.png) y files/A.JPG"), "files/a b.pdf");
        assert_eq!(left("files/a"), "files/a b.pdf files/a.jpg files/á.png");
    }
}
