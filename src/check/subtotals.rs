//! A stated sum of a part is the sum of the lines that have its codes, or codes below them.

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, Dimension, Line};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::portal::Portal;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for stated in budget.subtotals.iter().filter(|stated| !budget.lost.of(stated.direction)) {
            let sum = sum(budget, stated, subject);
            for (stage, amount) in stated.amounts.stages() {
                let lines = sum[stage].unwrap_or_default();
                if (lines - amount).abs() <= budget.rules.tolerance {
                    continue;
                }
                let finding = Finding::new(Code::SubtotalDiffers, stated.place.clone())
                    .with("name", called(stated))
                    .with("stated", shown(amount, &budget.currency))
                    .with("sum", shown(lines, &budget.currency))
                    .with("difference", shown(lines - amount, &budget.currency));
                findings.add(finding);
            }
        }
    }
}

fn sum(budget: &Budget, stated: &Line, subject: &Subject) -> Amounts {
    let wanted = Dimension::ALL.iter().filter_map(|dimension| {
        let known = Portal::classification(budget, stated.direction, *dimension, subject.shared);
        Some((*dimension, stated.codes[*dimension].as_deref()?, known))
    });
    let wanted: Vec<(Dimension, &str, Option<&Classification>)> = wanted.collect();
    budget.sum_of(|line| {
        let has = |(dimension, code, known): &(Dimension, &str, Option<&Classification>)| {
            let own = line.code_in(*dimension);
            own.is_some_and(|own| &*own == *code || known.is_some_and(|known| known.is_within(&own, code)))
        };
        line.direction == stated.direction && wanted.iter().all(has)
    })
}
