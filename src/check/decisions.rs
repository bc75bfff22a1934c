//! A decision is carried out by its day.

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for decision in subject.portal.meetings.iter().flat_map(|meeting| &meeting.decisions) {
        if decision.is_overdue(subject.today) {
            let finding = Finding::new(Code::DecisionOverdue, decision.place.clone())
                .with("number", &decision.number)
                .with_some("date", decision.due);
            findings.add(finding);
        }
    }
}
