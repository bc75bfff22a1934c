//! The disk as a trait, so that the suite can make it fail at any operation; and the real one.

#![expect(clippy::disallowed_methods, reason = "this is the room that writes")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Every operation that publishing does on a disk.
///
/// Paths are absolute. Nothing here follows a symbolic link in the last segment of a path, save
/// [`Disk::true_path`] and the source of [`Disk::copy`].
pub trait Disk: Send + Sync {
    /// The path with every symbolic link in it resolved; it must exist.
    fn true_path(&self, path: &Path) -> io::Result<PathBuf>;
    /// What stands at `path`, or `None` where nothing does.
    fn info(&self, path: &Path) -> io::Result<Option<Info>>;
    /// What stands at paths below a folder, each in its place.
    fn infos(&self, folder: &Path, paths: &[&str]) -> io::Result<Vec<Option<Info>>> {
        paths.iter().map(|path| self.info(&folder.join(path))).collect()
    }
    /// The entries of a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// The whole of a file.
    fn read(&self, file: &Path) -> io::Result<Vec<u8>>;
    /// Creates a file, or replaces what it held.
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()>;
    /// The same with what a reader gives; returns its length.
    fn write_from(&self, file: &Path, from: &mut dyn Read) -> io::Result<u64> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.write(file, &bytes).map(|()| bytes.len() as u64)
    }
    /// Copies the contents (not the permissions) of a regular file; returns their length.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<u64>;
    /// Gives a file a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file or folder in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Lets two folders change places in one step, or fails having done nothing.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Creates one folder, whose parent exists.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes one file.
    fn remove_file(&self, file: &Path) -> io::Result<()>;
    /// Removes one empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Brings all that was written to the file system of `folder` to where a power cut cannot reach it.
    fn sync(&self, folder: &Path) -> io::Result<()>;
    /// Takes a lock that the system gives back when the process ends, however it ends, and leaves
    /// `pid` in the file for others to read.
    fn lock(&self, file: &Path, pid: u32) -> io::Result<Lock>;
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info {
    /// File, folder or something else.
    pub kind: Kind,
    /// The length of a file.
    pub length: u64,
    /// When it was last written, in nanoseconds, where the system can tell.
    pub modified: Option<u64>,
    /// Which file or folder it is, whatever its name, where the system can tell.
    pub identity: Option<Identity>,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, pipe, socket or device.
    Other,
}

/// A file or folder, whatever its name: its device and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Identity {
    /// The device that holds it.
    pub device: u64,
    /// Its number on that device.
    pub number: u64,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name, which need not be text.
    pub name: OsString,
    /// What it stands for.
    pub kind: Kind,
}

/// The outcome of asking for a lock.
#[derive(Debug)]
pub enum Lock {
    /// Taken; held until the file is closed.
    Ours(File),
    /// Another process has it: its pid, where it could be read.
    Theirs(Option<u32>),
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn true_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn info(&self, path: &Path) -> io::Result<Option<Info>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(Info {
                kind: kind(metadata.file_type()),
                length: metadata.len(),
                modified: modified(&metadata),
                identity: identity(&metadata),
            })),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    #[cfg(target_os = "linux")]
    fn infos(&self, folder: &Path, paths: &[&str]) -> io::Result<Vec<Option<Info>>> {
        infos(folder, paths)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            let kind = kind(entry.file_type()?);
            Ok(Entry { name: entry.file_name(), kind })
        };
        fs::read_dir(folder)?.map(entry).collect()
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        fs::read(file)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create(file)?.write_all(bytes)
    }

    fn write_from(&self, file: &Path, from: &mut dyn Read) -> io::Result<u64> {
        io::copy(from, &mut File::create(file)?)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<u64> {
        // Looked at before it is opened: opening a pipe would wait for its writer for ever.
        if !fs::metadata(from)?.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        io::copy(&mut File::open(from)?, &mut File::create(to)?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        sync(folder)
    }

    fn lock(&self, path: &Path, pid: u32) -> io::Result<Lock> {
        // Not emptied on opening: until it is ours, the pid in it is another's.
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let holder = match file.try_lock() {
            Ok(()) => None,
            Err(TryLockError::WouldBlock) => return Ok(Lock::Theirs(pid_in(&mut file))),
            // Some network file systems lock nothing: there, a pid that is alive holds the lock.
            Err(TryLockError::Error(error)) if is_unsupported(&error) => {
                pid_in(&mut file).filter(|&other| other != pid && is_alive(other))
            }
            Err(TryLockError::Error(error)) => return Err(error),
        };
        if holder.is_some() {
            return Ok(Lock::Theirs(holder));
        }
        file.rewind()?;
        file.set_len(0)?;
        file.write_all(pid.to_string().as_bytes())?;
        Ok(Lock::Ours(file))
    }
}

/// Whether nothing stands at the path, or a file stands where a folder would have to.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether the system says that it cannot do such a thing here, rather than that it went wrong.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) || is_without_locks(error)
}

fn kind(file_type: fs::FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else {
        Kind::Other
    }
}

fn pid_in(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// When a file was last written, in nanoseconds.
fn modified(metadata: &fs::Metadata) -> Option<u64> {
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some(Identity { device: metadata.dev(), number: metadata.ino() })
}

/// A time of change in nanoseconds, of one that is not before 1970.
#[cfg(target_os = "linux")]
fn nanoseconds(seconds: i128, rest: i128) -> Option<u64> {
    u64::try_from(seconds * 1_000_000_000 + rest).ok()
}

/// Asked from the folder on, which takes half the time: a build in which nothing has changed asks for every file of a
/// country.
#[cfg(target_os = "linux")]
fn infos(folder: &Path, paths: &[&str]) -> io::Result<Vec<Option<Info>>> {
    use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, openat, statat};
    let folder = match openat(CWD, folder, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) {
        Ok(folder) => folder,
        Err(error) if is_absence(&error.into()) => return Ok(vec![None; paths.len()]),
        Err(error) => return Err(error.into()),
    };
    let info = |path: &&str| match statat(&folder, *path, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(stat) => Ok(Some(Info {
            kind: match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Kind::File,
                FileType::Directory => Kind::Folder,
                _ => Kind::Other,
            },
            length: u64::try_from(stat.st_size).unwrap_or_default(),
            modified: nanoseconds(i128::from(stat.st_mtime), i128::from(stat.st_mtime_nsec)),
            identity: Some(Identity { device: stat.st_dev, number: stat.st_ino }),
        })),
        Err(error) if is_absence(&error.into()) => Ok(None),
        Err(error) => Err(error.into()),
    };
    paths.iter().map(info).collect()
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> Option<Identity> {
    None
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn sync(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Elsewhere there is no call that does it for many files at once.
#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn is_without_locks(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
}

#[cfg(not(unix))]
fn is_without_locks(_: &io::Error) -> bool {
    false
}

#[cfg(unix)]
fn is_alive(pid: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
