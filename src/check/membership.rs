//! Who is named as present was a member of the body on that day, and is named once; who presided or kept
//! the record was there.

use std::collections::BTreeSet;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::id::Id;
use crate::model::municipality::Municipality;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in &subject.portal.meetings {
        let attendance = &meeting.attendance;
        let late = attendance.late.iter().map(|(id, _)| id);
        let substitutes = attendance.substitutes.iter().map(|(id, _)| id);
        let away = attendance.excused.iter().chain(&attendance.absent);
        let mut seen = BTreeSet::new();
        for id in attendance.present.iter().chain(late).chain(substitutes).chain(away) {
            if !seen.insert(id) {
                let finding = Finding::new(Code::NamedTwice, meeting.place.clone());
                findings.add(finding.with("person", name(municipality, id)));
            }
            let held = municipality.person(id).map_or(&[][..], |person| &person.memberships);
            if !held.iter().any(|held| {
                (held.body == meeting.body || meeting.jointly.contains(&held.body)) && held.covers(meeting.date)
            }) {
                let body = municipality.body(&meeting.body).map_or("", |body| body.name.first());
                let finding = Finding::new(Code::NotMember, meeting.place.clone())
                    .with("person", name(municipality, id))
                    .with("body", body)
                    .with("date", meeting.date);
                findings.add(finding);
            }
        }
        for id in meeting.chair.iter().chain(&meeting.secretary) {
            let missing = attendance.excused.contains(id) || attendance.absent.contains(id);
            if missing && !attendance.was_there(id) {
                let finding = Finding::new(Code::ChairAbsent, meeting.place.clone());
                findings.add(finding.with("person", name(municipality, id)));
            }
        }
    }
}

/// A person's name, for messages.
pub(super) fn name<'m>(municipality: &'m Municipality, id: &'m Id) -> &'m str {
    municipality.person(id).map_or(id.as_str(), |person| &person.name)
}
