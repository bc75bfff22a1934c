//! What loans say was paid as interest, or paid back, is in the lines of expenditure too: indicators sum these, and
//! would know nothing of them, or tell of a debt that costs nothing.

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Lost};
use crate::model::debt::Loan;
use crate::model::fiscal::inputs::cards;
use crate::model::fiscal::{Missing, Quantity};

/// What a loan says of a year, with the word for it.
type Paid = (Quantity, &'static str, fn(&Loan) -> Option<Decimal>);

const PAID: [Paid; 2] = [
    (Quantity::Interest, "debt-interest", |loan| loan.interest),
    (Quantity::Repayment, "debt-repayment", |loan| loan.repaid),
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let is_whole = |budget: &&Budget| budget.lost == Lost::default() && !budget.loans.is_empty();
    for budget in subject.budgets.iter().filter(is_whole) {
        let cards = cards(subject.portal, budget, subject.shared);
        for (quantity, word, paid) in PAID {
            let sum: Decimal = budget.loans.iter().filter_map(paid).sum();
            let mut inputs = cards.iter().flat_map(|card| &card.inputs).filter(|input| input.quantity == quantity);
            let is_nothing = inputs.any(|input| {
                input.missing == Some(Missing::NoLineOfIt) || input.value.is_some_and(|value| value.is_zero())
            });
            let first = budget.loans.iter().find(|loan| paid(loan).is_some_and(|paid| !paid.is_zero()));
            if let (Some(loan), true) = (first, is_nothing) {
                let finding = Finding::new(Code::DebtNotInLines, loan.place.clone());
                findings.add(finding.with("what", word).with("amount", shown(sum, &budget.currency)));
            }
        }
    }
}
