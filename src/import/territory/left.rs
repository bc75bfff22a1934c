//! What a table of areas has that was not used and may matter: parts of the people, figures whose title is a year,
//! texts that may be a level.

use super::Table;
use crate::findings::Told;
use crate::import::place::attribute;
use crate::import::place::{self, Meaning, parted_year};
use crate::import::titles::has;
use crate::text::slug::slug;

/// Notes on these, each with what would use it; of `unused` the officer has said that they are not.
pub fn notes(table: &Table, unused: &[&str]) -> Vec<Told> {
    [parts_of_people(table), years(table, unused), texts(table, unused)].into_iter().flatten().collect()
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

/// Columns of figures whose title is a year.
fn years(table: &Table, unused: &[&str]) -> Option<Told> {
    let is_left = |at: &usize| !is_taken(table, *at) && !unused.contains(&&*table.grid.name(*at));
    let all: Vec<(usize, i16)> = attribute::years(&table.grid, &table.meanings);
    let all: Vec<(usize, i16)> = all.into_iter().filter(|(at, _)| is_left(at)).collect();
    let columns: Vec<String> = all.iter().map(|(at, _)| table.grid.name(*at)).collect();
    let option = |(at, year): &(usize, i16)| format!("--column population-{year}=\"{}\"", table.grid.name(*at));
    let options: Vec<String> = all.iter().map(option).collect();
    let told = || Told::new("import-year-columns").with("file", &table.given.name);
    (!all.is_empty()).then(|| told().with("columns", columns.join(", ")).with("options", options.join(" ")))
}

/// Columns of texts that may be a level of the tree.
fn texts(table: &Table, unused: &[&str]) -> Option<Told> {
    let is_left = |at: &usize| !is_taken(table, *at) && !unused.contains(&&*table.grid.name(*at));
    let all: Vec<usize> = attribute::unused(&table.grid, &table.meanings).into_iter().filter(is_left).collect();
    let names: Vec<String> = all.iter().map(|at| table.grid.name(*at)).collect();
    let first = names.first()?;
    let level = slug(first).unwrap_or_else(|| "level".to_owned());
    let told = Told::new("import-columns-left").with("file", &table.given.name).with("columns", names.join(", "));
    Some(told.with("option", format!("--column {level}=\"{first}\"")))
}
