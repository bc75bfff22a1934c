//! An election in whole numbers: costs in the smallest unit that is written, ballots that say the
//! same put together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::counting::{Parameters, Rule, TieKey, WithoutVotes};
use crate::model::election::{Ballot, Election};
use crate::model::tally::{Standing, Why};

/// What a count looks at.
pub(super) struct Profile<'e> {
    pub election: &'e Election,
    pub parameters: &'e Parameters,
    /// How many decimals of money a unit has.
    pub decimals: u32,
    /// The money, in units.
    pub budget: i128,
    /// What each project costs, in units.
    pub costs: Vec<i128>,
    /// By how much shares are raised, in units.
    pub increment: i128,
    /// All ballots, empty ones too.
    pub voters: u64,
    /// Ballots that say the same, without the empty ones.
    pub groups: Vec<Group>,
    /// Who votes for each project.
    pub supporters: Vec<Vec<Supporter>>,
    /// How many units a point has.
    pub point: i128,
    /// Votes and points as they are told.
    pub standings: Vec<Standing>,
    /// The projects that cannot win whatever happens.
    pub out: Vec<Option<Why>>,
    /// How many voted and how many had to, where those were fewer.
    pub short: Option<(u64, u64)>,
}

/// Ballots that say the same.
pub(super) struct Group {
    /// How many.
    pub size: i128,
    /// The projects that they vote for, by number.
    pub projects: Vec<usize>,
}

/// A group that votes for a project.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supporter {
    /// Its number.
    pub group: usize,
    /// What each of its voters gives: points in their smallest unit; one where the rule counts a
    /// vote as a vote.
    pub weight: i128,
}

impl<'e> Profile<'e> {
    pub fn new(election: &'e Election, parameters: &'e Parameters) -> Self {
        let voters = election.ballots.len() as u64;
        Self::with(election, parameters, standings(election), Some(voters))
    }

    /// The same with each project's votes as its election tells them, where there are no ballots, and with
    /// as many voters as are told.
    pub fn told(election: &'e Election, parameters: &'e Parameters, voters: Option<u64>) -> Self {
        let standing = |votes: u64| Standing { named: votes, votes, score: votes.into() };
        let told = election.projects.iter().map(|project| standing(project.told_votes.unwrap_or(0)));
        Self::with(election, parameters, told.collect(), voters)
    }

    fn with(election: &'e Election, parameters: &'e Parameters, standings: Vec<Standing>, voters: Option<u64>) -> Self {
        let money = election.projects.iter().map(|project| project.cost);
        let limits = parameters.limits.iter().map(|limit| limit.most);
        let decimals = decimals(money.chain(limits).chain([election.budget, parameters.increment]));
        let all_points = election.ballots.iter().flat_map(|ballot| ballot.choices.iter().map(|choice| choice.points));
        let point_decimals = if election.ballot.has_points() { decimals_of_points(all_points) } else { 0 };
        let mut profile = Self {
            election,
            parameters,
            decimals,
            budget: units(election.budget, decimals),
            costs: election.projects.iter().map(|project| units(project.cost, decimals)).collect(),
            increment: units(parameters.increment, decimals).max(1),
            voters: election.ballots.len() as u64,
            groups: Vec::new(),
            supporters: vec![Vec::new(); election.projects.len()],
            point: if parameters.rule == Rule::EqualSharesAdditive { 10_i128.pow(point_decimals) } else { 1 },
            out: out(&standings, parameters),
            short: voters.zip(parameters.quorum).filter(|(voters, quorum)| voters < quorum),
            standings,
        };
        profile.put_together(point_decimals);
        profile
    }

    /// Puts equal ballots together.
    fn put_together(&mut self, point_decimals: u32) {
        let mut sizes: BTreeMap<Vec<(usize, i128)>, i128> = BTreeMap::new();
        for ballot in &self.election.ballots {
            let said = said(self.election, ballot, point_decimals);
            if !said.is_empty() {
                *sizes.entry(said).or_default() += 1;
            }
        }
        let additive = self.parameters.rule == Rule::EqualSharesAdditive;
        for (group, (said, size)) in sizes.into_iter().enumerate() {
            for (project, points) in &said {
                let weight = if additive { *points } else { 1 };
                self.supporters[*project].push(Supporter { group, weight });
            }
            self.groups.push(Group { size, projects: said.into_iter().map(|(project, _)| project).collect() });
        }
    }

    /// Whether a project can win by votes.
    pub fn can_win(&self, project: usize) -> bool {
        self.out[project].is_none()
    }

    /// An amount in units as money.
    pub fn money(&self, units: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(units, self.decimals).map_or(Decimal::MAX, |money| money.normalize())
    }

    /// A limit in units.
    pub fn limit(&self, limit: usize) -> i128 {
        units(self.parameters.limits[limit].most, self.decimals)
    }
}

/// What a ballot says for projects: those with points above zero, sorted.
fn said(election: &Election, ballot: &Ballot, decimals: u32) -> Vec<(usize, i128)> {
    let points = |at: usize| units(election.points(ballot, at), decimals);
    let all = ballot.choices.iter().enumerate().map(|(at, choice)| (choice.project, points(at)));
    let mut said: Vec<(usize, i128)> = all.filter(|(_, points)| *points > 0).collect();
    said.sort_unstable();
    said
}

fn standings(election: &Election) -> Vec<Standing> {
    let unnamed = election.bounds.unnamed_points.filter(|_| election.ballot.has_points()).unwrap_or_default();
    let start = Standing { named: 0, votes: 0, score: unnamed * Decimal::from(election.ballots.len()) };
    let mut standings = vec![start; election.projects.len()];
    for ballot in &election.ballots {
        for (at, choice) in ballot.choices.iter().enumerate() {
            let points = election.points(ballot, at);
            let standing = &mut standings[choice.project];
            standing.named += 1;
            standing.votes += u64::from(points > Decimal::ZERO);
            standing.score += points - unnamed;
        }
    }
    for standing in &mut standings {
        standing.score = standing.score.normalize();
    }
    standings
}

/// The projects that cannot win whatever happens.
fn out(standings: &[Standing], parameters: &Parameters) -> Vec<Option<Why>> {
    let why = |standing: &Standing| match parameters.min_score {
        _ if standing.named == 0 && standing.score <= Decimal::ZERO => Some(Why::NoVotes),
        _ if standing.votes == 0 && standing.score <= Decimal::ZERO => Some(Why::NoPoints),
        Some(minimum) if standing.score < minimum => Some(Why::BelowMinimum { minimum }),
        _ => None,
    };
    standings.iter().map(why).collect()
}

fn decimals(amounts: impl Iterator<Item = Decimal>) -> u32 {
    amounts.map(|amount| amount.normalize().scale()).max().unwrap_or(0)
}

fn decimals_of_points(points: impl Iterator<Item = Decimal>) -> u32 {
    // Most points are whole; asking that first is quicker than making each one's shortest form.
    decimals(points.filter(|points| points.scale() > 0))
}

/// An amount as a whole number of its `decimals`-th decimal.
///
/// What is read has at most [`MAX_DECIMALS`](crate::model::election::MAX_DECIMALS) decimals and is
/// below [`MAX_AMOUNT`](crate::model::election::MAX_AMOUNT), far from the end of the numbers here.
fn units(amount: Decimal, decimals: u32) -> i128 {
    let amount = amount.normalize();
    let power = 10_i128.checked_pow(decimals.saturating_sub(amount.scale())).unwrap_or(1);
    amount.mantissa().saturating_mul(power)
}

/// The order between equals: each project's place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order(Vec<usize>);

impl Order {
    /// The order that the parameters state.
    pub fn new(profile: &Profile) -> Self {
        let mut sorted: Vec<usize> = (0..profile.costs.len()).collect();
        let lot = |id: &str| profile.parameters.lot.iter().position(|drawn| drawn == id).unwrap_or(usize::MAX);
        let projects = &profile.election.projects;
        sorted.sort_by(|a, b| {
            let by_key = |key: &TieKey| match key {
                TieKey::LowerCost => profile.costs[*a].cmp(&profile.costs[*b]),
                TieKey::HigherCost => profile.costs[*b].cmp(&profile.costs[*a]),
                TieKey::MoreVotes => profile.standings[*b].votes.cmp(&profile.standings[*a].votes),
                TieKey::Listed => a.cmp(b),
                TieKey::Lot => lot(&projects[*a].id).cmp(&lot(&projects[*b].id)),
                TieKey::Id => projects[*a].id.cmp(&projects[*b].id),
            };
            let keys = profile.parameters.ties.iter().chain([&TieKey::Id, &TieKey::Listed]);
            keys.map(by_key).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        Self::of(&sorted)
    }

    fn of(sorted: &[usize]) -> Self {
        let mut places = vec![0; sorted.len()];
        for (place, project) in sorted.iter().enumerate() {
            places[*project] = place;
        }
        Self(places)
    }

    /// A project's place; the lower goes first.
    pub fn place(&self, project: usize) -> usize {
        self.0[project]
    }

    /// The projects as they go.
    pub fn sorted(&self) -> Vec<usize> {
        let mut sorted: Vec<usize> = (0..self.0.len()).collect();
        sorted.sort_unstable_by_key(|project| self.0[*project]);
        sorted
    }

    /// The same order, with one project moved before another.
    pub fn with_first(&self, moved: usize, before: usize) -> Self {
        let mut sorted: Vec<usize> = self.sorted().into_iter().filter(|project| *project != moved).collect();
        let at = sorted.iter().position(|project| *project == before).unwrap_or(0);
        sorted.insert(at, moved);
        Self::of(&sorted)
    }

    /// The order turned round.
    pub fn reversed(&self) -> Self {
        let last = self.0.len().saturating_sub(1);
        Self(self.0.iter().map(|place| last - place).collect())
    }
}

impl Profile<'_> {
    /// Whether a project stands only because of [`WithoutVotes::IfItFits`]. A minimum of votes holds for
    /// every winner, and so for it too.
    pub fn stands_without_votes(&self, project: usize) -> bool {
        let enough = self.parameters.min_score.is_none_or(|minimum| self.standings[project].score >= minimum);
        let asked = self.parameters.without_votes == WithoutVotes::IfItFits;
        asked && enough && self.out[project] == Some(Why::NoVotes)
    }
}
