//! What officers should know of a count: ties that decide, and a declared list that differs.

use crate::findings::{Code, Finding, Findings};
use crate::model::election::Election;
use crate::model::tally::{Otherwise, Recount, Tally};

/// Tells it.
pub fn told(election: &Election, tally: &Tally) -> Findings {
    let mut findings = Findings::new();
    let ids = |projects: &[usize]| match projects {
        [] => "nothing".to_owned(),
        some => some.iter().map(|project| election.projects[*project].id.as_str()).collect::<Vec<_>>().join(", "),
    };
    for tie in &tally.ties {
        if let Otherwise::Other { gained, lost } = &tie.otherwise {
            let finding = Finding::new(Code::TieDecides, election.place.clone()).with("projects", ids(&tie.projects));
            findings.add(finding.with("gained", ids(gained)).with("lost", ids(lost)));
        }
    }
    if let Some(Recount { gained, lost }) = tally.recount(election).filter(|recount| !recount.agrees()) {
        let finding = Finding::new(Code::DeclaredDiffers, election.place.clone());
        findings.add(finding.with("gained", ids(&gained)).with("lost", ids(&lost)));
    }
    findings
}
