//! No more is spent on a line than its credit; amounts stand at stages that their direction has.

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction, Line, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        for line in &budget.lines {
            over(budget, line, findings);
            misplaced(line, findings);
        }
    }
}

fn over(budget: &Budget, line: &Line, findings: &mut Findings) {
    let credit = line.amounts[Stage::Adjusted].or(line.amounts[Stage::Approved]);
    let executed = line.amounts[Stage::Accrued].or(line.amounts[Stage::Paid]);
    if let (Direction::Expenditure, Some(credit), Some(executed)) = (line.direction, credit, executed)
        && executed > credit
    {
        let name = line.name.as_ref().map_or_else(String::new, |name| name.first().to_owned());
        let finding = Finding::new(Code::OverExecuted, line.place.clone())
            .with("name", name)
            .with("executed", shown(executed, &budget.currency))
            .with("credit", shown(credit, &budget.currency));
        findings.add(finding);
    }
}

fn misplaced(line: &Line, findings: &mut Findings) {
    for (stage, _) in line.amounts.stages().filter(|(stage, _)| !stage.belongs_to(line.direction)) {
        let known = Stage::ALL.iter().filter(|stage| stage.belongs_to(line.direction)).map(|stage| stage.id());
        let finding = Finding::new(Code::StageNotOfDirection, line.place.clone())
            .with("stage", stage.id())
            .with("direction", line.direction.id())
            .with("known", known.collect::<Vec<_>>().join(", "));
        findings.add(finding);
    }
}
