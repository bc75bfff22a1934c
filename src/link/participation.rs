//! The ways of participatory budgeting: from a cycle to its proposals and decisions, and from a
//! proposal to the budget lines that pay it.

use rust_decimal::Decimal;

use super::{LinePlace, Links};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Dimension, Line, Stage};
use crate::model::portal::Portal;
use crate::model::proposal::{PayingLine, Proposal};

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
    }
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
