//! Equal shares and Phragmén reckoned plainly, straight from their definitions, in fractions: the
//! winners must be the same.

use std::collections::BTreeSet;

use num_traits::Zero;

use super::*;

/// What a voter gives a project, and what each project's unit is worth to the rule.
struct Plain<'e> {
    election: &'e Election,
    rule: Rule,
}

impl Plain<'_> {
    fn weight(&self, ballot: usize, project: usize) -> Fraction {
        let choices = &self.election.ballots[ballot].choices;
        let choice = choices.iter().find(|choice| choice.project == project);
        match choice {
            None => Fraction::zero(),
            Some(choice) if self.rule == Rule::EqualSharesAdditive => fraction(choice.points),
            Some(_) => whole(1),
        }
    }

    fn cost(&self, project: usize) -> Fraction {
        fraction(self.election.projects[project].cost)
    }

    /// The least price at which the payments add up to the cost: the voters are gone through from
    /// the one who would run out first.
    fn price(&self, project: usize, money: &[Fraction]) -> Option<Fraction> {
        let mut payers: Vec<(Fraction, Fraction)> = (0..money.len())
            .map(|voter| (self.weight(voter, project), money[voter].clone()))
            .filter(|(weight, _)| !weight.is_zero())
            .collect();
        payers.sort_by_key(|(weight, money)| money / weight);
        let mut rest = self.cost(project);
        let mut weight: Fraction = payers.iter().map(|(weight, _)| weight.clone()).sum();
        for (own, money) in payers {
            let price = &rest / &weight;
            if money >= &price * &own {
                return Some(price);
            }
            rest -= money;
            weight -= own;
        }
        None
    }

    /// The winners when everyone has a share.
    fn equal_shares(&self, share: &Fraction) -> BTreeSet<usize> {
        let mut money = vec![share.clone(); self.election.ballots.len()];
        let mut winners = BTreeSet::new();
        loop {
            let waiting = (0..self.election.projects.len()).filter(|project| !winners.contains(project));
            let priced = waiting.filter_map(|project| Some((self.price(project, &money)?, project)));
            let rated = priced.map(|(price, project)| {
                let gain = if self.rule == Rule::EqualSharesCost { self.cost(project) } else { whole(1) };
                (&price / gain, self.election.projects[project].id.clone(), project, price)
            });
            let Some((_, _, project, price)) = rated.min() else { return winners };
            for (voter, left) in money.iter_mut().enumerate() {
                let asked = &price * self.weight(voter, project);
                *left = if *left < asked { Fraction::zero() } else { &*left - asked };
            }
            winners.insert(project);
        }
    }

    fn spent(&self, winners: &BTreeSet<usize>) -> Fraction {
        winners.iter().map(|winner| self.cost(*winner)).sum()
    }

    /// The first exhaustive outcome while shares rise by one, or the last that does not overspend.
    fn add1(&self) -> BTreeSet<usize> {
        let budget = fraction(self.election.budget);
        let mut share = &budget / whole(self.election.ballots.len() as i64);
        let mut last = BTreeSet::new();
        loop {
            let winners = self.equal_shares(&share);
            if self.spent(&winners) > budget {
                return last;
            }
            let left = &budget - self.spent(&winners);
            let has_votes =
                |project: usize| (0..self.election.ballots.len()).any(|b| !self.weight(b, project).is_zero());
            let mut waiting = (0..self.election.projects.len()).filter(|p| !winners.contains(p) && has_votes(*p));
            if !waiting.any(|project| self.cost(project) <= left) {
                return winners;
            }
            last = winners;
            share += whole(1);
        }
    }

    /// Loads are spread; a project is bought as soon as that can be.
    fn phragmen(&self) -> BTreeSet<usize> {
        let mut loads = vec![Fraction::zero(); self.election.ballots.len()];
        let mut winners = BTreeSet::new();
        loop {
            let supporters =
                |project: usize| (0..loads.len()).filter(move |voter| !self.weight(*voter, project).is_zero());
            let budget = fraction(self.election.budget);
            let waiting = (0..self.election.projects.len())
                .filter(|project| !winners.contains(project) && supporters(*project).count() > 0)
                .filter(|project| self.cost(*project) <= budget);
            let due: Vec<(Fraction, String, usize)> = waiting
                .map(|project| {
                    let before: Fraction = supporters(project).map(|voter| loads[voter].clone()).sum();
                    let time = (before + self.cost(project)) / whole(supporters(project).count() as i64);
                    (time, self.election.projects[project].id.clone(), project)
                })
                .collect();
            let Some((time, _, project)) = due.iter().min().cloned() else { return winners };
            let left = budget - self.spent(&winners);
            if due.iter().any(|(other, _, tied)| *other == time && self.cost(*tied) > left) {
                return winners;
            }
            let payers: Vec<usize> = supporters(project).collect();
            for voter in payers {
                loads[voter] = time.clone();
            }
            winners.insert(project);
        }
    }
}

fn counted(election: &Election, rule: Rule, completion: Completion) -> BTreeSet<usize> {
    count(election, &Parameters { completion, ..Parameters::of(rule) }).winners.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_shares_give_the_winners_of_a_plain_reckoning(election in any_election()) {
        for rule in [Rule::EqualSharesCost, Rule::EqualSharesCardinality, Rule::EqualSharesAdditive] {
            let plain = Plain { election: &election, rule };
            let share = fraction(election.budget) / whole(election.ballots.len() as i64);
            prop_assert_eq!(counted(&election, rule, Completion::None), plain.equal_shares(&share), "{:?}", rule);
            prop_assert_eq!(counted(&election, rule, Completion::Add1), plain.add1(), "{:?} with add1", rule);
        }
    }

    #[test]
    fn phragmen_gives_the_winners_of_a_plain_reckoning(election in any_election()) {
        let plain = Plain { election: &election, rule: Rule::Phragmen };
        prop_assert_eq!(counted(&election, Rule::Phragmen, Completion::None), plain.phragmen());
    }
}
