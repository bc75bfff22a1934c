//! A proposal's place lies in the municipality, or beside it.

use super::Subject;
use crate::chart::projection::degrees;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let own = subject.portal.municipality.area.as_deref();
    let Some(extent) = own.and_then(|id| subject.shared.territory.extent(id)) else { return };
    for proposal in &subject.portal.proposals {
        let Some(place) = proposal.coordinates else { continue };
        let known = degrees(place.longitude, place.latitude);
        if known.is_some_and(|known| !extent.is_near(known)) {
            let finding = Finding::new(Code::PlaceOutside, proposal.place.clone());
            findings.add(finding.with("lat", place.latitude).with("lon", place.longitude));
        }
    }
}
