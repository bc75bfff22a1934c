//! `prices.yaml`: the price index with which amounts of several years are told in one year's money.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::budget::{WrittenSource, source};
use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{AmountText, Named, Year, year};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Lang, Text, read_amount};
use crate::model::prices::Prices;

/// The most decimals of an index.
const DECIMALS: u8 = 8;

record! {
    /// A price index.
    pub struct Written "prices.yaml" {
        /// What it is.
        name: At<Text> = "Índice de precios al consumidor, promedio anual",
        /// The year in whose money amounts are told; the latest of the index where it is missing.
        base: Option<At<Year>> = "2025",
        /// The index by year.
        index: At<Named<AmountText>> = "{2024: \"109.3\", 2025: \"110.2\"}",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Boletín de precios, url: https://example.org/ipc}",
    }
}

/// Reads the index; nothing where it has no year.
pub fn read(path: &Arc<str>, text: &str, languages: &Arc<[Lang]>) -> (Option<Prices>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let prices = file::record::<Written>(text, &mut reader).and_then(|written| meant(written, &mut reader));
    (prices, reader.findings)
}

fn meant(written: Written, reader: &mut Reader) -> Option<Prices> {
    let Written { name, base, index, source: document, place: _ } = written;
    let mut by_year = BTreeMap::new();
    for (key, value) in index.value.0 {
        let Some(year) = year(&key.value, key.place.span, reader) else { continue };
        match read_amount(&value.value.0, None, DECIMALS) {
            Ok(number) if number > Decimal::ZERO => drop(by_year.insert(year, number)),
            _ => {
                let finding = Finding::new(Code::NotAmount, value.place.clone());
                reader.findings.add(finding.with("value", &value.value.0));
            }
        }
    }
    let latest = *by_year.keys().next_back()?;
    let stated = base.filter(|base| {
        let known = by_year.contains_key(&base.value.0);
        if !known {
            let years: Vec<String> = by_year.keys().map(ToString::to_string).collect();
            let finding = Finding::new(Code::UnknownReference, base.place.clone())
                .with("value", base.value.0)
                .with("kind", "a-year")
                .with("known", years.join(", "));
            reader.findings.add(finding);
        }
        known
    });
    Some(Prices {
        name: name.value,
        base: stated.map_or(latest, |base| base.value.0),
        index: by_year,
        source: document.map(|document| source(document.value)),
    })
}
