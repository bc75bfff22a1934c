//! What a budget's figures rest on: stages with their acts, documents, and stated totals.

use jiff::civil::Date;

use super::tell_unknown_word;
use crate::i18n::Text;
use crate::model::budget::{Direction, Source, Stage, StageSource, StatedTotal};
use crate::model::choice::Choice;
use crate::read::money::{MoneyForm, amount};
use crate::read::reader::Reader;
use crate::read::record::{At, Record, record};
use crate::read::values::{AmountText, Named, OneOf, PathText, Url};

record! {
    /// A stage, with what its figures rest on.
    pub struct WrittenStage "stage" {
        /// The stage.
        stage: At<OneOf<Stage>> = "approved",
        /// The side that it is said of, where the two rest on different documents.
        direction: Option<At<OneOf<Direction>>> = "expenditure",
        /// The day of the act.
        date: Option<At<Date>> = "2025-12-16",
        /// The day up to which the figures reach.
        as_of: Option<At<Date>> = "2026-09-30",
        /// The act.
        act: Option<At<Text>> = "Acuerdo Municipal 31 de 2025",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Presupuesto 2026, url: https://example.org/2026.pdf}",
    }
}

record! {
    /// A document that figures were taken from.
    pub struct WrittenSource "source" {
        /// Its title.
        title: At<Text> = "Presupuesto 2026, texto aprobado",
        /// A file of the municipality.
        file: Option<At<PathText>> = "files/presupuesto-2026.pdf",
        /// Or its address.
        url: Option<At<Url>> = "https://example.org/2026.pdf",
        /// The day that it bears.
        date: Option<At<Date>> = "2025-12-16",
        /// The act that it records.
        act: Option<At<Text>> = "Acuerdo Municipal 31 de 2025",
    }
}

record! {
    /// Totals that the budget states.
    pub struct WrittenTotals "totals" {
        /// Of revenue, by stage.
        revenue: Option<At<Named<AmountText>>> = "{approved: \"9831210.00\"}",
        /// Of expenditure, by stage.
        expenditure: Option<At<Named<AmountText>>> = "{approved: \"9831210.00\"}",
    }
}

/// The stage as meant.
pub fn stage_source(written: WrittenStage) -> StageSource {
    let WrittenStage { stage, direction, date, as_of, act, source: document, place } = written;
    StageSource {
        stage: stage.value.0,
        direction: direction.map(|direction| direction.value.0),
        date: date.map(|date| date.value),
        as_of: as_of.map(|date| date.value),
        act: act.map(|text| text.value),
        source: document.map(|written| source(written.value)),
        place,
    }
}

/// The document as meant.
pub fn source(written: WrittenSource) -> Source {
    let WrittenSource { title, file, url, date, act, place: _ } = written;
    Source {
        title: title.value,
        file: file.map(|path| path.value.0),
        url: url.map(|url| url.value.0),
        date: date.map(|date| date.value),
        act: act.map(|act| act.value),
    }
}

/// The totals as meant; a stage that a direction does not have is told.
pub fn stated(written: WrittenTotals, money: &MoneyForm, reader: &mut Reader) -> Vec<StatedTotal> {
    let WrittenTotals { revenue, expenditure, place: _ } = written;
    let mut totals = Vec::new();
    for (direction, by_stage) in [(Direction::Revenue, revenue), (Direction::Expenditure, expenditure)] {
        for (name, text) in by_stage.map(|by_stage| by_stage.value.0).unwrap_or_default() {
            let Some(stage) = Stage::from_id(&name.value).filter(|stage| stage.belongs_to(direction)) else {
                tell_unknown_word::<Stage>(&name, WrittenTotals::NAME, reader);
                continue;
            };
            if let Some(amount) = amount(&text, stage.id(), &money.currency, money.numbers, true, reader) {
                totals.push(StatedTotal { direction, stage, amount, place: text.place });
            }
        }
    }
    totals
}
