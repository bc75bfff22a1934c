//! How unequal a measure is among areas, and whether money goes where the need is.
//!
//! Each area has a value `x` and a weight `n`, its inhabitants; `p` is its share of all inhabitants
//! and `μ = Σ p·x` the mean.
//!
//! - ratio of the extremes: the largest `x` over the smallest;
//! - coefficient of variation, weighted (Williamson 1965): `√(Σ p·(x−μ)²) / μ`;
//! - Gini: `ΣΣ p·p'·|x−x'| / 2μ`, over all pairs;
//! - Theil T: `Σ p·(x/μ)·ln(x/μ)`; of groups `g` with share of inhabitants `P` and mean `M` it is
//!   the sum of what lies between them, `Σ P·(M/μ)·ln(M/μ)`, and within them, `Σ P·(M/μ)·T`
//!   (Theil 1967);
//! - concentration index of money over need: `2/μ · Σ p·x·R − 1` where `R` is an area's place, from 0
//!   to 1, among all inhabitants in order of need, its own counted half; areas of equal need share
//!   the middle of their places (Kakwani, Wagstaff and van Doorslaer 1997).
//!
//! Shares and logarithms are floats; values come in exact and results go out rounded to 12 decimals,
//! so that no platform's last digit shows.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// The decimals of a result.
const DECIMALS: u32 = 12;

/// An area in a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation<'a> {
    /// What is compared.
    pub value: Decimal,
    /// Inhabitants.
    pub people: u64,
    /// The group that it is in: its province.
    pub group: &'a str,
}

/// Why a measure has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// There is no area with a value and inhabitants.
    NoPopulation,
    /// There is one area alone.
    OneArea,
    /// The mean is zero.
    ZeroMean,
    /// The smallest value is zero, so that nothing can be divided by it.
    ZeroLeast,
    /// A value is below zero, for which the measure has no meaning.
    Negative,
    /// The need is the same everywhere, so that there is no order of it.
    SameNeed,
}

impl Undefined {
    /// The key of the words that say so.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoPopulation => "no-population",
            Self::OneArea => "one-area",
            Self::ZeroMean => "zero-mean",
            Self::ZeroLeast => "zero-least",
            Self::Negative => "negative",
            Self::SameNeed => "same-need",
        }
    }
}

/// A measure, or why there is none.
pub type Outcome = Result<Decimal, Undefined>;

/// All measures of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Disparity {
    /// How many areas there are.
    pub areas: usize,
    /// The mean of all inhabitants.
    pub mean: Outcome,
    /// The ratio of the extremes.
    pub ratio: Outcome,
    /// The coefficient of variation.
    pub variation: Outcome,
    /// Gini.
    pub gini: Outcome,
    /// Theil.
    pub theil: Outcome,
    /// The part of Theil that lies between groups.
    pub between: Outcome,
    /// The part of Theil that lies within groups.
    pub within: Outcome,
}

/// An area as the formulas take it.
#[derive(Clone, Copy)]
struct Point<'a> {
    x: f64,
    n: f64,
    group: &'a str,
}

/// Measures how unequal the values are. Areas without inhabitants have no weight and are left out.
pub fn disparity(all: &[Observation]) -> Disparity {
    let points = points(all);
    let least = all.iter().filter(|one| one.people > 0).map(|one| one.value).min().unwrap_or_default();
    let largest = all.iter().filter(|one| one.people > 0).map(|one| one.value).max().unwrap_or_default();
    let enough = match points.len() {
        0 => Err(Undefined::NoPopulation),
        1 => Err(Undefined::OneArea),
        _ => Ok(()),
    };
    let positive =
        enough.and(if least.is_sign_negative() && !least.is_zero() { Err(Undefined::Negative) } else { Ok(()) });
    let mean = mean(&points);
    let relative = positive.and(if mean == 0.0 { Err(Undefined::ZeroMean) } else { Ok(()) });
    let theil = |groups: Split| relative.and_then(|()| outcome(theil(&points, mean, groups)));
    Disparity {
        areas: points.len(),
        mean: if points.is_empty() { Err(Undefined::NoPopulation) } else { outcome(mean) },
        ratio: positive.and_then(|()| match least.is_zero() {
            true => Err(Undefined::ZeroLeast),
            false => Ok((largest / least).round_dp(DECIMALS).normalize()),
        }),
        variation: relative.and_then(|()| outcome(variation(&points, mean))),
        gini: relative.and_then(|()| outcome(gini(&points, mean))),
        theil: theil(Split::Whole),
        between: theil(Split::Between),
        within: theil(Split::Within),
    }
}

/// The concentration index of a measure (money for each inhabitant) over need: above zero, more goes
/// where the need is greater; below, where it is less. `needs` are in the order of `all`; the greater,
/// the more need.
pub fn concentration(all: &[Observation], needs: &[Decimal]) -> Outcome {
    let mut ranked: Vec<(Decimal, Point)> =
        (all.iter().zip(needs)).filter(|(one, _)| one.people > 0).map(|(one, need)| (*need, point(one))).collect();
    match ranked.len() {
        0 => return Err(Undefined::NoPopulation),
        1 => return Err(Undefined::OneArea),
        _ => {}
    }
    if ranked.iter().any(|(_, point)| point.x < 0.0) {
        return Err(Undefined::Negative);
    }
    if ranked.iter().all(|(need, _)| *need == ranked[0].0) {
        return Err(Undefined::SameNeed);
    }
    ranked.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.x.total_cmp(&other.x)).then(one.n.total_cmp(&other.n)));
    let people: f64 = ranked.iter().map(|(_, point)| point.n).sum();
    let mean = ranked.iter().map(|(_, point)| point.n * point.x).sum::<f64>() / people;
    if mean == 0.0 {
        return Err(Undefined::ZeroMean);
    }
    let (mut before, mut sum) = (0.0, 0.0);
    for equal in ranked.chunk_by(|(a, _), (b, _)| a == b) {
        let own: f64 = equal.iter().map(|(_, point)| point.n).sum();
        let rank = (before + own / 2.0) / people;
        sum += equal.iter().map(|(_, point)| point.n * point.x * rank).sum::<f64>() / people;
        before += own;
    }
    outcome(2.0 / mean * sum - 1.0)
}

fn point<'a>(one: &Observation<'a>) -> Point<'a> {
    Point { x: one.value.to_f64().unwrap_or(0.0), n: one.people.to_f64().unwrap_or(0.0), group: one.group }
}

fn points<'a>(all: &[Observation<'a>]) -> Vec<Point<'a>> {
    let mut points: Vec<Point> = all.iter().filter(|one| one.people > 0).map(point).collect();
    // Sums of floats depend on their order: it is always that of the values.
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.n.total_cmp(&b.n)).then(a.group.cmp(b.group)));
    points
}

fn outcome(value: f64) -> Outcome {
    let rounded = Decimal::from_f64(value).map(|value| value.round_dp(DECIMALS).normalize());
    rounded.ok_or(Undefined::ZeroMean)
}

fn people(points: &[Point]) -> f64 {
    points.iter().map(|point| point.n).sum()
}

fn mean(points: &[Point]) -> f64 {
    match points.is_empty() {
        true => 0.0,
        false => points.iter().map(|point| point.n * point.x).sum::<f64>() / people(points),
    }
}

fn variation(points: &[Point], mean: f64) -> f64 {
    let spread: f64 = points.iter().map(|point| point.n * (point.x - mean).powi(2)).sum();
    (spread / people(points)).sqrt() / mean
}

/// Over values in rising order each pair counts once: what is below is taken from what is above.
fn gini(points: &[Point], mean: f64) -> f64 {
    let people = people(points);
    let (mut below, mut of_below, mut sum) = (0.0, 0.0, 0.0);
    for point in points {
        sum += point.n * (point.x * below - of_below);
        below += point.n;
        of_below += point.n * point.x;
    }
    sum / (people * people * mean)
}

/// Which part of Theil is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Split {
    Whole,
    Between,
    Within,
}

fn theil(points: &[Point], mean: f64, split: Split) -> f64 {
    if split == Split::Whole {
        return theil_of(points, mean);
    }
    let all = people(points);
    let mut groups: BTreeMap<&str, Vec<Point>> = BTreeMap::new();
    for point in points {
        groups.entry(point.group).or_default().push(*point);
    }
    let part = |group: &Vec<Point>| {
        let (share, ratio) = (people(group) / all, self::mean(group) / mean);
        match split {
            Split::Between => share * product(ratio),
            _ if ratio > 0.0 => share * ratio * theil_of(group, self::mean(group)),
            _ => 0.0,
        }
    };
    groups.values().map(part).sum()
}

fn theil_of(points: &[Point], mean: f64) -> f64 {
    let all = people(points);
    points.iter().map(|point| point.n / all * product(point.x / mean)).sum()
}

/// `r·ln r`, which is 0 at 0.
fn product(ratio: f64) -> f64 {
    if ratio > 0.0 { ratio * ratio.ln() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(all: &[(i64, u64, &'static str)]) -> Vec<Observation<'static>> {
        all.iter().map(|(x, people, group)| Observation { value: Decimal::from(*x), people: *people, group }).collect()
    }

    fn close(outcome: Outcome, expected: f64) {
        let value = outcome.expect("a value").to_f64().expect("a float");
        assert!((value - expected).abs() < 1e-9, "{value} != {expected}");
    }

    #[test]
    fn two_areas_can_be_reckoned_by_hand() {
        // 100 people with 1 each and 300 with 5 each: μ = 4, p = ¼ and ¾.
        let disparity = disparity(&of(&[(1, 100, "a"), (5, 300, "b")]));
        close(disparity.mean, 4.0);
        close(disparity.ratio, 5.0);
        // √(¼·9 + ¾·1) / 4 = √3 / 4
        close(disparity.variation, 3f64.sqrt() / 4.0);
        // 2·¼·¾·4 / (2·4)
        close(disparity.gini, 0.1875);
        let theil = 0.25 * 0.25 * 0.25f64.ln() + 0.75 * 1.25 * 1.25f64.ln();
        close(disparity.theil, theil);
        close(disparity.between, theil);
        close(disparity.within, 0.0);
    }

    #[test]
    fn between_and_within_add_up_to_the_whole() {
        let all = of(&[(3, 10, "a"), (9, 40, "a"), (4, 25, "b"), (0, 5, "b"), (12, 20, "c")]);
        let all = disparity(&all);
        let sum = all.between.expect("between") + all.within.expect("within");
        close(Ok(sum), all.theil.expect("whole").to_f64().expect("a float"));
    }

    #[test]
    fn what_is_undefined_says_why() {
        assert_eq!(disparity(&[]).gini, Err(Undefined::NoPopulation));
        assert_eq!(disparity(&of(&[(4, 0, "a"), (5, 0, "a")])).mean, Err(Undefined::NoPopulation));
        assert_eq!(disparity(&of(&[(4, 9, "a")])).theil, Err(Undefined::OneArea));
        assert_eq!(disparity(&of(&[(0, 9, "a"), (0, 9, "a")])).gini, Err(Undefined::ZeroMean));
        assert_eq!(disparity(&of(&[(0, 9, "a"), (3, 9, "a")])).ratio, Err(Undefined::ZeroLeast));
        assert_eq!(disparity(&of(&[(-1, 9, "a"), (3, 9, "a")])).gini, Err(Undefined::Negative));
    }

    #[test]
    fn money_that_follows_need_has_an_index_above_zero() {
        let money = of(&[(10, 100, ""), (20, 100, ""), (30, 100, "")]);
        let need = |all: [i64; 3]| all.map(Decimal::from);
        // 2/20 · (10·⅙ + 20·½ + 30·⅚)/3 − 1 = 2/9
        close(concentration(&money, &need([1, 2, 3])), 2.0 / 9.0);
        close(concentration(&money, &need([3, 2, 1])), -2.0 / 9.0);
        // Two with one need share the middle of their ranks: 2/20 · (30·⅓ + 30·⅚)/3 − 1 = 1/6
        close(concentration(&money, &need([1, 1, 2])), 1.0 / 6.0);
        assert_eq!(concentration(&money, &need([5, 5, 5])), Err(Undefined::SameNeed));
        assert_eq!(concentration(&money[..1], &need([1, 2, 3])), Err(Undefined::OneArea));
    }
}
