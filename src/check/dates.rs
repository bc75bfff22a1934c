//! A meeting's day is the one that its file's name begins with, and nothing was handed in, executed or
//! counted on a day to come.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::Budget;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    subject.portal.budgets.iter().for_each(|budget| figures(budget, subject.today, findings));
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

/// What a budget tells of days that have not come.
fn figures(budget: &Budget, today: Date, findings: &mut Findings) {
    let stages = budget.stages.iter().filter(|stage| !stage.stage.is_plan()).map(|stage| (stage.as_of, &budget.place));
    let reports = budget.snapshots.iter().map(|report| (Some(report.as_of), &report.place));
    let loans = budget.loans.iter().map(|loan| (loan.as_of, &loan.place));
    let accounts = budget.accounts.iter().map(|account| (account.as_of, &account.place));
    let told = stages.chain(reports).chain(loans).chain(accounts).filter_map(|(day, place)| Some((day?, place)));
    let to_come: BTreeSet<(Date, &Place)> = told.filter(|(day, _)| *day > today).collect();
    for (day, place) in to_come {
        findings.add(Finding::new(Code::FigureToCome, place.clone()).with("date", day));
    }
}
