//! A line's code, and that of a reason, is in the classification that its budget uses.

use std::collections::BTreeSet;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Budget, Dimension, Direction, Line, Lost, Used};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::portal::Portal;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    functions(subject, findings);
    for budget in subject.budgets {
        reasons(budget, subject, findings);
        let sides = Direction::ALL.iter().flat_map(|side| Dimension::ALL.iter().map(move |by| (*side, *by)));
        // Areas are references, and told as such.
        for (direction, dimension) in sides.filter(|(_, dimension)| *dimension != Dimension::Area) {
            let Some(known) = Portal::classification(budget, direction, dimension, subject.shared) else {
                if budget.lost == Lost::default() {
                    unnamed(budget, direction, dimension, findings);
                }
                continue;
            };
            if is_known_in_part(budget, direction, dimension) {
                continue;
            }
            of_other_side(budget, direction, known, findings);
            // Each unknown code is told once a file: a treasury's table may use it on a thousand rows.
            let mut told = BTreeSet::new();
            for line in budget.lines.iter().filter(|line| line.direction == direction) {
                let Some(code) = &line.codes[dimension] else { continue };
                if known.place(code).is_some() || !told.insert((&line.place.file, code)) {
                    continue;
                }
                findings.add(unknown(code, known, &line.place));
            }
        }
    }
}

/// Codes of one side that the standard of objects has for the other: its 1 is revenue, its 2 expense. They are a
/// country's own, and would be named by what they are not.
fn of_other_side(budget: &Budget, direction: Direction, known: &Classification, findings: &mut Findings) {
    let (first_digit, other) = match direction {
        Direction::Revenue => ('2', Direction::Expenditure),
        Direction::Expenditure => ('1', Direction::Revenue),
    };
    let code = |line: &Line| line.codes[known.dimension].clone().filter(|code| code.starts_with(first_digit));
    let is_one = |line: &&Line| line.direction == direction && code(line).is_some();
    let Some(line) = budget.lines.iter().find(is_one).filter(|_| known.id == "gfsm") else { return };
    let shown = code(line).unwrap_or_default();
    let name = (1..=shown.len()).rev().find_map(|end| known.find(shown.get(..end)?));
    let finding = Finding::new(Code::CodeOfOtherSide, line.place.clone())
        .with("value", &shown)
        .with("classification", &known.id)
        .with("side", format!("the-{}", direction.id()))
        .with("other", format!("the-{}", other.id()))
        .with("name", name.map_or("", |at| known.node(at).name.first()));
    findings.add(finding);
}

/// Functions of proposals that no classification has.
fn functions(subject: &Subject, findings: &mut Findings) {
    let functional = || subject.shared.classifications.iter().filter(|known| known.dimension == Dimension::Functional);
    for proposal in &subject.portal.proposals {
        let Some(code) = proposal.cofog.as_deref() else { continue };
        if functional().all(|known| known.find(code).is_none())
            && let Some(known) = functional().next()
        {
            findings.add(unknown(code, known, &proposal.place));
        }
    }
}

/// Codes of a dimension that neither a classification nor a table names; sources of funding are named in
/// words.
fn unnamed(budget: &Budget, direction: Direction, dimension: Dimension, findings: &mut Findings) {
    let has = |line: &&Line| line.direction == direction && line.codes[dimension].is_some();
    if dimension == Dimension::Funding {
        return;
    }
    if let Some(first) = budget.lines.iter().find(has)
        && let Some(code) = &first.codes[dimension]
    {
        let finding = Finding::new(Code::CodeWithoutName, first.place.clone());
        findings.add(finding.with("value", code).with("dimension", dimension.id()));
    }
}

/// Whether the codes that its tables name may be among what of it could not be read.
fn is_known_in_part(budget: &Budget, direction: Direction, dimension: Dimension) -> bool {
    budget.lost.of(direction) && matches!(budget.classifications.get(direction, dimension), Some(Used::Own(_)))
}

/// Reasons that are about no part of the budget.
fn reasons(budget: &Budget, subject: &Subject, findings: &mut Findings) {
    for reason in budget.reasons.iter().filter(|reason| !budget.lost.of(reason.direction)) {
        let has = |line: &Line| {
            line.direction == reason.direction && line.codes[reason.dimension].as_deref() == Some(reason.code.as_str())
        };
        let known = Portal::classification(budget, reason.direction, reason.dimension, subject.shared);
        if budget.lines.iter().any(has) || known.is_some_and(|known| known.find(&reason.code).is_some()) {
            continue;
        }
        findings.add(match known {
            Some(known) => unknown(&reason.code, known, &reason.place),
            None => Finding::new(Code::UnknownCode, reason.place.clone())
                .with("value", &reason.code)
                .with("classification", reason.dimension.id()),
        });
    }
}

fn unknown(code: &str, known: &Classification, place: &Place) -> Finding {
    let codes = known.nodes().iter().map(|node| &*node.code);
    Finding::new(Code::UnknownCode, place.clone())
        .with("value", code)
        .with("classification", &known.id)
        .with_some("nearest", nearest(code, codes))
}
