//! Ballots become a tally: who wins, why the others do not, and every step between.
//!
//! Everything is exact. `profile` makes whole numbers of an election and puts equal ballots
//! together, so that their order cannot matter; the rules are `greedy`, `shares` and
//! `phragmen`, a file each; `ties` tries what another order for ties would have done. What is
//! told of a result besides stands in `compare`, `voices` and `cells`.
//!
//! Sources of the rules: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with
//! Additive Utilities" (2021), and equalshares.net, for equal shares; Brill, Forster, Lackner,
//! Maly, Peters, "Proportionality in Approval-Based Participatory Budgeting" (2023), for Phragmén;
//! the Pabulib format for the names of the rules under which towns vote.

mod cells;
mod compare;
mod greedy;
mod phragmen;
mod profile;
mod room;
mod shares;
mod stated;
mod ties;
mod voices;

pub use stated::stated;

use profile::{Order, Profile};
use room::Room;

use crate::model::counting::{Parameters, Rule, WithoutVotes};
use crate::model::election::Election;
use crate::model::result::CountedElection;
use crate::model::tally::{Loser, Step, Tally, Why};

/// Counts an election.
pub fn count(election: &Election, parameters: &Parameters) -> Tally {
    tally(&Profile::new(election, parameters))
}

/// Counts the votes that an election tells of each project, without ballots; nothing where the rule
/// asks who voted for what. `voters` is how many voted, where that is told.
pub fn of_told_votes(election: &Election, parameters: &Parameters, voters: Option<u64>) -> Option<Tally> {
    let by_votes = matches!(parameters.rule, Rule::Greedy | Rule::GreedyStop);
    by_votes.then(|| tally(&Profile::told(election, parameters, voters)))
}

fn tally(profile: &Profile) -> Tally {
    let election = profile.election;
    let order = Order::new(profile);
    let run = run(profile, &order, true);
    let ties = ties::tried(profile, &order, &run);
    Tally {
        parameters: profile.parameters.clone(),
        voters: profile.voters,
        standings: profile.standings.clone(),
        cost: run.winners.iter().map(|winner| election.projects[*winner].cost).sum(),
        losers: losers(&run),
        winners: run.winners,
        steps: run.steps,
        ties,
    }
}

/// Counts an election, and everything that is told of a result besides. `minimum` is the fewest
/// voters of a group whose votes are told.
pub fn result(election: &Election, parameters: &Parameters, minimum: u64) -> CountedElection {
    let tally = count(election, parameters);
    let chosen = chosen(election, &tally);
    CountedElection {
        voices: voices::voices(election, &chosen),
        areas: voices::shares(election, &tally, |project| &project.areas),
        categories: voices::shares(election, &tally, |project| &project.categories),
        groups: cells::groupings(election, &chosen, minimum),
        alternatives: compare::alternatives(election, &tally, &chosen),
        tally,
    }
}

/// The projects that were chosen: those declared, or where nothing was declared the count's winners.
fn chosen(election: &Election, tally: &Tally) -> Vec<usize> {
    let declared = election.declared().filter(|declared| !declared.is_empty());
    declared.map_or_else(
        || tally.winners.clone(),
        |declared| declared.iter().filter_map(|id| election.project(id)).collect(),
    )
}

/// One count under one order for ties.
#[derive(Debug, Default)]
struct Run {
    /// The winners, in the order in which they won.
    winners: Vec<usize>,
    /// For each project why it did not win; none for winners.
    why: Vec<Option<Why>>,
    /// The steps, where they are wanted.
    steps: Vec<Step>,
    /// The sets of equals that the order decided between, each sorted by the order.
    ties: Vec<Vec<usize>>,
    /// How many looks at a voter it took, about.
    work: u64,
}

/// Counts under an order for ties; steps are kept where they are wanted.
fn run(profile: &Profile, order: &Order, told: bool) -> Run {
    let mut run = Run { why: vec![None; profile.costs.len()], ..Run::default() };
    if let Some((voters, quorum)) = profile.short {
        run.why.fill(Some(Why::ShortOfQuorum { quorum }));
        run.steps.push(Step::ShortOfQuorum { voters, quorum });
        return run;
    }
    for (project, why) in profile.out.iter().enumerate() {
        if let Some(why) = why {
            // One that may win without votes has its turn at last.
            if !profile.stands_without_votes(project) {
                run.steps.push(Step::PassedOver { project, why: why.clone() });
            }
            run.why[project] = Some(why.clone());
        }
    }
    let mut room = Room::new(profile);
    match profile.parameters.rule {
        Rule::Greedy => greedy::fill(&mut room, order, &mut run, false),
        Rule::GreedyStop => greedy::fill(&mut room, order, &mut run, true),
        Rule::Phragmen => phragmen::buy(&mut room, order, &mut run),
        Rule::EqualSharesCost | Rule::EqualSharesCardinality | Rule::EqualSharesAdditive => {
            shares::buy(&mut room, order, &mut run, told);
            if profile.parameters.comparison {
                shares::compare(&mut room, order, &mut run);
            }
        }
    }
    if profile.parameters.without_votes == WithoutVotes::IfItFits {
        greedy::without_votes(&mut room, order, &mut run);
    }
    run.winners = room.winners;
    for winner in &run.winners {
        run.why[*winner] = None;
    }
    if !told {
        run.steps.clear();
    }
    run
}

fn losers(run: &Run) -> Vec<Loser> {
    let lost = run.why.iter().enumerate().filter_map(|(project, why)| Some(Loser { project, why: why.clone()? }));
    lost.collect()
}

#[cfg(test)]
mod tests;
