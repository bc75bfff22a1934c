//! The front page: the portals, by what contains them.

use super::super::Page;
use super::super::edition::{money, words_of};
use super::super::view::{Figure, PortalCard, PortalGroup, Territory, View, YearFigure};
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::summary::{Summary, YearFigures};

impl Edition<'_> {
    /// The page.
    pub fn home(&self) -> Page {
        let address = self.address(Target::Home);
        let settings = &self.setting.shared.settings;
        let mut portals: Vec<PortalCard> = self.summaries.iter().map(|summary| self.card(summary, &address)).collect();
        portals
            .sort_by(|a, b| self.words.locale().compare(&a.name.text, &b.name.text).then_with(|| a.href.cmp(&b.href)));
        let description = settings.description.as_ref().map(|text| words_of(text, self.lang));
        let view = Territory { description: description.clone(), groups: self.groups(portals) };
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
