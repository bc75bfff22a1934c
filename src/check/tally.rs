//! What officers should know of a count: ties that decide, and a declared list that differs.

use crate::findings::{Code, Finding, Findings};
use crate::model::cycle::Cycle;
use crate::model::election::{Election, Project};
use crate::model::portal::Portal;
use crate::model::tally::{Otherwise, Recount, Tally};
use crate::text::nearest::nearest;

/// Tells it.
pub fn told(election: &Election, tally: &Tally) -> Findings {
    let mut findings = Findings::new();
    let ids = |projects: &[usize]| match projects {
        [] => "nothing".to_owned(),
        some => some.iter().map(|project| called(&election.projects[*project])).collect::<Vec<_>>().join(", "),
    };
    for tie in &tally.ties {
        if tally.lacks_lot(election, tie) {
            let finding = Finding::new(Code::LotMissing, election.place.clone());
            findings.add(finding.with("projects", ids(&tie.projects)));
        }
        if let Otherwise::Other { gained, lost } = &tie.otherwise {
            let finding = Finding::new(Code::TieDecides, election.place.clone()).with("projects", ids(&tie.projects));
            findings.add(finding.with("gained", ids(gained)).with("lost", ids(lost)));
        }
    }
    if tally.was_given_up() {
        let increment = tally.parameters.increment.normalize();
        findings.add(Finding::new(Code::IncrementTooSmall, election.place.clone()).with("increment", increment));
    }
    if let Some(Recount { gained, lost }) = tally.recount(election).filter(|recount| !recount.agrees()) {
        let finding = Finding::new(Code::DeclaredDiffers, election.place.clone());
        findings.add(finding.with("gained", ids(&gained)).with("lost", ids(&lost)));
    }
    findings
}

/// Tells what a lot names that is not on the ballot.
pub fn lot(portal: &Portal, cycle: &Cycle, election: &Election) -> Findings {
    let mut findings = Findings::new();
    let Some((rule, stated)) = cycle.rule.as_ref().and_then(|rule| Some((rule, rule.parameters.as_ref()?))) else {
        return findings;
    };
    for name in stated.lot.iter().filter(|name| portal.drawn(&cycle.id, election, name).is_none()) {
        let known = election.projects.iter().map(|project| project.id.as_str());
        let finding = Finding::new(Code::LotUnknown, rule.place.clone()).with("value", name);
        findings.add(finding.with_some("nearest", nearest(name, known)));
    }
    findings
}

/// What a project is called in messages: its number on the ballot, and its name.
pub(super) fn called(project: &Project) -> String {
    if project.name == project.id { project.id.clone() } else { format!("{} ({})", project.id, project.name) }
}
