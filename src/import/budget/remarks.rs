//! What the officer is told of a table: how its columns were understood, and what to look at.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::apart::Apart;
use super::levels::Level;
use super::meaning::Meaning;
use super::{Table, apart, changes, guess, rows, shares, spread, stages, totals, values, words};
use crate::findings::Told;
use crate::import::grid::text_at;
use crate::import::{LeftOut, Understood, Why, titles};
use crate::model::budget::{Dimension, Stage};
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

/// Words of a column of stages that are of a part of the year, whose rows are left out.
fn stages_of_parts(table: &Table) -> Option<Told> {
    let column = table.guess.column(Meaning::StageWord)?;
    let words = values::stages(table.grid, column)?.of_parts;
    let told = Told::new("import-stages-of-parts").with("file", shown_name(table));
    (!words.is_empty()).then(|| told.with("column", table.grid.name(column)).with("words", words.join("”, “")))
}

/// What the officer should look at: stages that several columns may tell, fiscal years over two calendar
/// years, and lines without a code.
pub(super) fn doubts(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let file = shown_name(table);
    let is_change =
        |meaning: &Meaning| matches!(meaning, Meaning::Modification | Meaning::Increase | Meaning::Decrease);
    let is_reckoned = guess.meanings.iter().any(is_change);
    let is_said = |at: &usize| guess.said.contains(at) || guess.meanings[*at] != Meaning::Nothing;
    let is_told = |(stage, columns): &&(Stage, Vec<usize>)| {
        guess.column(Meaning::Stage(*stage)).is_some()
            || *stage == Stage::Adjusted && is_reckoned && columns.iter().all(is_said)
    };
    let open = guess.twins.iter().filter(|twins| !is_told(twins));
    let twins = open.map(|(stage, columns)| {
        let key = undecided(table, *stage, columns);
        let columns: Vec<String> = columns.iter().map(|at| grid.name(*at)).collect();
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
    let odd = odd_columns(table);
    let others = of_other_years(table);
    let planless = without_plan(table);
    twins
        .chain(encoding(table))
        .chain(codes_as_numbers(table))
        .chain(codes_as_dates(table))
        .chain(eliminations(table))
        .chain(relative_codes(table))
        .chain(planless)
        .chain(others)
        .chain(odd)
        .chain(apart::told(table))
        .chain(spread::told(table))
        .chain(totals::told(table))
        .chain(stages_of_parts(table))
        .chain(sums)
        .chain(split)
        .chain(bare)
        .collect()
}

/// Why columns that may tell a stage are not taken.
fn undecided(table: &Table, stage: Stage, columns: &[usize]) -> &'static str {
    let (grid, meanings) = (table.grid, &table.guess.meanings);
    match columns {
        [] | [_, _, ..] if stages::are_of_parts(grid, columns) => "import-parts-beside",
        [_, _, ..] if stage == Stage::Adjusted && changes::are_some(grid, columns) => "import-changes-open",
        [] | [_, _, ..] => "import-twins",
        [_] if stage.is_plan() => "import-doubtful-adjusted",
        [only] if shares::is_small(grid, meanings, *only) => "import-doubtful-share",
        [_] => "import-doubtful-open",
    }
}

/// Codes that a spreadsheet holds as numbers with decimals: of `1.10` and `1.1` one is left.
fn codes_as_numbers(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let is_code = |at: &usize| matches!(guess.meanings[*at], Meaning::Code(_) | Meaning::Id);
    let one = |at: usize| {
        let is_number = |row: &&rows::Row| grid.is_number(row.0, at) && text_at(&row.1, at).contains('.');
        let (row, cells) = grid.rows.iter().find(is_number)?;
        let told = Told::new("import-codes-are-numbers").with("file", shown_name(table)).with("column", grid.name(at));
        Some(told.with("row", row).with("value", text_at(cells, at)))
    };
    (0..guess.meanings.len()).filter(is_code).filter(|_| grid.is_book).filter_map(one).collect()
}

/// Codes of which a spreadsheet made dates.
fn codes_as_dates(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let is_code = |at: &usize| matches!(guess.meanings[*at], Meaning::Code(_) | Meaning::Id);
    let is_date = |text: &str| text.get(..10).is_some_and(|day| day.parse::<Date>().is_ok());
    let one = |at: usize| {
        let (row, cells) = grid.rows.iter().find(|row| is_date(text_at(&row.1, at)))?;
        let told = Told::new("import-codes-are-dates").with("file", shown_name(table)).with("column", grid.name(at));
        Some(told.with("row", row).with("value", text_at(cells, at)))
    };
    (0..guess.meanings.len()).filter(is_code).filter(|_| grid.is_book).filter_map(one).collect()
}

/// That a table's name makes its rows transfers that are taken away.
fn eliminations(table: &Table) -> Option<Told> {
    let is_called = titles::has(&table.given.name, words::ELIMINATIONS);
    is_called.then(|| Told::new("import-eliminations").with("file", shown_name(table)))
}

/// In which encoding a table is read that is not UTF-8, with a text that shows whether that is right.
fn encoding(table: &Table) -> Option<Told> {
    let encoding = table.grid.csv?.encoding;
    let mut cells = table.grid.titles.iter().chain(table.grid.rows.iter().flat_map(|(_, cells)| cells));
    let shown = cells.find(|cell| !cell.is_ascii()).filter(|_| encoding != encoding_rs::UTF_8)?;
    let told = Told::new("import-encoding").with("file", shown_name(table));
    Some(told.with("encoding", encoding.name().to_lowercase()).with("text", shown.trim()))
}

/// Codes of programmes that only mean something within a function or a unit: most of them stand below several.
fn relative_codes(table: &Table) -> Option<Told> {
    let code = |dimension: Dimension| {
        let (_, levels) = table.levels.iter().find(|(of, _)| *of == dimension)?;
        levels.last()?.column()
    };
    let inner = code(Dimension::Programme)?;
    let outer = [Dimension::Functional, Dimension::Administrative].into_iter().find_map(code)?;
    let is_placed = |(of, levels): &(Dimension, Vec<Level>)| {
        *of == Dimension::Programme && levels.iter().any(|level| level.column() == Some(outer))
    };
    if table.levels.iter().any(is_placed) {
        return None;
    }
    // Of a code with its name in one cell, the code.
    let mark = |at: usize| values::joined_by(table.grid, at);
    let marks = [(inner, mark(inner)), (outer, mark(outer))];
    let cell = |cells: &[String], at: usize| {
        let mark = marks.iter().find(|(column, _)| *column == at).and_then(|(_, mark)| *mark);
        let text = text_at(cells, at);
        mark.and_then(|mark| text.split_once(mark)).map_or(text, |(code, _)| code).trim().to_owned()
    };
    let mut below: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, cells) in table.grid.rows.iter().filter(|(_, cells)| !cell(cells, inner).is_empty()) {
        below.entry(cell(cells, inner)).or_default().insert(cell(cells, outer));
    }
    let is_short = |code: &String| code.len() <= SHORT_CODE && code.bytes().all(|byte| byte.is_ascii_digit());
    let shared = below.values().filter(|outer| outer.len() > 1).count();
    let is_relative = below.keys().all(is_short) && shared > 0 && shared * 2 >= below.len();
    let told = || {
        let told = Told::new("import-codes-within").with("file", shown_name(table));
        told.with("inner", table.grid.name(inner)).with("outer", table.grid.name(outer))
    };
    is_relative.then(told)
}

/// Codes of so many digits are numbers within something, more likely than codes of their own.
const SHORT_CODE: usize = 2;

/// A table that says what was done and not what was planned, where a column of amounts that is not used may be this.
fn without_plan(table: &Table) -> Option<Told> {
    let (grid, meanings) = (table.grid, &table.guess.meanings);
    let is_plan = |meaning: &Meaning| match meaning {
        Meaning::Stage(stage) => stage.is_plan(),
        meaning => *meaning == Meaning::Amount,
    };
    // Of several that may be the plan, all are told.
    if table.guess.twins.iter().any(|(stage, columns)| stage.is_plan() && columns.len() > 1) {
        return None;
    }
    let done = meanings.iter().position(|meaning| matches!(meaning, Meaning::Stage(stage) if !stage.is_plan()))?;
    let is_open = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        meanings[*at] == Meaning::Nothing
            && values::looks(grid, *at) == values::Looks::Numbers
            && !table.guess.said.contains(at)
            && !is_of_levels(table, *at)
            && !guess::of_other_year(title, table.year)
            && titles::meaning(title, words::TEXTS).is_none()
            && apart::apart(title).is_none_or(|apart| apart == Apart::Ceiling)
    };
    let column = (0..done).rev().find(is_open).filter(|_| !meanings.iter().any(is_plan) && table.kept.is_none())?;
    let told = Told::new("import-no-plan").with("file", shown_name(table));
    Some(told.with("done", grid.name(done)).with("column", grid.name(column)))
}

/// Columns of stages of other years than the one that the file's name says, which are not taken.
fn of_other_years(table: &Table) -> Option<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let is_one = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        guess.meanings[*at] == Meaning::Nothing
            && guess::of_other_year(title, table.year)
            && matches!(guess::called(title, None), Some(Meaning::Stage(_)))
    };
    let columns: Vec<String> = (0..guess.meanings.len()).filter(is_one).map(|at| grid.name(at)).collect();
    let is_of_name = guess::years(&table.given.name).any(|year| year == table.year);
    (is_of_name && !columns.is_empty()).then(|| {
        Told::new("import-columns-of-years")
            .with("file", shown_name(table))
            .with("year", table.year)
            .with("columns", columns.join(", "))
    })
}

/// Columns that are called as a stage, or as the lines' name, and are not taken though no other is that: their
/// cells are not such.
fn odd_columns(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let is_open =
        |at: &usize| guess.meanings[*at] == Meaning::Nothing && !guess.said.contains(at) && !is_of_levels(table, *at);
    let one = |at: usize| {
        let called = guess::called(&grid.titles.get(at)?.clone(), Some(table.year))?;
        let is_twin = guess.twins.iter().any(|(_, columns)| columns.contains(&at));
        if is_twin || guess.column(called).is_some() || table.kept.is_some() {
            return None;
        }
        let is_odd = |text: &str| !text.is_empty() && values::is_number(text) == (called == Meaning::Name);
        let cell = |cells: &[String]| text_at(cells, at).to_owned();
        let (row, cells) = grid.rows.iter().find(|(_, cells)| is_odd(&cell(cells)))?;
        let told = Told::new("import-column-odd").with("file", shown_name(table)).with("column", grid.name(at));
        Some(told.with("word", called.word()?).with("row", row).with("value", cell(cells)))
    };
    (0..guess.meanings.len()).filter(is_open).filter_map(one).collect()
}

/// Whether a column is one of a dimension's levels.
fn is_of_levels(table: &Table, at: usize) -> bool {
    table.levels.iter().flat_map(|(_, levels)| levels).any(|level| level.code == Some(at) || level.name == Some(at))
}

/// The rows that a mapping leaves out, each with the text by which it does, and those of other years than the one
/// that is wanted.
pub(super) fn left_out(years: &[Table]) -> Vec<LeftOut> {
    let Some(table) = years.first() else { return Vec::new() };
    let (grid, of_year) = (table.grid, table.guess.column(Meaning::Year));
    let cell = |cells: &[String], at: usize| text_at(cells, at).to_owned();
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
