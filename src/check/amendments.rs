//! An amendment names its act; a transfer adds and takes nothing; and what amendments changed of a line makes what it became.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::amendment::AmendmentKind;
use crate::model::budget::{Budget, Direction, Lost, Stage};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        if !budget.lost.head {
            acts(budget, findings);
            transfers(budget, findings);
        }
        if budget.lost == Lost::default() {
            lines(budget, findings);
        }
    }
}

/// Amendments name the act that made them: in words, as a decision of the council, or by its document.
fn acts(budget: &Budget, findings: &mut Findings) {
    for amendment in &budget.amendments {
        if amendment.act.is_none() && amendment.decision.is_none() && amendment.source.is_none() {
            let finding = Finding::new(Code::AmendmentWithoutAct, amendment.place.clone());
            findings.add(finding.with("name", &amendment.id));
        }
    }
}

fn transfers(budget: &Budget, findings: &mut Findings) {
    let transfers = budget.amendments.iter().filter(|amendment| amendment.kind == AmendmentKind::Transfer);
    for amendment in transfers.filter(|amendment| !amendment.changes.is_empty()) {
        let net = amendment.net(Direction::Expenditure) - amendment.net(Direction::Revenue);
        if net.abs() > budget.rules.tolerance {
            let finding = Finding::new(Code::TransferUnbalanced, amendment.place.clone())
                .with("name", &amendment.id)
                .with("difference", shown(net, &budget.currency));
            findings.add(finding);
        }
    }
}

/// The lines that amendments name: what they changed is what the line says of it, as its modification or as what it
/// became.
fn lines(budget: &Budget, findings: &mut Findings) {
    let mut changed: BTreeMap<usize, Decimal> = BTreeMap::new();
    for change in budget.amendments.iter().flat_map(|amendment| &amendment.changes) {
        if let Some(at) = change.line {
            *changed.entry(at).or_default() += change.amount;
        }
    }
    for (at, changes) in changed {
        let line = &budget.lines[at];
        let approved = line.amounts[Stage::Approved].unwrap_or_default();
        let by_itself = line.modification.map(|modification| approved + modification);
        let Some(adjusted) = by_itself.or(line.amounts[Stage::Adjusted]) else { continue };
        let sum = approved + changes;
        if (sum - adjusted).abs() > budget.rules.tolerance {
            let finding = Finding::new(Code::ChainDiffers, line.place.clone())
                .with("name", called(line))
                .with("sum", shown(sum, &budget.currency))
                .with("stated", shown(adjusted, &budget.currency))
                .with("difference", shown(sum - adjusted, &budget.currency));
            findings.add(finding);
        }
    }
}
