//! What another order for ties would have done.

use super::profile::{Order, Profile};
use super::{Run, run};
use crate::model::tally::{Ended, Otherwise, Step, Tie};

/// The most looks at a voter that all tries together may take, besides a number of times the first
/// count.
const WORK: u64 = 100_000_000;
/// That number of times.
const TIMES: u64 = 4;
/// The most tries.
const TRIES: usize = 400;

/// Tries each tie the other ways: each of the equals is put before the others, and everything is
/// counted anew. At last the whole order is turned round, which changes all ties at once; if only
/// that changes the winners, it is told at the first tie.
pub(super) fn tried(profile: &Profile, order: &Order, first: &Run) -> Vec<Tie> {
    // A count that was given up would be given up again, each time after as much work.
    let given_up = first.steps.iter().any(|step| matches!(step, Step::Raised { ended: Ended::GivenUp, .. }));
    let mut budget = Budget { work: WORK + TIMES * first.work, tries: if given_up { 0 } else { TRIES } };
    let mut ties: Vec<Tie> = Vec::new();
    for equals in &first.ties {
        if ties.iter().all(|tie| tie.projects != *equals) {
            let otherwise = otherwise(profile, order, first, equals, &mut budget);
            ties.push(Tie { projects: equals.clone(), otherwise });
        }
    }
    let all_harmless = ties.iter().all(|tie| tie.otherwise == Otherwise::Same);
    if let Some(tie) = ties.first_mut().filter(|_| all_harmless)
        && let Some(other) = changed(profile, &order.reversed(), first, &mut budget)
    {
        tie.otherwise = other;
    }
    ties
}

/// What may still be tried.
struct Budget {
    work: u64,
    tries: usize,
}

fn otherwise(profile: &Profile, order: &Order, first: &Run, equals: &[usize], budget: &mut Budget) -> Otherwise {
    for moved in &equals[1..] {
        if let Some(other) = changed(profile, &order.with_first(*moved, equals[0]), first, budget) {
            return other;
        }
    }
    Otherwise::Same
}

/// What another order changes; nothing where it changes nothing.
fn changed(profile: &Profile, order: &Order, first: &Run, budget: &mut Budget) -> Option<Otherwise> {
    if budget.work == 0 || budget.tries == 0 {
        return Some(Otherwise::NotAllTried);
    }
    let other = run(profile, order, false);
    budget.tries -= 1;
    budget.work = budget.work.saturating_sub(other.work);
    let without = |some: &[usize], others: &[usize]| {
        let mut only: Vec<usize> = some.iter().copied().filter(|winner| !others.contains(winner)).collect();
        only.sort_unstable();
        only
    };
    let gained = without(&other.winners, &first.winners);
    let lost = without(&first.winners, &other.winners);
    (!gained.is_empty() || !lost.is_empty()).then_some(Otherwise::Other { gained, lost })
}
