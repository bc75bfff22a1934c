//! Rows that add up to a line: several of one line, or one a month with what was done in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::merge::key;
use crate::findings::Place;
use crate::model::budget::{Amounts, Line, Stage};

/// What the rows of a line say together.
struct Sum {
    /// The first row, with what is of the whole year.
    whole: Line,
    /// What was done in the time up to each day, from the one before.
    done: BTreeMap<Date, Amounts>,
    /// What was planned for the year as the rows of each day tell it, where each tells it again.
    planned: BTreeMap<Date, (Amounts, Option<Decimal>)>,
    /// What was done as rows tell it that say no day.
    dayless: Vec<(Stage, Place)>,
    /// The stages that rows tell which say one.
    dated: Vec<Stage>,
}

/// What is told of a line up to a day, where it has one.
type Dated = (Line, Option<Date>);

/// Adds up the rows of each line. What was planned is of the year; what was done in the times up to
/// days is added up to each of them, since a report of execution counts from the year's first day. Where the rows of
/// each day tell again what was planned, the last say it; so does the last row, where none has a day. Gives back
/// the rows too which tell without a day what other rows of their line tell by days: they may be the year's sum.
pub fn add_up(rows: Vec<Dated>, plan_once: bool) -> (Vec<Dated>, Vec<(Stage, Place)>) {
    let days: BTreeSet<Date> = rows.iter().filter_map(|(_, day)| *day).collect();
    let adds_plans = !plan_once || !days.is_empty();
    let mut sums: Vec<Sum> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for (mut line, day) in rows {
        // Without an id, rows of a transfer between entities are not those of another line of its codes.
        let key = (key(&line), line.is_internal && line.id.is_none());
        if known.get(&key).is_some_and(|at| !sums[*at].whole.may_be(&line)) {
            // One id of two lines: the last takes it, and that it is there twice is told.
            known.remove(&key);
        }
        let amounts = std::mem::take(&mut line.amounts);
        let modification = line.modification.take();
        let at = *known.entry(key).or_insert_with(|| {
            sums.push(Sum::of(&line));
            sums.len() - 1
        });
        let sum = &mut sums[at];
        sum.whole.fill(&line);
        let of_day = day.filter(|_| plan_once);
        if !adds_plans {
            sum.take_plan(&amounts, modification);
        }
        let modification = modification.filter(|_| adds_plans);
        if let Some(modification) = modification {
            let into = match of_day {
                Some(day) => &mut sum.planned.entry(day).or_default().1,
                None => &mut sum.whole.modification,
            };
            *into.get_or_insert_default() += modification;
        }
        for (stage, amount) in amounts.stages().filter(|(stage, _)| adds_plans || !stage.is_plan()) {
            if !stage.is_plan() && !amount.is_zero() {
                sum.note(stage, day, &line.place);
            }
            // A row without a day, beside others with one, is of the year's beginning.
            let day = day.or_else(|| days.first().copied()).filter(|_| !stage.is_plan());
            let into = match day {
                None if let Some(day) = of_day => &mut sum.planned.entry(day).or_default().0,
                Some(day) => sum.done.entry(day).or_default(),
                None => &mut sum.whole.amounts,
            };
            *into[stage].get_or_insert_default() += amount;
        }
    }
    let doubtful = sums.iter().flat_map(Sum::doubtful).collect();
    (sums.into_iter().flat_map(|sum| sum.rows(&days)).collect(), doubtful)
}

impl Sum {
    fn of(line: &Line) -> Self {
        let (done, planned) = (BTreeMap::new(), BTreeMap::new());
        Self { whole: line.clone(), done, planned, dayless: Vec::new(), dated: Vec::new() }
    }

    /// Takes what a row repeats of the line's plan; a nothing beside it says nothing.
    fn take_plan(&mut self, amounts: &Amounts, modification: Option<Decimal>) {
        for (stage, amount) in amounts.stages().filter(|(stage, _)| stage.is_plan()) {
            let known = self.whole.amounts[stage].filter(|_| amount.is_zero());
            self.whole.amounts[stage] = Some(known.unwrap_or(amount));
        }
        self.whole.modification = modification.or(self.whole.modification);
    }

    /// Remembers whether a row that tells what was done says up to which day.
    fn note(&mut self, stage: Stage, day: Option<Date>, place: &Place) {
        match day {
            None => self.dayless.push((stage, place.clone())),
            Some(_) if self.dated.contains(&stage) => {}
            Some(_) => self.dated.push(stage),
        }
    }

    /// The rows that tell without a day what others tell by days; each once.
    fn doubtful(&self) -> Vec<(Stage, Place)> {
        let mut rows: Vec<(Stage, Place)> = Vec::new();
        for (stage, place) in self.dayless.iter().filter(|(stage, _)| self.dated.contains(stage)) {
            if !rows.iter().any(|(_, known)| known == place) {
                rows.push((*stage, place.clone()));
            }
        }
        rows
    }

    /// The line of the year, and what was done up to each day.
    fn rows(mut self, days: &BTreeSet<Date>) -> Vec<(Line, Option<Date>)> {
        for (amounts, modification) in std::mem::take(&mut self.planned).into_values() {
            for (stage, amount) in amounts.stages() {
                self.whole.amounts[stage] = Some(amount);
            }
            self.whole.modification = modification.or(self.whole.modification);
        }
        let mut rows = Vec::with_capacity(days.len() + 1);
        let mut so_far = Amounts::default();
        for day in days {
            if let Some(done) = self.done.get(day) {
                so_far.add(done);
            }
            if !so_far.is_empty() {
                rows.push((Line { amounts: so_far.clone(), modification: None, ..self.whole.clone() }, Some(*day)));
            }
        }
        if !self.whole.says_nothing() || rows.is_empty() {
            rows.push((self.whole, None));
        }
        rows
    }
}
