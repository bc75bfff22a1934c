//! Citizens' proposals.

use serde::Serialize;

use super::{Day, DecisionRow, Link, Money, Picture, Prose, Share, Words};

/// The list of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposals {
    /// How many there are in each state.
    pub states: Vec<StateCount>,
    /// Lists by what proposals have in common; empty where there are few.
    pub filters: Vec<FilterGroup>,
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
    /// The cycle's name.
    pub cycle: Option<String>,
    /// The cycle's page.
    pub cycle_href: Option<String>,
    /// The path so far and what is to come.
    pub path: Vec<PathStep>,
    /// The next date: a milestone, or a phase of the cycle.
    pub next: Option<super::NextStep>,
    /// The next phase of the cycle, where no milestone comes before.
    pub next_phase: Option<super::Standing>,
    /// Who answers for it.
    pub responsible: Option<Words>,
    /// The links to the work.
    pub chain: Vec<ChainLink>,
    /// The steps of the work.
    pub milestones: Vec<MilestoneRow>,
    /// How much of the work is done.
    pub progress: Option<Share>,
    /// Money of the work.
    pub money: Option<super::WorkMoney>,
    /// Photos.
    pub photos: Vec<PhotoView>,
    /// The proposal that it became part of.
    pub merged_into: Option<Link>,
    /// The proposals that became part of it.
    pub merged_from: Vec<Link>,
    /// Who pays it instead, where it did not win by vote.
    pub paid_by: Option<Words>,
    /// Proposals that cannot win beside it.
    pub incompatible: Vec<Link>,
    /// What the author is.
    pub author_kind: Option<&'static str>,
    /// Whom it is for, as words.
    pub groups: Vec<&'static str>,
    /// Sustainable Development Goals.
    pub goals: Vec<u64>,
    /// What the money is for.
    pub function: Option<Words>,
    /// Yearly cost.
    pub running: Option<Money>,
    /// Votes on line.
    pub votes_online: Option<String>,
    /// Points, where ballots that are published give points.
    pub points: Option<String>,
    /// Votes on paper.
    pub votes_paper: Option<String>,
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

/// A step on the way of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathStep {
    /// The state's word.
    pub state: &'static str,
    /// Since when.
    pub date: Option<Day>,
    /// What there is to tell.
    pub note: Option<Words>,
    /// `done`, `current` or `coming`.
    pub when: &'static str,
}

/// A link of the chain from the proposal to the finished work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainLink {
    /// `ballot`, `result`, `decision`, `line`, `contract`, `milestone`.
    pub kind: &'static str,
    /// `there`, `coming` or `missing`.
    pub when: &'static str,
    /// What is there.
    pub items: Vec<ChainItem>,
}

/// One thing that a link of the chain is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainItem {
    /// What it is.
    pub text: Words,
    /// Where it stands.
    pub href: Option<String>,
    /// Its amount.
    pub money: Option<Money>,
    /// Its day.
    pub date: Option<Day>,
}

/// A step of the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneRow {
    /// What is done.
    pub title: Words,
    /// `done`, `overdue`, `coming`, or `dropped` where the work was cancelled.
    pub when: &'static str,
    /// The day by which it is promised.
    pub due: Option<Day>,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// How much of the work is done with it.
    pub progress: Option<Share>,
    /// What there is to tell.
    pub note: Option<Words>,
    /// Its photos.
    pub photos: Vec<PhotoView>,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhotoView {
    /// The picture.
    pub picture: Picture,
    /// What is seen in it.
    pub alt: Words,
    /// `before`, `during` or `after`.
    pub moment: Option<&'static str>,
}

/// Lists of proposals by one of their properties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilterGroup {
    /// `state`, `category`, `area` or `cost`.
    pub by: &'static str,
    /// The lists.
    pub items: Vec<FilterItem>,
}

/// A list of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilterItem {
    /// What they have in common.
    pub label: Words,
    /// The list.
    pub href: String,
    /// How many they are.
    pub count: usize,
    /// Whether the page is this list.
    pub current: bool,
}

/// The proposals that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposalsBy {
    /// What they have in common: `state`, `category`, `area` or `cost`.
    pub by: &'static str,
    /// The list of all.
    pub all: String,
    /// Of all proposals.
    pub total: usize,
    /// The other lists.
    pub filters: Vec<FilterGroup>,
    /// The proposals, the latest first.
    pub proposals: Vec<ProposalRow>,
}
