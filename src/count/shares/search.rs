//! One count by equal shares: which project is bought next, until none can be.

use std::cmp::Ordering;

use super::Share;
use super::bounds::{Affordable, Bounds};
use super::exact::Exact;
use crate::count::profile::{Order, Profile};
use crate::count::room::Room;
use crate::model::counting::Rule;

/// The work of a count of nothing, in looks at a voter.
const FLOOR: usize = 200;

/// Counts under one order for ties, with any share.
pub(super) struct Search<'p> {
    profile: &'p Profile<'p>,
    order: &'p Order,
    bounds: Option<Bounds<'p>>,
    /// The projects that may still be bought, each with a rate that is surely not above its own.
    /// Rates only rise while money is spent.
    queue: Vec<(i128, usize)>,
    /// For each project a price that is surely not above its own.
    prices: Vec<i128>,
    /// The equals between which the order decided, in any of the counts.
    pub ties: Vec<Vec<usize>>,
    /// How many looks at a voter it took, about.
    pub work: u64,
}

/// Exact money, which goes the way of the winners only when it is asked for.
struct Replay<'p> {
    share: Share,
    /// How many of the winners it has bought.
    bought: usize,
    money: Option<Exact<'p>>,
}

impl<'p> Replay<'p> {
    /// The money after the purchase of all winners.
    fn until(&mut self, profile: &'p Profile<'p>, winners: &[usize]) -> &Exact<'p> {
        let money = self.money.get_or_insert_with(|| Exact::new(profile, self.share));
        for winner in &winners[self.bought..] {
            money.buy(*winner);
        }
        self.bought = winners.len();
        money
    }
}

/// A project that may be the next.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    project: usize,
    /// Its price for a unit of weight, at least and at most.
    price: (i128, i128),
    /// Its rate, at least and at most.
    rate: (i128, i128),
    /// Whether it can surely be paid.
    sure: bool,
    /// Whether all who vote for it surely pay the same for a unit of weight.
    alike: bool,
}

impl<'p> Search<'p> {
    pub fn new(profile: &'p Profile<'p>, order: &'p Order) -> Self {
        let prices = vec![0; profile.costs.len()];
        Self { profile, order, bounds: None, queue: Vec::new(), prices, ties: Vec::new(), work: 0 }
    }

    /// Fills the room with what is bought when everyone has a share.
    pub fn count(&mut self, room: &mut Room, share: Share) {
        room.clear();
        let bounds = self.bounds.take();
        let fresh = || Bounds::new(self.profile, share);
        self.bounds = match bounds {
            Some(mut bounds) => bounds.reset(share).then_some(bounds).or_else(fresh),
            None => fresh(),
        };
        let buyable = |project: &usize| self.profile.can_win(*project) && !self.profile.supporters[*project].is_empty();
        let buyable: Vec<usize> = (0..self.profile.costs.len()).filter(buyable).collect();
        if let Some(bounds) = &self.bounds {
            for project in &buyable {
                self.prices[*project] = bounds.first_price(*project);
            }
        }
        let known = |project: usize| (self.prices[project] / gain(self.profile, project), project);
        self.queue = buyable.into_iter().map(known).collect();
        let mut exact = Replay { share, bought: 0, money: None };
        // What each count takes even where there is nothing to look for.
        self.work += (FLOOR + self.profile.groups.len() + self.profile.costs.len()) as u64;
        while let Some(candidate) = self.next(room, &mut exact) {
            if let Some(bounds) = &mut self.bounds {
                bounds.pay(candidate.project, candidate.price.0, candidate.price.1);
            }
            self.queue.retain(|(_, project)| *project != candidate.project);
            room.take(candidate.project);
        }
    }

    /// The project that is bought next.
    fn next(&mut self, room: &Room, replay: &mut Replay<'p>) -> Option<Candidate> {
        loop {
            if !room.is_plain() {
                self.queue.retain(|(_, project)| room.shut_out(*project).is_none());
            }
            let candidates = self.candidates();
            match candidates.as_slice() {
                [] => return None,
                [one] if one.sure => return Some(*one),
                _ => {}
            }
            if let Some(equals) = self.least_alike(&candidates) {
                return Some(self.first_of(&equals));
            }
            self.work += (self.profile.groups.len() * (1 + room.winners.len() - replay.bought)) as u64;
            let equals = self.least(candidates, replay.until(self.profile, &room.winners));
            if !equals.is_empty() {
                return Some(self.first_of(&equals));
            }
        }
    }

    /// The projects of which one is surely the next, if any can be bought.
    fn candidates(&mut self) -> Vec<Candidate> {
        let Some(bounds) = &mut self.bounds else {
            let all = self.queue.iter().map(|(_, project)| Candidate {
                project: *project,
                price: (0, 0),
                rate: (0, 0),
                sure: false,
                alike: false,
            });
            return all.collect();
        };
        self.queue.sort_unstable();
        let mut found: Vec<Candidate> = Vec::new();
        let mut least = i128::MAX;
        let mut dropped = false;
        for (known, project) in &mut self.queue {
            if *known > least {
                break;
            }
            self.work += self.profile.supporters[*project].len() as u64;
            let (floor, affordable) = bounds.floor(*project, self.prices[*project]);
            if affordable == Affordable::No {
                *known = -1;
                dropped = true;
                continue;
            }
            self.prices[*project] = floor;
            let gain = gain(self.profile, *project);
            *known = floor / gain;
            if *known > least {
                continue;
            }
            let sure = affordable == Affordable::Yes;
            let (ceiling, alike) = if sure { bounds.ceiling(*project, floor) } else { (i128::MAX, false) };
            let rate = (*known, (ceiling / gain).saturating_add(1));
            if sure {
                least = least.min(rate.1);
            }
            found.push(Candidate { project: *project, price: (floor, ceiling), rate, sure, alike });
        }
        if dropped {
            self.queue.retain(|(known, _)| *known >= 0);
        }
        found.retain(|candidate| candidate.rate.0 <= least);
        found
    }

    /// The candidates with the least rate, where everyone who votes for one surely pays alike: its
    /// rate is then its cost over the weight of all.
    fn least_alike(&self, candidates: &[Candidate]) -> Option<Vec<Candidate>> {
        let bounds = self.bounds.as_ref()?;
        if !candidates.iter().all(|candidate| candidate.sure && candidate.alike) {
            return None;
        }
        let parts = |of: &Candidate| {
            let below = bounds.weight(of.project).checked_mul(gain(self.profile, of.project))?;
            Some((self.profile.costs[of.project], below))
        };
        let mut least: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let Some(first) = least.first() else {
                least.push(*candidate);
                continue;
            };
            let ((cost, below), (other_cost, other_below)) = (parts(candidate)?, parts(first)?);
            match cost.checked_mul(other_below)?.cmp(&other_cost.checked_mul(below)?) {
                Ordering::Less => least = vec![*candidate],
                Ordering::Equal => least.push(*candidate),
                Ordering::Greater => {}
            }
        }
        Some(least)
    }

    /// The candidates with the least rate in exact money; those that cannot be paid leave the queue.
    fn least(&mut self, candidates: Vec<Candidate>, exact: &Exact) -> Vec<Candidate> {
        let mut least = Vec::new();
        let mut best = None;
        for mut candidate in candidates {
            self.work += 4 * self.profile.supporters[candidate.project].len() as u64;
            let Some(price) = exact.price(candidate.project) else {
                self.queue.retain(|(_, project)| *project != candidate.project);
                continue;
            };
            let own = gain(self.profile, candidate.project);
            let order = best.as_ref().map_or(Ordering::Less, |(best, gain)| price.compare(own, best, *gain));
            if let Some(bounds) = &self.bounds
                && let Some(known) = price.bounds(exact, i128::from(self.profile.voters), bounds.bits)
            {
                candidate.price = known;
            }
            match order {
                Ordering::Less => {
                    least = vec![candidate];
                    best = Some((price, own));
                }
                Ordering::Equal => least.push(candidate),
                Ordering::Greater => {}
            }
        }
        least
    }

    /// The one of equals that the order puts first.
    fn first_of(&mut self, equals: &[Candidate]) -> Candidate {
        let mut sorted = equals.to_vec();
        sorted.sort_by_key(|candidate| self.order.place(candidate.project));
        if sorted.len() > 1 {
            let tie: Vec<usize> = sorted.iter().map(|candidate| candidate.project).collect();
            if !self.ties.contains(&tie) {
                self.ties.push(tie);
            }
        }
        sorted[0]
    }
}

/// What a voter gets from a project for a unit of weight; what costs nothing counts as one unit.
fn gain(profile: &Profile, project: usize) -> i128 {
    match profile.parameters.rule {
        Rule::EqualSharesCost => profile.costs[project].max(1),
        _ => 1,
    }
}
