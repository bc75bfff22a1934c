//! Figures say where they come from and of which day they are: every stage names a document, and
//! execution the day up to which it reaches; so do loans, projects and reports of execution.

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Budget, Direction, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        records(budget, findings);
        debt(budget, subject.today, findings);
    }
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

/// Loans, projects and reports that name no document, where the budget names none for all.
fn records(budget: &Budget, findings: &mut Findings) {
    if budget.source.is_some() {
        return;
    }
    let loans = budget.loans.iter().filter(|loan| loan.source.is_none()).map(|loan| &loan.place);
    let projects = budget.projects.iter().filter(|project| project.source.is_none()).map(|project| &project.place);
    let reports = budget.snapshots.iter().filter(|report| {
        let lines = report.lines.iter().any(|line| line.source.is_none());
        report.source.is_none() && report.act.is_none() && (lines || !report.totals.is_empty())
    });
    let untold: [(&str, Vec<&Place>); 3] = [
        ("a-loan", loans.collect()),
        ("a-project", projects.collect()),
        ("a-report", reports.map(|report| &report.place).collect()),
    ];
    for (what, places) in untold {
        // One finding a kind: a table of works may name none in a hundred rows.
        let Some(first) = places.first() else { continue };
        let finding = Finding::new(Code::RecordWithoutSource, (*first).clone());
        findings.add(finding.with("what", what).with("count", places.len()));
    }
}

/// Debt of a year that has not ended is that of a day, which it tells.
fn debt(budget: &Budget, today: Date, findings: &mut Findings) {
    let untold = budget.loans.iter().filter(|loan| loan.outstanding.is_some() && loan.as_of.is_none());
    for loan in untold.filter(|_| budget.end > today) {
        findings.add(Finding::new(Code::DebtWithoutDay, loan.place.clone()).with("name", &loan.id));
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
