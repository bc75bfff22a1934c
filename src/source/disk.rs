//! A content folder on the disk.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;
use walkdir::{DirEntry, WalkDir};

use super::history::History;
use super::{File, Unreadable, World};
use crate::findings::{Code, Finding, Findings, Place};
use crate::text::sha256::sha256_from;

/// The deepest folder that is looked into.
const MAX_FOLDERS: usize = 32;

/// The content folder at `root`, on the day `today`.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    today: Date,
    /// The moment since 1970 of which it is known that it has passed.
    passed: Duration,
}

impl Disk {
    /// The content folder at `root`; it must exist.
    pub fn new(root: &Path, today: Date) -> Result<Self, Unreadable> {
        let unreadable = |error| Unreadable { path: root.to_owned(), error };
        let root = root.canonicalize().map_err(unreadable)?;
        if !root.is_dir() {
            return Err(Unreadable { path: root, error: io::ErrorKind::NotADirectory.into() });
        }
        Ok(Self { root, today, passed: Duration::ZERO })
    }

    /// The same at a moment, in the time since 1970: files that were last written well before it cannot change without
    /// showing it in their time of change.
    #[must_use]
    pub fn at(self, moment: Duration) -> Self {
        Self { passed: moment, ..self }
    }

    /// The folder, with links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path on the disk as files are named; nothing of one that lies elsewhere or is no text.
    pub(super) fn name_of(&self, path: &Path) -> Option<String> {
        let name = path.strip_prefix(&self.root).ok()?.to_str()?;
        Some(if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.to_owned() })
    }

    /// Whether a path on the disk is one of those that are not listed.
    pub(super) fn is_left_out(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        below.components().any(|part| is_hidden(&part.as_os_str().to_string_lossy()))
    }

    /// What an entry is to us: a file, or something to tell about, or nothing.
    fn look(&self, entry: &DirEntry, findings: &mut Findings) -> Result<Option<File>, Unreadable> {
        let relative = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
        // A backslash parts folders on Windows; elsewhere it is a letter, which no address can have.
        let is_letter = |path: &&str| std::path::MAIN_SEPARATOR != '\\' && path.contains('\\');
        let path = relative.to_str().filter(|path| !is_letter(path)).map(|path| path.replace('\\', "/"));
        let Some(path) = path else {
            let shown = relative.to_string_lossy().replace('\u{fffd}', "?");
            findings.add(tell(Code::OddFile, &shown));
            return Ok(None);
        };
        let unreadable = |error| Unreadable { path: entry.path().to_owned(), error };
        let kind = entry.file_type();
        if kind.is_dir() {
            return Ok(None);
        }
        if path.chars().any(char::is_control) {
            findings.add(tell(Code::OddFile, &path));
            return Ok(None);
        }
        let metadata = if kind.is_symlink() {
            match self.linked(entry.path()) {
                Some(metadata) => metadata,
                None => {
                    findings.add(tell(Code::LinkOutside, &path));
                    return Ok(None);
                }
            }
        } else if kind.is_file() {
            entry.metadata().map_err(|error| unreadable(bare(error)))?
        } else {
            // A pipe, a socket or a device: reading it could wait for ever.
            findings.add(tell(Code::OddFile, &path));
            return Ok(None);
        };
        Ok(Some(File { path: path.into(), size: metadata.len(), version: version(&metadata) }))
    }

    /// The file behind a symbolic link, where it is a file of this folder.
    fn linked(&self, path: &Path) -> Option<Metadata> {
        let target = path.canonicalize().ok()?;
        let metadata = target.metadata().ok()?;
        (target.starts_with(&self.root) && metadata.is_file()).then_some(metadata)
    }
}

impl Disk {
    /// The paths of whatever lies here that is no folder: also what is hidden, editors' copies and symbolic
    /// links, all of which a server shows to whoever asks. What git keeps at the top is the copy's own history.
    pub fn everything(&self) -> Result<BTreeSet<String>, Unreadable> {
        let mut all = BTreeSet::new();
        let walk = WalkDir::new(&self.root).into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() != 1 || entry.file_name() != ".git") {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&self.root).to_owned();
                Unreadable { path, error: bare(error) }
            })?;
            if !entry.file_type().is_dir() {
                let path = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
                let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                all.insert(parts.join("/"));
            }
        }
        Ok(all)
    }
}

impl World for Disk {
    fn files(&self) -> Result<(Vec<File>, Findings), Unreadable> {
        let mut files = Vec::new();
        let mut findings = Findings::new();
        let walk = WalkDir::new(&self.root).sort_by_file_name().max_depth(MAX_FOLDERS).into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy())) {
            let looked = entry
                .map_err(|error| {
                    let path = error.path().unwrap_or(&self.root).to_owned();
                    Unreadable { path, error: bare(error) }
                })
                .and_then(|entry| self.look(&entry, &mut findings));
            match looked {
                Ok(file) => files.extend(file),
                // What goes away while the folder is listed is not there.
                Err(gone) if gone.error.kind() == io::ErrorKind::NotFound && gone.path != self.root => {}
                Err(unreadable) => return Err(unreadable),
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok((files, findings))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room that reads")]
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let path = self.root.join(path);
        std::fs::read(&path).map_err(|error| Unreadable { path, error: listed(error) })
    }

    fn sha256(&self, path: &str) -> Result<String, Unreadable> {
        let path = self.root.join(path);
        sum(&path).map_err(|error| Unreadable { path, error: listed(error) })
    }

    #[cfg(unix)]
    fn is_settled(&self, file: &File) -> bool {
        // The steps of the coarsest disks' clocks, those of memory cards.
        const STEP: Duration = Duration::from_secs(2);
        let since = Duration::from_nanos(file.version);
        self.passed.saturating_sub(since) > STEP
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, Unreadable> {
        let path = self.root.join(path);
        let mut bytes = Vec::new();
        let read = std::fs::File::open(&path).and_then(|file| file.take(most as u64).read_to_end(&mut bytes));
        read.map(|_| bytes).map_err(|error| Unreadable { path, error: listed(error) })
    }

    fn location(&self, path: &str) -> Option<PathBuf> {
        Some(self.root.join(path))
    }

    fn history(&self) -> Option<History> {
        History::of(&self.root)
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// Why a file that was listed cannot be read: one that is not there any more is being changed by somebody.
fn listed(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::NotFound { io::ErrorKind::ResourceBusy.into() } else { error }
}

/// The SHA-256 of a file, part by part: it may be a film of the council's meeting.
fn sum(path: &Path) -> io::Result<String> {
    sha256_from(&mut std::fs::File::open(path)?)
}

/// What the system said, without the words around it.
fn bare(error: walkdir::Error) -> io::Error {
    match error.io_error() {
        Some(_) => error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
        None => error.into(),
    }
}

/// What servers and hosts look for at a site's root under a hidden name; everything else that is hidden is
/// an editor's or a system's.
const SERVED: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

/// Editors' and systems' own files, and whatever else is hidden.
fn is_hidden(name: &str) -> bool {
    let hidden = name.starts_with('.') && !SERVED.contains(&name);
    let editors = name.starts_with("~$") || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    hidden || editors || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}

/// When a file was last changed by anybody, as far as the system can tell: where it keeps a time that
/// nobody can set, that one, since copying and unpacking give a new file an old time.
#[cfg(unix)]
pub(super) fn version(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let (seconds, nanoseconds) = (metadata.ctime(), metadata.ctime_nsec());
    u64::try_from(i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds)).unwrap_or(0)
}

#[cfg(not(unix))]
pub(super) fn version(metadata: &Metadata) -> u64 {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    modified.map_or(0, |since| u64::try_from(since.as_nanos()).unwrap_or(u64::MAX))
}

fn tell(code: Code, path: &str) -> Finding {
    let shown: String = path.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    let name = shown.rsplit('/').next().unwrap_or(&shown).to_owned();
    Finding::new(code, Place::file(&shown.into())).with("name", name)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_leaves_the_folder_or_is_no_file_is_told_and_not_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("content");
        fs::create_dir_all(root.join("town/.git")).expect("folders");
        for name in ["town/a.md", "town/.env", "town/.git/config", "town/~$plan.xlsx"] {
            fs::File::create(root.join(name)).expect("a file");
        }
        fs::File::create(dir.path().join("secret")).expect("a file");
        symlink("a.md", root.join("town/inside.md")).expect("a link");
        symlink("../../secret", root.join("town/outside.md")).expect("a link");
        symlink("..", root.join("town/up")).expect("a link");
        symlink("circle", root.join("town/circle")).expect("a link");
        let world = Disk::new(&root, date(2026, 1, 1)).expect("a world");
        let (files, findings) = world.files().expect("a listing");
        let paths: Vec<_> = files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["town/a.md", "town/inside.md"]);
        let told: Vec<_> = findings.iter().map(|finding| (finding.code, &*finding.place.file)).collect();
        let outside = Code::LinkOutside;
        assert_eq!(told, [(outside, "town/circle"), (outside, "town/outside.md"), (outside, "town/up")]);
    }
}
