//! Indicators: one measure, by area and year.

use std::collections::BTreeMap;

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
    /// Where it was written.
    pub place: Place,
}

impl Indicator {
    /// The years for which there is a value, the earliest first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.values.values().flat_map(|by_year| by_year.keys().copied()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The value of an area in a year.
    pub fn value(&self, area: &str, year: i16) -> Option<Decimal> {
        self.values.get(area)?.get(&year).copied()
    }

    /// The most decimals that a value was written with.
    pub fn decimals(&self) -> u8 {
        let all = self.values.values().flat_map(BTreeMap::values);
        all.map(|value| u8::try_from(value.scale()).unwrap_or(u8::MAX)).max().unwrap_or(0)
    }
}
