//! A finding as it is kept between builds.

use serde::{Deserialize, Serialize};

use crate::findings::{Code, Finding, Place, Severity};
use crate::text::place::Span;

#[derive(Serialize, Deserialize)]
pub(super) struct FindingBytes {
    code: String,
    severity: u8,
    place: PlaceBytes,
    facts: Vec<(String, String)>,
    other: Option<PlaceBytes>,
    quote: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PlaceBytes {
    file: String,
    span: [u32; 4],
}

impl FindingBytes {
    pub(super) fn of(finding: &Finding) -> Self {
        let Finding { code, severity, place, facts, other, quote } = finding;
        Self {
            code: code.id().to_owned(),
            severity: *severity as u8,
            place: PlaceBytes::of(place),
            facts: facts.iter().map(|(name, value)| (name.to_string(), value.clone())).collect(),
            other: other.as_ref().map(PlaceBytes::of),
            quote: quote.clone(),
        }
    }

    pub(super) fn meant(self) -> Option<Finding> {
        let severity = [Severity::Error, Severity::Warning, Severity::Note].get(usize::from(self.severity)).copied()?;
        Some(Finding {
            code: Code::named(&self.code)?,
            severity,
            place: self.place.meant(),
            facts: self.facts.into_iter().map(|(name, value)| (name.into(), value)).collect(),
            other: self.other.map(PlaceBytes::meant),
            quote: self.quote,
        })
    }
}

impl PlaceBytes {
    pub(super) fn of(place: &Place) -> Self {
        let Span { line, column, start, end } = place.span;
        Self { file: place.file.to_string(), span: [line, column, start, end] }
    }

    pub(super) fn meant(self) -> Place {
        let [line, column, start, end] = self.span;
        Place::new(&self.file.into(), Span { line, column, start, end })
    }
}
