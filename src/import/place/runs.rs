//! Rows whose figures are the sum of some that stand right below or above them: a region among its departments, a
//! conurbation after its towns.

use rust_decimal::Decimal;

use super::figures::significant;

/// How many others a row is the sum of, at least.
const FEWEST: usize = 2;

/// What a row has in each column.
pub type Own = Vec<Option<Decimal>>;

/// For each row the places of those of which it is the sum, in the table's order; a row that is a sum stands for those
/// that it is the sum of. A sum of which nothing but its figures is known has at least so many significant digits.
pub fn sums(rows: &[&Own], least: Decimal) -> Vec<Option<Vec<usize>>> {
    let below: Vec<usize> = (0..rows.len()).collect();
    let mut all = looked_through(rows, &below, least);
    let above: Vec<usize> = below.into_iter().rev().collect();
    for (own, other) in all.iter_mut().zip(looked_through(rows, &above, least)) {
        *own = own.take().or(other);
    }
    all
}

/// The same of those that come after each row in an order, from the last row on.
fn looked_through(rows: &[&Own], order: &[usize], least: Decimal) -> Vec<Option<Vec<usize>>> {
    let mut found = vec![None; rows.len()];
    let mut next: Vec<usize> = (1..=order.len()).collect();
    for place in (0..order.len()).rev() {
        let own = rows[order[place]];
        let is_large = |figure: &Decimal| significant(*figure) >= least;
        if own.iter().flatten().next().is_none() || !own.iter().flatten().all(is_large) {
            continue;
        }
        let mut left = own.clone();
        let (mut at, mut of) = (next[place], Vec::new());
        while at < order.len() && take(&mut left, rows[order[at]]) {
            of.push(order[at]);
            at = next[at];
            if left.iter().flatten().all(Decimal::is_zero) {
                if of.len() >= FEWEST {
                    next[place] = at;
                    found[order[place]] = Some(of);
                }
                break;
            }
        }
    }
    found
}

/// Takes a row's figures from what is left of a sum; not where it lacks one, or has more.
fn take(left: &mut Own, row: &Own) -> bool {
    let fits = left.iter().zip(row).all(|(left, own)| match (left, own) {
        (Some(left), Some(own)) => *own >= Decimal::ZERO && own <= left,
        (left, _) => left.is_none(),
    });
    if fits {
        for (left, own) in left.iter_mut().zip(row) {
            *left = left.zip(*own).map(|(left, own)| left - own);
        }
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(figures: &[i64], least: i64) -> Vec<Option<Vec<usize>>> {
        let rows: Vec<Own> = figures.iter().map(|figure| vec![Some(Decimal::from(*figure))]).collect();
        sums(&rows.iter().collect::<Vec<_>>(), Decimal::from(least))
    }

    #[test]
    fn a_sum_of_those_below_or_above_is_known_and_so_is_one_of_sums() {
        // 26 = 12 + 14, and 12 = 5 + 7, 14 = 3 + 11.
        assert_eq!(
            found(&[26, 12, 5, 7, 14, 3, 11], 1),
            [Some(vec![1, 4]), Some(vec![2, 3]), None, None, Some(vec![5, 6]), None, None]
        );
        assert_eq!(found(&[5, 7, 12, 4], 1), [None, None, Some(vec![1, 0]), None]);
        // One more than the sum; one row alone; and a figure that is rounder than it must be.
        assert_eq!(found(&[13, 5, 7, 11, 11], 1), [None, None, None, None, None]);
        assert_eq!(found(&[60_000, 20_000, 30_000, 10_000], 1000), [None, None, None, None]);
    }
}
