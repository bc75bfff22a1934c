//! What voters got: how many of the projects that each named are among the winners, and what areas
//! and categories got of the votes and of the money.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;

use crate::model::election::{Ballot, Election, Project};
use crate::model::result::{Share, Voices};
use crate::model::tally::{Fraction, Tally};

/// What voters got from some winners.
pub(super) fn voices(election: &Election, winners: &[usize]) -> Voices {
    let mut won = vec![false; election.projects.len()];
    for winner in winners {
        won[*winner] = true;
    }
    let mut voices = Voices { voters: election.ballots.len() as u64, blank: 0, by_winners: vec![0] };
    for ballot in &election.ballots {
        match winners_of(election, ballot, &won) {
            None => voices.blank += 1,
            Some(count) => {
                if voices.by_winners.len() <= count {
                    voices.by_winners.resize(count + 1, 0);
                }
                voices.by_winners[count] += 1;
            }
        }
    }
    voices
}

/// How many winners a ballot votes for; nothing where it votes for no project.
pub(super) fn winners_of(election: &Election, ballot: &Ballot, won: &[bool]) -> Option<usize> {
    let mut votes_for = votes_for(election, ballot).peekable();
    votes_for.peek()?;
    Some(votes_for.filter(|project| won[*project]).count())
}

/// The projects that a ballot votes for.
pub(super) fn votes_for<'b>(election: &'b Election, ballot: &'b Ballot) -> impl Iterator<Item = usize> + 'b {
    let choices = ballot.choices.iter().enumerate();
    let for_it = choices.filter(|(at, _)| election.points(ballot, *at) > Decimal::ZERO);
    for_it.map(|(_, choice)| choice.project)
}

/// Money against votes, by what a project belongs to; empty where none belongs to anything.
pub(super) fn shares(election: &Election, tally: &Tally, names: fn(&Project) -> &Vec<String>) -> Vec<Share> {
    if election.projects.iter().all(|project| names(project).is_empty()) {
        return Vec::new();
    }
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let (mut all_votes, mut all_money) = (Fraction::zero(), Fraction::zero());
    for (number, project) in election.projects.iter().enumerate() {
        let votes = Fraction::from_integer(tally.standings[number].votes.into());
        let money = if tally.won(number) { fraction(project.cost) } else { Fraction::zero() };
        all_votes += &votes;
        all_money += &money;
        let own: Vec<&str> = match names(project).as_slice() {
            [] => vec![""],
            some => some.iter().map(String::as_str).collect(),
        };
        let part = BigInt::from(own.len());
        for name in own {
            let share = shares.entry(name).or_insert_with(|| empty(name));
            share.votes += &votes / &part;
            share.money += &money / &part;
            share.winners += u64::from(tally.won(number));
            share.projects += 1;
        }
    }
    let of = |part: &Fraction, all: &Fraction| if all.is_zero() { Fraction::zero() } else { part / all };
    let mut shares: Vec<Share> = shares.into_values().collect();
    for share in &mut shares {
        share.of_votes = of(&share.votes, &all_votes);
        share.of_money = of(&share.money, &all_money);
    }
    shares
}

fn empty(name: &str) -> Share {
    let zero = Fraction::zero;
    let name = name.to_owned();
    Share { name, votes: zero(), money: zero(), of_votes: zero(), of_money: zero(), winners: 0, projects: 0 }
}

/// An amount as a fraction.
fn fraction(amount: Decimal) -> Fraction {
    Fraction::new(amount.mantissa().into(), BigInt::from(10).pow(amount.scale()))
}
