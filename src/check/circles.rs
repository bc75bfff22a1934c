//! Records that say that they are part of, or became, one another in a circle: none of them is the whole.

use std::collections::BTreeMap;

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::circle::circles;
use crate::model::portal::Shared;

/// A record: its id, where it is written, and where it leads.
type Record<'r> = (&'r str, &'r Place, Vec<&'r str>);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let portal = subject.portal;
    let bodies = portal.municipality.bodies.iter();
    let bodies =
        bodies.map(|body| (body.id.as_str(), &body.place, body.part_of.iter().map(|id| id.as_str()).collect()));
    tell("part_of", bodies.collect(), findings);
    let papers = portal.papers.iter();
    let papers =
        papers.map(|paper| (paper.id.as_str(), &paper.place, paper.part_of.iter().map(|id| id.as_str()).collect()));
    tell("part_of", papers.collect(), findings);
    let proposals = portal.proposals.iter().map(|proposal| {
        let into = proposal.merged_into.iter().map(|id| id.as_str());
        (proposal.id.as_str(), &proposal.place, into.collect())
    });
    tell("merged_into", proposals.collect(), findings);
}

/// The same of the territory's areas.
pub(super) fn check_shared(shared: &Shared, findings: &mut Findings) {
    let areas = shared.territory.areas.iter();
    let areas = areas.map(|area| (area.id.as_str(), &area.place, area.became.iter().map(String::as_str).collect()));
    tell("became", areas.collect(), findings);
}

fn tell(key: &str, records: Vec<Record>, findings: &mut Findings) {
    let places: BTreeMap<&str, &Place> = records.iter().map(|(id, place, _)| (*id, *place)).collect();
    let next: BTreeMap<&str, Vec<&str>> = records.into_iter().map(|(id, _, next)| (id, next)).collect();
    for circle in circles(&next) {
        if let Some(place) = circle.first().and_then(|id| places.get(id)) {
            let finding = Finding::new(Code::RecordsInCircle, (*place).clone()).with("path", circle.join(" → "));
            findings.add(finding.with("key", key));
        }
    }
}
