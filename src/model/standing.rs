//! The place of each area among those of its level, by the values of a year.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::indicator::Better;
use super::territory::{Area, Territory};

/// A place among those that have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The place, from 1; equal values share one, and the next is as many places further.
    pub place: usize,
    /// How many have a value.
    pub of: usize,
}

/// Places by area and year.
pub type Standings = HashMap<String, BTreeMap<i16, Standing>>;

/// How values are ordered: the highest first, or the lowest where less is better.
pub fn order(better: Option<Better>, one: Decimal, other: Decimal) -> Ordering {
    if better == Some(Better::Less) { one.cmp(&other) } else { other.cmp(&one) }
}

/// The places of values in their order.
pub fn places(ordered: &[Decimal]) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::with_capacity(ordered.len());
    for (at, value) in ordered.iter().enumerate() {
        let same = at > 0 && ordered[at - 1] == *value;
        places.push(if same { places[at - 1] } else { at + 1 });
    }
    places
}

/// The places of all areas, in each year in which they have a value and are areas.
pub fn standings(
    values: &BTreeMap<String, BTreeMap<i16, Decimal>>,
    territory: &Territory,
    better: Option<Better>,
) -> Standings {
    let mut of_level: BTreeMap<(usize, i16), Vec<(&Area, Decimal)>> = BTreeMap::new();
    for area in &territory.areas {
        let own = values.get(&area.id).into_iter().flatten().filter(|(year, _)| area.is_in(**year));
        for (year, value) in own {
            of_level.entry((area.level, *year)).or_default().push((area, *value));
        }
    }
    let mut all = Standings::new();
    for ((_, year), mut areas) in of_level {
        areas.sort_by(|(_, one), (_, other)| order(better, *one, *other));
        let places = places(&areas.iter().map(|(_, value)| *value).collect::<Vec<_>>());
        for ((area, _), place) in areas.iter().zip(places) {
            all.entry(area.id.clone()).or_default().insert(year, Standing { place, of: areas.len() });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_a_place_and_the_next_is_further() {
        let of = |values: &[i64]| places(&values.iter().map(|value| Decimal::from(*value)).collect::<Vec<_>>());
        assert_eq!(of(&[9, 7, 7, 3]), [1, 2, 2, 4]);
        assert_eq!(of(&[5, 5]), [1, 1]);
        assert_eq!(of(&[]), [0; 0]);
    }
}
