//! A cycle's phases follow one another, its rules stand before the vote, and its results agree with
//! the proposals and the money.

use jiff::ToSpan;
use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::choice::Choice;
use crate::model::cycle::{AreaShare, CategoryShare, Cycle, Outcome, PhaseKind, SMALLEST_CELL};
use crate::model::proposal::{Proposal, ProposalState};

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
        closed(subject, cycle, findings);
        quorum(subject, cycle, findings);
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
        ("money", !cycle.says_money),
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
    bounds(subject, cycle, results, &winners, findings);
    if let Some(voters) = results.voters {
        turnout(cycle, voters, &of_cycle, &results.place, findings);
    }
    if let Some(date) = results.date.filter(|date| *date > subject.today) {
        findings.add(Finding::new(Code::ResultsInFuture, results.place.clone()).with("date", date));
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

/// What each winner, and those of an area or a category together, had to keep to.
fn bounds(subject: &Subject, cycle: &Cycle, results: &Outcome, winners: &[&Proposal], findings: &mut Findings) {
    let currency = &subject.shared.settings.currency;
    let cost = |proposal: &Proposal| proposal.cost.reviewed.or(proposal.cost.asked);
    let stated = cycle.rule.as_ref().and_then(|rule| rule.parameters.as_ref());
    let by_points = cycle.ballot.is_some_and(|form| form.kind.has_score());
    for winner in winners {
        let votes = winner.votes.filter(|_| !by_points).map(|votes| Decimal::from(votes.total));
        let least = votes.zip(stated.and_then(|stated| stated.min_score)).filter(|(votes, least)| votes < least);
        if let Some((votes, least)) = least {
            let finding = Finding::new(Code::WinnerBelowMinimum, results.place.clone()).with("id", &winner.id);
            findings.add(finding.with("votes", votes).with("least", least).and(winner.place.clone()));
        }
        let over = cost(winner).zip(cycle.most_per_project).filter(|(cost, most)| cost > most);
        if let Some((cost, most)) = over {
            let finding = Finding::new(Code::WinnerOverMost, results.place.clone()).with("id", &winner.id);
            let finding = finding.with("cost", shown(cost, currency)).with("most", shown(most, currency));
            findings.add(finding.and(winner.place.clone()));
        }
    }
    let sum = |is_of: &dyn Fn(&Proposal) -> bool| -> Decimal {
        let costs = winners.iter().filter(|winner| is_of(winner)).filter_map(|winner| cost(winner));
        costs.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let in_area = |share: &AreaShare| sum(&|winner| winner.area.as_deref() == Some(share.area.as_str()));
    let in_category =
        |share: &CategoryShare| sum(&|winner| winner.categories.iter().any(|one| one.id() == share.category));
    let areas = cycle.areas.iter().map(|share| (share.area.as_str(), share.money, in_area(share)));
    let categories = cycle.categories.iter().map(|share| (share.category.as_str(), share.money, in_category(share)));
    for (name, most, cost) in areas.chain(categories).filter(|(_, most, cost)| cost > most) {
        let finding = Finding::new(Code::WinnersOverLimit, results.place.clone()).with("name", name);
        findings.add(finding.with("cost", shown(cost, currency)).with("most", shown(most, currency)));
    }
}

/// A cycle whose last phase says that all is done, with works that are not.
fn closed(subject: &Subject, cycle: &Cycle, findings: &mut Findings) {
    let last = cycle.phases.iter().rfind(|phase| phase.kind == PhaseKind::Closed && phase.from <= subject.today);
    let Some(last) = last else { return };
    let won = |proposal: &&Proposal| {
        let declared = cycle.declared().map(|results| results.winners.contains(&proposal.id));
        declared.unwrap_or_else(|| proposal.won_by_vote())
    };
    let of_cycle = subject.portal.proposals.iter().filter(|one| one.cycle.as_deref() == Some(cycle.id.as_str()));
    let over = |state| matches!(state, ProposalState::Finished | ProposalState::Cancelled);
    let undone: Vec<&str> =
        of_cycle.filter(won).filter(|proposal| !over(proposal.state)).map(|proposal| proposal.id.as_str()).collect();
    if !undone.is_empty() {
        let finding = Finding::new(Code::ClosedUndone, last.place.clone()).with("start", last.from);
        findings.add(finding.with("ids", undone.join(", ")));
    }
}

/// A vote in which fewer took part than had to.
fn quorum(subject: &Subject, cycle: &Cycle, findings: &mut Findings) {
    let place = cycle.results.as_ref().map(|results| &results.place).or(cycle.rule.as_ref().map(|rule| &rule.place));
    if let Some(((voters, quorum), place)) = subject.portal.short_of_quorum(cycle).zip(place) {
        let finding = Finding::new(Code::PollQuorumMissed, place.clone());
        findings.add(finding.with("voters", voters).with("quorum", quorum));
    }
}

/// How many voted, against how many might, and what a project can have.
fn turnout(cycle: &Cycle, voters: u64, of_cycle: &[&Proposal], place: &Place, findings: &mut Findings) {
    if let Some(people) = cycle.electorate.filter(|people| voters > *people) {
        let finding = Finding::new(Code::VotersOverElectorate, place.clone());
        findings.add(finding.with("voters", voters).with("electorate", people));
    }
    for proposal in of_cycle {
        if let Some(votes) = proposal.votes.filter(|votes| votes.total > voters) {
            let finding = Finding::new(Code::VotesOverVoters, proposal.place.clone()).with("id", &proposal.id);
            findings.add(finding.with("votes", votes.total).with("voters", voters));
        }
    }
}
