//! Lines that several files tell: one file a stage, or one row a stage.

use std::collections::HashMap;

use crate::model::budget::{Codes, Direction, Line};

/// What makes two rows one line.
type Key = (Option<String>, Direction, Codes, bool, Option<String>);

/// Adds a table's lines to those that are there. A row of the same id, or of the same codes, area
/// and name, that lacks none of the other's stages is the same line, told elsewhere.
pub fn merge(all: &mut Vec<Line>, taken: Vec<Line>) {
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, line) in all.iter().enumerate() {
        known.entry(key(line)).or_default().push(at);
    }
    for line in taken {
        let places = known.entry(key(&line)).or_default();
        let free = |at: &usize| line.amounts.stages().all(|(stage, _)| all[*at].amounts[stage].is_none());
        match places.iter().copied().find(free).filter(|_| !line.amounts.is_empty()) {
            Some(at) => all[at].amounts.add(&line.amounts),
            None => {
                places.push(all.len());
                all.push(line);
            }
        }
    }
}

fn key(line: &Line) -> Key {
    let name = line.name.as_ref().map(|name| name.first().to_owned());
    (line.id.clone(), line.direction, line.codes.clone(), line.eliminates, name)
}
