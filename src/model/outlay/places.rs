//! What a budget plans for the places inside a municipality.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{places, up};
use crate::model::budget::{Budget, Direction};
use crate::model::territory::{Area, Territory};

/// What a budget plans for the places inside a municipality, by their ids: the lines that name the place or one in it.
/// Where it names places of a level, the others of that level get nothing; of those in a place that is itself named, and
/// of what a named one that had ended became, it is not known.
pub fn by_place(budget: &Budget, own: &str, territory: &Territory) -> BTreeMap<String, Decimal> {
    let mut sums: BTreeMap<usize, Decimal> = BTreeMap::new();
    let mut whole = BTreeSet::new();
    let places = places(territory);
    let Some(stage) = budget.plan_stage(Direction::Expenditure) else { return BTreeMap::new() };
    let is_own = |area: &Area| area.id == own;
    for line in budget.lines.iter().filter(|line| line.direction == Direction::Expenditure) {
        let named = line.area().and_then(|id| places.get(id)).map(|at| &territory.areas[*at]);
        let Some((named, planned)) = named.zip(line.amounts[stage]) else { continue };
        if !territory.around(named).any(is_own) {
            continue;
        }
        whole.insert(places[named.id.as_str()]);
        for area in std::iter::once(named).chain(territory.around(named)).take_while(|area| !is_own(area)) {
            *sums.entry(places[area.id.as_str()]).or_default() += planned;
        }
    }
    let levels: BTreeSet<usize> = sums.keys().map(|at| territory.areas[*at].level).collect();
    let heirs = heirs(sums.keys().map(|at| &territory.areas[*at]).filter(|area| !area.is_in(budget.year)), territory);
    for (at, area) in territory.areas.iter().enumerate() {
        let is_there = area.is_in(budget.year) && !heirs.contains(&area.id.as_str());
        let is_of_whole = || up(territory, at).any(|up| whole.contains(&up));
        if levels.contains(&area.level) && is_there && territory.around(area).any(is_own) && !is_of_whole() {
            sums.entry(at).or_default();
        }
    }
    sums.into_iter().map(|(at, sum)| (territory.areas[at].id.clone(), sum)).collect()
}

/// All that some areas became: of money that names what ended, nobody knows which of them it went to.
pub(super) fn heirs<'t>(ended: impl Iterator<Item = &'t Area>, territory: &'t Territory) -> BTreeSet<&'t str> {
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
