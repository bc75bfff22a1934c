//! A budget's lines as JSON, with what they rest on.

use serde_json::{Map, Value, json};

use super::budget_codes;
use super::budget_csv::{data_folder, plain, stages};
use super::budget_parts::{Table, table};
use super::licence::licensed;
use super::{File, Portfolio, pretty};
use crate::model::budget::{Budget, Dimension, Direction, Documents, Line, Source, Stage};
use crate::model::choice::Choice;
use crate::pages::budget::Part;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let address = data_folder(portfolio, budget).file(&format!("{}.json", budget.id));
        Some((address.to_string(), pretty(&licensed(whole(portfolio, budget), portfolio.settings()))?))
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

fn whole(portfolio: &Portfolio, budget: &Budget) -> Value {
    let stages = stages(budget);
    let documents = budget.all_documents();
    let mut whole = json!({
        "municipality": portfolio.portal.municipality.name.first(),
        "year": budget.year,
        "start": budget.start.to_string(),
        "end": budget.end.to_string(),
        "currency": budget.currency.code(),
        "sources": sources(budget),
        "documents": documents.named().iter().map(|(source, _)| document(budget, source)).collect::<Vec<_>>(),
        "codes": records(&budget_codes::table(budget, portfolio.setting.shared)),
        "lines": budget.lines.iter().map(|line| line_value(budget, line, &stages, &documents)).collect::<Vec<_>>(),
    });
    for part in Part::ALL.iter().filter(|part| part.is_told(budget)) {
        whole[part.id()] = records(&table(*part, budget)).into();
    }
    whole
}

/// A table's rows as records, empty cells left out.
fn records(table: &Table) -> Vec<Value> {
    let record = |row: &Vec<String>| {
        let cells = table.titles.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        Value::Object(cells.map(|(title, cell)| (title.clone(), cell.as_str().into())).collect())
    };
    table.rows.iter().map(record).collect()
}

/// A document; the act and the day of its stage, where it tells none itself.
fn document(budget: &Budget, source: &Source) -> Value {
    let stage = budget.stages.iter().find(|stage| stage.source.as_ref() == Some(source));
    let date = source.date.or_else(|| stage?.date);
    let act = source.act.as_ref().or_else(|| stage?.act.as_ref());
    json!({
        "title": source.title.first(),
        "url": source.url,
        "file": source.file,
        "date": date.map(|date| date.to_string()),
        "act": act.map(|act| act.first()),
    })
}

/// What each stage rests on: as written of it, or else the document of the whole budget.
fn sources(budget: &Budget) -> Vec<Value> {
    let mut all = Vec::new();
    for (stage, direction) in Stage::ALL.iter().flat_map(|stage| Direction::ALL.iter().map(move |side| (*stage, *side)))
    {
        let written = budget.stage_source(direction, stage);
        if !budget.tells(direction, stage) {
            continue;
        }
        let source = written.and_then(|written| written.source.as_ref()).or(budget.source.as_ref());
        let mut value = json!({
            "stage": stage.id(),
            "direction": direction.id(),
            "date": written.and_then(|written| written.date).map(|date| date.to_string()),
            "as_of": written.and_then(|written| written.as_of).map(|date| date.to_string()),
            "act": written.and_then(|written| written.act.as_ref()).map(|act| act.first()),
        });
        value["title"] = source.map(|source| source.title.first()).into();
        value["url"] = source.and_then(|source| source.url.as_deref()).into();
        value["file"] = source.and_then(|source| source.file.as_deref()).into();
        all.push(value);
    }
    all
}

/// A line; amounts are texts, so that no reader makes floats of them unasked. Its documents are told by
/// stage, as places in the year's list: one, or a list of them where several acts made the figure.
fn line_value(budget: &Budget, line: &Line, stages: &[Stage], documents: &Documents) -> Value {
    let mut value = Map::new();
    value.insert("reference".to_owned(), (&*line.reference).into());
    value.insert("direction".to_owned(), line.direction.id().into());
    for dimension in Dimension::ALL {
        if let Some(code) = &line.codes[*dimension] {
            value.insert(dimension.id().to_owned(), (&**code).into());
        }
    }
    let texts = [("name", line.name.as_ref().map(|name| name.first()))];
    for (key, text) in texts {
        if let Some(text) = text {
            value.insert(key.to_owned(), text.into());
        }
    }
    for stage in stages {
        if let Some(amount) = line.amounts[*stage] {
            value.insert(stage.id().to_owned(), plain(amount, budget).into());
        }
    }
    if line.eliminates {
        value.insert("elimination".to_owned(), true.into());
    }
    let places = |stage: Stage| {
        let places: Vec<usize> =
            budget.sources(line, stage).into_iter().filter_map(|source| documents.place(source)).collect();
        let one: Option<Value> = places.first().map(|place| (*place).into());
        if places.len() > 1 { Some(places.into()) } else { one }
    };
    let told = line.amounts.stages().filter_map(|(stage, _)| Some((stage.id().to_owned(), places(stage)?)));
    let told: Map<String, Value> = told.collect();
    if !told.is_empty() {
        value.insert("documents".to_owned(), told.into());
    }
    Value::Object(value)
}
