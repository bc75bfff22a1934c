//! What came of a vote, as proposals tell it: held back until the poll has closed, and then as the
//! cycle declares it; and works that are said to be done on a day to come.

use jiff::civil::Date;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::choice::Choice;
use crate::model::cycle::{Cycle, Outcome};
use crate::model::proposal::{Moment, Proposal, ProposalState};

/// Takes the votes, and what came of them, out of proposals and cycles whose poll has not closed, so
/// that no page and no file can tell them; told, since they were written too early. `hidden` are the
/// cycles that are not public yet: their proposals may be.
pub fn keep_secret(
    proposals: &mut [Proposal],
    cycles: &mut [Cycle],
    hidden: &[Cycle],
    today: Date,
    findings: &mut Findings,
) {
    let mut tell = |place: &Place, cycle: &Cycle| {
        let end = cycle.poll().and_then(|(_, end)| end);
        findings.add(Finding::new(Code::VotesBeforeClose, place.clone()).with_some("end", end));
    };
    for proposal in proposals {
        let cycle =
            proposal.cycle.as_deref().and_then(|id| cycles.iter().chain(hidden).find(|cycle| cycle.id.as_str() == id));
        let Some(cycle) = cycle.filter(|cycle| !cycle.counts_are_public(today)) else { continue };
        let has_votes = proposal.votes.take().is_some();
        if hold_back(proposal, cycle.poll().is_some()) || has_votes {
            tell(&proposal.place, cycle);
        }
    }
    for cycle in cycles.iter_mut().filter(|cycle| !cycle.counts_are_public(today)) {
        if let Some(results) = cycle.results.take() {
            tell(&results.place, cycle);
        }
    }
}

/// Takes out of a proposal what only a result can give: its state, the steps of its way with their
/// notes, and what follows from having won. Whether there was any.
fn hold_back(proposal: &mut Proposal, has_poll: bool) -> bool {
    use ProposalState as S;
    let elsewhere = proposal.paid_by.is_some();
    let comes_of_it = |state: S| match state {
        S::Selected | S::NotSelected => true,
        // Work in a cycle without a vote, or with other money, tells nothing of a count.
        S::InExecution | S::Delayed | S::Suspended | S::Finished | S::Cancelled => has_poll && !elsewhere,
        _ => false,
    };
    let steps = proposal.history.len();
    proposal.history.retain(|step| !comes_of_it(step.state));
    let has_steps = proposal.history.len() < steps;
    let has_state = comes_of_it(proposal.state);
    if has_state {
        proposal.state = S::OnBallot;
        // The day that was written is that of the result.
        proposal.updated = proposal.history.last().filter(|last| last.state == S::OnBallot).map(|last| last.date);
    }
    if has_state || has_steps {
        proposal.answer = None;
        proposal.reason = None;
        proposal.decision = None;
        proposal.cost.finished = None;
        proposal.budgets.clear();
        proposal.lines.clear();
        proposal.contracts.clear();
        proposal.milestones.clear();
        proposal.photos.retain(|photo| !matches!(photo.moment, Some(Moment::During | Moment::After)));
    }
    has_state || has_steps
}

/// Gives proposals the state that follows from the list that their cycle declares; told where they say
/// otherwise, so that no page contradicts another.
pub fn follow_results(proposals: &mut [Proposal], cycles: &[Cycle], findings: &mut Findings) {
    for proposal in proposals {
        let cycle = proposal.cycle.as_deref().and_then(|id| cycles.iter().find(|cycle| cycle.id.as_str() == id));
        if let Some(results) = cycle.and_then(Cycle::declared) {
            follow(proposal, results, findings);
        }
    }
}

fn follow(proposal: &mut Proposal, results: &Outcome, findings: &mut Findings) {
    use ProposalState as S;
    let won = results.winners.contains(&proposal.id);
    let state = match (won, proposal.state) {
        (true, S::NotSelected) => S::Selected,
        (true, state) if state.awaits_vote() => S::Selected,
        (false, S::OnBallot | S::Selected) if proposal.paid_by.is_none() => S::NotSelected,
        (_, state) => state,
    };
    if won != proposal.won_by_vote() || state != proposal.state {
        let finding = Finding::new(Code::WinnerContradicted, proposal.place.clone())
            .with("id", &proposal.id)
            .with("state", proposal.state.id());
        findings.add(finding.and(results.place.clone()));
    }
    if state != proposal.state {
        proposal.state = state;
        proposal.updated = results.date.or(proposal.updated);
    }
}

/// A step of the work that is said to be done on a day to come is not done yet; told.
pub fn keep_days(proposals: &mut [Proposal], today: Date, findings: &mut Findings) {
    for step in proposals.iter_mut().flat_map(|proposal| &mut proposal.milestones) {
        if let Some(done) = step.done.filter(|done| *done > today) {
            let finding = Finding::new(Code::DoneInFuture, step.place.clone());
            findings.add(finding.with("title", step.title.first()).with("date", done));
            step.done = None;
            step.due = step.due.or(Some(done));
        }
    }
}
