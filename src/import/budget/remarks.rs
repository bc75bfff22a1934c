//! What the officer is told of a table: how its columns were understood, and what to look at.

use super::meaning::Meaning;
use super::{Table, rows, values};
use crate::findings::Told;
use crate::import::{LeftOut, Understood, Why};
use crate::model::choice::Choice;

/// Words of a column of stages that are none, and whose rows the reader will tell.
pub(super) fn unknown_stages(table: &Table) -> Option<Told> {
    let column = table.guess.column(Meaning::StageWord)?;
    let words = values::stages(table.grid, column)?;
    let told = || {
        Told::new("import-stage-unknown")
            .with("file", &table.given.name)
            .with("column", table.grid.name(column))
            .with("words", words.unknown.join(", "))
    };
    (!words.unknown.is_empty()).then(told)
}

/// What the officer should look at: stages that several columns may tell, fiscal years over two calendar
/// years, and lines without a code.
pub(super) fn doubts(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let file = shown_name(table);
    let open = guess.twins.iter().filter(|(stage, _)| guess.column(Meaning::Stage(*stage)).is_none());
    let twins = open.map(|(stage, columns)| {
        let columns: Vec<String> = columns.iter().map(|at| grid.name(*at)).collect();
        let key = if columns.len() > 1 { "import-twins" } else { "import-doubtful-adjusted" };
        Told::new(key).with("file", &file).with("stage", stage.id()).with("columns", columns.join(", "))
    });
    let years = guess.column(Meaning::Year).into_iter().flat_map(|column| grid.every(column));
    let split = years
        .filter(|typed| values::fiscal_year(typed) == Some(table.year))
        .find(|typed| typed.contains(['-', '/', '–']))
        .map(|typed| Told::new("import-fiscal-year").with("file", &file).with("value", typed).with("year", table.year));
    let has_codes = !table.levels.is_empty() || guess.column(Meaning::Id).is_some();
    let bare = (!has_codes).then(|| Told::new("import-no-codes").with("file", &file));
    let sums = table.sums.notes.iter().cloned();
    twins.chain(sums).chain(split).chain(bare).collect()
}

/// The rows that a mapping leaves out, each with the text by which it does, and those of other years than the one
/// that is wanted.
pub(super) fn left_out(years: &[Table]) -> Vec<LeftOut> {
    let Some(table) = years.first() else { return Vec::new() };
    let (grid, of_year) = (table.grid, table.guess.column(Meaning::Year));
    let cell = |cells: &[String], at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
    let why = |cells: &[String]| {
        let is_it = |(at, texts): &&(usize, Vec<String>)| texts.contains(&cell(cells, *at));
        let except = table.sums.except.iter().find(is_it).map(|(at, _)| *at);
        let stage = table
            .guess
            .column(Meaning::StageWord)
            .filter(|at| values::stages(grid, *at).is_some_and(|words| words.left_out.contains(&cell(cells, *at))));
        if let Some(at) = except.or(stage) {
            return Some(Told::new("import-row-except").with("column", grid.name(at)).with("value", cell(cells, at)));
        }
        let at = of_year
            .filter(|at| !years.iter().any(|table| values::fiscal_year(&cell(cells, *at)) == Some(table.year)))?;
        Some(Told::new("import-row-of-year").with("column", grid.name(at)).with("value", cell(cells, at)))
    };
    let one =
        |(row, cells): &rows::Row| Some(LeftOut { file: table.file.clone(), row: *row, why: Why::Told(why(cells)?) });
    grid.rows.iter().filter_map(one).collect()
}

/// A table's file, with its sheet where it has several.
pub(super) fn shown_name(table: &Table) -> String {
    match &table.grid.sheet {
        Some(sheet) => format!("{} ({sheet})", table.given.name),
        None => table.given.name.clone(),
    }
}

/// The columns of a table as they are shown to the officer; of one that becomes several years, what any of them
/// takes each for.
pub(super) fn understood(years: &[Table]) -> Vec<Understood> {
    let Some(table) = years.first() else { return Vec::new() };
    let word = |at: usize| years.iter().find_map(|table| table.guess.meanings.get(at)?.word());
    let file = shown_name(table);
    let of = |at: usize| Understood {
        file: file.clone(),
        column: table.grid.name(at),
        sample: table.grid.values(at).next().unwrap_or_default().to_owned(),
        word: word(at),
    };
    (0..table.guess.meanings.len()).map(of).collect()
}
