//! No line stands twice, no id names two lines, and every line has something that tells it apart.

use std::collections::{HashMap, HashSet};

use super::{Subject, called};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Amounts, Budget, Codes, Direction, Line, Lost};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        ids(budget, findings);
        // What tells lines apart may be what of the budget could not be read.
        if budget.lost == Lost::default() {
            lines(budget, findings);
            counted(budget, findings);
        }
    }
}

fn ids(budget: &Budget, findings: &mut Findings) {
    // What takes a line away from the sums has that line's id.
    let mut seen: HashMap<(Direction, bool, &str), &Line> = HashMap::new();
    // Rows of reports are held to the lines that they cite.
    let reported: HashSet<&Place> =
        budget.snapshots.iter().flat_map(|report| &report.lines).map(|line| &line.place).collect();
    for line in budget.lines.iter().filter(|line| !reported.contains(&line.place)) {
        let Some(id) = line.id.as_deref() else { continue };
        if let Some(first) = seen.insert((line.direction, line.eliminates, id), line) {
            let finding = Finding::new(Code::DuplicateId, line.place.clone()).with("id", id);
            findings.add(finding.and(first.place.clone()));
        }
    }
}

/// Lines that are told apart by their place in the table alone.
fn counted(budget: &Budget, findings: &mut Findings) {
    let mut counted = budget.lines.iter().filter(|line| line.is_counted && line.id.is_none());
    let Some(first) = counted.next() else { return };
    let finding = Finding::new(Code::LinesAlike, first.place.clone())
        .with("count", counted.count() + 1)
        .with("reference", &first.reference);
    findings.add(finding);
}

fn lines(budget: &Budget, findings: &mut Findings) {
    let mut seen: HashMap<(Direction, &Codes, bool, Option<&str>), Vec<&Line>> = HashMap::new();
    let nothing = |amounts: &Amounts| amounts.stages().all(|(_, amount)| amount.is_zero());
    // Another table may have told one of two equal rows a further stage.
    let repeats = |one: &Amounts, other: &Amounts| {
        let mut both = one.stages().filter_map(|(stage, amount)| Some((amount, other[stage]?))).peekable();
        let some = one.stages().any(|(stage, amount)| !amount.is_zero() && other[stage].is_some());
        some && both.peek().is_some() && both.all(|(one, other)| one == other)
    };
    // Transfers between entities are told by pairs that a table may not name.
    for line in budget.lines.iter().filter(|line| line.id.is_none() && !line.eliminates && !nothing(&line.amounts)) {
        let name = line.name.as_ref().map(|name| name.first());
        let alike = seen.entry((line.direction, &line.codes, line.eliminates, name)).or_default();
        if let Some(first) = alike.iter().find(|first| repeats(&first.amounts, &line.amounts)) {
            let finding = Finding::new(Code::DuplicateLine, line.place.clone()).with("name", called(line));
            findings.add(finding.and(first.place.clone()));
        } else {
            alike.push(line);
        }
    }
}
