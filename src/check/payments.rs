//! Payments are tied to lines that exist, lie within their year, and do not sum to more than was
//! paid from a line.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Stage};
use crate::model::payment::{Payment, PaymentKind, Payments};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for payments in &subject.portal.payments {
        let budget = subject.portal.budgets.iter().find(|budget| budget.year == payments.year);
        let Some(budget) = budget else { continue };
        dates(budget, payments, findings);
        lines(budget, payments, findings);
    }
}

fn dates(budget: &Budget, payments: &Payments, findings: &mut Findings) {
    for entry in payments.entries.iter().filter(|entry| entry.kind == PaymentKind::Payment) {
        if let Some(date) = entry.date.filter(|date| *date < budget.start || *date > budget.end) {
            let finding = Finding::new(Code::PaymentOutsideYear, entry.place.clone());
            findings.add(finding.with("date", date).with("year", payments.year));
        }
    }
}

/// Each line that is cited: whether it is there, and whether its payments fit into what was paid.
fn lines(budget: &Budget, payments: &Payments, findings: &mut Findings) {
    let known: BTreeMap<&str, Option<Decimal>> =
        budget.lines.iter().map(|line| (&*line.reference, line.amounts[Stage::Paid])).collect();
    let mut sums: BTreeMap<&str, (Decimal, &Payment)> = BTreeMap::new();
    for entry in &payments.entries {
        let Some(reference) = entry.line.as_deref() else { continue };
        if !known.contains_key(reference) {
            let finding = Finding::new(Code::UnknownReference, entry.place.clone())
                .with("value", reference)
                .with("kind", "a-line");
            findings.add(finding);
        } else if entry.kind == PaymentKind::Payment {
            sums.entry(reference).or_insert((Decimal::ZERO, entry)).0 += entry.amount;
        }
    }
    for (reference, (sum, first)) in sums {
        let Some(paid) = known.get(reference).copied().flatten() else { continue };
        if sum > paid + budget.rules.tolerance {
            let finding = Finding::new(Code::PaymentsExceedLine, first.place.clone())
                .with("line", reference)
                .with("sum", shown(sum, &payments.currency))
                .with("paid", shown(paid, &budget.currency));
            findings.add(finding);
        }
    }
}
