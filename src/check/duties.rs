//! What the law asks to publish is published: what is late, and what falls due.

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::compliance::{Calendar, Cell, CellState, ItemYear};
use crate::model::duty::{Cadence, CountedFrom, Period};

/// How many days ahead an officer is reminded.
const AHEAD: i32 = 31;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    tell_short_exemptions(subject, findings);
    let Some(calendar) = Calendar::ahead(subject.portal, subject.shared, subject.today) else {
        return;
    };
    let place = Place::file(&format!("{}/documents", subject.portal.municipality.id).into());
    if subject.portal.documents.is_empty() && subject.portal.exemptions.is_empty() {
        findings.add_some(unkept(subject, &calendar, &place));
        return;
    }
    for item in &calendar.items {
        let due = item.cells.iter().filter(|cell| cell.due < subject.today);
        // What must always be there is missing now, or it is not.
        let standing = item.duty.cadence == Cadence::Standing;
        let asked = if standing { due.clone().count().saturating_sub(1) } else { 0 };
        let missing = due.skip(asked).filter(|cell| cell.state == CellState::Missing);
        findings.add_some(finding(Code::DutyMissing, item, missing, &place));
        let soon = |cell: &&Cell| {
            let ahead = cell.due.since(subject.today).map_or(i32::MAX, |span| span.get_days());
            // What tells how a period went waits for its end, unless its day comes with it.
            let is_over = item.duty.counted_from == CountedFrom::Start || cell.period.last() < subject.today;
            let is_soon = is_over || !standing && cell.due <= cell.period.last();
            cell.state == CellState::Pending && is_soon && ahead <= AHEAD
        };
        let soon: Vec<&Cell> = item.cells.iter().filter(soon).collect();
        // What has another day is told by itself.
        for day in soon.chunk_by(|one, other| one.due == other.due) {
            findings.add_some(finding(Code::DutyDue, item, day.iter().copied(), &place));
        }
    }
}

/// Tells times of which an item is said not to apply in which nothing that it asks for lies as a whole.
fn tell_short_exemptions(subject: &Subject, findings: &mut Findings) {
    let duties = subject.shared.duties.iter().flat_map(|list| &list.items);
    for duty in duties {
        for exemption in subject.portal.exemptions.iter().filter(|exemption| exemption.item == duty.id) {
            let Some(short) = exemption.periods.iter().find(|period| !period.covers_any(duty.cadence)) else {
                continue;
            };
            let finding = Finding::new(Code::ExemptionPeriod, exemption.place.clone())
                .with("item", duty.name.first())
                .with("period", short)
                .with("needed", Period::holding(duty.cadence, short.first()));
            findings.add(finding);
        }
    }
}

/// One finding for all, where a municipality has not begun to publish what the law asks.
fn unkept(subject: &Subject, calendar: &Calendar, place: &Place) -> Option<Finding> {
    let is_missing = |item: &&ItemYear| item.cells.iter().any(|cell| cell.state == CellState::Missing);
    let missing = calendar.items.iter().filter(is_missing).count();
    let finding = Finding::new(Code::DutiesUnkept, place.clone())
        .with("list", calendar.list.name.first())
        .with("count", missing)
        .with("items", calendar.items.len())
        .with("id", &subject.portal.municipality.id);
    (missing > 0).then_some(finding)
}

/// One finding an item, for all of its periods.
fn finding<'c>(code: Code, item: &ItemYear, cells: impl Iterator<Item = &'c Cell>, place: &Place) -> Option<Finding> {
    let cells: Vec<&Cell> = cells.collect();
    let first = cells.first()?;
    let periods: Vec<String> = cells.iter().map(|cell| cell.period.to_string()).collect();
    let finding = Finding::new(code, place.clone())
        .with("item", item.duty.name.first())
        .with("id", &item.duty.id)
        .with("periods", periods.join(", "))
        .with("date", first.due);
    Some(finding)
}
