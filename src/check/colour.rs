//! A municipality's colour can be read on white.

use super::Subject;
use crate::chart::colour::{contrast, legible};
use crate::findings::{Code, Finding, Findings};

/// The least contrast of text (WCAG 2.2 AA).
const ENOUGH: f64 = 4.5;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    let Some(colour) = &municipality.colour else { return };
    let ratio = contrast(colour, "ffffff");
    if ratio < ENOUGH {
        let finding = Finding::new(Code::ColourContrast, municipality.place.clone())
            .with("value", format!("#{colour}"))
            .with("ratio", format!("{ratio:.1}"))
            .with("suggestion", format!("#{}", legible(colour)));
        findings.add(finding);
    }
}
