//! A cycle's phases follow one another, its rules stand before the vote, and its results agree with
//! the proposals and the money.

use jiff::ToSpan;
use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::cycle::{Cycle, Outcome, SMALLEST_CELL};
use crate::model::proposal::Proposal;

/// How long after the poll results may be awaited.
const WEEKS_TO_RESULTS: i64 = 6;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for cycle in &subject.portal.cycles {
        phases(cycle, findings);
        rules(cycle, findings);
        match &cycle.results {
            Some(results) => outcome(subject, cycle, results, findings),
            None => awaited(subject, cycle, findings),
        }
    }
}

fn phases(cycle: &Cycle, findings: &mut Findings) {
    for phase in &cycle.phases {
        if phase.to.is_some_and(|end| end < phase.from) {
            let finding = Finding::new(Code::EndBeforeStart, phase.place.clone());
            findings.add(finding.with("start", phase.from).with_some("end", phase.to));
        }
    }
    for pair in cycle.phases.windows(2) {
        if pair[0].to.is_some_and(|end| end >= pair[1].from) {
            let finding = Finding::new(Code::PhasesOverlap, pair[1].place.clone())
                .with("start", pair[1].from)
                .with_some("end", pair[0].to);
            findings.add(finding.and(pair[0].place.clone()));
        }
    }
}

/// What has to be written down before people vote.
fn rules(cycle: &Cycle, findings: &mut Findings) {
    let rule = cycle.rule.as_ref();
    if let Some((cell, place)) = rule.and_then(|rule| Some((rule.min_cell?, &rule.place)))
        && cell < SMALLEST_CELL
    {
        let finding = Finding::new(Code::CellTooSmall, place.clone());
        findings.add(finding.with("cell", cell).with("least", SMALLEST_CELL));
    }
    let Some((poll, _)) = cycle.poll() else { return };
    let assembly = rule.is_some_and(|rule| rule.parameters.is_none());
    let missing = [
        ("money", cycle.money.is_none()),
        ("who", cycle.who.is_none() && cycle.min_age.is_none()),
        ("ballot", cycle.ballot.is_none() && !assembly),
        ("rule", rule.is_none()),
        ("rule.ties", rule.is_some_and(|rule| rule.ties.is_empty()) && !assembly),
    ];
    let missing: Vec<String> =
        missing.iter().filter(|(_, missing)| *missing).map(|(key, _)| format!("`{key}:`")).collect();
    if !missing.is_empty() {
        let finding = Finding::new(Code::PollWithoutRules, poll.place.clone()).with("start", poll.from);
        findings.add(finding.with("missing", missing.join(", ")));
    }
}

fn awaited(subject: &Subject, cycle: &Cycle, findings: &mut Findings) {
    let Some((poll, Some(end))) = cycle.poll() else { return };
    let late = end.checked_add(WEEKS_TO_RESULTS.weeks()).is_ok_and(|latest| latest < subject.today);
    if late {
        findings.add(Finding::new(Code::ResultsMissing, poll.place.clone()).with("end", end));
    }
}

fn outcome(subject: &Subject, cycle: &Cycle, results: &Outcome, findings: &mut Findings) {
    let all = subject.portal.proposals.iter();
    let of_cycle: Vec<&Proposal> =
        all.filter(|proposal| proposal.cycle.as_deref() == Some(cycle.id.as_str())).collect();
    let winners: Vec<&Proposal> =
        of_cycle.iter().copied().filter(|proposal| results.winners.contains(&proposal.id)).collect();
    // What the winners were to cost when people voted: as reviewed, or else as asked.
    let cost: Decimal = winners.iter().filter_map(|proposal| proposal.cost.reviewed.or(proposal.cost.asked)).sum();
    let money = cycle.money.map(|money| money + results.added.unwrap_or_default());
    if let Some(money) = money.filter(|money| cost > *money) {
        let currency = &subject.shared.settings.currency;
        let finding = Finding::new(Code::WinnersOverMoney, results.place.clone());
        findings.add(finding.with("cost", shown(cost, currency)).with("money", shown(money, currency)));
    }
    if let Some(voters) = results.voters {
        turnout(cycle, voters, &of_cycle, &results.place, findings);
    }
    if results.decision.is_none() {
        findings.add(Finding::new(Code::ResultsWithoutDecision, results.place.clone()));
    }
    for (at, one) in winners.iter().enumerate() {
        for other in &winners[at + 1..] {
            if one.incompatible.contains(&other.id) || other.incompatible.contains(&one.id) {
                let finding = Finding::new(Code::WinnersIncompatible, results.place.clone());
                findings.add(finding.with("one", &one.id).with("other", &other.id));
            }
        }
    }
}

/// How many voted, against how many might, how many had to, and what a project can have.
fn turnout(cycle: &Cycle, voters: u64, of_cycle: &[&Proposal], place: &Place, findings: &mut Findings) {
    if let Some(people) = cycle.electorate.filter(|people| voters > *people) {
        let finding = Finding::new(Code::VotersOverElectorate, place.clone());
        findings.add(finding.with("voters", voters).with("electorate", people));
    }
    let quorum = cycle.rule.as_ref().and_then(|rule| rule.quorum);
    if let Some(quorum) = quorum.filter(|quorum| voters < *quorum) {
        let finding = Finding::new(Code::PollQuorumMissed, place.clone());
        findings.add(finding.with("voters", voters).with("quorum", quorum));
    }
    for proposal in of_cycle {
        if let Some(votes) = proposal.votes.filter(|votes| votes.total > voters) {
            let finding = Finding::new(Code::VotesOverVoters, proposal.place.clone()).with("id", &proposal.id);
            findings.add(finding.with("votes", votes.total).with("voters", voters));
        }
    }
}
