//! Voters' money between two bounds of a fixed width.
//!
//! Amounts are in parts: `1 / (voters × 2^bits)` of a unit, so that everyone's first share is a
//! whole number of them. `bits` is as large as leaves every sum and product within the width.

use super::Share;
use crate::count::profile::{Profile, Supporter};

/// The bits that sums and products may take.
const WIDTH: u32 = 124;
/// More fine than this is of no use.
const MOST_BITS: u32 = 60;
/// Less fine than this decides too little.
const FEWEST_BITS: u32 = 12;

/// What each group's voters have left: at least and at most.
pub(super) struct Bounds<'p> {
    profile: &'p Profile<'p>,
    /// How fine parts are.
    pub bits: u32,
    low: Vec<i128>,
    high: Vec<i128>,
    /// Of each project, the weights of all who vote for it together.
    weights: Vec<i128>,
    /// Those who can pay, while a price is looked for; kept to save making it anew.
    rich: Vec<(Supporter, i128)>,
}

/// Whether those who vote for a project can pay it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Affordable {
    No,
    Perhaps,
    Yes,
}

impl<'p> Bounds<'p> {
    /// Nothing where amounts are too large for the width.
    pub fn new(profile: &'p Profile<'p>, share: Share) -> Option<Self> {
        let weight = profile.supporters.iter().flatten().map(|supporter| supporter.weight).max().unwrap_or(1);
        let most = profile.costs.iter().copied().max().unwrap_or(0).checked_mul(share.voters)?.max(share.numerator);
        // The largest sum is everyone's money; the largest product a price and a weight.
        let taken = length(most) + length(share.voters) + length(weight);
        let bits = WIDTH.checked_sub(taken)?.min(MOST_BITS);
        if bits < FEWEST_BITS {
            return None;
        }
        let weigh = |supporters: &Vec<Supporter>| -> i128 {
            supporters.iter().map(|supporter| profile.groups[supporter.group].size * supporter.weight).sum()
        };
        let money = vec![share.numerator << bits; profile.groups.len()];
        let weights = profile.supporters.iter().map(weigh).collect();
        Some(Self { profile, bits, low: money.clone(), high: money, weights, rich: Vec::new() })
    }

    /// Gives everyone a share anew; whether it still fits the width.
    pub fn reset(&mut self, share: Share) -> bool {
        let fits = length(share.numerator) + self.bits + length(share.voters) < WIDTH + 2;
        if fits {
            self.low.fill(share.numerator << self.bits);
            self.high.fill(share.numerator << self.bits);
        }
        fits
    }

    fn cost(&self, project: usize) -> i128 {
        (self.profile.costs[project] * i128::from(self.profile.voters)) << self.bits
    }

    /// A project's price if everyone who votes for it can pay it, rounded down.
    pub fn first_price(&self, project: usize) -> i128 {
        self.cost(project) / self.weights[project].max(1)
    }

    /// A price that is surely not above the true one, and whether the project can be paid. `known`
    /// is such a price of earlier, when voters had more.
    pub fn floor(&mut self, project: usize, known: i128) -> (i128, Affordable) {
        let cost = self.cost(project);
        let (mut rest, mut weight) = (cost, self.weights[project]);
        let mut price = known.max(if weight > 0 { rest / weight } else { 0 });
        let (mut low, mut high) = (0, 0);
        self.rich.clear();
        for supporter in &self.profile.supporters[project] {
            let size = self.profile.groups[supporter.group].size;
            let money = self.high[supporter.group];
            high += size * money;
            low += size * self.low[supporter.group];
            if money < price * supporter.weight {
                rest -= size * money;
                weight -= size * supporter.weight;
            } else {
                self.rich.push((*supporter, size));
            }
        }
        let affordable = match () {
            () if high < cost => return (price, Affordable::No),
            () if low < cost => Affordable::Perhaps,
            () => Affordable::Yes,
        };
        loop {
            let before = self.rich.len();
            if weight <= 0 {
                break;
            }
            price = price.max(rest / weight);
            let high = &self.high;
            self.rich.retain(|(supporter, size)| {
                let stays = high[supporter.group] >= price * supporter.weight;
                if !stays {
                    rest -= size * high[supporter.group];
                    weight -= size * supporter.weight;
                }
                stays
            });
            if self.rich.len() == before {
                break;
            }
        }
        (price, affordable)
    }

    /// A price that is surely not below the true one of a project that can surely be paid, above
    /// one that is not above it; and whether everyone surely has that much.
    pub fn ceiling(&self, project: usize, floor: i128) -> (i128, bool) {
        let cost = self.cost(project);
        let mut step = 1;
        loop {
            let price = floor + step;
            let (mut paid, mut all) = (0, true);
            for supporter in &self.profile.supporters[project] {
                let asked = price * supporter.weight;
                let money = self.low[supporter.group];
                all &= money >= asked;
                paid += self.profile.groups[supporter.group].size * money.min(asked);
            }
            if paid >= cost {
                return (price, all);
            }
            step = match i128::checked_mul(step, 16).filter(|next| *next < 1 << 80) {
                Some(next) => next,
                // No price that is near; the most that anybody has is surely enough.
                None => return (self.low.iter().copied().max().unwrap_or(0).max(floor), false),
            };
        }
    }

    /// Everyone who votes for a project pays a price between two bounds, or all that they have.
    pub fn pay(&mut self, project: usize, floor: i128, ceiling: i128) {
        for supporter in &self.profile.supporters[project] {
            let (low, high) = (&mut self.low[supporter.group], &mut self.high[supporter.group]);
            *low = (*low - ceiling * supporter.weight).max(0);
            *high = (*high - floor * supporter.weight).max(0);
        }
    }

    /// The weights of all who vote for a project together.
    pub fn weight(&self, project: usize) -> i128 {
        self.weights[project]
    }
}

/// How many bits a number takes.
fn length(number: i128) -> u32 {
    i128::BITS - number.leading_zeros()
}
