//! What stands while a build goes on: what it has not replaced yet, and the files of units that stay, published before
//! or by this build.

use super::{Error, Publisher, Unit};

impl Publisher {
    /// The contents of what stands of ours at a path below the output, published before or by this build; nothing
    /// where nothing of ours does.
    pub fn before(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let is_ours = self.holdings().owns(path);
        if is_ours { self.drive.read(&self.places.out.join(path)) } else { Ok(None) }
    }

    /// The contents of a file of one of these units, by its path below the output; nothing where none has it.
    pub fn standing(&self, path: &str, units: &[Unit]) -> Result<Option<Vec<u8>>, Error> {
        for (unit, below) in units.iter().filter_map(|unit| Some((unit, below(unit, path)?))) {
            self.recall(unit)?;
            let standing = self.holdings().units.get(unit).cloned();
            if standing.is_some_and(|standing| standing.published.file(below).is_some()) {
                return self.drive.read(&self.places.out.join(path));
            }
        }
        Ok(None)
    }

    /// The files of these units in a folder, which is named with the slash at its end, or in all; by their path below
    /// the output.
    pub fn standing_below(&self, folder: &str, units: &[Unit]) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        let reaches =
            |unit: &&Unit| unit.folder().is_none_or(|name| folder.is_empty() || folder.split('/').next() == Some(name));
        for unit in units.iter().filter(reaches) {
            self.recall(unit)?;
            let Some(standing) = self.holdings().units.get(unit).cloned() else { continue };
            let start = unit.folder().map(|name| format!("{name}/")).unwrap_or_default();
            let files = standing.published.files.iter().map(|mark| format!("{start}{}", mark.path));
            found.extend(files.filter(|path| path.starts_with(folder)));
        }
        Ok(found)
    }
}

/// A path below a unit's own folder.
fn below<'p>(unit: &Unit, path: &'p str) -> Option<&'p str> {
    match unit.folder() {
        Some(name) => path.strip_prefix(name)?.strip_prefix('/'),
        None => Some(path),
    }
}
