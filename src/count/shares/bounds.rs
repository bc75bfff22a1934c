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
    purses: Vec<Purse>,
    /// Who votes for each project.
    payers: Vec<Vec<Payer>>,
    /// Of each project, the weights of all who vote for it together.
    weights: Vec<i128>,
    /// Those who can pay, while a price is looked for; kept to save making it anew.
    rich: Vec<Payer>,
}

/// What a group's voters have left.
#[derive(Debug, Clone, Copy)]
struct Purse {
    low: i128,
    high: i128,
}

/// A group that votes for a project, in a small room.
#[derive(Debug, Clone, Copy)]
struct Payer {
    group: u32,
    size: u32,
    weight: i64,
}

impl Payer {
    fn purse(self, purses: &[Purse]) -> Purse {
        purses[self.group as usize]
    }

    fn size(self) -> i128 {
        i128::from(self.size)
    }

    fn weight(self) -> i128 {
        i128::from(self.weight)
    }
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
        let payers: Vec<Vec<Payer>> =
            profile.supporters.iter().map(|all| payers(profile, all)).collect::<Option<_>>()?;
        let weigh = |payers: &Vec<Payer>| payers.iter().map(|payer| payer.size() * payer.weight()).sum();
        let money = share.numerator << bits;
        let purses = vec![Purse { low: money, high: money }; profile.groups.len()];
        let weights = payers.iter().map(weigh).collect();
        Some(Self { profile, bits, purses, payers, weights, rich: Vec::new() })
    }

    /// Gives everyone a share anew; whether it still fits the width.
    pub fn reset(&mut self, share: Share) -> bool {
        let fits = length(share.numerator) + self.bits + length(share.voters) < WIDTH + 2;
        if fits {
            let money = share.numerator << self.bits;
            self.purses.fill(Purse { low: money, high: money });
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
        for payer in &self.payers[project] {
            let (size, purse) = (payer.size(), payer.purse(&self.purses));
            high += size * purse.high;
            low += size * purse.low;
            if purse.high < price * payer.weight() {
                rest -= size * purse.high;
                weight -= size * payer.weight();
            } else {
                self.rich.push(*payer);
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
            let purses = &self.purses;
            self.rich.retain(|payer| {
                let money = payer.purse(purses).high;
                let stays = money >= price * payer.weight();
                if !stays {
                    rest -= payer.size() * money;
                    weight -= payer.size() * payer.weight();
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
            for payer in &self.payers[project] {
                let asked = price * payer.weight();
                let money = payer.purse(&self.purses).low;
                all &= money >= asked;
                paid += payer.size() * money.min(asked);
            }
            if paid >= cost {
                return (price, all);
            }
            step = match i128::checked_mul(step, 16).filter(|next| *next < 1 << 80) {
                Some(next) => next,
                // No price that is near; the most that anybody has is surely enough.
                None => return (self.purses.iter().map(|purse| purse.low).max().unwrap_or(0).max(floor), false),
            };
        }
    }

    /// Everyone who votes for a project pays a price between two bounds, or all that they have.
    pub fn pay(&mut self, project: usize, floor: i128, ceiling: i128) {
        for payer in &self.payers[project] {
            let purse = &mut self.purses[payer.group as usize];
            purse.low = (purse.low - ceiling * payer.weight()).max(0);
            purse.high = (purse.high - floor * payer.weight()).max(0);
        }
    }

    /// The weights of all who vote for a project together.
    pub fn weight(&self, project: usize) -> i128 {
        self.weights[project]
    }
}

/// Those who vote for a project; nothing where a number is too large.
fn payers(profile: &Profile, supporters: &[Supporter]) -> Option<Vec<Payer>> {
    let payer = |supporter: &Supporter| {
        let size = u32::try_from(profile.groups[supporter.group].size).ok()?;
        Some(Payer { group: u32::try_from(supporter.group).ok()?, size, weight: i64::try_from(supporter.weight).ok()? })
    };
    supporters.iter().map(payer).collect()
}

/// How many bits a number takes.
fn length(number: i128) -> u32 {
    i128::BITS - number.leading_zeros()
}
