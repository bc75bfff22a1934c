//! A budget's CSV as a Fiscal Data Package: `datapackage.json` beside it, in the form of 1.0rc1.
//!
//! That form was the last before the standard came to rest (frictionlessdata/datapackage,
//! `specs/fiscal-data-package`). It has no `profile`, which validators would fetch from the network.
//! What our columns mean is said by its column types; a column a stage is unpivoted by `normalize`
//! into the extra fields `phase:id` and `value`.

use serde_json::{Map, Value, json};

use super::budget_codes;
use super::budget_csv::{columns, data_folder, table};
use super::{File, Portfolio, pretty};
use crate::model::budget::{Budget, Dimension, Direction, Source, Stage, Used};
use crate::model::choice::Choice;
use crate::text::sha256::sha256;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let address = data_folder(portfolio, budget).file("datapackage.json");
        Some((address.to_string(), pretty(&package(portfolio, budget)?)?))
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

fn package(portfolio: &Portfolio, budget: &Budget) -> Option<Value> {
    let bytes = table(budget)?;
    let municipality = &portfolio.portal.municipality;
    let settings = &portfolio.setting.shared.settings;
    let mut package = Map::new();
    package.insert("name".to_owned(), format!("{}-{}", municipality.id, budget.id).into());
    package.insert("title".to_owned(), format!("{} {}", municipality.name.first(), budget.year).into());
    if let Some(country) = &settings.country {
        package.insert("countryCode".to_owned(), country.as_str().into());
    }
    let period = json!({ "start": budget.start.to_string(), "end": budget.end.to_string() });
    package.insert("fiscalPeriod".to_owned(), period);
    if let Some(licence) = &settings.licence {
        let mut value = json!({ "name": licence_name(&licence.name), "title": licence.name });
        if let Some(url) = &licence.url {
            value["path"] = url.as_str().into();
        }
        package.insert("licenses".to_owned(), json!([value]));
    }
    let sources = sources(budget);
    if !sources.is_empty() {
        package.insert("sources".to_owned(), sources.into());
    }
    let resource = resource(format!("lines-{}", budget.id), format!("{}.csv", budget.id), &bytes, schema(budget));
    let mut resources = vec![resource];
    resources.extend(codes(portfolio, budget));
    package.insert("resources".to_owned(), resources.into());
    Some(Value::Object(package))
}

/// The names of the codes, as a resource of its own: the standard's columns of labels would repeat them in
/// every line.
fn codes(portfolio: &Portfolio, budget: &Budget) -> Option<Value> {
    let table = budget_codes::table(budget, portfolio.setting.shared);
    let bytes = table.csv().filter(|_| !table.rows.is_empty())?;
    let fields = budget_codes::TITLES.map(|title| json!({ "name": title, "type": "string" }));
    let schema = json!({ "fields": fields, "missingValues": [""] });
    Some(resource(format!("codes-{}", budget.id), budget_codes::file_name(budget), &bytes, schema))
}

/// A table of the package, with its sum and how it is written.
fn resource(name: String, path: String, bytes: &[u8], schema: Value) -> Value {
    json!({
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", sha256(bytes)),
        "dialect": { "delimiter": ",", "header": true },
        "schema": schema,
    })
}

/// A licence's name as an id: `CC BY 4.0` is `CC-BY-4.0`.
fn licence_name(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
    name.chars().map(fit).collect()
}

/// The documents of the lines, each once.
fn sources(budget: &Budget) -> Vec<Value> {
    let documents = budget.all_documents();
    let value = |(source, _): &(&Source, usize)| {
        let mut value = json!({ "title": source.title.first() });
        if let Some(url) = &source.url {
            value["path"] = url.as_str().into();
        }
        value
    };
    let mut sources: Vec<Value> = documents.named().iter().map(value).collect();
    sources.dedup();
    sources
}

fn schema(budget: &Budget) -> Value {
    let fields: Vec<Value> = columns(budget).into_iter().map(|column| field(budget, column)).collect();
    json!({
        "fields": fields,
        "extraFields": [
            { "name": "phase:id", "type": "string", "columnType": "phase:id" },
            { "name": "value", "type": "number", "columnType": "value" },
        ],
        "missingValues": [""],
    })
}

fn field(budget: &Budget, column: &'static str) -> Value {
    if Stage::from_id(column).is_some() {
        return json!({
            "name": column, "type": "number", "decimalChar": ".",
            "normalize": { "phase:id": column }, "normalizationTarget": "value",
        });
    }
    let kind = if column == "year" { "integer" } else { "string" };
    match column_type(budget, column) {
        Some(meaning) => json!({ "name": column, "type": kind, "columnType": meaning }),
        None => json!({ "name": column, "type": kind }),
    }
}

/// What a column means in the standard's words; nothing where it has none for it.
fn column_type(budget: &Budget, column: &str) -> Option<&'static str> {
    let functional = budget.classifications.get(Direction::Expenditure, Dimension::Functional);
    let is_cofog = matches!(functional, Some(Used::Shared(id)) if id == "cofog");
    Some(match column {
        "year" => "date:fiscal-year",
        "direction" => "direction",
        "functional" if is_cofog => "functional-classification:cofog:code",
        "functional" => "functional-classification:generic:code",
        // The standard names GFSM's levels apart, and our codes are of any level.
        "economic" => "economic-classification:generic:code",
        "administrative" => "administrative-classification:generic:code",
        "programme" => "activity:generic:program:code",
        "area" => "geo:target:code",
        "funding" => "fin-source:generic:code",
        "id" => "budget-line-id",
        "currency" => "value-currency:code",
        _ => return None,
    })
}
