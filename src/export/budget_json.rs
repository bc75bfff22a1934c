//! A budget's lines as JSON, with what they rest on.

use serde_json::{Map, Value, json};

use super::budget_csv::{data_folder, plain, stages};
use super::{File, Portfolio};
use crate::model::budget::{Budget, Dimension, Line, Stage};
use crate::model::choice::Choice;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let address = data_folder(portfolio, budget).file(&format!("{}.json", budget.id));
        let mut bytes = serde_json::to_vec_pretty(&whole(portfolio, budget)).ok()?;
        bytes.push(b'\n');
        Some((address.to_string(), bytes))
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

fn whole(portfolio: &Portfolio, budget: &Budget) -> Value {
    let stages = stages(budget);
    let licence = portfolio.setting.shared.settings.licence.as_ref();
    let sources = budget.stages.iter().map(|stage| {
        let source = stage.source.as_ref();
        json!({
            "stage": stage.stage.id(),
            "date": stage.date.map(|date| date.to_string()),
            "as_of": stage.as_of.map(|date| date.to_string()),
            "act": stage.act.as_ref().map(|act| act.first()),
            "title": source.map(|source| source.title.first()),
            "url": source.and_then(|source| source.url.as_deref()),
            "file": source.and_then(|source| source.file.as_deref()),
        })
    });
    json!({
        "municipality": portfolio.portal.municipality.name.first(),
        "year": budget.year,
        "currency": budget.currency.code(),
        "licence": licence.map(|licence| json!({"name": licence.name, "url": licence.url})),
        "sources": sources.collect::<Vec<_>>(),
        "lines": budget.lines.iter().map(|line| line_value(budget, line, &stages)).collect::<Vec<_>>(),
    })
}

/// A line; amounts are texts, so that no reader makes floats of them unasked.
fn line_value(budget: &Budget, line: &Line, stages: &[Stage]) -> Value {
    let mut value = Map::new();
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
    Value::Object(value)
}
