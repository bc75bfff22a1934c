//! What a table of areas has that was not used and may matter: parts of the people, figures whose title is a year,
//! texts that may be a level.

use rust_decimal::Decimal;

use super::Table;
use crate::findings::Told;
use crate::import::figure::{Said, Style};
use crate::import::place::attribute;
use crate::import::place::{self, Meaning, parted_year};
use crate::import::titles::has;
use crate::text::slug::slug;

/// Notes on these, each with what would use it; of `unused` the officer has said that they are not.
pub fn notes(table: &Table, unused: &[&str]) -> Vec<Told> {
    let all = [parts_of_people(table), years(table, unused), texts(table, unused), codes(table, unused)];
    all.into_iter().chain([figures(table, unused)]).flatten().collect()
}

/// Why a table is not read: a column of names that is not used tells apart the rows that repeat the same areas, whose
/// people or codes would be one another's.
pub fn level(table: &Table, unused: &[&str]) -> Option<Told> {
    const MOST_NAMED: usize = 3;
    let finer = attribute::finer(&table.grid, &table.meanings)?;
    let has_code = table.meanings.iter().any(|meaning| matches!(meaning, Meaning::Code(_)));
    let has_figures = (!table.people.is_empty() || has_code) && !table.is_map && table.years.is_none();
    if !has_figures || !is_left(table, finer.column, unused) {
        return None;
    }
    let more = if finer.names.len() > MOST_NAMED { ", …" } else { "" };
    let names = finer.names.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ") + more;
    let column = table.grid.name(finer.column);
    let told = Told::new("import-text-beside").with("file", &table.given.name).with("number", finer.rows);
    Some(told.with("names", names).with("option", option(&column)).with("column", column))
}

/// What would take a column of texts for a level.
fn option(column: &str) -> String {
    let level = slug(column).unwrap_or_else(|| "level".to_owned());
    format!("--column {level}=\"{column}\"")
}

fn is_taken(table: &Table, at: usize) -> bool {
    table.years == Some(at) || table.people.iter().any(|(column, _)| *column == at)
}

/// Columns that name a part of the people, or something else beside them, which are not taken for the inhabitants.
fn parts_of_people(table: &Table) -> Option<Told> {
    let is_part = |at: &usize| {
        let title = table.grid.titles.get(*at).map_or("", String::as_str);
        let is_free = table.meanings.get(*at) == Some(&Meaning::Other) && !is_taken(table, *at);
        is_free
            && has(title, place::PEOPLE)
            && (!place::people::is_all(&parted_year(title).0) || place::has_several_years(title))
    };
    let names: Vec<String> = (0..table.grid.width()).filter(is_part).map(|at| table.grid.name(at)).collect();
    let told = || Told::new("import-people-part").with("file", &table.given.name).with("columns", names.join(", "));
    (!names.is_empty()).then(told)
}

/// Whether a column is used for nothing, and nobody said so.
fn is_left(table: &Table, at: usize, unused: &[&str]) -> bool {
    let is_free = table.meanings.get(at) == Some(&Meaning::Other) && !is_taken(table, at);
    is_free && !unused.contains(&&*table.grid.name(at))
}

/// Columns of codes that are no level's.
fn codes(table: &Table, unused: &[&str]) -> Option<Told> {
    let is_code = |at: &usize| is_left(table, *at, unused) && place::is_coded(&table.grid, *at);
    let names: Vec<String> = (0..table.grid.width()).filter(is_code).map(|at| table.grid.name(at)).collect();
    let first = names.first()?;
    let level = table.meanings.iter().rev().find_map(|meaning| match meaning {
        Meaning::Name(Some(level)) if !table.meanings.contains(&Meaning::Code(Some(level.clone()))) => Some(level),
        _ => None,
    })?;
    let told = Told::new("import-codes-left").with("file", &table.given.name).with("columns", names.join(", "));
    Some(told.with("option", format!("--column {level}-code=\"{first}\"")))
}

/// Columns of whole numbers, where none was taken for the inhabitants.
fn figures(table: &Table, unused: &[&str]) -> Option<Told> {
    if table.is_map || !table.people.is_empty() {
        return None;
    }
    let years = attribute::years(&table.grid, &table.meanings);
    let is_told = |at: usize| years.iter().any(|(year, _)| *year == at) || has(&table.grid.name(at), place::PEOPLE);
    let counts = |at: &usize| {
        let style = Style::of(table.grid.every(*at));
        let is_count = |cell: &str| matches!(style.of_whole_numbers(cell).read(cell), Said::Figure(figure) if figure.fract().is_zero() && figure >= Decimal::ZERO);
        table.grid.values(*at).next().is_some() && table.grid.values(*at).all(is_count)
    };
    let is_figure =
        |at: &usize| is_left(table, *at, unused) && !is_told(*at) && !place::is_coded(&table.grid, *at) && counts(at);
    let names: Vec<String> = (0..table.grid.width()).filter(is_figure).map(|at| table.grid.name(at)).collect();
    let first = names.first()?;
    // Without a year, that is asked for next.
    let year = parted_year(first).1.or(table.year).map_or_else(String::new, |year| format!("-{year}"));
    let told = Told::new("import-figures-left").with("file", &table.given.name).with("columns", names.join(", "));
    Some(told.with("option", format!("--column population{year}=\"{first}\"")))
}

/// Columns of figures whose title is a year.
fn years(table: &Table, unused: &[&str]) -> Option<Told> {
    let all = attribute::years(&table.grid, &table.meanings).into_iter();
    let all: Vec<(usize, i16)> = all.filter(|(at, _)| is_left(table, *at, unused)).collect();
    let columns: Vec<String> = all.iter().map(|(at, _)| table.grid.name(*at)).collect();
    let option = |(at, year): &(usize, i16)| format!("--column population-{year}=\"{}\"", table.grid.name(*at));
    let options: Vec<String> = all.iter().map(option).collect();
    let told = || Told::new("import-year-columns").with("file", &table.given.name);
    (!all.is_empty()).then(|| told().with("columns", columns.join(", ")).with("options", options.join(" ")))
}

/// Columns of texts that may be a level of the tree.
fn texts(table: &Table, unused: &[&str]) -> Option<Told> {
    let all = attribute::unused(&table.grid, &table.meanings).into_iter();
    let all: Vec<usize> = all.filter(|at| is_left(table, *at, unused)).collect();
    let names: Vec<String> = all.iter().map(|at| table.grid.name(*at)).collect();
    let first = names.first()?;
    let told = Told::new("import-columns-left").with("file", &table.given.name).with("columns", names.join(", "));
    Some(told.with("option", option(first)))
}
