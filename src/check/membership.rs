//! Who is named as present was a member of the body on that day, and is named once; who presided or kept
//! the record was there; and a substitute takes the seat that they are written for.

use std::collections::BTreeMap;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::council::Meeting;
use crate::model::id::Id;
use crate::model::municipality::Municipality;
use crate::model::seat::{Seat, When, seat};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in &subject.portal.meetings {
        let attendance = &meeting.attendance;
        let late = attendance.late.iter().map(|(id, _)| id);
        let substitutes = attendance.substitutes.iter().map(|(id, _)| id);
        let away = attendance.excused.iter().chain(&attendance.absent);
        let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
        for id in attendance.present.iter().chain(late).chain(substitutes).chain(away) {
            let before = seen.entry(id).or_default();
            let place = attendance.place_of(id, *before).unwrap_or(&meeting.place);
            *before += 1;
            if *before > 1 {
                let finding = Finding::new(Code::NamedTwice, place.clone());
                findings.add(finding.with("person", name(municipality, id)));
            }
            let held = municipality.person(id).map_or(&[][..], |person| &person.memberships);
            if !held.iter().any(|held| {
                (held.body == meeting.body || meeting.jointly.contains(&held.body)) && held.covers(meeting.date)
            }) {
                let body = municipality.body(&meeting.body).map_or("", |body| body.name.first());
                let finding = Finding::new(Code::NotMember, place.clone())
                    .with("person", name(municipality, id))
                    .with("body", body)
                    .with("date", meeting.date);
                findings.add(finding);
            }
        }
        substitutes_without_seat(meeting, municipality, findings);
        for id in meeting.chair.iter().chain(&meeting.secretary) {
            let missing = attendance.excused.contains(id) || attendance.absent.contains(id);
            if missing && !attendance.was_there(id) {
                let finding = Finding::new(Code::ChairAbsent, meeting.place.clone());
                findings.add(finding.with("person", name(municipality, id)));
            }
        }
    }
}

/// Tells every substitute who at no point takes the seat that they are written for. Without an agenda,
/// those who come and go are not asked.
fn substitutes_without_seat(meeting: &Meeting, municipality: &Municipality, findings: &mut Findings) {
    let attendance = &meeting.attendance;
    let moves = |id: &Id| attendance.late.iter().chain(&attendance.left).any(|(who, _)| who == id);
    for (substitute, member) in &attendance.substitutes {
        let takes = |when| seat(substitute, meeting, municipality, when) == Some(Seat::InPlace);
        let others = || attendance.substitutes.iter().any(|(other, whose)| whose == member && moves(other));
        let sits = match meeting.agenda.len() {
            0 => takes(When::Ever) || moves(member) || others(),
            points => (0..points).any(|at| takes(When::During(at))),
        };
        if !sits {
            let place = attendance.place_of(substitute, 0).unwrap_or(&meeting.place);
            let finding = Finding::new(Code::SubstituteWithoutSeat, place.clone())
                .with("person", name(municipality, substitute))
                .with("member", name(municipality, member));
            findings.add(finding);
        }
    }
}

/// A person's name, for messages.
pub(super) fn name<'m>(municipality: &'m Municipality, id: &'m Id) -> &'m str {
    municipality.person(id).map_or(id.as_str(), |person| &person.name)
}
