//! Phragmén's sequential method: every voter receives money at the same speed; a project is bought
//! as soon as those who vote for it have its cost between them, and they then have nothing. The
//! count ends when the project whose turn it is does not fit.

use num_bigint::BigInt;
use num_traits::Zero;

use super::Run;
use super::profile::{Order, Profile};
use super::room::Room;
use crate::model::tally::{Fraction, Step, Why};

/// Voters' purses: when each was last emptied.
struct Purses<'p> {
    profile: &'p Profile<'p>,
    /// All times below are over this, in units of money that each voter had received.
    denominator: BigInt,
    /// The times at which projects were bought; the first is the beginning.
    times: Vec<BigInt>,
    /// For each group the number of the time at which it last paid.
    paid: Vec<usize>,
    /// For each project the sum of its voters' times.
    sums: Vec<BigInt>,
}

/// Buys projects.
pub(super) fn buy(room: &mut Room, order: &Order, run: &mut Run) {
    let profile = room.profile;
    let mut purses = Purses::new(profile);
    let mut waiting = order.sorted();
    waiting.retain(|project| profile.can_win(*project) && !profile.supporters[*project].is_empty());
    for project in waiting.extract_if(.., |project| profile.costs[*project] > profile.budget) {
        run.why[project] = Some(Why::OverBudget);
    }
    loop {
        waiting.retain(|project| match room.shut_out(*project) {
            Some(why) => {
                run.steps.push(Step::PassedOver { project: *project, why: why.clone() });
                run.why[*project] = Some(why);
                false
            }
            None => true,
        });
        let equals = purses.next(&waiting);
        let Some(first) = equals.first().copied() else { return };
        run.work += waiting.len() as u64;
        if equals.len() > 1 {
            run.ties.push(equals.clone());
        }
        if let Some(stopped_by) = equals.iter().copied().find(|project| profile.costs[*project] > room.left) {
            return end(room, &purses, &waiting, stopped_by, run);
        }
        let received = purses.buy(first);
        let supporters = profile.standings[first].votes;
        run.steps.push(Step::Matured { project: first, supporters, received });
        room.take(first);
        waiting.retain(|project| *project != first);
    }
}

/// Tells why each of those that wait did not win.
fn end(room: &Room, purses: &Purses, waiting: &[usize], stopped_by: usize, run: &mut Run) {
    let left = room.profile.money(room.left);
    run.steps.push(Step::Stopped { project: stopped_by, left });
    for project in waiting {
        let had = purses.had(*project, stopped_by);
        let cost = Fraction::from_integer(room.profile.costs[*project].into()) / unit(room.profile);
        run.why[*project] = Some(match () {
            () if room.profile.costs[*project] > room.left && had >= cost => Why::DidNotFit { left },
            () if had >= cost => Why::AfterStop { stopped_by },
            () => Why::SupportersShort { had },
        });
    }
}

fn unit(profile: &Profile) -> BigInt {
    BigInt::from(10).pow(profile.decimals)
}

impl<'p> Purses<'p> {
    fn new(profile: &'p Profile<'p>) -> Self {
        Self {
            profile,
            denominator: BigInt::from(1),
            times: vec![BigInt::zero()],
            paid: vec![0; profile.groups.len()],
            sums: vec![BigInt::zero(); profile.costs.len()],
        }
    }

    fn votes(&self, project: usize) -> u64 {
        self.profile.standings[project].votes
    }

    /// When a project can be bought, times its votes: the sum of its voters' times and its cost.
    fn due(&self, project: usize) -> BigInt {
        &self.sums[project] + &self.denominator * self.profile.costs[project]
    }

    /// The projects that can be bought first, in their order.
    fn next(&self, waiting: &[usize]) -> Vec<usize> {
        let mut least: Vec<usize> = Vec::new();
        let mut best: Option<(BigInt, u64)> = None;
        for project in waiting {
            let (due, votes) = (self.due(*project), self.votes(*project));
            let order = best.as_ref().map_or(std::cmp::Ordering::Less, |(best, of)| (&due * *of).cmp(&(best * votes)));
            match order {
                std::cmp::Ordering::Less => {
                    least = vec![*project];
                    best = Some((due, votes));
                }
                std::cmp::Ordering::Equal => least.push(*project),
                std::cmp::Ordering::Greater => {}
            }
        }
        least
    }

    /// Buys a project; gives what each voter had received by then.
    fn buy(&mut self, project: usize) -> Fraction {
        let time = Fraction::new(self.due(project), self.votes(project).into());
        let (numerator, factor) = time.into_raw();
        self.denominator *= &factor;
        for number in self.times.iter_mut().chain(&mut self.sums) {
            *number *= &factor;
        }
        self.times.push(numerator);
        let now = self.times.len() - 1;
        // How many voters of each project move from which time to this one.
        let mut moved = vec![vec![0_i128; now]; self.profile.costs.len()];
        for supporter in &self.profile.supporters[project] {
            let group = &self.profile.groups[supporter.group];
            for other in &group.projects {
                moved[*other][self.paid[supporter.group]] += group.size;
            }
            self.paid[supporter.group] = now;
        }
        for (sum, moved) in self.sums.iter_mut().zip(moved) {
            for (time, voters) in moved.into_iter().enumerate().filter(|(_, voters)| *voters > 0) {
                *sum += (&self.times[now] - &self.times[time]) * voters;
            }
        }
        Fraction::new(self.times[now].clone(), &self.denominator * unit(self.profile))
    }

    /// What those who vote for a project have when another is due.
    fn had(&self, project: usize, when: usize) -> Fraction {
        let time = Fraction::new(self.due(when), &self.denominator * self.votes(when));
        let sum = Fraction::new(self.sums[project].clone(), self.denominator.clone());
        (time * BigInt::from(self.votes(project)) - sum) / unit(self.profile)
    }
}
