//! A portal's home, which answers the citizen's first questions, and the page for lost visitors.

mod answer;

use rust_decimal::Decimal;

use super::Page;
use super::address::Target;
use super::budget::{Figures, newest, per_head};
use super::decision::row as decision_row;
use super::edition::Edition;
use super::frame::Heading;
use super::minutes::{is_coming, row as meeting_row};
use super::nodes::Tree;
use super::view::{Answer, Home, HomeBudget, HomeCouncil, HomeProposals, HomeSection, Link, NotFound, View, Words};
use crate::link::DecisionPlace;
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Direction, Stage};
use crate::model::council::Meeting;
use crate::model::rollup::by_size;

/// How many of each are on the home.
const FUNCTIONS: usize = 5;
const DECISIONS: usize = 4;
const MEETINGS: usize = 3;
const PROPOSALS: usize = 4;

/// The questions of the first screen, in their order; a subject that has no answer gives none.
const ANSWERS: &[fn(&Edition, &Address) -> Option<Answer>] =
    &[answer::spending, answer::decided, answer::part, answer::proposals, answer::reach];

/// The sections of the home, in their order. A subject adds its own here: a function that gives its
/// part of [`HomeSection`], or none where the municipality has nothing of it.
const SECTIONS: &[fn(&Edition, &Address) -> Option<HomeSection>] = &[spending, decisions, council, proposals];

/// Adds the home and the page for lost visitors.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Home);
    let view = Home {
        description: edition.some(edition.portal.municipality.description.as_ref()),
        answers: ANSWERS.iter().filter_map(|answer| answer(edition, &address)).collect(),
        sections: SECTIONS.iter().filter_map(|section| section(edition, &address)).collect(),
        lists: edition.sections(&address, None),
    };
    let name = edition.text(&edition.portal.municipality.name);
    let heading = Heading {
        target: Target::Home,
        subject: "home",
        // What stands under the title where a search engine lists the portal.
        description: Some(match &view.description {
            Some(text) => text.text.clone(),
            None => edition.phrase("ui.home.about", &[("name", &name.text)]),
        }),
        title: name,
        updated: updated(edition),
        ..Heading::default()
    };
    pages.push(edition.page(heading, View::Home(Box::new(view))));
    lost(edition, pages);
}

/// The newest date in any record of the portal that is not in the future.
fn updated(edition: &Edition) -> Option<jiff::civil::Date> {
    let portal = edition.portal;
    let budgets = portal.budgets.iter().filter_map(newest);
    let meetings = portal.meetings.iter().map(|meeting| meeting.date);
    let proposals = portal.proposals.iter().filter_map(|proposal| proposal.updated.or(proposal.submitted));
    budgets.chain(meetings).chain(proposals).filter(|date| *date <= edition.setting.today).max()
}

fn spending(edition: &Edition, from: &Address) -> Option<HomeSection> {
    let latest = edition.portal.budgets.first();
    Some(HomeSection::Spending(latest.and_then(|budget| home_budget(edition, budget, from))))
}

fn decisions(edition: &Edition, from: &Address) -> Option<HomeSection> {
    let latest = latest_decisions(edition).take(DECISIONS);
    Some(HomeSection::Decisions(latest.map(|place| decision_row(edition, place, from)).collect()))
}

fn council(edition: &Edition, from: &Address) -> Option<HomeSection> {
    let held = edition.portal.meetings.iter().filter(|meeting| meeting.state.was_held()).take(MEETINGS);
    let meetings = held.map(|meeting| meeting_row(edition, meeting, from)).collect();
    let next = next_meeting(edition).map(|meeting| meeting_row(edition, meeting, from));
    Some(HomeSection::Council(HomeCouncil { next, meetings }))
}

fn proposals(edition: &Edition, from: &Address) -> Option<HomeSection> {
    let latest = edition.portal.proposals.iter().take(PROPOSALS);
    let latest = latest.map(|proposal| super::proposal::row(edition, proposal, from)).collect();
    Some(HomeSection::Proposals(HomeProposals { latest, states: super::proposal::states(edition) }))
}

fn home_budget(edition: &Edition, budget: &Budget, from: &Address) -> Option<HomeBudget> {
    let figures = Figures::of(budget, Direction::Expenditure);
    let planned = figures.planned.or(figures.done)?;
    let money = |amount: Decimal| edition.money(amount, &budget.currency);
    let tree = Tree::new(edition, budget, Direction::Expenditure, Dimension::Functional)
        .or_else(|| Tree::new(edition, budget, Direction::Expenditure, Dimension::Economic));
    let largest = tree.map_or_else(Vec::new, |tree| {
        let sorted = by_size(&tree.tops, tree.plan);
        let stages: [Stage; 1] = [tree.plan];
        sorted.into_iter().take(FUNCTIONS).map(|sum| tree.row(edition, sum, 0, &stages, Some(from))).collect()
    });
    let done = budget.execution_stage(Direction::Expenditure);
    let as_of = budget.stages.iter().find(|source| Some(source.stage) == done).and_then(|source| source.as_of);
    Some(HomeBudget {
        year: budget.year,
        href: edition.href(from, &Target::Budget(budget.id.clone())),
        planned: money(planned),
        proposed: budget.is_only_proposed(),
        per_head: per_head(edition, budget, planned),
        executed: figures.done.map(money),
        execution: figures.done.and_then(|done| edition.share(done, planned)),
        as_of: as_of.map(|date| edition.day(date)),
        largest,
    })
}

fn latest_decisions(edition: &Edition) -> impl Iterator<Item = DecisionPlace> {
    let meetings = edition.portal.meetings.iter().enumerate();
    meetings
        .flat_map(|(meeting, held)| (0..held.decisions.len()).map(move |decision| DecisionPlace { meeting, decision }))
}

fn next_meeting<'e>(edition: &'e Edition) -> Option<&'e Meeting> {
    let coming = edition.portal.meetings.iter().filter(|meeting| is_coming(meeting, edition.setting.today));
    coming.min_by_key(|meeting| meeting.date)
}

fn lost(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::NotFound);
    let root = edition.root_path(&address);
    let subjects = edition.sections(&address, None).into_iter().map(|item| Link {
        label: item.label,
        href: root.resolve(&item.href),
        lang: None,
    });
    let view = NotFound { subjects: subjects.collect() };
    let heading = Heading {
        target: Target::NotFound,
        subject: "not-found",
        title: Words { text: edition.word("pages.not_found"), lang: None },
        ..Heading::default()
    };
    let page = edition.page(heading, View::NotFound(Box::new(view)));
    pages.push(page);
}
