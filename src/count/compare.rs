//! What other rules would have made of the same ballots.

use super::profile::{Order, Profile};
use super::{run, voices};
use crate::model::election::Election;
use crate::model::result::Alternative;
use crate::model::tally::{Completion, Parameters, Rule, Tally};

/// The rules that a result is compared with; equal shares with the completion that is advised
/// (equalshares.net).
const RULES: [(Rule, Completion); 6] = [
    (Rule::Greedy, Completion::None),
    (Rule::GreedyStop, Completion::None),
    (Rule::EqualSharesCost, Completion::Add1u),
    (Rule::EqualSharesCardinality, Completion::Add1u),
    (Rule::EqualSharesAdditive, Completion::Add1u),
    (Rule::Phragmen, Completion::None),
];

/// Counts an election under the rules that are not the tally's own. All else is as stated.
pub(super) fn alternatives(election: &Election, tally: &Tally) -> Vec<Alternative> {
    let stated = &tally.parameters;
    let others = RULES.iter().filter(|(rule, _)| {
        // Where ballots have no points, additive shares are those by number.
        *rule != stated.rule && (*rule != Rule::EqualSharesAdditive || election.ballot.has_score())
    });
    others
        .map(|(rule, completion)| {
            let parameters = Parameters { rule: *rule, completion: *completion, comparison: false, ..stated.clone() };
            alternative(election, tally, parameters)
        })
        .collect()
}

fn alternative(election: &Election, tally: &Tally, parameters: Parameters) -> Alternative {
    let profile = Profile::new(election, &parameters);
    let mut winners = run(&profile, &Order::new(&profile), false).winners;
    winners.sort_unstable();
    let mut lost: Vec<usize> = tally.winners.iter().copied().filter(|winner| !winners.contains(winner)).collect();
    lost.sort_unstable();
    Alternative {
        cost: winners.iter().map(|winner| election.projects[*winner].cost).sum(),
        gained: winners.iter().copied().filter(|winner| !tally.won(*winner)).collect(),
        lost,
        voices: voices::voices(election, &winners),
        winners,
        parameters,
    }
}
