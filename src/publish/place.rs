//! Where things lie: the output, and beside it what is not for the public; which places are refused.

use std::path::{Path, PathBuf};

use super::disk::Kind;
use super::drive::{Drive, is_dropping};
use super::error::{Error, Place};
use super::{Options, Unit};

/// The folder in the output that holds the assets.
pub(super) const ASSETS: &str = "assets";

/// The folder in the output that is used for staging where no place outside it can be: where the
/// output is a mount point, or the cache lies on another disk. It is gone when the build ends.
pub(super) const STAGING_INSIDE: &str = ".cabildo-staging";

/// All that lies in the corner.
const IN_CORNER: [&str; 8] = ["lock", "site", "site.next", "out", "out.next", "units", "next", "staging"];

/// The places of one build, free of symbolic links.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub(super) out: PathBuf,
    /// This room's own corner of the cache.
    corner: PathBuf,
}

/// The two folders in which a unit is staged.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    /// What both lie in.
    pub(super) root: PathBuf,
    /// What is to be laid in the output.
    pub(super) new: PathBuf,
    /// Where the fallback puts what it takes out of the output.
    pub(super) old: PathBuf,
}

impl Places {
    /// Resolves the places that were asked for, or refuses them. Nothing is created.
    pub(super) fn settle(drive: &Drive, options: &Options) -> Result<Self, Error> {
        let out = drive.true_path(&options.out)?;
        let content = drive.true_path(&options.content)?;
        let Some(name) = out.file_name() else {
            return Err(Error::OutIsRoot { out });
        };
        let home = options.home.as_deref().map(|home| drive.true_path(home));
        if home.transpose()?.as_ref() == Some(&out) {
            return Err(Error::OutIsHome { out });
        }
        if drive.info(&out)?.is_some_and(|info| info.kind != Kind::Folder) {
            return Err(Error::OutIsNoFolder { out });
        }
        let cache = match &options.cache {
            Some(cache) => drive.true_path(cache)?,
            None => {
                let mut beside = name.to_owned();
                beside.push(".cabildo");
                out.with_file_name(beside)
            }
        };
        let corner = cache.join("publish");
        apart((Place::Out, &out), (Place::Content, &content))?;
        apart((Place::Cache, &corner), (Place::Out, &out))?;
        apart((Place::Cache, &corner), (Place::Content, &content))?;
        Ok(Self { out, corner })
    }

    pub(super) fn corner(&self) -> &Path {
        &self.corner
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.corner.join("lock")
    }

    /// Which output the records are about.
    fn subject(&self) -> PathBuf {
        self.corner.join("out")
    }

    /// What is ours in the output apart from the units.
    pub(super) fn site(&self) -> PathBuf {
        self.corner.join("site")
    }

    /// Records of what stands in the output.
    pub(super) fn records(&self) -> PathBuf {
        self.corner.join("units")
    }

    /// Records of what is about to stand there.
    pub(super) fn intents(&self) -> PathBuf {
        self.corner.join("next")
    }

    pub(super) fn record(&self, unit: &Unit) -> PathBuf {
        self.records().join(unit.key())
    }

    pub(super) fn intent(&self, unit: &Unit) -> PathBuf {
        self.intents().join(unit.key())
    }

    pub(super) fn staging(&self, inside: bool) -> PathBuf {
        if inside { self.out.join(STAGING_INSIDE) } else { self.corner.join("staging") }
    }

    pub(super) fn desk(&self, inside: bool, key: &str) -> Desk {
        let root = self.staging(inside).join(key);
        Desk { new: root.join("new"), old: root.join("old"), root }
    }

    /// Refuses a corner that holds what is not ours, or the records of another output. One that was
    /// renamed or copied from elsewhere, cache and all, is the same output.
    pub(super) fn check_corner(&self, drive: &Drive) -> Result<(), Error> {
        let foreign = drive.list(&self.corner)?.into_iter();
        let foreign = foreign.filter(|entry| {
            let name = entry.name.to_str();
            !name.is_some_and(|name| IN_CORNER.contains(&name) || is_dropping(name))
        });
        let foreign: Vec<PathBuf> = foreign.map(|entry| self.corner.join(entry.name)).collect();
        if !foreign.is_empty() {
            return Err(Error::strangers(&self.corner, foreign));
        }
        let subject = drive.read(&self.subject())?.unwrap_or_default();
        // What is no path names no other output: it is written anew.
        let path = std::str::from_utf8(&subject).ok().filter(|path| !path.contains(char::is_control));
        let Some(other) = path.map(PathBuf::from).filter(|path| path.is_absolute()) else { return Ok(()) };
        if other == self.out || !drive.exists(&other)? {
            return Ok(());
        }
        Err(Error::CacheOfAnother { cache: self.corner.clone(), other })
    }

    /// Creates the corner's folders, and writes down which output it is about.
    pub(super) fn furnish(&self, drive: &Drive) -> Result<(), Error> {
        for folder in [self.records(), self.intents(), self.staging(false)] {
            drive.ensure_folder(&folder)?;
        }
        let subject = self.out.to_string_lossy();
        if drive.read(&self.subject())?.as_deref() != Some(subject.as_bytes()) {
            drive.replace(&self.subject(), subject.as_bytes())?;
        }
        Ok(())
    }

    /// Where the unit stands, or would.
    pub(super) fn standing(&self, unit: &Unit) -> PathBuf {
        unit.within(&self.out)
    }
}

/// Refuses two places of which one lies in the other.
fn apart(one: (Place, &Path), other: (Place, &Path)) -> Result<(), Error> {
    let ((inner, inner_path), (outer, outer_path)) = if one.1.starts_with(other.1) {
        (one, other)
    } else if other.1.starts_with(one.1) {
        (other, one)
    } else {
        return Ok(());
    };
    Err(Error::Overlap { inner, inner_path: inner_path.to_owned(), outer, outer_path: outer_path.to_owned() })
}
