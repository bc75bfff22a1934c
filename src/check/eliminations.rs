//! What one entity transfers, another receives: internal transfers are the same on both sides, and no
//! entity has more of them than figures of which they can be a part.

use std::collections::BTreeMap;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, Direction, Line, Stage};
use crate::model::choice::Choice;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.portal.budgets.iter().filter(|budget| budget.is_consolidated()) {
        let (revenue, expenditure) =
            (budget.eliminations(Direction::Revenue), budget.eliminations(Direction::Expenditure));
        for stage in [Stage::Approved, Stage::Adjusted, Stage::Accrued] {
            let (Some(received), Some(given)) = (revenue[stage], expenditure[stage]) else { continue };
            if (received - given).abs() > budget.rules.tolerance {
                let finding = Finding::new(Code::EliminationsDiffer, budget.place.clone())
                    .with("what", format!("stage-{}", stage.id()))
                    .with("revenue", shown(-received, &budget.currency))
                    .with("expenditure", shown(-given, &budget.currency))
                    .with("difference", shown(given - received, &budget.currency));
                findings.add(finding);
            }
        }
        parts(budget, findings);
    }
}

/// Holds what is taken away of an entity's budget to what it has. A table of transfers may be coarser than
/// that of lines, so that codes are not compared.
fn parts(budget: &Budget, findings: &mut Findings) {
    type Key<'b> = (Direction, Option<&'b str>);
    let mut all: BTreeMap<Key, (Amounts, Amounts, Option<&Line>)> = BTreeMap::new();
    for line in &budget.lines {
        let (has, away, first) = all.entry((line.direction, line.entity())).or_default();
        if line.eliminates {
            away.add(&line.amounts);
            *first = first.or(Some(line));
        } else {
            has.add(&line.amounts);
        }
    }
    for ((direction, entity), (has, away, first)) in all {
        let Some(first) = first else { continue };
        let above = away.stages().find_map(|(stage, amount)| {
            let own = has[stage].unwrap_or_default();
            (-amount - own > budget.rules.tolerance).then_some((stage, -amount, own))
        });
        if let Some((stage, amount, own)) = above {
            let finding = Finding::new(Code::EliminationWithoutLine, first.place.clone())
                .with("what", format!("stage-{}", stage.id()))
                .with("side", format!("the-{}", direction.id()))
                .with("name", entity.unwrap_or("-"))
                .with("amount", shown(amount, &budget.currency))
                .with("sum", shown(own, &budget.currency));
            findings.add(finding);
        }
    }
}
