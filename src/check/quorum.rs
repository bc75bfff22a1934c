//! A body decides only when enough of its members are there.

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in subject.portal.meetings.iter().filter(|meeting| meeting.state.was_held()) {
        let Some(body) = municipality.body(&meeting.body) else { continue };
        let members: Vec<_> = municipality.members_on(&meeting.body, meeting.date).map(|person| &person.id).collect();
        let present = meeting.attendance.there().filter(|id| members.contains(id)).count();
        // Without an attendance there is nothing to count.
        let told = meeting.attendance.there().next().is_some() && !members.is_empty();
        if told && !meeting.decisions.is_empty() && present < body.quorum.needs(members.len()) {
            let finding = Finding::new(Code::NoQuorum, meeting.place.clone());
            findings.add(finding.with("present", present).with("members", members.len()));
        }
    }
}
