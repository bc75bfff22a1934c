//! What ballots must keep to, as the head tells it.

use rust_decimal::Decimal;

use super::Teller;
use super::head::Head;
use crate::model::election::{BallotKind, Bounds};

/// Reads the bounds of a kind of ballot.
pub(super) fn read(head: &Head, ballot: BallotKind, budget: Decimal, teller: &mut Teller) -> Bounds {
    let mut number = |key: &str| head.number(key, teller).and_then(|number| usize::try_from(number).ok());
    let fewest_projects = number("min_length");
    let most_projects = match ballot {
        BallotKind::ChooseOne => Some(1),
        _ => number("max_length"),
    };
    let mut amount = |key: &str| head.amount(key, teller);
    let mut bounds = Bounds { fewest_projects, most_projects, ..Bounds::default() };
    match ballot {
        BallotKind::Approval | BallotKind::ChooseOne | BallotKind::Ordinal => {}
        BallotKind::Knapsack => {
            bounds.least_cost = amount("min_sum_cost");
            bounds.most_cost = amount("max_sum_cost").or(Some(budget));
        }
        BallotKind::Cumulative | BallotKind::Scoring => {
            bounds.fewest_points = amount("min_points");
            bounds.most_points = amount("max_points");
            bounds.least_sum = amount("min_sum_points");
            bounds.most_sum = amount("max_sum_points");
            bounds.unnamed_points = amount("default_score").filter(|_| ballot == BallotKind::Scoring);
        }
    }
    bounds
}
