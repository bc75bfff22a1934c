//! A decision is carried out by its day, after it was taken, and not on a day to come; one that was taken
//! back says by what, or when, and nothing else of its state.

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::decision::{Decision, DecisionState, Step};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let taken = subject.portal.decided();
    for meeting in &subject.portal.meetings {
        for decision in &meeting.decisions {
            if decision.is_overdue(subject.today) {
                let finding = Finding::new(Code::DecisionOverdue, decision.place.clone())
                    .with("number", &decision.number)
                    .with_some("date", decision.due);
                findings.add(finding);
            }
            let is_told = |step: &Step| step.state == Some(DecisionState::Revoked);
            // Nothing takes itself back.
            let by = decision.revoked_by.as_deref().filter(|by| *by != decision.number);
            let untold = by.is_none() && !decision.steps.iter().any(is_told);
            if decision.state == DecisionState::Revoked && untold {
                let finding = Finding::new(Code::RevocationUntold, decision.place.clone());
                findings.add(finding.with("number", &decision.number));
            }
            let other = decision.written.filter(|state| *state != DecisionState::Revoked);
            if let Some(other) = other.filter(|_| decision.state == DecisionState::Revoked) {
                let finding =
                    Finding::new(Code::RevokedYetOpen, decision.place.clone()).with("number", &decision.number);
                findings.add(finding.with_some("by", by).with("state", other.id()));
            }
            if let Some(due) = decision.due.filter(|due| *due < meeting.date) {
                let finding = Finding::new(Code::BeforeMeeting, decision.place.clone());
                let what = format!("{} (`due`)", decision.number);
                findings.add(finding.with("what", what).with("date", due).with("meeting", meeting.date));
            }
            let revoked = by.and_then(|by| taken.get(by)).copied();
            followed(decision, meeting, revoked, subject.today, findings);
        }
    }
}

/// Tells the first of what followed a decision (the one that took it back, `revoked`, too) that is dated before
/// it was taken, and the last that has not come.
fn followed(decision: &Decision, meeting: &Meeting, revoked: Option<Date>, today: Date, findings: &mut Findings) {
    let told = &decision.promulgation;
    let days = decision.steps.iter().map(|step| step.date).chain(told.date).chain(told.posted_from);
    let days: Vec<Date> = days.chain(told.gazette_date).collect();
    if let Some(early) = days.iter().chain(&revoked).min().filter(|day| **day < meeting.date) {
        let finding = Finding::new(Code::BeforeMeeting, decision.place.clone()).with("what", &decision.number);
        findings.add(finding.with("date", early).with("meeting", meeting.date));
    }
    if let Some(late) = days.iter().max().filter(|day| **day > today) {
        let finding = Finding::new(Code::StepToCome, decision.place.clone());
        findings.add(finding.with("number", &decision.number).with("date", late));
    }
}
