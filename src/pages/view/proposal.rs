//! Citizens' proposals.

use serde::Serialize;

use super::{Day, DecisionRow, Link, Money, Prose, Share, Words};

/// The list of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposals {
    /// How many there are in each state.
    pub states: Vec<StateCount>,
    /// The proposals, the latest first.
    pub proposals: Vec<ProposalRow>,
}

/// How many proposals are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCount {
    /// The state's word.
    pub state: &'static str,
    /// How many.
    pub count: usize,
    /// Their share, for a bar.
    pub share: Share,
}

/// A proposal in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposalRow {
    /// What is proposed.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its state's word.
    pub state: &'static str,
    /// The area's name.
    pub area: Option<Words>,
    /// The categories' words.
    pub categories: Vec<&'static str>,
    /// The best known cost.
    pub cost: Option<Money>,
    /// Votes, or else supports.
    pub votes: Option<String>,
    /// The day it came in.
    pub submitted: Option<Day>,
    /// The cycle.
    pub cycle: Option<String>,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its state's word.
    pub state: &'static str,
    /// The reason's word, where it was not taken up.
    pub reason: Option<&'static str>,
    /// The municipality's answer.
    pub answer: Option<Words>,
    /// Who proposes it, where they may be named.
    pub author: Option<String>,
    /// The area's name.
    pub area: Option<Words>,
    /// Where in it.
    pub location: Option<Words>,
    /// The categories' words.
    pub categories: Vec<&'static str>,
    /// The day it came in.
    pub submitted: Option<Day>,
    /// The day its state last changed.
    pub updated: Option<Day>,
    /// The cycle.
    pub cycle: Option<String>,
    /// Costs by their word: `asked`, `reviewed`, `final`.
    pub costs: Vec<CostRow>,
    /// Signatures.
    pub supports: Option<String>,
    /// Votes.
    pub votes: Option<String>,
    /// The decisions that concern it.
    pub decisions: Vec<DecisionRow>,
    /// The budgets that pay it.
    pub budgets: Vec<Link>,
    /// Its text.
    pub text: Option<Prose>,
}

/// A cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostRow {
    /// `asked`, `reviewed` or `final`.
    pub kind: &'static str,
    /// How much.
    pub money: Money,
}
