//! Which portals lie in which areas.

use std::collections::HashMap;

use crate::model::summary::Summary;
use crate::model::territory::{Area, Territory};
use crate::pages::Setting;

/// The portals and areas of a territory, found without searching.
pub struct Atlas<'a> {
    territory: &'a Territory,
    /// The place of an area by its id.
    places: HashMap<&'a str, usize>,
    /// The portals inside each area, at any depth, by their place among the summaries.
    inside: Vec<Vec<usize>>,
    /// The area of each portal, by the portal's id.
    of_portal: HashMap<&'a str, usize>,
    /// The portal of each area that is a portal's own.
    own: HashMap<usize, usize>,
}

impl<'a> Atlas<'a> {
    /// The atlas of a territory and its portals.
    pub fn new(summaries: &'a [Summary], setting: &Setting<'a>) -> Self {
        let territory = &setting.shared.territory;
        let places: HashMap<&str, usize> =
            territory.areas.iter().enumerate().map(|(at, area)| (area.id.as_str(), at)).collect();
        let mut inside = vec![Vec::new(); territory.areas.len()];
        let (mut of_portal, mut own_of) = (HashMap::new(), HashMap::new());
        for (portal, summary) in summaries.iter().enumerate() {
            let Some(own) = summary.area.as_deref().and_then(|id| places.get(id)).copied() else { continue };
            of_portal.insert(summary.id.as_str(), own);
            own_of.insert(own, portal);
            for at in std::iter::successors(Some(own), |at| territory.areas[*at].parent) {
                inside[at].push(portal);
            }
        }
        Self { territory, places, inside, of_portal, own: own_of }
    }

    /// The portals inside an area, by their place among the summaries.
    pub fn portals_in(&self, area: &Area) -> &[usize] {
        self.places.get(area.id.as_str()).map_or(&[], |at| &self.inside[*at])
    }

    /// The area of a portal.
    pub fn area_of(&self, portal: &str) -> Option<&'a Area> {
        self.of_portal.get(portal).map(|at| &self.territory.areas[*at])
    }

    /// The portal of which an area is a part, or whose own it is.
    pub fn portal_around(&self, area: &Area) -> Option<usize> {
        let at = *self.places.get(area.id.as_str())?;
        let up = |at: &usize| self.territory.areas[*at].parent;
        std::iter::successors(Some(at), up).find_map(|at| self.own.get(&at).copied())
    }

    /// The area that contains a portal's: its province.
    pub fn group_of(&self, portal: &str) -> Option<&'a Area> {
        self.area_of(portal)?.parent.map(|at| &self.territory.areas[at])
    }
}
