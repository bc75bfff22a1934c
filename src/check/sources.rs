//! Figures say where they come from and of which day they are: every stage names a document, and
//! execution the day up to which it reaches.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.portal.budgets.iter().filter(|budget| !budget.lines.is_empty()) {
        if budget.all_documents().named().is_empty() {
            findings.add(Finding::new(Code::BudgetWithoutSource, budget.place.clone()).with("year", budget.year));
        } else {
            for stage in Stage::ALL.iter().filter(|stage| is_without_document(budget, **stage)) {
                findings.add(Finding::new(Code::FigureWithoutSource, budget.place.clone()).with("stage", stage.id()));
            }
        }
        for stage in Stage::ALL.iter().filter(|stage| !stage.is_plan()) {
            let untold = Direction::ALL.iter().find(|direction| is_without_day(budget, **direction, *stage));
            if let Some(direction) = untold {
                let finding = Finding::new(Code::ExecutionWithoutDay, budget.place.clone())
                    .with("stage", stage.id())
                    .with("what", format!("stage-{}", stage.id()))
                    .with("side", format!("the-{}", direction.id()))
                    .with("end", budget.end);
                findings.add(finding);
            }
        }
    }
}

/// Whether some figure of a stage is of no document.
fn is_without_document(budget: &Budget, stage: Stage) -> bool {
    let none = |direction: &Direction| budget.documents(*direction, stage).unnamed > 0;
    Direction::ALL.iter().any(none)
}

/// Whether a direction has figures of a stage, and no day up to which they reach.
fn is_without_day(budget: &Budget, direction: Direction, stage: Stage) -> bool {
    let told = budget.stage_source(direction, stage).is_some_and(|told| told.as_of.or(told.date).is_some());
    let has = || budget.lines.iter().any(|line| line.direction == direction && line.amounts[stage].is_some());
    !told && has()
}
