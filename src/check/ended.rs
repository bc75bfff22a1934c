//! Lines, programmes and services name places that are there at the time that they tell of.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::Budget;
use crate::model::cohesion::Cohesion;
use crate::model::portal::Shared;
use crate::model::programme::Programme;
use crate::model::territory::{Area, Territory};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let territory = &subject.shared.territory;
    let own = subject.portal.municipality.area.as_deref().and_then(|id| territory.area(id));
    for budget in subject.budgets {
        let is_not_then = |area: &&Area| !area.is_within(budget.year);
        if let Some(area) = own.filter(is_not_then) {
            findings.add(finding(area, &budget.place, "named-by-budget").with("when", budget.year));
        }
        lines(budget, territory, findings);
    }
    let folder = format!("{}/", subject.portal.municipality.id);
    let is_own = |place: &Place| place.file.starts_with(&folder);
    offers(&subject.portal.cohesion, territory, subject.today, is_own, findings);
}

/// The same of the territory's own programmes and services.
pub(super) fn check_shared(shared: &Shared, today: Date, findings: &mut Findings) {
    offers(&shared.cohesion, &shared.territory, today, |_| true, findings);
}

/// A budget's lines: each place once, where it is first named.
fn lines(budget: &Budget, territory: &Territory, findings: &mut Findings) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for line in &budget.lines {
        let area = line.area().and_then(|id| territory.area(id)).filter(|area| !area.is_in(budget.year));
        let Some(area) = area.filter(|area| told.insert(&area.id)) else { continue };
        findings.add(finding(area, &line.place, "named-by-line").with("when", budget.year));
    }
}

fn offers(
    cohesion: &Cohesion,
    territory: &Territory,
    today: Date,
    is_own: impl Fn(&Place) -> bool,
    findings: &mut Findings,
) {
    let areas = |named: &[String]| -> Vec<&Area> { named.iter().filter_map(|id| territory.area(id)).collect() };
    for programme in cohesion.programmes.iter().filter(|one| is_own(&one.place)) {
        for area in areas(&programme.areas).into_iter().filter(|area| misses(programme, area, today)) {
            let when = programme.from.or(programme.to).unwrap_or(today);
            findings.add(finding(area, &programme.place, "named-by-programme").with("when", when));
        }
    }
    for service in cohesion.services.iter().filter(|one| is_own(&one.place)) {
        for area in areas(&service.areas).into_iter().filter(|area| !area.is_on(today)) {
            findings.add(finding(area, &service.place, "named-by-service").with("when", today));
        }
    }
}

/// Whether a place had ended before a programme began, or began after it ended; of one that has no days, whether it is
/// none today.
fn misses(programme: &Programme, area: &Area, today: Date) -> bool {
    let (begins, ends) = area.life;
    let is_over = programme.from.zip(ends).is_some_and(|(from, ends)| ends < from);
    let is_to_come = programme.to.zip(begins).is_some_and(|(to, begins)| to < begins);
    let has_no_days = programme.from.is_none() && programme.to.is_none();
    is_over || is_to_come || has_no_days && !area.is_on(today)
}

fn finding(area: &Area, place: &Place, what: &'static str) -> Finding {
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let life = format!("{} – {}", day(area.life.0), day(area.life.1));
    let heirs = area.became.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    Finding::new(Code::PlaceNotThen, place.clone())
        .with("what", what)
        .with("area", &area.id)
        .with("life", life)
        .with("heirs", if heirs.is_empty() { "—".to_owned() } else { heirs })
}
