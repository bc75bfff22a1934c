//! No line stands twice, and no id names two lines.

use std::collections::HashMap;

use super::{Subject, called};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, Codes, Direction, Line};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        ids(budget, findings);
        lines(budget, findings);
    }
}

fn ids(budget: &Budget, findings: &mut Findings) {
    let mut seen: HashMap<(Direction, &str), &Line> = HashMap::new();
    for line in &budget.lines {
        let Some(id) = line.id.as_deref() else { continue };
        if let Some(first) = seen.insert((line.direction, id), line) {
            let finding = Finding::new(Code::DuplicateId, line.place.clone()).with("id", id);
            findings.add(finding.and(first.place.clone()));
        }
    }
}

fn lines(budget: &Budget, findings: &mut Findings) {
    let mut seen: HashMap<(Direction, &Codes, bool, Option<&str>), Vec<&Line>> = HashMap::new();
    let nothing = |amounts: &Amounts| amounts.stages().all(|(_, amount)| amount.is_zero());
    // Transfers between entities are told by pairs that a table may not name.
    for line in budget.lines.iter().filter(|line| line.id.is_none() && !line.eliminates && !nothing(&line.amounts)) {
        let name = line.name.as_ref().map(|name| name.first());
        let alike = seen.entry((line.direction, &line.codes, line.eliminates, name)).or_default();
        if let Some(first) = alike.iter().find(|first| first.amounts == line.amounts) {
            let finding = Finding::new(Code::DuplicateLine, line.place.clone()).with("name", called(line));
            findings.add(finding.and(first.place.clone()));
        } else {
            alike.push(line);
        }
    }
}
