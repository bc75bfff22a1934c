//! Shares are raised step by step, and everything is counted anew, until no project is left that
//! fits or more would be spent than there is.

use super::Share;
use super::search::Search;
use crate::count::profile::Profile;
use crate::count::room::Room;
use crate::model::counting::Stop;
use crate::model::tally::{Ended, Outcome, Step};

/// The most looks at a voter before raising is given up: with an increment that is far too small
/// for the amounts, it would go on for hours.
const MOST_WORK: u64 = 500_000_000;

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
    // The step before the first that can be the last: its outcome is kept if that one is.
    let fruitful = first.fruitful(room) - 1;
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
        if search.work > MOST_WORK {
            break Ended::GivenUp;
        }
        times = (times + 1).max(fruitful);
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
    let waiting: Vec<usize> = waiting(profile).filter(|project| !room.won(*project)).collect();
    if waiting.is_empty() {
        return Some(Ended::AllBought);
    }
    // More money buys nothing of what limits keep out. Nor does it where everyone alone could pay for
    // everything.
    let all: i128 = profile.costs.iter().sum();
    let is_open = |project: &usize| room.shut_out(*project).is_none();
    if !waiting.iter().any(is_open) || share.numerator / share.voters > all {
        return Some(Ended::ShutOut);
    }
    let fits = |project: &usize| profile.costs[*project] <= room.left && is_open(project);
    (profile.parameters.stop == Stop::Exhaustive && !waiting.iter().any(fits)).then_some(Ended::Exhaustive)
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
    /// project would still fit, in the money and in every limit, beside all those together whose
    /// voters have, all in all, its cost. The room is left as it comes.
    fn fruitful(self, room: &mut Room) -> i128 {
        let profile = room.profile;
        let votes = |project: usize| i128::from(profile.standings[project].votes);
        let mut all: Vec<usize> = waiting(profile).collect();
        // By the share from which their voters have the cost.
        all.sort_unstable_by(|a, b| (profile.costs[*a] * votes(*b)).cmp(&(profile.costs[*b] * votes(*a))));
        room.clear();
        let mut numerator = 0;
        for (at, project) in all.iter().enumerate() {
            let fits = |other: &usize| profile.costs[*other] <= room.left && room.shut_out(*other).is_none();
            if !all[at..].iter().any(fits) {
                break;
            }
            numerator = (profile.costs[*project] * self.voters + votes(*project) - 1) / votes(*project);
            room.take(*project);
        }
        let step = profile.increment * self.voters;
        (numerator - self.numerator + step - 1).max(0) / step
    }
}
