//! Participatory budgeting cycles: the list, a cycle, its results and its works.

use serde::Serialize;

use super::{Day, DecisionRow, Download, Link, Money, ProposalRow, Share, StateCount, Words};

/// The list of cycles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cycles {
    /// The cycles, the latest first.
    pub cycles: Vec<CycleRow>,
    /// What became of the winners of all cycles.
    pub kept: Option<Kept>,
}

/// A cycle in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CycleRow {
    /// Its title.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// In one sentence.
    pub summary: Option<Words>,
    /// Where it stands today.
    pub standing: Standing,
    /// The money that is shared out.
    pub money: Option<Money>,
    /// How many proposals it has.
    pub proposals: usize,
    /// How many won.
    pub winners: usize,
    /// Whether the count alone says so, so that nothing is promised yet.
    pub by_count: bool,
    /// How many of these are finished.
    pub finished: usize,
}

/// Where a cycle stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// `before`, `in`, `between`, `after` or `unknown`.
    pub kind: &'static str,
    /// The phase's word: the one that it is in, or the next.
    pub phase: Option<&'static str>,
    /// Its first day.
    pub from: Option<Day>,
    /// Its last day.
    pub to: Option<Day>,
}

/// What became of past winners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// How many won.
    pub winners: usize,
    /// By `finished`, `on-time`, `not-begun`, `late`, `cancelled`: how many, and their share.
    pub rows: Vec<KeptRow>,
    /// Their works.
    pub href: Option<String>,
}

/// A part of past winners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptRow {
    /// `finished`, `on-time`, `not-begun`, `late` or `cancelled`.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// Their share.
    pub share: Share,
}

/// A cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cycle {
    /// In one sentence.
    pub summary: Option<Words>,
    /// Where it stands today.
    pub standing: Standing,
    /// The next phase, where it is in one.
    pub next: Option<Standing>,
    /// Its phases.
    pub phases: Vec<PhaseRow>,
    /// The money that is shared out.
    pub money: Option<Money>,
    /// The most that one project may cost.
    pub most_per_project: Option<Money>,
    /// Parts of the money for areas alone.
    pub areas: Vec<AreaMoney>,
    /// The legal act, in words.
    pub act: Option<Words>,
    /// The decision that opened it.
    pub decision: Option<DecisionRow>,
    /// That decision in words, where its minutes are not published here.
    pub decision_elsewhere: Option<String>,
    /// Who may take part.
    pub who: Option<Words>,
    /// Who answers for it.
    pub responsible: Option<Words>,
    /// How it is voted and counted.
    pub rules: Vec<RuleFact>,
    /// What else was agreed on the count.
    pub rule_note: Option<Words>,
    /// The results' page.
    pub results: Option<String>,
    /// Whether the count alone says who won, since nothing was declared yet.
    pub by_count: bool,
    /// The winners.
    pub winners: Vec<ProposalRow>,
    /// What became of them.
    pub kept: Option<Kept>,
    /// How many proposals are in each state.
    pub states: Vec<StateCount>,
    /// All its proposals, by state.
    pub proposals: Vec<ProposalRow>,
    /// Where they are.
    pub map: Option<PlaceMap>,
    /// Its data.
    pub downloads: Vec<Download>,
    /// Its feed.
    pub feed: Option<String>,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseRow {
    /// The phase's word.
    pub kind: &'static str,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Option<Day>,
    /// Whether that is its first.
    pub one_day: bool,
    /// What there is to know.
    pub note: Option<Words>,
    /// `past`, `current` or `coming`.
    pub when: &'static str,
}

/// A part of the money for one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaMoney {
    /// The area's name.
    pub area: Words,
    /// How much.
    pub money: Money,
    /// Of all the money.
    pub share: Option<Share>,
}

/// One thing that was stated of the vote or the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleFact {
    /// What it is about: a word below `ui.rule`.
    pub key: &'static str,
    /// What was stated.
    pub text: String,
    /// What that means, in a sentence.
    pub meaning: Option<String>,
}

/// A map of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceMap {
    /// The drawing.
    pub chart: Option<super::Chart>,
    /// The areas with their proposals: what the map says, in words.
    pub places: Vec<MapArea>,
    /// How many proposals have no place.
    pub unplaced: usize,
}

/// An area of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapArea {
    /// Its name; none for proposals of the whole town.
    pub area: Option<Words>,
    /// How many proposals it has.
    pub count: usize,
    /// They.
    pub proposals: Vec<Link>,
}

/// The results of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Results {
    /// The cycle.
    pub cycle: Link,
    /// The day on which they were declared.
    pub date: Option<Day>,
    /// The decision that adopted them.
    pub decision: Option<DecisionRow>,
    /// What else is to be told.
    pub note: Option<Words>,
    /// How many voted.
    pub voters: Option<String>,
    /// Of those who might.
    pub turnout: Option<Share>,
    /// The least ballots for the vote to count.
    pub quorum: Option<String>,
    /// That they were not reached, in words.
    pub quorum_missed: Option<String>,
    /// The decision that adopted it in words, where its minutes are not published here.
    pub decision_elsewhere: Option<String>,
    /// Whether works have points.
    pub points: bool,
    /// The money that is shared out.
    pub money: Option<Money>,
    /// What was added to it after the vote.
    pub added: Option<Money>,
    /// What the winners cost together.
    pub spent: Option<Money>,
    /// Of the money with what was added.
    pub spent_share: Option<Share>,
    /// Whether the count alone says who won, since nothing was declared yet.
    pub by_count: bool,
    /// The winners.
    pub winners: Vec<ResultRow>,
    /// The others.
    pub others: Vec<ResultRow>,
    /// Money by area against votes by area.
    pub areas: Vec<AreaResult>,
    /// The count from the published ballots.
    pub count: Option<CountView>,
    /// How it was voted and counted.
    pub rules: Vec<RuleFact>,
    /// Whether the votes have been told.
    pub downloads: Vec<Download>,
    /// The page of the works.
    pub execution: Option<String>,
}

/// A project in the results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultRow {
    /// Its place by votes, from 1.
    pub place: usize,
    /// What it is.
    pub title: Words,
    /// Its page.
    pub href: Option<String>,
    /// The area's name.
    pub area: Option<Words>,
    /// Votes.
    pub votes: Option<String>,
    /// Points, where they are counted.
    pub points: Option<String>,
    /// What is counted, of the most that any has, for a bar.
    pub share: Option<Share>,
    /// What it costs.
    pub cost: Option<Money>,
    /// Why it won, or why not.
    pub why: String,
}

/// An area's money and votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaResult {
    /// The area's name; none for the whole town.
    pub area: Option<Words>,
    /// What its winners cost.
    pub money: Money,
    /// Of all that the winners cost.
    pub money_share: Option<Share>,
    /// Votes for its projects.
    pub votes: String,
    /// Of all votes.
    pub vote_share: Option<Share>,
}

/// A count of the published ballots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// How many ballots were counted; none where only the votes of each work are told.
    pub voters: Option<String>,
    /// Whether it gives the declared winners: `same`, `different` or `unknown`; of votes that are told
    /// `votes_same`, `votes_different` or `votes_unknown`.
    pub agrees: &'static str,
    /// Winners by the count that were not declared.
    pub counted_only: Vec<Words>,
    /// Declared winners that the count does not have.
    pub declared_only: Vec<Words>,
    /// Every step, as a sentence.
    pub steps: Vec<String>,
    /// Ties that the stated order decided.
    pub ties: Vec<String>,
    /// How many voters have at least one winner.
    pub served: Option<Share>,
    /// How many have none.
    pub without_winner: Option<String>,
    /// The winners under the other rules.
    pub rules: Vec<OtherRule>,
    /// Groups of voters, and how many of each have a winner.
    pub groups: Vec<GroupTable>,
    /// The ballots' file.
    pub ballots: Option<BallotsFile>,
}

/// What another rule would have given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherRule {
    /// The rule's name.
    pub name: String,
    /// How many would have won.
    pub winners: usize,
    /// What they would have cost.
    pub cost: Money,
    /// Who would have won besides.
    pub gained: Vec<Words>,
    /// Who would not.
    pub lost: Vec<Words>,
}

/// Voters by a trait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupTable {
    /// The trait's word: `age`, `sex`, `neighborhood`.
    pub of: &'static str,
    /// The groups.
    pub rows: Vec<GroupRow>,
}

/// A group of voters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupRow {
    /// Its name, as ballots have it.
    pub name: String,
    /// How many voted.
    pub voters: String,
    /// Of them, those who have at least one winner.
    pub share: Option<Share>,
}

/// The published ballots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BallotsFile {
    /// The file.
    pub href: String,
    /// What the command line is told to count them in the same way.
    pub command: String,
    /// The count as JSON, with the parameters that a replay needs.
    pub tally: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// The works of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Execution {
    /// The cycle.
    pub cycle: Link,
    /// The results' page.
    pub results: Option<String>,
    /// What became of the winners.
    pub kept: Option<Kept>,
    /// All together.
    pub total: WorkMoney,
    /// The works.
    pub works: Vec<Work>,
}

/// A funded project with its money and its progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Work {
    /// What it is.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// Its state's word.
    pub state: &'static str,
    /// Whether a step is overdue.
    pub late: bool,
    /// Its money.
    pub money: WorkMoney,
    /// How much of the work is done.
    pub progress: Option<Share>,
    /// What comes next.
    pub next: Option<NextStep>,
}

/// Money of works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkMoney {
    /// What was planned when people voted.
    pub cost: Option<Money>,
    /// What the budget gives.
    pub planned: Option<Money>,
    /// What has been accrued or paid.
    pub spent: Option<Money>,
    /// Of what was planned.
    pub share: Option<Share>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// What.
    pub title: Words,
    /// By when.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub overdue: bool,
}
