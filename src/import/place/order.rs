//! Which level of a table contains which: by what the command says, by the country, by what titles say, by what
//! lies in what, and else as tables are written, the largest first.

use std::collections::{BTreeMap, BTreeSet};

use super::level::places;
use super::{Columns, country};
use crate::import::grid::Grid;

/// Of ten areas, so many lie in one of another level where that contains them, though some share a name.
const MOST: usize = 7;

/// What the rows show of two levels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The first contains the second.
    First,
    /// The second contains the first.
    Second,
    /// Each area of the one goes with one of the other.
    Alike,
    /// Areas of each lie with several of the other: names repeat.
    Neither,
}

/// What is known of levels besides what the rows show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'t> {
    /// Levels in the order in which the command says them.
    pub said: &'t [&'t str],
    /// The country.
    pub country: Option<&'t str>,
}

/// The levels, the largest first, and whether another order is as possible.
pub fn ordered(grid: &Grid, mut levels: Vec<Columns>, told: Told) -> (Vec<Columns>, bool) {
    levels.sort_by_key(first_column);
    let keys: Vec<Vec<String>> = levels.iter().map(|level| keys(grid, level)).collect();
    let all = 0..levels.len();
    let shown: Vec<Vec<Shown>> =
        all.clone().map(|one| all.clone().map(|other| shown(&keys, one, other)).collect()).collect();
    let certain = |one: usize, other: usize| is_above(&levels[one], &levels[other], told);
    let mut left: Vec<usize> = all.collect();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let above = |at: usize| {
            let certainly = left.iter().filter(|other| certain(**other, at)).count();
            let by_rows = left.iter().filter(|other| shown[**other][at] == Shown::First && !certain(at, **other));
            (certainly, by_rows.count())
        };
        let Some(place) = (0..left.len()).min_by_key(|place| above(left[*place])) else { break };
        order.push(left.remove(place));
    }
    let doubtful = |pair: &[usize]| {
        let (one, other) = (pair[0], pair[1]);
        !certain(one, other) && matches!(shown[one][other], Shown::Neither | Shown::Second)
    };
    let is_doubtful = order.windows(2).any(doubtful);
    (order.into_iter().map(|at| levels[at].clone()).collect(), is_doubtful)
}

/// Our word for a level's column.
pub fn word(level: &Columns) -> &str {
    level.level.as_deref().unwrap_or("name")
}

/// Where a level's columns begin in the table.
fn first_column(level: &Columns) -> usize {
    level.code.into_iter().chain(level.name).min().unwrap_or(usize::MAX)
}

/// Whether a level is larger than another by what the command says, by the country, or by what both are called.
fn is_above(one: &Columns, other: &Columns, told: Told) -> bool {
    let place = |level: &Columns| told.said.iter().position(|said| *said == word(level));
    if let (Some(one), Some(other)) = (place(one), place(other)) {
        return one < other;
    }
    if let Some(is_above) = country::contains(told.country, word(one), word(other)) {
        return is_above;
    }
    let places = |level: &Columns| places(level.level.as_deref());
    matches!((places(one), places(other)), (Some((_, lowest)), Some((highest, _))) if lowest < highest)
}

/// What tells a level's areas apart, row by row.
fn keys(grid: &Grid, level: &Columns) -> Vec<String> {
    grid.rows.iter().map(|(_, cells)| level.key(cells)).collect()
}

/// What the rows show of two levels. In merged cells the left one stands in the first of its rows alone.
fn shown(keys: &[Vec<String>], one: usize, other: usize) -> Shown {
    let (left, right) = (one.min(other), one.max(other));
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut last = "";
    for (container, own) in keys[left].iter().zip(&keys[right]) {
        if !container.is_empty() {
            last = container;
        }
        if !last.is_empty() && !own.is_empty() {
            pairs.insert((last, own));
        }
    }
    let (mut inside, mut around): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
    for (container, own) in pairs {
        *inside.entry(container).or_default() += 1;
        *around.entry(own).or_default() += 1;
    }
    let single = |counts: &BTreeMap<&str, usize>| (counts.values().filter(|count| **count == 1).count(), counts.len());
    let is_all = |(single, of): (usize, usize)| single == of;
    let is_most = |(single, of): (usize, usize)| single * 10 >= of * MOST;
    let is_few = |(single, of): (usize, usize)| single * 10 <= of * (10 - MOST);
    // What contains goes with several; what is contained goes with one.
    let contains = |inside, around| is_all(around) && !is_all(inside) || is_most(around) && is_few(inside);
    let (inside, around) = (single(&inside), single(&around));
    match (contains(inside, around), contains(around, inside)) {
        (true, _) if one <= other => Shown::First,
        (true, _) => Shown::Second,
        (_, true) if one <= other => Shown::Second,
        (_, true) => Shown::First,
        _ if is_all(inside) && is_all(around) => Shown::Alike,
        _ => Shown::Neither,
    }
}
