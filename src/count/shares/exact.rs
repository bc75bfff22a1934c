//! Voters' money in whole numbers of any size over one denominator.

use num_bigint::BigInt;
use num_traits::Zero;

use super::Share;
use crate::count::profile::{Profile, Supporter};
use crate::model::counting::Rule;
use crate::model::tally::Fraction;

/// What each group's voters have left.
pub(super) struct Exact<'p> {
    profile: &'p Profile<'p>,
    /// Each voter's money, in units over `denominator`.
    money: Vec<BigInt>,
    denominator: BigInt,
}

/// What a purchase cost those who paid.
pub(super) struct Bought {
    pub supporters: u64,
    pub emptied: u64,
    pub price: Fraction,
    pub rate: Fraction,
}

/// The price of a project for a unit of weight: `rest / weight`, in units over the denominator, and
/// who pays it.
pub(super) struct Price {
    rest: BigInt,
    weight: BigInt,
    rich: Vec<Supporter>,
    poor: Vec<Supporter>,
}

impl Share {
    /// As money.
    pub(super) fn fraction(self, profile: &Profile) -> Fraction {
        Fraction::new(self.numerator.into(), BigInt::from(self.voters) * unit(profile))
    }
}

/// How many units are one of money.
fn unit(profile: &Profile) -> BigInt {
    BigInt::from(10).pow(profile.decimals)
}

impl<'p> Exact<'p> {
    pub(super) fn new(profile: &'p Profile<'p>, share: Share) -> Self {
        let money = vec![BigInt::from(share.numerator); profile.groups.len()];
        Self { profile, money, denominator: share.voters.into() }
    }

    /// What all who vote for a project have left, over the denominator.
    fn together(&self, project: usize) -> BigInt {
        let supporters = self.profile.supporters[project].iter();
        supporters.map(|supporter| &self.money[supporter.group] * self.profile.groups[supporter.group].size).sum()
    }

    /// The same, as money.
    pub(super) fn left_of_supporters(&self, project: usize) -> Fraction {
        Fraction::new(self.together(project), &self.denominator * unit(self.profile))
    }

    /// The price of a project; none where those who vote for it cannot pay it.
    pub(super) fn price(&self, project: usize) -> Option<Price> {
        let cost = BigInt::from(self.profile.costs[project]) * &self.denominator;
        (self.together(project) >= cost).then(|| self.price_of(project, cost))
    }

    /// All start as those who can pay the price; those who cannot give all that they have, and the
    /// price of the others rises, until all of them can pay.
    fn price_of(&self, project: usize, cost: BigInt) -> Price {
        let size = |supporter: &Supporter| self.profile.groups[supporter.group].size;
        let mut rich = self.profile.supporters[project].clone();
        let mut poor = Vec::new();
        let mut rest = cost;
        let mut weight: BigInt = rich.iter().map(|supporter| BigInt::from(size(supporter) * supporter.weight)).sum();
        loop {
            let (can, cannot): (Vec<Supporter>, Vec<Supporter>) =
                rich.into_iter().partition(|of| &self.money[of.group] * &weight >= &rest * of.weight);
            if cannot.is_empty() {
                return Price { rest, weight, rich: can, poor };
            }
            for supporter in &cannot {
                rest -= &self.money[supporter.group] * size(supporter);
                weight -= size(supporter) * supporter.weight;
            }
            poor.extend(cannot);
            rich = can;
        }
    }

    /// Buys a project that can be bought.
    pub(super) fn buy(&mut self, project: usize) -> Bought {
        let cost = BigInt::from(self.profile.costs[project]) * &self.denominator;
        let Price { rest, weight, rich, poor } = self.price_of(project, cost);
        let (rest, weight) = Fraction::new(rest, weight).into_raw();
        self.denominator *= &weight;
        for money in &mut self.money {
            *money *= &weight;
        }
        for supporter in &rich {
            self.money[supporter.group] -= &rest * supporter.weight;
        }
        for supporter in &poor {
            self.money[supporter.group].set_zero();
        }
        let paid = Fraction::new(rest, &self.denominator * unit(self.profile));
        let size = |supporters: &[Supporter]| -> u64 {
            let sizes = supporters.iter().map(|supporter| self.profile.groups[supporter.group].size);
            u64::try_from(sizes.sum::<i128>()).unwrap_or(u64::MAX)
        };
        let rate = &paid * BigInt::from(self.profile.point) / self.gain(project);
        Bought {
            supporters: size(&rich) + size(&poor),
            emptied: size(&poor),
            price: paid * BigInt::from(self.profile.point),
            rate,
        }
    }

    /// What a voter gets from a project for a unit of weight.
    fn gain(&self, project: usize) -> Fraction {
        match self.profile.parameters.rule {
            Rule::EqualSharesCost if self.profile.costs[project] > 0 => {
                Fraction::new(self.profile.costs[project].into(), unit(self.profile))
            }
            _ => Fraction::from_integer(1.into()),
        }
    }
}

impl Price {
    /// Whether its rate is below another's, or equal: `rest / (weight × gain)` compared.
    pub(super) fn compare(&self, gain: i128, other: &Self, other_gain: i128) -> std::cmp::Ordering {
        (&self.rest * &other.weight * other_gain).cmp(&(&other.rest * &self.weight * gain))
    }

    /// The price in parts of `1 / (voters × 2^bits)` units, rounded down and up. `denominator` is
    /// that of the money.
    pub(super) fn bounds(&self, exact: &Exact, voters: i128, bits: u32) -> Option<(i128, i128)> {
        let numerator = (&self.rest * voters) << bits;
        let denominator = &self.weight * &exact.denominator;
        let floor = i128::try_from(&numerator / &denominator).ok()?;
        Some((floor, floor + i128::from(!(numerator % denominator).is_zero())))
    }
}
