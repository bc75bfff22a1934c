//! A disk whose errors say what was asked of it and where; and what is done with whole folders.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::disk::{self, Disk, Entry, Info, Kind, Lock};
use super::error::{Action, Error};

/// The disk, with errors that name the action and the path.
pub(super) struct Drive(Box<dyn Disk>);

/// The files below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Regular files, as paths with `/`, sorted.
    pub(super) files: Vec<String>,
    /// What nobody here can have written: links, pipes, names that are not text.
    pub(super) odd: Vec<PathBuf>,
}

impl Drive {
    pub(super) fn new(disk: impl Disk + 'static) -> Self {
        Self(Box::new(disk))
    }

    /// The true path of something that need not exist yet: that of its nearest ancestor that does,
    /// and the rest as it was written.
    pub(super) fn true_path(&self, path: &Path) -> Result<PathBuf, Error> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        match self.0.true_path(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => match (path.parent(), path.file_name()) {
                (Some(parent), Some(name)) => Ok(self.true_path(parent)?.join(name)),
                _ => Err(at(Action::Resolve, path)(error)),
            },
            outcome => outcome.map_err(at(Action::Resolve, path)),
        }
    }

    pub(super) fn info(&self, path: &Path) -> Result<Option<Info>, Error> {
        self.0.info(path).map_err(at(Action::Inspect, path))
    }

    /// What stands at paths below a folder, each in its place.
    pub(super) fn infos(&self, folder: &Path, paths: &[&str]) -> Result<Vec<Option<Info>>, Error> {
        self.0.infos(folder, paths).map_err(at(Action::Inspect, folder))
    }

    pub(super) fn exists(&self, path: &Path) -> Result<bool, Error> {
        Ok(self.info(path)?.is_some())
    }

    /// The entries of a folder, sorted by name; none where there is no such folder.
    pub(super) fn list(&self, folder: &Path) -> Result<Vec<Entry>, Error> {
        let mut entries = match self.0.list(folder) {
            Err(error) if disk::is_absence(&error) => Vec::new(),
            outcome => outcome.map_err(at(Action::List, folder))?,
        };
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    /// The contents of a file, or `None` where there is no such file.
    pub(super) fn read(&self, file: &Path) -> Result<Option<Vec<u8>>, Error> {
        match self.0.read(file) {
            Err(error) if disk::is_absence(&error) => Ok(None),
            outcome => outcome.map(Some).map_err(at(Action::Read, file)),
        }
    }

    pub(super) fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        self.0.write(file, bytes).map_err(at(Action::Write, file))
    }

    /// Writes what a reader gives; returns its length.
    pub(super) fn write_from(&self, file: &Path, from: &mut dyn Read) -> Result<u64, Error> {
        self.0.write_from(file, from).map_err(at(Action::Write, file))
    }

    /// Writes beside and renames, so that a reader finds the old file or the new one, never a part.
    pub(super) fn replace(&self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        let beside = file.with_added_extension("next");
        self.write(&beside, bytes)?;
        self.rename(&beside, file)
    }

    pub(super) fn copy(&self, from: &Path, to: &Path) -> Result<u64, Error> {
        self.0.copy(from, to).map_err(at(Action::Copy, from))
    }

    /// Not every disk links, nor every file of it: the caller has another way, and needs no reason.
    pub(super) fn link(&self, from: &Path, to: &Path) -> bool {
        self.0.link(from, to).is_ok()
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.try_rename(from, to).map_err(at(Action::Rename, to))
    }

    pub(super) fn try_rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }

    pub(super) fn try_exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.0.exchange(one, other)
    }

    pub(super) fn create_folder(&self, folder: &Path) -> Result<(), Error> {
        let outcome = self.0.create_folder(folder);
        outcome.map_err(at(Action::CreateFolder, folder))
    }

    /// Creates the folder and those above it, unless they stand already.
    pub(super) fn ensure_folder(&self, folder: &Path) -> Result<(), Error> {
        let mut made = self.0.create_folder(folder);
        if let (Err(error), Some(parent)) = (&made, folder.parent())
            && error.kind() == ErrorKind::NotFound
        {
            self.ensure_folder(parent)?;
            made = self.0.create_folder(folder);
        }
        match made {
            // Another build may have made it since.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            outcome => outcome.map_err(at(Action::CreateFolder, folder)),
        }
    }

    /// Removes a file; that there is none is no mistake.
    pub(super) fn remove_file(&self, file: &Path) -> Result<(), Error> {
        match self.0.remove_file(file) {
            Err(error) if disk::is_absence(&error) => Ok(()),
            outcome => outcome.map_err(at(Action::Remove, file)),
        }
    }

    /// Removes a folder if nothing is left in it; tells whether it is gone.
    pub(super) fn remove_if_empty(&self, folder: &Path) -> Result<bool, Error> {
        match self.0.remove_folder(folder) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(false),
            Err(error) if disk::is_absence(&error) => Ok(true),
            outcome => outcome.map(|()| true).map_err(at(Action::Remove, folder)),
        }
    }

    /// Removes a folder with all that is in it, following no link.
    pub(super) fn remove_tree(&self, folder: &Path) -> Result<(), Error> {
        for entry in self.list(folder)? {
            let path = folder.join(&entry.name);
            match entry.kind {
                Kind::Folder => self.remove_tree(&path)?,
                Kind::File | Kind::Other => self.remove_file(&path)?,
            }
        }
        self.remove_if_empty(folder).map(drop)
    }

    /// The files below `folder`, each path beginning with `prefix`.
    pub(super) fn walk(&self, folder: &Path, prefix: &str) -> Result<Tree, Error> {
        let mut tree = Tree::default();
        self.walk_into(&mut tree, folder, prefix)?;
        tree.files.sort_unstable();
        Ok(tree)
    }

    fn walk_into(&self, tree: &mut Tree, folder: &Path, prefix: &str) -> Result<(), Error> {
        for entry in self.list(folder)? {
            let path = folder.join(&entry.name);
            match (entry.kind, entry.name.to_str()) {
                (Kind::File, Some(name)) if is_dropping(name) => {}
                (Kind::File, Some(name)) => tree.files.push(format!("{prefix}{name}")),
                (Kind::Folder, Some(name)) => {
                    self.walk_into(tree, &path, &format!("{prefix}{name}/"))?;
                }
                (Kind::Other, _) | (_, None) => tree.odd.push(path),
            }
        }
        Ok(())
    }

    pub(super) fn sync(&self, folder: &Path) -> Result<(), Error> {
        self.0.sync(folder).map_err(at(Action::Sync, folder))
    }

    pub(super) fn lock(&self, file: &Path, pid: u32) -> Result<File, Error> {
        match self.0.lock(file, pid).map_err(at(Action::Lock, file))? {
            Lock::Ours(held) => Ok(held),
            Lock::Theirs(pid) => Err(Error::Busy { pid, lock: file.to_owned() }),
        }
    }
}

impl fmt::Debug for Drive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Drive")
    }
}

/// Gives an error its action and path.
pub(super) fn at(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Disk { action, path: path.to_owned(), source }
}

/// Files that file managers leave wherever a folder is looked at: nobody's, and no loss.
pub(super) fn is_dropping(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}
