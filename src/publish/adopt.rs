//! A unit that another output holds is taken over as it was published there.

use super::disk::Kind;
use super::place::ASSETS;
use super::{Changes, Contents, Error, FileMark, Publication, Publisher, Unit};

impl Publisher {
    /// Publishes a unit with the files, assets, fingerprint and summary with which it stands in the
    /// output of `other`; nothing where it does not stand there whole (it may have been brought over a
    /// network, and a part lost). The files are copied, never linked.
    pub fn adopt(&self, other: &Self, unit: &Unit) -> Result<Option<Changes>, Error> {
        let Some(published) = other.last(unit) else { return Ok(None) };
        if !other.is_whole(unit, &published.files)? {
            return Ok(None);
        }
        let (folder, shelf) = (other.places.standing(unit), other.places.out.join(ASSETS));
        let mut assets = Vec::new();
        for name in &published.assets {
            let path = shelf.join(name);
            let is_file = other.drive.info(&path)?.is_some_and(|info| info.kind == Kind::File);
            if is_file && !self.holdings().brought.contains(name) {
                assets.push((name.clone(), other.drive.read(&path)?.unwrap_or_default()));
            }
        }
        self.assets(&assets)?;
        let copy = |mark: &FileMark| {
            let contents = Contents::CopyOf { path: folder.join(&mark.path), fingerprint: mark.fingerprint };
            (mark.path.clone(), contents)
        };
        let publication = Publication {
            files: published.files.iter().map(copy).collect(),
            fingerprint: published.fingerprint,
            summary: published.summary.clone(),
            assets: published.assets.clone(),
        };
        self.publish(unit, publication).map(Some)
    }

    /// Whether each of a unit's files is there in its length.
    fn is_whole(&self, unit: &Unit, files: &[FileMark]) -> Result<bool, Error> {
        let folder = self.places.standing(unit);
        for mark in files {
            let info = self.drive.info(&folder.join(&mark.path))?;
            if info.is_none_or(|info| (info.kind, info.length) != (Kind::File, mark.length)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
