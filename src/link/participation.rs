//! The ways of participatory budgeting: from a cycle to its proposals and decisions, and from a
//! proposal to the budget lines that pay it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{LinePlace, Links};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Dimension, Line, Stage};
use crate::model::id::Id;
use crate::model::portal::Portal;
use crate::model::proposal::{PayingLine, Proposal, ProposalState};

/// Adds the links of cycles and proposals.
pub(super) fn add(portal: &Portal, links: &mut Links, findings: &mut Findings) {
    for (at, proposal) in portal.proposals.iter().enumerate() {
        if let Some(cycle) = proposal.cycle.as_deref().and_then(|id| portal.cycle(id)) {
            links.of_cycle.entry(cycle.id.clone()).or_default().push(at);
        }
        pay(portal, proposal, links, findings);
        for line in links.lines_of.get(&proposal.id).into_iter().flatten() {
            links.paid_by.entry(*line).or_default().push(proposal.id.clone());
        }
        for contract in &proposal.contracts {
            links.contracted.entry(contract.number.clone()).or_default().push(proposal.id.clone());
        }
    }
    for proposal in &portal.proposals {
        over_cost(portal, proposal, links, findings);
        other_years(portal, proposal, links, findings);
        unpaid(portal, proposal, links, findings);
    }
    overclaimed(portal, links, findings);
    for cycle in &portal.cycles {
        let adopted = cycle.results.as_ref().and_then(|results| results.decision.as_ref());
        for number in cycle.decision.iter().chain(adopted) {
            let cycles = links.cycles_decided.entry(number.clone()).or_default();
            if !cycles.contains(&cycle.id) {
                cycles.push(cycle.id.clone());
            }
        }
    }
}

/// Finds the lines that pay a proposal, or tells that there are none.
fn pay(portal: &Portal, proposal: &Proposal, links: &mut Links, findings: &mut Findings) {
    for paying in &proposal.lines {
        let Some(budget) = portal.budgets.iter().position(|budget| budget.id == paying.budget) else { continue };
        let lines = portal.budgets[budget].lines.iter().enumerate();
        let mut found =
            lines.filter(|(_, line)| fits(paying, line)).map(|(line, _)| LinePlace { budget, line }).peekable();
        if found.peek().is_none() {
            let finding = Finding::new(Code::LineNotFound, paying.place.clone()).with("budget", &paying.budget);
            findings.add(finding);
        }
        let all = links.lines_of.entry(proposal.id.clone()).or_default();
        all.extend(found);
        all.sort_unstable();
        all.dedup();
    }
}

/// Tells a line with more than twice what the only work that names it costs.
fn over_cost(portal: &Portal, proposal: &Proposal, links: &Links, findings: &mut Findings) {
    let Some(cost) = proposal.cost.best() else { return };
    for place in links.lines_of.get(&proposal.id).into_iter().flatten() {
        let amounts = &place.of(portal).amounts;
        let plan = amounts[Stage::Adjusted].or(amounts[Stage::Approved]);
        let alone = links.paid_by.get(place).is_some_and(|all| all.len() == 1);
        if let Some(plan) = plan.filter(|plan| alone && *plan > cost * Decimal::TWO) {
            let finding = Finding::new(Code::LineOverCost, proposal.place.clone()).with("id", &proposal.id);
            let finding = finding.with("budget", &portal.budgets[place.budget].id);
            findings.add(finding.with("amount", plan).with("cost", cost));
        }
    }
}

/// Tells a line of a year that is not among those that the proposal says pay it.
fn other_years(portal: &Portal, proposal: &Proposal, links: &Links, findings: &mut Findings) {
    if proposal.budgets.is_empty() {
        return;
    }
    let mut told: Vec<&Id> = Vec::new();
    for place in links.lines_of.get(&proposal.id).into_iter().flatten() {
        let budget = &portal.budgets[place.budget].id;
        if !proposal.budgets.contains(budget) && !told.contains(&budget) {
            told.push(budget);
            let finding = Finding::new(Code::LineOfOtherYear, proposal.place.clone()).with("id", &proposal.id);
            let years: Vec<&str> = proposal.budgets.iter().map(Id::as_str).collect();
            findings.add(finding.with("budget", budget).with("years", years.join(", ")));
        }
    }
}

/// Tells work of a public cycle whose lines have paid nothing yet, and that has no contract: the page
/// says that this link is missing.
fn unpaid(portal: &Portal, proposal: &Proposal, links: &Links, findings: &mut Findings) {
    let of_cycle = proposal.cycle.as_deref().is_some_and(|id| portal.cycle(id).is_some());
    let works = proposal.state.is_under_way() || proposal.state == ProposalState::Finished;
    // Work that names no line is told by the rule of the chain.
    if !of_cycle || !works || !proposal.won_by_vote() || !proposal.contracts.is_empty() || proposal.lines.is_empty() {
        return;
    }
    let paid = |place: &LinePlace| {
        let amounts = &place.of(portal).amounts;
        amounts[Stage::Accrued].or(amounts[Stage::Paid]).is_some_and(|paid| paid > Decimal::ZERO)
    };
    if !links.lines_of.get(&proposal.id).is_some_and(|lines| lines.iter().any(paid)) {
        findings.add(Finding::new(Code::WorkWithoutContract, proposal.place.clone()).with("id", &proposal.id));
    }
}

/// Tells lines that several works name as the only one that pays them, and that give less than these
/// cost together, or more than twice as much.
fn overclaimed(portal: &Portal, links: &Links, findings: &mut Findings) {
    let known: HashMap<&Id, &Proposal> = portal.proposals.iter().map(|proposal| (&proposal.id, proposal)).collect();
    let mut places: Vec<&LinePlace> = links.paid_by.keys().collect();
    places.sort_unstable();
    for place in places {
        let works: Vec<&Proposal> = links.paid_by[place].iter().filter_map(|id| known.get(id).copied()).collect();
        let alone = |work: &&Proposal| links.lines_of.get(&work.id).is_some_and(|lines| lines.len() == 1);
        let costs: Option<Vec<Decimal>> = works.iter().map(|work| work.cost.best()).collect();
        let amounts = &place.of(portal).amounts;
        let plan = amounts[Stage::Adjusted].or(amounts[Stage::Approved]);
        let (Some(costs), Some(plan)) = (costs.filter(|costs| costs.len() > 1), plan) else { continue };
        let cost: Decimal = costs.into_iter().fold(Decimal::ZERO, Decimal::saturating_add);
        if works.iter().all(alone) && (cost > plan || plan > cost * Decimal::TWO) {
            let ids: Vec<&str> = works.iter().map(|work| work.id.as_str()).collect();
            let finding = Finding::new(Code::LineSharedOddly, works[0].place.clone()).with("ids", ids.join(", "));
            let finding = finding.with("budget", &portal.budgets[place.budget].id);
            findings.add(finding.with("amount", plan).with("cost", cost));
        }
    }
}

/// Whether everything that is named stands in the line. Naming nothing fits no line.
fn fits(paying: &PayingLine, line: &Line) -> bool {
    let codes = [
        (Dimension::Functional, &paying.functional),
        (Dimension::Economic, &paying.economic),
        (Dimension::Administrative, &paying.administrative),
    ];
    let names =
        [(paying.name.as_deref(), line.name.as_ref().map(|name| name.first())), (paying.area.as_deref(), line.area())];
    let codes = codes.into_iter().map(|(dimension, code)| (code.as_deref(), line.codes[dimension].as_deref()));
    let mut asked = names.into_iter().chain(codes).filter(|(asked, _)| asked.is_some()).peekable();
    let cited = paying.reference.as_deref();
    let is_cited = cited.is_none_or(|cited| &*line.reference == cited || line.id.as_deref() == Some(cited));
    (asked.peek().is_some() || cited.is_some()) && is_cited && asked.all(|(asked, there)| asked == there)
}
