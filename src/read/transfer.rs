//! `transfers/*.yaml`: the money between levels of a year.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::money::amount;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{self, AmountText, Reference, Year, year_of};
use crate::findings::{Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::settings::Settings;
use crate::model::transfer::{Receipt, Transfer, TransferYear};

record! {
    /// The transfers of a year.
    pub struct Written "transfers" {
        /// The fiscal year.
        year: At<Year> = "2026",
        /// The transfers.
        transfers: Vec<At<WrittenTransfer>> = "[{name: Impuesto de inmuebles}]",
    }
}

record! {
    /// Money from another level of government.
    pub struct WrittenTransfer "transfer" {
        /// What it is called.
        name: At<Text> = "Impuesto de inmuebles",
        /// The law that orders it.
        law: Option<At<Text>> = "Ley 66 de 2015",
        /// The programme that it pays.
        programme: Option<At<Reference>> = "agua-para-todos",
        /// How the law reckons it.
        formula: Option<At<Text>> = "Lo recaudado en el distrito, con un mínimo por municipio.",
        /// The least that the law allows.
        floor: Option<At<AmountText>> = "\"500000.00\"",
        /// What is due by the law.
        due: Option<At<AmountText>> = "\"742300.00\"",
        /// What was announced.
        announced: Option<At<AmountText>> = "\"700000.00\"",
        /// When it was announced.
        announced_on: Option<At<Date>> = "2026-01-20",
        /// What came.
        received: Vec<At<WrittenReceipt>> = "[{date: 2026-03-31, amount: \"175000.00\"}]",
        /// Where the figures come from.
        source: Option<At<Text>> = "Gaceta Oficial",
    }
}

record! {
    /// Money that came.
    pub struct WrittenReceipt "receipt" {
        /// When.
        date: At<Date> = "2026-03-31",
        /// How much.
        amount: At<AmountText> = "\"175000.00\"",
    }
}

/// Reads the transfers of a year; nothing where they cannot be read.
pub fn read(
    path: &Arc<str>,
    stem: &str,
    text: &str,
    settings: &Settings,
    languages: &Arc<[Lang]>,
) -> (Option<TransferYear>, Findings) {
    let mut reader = Reader::new(path, languages, settings.numbers).in_part().in_currency(settings.currency);
    let id = values::id(stem, &Place::file(path), &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let year = id.zip(written).and_then(|(id, Written { year, transfers, place })| {
        let transfers = transfers.into_iter().map(|one| meant(one.value, settings, &mut reader)).collect();
        let year = year_of(&id, &year, &mut reader)?;
        Some(TransferYear { id, year, transfers, place })
    });
    (year, reader.findings)
}

fn meant(written: WrittenTransfer, settings: &Settings, reader: &mut Reader) -> Transfer {
    let WrittenTransfer { name, law, programme, formula, floor, due, announced, announced_on, received, source, place } =
        written;
    let mut money = |text: &At<AmountText>, key| amount(text, key, &settings.currency, settings.numbers, false, reader);
    let floor = floor.and_then(|text| money(&text, "floor"));
    let due = due.and_then(|text| money(&text, "due"));
    let announced = announced.and_then(|text| money(&text, "announced"));
    let mut received: Vec<Receipt> = received
        .into_iter()
        .filter_map(|one| Some(Receipt { date: one.value.date.value, amount: money(&one.value.amount, "amount")? }))
        .collect();
    received.sort_by_key(|receipt| receipt.date);
    Transfer {
        name: name.value,
        law: law.map(|text| text.value),
        programme: programme.map(|id| id.value.0),
        formula: formula.map(|text| text.value),
        floor,
        due,
        announced,
        announced_on: announced_on.map(|day| day.value),
        received,
        source: source.map(|text| text.value),
        place,
    }
}
