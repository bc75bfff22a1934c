//! The calendar of what the law asks to publish, as a table.

use super::budget_csv::harmless;
use super::{File, Portfolio};
use crate::model::choice::Choice;
use crate::model::compliance::{Calendar, source};
use crate::pages::duty::DATA;

const TITLES: [&str; 9] = ["item", "name", "law", "period", "due", "state", "published", "source", "sha256"];

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let (portal, setting) = (portfolio.portal, portfolio.setting);
    let Some(calendar) = Calendar::of(portal, setting.shared.duties.as_deref(), setting.today) else {
        return Vec::new();
    };
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut rows = vec![TITLES.map(str::to_owned)];
    for item in &calendar.items {
        for cell in &item.cells {
            let source = cell.proof.as_ref().and_then(|proof| source(portal, proof));
            let hash = source.as_ref().and_then(|source| portal.hashes.get(&**source).cloned());
            rows.push([
                item.duty.id.clone(),
                harmless(item.duty.name.first()),
                harmless(item.duty.law.first()),
                cell.period.to_string(),
                cell.due.to_string(),
                cell.state.id().to_owned(),
                cell.published.map(|day| day.to_string()).unwrap_or_default(),
                source.map(|source| source.to_string()).unwrap_or_default(),
                hash.unwrap_or_default(),
            ]);
        }
    }
    // Writing to memory cannot fail.
    let written = rows.iter().all(|row| out.write_record(row).is_ok());
    let bytes = out.into_inner().ok().filter(|_| written);
    bytes.map(|bytes| (portfolio.addresses.root().file(DATA).to_string(), bytes)).into_iter().collect()
}
