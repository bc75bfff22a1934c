//! A portal's home.

use serde::Serialize;

use super::{Day, DecisionRow, MeetingRow, Money, NavItem, NodeRow, ProposalRow, Share, StateCount, Words};

/// A portal's home: the citizen's first questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// A few sentences about the municipality.
    pub description: Option<Words>,
    /// What does the town spend, and on what?
    pub budget: Option<HomeBudget>,
    /// What was decided lately?
    pub decisions: Vec<DecisionRow>,
    /// When does the council meet next?
    pub next_meeting: Option<MeetingRow>,
    /// The latest meetings held.
    pub meetings: Vec<MeetingRow>,
    /// What can I take part in, and what became of the last proposals?
    pub proposals: Vec<ProposalRow>,
    /// Proposals by state.
    pub proposal_states: Vec<StateCount>,
    /// The lists: budgets, minutes, proposals.
    pub sections: Vec<NavItem>,
}

/// The latest budget on the home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeBudget {
    /// The fiscal year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// Planned expenditure.
    pub planned: Money,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<Money>,
    /// Executed expenditure.
    pub executed: Option<Money>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// The day up to which the execution reaches.
    pub as_of: Option<Day>,
    /// The largest functions first, as rows with bars.
    pub largest: Vec<NodeRow>,
}
