//! Investment projects, written one by one or in a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Context;
use super::sources::{WrittenSource, source};
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::budget::Source;
use crate::model::choice::Choice;
use crate::model::project::{Point, Project, ProjectState, ProjectYear};
use crate::read::money::{MoneyForm, amount};
use crate::read::reader::Reader;
use crate::read::record::{At, record};
use crate::read::table::{Mapping, Table, TableRef, TableRow};
use crate::read::values::{AmountText, CodeText, Decimals, Named, OneOf, Reference, Year};
use crate::text::nearest::nearest;

record! {
    /// An investment project.
    pub struct WrittenProject "project" {
        /// Its code, the same in every year.
        id: At<CodeText> = "\"2025-07\"",
        /// What it is.
        name: At<Text> = "Drenaje de San Matías Norte",
        /// More on it.
        description: Option<At<Text>> = "1,200 metros de canal y dos cruces.",
        /// How far it is.
        state: Option<At<OneOf<ProjectState>>> = "under-way",
        /// The year in which it begins.
        start: Option<At<Year>> = "2025",
        /// The year in which it is to end.
        end: Option<At<Year>> = "2027",
        /// The year in which it ended.
        finished: Option<At<Year>> = "2027",
        /// The area that it is in.
        area: Option<At<Reference>> = "pc-san-matias",
        /// Its address, in words.
        address: Option<At<String>> = "Calle Tercera, entre la escuela y el río",
        /// Degrees north, with a point.
        latitude: Option<At<Decimals>> = "8.4312",
        /// Degrees east; west of Greenwich with a minus.
        longitude: Option<At<Decimals>> = "-80.4271",
        /// The entity that carries it out.
        entity: Option<At<CodeText>> = "\"001\"",
        /// Where the money comes from.
        funding: Option<At<String>> = "Descentralización",
        /// References of the lines that pay for it.
        lines: Vec<At<CodeText>> = "[2026-e-05.2.0-311-3.01]",
        /// What it costs in all, as planned.
        total: Option<At<AmountText>> = "\"420000.00\"",
        /// Spent before the budget's year.
        before: Option<At<AmountText>> = "\"90000.00\"",
        /// Planned and spent, by year.
        years: Option<At<Named<WrittenProjectYear>>> = "{2026: {planned: \"180000.00\", spent: \"96000.00\"}}",
        /// Planned for the years after those.
        later: Option<At<AmountText>> = "\"0.00\"",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Plan de inversiones 2026}",
    }
}

record! {
    /// A project's figures of a year.
    pub struct WrittenProjectYear "project year" {
        /// Planned.
        planned: Option<At<AmountText>> = "\"180000.00\"",
        /// Spent.
        spent: Option<At<AmountText>> = "\"96000.00\"",
    }
}

/// The projects that are written one by one, as meant.
pub fn projects(written: Vec<At<WrittenProject>>, money: &MoneyForm, reader: &mut Reader) -> Vec<Project> {
    written.into_iter().map(|project| meant(project.value, money, reader)).collect()
}

fn meant(written: WrittenProject, money: &MoneyForm, reader: &mut Reader) -> Project {
    let mut said =
        |text: Option<At<AmountText>>, key| amount(&text?, key, &money.currency, money.numbers, true, reader);
    let (total, before, later) =
        (said(written.total, "total"), said(written.before, "before"), said(written.later, "later"));
    let mut told = Vec::new();
    for (year, figures) in written.years.map(|years| years.value.0).unwrap_or_default() {
        let WrittenProjectYear { planned, spent, place: _ } = figures.value;
        let figures = ProjectYear { planned: said(planned, "planned"), spent: said(spent, "spent") };
        told.push((year, figures));
    }
    let years = told
        .into_iter()
        .filter_map(|(year, figures)| Some((crate::read::values::year(&year.value, year.place.span, reader)?, figures)))
        .collect();
    let point = written.latitude.zip(written.longitude);
    Project {
        id: written.id.value.0.into(),
        name: written.name.value,
        description: written.description.map(|text| text.value),
        state: written.state.map(|state| state.value.0),
        start: written.start.map(|year| year.value.0),
        end: written.end.map(|year| year.value.0),
        finished: written.finished.map(|year| year.value.0),
        area: written.area.map(|area| area.value.0.into()),
        address: written.address.map(|address| address.value),
        point: point.and_then(|(north, east)| on_globe([north.value.0, east.value.0], &written.place, reader)),
        entity: written.entity.map(|entity| entity.value.0.into()),
        funding: written.funding.map(|funding| funding.value.into()),
        lines: written.lines.into_iter().map(|line| line.value.0).collect(),
        total,
        before,
        years,
        later,
        source: written.source.map(|document| Arc::new(source(document.value))),
        place: written.place,
    }
}

/// A point, where it is on the globe, which is told where it is not; a place at 0, 0 is a cell that was left empty.
fn on_globe([latitude, longitude]: [Decimal; 2], place: &Place, reader: &mut Reader) -> Option<Point> {
    let fits = latitude.abs() <= Decimal::from(90) && longitude.abs() <= Decimal::from(180);
    let empty = latitude.is_zero() && longitude.is_zero();
    if !fits {
        let finding = Finding::new(Code::PlaceOutside, place.clone());
        reader.findings.add(finding.with("lat", latitude).with("lon", longitude));
    }
    (fits && !empty).then_some(Point { latitude, longitude })
}

/// The point of a row; degrees that are no number are told where something is written.
fn point(row: &TableRow, reader: &mut Reader) -> Option<Point> {
    let mut degrees = |word: &str, most: i64| {
        let text = row.text(word)?;
        let number = text.replace(',', ".").parse::<Decimal>().ok();
        if number.is_none() && text.contains(|c: char| c.is_ascii_digit()) {
            let finding = Finding::new(Code::NotCoordinate, row.place());
            reader.findings.add(finding.with("value", &text).with("most", most));
        }
        number
    };
    let (north, east) = (degrees("latitude", 90), degrees("longitude", 180));
    on_globe([north?, east?], &row.place(), reader)
}

/// Our words for a table's columns that are no amounts.
const WORDS: &[&str] = &[
    "id",
    "name",
    "description",
    "state",
    "start",
    "end",
    "finished",
    "area",
    "address",
    "latitude",
    "longitude",
    "entity",
    "funding",
    "line",
];
/// Planned in the years after the budget's, the next first.
const NEXT: [&str; 4] = ["planned_1", "planned_2", "planned_3", "planned_4"];
/// Our words for its columns with amounts; `planned` and `spent` are of the budget's year.
const AMOUNTS: &[&str] = &["total", "before", "planned", "spent", NEXT[0], NEXT[1], NEXT[2], NEXT[3], "later"];

/// Adds the projects of a table; a row that cannot be read is told and left out.
pub fn of_table(mapping: At<Mapping>, context: &Context, all: &mut Vec<Project>, reader: &mut Reader) {
    mapping.value.tell_line_keys(reader);
    let document = mapping.value.source.clone().map(|document| Arc::new(source(document.value)));
    let reference = At { value: TableRef::Mapped(Box::new(mapping.value)), place: mapping.place };
    let Some(table) = Table::open(&reference, &context.asked.tables, WORDS, AMOUNTS, reader) else { return };
    for row in table.rows() {
        all.extend(of_row(&row, context, document.as_ref(), reader));
    }
}

fn of_row(row: &TableRow, context: &Context, document: Option<&Arc<Source>>, reader: &mut Reader) -> Option<Project> {
    let id = row.text("id")?;
    let name = row.text("name").unwrap_or_else(|| id.clone());
    let year = |word: &str| row.text(word).and_then(|text| text.get(..4)?.parse::<i16>().ok());
    let point = point(row, reader);
    let currency = context.money.currency;
    let mut said = |word: &str| row.amount(word, &currency, reader).ok();
    let (total, before, later) = (said("total")?, said("before")?, said("later")?);
    let mut years = BTreeMap::new();
    let own = ProjectYear { planned: said("planned")?, spent: said("spent")? };
    years.insert(context.asked.year, own);
    for (next, word) in (context.asked.year + 1..).zip(NEXT) {
        if let Some(planned) = said(word)? {
            years.insert(next, ProjectYear { planned: Some(planned), spent: None });
        }
    }
    years.retain(|_, figures| *figures != ProjectYear::default());
    Some(Project {
        id: id.into(),
        name: Text::new(vec![(context.asked.lang, name)]),
        description: row.text("description").map(|text| Text::new(vec![(context.asked.lang, text)])),
        state: state(row, reader),
        start: year("start"),
        end: year("end"),
        finished: year("finished"),
        area: row.text("area").map(Arc::from),
        address: row.text("address"),
        point,
        entity: row.text("entity").map(Arc::from),
        funding: row.text("funding").map(Arc::from),
        lines: row.text("line").into_iter().collect(),
        total,
        before,
        years,
        later,
        source: document.cloned(),
        place: row.place(),
    })
}

/// How far a project is; a word that is none of ours is told.
fn state(row: &TableRow, reader: &mut Reader) -> Option<ProjectState> {
    let text = row.text("state")?;
    let state = ProjectState::from_id(&text);
    if state.is_none() {
        let known: Vec<&str> = ProjectState::ALL.iter().map(|choice| choice.id()).collect();
        let finding = Finding::new(Code::UnknownChoice, row.place())
            .with("value", &text)
            .with("key", "state")
            .with_some("nearest", nearest(&text, known.iter().copied()))
            .with("known", known.join(", "));
        reader.findings.add(finding);
    }
    state
}
