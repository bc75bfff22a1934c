//! What amounts are multiples of. That 300 is 100 and 200 says less than that 312.45 is 101.20 and 211.25: among
//! wages of one grade, or tens of thousands, the sums of a few are easily the amounts of others.

use rust_decimal::Decimal;

use crate::model::budget::{Amounts, Stage};

/// The largest amount of which all amounts at a stage are multiples.
#[derive(Clone, Default)]
pub(super) struct Grain(Amounts);

impl Grain {
    pub fn of(amounts: &Amounts) -> Self {
        Self::of_all([amounts])
    }

    pub fn of_all<'a>(all: impl IntoIterator<Item = &'a Amounts>) -> Self {
        let mut grain = Self::default();
        all.into_iter().for_each(|amounts| grain.add(amounts));
        grain
    }

    /// That of the one line which another is as much as: how round it is. By itself it is once itself.
    pub fn of_one(amounts: &Amounts) -> Self {
        let mut grain = Self::default();
        for (stage, amount) in amounts.stages().filter(|(_, amount)| !amount.is_zero()) {
            let amount = amount.normalize();
            let mut tens = Decimal::new(1, amount.scale());
            while (amount / (tens * Decimal::TEN)).is_integer() {
                tens *= Decimal::TEN;
            }
            grain.0[stage] = Some(tens);
        }
        grain
    }

    /// Makes it one of these amounts, too.
    pub fn add(&mut self, amounts: &Amounts) {
        for (stage, amount) in amounts.stages().filter(|(_, amount)| !amount.is_zero()) {
            self.0[stage] = Some(self.0[stage].map_or(amount.abs(), |own| common(own, amount)));
        }
    }

    /// Makes it one of another's amounts, too.
    pub fn join(&mut self, other: &Self) {
        self.add(&other.0);
    }

    /// The digits of an amount at a stage, counted in what it and the others are multiples of.
    pub fn digits(&self, stage: Stage, amount: Decimal) -> u32 {
        let grain = self.0[stage].map_or(amount.abs(), |own| common(own, amount));
        let times = amount.abs().checked_div(grain).map(|times| times.trunc().normalize());
        times.and_then(|times| times.mantissa().unsigned_abs().checked_ilog10()).map_or(1, |tens| tens + 1)
    }
}

/// The largest amount of which two that are not zero are multiples (Euclid).
fn common(one: Decimal, other: Decimal) -> Decimal {
    let scale = one.scale().max(other.scale());
    let whole = |amount: Decimal| {
        let times = 10_u128.checked_pow(scale - amount.scale())?;
        amount.mantissa().unsigned_abs().checked_mul(times)
    };
    let smallest = Decimal::new(1, scale);
    let (Some(mut one), Some(mut other)) = (whole(one), whole(other)) else { return smallest };
    while other != 0 {
        (one, other) = (other, one % other);
    }
    i128::try_from(one).ok().and_then(|one| Decimal::try_from_i128_with_scale(one, scale).ok()).unwrap_or(smallest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(texts: &[&str]) -> Vec<Amounts> {
        let one = |text: &&str| {
            let mut amounts = Amounts::default();
            amounts[Stage::Approved] = Some(text.parse().expect("an amount"));
            amounts
        };
        texts.iter().map(one).collect()
    }

    #[test]
    fn digits_are_counted_in_what_all_are_multiples_of() {
        for (of, amount, digits) in [
            (&["14431.20", "14431.20"][..], "28862.40", 1),
            (&["14431.20", "28862.40"], "144312.00", 2),
            (&["200000", "100000.00"], "300000", 1),
            (&["101.20", "211.25"], "312.45", 4),
            (&["-0.01"], "-1000.00", 6),
            (&[], "17.35", 1),
        ] {
            let own = amounts(of);
            assert_eq!(Grain::of_all(&own).digits(Stage::Approved, amount.parse().unwrap()), digits, "{amount}");
        }
        for (amount, digits) in [("1200.50", 5), ("83000", 2), ("-7.00", 1)] {
            let own = &amounts(&[amount])[0];
            assert_eq!(Grain::of_one(own).digits(Stage::Approved, amount.parse().unwrap()), digits, "{amount}");
        }
    }
}
