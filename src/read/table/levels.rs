//! Codes whose names stand in the table itself: a classification made of its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cells::{Table, TableRow};
use super::layout::tell_unknown;
use super::parts::Parts;
use crate::i18n::{Lang, Text};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::read::reader::Reader;
use crate::text::slug::{fold, slug};

/// The names that tables give to codes, by direction and dimension: the path from the widest level
/// down to a code, and its name, where one is told. Sorted, so that the order of rows does not matter.
#[derive(Debug, Default)]
pub struct Names {
    paths: BTreeMap<(Direction, Dimension), Paths>,
    /// The codes that were given another name than the one that they have.
    twice: BTreeSet<(Direction, Dimension, String)>,
    /// The last of them, until it is told.
    last: Option<NamedTwice>,
}

/// A code that rows call by two names, of which the first is published.
#[derive(Debug)]
pub(super) struct NamedTwice {
    pub code: String,
    pub first: String,
    pub second: String,
}

/// How many codes with two names are told of one budget; who has seen so many knows what its table does.
const TOLD: usize = 20;

/// Paths of codes, with the name of the last.
type Paths = BTreeMap<Vec<String>, Option<String>>;

impl Names {
    /// Keeps a code and its name: the first that is told, by whatever table.
    pub(super) fn keep(&mut self, direction: Direction, dimension: Dimension, path: Vec<String>, name: Option<String>) {
        let code = path.last().cloned().unwrap_or_default();
        let kept = self.paths.entry((direction, dimension)).or_default().entry(path).or_default();
        let Some(second) = name else { return };
        match kept {
            None => *kept = Some(second),
            Some(first) if is_alike(first, &second) || self.twice.len() >= TOLD => {}
            Some(first) => {
                if self.twice.insert((direction, dimension, code.clone())) {
                    self.last = Some(NamedTwice { code, first: first.clone(), second });
                }
            }
        }
    }

    /// The code that was last given a second name, once.
    pub(super) fn named_twice(&mut self) -> Option<NamedTwice> {
        self.last.take()
    }

    /// The classifications that they make.
    pub fn classifications(self, budget: &str, lang: Lang) -> Vec<(Direction, Dimension, Arc<Classification>)> {
        let make = |((direction, dimension), names): ((Direction, Dimension), Paths)| {
            let id = format!("{budget}-{}-{}", direction.id(), dimension.id());
            let text = |name: String| Text::new(vec![(lang, name)]);
            let mut all = Classification::new(&id, dimension, text(String::new()));
            for (path, name) in names {
                let parent = path.len().checked_sub(2).and_then(|above| all.find(&path[above]));
                if let Some(code) = path.last() {
                    // A code that stands below two others keeps its first place.
                    let _ = all.add(code, text(name.unwrap_or_else(|| code.clone())), parent);
                }
            }
            (direction, dimension, Arc::new(all))
        };
        self.paths.into_iter().map(make).collect()
    }
}

/// Whether two names may be one: the same letters, or one of them cut off.
fn is_alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// What a value is made from, and the places of its cells.
type Placed = (Parts, Vec<usize>);

/// A dimension whose codes or names stand in columns of the table.
pub(super) struct Level {
    dimension: Dimension,
    /// Of each level: the part of the code, and the name.
    columns: Vec<[Option<Placed>; 2]>,
    /// Whether the code is in a column of its own, and only its name is here.
    is_name: bool,
}

/// The dimensions whose codes or names stand in the table; nothing where a column is missing.
pub(super) fn find(table: &Table, reader: &mut Reader) -> Option<Vec<Level>> {
    let mut all = Some(Vec::new());
    let known: Vec<&'static str> = Dimension::ALL.iter().map(|dimension| dimension.id()).collect();
    let named = table.layout.names.iter().map(|(word, parts)| (word, vec![(None, Some(parts.clone()))], true));
    let in_levels = table.layout.levels.iter().map(|(word, levels)| (word, levels.clone(), false));
    for (word, levels, is_name) in in_levels.chain(named) {
        let Some(dimension) = Dimension::from_id(&word.value) else {
            tell_unknown(word, "levels", &known, reader);
            all = None;
            continue;
        };
        let mut place = |parts: Option<Parts>| match parts {
            Some(parts) => table.cells(&parts, reader).map(|cells| Some((parts, cells))),
            None => Some(None),
        };
        let columns: Option<Vec<_>> =
            levels.into_iter().map(|(code, name)| Some([place(code)?, place(name)?])).collect();
        match (columns, &mut all) {
            (Some(columns), Some(all)) => all.push(Level { dimension, columns, is_name }),
            (Some(_), None) => {}
            (None, _) => all = None,
        }
    }
    all
}

impl Level {
    /// What it tells.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// The places of the cells that it is made from.
    pub fn cells(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().flatten().flatten().flat_map(|(_, cells)| cells.iter().copied())
    }

    /// Whether it tells a code, not only the name of one.
    pub fn is_code(&self) -> bool {
        !self.is_name
    }

    /// The code that a row has, and keeps its names. `own` is the code of the row's own column.
    pub fn take(&self, row: &TableRow, own: Option<&str>, direction: Direction, names: &mut Names) -> Option<String> {
        let said = |column: &Option<Placed>| {
            let (parts, cells) = column.as_ref()?;
            row.joined(parts, cells)
        };
        if self.is_name {
            let name = self.columns.first().and_then(|[_, name]| said(name))?;
            names.keep(direction, self.dimension, vec![own?.to_owned()], Some(name));
            return None;
        }
        let mut path: Vec<String> = Vec::new();
        for [code, name] in &self.columns {
            let name = said(name);
            let Some(part) = said(code).or_else(|| slug(name.as_deref()?)) else { continue };
            let above = path.last();
            let whole = match above {
                Some(above) if part.len() > above.len() && part.starts_with(above.as_str()) => part,
                Some(above) => format!("{above}.{part}"),
                None => part,
            };
            path.push(whole);
            names.keep(direction, self.dimension, path.clone(), name);
        }
        path.pop()
    }
}
