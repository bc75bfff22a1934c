//! The section `VOTES`: a ballot a row.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::doubts::OddValues;
use super::sections::{Row, Section};
use super::{Teller, cells};
use crate::findings::{Code, Finding};
use crate::model::choice::Choice as _;
use crate::model::election::{Ballot, BallotKind, Choice, Election, Trait};
use crate::text::nearest::nearest;
use crate::text::place::Span;

/// The columns that the format has.
const COLUMNS: [&str; 9] =
    ["voter_id", "vote", "points", "age", "sex", "voting_method", "district", "neighborhood", "education"];

/// The numbers of the columns.
struct Columns {
    voter: usize,
    vote: usize,
    points: Option<usize>,
    traits: [Option<usize>; Trait::COUNT],
}

/// Reads the ballots into the election.
pub(super) fn read(section: Section, election: &mut Election, teller: &mut Teller) {
    section.tell_unknown(&COLUMNS, teller);
    section.tell_ragged(teller);
    let (voter, vote) = (section.needed("voter_id", teller), section.needed("vote", teller));
    let points = match election.ballot.has_points() {
        true => section.needed("points", teller),
        false => None,
    };
    let (Some(voter), Some(vote)) = (voter, vote) else { return };
    let mut traits = [None; Trait::COUNT];
    for of in Trait::ALL {
        traits[*of as usize] = section.column(&[of.id()]);
    }
    let columns = Columns { voter, vote, points, traits };
    let numbers: HashMap<String, usize> =
        election.projects.iter().enumerate().map(|(number, project)| (project.id.clone(), number)).collect();
    let mut seen: HashMap<String, Span> = HashMap::with_capacity(section.rows.len());
    let mut ballots = Vec::with_capacity(section.rows.len());
    let mut odd = OddValues::default();
    for row in &section.rows {
        let ballot = ballot(row, &columns, election, &numbers, teller);
        tell_bounds(&ballot, row, election, teller);
        odd.look(&ballot, row.span, teller);
        if let Some(first) = seen.insert(ballot.voter.clone(), row.span).filter(|_| !ballot.voter.is_empty()) {
            let finding = teller.at(Code::VoterTwice, row.span).with("voter", &ballot.voter).and(teller.place(first));
            teller.tell(finding);
        }
        ballots.push(ballot);
    }
    election.ballots = ballots;
}

fn ballot(
    row: &Row,
    columns: &Columns,
    election: &Election,
    numbers: &HashMap<String, usize>,
    teller: &mut Teller,
) -> Ballot {
    let named: Vec<&str> = cells::list(row.cell(Some(columns.vote))).collect();
    let points = columns.points.map(|column| points(row, column, named.len(), teller));
    let mut choices: Vec<Choice> = Vec::with_capacity(named.len());
    for (at, id) in named.iter().enumerate() {
        let Some(project) = numbers.get(*id).copied() else {
            let near = nearest(id, election.projects.iter().map(|project| project.id.as_str()));
            let finding =
                teller.at(Code::UnknownReference, row.span).with("value", id).with("kind", "a-ballot-project");
            teller.tell(finding.with_some("nearest", near));
            continue;
        };
        if choices.iter().any(|choice| choice.project == project) {
            let finding = teller.at(Code::ProjectTwiceOnBallot, row.span).with("project", id);
            teller.tell(finding);
            continue;
        }
        let points = points.as_ref().map_or(Decimal::ONE, |points| points.get(at).copied().unwrap_or_default());
        choices.push(Choice { project, points });
    }
    let told = |column: Option<usize>| Some(row.cell(column)).filter(|cell| !cell.is_empty()).map(Box::from);
    Ballot { voter: row.cell(Some(columns.voter)).to_owned(), choices, traits: columns.traits.map(told) }
}

/// The points of a ballot, as many as it names projects.
fn points(row: &Row, column: usize, projects: usize, teller: &mut Teller) -> Vec<Decimal> {
    let written: Vec<&str> = cells::list(row.cell(Some(column))).collect();
    if written.len() != projects {
        let finding = teller.at(Code::BallotPoints, row.span).with("projects", projects).with("points", written.len());
        teller.tell(finding);
        return Vec::new();
    }
    written.into_iter().map(|cell| cells::amount(cell, row.span, teller).unwrap_or_default()).collect()
}

/// Tells where a ballot does not keep to its bounds.
fn tell_bounds(ballot: &Ballot, row: &Row, election: &Election, teller: &mut Teller) {
    let bounds = &election.bounds;
    let named = ballot.choices.len();
    let too_few = bounds.fewest_projects.is_some_and(|fewest| named < fewest);
    let too_many = bounds.most_projects.is_some_and(|most| named > most);
    if too_few || too_many {
        let finding = teller.at(Code::BallotLength, row.span).with("found", named);
        let finding = finding.with_some("least", bounds.fewest_projects).with_some("most", bounds.most_projects);
        teller.tell(finding);
    }
    let mut hold = |what: &'static str, sum: Decimal, least: Option<Decimal>, most: Option<Decimal>| {
        if least.is_some_and(|least| sum < least) || most.is_some_and(|most| sum > most) {
            let finding: Finding = teller.at(Code::BallotSum, row.span).with("what", what).with("found", sum);
            teller.tell(finding.with_some("least", least).with_some("most", most));
        }
    };
    if bounds.least_cost.is_some() || bounds.most_cost.is_some() {
        let cost = ballot.choices.iter().map(|choice| election.projects[choice.project].cost).sum();
        hold("ballot-cost", cost, bounds.least_cost, bounds.most_cost);
    }
    if election.ballot.has_points() {
        hold(
            "ballot-points",
            ballot.choices.iter().map(|choice| choice.points).sum(),
            bounds.least_sum,
            bounds.most_sum,
        );
        // Points that are shared out are not below zero, unless the file says so.
        let nothing = (election.ballot == BallotKind::Cumulative).then_some(Decimal::ZERO);
        for choice in &ballot.choices {
            hold("ballot-points-of-one", choice.points, bounds.fewest_points.or(nothing), bounds.most_points);
        }
    }
}
