//! Results of groups of voters, by age, sex and the like: only of groups that are large enough to
//! hide each of their members.

use std::collections::BTreeMap;

use super::voices::{votes_for, winners_of};
use crate::model::choice::Choice;
use crate::model::election::{Ballot, Election, Trait};
use crate::model::result::{Cell, CellOf, Grouping};

/// The first year of each age group; the last goes on.
const AGES: [u32; 7] = [0, 18, 30, 40, 50, 60, 70];

/// The groups by all that is told of voters, with what they got of the projects that were chosen.
/// `minimum` is the fewest voters of a group, and the
/// fewest votes of a project that are told.
pub(super) fn groupings(election: &Election, chosen: &[usize], minimum: u64) -> Vec<Grouping> {
    let all = Trait::ALL.iter().filter_map(|by| {
        let cells = cells(election, chosen, *by, minimum.max(1));
        (cells.len() > 1).then_some(Grouping { by: *by, cells })
    });
    all.collect()
}

fn cells(election: &Election, chosen: &[usize], by: Trait, minimum: u64) -> Vec<Cell> {
    let mut groups: BTreeMap<CellOf, Vec<&Ballot>> = BTreeMap::new();
    for ballot in &election.ballots {
        groups.entry(cell_of(ballot, by)).or_default().push(ballot);
    }
    let mut others = groups.remove(&CellOf::Others).unwrap_or_default();
    for (_, small) in groups.extract_if(.., |_, voters| (voters.len() as u64) < minimum) {
        others.extend(small);
    }
    // Others that are too few could be told by taking the rest from the whole: the smallest group
    // joins them.
    if !others.is_empty() && (others.len() as u64) < minimum {
        let smallest = groups.iter().min_by_key(|(_, voters)| voters.len()).map(|(of, _)| of.clone());
        others.extend(smallest.and_then(|of| groups.remove(&of)).unwrap_or_default());
    }
    if !others.is_empty() {
        groups.insert(CellOf::Others, others);
    }
    let mut won = vec![false; election.projects.len()];
    for winner in chosen {
        won[*winner] = true;
    }
    groups.into_iter().map(|(of, voters)| cell(election, of, &voters, &won, minimum)).collect()
}

fn cell(election: &Election, of: CellOf, voters: &[&Ballot], won: &[bool], minimum: u64) -> Cell {
    let mut votes = vec![0_u64; election.projects.len()];
    for ballot in voters {
        for project in votes_for(election, ballot) {
            votes[project] += 1;
        }
    }
    let has_winner = |ballot: &&&Ballot| winners_of(election, ballot, won).is_some_and(|winners| winners > 0);
    Cell {
        of,
        voters: voters.len() as u64,
        with_winner: voters.iter().filter(has_winner).count() as u64,
        votes: votes.into_iter().map(|votes| (votes >= minimum).then_some(votes)).collect(),
    }
}

/// The group of a ballot. A range of ages is a group as it is written.
fn cell_of(ballot: &Ballot, by: Trait) -> CellOf {
    let Some(told) = ballot.told(by) else { return CellOf::Others };
    match told.parse::<u32>().ok().filter(|_| by == Trait::Age) {
        None => CellOf::Told(told.to_owned()),
        Some(age) => {
            let group = AGES.iter().rposition(|first| *first <= age).unwrap_or(0);
            match AGES.get(group + 1) {
                Some(next) => CellOf::Ages(AGES[group], next - 1),
                None => CellOf::Older(AGES[group]),
            }
        }
    }
}
