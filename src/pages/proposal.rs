//! Citizens' proposals: a page each, with its way from the idea to the finished work.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::Target;
use super::chain;
use super::cycle::execution;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{
    CostRow, Link, MilestoneRow, PathStep, PhotoView, Proposal as ProposalView, ProposalRow, StateCount, View, Words,
};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::cycle::Cycle;
use crate::model::id::Id;
use crate::model::proposal::{Milestone, Photo, Proposal, ProposalState};

/// Adds the lists and the proposals.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    super::proposal_lists::plan(edition, pages);
    for proposal in &edition.portal.proposals {
        one(edition, proposal, pages);
    }
}

/// How many proposals there are in each state, in the order of the states.
pub fn states(edition: &Edition) -> Vec<StateCount> {
    states_of(edition, edition.portal.proposals.iter())
}

/// The same of some of them.
pub fn states_of<'a>(edition: &Edition, proposals: impl Iterator<Item = &'a Proposal>) -> Vec<StateCount> {
    let mut counts: BTreeMap<ProposalState, usize> = BTreeMap::new();
    for proposal in proposals {
        *counts.entry(proposal.state).or_default() += 1;
    }
    let whole = Decimal::from(counts.values().sum::<usize>());
    let count = |(state, count): (ProposalState, usize)| {
        Some(StateCount { state: state.id(), count, share: edition.share(count.into(), whole)? })
    };
    counts.into_iter().filter_map(count).collect()
}

/// A proposal in a list.
pub fn row(edition: &Edition, proposal: &Proposal, from: &Address) -> ProposalRow {
    let currency = &edition.setting.shared.settings.currency;
    let backing = proposal.votes.map(|votes| votes.total).or(proposal.supports);
    ProposalRow {
        title: title(edition, proposal),
        href: edition.href(from, &Target::Proposal(proposal.id.clone())),
        summary: edition.some(proposal.summary.as_ref()),
        state: proposal.state.id(),
        area: area(edition, proposal),
        categories: proposal.categories.iter().map(|category| category.id()).collect(),
        cost: proposal.cost.best().map(|cost| edition.money(cost, currency)),
        votes: backing.map(|votes| edition.number(votes)),
        submitted: proposal.submitted.map(|date| edition.day(date)),
        cycle: proposal.cycle.clone(),
    }
}

/// A proposal's title: that of its translation, or its own.
pub fn title(edition: &Edition, proposal: &Proposal) -> Words {
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
    let view = ProposalView { text, ..view(edition, proposal, &address) };
    let list = edition.link(&address, &Target::Proposals, edition.word("pages.proposals"));
    let cost = view.costs.last().map(|cost| cost.money.text.clone());
    let summary = view.summary.as_ref().map(|summary| summary.text.clone());
    let contracts = contracts(edition, proposal);
    let heading = Heading {
        target,
        subject: "proposal",
        id: proposal.id.to_string(),
        title: title(edition, proposal),
        description: summary.clone(),
        above: vec![list],
        section: Some(Target::Proposals),
        updated: updated(edition, proposal),
        found: Some(Found {
            year: proposal.submitted.map(|date| date.year()),
            number: None,
            amount: cost,
            text: [summary.unwrap_or_default(), plain, contracts].join(" "),
            kind: None,
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Proposal(Box::new(view)));
    pages.push(page);
}

/// The numbers of a proposal's contracts, with whom they are and for how much, as somebody looks for them.
fn contracts(edition: &Edition, proposal: &Proposal) -> String {
    let currency = &edition.setting.shared.settings.currency;
    let all = proposal.contracts.iter().map(|contract| {
        let amount = contract.amount.map(|amount| edition.money(amount, currency).text);
        let told = [Some(contract.number.clone()), contract.supplier.clone(), amount];
        told.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    all.collect::<Vec<_>>().join(". ")
}

/// A proposal's page, without its text.
fn view(edition: &Edition, proposal: &Proposal, address: &Address) -> ProposalView {
    let currency = &edition.setting.shared.settings.currency;
    let cost = &proposal.cost;
    let costs = [("asked", cost.asked), ("reviewed", cost.reviewed), ("final", cost.finished)];
    let decisions = edition.links.of_proposal.get(&proposal.id).map(Vec::as_slice).unwrap_or_default();
    let cycle = proposal.cycle.as_deref().and_then(|id| edition.portal.cycle(id));
    let number = |number: Option<u64>| number.map(|number| edition.number(number));
    let votes = proposal.votes;
    let work = execution::Sums::of(edition, proposal).view(edition);
    let next = execution::next_step(edition, proposal);
    ProposalView {
        summary: edition.some(proposal.summary.as_ref()),
        state: proposal.state.id(),
        reason: proposal.reason.map(Choice::id),
        answer: edition.some(proposal.answer.as_ref()),
        author: proposal.author.clone(),
        author_kind: proposal.author_kind.map(Choice::id),
        area: area(edition, proposal),
        location: edition.some(proposal.location.as_ref()),
        categories: proposal.categories.iter().map(|category| category.id()).collect(),
        groups: proposal.groups.iter().map(|group| group.id()).collect(),
        goals: proposal.goals.clone(),
        function: proposal.cofog.as_deref().map(|code| function(edition, code)),
        submitted: proposal.submitted.map(|date| edition.day(date)),
        updated: proposal.updated.map(|date| edition.day(date)),
        cycle: cycle.map(|cycle| super::cycle::title(edition, cycle).text).or_else(|| proposal.cycle.clone()),
        cycle_href: cycle.map(|cycle| edition.href(address, &Target::Cycle(cycle.id.clone()))),
        path: path(edition, proposal),
        next_phase: cycle.filter(|_| next.is_none()).and_then(|cycle| next_phase(edition, proposal, cycle)),
        next,
        responsible: edition
            .some(proposal.responsible.as_ref().or_else(|| cycle.and_then(|cycle| cycle.responsible.as_ref()))),
        chain: chain::of(edition, proposal, cycle, address),
        milestones: proposal.milestones.iter().map(|step| milestone(edition, proposal, step, address)).collect(),
        progress: execution::progress(edition, proposal),
        money: work.planned.is_some().then_some(work),
        photos: proposal.photos.iter().map(|photo| photo_view(edition, photo, address)).collect(),
        merged_into: proposal.merged_into.as_ref().and_then(|id| link(edition, id, address)),
        merged_from: edition
            .portal
            .proposals
            .iter()
            .filter(|other| other.merged_into.as_ref() == Some(&proposal.id))
            .filter_map(|other| link(edition, &other.id, address))
            .collect(),
        paid_by: edition.some(proposal.paid_by.as_ref()),
        incompatible: proposal.incompatible.iter().filter_map(|id| link(edition, id, address)).collect(),
        costs: costs
            .into_iter()
            .filter_map(|(kind, amount)| Some(CostRow { kind, money: edition.money(amount?, currency) }))
            .collect(),
        running: cost.running.map(|amount| edition.money(amount, currency)),
        supports: number(proposal.supports),
        votes: number(votes.map(|votes| votes.total)),
        points: votes.and_then(|votes| votes.points).map(|points| edition.words.locale().decimal(&points, None)),
        votes_online: number(votes.and_then(|votes| votes.online)),
        votes_paper: number(votes.and_then(|votes| votes.paper)),
        decisions: decisions.iter().map(|place| super::decision::row(edition, *place, address)).collect(),
        budgets: budgets(edition, proposal, address),
        text: None,
    }
}

/// The newest day in what a proposal's page shows that is not to come: its own, its way, the steps of
/// the work, its contracts and decisions, and the spending of the lines that pay it.
pub fn updated(edition: &Edition, proposal: &Proposal) -> Option<Date> {
    let own = [proposal.updated, proposal.submitted].into_iter().flatten();
    let way = proposal.history.iter().map(|step| step.date);
    let done = proposal.milestones.iter().filter_map(|step| step.done);
    let contracted = proposal.contracts.iter().filter_map(|contract| contract.date);
    let decisions = edition.links.of_proposal.get(&proposal.id).into_iter().flatten();
    let decided = decisions.filter_map(|place| edition.portal.meetings.get(place.meeting)).map(|meeting| meeting.date);
    let lines = edition.links.lines_of.get(&proposal.id).into_iter().flatten();
    let spent = lines.filter_map(|place| super::budget::newest(&edition.portal.budgets[place.budget]));
    let all = own.chain(way).chain(done).chain(contracted).chain(decided).chain(spent);
    all.filter(|day| *day <= edition.setting.today).max()
}

/// The budgets that pay it.
pub fn budgets(edition: &Edition, proposal: &Proposal, address: &Address) -> Vec<Link> {
    let budgets = edition.portal.budgets.iter().filter(|budget| proposal.budgets.contains(&budget.id));
    let link = |budget: &crate::model::budget::Budget| {
        let label = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
        edition.link(address, &Target::Budget(budget.id.clone()), label)
    };
    budgets.map(link).collect()
}

/// The name of a COFOG code.
fn function(edition: &Edition, code: &str) -> Words {
    let all = &edition.setting.shared.classifications;
    let functional = all.iter().filter(|known| known.dimension == Dimension::Functional);
    let name = functional.filter_map(|known| Some(&known.node(known.find(code)?).name)).next();
    name.map_or_else(|| Words { text: code.to_owned(), lang: None }, |name| edition.text(name))
}

/// The link to a proposal.
pub fn link(edition: &Edition, id: &Id, from: &Address) -> Option<Link> {
    let other = edition.portal.proposals.iter().find(|other| other.id == *id)?;
    let title = title(edition, other);
    Some(Link { lang: title.lang, ..edition.link(from, &Target::Proposal(id.clone()), title.text) })
}

/// The cycle's next phase, for a proposal that still takes part in it.
fn next_phase(edition: &Edition, proposal: &Proposal, cycle: &Cycle) -> Option<super::view::Standing> {
    use ProposalState as S;
    let waits = matches!(proposal.state, S::Received | S::UnderReview | S::Accepted | S::Changed | S::OnBallot);
    super::cycle::next(edition, cycle).filter(|_| waits)
}

/// The states of a proposal that has gone all the way, with a vote and without one.
const WAY: [ProposalState; 7] = {
    use ProposalState as S;
    [S::Received, S::UnderReview, S::Accepted, S::OnBallot, S::Selected, S::InExecution, S::Finished]
};

/// The path so far, from what was written down of it or else from its state; then what is to come.
fn path(edition: &Edition, proposal: &Proposal) -> Vec<PathStep> {
    let voted = |state: &ProposalState| {
        proposal.cycle.is_some() || !matches!(state, ProposalState::OnBallot | ProposalState::Selected)
    };
    let way: Vec<ProposalState> = WAY.into_iter().filter(voted).collect();
    let here = way.iter().position(|state| *state == proposal.state);
    let step = |state: ProposalState, when| PathStep { state: state.id(), date: None, note: None, when };
    let mut path: Vec<PathStep> = proposal
        .history
        .iter()
        .filter(|past| past.date <= edition.setting.today)
        .map(|past| PathStep {
            date: Some(edition.day(past.date)),
            note: edition.some(past.note.as_ref()),
            ..step(past.state, "done")
        })
        .collect();
    if path.is_empty() {
        let before = here.map_or(&[][..], |here| &way[..here]);
        path.extend(before.iter().map(|state| step(*state, "done")));
    }
    match path.last_mut().filter(|last| last.state == proposal.state.id()) {
        Some(last) => last.when = "current",
        None => {
            let date = proposal.updated.map(|date| edition.day(date));
            path.push(PathStep { date, ..step(proposal.state, "current") });
        }
    }
    let to_come = here.map_or(&[][..], |here| &way[here + 1..]);
    path.extend(to_come.iter().map(|state| step(*state, "coming")));
    path
}

fn milestone(edition: &Edition, proposal: &Proposal, step: &Milestone, address: &Address) -> MilestoneRow {
    MilestoneRow {
        title: edition.text(&step.title),
        when: match step.done {
            Some(_) => "done",
            None if proposal.state == ProposalState::Cancelled => "dropped",
            None if step.is_overdue(edition.setting.today) => "overdue",
            None => "coming",
        },
        due: step.due.map(|day| edition.day(day)),
        done: step.done.map(|day| edition.day(day)),
        progress: step.progress.and_then(|percent| edition.share(percent.into(), Decimal::ONE_HUNDRED)),
        note: edition.some(step.note.as_ref()),
        photos: step.photos.iter().map(|photo| photo_view(edition, photo, address)).collect(),
    }
}

fn photo_view(edition: &Edition, photo: &Photo, address: &Address) -> PhotoView {
    PhotoView {
        picture: edition.picture(address, &photo.file),
        alt: edition.text(&photo.alt),
        moment: photo.moment.map(Choice::id),
    }
}
