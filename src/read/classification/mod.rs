//! Classifications: the two that are built in, and a country's own in `classifications/*.yaml`, or in
//! a table that such a file names.

mod built_in;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use built_in::{built_in, of_territory};
use table::add_table;

use super::file;
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Value, record};
use super::table::{Mapping, Tables, tell_unknown};
use super::values::{CodeText, Named, OneOf, Reference};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::fiscal::Concept;
use crate::text::nearest::nearest;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A classification.
    pub struct Written "classification" {
        /// What it tells apart.
        dimension: At<OneOf<Dimension>> = "administrative",
        /// Its name.
        name: At<Text> = "Unidad administrativa",
        /// Its codes.
        codes: Vec<At<WrittenCode>> = "[{code: \"1\", name: Gobierno}]",
        /// Tables that hold its codes, each below the longest other that it begins with, or below
        /// that of its column `parent`.
        tables: Vec<At<Mapping>> = "[{file: gastos.csv, columns: {code: [Capítulo, Artículo], name: Nombre}}]",
        /// Whether a longer code belongs to the longest one that it begins with.
        open: Option<At<bool>> = "yes",
        /// The built-in classification that its codes are part of: `cofog` or `gfsm`.
        standard: Option<At<Reference>> = "gfsm",
        /// Codes with the code of the standard that they are part of, and with them all below.
        maps_to: Option<At<Named<CodeText>>> = "{\"1\": \"21\", \"2\": \"22\"}",
        /// What codes mean in financial indicators, and with them all below.
        concepts: Option<At<Named<Codes>>> = "{personnel: \"1\", goods: \"2\", investment: [\"6\"]}",
    }
}

record! {
    /// A code of a classification.
    pub struct WrittenCode "code" {
        /// The code.
        code: At<CodeText> = "\"1.01\"",
        /// Its name.
        name: At<Text> = "Concejo Municipal",
        /// The code of the standard that it is part of.
        maps_to: Option<At<CodeText>> = "\"04.5\"",
        /// What it means in financial indicators.
        concept: Option<At<OneOf<Concept>>> = "personnel",
        /// The codes that it contains.
        codes: Vec<At<WrittenCode>> = "[]",
    }
}

/// One code, or several.
#[derive(Debug, Clone)]
pub struct Codes(Vec<At<CodeText>>);

impl Value for Codes {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Code, Kind::List(Box::new(Kind::Code))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(node.span);
        <Vec<At<CodeText>> as FieldType>::take(Some(node), asked, &place, reader).map(Self)
    }
}

/// Reads a classification of the country's own.
pub fn read(
    path: &Arc<str>,
    id: &str,
    text: &str,
    tables: &Tables,
    languages: &Arc<[Lang]>,
) -> (Option<Classification>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let written = file::record::<Written>(text, &mut reader);
    let classification = written.map(|written| meant(written, id, tables, languages, &mut reader));
    (classification, reader.findings)
}

fn meant(written: Written, id: &str, tables: &Tables, languages: &Arc<[Lang]>, reader: &mut Reader) -> Classification {
    let dimension = written.dimension.value.0;
    let mut all = Classification::new(id, dimension, written.name.value);
    let mut places = Vec::new();
    for code in written.codes {
        add(code.value, None, &mut all, &mut places, reader);
    }
    for mapping in written.tables {
        add_table(mapping, tables, languages, &mut all, &mut places, reader);
    }
    all.open = written.open.is_some_and(|open| open.value);
    let usual = match dimension {
        Dimension::Functional => Some("cofog"),
        Dimension::Economic => Some("gfsm"),
        _ => None,
    };
    all.standard = written.standard.map(|standard| standard.value.0).or_else(|| usual.map(str::to_owned));
    for (code, standard) in written.maps_to.map(|map| map.value.0).unwrap_or_default() {
        explain(&code.value, &code.place, Some(&standard.value.0), None, &mut all, reader);
    }
    for (word, codes) in written.concepts.map(|map| map.value.0).unwrap_or_default() {
        let Some(concept) = Concept::from_id(&word.value) else {
            let known: Vec<&'static str> = Concept::ALL.iter().map(|concept| concept.id()).collect();
            tell_unknown(&word, "concepts", &known, reader);
            continue;
        };
        for code in codes.value.0 {
            explain(&code.value.0, &code.place, None, Some(concept), &mut all, reader);
        }
    }
    all
}

/// Says of a code what it is part of and what it means; one that is not there is told.
fn explain(
    code: &str,
    place: &Place,
    maps_to: Option<&str>,
    concept: Option<Concept>,
    all: &mut Classification,
    reader: &mut Reader,
) {
    if let Some(at) = all.find(code) {
        all.explain(at, maps_to, concept);
        return;
    }
    let known = all.nodes().iter().map(|node| &*node.code);
    let finding = Finding::new(Code::UnknownCode, place.clone())
        .with("value", code)
        .with("classification", &all.id)
        .with_some("nearest", nearest(code, known));
    reader.findings.add(finding);
}

fn add(
    written: WrittenCode,
    parent: Option<usize>,
    all: &mut Classification,
    places: &mut Vec<Place>,
    reader: &mut Reader,
) {
    let WrittenCode { code, name, maps_to, concept, codes, place: _ } = written;
    match all.add(&code.value.0, name.value, parent) {
        Ok(at) => {
            places.push(code.place);
            all.explain(at, maps_to.as_ref().map(|code| code.value.0.as_str()), concept.map(|concept| concept.value.0));
            for code in codes {
                add(code.value, Some(at), all, places, reader);
            }
        }
        Err(first) => {
            let finding = Finding::new(Code::DuplicateId, code.place).with("id", &code.value.0);
            reader.findings.add(finding.and(places[first].clone()));
        }
    }
}

/// Tells codes that are said to be part of codes that the standard does not have.
pub fn check_standard(all: &Classification, standards: &[Arc<Classification>], place: &Place) -> Findings {
    let mut findings = Findings::new();
    let Some(standard) = standards.iter().find(|known| Some(&known.id) == all.standard.as_ref()) else {
        if let Some(id) = all.standard.as_ref().filter(|_| all.nodes().iter().any(|node| node.maps_to.is_some())) {
            let ids = standards.iter().map(|known| known.id.as_str());
            let finding = Finding::new(Code::UnknownReference, place.clone())
                .with("value", id)
                .with("kind", "a-classification")
                .with_some("nearest", nearest(id, ids));
            findings.add(finding);
        }
        return findings;
    };
    let unknown =
        all.nodes().iter().filter_map(|node| node.maps_to.as_ref()).filter(|code| standard.find(code).is_none());
    for code in unknown.collect::<BTreeSet<_>>() {
        let known = standard.nodes().iter().map(|node| &*node.code);
        let finding = Finding::new(Code::UnknownCode, place.clone())
            .with("value", code)
            .with("classification", &standard.id)
            .with_some("nearest", nearest(code, known));
        findings.add(finding);
    }
    findings
}
