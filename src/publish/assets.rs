//! Assets: files whose names tell their contents, shared by all units.
//!
//! An asset is there before the first unit that names it, and goes when no standing unit does.

use std::collections::BTreeSet;

use super::disk::Kind;
use super::holdings::Holdings;
use super::place::ASSETS;
use super::untouched::is_as_published;
use super::{Error, Publisher, path};

impl Publisher {
    /// Publishes assets under `assets/`, unless they are there. Each build hands over all that its
    /// pages may name, before the units that do: those stay in any case.
    pub fn assets(&self, assets: &[(String, Vec<u8>)]) -> Result<(), Error> {
        path::check_assets(assets.iter().map(|(name, _)| name.as_str()))?;
        self.furnish()?;
        let folder = self.places.out.join(ASSETS);
        let mut holdings = self.holdings();
        let mut missing = Vec::new();
        for (name, bytes) in assets {
            let info = self.drive.info(&folder.join(name))?;
            let is_whole = is_as_published(info, bytes.len() as u64, self.site_recorded);
            if holdings.site.has_asset(name) && is_whole {
                holdings.brought.insert(name.clone());
            } else {
                missing.push((name, bytes));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        self.own(&mut holdings, missing.iter().map(|(name, _)| name.as_str()))?;
        let desk = self.places.desk(self.stages_inside()?, ".assets").root;
        self.drive.ensure_folder(&desk)?;
        for (name, bytes) in missing {
            let (staged, place) = (desk.join("asset"), folder.join(name));
            self.drive.ensure_folder(place.parent().unwrap_or(&folder))?;
            self.drive.write(&staged, bytes)?;
            self.drive.rename(&staged, &place)?;
            holdings.brought.insert(name.clone());
        }
        Ok(())
    }

    /// Whether an asset of that name, which tells its contents, is there already; if so it counts as
    /// handed over.
    pub fn keeps_asset(&self, name: &str) -> Result<bool, Error> {
        let mut holdings = self.holdings();
        let ours = holdings.site.has_asset(name);
        let info = if ours { self.drive.info(&self.places.out.join(ASSETS).join(name))? } else { None };
        let there = info.is_some_and(|info| info.kind == Kind::File && info.length > 0);
        if there {
            holdings.brought.insert(name.to_owned());
        }
        Ok(there)
    }

    /// The bytes of an asset that stands.
    pub fn asset(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        self.drive.read(&self.places.out.join(ASSETS).join(name))
    }

    /// Writes down that these names are ours, before there are files of that name.
    fn own<'a>(&self, holdings: &mut Holdings, names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
        let known = holdings.site.assets.len();
        let mut all: BTreeSet<String> = holdings.site.assets.iter().cloned().collect();
        all.extend(names.map(str::to_owned));
        if all.len() == known {
            return Ok(());
        }
        let mut site = holdings.site.clone();
        site.assets = all.into_iter().collect();
        site.write(&self.drive, &self.places.site())?;
        holdings.site = site;
        Ok(())
    }

    /// Removes the assets that nothing names any more; returns them.
    pub(super) fn collect_assets(&self) -> Result<Vec<String>, Error> {
        let mut holdings = self.holdings();
        let named: BTreeSet<&String> = holdings.claims.values().flatten().chain(&holdings.brought).collect();
        let mut site = holdings.site.clone();
        site.assets.retain(|name| named.contains(name));
        let gone = holdings.site.assets.iter();
        let gone: Vec<String> = gone.filter(|name| !named.contains(name)).cloned().collect();
        if gone.is_empty() {
            return Ok(gone);
        }
        for name in &gone {
            self.drive.remove_file(&self.places.out.join(ASSETS).join(name))?;
            self.prune(&format!("{ASSETS}/{name}"))?;
        }
        site.write(&self.drive, &self.places.site())?;
        holdings.site = site;
        Ok(gone)
    }
}
