//! A year has one budget; none is missing between two others; two years do not have the same figures, unless one is the
//! other carried over; and what is carried over is there.

use std::collections::HashMap;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, CarriedOver, Codes, Direction, Line, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    // The latest is the first.
    let budgets = &subject.portal.budgets;
    // A year that could not be read whole was told, and is not missing.
    let is_in_part = |year: i16| subject.portal.budgets_in_part.iter().any(|budget| budget.year == year);
    for pair in budgets.windows(2) {
        let [after, before] = pair else { continue };
        if before.year == after.year {
            let finding = Finding::new(Code::RepeatedYear, before.place.clone()).with("year", before.year);
            findings.add(finding.and(after.place.clone()));
        }
        for year in (before.year + 1..after.year).filter(|year| !is_in_part(*year)) {
            findings.add(Finding::new(Code::MissingYear, after.place.clone()).with("year", year));
        }
    }
    for (at, budget) in budgets.iter().enumerate() {
        if let Some(carried) = &budget.carried_over {
            if !budgets.iter().any(|other| other.year == carried.from) && !is_in_part(carried.from) {
                let finding = Finding::new(Code::NothingToCarryOver, carried.place.clone());
                findings.add(finding.with("year", carried.from));
            }
            if carried.has_own_list
                && let Some(before) = budgets.iter().find(|other| other.year == carried.from)
            {
                own_list(budget, before, carried, findings);
            }
            continue;
        }
        let earlier =
            budgets[at + 1..].iter().filter(|other| other.carried_over.is_none() && other.year != budget.year);
        if let Some(other) = earlier.into_iter().find(|other| are_same(budget, other)) {
            let finding = Finding::new(Code::SameFigures, budget.place.clone())
                .with("year", budget.year)
                .with("other", other.year);
            findings.add(finding.and(other.place.clone()));
        }
    }
}

/// A year that goes on and approves lines itself has those alone: where they come to something else than what was
/// to go on, that is told.
fn own_list(budget: &Budget, before: &Budget, carried: &CarriedOver, findings: &mut Findings) {
    for direction in Direction::ALL {
        let approved = |budget: &Budget| budget.total(*direction)[Stage::Approved].unwrap_or_default();
        let (own, other) = (approved(budget), approved(before));
        if (own - other).abs() > budget.rules.tolerance {
            let finding = Finding::new(Code::CarriedOverDiffers, carried.place.clone())
                .with("side", format!("the-{}", direction.id()))
                .with("year", carried.from)
                .with("sum", shown(own, &budget.currency))
                .with("before", shown(other, &before.currency));
            findings.add(finding);
        }
    }
}

/// Whether two years have the same lines with the same amounts, in any order.
fn are_same(one: &Budget, other: &Budget) -> bool {
    type Key<'b> = (Direction, &'b Codes, Option<&'b str>);
    fn key(line: &Line) -> Key<'_> {
        (line.direction, &line.codes, line.name.as_ref().map(|name| name.first()))
    }
    if one.lines.len() != other.lines.len() || one.lines.is_empty() {
        return false;
    }
    // Totals first: they differ in nearly all years, and cost little.
    if [Direction::Revenue, Direction::Expenditure].iter().any(|side| one.total(*side) != other.total(*side)) {
        return false;
    }
    let mut theirs: HashMap<Key, Vec<&Amounts>> = HashMap::new();
    for line in &other.lines {
        theirs.entry(key(line)).or_default().push(&line.amounts);
    }
    one.lines.iter().all(|line| {
        let Some(alike) = theirs.get_mut(&key(line)) else { return false };
        match alike.iter().position(|amounts| **amounts == line.amounts) {
            Some(at) => {
                alike.swap_remove(at);
                true
            }
            None => false,
        }
    })
}
