//! Transfers between the entities of a consolidated budget: each stands in its own entity's budget, and
//! another line takes it away from the sums.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::findings::Place;
use crate::model::budget::{Codes, Direction, Line, Stage};
use crate::model::execution::Snapshot;
use crate::model::id::Id;
use crate::model::reference::refer;

/// Adds to lines, and to the reports of execution, what takes internal transfers away. A report need not
/// say again what a line is: its rows get that of the line that they cite.
pub fn take_away(budget: &Id, lines: &mut Vec<Line>, snapshots: &mut [Snapshot]) {
    let mut known: HashMap<Arc<str>, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        known.entry(Arc::clone(&line.reference)).or_insert(at);
    }
    for line in snapshots.iter_mut().flat_map(|snapshot| &mut snapshot.lines) {
        if let Some(at) = known.get(&line.reference) {
            line.fill(&lines[*at]);
        }
    }
    let mut has_some = of_lines(lines);
    for snapshot in snapshots.iter_mut() {
        has_some |= of_lines(&mut snapshot.lines);
    }
    if has_some {
        refer(budget, lines, snapshots);
    }
}

/// Whether there were any.
fn of_lines(lines: &mut Vec<Line>) -> bool {
    let mut away: Vec<Line> =
        lines.iter().filter(|line| line.is_internal).map(|line| line.clone().taken_away()).collect();
    away.iter_mut().for_each(|line| line.is_internal = false);
    let has_some = !away.is_empty();
    lines.append(&mut away);
    has_some
}

/// What a line that takes a transfer away has in common with the transfer: it was made of it.
type Origin<'l> = (Direction, Option<&'l str>, &'l Codes, Option<&'l str>, &'l Place);

fn origin(line: &Line) -> Origin<'_> {
    (line.direction, line.id.as_deref(), &line.codes, line.name.as_ref().map(|name| name.first()), &line.place)
}

/// Removes what [`take_away`] added.
pub fn bring_back(lines: &mut Vec<Line>) {
    let internal: HashSet<Origin> = lines.iter().filter(|line| line.is_internal).map(origin).collect();
    let kept: Vec<bool> = lines.iter().map(|line| !line.eliminates || !internal.contains(&origin(line))).collect();
    let mut kept = kept.into_iter();
    lines.retain(|_| kept.next().unwrap_or(true));
}

/// Takes away of a stage what internal transfers became since [`take_away`], by the documents by which they did.
pub fn follow(lines: &mut [Line], stage: Stage) {
    let of_stage = |line: &Line| line.elsewhere.iter().filter(|(told, _)| *told == stage).cloned().collect::<Vec<_>>();
    let became: HashMap<Origin, _> = lines
        .iter()
        .filter(|line| line.is_internal)
        .map(|line| (origin(line), (line.amounts[stage], of_stage(line))))
        .collect();
    let follows = |line: &Line| line.eliminates.then(|| became.get(&origin(line)).cloned()).flatten();
    let told: Vec<_> = lines.iter().map(follows).collect();
    for (line, told) in lines.iter_mut().zip(told) {
        if let Some((amount, documents)) = told {
            line.amounts[stage] = amount.map(|amount| if amount.is_zero() { amount } else { -amount });
            line.elsewhere.retain(|(told, _)| *told != stage);
            line.elsewhere.extend(documents);
        }
    }
}
