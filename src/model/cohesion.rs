//! What binds a territory together: indicators, actors, agreements, programmes, services and the
//! money between levels; of all municipalities, or of one.

use std::collections::BTreeSet;

use super::actor::{Actor, Agreement};
use super::indicator::Indicator;
use super::programme::Programme;
use super::service::Service;
use super::transfer::TransferYear;

/// The records of a territory or of a municipality, each kind by id.
#[derive(Debug, Clone, Default)]
pub struct Cohesion {
    /// The indicators.
    pub indicators: Vec<Indicator>,
    /// The actors.
    pub actors: Vec<Actor>,
    /// What they agreed on.
    pub agreements: Vec<Agreement>,
    /// The programmes.
    pub programmes: Vec<Programme>,
    /// The services.
    pub services: Vec<Service>,
    /// The transfers, the latest year first.
    pub transfers: Vec<TransferYear>,
}

impl Cohesion {
    /// The part that concerns some areas: values of those alone, and records that name one of them
    /// or none. What an actor of some of them, its own, agreed on is part of it wherever it holds; the programmes in
    /// which it works elsewhere serve others. Actors that a record of the part names come with it.
    #[must_use]
    pub fn slice(&self, areas: &BTreeSet<&str>, own: &BTreeSet<&str>) -> Self {
        let is_one_of = |named: &[String], some: &BTreeSet<&str>| named.iter().any(|area| some.contains(area.as_str()));
        let concerns = |named: &[String]| named.is_empty() || is_one_of(named, areas);
        let at_home = self.actors.iter().filter(|actor| is_one_of(&actor.areas, own));
        let at_home: BTreeSet<&str> = at_home.map(|actor| actor.id.as_str()).collect();
        let joins = |parties: &[String]| is_one_of(parties, &at_home);
        let agreements: Vec<Agreement> =
            (self.agreements.iter()).filter(|one| concerns(&one.areas) || joins(&one.parties)).cloned().collect();
        let programmes: Vec<Programme> = self.programmes.iter().filter(|one| concerns(&one.areas)).cloned().collect();
        let services: Vec<Service> = self.services.iter().filter(|one| concerns(&one.areas)).cloned().collect();
        let named: BTreeSet<&str> = (agreements.iter().flat_map(|one| &one.parties))
            .chain(programmes.iter().flat_map(|one| &one.actors))
            .chain(services.iter().filter_map(|one| one.actor.as_ref()))
            .map(String::as_str)
            .collect();
        let actors = self.actors.iter().filter(|one| concerns(&one.areas) || named.contains(one.id.as_str()));
        let actors = actors.cloned().collect();
        let indicators = self.indicators.iter().filter_map(|one| one.slice(areas));
        Self { indicators: indicators.collect(), actors, agreements, programmes, services, transfers: Vec::new() }
    }

    /// The ids of the areas that records name.
    pub fn named_areas(&self) -> impl Iterator<Item = &str> {
        let actors = self.actors.iter().flat_map(|one| &one.areas);
        let agreements = self.agreements.iter().flat_map(|one| &one.areas);
        let programmes = self.programmes.iter().flat_map(|one| &one.areas);
        let services = self.services.iter().flat_map(|one| &one.areas);
        actors.chain(agreements).chain(programmes).chain(services).map(String::as_str)
    }

    /// Adds another's records.
    pub fn extend(&mut self, other: Self) {
        let Self { indicators, actors, agreements, programmes, services, transfers } = other;
        self.indicators.extend(indicators);
        self.actors.extend(actors);
        self.agreements.extend(agreements);
        self.programmes.extend(programmes);
        self.services.extend(services);
        self.transfers.extend(transfers);
    }

    /// Puts each kind in the order of ids, transfers by year from the latest.
    pub fn sort(&mut self) {
        self.indicators.sort_by(|a, b| a.id.cmp(&b.id));
        self.actors.sort_by(|a, b| a.id.cmp(&b.id));
        self.agreements.sort_by(|a, b| a.id.cmp(&b.id));
        self.programmes.sort_by(|a, b| a.id.cmp(&b.id));
        self.services.sort_by(|a, b| a.id.cmp(&b.id));
        self.transfers.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.id.cmp(&b.id)));
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id.as_str() == id)
    }

    /// The programme with this id.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id.as_str() == id)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }
}
