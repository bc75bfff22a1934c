//! What changes a budget during its year: transfers between lines, supplementary credit, cuts.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::{Direction, Source};
use super::choice::choices;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What an amendment does.
    pub enum AmendmentKind {
        /// Moves money between lines; its changes add up to nothing.
        Transfer "transfer",
        /// Adds money.
        Supplementary "supplementary",
        /// Takes money away.
        Reduction "reduction",
        /// Brings over what the year before left unspent.
        CarryForward "carry-forward",
    }
}

/// An amendment of a budget.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// Its id within the year.
    pub id: Id,
    /// What it does.
    pub kind: AmendmentKind,
    /// The day of the act.
    pub date: Option<Date>,
    /// The act that made it: *Acuerdo 9 de 2026*.
    pub act: Option<Text>,
    /// The number of the council's decision, where it is published here.
    pub decision: Option<String>,
    /// Why, in a sentence.
    pub reason: Option<Text>,
    /// The document.
    pub source: Option<Source>,
    /// What it changes.
    pub changes: Vec<Change>,
    /// Where it was written.
    pub place: Place,
}

/// What an amendment changes of one line.
#[derive(Debug, Clone)]
pub struct Change {
    /// The line's reference, as written.
    pub reference: String,
    /// In or out.
    pub direction: Direction,
    /// The place in [`super::budget::Budget::lines`] of the line, where there is one.
    pub line: Option<usize>,
    /// How much more; below zero, how much less.
    pub amount: Decimal,
    /// Where it was written.
    pub place: Place,
}

impl Amendment {
    /// How much more a direction has by it.
    pub fn net(&self, direction: Direction) -> Decimal {
        self.changes.iter().filter(|change| change.direction == direction).map(|change| change.amount).sum()
    }
}
