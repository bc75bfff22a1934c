//! One budget told in two classifications in one list, by function and then by economic class: two sets of lines
//! that have no classification in common and come to the same are the same money.

use std::collections::{BTreeMap, BTreeSet};

use super::{DIGITS, Fit, Grain, Sums, is_nameless, says_so, sum_of};
use crate::model::budget::{Amounts, Dimension, Line};
use crate::model::choice::Choice;

/// Lines that are the same money as others before them.
pub(in crate::check) struct Twice {
    /// The lines.
    pub lines: BTreeSet<usize>,
    /// What they come to.
    pub sum: Amounts,
    /// Those before them.
    pub others: usize,
    /// What these come to.
    pub other_sum: Amounts,
    /// Whether there are so many of both that it is no chance: two shares that others pay are two lines.
    pub is_sure: bool,
}

/// So many lines of each are no shares of a work that others help to pay.
const MANY: usize = 3;

impl Twice {
    pub(super) fn has(&self, at: usize) -> bool {
        self.lines.contains(&at)
    }
}

/// Lines with codes in the same dimensions.
struct Set {
    held: BTreeSet<Dimension>,
    lines: BTreeSet<usize>,
    sum: Amounts,
    grain: Grain,
}

pub(super) fn take(lines: &[&Line], sums: &mut Sums) {
    let sets = sets(lines, sums);
    let mut told: Vec<&Set> = Vec::new();
    for (place, later) in sets.iter().enumerate() {
        let earlier = sets[..place].iter().filter(|set| !told.iter().any(|told| std::ptr::eq(*told, *set)));
        let Some(same) = earlier.into_iter().find(|earlier| is_same(earlier, later)) else { continue };
        told.push(later);
        sums.twice.push(Twice {
            lines: later.lines.clone(),
            sum: later.sum.clone(),
            others: same.lines.len(),
            other_sum: same.sum.clone(),
            is_sure: later.lines.len().min(same.lines.len()) >= MANY,
        });
    }
}

/// The lines by the dimensions in which they have codes and not all others have one, in the order of their first.
fn sets(lines: &[&Line], sums: &Sums) -> Vec<Set> {
    let rows = sums.rest(lines).into_iter().filter(|at| !says_so(lines[*at]) && !is_nameless(lines[*at]));
    let rows: Vec<usize> = rows.collect();
    let has = |at: usize, dimension: &Dimension| lines[at].codes[*dimension].is_some();
    let tells = |dimension: &&Dimension| !rows.iter().all(|at| has(*at, dimension));
    let telling: Vec<Dimension> = Dimension::ALL.iter().filter(tells).copied().collect();
    let mut by_held: BTreeMap<BTreeSet<Dimension>, BTreeSet<usize>> = BTreeMap::new();
    for at in rows {
        let held = telling.iter().filter(|dimension| has(at, dimension)).copied().collect();
        by_held.entry(held).or_default().insert(at);
    }
    let several = by_held.into_iter().filter(|(held, lines)| !held.is_empty() && lines.len() > 1);
    let set = |(held, places): (BTreeSet<Dimension>, BTreeSet<usize>)| {
        let sum = sum_of(places.iter().map(|at| lines[*at]));
        let grain = Grain::of_all(places.iter().map(|at| &lines[*at].amounts));
        Set { held, lines: places, sum, grain }
    };
    let mut sets: Vec<Set> = several.map(set).collect();
    sets.sort_by_key(|set| set.lines.first().copied());
    sets
}

/// Whether two sets are the same money, but for roundings.
fn is_same(one: &Set, other: &Set) -> bool {
    /// Sums that agree to so many digits, though not to all, are those of rounded amounts.
    const ROUNDED: u32 = 5;
    let is_as = |one: &Set, other: &Set| {
        let mut grain = one.grain.clone();
        grain.join(&other.grain);
        let fit = Fit::of(&one.sum, &other.sum, &grain);
        let is_long = |fit: Fit| fit.digits >= DIGITS || one.lines.len().min(other.lines.len()) >= MANY;
        fit.is_some_and(|fit| if fit.is_exact() { is_long(fit) } else { fit.digits >= ROUNDED })
    };
    one.held.is_disjoint(&other.held) && is_as(one, other) && is_as(other, one)
}
