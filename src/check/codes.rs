//! A line's code is in the classification that its budget uses.

use std::collections::BTreeSet;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::portal::Portal;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        for dimension in Dimension::ALL {
            let Some(known) = Portal::classification(budget, *dimension, subject.shared) else { continue };
            // Each unknown code is told once a file: a treasury's table may use it on a thousand rows.
            let mut told = BTreeSet::new();
            for line in &budget.lines {
                let Some(code) = &line.codes[*dimension] else { continue };
                if known.find(code).is_some() || !told.insert((&line.place.file, code)) {
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
