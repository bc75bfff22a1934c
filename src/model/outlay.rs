//! Money for each inhabitant, by area and year: what is planned, and for how many.
//!
//! At each level all areas are measured in one way, so that they can be compared:
//!
//! - at the levels of municipalities ([`Governed`]), what each with a portal plans itself, over the inhabitants of the
//!   count that is nearest to the year, whatever governments around and within it plan;
//! - below, the lines of the municipality that name the place or one in it ([`by_place`]);
//! - above, the sums of the portals inside, each inhabitant once, where nine of ten live in municipalities with a
//!   portal, by a count for which the area had the land that it has in the year.
//!
//! Portals of levels that are surely no municipalities' (a province's government, a board in a ward) give their own
//! plan to their area only where all of its level that have a figure have their own in each year; their money is part
//! of the sums of what contains them. A municipality counts in the years in which it is one, also in that within which
//! it became others: its people are then theirs.

mod counted;
mod places;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter::successors;

use rust_decimal::Decimal;

use super::divisions::Governed;
use super::summary::Summary;
use super::territory::Territory;
use counted::Moves;
pub use places::by_place;
use places::heirs;

/// What is planned in a year, and for how many inhabitants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlay {
    /// Planned expenditure.
    pub planned: Decimal,
    /// Inhabitants; at least one.
    pub people: u64,
}

/// The ways in which the money of an area is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// What its own portal plans.
    Own,
    /// The sum of what the portals inside plan.
    Inside,
    /// The lines that name it, of the portal around it.
    Named,
}

impl Way {
    /// Its name in published data.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Inside => "sum",
            Self::Named => "lines",
        }
    }
}

/// The outlays of all areas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlays {
    /// By area and year.
    pub areas: BTreeMap<String, BTreeMap<i16, Outlay>>,
    /// The way in which each level is measured.
    pub ways: BTreeMap<usize, Way>,
}

impl Outlays {
    /// Whether a level is measured by the lines that name a place.
    pub fn is_by_lines(&self, level: usize) -> bool {
        self.ways.get(&level) == Some(&Way::Named)
    }

    /// What is planned for each inhabitant, by area and year, not rounded.
    pub fn per_head(&self) -> BTreeMap<String, BTreeMap<i16, Decimal>> {
        let each = |years: &BTreeMap<i16, Outlay>| years.iter().map(|(year, outlay)| (*year, outlay.each())).collect();
        self.areas.iter().map(|(area, years)| (area.clone(), each(years))).collect()
    }
}

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

/// The levels of the governments with a portal; nothing where no portal says its area.
pub fn governed(summaries: &[Summary], territory: &Territory, country: Option<&str>) -> Option<Governed> {
    let places = places(territory);
    let areas = summaries.iter().filter_map(|one| places.get(one.area.as_deref()?).copied());
    Governed::of(areas, territory, country)
}

/// What is known of each area (its place in the territory) in a year, in each way.
type Known = BTreeMap<(Way, usize, i16), Outlay>;

/// The outlays of all areas of a territory, from its portals.
pub fn by_area(summaries: &[Summary], territory: &Territory, country: Option<&str>) -> Outlays {
    let Some(governed) = governed(summaries, territory, country) else { return Outlays::default() };
    // A government of a larger area has the inhabitants of municipalities of which nothing is known.
    let around: BTreeSet<usize> = (0..territory.areas.len())
        .filter(|at| territory.areas[*at].level == governed.main)
        .flat_map(|at| up(territory, at))
        .filter(|at| !governed.municipal.contains(&territory.areas[*at].level))
        .collect();
    let mut known = Known::new();
    own_and_named(summaries, territory, (&governed, &around), &mut known);
    inside(territory, governed.main, &around, &mut known);
    let level = |at: usize| territory.areas[at].level;
    let mut having: BTreeMap<(usize, Way), BTreeSet<(usize, i16)>> = BTreeMap::new();
    for (way, at, year) in known.keys() {
        having.entry((level(*at), *way)).or_default().insert((*at, *year));
    }
    let none = BTreeSet::new();
    let way_of = |level: usize| {
        let [own, inside, named] =
            [Way::Own, Way::Inside, Way::Named].map(|way| having.get(&(level, way)).unwrap_or(&none));
        match inside.len() < named.len() {
            _ if governed.municipal.contains(&level) || own.is_superset(inside) && own.is_superset(named) => Way::Own,
            true => Way::Named,
            false => Way::Inside,
        }
    };
    let levels: BTreeSet<usize> = having.keys().map(|(level, _)| *level).collect();
    let ways: BTreeMap<usize, Way> = levels.into_iter().map(|level| (level, way_of(level))).collect();
    let mut all = Outlays { ways, ..Outlays::default() };
    for ((way, at, year), outlay) in &known {
        if all.ways.get(&level(*at)) == Some(way) {
            all.areas.entry(territory.areas[*at].id.clone()).or_default().insert(*year, *outlay);
        }
    }
    all
}

/// What each portal plans for its own area, and for the places in it, where no other portal or municipality lies between.
fn own_and_named(
    summaries: &[Summary],
    territory: &Territory,
    (governed, around): (&Governed, &BTreeSet<usize>),
    known: &mut Known,
) {
    let places = places(territory);
    let place = |summary: &Summary| places.get(summary.area.as_deref()?).copied();
    let owners: BTreeSet<usize> = summaries.iter().filter_map(place).collect();
    let is_municipal = |at: usize| governed.municipal.contains(&territory.areas[at].level);
    // What a province's government spends in municipalities is not what they plan; a capital may be both.
    let is_above = |own: usize| governed.municipal.iter().all(|level| territory.areas[own].level < *level);
    let is_larger = |own: usize| is_above(own) && around.contains(&own);
    for (summary, own) in summaries.iter().filter_map(|summary| Some((summary, place(summary)?))) {
        let is_between = |at: &usize| owners.contains(at) || is_municipal(*at);
        let is_next = |at: usize| up(territory, at).find(is_between) == Some(own);
        for year in summary.comparable().filter(|year| territory.areas[own].is_within(year.year)) {
            if let Some(whole) = year.planned.and_then(|planned| outlay(planned, year.people)) {
                known.insert((Way::Own, own, year.year), whole);
            }
            for (id, planned) in year.places.iter().filter(|_| !is_larger(own)) {
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

/// The sums of what contains portals: the money of all, and each inhabitant once: of those that lie in no other's area,
/// and are not of what the area became, which has them from then on.
fn inside(territory: &Territory, main: usize, around: &BTreeSet<usize>, known: &mut Known) {
    let own: BTreeMap<(usize, i16), Outlay> = known
        .iter()
        .filter(|((way, ..), _)| *way == Way::Own)
        .map(|((_, at, year), one)| ((*at, *year), *one))
        .collect();
    let places = places(territory);
    let became_one = |at: usize, year: i16| {
        let area = &territory.areas[at];
        let is_own = |id: &&str| places.get(id).is_some_and(|heir| own.contains_key(&(*heir, year)));
        !area.is_in(year) && heirs(std::iter::once(area), territory).iter().any(is_own)
    };
    let mut sums: BTreeMap<(usize, i16), (Outlay, u64)> = BTreeMap::new();
    for ((at, year), outlay) in &own {
        let is_past = became_one(*at, *year);
        let (mut is_counted, mut is_held) = (is_past, is_past || around.contains(at));
        let is_smaller = territory.areas[*at].level > main;
        for up in up(territory, *at) {
            let (sum, held) = sums.entry((up, *year)).or_insert((Outlay { planned: Decimal::ZERO, people: 0 }, 0));
            // A board's inhabitants have a municipality too, of which nothing may be known.
            let is_unknown = is_smaller && territory.areas[up].level < main;
            sum.planned += outlay.planned;
            sum.people += if is_counted { 0 } else { outlay.people };
            *held += if is_held || is_unknown { 0 } else { outlay.people };
            is_counted |= own.contains_key(&(up, *year));
            is_held |= own.contains_key(&(up, *year)) && !around.contains(&up);
        }
        // A city that is a province itself is all that its own has.
        if territory.areas[*at].level < main && !around.contains(at) {
            known.insert((Way::Inside, *at, *year), *outlay);
        }
    }
    let moves = Moves::of(territory);
    for ((at, year), (sum, held)) in sums {
        let people = moves.people(territory, at, year);
        if people.is_some_and(|people| held.saturating_mul(10) >= people.saturating_mul(9)) {
            known.insert((Way::Inside, at, year), sum);
        }
    }
}

fn outlay(planned: Decimal, people: Option<u64>) -> Option<Outlay> {
    let people = people.filter(|people| *people > 0)?;
    Some(Outlay { planned, people })
}
