//! The council: its page, a page for each body and each person, and votes side by side.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{
    AlikeRow, AttendanceRate, Body as BodyView, BodyRow, Council, Download, Link, MatrixCell, MatrixRow, MemberRow,
    Person as PersonView, SideBySide, TermRow, View, VoteSide, Words,
};
use super::{Found, Page, newest};
use crate::link::council::{MotionPlace, Record, SideBySide as Sides};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::municipality::{Body, BodyKind, Membership, Municipality, Person, QuorumRule};
use crate::model::vote::{Majority, Requirement, Side};

/// The most votes, motions and meetings that a page lists.
const MOST_VOTES: usize = 40;
const MOST_DIVIDED: usize = 80;
const MOST_MEETINGS: usize = 12;

/// Adds the council's page, and those of its bodies and people.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let municipality = &edition.portal.municipality;
    if !is_there(municipality) {
        return;
    }
    index(edition, pages);
    for at in 0..municipality.bodies.len() {
        body(edition, at, pages);
    }
    for at in 0..municipality.people.len() {
        person(edition, at, pages);
    }
}

/// Whether there is a body or somebody to tell of, and so a council's page.
pub fn is_there(municipality: &Municipality) -> bool {
    !municipality.bodies.is_empty() || !municipality.people.is_empty()
}

fn heading(edition: &Edition, target: Target, subject: &'static str, id: String, title: Words) -> Heading {
    let address = edition.address(&target);
    let index = edition.link(&address, &Target::Council, edition.word("pages.council"));
    let place = edition.text(&edition.portal.municipality.name).text;
    let facts = [("name", title.text.as_str()), ("place", place.as_str())];
    let description = match subject {
        "council" => edition.phrase("pages.council_description", &[("place", &place)]),
        "body" => edition.phrase("pages.body_description", &facts),
        _ => edition.phrase("pages.person_description", &facts),
    };
    Heading {
        above: if target == Target::Council { Vec::new() } else { vec![index] },
        target,
        subject,
        id,
        title,
        found: Some(Found { text: description.clone(), ..Found::default() }),
        description: Some(description),
        section: Some(Target::Council),
        updated: None,
        ..Heading::default()
    }
}

fn index(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Council);
    let today = edition.setting.today;
    let municipality = &edition.portal.municipality;
    let (now, ended): (Vec<&Body>, Vec<&Body>) = municipality.bodies.iter().partition(|body| exists(body, today));
    let (offices, now): (Vec<&Body>, Vec<&Body>) =
        now.into_iter().partition(|body| matches!(body.kind, BodyKind::Office | BodyKind::Party));
    let holds = |person: &&Person| person.memberships.iter().any(|held| held.covers(today));
    let former = municipality.people.iter().filter(|person| !holds(person));
    let view = Council {
        bodies: now
            .into_iter()
            .map(|body| BodyRow {
                link: edition.body_link(&address, &body.id),
                kind: body.kind.id(),
                members: members(edition, body, &address),
            })
            .collect(),
        others: offices.into_iter().chain(ended).map(|body| edition.body_link(&address, &body.id)).collect(),
        former: former.map(|person| edition.person_link(&address, &person.id)).collect(),
        topics: super::topic::has_topics(edition).then(|| edition.href(&address, &Target::Topics)),
        data: data(edition, &address),
    };
    let title = Words { text: edition.word("pages.council"), lang: None };
    let seats = municipality.people.iter().flat_map(|person| &person.memberships);
    let heading = Heading {
        found: Some(Found { text: title.text.clone(), kind: Some("body"), ..Found::default() }),
        updated: newest::of_seats(edition, seats),
        ..heading(edition, Target::Council, "council", String::new(), title)
    };
    let page = edition.page(heading, View::Council(Box::new(view)));
    pages.push(page);
}

/// The council as data.
fn data(edition: &Edition, from: &Address) -> Vec<Download> {
    let root = edition.addresses.root();
    let link = |file: Address, format| Download { href: from.link_to(&file, edition.setting.links), format };
    let mut all = vec![link(root.join("data").file("popolo.json"), "Popolo (JSON)")];
    if edition.setting.base_url.is_some() {
        all.push(link(root.join("oparl").file("system.json"), "OParl 1.1 (JSON)"));
    }
    all
}

/// Whether a body exists on a day.
fn exists(body: &Body, day: Date) -> bool {
    body.from.is_none_or(|from| from <= day) && body.to.is_none_or(|to| day <= to)
}

/// Those who sit in a body today: who presides first.
fn members(edition: &Edition, body: &Body, from: &Address) -> Vec<MemberRow> {
    let today = edition.setting.today;
    let people = &edition.portal.municipality.people;
    let held =
        |person: &Person| person.memberships.iter().find(|held| held.body == body.id && held.covers(today)).cloned();
    let mut rows: Vec<(Membership, &Person)> =
        people.iter().filter_map(|person| held(person).map(|held| (held, person))).collect();
    rows.sort_by_key(|(held, _)| held.role);
    rows.into_iter()
        .map(|(held, person)| MemberRow {
            person: edition.person_link(from, &person.id),
            role: held.role.id(),
            title: edition.some(held.title.as_ref()),
            area: area(edition, held.area.as_deref()),
            party: person
                .party
                .clone()
                .or_else(|| held.on_behalf_of.as_ref().map(|group| super::minutes::body_name(edition, group).text)),
        })
        .collect()
}

fn area(edition: &Edition, id: Option<&str>) -> Option<Words> {
    Some(edition.text(&edition.setting.shared.territory.area(id?)?.name))
}

fn body(edition: &mut Edition, at: usize, pages: &mut Vec<Page>) {
    let portal = edition.portal;
    let body = &portal.municipality.bodies[at];
    let target = Target::Body(body.id.clone());
    let address = edition.address(&target);
    let sides = edition.links.council.bodies.get(&body.id).filter(|sides| sides.roll_calls > 0);
    let mut view = body_view(edition, body, &address);
    view.votes = sides.map(|_| edition.href(&address, &Target::SideBySide(body.id.clone())));
    let mut heading = heading(edition, target, "body", body.id.to_string(), edition.text(&body.name));
    let seats = portal.municipality.people.iter().flat_map(|person| &person.memberships);
    let seats = newest::of_seats(edition, seats.filter(|seat| seat.body == body.id));
    heading.updated = last_meeting(edition, body).max(seats);
    let page = edition.page(heading, View::Body(Box::new(view)));
    pages.push(page);
    if let Some(sides) = sides {
        side_by_side(edition, body, sides, pages);
    }
}

/// The day of a body's last meeting.
fn last_meeting(edition: &Edition, body: &Body) -> Option<Date> {
    let held = edition.portal.meetings.iter().filter(|meeting| meeting.state.was_held());
    held.filter(|meeting| meeting.bodies().any(|own| *own == body.id)).map(|meeting| meeting.date).max()
}

fn body_view(edition: &Edition, body: &Body, address: &Address) -> BodyView {
    let today = edition.setting.today;
    let municipality = &edition.portal.municipality;
    let seats = body.seats.unwrap_or_else(|| municipality.members_on(&body.id, today).count());
    let requirement = body.requirement.unwrap_or(Requirement::usual(Majority::Simple));
    let held: Vec<_> =
        edition.portal.meetings.iter().filter(|meeting| meeting.bodies().any(|own| *own == body.id)).collect();
    let members = members(edition, body, address);
    let sat = |person: &&Person| {
        let here = || person.memberships.iter().filter(|held| held.body == body.id);
        here().next().is_some() && !here().any(|held| held.covers(today))
    };
    BodyView {
        kind: body.kind.id(),
        classification: edition.some(body.classification.as_ref()),
        seats,
        quorum: if body.quorum == crate::model::municipality::Quorum::Rule(QuorumRule::None) {
            0
        } else {
            body.quorum.needs(seats)
        },
        majority: requirement.majority.id(),
        base: requirement.base.id(),
        location: edition.some(body.location.as_ref()),
        web: body.web.clone(),
        from: body.from.map(|date| edition.day(date)),
        to: body.to.map(|date| edition.day(date)),
        part_of: body
            .part_of
            .as_ref()
            .filter(|id| municipality.body(id).is_some())
            .map(|id| edition.body_link(address, id)),
        parts: municipality
            .bodies
            .iter()
            .filter(|other| other.part_of.as_ref() == Some(&body.id))
            .map(|other| edition.body_link(address, &other.id))
            .collect(),
        members,
        former: municipality.people.iter().filter(sat).map(|person| edition.person_link(address, &person.id)).collect(),
        meetings: held
            .iter()
            .take(MOST_MEETINGS)
            .map(|meeting| super::minutes::row(edition, meeting, address))
            .collect(),
        meeting_count: held.len(),
        votes: None,
    }
}

fn side_by_side(edition: &mut Edition, body: &Body, sides: &Sides, pages: &mut Vec<Page>) {
    let target = Target::SideBySide(body.id.clone());
    let address = edition.address(&target);
    let members: Vec<Link> = sides.members.iter().map(|id| edition.person_link(&address, id)).collect();
    let rows = members.iter().enumerate().map(|(one, person)| MatrixRow {
        person: person.clone(),
        cells: (0..members.len())
            .map(|other| if one == other { None } else { cell(edition, sides.pair(one, other)) })
            .collect(),
    });
    let view = SideBySide {
        roll_calls: sides.roll_calls,
        divided_count: sides.divided.len(),
        rows: rows.collect(),
        divided: sides
            .divided
            .iter()
            .take(MOST_DIVIDED)
            .map(|place| marked(edition, *place, &sides.members, &address))
            .collect(),
        data: Some(
            address.link_to(&edition.addresses.root().join("data").file("roll-calls.csv"), edition.setting.links),
        ),
        members,
    };
    let name = edition.text(&body.name).text;
    let title = Words { text: edition.phrase("pages.side_by_side", &[("name", &name)]), lang: None };
    let mut heading = heading(edition, target, "side-by-side", body.id.to_string(), title);
    heading.above.push(edition.body_link(&address, &body.id));
    heading.description = Some(edition.phrase("pages.side_by_side_description", &[("name", &name)]));
    heading.found = None;
    heading.updated = last_meeting(edition, body);
    let page = edition.page(heading, View::SideBySide(Box::new(view)));
    pages.push(page);
}

/// How alike two members voted: in steps of a fifth.
fn cell(edition: &Edition, (both, alike): (usize, usize)) -> Option<MatrixCell> {
    let share = edition.share(alike.into(), both.into())?;
    Some(MatrixCell { share: share.text, step: (alike * 5 / both).min(4), both })
}

/// A vote with the sides of some people.
fn marked(edition: &Edition, place: MotionPlace, people: &[Id], from: &Address) -> super::view::VoteRow {
    let mut row = super::vote::row(edition, place, None, from);
    let vote = place.of(edition.portal).vote.as_ref();
    row.marks = people.iter().map(|id| vote.and_then(|vote| vote.of(id)).map(Choice::id)).collect();
    row
}

fn person(edition: &mut Edition, at: usize, pages: &mut Vec<Page>) {
    let portal = edition.portal;
    let person = &portal.municipality.people[at];
    let target = Target::Person(person.id.clone());
    let address = edition.address(&target);
    let view = person_view(edition, person, &address);
    let title = Words { text: person.name.clone(), lang: None };
    let mut heading = heading(edition, target, "person", person.id.to_string(), title);
    heading.updated = newest::of_person(edition, person);
    let page = edition.page(heading, View::Person(Box::new(view)));
    pages.push(page);
}

fn person_view(edition: &Edition, person: &Person, address: &Address) -> PersonView {
    let nothing = Record::default();
    let record = edition.links.council.people.get(&person.id).unwrap_or(&nothing);
    let divided = record.votes.iter().filter(|(place, side)| {
        let cast = matches!(side, Side::Yes | Side::No | Side::Abstain);
        cast && place.of(edition.portal).vote.as_ref().is_some_and(|vote| vote.is_divided())
    });
    PersonView {
        party: person.party.clone(),
        email: person.email.clone(),
        photo: person
            .photo
            .as_deref()
            .filter(|path| edition.portal.file(path).is_some())
            .map(|path| edition.picture(address, path)),
        terms: terms(edition, person, address),
        attendance: attendance(edition, record),
        votes: tally(edition, record),
        divided: divided
            .take(MOST_VOTES)
            .map(|(place, side)| super::vote::row(edition, *place, Some(*side), address))
            .collect(),
        moved: record
            .moved
            .iter()
            .take(MOST_VOTES)
            .map(|place| super::vote::row(edition, *place, None, address))
            .collect(),
        alike: alike(edition, person, address),
    }
}

fn terms(edition: &Edition, person: &Person, from: &Address) -> Vec<TermRow> {
    let mut held: Vec<&Membership> = person.memberships.iter().collect();
    held.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.body.cmp(&b.body)));
    held.into_iter()
        .map(|held| TermRow {
            body: edition.body_link(from, &held.body),
            role: held.role.id(),
            title: edition.some(held.title.as_ref()),
            on_behalf_of: held.on_behalf_of.as_ref().map(|group| edition.body_link(from, group)),
            from: held.from.map(|date| edition.day(date)),
            to: held.to.map(|date| edition.day(date)),
            area: area(edition, held.area.as_deref()),
            current: held.covers(edition.setting.today),
        })
        .collect()
}

fn attendance(edition: &Edition, record: &Record) -> Vec<AttendanceRate> {
    let rate = |(body, presence): (&Id, &crate::link::council::Presence)| AttendanceRate {
        body: super::minutes::body_name(edition, body),
        there: presence.there,
        held: presence.held,
        excused: presence.excused,
        substituted: presence.substituted,
        share: edition.share(presence.there.into(), presence.held.into()),
    };
    record.attendance.iter().map(rate).collect()
}

/// How often somebody voted how.
fn tally(edition: &Edition, record: &Record) -> Vec<VoteSide> {
    let count = |side: Side| record.votes.iter().filter(|(_, own)| *own == side).count();
    let whole = Decimal::from(record.votes.len());
    Side::ALL
        .iter()
        .map(|side| (*side, count(*side)))
        .filter(|(_, count)| *count > 0)
        .map(|(side, count)| VoteSide {
            side: side.id(),
            count,
            share: Some(edition.share_or_none(count, whole)),
            people: Vec::new(),
        })
        .collect()
}

/// With whom somebody voted alike, over all bodies in which they voted.
fn alike(edition: &Edition, person: &Person, from: &Address) -> Vec<AlikeRow> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for sides in edition.links.council.bodies.values() {
        let Some(own) = sides.members.iter().position(|id| *id == person.id) else { continue };
        for (other, id) in sides.members.iter().enumerate().filter(|(other, _)| *other != own) {
            let (both, alike) = sides.pair(own, other);
            // The body in which they sit together most often comes first; one row a colleague.
            if both > 0 && seen.insert(id) {
                let share = edition.share(alike.into(), both.into());
                rows.push(AlikeRow { person: edition.person_link(from, id), both, alike, share });
            }
        }
    }
    rows.sort_by(|a, b| (b.alike * a.both).cmp(&(a.alike * b.both)).then_with(|| a.person.label.cmp(&b.person.label)));
    rows
}
