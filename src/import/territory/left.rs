//! What a table of areas has that was not used and may matter: parts of the people, figures whose title is a year,
//! texts that may be a level.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Table;
use super::tree::some;
use crate::findings::Told;
use crate::import::Asked;
use crate::import::figure::{Said, Style};
use crate::import::grid::text_at;
use crate::import::place::attribute;
use crate::import::place::{self, Meaning, parted_year};
use crate::import::titles::{has, words};
use crate::model::territory::Territory;
use crate::text::slug::{fold, slug};

/// Notes on these, each with what would use it; of `unused` the officer has said that they are not.
pub fn notes(table: &Table, unused: &[&str], asked: &Asked) -> Vec<Told> {
    let all = [parts_of_people(table, unused), years(table, unused), texts(table, unused), codes(table, unused)];
    all.into_iter().chain([figures(table, unused)]).flatten().chain(twins(table, unused, asked)).collect()
}

/// Areas beside that of the site's only municipality that get no page as long as it does not say which is its own
/// (`called` is what it is called): the territory's pages stand beside its portal where the tree is more than one area and
/// what lies in it, or has neighbours of the municipality's.
pub fn beside(territory: &Territory, called: &[&String], asked: &Asked) -> Option<Told> {
    let [own] = called else { return None };
    let is_shown = territory.is_larger() || !asked.shared.cohesion.indicators.is_empty();
    let [portal] = &asked.sources.portals[..] else { return None };
    if is_shown || territory.area(own).is_none() {
        return None;
    }
    let slice = territory.slice(own);
    let inside = slice.ids();
    let beyond = territory.areas.iter().filter(|area| !inside.contains(area.id.as_str()));
    let names: Vec<&str> = beyond.map(|area| area.name.first()).collect();
    let file = format!("{}/municipality.yaml", portal.id);
    let told = || Told::new("import-no-pages").with("number", names.len()).with("names", some(&names));
    let told = || told().with("file", &file).with("area", own);
    (!names.is_empty()).then(told)
}

/// Other columns of all inhabitants of a year that is taken already, whose figures are not the same.
fn twins(table: &Table, unused: &[&str], asked: &Asked) -> Vec<Told> {
    let is_said = |at: usize| asked.columns.iter().any(|(_, title)| table.grid.column(title) == Some(at));
    let title = |at: usize| table.grid.titles.get(at).map_or("", String::as_str);
    let other = |at: usize| {
        let (bare, year) = parted_year(title(at));
        let is_whole =
            has(title(at), place::PEOPLE) && place::people::is_all(&bare) && !place::has_several_years(title(at));
        if !is_whole || !is_left(table, at, unused) {
            return None;
        }
        let of_year = |(_, own): &&(usize, Option<i16>)| *own == year.or(table.year.filter(|_| table.years.is_none()));
        let (taken, of) = table.people.iter().find(of_year)?;
        let differs = |(_, cells): &(usize, Vec<String>)| {
            let cell = text_at(cells, at);
            !cell.is_empty() && cell != text_at(cells, *taken)
        };
        let year = of.map_or_else(String::new, |year| format!("-{year}"));
        let told = Told::new("import-people-twice").with("file", &table.given.name);
        let told =
            told.with("column", table.grid.name(at)).with("title", title(at)).with("taken", table.grid.name(*taken));
        let option = format!("--column population{year}=\"{}\"", table.grid.name(at));
        (!is_said(*taken) && table.grid.rows.iter().any(differs)).then(|| told.with("option", option))
    };
    (0..table.grid.width()).filter_map(other).collect()
}

/// Why a table is not read: a column says that its rows are of several levels, and nothing says what contains what.
pub fn mixed(table: &Table, unused: &[&str]) -> Option<Told> {
    let names = table.meanings.iter().filter(|meaning| matches!(meaning, Meaning::Name(_))).count();
    let code = table.meanings.iter().position(|meaning| matches!(meaning, Meaning::Code(_)));
    let codes: Vec<&str> = code.map(|at| table.grid.every(at).collect()).unwrap_or_default();
    let is_nested = !codes.is_empty() && place::nested::containers(&codes).is_some();
    if names != 1 || table.meanings.contains(&Meaning::Parent) || is_nested {
        return None;
    }
    let level = |cell: &str| place::level::of_title(cell).map(str::to_owned);
    // As OpenStreetMap and geoBoundaries number them.
    let numbered = |cell: &str| {
        let number = fold(cell);
        let number = number.strip_prefix("adm").unwrap_or(&number);
        (number.len() < 3 && number.parse::<u8>().is_ok()).then(|| cell.to_owned())
    };
    let values = |at: usize| -> BTreeSet<String> {
        let title = words(table.grid.titles.get(at).map_or("", String::as_str)).join(" ");
        let is_numbered = NUMBERED.contains(&title.as_str()) && !unused.contains(&&*table.grid.name(at));
        match table.meanings.get(at) {
            Some(Meaning::Depth) => {
                table.grid.every(at).filter_map(|cell| level(cell).or_else(|| numbered(cell))).collect()
            }
            Some(Meaning::Other) if is_numbered => table.grid.every(at).filter_map(numbered).collect(),
            _ => BTreeSet::new(),
        }
    };
    let column = (0..table.grid.width()).find(|at| values(*at).len() > 1)?;
    let said: BTreeSet<&str> = table.grid.every(column).collect();
    let said: Vec<&str> = said.into_iter().collect();
    let told = Told::new("import-levels-mixed").with("file", &table.given.name).with("values", some(&said));
    Some(told.with("column", table.grid.name(column)))
}

/// Titles of columns that number the levels of rows.
const NUMBERED: [&str; 9] = [
    "admin level",
    "shape type",
    "adm level",
    "administrative level",
    "nivel administrativo",
    "nivel admin",
    "nivel",
    "level",
    "geo level",
];

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
fn parts_of_people(table: &Table, unused: &[&str]) -> Option<Told> {
    let is_part = |at: &usize| {
        let title = table.grid.titles.get(*at).map_or("", String::as_str);
        is_left(table, *at, unused)
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
    let all: Vec<usize> = (0..table.grid.width()).filter(is_figure).collect();
    let names: Vec<String> = all.iter().map(|at| table.grid.name(*at)).collect();
    // Of women, men and all, all are the most.
    let sum = |at: usize| -> Decimal {
        let style = Style::of(table.grid.every(at));
        let figure = |cell: &str| match style.of_whole_numbers(cell).read(cell) {
            Said::Figure(figure) => figure,
            Said::Doubtful | Said::Unknown | Said::Words => Decimal::ZERO,
        };
        table.grid.every(at).map(figure).sum()
    };
    let most = all.iter().rev().max_by_key(|at| sum(**at))?;
    let first = &table.grid.name(*most);
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
