//! Tables in which a row is the smallest area, with what contains it in other columns.

use std::collections::BTreeSet;

use super::again::Homes;
use super::counts::Row;
use super::filled::{Carried, Filled};
use super::joins::Wanted;
use super::naming::Spelling;
use super::numbered::kind;
use super::people::People;
use super::tree::{Tree, is_note, is_sum, some};
use super::{Table, leave_out};
use crate::findings::Told;
use crate::import::place::level::{is_known, level_title, of_title};
use crate::import::place::{Columns, levels, order};
use crate::import::{Asked, Brought};
use crate::text::slug::fold;

/// The level of areas for which no title says one, and the next where that is taken.
const UNNAMED: [&str; 3] = ["municipality", "corregimiento", "neighbourhood"];

/// A row with what it says of each level, and whether it says what contains its area.
struct Read<'t> {
    row: &'t (usize, Vec<String>),
    said: Vec<Carried>,
    is_contained: bool,
}

impl Tree {
    /// A table's levels, the largest first; which order was taken is told where another is possible.
    fn ordered(table: &Table, asked: &Asked, brought: &mut Brought) -> Vec<Columns> {
        let said: Vec<&str> =
            asked.said("levels").map(|said| said.split(',').map(str::trim).collect()).unwrap_or_default();
        let told = order::Told { said: &said, country: asked.shared.settings.country.as_deref() };
        let (columns, doubtful) = levels(&table.grid, &table.meanings, told);
        if doubtful {
            let taken: Vec<&str> = columns.iter().map(order::word).collect();
            let told = Told::new("import-levels-order").with("file", &table.given.name);
            brought.notes.push(told.with("levels", taken.join(",")));
        }
        columns
    }

    /// Adds the rows of such a table.
    pub fn add_wide(
        &mut self,
        table: &Table,
        people: &[People],
        above: Option<usize>,
        asked: &Asked,
        brought: &mut Brought,
    ) {
        let columns = Self::ordered(table, asked, brought);
        let ids = level_ids(&columns, asked.said("level"));
        let levels = self.levels.clone();
        self.add_levels(&columns, &ids, table);
        for id in &ids {
            if let Some(kind) = kind(&table.grid, id, asked) {
                self.level_titles.entry(id.clone()).or_insert(kind);
            }
        }
        let mut left = read(table, &columns, asked, brought);
        // What says no container is looked for among all that the other rows bring.
        left.sort_by_key(|read| !read.is_contained);
        self.homes = homes(&left, &ids);
        let mut rows: Vec<Row> = Vec::with_capacity(left.len());
        let mut alone: Vec<(usize, usize)> = Vec::new();
        let first_alone = left.iter().position(|read| !read.is_contained);
        for (place, read) in left.iter().enumerate() {
            if first_alone == Some(place) {
                self.look_among(self.nodes.len());
            }
            let count = self.nodes.len();
            match self.row_area(&read.said, &columns, &ids, above, asked) {
                Ok(at) => {
                    if !read.is_contained && self.nodes.len() > count {
                        alone.push((at, read.row.0));
                    }
                    rows.push(Row::of(at, read.row, table, people, brought));
                    brought.taken += 1;
                }
                Err(told) => leave_out(brought, &table.given.name, read.row.0, told),
            }
        }
        self.levels.retain(|id| levels.contains(id) || self.nodes.iter().any(|node| node.level == *id));
        brought.notes.extend(self.alone(&alone, "import-no-container", table));
        self.count(table, people, &rows, asked, brought);
    }

    /// A note on areas of which their rows do not say what contains them, though others of their level do.
    pub(super) fn alone(&self, alone: &[(usize, usize)], key: &'static str, table: &Table) -> Option<Told> {
        let names: Vec<String> = alone.iter().map(|(at, row)| format!("{} ({row})", self.nodes[*at].name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let told = Told::new(key).with("file", &table.given.name).with("number", names.len());
        (!names.is_empty()).then(|| told.with("names", some(&names)))
    }

    /// The area of a row, from the largest that contains it down.
    fn row_area(
        &mut self,
        said: &[Carried],
        columns: &[Columns],
        ids: &[String],
        above: Option<usize>,
        asked: &Asked,
    ) -> Result<usize, Told> {
        let wanted = |one: &'_ Carried| {
            let level = columns[one.depth].level.as_deref().or_else(|| asked.said("level"));
            (level.map(str::to_owned), ids[one.depth].clone())
        };
        let levels: Vec<(Option<String>, String)> = said.iter().map(wanted).collect();
        let all = said.iter().zip(&levels).map(|(one, (level, id))| Wanted {
            level: level.as_deref(),
            id,
            code: one.code.as_deref(),
            name: &one.name,
        });
        let all: Vec<Wanted> = all.collect();
        if let Some(at) = self.coded_anywhere(&all)? {
            return Ok(at);
        }
        let mut parent = above;
        for wanted in &all {
            parent = Some(self.join(parent, above, wanted)?);
        }
        parent.ok_or_else(|| Told::new("import-names-no-area"))
    }

    /// Adds the levels of a table, each below the one before it.
    fn add_levels(&mut self, columns: &[Columns], ids: &[String], table: &Table) {
        for (depth, (id, own)) in ids.iter().zip(columns).enumerate() {
            if !self.levels.contains(id) {
                let above =
                    depth.checked_sub(1).and_then(|above| self.levels.iter().position(|known| *known == ids[above]));
                let above = above.map_or_else(
                    || usize::from(self.levels.first().is_some_and(|first| first == "country")),
                    |at| at + 1,
                );
                self.levels.insert(above, id.clone());
            }
            let titles = [own.name, own.code].into_iter().flatten().filter_map(|at| table.grid.titles.get(at));
            // A level that the command names is called so, and not like a column that says something else.
            let is_said =
                |title: &&str| own.level.as_deref().is_none_or(|id| !is_known(id) || of_title(title).is_some());
            if let Some(title) = titles.map(String::as_str).filter(is_said).find_map(level_title) {
                self.level_titles.entry(id.clone()).or_insert(title);
            }
        }
    }
}

/// The rows of a table with what they say; sums and notes are told, and so is what was read into empty cells.
fn read<'t>(table: &'t Table, columns: &[Columns], asked: &Asked, brought: &mut Brought) -> Vec<Read<'t>> {
    let spelled = Spelling::of(table, columns);
    let mut kept: Vec<&(usize, Vec<String>)> = Vec::with_capacity(table.grid.rows.len());
    for row in &table.grid.rows {
        let said = |level: &Columns| [level.name(&row.1), level.code(&row.1)].into_iter().flatten().any(is_sum);
        if is_note(&row.1) {
            leave_out(brought, &table.given.name, row.0, Told::new("import-note-row"));
        } else if columns.iter().any(said) {
            leave_out(brought, &table.given.name, row.0, Told::new("import-sum"));
        } else {
            kept.push(row);
        }
    }
    let mut filled = Filled::of(&kept, columns, asked.said("empty"));
    let mut all = Vec::with_capacity(kept.len());
    for row in kept {
        let said = filled.row(&row.1, &spelled);
        let Some(own) = said.last() else { continue };
        let is_contained = said.len() > 1 || own.depth == 0;
        all.push(Read { row, is_contained, said });
    }
    let used: Vec<String> = filled.used().map(|at| table.grid.name(at)).collect();
    if !used.is_empty() && asked.said("empty").is_none() {
        let told = Told::new("import-filled-down").with("file", &table.given.name);
        brought.notes.push(told.with("columns", used.join(", ")));
    }
    all
}

/// Where the rows name each area.
fn homes(rows: &[Read], ids: &[String]) -> Homes {
    let mut homes = Homes::new();
    for read in rows {
        for (place, own) in read.said.iter().enumerate() {
            let above: Vec<String> = read.said[..place].iter().map(|up| fold(&up.name)).collect();
            homes.entry((ids[own.depth].clone(), fold(&own.name))).or_default().insert(above.join("\n"));
        }
    }
    homes
}

/// The ids of a table's levels; what no title names is a municipality, or what lies in it.
fn level_ids(columns: &[Columns], said: Option<&str>) -> Vec<String> {
    let named: BTreeSet<&str> = columns.iter().filter_map(|columns| columns.level.as_deref()).collect();
    let unnamed = said.or_else(|| UNNAMED.into_iter().find(|id| !named.contains(id))).unwrap_or("area");
    columns.iter().map(|columns| columns.level.clone().unwrap_or_else(|| unnamed.to_owned())).collect()
}
