//! What was approved is above zero: what is taken away stands in modifications, refunds and the lines that
//! eliminate what parts of the municipality pay one another. Nor do modifications take more than there was.

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::Stage;
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for line in budget.lines.iter().filter(|line| !line.eliminates) {
            let was_above = line.amounts[Stage::Approved].is_some_and(|amount| amount > Decimal::ZERO);
            for stage in [Stage::Proposed, Stage::Approved, Stage::Adjusted] {
                // What was nothing before may become less: refunds have a line of their own.
                if stage == Stage::Adjusted && !was_above {
                    continue;
                }
                let Some(amount) = line.amounts[stage].filter(|amount| *amount < Decimal::ZERO) else { continue };
                let finding = Finding::new(Code::NegativeLine, line.place.clone())
                    .with("name", called(line))
                    .with("stage", format!("stage-{}", stage.id()))
                    .with("amount", shown(amount, &budget.currency));
                findings.add(finding);
            }
        }
    }
}
