//! The calendar of what the law asks to publish, as a table.

use super::budget_csv::harmless;
use super::{File, Portfolio};
use crate::model::choice::Choice;
use crate::model::compliance::{Calendar, Cell};
use crate::model::duty::Duty;
use crate::pages::duty::{DATA, Place, hash, place};

const TITLES: [&str; 10] = ["item", "name", "law", "period", "due", "state", "date", "date_of", "address", "sha256"];

/// Every period since the list's own beginning.
pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let (portal, setting) = (portfolio.portal, portfolio.setting);
    let Some(calendar) = Calendar::whole(portal, setting.shared, setting.today) else {
        return Vec::new();
    };
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let cells = calendar.items.iter().flat_map(|item| item.cells.iter().map(|cell| row(portfolio, item.duty, cell)));
    // Writing to memory cannot fail.
    let written = std::iter::once(TITLES.map(str::to_owned)).chain(cells).all(|row| out.write_record(row).is_ok());
    let bytes = out.into_inner().ok().filter(|_| written);
    bytes.map(|bytes| (portfolio.addresses.root().file(DATA).to_string(), bytes)).into_iter().collect()
}

fn row(portfolio: &Portfolio, duty: &Duty, cell: &Cell) -> [String; 10] {
    let portal = portfolio.portal;
    let first = portfolio.settings().first_language();
    let base = portfolio.setting.base_url.unwrap_or("/");
    let address = cell.proof.as_ref().map(|proof| match place(portal, portfolio.addresses, first, proof) {
        Place::Here(there) => there.whole(base),
        Place::Elsewhere(url) => url,
    });
    let sha256 = cell.proof.as_ref().and_then(|proof| hash(portal, proof));
    [
        duty.id.clone(),
        harmless(duty.name.first()),
        harmless(duty.law.first()),
        cell.period.to_string(),
        cell.due.to_string(),
        cell.state.id().to_owned(),
        cell.dated.map(|dated| dated.day.to_string()).unwrap_or_default(),
        cell.dated.map(|dated| dated.of.id().to_owned()).unwrap_or_default(),
        address.unwrap_or_default(),
        sha256.unwrap_or_default().to_owned(),
    ]
}
