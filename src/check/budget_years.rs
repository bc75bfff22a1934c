//! A year has one budget; none is missing between two others; two years have not approved the same, unless one is the
//! other carried over; and what is carried over is there.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, CarriedOver, Codes, Direction, Line, Stage};
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

/// Whether two years have the same lines with the same approved amounts, in any order and whatever lines are
/// called; where nothing was approved, with the same amounts and names.
fn are_same(one: &Budget, other: &Budget) -> bool {
    if one.lines.len() != other.lines.len() || one.lines.is_empty() {
        return false;
    }
    // Totals first: they differ in nearly all years, and cost little.
    let mut is_approved = false;
    for side in [Direction::Revenue, Direction::Expenditure] {
        let (mine, theirs) = (one.total(side), other.total(side));
        if mine[Stage::Approved] != theirs[Stage::Approved] {
            return false;
        }
        is_approved |= mine[Stage::Approved].is_some_and(|amount| !amount.is_zero());
    }
    let key = |line| told(line, is_approved);
    let mut theirs: HashMap<Told, usize> = HashMap::new();
    for line in &other.lines {
        *theirs.entry(key(line)).or_default() += 1;
    }
    one.lines.iter().all(|line| match theirs.get_mut(&key(line)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    })
}

/// What makes two lines the same in two years.
type Told<'b> = (Direction, &'b Codes, Option<Decimal>, Option<(Option<&'b str>, Vec<Option<Decimal>>)>);

fn told(line: &Line, is_approved: bool) -> Told<'_> {
    let all = || {
        let name = line.name.as_ref().map(|name| name.first());
        (name, Stage::ALL.iter().map(|stage| line.amounts[*stage]).collect())
    };
    (line.direction, &line.codes, line.amounts[Stage::Approved], (!is_approved).then(all))
}
