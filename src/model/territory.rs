//! The tree of areas: country, province, municipality, neighbourhood.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::boundary::{Extent, Outline};
use crate::findings::Place;
use crate::i18n::Text;
use crate::text::slug::fold;

/// The areas that all municipalities share.
#[derive(Debug, Clone, Default)]
pub struct Territory {
    /// The levels, the largest first.
    pub levels: Vec<Level>,
    /// The areas, parents before their children.
    pub areas: Vec<Area>,
    /// Of a part: the names of areas beyond it that records of the part name, by id.
    pub elsewhere: BTreeMap<String, Text>,
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
    /// The name of what contains it, where another area of its level has the same name.
    pub container: Option<Text>,
    /// Its place in [`Territory::levels`].
    pub level: usize,
    /// Its place in [`Territory::areas`] of the area that contains it.
    pub parent: Option<usize>,
    /// Inhabitants by year.
    pub population: BTreeMap<i16, u64>,
    /// Where nothing says them: the sums of what it contains, of the years in which all of that is known. The
    /// territory's alone: a part of it has none, so that no portal changes with its neighbours.
    pub sums: BTreeMap<i16, u64>,
    /// The first day on which it was an area.
    pub from: Option<Date>,
    /// The first and last day on which it and all that contains it are areas.
    pub life: (Option<Date>, Option<Date>),
    /// The last day.
    pub to: Option<Date>,
    /// The areas that it became when it ended.
    pub became: Vec<String>,
    /// Where it lies.
    pub outline: Option<Arc<Outline>>,
    /// Where it was written.
    pub place: Place,
}

/// The areas that a record concerns.
pub struct Concerned<'n> {
    named: &'n [String],
    around: BTreeSet<String>,
}

impl Concerned<'_> {
    /// Whether the record concerns an area.
    pub fn holds(&self, area: &Area, territory: &Territory) -> bool {
        let is_named = |one: &Area| self.named.contains(&one.id);
        self.named.is_empty()
            || is_named(area)
            || self.around.contains(&area.id)
            || territory.around(area).any(is_named)
    }
}

impl Area {
    /// The inhabitants by year, its own or the sums of its parts.
    pub fn counts(&self) -> &BTreeMap<i16, u64> {
        if self.population.is_empty() { &self.sums } else { &self.population }
    }

    /// The latest number of inhabitants, with its year.
    pub fn latest_population(&self) -> Option<(i16, u64)> {
        self.counts().iter().next_back().map(|(year, people)| (*year, *people))
    }

    /// The count of inhabitants that is nearest to a year, with its own year; of two as near, the later.
    pub fn count_near(&self, year: i16) -> Option<(i16, u64)> {
        let distance = |counted: &i16| (i32::from(*counted) - i32::from(year)).abs();
        let nearest = self.counts().iter().rev().min_by_key(|(counted, _)| distance(counted));
        nearest.map(|(counted, people)| (*counted, *people))
    }

    /// The inhabitants of that count.
    pub fn population_near(&self, year: i16) -> Option<u64> {
        self.count_near(year).map(|(_, people)| people)
    }

    /// Whether it counts as an area in a year: it is one on some day of it, and did not become others within it,
    /// which count from then on, so that nobody is counted twice.
    pub fn is_in(&self, year: i16) -> bool {
        let is_last = |to: Date| to < date(to.year(), 12, 31) && !self.became.is_empty();
        let ends = |to: Date| if is_last(to) { year < to.year() } else { year <= to.year() };
        self.life.0.is_none_or(|from| from.year() <= year) && self.life.1.is_none_or(ends)
    }

    /// Whether it is an area on some day of a year.
    pub fn is_within(&self, year: i16) -> bool {
        self.life.0.is_none_or(|from| from.year() <= year) && self.life.1.is_none_or(|to| year <= to.year())
    }

    /// Whether it is an area on a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.life.0.is_none_or(|from| from <= day) && self.life.1.is_none_or(|to| day <= to)
    }
}

/// The parts whose inhabitants of a year are together those of an area: of the year in which it began or ended, where it
/// is none then. A count of an earlier year than a part's first is of the land that it has now, and nobody's else, unless
/// it was formed of another part, which has them.
fn parts_of<'a>(area: &Area, parts: &[&'a Area], year: i16) -> Vec<&'a Area> {
    let (from, to) = area.life;
    let first = from.map_or(year, |from| year.max(from.year()));
    let of = to.map_or(first, |to| first.min(to.year()));
    let are_there: Vec<&Area> = parts.iter().copied().filter(|part| part.is_in(of)).collect();
    let is_formed = |part: &Area| are_there.iter().any(|one| one.became.contains(&part.id));
    let is_later = |part: &Area| {
        let begins = part.life.0.is_some_and(|from| from.year() > of);
        begins && part.counts().contains_key(&year) && !is_formed(part)
    };
    parts.iter().copied().filter(|part| part.is_in(of) || is_later(part)).collect()
}

impl Territory {
    /// Reckons the inhabitants of areas of which nothing says any, from those of what they contain.
    pub fn sum_up(&mut self) {
        let mut inside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, area) in self.areas.iter().enumerate() {
            inside.entry(area.parent.unwrap_or(usize::MAX)).or_default().push(at);
        }
        // What contains stands before what it contains.
        for at in (0..self.areas.len()).rev() {
            let Some(parts) = inside.get(&at).filter(|_| self.areas[at].population.is_empty()) else { continue };
            let parts: Vec<&Area> = parts.iter().map(|at| &self.areas[*at]).collect();
            let years: BTreeSet<i16> = parts.iter().flat_map(|part| part.counts().keys().copied()).collect();
            let of_year = |year: i16| {
                let parts = parts_of(&self.areas[at], &parts, year);
                let sum = parts.iter().map(|part| part.counts().get(&year).copied()).sum::<Option<u64>>();
                sum.filter(|_| !parts.is_empty())
            };
            let sums = years.into_iter().filter_map(|year| Some((year, of_year(year)?))).collect();
            self.areas[at].sums = sums;
        }
    }

    /// The area with this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The area with this id or, of today's areas, the only one of this name.
    pub fn area_called(&self, id: &str, name: &str, today: Date) -> Option<&Area> {
        let name = fold(name);
        let is_called = |area: &&Area| area.is_on(today) && area.name.all().any(|(_, own)| fold(own) == name);
        let only = || {
            let mut named = self.areas.iter().filter(is_called);
            named.next().filter(|_| named.next().is_none())
        };
        self.area(id).or_else(only)
    }

    /// The areas directly inside this one.
    pub fn inside<'t>(&'t self, id: &str) -> impl Iterator<Item = &'t Area> {
        let parent = self.areas.iter().position(|area| area.id == id);
        self.areas.iter().filter(move |area| parent.is_some() && area.parent == parent)
    }

    /// Where an area lies, by its own outline or those inside it; nothing where none is known.
    pub fn extent(&self, id: &str) -> Option<Extent> {
        let own = self.area(id).and_then(|area| area.outline.as_deref());
        match own {
            Some(outline) => Extent::of(std::iter::once(outline)),
            None => Extent::of(self.inside(id).filter_map(|area| area.outline.as_deref())),
        }
    }

    /// The areas that contain this one, the nearest first.
    pub fn around<'t>(&'t self, area: &'t Area) -> impl Iterator<Item = &'t Area> {
        std::iter::successors(area.parent, |at| self.areas[*at].parent).map(|at| &self.areas[at])
    }

    /// The part that concerns an area: itself, what contains it, and what it contains.
    #[must_use]
    pub fn slice(&self, id: &str) -> Self {
        let Some(own) = self.areas.iter().position(|area| area.id == id) else { return self.clone() };
        let above: BTreeSet<usize> = std::iter::successors(Some(own), |at| self.areas[*at].parent).collect();
        let mut kept: HashMap<usize, usize> = HashMap::new();
        let mut below = BTreeSet::from([own]);
        let mut areas = Vec::new();
        for (at, area) in self.areas.iter().enumerate() {
            if area.parent.is_some_and(|parent| below.contains(&parent)) {
                below.insert(at);
            }
            if above.contains(&at) || below.contains(&at) {
                kept.insert(at, areas.len());
                let parent = area.parent.and_then(|parent| kept.get(&parent).copied());
                // No portal draws the outlines of what surrounds it.
                let outline = area.outline.clone().filter(|_| below.contains(&at));
                areas.push(Area { parent, outline, sums: BTreeMap::new(), ..area.clone() });
            }
        }
        Self { levels: self.levels.clone(), areas, elsewhere: BTreeMap::new() }
    }

    /// Whether it is more than one area and what lies in that: areas that lie in nothing beside one another, or those of
    /// one level that contain others.
    pub fn is_larger(&self) -> bool {
        let containing: BTreeSet<usize> = self.areas.iter().filter_map(|area| area.parent).collect();
        let levels: BTreeSet<usize> = containing.iter().map(|at| self.areas[*at].level).collect();
        let roots = self.areas.iter().filter(|area| area.parent.is_none() && area.became.is_empty()).count();
        roots > 1 || levels.len() < containing.len()
    }

    /// Whether areas stand beside one: neither in it nor around it, and no part of its past.
    pub fn has_neighbours(&self, id: &str) -> bool {
        let Some(own) = self.area(id) else { return false };
        let around: BTreeSet<&str> = self.around(own).map(|area| area.id.as_str()).collect();
        let within = self.within(id);
        let is_other = |area: &Area| !within.contains(area.id.as_str()) && !around.contains(area.id.as_str());
        self.areas.iter().any(|area| is_other(area) && area.became.is_empty() && area.to.is_none())
    }

    /// The ids of an area and of all that it contains.
    pub fn within<'t>(&'t self, id: &str) -> BTreeSet<&'t str> {
        let is_in = |area: &&Area| area.id == id || self.around(area).any(|up| up.id == id);
        self.areas.iter().filter(is_in).map(|area| area.id.as_str()).collect()
    }

    /// The names of areas that are not in a part of it.
    pub fn names_beyond<'n>(&self, part: &Self, named: impl Iterator<Item = &'n str>) -> BTreeMap<String, Text> {
        let inside = part.ids();
        let beyond: BTreeSet<&str> = named.filter(|id| !inside.contains(id)).collect();
        let areas = self.areas.iter().filter(|area| beyond.contains(area.id.as_str()));
        areas.map(|area| (area.id.clone(), area.name.clone())).collect()
    }

    /// The areas that became this one.
    pub fn formed<'t>(&'t self, area: &'t Area) -> impl Iterator<Item = &'t Area> {
        self.areas.iter().filter(|one| one.became.contains(&area.id))
    }

    /// Each area that records of areas concern, by what they name: the area itself, what contains it, or
    /// something in it. Nothing named concerns all.
    pub fn concerned<'n>(&self, named: &'n [String]) -> Concerned<'n> {
        let own = self.areas.iter().filter(|area| named.contains(&area.id));
        let around = own.flat_map(|area| self.around(area)).map(|area| area.id.clone());
        Concerned { named, around: around.collect() }
    }

    /// The ids of all areas.
    pub fn ids(&self) -> BTreeSet<&str> {
        self.areas.iter().map(|area| area.id.as_str()).collect()
    }
}
