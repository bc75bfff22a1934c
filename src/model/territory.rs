//! The tree of areas: country, province, municipality, neighbourhood.

use std::collections::BTreeMap;

use crate::findings::Place;
use crate::i18n::Text;

/// The areas that all municipalities share.
#[derive(Debug, Clone, Default)]
pub struct Territory {
    /// The levels, the largest first.
    pub levels: Vec<Level>,
    /// The areas, parents before their children.
    pub areas: Vec<Area>,
}

/// A level of the tree.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name, in the singular.
    pub name: Text,
}

/// An area.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// The code that the country's statistics give it.
    pub code: Option<String>,
    /// Its name.
    pub name: Text,
    /// Its place in [`Territory::levels`].
    pub level: usize,
    /// Its place in [`Territory::areas`] of the area that contains it.
    pub parent: Option<usize>,
    /// Inhabitants by year.
    pub population: BTreeMap<i16, u64>,
    /// Where it was written.
    pub place: Place,
}

impl Area {
    /// The latest number of inhabitants, with its year.
    pub fn latest_population(&self) -> Option<(i16, u64)> {
        self.population.iter().next_back().map(|(year, people)| (*year, *people))
    }
}

impl Territory {
    /// The area with this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The areas directly inside this one.
    pub fn inside<'t>(&'t self, id: &str) -> impl Iterator<Item = &'t Area> {
        let parent = self.areas.iter().position(|area| area.id == id);
        self.areas.iter().filter(move |area| parent.is_some() && area.parent == parent)
    }
}
