//! Scales: which round values an axis shows, and where a value lies.

use rust_decimal::Decimal;

use super::number::real;

/// Marks along an axis and what each says. The caller writes them in the page's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// The marks, from the lowest; none: no grid is drawn, and the values say themselves.
    pub ticks: Vec<Tick>,
}

/// A mark on an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub value: Decimal,
    /// What it says.
    pub text: String,
}

impl Axis {
    /// Round marks from below `low` to above `high`, about as many as asked for, each written by
    /// `text`.
    #[must_use]
    pub fn covering(low: Decimal, high: Decimal, about: usize, mut text: impl FnMut(Decimal) -> String) -> Self {
        let tick = |value| Tick { value, text: text(value) };
        Self { ticks: steps(low, high, about).into_iter().map(tick).collect() }
    }
}

impl Axis {
    /// Marks at these values.
    #[must_use]
    pub fn at(marks: impl IntoIterator<Item = (Decimal, String)>) -> Self {
        let tick = |(value, text)| Tick { value, text };
        Self { ticks: marks.into_iter().map(tick).collect() }
    }
}

/// Values one, two or five times a power of ten apart, from the last at or below `low` to the first
/// at or above `high`; about as many as asked for, which is taken to lie between 1 and 20.
///
/// A single value where both are the same, and where the numbers are too large for exact steps the
/// two ends alone.
#[must_use]
pub fn steps(low: Decimal, high: Decimal, about: usize) -> Vec<Decimal> {
    let (low, high) = (low.min(high), low.max(high));
    if low == high {
        return vec![low.normalize()];
    }
    exact_steps(low, high, about).unwrap_or_else(|| vec![low, high])
}

/// `None` when a number on the way is too large for a decimal.
fn exact_steps(low: Decimal, high: Decimal, about: usize) -> Option<Vec<Decimal>> {
    let step = round_step(high.checked_sub(low)? / Decimal::from(about.clamp(1, 20)))?;
    let first = low.checked_div(step)?.floor();
    let last = high.checked_div(step)?.ceil();
    let mut steps = Vec::new();
    let mut count = first;
    while count <= last {
        steps.push(count.checked_mul(step)?.normalize());
        count = count.checked_add(Decimal::ONE)?;
        // A quotient of 28 digits loses its unit; then there are no exact steps.
        if steps.len() > 64 {
            return None;
        }
    }
    Some(steps)
}

/// The smallest of 1, 2, 5 times a power of ten that is not below the length, which is positive.
fn round_step(length: Decimal) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    while power > length {
        power = power.checked_div(Decimal::TEN)?;
        if power.is_zero() {
            return None;
        }
    }
    while power.checked_mul(Decimal::TEN)? <= length {
        power = power.checked_mul(Decimal::TEN)?;
    }
    [1_i64, 2, 5, 10]
        .into_iter()
        .filter_map(|times| power.checked_mul(Decimal::from(times)))
        .find(|&step| step >= length)
}

/// A straight scale: values between `low` and `high` lie between `from` and `to`, in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Linear {
    pub low: f64,
    pub high: f64,
    pub from: f64,
    pub to: f64,
}

impl Linear {
    /// A scale over the values, the axis' marks and, where asked for, zero. Without any extent (all
    /// zero, all the same) it has one unit of value upwards, so that nothing is divided by nothing.
    pub fn over(values: impl Iterator<Item = f64>, axis: &Axis, with_zero: bool, from: f64, to: f64) -> Self {
        let ticks = axis.ticks.iter().map(|tick| real(tick.value));
        let zero = with_zero.then_some(0.0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.chain(ticks).chain(zero) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if low == high {
            high = if low == 0.0 { 1.0 } else { low + low.abs() };
        }
        Self { low, high, from, to }
    }

    /// Where the value lies; values outside lie at the nearer end.
    pub fn at(self, value: f64) -> f64 {
        self.from + self.share(value) * (self.to - self.from)
    }

    /// How much of the way from `low` to `high` the value is, from 0 to 1.
    pub fn share(self, value: f64) -> f64 {
        (value.clamp(self.low, self.high) - self.low) / (self.high - self.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(low: &str, high: &str, about: usize) -> Vec<String> {
        let parse = |text: &str| text.parse().expect("a decimal");
        steps(parse(low), parse(high), about).iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn steps_are_one_two_or_five_times_a_power_of_ten() {
        assert_eq!(written("0", "10", 5), ["0", "2", "4", "6", "8", "10"]);
        assert_eq!(written("0", "17", 4), ["0", "5", "10", "15", "20"]);
        assert_eq!(written("0", "0.9", 4), ["0", "0.5", "1"]);
        assert_eq!(written("-3", "8", 4), ["-5", "0", "5", "10"]);
        assert_eq!(written("0", "1234567.89", 4), ["0", "500000", "1000000", "1500000"]);
        assert_eq!(written("97", "103", 3), ["96", "98", "100", "102", "104"]);
        assert_eq!(written("5", "5", 4), ["5"]);
    }

    #[test]
    fn the_largest_numbers_have_no_exact_steps_and_do_no_harm() {
        assert_eq!(steps(Decimal::MIN, Decimal::MAX, 5), [Decimal::MIN, Decimal::MAX]);
        assert!(steps(Decimal::ZERO, Decimal::MAX, 5).len() >= 2);
        assert!(steps(Decimal::ZERO, Decimal::new(1, 28), 5).len() >= 2);
        assert!(steps(Decimal::MAX - Decimal::ONE, Decimal::MAX, 5).len() >= 2);
    }

    proptest! {
        #[test]
        fn steps_cover_their_values_evenly(a in any::<i64>(), b in any::<i64>(), scale in 0_u32..12, about in 0_usize..30) {
            let (a, b) = (Decimal::new(a, scale), Decimal::new(b, scale));
            let steps = steps(a, b, about);
            prop_assert!(*steps.first().unwrap() <= a.min(b));
            prop_assert!(*steps.last().unwrap() >= a.max(b));
            prop_assert!(steps.len() <= 23);
            prop_assert!(steps.windows(3).all(|w| w[1] - w[0] == w[2] - w[1]));
        }

        #[test]
        fn a_larger_value_lies_no_nearer_to_the_beginning(a in -1e30..1e30_f64, b in -1e30..1e30_f64, c in -1e30..1e30_f64) {
            let scale = Linear::over([a, b, c].into_iter(), &Axis::default(), true, 10.0, 700.0);
            prop_assert!(scale.at(a.min(b)) <= scale.at(a.max(b)));
            prop_assert!((10.0..=700.0).contains(&scale.at(c)));
        }
    }
}
