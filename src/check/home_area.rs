//! A municipality says which area it is, where the territory has areas.

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let (municipality, territory) = (&subject.portal.municipality, &subject.shared.territory);
    if municipality.area.is_some() || territory.areas.is_empty() {
        return;
    }
    let near = territory.area_called(municipality.id.as_str(), municipality.name.first(), subject.today);
    let finding = Finding::new(Code::PortalWithoutArea, municipality.place.clone());
    findings.add(finding.with("title", municipality.name.first()).with_some("nearest", near.map(|area| &area.id)));
}
