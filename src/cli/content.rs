//! The content folder as commands see it that write into it, and the one way in which they write:
//! never over somebody's own work.
//!
//! What a command wrote is noted with its SHA-256 in `.cabildo/written.sha256` (the form of
//! `sha256sum`). A file that is still as it was noted may be written again; one that somebody has
//! changed is kept as it is, and that is told. Of a proposal that was brought, what was written also
//! stands below `.cabildo/brought/`: so the parts that somebody changed are told from the others, and
//! only these become new.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::{exit, unreadable_told};
use crate::findings::Findings;
use crate::findings::messages::Messages;
use crate::findings::report::{self, Format, Style};
use crate::model::draft::Draft;
use crate::model::portal::Shared;
use crate::read::file::{MAX_TABLE, MAX_TEXT, Texts};
use crate::source::discover::{Kind, SourceFile, Sources, discover};
use crate::source::disk::Disk;
use crate::source::{Unreadable, World};
use crate::text::both;
use crate::text::sha256::sha256;

/// Where it is noted what commands wrote, below the content folder; hidden, so never published.
const NOTED: &str = ".cabildo/written.sha256";
/// Where files that are brought part by part stand as they were brought.
const BROUGHT: &str = ".cabildo/brought";

/// A content folder with its files told apart.
pub struct Content {
    /// The folder.
    pub disk: Disk,
    /// Its files.
    pub sources: Sources,
    shared: Option<Shared>,
    findings: Findings,
}

impl Content {
    /// Opens a content folder and reads what its portals share.
    pub fn open(folder: &Path, today: Date) -> Result<Self, Unreadable> {
        let disk = Disk::new(folder, today)?;
        let (files, odd) = disk.files()?;
        let sources = discover(files, odd);
        let mut texts = Texts::default();
        let mut findings = Findings::new();
        let is_text = |kind: Kind| !kind.is_as_it_is();
        for file in sources.shared.iter().filter(|file| is_text(file.kind) && file.file.size <= MAX_TEXT) {
            texts.keep(&file.file.path, disk.read(&file.file.path)?, &mut findings);
        }
        let mut tables = HashMap::new();
        let is_table = |file: &&SourceFile| file.kind == Kind::ClassificationTable && file.file.size <= MAX_TABLE;
        for file in sources.shared.iter().filter(is_table) {
            tables.insert(Arc::clone(&file.file.path), disk.read(&file.file.path)?);
        }
        let (shared, told) = crate::read::shared::read(&sources, &texts, &tables, today);
        findings.extend(told);
        findings.quote(|path| texts.get(path));
        Ok(Self { disk, sources, shared, findings })
    }

    /// What all portals share; nothing where the settings cannot be read, and then it says why.
    pub fn shared(&self, messages: &Messages) -> Option<&Shared> {
        if self.shared.is_none() {
            let _ = report::write(&self.findings, Format::Human, messages, Style::default(), &mut io::stderr());
        }
        self.shared.as_ref()
    }

    /// The municipality that is meant: the one that was named, or the only one; else the names of all.
    pub fn municipality(&self, named: Option<&str>) -> Result<&str, Vec<&str>> {
        let all = || self.sources.portals.iter().map(|portal| portal.id.as_str());
        match named {
            Some(named) => all().find(|id| *id == named).ok_or_else(|| all().collect()),
            None => all().next().filter(|_| self.sources.portals.len() == 1).ok_or_else(|| all().collect()),
        }
    }
}

/// What becomes of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// There is no such file: it is written.
    New,
    /// It is as a command wrote it: it is written again.
    Updated,
    /// Somebody has written it, and the draft only adds lines to it: they are added.
    Extended,
    /// Somebody has changed parts of it: the others become new.
    Joined,
    /// It holds the same already.
    Same,
    /// Somebody has written or changed it: it is kept.
    Kept,
}

/// A folder that drafts are written into.
#[derive(Clone)]
pub struct Desk {
    root: PathBuf,
    noted: BTreeMap<String, String>,
}

impl Desk {
    /// The desk of a content folder.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and note it")]
    pub fn at(root: &Path) -> Self {
        let text = fs::read_to_string(root.join(NOTED)).unwrap_or_default();
        let line = |line: &str| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
        Self { root: root.to_owned(), noted: text.lines().filter_map(line).collect() }
    }

    /// What would become of a draft.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and look before")]
    pub fn fate(&self, draft: &Draft) -> Fate {
        let path = self.root.join(&draft.path);
        if path.symlink_metadata().is_err() {
            return Fate::New;
        }
        match fs::read(&path) {
            Ok(bytes) if bytes == draft.bytes => Fate::Same,
            Ok(bytes) if self.noted.get(&draft.path) == Some(&sha256(&bytes)) => Fate::Updated,
            // Who sits in a town's bodies is written by many hands, and minutes get their votes; commands add to them.
            Ok(bytes) if is_shared(&draft.path) && adds_to(&bytes, &draft.bytes) => Fate::Extended,
            Ok(bytes) => match self.joined(draft, &bytes) {
                Some(text) if text.as_bytes() == bytes => Fate::Same,
                Some(_) => Fate::Joined,
                None => Fate::Kept,
            },
            Err(_) => Fate::Kept,
        }
    }

    /// The text that a file would have, and the one that it has; nothing where either is none.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and look before")]
    pub fn before_and_after(&self, draft: &Draft) -> Option<(String, String)> {
        let standing = match fs::read(self.root.join(&draft.path)) {
            Ok(bytes) => String::from_utf8(bytes).ok()?,
            Err(_) => String::new(),
        };
        let joined = self.joined(draft, standing.as_bytes()).filter(|_| self.fate(draft) == Fate::Joined);
        let after = match joined {
            Some(joined) => joined,
            None => String::from_utf8(draft.bytes.clone()).ok()?,
        };
        Some((standing, after))
    }

    /// A draft with what somebody changed in the file that a command wrote before; nothing where that
    /// is not known.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and look before")]
    fn joined(&self, draft: &Draft, standing: &[u8]) -> Option<String> {
        let written = fs::read_to_string(self.brought(draft)?).ok()?;
        both::together(&written, std::str::from_utf8(&draft.bytes).ok()?, std::str::from_utf8(standing).ok()?)
    }

    /// Where a draft stands as it was brought, if it is one that is brought part by part.
    fn brought(&self, draft: &Draft) -> Option<PathBuf> {
        let is_proposal = draft.path.ends_with(".md") && draft.path.split('/').nth(1) == Some("proposals");
        is_proposal.then(|| self.root.join(BROUGHT).join(&draft.path))
    }

    /// Whether a file still is as a command wrote it.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and look before")]
    pub fn is_untouched(&self, path: &str) -> bool {
        let noted = self.noted.get(path);
        noted.is_some() && fs::read(self.root.join(path)).is_ok_and(|bytes| noted == Some(&sha256(&bytes)))
    }

    /// Writes a draft, unless somebody's work stands in its place.
    #[expect(clippy::disallowed_methods, reason = "commands write into the content, and look before")]
    pub fn write(&mut self, draft: &Draft) -> Result<Fate, Unreadable> {
        let path = self.root.join(&draft.path);
        let unwritable = |error| Unreadable { path: path.clone(), error };
        let fate = self.fate(draft);
        let standing = fs::read(&path).unwrap_or_default();
        match fate {
            Fate::New | Fate::Updated | Fate::Extended => put(&path, &draft.bytes, fate == Fate::New),
            Fate::Joined => {
                put(&path, self.joined(draft, &standing).map_or(standing.clone(), String::into_bytes).as_slice(), false)
            }
            Fate::Same | Fate::Kept => Ok(()),
        }
        .map_err(unwritable)?;
        // What somebody's own lines stand in is theirs, whatever was added.
        if matches!(fate, Fate::New | Fate::Updated) || standing == draft.bytes {
            self.noted.insert(draft.path.clone(), sha256(&draft.bytes));
        }
        if let Some(brought) = self.brought(draft).filter(|_| fate != Fate::Kept) {
            put(&brought, &draft.bytes, false).map_err(|error| Unreadable { path: brought, error })?;
        }
        Ok(fate)
    }

    /// Notes what was written.
    pub fn note(&self) -> Result<(), Unreadable> {
        let path = self.root.join(NOTED);
        let text: String = self.noted.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
        put(&path, text.as_bytes(), false).map_err(|error| Unreadable { path, error })
    }
}

/// Whether a file is one that commands add lines to, whoever wrote it.
fn is_shared(path: &str) -> bool {
    path.ends_with("/municipality.yaml") || (path.ends_with(".md") && path.split('/').nth(1) == Some("minutes"))
}

/// Whether a text has every line of another, in their order, so that writing it loses nothing.
fn adds_to(standing: &[u8], draft: &[u8]) -> bool {
    let mut lines = draft.split(|byte| *byte == b'\n');
    let trimmed = |line: &[u8]| line.strip_suffix(b"\r").unwrap_or(line).to_vec();
    let text = !standing.trim_ascii().is_empty();
    text && standing.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).all(|line| {
        let line = trimmed(line);
        lines.any(|other| trimmed(other) == line)
    })
}

/// The key of the line that says what became of a file.
pub fn fate_key(fate: Fate, dry_run: bool) -> &'static str {
    match (fate, dry_run) {
        (Fate::New, false) => "draft-written",
        (Fate::Updated, false) => "draft-updated",
        (Fate::New, true) => "draft-would-write",
        (Fate::Updated, true) => "draft-would-update",
        (Fate::Extended, false) => "draft-extended",
        (Fate::Extended, true) => "draft-would-extend",
        (Fate::Joined, false) => "draft-joined",
        (Fate::Joined, true) => "draft-would-join",
        (Fate::Same, _) => "draft-same",
        (Fate::Kept, _) => "draft-kept",
    }
}

/// Writes a file whole or not at all; a new one only where there is none.
pub fn put(path: &Path, bytes: &[u8], new: bool) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    if new {
        return fs::File::create_new(path)?.write_all(bytes);
    }
    let beside = path.with_extension(format!("cabildo-{}", std::process::id()));
    fs::File::create_new(&beside)?.write_all(bytes)?;
    fs::rename(&beside, path)
}

/// Says which files were written, or why one was not; with the exit code.
pub fn written(made: Result<Vec<PathBuf>, Unreadable>, messages: &Messages) -> u8 {
    match made {
        Ok(paths) => {
            for path in paths {
                let path = path.display().to_string();
                let _ = writeln!(io::stdout(), "{}", messages.word("draft-written", &[("path", path)]));
            }
            exit::DONE
        }
        Err(unreadable) => unreadable_told(&unreadable, messages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test writes by hand")]
    fn what_somebody_changed_is_kept_and_what_a_command_wrote_is_written_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = |text: &str| Draft::text("town/budgets/2026.yaml", text);
        let write = |text: &str| {
            let mut desk = Desk::at(folder.path());
            let fate = desk.write(&draft(text)).expect("a disk");
            desk.note().expect("a disk");
            fate
        };
        assert_eq!((write("a"), write("a"), write("b")), (Fate::New, Fate::Same, Fate::Updated));
        let path = folder.path().join("town/budgets/2026.yaml");
        fs::write(&path, "by hand").expect("a disk");
        assert_eq!(write("c"), Fate::Kept);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "by hand");
        let town = folder.path().join("town/municipality.yaml");
        fs::write(&town, "name: Uno\npeople:\n").expect("a disk");
        let fate = |text: &str| Desk::at(folder.path()).fate(&Draft::text("town/municipality.yaml", text));
        assert_eq!(fate("name: Uno\nbodies:\npeople:\n"), Fate::Extended, "no line of theirs is lost");
        assert_eq!(fate("name: Dos\npeople:\n"), Fate::Kept);
        fs::write(folder.path().join("other.yaml"), "theirs").expect("a disk");
        assert_eq!(Desk::at(folder.path()).fate(&Draft::text("other.yaml", "ours")), Fate::Kept);
        let noted = fs::read_to_string(folder.path().join(NOTED)).expect("a note");
        let of_b = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";
        assert_eq!(noted, format!("{of_b}  town/budgets/2026.yaml\n"), "as `sha256sum` writes it");
    }
}
