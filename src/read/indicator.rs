//! `indicators/*.yaml`: one measure, by area and year.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{self, Named, Number, OneOf, Url, year};
use crate::findings::{Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::indicator::{Better, Indicator, Relation};

record! {
    /// An indicator.
    pub struct Written "indicator" {
        /// Its name.
        name: At<Text> = "Hogares con agua potable",
        /// The unit.
        unit: Option<At<Text>> = "%",
        /// What it measures, in one sentence.
        summary: Option<At<Text>> = "De cada cien hogares, cuántos tienen agua potable.",
        /// Who measured it.
        source: Option<At<Text>> = "Censo de 2023",
        /// Where the source stands.
        url: Option<At<Url>> = "https://www.inec.gob.pa/",
        /// Which way is better.
        better: Option<At<OneOf<Better>>> = "more",
        /// The relation that it measures.
        relation: Option<At<OneOf<Relation>>> = "socio-environmental",
        /// The values, by area and year.
        values: At<Named<Named<Number>>> = "{puerto-cedro: {2010: 81.2, 2023: 93.4}}",
    }
}

/// Reads an indicator; nothing where it cannot be read.
pub fn read(path: &Arc<str>, stem: &str, text: &str, languages: &Arc<[Lang]>) -> (Option<Indicator>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let id = values::id(stem, &Place::file(path), &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let indicator = id.zip(written).map(|(id, written)| {
        let Written { name, unit, summary, source, url, better, relation, values, place } = written;
        Indicator {
            id,
            name: name.value,
            unit: unit.map(|text| text.value),
            summary: summary.map(|text| text.value),
            source: source.map(|text| text.value),
            url: url.map(|url| url.value.0),
            better: better.map(|better| better.value.0),
            relation: relation.map(|relation| relation.value.0),
            places: values.value.0.iter().map(|(area, _)| (area.value.clone(), area.place.clone())).collect(),
            values: by_area(values.value, &mut reader),
            place,
        }
    });
    (indicator, reader.findings)
}

fn by_area(
    written: Named<Named<Number>>,
    reader: &mut Reader,
) -> BTreeMap<String, BTreeMap<i16, rust_decimal::Decimal>> {
    let mut all = BTreeMap::new();
    for (area, years) in written.0 {
        let of_area: &mut BTreeMap<_, _> = all.entry(area.value).or_default();
        for (name, number) in years.value.0 {
            if let Some(year) = year(&name.value, name.place.span, reader) {
                of_area.insert(year, number.value.0);
            }
        }
    }
    all
}
