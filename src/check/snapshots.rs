//! Execution is told at days of the year, each once; and what is counted from its first day does
//! not shrink.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction, Line, Stage};
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
    let shrinks = |what: String, known: Decimal, amount: Decimal| {
        Finding::new(Code::ExecutionShrinks, after.place.clone())
            .with("what", what)
            .with("before", shown(known, &budget.currency))
            .with("after", shown(amount, &budget.currency))
            .with("start", before.as_of)
            .with("date", after.as_of)
    };
    for direction in Direction::ALL {
        let (earlier, later) = (before.total(*direction), after.total(*direction));
        for (stage, amount) in later.stages().filter(|(stage, _)| !stage.is_plan()) {
            if let Some(known) = earlier[stage].filter(|known| *known - amount > budget.rules.tolerance) {
                findings.add(shrinks(format!("stage-{}", stage.id()), known, amount));
            } else if let Some(fall) = largest_fall(before, after, *direction, stage)
                && fall.known - fall.amount > budget.rules.tolerance
            {
                findings.add(shrinks(called(fall.line), fall.known, fall.amount));
            }
        }
    }
}

/// A line that has less in a later report.
struct Fall<'s> {
    line: &'s Line,
    known: Decimal,
    amount: Decimal,
}

/// The line of a stage that fell most from one report to the next; one of several is told, since figures
/// are sometimes booked anew from line to line.
fn largest_fall<'s>(before: &'s Snapshot, after: &Snapshot, direction: Direction, stage: Stage) -> Option<Fall<'s>> {
    let of = |line: &&Line| line.direction == direction && !line.eliminates;
    let later: HashMap<&str, Decimal> =
        after.lines.iter().filter(of).filter_map(|line| Some((&*line.reference, line.amounts[stage]?))).collect();
    let falls = before.lines.iter().filter(of).filter_map(|line| {
        let (known, amount) = (line.amounts[stage]?, *later.get(&*line.reference)?);
        Some(Fall { line, known, amount })
    });
    falls.reduce(|most, fall| if fall.known - fall.amount > most.known - most.amount { fall } else { most })
}
