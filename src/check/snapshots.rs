//! Execution is told at days of the year, each once; and what is counted from its first day does
//! not shrink.

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction};
use crate::model::choice::Choice;
use crate::model::execution::Snapshot;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        for (at, snapshot) in budget.snapshots.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &budget.snapshots[at]);
            let is_twice = before.is_some_and(|before| before.as_of == snapshot.as_of);
            if is_twice || snapshot.as_of < budget.start || snapshot.as_of > budget.end {
                let finding = Finding::new(Code::ExecutionDate, snapshot.place.clone())
                    .with("date", snapshot.as_of)
                    .with("start", budget.start)
                    .with("end", budget.end);
                findings.add(finding);
            } else if let Some(before) = before {
                shrinking(budget, before, snapshot, findings);
            }
        }
    }
}

fn shrinking(budget: &Budget, before: &Snapshot, after: &Snapshot, findings: &mut Findings) {
    for direction in Direction::ALL {
        let (earlier, later) = (before.total(*direction), after.total(*direction));
        for (stage, amount) in later.stages().filter(|(stage, _)| !stage.is_plan()) {
            let Some(known) = earlier[stage].filter(|known| *known - amount > budget.rules.tolerance) else { continue };
            let finding = Finding::new(Code::ExecutionShrinks, after.place.clone())
                .with("what", format!("stage-{}", stage.id()))
                .with("before", shown(known, &budget.currency))
                .with("after", shown(amount, &budget.currency))
                .with("start", before.as_of)
                .with("date", after.as_of);
            findings.add(finding);
        }
    }
}
