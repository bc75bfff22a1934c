//! Whether two tables are states of one, on different days or in different versions: their lines are the same by
//! the columns that are used, and they tell the same stages of these. Added up they would make the budget twice
//! what it is, so the second is not taken until the officer says what it is.
//!
//! A column that is not used may have another text in each of them, and does not tell their lines apart: `Informe`
//! with *Marzo* in one and *Junio* in the other. It is named, since it may say what they are.

use std::collections::{BTreeSet, HashSet};

use super::guess::Guess;
use super::meaning::Meaning;
use super::remarks::shown_name;
use super::standing::{mappings, table as standing_table};
use super::values::{Looks, looks};
use super::{NEW, Table, words, yaml_path};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};
use crate::model::budget::{Dimension, Direction};

/// What a table is known by.
pub(super) struct Snapshot<'g> {
    /// Its file, with its sheet.
    name: String,
    /// Its file.
    file: &'g str,
    grid: &'g Grid,
    year: i16,
    direction: Option<Direction>,
    /// The columns that tell its lines apart.
    keys: Vec<usize>,
    /// What its amounts are of.
    amounts: Vec<Meaning>,
    eliminates: bool,
    /// Whether a column says whose its lines are.
    says_entity: bool,
}

impl<'g> Snapshot<'g> {
    pub(super) fn of(table: &Table<'g>) -> Self {
        let meanings = &table.guess.meanings;
        Self {
            name: shown_name(table),
            file: &table.given.name,
            grid: table.grid,
            year: table.year,
            direction: table.direction,
            keys: keys(table.grid, &table.guess),
            amounts: meanings.iter().copied().filter(|meaning| meaning.is_amount()).collect(),
            eliminates: titles::has(&table.given.name, words::ELIMINATIONS),
            says_entity: meanings.contains(&Meaning::Code(Dimension::Entity)),
        }
    }

    /// Whether a table is another sheet of the same book, of the same year and side and with the same stages, and
    /// neither says whose its lines are.
    fn is_joined(&self, other: &Self) -> bool {
        (self.file, self.year, self.direction) == (other.file, other.year, other.direction)
            && self.grid.sheet != other.grid.sheet
            && self.direction.is_some()
            && self.amounts == other.amounts
            && !self.says_entity
            && !other.says_entity
    }

    /// Whether a table tells the same stages of nearly the same lines.
    fn is_again(&self, later: &Self) -> bool {
        (self.year, self.direction, self.eliminates) == (later.year, later.direction, later.eliminates)
            && self.amounts.iter().any(|meaning| later.amounts.contains(meaning))
            && overlap(self.grid, later)
    }

    /// What is told where it is a state of another.
    fn told(&self, other: &Grid, keys: (&'static str, &'static str)) -> Told {
        let (plain, labelled) = keys;
        let told = |key| Told::new(key).with("file", &self.name);
        match label(other, self) {
            Some((column, before, after)) => {
                told(labelled).with("column", self.grid.name(column)).with("before", before).with("after", after)
            }
            None => told(plain),
        }
    }
}

/// Of several tables of one run, one that is most likely a state of another is not taken until it is said that its
/// lines are others.
pub(super) fn tell_again(later: &Snapshot, others: &[Snapshot], asked: &Asked) -> Result<(), Told> {
    if asked.said("table") == Some(NEW) {
        return Ok(());
    }
    match others.iter().find(|other| other.is_again(later)) {
        Some(other) => {
            let told = later.told(other.grid, ("import-snapshots", "import-snapshots-by"));
            Err(told.with("earlier", &other.name))
        }
        None => Ok(()),
    }
}

/// Sheets of one book that become one budget: each may be that of an entity, which nothing would say.
pub(super) fn joined(all: &[Snapshot]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut met: HashSet<usize> = HashSet::new();
    for (at, first) in all.iter().enumerate() {
        let is_one = |other: &usize| *other == at || first.is_joined(&all[*other]);
        let group: Vec<usize> = (at..all.len()).filter(is_one).filter(|other| !met.contains(other)).collect();
        met.extend(&group);
        if let [_, _, ..] = group[..] {
            let sheets = group.iter().filter_map(|at| all[*at].grid.sheet.as_deref()).collect::<Vec<_>>().join(", ");
            let one = Told::new("import-sheets-joined").with("file", first.file).with("year", first.year);
            told.push(one.with("sheets", sheets));
        }
    }
    told
}

/// What is told of a table that is most likely a later state of one that a year has already under another name.
pub(super) fn later_than_standing(table: &Table, asked: &Asked) -> Option<Told> {
    let path = yaml_path(asked, table.year);
    let mappings = mappings(&asked.standing(&path)?);
    if mappings.iter().any(|mapping| mapping.file == table.file) {
        return None;
    }
    let own = Snapshot::of(table);
    mappings.iter().filter(|mapping| mapping.direction == table.direction).find_map(|mapping| {
        let mut amounts = mapping.columns.iter().filter_map(|(word, _)| Meaning::named(word));
        let tells_same = mapping.columns.is_empty() || amounts.any(|word| own.amounts.contains(&word));
        let other = standing_table(mapping, asked).filter(|other| tells_same && overlap(other, &own))?;
        let told = own.told(&other, ("import-later-table", "import-later-table-by"));
        Some(told.with("earlier", &mapping.file).with("path", &path))
    })
}

/// The columns that tell lines apart: those that are used and hold no amounts; where none is, those with texts.
fn keys(grid: &Grid, guess: &Guess) -> Vec<usize> {
    let is_open =
        |at: usize| guess.meanings[at] == Meaning::Nothing && guess.labels.iter().all(|(_, label)| *label != at);
    let used: Vec<usize> =
        (0..guess.meanings.len()).filter(|at| !is_open(*at) && !guess.meanings[*at].is_amount()).collect();
    let tells = |at: &usize| looks(grid, *at) != Looks::Numbers && !guess.meanings[*at].is_amount();
    if used.is_empty() { (0..guess.meanings.len()).filter(tells).collect() } else { used }
}

/// Whether half of a table's rows stand in another, by what its columns of keys say under the same titles.
fn overlap(other: &Grid, later: &Snapshot) -> bool {
    let place = |at: &usize| place_of(other, later.grid, *at);
    let Some(places) = later.keys.iter().map(place).collect::<Option<Vec<usize>>>() else { return false };
    let key = |cells: &[String], columns: &[usize]| -> Vec<String> {
        columns.iter().map(|at| text_at(cells, *at).to_owned()).collect()
    };
    let known: HashSet<Vec<String>> = other.rows.iter().map(|(_, cells)| key(cells, &places)).collect();
    let met = later.grid.rows.iter().filter(|(_, cells)| known.contains(&key(cells, &later.keys))).count();
    met > 0 && met * 2 >= later.grid.rows.len()
}

/// The column of another table that has the title of one: the same place, or the only one of that title.
fn place_of(other: &Grid, grid: &Grid, at: usize) -> Option<usize> {
    let title = grid.titles.get(at).map_or("", String::as_str);
    if other.titles.get(at).is_some_and(|known| known == title) || (title.is_empty() && at < other.width()) {
        return Some(at);
    }
    other.titles.iter().position(|known| known == title && !title.is_empty())
}

/// A column that is not used and says one text in the whole of each of two tables, another in each.
fn label(other: &Grid, later: &Snapshot) -> Option<(usize, String, String)> {
    let only = |grid: &Grid, at: usize| {
        let texts: BTreeSet<String> = grid.every(at).map(str::to_owned).collect();
        if texts.len() == 1 { texts.into_iter().next() } else { None }
    };
    (0..later.grid.width()).filter(|at| !later.keys.contains(at)).find_map(|at| {
        let (before, after) = (only(other, place_of(other, later.grid, at)?)?, only(later.grid, at)?);
        (before != after).then_some((at, before, after))
    })
}
