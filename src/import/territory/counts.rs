//! What a table's rows say of inhabitants, given to their areas: an area may stand in a row for each year, and
//! what several of its rows say otherwise of one year is told and not taken.

use std::collections::{BTreeMap, BTreeSet};

use super::people::People;
use super::tree::Tree;
use super::{Table, leave_out};
use crate::findings::Told;
use crate::import::figure::Said;
use crate::import::grid::text_at;
use crate::import::place::{parted_year, several_figures};
use crate::import::{Asked, Brought};

/// The most areas that a note names.
const MOST_NAMED: usize = 5;

/// A row that was taken.
pub struct Row {
    /// The place of its area.
    at: usize,
    /// Its number in the file.
    number: usize,
    /// The year that it says, where a column does.
    year: Option<i16>,
    /// Its inhabitants, by the columns that hold any.
    people: Vec<Option<u64>>,
}

impl Row {
    /// The row of an area; a figure that could be two is told and not taken.
    pub fn of(
        at: usize,
        (number, cells): &(usize, Vec<String>),
        table: &Table,
        people: &[People],
        brought: &mut Brought,
    ) -> Self {
        let year = table.years.and_then(|at| parted_year(cells.get(at)?).1).or(table.year);
        let counted = people.iter().map(|one| counted(table, one, *number, cells, brought)).collect();
        Self { at, number: *number, year, people: counted }
    }
}

fn counted(table: &Table, one: &People, row: usize, cells: &[String], brought: &mut Brought) -> Option<u64> {
    let column = || table.grid.name(one.column);
    let told = match one.said(&table.grid, row, cells) {
        Said::Doubtful => Some(Told::new("import-doubtful").with("column", column())),
        Said::Words => {
            let cell = text_at(cells, one.column);
            Some(Told::new("import-no-inhabitants").with("column", column()).with("value", cell))
        }
        Said::Figure(_) | Said::Unknown => None,
    };
    if let Some(told) = told {
        leave_out(brought, &table.given.name, row, told);
    }
    one.read(&table.grid, row, cells)
}

impl Tree {
    /// Gives what the rows say of inhabitants to their areas.
    pub fn count(&mut self, table: &Table, people: &[People], rows: &[Row], asked: &Asked, brought: &mut Brought) {
        if !table.is_map {
            brought.notes.extend(self.several_rows(table, rows));
        }
        let is_yearless = |one: &&People| one.year.or(table.year).is_none() && table.years.is_none();
        let names: Vec<String> = people.iter().filter(is_yearless).map(|one| table.grid.name(one.column)).collect();
        if !names.is_empty() {
            let told = Told::new("import-yearless").with("file", &table.given.name);
            brought.notes.push(told.with("columns", names.join(", ")));
        }
        let is_each = asked.said("people-of") == Some("each");
        for (column, one) in people.iter().enumerate() {
            let mut by_year: BTreeMap<i16, Vec<(usize, u64)>> = BTreeMap::new();
            for row in rows {
                if let (Some(year), Some(number)) = (one.year.or(row.year), row.people[column]) {
                    by_year.entry(year).or_default().push((row.at, number));
                }
            }
            let is_above = !is_each && !by_year.is_empty() && by_year.values().all(|counts| self.is_repeated(counts));
            if is_above {
                let told = Told::new("import-people-above").with("file", &table.given.name);
                brought.notes.push(told.with("column", table.grid.name(one.column)));
            }
            let several = self.give(by_year, is_above);
            let names = several.iter().map(|at| self.nodes[*at].name.as_str());
            brought.notes.extend(several_figures(&table.given.name, &table.grid.name(one.column), names));
        }
    }

    /// Gives a column's figures to the areas, or to what contains them; gives back those of which several
    /// figures were said for one year, and none was taken.
    fn give(&mut self, by_year: BTreeMap<i16, Vec<(usize, u64)>>, is_above: bool) -> BTreeSet<usize> {
        let mut several = BTreeSet::new();
        for (year, counts) in by_year {
            let mut told: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
            for (at, number) in counts {
                let at = self.nodes[at].parent.filter(|_| is_above).unwrap_or(at);
                told.entry(at).or_default().insert(number);
            }
            for (at, numbers) in told {
                match numbers.into_iter().collect::<Vec<_>>()[..] {
                    [number] => _ = self.nodes[at].people.insert(year, number),
                    _ => _ = several.insert(at),
                }
            }
        }
        several
    }

    /// A note on areas that stand in several rows of one year, with the first of these.
    fn several_rows(&self, table: &Table, all: &[Row]) -> Option<Told> {
        let mut rows: BTreeMap<(usize, Option<i16>), Vec<String>> = BTreeMap::new();
        for row in all {
            rows.entry((row.at, row.year)).or_default().push(row.number.to_string());
        }
        rows.retain(|_, rows| rows.len() > 1);
        let areas: BTreeSet<usize> = rows.keys().map(|(at, _)| *at).collect();
        let named = |((at, _), rows): (&(usize, Option<i16>), &Vec<String>)| {
            format!("{} ({})", self.nodes[*at].name, rows.join(", "))
        };
        let first: Vec<String> = rows.iter().take(MOST_NAMED).map(named).collect();
        let more = if rows.len() > MOST_NAMED { ", …" } else { "" };
        let told = || Told::new("import-several-rows").with("file", &table.given.name).with("number", areas.len());
        (!rows.is_empty()).then(|| told().with("names", first.join(", ") + more))
    }

    /// Whether the inhabitants of a column are those of what contains its areas, written in the row of each:
    /// all areas of one container have the same number, and the container has no row of its own.
    fn is_repeated(&self, counts: &[(usize, u64)]) -> bool {
        let own: BTreeSet<usize> = counts.iter().map(|(at, _)| *at).collect();
        let mut inside: BTreeMap<Option<usize>, Vec<u64>> = BTreeMap::new();
        for (at, number) in counts {
            inside.entry(self.nodes[*at].parent).or_default().push(*number);
        }
        let several = || inside.iter().filter(|(_, numbers)| numbers.len() > 1);
        let is_one = |(above, numbers): (&Option<usize>, &Vec<u64>)| {
            let is_alone = above.is_some_and(|above| !own.contains(&above));
            is_alone && numbers[0] > 0 && numbers.iter().all(|number| *number == numbers[0])
        };
        several().any(|(_, numbers)| numbers.len() > 2) && several().all(is_one)
    }
}
