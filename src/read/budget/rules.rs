//! What a budget is held to, and why its figures came out otherwise than planned.

use rust_decimal::Decimal;

use super::tell_unknown_word;
use crate::i18n::Text;
use crate::model::budget::{Dimension, Direction};
use crate::model::budget_rules::{Reason, Rules, Threshold};
use crate::model::choice::Choice;
use crate::read::reader::Reader;
use crate::read::record::{At, Record, record};
use crate::read::values::{CodeText, Decimals, Integer, Named, OneOf};

record! {
    /// What a budget is held to.
    pub struct WrittenRules "budget checks" {
        /// By how much a sum may miss what it should be.
        tolerance: Option<At<Decimals>> = "0.01",
        /// The level at which credit binds by law: dimensions, each with how deep; 1 is the top.
        binding: Option<At<Named<Integer>>> = "{functional: 1, economic: 1}",
        /// The difference between plan and execution from which a reason is asked for.
        variance: Option<At<WrittenThreshold>> = "{percent: 10, dimension: functional}",
        /// Whether figures per inhabitant are asked for, so that a missing population is told.
        per_head: Option<At<bool>> = "yes",
        /// Names or codes of lines that are as much as others and are not their sum.
        not_sums: Vec<At<CodeText>> = "[Sumas para sentencias]",
    }
}

record! {
    /// The difference above which a reason is asked for.
    pub struct WrittenThreshold "variance" {
        /// Above this share of the plan, in percent.
        percent: At<Decimals> = "10",
        /// And above this amount.
        amount: Option<At<Decimals>> = "5000",
        /// By what the differences are told.
        dimension: Option<At<OneOf<Dimension>>> = "functional",
        /// How deep; 1 is the top.
        level: Option<At<Integer>> = "1",
    }
}

record! {
    /// Why a figure came out otherwise than planned.
    pub struct WrittenReason "reason" {
        /// In or out.
        direction: Option<At<OneOf<Direction>>> = "expenditure",
        /// By what the figure is told apart.
        dimension: Option<At<OneOf<Dimension>>> = "functional",
        /// Its code.
        code: At<CodeText> = "\"04\"",
        /// The reason, in plain words.
        reason: At<Text> = "El puente de Río Manso se licitó dos veces.",
    }
}

/// The deepest level that is asked for.
const DEEPEST: i64 = 20;

/// The rules as written over those of the site.
pub fn rules(written: Option<At<WrittenRules>>, site: &Rules, reader: &mut Reader) -> Rules {
    let Some(written) = written else { return site.clone() };
    let WrittenRules { tolerance, binding, variance, per_head, not_sums, place: _ } = written.value;
    let mut levels = Vec::new();
    for (name, level) in binding.iter().flat_map(|binding| &binding.value.0) {
        match Dimension::from_id(&name.value) {
            Some(dimension) => levels.push((dimension, depth(level.value))),
            None => tell_unknown_word::<Dimension>(name, WrittenRules::NAME, reader),
        }
    }
    Rules {
        tolerance: tolerance.map_or(site.tolerance, |tolerance| tolerance.value.0.abs()),
        binding: if binding.is_some() { levels } else { site.binding.clone() },
        variance: variance.map(|variance| threshold(variance.value)).or(site.variance),
        per_head: per_head.map_or(site.per_head, |per_head| per_head.value),
        not_sums: site.not_sums.iter().cloned().chain(not_sums.into_iter().map(|said| said.value.0)).collect(),
    }
}

fn depth(level: Integer) -> usize {
    usize::try_from(level.0.clamp(1, DEEPEST)).unwrap_or(1)
}

fn threshold(written: WrittenThreshold) -> Threshold {
    let WrittenThreshold { percent, amount, dimension, level, place: _ } = written;
    Threshold {
        percent: percent.value.0,
        amount: amount.map_or(Decimal::ZERO, |amount| amount.value.0),
        dimension: dimension.map_or(Dimension::Functional, |dimension| dimension.value.0),
        level: level.map_or(1, |level| depth(level.value)),
    }
}

/// The reasons as meant.
pub fn reasons(written: Vec<At<WrittenReason>>) -> Vec<Reason> {
    let reason = |written: At<WrittenReason>| {
        let WrittenReason { direction, dimension, code, reason, place } = written.value;
        let direction = direction.map_or(Direction::Expenditure, |direction| direction.value.0);
        let usual = match direction {
            Direction::Revenue => Dimension::Economic,
            Direction::Expenditure => Dimension::Functional,
        };
        let dimension = dimension.map_or(usual, |dimension| dimension.value.0);
        Reason { direction, dimension, code: code.value.0, text: reason.value, place }
    };
    written.into_iter().map(reason).collect()
}
