//! Why figures came out otherwise than planned, in the officer's words.

use super::Ledger;
use super::changes::percent;
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::budget_rules::Reason;
use crate::pages::edition::Edition;
use crate::pages::glossary::weave;
use crate::pages::view::{ReasonRow, Told, Words};

/// The most reasons of one part of a budget in a year; all stand with the year.
const MOST_OF_NODE: usize = 20;

/// Some reasons of a year, with the terms in them explained below.
pub fn woven(edition: &Edition, ledger: &Ledger, reasons: &[Reason], from: &Address) -> Vec<ReasonRow> {
    let told = |reason: &Reason| weave(edition, &edition.text(&reason.text));
    reasons.iter().map(|reason| row(edition, ledger, reason, told(reason), from)).collect()
}

/// Some reasons of a year, as they are.
pub fn plain<'r>(
    edition: &Edition,
    ledger: &Ledger,
    reasons: impl Iterator<Item = &'r Reason>,
    from: &Address,
) -> Vec<ReasonRow> {
    let told = |reason: &Reason| Told::plain(edition.text(&reason.text));
    reasons.map(|reason| row(edition, ledger, reason, told(reason), from)).collect()
}

/// The reasons of a year for one of its nodes.
pub fn of_node(
    edition: &Edition,
    ledger: &Ledger,
    (direction, dimension): (Direction, Dimension),
    code: &str,
    from: &Address,
) -> Vec<ReasonRow> {
    let same = |reason: &&Reason| (reason.direction, reason.dimension) == (direction, dimension) && reason.code == code;
    plain(edition, ledger, ledger.budget.reasons.iter().filter(same).take(MOST_OF_NODE), from)
}

fn row(edition: &Edition, ledger: &Ledger, reason: &Reason, told: Told, from: &Address) -> ReasonRow {
    let tree = ledger.tree(reason.direction, reason.dimension);
    let node = tree.and_then(|tree| Some((tree, tree.find(&reason.code)?)));
    let amounts = node.map(|(tree, sum)| (sum.amounts[tree.plan], tree.done.and_then(|done| sum.amounts[done])));
    let money = |amount| edition.money(amount, &ledger.budget.currency);
    let (planned, done) = amounts.unwrap_or_default();
    ReasonRow {
        year: None,
        code: tree.map_or(&*reason.code, |tree| tree.shown_code(&reason.code)).to_owned(),
        name: node
            .map_or_else(|| Words { text: reason.code.clone(), lang: None }, |(tree, sum)| tree.name(edition, sum)),
        href: node.map(|(tree, sum)| edition.href(from, &tree.target(sum))),
        planned: planned.map(money),
        done: done.map(money),
        percent: planned.zip(done).and_then(|(planned, done)| percent(edition, planned, done)),
        reason: told,
    }
}
