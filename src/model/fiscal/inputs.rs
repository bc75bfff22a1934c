//! The quantities of a year, found in its budget, its accounts and the territory.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Account;
use super::card::{Basis, Card, Input, Missing};
use super::concept::{Concept, Moment, Origin, Quantity};
use super::indicator::Indicator;
use crate::findings::Place;
use crate::model::budget::{Budget, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::debt::Loan;
use crate::model::portal::{Portal, Shared};
use crate::model::territory::Area;

/// All indicators of a year, in the order of their table.
pub fn cards(portal: &Portal, budget: &Budget, shared: &Shared) -> Vec<Card> {
    let area = portal.municipality.area.as_deref().and_then(|id| shared.territory.area(id));
    let year = Year::new(budget, area, shared);
    let card = |indicator: &Indicator| {
        let quantities = indicator.formula().quantities();
        let basis = year.basis(*indicator, &quantities);
        let inputs = quantities.into_iter().map(|quantity| year.input(quantity, basis)).collect();
        let card = Card::new(*indicator, budget.year, basis, inputs, budget.currency.digits().into());
        // Half a year against a whole plan would look like a collapse.
        match (indicator, basis) {
            (Indicator::Deviation, Basis::SoFar) => card.too_early(),
            _ => card,
        }
    };
    Indicator::ALL.iter().map(card).collect()
}

/// A year, and what its lines mean.
struct Year<'a> {
    budget: &'a Budget,
    area: Option<&'a Area>,
    /// Whether the execution of each direction reaches the year's last day.
    whole: [bool; Direction::ALL.len()],
    /// Each line's concept, by its place.
    concepts: Vec<Option<Concept>>,
    /// The lines of the latest report of execution, by their references.
    report: HashMap<&'a str, &'a Line>,
    /// Whether the classification of a direction tells concepts at all.
    told: [bool; Direction::ALL.len()],
}

impl<'a> Year<'a> {
    fn new(budget: &'a Budget, area: Option<&'a Area>, shared: &'a Shared) -> Self {
        let by = |direction| Portal::classification(budget, direction, Dimension::Economic, shared);
        let known = [by(Direction::Revenue), by(Direction::Expenditure)];
        let concept = |line: &Line| {
            let meant = known[line.direction as usize]?.concept(line.codes[Dimension::Economic].as_deref()?)?;
            Some(meant).map(|meant| meant.on(line.direction)).filter(|meant| meant.direction() == line.direction)
        };
        let latest = budget.snapshots.iter().rfind(|snapshot| !snapshot.lines.is_empty());
        let report = latest.map(|latest| latest.lines.iter().map(|line| (&*line.reference, line)).collect());
        Self {
            budget,
            area,
            report: report.unwrap_or_default(),
            whole: [Direction::Revenue, Direction::Expenditure].map(|direction| is_whole(budget, direction)),
            concepts: budget.lines.iter().map(concept).collect(),
            told: known.map(|known| known.is_some_and(Classification::has_concepts)),
        }
    }

    /// What an indicator rests on: execution where that of all its lines is whole, else the plan; but
    /// execution and deviation compare what was done with the plan, and of a plan alone say nothing.
    fn basis(&self, indicator: Indicator, quantities: &[Quantity]) -> Basis {
        let origins = || quantities.iter().map(|quantity| quantity.origin());
        let mut sides = origins().filter_map(|origin| match origin {
            Origin::Lines(direction, ..) => Some(direction),
            _ => None,
        });
        let Some(first) = sides.next() else {
            let told = origins().any(|origin| origin == Origin::Accounts);
            return if told { Basis::Accounts } else { Basis::Debt };
        };
        let whole = self.whole[first as usize] && sides.all(|side| self.whole[side as usize]);
        match (whole, indicator) {
            (true, _) => Basis::Executed,
            (false, Indicator::Execution | Indicator::Deviation) => Basis::SoFar,
            (false, _) => Basis::Planned,
        }
    }

    fn input(&self, quantity: Quantity, basis: Basis) -> Input {
        let mut input = Input {
            quantity,
            value: None,
            missing: None,
            year: self.budget.year,
            stage: None,
            lines: 0,
            places: Vec::new(),
        };
        let found = match quantity.origin() {
            Origin::Lines(direction, concepts, moment) => self.lines(direction, concepts, moment, basis, &mut input),
            Origin::Loans => self.loans(&mut input),
            Origin::Population => self.population(&mut input),
            Origin::Accounts => self.account(quantity, &mut input),
        };
        match found {
            Ok(value) => input.value = Some(value),
            Err(missing) => input.missing = Some(missing),
        }
        input
    }

    fn lines(
        &self,
        direction: Direction,
        concepts: &[Concept],
        moment: Moment,
        basis: Basis,
        input: &mut Input,
    ) -> Result<Decimal, Missing> {
        let lines = || self.budget.lines.iter().zip(&self.concepts).filter(|(line, _)| line.direction == direction);
        if lines().next().is_none() {
            return Err(Missing::NoLines);
        }
        let stage = self.stage(direction, moment, basis).ok_or(Missing::NoStage)?;
        input.stage = Some(stage);
        if !concepts.is_empty() {
            if !self.told[direction as usize] {
                return Err(Missing::NoConcepts);
            }
            // What is planned of it, and not told as done, is not nothing.
            let counts = |line: &Line| line.amounts[stage].is_some_and(|amount| !amount.is_zero());
            let is_open = |line: &Line| counts(line) || is_not_told(line, stage);
            if lines().any(|(line, concept)| concept.is_none() && is_open(line)) {
                return Err(Missing::UnknownCodes);
            }
        }
        let wanted = |concept: &Option<Concept>| {
            concepts.is_empty() || concept.is_some_and(|concept| concepts.contains(&concept))
        };
        if lines().any(|(line, concept)| wanted(concept) && is_not_told(line, stage)) {
            return Err(Missing::NotTold);
        }
        if !lines().any(|(_, concept)| wanted(concept)) && self.is_gap(input.quantity) {
            return Err(Missing::NoLineOfIt);
        }
        let mut sum = Decimal::ZERO;
        for (line, _) in lines().filter(|(_, concept)| wanted(concept)) {
            let Some(amount) = line.amounts[stage] else { continue };
            sum += amount;
            input.lines += 1;
            add_place(&mut input.places, self.place(line, stage));
        }
        Ok(sum)
    }

    /// Whether something is missing where no line means a quantity. Every town has taxes, and people whom it pays;
    /// and what loans cost is not nothing, unless they say so themselves. Not every one sells or builds.
    fn is_gap(&self, quantity: Quantity) -> bool {
        let costs = |paid: fn(&Loan) -> Option<Decimal>| {
            self.budget.loans.iter().any(|loan| paid(loan).is_none_or(|paid| !paid.is_zero()))
        };
        match quantity {
            Quantity::Interest => costs(|loan| loan.interest),
            Quantity::Repayment => costs(|loan| loan.repaid),
            Quantity::CapitalRevenue | Quantity::CapitalExpenditure | Quantity::PlannedCapitalExpenditure => false,
            _ => true,
        }
    }

    /// Where an amount of a line was written: in the report that tells it, or with the line.
    fn place(&self, line: &'a Line, stage: Stage) -> &'a Place {
        let reported = self.report.get(&*line.reference).filter(|_| !stage.is_plan());
        let same = reported.filter(|reported| reported.amounts[stage] == line.amounts[stage]);
        same.map_or(&line.place, |reported| &reported.place)
    }

    fn stage(&self, direction: Direction, moment: Moment, basis: Basis) -> Option<Stage> {
        let planned = || self.budget.plan_stage(direction);
        match (moment, basis) {
            (Moment::Approved, _) => Some(Stage::Approved).filter(|stage| has(self.budget, direction, *stage)),
            (Moment::Planned, _) | (Moment::Basis, Basis::Planned) => planned(),
            (Moment::Basis, _) => executed_stage(self.budget, direction),
        }
    }

    fn loans(&self, input: &mut Input) -> Result<Decimal, Missing> {
        let owed = self.budget.owed().ok_or(Missing::NoDebt)?;
        input.places = self.budget.loans.iter().map(|loan| loan.place.clone()).collect();
        Ok(owed)
    }

    fn population(&self, input: &mut Input) -> Result<Decimal, Missing> {
        let area = self.area.ok_or(Missing::NoPopulation)?;
        let people = area.population.get(&self.budget.year).filter(|people| **people > 0);
        let people = people.ok_or(Missing::NoPopulation)?;
        input.places.push(area.place.clone());
        Ok(Decimal::from(*people))
    }

    fn account(&self, quantity: Quantity, input: &mut Input) -> Result<Decimal, Missing> {
        let account = account(self.budget, quantity).ok_or(Missing::NotInAccounts)?;
        input.places.push(account.place.clone());
        Ok(account.amount)
    }
}

/// A figure of a year's accounts. Cash has two: that of the balance sheet is that of the cash flow where it is not told
/// apart.
pub fn account(budget: &Budget, quantity: Quantity) -> Option<&Account> {
    let of = |quantity| budget.accounts.iter().find(|account| account.quantity == quantity);
    of(quantity).or_else(|| of(Quantity::Cash).filter(|_| quantity == Quantity::BalanceSheetCash))
}

/// Rights and duties of the year, whenever they are paid: saving is told by what is owed.
fn executed_stage(budget: &Budget, direction: Direction) -> Option<Stage> {
    let accrued = Some(Stage::Accrued).filter(|stage| has(budget, direction, *stage));
    accrued.or_else(|| budget.execution_stage(direction))
}

fn has(budget: &Budget, direction: Direction, stage: Stage) -> bool {
    budget.lines.iter().any(|line| line.direction == direction && line.amounts[stage].is_some())
}

/// Whether a direction's execution reaches the last day of the year.
fn is_whole(budget: &Budget, direction: Direction) -> bool {
    let stage = executed_stage(budget, direction);
    let reach = stage.and_then(|stage| budget.stage_source(direction, stage));
    reach.and_then(|reach| reach.as_of.or(reach.date)).is_some_and(|day| day >= budget.end)
}

/// Whether something was planned of a line, and nobody says what was done at a stage.
fn is_not_told(line: &Line, stage: Stage) -> bool {
    let planned = line.amounts.stages().any(|(of, amount)| of.is_plan() && !amount.is_zero());
    !stage.is_plan() && line.amounts[stage].is_none() && planned
}

/// Adds a place, unless one of its file is there.
fn add_place(places: &mut Vec<Place>, place: &Place) {
    if places.iter().all(|known| known.file != place.file) {
        places.push(place.clone());
    }
}
