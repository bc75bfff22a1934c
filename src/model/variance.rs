//! Differences between plan and execution that must be explained, with their reasons.

use rust_decimal::{Decimal, RoundingStrategy};

use super::budget::{Budget, Dimension, Direction, Line};
use super::budget_rules::{Reason, Threshold, Variance};
use super::choice::Choice;
use super::portal::{Portal, Shared};
use super::rollup::{Sum, roll_up};

/// The differences of a year beyond its threshold, expenditure by the threshold's dimension and
/// revenue by the economic one. None before the year is over, or where no threshold is declared.
pub fn variances(budget: &Budget, shared: &Shared) -> Vec<Variance> {
    let Some(threshold) = budget.rules.variance else { return Vec::new() };
    let mut all = Vec::new();
    for direction in Direction::ALL {
        let dimension = match direction {
            Direction::Revenue => Dimension::Economic,
            Direction::Expenditure => threshold.dimension,
        };
        if is_over(budget, *direction) {
            of_direction(budget, *direction, dimension, &threshold, shared, &mut all);
        }
    }
    all
}

/// Lines of a direction of which nothing is told at the year's end.
#[derive(Debug)]
pub struct Untold<'b> {
    /// Revenue or expenditure.
    pub direction: Direction,
    /// The first of them.
    pub first: &'b Line,
    /// How many.
    pub count: usize,
    /// How much was planned of them.
    pub planned: Decimal,
}

/// The lines of which something was planned and nothing is told, where a threshold asks for reasons.
pub fn untold(budget: &Budget) -> Vec<Untold<'_>> {
    if budget.rules.variance.is_none() {
        return Vec::new();
    }
    let of = |direction: &Direction| {
        let (plan, done) = (budget.plan_stage(*direction)?, budget.execution_stage(*direction)?);
        let planned = |line: &Line| line.amounts[plan].filter(|planned| !planned.is_zero());
        let is_untold = |line: &&Line| {
            line.direction == *direction && !line.eliminates && line.amounts[done].is_none() && planned(line).is_some()
        };
        let lines = budget.lines.iter().filter(is_untold);
        let first = lines.clone().next().filter(|_| is_over(budget, *direction))?;
        Some(Untold {
            direction: *direction,
            first,
            count: lines.clone().count(),
            planned: lines.filter_map(planned).sum(),
        })
    };
    Direction::ALL.iter().filter_map(of).collect()
}

/// Whether a direction's execution reaches the last day of the year.
fn is_over(budget: &Budget, direction: Direction) -> bool {
    let told = budget.execution_stage(direction).and_then(|stage| budget.stage_source(direction, stage));
    told.and_then(|told| told.as_of.or(told.date)).is_some_and(|day| day >= budget.end)
}

fn of_direction(
    budget: &Budget,
    direction: Direction,
    dimension: Dimension,
    threshold: &Threshold,
    shared: &Shared,
    all: &mut Vec<Variance>,
) {
    let (Some(plan), Some(done)) = (budget.plan_stage(direction), budget.execution_stage(direction)) else { return };
    let known = Portal::classification(budget, direction, dimension, shared);
    let tops = roll_up(budget, direction, dimension, known);
    for sum in at_level(&tops, threshold.level) {
        // Nothing told is not nothing done.
        let (planned, Some(done)) = (sum.amounts[plan].unwrap_or_default(), sum.amounts[done]) else { continue };
        let difference = done - planned;
        let percent = difference.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(planned));
        // What was planned at nothing is beyond any share; what is just at the threshold is not.
        if percent.is_some_and(|percent| percent.abs() <= threshold.percent)
            || difference.abs() <= threshold.amount
            || difference.is_zero()
        {
            continue;
        }
        let meant = |reason: &&Reason| {
            (reason.direction, reason.dimension, reason.code.as_str()) == (direction, dimension, &*sum.code)
        };
        all.push(Variance {
            direction,
            dimension,
            code: sum.code.to_string(),
            name: sum.name.clone(),
            planned,
            done,
            percent: percent.map(|percent| percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)),
            reason: budget.reasons.iter().find(meant).map(|reason| reason.text.clone()),
        });
    }
}

/// The nodes at a level, 1 being the top; those above it that end there too.
fn at_level(tops: &[Sum], level: usize) -> Vec<&Sum> {
    if level <= 1 {
        return tops.iter().collect();
    }
    let below = |sum: &'_ Sum| sum.children.is_empty();
    tops.iter().flat_map(|sum| if below(sum) { vec![sum] } else { at_level(&sum.children, level - 1) }).collect()
}
