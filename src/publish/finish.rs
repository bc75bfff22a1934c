//! The end of a build: root files, and then what is no longer in the site goes.

use std::collections::BTreeSet;

use super::disk::Kind;
use super::drive::Drive;
use super::holdings::{self, Holdings};
use super::place::{ASSETS, Places};
use super::record::{FileMark, Site, Standing, UNCERTAIN, find};
use super::untouched::is_as_published;
use super::{Changes, Contents, Error, Publisher, Unit, path};

/// What the end of a build changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finished {
    /// Changes to the root files.
    pub root: Changes,
    /// Units that were removed, since the site has them no longer.
    pub units: Vec<Unit>,
    /// Assets that were removed, since nothing named them any more.
    pub assets: Vec<String>,
}

/// A root file beside what stands.
struct RootFile<'a> {
    path: &'a str,
    contents: &'a Contents,
    mark: FileMark,
    kept: bool,
}

impl Publisher {
    /// Writes the root files that changed, one by one, and removes what the site has no longer: root
    /// files, the units that are not among `units`, and assets that nothing names.
    ///
    /// `units` are all units of the site, also those that were not published this time. A file in a
    /// unit's folder that is not ours keeps the folder, and is told of when the rest is done.
    pub fn finish(self, mut root_files: Vec<(String, Contents)>, units: &[Unit]) -> Result<Finished, Error> {
        self.furnish()?;
        root_files.sort_by(|one, other| one.0.cmp(&other.0));
        let keep: BTreeSet<Unit> = {
            let published = &self.holdings().published;
            published.iter().chain(units).cloned().collect()
        };
        let root = self.root_files(&root_files, &keep)?;
        let (units, refusal) = self.remove_units(&keep)?;
        let assets = self.collect_assets()?;
        sweep(&self.drive, &self.places)?;
        let changed = !root.is_empty() || !units.is_empty() || !self.holdings().published.is_empty();
        if self.durable && changed {
            self.drive.sync(&self.places.out)?;
        }
        let finished = Finished { root, units, assets };
        refusal.map_or(Ok(finished), Err)
    }

    fn root_files(&self, files: &[(String, Contents)], keep: &BTreeSet<Unit>) -> Result<Changes, Error> {
        let mut holdings = self.holdings();
        check(files, &holdings, keep)?;
        let (mut items, changes) = self.compare_root(files, &holdings)?;
        if changes.is_empty() {
            return Ok(changes);
        }
        holdings.site.files = uncertain(&holdings.site, &items);
        holdings.site.write(&self.drive, &self.places.site())?;

        let free = changes.removed.iter();
        let free = free.filter(|path| !is_kept(&holdings, keep, path));
        let (in_the_way, later): (Vec<&String>, _) = free.partition(|path| blocks(path, &items));
        self.remove_files(&in_the_way)?;
        self.write_root(&mut items)?;
        self.remove_files(&later)?;

        holdings.site.files = items.into_iter().map(|item| item.mark).collect();
        holdings.site.write(&self.drive, &self.places.site())?;
        Ok(changes)
    }

    fn compare_root<'a>(
        &self,
        files: &'a [(String, Contents)],
        holdings: &Holdings,
    ) -> Result<(Vec<RootFile<'a>>, Changes), Error> {
        let mut changes = Changes::default();
        let (mut items, mut added) = (Vec::with_capacity(files.len()), Vec::new());
        for (path, contents) in files {
            let place = self.places.out.join(path);
            let info = self.drive.info(&place)?;
            if info.is_some_and(|info| info.kind != Kind::Folder) && !holdings.owns(path) {
                return Err(Error::strangers(&self.places.out, vec![place]));
            }
            let fingerprint = contents.fingerprint();
            let mark = find(&holdings.site.files, path).filter(|_| info.is_some());
            let is_same = |mark: &&FileMark| {
                mark.fingerprint == fingerprint && is_as_published(info, mark.length, self.site_recorded)
            };
            let same = mark.filter(is_same);
            match (mark, same) {
                (_, Some(_)) => changes.unchanged += 1,
                (Some(_), None) => changes.changed.push(path.clone()),
                (None, None) => added.push(path),
            }
            items.push(RootFile {
                path,
                contents,
                mark: FileMark { path: path.clone(), fingerprint, length: same.map_or(0, |mark| mark.length) },
                kept: same.is_some(),
            });
        }
        let is_new = |path: &String| files.binary_search_by(|(other, _)| other.cmp(path)).is_ok();
        let before = holdings.site.files.iter().map(|mark| mark.path.clone());
        changes.removed = before.filter(|path| !is_new(path)).collect();
        changes.added = added.into_iter().collect();
        Ok((items, changes))
    }

    fn write_root(&self, items: &mut [RootFile]) -> Result<(), Error> {
        let desk = self.places.desk(self.stages_inside()?, ".files").root;
        self.drive.ensure_folder(&desk)?;
        for item in items.iter_mut().filter(|item| !item.kept) {
            let (staged, place) = (desk.join("file"), self.places.out.join(item.path));
            item.mark.length = self.write_contents(item.contents, &staged)?;
            self.drive.ensure_folder(place.parent().unwrap_or(&self.places.out))?;
            self.drive.rename(&staged, &place)?;
        }
        Ok(())
    }

    /// Removes files below the output, and the folders that this empties.
    fn remove_files(&self, paths: &[impl AsRef<str>]) -> Result<(), Error> {
        for path in paths.iter().map(AsRef::as_ref) {
            self.drive.remove_file(&self.places.out.join(path))?;
            self.prune(path)?;
        }
        Ok(())
    }

    /// Removes the folders that a file lay in, as far as they are empty.
    pub(super) fn prune(&self, path: &str) -> Result<(), Error> {
        for folder in path::parents(path) {
            if !self.drive.remove_if_empty(&self.places.out.join(folder))? {
                break;
            }
        }
        Ok(())
    }

    /// Removes units that are not to be kept; returns them, and the first refusal.
    fn remove_units(&self, keep: &BTreeSet<Unit>) -> Result<(Vec<Unit>, Option<Error>), Error> {
        let mut holdings = self.holdings();
        let mut refusal = None;
        let mut removed = Vec::new();
        for (unit, standing) in holdings.units.clone() {
            if keep.contains(&unit) {
                continue;
            }
            let outcome = match &unit {
                Unit::Root => self.remove_root_unit(&holdings, &standing, keep),
                Unit::Folder(_) => self.remove_folder_unit(&holdings, &unit, keep),
            };
            match outcome {
                Err(error @ Error::Strangers { .. }) => refusal = refusal.or(Some(error)),
                outcome => {
                    outcome?;
                    holdings.units.remove(&unit);
                    holdings.claims.remove(&unit);
                    removed.push(unit);
                }
            }
        }
        Ok((removed, refusal))
    }

    fn remove_folder_unit(&self, holdings: &Holdings, unit: &Unit, keep: &BTreeSet<Unit>) -> Result<(), Error> {
        let tree = holdings::look(&self.drive, &self.places, unit)?;
        let files = tree.as_ref().map(|tree| tree.files.clone());
        holdings.divide(&self.places, unit, tree)?;
        let stays = |path: &String| find(&holdings.site.files, path).is_some() || is_kept(holdings, keep, path);
        let (others, own): (Vec<String>, _) = files.iter().flatten().cloned().partition(stays);
        let desk = self.places.desk(self.stages_inside()?, unit.key()).root;
        if !others.is_empty() {
            // The folder has become one of the root's: only what was the unit's goes.
            self.remove_files(&own)?;
        } else if files.is_some() {
            // Out of sight at once; a visitor never finds half of it.
            self.drive.remove_tree(&desk)?;
            self.drive.rename(&self.places.standing(unit), &desk)?;
        }
        self.drive.remove_file(&self.places.record(unit))?;
        self.drive.remove_tree(&desk)
    }

    /// A site that was one portal has become several: what that portal left at the root goes.
    fn remove_root_unit(&self, holdings: &Holdings, standing: &Standing, keep: &BTreeSet<Unit>) -> Result<(), Error> {
        let files = standing.published.files.iter().map(|mark| &mark.path);
        let is_free = |path: &&String| find(&holdings.site.files, path).is_none() && !is_kept(holdings, keep, path);
        self.remove_files(&files.filter(is_free).collect::<Vec<_>>())?;
        self.drive.remove_file(&self.places.record(&Unit::Root))
    }
}

/// Removes all that was staged, save what a half-done exchange still needs.
pub(super) fn sweep(drive: &Drive, places: &Places) -> Result<(), Error> {
    let intents = drive.list(&places.intents())?;
    for inside in [false, true] {
        let staging = places.staging(inside);
        for entry in drive.list(&staging)? {
            let path = staging.join(&entry.name);
            match entry.kind {
                _ if intents.iter().any(|intent| intent.name == entry.name) => {}
                Kind::Folder => drive.remove_tree(&path)?,
                Kind::File | Kind::Other => drive.remove_file(&path)?,
            }
        }
    }
    drive.remove_if_empty(&places.staging(true)).map(drop)
}

/// Refuses root files that would lie in a unit's folder, or over a file of the unit at the root.
fn check(files: &[(String, Contents)], holdings: &Holdings, keep: &BTreeSet<Unit>) -> Result<(), Error> {
    let folders: BTreeSet<String> = keep.iter().map(|unit| unit.key().to_lowercase()).collect();
    let paths = || files.iter().map(|(path, _)| path.as_str());
    path::check_root(paths(), |first| folders.contains(first))?;
    let root = holdings.units.get(&Unit::Root);
    let root = root.filter(|_| keep.contains(&Unit::Root));
    let is_taken = |path: &&str| root.is_some_and(|unit| unit.published.file(path).is_some());
    match paths().find(is_taken) {
        None => Ok(()),
        Some(path) => Err(Error::Collision { first: path.to_owned(), second: path.to_owned() }),
    }
}

/// The marks while root files are being written: whatever is killed where, each old and new name is
/// ours, and what was about to be written is written again.
fn uncertain(site: &Site, items: &[RootFile]) -> Vec<FileMark> {
    let unsure = |mark: &FileMark| FileMark { fingerprint: UNCERTAIN, ..mark.clone() };
    let new = items.iter().map(|item| match item.kept {
        true => item.mark.clone(),
        false => unsure(&item.mark),
    });
    let mut marks: Vec<FileMark> = new.chain(site.files.iter().map(unsure)).collect();
    // A stable sort: of two marks of a name, the new one stays.
    marks.sort_by(|one, other| one.path.cmp(&other.path));
    marks.dedup_by(|one, other| one.path == other.path);
    marks
}

/// Whether the file at that path belongs to a unit that stays, or is an asset.
fn is_kept(holdings: &Holdings, keep: &BTreeSet<Unit>, path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    let root = holdings.units.get(&Unit::Root);
    let root = root.filter(|_| keep.contains(&Unit::Root));
    first == ASSETS
        || keep.contains(&Unit::Folder(first.to_owned()))
        || root.is_some_and(|unit| unit.published.file(path).is_some())
}

/// Whether a new file needs a folder where the old one lies, or the other way round.
fn blocks(old: &str, items: &[RootFile]) -> bool {
    let has = |path: &str| items.binary_search_by(|item| item.path.cmp(path)).is_ok();
    let place = items.partition_point(|item| item.path <= old);
    let after = items.iter().skip(place).map(|item| item.path);
    let mut near = after.take_while(|path| path.starts_with(old));
    near.any(|path| path::is_in(path, old)) || path::parents(old).any(has)
}
