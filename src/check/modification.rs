//! What was approved, and by how much it was changed, make what a line became.

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::Stage;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for line in &budget.lines {
            let (Some(modification), Some(adjusted)) = (line.modification, line.amounts[Stage::Adjusted]) else {
                continue;
            };
            let approved = line.amounts[Stage::Approved];
            if approved.is_none() && budget.lost.of(line.direction) {
                continue;
            }
            let sum = approved.unwrap_or_default() + modification;
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
}
