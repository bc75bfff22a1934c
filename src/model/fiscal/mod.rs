//! Financial indicators of a municipality: what each is made of, its formula, its value with all
//! inputs, and why it has none.
//!
//! An indicator is a [`Formula`] over [`Quantity`]s. A quantity is a sum of lines that mean a
//! [`Concept`], or a figure of the accounts, or the population; [`inputs`] finds it in a year's
//! budget, with the places it was taken from. A quantity that is missing is said to be missing: no
//! gap is filled, neither from another year nor with nothing.

pub mod card;
pub mod concept;
pub mod formula;
pub mod indicator;
pub mod inputs;

pub use card::{Basis, Card, Input, Missing};
pub use concept::{Concept, Quantity};
pub use formula::{Formula, Token};
pub use indicator::{Indicator, Rating, Threshold, Unit};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::Source;
use crate::findings::Place;

/// A figure of the accounts that no budget line holds.
#[derive(Debug, Clone)]
pub struct Account {
    /// What it is.
    pub quantity: Quantity,
    /// How much, at the end of the fiscal year or in it.
    pub amount: Decimal,
    /// The day that it is of, where it is another.
    pub as_of: Option<Date>,
    /// The document.
    pub source: Option<Source>,
    /// Where it was written.
    pub place: Place,
}
