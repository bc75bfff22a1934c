//! A portal's home.

use serde::Serialize;

use super::{Day, DecisionRow, MeetingRow, Money, NavItem, NodeRow, PerHead, ProposalRow, Share, StateCount, Words};

/// A portal's home: the citizen's first questions, each answered in a line, and then at length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// A few sentences about the municipality.
    pub description: Option<Words>,
    /// The questions with their answers, for the first screen.
    pub answers: Vec<Answer>,
    /// What each subject shows below, in the order of the page.
    pub sections: Vec<HomeSection>,
    /// The lists: budgets, minutes, proposals.
    pub lists: Vec<NavItem>,
}

/// A citizen's question, and its answer in a line or two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The question's word below `ui.home.answer`.
    pub question: &'static str,
    /// Where all of it is told.
    pub href: String,
    /// The answer.
    pub headline: Words,
    /// What else belongs to it, the most important first.
    pub details: Vec<Words>,
}

/// A subject's part of the home; its markup is the component `home_<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum HomeSection {
    /// What the town spends, and on what; none where there is no budget.
    Spending(Option<HomeBudget>),
    /// What was decided lately.
    Decisions(Vec<DecisionRow>),
    /// When the council meets.
    Council(HomeCouncil),
    /// What citizens propose, and what became of it.
    Proposals(HomeProposals),
}

/// The council on the home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeCouncil {
    /// The next meeting.
    pub next: Option<MeetingRow>,
    /// The latest meetings held.
    pub meetings: Vec<MeetingRow>,
}

/// Proposals on the home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeProposals {
    /// The latest.
    pub latest: Vec<ProposalRow>,
    /// How many there are in each state.
    pub states: Vec<StateCount>,
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
    /// Whether it is only proposed.
    pub proposed: bool,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<PerHead>,
    /// Executed expenditure.
    pub executed: Option<Money>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// The day up to which the execution reaches.
    pub as_of: Option<Day>,
    /// The largest functions first, as rows with bars.
    pub largest: Vec<NodeRow>,
}
