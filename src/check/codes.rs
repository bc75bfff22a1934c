//! A line's code is in the classification that its budget uses.

use std::collections::BTreeSet;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::portal::Portal;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        let sides = Direction::ALL.iter().flat_map(|side| Dimension::ALL.iter().map(move |by| (*side, *by)));
        // Areas are references, and told as such.
        for (direction, dimension) in sides.filter(|(_, dimension)| *dimension != Dimension::Area) {
            let Some(known) = Portal::classification(budget, direction, dimension, subject.shared) else { continue };
            // Each unknown code is told once a file: a treasury's table may use it on a thousand rows.
            let mut told = BTreeSet::new();
            for line in budget.lines.iter().filter(|line| line.direction == direction) {
                let Some(code) = &line.codes[dimension] else { continue };
                if known.place(code).is_some() || !told.insert((&line.place.file, code)) {
                    continue;
                }
                let codes = known.nodes().iter().map(|node| &*node.code);
                let finding = Finding::new(Code::UnknownCode, line.place.clone())
                    .with("value", code)
                    .with("classification", &known.id)
                    .with_some("nearest", nearest(code, codes));
                findings.add(finding);
            }
        }
    }
}
