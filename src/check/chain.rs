//! From the proposal to the finished work: every link that is missing is told.
//!
//! Proposal → ballot → result → council decision → budget line → contract or payment → milestone.
//! Asked of the proposals of a cycle that is published, since there money was promised by vote, and of
//! those outside any cycle that have money of the budget, whose line the council approved with it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::council::Meeting;
use crate::model::cycle::Cycle;
use crate::model::proposal::{Proposal, ProposalState};
use crate::model::vote::Motion;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for proposal in &subject.portal.proposals {
        overdue(subject, proposal, findings);
        let cycle = proposal.cycle.as_deref().map(|id| subject.portal.cycle(id));
        // Of a cycle that is not published nothing is asked.
        if proposal.won_by_vote() && !matches!(cycle, Some(None)) {
            funded(subject, proposal, cycle.flatten(), findings);
        }
    }
    for cycle in &subject.portal.cycles {
        decided(subject, cycle, findings);
    }
}

fn overdue(subject: &Subject, proposal: &Proposal, findings: &mut Findings) {
    if matches!(proposal.state, ProposalState::Finished | ProposalState::Cancelled | ProposalState::Suspended) {
        return;
    }
    for step in proposal.milestones.iter().filter(|step| step.is_overdue(subject.today)) {
        let finding = Finding::new(Code::MilestoneOverdue, step.place.clone());
        findings.add(finding.with("title", step.title.first()).with_some("due", step.due));
    }
}

fn funded(subject: &Subject, proposal: &Proposal, cycle: Option<&Cycle>, findings: &mut Findings) {
    let mut tell = |code| findings.add(Finding::new(code, proposal.place.clone()).with("id", &proposal.id));
    let adopted = cycle.and_then(|cycle| cycle.results.as_ref()).is_some_and(|results| results.decision.is_some());
    let named = || {
        let meetings = subject.portal.meetings.iter();
        meetings.flat_map(|meeting| &meeting.decisions).any(|decision| decision.proposals.contains(&proposal.id))
    };
    if cycle.is_some() && proposal.decision.is_none() && !adopted && !named() {
        tell(Code::FundedWithoutDecision);
    }
    // A budget alone does not say which of its lines pays.
    if proposal.lines.is_empty() && proposal.state != ProposalState::Cancelled {
        tell(Code::FundedWithoutLine);
    }
    over_cost(subject, proposal, findings);
    let mut tell = |code| findings.add(Finding::new(code, proposal.place.clone()).with("id", &proposal.id));
    let works = proposal.state.is_under_way() || proposal.state == ProposalState::Finished;
    if works && proposal.contracts.is_empty() && proposal.lines.is_empty() {
        tell(Code::WorkWithoutContract);
    }
    if works && proposal.milestones.is_empty() {
        tell(Code::WorkWithoutMilestone);
    }
}

/// Contracts that exceed by more than half what the work was to cost.
fn over_cost(subject: &Subject, proposal: &Proposal, findings: &mut Findings) {
    let contracts: Decimal = proposal.contracts.iter().filter_map(|contract| contract.amount).sum();
    let Some(cost) = proposal.cost.reviewed.or(proposal.cost.asked) else { return };
    if contracts > cost * Decimal::new(15, 1) && proposal.cost.finished.is_none_or(|finished| finished < contracts) {
        let currency = &subject.shared.settings.currency;
        let finding = Finding::new(Code::ContractOverCost, proposal.place.clone()).with("id", &proposal.id);
        findings.add(finding.with("contracts", shown(contracts, currency)).with("cost", shown(cost, currency)));
    }
}

/// The decisions that opened a cycle, adopted its results or one of its works were voted on.
fn decided(subject: &Subject, cycle: &Cycle, findings: &mut Findings) {
    let adopted = cycle.results.as_ref().and_then(|results| results.decision.as_ref());
    let is_of = |proposal: &&Proposal| proposal.cycle.as_deref() == Some(cycle.id.as_str()) && proposal.won_by_vote();
    let works = subject.portal.proposals.iter().filter(is_of).filter_map(|proposal| proposal.decision.as_ref());
    let numbers: BTreeSet<&String> = cycle.decision.iter().chain(adopted).chain(works).collect();
    for number in numbers {
        for meeting in &subject.portal.meetings {
            let decided = meeting.decisions.iter().find(|decision| decision.number == *number);
            if let Some(decision) = decided.filter(|_| !has_vote(meeting, number)) {
                let finding = Finding::new(Code::DecisionWithoutVote, decision.place.clone());
                findings.add(finding.with("number", number).with("cycle", &cycle.id));
            }
        }
    }
}

/// Whether a motion that became the decision was voted on.
fn has_vote(meeting: &Meeting, number: &str) -> bool {
    let became = |motion: &&Motion| motion.decisions.iter().any(|made| made == number);
    meeting.agenda.iter().flat_map(|item| &item.motions).filter(became).any(|motion| motion.vote.is_some())
}
