//! A unit is staged: its unchanged files linked, the others written, all of it beside the output.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::exchange::{self, Exchange, Staged};
use super::holdings::{self, Ground};
use super::path::{self, parents};
use super::place::Desk;
use super::record::{self, FileMark, NamedSwap, Published, Standing};
use super::{Changes, Contents, Error, Publication, Publisher, Unit};

/// A file of the publication beside what stands.
struct Item<'a> {
    path: &'a str,
    contents: &'a Contents,
    fingerprint: [u8; 32],
    /// Its length, if it stands already.
    kept: Option<u64>,
}

impl Publisher {
    /// Puts a version of a unit in place of the one that stands, if there is any difference.
    ///
    /// Several threads may publish different units. On an error the unit is left whole, as a rule the
    /// old version of it, and the build may go on with others.
    pub fn publish(&self, unit: &Unit, mut publication: Publication) -> Result<Changes, Error> {
        publication.files.sort_by(|one, other| one.0.cmp(&other.0));
        let Publication { files, fingerprint, summary, assets } = publication;
        self.admit(unit, &files, &assets)?;
        self.furnish()?;
        self.recall(unit)?;
        let tree = holdings::look(&self.drive, &self.places, unit)?;
        let (before, ground) = {
            let holdings = self.holdings();
            let before = holdings.units.get(unit).cloned().unwrap_or_default();
            (before, holdings.divide(&self.places, unit, tree)?)
        };
        let touched: HashSet<&str> = self.touched(unit, &before)?.into_iter().collect();
        let (items, changes) = compare(&files, &before.published, &ground, &touched);
        let standing = |files| Standing { published: Published { fingerprint, summary, assets, files }, trusted: true };
        let standing = if changes.is_empty() && ground.stands {
            let standing = standing(items.iter().map(|item| item.mark(0)).collect());
            self.remember(unit, &standing, &before)?;
            standing
        } else {
            self.replace(unit, &items, &ground, standing)?
        };
        self.holdings().took_place(unit, standing);
        Ok(changes)
    }

    /// Brings back the names of a unit's files that this build published and let go of.
    pub(super) fn recall(&self, unit: &Unit) -> Result<(), Error> {
        let mut holdings = self.holdings();
        if holdings.laid_down.remove(unit) {
            let standing = record::read(&self.drive, &self.places, unit)?;
            holdings.units.insert(unit.clone(), Arc::new(standing));
        }
        Ok(())
    }

    /// Refuses what cannot be published, and claims the assets that the unit names.
    fn admit(&self, unit: &Unit, files: &[(String, Contents)], assets: &[String]) -> Result<(), Error> {
        path::check_unit(unit)?;
        path::check(unit, files.iter().map(|(path, _)| path.as_str()))?;
        let mut holdings = self.holdings();
        if let Some(asset) = assets.iter().find(|name| !holdings.brought.contains(*name)) {
            return Err(Error::UnknownAsset { unit: unit.clone(), asset: asset.clone() });
        }
        let claims = holdings.claims.entry(unit.clone()).or_default();
        claims.extend(assets.iter().cloned());
        Ok(())
    }

    /// Rewrites the record of a unit that is to stay as it stands.
    fn remember(&self, unit: &Unit, standing: &Standing, before: &Standing) -> Result<(), Error> {
        if before.trusted && before.published == standing.published {
            return Ok(());
        }
        exchange::affirm(&self.drive, &self.places, unit, standing)
    }

    /// Keeps another summary of a unit that stays as it stands.
    pub fn keep(&self, unit: &Unit, summary: Vec<u8>) -> Result<(), Error> {
        let Some(standing) = self.last.get(unit) else { return Ok(()) };
        let mut standing = Standing::clone(standing);
        standing.published.summary = summary;
        exchange::affirm(&self.drive, &self.places, unit, &standing)
    }

    /// Stages the unit and exchanges it with what stands.
    fn replace(
        &self,
        unit: &Unit,
        items: &[Item],
        ground: &Ground,
        standing: impl FnOnce(Vec<FileMark>) -> Standing,
    ) -> Result<Standing, Error> {
        let inside = self.stages_inside()?;
        let desk = self.places.desk(inside, unit.key());
        let carried = carried(items, ground);
        let laid = self.lay(unit, &desk, items, &carried);
        if laid.is_err() {
            // A disk that is full gets its room back at once.
            let _ = self.drive.remove_tree(&desk.root);
        }
        let standing = standing(laid?);
        let staged =
            Staged { unit, standing: &standing, desk: &desk, names: names(unit, inside, items, ground, &carried) };
        let exchange =
            Exchange { drive: &self.drive, places: &self.places, fallback: &self.fallback, durable: self.durable };
        exchange.run(&staged)?;
        // The unit is published; what cannot be removed now, the sweep at the end tells of.
        let _ = self.drive.remove_tree(&desk.root);
        Ok(standing)
    }

    /// Lays the files of a unit on a fresh desk.
    fn lay(&self, unit: &Unit, desk: &Desk, items: &[Item], carried: &[&str]) -> Result<Vec<FileMark>, Error> {
        let (from, to) = (self.places.standing(unit), unit.within(&desk.new));
        if self.drive.exists(&desk.root)? {
            self.drive.remove_tree(&desk.root)?;
        }
        self.drive.ensure_folder(&to)?;
        let paths = items.iter().map(|item| item.path);
        for folder in folders(paths.chain(carried.iter().copied())) {
            self.drive.create_folder(&to.join(folder))?;
        }
        for path in carried {
            let (from, to) = (from.join(path), to.join(path));
            if !self.drive.link(&from, &to) {
                self.drive.copy(&from, &to)?;
            }
        }
        let lay = |item: &Item| {
            let (from, to) = (from.join(item.path), to.join(item.path));
            let linked = item.kept.is_some() && self.drive.link(&from, &to);
            let length = match item.kept {
                Some(length) if linked => length,
                _ => self.write_contents(item.contents, &to)?,
            };
            Ok(item.mark(length))
        };
        items.iter().map(lay).collect()
    }

    /// Writes a file anew; returns its length.
    pub(super) fn write_contents(&self, contents: &Contents, to: &Path) -> Result<u64, Error> {
        match contents {
            Contents::Bytes(bytes) => self.drive.write(to, bytes).map(|()| bytes.len() as u64),
            Contents::Packed { packed, .. } => self.drive.write_from(to, &mut packed.reader()),
            Contents::CopyOf { path, .. } => self.drive.copy(path, to),
        }
    }
}

impl Item<'_> {
    fn mark(&self, length: u64) -> FileMark {
        FileMark { path: self.path.to_owned(), fingerprint: self.fingerprint, length: self.kept.unwrap_or(length) }
    }
}

impl holdings::Holdings {
    /// A unit's new version stands.
    fn took_place(&mut self, unit: &Unit, mut standing: Standing) {
        // It is on the disk, and is asked for of what stood before only.
        standing.published.summary = Vec::new();
        if *unit != Unit::Root {
            standing.published.files = Vec::new();
            self.laid_down.insert(unit.clone());
        }
        let assets = standing.published.assets.iter().cloned().collect();
        self.claims.insert(unit.clone(), assets);
        self.units.insert(unit.clone(), Arc::new(standing));
        self.published.insert(unit.clone());
    }
}

/// Compares what is to be published, sorted by path, with what stands.
/// What somebody else has `touched` is not kept.
fn compare<'a>(
    files: &'a [(String, Contents)],
    before: &Published,
    ground: &Ground,
    touched: &HashSet<&str>,
) -> (Vec<Item<'a>>, Changes) {
    let mut changes = Changes::default();
    let (mut items, mut added) = (Vec::with_capacity(files.len()), Vec::new());
    for (path, contents) in files {
        let fingerprint = contents.fingerprint();
        let mark = before.file(path).filter(|_| ground.present.contains(path));
        let same = mark.filter(|mark| mark.fingerprint == fingerprint && !touched.contains(path.as_str()));
        match (mark, same) {
            (_, Some(_)) => changes.unchanged += 1,
            (Some(_), None) => changes.changed.push(path.clone()),
            (None, None) => added.push(path),
        }
        items.push(Item { path, contents, fingerprint, kept: same.map(|mark| mark.length) });
    }
    let is_new = |path: &String| files.binary_search_by(|(other, _)| other.cmp(path)).is_ok();
    let removed = ground.present.iter().filter(|path| !is_new(path));
    changes.removed = removed.cloned().collect();
    changes.removed.sort_unstable();
    changes.added = added.into_iter().collect();
    (items, changes)
}

/// The files of others that go with the unit: all for which it has no file, nor a folder of that
/// name, nor a file named like a folder that they lie in.
fn carried<'a>(items: &[Item], ground: &'a Ground) -> Vec<&'a str> {
    let files: HashSet<&str> = items.iter().map(|item| item.path).collect();
    let taken: HashSet<&str> = items.iter().flat_map(|item| parents(item.path)).collect();
    let goes_along = |path: &&str| {
        let covered = files.contains(path) || parents(path).any(|folder| files.contains(folder));
        !covered && !taken.contains(path)
    };
    let carried = ground.carried.iter().map(String::as_str);
    carried.filter(goes_along).collect()
}

/// What an exchange by names would move out and in.
fn names(unit: &Unit, inside: bool, items: &[Item], ground: &Ground, carried: &[&str]) -> NamedSwap {
    let tops = |paths: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        let top = |path: &str| path.split('/').next().unwrap_or(path).to_owned();
        paths.map(top).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (old, new) = match unit {
        Unit::Folder(name) => {
            let old = ground.stands.then(|| name.clone());
            (old.into_iter().collect(), vec![name.clone()])
        }
        Unit::Root => {
            let old = ground.present.iter().chain(&ground.carried);
            let new = items.iter().map(|item| item.path);
            (tops(&mut old.map(String::as_str)), tops(&mut new.chain(carried.iter().copied())))
        }
    };
    NamedSwap { inside, old, new }
}

/// The folders that the paths lie in, outer ones first.
fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        for folder in parents(path) {
            // Where this one is known, so are those round it.
            if !folders.insert(folder) {
                break;
            }
        }
    }
    folders
}
