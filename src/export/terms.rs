//! Whose tables are, and under which licence: beside each CSV that has no description of its own stands one
//! of CSV on the Web (W3C, "Metadata Vocabulary for Tabular Data"), since a CSV cannot say it itself.

use std::collections::BTreeSet;

use serde_json::json;

use super::{File, licence, pretty};
use crate::i18n::Text;
use crate::model::settings::Settings;

/// What is added to a table's name.
const ENDING: &str = "-metadata.json";

/// The descriptions of the tables that have none. `of` is whose they are.
pub fn beside(files: &[File], of: &Text, settings: &Settings) -> Vec<File> {
    let described: BTreeSet<&str> = files.iter().filter_map(|(path, _)| path.strip_suffix(ENDING)).collect();
    let tables = files.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".csv"));
    tables.filter(|path| !described.contains(path)).map(|path| description(path, of, settings)).collect()
}

fn description(path: &str, of: &Text, settings: &Settings) -> File {
    let name = path.rsplit('/').next().unwrap_or(path);
    let description = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": settings.first_language().as_str() }],
        "url": name,
        "dc:publisher": settings.publisher.as_ref().unwrap_or(of).first(),
        "dc:source": of.first(),
        "dc:rights": settings.licence.as_ref().map(|licence| licence.name.as_str()),
        "dc:license": licence::url(settings).map(|url| json!({ "@id": url })),
    });
    (format!("{path}{ENDING}"), pretty(&description).unwrap_or_default())
}
