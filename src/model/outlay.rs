//! Money for each inhabitant, by area and year: what is planned, and for how many.
//!
//! - Of a municipality: the planned expenditure of its budget, and the inhabitants of the count that is
//!   nearest to the year.
//! - Of a place inside it: the lines that name the place or one in it. Where a year names places of a
//!   level, the others of that level get nothing; where it names none, nothing is known.
//! - Of what contains municipalities: the sums of those with a budget of the year, where they hold nine
//!   of ten of its inhabitants.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    for (at, area) in territory.areas.iter().enumerate() {
        if levels.contains(&area.level) && area.is_in(budget.year) && territory.around(area).any(is_own) {
            sums.entry(at).or_default();
        }
    }
    sums.into_iter().map(|(at, sum)| (territory.areas[at].id.clone(), sum)).collect()
}

/// The outlays of all areas of a territory, from its portals.
pub fn by_area(summaries: &[Summary], territory: &Territory) -> Outlays {
    let places = places(territory);
    let mut all = Outlays::new();
    let mut above: BTreeMap<(usize, i16), Outlay> = BTreeMap::new();
    for summary in summaries {
        let Some(own) = summary.area.as_deref().and_then(|id| places.get(id)).map(|at| &territory.areas[*at]) else {
            continue;
        };
        for year in &summary.years {
            let of_places = year.places.iter().filter_map(|(id, planned)| {
                let area = &territory.areas[*places.get(id.as_str())?];
                Some((area, outlay(*planned, area.population_near(year.year))?))
            });
            let whole = year.planned.and_then(|planned| outlay(planned, year.people));
            for (area, outlay) in of_places.chain(whole.map(|outlay| (own, outlay))) {
                all.entry(area.id.clone()).or_default().insert(year.year, outlay);
            }
            for (up, outlay) in territory.around(own).filter_map(|up| Some((up, whole?))) {
                let sum = above
                    .entry((places[up.id.as_str()], year.year))
                    .or_insert(Outlay { planned: Decimal::ZERO, people: 0 });
                sum.planned += outlay.planned;
                sum.people += outlay.people;
            }
        }
    }
    for ((at, year), sum) in above {
        let area = &territory.areas[at];
        if area.population_near(year).is_some_and(|people| sum.people.saturating_mul(10) >= people.saturating_mul(9)) {
            all.entry(area.id.clone()).or_default().insert(year, sum);
        }
    }
    all
}

fn outlay(planned: Decimal, people: Option<u64>) -> Option<Outlay> {
    let people = people.filter(|people| *people > 0)?;
    Some(Outlay { planned, people })
}
