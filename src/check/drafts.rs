//! A meeting that was held has minutes, and they are approved in time, by a meeting that comes after it; what
//! was corrected is told.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::council::{Meeting, MeetingState};
use crate::model::id::Id;

/// How many days minutes may stay a draft where the body's rules say nothing.
const USUAL_DAYS: i64 = 60;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    let all: BTreeMap<&Id, &Meeting> = subject.portal.meetings.iter().map(|meeting| (&meeting.id, meeting)).collect();
    for meeting in &subject.portal.meetings {
        let by = meeting.approved_by.as_ref().and_then(|id| all.get(id));
        let early = |by: &&&Meeting| by.date < meeting.date || by.date > subject.today || !by.state.was_held();
        if let Some(by) = by.filter(early) {
            let finding = Finding::new(Code::ApprovedEarly, meeting.place.clone());
            findings.add(finding.with("date", meeting.date).with("by", &by.id).with("held", by.date));
        }
        if let Some(by) = by.filter(|by| !shares_body(meeting, by)) {
            let finding = Finding::new(Code::ApprovedElsewhere, meeting.place.clone());
            findings.add(finding.with("date", meeting.date).with("by", &by.id).with("body", &by.body));
        }
        let moved = meeting.postponed_to.as_ref().and_then(|id| all.get(id));
        changed(meeting, moved.map(|to| (to.id.as_str(), to.date)), subject.today, findings);
        let days = days_since(meeting.date, subject.today);
        let most = municipality.body(&meeting.body).and_then(|body| body.approve_within).unwrap_or(USUAL_DAYS);
        let told = |code| Finding::new(code, meeting.place.clone()).with("date", meeting.date);
        if meeting.state == MeetingState::Draft && days > most {
            findings.add(told(Code::DraftTooLong).with("days", days).with("most", most));
        }
        if meeting.state == MeetingState::Planned && days > 0 {
            findings.add(told(Code::StillPlanned));
        }
        if meeting.state.was_held() && days >= 0 && is_bare(meeting) {
            findings.add(told(Code::MinutesMissing));
        }
    }
}

/// Tells what was corrected in minutes, or held in their meeting's place (`moved`), before it; corrections that have
/// not come; and those that are not told.
fn changed(meeting: &Meeting, moved: Option<(&str, Date)>, today: Date, findings: &mut Findings) {
    let corrected = || meeting.corrections.iter().map(|change| ("corrections", change.date));
    if let Some((what, day)) = corrected().chain(moved).find(|(_, day)| *day < meeting.date) {
        let finding = Finding::new(Code::BeforeMeeting, meeting.place.clone());
        findings.add(finding.with("what", what).with("date", day).with("meeting", meeting.date));
    }
    if let Some((_, day)) = corrected().find(|(_, day)| *day > today) {
        let finding = Finding::new(Code::StepToCome, meeting.place.clone());
        findings.add(finding.with("number", format!("{}: corrections", meeting.id)).with("date", day));
    }
    if meeting.state == MeetingState::Corrected && meeting.corrections.is_empty() {
        findings.add(Finding::new(Code::CorrectionUntold, meeting.place.clone()));
    }
}

/// Whether a body of one meeting is one of the other's.
fn shares_body(one: &Meeting, other: &Meeting) -> bool {
    let mut bodies = [&one.body].into_iter().chain(&one.jointly);
    bodies.any(|body| *body == other.body || other.jointly.contains(body))
}

/// How many days a date is before today.
fn days_since(date: Date, today: Date) -> i64 {
    date.until(today).map_or(0, |span| i64::from(span.get_days()))
}

/// Whether nothing is published of what was dealt with: no text, no agenda and no document.
fn is_bare(meeting: &Meeting) -> bool {
    let has_text = meeting.text.texts.iter().any(|text| !text.markdown.trim().is_empty());
    !has_text && meeting.agenda.is_empty() && meeting.documents.is_empty() && meeting.decisions.is_empty()
}
