//! Money from other levels of government: what the law says beside what was announced and what came, year by
//! year and on the page of the programme that it pays.

use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::programme;
use super::view::{Cell, Grid, Row, Section, Sheet, Words};
use crate::model::address::Address;
use crate::model::programme::Programme;
use crate::model::transfer::{Transfer, TransferYear};

/// Adds the page of all transfers.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let years = &edition.portal.cohesion.transfers;
    if years.is_empty() {
        return;
    }
    let voice = edition.voice();
    let address = edition.address(&Target::Shelf(Shelf::Transfers));
    let sections = years.iter().flat_map(|year| {
        [
            Section {
                id: fragment(year),
                title: voice.phrase("ui.transfers_of", &[("year", &year.year.to_string())]),
                lead: gap(edition, year),
                grid: Some(table(edition, year)),
                ..Section::default()
            },
            Section {
                id: format!("how-{}", year.id),
                title: voice.phrase("ui.transfers_how", &[("year", &year.year.to_string())]),
                rows: year.transfers.iter().map(|transfer| row(edition, transfer, &address)).collect(),
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

/// The transfers that pay a programme, the latest year first.
pub fn of_programme(edition: &Edition, programme: &Programme, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let (currency, today) = (&edition.setting.shared.settings.currency, edition.setting.today);
    let list = edition.href(from, &Target::Shelf(Shelf::Transfers));
    let years = edition.portal.cohesion.transfers.iter();
    let paying = years.flat_map(|year| year.transfers.iter().map(move |transfer| (year, transfer)));
    let paying = paying.filter(|(_, transfer)| transfer.programme.as_deref() == Some(programme.id.as_str()));
    let money = |amount: Option<Decimal>| amount.map_or_else(Cell::nothing, |amount| voice.money(amount, currency));
    let rows = paying.map(|(year, transfer)| {
        vec![
            Cell::link(voice.text(&transfer.name), Some(format!("{list}#{}", fragment(year)))),
            Cell::number(year.year.to_string(), year.year),
            money(transfer.owed()),
            money(transfer.announced),
            money(Some(transfer.received_until(today))),
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.transfers_caption"),
        heads: voice.heads(&["ui.transfer", "ui.year", "ui.due_by_law", "ui.announced", "ui.received"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let section = |grid| Section { grid: Some(grid), ..voice.section("transfers", "pages.shelves.transfers") };
    (!grid.rows.is_empty()).then(|| section(grid))
}

/// The fragment of a year on the page of all transfers.
fn fragment(year: &TransferYear) -> String {
    format!("y{}", year.id)
}

/// The programme, the law, the formula, and each receipt.
fn row(edition: &Edition, transfer: &Transfer, from: &Address) -> Row {
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
    let paid = transfer.programme.as_deref().and_then(|id| edition.portal.cohesion.programme(id));
    let paid = paid.map(|paid| programme::cell(edition, paid, from));
    Row {
        title: voice.text(&transfer.name),
        summary: edition.some(transfer.formula.as_ref()),
        facts: paid.into_iter().chain(law).chain(announced).chain(receipts).chain(source).collect(),
        ..Row::default()
    }
}
