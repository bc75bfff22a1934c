//! Money for each inhabitant, by area and year: what is planned, and for how many.
//!
//! At each level all areas are measured in one way, so that they can be compared:
//!
//! - at the level of the portals ([`level_of_portals`]), what each plans itself, over the inhabitants of the count that
//!   is nearest to the year;
//! - below, the lines of a portal that name the place or one in it. Where a year names places of a level, the others of
//!   that level get nothing; where it names none, or one that had ended and became the place, nothing is known;
//! - above, the sums of the portals inside, each inhabitant once, where nine of ten live in their areas.
//!
//! Portals of other levels (a province's government, a board within a municipality) give their own plan to their area
//! only where all of its level that have a figure have one; their money is part of the sums of what contains them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter::successors;

use rust_decimal::Decimal;

use super::budget::{Budget, Direction};
use super::summary::Summary;
use super::territory::{Area, Territory};

/// What is planned in a year, and for how many inhabitants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlay {
    /// Planned expenditure.
    pub planned: Decimal,
    /// Inhabitants; at least one.
    pub people: u64,
}

/// Outlays by area and year.
pub type Outlays = BTreeMap<String, BTreeMap<i16, Outlay>>;

impl Outlay {
    /// What is planned for each inhabitant, not rounded.
    pub fn each(&self) -> Decimal {
        self.planned / Decimal::from(self.people)
    }
}

/// The place of each area in a territory, by its id.
fn places(territory: &Territory) -> HashMap<&str, usize> {
    territory.areas.iter().enumerate().map(|(at, area)| (area.id.as_str(), at)).collect()
}

/// What a budget plans for the places inside a municipality, by their ids.
pub fn by_place(budget: &Budget, own: &str, territory: &Territory) -> BTreeMap<String, Decimal> {
    let mut sums: BTreeMap<usize, Decimal> = BTreeMap::new();
    let places = places(territory);
    let Some(stage) = budget.plan_stage(Direction::Expenditure) else { return BTreeMap::new() };
    let is_own = |area: &Area| area.id == own;
    for line in budget.lines.iter().filter(|line| line.direction == Direction::Expenditure) {
        let named = line.area().and_then(|id| places.get(id)).map(|at| &territory.areas[*at]);
        let Some((named, planned)) = named.zip(line.amounts[stage]) else { continue };
        if !territory.around(named).any(is_own) {
            continue;
        }
        for area in std::iter::once(named).chain(territory.around(named)).take_while(|area| !is_own(area)) {
            *sums.entry(places[area.id.as_str()]).or_default() += planned;
        }
    }
    let levels: BTreeSet<usize> = sums.keys().map(|at| territory.areas[*at].level).collect();
    let heirs = heirs(sums.keys().map(|at| &territory.areas[*at]).filter(|area| !area.is_in(budget.year)), territory);
    for (at, area) in territory.areas.iter().enumerate() {
        let is_there = area.is_in(budget.year) && !heirs.contains(&area.id.as_str());
        if levels.contains(&area.level) && is_there && territory.around(area).any(is_own) {
            sums.entry(at).or_default();
        }
    }
    sums.into_iter().map(|(at, sum)| (territory.areas[at].id.clone(), sum)).collect()
}

/// All that some areas became: of money that names what ended, nobody knows which of them it went to.
fn heirs<'t>(ended: impl Iterator<Item = &'t Area>, territory: &'t Territory) -> BTreeSet<&'t str> {
    let mut heirs = BTreeSet::new();
    let mut next: Vec<&Area> = ended.collect();
    while let Some(area) = next.pop() {
        for heir in area.became.iter().filter_map(|id| territory.area(id)) {
            if heirs.insert(heir.id.as_str()) {
                next.push(heir);
            }
        }
    }
    heirs
}

/// The level at which most portals are; of two with as many, the larger areas'.
pub fn level_of_portals(summaries: &[Summary], territory: &Territory) -> Option<usize> {
    let places = places(territory);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for at in summaries.iter().filter_map(|one| places.get(one.area.as_deref()?)) {
        *counts.entry(territory.areas[*at].level).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(level, count)| (*count, std::cmp::Reverse(*level))).map(|(level, _)| level)
}

/// The ways in which the money of an area is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// What its own portal plans.
    Own,
    /// The sum of what the portals inside plan.
    Inside,
    /// The lines that name it, of the portal around it.
    Named,
}

/// What is known of each area (its place in the territory) in a year, in each way.
type Known = BTreeMap<(Way, usize, i16), Outlay>;

/// The outlays of all areas of a territory, from its portals.
pub fn by_area(summaries: &[Summary], territory: &Territory) -> Outlays {
    let Some(main) = level_of_portals(summaries, territory) else { return Outlays::new() };
    let mut known = Known::new();
    own_and_named(summaries, territory, main, &mut known);
    inside(territory, main, &mut known);
    let level = |at: usize| territory.areas[at].level;
    let mut areas: BTreeMap<(usize, Way), BTreeSet<usize>> = BTreeMap::new();
    for (way, at, _) in known.keys() {
        areas.entry((level(*at), *way)).or_default().insert(*at);
    }
    let none = BTreeSet::new();
    let having = |level: usize, way: Way| areas.get(&(level, way)).unwrap_or(&none);
    let way_of = |level: usize| {
        let own = having(level, Way::Own);
        let [inside, named] = [Way::Inside, Way::Named].map(|way| having(level, way));
        match inside.len() < named.len() {
            _ if level == main || own.is_superset(inside) && own.is_superset(named) => Way::Own,
            true => Way::Named,
            false => Way::Inside,
        }
    };
    let mut all = Outlays::new();
    for ((way, at, year), outlay) in &known {
        if way_of(level(*at)) == *way {
            all.entry(territory.areas[*at].id.clone()).or_default().insert(*year, *outlay);
        }
    }
    all
}

/// What each portal plans for its own area, and for the places in it, where no other portal lies between.
fn own_and_named(summaries: &[Summary], territory: &Territory, main: usize, known: &mut Known) {
    let places = places(territory);
    let place = |summary: &Summary| places.get(summary.area.as_deref()?).copied();
    let owners: BTreeSet<usize> = summaries.iter().filter_map(place).collect();
    for (summary, own) in summaries.iter().filter_map(|summary| Some((summary, place(summary)?))) {
        let is_next = |at: usize| up(territory, at).find(|at| owners.contains(at)) == Some(own);
        for year in summary.comparable() {
            if let Some(whole) = year.planned.and_then(|planned| outlay(planned, year.people)) {
                known.insert((Way::Own, own, year.year), whole);
            }
            // What a province's government spends in municipalities is not what they plan.
            if territory.areas[own].level < main {
                continue;
            }
            for (id, planned) in &year.places {
                let is_told = |at: usize| is_next(at) && territory.areas[at].is_in(year.year);
                let Some(at) = places.get(id.as_str()).copied().filter(|at| is_told(*at)) else { continue };
                if let Some(outlay) = outlay(*planned, territory.areas[at].population_near(year.year)) {
                    known.insert((Way::Named, at, year.year), outlay);
                }
            }
        }
    }
}

/// The areas that contain one, the nearest first.
fn up(territory: &Territory, at: usize) -> impl Iterator<Item = usize> + '_ {
    successors(territory.areas[at].parent, |at| territory.areas[*at].parent)
}

/// The sums of what contains portals: the money of all, and the inhabitants of those that lie in no other's area.
fn inside(territory: &Territory, main: usize, known: &mut Known) {
    let own: BTreeMap<(usize, i16), Outlay> = known
        .iter()
        .filter(|((way, ..), _)| *way == Way::Own)
        .map(|((_, at, year), one)| ((*at, *year), *one))
        .collect();
    // A government of a larger area has the inhabitants of municipalities of which nothing is known.
    let around: BTreeSet<usize> = (0..territory.areas.len())
        .filter(|at| territory.areas[*at].level == main)
        .flat_map(|at| up(territory, at))
        .collect();
    let mut sums: BTreeMap<(usize, i16), (Outlay, u64)> = BTreeMap::new();
    for ((at, year), outlay) in &own {
        let (mut is_counted, mut is_held) = (false, around.contains(at));
        for up in up(territory, *at) {
            let (sum, held) = sums.entry((up, *year)).or_insert((Outlay { planned: Decimal::ZERO, people: 0 }, 0));
            sum.planned += outlay.planned;
            sum.people += if is_counted { 0 } else { outlay.people };
            *held += if is_held { 0 } else { outlay.people };
            is_counted |= own.contains_key(&(up, *year));
            is_held |= own.contains_key(&(up, *year)) && !around.contains(&up);
        }
        // A city that is a province itself is all that its own has.
        if territory.areas[*at].level < main && !around.contains(at) {
            known.insert((Way::Inside, *at, *year), *outlay);
        }
    }
    for ((at, year), (sum, held)) in sums {
        let people = territory.areas[at].population_near(year);
        if people.is_some_and(|people| held.saturating_mul(10) >= people.saturating_mul(9)) {
            known.insert((Way::Inside, at, year), sum);
        }
    }
}

fn outlay(planned: Decimal, people: Option<u64>) -> Option<Outlay> {
    let people = people.filter(|people| *people > 0)?;
    Some(Outlay { planned, people })
}
