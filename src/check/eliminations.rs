//! What one entity transfers, another receives: internal transfers are the same on both sides.

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.portal.budgets.iter().filter(|budget| budget.is_consolidated()) {
        let (revenue, expenditure) =
            (budget.eliminations(Direction::Revenue), budget.eliminations(Direction::Expenditure));
        for stage in [Stage::Approved, Stage::Adjusted, Stage::Accrued] {
            let (Some(received), Some(given)) = (revenue[stage], expenditure[stage]) else { continue };
            if (received - given).abs() > budget.rules.tolerance {
                let finding = Finding::new(Code::EliminationsDiffer, budget.place.clone())
                    .with("what", format!("stage-{}", stage.id()))
                    .with("revenue", shown(-received, &budget.currency))
                    .with("expenditure", shown(-given, &budget.currency))
                    .with("difference", shown(given - received, &budget.currency));
                findings.add(finding);
            }
        }
    }
}
