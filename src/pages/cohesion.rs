//! What records of cohesion need of the site that they stand in: a portal, or the territory. What is
//! said of an agreement, an actor, a programme or a service is the same in both.

use jiff::civil::Date;

use super::Setting;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::territory::files_folder;
use super::view::Cell;
use super::voice::Voice;
use crate::model::address::Address;
use crate::model::cohesion::Cohesion;
use crate::model::id::Id;
use crate::model::portal::{Shared, file_at};
use crate::model::territory::Area;

/// A site that shows records of cohesion.
pub trait Ground {
    /// Its language.
    fn voice(&self) -> Voice<'_>;
    /// What all sites share.
    fn shared(&self) -> &Shared;
    /// The day of the build.
    fn today(&self) -> Date;
    /// The records that it shows.
    fn cohesion(&self) -> &Cohesion;
    /// The link to a record's page.
    fn record(&self, from: &Address, shelf: Shelf, id: &Id) -> String;
    /// The link to an area's page, where it has one.
    fn area(&self, from: &Address, area: &Area) -> Option<String>;
    /// The link to a file that a record names, where it is there.
    fn document(&self, from: &Address, path: &str) -> Option<String>;
}

/// The link to a file of the territory that a record names, where it is there.
pub fn shared_file(setting: &Setting, from: &Address, path: &str) -> Option<String> {
    let file = file_at(&setting.shared.files, path)?;
    Some(from.link_to(&files_folder(setting.words).file(&file.path), setting.links))
}

impl Ground for Edition<'_> {
    fn voice(&self) -> Voice<'_> {
        Edition::voice(self)
    }

    fn shared(&self) -> &Shared {
        self.setting.shared
    }

    fn today(&self) -> Date {
        self.setting.today
    }

    fn cohesion(&self) -> &Cohesion {
        &self.portal.cohesion
    }

    fn record(&self, from: &Address, shelf: Shelf, id: &Id) -> String {
        self.href(from, &Target::On(shelf, id.clone()))
    }

    fn area(&self, from: &Address, area: &Area) -> Option<String> {
        super::area::href(self, from, area)
    }

    fn document(&self, from: &Address, path: &str) -> Option<String> {
        self.portal.file(path).map(|_| self.file(from, path)).or_else(|| shared_file(self.setting, from, path))
    }
}

/// The names of areas, each leading to its page where it has one; of one beyond the site's own, the name alone.
pub fn area_cells(ground: &dyn Ground, ids: &[String], from: &Address) -> Vec<Cell> {
    let territory = &ground.shared().territory;
    let cell = |id: &String| match territory.area(id) {
        Some(area) => Some(Cell::link(ground.voice().area(area), ground.area(from, area))),
        None => Some(Cell::words(ground.voice().text(territory.elsewhere.get(id)?))),
    };
    ids.iter().filter_map(cell).collect()
}
