//! The rules held to what is promised of them, to a plain reckoning in fractions, and to small
//! elections reckoned by hand.

mod hand;
mod naive;
mod promises;

use std::sync::Arc;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::findings::Place;
use crate::model::counting::{Completion, TieKey};
use crate::model::election::{Ballot, BallotKind, Bounds, Choice, Project};
use crate::model::tally::{Fraction, Step};

/// An election: costs, and ballots as numbers of projects with points.
fn election(kind: BallotKind, budget: i64, costs: &[i64], ballots: &[Vec<(usize, i64)>]) -> Election {
    let place = Place::file(&Arc::from("a.pb"));
    let project = |(number, cost): (usize, &i64)| Project {
        id: number.to_string(),
        name: format!("P{number}"),
        cost: Decimal::from(*cost),
        areas: vec![format!("area {}", number % 2)],
        categories: Vec::new(),
        told_votes: None,
        told_score: None,
        declared: None,
        place: place.clone(),
    };
    let choice = |(project, points): &(usize, i64)| Choice { project: *project, points: Decimal::from(*points) };
    let ballot = |choices: &Vec<(usize, i64)>| Ballot {
        voter: String::new(),
        choices: choices.iter().map(choice).collect(),
        traits: Default::default(),
    };
    Election {
        title: String::new(),
        head: Vec::new(),
        budget: Decimal::from(budget),
        currency: None,
        ballot: kind,
        bounds: Bounds::default(),
        rule: String::new(),
        projects: costs.iter().enumerate().map(project).collect(),
        ballots: ballots.iter().map(ballot).collect(),
        limits: Vec::new(),
        min_score: None,
        place,
    }
}

/// Approval ballots.
fn approvals(budget: i64, costs: &[i64], ballots: &[&[usize]]) -> Election {
    let ballots: Vec<Vec<(usize, i64)>> =
        ballots.iter().map(|ballot| ballot.iter().map(|project| (*project, 1)).collect()).collect();
    election(BallotKind::Approval, budget, costs, &ballots)
}

/// Any small election: round figures, so that ties and shared denominators are frequent.
fn any_election() -> impl Strategy<Value = Election> {
    let costs = prop::collection::vec((1_i64..12).prop_map(|cost| cost * 10), 1..8);
    let kind = prop::sample::select(vec![BallotKind::Approval, BallotKind::Cumulative]);
    (costs, kind, 1_i64..30).prop_flat_map(|(costs, kind, budget)| {
        let points = if kind == BallotKind::Approval { 1_i64..2 } else { 1_i64..4 };
        let ballot = prop::collection::btree_map(0..costs.len(), points, 0..=costs.len());
        let ballots = prop::collection::vec(ballot.prop_map(|ballot| ballot.into_iter().collect::<Vec<_>>()), 1..14);
        ballots.prop_map(move |ballots| election(kind, budget * 10, &costs, &ballots))
    })
}

/// Any parameters of the rules.
fn any_parameters() -> impl Strategy<Value = Parameters> {
    let rules = prop::sample::select(Rule::ALL.to_vec());
    let completions = prop::sample::select(Completion::ALL.to_vec());
    let stops = prop::sample::select(Stop::ALL.to_vec());
    let starts = prop::sample::select(Start::ALL.to_vec());
    let ties = prop::sample::select(vec![TieKey::Id, TieKey::LowerCost, TieKey::MoreVotes]);
    (rules, completions, stops, starts, ties, any::<bool>()).prop_map(
        |(rule, completion, stop, start, ties, comparison)| Parameters {
            completion,
            stop,
            start,
            comparison,
            ties: vec![ties],
            ..Parameters::of(rule)
        },
    )
}

fn whole(number: i64) -> Fraction {
    Fraction::from_integer(number.into())
}

fn fraction(amount: Decimal) -> Fraction {
    Fraction::new(amount.mantissa().into(), num_bigint::BigInt::from(10).pow(amount.scale()))
}

use crate::model::choice::Choice as _;
use crate::model::counting::{Start, Stop};
