//! What a budget's CSV is, beside it: CSV on the Web metadata (W3C, "Metadata Vocabulary for Tabular
//! Data"), with the licence, the sources and the kind of every column.

use serde_json::{Value, json};

use super::budget_csv::{columns, data_folder};
use super::{File, Portfolio, licence, pretty};
use crate::model::budget::{Budget, Stage};
use crate::model::choice::Choice;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let address = data_folder(portfolio, budget).file(&format!("{}.csv-metadata.json", budget.id));
        Some((address.to_string(), pretty(&metadata(portfolio, budget))?))
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

fn metadata(portfolio: &Portfolio, budget: &Budget) -> Value {
    let settings = portfolio.settings();
    let documents = budget.all_documents();
    let sources = documents.named().iter().filter_map(|(source, _)| source.url.as_deref());
    let columns = columns(budget).into_iter().map(|name| json!({ "name": name, "datatype": datatype(name) }));
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": settings.first_language().as_str() }],
        "url": format!("{}.csv", budget.id),
        "dc:title": format!("{} {}", portfolio.portal.municipality.name.first(), budget.year),
        // As the Dublin Core's encoding of periods (DCMI Period) has it.
        "dc:temporal": format!("start={}; end={}; scheme=W3C-DTF", budget.start, budget.end),
        "dc:rights": settings.licence.as_ref().map(|licence| licence.name.as_str()),
        "dc:license": licence::url(settings).map(|url| json!({ "@id": url })),
        "dc:source": sources.collect::<Vec<_>>(),
        "tableSchema": { "columns": columns.collect::<Vec<_>>() },
    })
}

fn datatype(column: &str) -> &'static str {
    match column {
        "year" => "gYear",
        column if Stage::from_id(column).is_some() => "decimal",
        _ => "string",
    }
}
