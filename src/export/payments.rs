//! A year's payments, contracts and subsidies as CSV and JSON: what the page shows, and no more of
//! a private person than a running number.

use serde_json::{Map, Value, json};

use super::budget_csv::harmless;
use super::licence::licensed;
use super::{File, Portfolio, pretty};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::payment::{Payee, Payment, Payments};
use crate::model::settings::Settings;
use crate::pages::address::Target;

/// The columns before those of the budget's codes.
const FIRST: [&str; 8] = ["year", "kind", "date", "payee", "payee_id", "person", "description", "number"];
/// Those after them.
const LAST: [&str; 3] = ["line", "currency", "amount"];

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let settings = portfolio.settings();
    let mut files = Vec::new();
    for payments in &portfolio.portal.payments {
        let folder = portfolio.addresses.of(&Target::Payments(payments.id.clone()), settings.first_language());
        let csv = table(payments).map(|bytes| (folder.file(&format!("{}.csv", payments.id)).to_string(), bytes));
        let json =
            whole(payments, settings).map(|bytes| (folder.file(&format!("{}.json", payments.id)).to_string(), bytes));
        files.extend(csv.into_iter().chain(json));
    }
    files
}

/// The values of an entry, by the title of their column.
fn values(payments: &Payments, entry: &Payment) -> Vec<(&'static str, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (name, registered, person) = match entry.payee.map(|payee| &payments.payees[payee]) {
        Some(Payee::Named { name, registered }) => {
            (name.to_string(), registered.as_deref().unwrap_or(""), String::new())
        }
        Some(Payee::Person(number)) => (String::new(), "", number.to_string()),
        None => (String::new(), "", String::new()),
    };
    let first = [
        payments.year.to_string(),
        entry.kind.id().to_owned(),
        entry.date.map_or_else(String::new, |date| date.to_string()),
        name,
        registered.to_owned(),
        person,
        text(&entry.description),
        text(&entry.number),
    ];
    let last = [
        text(&entry.line),
        payments.currency.code().to_owned(),
        format!("{:.*}", payments.currency.digits() as usize, entry.amount),
    ];
    let codes = Dimension::ALL
        .iter()
        .map(|dimension| (dimension.id(), entry.codes[*dimension].as_deref().unwrap_or("").to_owned()));
    FIRST.into_iter().zip(first).chain(codes).chain(LAST.into_iter().zip(last)).collect()
}

fn table(payments: &Payments) -> Option<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let codes = Dimension::ALL.iter().map(|dimension| dimension.id());
    csv.write_record(FIRST.into_iter().chain(codes).chain(LAST)).ok()?;
    for entry in &payments.entries {
        let row = values(payments, entry).into_iter();
        // An amount below zero begins with a minus, and is no formula.
        csv.write_record(row.map(|(title, text)| if title == "amount" { text } else { harmless(&text) })).ok()?;
    }
    csv.into_inner().ok()
}

fn whole(payments: &Payments, settings: &Settings) -> Option<Vec<u8>> {
    let entry = |entry: &Payment| {
        let filled = values(payments, entry).into_iter().filter(|(_, text)| !text.is_empty());
        Value::Object(filled.map(|(title, text)| (title.to_owned(), Value::from(text))).collect::<Map<_, _>>())
    };
    let source = payments.source.as_ref().map(|source| json!({ "title": source.title.first(), "url": source.url }));
    let all = json!({
        "year": payments.year,
        "currency": payments.currency.code(),
        "source": source,
        "entries": payments.entries.iter().map(entry).collect::<Vec<_>>(),
    });
    pretty(&licensed(all, settings))
}
