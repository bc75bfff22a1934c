//! A fiscal year's budget: lines with an amount for each stage, by several classifications.

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choice::{Choice, choices};
use super::id::Id;
use crate::findings::Place;
use crate::i18n::{Currency, Text};

choices! {
    /// Whether money comes in or goes out.
    pub enum Direction {
        /// Comes in.
        Revenue "revenue",
        /// Goes out.
        Expenditure "expenditure",
    }
}

choices! {
    /// How far money is: the chain that each country names in its own words.
    pub enum Stage {
        /// In the draft.
        Proposed "proposed",
        /// By the council.
        Approved "approved",
        /// After modifications.
        Adjusted "adjusted",
        /// Set aside for a purpose.
        Reserved "reserved",
        /// Bound by contract.
        Committed "committed",
        /// Owed, because the thing was delivered; of revenue: due to the town.
        Accrued "accrued",
        /// Ordered to be paid.
        Ordered "ordered",
        /// Paid.
        Paid "paid",
        /// Of revenue: received.
        Collected "collected",
    }
}

impl Stage {
    /// Whether a direction has this stage.
    pub fn belongs_to(self, direction: Direction) -> bool {
        match self {
            Self::Proposed | Self::Approved | Self::Adjusted | Self::Accrued => true,
            Self::Reserved | Self::Committed | Self::Ordered | Self::Paid => direction == Direction::Expenditure,
            Self::Collected => direction == Direction::Revenue,
        }
    }

    /// Whether it is money that was planned, or money that moved.
    pub fn is_plan(self) -> bool {
        matches!(self, Self::Proposed | Self::Approved | Self::Adjusted)
    }
}

choices! {
    /// By what lines are told apart.
    pub enum Dimension {
        /// For what purpose (COFOG).
        Functional "functional",
        /// On what kind of thing (GFSM).
        Economic "economic",
        /// By which unit.
        Administrative "administrative",
        /// In which programme.
        Programme "programme",
    }
}

/// A value for each member of a [`Choice`]; absent where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts([Option<Decimal>; Stage::ALL.len()]);

impl Default for Amounts {
    fn default() -> Self {
        Self([None; Stage::ALL.len()])
    }
}

impl Index<Stage> for Amounts {
    type Output = Option<Decimal>;
    fn index(&self, stage: Stage) -> &Self::Output {
        &self.0[stage as usize]
    }
}

impl IndexMut<Stage> for Amounts {
    fn index_mut(&mut self, stage: Stage) -> &mut Self::Output {
        &mut self.0[stage as usize]
    }
}

impl Amounts {
    /// Adds another's amounts, stage by stage; a stage that only one of the two has is kept.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            if let Some(theirs) = theirs {
                *mine = Some(mine.unwrap_or_default() + theirs);
            }
        }
    }

    /// The stages that have an amount.
    pub fn stages(&self) -> impl Iterator<Item = (Stage, Decimal)> {
        Stage::ALL.iter().filter_map(|stage| self[*stage].map(|amount| (*stage, amount)))
    }

    /// Whether no stage has an amount.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// A line's codes, by dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Codes([Option<Arc<str>>; Dimension::ALL.len()]);

impl Index<Dimension> for Codes {
    type Output = Option<Arc<str>>;
    fn index(&self, dimension: Dimension) -> &Self::Output {
        &self.0[dimension as usize]
    }
}

impl IndexMut<Dimension> for Codes {
    fn index_mut(&mut self, dimension: Dimension) -> &mut Self::Output {
        &mut self.0[dimension as usize]
    }
}

/// A line of a budget.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its own id, where the file gives one.
    pub id: Option<String>,
    /// In or out.
    pub direction: Direction,
    /// Its codes.
    pub codes: Codes,
    /// What it is.
    pub name: Option<Text>,
    /// The area that it is for.
    pub area: Option<Arc<str>>,
    /// Where the money comes from.
    pub funding: Option<Arc<str>>,
    /// How much, at each stage.
    pub amounts: Amounts,
    /// Where it was written.
    pub place: Place,
}

/// The budget of a fiscal year.
#[derive(Debug, Clone)]
pub struct Budget {
    /// The file's name.
    pub id: Id,
    /// The fiscal year.
    pub year: i16,
    /// A few sentences on it.
    pub summary: Option<Text>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// The classification used for each dimension.
    pub classifications: [Option<String>; Dimension::ALL.len()],
    /// The stages that are told, with what they rest on.
    pub stages: Vec<StageSource>,
    /// The lines, as written.
    pub lines: Vec<Line>,
    /// The totals that the file states.
    pub totals: Vec<StatedTotal>,
    /// Where it was written.
    pub place: Place,
}

/// What a stage's figures rest on.
#[derive(Debug, Clone)]
pub struct StageSource {
    /// The stage.
    pub stage: Stage,
    /// The day of the act.
    pub date: Option<Date>,
    /// The day up to which the figures reach.
    pub as_of: Option<Date>,
    /// The act: *Acuerdo 14 de 2025*.
    pub act: Option<Text>,
    /// The document.
    pub source: Option<Source>,
}

/// A document that figures were taken from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its title.
    pub title: Text,
    /// A path below the municipality's folder.
    pub file: Option<String>,
    /// Or an address.
    pub url: Option<String>,
}

/// A total that the file states, to be checked.
#[derive(Debug, Clone)]
pub struct StatedTotal {
    /// Of what.
    pub direction: Direction,
    /// At which stage.
    pub stage: Stage,
    /// How much.
    pub amount: Decimal,
    /// Where it was written.
    pub place: Place,
}

impl Budget {
    /// The sum of a direction's lines, stage by stage.
    pub fn total(&self, direction: Direction) -> Amounts {
        let mut total = Amounts::default();
        for line in self.lines.iter().filter(|line| line.direction == direction) {
            total.add(&line.amounts);
        }
        total
    }

    /// The stages that lines of a direction have, in their order.
    pub fn stages_of(&self, direction: Direction) -> Vec<Stage> {
        let total = self.total(direction);
        Stage::ALL.iter().copied().filter(|stage| total[*stage].is_some()).collect()
    }

    /// What was planned, as it stands: adjusted, or else approved, or else proposed.
    pub fn plan_stage(&self, direction: Direction) -> Option<Stage> {
        let total = self.total(direction);
        [Stage::Adjusted, Stage::Approved, Stage::Proposed].into_iter().find(|stage| total[*stage].is_some())
    }

    /// What was done: accrued expenditure, collected revenue; or the nearest that is told.
    pub fn execution_stage(&self, direction: Direction) -> Option<Stage> {
        let total = self.total(direction);
        let order: &[Stage] = match direction {
            Direction::Revenue => &[Stage::Collected, Stage::Accrued],
            Direction::Expenditure => &[Stage::Accrued, Stage::Paid, Stage::Ordered, Stage::Committed],
        };
        order.iter().copied().find(|stage| total[*stage].is_some())
    }
}
