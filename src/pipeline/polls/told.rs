//! The election of a cycle without published ballots, as the votes that its proposals tell make it:
//! enough for the rules that ask how many voted for a work, and not who.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::choice::Choice;
use crate::model::cycle::Cycle;
use crate::model::election::{BallotKind, Bounds, Declared, Election, MAX_AMOUNT, MAX_DECIMALS, Project};
use crate::model::portal::Portal;
use crate::model::proposal::{Proposal, ProposalState};

/// The election; nothing where the votes or the cost of a work that stood are not told, or where votes
/// alone do not decide.
pub(super) fn election(portal: &Portal, cycle: &Cycle) -> Option<Election> {
    let ballot = cycle.ballot.map_or(BallotKind::Approval, |form| form.kind);
    if cycle.ballots.is_some() || ballot.has_score() {
        return None;
    }
    let added = cycle.results.as_ref().and_then(|results| results.added).unwrap_or_default();
    let budget = cycle.money?.checked_add(added).filter(is_countable)?;
    let mut stood: Vec<&Proposal> = of_cycle(portal, cycle).filter(|proposal| has_stood(cycle, proposal)).collect();
    // The list of works is that of their numbers on the ballot.
    let number = |proposal: &Proposal| proposal.project.as_deref().and_then(|number| number.parse::<u64>().ok());
    stood.sort_by_key(|proposal| (number(proposal).is_none(), number(proposal), proposal.id.clone()));
    let is_told = says_who_won(portal, cycle);
    let projects: Option<Vec<Project>> = stood.iter().map(|proposal| project(cycle, proposal, is_told)).collect();
    let projects = projects.filter(|projects| !projects.is_empty())?;
    let ids: BTreeSet<&str> = projects.iter().map(|project| project.id.as_str()).collect();
    let place = cycle.results.as_ref().map_or(&cycle.place, |results| &results.place).clone();
    (ids.len() == projects.len()).then(|| Election {
        title: cycle.id.to_string(),
        head: Vec::new(),
        budget,
        currency: None,
        ballot,
        bounds: Bounds::default(),
        rule: String::new(),
        ballots: Vec::new(),
        limits: Vec::new(),
        min_score: None,
        place,
        projects,
    })
}

/// Whether the cycle or the states of its proposals say who won.
pub(super) fn says_who_won(portal: &Portal, cycle: &Cycle) -> bool {
    let says = |proposal: &Proposal| proposal.won_by_vote() || proposal.state == ProposalState::NotSelected;
    cycle.declared().is_some() || of_cycle(portal, cycle).any(says)
}

fn of_cycle<'p>(portal: &'p Portal, cycle: &Cycle) -> impl Iterator<Item = &'p Proposal> {
    let id = cycle.id.clone();
    portal.proposals.iter().filter(move |proposal| proposal.cycle.as_deref() == Some(id.as_str()))
}

/// Whether a proposal was voted on, so far as anything says it.
fn has_stood(cycle: &Cycle, proposal: &Proposal) -> bool {
    let by_state = matches!(proposal.state, ProposalState::OnBallot | ProposalState::NotSelected);
    proposal.votes.is_some() || by_state || has_won(cycle, proposal)
}

fn has_won(cycle: &Cycle, proposal: &Proposal) -> bool {
    let declared = cycle.declared().map(|results| results.winners.contains(&proposal.id));
    declared.unwrap_or_else(|| proposal.won_by_vote())
}

/// A proposal as a project; nothing where its votes or its cost are not told.
fn project(cycle: &Cycle, proposal: &Proposal, is_told: bool) -> Option<Project> {
    let declared = if has_won(cycle, proposal) { Declared::Won } else { Declared::Lost };
    Some(Project {
        id: proposal.project.clone().unwrap_or_else(|| proposal.id.to_string()),
        name: proposal.title.first().to_owned(),
        cost: proposal.cost.reviewed.or(proposal.cost.asked).filter(is_countable)?,
        areas: proposal.area.iter().cloned().collect(),
        categories: proposal.categories.iter().map(|category| category.id().to_owned()).collect(),
        told_votes: Some(proposal.votes?.total),
        told_score: None,
        declared: is_told.then_some(declared),
        place: proposal.place.clone(),
    })
}

/// Whether an amount is within what is counted.
fn is_countable(amount: &Decimal) -> bool {
    !amount.is_sign_negative() && *amount <= Decimal::from(MAX_AMOUNT) && amount.normalize().scale() <= MAX_DECIMALS
}
