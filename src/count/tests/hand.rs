//! Small elections reckoned by hand.

use super::*;
use crate::model::counting::{Stop, WithoutVotes};
use crate::model::election::{Declared, Limit, LimitOf};
use crate::model::tally::{Ended, Otherwise, Step};

/// Ten voters, 100: a park of 60 with six votes, a fountain of 50 with five, benches of 40 with four.
fn square() -> Election {
    let ballots: [&[usize]; 10] = [&[0, 1], &[0, 1], &[0, 1], &[0, 1], &[0], &[0], &[1, 2], &[2], &[2], &[2]];
    approvals(100, &[60, 50, 40], &ballots)
}

fn why(tally: &Tally, project: usize) -> Option<&Why> {
    tally.losers.iter().find(|loser| loser.project == project).map(|loser| &loser.why)
}

#[test]
fn the_most_voted_win_while_they_fit() {
    let tally = count(&square(), &Parameters::of(Rule::Greedy));
    // 60 of 100, then 50 does not fit in 40, then 40 does.
    assert_eq!(tally.winners, [0, 2]);
    assert_eq!(why(&tally, 1), Some(&Why::DidNotFit { left: Decimal::from(40) }));
}

#[test]
fn or_until_one_does_not_fit() {
    let tally = count(&square(), &Parameters::of(Rule::GreedyStop));
    assert_eq!(tally.winners, [0]);
    assert_eq!(why(&tally, 2), Some(&Why::AfterStop { stopped_by: 1 }));
}

#[test]
fn in_equal_shares_everyone_pays_alike_as_far_as_they_can() {
    // Everyone has 10. The park's six voters pay 10 each; then four of the fountain's five have
    // nothing, and its supporters have 10; the benches' four have 40.
    let tally = count(&square(), &Parameters::of(Rule::EqualSharesCost));
    assert_eq!(tally.winners, [0, 2]);
    assert_eq!(why(&tally, 1), Some(&Why::SupportersShort { had: whole(0) }));
    let Some(Step::Bought { supporters, emptied, price, rate, .. }) = tally.steps.get(1) else {
        panic!("{:?}", tally.steps)
    };
    assert_eq!(
        (*supporters, *emptied, price.clone(), rate.clone()),
        (6, 0, whole(10), Fraction::new(1.into(), 6.into()))
    );
}

#[test]
fn a_poor_voter_gives_all_and_the_others_pay_the_rest() {
    // 30 for three voters. The first project takes 9 of the first voter; the second costs 20, for
    // which the first has 1 and the others 10 each: 1 + 9.5 + 9.5.
    let election = approvals(30, &[9, 20], &[&[0, 1], &[1], &[1]]);
    let tally = count(&election, &Parameters::of(Rule::EqualSharesCardinality));
    // By number of projects the second is dearer for each voter (20/3 < 9), so it is bought first.
    assert_eq!(tally.winners, [1]);
    assert_eq!(why(&tally, 0), Some(&Why::SupportersShort { had: Fraction::new(10.into(), 3.into()) }));
    let election = approvals(30, &[6, 20], &[&[0, 1], &[1], &[1]]);
    let tally = count(&election, &Parameters::of(Rule::EqualSharesCardinality));
    // 6 < 20/3: the first is bought first; of the second the first voter pays the 4 left, the others 8.
    assert_eq!(tally.winners, [0, 1]);
    let Some(Step::Bought { emptied, price, .. }) = tally.steps.last() else { panic!("{:?}", tally.steps) };
    assert_eq!((*emptied, price.clone()), (1, whole(8)));
}

#[test]
fn points_weigh_what_is_paid() {
    // One gives 3 points and one 1 of a project of 8: they pay 6 and 2.
    let ballots = [vec![(0, 3)], vec![(0, 1)]];
    let election = election(BallotKind::Cumulative, 20, &[8], &ballots);
    let tally = count(&election, &Parameters::of(Rule::EqualSharesAdditive));
    let Some(Step::Bought { price, .. }) = tally.steps.last() else { panic!("{:?}", tally.steps) };
    assert_eq!(price.clone(), whole(2));
}

#[test]
fn in_phragmen_a_project_is_bought_when_its_voters_have_its_cost() {
    // Six voters have 60 when each has received 10; of the benches' four voters none paid for it,
    // so they have their 40 then, too: a tie, and the park's id is first. The fountain does not fit.
    let tally = count(&square(), &Parameters::of(Rule::Phragmen));
    assert_eq!(tally.winners.first(), Some(&0).filter(|_| tally.winners.len() < 3));
    let Some(Step::Matured { received, .. }) = tally.steps.first() else { panic!("{:?}", tally.steps) };
    assert_eq!(received.clone(), whole(10));
}

#[test]
fn a_tie_that_decides_is_told() {
    let election = approvals(10, &[10, 10], &[&[0], &[1]]);
    let tally = count(&election, &Parameters::of(Rule::Greedy));
    assert_eq!(tally.winners, [0]);
    assert_eq!(tally.ties.len(), 1);
    assert_eq!(tally.ties[0].otherwise, Otherwise::Other { gained: vec![1], lost: vec![0] });
    let lot = Parameters { ties: vec![TieKey::Lot], lot: vec!["1".to_owned()], ..Parameters::of(Rule::Greedy) };
    assert_eq!(count(&election, &lot).winners, [1]);
}

#[test]
fn a_project_without_votes_gets_no_money_unless_that_is_stated() {
    let election = approvals(100, &[10, 10], &[&[0]]);
    let tally = count(&election, &Parameters::of(Rule::Greedy));
    assert_eq!((tally.winners.as_slice(), why(&tally, 1)), (&[0][..], Some(&Why::NoVotes)));
    let parameters = Parameters { without_votes: WithoutVotes::IfItFits, ..Parameters::of(Rule::Greedy) };
    assert_eq!(count(&election, &parameters).winners, [0, 1]);
}

#[test]
fn areas_and_incompatible_projects_are_held_to() {
    // The areas are told by even and odd numbers.
    let election = approvals(100, &[30, 10, 30, 10], &[&[0, 1, 2, 3], &[0, 1, 2], &[0, 1], &[0]]);
    let limit = Limit { of: LimitOf::Area, name: "area 0".to_owned(), most: Decimal::from(40) };
    let parameters = Parameters {
        limits: vec![limit],
        incompatible: vec![vec!["1".to_owned(), "3".to_owned()]],
        ..Parameters::of(Rule::Greedy)
    };
    let tally = count(&election, &parameters);
    assert_eq!(tally.winners, [0, 1]);
    assert_eq!(why(&tally, 2), Some(&Why::LimitReached { limit: 0, left: Decimal::from(10) }));
    assert_eq!(why(&tally, 3), Some(&Why::Incompatible { with: 1 }));
}

#[test]
fn shares_are_not_raised_for_what_limits_keep_out() {
    // Everyone has 10, and the park's six voters buy it. Of the even projects only 60 may be spent, so
    // that the benches are out; the fountain of 50 is out with 40 for the odd ones.
    let limit = |name: &str, most: i64| Limit { of: LimitOf::Area, name: name.to_owned(), most: Decimal::from(most) };
    let limits = vec![limit("area 0", 60), limit("area 1", 40)];
    for stop in [Stop::Exhaustive, Stop::Overshoot] {
        let stated = Parameters { completion: Completion::Add1, stop, ..Parameters::of(Rule::EqualSharesCost) };
        let tally = count(&square(), &Parameters { limits: limits.clone(), ..stated });
        assert_eq!(tally.winners, [0]);
        let ended = tally.steps.iter().find_map(|step| match step {
            Step::Raised { times, ended, .. } => Some((*times, ended.clone())),
            _ => None,
        });
        assert_eq!(ended, Some((0, Ended::ShutOut)));
    }
}

#[test]
fn what_voters_got_is_told_of_the_projects_that_were_declared() {
    let mut election = square();
    for (project, declared) in election.projects.iter_mut().zip([Declared::Lost, Declared::Won, Declared::Lost]) {
        project.declared = Some(declared);
    }
    // The count gives the park and the benches, which serve all ten; the fountain alone serves five.
    let counted = result(&election, &Parameters::of(Rule::Greedy), 3);
    assert_eq!(counted.tally.winners, [0, 2]);
    assert_eq!((counted.voices.with_winner(), counted.voices.without_winner()), (5, 5));
}

#[test]
fn a_lot_that_is_not_written_is_missed_only_where_a_tie_comes_to_it() {
    // Two of 50 with one vote each, and money for one.
    let election = approvals(50, &[50, 50], &[&[0], &[1]]);
    let ties = vec![TieKey::LowerCost, TieKey::Lot];
    let missing = count(&election, &Parameters { ties: ties.clone(), ..Parameters::of(Rule::Greedy) });
    assert!(missing.lacks_lot(&election, &missing.ties[0]));
    let lot = vec!["1".to_owned()];
    let drawn = count(&election, &Parameters { ties, lot, ..Parameters::of(Rule::Greedy) });
    assert_eq!(drawn.winners, [1]);
    assert!(!drawn.lacks_lot(&election, &drawn.ties[0]));
    // Where the costs tell them apart nobody needs a lot.
    let election = approvals(50, &[50, 40], &[&[0], &[1]]);
    let apart =
        count(&election, &Parameters { ties: vec![TieKey::LowerCost, TieKey::Lot], ..Parameters::of(Rule::Greedy) });
    assert!(apart.ties.iter().all(|tie| !apart.lacks_lot(&election, tie)));
}

#[test]
fn a_minimum_is_held_to() {
    let parameters = Parameters { min_score: Some(Decimal::from(5)), ..Parameters::of(Rule::Greedy) };
    let tally = count(&square(), &parameters);
    assert_eq!(tally.winners, [0]);
    assert_eq!(why(&tally, 2), Some(&Why::BelowMinimum { minimum: Decimal::from(5) }));
}

#[test]
fn where_more_voters_prefer_the_most_voted_they_are_taken() {
    // Equal shares buy for the few what the many would spend on one project of their own.
    let ballots: [&[usize]; 6] = [&[0], &[0], &[0], &[0], &[1], &[1]];
    let election = approvals(60, &[55, 10], &ballots);
    let shares = count(&election, &Parameters::of(Rule::EqualSharesCost));
    assert_eq!(shares.winners, [1]);
    let parameters = Parameters { comparison: true, ..Parameters::of(Rule::EqualSharesCost) };
    let compared = count(&election, &parameters);
    assert_eq!(compared.winners, [0]);
    assert!(compared.steps.contains(&Step::Compared { shares: 2, greedy: 4, replaced: true }));
}

#[test]
fn nobody_and_nothing_can_be_counted() {
    for rule in Rule::ALL {
        assert!(count(&approvals(100, &[10], &[]), &Parameters::of(*rule)).winners.is_empty());
        assert!(count(&approvals(100, &[], &[&[], &[]]), &Parameters::of(*rule)).winners.is_empty());
        let nothing_to_spend = count(&approvals(0, &[0, 10], &[&[0, 1]]), &Parameters::of(*rule));
        assert_eq!(nothing_to_spend.winners, [0], "{rule:?}: what costs nothing");
    }
}

#[test]
fn a_groups_votes_are_told_only_where_it_is_large_enough() {
    let mut election = square();
    for (ballot, sex) in election.ballots.iter_mut().zip("FFFFFMMMMO".chars()) {
        ballot.traits[1] = Some(sex.to_string().into());
    }
    // One O alone would be told; with the four M they are five, and the O is not to be found.
    let counted = result(&election, &Parameters::of(Rule::Greedy), 3);
    let sizes: Vec<u64> = counted.groups.iter().flat_map(|group| group.cells.iter().map(|cell| cell.voters)).collect();
    assert_eq!(sizes, [5, 5]);
    assert!(result(&election, &Parameters::of(Rule::Greedy), 6).groups.is_empty());
}

#[test]
fn what_voters_and_areas_got_is_told() {
    let counted = result(&square(), &Parameters::of(Rule::Greedy), 3);
    // The park and the benches win; every ballot names one of them.
    assert_eq!((counted.voices.by_winners.as_slice(), counted.voices.without_winner()), (&[0, 10][..], 0));
    let areas: Vec<(&str, Fraction)> =
        counted.areas.iter().map(|area| (area.name.as_str(), area.of_votes.clone())).collect();
    // Ten of fifteen votes are for the even projects, which get all the money.
    assert_eq!(areas, [("area 0", Fraction::new(2.into(), 3.into())), ("area 1", Fraction::new(1.into(), 3.into()))]);
    assert_eq!(counted.areas[0].of_money, whole(1));
    let stop = counted.alternatives.iter().find(|other| other.parameters.rule == Rule::GreedyStop).expect("a rule");
    assert_eq!((stop.winners.as_slice(), stop.lost.as_slice(), stop.voices.without_winner()), (&[0][..], &[2][..], 4));
}

#[test]
fn the_minimum_holds_for_a_project_without_votes_too() {
    let election = approvals(100, &[60, 30, 20], &[&[0, 1], &[0]]);
    let stated = Parameters { without_votes: WithoutVotes::IfItFits, ..Parameters::of(Rule::Greedy) };
    let tally = count(&election, &Parameters { min_score: Some(Decimal::from(2)), ..stated.clone() });
    assert_eq!((tally.winners.as_slice(), why(&tally, 2)), (&[0][..], Some(&Why::NoVotes)));
    // Without a minimum it wins, and is not first said to lose.
    let tally = count(&election, &stated);
    assert_eq!(tally.winners, [0, 1]);
    let larger = approvals(110, &[60, 30, 20], &[&[0, 1], &[0]]);
    let tally = count(&larger, &stated);
    assert_eq!(tally.winners, [0, 1, 2]);
    assert!(!tally.steps.iter().any(|step| matches!(step, Step::PassedOver { project: 2, .. })), "{:?}", tally.steps);
}

#[test]
fn nothing_without_votes_wins_where_the_count_has_ended_or_one_with_votes_still_fits() {
    // 100: the first takes 60, the second does not fit and ends the count; the last would fit.
    let election = approvals(100, &[60, 50, 30, 20], &[&[0, 1, 2], &[0, 1], &[0]]);
    let stated = |rule| Parameters { without_votes: WithoutVotes::IfItFits, ..Parameters::of(rule) };
    let tally = count(&election, &stated(Rule::GreedyStop));
    assert_eq!((tally.winners.as_slice(), why(&tally, 3)), (&[0][..], Some(&Why::AfterStop { stopped_by: 1 })));
    // Three voters with 40 each of 120: the first two buy for 60; the third has 40 for its 50, and its
    // 50 fit in the 60 that are left.
    let election = approvals(120, &[60, 50, 20], &[&[0], &[0], &[1]]);
    let tally = count(&election, &stated(Rule::EqualSharesCost));
    assert_eq!((tally.winners.as_slice(), why(&tally, 2)), (&[0][..], Some(&Why::AfterVoted { before: 1 })));
}

#[test]
fn what_neither_fits_the_money_nor_its_limit_ends_the_count() {
    let election = approvals(100, &[60, 10, 50], &[&[0, 2, 1], &[0, 2], &[0]]);
    let limit = Limit { of: LimitOf::Area, name: "area 0".to_owned(), most: Decimal::from(80) };
    let tally = count(&election, &Parameters { limits: vec![limit], ..Parameters::of(Rule::GreedyStop) });
    assert_eq!((tally.winners.as_slice(), why(&tally, 1)), (&[0][..], Some(&Why::AfterStop { stopped_by: 2 })));
}

#[test]
fn a_project_that_was_only_marked_down_was_marked() {
    let election = election(BallotKind::Scoring, 100, &[10, 10], &[vec![(0, 3), (1, -3)], vec![(1, -3)]]);
    let tally = count(&election, &Parameters::of(Rule::Greedy));
    assert_eq!((tally.standings[1].named, tally.standings[1].votes), (2, 0));
    assert_eq!((tally.winners.as_slice(), why(&tally, 1)), (&[0][..], Some(&Why::NoPoints)));
}

#[test]
fn other_rules_are_held_against_what_was_chosen() {
    // By votes the first wins alone (60 of 60). Declared was the last.
    let mut election = approvals(60, &[60, 30, 30], &[&[0], &[0], &[1], &[2]]);
    for (project, declared) in election.projects.iter_mut().zip([Declared::Lost, Declared::Lost, Declared::Won]) {
        project.declared = Some(declared);
    }
    let result = result(&election, &Parameters::of(Rule::Greedy), 1);
    let first = &result.alternatives[0];
    assert_eq!(
        (first.parameters.rule, first.gained.as_slice(), first.lost.as_slice()),
        (Rule::Greedy, &[0][..], &[2][..])
    );
    let phragmen = result.alternatives.iter().find(|one| one.parameters.rule == Rule::Phragmen).expect("it");
    // Two voters have 60 together when each has 30; the others have 30 each then too.
    assert!(phragmen.winners.iter().all(|winner| phragmen.gained.contains(winner) || *winner == 2));
}
