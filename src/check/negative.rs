//! What was approved is above zero: what is taken away stands in modifications, refunds and the lines that
//! eliminate what parts of the municipality pay one another.

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::Stage;
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for line in budget.lines.iter().filter(|line| !line.eliminates) {
            for stage in [Stage::Proposed, Stage::Approved] {
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
