//! Shares are raised step by step, and everything is counted anew, until no project is left that
//! fits or more would be spent than there is.

use super::Share;
use super::search::Search;
use crate::count::profile::Profile;
use crate::count::room::Room;
use crate::model::tally::{Ended, Outcome, Step, Stop};

/// The last share, and the way to it.
pub(super) struct Raised {
    pub share: Share,
    pub step: Step,
}

/// Raises shares from the first one on.
pub(super) fn raise(room: &mut Room, search: &mut Search, first: Share) -> Raised {
    let profile = room.profile;
    let mut times: i128 = 0;
    let mut outcomes: Vec<Outcome> = Vec::new();
    let ended = loop {
        let share = first.raised(profile, times);
        search.count(room, share);
        if room.left < 0 && times > 0 {
            times -= 1;
            break Ended::Overshot { cost: profile.money(profile.budget - room.left), winners: sorted(room) };
        }
        keep(&mut outcomes, room, share);
        if let Some(ended) = ended(room, share) {
            break ended;
        }
        // The step before the first that can be the last: its outcome is kept if that one is.
        times = (times + 1).max(first.fruitful(profile) - 1);
    };
    let share = first.raised(profile, times);
    let step = Step::Raised {
        from: first.fraction(profile),
        to: share.fraction(profile),
        times: u64::try_from(times).unwrap_or(u64::MAX),
        outcomes,
        ended,
    };
    Raised { share, step }
}

/// Keeps an outcome that differs from the one before.
fn keep(outcomes: &mut Vec<Outcome>, room: &Room, share: Share) {
    let winners = sorted(room);
    if outcomes.last().is_none_or(|last| last.winners != winners) {
        let profile = room.profile;
        let each = share.fraction(profile);
        outcomes.push(Outcome { each, winners, cost: profile.money(profile.budget - room.left) });
    }
}

fn sorted(room: &Room) -> Vec<usize> {
    let mut winners = room.winners.clone();
    winners.sort_unstable();
    winners
}

/// Why an outcome is the last one; nothing where it is not.
fn ended(room: &Room, share: Share) -> Option<Ended> {
    let profile = room.profile;
    let mut waiting = waiting(profile).filter(|project| !room.won(*project)).peekable();
    // Everyone alone could pay for everything, so that more money changes nothing.
    let all: i128 = profile.costs.iter().sum();
    if waiting.peek().is_none() || share.numerator / share.voters > all {
        return Some(Ended::AllBought);
    }
    let fits = |project: usize| profile.costs[project] <= room.left && room.shut_out(project).is_none();
    (profile.parameters.stop == Stop::Exhaustive && !waiting.any(fits)).then_some(Ended::Exhaustive)
}

/// The projects that money can buy.
fn waiting<'p>(profile: &'p Profile<'p>) -> impl Iterator<Item = usize> + 'p {
    let has_voters = |project: &usize| profile.can_win(*project) && !profile.supporters[*project].is_empty();
    (0..profile.costs.len()).filter(has_voters)
}

impl Share {
    /// The share after so many raises.
    fn raised(self, profile: &Profile, times: i128) -> Self {
        Self { numerator: self.numerator + times * profile.increment * self.voters, ..self }
    }

    /// How many raises it takes at least until an outcome can be the last one. Before that, some
    /// project would still fit beside all those together whose voters have, all in all, its cost.
    fn fruitful(self, profile: &Profile) -> i128 {
        // A limit may shut out what would fit.
        if !profile.parameters.limits.is_empty() || !profile.parameters.incompatible.is_empty() {
            return 0;
        }
        let mut all: Vec<(i128, i128)> = waiting(profile)
            .map(|project| (profile.costs[project], i128::from(profile.standings[project].votes)))
            .collect();
        // By the share from which their voters have the cost.
        all.sort_unstable_by(|(cost, votes), (other, more)| (cost * more).cmp(&(other * votes)));
        let mut least = i128::MAX;
        let mut cheapest_from: Vec<i128> = all
            .iter()
            .rev()
            .map(|(cost, _)| {
                least = least.min(*cost);
                least
            })
            .collect();
        cheapest_from.reverse();
        let mut spent = 0;
        let mut numerator = 0;
        for ((cost, votes), cheapest) in all.iter().zip(cheapest_from) {
            if spent + cheapest > profile.budget {
                break;
            }
            spent += cost;
            numerator = (cost * self.voters + votes - 1) / votes;
        }
        let step = profile.increment * self.voters;
        (numerator - self.numerator + step - 1).max(0) / step
    }
}
