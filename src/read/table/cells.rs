//! A table whose columns are found: what each row says under our words.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::layout::{Layout, TELLING, Tables, layout, may_tell, tell_unknown};
use super::parts::Parts;
use super::sheet::{Row, Sheet, as_title, place, read};
use super::{Mapping, TableRef};
use crate::findings::{Code, Finding, Place};
use crate::read::reader::Reader;
use crate::read::record::At;
use crate::text::clean::{is_steering, reorders};
use crate::text::nearest::nearest;

/// A table, and where our words are in it.
pub struct Table {
    pub(super) layout: Layout,
    pub(super) sheet: Sheet,
    pub(super) columns: Vec<Column>,
    /// The places of the columns in which rows stand below one another, the widest first.
    pub(super) outline: Vec<usize>,
    /// In an outline of one column: the numbers of the rows that leave it empty, below one that fills it.
    pub(super) unfilled: BTreeSet<u32>,
    /// The rows that are wanted, as places in the sheet.
    wanted: Vec<usize>,
    /// Whether a column that should be there is not, which was told.
    lacks_column: bool,
}

/// A column: our word for it, and what its value is made from.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub word: &'static str,
    pub parts: Parts,
    /// Places of its cells in a row.
    pub cells: Vec<usize>,
}

/// The columns that were found, where some are missing: nothing, unless records are read in part.
fn without(lacks: bool, found: Vec<Column>, reader: &mut Reader) -> Option<(Vec<Column>, bool)> {
    if lacks { reader.without_wrong((found, true)) } else { Some((found, false)) }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub struct TableRow<'t> {
    pub(super) table: &'t Table,
    pub(super) row: &'t Row,
}

impl Table {
    /// Opens a table; nothing where it cannot be used, which is told. `words` are those that its
    /// columns can have, `amounts` those of its columns with amounts.
    pub fn open(
        reference: &At<TableRef>,
        tables: &Tables,
        words: &[&'static str],
        amounts: &[&'static str],
        reader: &mut Reader,
    ) -> Option<Self> {
        let layout = layout(reference, tables, words, amounts, reader)?;
        let bytes = tables.bytes.get(&layout.file)?;
        let named = layout.titles();
        let sheet = read(bytes, &layout, &named.iter().map(String::as_str).collect::<Vec<_>>(), reader)?;
        let all: Vec<&'static str> = words.iter().chain(amounts).copied().collect();
        let lacks_column = layout.lacks_column;
        let mut table = Self {
            layout,
            sheet,
            columns: Vec::new(),
            outline: Vec::new(),
            unfilled: BTreeSet::new(),
            wanted: Vec::new(),
            lacks_column,
        };
        (table.columns, table.lacks_column) = table.find_columns(&all, reader)?;
        table.fill(reader)?;
        table.settle_outline(reader)?;
        table.wanted = table.find_wanted(reader)?;
        Some(table)
    }

    /// The rows that are wanted, in their order.
    pub fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        self.wanted.iter().map(|at| TableRow { table: self, row: &self.sheet.rows[*at] })
    }

    /// Whether it has a column or a constant of this word.
    pub fn has(&self, word: &str) -> bool {
        self.columns.iter().any(|column| column.word == word) || self.constant(word).is_some()
    }

    /// The titles of its columns.
    pub fn titles(&self) -> &[String] {
        &self.sheet.titles
    }

    fn constant(&self, word: &str) -> Option<&str> {
        self.layout.constants.iter().find(|(known, _)| *known == word).map(|(_, text)| text.as_str())
    }

    /// Whether a column that should be there is not.
    pub fn lacks_column(&self) -> bool {
        self.lacks_column
    }

    /// The columns by their place, and whether one is missing, which is told; nothing where no row can be
    /// understood without it, or rows are read whole or not at all.
    fn find_columns(&self, known: &[&'static str], reader: &mut Reader) -> Option<(Vec<Column>, bool)> {
        let Some(columns) = &self.layout.columns else { return self.own_columns(known, reader) };
        let mut found = Vec::new();
        let (mut lacks, mut is_lost) = (self.lacks_column, false);
        for (word, parts) in columns {
            match self.cells(parts, reader) {
                Some(cells) => found.push(Column { word, parts: parts.clone(), cells }),
                None => {
                    lacks = true;
                    is_lost |= TELLING.contains(word);
                }
            }
        }
        if is_lost { None } else { without(lacks, found, reader) }
    }

    /// The columns of a table whose titles are our words.
    fn own_columns(&self, known: &[&'static str], reader: &mut Reader) -> Option<(Vec<Column>, bool)> {
        let mut found = Vec::new();
        let (mut lacks, mut is_lost) = (self.lacks_column, false);
        // Titles that the mapping names elsewhere, as those of levels, need not be our words.
        let named = self.layout.titles();
        for (at, title) in self.sheet.titles.iter().enumerate() {
            match known.iter().find(|known| *known == title) {
                Some(word) => found.push(Column { word, parts: Parts::of(Vec::new()), cells: vec![at] }),
                None if named.contains(title) => {}
                None => {
                    let place = place(self.sheet.header, &self.layout);
                    tell_unknown(&At { value: title.clone(), place }, "lines", known, reader);
                    lacks = true;
                    is_lost |= may_tell(title);
                }
            }
        }
        if is_lost { None } else { without(lacks, found, reader) }
    }

    /// The places of the cells that a value is made from.
    pub(super) fn cells(&self, parts: &Parts, reader: &mut Reader) -> Option<Vec<usize>> {
        let all: Vec<Option<usize>> = parts.titles.iter().map(|title| self.column(title, reader)).collect();
        all.into_iter().collect()
    }

    /// The place of a column, by title or number; one that is missing, or there twice, is told.
    pub(super) fn column(&self, title: &At<String>, reader: &mut Reader) -> Option<usize> {
        let titles = &self.sheet.titles;
        let width = titles.len().max(self.sheet.rows.first().map_or(0, |row| row.cells.len()));
        let wanted = as_title(&title.value);
        let mut same = titles.iter().enumerate().filter(|(_, known)| **known == wanted).map(|(at, _)| at);
        let by_title = same.next();
        if let (Some(first), Some(second)) = (by_title, same.next()) {
            let finding = Finding::new(Code::AmbiguousColumn, title.place.clone())
                .with("column", &title.value)
                .with("first", first + 1)
                .with("second", second + 1);
            reader.findings.add(finding);
            return None;
        }
        let by_number = title.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = by_title.or(by_number.filter(|at| *at < width));
        if found.is_none() {
            let finding = Finding::new(Code::MissingColumn, title.place.clone()).with("column", &title.value);
            reader.findings.add(match other_mark(titles, &wanted) {
                Some(mark) => finding.with("delimiter", mark),
                None => finding
                    .with_some("nearest", nearest(&title.value, titles.iter().map(String::as_str)))
                    .with("known", titles.join(", ")),
            });
        }
        found
    }

    /// Repeats cells downwards, as merged cells do.
    fn fill(&mut self, reader: &mut Reader) -> Option<()> {
        let columns: Vec<Option<usize>> = self.layout.fill.iter().map(|title| self.column(title, reader)).collect();
        for at in columns.into_iter().collect::<Option<Vec<usize>>>()? {
            let mut above = None;
            for cell in self.sheet.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                match &above {
                    Some(above) if cell.text.trim().is_empty() => cell.clone_from(above),
                    _ => above = Some(cell.clone()),
                }
            }
        }
        Some(())
    }

    /// The rows that meet the mapping's conditions; those that are not as wide as the header are told.
    fn find_wanted(&self, reader: &mut Reader) -> Option<Vec<usize>> {
        let layout = &self.layout;
        let mut placed = |conditions: &[(At<String>, Vec<String>)]| {
            let place =
                |(title, values): &(At<String>, Vec<String>)| Some((self.column(title, reader)?, values.clone()));
            conditions.iter().map(place).collect::<Option<Vec<_>>>()
        };
        let (only, except) = (placed(&layout.only)?, placed(&layout.except)?);
        let filled: Vec<Option<usize>> = layout.filled.iter().map(|title| self.column(title, reader)).collect();
        let filled = filled.into_iter().collect::<Option<Vec<usize>>>()?;
        let text = |row: &Row, at: usize| row.cells.get(at).map_or("", |cell| cell.text.trim()).to_owned();
        let has = |row: &Row, (at, values): &(usize, Vec<String>)| values.contains(&text(row, *at));
        let wanted = |row: &Row| {
            only.iter().all(|condition| has(row, condition))
                && !except.iter().any(|condition| has(row, condition))
                && filled.iter().all(|at| !text(row, *at).is_empty())
        };
        let used = self.used_cells();
        let mut all = Vec::with_capacity(self.sheet.rows.len());
        for (at, row) in self.sheet.rows.iter().enumerate().filter(|(_, row)| wanted(row)) {
            if self.is_ragged(row) {
                self.tell_ragged(row, reader);
            } else if let Some(cell) =
                used.iter().find(|cell| row.cells.get(**cell).is_some_and(|cell| cell.is_unstored))
            {
                self.tell_unstored(row, *cell, reader);
            } else if row.cells.iter().any(|cell| is_steering(&cell.text)) {
                reader.findings.add(Finding::new(Code::ControlCharacter, row.place(layout)));
            } else if let Some((cell, found)) = used.iter().find_map(|cell| {
                // As it stands: in a table nobody reads `&#x202e;` for what it is in Markdown.
                Some((*cell, row.cells.get(*cell)?.text.chars().find(|c| reorders(*c))?))
            }) {
                let place = row.place_of(cell, self.sheet.text.as_deref(), layout);
                let name = format!("U+{:04X}", u32::from(found));
                reader.findings.add(Finding::new(Code::HiddenCharacter, place).with("name", name));
            } else {
                all.push(at);
            }
        }
        Some(all)
    }

    /// The places of the cells that anything is read from.
    fn used_cells(&self) -> BTreeSet<usize> {
        let named = self.layout.titles();
        let titles = self.sheet.titles.iter().enumerate().filter(|(_, title)| named.contains(title));
        let columns = self.columns.iter().flat_map(|column| &column.cells);
        titles.map(|(at, _)| at).chain(columns.copied()).collect()
    }

    fn tell_unstored(&self, row: &Row, cell: usize, reader: &mut Reader) {
        let place = row.place_of(cell, self.sheet.text.as_deref(), &self.layout);
        let title = self.sheet.titles.get(cell).cloned().unwrap_or_else(|| (cell + 1).to_string());
        reader.findings.add(Finding::new(Code::FormulaWithoutValue, place).with("column", title));
    }

    /// Whether a row of a text file has fewer cells than the header, or filled ones beyond it.
    fn is_ragged(&self, row: &Row) -> bool {
        let width = self.sheet.titles.len();
        let beyond = row.cells.get(width..).is_some_and(|rest| rest.iter().any(|cell| !cell.text.trim().is_empty()));
        width > 0 && self.sheet.text.is_some() && (row.cells.len() < width || beyond)
    }

    fn tell_ragged(&self, row: &Row, reader: &mut Reader) {
        let finding = Finding::new(Code::RaggedRow, row.place(&self.layout))
            .with("row", row.number)
            .with("found", row.cells.len())
            .with("expected", self.sheet.titles.len());
        reader.findings.add(finding);
    }
}

impl Layout {
    /// All titles that the mapping names, numbers left out.
    fn titles(&self) -> Vec<String> {
        let columns = self.columns.iter().flatten().map(|(_, parts)| parts);
        let levels = self.levels.iter().flat_map(|(_, levels)| levels).flat_map(|(code, name)| code.iter().chain(name));
        let parts = columns.chain(levels).chain(self.names.iter().map(|(_, parts)| parts));
        let conditions = self.only.iter().chain(&self.except).map(|(title, _)| title);
        let rows = self.filled.iter().chain(&self.fill).chain(&self.outline);
        let all = parts.flat_map(|parts| &parts.titles).chain(conditions).chain(rows);
        all.filter(|title| title.value.parse::<usize>().is_err()).map(|title| as_title(&title.value)).collect()
    }
}

impl<'t> TableRow<'t> {
    /// What the row says under a word; nothing where the table has no such column, or the cell is
    /// empty.
    pub fn text(&self, word: &str) -> Option<String> {
        match self.table.columns.iter().find(|column| column.word == word) {
            Some(column) => self.value(column),
            None => self.table.constant(word).map(str::to_owned),
        }
    }

    /// Whether its table has a column of a word.
    pub(super) fn has_column(&self, word: &str) -> bool {
        self.table.columns.iter().any(|column| column.word == word)
    }

    /// The place of the row.
    pub fn place(&self) -> Place {
        self.row.place(&self.table.layout)
    }

    /// The columns that the row has something in, with their words.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'t Column, String)> {
        let row = *self;
        self.table.columns.iter().filter_map(move |column| Some((column, row.value(column)?)))
    }

    /// The text of a cell, by its place.
    pub(super) fn cell(&self, at: usize) -> &'t str {
        self.row.cells.get(at).map_or("", |cell| cell.text.trim())
    }

    /// Whether it leaves the one column of its outline empty, below a row that fills it.
    pub(super) fn is_unfilled(&self) -> bool {
        self.table.unfilled.contains(&self.row.number)
    }

    /// The place and the text of the only cell that says something.
    pub(super) fn only_cell(&self) -> Option<(usize, &'t str)> {
        let mut filled =
            self.row.cells.iter().map(|cell| cell.text.trim()).enumerate().filter(|(_, text)| !text.is_empty());
        let first = filled.next()?;
        filled.next().is_none().then_some(first)
    }

    /// What cells make together, by their places.
    pub(super) fn joined(&self, parts: &Parts, cells: &[usize]) -> Option<String> {
        let cells = cells.iter().map(|at| self.row.cells.get(*at).map_or("", |cell| cell.text.as_str()));
        let text = parts.take(cells);
        (!text.is_empty() && !self.table.layout.empty.contains(&text)).then_some(text)
    }

    /// Whether a sign that the mapping takes for nothing stands under a word.
    pub(super) fn has_sign_for_nothing(&self, word: &str) -> bool {
        let columns = self.table.columns.iter().filter(|column| column.word == word);
        let mut cells = columns.flat_map(|column| &column.cells).filter_map(|at| self.row.cells.get(*at));
        cells.any(|cell| {
            self.table.layout.empty.iter().any(|empty| !empty.is_empty() && cell.text.trim().contains(empty.as_str()))
        })
    }

    pub(super) fn value(&self, column: &Column) -> Option<String> {
        self.joined(&column.parts, &column.cells)
    }

    /// The day under a word: nothing where there is none; an error where it is none, which is told.
    pub fn date(&self, word: &str, reader: &mut Reader) -> Result<Option<Date>, Told> {
        let Some(text) = self.text(word) else { return Ok(None) };
        let column = self.table.columns.iter().find(|column| column.word == word);
        let place = column.map_or_else(|| self.place(), |column| self.place_of(column));
        crate::read::values::date(&text, &place, reader).map(Some).ok_or(Told)
    }

    /// The place of a column's first cell; that of the row where it has none.
    pub(super) fn place_of(&self, column: &Column) -> Place {
        let text = self.table.sheet.text.as_deref();
        let of_cell = |cell: &usize| self.row.place_of(*cell, text, &self.table.layout);
        column.cells.first().map_or_else(|| self.place(), of_cell)
    }

    pub(super) fn title(&self, column: &Column) -> String {
        let first = column.cells.first().copied().unwrap_or(0);
        self.table.sheet.titles.get(first).cloned().unwrap_or_else(|| (first + 1).to_string())
    }
}

/// The mark that parts the columns of a text whose titles came as one: parted by it, one of them is the
/// title that is looked for.
fn other_mark(titles: &[String], wanted: &str) -> Option<&'static str> {
    let [whole] = titles else { return None };
    // As a title is compared, a tab is a space.
    [(';', ";"), (',', ","), ('|', "|"), (' ', "tab")]
        .into_iter()
        .find_map(|(mark, written)| whole.split(mark).any(|title| as_title(title) == wanted).then_some(written))
}

/// Something is wrong, and was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told;

impl Mapping {
    /// Tells keys that only tables of budget lines have.
    pub fn tell_line_keys(&self, reader: &mut Reader) {
        let keys = [
            ("direction", self.direction.as_ref().map(|at| &at.place)),
            ("stage", self.stage.as_ref().map(|at| &at.place)),
            ("eliminations", self.eliminations.as_ref().map(|at| &at.place)),
            ("levels", self.levels.as_ref().map(|at| &at.place)),
            ("codes", self.codes.as_ref().map(|at| &at.place)),
            ("names", self.names.as_ref().map(|at| &at.place)),
            ("sum", self.sum.as_ref().map(|at| &at.place)),
            ("plan_once", self.plan_once.as_ref().map(|at| &at.place)),
            ("nested", self.nested.as_ref().map(|at| &at.place)),
            ("outline", self.outline.first().map(|at| &at.place)),
            ("headings", self.headings.as_ref().map(|at| &at.place)),
            ("increases", self.increases.first().map(|at| &at.place)),
            ("decreases", self.decreases.first().map(|at| &at.place)),
        ];
        for (key, place) in keys {
            let Some(place) = place else { continue };
            tell_unknown(&At { value: key.to_owned(), place: place.clone() }, "table", &[], reader);
        }
    }
}
