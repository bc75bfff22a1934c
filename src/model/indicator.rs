//! Indicators: one measure, by area and year.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::choice::choices;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// The relations of people in a territory, on which programmes work and which indicators measure.
    pub enum Relation {
        /// Between groups that share the territory.
        SocioCultural "socio-cultural",
        /// Between people and natural systems.
        SocioEnvironmental "socio-environmental",
        /// Between municipality, province and country.
        PoliticalAdministrative "political-administrative",
    }
}

choices! {
    /// Which way is better.
    pub enum Better {
        /// More is better.
        More "more",
        /// Less is better: more of it is more need.
        Less "less",
    }
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The file's name.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The unit: `%`, `days`.
    pub unit: Option<Text>,
    /// What it measures, in one sentence.
    pub summary: Option<Text>,
    /// Who measured it.
    pub source: Option<Text>,
    /// Where the source stands.
    pub url: Option<String>,
    /// Which way is better; none where neither is.
    pub better: Option<Better>,
    /// The relation that it measures.
    pub relation: Option<Relation>,
    /// The values, by area and year.
    pub values: BTreeMap<String, BTreeMap<i16, Decimal>>,
    /// Where the values of each area were written.
    pub places: BTreeMap<String, Place>,
    /// Where it was written.
    pub place: Place,
}

impl Indicator {
    /// The part of some areas; none where none of them has a value.
    #[must_use]
    pub fn slice(&self, areas: &BTreeSet<&str>) -> Option<Self> {
        let own = self.values.iter().filter(|(area, _)| areas.contains(area.as_str()));
        let values: BTreeMap<_, _> = own.map(|(area, by_year)| (area.clone(), by_year.clone())).collect();
        if values.is_empty() {
            return None;
        }
        let places = self.places.iter().filter(|(area, _)| values.contains_key(*area));
        Some(Self {
            id: self.id.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            summary: self.summary.clone(),
            source: self.source.clone(),
            url: self.url.clone(),
            better: self.better,
            relation: self.relation,
            places: places.map(|(area, place)| (area.clone(), place.clone())).collect(),
            values,
            place: self.place.clone(),
        })
    }

    /// The most decimals that a value was written with.
    pub fn decimals(&self) -> u8 {
        let all = self.values.values().flat_map(BTreeMap::values);
        all.map(|value| u8::try_from(value.scale()).unwrap_or(u8::MAX)).max().unwrap_or(0)
    }

    /// The decimals by which half of its values show two digits.
    pub fn telling_decimals(&self) -> u8 {
        telling_decimals(self.values.values().flat_map(BTreeMap::values).copied())
    }
}

/// The decimals by which half of some values that are not nothing show two digits, so that small ones are told
/// apart.
fn telling_decimals(values: impl Iterator<Item = Decimal>) -> u8 {
    let mut all: Vec<Decimal> = values.map(|value| value.abs()).filter(|value| !value.is_zero()).collect();
    all.sort_unstable();
    let Some(middle) = all.get(all.len() / 2) else { return 0 };
    let digits = middle.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
    u8::try_from((middle.scale() + 2).saturating_sub(digits)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_figures_show_two_of_their_digits() {
        let decimals = |values: &[&str]| telling_decimals(values.iter().map(|value| value.parse().expect("a number")));
        assert_eq!(decimals(&["0.000014", "0.00005", "0.000095"]), 6);
        assert_eq!((decimals(&["40.125", "31"]), decimals(&["0.5"]), decimals(&["0", "0"])), (0, 2, 0));
    }
}
