//! What officers should know of a count: ties that decide, and a declared list that differs.

use crate::findings::{Code, Finding, Findings};
use crate::model::election::{Election, Project};
use crate::model::tally::{Otherwise, Recount, Tally};

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

/// What a project is called in messages: its number on the ballot, and its name.
pub(super) fn called(project: &Project) -> String {
    if project.name == project.id { project.id.clone() } else { format!("{} ({})", project.id, project.name) }
}
