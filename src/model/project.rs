//! Investment projects that take several years.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::budget::Source;
use super::choice::choices;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// How far a project is.
    pub enum ProjectState {
        /// Not begun.
        Planned "planned",
        /// Being bid for.
        Tendered "tendered",
        /// Under way.
        UnderWay "under-way",
        /// Interrupted.
        Stopped "stopped",
        /// Done.
        Finished "finished",
        /// Given up.
        Cancelled "cancelled",
    }
}

/// An investment project, as a year's budget tells it.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its code, the same in every year.
    pub id: Arc<str>,
    /// What it is.
    pub name: Text,
    /// More on it.
    pub description: Option<Text>,
    /// How far it is.
    pub state: Option<ProjectState>,
    /// The year in which it begins.
    pub start: Option<i16>,
    /// The year in which it is to end.
    pub end: Option<i16>,
    /// The year in which it ended.
    pub finished: Option<i16>,
    /// The area that it is in.
    pub area: Option<Arc<str>>,
    /// Its address, in words.
    pub address: Option<String>,
    /// Where it is.
    pub point: Option<Point>,
    /// The entity that carries it out.
    pub entity: Option<Arc<str>>,
    /// Where the money comes from.
    pub funding: Option<Arc<str>>,
    /// References of the lines that pay for it.
    pub lines: Vec<String>,
    /// What it costs in all, as planned.
    pub total: Option<Decimal>,
    /// Spent before the budget's year.
    pub before: Option<Decimal>,
    /// Planned and spent, by year.
    pub years: BTreeMap<i16, ProjectYear>,
    /// Planned for the years after those in [`Self::years`].
    pub later: Option<Decimal>,
    /// The document that its figures were taken from.
    pub source: Option<Arc<Source>>,
    /// Where it was written.
    pub place: Place,
}

/// A place on the globe, as written: degrees of latitude and longitude (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// North of the equator.
    pub latitude: Decimal,
    /// East of Greenwich.
    pub longitude: Decimal,
}

/// A project's figures of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProjectYear {
    /// Planned.
    pub planned: Option<Decimal>,
    /// Spent.
    pub spent: Option<Decimal>,
}

impl Project {
    /// What was spent on it so far, as the budget of a year tells it: what was spent before that year, once, and since.
    pub fn spent(&self, year: i16) -> Option<Decimal> {
        let since = self.years.range(year..).filter_map(|(_, figures)| figures.spent);
        self.begun(year, |figures| figures.spent).into_iter().chain(since).reduce(|sum, amount| sum + amount)
    }

    /// What it costs in all: as stated, or what was spent before the budget's year and is planned from it on.
    pub fn cost(&self, year: i16) -> Option<Decimal> {
        self.total.or_else(|| {
            let begun = self.begun(year, |figures| figures.spent.or(figures.planned));
            let planned = self.years.range(year..).filter_map(|(_, figures)| figures.planned);
            begun.into_iter().chain(planned).chain(self.later).reduce(|sum, amount| sum + amount)
        })
    }

    /// What is planned for it after the budget's year.
    pub fn planned_after(&self, year: i16) -> Option<Decimal> {
        let planned = self.years.range(year..).filter(|(other, _)| **other > year).filter_map(|(_, own)| own.planned);
        planned.chain(self.later).reduce(|sum, amount| sum + amount)
    }

    /// What was spent before a year: as stated, else as the years before it say.
    fn begun(&self, year: i16, of: impl Fn(&ProjectYear) -> Option<Decimal>) -> Option<Decimal> {
        let earlier = || self.years.range(..year).filter_map(|(_, figures)| of(figures));
        self.before.or_else(|| earlier().reduce(|sum, amount| sum + amount))
    }
}
