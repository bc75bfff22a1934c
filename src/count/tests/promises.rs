//! What is promised of every rule, held over many elections.

use num_traits::Zero;

use super::*;
use crate::model::election::{Limit, LimitOf};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_overspends(election in any_election(), parameters in any_parameters()) {
        let tally = count(&election, &parameters);
        let cost: Decimal = tally.winners.iter().map(|winner| election.projects[*winner].cost).sum();
        prop_assert!(cost <= election.budget, "{cost} of {}", election.budget);
        prop_assert_eq!(cost, tally.cost);
    }

    #[test]
    fn every_project_wins_or_is_told_why_not(election in any_election(), parameters in any_parameters()) {
        let tally = count(&election, &parameters);
        let mut all: Vec<usize> = tally.losers.iter().map(|loser| loser.project).chain(tally.winners).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..election.projects.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_ballots_does_not_matter(election in any_election(), parameters in any_parameters()) {
        let mut turned = election.clone();
        turned.ballots.reverse();
        prop_assert_eq!(count(&election, &parameters), count(&turned, &parameters));
        let third = turned.ballots.len() / 3;
        turned.ballots.rotate_left(third);
        prop_assert_eq!(count(&election, &parameters), count(&turned, &parameters));
    }

    #[test]
    fn nobody_pays_more_than_they_have(election in any_election(), parameters in any_parameters()) {
        let tally = count(&election, &parameters);
        let additive = parameters.rule == Rule::EqualSharesAdditive;
        let mut money: Vec<Fraction> = vec![Fraction::zero(); election.ballots.len()];
        for step in &tally.steps {
            match step {
                Step::Endowed { each } => money.fill(each.clone()),
                Step::Bought { project, supporters, emptied, price, .. } => {
                    let (mut paid, mut payers, mut empty) = (Fraction::zero(), 0, 0);
                    for (ballot, money) in election.ballots.iter().zip(&mut money) {
                        let Some(choice) = ballot.choices.iter().find(|choice| choice.project == *project) else {
                            continue;
                        };
                        let asked = if additive { price * fraction(choice.points) } else { price.clone() };
                        payers += 1;
                        empty += u64::from(*money < asked);
                        let payment = asked.min(money.clone());
                        *money -= &payment;
                        paid += payment;
                        prop_assert!(*money >= Fraction::zero());
                    }
                    prop_assert_eq!(paid, fraction(election.projects[*project].cost));
                    prop_assert_eq!((payers, empty), (*supporters, *emptied));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_completed_outcome_leaves_nothing_that_fits(election in any_election(), parameters in any_parameters()) {
        let parameters = Parameters { comparison: false, ..parameters };
        let tally = count(&election, &parameters);
        let completed = parameters.rule == Rule::Greedy
            || (parameters.rule.is_equal_shares() && parameters.completion.fills());
        let left = election.budget - tally.cost;
        for loser in tally.losers.iter().filter(|_| completed) {
            let has_votes = tally.standings[loser.project].votes > 0;
            prop_assert!(!has_votes || election.projects[loser.project].cost > left, "{loser:?} fits in {left}");
        }
    }

    #[test]
    fn limits_are_kept_and_rivals_never_win_together(
        election in any_election(),
        parameters in any_parameters(),
        most in 1_i64..30,
        pair in (0_usize..8, 0_usize..8),
    ) {
        let limit = Limit { of: LimitOf::Area, name: "area 0".to_owned(), most: Decimal::from(most * 10) };
        let incompatible = vec![vec![pair.0.to_string(), pair.1.to_string()]];
        let tally = count(&election, &Parameters { limits: vec![limit], incompatible, ..parameters });
        let even = tally.winners.iter().filter(|winner| *winner % 2 == 0);
        let cost: Decimal = even.map(|winner| election.projects[*winner].cost).sum();
        prop_assert!(cost <= Decimal::from(most * 10), "{cost} in the area");
        prop_assert!(pair.0 == pair.1 || !(tally.won(pair.0) && tally.won(pair.1)), "{:?}", tally.winners);
    }

    #[test]
    fn limits_that_bind_nothing_change_nothing(election in any_election(), parameters in any_parameters()) {
        let limits = ["area 0", "area 1"].map(|name| Limit {
            of: LimitOf::Area,
            name: name.to_owned(),
            most: Decimal::from(1_000_000),
        });
        let bound = count(&election, &Parameters { limits: limits.to_vec(), ..parameters.clone() });
        prop_assert_eq!(bound.winners, count(&election, &parameters).winners);
    }

    #[test]
    fn another_order_for_ties_is_told_where_it_matters(election in any_election(), parameters in any_parameters()) {
        let tally = count(&election, &parameters);
        let reversed: Vec<String> = (0..election.projects.len()).rev().map(|id| id.to_string()).collect();
        let other = count(&election, &Parameters { ties: vec![TieKey::Lot], lot: reversed, ..parameters });
        let sorted = |tally: &Tally| { let mut all = tally.winners.clone(); all.sort_unstable(); all };
        prop_assert!(sorted(&tally) == sorted(&other) || tally.hinges_on_ties(), "{:?} {:?}", tally.ties, other.ties);
    }
}
