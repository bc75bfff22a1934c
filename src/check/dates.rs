//! A meeting's day is the one that its file's name begins with, and nothing was handed in on a day to
//! come.

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for meeting in &subject.portal.meetings {
        let named: Option<Date> = meeting.id.as_str().get(..10).and_then(|day| day.parse().ok());
        if let Some(named) = named.filter(|named| *named != meeting.date) {
            let finding = Finding::new(Code::DateDiffers, meeting.place.clone());
            findings.add(finding.with("name", named).with("value", meeting.date));
        }
    }
    for proposal in &subject.portal.proposals {
        if let Some(day) = proposal.submitted.filter(|day| *day > subject.today) {
            let finding = Finding::new(Code::SubmittedInFuture, proposal.place.clone());
            findings.add(finding.with("date", day));
        }
    }
}
