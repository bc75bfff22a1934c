//! What can go wrong when publishing, as facts; people are told of it elsewhere.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Unit;

/// Why something was not published.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Two places that must be apart are the same, or one lies in the other.
    Overlap {
        /// The place that lies within.
        inner: Place,
        /// Where it lies.
        inner_path: PathBuf,
        /// The place round it.
        outer: Place,
        /// Where that lies; equal to `inner_path` when both are the same.
        outer_path: PathBuf,
    },
    /// The output is the root of a file system.
    OutIsRoot {
        /// The output.
        out: PathBuf,
    },
    /// The output is somebody's home folder.
    OutIsHome {
        /// The output.
        out: PathBuf,
    },
    /// The output exists and is no folder.
    OutIsNoFolder {
        /// The output.
        out: PathBuf,
    },
    /// The cache holds the records of another output, which still stands.
    CacheOfAnother {
        /// The cache.
        cache: PathBuf,
        /// The output whose records it holds.
        other: PathBuf,
    },
    /// Files stand where Cabildo would replace or remove them, and it did not write them.
    Strangers {
        /// The folder that holds them.
        within: PathBuf,
        /// The first of them in alphabetical order, at most [`STRANGERS_NAMED`].
        paths: Vec<PathBuf>,
        /// How many more there are.
        more: usize,
    },
    /// Another build publishes into the same output.
    Busy {
        /// The process, where it could be read.
        pid: Option<u32>,
        /// The file that it holds.
        lock: PathBuf,
    },
    /// A path or a unit's name that cannot be published.
    BadPath {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// Two paths that would be one on some disks, or a file where another needs a folder.
    Collision {
        /// One of the two.
        first: String,
        /// The other.
        second: String,
    },
    /// A unit names an asset that this build did not publish before it.
    UnknownAsset {
        /// The unit.
        unit: Unit,
        /// The asset that it names.
        asset: String,
    },
    /// The disk did not do what was asked.
    Disk {
        /// What was asked of it.
        action: Action,
        /// Where.
        path: PathBuf,
        /// What it answered.
        source: io::Error,
    },
}

/// How many strangers' files [`Error::Strangers`] names at most.
pub const STRANGERS_NAMED: usize = 10;

/// Whose mistake it is, which decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitClass {
    /// Wrong usage or settings: nothing was touched.
    Refused,
    /// The machine: disk, permission, another build.
    Machine,
}

impl ExitClass {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Refused => 2,
            Self::Machine => 3,
        }
    }
}

/// The places that must lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What citizens see.
    Out,
    /// What the municipality writes.
    Content,
    /// Lock, records and staging.
    Cache,
}

/// Why a path cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// It is empty, or two slashes meet, or it ends in one.
    EmptySegment,
    /// It holds `.` or `..`.
    DotSegment,
    /// It begins at a root or a drive.
    Absolute,
    /// It holds a backslash, which some systems take for a slash.
    Backslash,
    /// It holds a NUL character.
    Nul,
    /// It is where something else is kept: the assets, the staging, a unit's folder.
    Reserved,
}

/// What was asked of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Action {
    Resolve,
    Inspect,
    List,
    Read,
    Write,
    Copy,
    Rename,
    Exchange,
    CreateFolder,
    Remove,
    Sync,
    Lock,
}

impl Error {
    /// Whose mistake it is.
    pub fn exit_class(&self) -> ExitClass {
        match self {
            Self::Busy { .. } | Self::Disk { .. } => ExitClass::Machine,
            Self::Overlap { .. }
            | Self::OutIsRoot { .. }
            | Self::OutIsHome { .. }
            | Self::OutIsNoFolder { .. }
            | Self::CacheOfAnother { .. }
            | Self::Strangers { .. }
            | Self::BadPath { .. }
            | Self::Collision { .. }
            | Self::UnknownAsset { .. } => ExitClass::Refused,
        }
    }

    pub(super) fn strangers(within: &Path, mut paths: Vec<PathBuf>) -> Self {
        paths.sort();
        let more = paths.len().saturating_sub(STRANGERS_NAMED);
        paths.truncate(STRANGERS_NAMED);
        Self::Strangers { within: within.to_owned(), paths, more }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap { inner, inner_path, outer, outer_path } => {
                write!(f, "{inner} {inner_path:?} must not lie in {outer} {outer_path:?}")
            }
            Self::OutIsRoot { out } => {
                write!(f, "output folder {out:?} is the root of a file system")
            }
            Self::OutIsHome { out } => write!(f, "output folder {out:?} is a home folder"),
            Self::OutIsNoFolder { out } => write!(f, "output {out:?} is not a folder"),
            Self::CacheOfAnother { cache, other } => {
                write!(f, "cache {cache:?} belongs to output folder {other:?}")
            }
            Self::Strangers { within, paths, more } => {
                write!(f, "{within:?} holds files not written by this program: {paths:?} and {more} more")
            }
            Self::Busy { pid: Some(pid), .. } => write!(f, "another build under way (pid {pid})"),
            Self::Busy { pid: None, lock } => write!(f, "another build under way (holds {lock:?})"),
            Self::BadPath { path, fault } => {
                write!(f, "path {path:?} cannot be published: {fault}")
            }
            Self::Collision { first, second } => {
                write!(f, "paths {first:?} and {second:?} collide")
            }
            Self::UnknownAsset { unit, asset } => {
                write!(f, "{unit} names asset {asset:?}, which was not published")
            }
            Self::Disk { action, path, source } => write!(f, "cannot {action} {path:?}: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Out => "output folder",
            Self::Content => "content folder",
            Self::Cache => "cache folder",
        })
    }
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptySegment => "it has an empty segment",
            Self::DotSegment => "it has a `.` or `..` segment",
            Self::Absolute => "it is absolute",
            Self::Backslash => "it has a backslash",
            Self::Nul => "it has a NUL character",
            Self::Reserved => "its place is reserved",
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolve => "resolve",
            Self::Inspect => "inspect",
            Self::List => "list",
            Self::Read => "read",
            Self::Write => "write",
            Self::Copy => "copy",
            Self::Rename => "rename",
            Self::Exchange => "exchange",
            Self::CreateFolder => "create folder",
            Self::Remove => "remove",
            Self::Sync => "sync",
            Self::Lock => "lock",
        })
    }
}
