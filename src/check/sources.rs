//! Where a budget names documents, every stage that has figures names one.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        let names = budget.stages.iter().any(|stage| stage.source.is_some()) || budget.source.is_some();
        let stages = Stage::ALL.iter().filter(|stage| names && is_without(budget, **stage));
        for stage in stages {
            findings.add(Finding::new(Code::FigureWithoutSource, budget.place.clone()).with("stage", stage.id()));
        }
    }
}

/// Whether some figure of a stage is of no document.
fn is_without(budget: &Budget, stage: Stage) -> bool {
    Direction::ALL.iter().any(|direction| {
        let lines = budget.lines.iter().filter(|line| line.direction == *direction);
        lines.filter(|line| line.amounts[stage].is_some()).any(|line| budget.source(line, stage).is_none())
    })
}
