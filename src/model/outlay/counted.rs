//! The inhabitants of what contains municipalities, in a year: those of a count for which it had the same land.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use super::{places, up};
use crate::model::territory::Territory;

/// The first years in which areas, by their place in the territory, had other land than before: since a part went to
/// another, or came from another.
pub struct Moves(BTreeMap<usize, BTreeSet<i16>>);

impl Moves {
    /// All that are told in a territory: by the areas that ended, and what they became.
    pub fn of(territory: &Territory) -> Self {
        let places = places(territory);
        let mut years: BTreeMap<usize, BTreeSet<i16>> = BTreeMap::new();
        for (at, area) in territory.areas.iter().enumerate() {
            let next = area.to.and_then(|to| to.checked_add(1.day()).ok());
            let Some(year) = next.map(|day| day.year()).filter(|_| !area.became.is_empty()) else { continue };
            let before: BTreeSet<usize> = up(territory, at).collect();
            for heir in area.became.iter().filter_map(|id| places.get(id.as_str())) {
                let after: BTreeSet<usize> = up(territory, *heir).collect();
                for other in before.symmetric_difference(&after) {
                    years.entry(*other).or_default().insert(year);
                }
            }
        }
        Self(years)
    }

    /// The inhabitants of an area in a year: of the count that is nearest to it among those for which it had the same
    /// land; where there is none, what its parts have together, or else the nearest of all.
    pub fn people(&self, territory: &Territory, at: usize, year: i16) -> Option<u64> {
        let area = &territory.areas[at];
        let Some(moves) = self.0.get(&at) else { return area.population_near(year) };
        let since = |year: i16| moves.range(..=year).count();
        let same = area.counts().iter().filter(|(counted, _)| since(**counted) == since(year));
        let distance = |counted: i16| (i32::from(counted) - i32::from(year)).abs();
        let nearest = same.rev().min_by_key(|(counted, _)| distance(**counted)).map(|(_, people)| *people);
        let of_parts = || {
            let parts = territory.areas.iter().filter(|part| part.parent == Some(at) && part.is_in(year));
            let people: Option<Vec<u64>> = parts.map(|part| part.population_near(year)).collect();
            people.map(|people| people.iter().sum()).filter(|sum| *sum > 0)
        };
        nearest.or_else(of_parts).or_else(|| area.population_near(year))
    }
}
