//! `index.json`: every page of the portal, and under which licence its data stand; a chart alone is no page.

use serde::Serialize;

use super::{File, Portfolio, licence};
use crate::pages::embed::SUBJECT;

#[derive(Serialize)]
struct Entry<'a> {
    subject: &'a str,
    id: &'a str,
    language: String,
    address: &'a str,
    title: &'a str,
}

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let root = portfolio.addresses.root().as_str();
    let entry = |page: &super::Page| -> Option<String> {
        let address = page.address.as_str();
        let entry = Entry {
            subject: page.subject,
            id: &page.id,
            language: page.lang.to_string(),
            address: address.strip_prefix(root).unwrap_or(address),
            title: &page.title,
        };
        serde_json::to_string(&entry).ok()
    };
    // One page a line: a change of one page is a change of one line.
    let lines: Vec<String> = portfolio.pages.iter().filter(|page| page.subject != SUBJECT).filter_map(entry).collect();
    let terms = licence::of(portfolio.settings()).and_then(|licence| serde_json::to_string(&licence).ok());
    let terms = terms.map_or_else(String::new, |licence| format!("\"licence\":{licence},\n"));
    let json = format!("{{{terms}\"pages\":[\n{}\n]}}\n", lines.join(",\n"));
    vec![(portfolio.addresses.root().file("index.json").to_string(), json.into_bytes())]
}
