//! Lines that several files tell: one file a stage, or one row a stage.

use std::collections::{HashMap, HashSet};

use crate::model::budget::{Codes, Direction, Line, Stage};

/// What makes two rows one line: the id, or else codes and name.
pub(super) type Key = (Direction, bool, Result<String, (Codes, Option<String>)>);

/// Adds a table's lines to those that are there. A row of the same id, or of the same codes and
/// name, that lacks none of the other's stages is the same line, told elsewhere.
pub fn merge(all: &mut Vec<Line>, taken: Vec<Line>) {
    let mut known: HashMap<Key, Alike> = HashMap::new();
    for (at, line) in all.iter().enumerate() {
        known.entry(key(line)).or_default().places.push(at);
    }
    for line in taken {
        let alike = known.entry(key(&line)).or_default();
        let told = told(&line);
        // Places before this one lack none of these stages: amounts are added, never taken away.
        let from = alike.taken.entry(told).or_default();
        while alike.places.get(*from).is_some_and(|at| self::told(&all[*at]) & told != 0) {
            *from += 1;
        }
        match alike.places.get(*from).filter(|at| told != 0 && all[**at].may_be(&line)) {
            Some(at) => all[*at].take(&line),
            None => {
                alike.places.push(all.len());
                all.push(line);
            }
        }
    }
}

/// Takes from lines what others tell of the same at a stage, which goes before it.
pub fn give_way(lines: &mut [Line], others: &[Line], stage: Stage) {
    let told: HashSet<Key> = others.iter().filter(|line| line.amounts[stage].is_some()).map(key).collect();
    for line in lines {
        if line.amounts[stage].is_some() && told.contains(&key(line)) {
            line.amounts[stage] = None;
        }
    }
}

/// Lines of one key: their places, and how many of the first ones are taken for a set of stages.
#[derive(Default)]
struct Alike {
    places: Vec<usize>,
    taken: HashMap<u32, usize>,
}

/// The stages that a line tells, as a set; the first is that of its modification.
fn told(line: &Line) -> u32 {
    let modification = u32::from(line.modification.is_some());
    line.amounts.stages().fold(modification, |set, (stage, _)| set | 2 << stage as u32)
}

/// What a line is known by among the rows of tables, to be kept.
pub(super) fn key(line: &Line) -> Key {
    let (direction, eliminates, known) = line.known_by();
    let owned = |(codes, name): (&Codes, Option<&str>)| (codes.clone(), name.map(ToOwned::to_owned));
    (direction, eliminates, known.map(ToOwned::to_owned).map_err(owned))
}
