//! The parameters that a file states.

use crate::model::choice::Choice;
use crate::model::counting::{Parameters, Rule};
use crate::model::election::Election;

/// The parameters that an election's file states. Where it states no rule that is known, the most
/// voted win.
pub fn stated(election: &Election) -> Parameters {
    let held = Parameters::held(&election.rule).unwrap_or_else(|| Parameters::of(Rule::Greedy));
    // With points, a voter gets from a winner the points that they gave it; unless the file says by
    // the rule's own name that it is the cost.
    let named = Rule::from_id(election.rule.split('/').next().unwrap_or_default()).is_some();
    let additive = held.rule == Rule::EqualSharesCost && election.ballot.has_score() && !named;
    Parameters {
        rule: if additive { Rule::EqualSharesAdditive } else { held.rule },
        min_score: election.min_score,
        limits: election.limits.clone(),
        ..held
    }
}
