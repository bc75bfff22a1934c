//! What the file tells of itself, held against what it holds.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Teller;
use super::head::Head;
use crate::findings::Code;
use crate::model::election::{Ballot, Declared, Election, Project, Trait};
use crate::text::place::Span;

/// Numbers of rows that the head tells, against those that there are.
pub(super) fn tell_counts(counts: &[(&str, usize)], head: &Head, teller: &mut Teller) {
    for (key, found) in counts {
        if let Some(told) = head.number(key, teller).filter(|told| *told != *found as u64) {
            let finding = teller.at(Code::BallotFileCount, head.span(key)).with("key", key);
            teller.tell(finding.with("told", told).with("found", found));
        }
    }
}

/// The values of voters' columns that the format does not know, each once: told by the reader of
/// ballots, row by row.
#[derive(Default)]
pub(super) struct OddValues(BTreeSet<(&'static str, String)>);

impl OddValues {
    /// Looks at a ballot.
    pub fn look(&mut self, ballot: &Ballot, span: Span, teller: &mut Teller) {
        let is_number =
            |text: &str| !text.is_empty() && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_age =
            |text: &str| is_number(text) || text.split_once('-').is_some_and(|(a, b)| is_number(a) && is_number(b));
        let told = [
            ("voter_id", Some(ballot.voter.as_str()).filter(|id| id.contains(',')), "12"),
            ("age", ballot.told(Trait::Age).filter(|age| !is_age(age)), "36, 40-59"),
            ("sex", ballot.told(Trait::Sex).filter(|sex| !["M", "F", "O"].contains(sex)), "M, F, O"),
            (
                "voting_method",
                ballot.told(Trait::Method).filter(|how| !["internet", "paper"].contains(how)),
                "internet, paper",
            ),
        ];
        for (column, value, known) in told {
            let Some(value) = value else { continue };
            if self.0.len() < MOST_ODD && self.0.insert((column, value.to_owned())) {
                let finding = teller.at(Code::BallotFileValue, span).with("value", value).with("column", column);
                teller.tell(finding.with("known", known));
            }
        }
    }
}

/// After so many odd values, more would not help anyone.
const MOST_ODD: usize = 20;

/// The votes and points that the file tells of each project, against the ballots.
pub(super) fn tell_votes(election: &Election, teller: &mut Teller) {
    let mut votes = vec![0_u64; election.projects.len()];
    let mut scores = vec![Decimal::ZERO; election.projects.len()];
    for ballot in &election.ballots {
        for (at, choice) in ballot.choices.iter().enumerate() {
            votes[choice.project] += 1;
            scores[choice.project] += election.points(ballot, at);
        }
    }
    for ((project, votes), score) in election.projects.iter().zip(votes).zip(scores) {
        if let Some(told) = project.told_votes.filter(|told| *told != votes) {
            differs("votes", project, told.into(), votes.into(), teller);
        }
        if let Some(told) = project.told_score.filter(|told| *told != score) {
            differs("score", project, told, score.normalize(), teller);
        }
    }
}

fn differs(column: &str, project: &Project, told: Decimal, found: Decimal, teller: &mut Teller) {
    let finding = crate::findings::Finding::new(Code::ToldVotesDiffer, project.place.clone());
    let finding = finding.with("column", column).with("project", &project.id);
    teller.tell(finding.with("told", told).with("found", found));
}

/// What the file says of its money, against its costs.
pub(super) fn tell_money(election: &Election, head: &Head, teller: &mut Teller) {
    let budget = election.budget;
    for project in election.projects.iter().filter(|project| project.cost > budget) {
        let finding = crate::findings::Finding::new(Code::ProjectOverBudget, project.place.clone());
        teller.tell(finding.with("project", &project.id).with("cost", project.cost).with("budget", budget));
    }
    let all: Decimal = election.projects.iter().map(|project| project.cost).sum();
    let told = head.value("fully_funded");
    // What a rule keeps out cannot be funded with the rest.
    let is_full = all <= budget && election.limits.is_empty() && election.min_score.is_none();
    let differs = match told {
        Some(told) => (told == "1") != (all <= budget),
        None => is_full,
    };
    if differs && !election.projects.is_empty() {
        let what = if told.is_some() { "fully-funded-other" } else { "fully-funded-unsaid" };
        let finding = teller.at(Code::FullyFundedDiffers, head.span("fully_funded")).with("what", what);
        teller.tell(finding.with("cost", all).with("budget", budget));
    }
    if election.projects.iter().all(|project| project.declared.is_none()) {
        return;
    }
    let won = election.projects.iter().filter(|project| project.declared == Some(Declared::Won));
    let spent: Decimal = won.map(|project| project.cost).sum();
    if spent > budget {
        let finding = teller.at(Code::DeclaredOverspends, head.span("budget"));
        return teller.tell(finding.with("cost", spent).with("budget", budget));
    }
    let mut lost = election.projects.iter().filter(|project| project.declared == Some(Declared::Lost));
    if let Some(project) = lost.find(|project| project.cost <= budget - spent) {
        let finding = crate::findings::Finding::new(Code::BudgetLeftFits, project.place.clone());
        teller.tell(finding.with("project", &project.id).with("cost", project.cost).with("left", budget - spent));
    }
}
