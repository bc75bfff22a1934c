//! A meeting's day is the one that its file's name begins with, and nothing was handed in, executed or
//! counted on a day to come; a budget's days are those of its year.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::Budget;
use crate::model::choice::Choice;

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
    outside(budget, today, findings);
    turned(budget, findings);
}

/// Loans that fall due before they were agreed, and projects that end before they begin.
fn turned(budget: &Budget, findings: &mut Findings) {
    let loans = budget.loans.iter().filter_map(|loan| {
        let (start, end) = loan.date.zip(loan.due).filter(|(start, end)| end < start)?;
        Some((start.to_string(), end.to_string(), &loan.place))
    });
    let projects = budget.projects.iter().filter_map(|project| {
        let (start, end) = project.start.zip(project.end).filter(|(start, end)| end < start)?;
        Some((start.to_string(), end.to_string(), &project.place))
    });
    for (start, end, place) in loans.chain(projects) {
        findings.add(Finding::new(Code::EndBeforeStart, place.clone()).with("start", start).with("end", end));
    }
}

/// Days that cannot be those of a year: execution and amendments are within it, and what was planned is
/// decided neither after its end nor on a day to come.
fn outside(budget: &Budget, today: Date, findings: &mut Findings) {
    let within = |day: &Date| *day < budget.start || *day > budget.end;
    let decided = |day: &Date| *day > budget.end || *day > today;
    let stages = budget.stages.iter().filter_map(|told| {
        let day = match told.stage.is_plan() {
            true => told.date.filter(decided),
            false => told.as_of.filter(within),
        };
        Some((format!("stage-{}", told.stage.id()), day?, &told.place))
    });
    let amendments = budget.amendments.iter().filter_map(|amendment| {
        let day = amendment.date.filter(|day| within(day) || *day > today)?;
        Some(("an-amendment".to_owned(), day, &amendment.place))
    });
    let all: BTreeSet<(String, Date, &Place)> = stages.chain(amendments).collect();
    for (what, day, place) in all {
        let finding = Finding::new(Code::DayOutsideYear, place.clone()).with("what", what).with("date", day);
        // A day that the year may have is only not come yet.
        let is_outside = day > budget.end || day <= today;
        findings.add(match is_outside {
            true => finding.with("why", "day-not-of-year").with("start", budget.start).with("end", budget.end),
            false => finding.with("why", "day-not-come").with("coming", day),
        });
    }
}
