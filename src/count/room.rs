//! What is left while winners are taken: money, what areas and categories may still cost, and
//! which projects are shut out by a winner.

use super::profile::Profile;
use crate::model::tally::Why;

/// What is left.
pub(super) struct Room<'p> {
    pub profile: &'p Profile<'p>,
    /// The money, in units. Below zero while shares are raised and more is spent than there is.
    pub left: i128,
    /// What is left of each limit, in units.
    limits: Vec<i128>,
    /// For each project the limits that hold it.
    held: Vec<Vec<usize>>,
    /// For each project those that it cannot win with.
    rivals: Vec<Vec<usize>>,
    won: Vec<bool>,
    /// The winners, in the order in which they won.
    pub winners: Vec<usize>,
}

impl<'p> Room<'p> {
    pub fn new(profile: &'p Profile<'p>) -> Self {
        let parameters = profile.parameters;
        let projects = &profile.election.projects;
        let held = projects.iter().map(|project| {
            let limits = parameters.limits.iter().enumerate();
            limits.filter(|(_, limit)| limit.holds(project)).map(|(limit, _)| limit).collect()
        });
        let mut rivals = vec![Vec::new(); projects.len()];
        for group in &parameters.incompatible {
            let known: Vec<usize> = group.iter().filter_map(|id| profile.election.project(id)).collect();
            for project in &known {
                rivals[*project].extend(known.iter().copied().filter(|other| other != project));
            }
        }
        Self {
            profile,
            left: profile.budget,
            limits: (0..parameters.limits.len()).map(|limit| profile.limit(limit)).collect(),
            held: held.collect(),
            rivals,
            won: vec![false; projects.len()],
            winners: Vec::new(),
        }
    }

    /// Empties it: nothing has won.
    pub fn clear(&mut self) {
        self.left = self.profile.budget;
        for limit in 0..self.limits.len() {
            self.limits[limit] = self.profile.limit(limit);
        }
        self.won.fill(false);
        self.winners.clear();
    }

    pub fn won(&self, project: usize) -> bool {
        self.won[project]
    }

    /// Whether nothing but money can shut a project out.
    pub fn is_plain(&self) -> bool {
        self.limits.is_empty() && self.profile.parameters.incompatible.is_empty()
    }

    /// Why a project cannot win now, money aside.
    pub fn shut_out(&self, project: usize) -> Option<Why> {
        if let Some(with) = self.rivals[project].iter().find(|rival| self.won[**rival]) {
            return Some(Why::Incompatible { with: *with });
        }
        let cost = self.profile.costs[project];
        let limit = self.held[project].iter().find(|limit| self.limits[**limit] < cost)?;
        Some(Why::LimitReached { limit: *limit, left: self.profile.money(self.limits[*limit]) })
    }

    /// Why a project cannot win now.
    pub fn refusal(&self, project: usize) -> Option<Why> {
        let cost = self.profile.costs[project];
        if cost > self.profile.budget {
            return Some(Why::OverBudget);
        }
        if let Some(why) = self.shut_out(project) {
            return Some(why);
        }
        (cost > self.left).then(|| Why::DidNotFit { left: self.profile.money(self.left) })
    }

    /// Takes a winner.
    pub fn take(&mut self, project: usize) {
        let cost = self.profile.costs[project];
        self.left -= cost;
        for limit in &self.held[project] {
            self.limits[*limit] -= cost;
        }
        self.won[project] = true;
        self.winners.push(project);
    }
}
