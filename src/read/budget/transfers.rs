//! Transfers between the entities of a consolidated budget: each stands in its own entity's budget, and
//! another line takes it away from the sums.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::budget::Line;
use crate::model::execution::Snapshot;
use crate::model::id::Id;
use crate::model::reference::refer;

/// Adds to lines, and to the reports of execution, what takes internal transfers away. A report need not
/// say again that a line is one.
pub fn take_away(budget: &Id, lines: &mut Vec<Line>, snapshots: &mut [Snapshot]) {
    let internal: HashSet<Arc<str>> =
        lines.iter().filter(|line| line.is_internal).map(|line| Arc::clone(&line.reference)).collect();
    of_lines(budget, lines);
    for snapshot in snapshots {
        for line in &mut snapshot.lines {
            line.is_internal |= internal.contains(&line.reference);
        }
        of_lines(budget, &mut snapshot.lines);
    }
}

fn of_lines(budget: &Id, lines: &mut Vec<Line>) {
    let mut away: Vec<Line> =
        lines.iter().filter(|line| line.is_internal).map(|line| line.clone().taken_away()).collect();
    if away.is_empty() {
        return;
    }
    away.iter_mut().for_each(|line| line.is_internal = false);
    lines.append(&mut away);
    refer(budget, lines);
}
