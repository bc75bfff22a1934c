//! What a year's figures rest on: documents, acts, and the days up to which they reach.

use crate::model::address::Address;
use crate::model::budget::{Budget, Direction, Documents, Line, Source, Stage, StageSource};
use crate::model::choice::Choice;
use crate::pages::edition::Edition;
use crate::pages::view::{Origin, SourceRow};

/// A document, with where it is.
pub fn origin(edition: &Edition, source: &Source, from: &Address) -> Origin {
    let file = source.file.as_deref().map(|path| edition.file(from, path));
    Origin {
        title: edition.text(&source.title),
        href: file.or_else(|| source.url.clone()),
        act: edition.some(source.act.as_ref()),
        date: source.date.map(|date| edition.day(date)),
    }
}

/// Documents, in their order.
pub fn origins(edition: &Edition, documents: &Documents, from: &Address) -> Vec<Origin> {
    documents.named().iter().map(|(source, _)| origin(edition, source, from)).collect()
}

/// The documents of some lines' figures at a stage. Where no line has one of its own (`own`), all are
/// of the stage's, and the first line tells it.
pub fn of_lines<'b>(
    edition: &Edition,
    budget: &'b Budget,
    lines: impl Iterator<Item = &'b Line>,
    (stage, own): (Stage, bool),
    from: &Address,
) -> Vec<Origin> {
    let mut lines = lines.filter(|line| line.amounts[stage].is_some());
    let documents = match own {
        true => budget.documents_of(lines, stage),
        false => budget.documents_of(lines.next().into_iter(), stage),
    };
    origins(edition, &documents, from)
}

/// Each stage that a year tells, with what it rests on; both directions in one row where they rest on
/// the same.
pub fn rows(edition: &Edition, budget: &Budget, from: &Address) -> Vec<SourceRow> {
    let mut rows: Vec<SourceRow> = Vec::new();
    for stage in Stage::ALL {
        let mut of_stage: Vec<SourceRow> =
            Direction::ALL.iter().filter_map(|direction| row(edition, budget, *direction, *stage, from)).collect();
        if let [one, other] = &mut of_stage[..] {
            let direction = one.direction.take();
            let same = SourceRow { direction: None, unnamed: one.unnamed, ..other.clone() };
            if *one == same && (one.unnamed == 0) == (other.unnamed == 0) {
                of_stage.truncate(1);
            } else {
                one.direction = direction;
            }
        } else if let [one] = &mut of_stage[..] {
            one.direction = None;
        }
        rows.extend(of_stage);
    }
    rows
}

fn row(edition: &Edition, budget: &Budget, direction: Direction, stage: Stage, from: &Address) -> Option<SourceRow> {
    let documents = budget.documents(direction, stage);
    let written: Option<&StageSource> = budget.stage_source(direction, stage);
    let has_figures = documents.unnamed > 0 || !documents.named().is_empty();
    if !budget.tells(direction, stage) {
        return None;
    }
    let as_of = written.and_then(|written| written.as_of);
    let mut origins = origins(edition, &documents, from);
    if !has_figures {
        origins.extend(written.and_then(|written| Some(origin(edition, written.source.as_ref()?, from))));
    }
    Some(SourceRow {
        stage: stage.id(),
        direction: Some(direction.id()),
        date: written.and_then(|written| written.date).map(|date| edition.day(date)),
        as_of: as_of.map(|date| edition.day(date)),
        is_undated: has_figures && as_of.is_none() && !stage.is_plan(),
        act: edition.some(written.and_then(|written| written.act.as_ref())),
        origins,
        unnamed: documents.unnamed,
    })
}
