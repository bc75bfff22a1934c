//! Money from other levels of government: what the law says beside what was announced and what came.

use rust_decimal::Decimal;

use super::Page;
use super::address::Shelf;
use super::edition::Edition;
use super::view::{Cell, Grid, Row, Section, Sheet, Words};
use crate::model::transfer::{Transfer, TransferYear};

/// Adds the page of all transfers.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let years = &edition.portal.cohesion.transfers;
    if years.is_empty() {
        return;
    }
    let voice = edition.voice();
    let sections = years.iter().flat_map(|year| {
        [
            Section {
                id: format!("y{}", year.id),
                title: voice.phrase("ui.transfers_of", &[("year", &year.year.to_string())]),
                lead: gap(edition, year),
                grid: Some(table(edition, year)),
                ..Section::default()
            },
            Section {
                id: format!("how-{}", year.id),
                title: voice.phrase("ui.transfers_how", &[("year", &year.year.to_string())]),
                rows: year.transfers.iter().map(|transfer| row(edition, transfer)).collect(),
                ..Section::default()
            },
        ]
    });
    let view = Sheet { lead: Some(voice.plain("ui.transfers_lead")), sections: sections.collect(), ..Sheet::default() };
    pages.push(edition.shelf(Shelf::Transfers, view));
}

/// How much is still to come of what the law orders.
fn gap(edition: &Edition, year: &TransferYear) -> Option<String> {
    let voice = edition.voice();
    let today = edition.setting.today;
    let owed: Decimal = year.transfers.iter().filter_map(Transfer::owed).sum();
    let of_law = year.transfers.iter().filter(|transfer| transfer.owed().is_some());
    let came: Decimal = of_law.map(|transfer| transfer.received_until(today)).sum();
    let share = voice.share(came, owed)?;
    let currency = &edition.setting.shared.settings.currency;
    Some(voice.phrase(
        "ui.transfers_gap",
        &[
            ("owed", &voice.money(owed, currency).text.text),
            ("came", &voice.money(came, currency).text.text),
            ("share", &share.text),
        ],
    ))
}

fn table(edition: &Edition, year: &TransferYear) -> Grid {
    let voice = edition.voice();
    let currency = &edition.setting.shared.settings.currency;
    let today = edition.setting.today;
    let money = |amount: Option<Decimal>| amount.map_or_else(Cell::nothing, |amount| voice.money(amount, currency));
    let rows = year.transfers.iter().map(|transfer| {
        let came = transfer.received_until(today);
        let bar = transfer.owed().or(transfer.announced).and_then(|whole| voice.share(came, whole));
        vec![
            Cell::words(voice.text(&transfer.name)),
            money(transfer.floor),
            money(transfer.due),
            money(transfer.owed()),
            money(transfer.announced),
            Cell { bar, ..money(Some(came)) },
        ]
    });
    Grid {
        caption: voice.word("ui.transfers_caption"),
        heads: voice.heads(
            &["ui.transfer", "ui.floor", "ui.due_by_formula", "ui.due_by_law", "ui.announced", "ui.received"],
            1,
        ),
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// The law, the formula, and each receipt.
fn row(edition: &Edition, transfer: &Transfer) -> Row {
    let voice = edition.voice();
    let currency = &edition.setting.shared.settings.currency;
    let law = edition.some(transfer.law.as_ref()).map(Cell::words);
    let announced = transfer
        .announced_on
        .map(|day| Cell::text(voice.phrase("ui.announced_on", &[("date", &voice.day(day).text.text)])));
    let receipts = transfer.received.iter().map(|receipt| {
        let day = voice.day(receipt.date).text.text;
        // What is written for a day to come has not come.
        let is_to_come = receipt.date > edition.setting.today;
        let text = if is_to_come { voice.phrase("ui.to_come_on", &[("date", &day)]) } else { day };
        let note = Words { text, lang: None };
        Cell { note: Some(note), ..voice.money(receipt.amount, currency) }
    });
    let source = edition.some(transfer.source.as_ref()).map(Cell::words);
    Row {
        title: voice.text(&transfer.name),
        summary: edition.some(transfer.formula.as_ref()),
        facts: law.into_iter().chain(announced).chain(receipts).chain(source).collect(),
        ..Row::default()
    }
}
