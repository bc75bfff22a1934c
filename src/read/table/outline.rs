//! Rows that stand below one another by the columns that they fill, as in an outline.
//!
//! ```text
//! Chapter  Concept  Item   Amount
//! 1000                     1500    the sum of what stands below it
//!          1100            1500    and so is this
//!                   113    1500    a line, of 1000 and 1100
//! ```
//!
//! Wider cells may be repeated in each row, or stand once above the rows that they hold for. In an outline of one
//! column, rows that leave it empty stand below the one above them that fills it:
//!
//! ```text
//! Code  Name      Amount
//! 01    Mayor      1200    the sum of what stands below it
//!       Salaries   1200    a line of 01
//! ```

use super::cells::{Column, Table, TableRow};
use super::levels::{Level, Names};
use super::rows::{Taken, group};
use super::sheet::{Cell, Row};
use crate::i18n::{Lang, Text};
use crate::model::budget::{Dimension, Line};
use crate::model::choice::Choice;
use crate::read::reader::Reader;
use crate::text::nested::{self, Item};

impl Table {
    /// Finds the columns of the outline, and puts the cells of rows above into those before a row's first one;
    /// nothing where a column is missing, which is told.
    pub(super) fn settle_outline(&mut self, reader: &mut Reader) -> Option<()> {
        let places: Vec<Option<usize>> = self.layout.outline.iter().map(|title| self.column(title, reader)).collect();
        self.outline = places.into_iter().collect::<Option<Vec<usize>>>()?;
        let empty = &self.layout.empty;
        let says = |cell: &Cell| !cell.text.trim().is_empty() && !empty.iter().any(|text| text == cell.text.trim());
        let mut above: Vec<Cell> = vec![Cell::default(); self.outline.len()];
        for row in &mut self.sheet.rows {
            carry(row, &self.outline, &mut above, says);
            if let [only] = self.outline[..]
                && let Some(cell) = row.cells.get_mut(only).filter(|cell| !says(cell))
                && says(&above[0])
            {
                cell.clone_from(&above[0]);
                self.unfilled.insert(row.number);
            }
        }
        Some(())
    }

    /// Whether its rows stand below one another by columns.
    pub(super) fn has_outline(&self) -> bool {
        !self.outline.is_empty()
    }
}

/// Fills the cells before the first of a row with those above, and keeps the row's for those below.
fn carry(row: &mut Row, outline: &[usize], above: &mut [Cell], says: impl Fn(&Cell) -> bool) {
    let Some(first) = outline.iter().position(|at| row.cells.get(*at).is_some_and(&says)) else { return };
    for (level, at) in outline.iter().enumerate() {
        let Some(cell) = row.cells.get_mut(*at) else { continue };
        if level < first {
            cell.clone_from(&above[level]);
        } else {
            above[level] = if says(cell) { cell.clone() } else { Cell::default() };
        }
    }
}

/// What the outline's lines are parted with.
pub(super) struct Outlined<'a> {
    /// The table.
    pub table: &'a Table,
    /// Codes and names in several columns.
    pub levels: &'a [Level],
    /// Whether sums are kept, to be checked.
    pub keeps_sums: bool,
    /// The language of names.
    pub lang: Lang,
}

/// Parts the rows that are sums of others from the lines, and keeps the names of the codes of all. `rows` are
/// those of the lines.
pub(super) fn part(taken: &mut Taken, rows: &[TableRow], outlined: &Outlined, names: &mut Names) {
    let outline = &outlined.table.outline;
    let own: Vec<Dimension> = Dimension::ALL.iter().copied().filter(|of| outlined.is_told(*of)).collect();
    let paths: Vec<Vec<&str>> = rows.iter().map(|row| outline.iter().map(|at| row.cell(*at)).collect()).collect();
    let below = |row: &TableRow| if row.is_unfilled() { nested::BETWEEN } else { "" };
    let keys: Vec<String> = paths.iter().zip(rows).map(|(path, row)| key(path) + below(row)).collect();
    let others = || Dimension::ALL.iter().filter(|dimension| !own.contains(dimension));
    let items = taken.lines.iter().zip(&keys).map(|((line, day), code)| Item {
        group: group(line, *day),
        others: others().map(|other| line.codes[*other].as_deref()).collect(),
        code,
    });
    let below = nested::below_in_outline(&items.collect::<Vec<_>>());
    for ((line, _), row) in taken.lines.iter().zip(rows) {
        outlined.keep_names(line, row, names);
    }
    for ((mut lines, row), below) in std::mem::take(&mut taken.lines).into_iter().zip(rows).zip(below) {
        match (below.is_empty(), &lines.1) {
            (true, _) => {
                lines.0.name = lines.0.name.or_else(|| outlined.own_name(row));
                taken.lines.push(lines);
            }
            (false, None) if outlined.keeps_sums && outlined.can_be_checked(row) => taken.sums.push(lines.0),
            (false, _) => {}
        }
    }
}

/// The cells of a row's path as one text, without those after the last that says something.
fn key(path: &[&str]) -> String {
    let length = path.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    path[..length].join(nested::BETWEEN)
}

impl Outlined<'_> {
    /// The columns that tell a dimension's code.
    fn columns_of(&self, dimension: Dimension) -> impl Iterator<Item = &Column> {
        self.table.columns.iter().filter(move |column| column.word == dimension.id())
    }

    /// Whether a dimension's code is told by a cell of the outline.
    fn is_told(&self, dimension: Dimension) -> bool {
        let in_levels =
            self.levels.iter().filter(|level| level.dimension() == dimension && level.is_code()).flat_map(Level::cells);
        let in_columns = self.columns_of(dimension).flat_map(|column| column.cells.iter().copied());
        in_levels.chain(in_columns).any(|at| self.table.outline.contains(&at))
    }

    /// What a line is called that has nothing below it where others have their name: a department without lines
    /// is one itself.
    fn own_name(&self, row: &TableRow) -> Option<Text> {
        let outline = &self.table.outline;
        let mut names = self.table.columns.iter().filter(|column| column.word == "name");
        let is_inside = names.any(|column| column.cells.iter().all(|at| outline.contains(at)));
        let filled = outline.iter().rev().map(|at| row.cell(*at)).find(|cell| !cell.is_empty());
        filled.filter(|_| is_inside).map(|text| Text::new(vec![(self.lang, text.to_owned())]))
    }

    /// Whether all that a sum is told by is a code: by these its lines are found.
    fn can_be_checked(&self, row: &TableRow) -> bool {
        let levels = self.levels.iter().filter(|level| level.is_code()).flat_map(Level::cells);
        let columns = Dimension::ALL.iter().flat_map(|dimension| self.columns_of(*dimension));
        let codes: Vec<usize> = levels.chain(columns.flat_map(|column| column.cells.iter().copied())).collect();
        self.table.outline.iter().all(|at| row.cell(*at).is_empty() || codes.contains(at))
    }

    /// Keeps what a row calls its own code, where several columns of the outline make one code: those before it
    /// are the codes that it lies below.
    fn keep_names(&self, line: &Line, row: &TableRow, names: &mut Names) {
        let named = |dimension: Dimension| self.levels.iter().any(|level| level.dimension() == dimension);
        for dimension in Dimension::ALL.iter().copied().filter(|dimension| !named(*dimension)) {
            let Some(column) = self.columns_of(dimension).next() else { continue };
            let filled: Vec<usize> =
                column.cells.iter().copied().filter(|at| self.table.outline.contains(at)).collect();
            // Alone, it is the code of the row that fills it, and no name of those below.
            let is_alone = self.table.outline.len() == 1 && filled.len() == 1 && !row.is_unfilled();
            if filled.len() < 2 && !is_alone {
                continue;
            }
            let mut path: Vec<String> = Vec::new();
            for last in filled.iter().filter(|at| !row.cell(**at).is_empty()) {
                let until = column.cells.iter().take_while(|at| *at != last).chain([last]);
                path.push(column.parts.take(until.map(|at| row.cell(*at))));
                names.keep(line.direction, dimension, path.clone(), None);
            }
            let deepest = self.table.outline.iter().rev().find(|at| !row.cell(**at).is_empty());
            if deepest.is_some_and(|at| filled.contains(at)) {
                let name = line.name.as_ref().map(|name| name.first().to_owned());
                names.keep(line.direction, dimension, path, name);
            }
        }
    }
}
