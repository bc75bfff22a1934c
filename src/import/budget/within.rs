//! Codes that only mean something within those of another dimension: a programme `01` of each department, with a
//! name of its own in each. Names tell it: where codes of one number are called differently below each of those
//! above them, they are taken below these, and no two are added up as one.

use std::collections::{BTreeMap, BTreeSet};

use super::guess::Guess;
use super::levels::Level;
use super::meaning::Meaning;
use super::rows::Row;
use super::sums::Sums;
use super::values::joined_by;
use crate::findings::Told;
use crate::import::Asked;
use crate::import::grid::{Grid, text_at};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::text::slug::fold;

/// Dimensions whose codes may be numbers within those of others, with these.
const WITHIN: &[(Dimension, &[Dimension])] = &[
    (Dimension::Administrative, &[Dimension::Entity]),
    (Dimension::Programme, &[Dimension::Functional, Dimension::Administrative, Dimension::Entity]),
];

/// Of two dimensions, the one whose codes may be numbered within those of the other.
pub(super) fn inner(one: Dimension, other: Dimension) -> Option<Dimension> {
    let of = |inner: Dimension, above: Dimension| {
        WITHIN.iter().any(|(dimension, outer)| *dimension == inner && outer.contains(&above)).then_some(inner)
    };
    of(one, other).or_else(|| of(other, one))
}

/// Takes such codes below those that they are numbered in, and gives their names to codes whose column of names
/// was of no use before; what was done, and what could not be, is told.
pub(super) fn settle(
    lines: &Grid,
    guess: &mut Guess,
    levels: &mut [(Dimension, Vec<Level>)],
    sums: &Sums,
    named: (&str, &Asked),
) -> Vec<Told> {
    let rows = sums.rows(lines);
    let mut notes = Vec::new();
    for (dimension, outer) in WITHIN {
        let is_made = |of: Dimension| {
            !sums.outline.codes(guess, of).is_empty() || sums.nested.is_some_and(|nested| nested.dimension == of)
        };
        let of = |dimension: Dimension| {
            levels
                .iter()
                .find(|(of, _)| *of == dimension)
                .map(|(_, levels)| levels.clone())
                .filter(|_| !is_made(dimension))
        };
        let Some(own) = of(*dimension) else { continue };
        let Some(own) = with_names(own, lines, guess, *dimension, levels) else { continue };
        let codes = Codes::of(lines, &rows, &own);
        let clashes = codes.clashes(&codes.paths);
        let Some(clash) = clashes.first() else { continue };
        let title = lines.name(own.last().and_then(Level::column).unwrap_or_default());
        let told = |key: &'static str| {
            let told = Told::new(key).with("file", named.0).with("inner", &title);
            told.with("code", &clash.code).with("names", clash.shown()).with("dimension", dimension.id())
        };
        let is_said = is_said(*dimension, guess, &own, named.1);
        let above = outer.iter().filter_map(|outer| of(*outer)).filter(|_| !is_said);
        let above = above.into_iter().find(|above| codes.are_within(above, lines, &rows, clashes.len()));
        let Some(above) = above else {
            notes.push(told("import-codes-named-twice"));
            continue;
        };
        let outer = lines.name(above.last().and_then(Level::column).unwrap_or_default());
        notes.push(told("import-codes-placed-within").with("outer", outer));
        if let Some(name) = own.last().and_then(|level| level.name)
            && guess.meanings[name] == Meaning::Nothing
        {
            guess.meanings[name] = Meaning::Label(*dimension);
        }
        if let Some((_, kept)) = levels.iter_mut().find(|(of, _)| of == dimension) {
            *kept = [above, own].concat();
        }
    }
    notes
}

/// Whether the officer says now what a dimension's columns are, or another year has said it.
fn is_said(dimension: Dimension, guess: &Guess, levels: &[Level], asked: &Asked) -> bool {
    let is_own = |at: &usize| levels.iter().any(|level| level.code == Some(*at) || level.name == Some(*at));
    asked.columns.iter().any(|(word, _)| word == dimension.id()) || guess.said.iter().any(is_own)
}

/// Levels whose last has a code and its name; that of a column of names that no level uses, where it has none.
fn with_names(
    mut own: Vec<Level>,
    lines: &Grid,
    guess: &Guess,
    dimension: Dimension,
    all: &[(Dimension, Vec<Level>)],
) -> Option<Vec<Level>> {
    let used = |at: usize| all.iter().flat_map(|(_, levels)| levels).any(|level| level.name == Some(at));
    let last = own.last_mut()?;
    if last.code.is_none() {
        joined_by(lines, last.name?)?;
    } else if last.name.is_none() {
        let mut labels = guess.labels.iter().filter(|(of, at)| *of == dimension && !used(*at));
        last.name = Some(labels.next()?.1);
    }
    Some(own)
}

impl Level {
    /// The column with its code, alone or before its name.
    pub(super) fn column(&self) -> Option<usize> {
        self.code.or(self.name)
    }
}

/// What each row says of a dimension.
struct Codes {
    /// Its codes, from the widest down.
    paths: Vec<Vec<String>>,
    /// The name of the last, as typed.
    names: Vec<String>,
}

/// A code with several names.
struct Clash {
    code: String,
    names: Vec<String>,
}

impl Clash {
    /// Its first names.
    fn shown(&self) -> String {
        let names: Vec<String> = self.names.iter().take(MOST_SHOWN).map(|name| format!("“{name}”")).collect();
        names.join(", ") + if self.names.len() > MOST_SHOWN { ", …" } else { "" }
    }
}

/// How many names of a code are shown.
const MOST_SHOWN: usize = 3;

impl Codes {
    fn of(lines: &Grid, rows: &[&Row], levels: &[Level]) -> Self {
        let last = levels.last().and_then(|level| level.name);
        let mark = last
            .and_then(|at| joined_by(lines, at))
            .filter(|_| levels.last().is_some_and(|level| level.code.is_none()));
        let name = |row: &&Row| {
            let text = last.map_or("", |at| text_at(&row.1, at));
            let own = mark.and_then(|mark| text.split_once(mark)).map_or(text, |(_, name)| name);
            own.trim().to_owned()
        };
        Self { paths: paths(lines, rows, levels), names: rows.iter().map(name).collect() }
    }

    /// The codes that have several names, told apart by some keys.
    fn clashes(&self, keys: &[Vec<String>]) -> Vec<Clash> {
        let mut named: BTreeMap<&[String], BTreeMap<String, &str>> = BTreeMap::new();
        for ((key, path), name) in keys.iter().zip(&self.paths).zip(&self.names) {
            if !name.is_empty() && path.last().is_some_and(|code| !code.is_empty()) {
                named.entry(key).or_default().entry(bare(name)).or_insert(name);
            }
        }
        let several = named.into_iter().filter(|(_, names)| names.len() > 1);
        several
            .map(|(key, names)| Clash {
                code: key.last().cloned().unwrap_or_default(),
                names: names.into_values().map(str::to_owned).collect(),
            })
            .collect()
    }

    /// Whether codes mean something within those above them only: below these each has one name, and at least half
    /// of those that stand below several have another there.
    fn are_within(&self, above: &[Level], lines: &Grid, rows: &[&Row], clashes: usize) -> bool {
        let outer = paths(lines, rows, above);
        let is_whole = outer.iter().all(|path| path.iter().all(|code| !code.is_empty()));
        let both: Vec<Vec<String>> =
            outer.iter().zip(&self.paths).map(|(outer, own)| [outer.clone(), own.clone()].concat()).collect();
        let mut below: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
        for (outer, own) in outer.iter().zip(&self.paths) {
            below.entry(own).or_default().insert(outer);
        }
        let shared = below.values().filter(|outer| outer.len() > 1).count();
        is_whole && clashes * 2 >= shared && self.clashes(&both).is_empty()
    }
}

/// The codes of each row in some levels: of a cell with a code and its name, the code; of a name alone, this.
fn paths(lines: &Grid, rows: &[&Row], levels: &[Level]) -> Vec<Vec<String>> {
    let marks: Vec<Option<&str>> = levels
        .iter()
        .map(|level| level.name.filter(|_| level.code.is_none()).and_then(|at| joined_by(lines, at)))
        .collect();
    let code = |row: &Row, (level, mark): (&Level, &Option<&str>)| {
        let text = level.column().map_or("", |at| text_at(&row.1, at));
        mark.and_then(|mark| text.split_once(mark)).map_or(text, |(code, _)| code).trim().to_owned()
    };
    rows.iter().map(|row| levels.iter().zip(&marks).map(|level| code(row, level)).collect()).collect()
}

/// A name without what is typed differently of the same.
fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
