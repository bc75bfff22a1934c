//! How new a page is whose record has no day of its own: the newest day, or else the newest year, in the data
//! that it shows. Days that are still to come are left to the frame.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::Shelf;
use super::edition::Edition;
use crate::link::DecisionPlace;
use crate::link::council::{ItemPlace, Record};
use crate::model::indicator::Indicator;
use crate::model::municipality::{Membership, Person};
use crate::model::proposal::Proposal;
use crate::model::territory::Area;

/// The day of a shelf whose rows do not tell it.
pub fn of_shelf(edition: &Edition, shelf: Shelf) -> Option<Date> {
    match shelf {
        Shelf::Transparency => published(edition),
        Shelf::Transfers => {
            let all = edition.portal.cohesion.transfers.iter().flat_map(|year| &year.transfers);
            let days = all.flat_map(|one| one.received.iter().map(|receipt| receipt.date).chain(one.announced_on));
            newest(edition, days)
        }
        Shelf::Cooperation => newest(edition, edition.portal.cohesion.agreements.iter().filter_map(|one| one.from)),
        _ => None,
    }
}

/// The year of a shelf whose figures have no day.
pub fn year_of_shelf(edition: &Edition, shelf: Shelf) -> Option<i16> {
    match shelf {
        Shelf::Indicators => edition.portal.cohesion.indicators.iter().filter_map(year_of_indicator).max(),
        Shelf::Transfers => edition.portal.cohesion.transfers.iter().map(|year| year.year).max(),
        Shelf::Areas => super::area::inside(edition).filter_map(year_of_area).max(),
        _ => None,
    }
}

/// The newest day on which a document was published.
pub fn published(edition: &Edition) -> Option<Date> {
    newest(edition, edition.portal.documents.iter().filter_map(|document| document.published))
}

/// The newest year of an indicator.
pub fn year_of_indicator(indicator: &Indicator) -> Option<i16> {
    indicator.values.values().filter_map(last_year).max()
}

/// The year in which the inhabitants of an area were last counted.
pub fn year_of_area(area: &Area) -> Option<i16> {
    area.population.keys().next_back().copied()
}

fn last_year(by_year: &BTreeMap<i16, Decimal>) -> Option<i16> {
    by_year.keys().next_back().copied()
}

/// What was dealt with, decided and proposed on a topic.
pub fn of_topic(
    edition: &Edition,
    points: &[ItemPlace],
    decisions: &[DecisionPlace],
    proposals: &[&Proposal],
) -> Option<Date> {
    let meeting = |at: usize| edition.portal.meetings.get(at).map(|meeting| meeting.date);
    let met = points.iter().map(|place| place.meeting).chain(decisions.iter().map(|place| place.meeting));
    let proposed = proposals.iter().filter_map(|proposal| super::proposal::updated(edition, proposal));
    newest(edition, met.filter_map(meeting).chain(proposed))
}

/// What is told of somebody: their seats, votes and motions.
pub fn of_person(edition: &Edition, person: &Person) -> Option<Date> {
    let nothing = Record::default();
    let record = edition.links.council.people.get(&person.id).unwrap_or(&nothing);
    let motions = record.votes.iter().map(|(place, _)| place).chain(&record.moved);
    let met = motions.filter_map(|place| edition.portal.meetings.get(place.point.meeting)).map(|meeting| meeting.date);
    // Who has an attendance has one of every meeting held of their bodies.
    let attended = edition.portal.meetings.iter().filter(|meeting| {
        meeting.state.was_held() && meeting.bodies().any(|body| record.attendance.contains_key(body))
    });
    let attended = attended.filter(|meeting| person.memberships.iter().any(|seat| seat.covers(meeting.date)));
    newest(edition, met.chain(attended.map(|meeting| meeting.date)).chain(person.memberships.iter().flat_map(ends)))
}

/// Who came into a seat or left it.
pub fn of_seats<'m>(edition: &Edition, seats: impl Iterator<Item = &'m Membership>) -> Option<Date> {
    newest(edition, seats.flat_map(ends))
}

fn ends(seat: &Membership) -> impl Iterator<Item = Date> {
    seat.from.into_iter().chain(seat.to)
}

fn newest(edition: &Edition, days: impl Iterator<Item = Date>) -> Option<Date> {
    days.filter(|day| *day <= edition.setting.today).max()
}
