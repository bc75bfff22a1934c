//! Rows that are sums of the rows around them, where nothing but their amounts tells it: a total called
//! *Gesamtausgaben*, chapters in one column with their items.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::guess::Guess;
use super::rows::{Amounts, Row};
use crate::import::grid::Grid;

/// The fewest rows of which one may be the sum of all others.
const FEWEST: usize = 4;

/// What was found.
pub enum Found<'r> {
    /// No row.
    Nothing,
    /// These rows: the sum of all others, or the sums of rows beside them to which all rows belong.
    Sure(Vec<&'r Row>),
    /// These rows, beside others that belong to none, or in figures so round that chance may do it.
    Doubtful(Vec<&'r Row>),
    /// These rows, and chance may well do it.
    Perhaps(Vec<&'r Row>),
}

/// The amounts of a row, one a column.
type Vector = Vec<Decimal>;

/// The rows among some that are sums of the others.
pub fn sums<'r>(grid: &Grid, guess: &Guess, rows: &[&'r Row]) -> Found<'r> {
    let Some(amounts) = Amounts::of(grid, guess) else { return Found::Nothing };
    let all = rows.iter().map(|row| (*row, amounts.all(row)));
    let all: Vec<Told> = all.filter(|(_, amounts)| amounts.iter().any(|amount| !amount.is_zero())).collect();
    let mut totals = of_all(&all);
    let mut rest = without(&all, &totals);
    let after = blocks(&rest, true);
    let before = blocks(&rest, false);
    let is_after = after.inside >= before.inside;
    let mut blocks = if is_after { after } else { before };
    if totals.is_empty() {
        // The total of all that is no sum stands beside the sums.
        totals = of_all(&without(&rest, &blocks.sums));
        rest = without(&rest, &totals);
    }
    if totals.is_empty()
        && let Some(found) = with_singles(&rest, &blocks.sums, is_after)
    {
        return found;
    }
    blocks.sums.retain(|row| !totals.iter().any(|total| total.0 == row.0));
    let leaves = rest.len() - blocks.sums.len();
    let is_half = blocks.sums.len() > 1 && blocks.inside * 2 >= leaves;
    let is_whole = is_half && blocks.inside == leaves;
    if !is_half {
        blocks.sums.clear();
    }
    let found = [totals, blocks.sums].concat();
    // A total stands first or last.
    let is_end = |row: &&Row| [all.first(), all.last()].into_iter().flatten().any(|(end, _)| end.0 == row.0);
    let is_total = !is_half && found.iter().all(is_end);
    let is_found = |row: &Row| found.iter().any(|one| one.0 == row.0);
    let digits = all.iter().filter(|(row, _)| is_found(row)).map(|(_, amounts)| digits(amounts.clone()));
    let number = digits.fold(0, u32::saturating_add);
    let is_exact = number >= if is_total { ENOUGH_OF_TOTAL } else { ENOUGH_DIGITS };
    if is_total && !is_exact && !found.is_empty() {
        return Found::Doubtful(found);
    }
    match (found.is_empty(), is_exact, is_half, is_whole) {
        (true, ..) => Found::Nothing,
        (_, true, false, _) | (_, true, _, true) => Found::Sure(found),
        (_, true, true, false) | (_, false, _, true) => Found::Doubtful(found),
        (_, false, _, false) => Found::Perhaps(found),
    }
}

/// The sums of rows beside them, those of one row alone that tells the same, and the total of all that is none of
/// these; nothing where no row is that total, which alone proves the others.
fn with_singles<'r>(rows: &[Told<'r>], sums: &[&'r Row], after: bool) -> Option<Found<'r>> {
    let in_order: Vec<&Told> = if after { rows.iter().collect() } else { rows.iter().rev().collect() };
    let is_sum = |at: usize| in_order.get(at).is_some_and(|(row, _)| sums.iter().any(|sum| sum.0 == row.0));
    let repeats = |at: usize| in_order.get(at + 1).is_some_and(|next| next.1 == in_order[at].1);
    // Below it stands its one row, and then another sum, or one like it, or the total.
    let is_single = |at: &usize| {
        let ends = is_sum(at + 2) || repeats(at + 2) || at + 3 >= in_order.len();
        !is_sum(*at) && !is_sum(at + 1) && repeats(*at) && ends
    };
    let singles: Vec<&'r Row> = (0..in_order.len()).filter(is_single).map(|at| in_order[at].0).collect();
    if sums.is_empty() || singles.is_empty() {
        return None;
    }
    let above = [sums.to_vec(), singles].concat();
    let totals = of_all(&without(rows, &above));
    let mut found = [above, totals.clone()].concat();
    found.sort_by_key(|row| row.0);
    let told = rows.iter().filter(|(row, _)| totals.iter().any(|total| total.0 == row.0));
    let number = told.map(|(_, amounts)| digits(amounts.clone())).fold(0, u32::saturating_add);
    let found = if number >= ENOUGH_OF_TOTAL { Found::Sure(found) } else { Found::Doubtful(found) };
    (!totals.is_empty()).then_some(found)
}

/// A row with its amounts, nothing taken for 0.
type Told<'r> = (&'r Row, Vector);

/// Figures with fewer digits in all may be sums by chance.
pub const ENOUGH_DIGITS: u32 = 5;

/// The same for a row at the end that is the sum of all others.
const ENOUGH_OF_TOTAL: u32 = 3;

/// How many digits, without zeros at their ends, the amounts of a row have together, each different one once.
pub fn digits(mut amounts: Vector) -> u32 {
    let of = |amount: &Decimal| {
        let digits = amount.normalize().mantissa().unsigned_abs().to_string();
        u32::try_from(digits.trim_end_matches('0').len()).unwrap_or(u32::MAX)
    };
    amounts.sort_unstable();
    amounts.dedup();
    amounts.iter().map(of).fold(0, u32::saturating_add)
}

fn without<'r>(all: &[Told<'r>], rows: &[&Row]) -> Vec<Told<'r>> {
    let numbers: HashSet<usize> = rows.iter().map(|row| row.0).collect();
    all.iter().filter(|(row, _)| !numbers.contains(&row.0)).cloned().collect()
}

/// The rows that are each the sum of all others.
fn of_all<'r>(all: &[Told<'r>]) -> Vec<&'r Row> {
    if all.len() < FEWEST {
        return Vec::new();
    }
    let width = all.first().map_or(0, |(_, amounts)| amounts.len());
    let sum: Vector = (0..width).map(|at| all.iter().map(|(_, amounts)| amounts[at]).sum()).collect();
    let mut alike: BTreeMap<&Vector, Vec<&'r Row>> = BTreeMap::new();
    for (row, amounts) in all {
        alike.entry(amounts).or_default().push(row);
    }
    let is_total = |amounts: &Vector, times: usize| {
        let times = Decimal::from(times + 1);
        amounts.iter().zip(&sum).all(|(amount, sum)| amount.checked_mul(times) == Some(*sum))
    };
    let mut found: Vec<&Row> = Vec::new();
    for (amounts, rows) in alike {
        if all.len() - rows.len() >= FEWEST - 1 && is_total(amounts, rows.len()) {
            found.extend(rows);
        }
    }
    found.sort_by_key(|row| row.0);
    found
}

/// Sums of rows beside them.
struct Blocks<'r> {
    sums: Vec<&'r Row>,
    /// How many rows that are no sums belong to one.
    inside: usize,
}

/// The rows that are sums of two or more beside them, on any number of levels: after them, or before.
fn blocks<'r>(rows: &[Told<'r>], after: bool) -> Blocks<'r> {
    let width = rows.first().map_or(0, |(_, amounts)| amounts.len());
    let in_order: Vec<&Told> = if after { rows.iter().rev().collect() } else { rows.iter().collect() };
    // What all rows that are no sums add up to, until each that belongs to no sum yet; and how many they are.
    let mut so_far: Vector = vec![Decimal::ZERO; width];
    let mut open: Vec<(Vector, usize)> = Vec::new();
    let mut places: HashMap<Vector, usize> = HashMap::new();
    let mut blocks = Blocks { sums: Vec::new(), inside: 0 };
    let (mut leaves, mut within) = (0_usize, Vec::<bool>::new());
    for (row, amounts) in in_order.into_iter().map(|one| (one.0, &one.1)) {
        let wanted: Vector = so_far.iter().zip(amounts).map(|(sum, amount)| *sum - *amount).collect();
        let from = places.get(&wanted).copied().filter(|at| open.get(*at).is_some_and(|(sum, _)| *sum == wanted));
        match from.filter(|at| open.len() - at >= 2) {
            Some(at) => {
                let first = open[at].1;
                within[first..].iter_mut().for_each(|inside| *inside = true);
                open.truncate(at + 1);
                blocks.sums.push(row);
            }
            None => {
                places.insert(so_far.clone(), open.len());
                open.push((so_far.clone(), leaves));
                leaves += 1;
                within.push(false);
                so_far.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += *amount);
            }
        }
    }
    blocks.sums.sort_by_key(|row| row.0);
    blocks.inside = within.into_iter().filter(|inside| *inside).count();
    blocks
}
