//! Which lines of one side of a budget are sums of others.
//!
//! Each way to know one gives claims: by codes ([`codes`]), by a classification told beside another ([`twice`]), by
//! the order of lines without codes ([`order`]) and by rows that look otherwise than the others ([`apart`]). What is a
//! sum by one way is no part of what is one by the next. How far a claim can be chance is measured by the digits to
//! which the amounts agree: that decides whether it is sure, likely or nothing.

mod apart;
mod codes;
mod grain;
mod order;
mod twice;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use grain::Grain;
pub(super) use twice::Twice;

use crate::model::budget::{Amounts, Dimension, Line, Stage};
use crate::model::choice::Choice;
use crate::text::total::{is_only_a_sum, names_a_sum};

/// Lines, each with what those that it sums come to.
pub(super) type Found = BTreeMap<usize, Amounts>;

/// The lines that are sums of others, as places.
#[derive(Default)]
pub(super) struct Sums {
    /// Those that are it for certain.
    pub sure: Found,
    /// Those that may be it by chance.
    pub likely: Found,
    /// Those that are called so, and miss what they sum by a little.
    pub missed: Found,
    /// Lines that are the same money as others, by another classification.
    pub twice: Vec<Twice>,
}

impl Sums {
    /// Those among the lines of one side.
    pub fn of(lines: &[&Line]) -> Self {
        let mut sums = Self::default();
        codes::take(lines, &mut sums);
        twice::take(lines, &mut sums);
        order::take(lines, &mut sums);
        apart::take(lines, &mut sums);
        half_of(lines, &mut sums);
        let Self { sure, likely, missed, .. } = &mut sums;
        likely.retain(|at, _| !sure.contains_key(at));
        missed.retain(|at, _| !sure.contains_key(at) && !likely.contains_key(at));
        sums
    }

    /// Whether a line is told in any of these ways.
    pub fn has(&self, at: usize) -> bool {
        let is_twice = || self.twice.iter().any(|twice| twice.has(at));
        [&self.sure, &self.likely, &self.missed].iter().any(|found| found.contains_key(&at)) || is_twice()
    }

    /// The lines that are told in none.
    fn rest(&self, lines: &[&Line]) -> Vec<usize> {
        (0..lines.len()).filter(|at| !self.has(*at)).collect()
    }

    fn take(&mut self, claims: impl IntoIterator<Item = Claim>, is_sure: bool) {
        for claim in claims {
            let found = if is_sure && claim.fit.is_exact() { &mut self.sure } else { &mut self.likely };
            found.insert(claim.at, claim.sum);
        }
    }
}

/// A line that seems to be the sum of others.
struct Claim {
    at: usize,
    /// What these come to.
    sum: Amounts,
    /// How many there are, those that are sums themselves counted as one.
    parts: usize,
    fit: Fit,
}

impl Claim {
    /// Of a line and those that it may sum; nothing where it is far from it.
    fn of(lines: &[&Line], at: usize, parts: &[usize]) -> Option<Self> {
        let sum = sum_of(parts.iter().map(|at| lines[*at]));
        let grain = match parts {
            [one] => Grain::of_one(&lines[*one].amounts),
            _ => Grain::of_all(parts.iter().map(|at| &lines[*at].amounts)),
        };
        let fit = Fit::of(&lines[at].amounts, &sum, &grain)?;
        Some(Self { at, sum, parts: parts.len(), fit })
    }

    fn is_of_many(&self) -> bool {
        self.parts > 1
    }
}

/// An amount of so many digits is no other sum by chance.
const DIGITS: u32 = 4;

/// How far a chapter's printed amount may be from its articles, in hundredths.
const SLIP: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// How well a line's amounts, at all stages, are what others come to.
#[derive(Clone, Copy)]
struct Fit {
    /// The digits to which they agree.
    digits: u32,
    /// By how many hundredths they miss.
    miss: Decimal,
}

impl Fit {
    /// Nothing where one of the two is zero and the other is not. `grain` is the parts'.
    fn of(own: &Amounts, sum: &Amounts, grain: &Grain) -> Option<Self> {
        let (mut exact, mut near, mut miss) = (None, None, Decimal::ZERO);
        for (stage, amount) in own.stages().filter(|(_, amount)| !amount.is_zero()) {
            let other = sum[stage].filter(|other| !other.is_zero())?;
            if other == amount {
                exact = exact.max(Some(grain.digits(stage, amount)));
            } else {
                let digits = top(other) - top(amount - other);
                let digits = u32::try_from(digits).unwrap_or(0);
                near = Some(near.map_or(digits, |least: u32| least.min(digits)));
                miss = miss.max(hundredths(amount - other, other));
            }
        }
        Some(Self { digits: near.or(exact)?, miss })
    }

    fn is_exact(self) -> bool {
        self.miss.is_zero()
    }

    fn is_within(self, hundredths: Decimal) -> bool {
        self.miss < hundredths
    }

    /// The digits that are left when as many were tried as there are lines.
    fn weight(self, tried: usize) -> u32 {
        self.digits.saturating_sub(tried.max(1).ilog10())
    }
}

/// Whether an amount is a sum but for less than so many hundredths of it.
pub(super) fn is_within(most: Decimal, amount: Decimal, sum: Option<Decimal>) -> bool {
    sum.is_some_and(|sum| !sum.is_zero() && hundredths(amount - sum, sum) < most)
}

fn hundredths(part: Decimal, of: Decimal) -> Decimal {
    part.checked_div(of).and_then(|part| part.abs().checked_mul(Decimal::ONE_HUNDRED)).unwrap_or(Decimal::MAX)
}

/// The place of an amount's first digit: 2 of hundreds, -1 of tenths.
fn top(amount: Decimal) -> i32 {
    amount.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) as i32 - amount.scale() as i32
}

/// One with a long amount that is the sum of all the others, whatever it is called: half of all. Two that pay one
/// half each are not rare, so that this alone is never sure.
fn half_of(lines: &[&Line], sums: &mut Sums) {
    const MANY: usize = 5;
    let rest = sums.rest(lines);
    let all = sum_of(rest.iter().map(|at| lines[*at]));
    let is_half = |line: &Line| each(&line.amounts, |stage, amount| all[stage] == Some(amount * Decimal::TWO));
    let half = rest.iter().copied().find(|at| is_half(lines[*at])).filter(|_| rest.len() >= MANY);
    let others = |half: usize| rest.iter().copied().filter(|at| *at != half).collect::<Vec<_>>();
    let claim = half.and_then(|half| Claim::of(lines, half, &others(half)));
    sums.take(claim.filter(|claim| claim.fit.digits >= DIGITS), false);
}

/// Whether a line has the name of a sum, or that where others have a code.
pub(super) fn says_so(line: &Line) -> bool {
    let name = line.name.as_ref().is_some_and(|name| names_a_sum(name.first()));
    name || codes_of(line).any(names_a_sum)
}

/// Whether a line is called a total, and nothing else is said of it.
pub(super) fn is_bare(line: &Line) -> bool {
    let name = line.name.as_ref().map(|name| name.first());
    name.is_none_or(is_only_a_sum) && codes_of(line).all(is_only_a_sum)
}

fn codes_of(line: &Line) -> impl Iterator<Item = &str> {
    Dimension::ALL.iter().filter_map(|dimension| line.codes[*dimension].as_deref())
}

fn has_code(line: &Line) -> bool {
    codes_of(line).next().is_some()
}

/// Whether a line has neither a code nor a name with a letter in it.
fn is_nameless(line: &Line) -> bool {
    let name = line.name.as_ref().is_some_and(|name| name.first().contains(char::is_alphanumeric));
    !name && !has_code(line)
}

/// What lines come to, at each stage.
pub(super) fn sum_of<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Amounts {
    let mut all = Amounts::default();
    lines.into_iter().for_each(|line| all.add(&line.amounts));
    all
}

/// Whether something is true of each amount that is not zero, of which there is one.
fn each(some: &Amounts, is_true: impl Fn(Stage, Decimal) -> bool) -> bool {
    let mut amounts = some.stages().filter(|(_, amount)| !amount.is_zero()).peekable();
    amounts.peek().is_some() && amounts.all(|(stage, amount)| is_true(stage, amount))
}
