//! `budgets/*.yaml`: a fiscal year, its lines inline or in the treasury's own tables.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::file::{self, Texts};
use super::money::{MoneyForm, amount};
use super::reader::Reader;
use super::record::{At, Record, record};
use super::table::{self, TableRef};
use super::values::{AmountText, CodeText, Named, OneOf, PathText, Reference, Url, Year};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Currency, Lang, Text};
use crate::model::budget::{
    Amounts, Budget, Codes, Dimension, Direction, Line, Source, Stage, StageSource, StatedTotal,
};
use crate::model::choice::Choice;
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;

record! {
    /// A fiscal year's budget.
    pub struct Written "budget" {
        /// The fiscal year.
        year: At<Year> = "2026",
        /// Two or three plain sentences on the year.
        summary: Option<At<Text>> = "El presupuesto crece un 6 %.",
        /// The currency of its amounts, where it is not the site's.
        currency: Option<At<Currency>> = "PAB",
        /// The classification used for each dimension.
        classifications: Option<At<Named<Reference>>> = "{functional: cofog, economic: gfsm}",
        /// The stages that are told, with what they rest on.
        stages: Vec<At<WrittenStage>> = "[{stage: approved, date: 2025-12-16}]",
        /// Lines of revenue.
        revenue: Vec<At<RevenueLine>> = "[{economic: \"113\", name: Inmuebles, approved: \"1250.00\"}]",
        /// Lines of expenditure.
        expenditure: Vec<At<ExpenditureLine>> = "[{functional: \"05.1.0\", name: Aseo, approved: \"1250.00\"}]",
        /// The treasury's tables that hold lines.
        lines: Vec<At<TableRef>> = "2026.csv",
        /// Totals that the budget states; the lines must add up to them.
        totals: Option<At<WrittenTotals>> = "{expenditure: {approved: \"9831210.00\"}}",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// A stage, with what its figures rest on.
    pub struct WrittenStage "stage" {
        /// The stage.
        stage: At<OneOf<Stage>> = "approved",
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
    }
}

record! {
    /// A line of revenue.
    pub struct RevenueLine "revenue line" {
        /// Its own id.
        id: Option<At<CodeText>> = "\"1.1.2\"",
        /// On what kind of thing.
        economic: Option<At<CodeText>> = "\"113\"",
        /// For what purpose.
        functional: Option<At<CodeText>> = "\"01.1\"",
        /// By which unit.
        administrative: Option<At<CodeText>> = "\"1.04\"",
        /// In which programme.
        programme: Option<At<CodeText>> = "\"12\"",
        /// The area that it is for.
        area: Option<At<Reference>> = "pc-centro",
        /// Where the money comes from.
        funding: Option<At<String>> = "Descentralización",
        /// What it is.
        name: Option<At<Text>> = "Impuesto de inmuebles",
        /// In the draft.
        proposed: Option<At<AmountText>> = "\"1250.00\"",
        /// By the council.
        approved: Option<At<AmountText>> = "\"1250.00\"",
        /// After modifications.
        adjusted: Option<At<AmountText>> = "\"1250.00\"",
        /// Due to the town.
        accrued: Option<At<AmountText>> = "\"1250.00\"",
        /// Received.
        collected: Option<At<AmountText>> = "\"1250.00\"",
    }
}

record! {
    /// A line of expenditure.
    pub struct ExpenditureLine "expenditure line" {
        /// Its own id.
        id: Option<At<CodeText>> = "\"2.05.311\"",
        /// For what purpose.
        functional: Option<At<CodeText>> = "\"04.5.1\"",
        /// On what kind of thing.
        economic: Option<At<CodeText>> = "\"311\"",
        /// By which unit.
        administrative: Option<At<CodeText>> = "\"3.01\"",
        /// In which programme.
        programme: Option<At<CodeText>> = "\"12\"",
        /// The area that it is for.
        area: Option<At<Reference>> = "pc-centro",
        /// Where the money comes from.
        funding: Option<At<String>> = "Descentralización",
        /// What it is.
        name: Option<At<Text>> = "Aceras de la calle principal",
        /// In the draft.
        proposed: Option<At<AmountText>> = "\"1250.00\"",
        /// By the council.
        approved: Option<At<AmountText>> = "\"1250.00\"",
        /// After modifications.
        adjusted: Option<At<AmountText>> = "\"1250.00\"",
        /// Set aside for a purpose.
        reserved: Option<At<AmountText>> = "\"1250.00\"",
        /// Bound by contract.
        committed: Option<At<AmountText>> = "\"1250.00\"",
        /// Owed, because the thing was delivered.
        accrued: Option<At<AmountText>> = "\"1250.00\"",
        /// Ordered to be paid.
        ordered: Option<At<AmountText>> = "\"1250.00\"",
        /// Paid.
        paid: Option<At<AmountText>> = "\"1250.00\"",
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

/// A budget's file, and what it is read with.
pub struct BudgetFile<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// The texts of the portal's files.
    pub texts: &'a Texts,
    /// The bytes of the tables in `budgets/`.
    pub tables: &'a HashMap<Arc<str>, Vec<u8>>,
    /// The publisher's settings.
    pub settings: &'a Settings,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

/// Reads a budget; nothing where it is not public, or cannot be read.
pub fn read(budget: &BudgetFile) -> (Option<Budget>, Findings) {
    let mut reader = Reader::new(&budget.source.file.path, budget.languages, budget.settings.numbers);
    let Some(text) = budget.texts.get(&budget.source.file.path) else { return (None, Findings::new()) };
    let id = super::prose::id_of(budget.source, &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let meant = id.zip(written).and_then(|(id, written)| {
        let public = super::prose::is_public(written.publish.as_ref(), written.publish_on.as_ref(), budget.today);
        let meant = meant(id, written, budget, &mut reader);
        public.then_some(meant)
    });
    (meant, reader.findings)
}

fn meant(id: crate::model::id::Id, written: Written, file: &BudgetFile, reader: &mut Reader) -> Budget {
    let Written {
        year,
        summary,
        currency,
        classifications,
        stages,
        revenue,
        expenditure,
        lines,
        totals,
        publish: _,
        publish_on: _,
        place,
    } = written;
    let starts_with_year = id.as_str().get(..4).and_then(|name| name.parse().ok());
    if starts_with_year.is_some_and(|name: i16| name != year.value.0) {
        let finding = Finding::new(Code::YearDiffers, year.place.clone());
        reader.findings.add(finding.with("name", &id).with("value", year.value.0));
    }
    let currency = currency.map_or(file.settings.currency, |currency| currency.value);
    let money = MoneyForm { currency, numbers: file.settings.numbers };
    let mut all: Vec<Line> = Vec::with_capacity(revenue.len() + expenditure.len());
    all.extend(revenue.into_iter().map(|line| revenue_line(line.value, &money, reader)));
    all.extend(expenditure.into_iter().map(|line| expenditure_line(line.value, &money, reader)));
    for reference in lines {
        let taken = table::read(&reference, &money, file, reader);
        table::merge(&mut all, taken);
    }
    Budget {
        id,
        year: year.value.0,
        summary: summary.map(|text| text.value),
        currency,
        classifications: classification_ids(classifications, reader),
        stages: stages.into_iter().map(|stage| stage_source(stage.value)).collect(),
        lines: all,
        totals: totals.map(|totals| stated(totals.value, &money, reader)).unwrap_or_default(),
        place,
    }
}

fn classification_ids(
    written: Option<At<Named<Reference>>>,
    reader: &mut Reader,
) -> [Option<String>; Dimension::ALL.len()] {
    let mut ids: [Option<String>; Dimension::ALL.len()] = Default::default();
    ids[Dimension::Functional as usize] = Some("cofog".to_owned());
    ids[Dimension::Economic as usize] = Some("gfsm".to_owned());
    for (name, id) in written.map(|written| written.value.0).unwrap_or_default() {
        match Dimension::from_id(&name.value) {
            Some(dimension) => ids[dimension as usize] = Some(id.value.0),
            None => tell_unknown_word::<Dimension>(&name, "classifications", reader),
        }
    }
    ids
}

fn tell_unknown_word<C: Choice>(name: &At<String>, record: &'static str, reader: &mut Reader) {
    let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
    let finding = Finding::new(Code::UnknownKey, name.place.clone())
        .with("key", &name.value)
        .with("record", super::reader::record_word(record))
        .with_some("nearest", crate::text::nearest::nearest(&name.value, known.iter().copied()))
        .with("known", known.join(", "));
    reader.findings.add(finding);
}

fn stage_source(written: WrittenStage) -> StageSource {
    let WrittenStage { stage, date, as_of, act, source, place: _ } = written;
    StageSource {
        stage: stage.value.0,
        date: date.map(|date| date.value),
        as_of: as_of.map(|date| date.value),
        act: act.map(|text| text.value),
        source: source.map(|document| self::source(document.value)),
    }
}

/// A document, as meant.
pub fn source(written: WrittenSource) -> Source {
    let WrittenSource { title, file, url, place: _ } = written;
    Source { title: title.value, file: file.map(|path| path.value.0), url: url.map(|url| url.value.0) }
}

fn revenue_line(written: RevenueLine, money: &MoneyForm, reader: &mut Reader) -> Line {
    let RevenueLine {
        id,
        economic,
        functional,
        administrative,
        programme,
        area,
        funding,
        name,
        proposed,
        approved,
        adjusted,
        accrued,
        collected,
        place,
    } = written;
    let amounts = [
        (Stage::Proposed, proposed),
        (Stage::Approved, approved),
        (Stage::Adjusted, adjusted),
        (Stage::Accrued, accrued),
        (Stage::Collected, collected),
    ];
    Line {
        id: id.map(|id| id.value.0),
        direction: Direction::Revenue,
        codes: codes([functional, economic, administrative, programme]),
        name: name.map(|text| text.value),
        area: area.map(|area| area.value.0.into()),
        funding: funding.map(|funding| funding.value.into()),
        amounts: amounts_of(amounts, money, reader),
        place,
    }
}

fn expenditure_line(written: ExpenditureLine, money: &MoneyForm, reader: &mut Reader) -> Line {
    let ExpenditureLine {
        id,
        functional,
        economic,
        administrative,
        programme,
        area,
        funding,
        name,
        proposed,
        approved,
        adjusted,
        reserved,
        committed,
        accrued,
        ordered,
        paid,
        place,
    } = written;
    let amounts = [
        (Stage::Proposed, proposed),
        (Stage::Approved, approved),
        (Stage::Adjusted, adjusted),
        (Stage::Reserved, reserved),
        (Stage::Committed, committed),
        (Stage::Accrued, accrued),
        (Stage::Ordered, ordered),
        (Stage::Paid, paid),
    ];
    Line {
        id: id.map(|id| id.value.0),
        direction: Direction::Expenditure,
        codes: codes([functional, economic, administrative, programme]),
        name: name.map(|text| text.value),
        area: area.map(|area| area.value.0.into()),
        funding: funding.map(|funding| funding.value.into()),
        amounts: amounts_of(amounts, money, reader),
        place,
    }
}

/// Codes in the order of [`Dimension::ALL`].
fn codes(written: [Option<At<CodeText>>; Dimension::ALL.len()]) -> Codes {
    let mut codes = Codes::default();
    for (dimension, code) in Dimension::ALL.iter().zip(written) {
        codes[*dimension] = code.map(|code| code.value.0.into());
    }
    codes
}

fn amounts_of(
    written: impl IntoIterator<Item = (Stage, Option<At<AmountText>>)>,
    money: &MoneyForm,
    reader: &mut Reader,
) -> Amounts {
    let mut amounts = Amounts::default();
    for (stage, text) in written {
        if let Some(text) = text {
            amounts[stage] = amount(&text, stage.id(), &money.currency, money.numbers, true, reader);
        }
    }
    amounts
}

fn stated(written: WrittenTotals, money: &MoneyForm, reader: &mut Reader) -> Vec<StatedTotal> {
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
