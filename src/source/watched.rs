//! A content folder whose changes are told: a country's thousands of files are listed once, and then only what changed
//! is looked at again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::disk::{Disk, version};
use super::history::History;
use super::{File, Unreadable, World};
use crate::findings::Findings;

/// A folder on the disk, and what is known of it.
#[derive(Debug)]
pub struct Watched {
    disk: Disk,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The files as they were last listed, and what was odd among them.
    listed: Option<(Vec<File>, Findings)>,
    /// The paths on the disk that have changed since.
    changed: BTreeSet<PathBuf>,
}

impl Watched {
    /// A folder of which nothing is known yet.
    pub fn new(disk: Disk) -> Self {
        Self { disk, known: Mutex::default() }
    }

    /// Tells which paths on the disk have changed; nothing where that is not known.
    pub fn tell(&self, changed: Option<BTreeSet<PathBuf>>) {
        let mut known = self.known();
        match changed {
            Some(changed) => known.changed.extend(changed),
            None => known.listed = None,
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// The files with what has changed in them; nothing where more has changed than what is in them, so that all must
    /// be listed again.
    fn again(&mut self, disk: &Disk) -> Option<(Vec<File>, Findings)> {
        let (mut files, findings) = self.listed.take()?;
        for path in std::mem::take(&mut self.changed) {
            update(&mut files, &path, disk)?;
        }
        Some((files, findings))
    }
}

/// Looks at a path again; nothing where it is no file that was there before and is still.
fn update(files: &mut [File], path: &Path, disk: &Disk) -> Option<()> {
    if disk.is_left_out(path) {
        return Some(());
    }
    let place = disk.name_of(path).map(|name| files.binary_search_by(|file| (*file.path).cmp(&name)));
    let file = place.and_then(Result::ok).and_then(|at| files.get_mut(at));
    match (file, path.symlink_metadata()) {
        (Some(file), Ok(metadata)) if metadata.is_file() => {
            (file.size, file.version) = (metadata.len(), version(&metadata));
            Some(())
        }
        // What an editor wrote beside it and took away again.
        (None, Err(_)) => Some(()),
        _ => None,
    }
}

impl World for Watched {
    fn files(&self) -> Result<(Vec<File>, Findings), Unreadable> {
        let mut known = self.known();
        let listed = match known.again(&self.disk) {
            Some(listed) => listed,
            None => self.disk.files()?,
        };
        known.listed = Some(listed.clone());
        Ok(listed)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.disk.read(path)
    }

    fn sha256(&self, path: &str) -> Result<String, Unreadable> {
        self.disk.sha256(path)
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, Unreadable> {
        self.disk.head(path, most)
    }

    fn is_settled(&self, file: &File) -> bool {
        self.disk.is_settled(file)
    }

    fn location(&self, path: &str) -> Option<PathBuf> {
        self.disk.location(path)
    }

    fn history(&self) -> Option<History> {
        self.disk.history()
    }

    fn today(&self) -> Date {
        self.disk.today()
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
mod tests {
    use std::fs;

    use jiff::civil::date;

    use super::*;

    /// What `listed` knows after some changes, beside what the disk has.
    fn both(watched: &Watched, changed: &[&str]) -> (Vec<File>, Vec<File>) {
        let root = watched.disk.root().to_owned();
        watched.tell(Some(changed.iter().map(|name| root.join(name)).collect()));
        (watched.files().expect("files").0, watched.disk.files().expect("files").0)
    }

    #[test]
    fn what_is_told_to_have_changed_is_seen_and_nothing_else_is_looked_at() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        write("uno.md", "1");
        write("dos.md", "2");
        let watched = Watched::new(Disk::new(folder.path(), date(2026, 1, 1)).expect("a world"));
        assert_eq!(watched.files().expect("files").0.len(), 2);
        write("uno.md", "más largo");
        write("dos.md", "también");
        let (known, there) = both(&watched, &["uno.md"]);
        assert_eq!(known[1], there[1], "it was told");
        assert_ne!(known[0], there[0], "it was not told");
        // An editor writes beside it, and gives it the name.
        write(".uno.swp", "x");
        write("4913", "x");
        fs::remove_file(folder.path().join("4913")).expect("a file");
        let (known, there) = both(&watched, &[".uno.swp", "4913", "dos.md"]);
        assert_eq!(known, there);
        // A new file, one that is gone, a folder: all are listed again.
        write("tres.md", "3");
        let (known, there) = both(&watched, &["tres.md"]);
        assert_eq!((known.len(), &known), (3, &there));
        fs::remove_file(folder.path().join("dos.md")).expect("a file");
        let (known, there) = both(&watched, &["dos.md"]);
        assert_eq!((known.len(), &known), (2, &there));
        fs::create_dir(folder.path().join("actas"))
            .and_then(|()| fs::write(folder.path().join("actas/a.md"), "a"))
            .expect("a file");
        let (known, there) = both(&watched, &["actas"]);
        assert_eq!((known.len(), &known), (3, &there));
        write("uno.md", "otra vez");
        watched.tell(None);
        assert_eq!(watched.files().expect("files").0, watched.disk.files().expect("files").0, "it is not known what");
    }
}
