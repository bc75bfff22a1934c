//! An indicator of a year: its value, what it was computed from, or why it has none.

use rust_decimal::{Decimal, RoundingStrategy};

use super::concept::Quantity;
use super::formula::Undefined;
use super::indicator::{Indicator, Rating};
use crate::findings::Place;
use crate::model::budget::Stage;
use crate::model::choice::choices;

choices! {
    /// What a card rests on.
    pub enum Basis {
        /// The year is over and its execution is told to the last day.
        Executed "executed",
        /// Its execution up to a day before the last.
        SoFar "so-far",
        /// The year's plan.
        Planned "planned",
        /// The accounts alone.
        Accounts "accounts",
        /// What is owed, and no line.
        Debt "debt",
    }
}

choices! {
    /// Why an input has no value.
    pub enum Missing {
        /// No population of that very year.
        NoPopulation "no-population",
        /// No lines of that direction.
        NoLines "no-lines",
        /// No line has an amount at the stage.
        NoStage "no-stage",
        /// The economic classification does not say what its codes mean.
        NoConcepts "no-concepts",
        /// A line's code means nothing that is known, so that no sum would be whole.
        UnknownCodes "unknown-codes",
        /// The accounts do not tell it.
        NotInAccounts "not-in-accounts",
        /// Not every loan says what is owed.
        NoDebt "no-debt",
        /// Of a line that was planned nobody says what was done: it is not known, and is no nothing.
        NotTold "not-told",
        /// No line means it, and it is not nothing.
        NoLineOfIt "no-line-of-it",
        /// The year's execution is not told to its last day.
        NotOver "not-over",
        /// It would divide by nothing.
        DivisionByZero "division-by-zero",
        /// It is larger than any amount.
        TooLarge "too-large",
    }
}

/// An input of a formula.
#[derive(Debug, Clone)]
pub struct Input {
    /// What it is.
    pub quantity: Quantity,
    /// How much.
    pub value: Option<Decimal>,
    /// Why there is none.
    pub missing: Option<Missing>,
    /// The year that it is of.
    pub year: i16,
    /// The stage at which lines were summed.
    pub stage: Option<Stage>,
    /// How many lines were summed.
    pub lines: usize,
    /// Where it was written: the first line of each file, or the figure's own place.
    pub places: Vec<Place>,
}

/// An indicator of a year.
#[derive(Debug, Clone)]
pub struct Card {
    /// Which.
    pub indicator: Indicator,
    /// The year.
    pub year: i16,
    /// Whether it tells what was done or what is planned.
    pub basis: Basis,
    /// Its value, rounded as it is told; nothing where an input is missing.
    pub value: Option<Decimal>,
    /// Its inputs, in the order of the formula.
    pub inputs: Vec<Input>,
    /// Why it has no value, where no input is to blame.
    pub missing: Option<Missing>,
    /// What the limits say of it.
    pub rating: Option<Rating>,
}

impl Card {
    /// Computes it from its inputs; money is rounded to `digits` decimals.
    pub fn new(indicator: Indicator, year: i16, basis: Basis, inputs: Vec<Input>, digits: u32) -> Self {
        let of = |quantity| inputs.iter().find(|input| input.quantity == quantity)?.value;
        let exact = indicator.formula().value(&of);
        let floored = exact.map(|value| if indicator.is_floored() { value.max(Decimal::ZERO) } else { value });
        let decimals = indicator.decimals().unwrap_or(digits);
        let rounded =
            floored.map(|value| value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero));
        Self {
            indicator,
            year,
            basis,
            value: rounded.ok(),
            missing: match exact {
                Ok(_) | Err(Undefined::Missing) => None,
                Err(Undefined::DivisionByZero) => Some(Missing::DivisionByZero),
                Err(Undefined::TooLarge) => Some(Missing::TooLarge),
            },
            rating: rounded.ok().and_then(|value| indicator.rating(value)),
            inputs,
        }
    }

    /// The same without a value, where what is known of the year says nothing yet.
    #[must_use]
    pub fn too_early(self) -> Self {
        let missing = self.value.map(|_| Missing::NotOver).or(self.missing);
        Self { value: None, rating: None, missing, ..self }
    }

    /// The stages at which what was done was summed: what was paid and what was committed are not compared.
    pub fn executed(&self) -> Vec<Stage> {
        let mut all: Vec<Stage> =
            self.inputs.iter().filter_map(|input| input.stage).filter(|stage| !stage.is_plan()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Why it has no value: each reason with the quantity that it is about.
    pub fn reasons(&self) -> Vec<(Option<Quantity>, Missing)> {
        let inputs = self.inputs.iter().filter_map(|input| Some((Some(input.quantity), input.missing?)));
        inputs.chain(self.missing.map(|missing| (None, missing))).collect()
    }
}
