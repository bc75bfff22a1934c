//! References between records become links, or findings; and every link gets its way back.

pub mod cohesion;
pub mod council;
pub mod decision;
pub mod municipalities;
mod participation;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use decision::{Concerns, NodePlace};

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::Line;
use crate::model::decision::Decision;
use crate::model::id::Id;
use crate::model::portal::{Portal, Shared};

/// The ways back: what is said of a record elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The decisions that concern a proposal.
    pub of_proposal: BTreeMap<Id, Vec<DecisionPlace>>,
    /// The decisions that concern a budget.
    pub of_budget: BTreeMap<Id, Vec<DecisionPlace>>,
    /// The decisions that concern a node of a classification, each with the budget in
    /// [`Portal::budgets`].
    pub of_node: BTreeMap<NodePlace, Vec<(usize, DecisionPlace)>>,
    /// The decisions that concern a programme.
    pub of_programme: BTreeMap<Id, Vec<DecisionPlace>>,
    /// What each decision concerns.
    pub concerns: BTreeMap<DecisionPlace, Concerns>,
    /// The decision with a number.
    pub numbered: BTreeMap<String, DecisionPlace>,
    /// The council's records, seen from people, bodies, papers and topics.
    pub council: council::Council,
    /// The proposals of a cycle, by their place in [`Portal::proposals`].
    pub of_cycle: BTreeMap<Id, Vec<usize>>,
    /// The cycles that a decision opened, or whose results it adopted, by its number.
    pub cycles_decided: BTreeMap<String, Vec<Id>>,
    /// The budget lines that pay a proposal.
    pub lines_of: BTreeMap<Id, Vec<LinePlace>>,
    /// The proposals that a budget line pays.
    pub paid_by: BTreeMap<LinePlace, Vec<Id>>,
    /// The proposals that a contract is for, by its number.
    pub contracted: BTreeMap<String, Vec<Id>>,
}

/// Where a budget line stands: the budget in [`Portal::budgets`], and the line in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePlace {
    /// The budget.
    pub budget: usize,
    /// The line.
    pub line: usize,
}

impl LinePlace {
    /// The line itself.
    pub fn of<'p>(&self, portal: &'p Portal) -> &'p Line {
        &portal.budgets[self.budget].lines[self.line]
    }
}

/// Where a decision stands: the meeting in [`Portal::meetings`], and the decision in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecisionPlace {
    /// The meeting.
    pub meeting: usize,
    /// The decision.
    pub decision: usize,
}

impl DecisionPlace {
    /// The decision itself.
    pub fn of<'p>(&self, portal: &'p Portal) -> &'p Decision {
        &portal.meetings[self.meeting].decisions[self.decision]
    }
}

/// Whether a record of a folder, or any where no id is asked for, stands in a file that could not be read.
fn is_unread(unread: &BTreeSet<String>, folder: &str, id: Option<&str>) -> bool {
    let stem = |path: &'_ str| path.split_once('.').map_or(path.len(), |(stem, _)| stem.len());
    let mut names = unread.iter().filter_map(|path| path.strip_prefix(folder));
    names.any(|name| id.is_none_or(|id| &name[..stem(name)] == id))
}

/// Links a portal's records with one another and with what is shared.
pub fn link(portal: &Portal, shared: &Shared) -> (Links, Findings) {
    let mut findings = Findings::new();
    references::check(portal, shared, &mut findings);
    cohesion::check(portal, shared, &mut findings);
    let links = links(portal, shared, &mut findings);
    (links, findings)
}

fn links(portal: &Portal, shared: &Shared, findings: &mut Findings) -> Links {
    let mut links = Links { council: council::council(portal), ..Links::default() };
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for (meeting, held) in portal.meetings.iter().enumerate() {
        for (at, decision) in held.decisions.iter().enumerate() {
            let place = DecisionPlace { meeting, decision: at };
            if let Some(other) = first.insert(&decision.number, &decision.place) {
                let finding = Finding::new(Code::DuplicateId, decision.place.clone()).with("id", &decision.number);
                findings.add(finding.and(other.clone()));
            }
            links.numbered.insert(decision.number.clone(), place);
        }
    }
    participation::add(portal, &mut links, findings);
    decision::add(portal, shared, &mut links, findings);
    links
}
