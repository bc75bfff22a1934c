//! Which files in the output are ours; what is not, is never replaced nor removed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Unit;
use super::disk::Kind;
use super::drive::{Drive, Tree, is_dropping};
use super::error::Error;
use super::path;
use super::place::{ASSETS, Places, STAGING_INSIDE};
use super::record::{self, Site, Standing, find};

/// All that this program has in the output.
#[derive(Debug, Default)]
pub(super) struct Holdings {
    pub(super) units: BTreeMap<Unit, Arc<Standing>>,
    pub(super) site: Site,
    /// The assets that each unit names; those of both its versions while one replaces the other.
    pub(super) claims: BTreeMap<Unit, BTreeSet<String>>,
    /// The assets that this build handed over, and that are there.
    pub(super) brought: BTreeSet<String>,
    /// The units that this build published.
    pub(super) published: BTreeSet<Unit>,
    /// Those of them whose files are known from their records only, which are read where they are asked for: the names
    /// of a country's files would fill the memory.
    pub(super) laid_down: BTreeSet<Unit>,
}

/// What stands where a unit is about to be published.
#[derive(Debug)]
pub(super) struct Ground {
    /// Whether there is a folder at all.
    pub(super) stands: bool,
    /// The unit's files that are there, below its folder.
    pub(super) present: HashSet<String>,
    /// Files of ours that are not the unit's but would be exchanged with it.
    pub(super) carried: Vec<String>,
}

impl Holdings {
    /// What the records say.
    pub(super) fn read(drive: &Drive, places: &Places) -> Result<Self, Error> {
        let records = record::read_all(drive, &places.records())?.into_iter();
        let units: BTreeMap<_, _> = records.map(|(unit, standing, _)| (unit, Arc::new(standing))).collect();
        let names = |standing: &Standing| standing.published.assets.iter().cloned().collect();
        Ok(Self {
            site: Site::read(drive, &places.site())?,
            claims: units.iter().map(|(unit, standing)| (unit.clone(), names(standing))).collect(),
            units,
            ..Self::default()
        })
    }

    /// Whether nothing is recorded.
    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty() && self.site == Site::default()
    }

    /// The units whose records can be believed and whose folders are among those at the top of the
    /// output.
    ///
    /// Where a unit at the root has files in the folder of another, a build was killed while a site of
    /// one portal became one of several, or the other way round: neither is believed.
    pub(super) fn still_standing(
        &self,
        drive: &Drive,
        places: &Places,
        names: &[String],
    ) -> Result<BTreeMap<Unit, Arc<Standing>>, Error> {
        let mut still = BTreeMap::new();
        for (unit, standing) in self.units.iter().filter(|(_, standing)| standing.trusted) {
            let stands = match (unit, standing.published.files.first()) {
                (Unit::Folder(name), _) => names.binary_search(name).is_ok() && !self.root_reaches_into(name),
                (Unit::Root, Some(file)) => {
                    let folders = self.units.keys().filter(|unit| **unit != Unit::Root);
                    !folders.map(Unit::key).any(|name| self.root_reaches_into(name))
                        && drive.exists(&places.out.join(&file.path))?
                }
                (Unit::Root, None) => false,
            };
            if stands {
                still.insert(unit.clone(), Arc::clone(standing));
            }
        }
        Ok(still)
    }

    /// Whether the file at that path below the output is ours.
    pub(super) fn owns(&self, path: &str) -> bool {
        let in_unit = |unit: &Unit, path: &str| {
            let standing = self.units.get(unit);
            standing.is_some_and(|standing| standing.published.file(path).is_some())
        };
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        find(&self.site.files, path).is_some()
            || (first == ASSETS && self.site.has_asset(rest))
            || in_unit(&Unit::Root, path)
            || in_unit(&Unit::Folder(first.to_owned()), rest)
    }

    /// Whether a unit at the root has files in the folder of that name.
    fn root_reaches_into(&self, folder: &str) -> bool {
        let root = self.units.get(&Unit::Root);
        let mut files = root.into_iter().flat_map(|root| &root.published.files);
        files.any(|mark| path::is_in(&mark.path, folder))
    }

    /// Looks through the output for files that are not ours; returns the names at its top.
    ///
    /// Folders of units are not looked into before something is to be done to them: in most builds
    /// nothing is.
    pub(super) fn survey(&self, drive: &Drive, places: &Places) -> Result<Vec<String>, Error> {
        let (mut names, mut strangers) = (Vec::new(), Vec::new());
        for entry in drive.list(&places.out)? {
            let path = places.out.join(&entry.name);
            let Some(name) = entry.name.to_str() else {
                strangers.push(path);
                continue;
            };
            match entry.kind {
                _ if is_left_alone(name, entry.kind) => {}
                Kind::Folder if self.units.contains_key(&Unit::Folder(name.to_owned())) => {}
                Kind::Folder => {
                    let tree = drive.walk(&path, &format!("{name}/"))?;
                    strangers.extend(self.strangers(&places.out, tree));
                }
                Kind::File if self.owns(name) => {}
                Kind::File | Kind::Other => strangers.push(path),
            }
            names.push(name.to_owned());
        }
        if strangers.is_empty() {
            return Ok(names);
        }
        Err(Error::strangers(&places.out, strangers))
    }

    /// Divides the files where a unit stands into its own and those of others, and refuses the place
    /// where a file is not ours.
    pub(super) fn divide(&self, places: &Places, unit: &Unit, tree: Option<Tree>) -> Result<Ground, Error> {
        let stands = tree.is_some();
        let tree = tree.unwrap_or_default();
        let files = tree.files.clone();
        let strangers = self.strangers(&places.out, tree);
        if !strangers.is_empty() {
            return Err(Error::strangers(&places.standing(unit), strangers));
        }
        let standing = self.units.get(unit);
        let (mut present, mut carried) = (HashSet::new(), Vec::new());
        for file in files {
            let path = match unit {
                Unit::Root => file.as_str(),
                Unit::Folder(name) => file.get(name.len() + 1..).unwrap_or_default(),
            };
            if standing.is_some_and(|standing| standing.published.file(path).is_some()) {
                present.insert(path.to_owned());
            } else if *unit == Unit::Root {
                carried.push(file);
            }
        }
        Ok(Ground { stands, present, carried })
    }

    fn strangers(&self, out: &Path, tree: Tree) -> Vec<PathBuf> {
        let foreign = tree.files.into_iter().filter(|file| !self.owns(file));
        let mut strangers: Vec<PathBuf> = foreign.map(|file| out.join(file)).collect();
        strangers.extend(tree.odd);
        strangers
    }
}

/// All files where a unit stands, as paths below the output; `None` where nothing does.
pub(super) fn look(drive: &Drive, places: &Places, unit: &Unit) -> Result<Option<Tree>, Error> {
    let folder = places.standing(unit);
    match (drive.info(&folder)?, unit) {
        (None, _) => Ok(None),
        (Some(info), _) if info.kind != Kind::Folder => Err(Error::strangers(&places.out, vec![folder])),
        (Some(_), Unit::Root) => walk_out(drive, &places.out).map(Some),
        (Some(_), Unit::Folder(name)) => drive.walk(&folder, &format!("{name}/")).map(Some),
    }
}

/// All files in the output, save what is never looked at.
fn walk_out(drive: &Drive, out: &Path) -> Result<Tree, Error> {
    let mut all = Tree::default();
    for entry in drive.list(out)? {
        let path = out.join(&entry.name);
        match (entry.kind, entry.name.to_str()) {
            (kind, Some(name)) if is_left_alone(name, kind) => {}
            (Kind::Folder, Some(name)) => {
                let tree = drive.walk(&path, &format!("{name}/"))?;
                all.files.extend(tree.files);
                all.odd.extend(tree.odd);
            }
            (Kind::File, Some(name)) => all.files.push(name.to_owned()),
            (Kind::Other, _) | (_, None) => all.odd.push(path),
        }
    }
    Ok(all)
}

/// What is nobody's work at the top of the output: our own staging, what a file manager or a file
/// system leaves there.
fn is_left_alone(name: &str, kind: Kind) -> bool {
    match kind {
        Kind::Folder => name == STAGING_INSIDE || name == "lost+found",
        Kind::File => is_dropping(name) || is_signature(name),
        Kind::Other => false,
    }
}

/// Whether a file is a signature of the sums over all, or of those of the one portal that is the whole site, which
/// whoever publishes lays beside them.
pub fn is_signature(name: &str) -> bool {
    let signed = name.strip_suffix(".sig").or_else(|| name.strip_suffix(".minisig"));
    matches!(signed, Some("integrity.json" | "integrity-site.json"))
}
