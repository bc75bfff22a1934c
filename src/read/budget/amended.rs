//! What amendments make of a year's lines, and the documents that what became of each line rests on.

use std::sync::Arc;

use super::transfers;
use crate::model::amendment::Amendment;
use crate::model::budget::{Budget, Direction, Line, Source, Stage, StageSource};
use crate::model::choice::Choice;

/// What lines became by amendments, where no line of a direction says itself what it became.
pub fn adjust(budget: &mut Budget) {
    let adjusted = Stage::Adjusted;
    for direction in Direction::ALL {
        let of = |amendment: &&Amendment| {
            amendment.changes.iter().any(|change| change.direction == *direction && change.line.is_some())
        };
        let Some(last) = budget.amendments.iter().rfind(of).cloned() else { continue };
        let says = |line: &Line| line.amounts[adjusted].is_some() || line.modification.is_some();
        let mine = |line: &Line| line.direction == *direction;
        if budget.lines.iter().any(|line| mine(line) && says(line)) {
            continue;
        }
        for line in budget.lines.iter_mut().filter(|line| mine(line)) {
            line.amounts[adjusted] = line.amounts[Stage::Approved];
        }
        for change in budget.amendments.iter().flat_map(|amendment| &amendment.changes) {
            if let Some(at) = change.line.filter(|_| change.direction == *direction) {
                let became = &mut budget.lines[at].amounts[adjusted];
                *became = Some(became.unwrap_or_default() + change.amount);
            }
        }
        let is_known = budget.stage_source(*direction, adjusted).is_some_and(|told| told.source.is_some())
            || name_documents(budget, *direction);
        transfers::follow(&mut budget.lines, adjusted);
        if budget.stage_source(*direction, adjusted).is_none() {
            budget.stages.push(StageSource {
                stage: adjusted,
                direction: Some(*direction),
                date: last.date,
                as_of: None,
                act: last.act,
                // What is said of a stage holds for each line that names no document.
                source: last.source.filter(|_| is_known),
                place: last.place,
            });
        }
    }
}

/// Gives what each line of a direction became the documents of the acts that changed it; where none did, those of
/// its approval. Whether all lines have one.
fn name_documents(budget: &mut Budget, direction: Direction) -> bool {
    let mut acts: Vec<Vec<Arc<Source>>> = vec![Vec::new(); budget.lines.len()];
    let mut is_changed = vec![false; budget.lines.len()];
    for amendment in &budget.amendments {
        let document = Source::of_act(amendment.source.as_ref(), amendment.act.as_ref(), amendment.date).map(Arc::new);
        for at in amendment.changes.iter().filter(|change| change.direction == direction).filter_map(|one| one.line) {
            is_changed[at] = true;
            // An act may change a line twice.
            let new = document.iter().filter(|document| !acts[at].contains(document)).cloned();
            let new: Vec<Arc<Source>> = new.collect();
            acts[at].extend(new);
        }
    }
    let mut approvals = Approvals::default();
    for (at, line) in budget.lines.iter().enumerate() {
        let has_figure = line.direction == direction && line.amounts[Stage::Adjusted].is_some();
        if has_figure && !is_changed[at] {
            acts[at] = approvals.of(budget, line);
        }
    }
    let mut all = true;
    for (line, documents) in budget.lines.iter_mut().zip(acts) {
        if line.direction == direction && line.amounts[Stage::Adjusted].is_some() {
            all &= !documents.is_empty();
            line.elsewhere.extend(documents.into_iter().map(|document| (Stage::Adjusted, Some(document))));
        }
    }
    all
}

/// The documents by which lines were approved, each once.
#[derive(Default)]
pub(super) struct Approvals(Vec<Arc<Source>>);

impl Approvals {
    /// Those of a line: what is named, or else the act of the stage.
    pub(super) fn of(&mut self, budget: &Budget, line: &Line) -> Vec<Arc<Source>> {
        let named = budget.sources(line, Stage::Approved);
        let of_act = || {
            let told = budget.stage_source(line.direction, Stage::Approved)?;
            Source::of_act(None, told.act.as_ref(), told.date)
        };
        let act = if named.is_empty() { of_act() } else { None };
        named.into_iter().cloned().chain(act).map(|source| self.one(source)).collect()
    }

    fn one(&mut self, source: Source) -> Arc<Source> {
        if let Some(known) = self.0.iter().find(|known| ***known == source) {
            return Arc::clone(known);
        }
        self.0.push(Arc::new(source));
        Arc::clone(&self.0[self.0.len() - 1])
    }
}
