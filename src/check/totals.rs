//! A total that a budget states is the sum of its lines, within the tolerance: to the cent where
//! none is declared.

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for stated in budget.totals.iter().filter(|stated| !budget.lost.of(stated.direction)) {
            let sum = budget.total(stated.direction)[stated.stage].unwrap_or_default();
            if (sum - stated.amount).abs() > budget.rules.tolerance {
                let finding = Finding::new(Code::TotalDiffers, stated.place.clone())
                    .with("what", format!("the-{}", stated.direction.id()))
                    .with("stated", shown(stated.amount, &budget.currency))
                    .with("sum", shown(sum, &budget.currency))
                    .with("difference", shown(sum - stated.amount, &budget.currency));
                findings.add(finding);
            }
        }
    }
}
