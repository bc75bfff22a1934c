//! Whether what stands is as it was published. Nobody but this program is to write there, and whoever
//! does it all the same is found out by the length of a file and the time of its last change: no
//! contents are read, so that a build in which nothing has changed stays short.

use std::path::Path;

use super::disk::{Info, Kind};
use super::drive::Drive;
use super::record::Standing;
use super::{Error, Publisher, Unit};

impl Publisher {
    /// Whether each of a unit's files is there, in its length, and was not written after the record
    /// of their publication.
    pub fn is_untouched(&self, unit: &Unit) -> Result<bool, Error> {
        let Some(standing) = self.last.get(unit) else { return Ok(false) };
        let since = self.recorded(unit)?;
        let found = self.found(unit, standing)?;
        let mut both = standing.published.files.iter().zip(found);
        Ok(both.all(|(mark, info)| is_as_published(info, mark.length, since)))
    }

    /// The files of a unit, of those that `standing` knows, that somebody else has written.
    pub(super) fn touched<'s>(&self, unit: &Unit, standing: &'s Standing) -> Result<Vec<&'s str>, Error> {
        let since = self.recorded(unit)?;
        let found = self.found(unit, standing)?;
        let both = standing.published.files.iter().zip(found);
        let touched = both.filter(|(mark, info)| info.is_some() && !is_as_published(*info, mark.length, since));
        Ok(touched.map(|(mark, _)| mark.path.as_str()).collect())
    }

    /// What stands where a unit's files were published.
    fn found(&self, unit: &Unit, standing: &Standing) -> Result<Vec<Option<Info>>, Error> {
        let paths: Vec<&str> = standing.published.files.iter().map(|mark| mark.path.as_str()).collect();
        self.drive.infos(&self.places.standing(unit), &paths)
    }

    /// When the record of a unit was written.
    fn recorded(&self, unit: &Unit) -> Result<Option<u64>, Error> {
        modified(&self.drive, &self.places.record(unit))
    }
}

/// When a file was last written.
pub(super) fn modified(drive: &Drive, file: &Path) -> Result<Option<u64>, Error> {
    Ok(drive.info(file)?.and_then(|info| info.modified))
}

/// Whether a file is there in its length, and was not written after it was recorded; where the system
/// tells no times, the length has to do.
pub(super) fn is_as_published(info: Option<Info>, length: u64, since: Option<u64>) -> bool {
    info.is_some_and(|info| {
        let later = info.modified.zip(since).is_some_and(|(written, recorded)| written > recorded);
        info.kind == Kind::File && info.length == length && !later
    })
}
