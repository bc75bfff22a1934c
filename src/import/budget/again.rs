//! What is told of a table that comes again: the rows that it leaves out as the year's YAML says it, and not as one
//! would guess now, and what of this may be wrong by now.

use super::meaning::Meaning;
use super::standing::{Mapping, mapping_of};
use super::sums::listed;
use super::{Table, rows, yaml_path};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, LeftOut, Why};

/// The rows that no year's mapping takes, each with the reason.
pub(super) fn left_out(years: &[Table], asked: &Asked) -> Vec<LeftOut> {
    let Some(table) = years.first() else { return Vec::new() };
    let mappings: Option<Vec<Mapping>> = years.iter().map(|table| mapping_of(table, asked)).collect();
    let mappings = mappings.unwrap_or_default();
    let year = table.guess.column(Meaning::Year);
    let one = |(row, cells): &rows::Row| {
        let why = |mapping: &Mapping| why(mapping, table.grid, cells, year);
        let reasons = mappings.iter().map(why).collect::<Option<Vec<Told>>>()?;
        Some(LeftOut { file: table.file.clone(), row: *row, why: Why::Told(reasons.into_iter().next()?) })
    };
    table.grid.rows.iter().filter_map(one).collect()
}

/// Why a mapping does not take a row; nothing where it does.
fn why(mapping: &Mapping, grid: &Grid, cells: &[String], year: Option<usize>) -> Option<Told> {
    let cell = |at: usize| text_at(cells, at).trim().to_owned();
    let told = |key, at: usize| Told::new(key).with("column", grid.name(at)).with("value", cell(at));
    let has = |(title, texts): &(String, Vec<String>)| grid.column(title).map(|at| (at, texts.contains(&cell(at))));
    if let Some((at, _)) = mapping.except.iter().filter_map(has).find(|(_, has)| *has) {
        return Some(told("import-row-except", at));
    }
    if let Some((at, _)) = mapping.only.iter().filter_map(has).find(|(_, has)| !has) {
        return Some(told(if year == Some(at) { "import-row-of-year" } else { "import-row-except" }, at));
    }
    let empty = mapping.filled.iter().filter_map(|title| grid.column(title)).find(|at| cell(*at).is_empty())?;
    Some(Told::new("import-row-unfilled").with("column", grid.name(empty)))
}

/// What the officer should look at: rows that look like totals and are taken, since the mapping names others; sums
/// that are checked and not added; and a total that says something else than the lines.
pub(super) fn doubts(table: &Table, asked: &Asked) -> Vec<Told> {
    let Some(mapping) = mapping_of(table, asked) else { return Vec::new() };
    let year = table.guess.column(Meaning::Year);
    let is_taken = |(_, cells): &&rows::Row| {
        rows::is_left_out(cells, &table.sums.except) && why(&mapping, table.grid, cells, year).is_none()
    };
    let taken: Vec<usize> = table.grid.rows.iter().filter(is_taken).map(|(row, _)| *row).collect();
    let told = || {
        let told = Told::new("import-totals-taken").with("file", yaml_path(asked, table.year));
        told.with("table", &table.file).with("rows", listed(taken.clone()))
    };
    let mut all: Vec<Told> = (!taken.is_empty()).then(told).into_iter().collect();
    let holds = |key: &str| match key {
        "import-sums-found" => mapping.nests,
        "import-total-differs" => taken.is_empty(),
        _ => false,
    };
    all.extend(table.sums.notes.iter().filter(|note| holds(note.key)).cloned());
    all
}
