//! A line of a budget: what it is told apart by, and an amount at each stage.

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::budget::{Dimension, Direction, Source, Stage};
use super::choice::Choice;
use crate::findings::Place;
use crate::i18n::Text;

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

    /// Turns every amount's sign.
    pub fn negate(&mut self) {
        for amount in self.0.iter_mut().flatten() {
            *amount = if amount.is_zero() { *amount } else { -*amount };
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

impl Codes {
    /// Whether the two contradict each other nowhere.
    fn agree(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine.is_none() || theirs.is_none() || mine == theirs)
    }

    /// Takes the other's codes where there are none.
    fn fill(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
    }
}

impl IndexMut<Dimension> for Codes {
    fn index_mut(&mut self, dimension: Dimension) -> &mut Self::Output {
        &mut self.0[dimension as usize]
    }
}

/// What lines of a direction became where nothing else says it: what was approved with its modification. Where
/// some lines tell one, or what they became, the others were not modified; where none tells a modification, those others
/// are given back by their places.
pub fn complete(lines: &mut [Line]) -> Vec<usize> {
    let mut taken = Vec::new();
    for direction in Direction::ALL {
        let tells = |what: fn(&Line) -> Option<Decimal>| {
            lines.iter().any(|line| line.direction == *direction && what(line).is_some())
        };
        let is_modified = tells(|line| line.modification);
        let is_adjusted = tells(|line| line.amounts[Stage::Adjusted]);
        if !(is_modified || is_adjusted) || !tells(|line| line.amounts[Stage::Approved]) {
            continue;
        }
        for (at, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.direction == *direction) {
            let parts = [line.amounts[Stage::Approved], line.modification];
            // `-` beside amounts mostly means 0.00, and an empty cell that nothing was changed.
            let is_open = is_modified || !line.has_sign_for_nothing;
            if line.amounts[Stage::Adjusted].is_none() && is_open {
                line.amounts[Stage::Adjusted] = parts.into_iter().flatten().reduce(|sum, part| sum + part);
                let is_guess = !is_modified && line.amounts[Stage::Adjusted].is_some_and(|amount| !amount.is_zero());
                taken.extend(is_guess.then_some(at));
            }
        }
    }
    taken
}

/// What makes two rows of tables one line: the direction, whether it takes a transfer away, and the id, or else codes
/// and name.
pub type Known<'l> = (Direction, bool, Result<&'l str, (&'l Codes, Option<&'l str>)>);

/// In sums by entity, what takes away transfers between entities; no entity has a code like it.
pub const BETWEEN_ENTITIES: &str = "\u{2194}";

/// A line of a budget.
#[derive(Debug, Clone)]
pub struct Line {
    /// What decisions, proposals and payments cite it by; unique within the municipality. See
    /// [`super::reference`].
    pub reference: Arc<str>,
    /// Its own id, where the file gives one.
    pub id: Option<String>,
    /// In or out.
    pub direction: Direction,
    /// Its codes.
    pub codes: Codes,
    /// What it is.
    pub name: Option<Text>,
    /// How much, at each stage. Those of an internal transfer are below zero, so that every sum is
    /// the consolidated one.
    pub amounts: Amounts,
    /// The difference between what was approved and what it became, where the file states it.
    pub modification: Option<Decimal>,
    /// Whether it takes away a transfer between two of the budget's entities, which would be
    /// counted twice.
    pub eliminates: bool,
    /// Whether it is itself a transfer between two of the budget's entities: it stands in its own
    /// entity's budget, and another line takes it away from the sums.
    pub is_internal: bool,
    /// The document that its figures were taken from, where it is not their stage's.
    pub source: Option<Arc<Source>>,
    /// Stages that another table told, with the document of that one; one that several acts made, with each of them.
    pub elsewhere: Vec<(Stage, Option<Arc<Source>>)>,
    /// Whether others have the same codes and name, so that its reference counts rows.
    pub is_counted: bool,
    /// Whether its table has a sign for nothing, and no empty cell, where it could say what it became.
    pub has_sign_for_nothing: bool,
    /// Where it was written.
    pub place: Place,
}

impl Line {
    /// What it is known by among the rows of tables. What has an id is known by it alone: another file need
    /// not repeat its codes, and may spell its name otherwise.
    pub fn known_by(&self) -> Known<'_> {
        let known = self.id.as_deref().ok_or_else(|| (&self.codes, self.name.as_ref().map(Text::first)));
        (self.direction, self.eliminates, known)
    }

    /// The documents that its figure of a stage was taken from, where they are not the stage's.
    pub fn sources_of(&self, stage: Stage) -> impl Iterator<Item = &Source> {
        let is_told = self.elsewhere.iter().any(|(told, _)| *told == stage);
        let own = self.source.as_deref().filter(|_| !is_told);
        let other = self.elsewhere.iter().filter(move |(told, _)| *told == stage);
        own.into_iter().chain(other.filter_map(|(_, source)| source.as_deref()))
    }

    /// Whether it has no amount at all.
    pub fn says_nothing(&self) -> bool {
        self.amounts.is_empty() && self.modification.is_none()
    }

    /// Whether another row of the same id may be of the same line: none of its codes is another.
    pub fn may_be(&self, other: &Self) -> bool {
        self.codes.agree(&other.codes)
    }

    /// Takes from another row of the same line what it is, where this one does not say it.
    pub fn fill(&mut self, other: &Self) {
        self.codes.fill(&other.codes);
        if self.name.is_none() {
            self.name.clone_from(&other.name);
        }
        self.is_internal |= other.is_internal;
    }

    /// Takes what another table tells of the same line.
    pub fn take(&mut self, other: &Self) {
        let same = match (&self.source, &other.source) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(mine, theirs),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.elsewhere.extend(other.amounts.stages().map(|(stage, _)| (stage, other.source.clone())));
        }
        self.elsewhere.extend(other.elsewhere.iter().cloned());
        self.amounts.add(&other.amounts);
        self.modification = self.modification.or(other.modification);
        self.has_sign_for_nothing |= other.has_sign_for_nothing;
        self.fill(other);
    }

    /// The area that it is for.
    pub fn area(&self) -> Option<&str> {
        self.codes[Dimension::Area].as_deref()
    }

    /// Where the money comes from.
    pub fn funding(&self) -> Option<&str> {
        self.codes[Dimension::Funding].as_deref()
    }

    /// The same as a transfer between entities: below zero, so that sums leave it out.
    #[must_use]
    pub fn taken_away(mut self) -> Self {
        self.amounts.negate();
        self.modification = self.modification.map(|amount| -amount);
        self.eliminates = true;
        self
    }

    /// The same as a transfer between entities: one below zero takes another line away, any other is
    /// taken away by a line of its own.
    #[must_use]
    pub fn as_transfer(mut self) -> Self {
        let is_below = !self.amounts.is_empty() && self.amounts.stages().all(|(_, amount)| amount <= Decimal::ZERO);
        self.eliminates = is_below;
        self.is_internal = !is_below;
        self
    }

    /// The code under which sums by a dimension have it. What takes transfers away belongs to no entity: each
    /// has its transfers as it has its other lines, and beside all entities stands what is taken away.
    pub fn code_in(&self, dimension: Dimension) -> Option<Arc<str>> {
        let is_between = self.eliminates && dimension == Dimension::Entity;
        if is_between { Some(BETWEEN_ENTITIES.into()) } else { self.codes[dimension].clone() }
    }

    /// Whose budget it is in.
    pub fn entity(&self) -> Option<&str> {
        self.codes[Dimension::Entity].as_deref()
    }
}
