//! The lists of proposals: all of them, and by what they have in common, each with an address of its
//! own, so that a list can be sent to somebody and works without JavaScript.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Page;
use super::address::{Filter, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::proposal::{row, states};
use super::view::{FilterGroup, FilterItem, Proposals, ProposalsBy, View, Words};
use crate::model::address::Address;
use crate::model::proposal::Proposal;

/// From how many proposals there are lists besides that of all.
const MANY: usize = 12;

/// The proposals of every list, by their places in the portal.
type Lists = BTreeMap<Filter, Vec<usize>>;

/// Adds the list of all, and the others where there are many.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let lists = lists(&edition.portal.proposals);
    pages.push(all(edition, &lists));
    for (filter, members) in &lists {
        pages.push(one(edition, filter, members, &lists));
    }
}

/// The lists that tell proposals apart: where all have one thing in common, there is no list of it.
fn lists(proposals: &[Proposal]) -> Lists {
    if proposals.len() < MANY {
        return Lists::new();
    }
    let mut lists = Lists::new();
    for (at, proposal) in proposals.iter().enumerate() {
        let state = Some(Filter::State(proposal.state));
        let area = proposal.area.clone().map(Filter::Area);
        let cost = proposal.cost.best().and_then(power).map(Filter::Cost);
        let categories = proposal.categories.iter().map(|category| Filter::Category(*category));
        for filter in state.into_iter().chain(area).chain(cost).chain(categories) {
            let list = lists.entry(filter).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    lists.retain(|_, members| members.len() < proposals.len());
    lists
}

/// The power of ten at or below a cost; all below a hundred are together.
fn power(cost: Decimal) -> Option<u32> {
    const LEAST: u32 = 2;
    let whole = u128::try_from(cost.trunc()).ok()?;
    Some(whole.checked_ilog10().unwrap_or(LEAST).max(LEAST))
}

fn all(edition: &Edition, lists: &Lists) -> Page {
    let address = edition.address(&Target::Proposals);
    let proposals = &edition.portal.proposals;
    let view = Proposals {
        states: states(edition),
        filters: groups(edition, lists, None, &address),
        proposals: proposals.iter().map(|proposal| row(edition, proposal, &address)).collect(),
    };
    let name = edition.text(&edition.portal.municipality.name).text;
    let heading = Heading {
        target: Target::Proposals,
        subject: "proposals",
        id: String::new(),
        title: Words { text: edition.word("pages.proposals"), lang: None },
        description: Some(edition.phrase("pages.proposals_description", &[("name", &name)])),
        above: Vec::new(),
        section: Some(Target::Proposals),
        updated: proposals.iter().filter_map(|proposal| proposal.updated.or(proposal.submitted)).max(),
        found: None,
        ..Heading::default()
    };
    edition.page(heading, View::Proposals(Box::new(view)))
}

fn one(edition: &Edition, filter: &Filter, members: &[usize], lists: &Lists) -> Page {
    let target = Target::ProposalsBy(filter.clone());
    let address = edition.address(&target);
    let proposals: Vec<&Proposal> = members.iter().map(|at| &edition.portal.proposals[*at]).collect();
    let view = ProposalsBy {
        by: filter.by(),
        all: edition.href(&address, &Target::Proposals),
        total: edition.portal.proposals.len(),
        filters: groups(edition, lists, Some(filter), &address),
        proposals: proposals.iter().map(|proposal| row(edition, proposal, &address)).collect(),
    };
    let label = label(edition, filter).text;
    let heading = Heading {
        target,
        subject: "proposals-by",
        id: format!("{}-{}", filter.by(), address),
        title: Words { text: edition.phrase("pages.proposals_by", &[("label", &label)]), lang: None },
        description: None,
        above: vec![edition.link(&address, &Target::Proposals, edition.word("pages.proposals"))],
        section: Some(Target::Proposals),
        updated: proposals.iter().filter_map(|proposal| proposal.updated.or(proposal.submitted)).max(),
        found: None,
        ..Heading::default()
    };
    edition.page(heading, View::ProposalsBy(Box::new(view)))
}

/// What a list's proposals have in common, in words.
fn label(edition: &Edition, filter: &Filter) -> Words {
    let own = |text: String| Words { text, lang: None };
    match filter {
        Filter::State(state) => own(edition.choice("proposal_state", *state)),
        Filter::Category(category) => own(edition.choice("category", *category)),
        Filter::Area(id) => match edition.setting.shared.territory.area(id) {
            Some(area) => edition.text(&area.name),
            None => own(id.clone()),
        },
        Filter::Cost(power) => own(band(edition, *power)),
    }
}

/// A band of costs: from one power of ten to the next.
fn band(edition: &Edition, power: u32) -> String {
    let currency = &edition.setting.shared.settings.currency;
    let money = |power: u32| {
        let amount = i64::checked_pow(10, power).map_or(Decimal::MAX, Decimal::from);
        edition.words.locale().money_short(&amount, currency)
    };
    match power {
        2 => edition.phrase("ui.filter.below", &[("most", &money(3))]),
        _ => edition.phrase("ui.filter.between", &[("least", &money(power)), ("most", &money(power + 1))]),
    }
}

/// The lists, by what their proposals have in common.
fn groups(edition: &Edition, lists: &Lists, current: Option<&Filter>, from: &Address) -> Vec<FilterGroup> {
    let item = |(filter, members): (&Filter, &Vec<usize>)| FilterItem {
        label: label(edition, filter),
        href: edition.href(from, &Target::ProposalsBy(filter.clone())),
        count: members.len(),
        current: current == Some(filter),
    };
    let group = |by: &'static str| FilterGroup {
        by,
        items: lists.iter().filter(|(filter, _)| filter.by() == by).map(item).collect(),
    };
    let groups = ["state", "category", "area", "cost"].into_iter().map(group);
    groups.filter(|group| !group.items.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_of_one_size_are_in_one_list() {
        let power = |text: &str| power(text.parse().expect("an amount"));
        assert_eq!(power("0.00"), Some(2));
        assert_eq!(power("999.99"), Some(2));
        assert_eq!(power("1000.00"), Some(3));
        assert_eq!(power("9999.99"), Some(3));
        assert_eq!(power("120000"), Some(5));
    }
}
