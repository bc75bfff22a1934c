//! A Pabulib file (`.pb`): an election of participatory budgeting with its projects and ballots.
//!
//! Three sections (`META`, `PROJECTS`, `VOTES`), each with a heading and rows of cells between
//! semicolons; lists inside a cell are between commas. <https://pabulib.org/format> tells the keys.
//! What can be read in one way only is read, and told as a warning; what would make the count
//! another is an error, and there is no election.

mod bounds;
mod cells;
mod doubts;
mod head;
mod projects;
mod sections;
mod votes;

use std::sync::Arc;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::election::Election;
use crate::text::place::Span;

/// Reads a file; no election where it has errors.
pub fn read(file: &Arc<str>, text: &str) -> (Option<Election>, Findings) {
    let mut teller = Teller { file: Arc::clone(file), findings: Findings::new() };
    let election = election(text, &mut teller);
    let mut findings = teller.findings;
    findings.sort();
    (election.filter(|_| !findings.has_errors()), findings)
}

fn election(text: &str, teller: &mut Teller) -> Option<Election> {
    let sections = sections::split(text, teller);
    let head = sections.head.map(|section| head::read(section, teller));
    let projects = sections.projects.map(|section| projects::read(section, teller));
    let (head, read) = (head?, projects?);
    let mut election = head.election(read.projects, Place::file(&teller.file), teller)?;
    let votes = sections.votes?;
    votes::read(votes, &mut election, teller);
    doubts::tell_counts(&[("num_projects", read.rows), ("num_votes", election.ballots.len())], &head, teller);
    doubts::tell_votes(&election, teller);
    if read.is_whole {
        doubts::tell_money(&election, &head, teller);
    }
    Some(election)
}

/// Gathers what is told of a file.
struct Teller {
    file: Arc<str>,
    findings: Findings,
}

impl Teller {
    fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }

    fn tell(&mut self, finding: Finding) {
        self.findings.add(finding);
    }

    /// A finding at a row.
    fn at(&self, code: Code, span: Span) -> Finding {
        Finding::new(code, self.place(span))
    }

    /// A finding that does not change the count.
    fn doubt(&self, code: Code, span: Span) -> Finding {
        let mut finding = self.at(code, span);
        finding.severity = finding.severity.max(crate::findings::Severity::Warning);
        finding
    }
}
