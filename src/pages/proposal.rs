//! Citizens' proposals: the list, and a page each.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{CostRow, Proposal as ProposalView, ProposalRow, Proposals, StateCount, View, Words};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::proposal::{Proposal, ProposalState};

/// Adds the list and the proposals.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    list(edition, pages);
    for proposal in &edition.portal.proposals {
        one(edition, proposal, pages);
    }
}

fn list(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Proposals);
    let rows = edition.portal.proposals.iter().map(|proposal| row(edition, proposal, &address)).collect();
    let view = Proposals { states: states(edition), proposals: rows };
    let heading = Heading {
        target: Target::Proposals,
        subject: "proposals",
        id: String::new(),
        title: Words { text: edition.word("pages.proposals"), lang: None },
        description: Some(
            edition.phrase(
                "pages.proposals_description",
                &[("name", &edition.text(&edition.portal.municipality.name).text)],
            ),
        ),
        above: Vec::new(),
        section: Some(Target::Proposals),
        updated: edition.portal.proposals.iter().filter_map(|proposal| proposal.updated.or(proposal.submitted)).max(),
        found: None,
    };
    let page = edition.page(heading, View::Proposals(Box::new(view)));
    pages.push(page);
}

/// How many proposals there are in each state, in the order of the states.
pub fn states(edition: &Edition) -> Vec<StateCount> {
    let mut counts: BTreeMap<ProposalState, usize> = BTreeMap::new();
    for proposal in &edition.portal.proposals {
        *counts.entry(proposal.state).or_default() += 1;
    }
    let whole = Decimal::from(edition.portal.proposals.len());
    let count = |(state, count): (ProposalState, usize)| {
        Some(StateCount { state: state.id(), count, share: edition.share(count.into(), whole)? })
    };
    counts.into_iter().filter_map(count).collect()
}

/// A proposal in a list.
pub fn row(edition: &Edition, proposal: &Proposal, from: &Address) -> ProposalRow {
    let currency = &edition.setting.shared.settings.currency;
    ProposalRow {
        title: title(edition, proposal),
        href: edition.href(from, &Target::Proposal(proposal.id.clone())),
        summary: edition.some(proposal.summary.as_ref()),
        state: proposal.state.id(),
        area: area(edition, proposal),
        categories: proposal.categories.iter().map(|category| category.id()).collect(),
        cost: proposal.cost.best().map(|cost| edition.money(cost, currency)),
        votes: proposal.votes.or(proposal.supports).map(|votes| edition.number(votes)),
        submitted: proposal.submitted.map(|date| edition.day(date)),
        cycle: proposal.cycle.clone(),
    }
}

/// A proposal's title: that of its translation, or its own.
fn title(edition: &Edition, proposal: &Proposal) -> Words {
    let translated = proposal.text.texts.iter().find(|text| text.lang == edition.lang);
    match translated.and_then(|text| text.title.clone()) {
        Some(text) => Words { text, lang: None },
        None => edition.text(&proposal.title),
    }
}

fn area(edition: &Edition, proposal: &Proposal) -> Option<Words> {
    let area = edition.setting.shared.territory.area(proposal.area.as_deref()?)?;
    Some(edition.text(&area.name))
}

fn one(edition: &mut Edition, proposal: &Proposal, pages: &mut Vec<Page>) {
    let target = Target::Proposal(proposal.id.clone());
    let address = edition.address(&target);
    let text = proposal.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let view = view(edition, proposal, &address, text);
    let list = edition.link(&address, &Target::Proposals, edition.word("pages.proposals"));
    let cost = view.costs.last().map(|cost| cost.money.text.clone());
    let summary = view.summary.as_ref().map(|summary| summary.text.clone());
    let heading = Heading {
        target,
        subject: "proposal",
        id: proposal.id.to_string(),
        title: title(edition, proposal),
        description: summary.clone(),
        above: vec![list],
        section: Some(Target::Proposals),
        updated: proposal.updated.or(proposal.submitted),
        found: Some(Found {
            year: proposal.submitted.map(|date| date.year()),
            number: None,
            amount: cost,
            text: [summary.unwrap_or_default(), plain].join(" "),
        }),
    };
    let page = edition.page(heading, View::Proposal(Box::new(view)));
    pages.push(page);
}

fn view(edition: &Edition, proposal: &Proposal, address: &Address, text: Option<super::view::Prose>) -> ProposalView {
    let currency = &edition.setting.shared.settings.currency;
    let cost = &proposal.cost;
    let costs = [("asked", cost.asked), ("reviewed", cost.reviewed), ("final", cost.finished)];
    let decisions = edition.links.of_proposal.get(&proposal.id).map(Vec::as_slice).unwrap_or_default();
    let budgets = edition.portal.budgets.iter().filter(|budget| proposal.budgets.contains(&budget.id));
    ProposalView {
        summary: edition.some(proposal.summary.as_ref()),
        state: proposal.state.id(),
        reason: proposal.reason.map(Choice::id),
        answer: edition.some(proposal.answer.as_ref()),
        author: proposal.author.clone(),
        area: area(edition, proposal),
        location: edition.some(proposal.location.as_ref()),
        categories: proposal.categories.iter().map(|category| category.id()).collect(),
        submitted: proposal.submitted.map(|date| edition.day(date)),
        updated: proposal.updated.map(|date| edition.day(date)),
        cycle: proposal.cycle.clone(),
        costs: costs
            .into_iter()
            .filter_map(|(kind, amount)| Some(CostRow { kind, money: edition.money(amount?, currency) }))
            .collect(),
        supports: proposal.supports.map(|number| edition.number(number)),
        votes: proposal.votes.map(|number| edition.number(number)),
        decisions: decisions.iter().map(|place| super::decision::row(edition, *place, address)).collect(),
        budgets: budgets
            .map(|budget| {
                let label = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
                edition.link(address, &Target::Budget(budget.id.clone()), label)
            })
            .collect(),
        text,
    }
}
