//! What a budget is held to, as its country's law or the publisher sets it.

use rust_decimal::Decimal;

use super::budget::{Dimension, Direction};
use crate::findings::Place;
use crate::i18n::Text;

/// What a budget is held to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// By how much a sum may miss what it should be.
    pub tolerance: Decimal,
    /// The level at which credit binds by law: dimensions, each with how deep (1 is the top of its
    /// classification). Empty where none is declared.
    pub binding: Vec<(Dimension, usize)>,
    /// The difference above which a written reason is asked for.
    pub variance: Option<Threshold>,
    /// Whether figures per head are asked for.
    pub per_head: bool,
    /// Names and codes of lines that are as much as others, and not their sum.
    pub not_sums: Vec<String>,
}

/// When a difference between plan and execution must be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// Above this share of the plan, in percent.
    pub percent: Decimal,
    /// And above this amount.
    pub amount: Decimal,
    /// By what the differences are told.
    pub dimension: Dimension,
    /// How deep; 1 is the top.
    pub level: usize,
}

/// Why a figure came out otherwise than planned.
#[derive(Debug, Clone)]
pub struct Reason {
    /// In or out.
    pub direction: Direction,
    /// By what the figure is told apart.
    pub dimension: Dimension,
    /// Its code.
    pub code: String,
    /// The reason.
    pub text: Text,
    /// Where it was written.
    pub place: Place,
}

/// A difference between plan and execution that must be explained.
#[derive(Debug, Clone)]
pub struct Variance {
    /// In or out.
    pub direction: Direction,
    /// By what it is told apart.
    pub dimension: Dimension,
    /// Its code.
    pub code: String,
    /// Its name, where the classification knows it.
    pub name: Option<Text>,
    /// Planned, as it stood at the end.
    pub planned: Decimal,
    /// Done.
    pub done: Decimal,
    /// The difference in percent of the plan, rounded to a tenth; nothing where nothing was planned.
    pub percent: Option<Decimal>,
    /// The written reason.
    pub reason: Option<Text>,
}
