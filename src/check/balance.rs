//! What was planned to come in and to go out is the same; and there is something.

use super::{Subject, shown, total_lines};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        if budget.lines.is_empty() {
            findings.add(Finding::new(Code::BudgetWithoutLines, budget.place.clone()));
        }
        let (revenue, expenditure) = (budget.total(Direction::Revenue), budget.total(Direction::Expenditure));
        let mut is_told = None;
        for stage in [Stage::Approved, Stage::Adjusted] {
            if let (Some(comes_in), Some(goes_out)) = (revenue[stage], expenditure[stage])
                && (comes_in - goes_out).abs() > budget.rules.tolerance
                // A line that is the sum of others is told already, and has to go first.
                && !*is_told.get_or_insert_with(|| total_lines::are_counted_twice(budget))
            {
                let finding = Finding::new(Code::BudgetUnbalanced, budget.place.clone())
                    .with("what", format!("stage-{}", stage.id()))
                    .with("revenue", shown(comes_in, &budget.currency))
                    .with("expenditure", shown(goes_out, &budget.currency))
                    .with("difference", shown(comes_in - goes_out, &budget.currency));
                findings.add(finding);
            }
        }
    }
}
