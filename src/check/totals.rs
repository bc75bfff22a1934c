//! A total that a budget states, or a report beside its lines, is the sum of its lines, within the tolerance: to the
//! cent where none is declared.

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, StatedTotal};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for stated in budget.totals.iter().filter(|stated| !budget.lost.of(stated.direction)) {
            let sum = budget.total(stated.direction)[stated.stage].unwrap_or_default();
            findings.add_some(differing(budget, stated, sum));
        }
        for report in &budget.snapshots {
            for stated in report.totals.iter().filter(|stated| !budget.lost.of(stated.direction)) {
                let mut told = Amounts::default();
                let lines = report.lines.iter().filter(|line| line.direction == stated.direction);
                lines.for_each(|line| told.add(&line.amounts));
                // Of a stage that no line tells, the total is all that is known.
                findings.add_some(told[stated.stage].and_then(|sum| differing(budget, stated, sum)));
            }
        }
    }
}

fn differing(budget: &Budget, stated: &StatedTotal, sum: Decimal) -> Option<Finding> {
    let differs = (sum - stated.amount).abs() > budget.rules.tolerance;
    differs.then(|| {
        Finding::new(Code::TotalDiffers, stated.place.clone())
            .with("what", format!("the-{}", stated.direction.id()))
            .with("stated", shown(stated.amount, &budget.currency))
            .with("sum", shown(sum, &budget.currency))
            .with("difference", shown(sum - stated.amount, &budget.currency))
    })
}
