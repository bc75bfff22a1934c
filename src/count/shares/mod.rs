//! The Method of Equal Shares.
//!
//! Every voter has a share of the money. A project can be bought when those who vote for it have
//! its cost between them; each then pays `min(what they have left, price × weight)`, the price
//! being the least that adds up to the cost. The weight is the points that the voter gave, or one.
//! Bought is always the project whose price for a unit of what its voters get (its rate) is least:
//! a voter gets from a winner its cost, one, or the points.
//!
//! Money is fractions whose denominators grow with every purchase, so the search for what is
//! bought next runs on bounds of a fixed width (`bounds`), which are rounded outwards and never
//! wrong, only sometimes too wide to decide; then, and for what is told of the last count, `exact`
//! goes the same way in whole numbers of any size.

mod bounds;
mod exact;
mod raise;
mod search;

use super::profile::Order;
use super::room::Room;
use super::{Run, greedy};
use crate::model::counting::{Completion, Rule, Start};
use crate::model::tally::{Step, Why};
use exact::Exact;
use search::Search;

/// Everyone's share as a fraction: units of money over the number of voters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    numerator: i128,
    voters: i128,
}

/// Buys projects; steps are told where they are wanted.
pub(super) fn buy(room: &mut Room, order: &Order, run: &mut Run, told: bool) {
    let profile = room.profile;
    if profile.voters == 0 {
        return;
    }
    let first = first_share(room);
    let mut search = Search::new(profile, order);
    let completion = profile.parameters.completion;
    let (share, raised) = match completion {
        Completion::Add1 | Completion::Add1u => {
            let raised = raise::raise(room, &mut search, first);
            (raised.share, Some(raised.step))
        }
        Completion::None | Completion::Utilitarian => (first, None),
    };
    search.count(room, share);
    if told {
        run.steps.push(Step::Endowed { each: share.fraction(profile) });
        // The endowment above is the last; where it was raised, the way to it is told first.
        if let Some(step) = raised {
            run.steps.insert(run.steps.len() - 1, step);
        }
        explain(room, share, run);
    } else {
        unexplained(room, run);
    }
    run.ties.append(&mut search.ties);
    run.work += search.work;
    if completion.fills() {
        run.steps.push(Step::Filling { left: profile.money(room.left) });
        greedy::fill(room, order, run, false);
    }
}

fn first_share(room: &Room) -> Share {
    let profile = room.profile;
    let voters = i128::from(profile.voters);
    let numerator = match profile.parameters.start {
        Start::Exact => profile.budget,
        Start::Whole => {
            let whole = 10_i128.pow(profile.decimals);
            profile.budget / (voters * whole) * whole * voters
        }
    };
    Share { numerator, voters }
}

/// Goes the way of the last count in exact money: tells each purchase, and what the supporters of
/// each loser have left.
fn explain(room: &Room, share: Share, run: &mut Run) {
    let profile = room.profile;
    let mut exact = Exact::new(profile, share);
    for project in &room.winners {
        let bought = exact.buy(*project);
        run.steps.push(Step::Bought {
            project: *project,
            supporters: bought.supporters,
            emptied: bought.emptied,
            price: bought.price,
            rate: bought.rate,
        });
    }
    for project in lost(room) {
        let why = match room.shut_out(project) {
            _ if profile.costs[project] > profile.budget => Why::OverBudget,
            Some(why) => why,
            None => Why::SupportersShort { had: exact.left_of_supporters(project) },
        };
        run.why[project] = Some(why);
    }
}

/// Marks the losers without saying why.
fn unexplained(room: &Room, run: &mut Run) {
    for project in lost(room) {
        run.why[project] = Some(Why::ComparedAway);
    }
}

fn lost<'r>(room: &'r Room) -> impl Iterator<Item = usize> + 'r {
    (0..room.profile.costs.len()).filter(|project| room.profile.can_win(*project) && !room.won(*project))
}

/// Takes the outcome of the most voted instead where more voters prefer it: those who get more
/// from it, as the rule measures what a voter gets.
pub(super) fn compare(room: &mut Room, order: &Order, run: &mut Run) {
    let profile = room.profile;
    let mut other = Room::new(profile);
    let mut greedy = Run { why: vec![None; profile.costs.len()], ..Run::default() };
    greedy::fill(&mut other, order, &mut greedy, false);
    let (mut shares_count, mut greedy_count) = (0_i128, 0_i128);
    let (by_shares, by_greedy) = (gains(room), gains(&other));
    for (group, (one, two)) in by_shares.iter().zip(&by_greedy).enumerate() {
        let size = profile.groups[group].size;
        shares_count += if one > two { size } else { 0 };
        greedy_count += if two > one { size } else { 0 };
    }
    let replaced = greedy_count > shares_count;
    let number = |count: i128| u64::try_from(count).unwrap_or(u64::MAX);
    run.steps.push(Step::Compared { shares: number(shares_count), greedy: number(greedy_count), replaced });
    if replaced {
        let was = std::mem::replace(room, other);
        for project in was.winners {
            greedy.why[project] = greedy.why[project].take().map(|_| Why::ComparedAway);
        }
        for (project, why) in greedy.why.into_iter().enumerate() {
            run.why[project] = why.or_else(|| run.why[project].take());
        }
        run.steps.append(&mut greedy.steps);
    }
    run.ties.append(&mut greedy.ties);
}

/// What a voter of each group gets from the winners.
fn gains(room: &Room) -> Vec<i128> {
    let profile = room.profile;
    let mut gains = vec![0; profile.groups.len()];
    for winner in &room.winners {
        for supporter in &profile.supporters[*winner] {
            gains[supporter.group] += match profile.parameters.rule {
                Rule::EqualSharesCost => profile.costs[*winner],
                _ => supporter.weight,
            };
        }
    }
    gains
}
