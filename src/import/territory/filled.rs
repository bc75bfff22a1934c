//! Empty cells of what contains a row: in merged cells they mean what stands above, elsewhere that nothing is told.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::Spelling;
use crate::import::place::Columns;
use crate::text::slug::fold;

/// What a row says of a level, itself or by the row above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The level's place in the table.
    pub depth: usize,
    /// The area's code.
    pub code: Option<String>,
    /// The area's name; its code, where it has none.
    pub name: String,
}

/// Reads rows in their order.
pub struct Filled<'c> {
    columns: &'c [Columns],
    /// Of each level, whether an empty cell means what stands above it.
    fills: Vec<bool>,
    before: Vec<Option<Carried>>,
    /// The levels whose empty cells were filled.
    used: BTreeSet<usize>,
}

impl<'c> Filled<'c> {
    /// By how the rows are laid out, or by what the officer says of empty cells.
    pub fn of(rows: &[&(usize, Vec<String>)], columns: &'c [Columns], said: Option<&str>) -> Self {
        let fills = (0..columns.len()).map(|depth| match said {
            Some(said) => said == "above",
            None => is_merged(rows, columns, depth),
        });
        Self { columns, fills: fills.collect(), before: vec![None; columns.len()], used: BTreeSet::new() }
    }

    /// What a row says, the largest first.
    pub fn row(&mut self, cells: &[String], spelled: &Spelling) -> Vec<Carried> {
        let Some(deepest) = deepest(self.columns, cells) else { return Vec::new() };
        let mut all = Vec::with_capacity(deepest + 1);
        for (depth, level) in self.columns.iter().enumerate().take(deepest + 1) {
            let code = level.code(cells).map(str::to_owned);
            let name = level.name(cells).map(|name| spelled.name(name)).or_else(|| code.clone());
            let Some(name) = name else {
                let above = self.before[depth].clone().filter(|_| self.fills[depth]);
                self.used.extend(above.as_ref().map(|above| above.depth));
                all.extend(above);
                continue;
            };
            let own = Carried { depth, code, name };
            if self.before[depth].as_ref() != Some(&own) {
                self.before[depth] = Some(own.clone());
                self.before[depth + 1..].iter_mut().for_each(|below| *below = None);
            }
            all.push(own);
        }
        all
    }

    /// The columns whose empty cells were filled.
    pub fn used(&self) -> impl Iterator<Item = usize> + '_ {
        self.used.iter().filter_map(|depth| self.columns[*depth].name.or(self.columns[*depth].code))
    }
}

/// The deepest level of which a row says something.
fn deepest(columns: &[Columns], cells: &[String]) -> Option<usize> {
    columns.iter().rposition(|level| level.name(cells).or(level.code(cells)).is_some())
}

/// Whether a level stands in the first of its rows alone, as in merged cells: the first row says it, and nothing is
/// said twice within one larger area.
fn is_merged(rows: &[&(usize, Vec<String>)], columns: &[Columns], depth: usize) -> bool {
    let key = |depth: usize, cells: &[String]| {
        let level: &Columns = &columns[depth];
        level.code(cells).map(str::to_owned).or_else(|| level.name(cells).map(fold)).unwrap_or_default()
    };
    let mut last: Vec<String> = vec![String::new(); depth];
    let mut seen: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    let inside = rows.iter().filter(|(_, cells)| deepest(columns, cells) >= Some(depth));
    for (at, (_, cells)) in inside.enumerate() {
        for (above, last) in last.iter_mut().enumerate() {
            let own = key(above, cells);
            if !own.is_empty() {
                *last = own;
            }
        }
        let own = key(depth, cells);
        let is_empty = own.is_empty();
        if is_empty && at == 0 || !is_empty && !seen.entry(last.clone()).or_default().insert(own) {
            return false;
        }
    }
    true
}
