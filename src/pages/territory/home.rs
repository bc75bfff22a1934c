//! The front page: the portals, by what contains them.

use std::collections::BTreeMap;

use super::super::Page;
use super::super::address::Shelf;
use super::super::edition::{money, words_of};
use super::super::view::{Figure, Link, PortalCard, PortalGroup, Territory, View, YearFigure};
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::summary::{Summary, YearFigures};
use crate::model::territory::Area;

/// The most municipalities that each have a card: a page with more is heavier than a cheap phone on a poor link can bear.
const MOST_CARDS: usize = 300;

impl Edition<'_> {
    /// The page.
    pub fn home(&self) -> Page {
        let address = self.address(Target::Home);
        let settings = &self.setting.shared.settings;
        let is_many = self.summaries.len() > MOST_CARDS;
        let shown = self.summaries.iter().filter(|_| !is_many);
        let mut portals: Vec<PortalCard> = shown.map(|summary| self.card(summary, &address)).collect();
        portals
            .sort_by(|a, b| self.words.locale().compare(&a.name.text, &b.name.text).then_with(|| a.href.cmp(&b.href)));
        let description = settings.description.as_ref().map(|text| words_of(text, self.lang));
        let ways = if is_many { self.ways(&address) } else { Vec::new() };
        let view = Territory { description: description.clone(), groups: self.groups(portals), ways };
        let title = words_of(&settings.title, self.lang);
        self.page(Target::Home, "territory", title, description.map(|text| text.text), View::Territory(Box::new(view)))
    }

    /// The portals by the area that contains theirs: by province. One group without a name where
    /// there is one alone.
    fn groups(&self, portals: Vec<PortalCard>) -> Vec<PortalGroup> {
        let mut groups: Vec<PortalGroup> = Vec::new();
        for portal in portals {
            let name = self.atlas.group_of(&portal.id).map(|area| words_of(&area.name, self.lang));
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.portals.push(portal),
                None => groups.push(PortalGroup { id: format!("g{}", groups.len()), name, portals: vec![portal] }),
            }
        }
        let text = |group: &PortalGroup| group.name.clone().unwrap_or_default().text;
        groups.sort_by(|a, b| self.words.locale().compare(&text(a), &text(b)));
        if let [one] = &mut groups[..] {
            one.name = None;
        }
        groups
    }

    /// The ways to the municipalities: their homes; where they are many, the areas that contain theirs, with how many
    /// there are in each, and the homes of those that lie in none.
    pub fn ways(&self, from: &Address) -> Vec<Link> {
        let mut within: BTreeMap<&str, (&Area, u64)> = BTreeMap::new();
        let mut alone: Vec<&Summary> = Vec::new();
        for summary in self.summaries {
            match self.atlas.group_of(&summary.id).filter(|_| self.summaries.len() > MOST_CARDS) {
                Some(area) => within.entry(&area.id).or_insert((area, 0)).1 += 1,
                None => alone.push(summary),
            }
        }
        let areas = within.into_values().map(|(area, count)| {
            let name = words_of(&area.name, self.lang);
            let label = format!("{} ({})", name.text, self.voice().number(count));
            Link { label, href: self.href(from, &Target::On(Shelf::Areas, area.id.clone())), lang: name.lang }
        });
        let homes = alone.into_iter().map(|summary| {
            let name = self.portal_name(summary);
            let href = from.link_to(&self.portal_home(&summary.id), self.setting.links);
            Link { label: name.text, href, lang: name.lang }
        });
        let (mut areas, mut homes): (Vec<Link>, Vec<Link>) = (areas.collect(), homes.collect());
        for links in [&mut areas, &mut homes] {
            links.sort_by(|a, b| self.words.locale().compare(&a.label, &b.label).then_with(|| a.href.cmp(&b.href)));
        }
        areas.into_iter().chain(homes).collect()
    }

    /// A portal, with its first figures.
    pub fn card(&self, summary: &Summary, from: &Address) -> PortalCard {
        let own = &summary.currency(self.setting.shared.settings.currency);
        let home = self.portal_home(&summary.id);
        let name = self.portal_name(summary);
        // Beside the latest budget stands what it is for each inhabitant, in the currency that it is in.
        let latest = summary.years.first().filter(|year| year.foreign.is_some());
        let each = latest.map_or_else(|| summary.per_head().map(|(_, each)| each), YearFigures::per_head);
        let per_head = each.map(|each| money(self.words, each, own));
        PortalCard {
            id: summary.id.clone(),
            name,
            href: from.link_to(&home, self.setting.links),
            population: summary
                .population
                .map(|(year, people)| Figure { text: self.words.locale().decimal(&people.into(), Some(0)), year }),
            budget: summary.budget.map(|(year, planned)| YearFigure { year, money: money(self.words, planned, own) }),
            per_head,
            meetings: summary.meetings,
            decisions: summary.decisions,
            proposals: summary.proposals,
        }
    }
}
