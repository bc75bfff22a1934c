//! `glossary.yaml`: terms explained to citizens.

use std::sync::Arc;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::NewId;
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Lang, Text};
use crate::model::glossary::Term;

record! {
    /// The terms of the site.
    pub struct Written "glossary.yaml" {
        /// The terms.
        terms: Vec<At<WrittenTerm>> = "[{id: devengado, term: Devengado, definition: Lo que ya se debe pagar.}]",
    }
}

record! {
    /// A term.
    pub struct WrittenTerm "term" {
        /// Its id, part of its address.
        id: At<NewId> = "devengado",
        /// The term.
        term: At<Text> = "Devengado",
        /// Other forms in which it stands in texts.
        also: Vec<At<Text>> = "[{es: devengados}]",
        /// What it means, in plain words.
        definition: At<Text> = "Lo que el municipio ya recibió y todavía debe pagar.",
    }
}

/// Reads the glossary.
pub fn read(path: &Arc<str>, text: &str, languages: &Arc<[Lang]>) -> (Vec<Term>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let written = file::record::<Written>(text, &mut reader);
    let mut terms: Vec<Term> = Vec::new();
    for term in written.map(|written| written.terms).unwrap_or_default() {
        let WrittenTerm { id, term, also, definition, place } = term.value;
        if let Some(first) = terms.iter().find(|known| known.id == id.value.0) {
            let finding = Finding::new(Code::DuplicateId, id.place.clone()).with("id", &id.value.0);
            reader.findings.add(finding.and(first.place.clone()));
            continue;
        }
        terms.push(Term {
            id: id.value.0,
            term: term.value,
            also: also.into_iter().map(|text| text.value).collect(),
            definition: definition.value,
            place,
        });
    }
    (terms, reader.findings)
}
