//! What other rules would have made of the same ballots.

use super::profile::{Order, Profile};
use super::{run, voices};
use crate::model::counting::{Completion, Parameters, Rule};
use crate::model::election::Election;
use crate::model::result::Alternative;
use crate::model::tally::Tally;

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

/// Counts an election under the rules that are not the tally's own; all else is as stated. What each
/// changes is told of what was chosen, and where the stated rule gives something else it is told first.
pub(super) fn alternatives(election: &Election, tally: &Tally, chosen: &[usize]) -> Vec<Alternative> {
    let stated = &tally.parameters;
    // With too few voters every rule gives the same: nothing.
    if tally.is_short_of_quorum() {
        return Vec::new();
    }
    let agrees = chosen.len() == tally.winners.len() && chosen.iter().all(|project| tally.won(*project));
    let own = (!agrees).then(|| stated.clone());
    let others = RULES.iter().filter(|(rule, _)| {
        // Where ballots have no points, additive shares are those by number.
        *rule != stated.rule && (*rule != Rule::EqualSharesAdditive || election.ballot.has_score())
    });
    let others = others.map(|(rule, completion)| Parameters {
        rule: *rule,
        completion: *completion,
        comparison: false,
        ..stated.clone()
    });
    own.into_iter().chain(others).map(|parameters| alternative(election, chosen, parameters)).collect()
}

fn alternative(election: &Election, chosen: &[usize], parameters: Parameters) -> Alternative {
    let profile = Profile::new(election, &parameters);
    let mut winners = run(&profile, &Order::new(&profile), false).winners;
    winners.sort_unstable();
    let mut lost: Vec<usize> = chosen.iter().copied().filter(|winner| !winners.contains(winner)).collect();
    lost.sort_unstable();
    Alternative {
        cost: winners.iter().map(|winner| election.projects[*winner].cost).sum(),
        gained: winners.iter().copied().filter(|winner| !chosen.contains(winner)).collect(),
        lost,
        voices: voices::voices(election, &winners),
        winners,
        parameters,
    }
}
