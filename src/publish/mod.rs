//! Site → disk: staged, atomic a unit, only what changed, nothing of a stranger's deleted.
//!
//! The output holds the folders of the portals and of the territory (each a [`Unit`]), the files at
//! the root, and the assets that they share. Everything else — lock, records, staging — lies in the
//! cache beside it, since what is in the output is public.
//!
//! A build opens the [`Publisher`], asks it what stood [`last`](Publisher::last), hands over the
//! [`assets`](Publisher::assets) and then each unit that changed
//! ([`publish`](Publisher::publish), from as many threads as it likes), and at the end the root files
//! ([`finish`](Publisher::finish)). A unit is staged whole, with hard links to those of its files
//! that did not change, and takes the place of the old one in one step: see `exchange.rs`. A unit
//! that is not handed over stays as it stands.
//!
//! Killed at any moment, or stopped by a full disk, each unit is wholly old or wholly new, and the
//! next build mends and tidies up before it begins.

mod adopt;
mod assets;
mod disk;
mod drive;
mod error;
mod exchange;
mod finish;
mod holdings;
mod path;
mod paths;
mod place;
mod recognise;
mod record;
mod stage;
mod standing;
#[cfg(test)]
mod tests;
mod untouched;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use disk::{Disk, Entry, Identity, Info, Kind, Lock, RealDisk};
pub use error::{Action, Error, ExitClass, PathFault, Place, STRANGERS_NAMED};
pub use finish::Finished;
pub use holdings::is_signature;
pub use path::{collisions, is_kept};
pub use paths::{PathList, Paths};
pub use record::{FileMark, Published};

use crate::text::packed::Packed;
use drive::Drive;
use holdings::Holdings;
use place::Places;
use record::Standing;

/// Where to publish, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that citizens see.
    pub out: PathBuf,
    /// Where lock, records and staging go; `<out>.cabildo` if nothing is said. Where it lies on
    /// another disk than `out`, units are staged in a hidden folder of `out` while a build lasts.
    pub cache: Option<PathBuf>,
    /// The folder of what is read, which must lie apart.
    pub content: PathBuf,
    /// The home folder of whoever calls, if it is known: refused as output.
    pub home: Option<PathBuf>,
    /// Exchanges units name by name even where the system could do it in one step.
    pub force_fallback: bool,
    /// Whether each unit must be wholly old or wholly new after a power cut, too.
    ///
    /// A killed build never needs this. It costs one sync of the file system a changed unit, which
    /// waits for whatever else is being written there; a machine that is thrown away, like that of a
    /// CI service, has no use for it.
    pub durable: bool,
}

/// What is published at once or not at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A site of one portal, which fills the output. It is not to be published while others are.
    Root,
    /// A portal, or the territory's pages: a folder in the output.
    Folder(String),
}

/// A unit's files and what is to be remembered of them.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// Paths, with `/`, below the unit's folder; and what is in them.
    pub files: Vec<(String, Contents)>,
    /// What the caller will know this version by.
    pub fingerprint: [u8; 32],
    /// Whatever the caller wants back from [`Publisher::last`].
    pub summary: Vec<u8>,
    /// The assets that these files name.
    pub assets: Vec<String>,
}

/// What is in a file.
#[derive(Debug, Clone)]
pub enum Contents {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, packed: of what waits for many others.
    Packed {
        /// The bytes.
        packed: Packed,
        /// The blake3 of what they are.
        fingerprint: [u8; 32],
    },
    /// What is in another file, which is copied (never linked: nobody's edit of it must show through).
    CopyOf {
        /// The file.
        path: PathBuf,
        /// The blake3 of its contents, taken at its word.
        fingerprint: [u8; 32],
    },
}

/// What a publication changed: paths, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub added: PathList,
    /// Files whose contents were others.
    pub changed: Vec<String>,
    /// Files that are there no longer.
    pub removed: Vec<String>,
    /// How many files are as they were.
    pub unchanged: usize,
}

/// One build's hold on an output.
pub struct Publisher {
    drive: Drive,
    places: Places,
    /// What stood when the build began.
    last: BTreeMap<Unit, Arc<Standing>>,
    holdings: Mutex<Holdings>,
    /// Whether units are staged inside the output; found out when the first one is.
    inside: Mutex<Option<bool>>,
    fallback: AtomicBool,
    durable: bool,
    /// When the record of the root's files was written that stood when the build began.
    site_recorded: Option<u64>,
    /// Held as long as it is open.
    _lock: File,
}

impl Publisher {
    /// Takes hold of the output: refuses what is not ours to write to, keeps other builds away, and
    /// settles what a killed build left.
    pub fn open(options: &Options, disk: impl Disk + 'static) -> Result<Self, Error> {
        let drive = Drive::new(disk);
        let places = Places::settle(&drive, options)?;
        places.check_corner(&drive)?;
        let mut found = None;
        if !drive.exists(places.corner())? {
            // Refused, if at all, before anything is created.
            let holdings = recognise::holdings(&drive, &places)?;
            holdings.survey(&drive, &places)?;
            found = Some(holdings);
        }
        drive.ensure_folder(places.corner())?;
        let lock = drive.lock(&places.lock(), std::process::id())?;
        places.furnish(&drive)?;
        exchange::settle(&drive, &places)?;
        finish::sweep(&drive, &places)?;

        let mut holdings = Holdings::read(&drive, &places)?;
        if holdings.is_empty() {
            holdings = found.map_or_else(|| recognise::holdings(&drive, &places), Ok)?;
            Self::write_down(&drive, &places, &holdings)?;
        }
        let names = holdings.survey(&drive, &places)?;
        let last = holdings.still_standing(&drive, &places, &names)?;
        let site_recorded = untouched::modified(&drive, &places.site())?;
        Ok(Self {
            site_recorded,
            drive,
            places,
            last,
            holdings: Mutex::new(holdings),
            inside: Mutex::new(None),
            fallback: AtomicBool::new(options.force_fallback),
            durable: options.durable,
            _lock: lock,
        })
    }

    /// The version of a unit that stood when this build began; `None` where there is none, or none
    /// of which enough is known.
    pub fn last(&self, unit: &Unit) -> Option<&Published> {
        self.last.get(unit).map(|standing| &standing.published)
    }

    /// The units that stood when this build began and are not among these: the end of the build takes them away.
    pub fn leaving<'s>(&'s self, units: &'s [Unit]) -> impl Iterator<Item = (&'s Unit, &'s Published)> {
        let leaving = self.last.iter().filter(|(unit, _)| !units.contains(unit));
        leaving.map(|(unit, standing)| (unit, &standing.published))
    }

    /// Creates the output where there is none: not before there is something to publish.
    fn furnish(&self) -> Result<(), Error> {
        self.drive.ensure_folder(&self.places.out)
    }

    fn holdings(&self) -> MutexGuard<'_, Holdings> {
        self.holdings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether units are staged inside the output, since nothing can be moved into it from outside.
    fn stages_inside(&self) -> Result<bool, Error> {
        let mut known = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inside) = *known {
            return Ok(inside);
        }
        let (outside, within) = (self.places.staging(false), self.places.staging(true));
        let inside = exchange::lies_elsewhere(&self.drive, &outside, &within)?;
        if inside {
            self.drive.ensure_folder(&within)?;
        }
        *known = Some(inside);
        Ok(inside)
    }
}

impl Drop for Publisher {
    /// Leaves nothing half staged behind a build that gave up; what cannot be removed now, the next
    /// build removes.
    fn drop(&mut self) {
        let _ = finish::sweep(&self.drive, &self.places);
    }
}

impl fmt::Debug for Publisher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Publisher").field(&self.places.out).finish()
    }
}

impl Unit {
    /// The name of its folder; none of a unit at the root.
    pub fn folder(&self) -> Option<&str> {
        match self {
            Self::Root => None,
            Self::Folder(name) => Some(name),
        }
    }

    /// The name of the unit's record; no folder may begin with a dot.
    fn key(&self) -> &str {
        match self {
            Self::Root => ".root",
            Self::Folder(name) => name,
        }
    }

    fn from_key(key: &str) -> Self {
        match key {
            ".root" => Self::Root,
            name => Self::Folder(name.to_owned()),
        }
    }

    /// The unit's folder in an output, or in what is to be laid there.
    fn within(&self, folder: &Path) -> PathBuf {
        match self {
            Self::Root => folder.to_owned(),
            Self::Folder(name) => folder.join(name),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("the site"),
            Self::Folder(name) => f.write_str(name),
        }
    }
}

impl Contents {
    /// What tells these contents from others.
    fn fingerprint(&self) -> [u8; 32] {
        match self {
            Self::Bytes(bytes) => *blake3::hash(bytes).as_bytes(),
            Self::Packed { fingerprint, .. } | Self::CopyOf { fingerprint, .. } => *fingerprint,
        }
    }

    /// These bytes, packed.
    #[must_use]
    pub fn packed(bytes: &[u8]) -> Self {
        Self::Packed { packed: Packed::bytes(bytes), fingerprint: *blake3::hash(bytes).as_bytes() }
    }

    /// The same, packed already.
    #[must_use]
    pub fn of_packed(packed: Packed) -> Self {
        let mut hasher = blake3::Hasher::new();
        // Memory gives all that is in it.
        let _ = hasher.update_reader(packed.reader());
        Self::Packed { packed, fingerprint: *hasher.finalize().as_bytes() }
    }

    /// The bytes; nothing of what is in another file.
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Bytes(bytes) => Some(Cow::Borrowed(bytes)),
            Self::Packed { packed, .. } => Some(Cow::Owned(packed.open())),
            Self::CopyOf { .. } => None,
        }
    }
}

impl Changes {
    /// Whether nothing was added, changed or removed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// Adds those of another part of the site.
    pub fn extend(&mut self, other: Self) {
        let Self { added, changed, removed, unchanged } = other;
        self.added.extend(&added);
        self.changed.extend(changed);
        self.removed.extend(removed);
        self.unchanged += unchanged;
    }
}
