//! The most voted first.

use super::Run;
use super::profile::Order;
use super::room::Room;
use crate::model::tally::{Step, Why};

/// Takes projects by their votes (or points) while they fit. One that does not fit is passed over,
/// or ends the count.
pub(super) fn fill(room: &mut Room, order: &Order, run: &mut Run, ends: bool) {
    let profile = room.profile;
    let mut queue: Vec<usize> = order.sorted();
    queue.retain(|project| profile.can_win(*project) && !room.won(*project));
    let score = |project: usize| profile.standings[project].score;
    queue.sort_by_key(|project| std::cmp::Reverse(score(*project)));
    run.work += queue.len() as u64;
    let mut stopped = None;
    for equals in queue.chunk_by(|a, b| score(*a) == score(*b)) {
        let (before, had_stopped) = (room.winners.len(), stopped.is_some());
        for project in equals {
            stopped = one(room, *project, run, stopped, ends);
        }
        let taken = room.winners.len() - before;
        // Where all were taken, or none could be, their order did not matter.
        let ended_here = stopped.is_some() && !had_stopped;
        if taken < equals.len() && equals.len() > 1 && (taken > 0 || ended_here) {
            run.ties.push(equals.to_vec());
        }
    }
}

/// A project's turn; gives the one at which the count ended.
fn one(room: &mut Room, project: usize, run: &mut Run, stopped: Option<usize>, ends: bool) -> Option<usize> {
    if let Some(stopped_by) = stopped {
        run.why[project] = Some(Why::AfterStop { stopped_by });
        return stopped;
    }
    let left = room.profile.money(room.left);
    match room.refusal(project) {
        None => {
            run.steps.push(Step::Funded { project, left });
            room.take(project);
            None
        }
        Some(why) => {
            let shut_out = matches!(why, Why::Incompatible { .. });
            let end = ends && !shut_out && room.profile.costs[project] > room.left;
            run.steps.push(match end {
                true => Step::Stopped { project, left },
                false => Step::PassedOver { project, why: why.clone() },
            });
            // What is left at the end of equal shares explains less than what its supporters had.
            if !matches!(run.why[project], Some(Why::SupportersShort { .. })) {
                run.why[project] = Some(why);
            }
            end.then_some(project)
        }
    }
}

/// Takes the projects that nobody voted for while they fit: after all that somebody voted for, so that
/// none is taken where the count has ended, or while one with votes would still fit.
pub(super) fn without_votes(room: &mut Room, order: &Order, run: &mut Run) {
    let profile = room.profile;
    let mut queue: Vec<usize> =
        (0..profile.costs.len()).filter(|project| profile.stands_without_votes(*project)).collect();
    if queue.is_empty() {
        return;
    }
    queue.sort_unstable_by_key(|project| order.place(*project));
    if let Some(before) = first_in_line(room, run) {
        for project in queue {
            run.steps.push(Step::PassedOver { project, why: before.clone() });
            run.why[project] = Some(before.clone());
        }
        return;
    }
    run.steps.push(Step::WithoutVotes);
    let before = room.winners.len();
    for project in &queue {
        one(room, *project, run, None, false);
    }
    let taken = room.winners.len() - before;
    if taken > 0 && taken < queue.len() {
        run.ties.push(queue);
    }
}

/// Why no project without votes can be taken yet: the count had ended, or there is one with votes that
/// fits.
fn first_in_line(room: &Room, run: &Run) -> Option<Why> {
    let stop = |step: &Step| match step {
        Step::Stopped { project, .. } => Some(Why::AfterStop { stopped_by: *project }),
        _ => None,
    };
    let fits =
        |project: &usize| room.profile.can_win(*project) && !room.won(*project) && room.refusal(*project).is_none();
    let waiting = || (0..room.profile.costs.len()).find(fits).map(|before| Why::AfterVoted { before });
    run.steps.iter().find_map(stop).or_else(waiting)
}
