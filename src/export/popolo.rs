//! The council as Popolo: people, bodies, memberships, meetings, motions and votes.
//!
//! `data/popolo.json` has people, organizations and memberships; `data/popolo-<year>.json` that year's
//! events, motions and vote events, so that no file grows without end.

use std::collections::BTreeMap;
use std::rc::Rc;

use rayon::prelude::*;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::licence::{self, licensed};
use super::party::Parties;
use super::{File, Portfolio};
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::council::{Meeting, MeetingState};
use crate::model::id::Id;
use crate::model::municipality::{Body, BodyKind, Membership, Person, Role};
use crate::model::vote::{Motion, MotionResult, Side};

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let municipality = &portfolio.portal.municipality;
    if municipality.people.is_empty() && municipality.bodies.is_empty() {
        return Vec::new();
    }
    let folder = portfolio.addresses.root().join("data");
    let licensed = licensed(council(portfolio), portfolio.settings());
    let mut files = vec![(folder.file("popolo.json").to_string(), ended(serde_json::to_vec(&licensed)))];
    let mut years: BTreeMap<i16, Vec<&Meeting>> = BTreeMap::new();
    for meeting in &portfolio.portal.meetings {
        years.entry(meeting.date.year()).or_default().push(meeting);
    }
    let of_year = |(year, meetings): (i16, Vec<&Meeting>)| {
        (folder.file(&format!("popolo-{year}.json")).to_string(), ended(of_year(portfolio, &meetings)))
    };
    files.par_extend(years.into_par_iter().map(of_year));
    files
}

/// A file's bytes with the end of its line.
fn ended(bytes: serde_json::Result<Vec<u8>>) -> Vec<u8> {
    let mut bytes = bytes.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A value without its empty members.
pub(super) fn told(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let told = |(_, value): &(String, Value)| !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty());
    Value::Object(members.into_iter().filter(told).collect::<Map<_, _>>())
}

fn council(portfolio: &Portfolio) -> Value {
    let municipality = &portfolio.portal.municipality;
    let parties = Parties::of(municipality);
    let organizations = municipality.bodies.iter().map(organization);
    let named = parties
        .named
        .iter()
        .map(|(id, name)| json!({"id": id.as_str(), "name": name, "classification": BodyKind::Party.id()}));
    let memberships = municipality.people.iter().flat_map(|person| {
        let held = person.memberships.iter().enumerate().map(|(at, held)| membership(person, at, held));
        held.chain(parties.of_person(person).map(|party| of_party(person, party)))
    });
    json!({
        "persons": municipality.people.iter().map(person).collect::<Vec<_>>(),
        "organizations": organizations.chain(named).collect::<Vec<_>>(),
        "memberships": memberships.collect::<Vec<_>>(),
    })
}

fn person(person: &Person) -> Value {
    let others = person.aliases.iter().map(|name| json!({"name": name}));
    told(json!({
        "id": person.id.as_str(),
        "name": person.name,
        "given_name": person.parts.given,
        "family_name": person.parts.family,
        "honorific_prefix": person.parts.honorific,
        "honorific_suffix": person.parts.suffix,
        "other_names": others.collect::<Vec<_>>(),
        "email": person.email,
        "image": person.photo,
    }))
}

fn organization(body: &Body) -> Value {
    let links = body.web.iter().map(|url| json!({"url": url}));
    told(json!({
        "id": body.id.as_str(),
        "name": body.name.first(),
        "other_names": body.short_name.iter().map(|name| json!({"name": name.first()})).collect::<Vec<_>>(),
        "classification": body.kind.id(),
        "parent_id": body.part_of.as_ref().map(|id| id.as_str()),
        "founding_date": body.from.map(|date| date.to_string()),
        "dissolution_date": body.to.map(|date| date.to_string()),
        "links": links.collect::<Vec<_>>(),
    }))
}

fn membership(person: &Person, at: usize, held: &Membership) -> Value {
    told(json!({
        "id": format!("{}-{}", person.id, at + 1),
        "person_id": person.id.as_str(),
        "organization_id": held.body.as_str(),
        "role": held.role.id(),
        "label": held.title.as_ref().map(|title| title.first()),
        "on_behalf_of_id": held.on_behalf_of.as_ref().map(|group| group.as_str()),
        "area_id": held.area,
        "start_date": held.from.map(|date| date.to_string()),
        "end_date": held.to.map(|date| date.to_string()),
    }))
}

/// That somebody stands for a party; since when is not known.
fn of_party(person: &Person, party: &Id) -> Value {
    json!({
        "id": format!("{}-party", person.id),
        "person_id": person.id.as_str(),
        "organization_id": party.as_str(),
        "role": Role::Member.id(),
    })
}

/// A year's meetings, motions and votes. Popolo says what is in a file, and nothing of the file: of its licence it
/// has no word of its own.
fn of_year(portfolio: &Portfolio, meetings: &[&Meeting]) -> serde_json::Result<Vec<u8>> {
    let first = portfolio.setting.shared.settings.first_language();
    let pages = portfolio.pages.iter().filter(|page| page.subject == "minutes" && page.lang == first);
    let titles: BTreeMap<&str, &str> = pages.map(|page| (page.id.as_str(), page.title.as_str())).collect();
    let title = |meeting: &Meeting| titles.get(meeting.id.as_str()).copied();
    let moved: Vec<Moved> = meetings.iter().flat_map(|meeting| moved_in(meeting, portfolio)).collect();
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::new(&mut bytes);
    let mut members = writer.serialize_map(None)?;
    let events = Each(|| meetings.iter().map(|meeting| event(portfolio, meeting, title(meeting))));
    members.serialize_entry("events", &events)?;
    if let Some(licence) = licence::of(portfolio.settings()) {
        members.serialize_entry("licence", &licence)?;
    }
    members.serialize_entry("motions", &Each(|| moved.iter().map(Moved::value)))?;
    members.serialize_entry("vote_events", &Each(|| moved.iter().filter_map(Moved::vote_event)))?;
    members.end()?;
    Ok(bytes)
}

/// A list whose members are made while they are written: a year's votes are many, and none waits for the others.
struct Each<F>(F);

impl<I: Iterator<Item = Value>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A motion or amendment with where it was moved.
struct Moved<'a> {
    id: String,
    meeting: &'a Meeting,
    motion: &'a Motion,
    bench: Option<Rc<Bench>>,
}

/// What was moved in a meeting, amendments after their motion.
fn moved_in<'a>(meeting: &'a Meeting, portfolio: &Portfolio) -> Vec<Moved<'a>> {
    let mut all = Vec::new();
    for (item, point) in meeting.agenda.iter().enumerate().filter(|(_, point)| !point.motions.is_empty()) {
        let bench = Bench::of(meeting, &portfolio.portal.municipality, Some(item)).map(Rc::new);
        for (at, motion) in point.motions.iter().enumerate() {
            let id = format!("{}-{}-{}", meeting.id, item + 1, at + 1);
            let amendments = motion.amendments.iter().enumerate();
            let amendments: Vec<Moved> = amendments
                .map(|(at, motion)| Moved { id: format!("{id}-{}", at + 1), meeting, motion, bench: bench.clone() })
                .collect();
            all.push(Moved { id, meeting, motion, bench: bench.clone() });
            all.extend(amendments);
        }
    }
    all
}

fn event(portfolio: &Portfolio, meeting: &Meeting, title: Option<&str>) -> Value {
    let settings = &portfolio.setting.shared.settings;
    let stamp = |time: Option<jiff::civil::Time>| time.map(|time| settings.stamp(meeting.day_of(time), time));
    let status = match meeting.state {
        MeetingState::Cancelled | MeetingState::Postponed => "cancelled",
        MeetingState::Planned => "confirmed",
        _ => "passed",
    };
    let bodies: Vec<&str> = std::iter::once(&meeting.body).chain(&meeting.jointly).map(Id::as_str).collect();
    let attendees = meeting.attendance.there().map(|id| json!({"id": id.as_str()}));
    told(json!({
        "id": meeting.id.as_str(),
        "name": title,
        "classification": meeting.kind.id(),
        "start_date": stamp(meeting.start).unwrap_or_else(|| meeting.date.to_string()),
        "end_date": stamp(meeting.end),
        "location": meeting.location.as_ref().map(|location| location.first()),
        "status": status,
        "organization_id": meeting.body.as_str(),
        // Popolo has a place for one body; where several met, all are named here.
        "organization_ids": Some(bodies).filter(|bodies| bodies.len() > 1),
        "attendees": attendees.collect::<Vec<_>>(),
    }))
}

/// A result in Popolo's words.
fn result(motion: &Motion, bench: Option<&Bench>) -> Option<&'static str> {
    match motion.outcome(bench)? {
        MotionResult::Adopted => Some("pass"),
        MotionResult::Rejected => Some("fail"),
        MotionResult::Unclear => None,
        other => Some(other.id()),
    }
}

impl Moved<'_> {
    fn value(&self) -> Value {
        let Self { id, meeting, motion, bench } = self;
        let requirement = bench.as_ref().and_then(|bench| bench.verdict(motion)).map(|verdict| verdict.requirement);
        told(json!({
            "id": id,
            "organization_id": meeting.body.as_str(),
            "creator_id": motion.movers.first().map(|id| id.as_str()),
            "text": motion.text.as_ref().unwrap_or(&motion.title).first(),
            "identifier": (!motion.decisions.is_empty()).then(|| motion.decisions.join(", ")),
            "date": meeting.date.to_string(),
            "requirement": requirement.map(|needs| format!("{} of {}", needs.majority.id(), needs.base.id())),
            "result": result(motion, bench.as_deref()),
            "event_id": meeting.id.as_str(),
        }))
    }

    fn vote_event(&self) -> Option<Value> {
        let Self { id, meeting, motion, bench } = self;
        let vote = motion.vote.as_ref()?;
        let counts = Side::ALL.iter().map(|side| (option(*side), vote.side(*side).count()));
        let cast = |(name, count): &(&str, usize)| *count > 0 || matches!(*name, "yes" | "no" | "abstain");
        let counts = counts.filter(cast).map(|(option, value)| json!({"option": option, "value": value}));
        let votes = vote.names().map(|(side, id)| json!({"voter_id": id.as_str(), "option": option(side)}));
        Some(told(json!({
            "id": id,
            "motion_id": id,
            "organization_id": meeting.body.as_str(),
            "identifier": id,
            "start_date": meeting.date.to_string(),
            "classification": vote.method.id(),
            "result": result(motion, bench.as_deref()),
            "counts": counts.collect::<Vec<_>>(),
            "votes": votes.collect::<Vec<_>>(),
            // Popolo has no word for the vote that breaks a tie; it is none of the counted.
            "casting_vote": vote.casting.map(|side| told(json!({
                "voter_id": meeting.chair.as_ref().map(|id| id.as_str()),
                "option": side.id(),
            }))),
        })))
    }
}

/// A side in Popolo's words.
fn option(side: Side) -> &'static str {
    match side {
        Side::Recused => "excused",
        other => other.id(),
    }
}
