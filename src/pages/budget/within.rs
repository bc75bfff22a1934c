//! What happened within a year: a budget that went on, what changed it, and execution by date.

use super::Ledger;
use super::sources::origin;
use crate::model::address::Address;
use crate::model::amendment::{Amendment, Change};
use crate::model::budget::{Budget, Direction};
use crate::model::choice::Choice;
use crate::pages::edition::Edition;
use crate::pages::glossary::{stage_names, terms, weave};
use crate::pages::view::{AmendedLine, AmendmentRow, CarriedOver, SnapshotRow, Term, Words};

/// That the budget is another year's, which goes on.
pub fn carried_over(edition: &Edition, ledger: &Ledger) -> Option<CarriedOver> {
    let carried = ledger.budget.carried_over.as_ref()?;
    Some(CarriedOver {
        from: carried.from,
        act: edition.some(carried.act.as_ref()),
        date: carried.date.map(|date| edition.day(date)),
        reason: carried.reason.as_ref().map(|reason| weave(edition, &edition.text(reason))),
    })
}

/// The terms of a year; in one whose budget is another's, *approved* is what was approved for that one.
pub fn terms_of(edition: &Edition, ledger: &Ledger, text: &str) -> Vec<Term> {
    let mut all = terms(edition, &stage_names(edition, ledger), text);
    let is_own = edition.setting.shared.glossary.iter().any(|term| term.id.as_str() == "approved");
    let goes_on = ledger.budget.carried_over.as_ref().filter(|carried| !carried.has_own_list && !is_own);
    let approved = all.iter_mut().find(|term| term.id == "term-approved");
    if let (Some(carried), Some(term)) = (goes_on, approved) {
        let text = edition.phrase("ui.approved_carried", &[("year", &carried.from.to_string())]);
        term.definition = Words { text, lang: None };
    }
    all
}

/// An amendment, without the lines that it changes.
pub fn amendment(edition: &Edition, budget: &Budget, amendment: &Amendment, from: &Address) -> AmendmentRow {
    let money = |amount| edition.money(amount, &budget.currency);
    let spent = amendment.changes.iter().filter(|change| change.direction == Direction::Expenditure);
    let moved = spent.map(|change| change.amount).filter(|amount| amount.is_sign_positive()).sum();
    AmendmentRow {
        kind: amendment.kind.id(),
        date: amendment.date.map(|date| edition.day(date)),
        act: edition.some(amendment.act.as_ref()),
        decision: amendment.decision.as_ref().map(|number| edition.decision_link(from, number)),
        reason: amendment.reason.as_ref().map(|reason| weave(edition, &edition.text(reason))),
        net: money(amendment.net(Direction::Expenditure)),
        moved: money(moved),
        changes: Vec::new(),
        untold: amendment.changes.len(),
        is_continued: false,
        origin: amendment.source.as_ref().map(|source| origin(edition, source, from)),
    }
}

/// What an amendment changes, line by line.
pub fn changed(edition: &Edition, budget: &Budget, changes: &[Change]) -> Vec<AmendedLine> {
    let row = |change: &Change| {
        let line = change.line.and_then(|at| budget.lines[at].name.as_ref());
        let reference = || Words { text: change.reference.clone(), lang: None };
        AmendedLine {
            name: line.map_or_else(reference, |name| edition.text(name)),
            money: edition.money(change.amount, &budget.currency),
        }
    };
    changes.iter().map(row).collect()
}

/// Execution at each date that a report tells, the earliest first.
pub fn snapshots(edition: &Edition, ledger: &Ledger, from: &Address) -> Vec<SnapshotRow> {
    let budget = ledger.budget;
    let planned = ledger.side(Direction::Expenditure).planned();
    // Totals alone tell stages that no line has.
    let stages = [Direction::Revenue, Direction::Expenditure].map(|direction| budget.reported_stage(direction));
    let row = |snapshot: &crate::model::execution::Snapshot| {
        let done = |direction: Direction| snapshot.total(direction)[stages[direction as usize]?];
        let spent = done(Direction::Expenditure);
        SnapshotRow {
            day: edition.day(snapshot.as_of),
            revenue: done(Direction::Revenue).map(|amount| edition.money(amount, &budget.currency)),
            expenditure: spent.map(|amount| edition.money(amount, &budget.currency)),
            share: spent.zip(planned).and_then(|(spent, planned)| edition.share(spent, planned)),
            origin: snapshot.source.as_ref().map(|source| origin(edition, source, from)),
        }
    };
    budget.snapshots.iter().map(row).collect()
}
