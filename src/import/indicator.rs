//! `cabildo import indicators`: measures by area and year from tables: a column a measure and year, a
//! column a measure beside one of years, or a row a value.
//!
//! Values are kept as they were written, to the last digit. What an earlier import wrote is added to.

mod columns;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::figure::{Said, Style};
use super::grid::Grid;
use super::place::known::Known;
use super::place::several_figures;
use super::place::sums;
use super::territory::rows;
use super::{Asked, Brought, Given, LeftOut, Understood, Why, place};
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::territory::Area;
use crate::source::discover::Kind;
use crate::text::slug::slug;

use columns::{Holds, Reading};

/// A measure as it was found in tables.
#[derive(Debug, Default)]
struct Found {
    /// What its columns call it.
    name: String,
    /// Whether its columns or cells say that it is a share.
    is_share: bool,
    /// The unit that its rows say.
    unit: Option<String>,
    /// The files that it comes from.
    files: BTreeSet<String>,
    /// How the columns were understood.
    columns: Vec<Understood>,
    /// The columns that were said not to be used.
    unused: Vec<String>,
    /// By area and year.
    values: BTreeMap<String, BTreeMap<i16, Decimal>>,
}

/// Makes files of indicators.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let territory = &asked.shared.territory;
    if territory.areas.is_empty() {
        return Err(Told::new("import-areas-first"));
    }
    let kept = kept(asked);
    let mut brought = Brought::default();
    let mut all: BTreeMap<String, Found> = BTreeMap::new();
    let mut unknown: Vec<Option<Told>> = Vec::with_capacity(given.len());
    for given in given {
        let (mut grid, told) = rows(given, asked)?;
        brought.notes.extend(told);
        unknown.push(sums::unknown(asked, std::iter::once(&grid)));
        let mut reading = columns::reading(&grid, given, asked, &kept)?;
        let settled = reading.settle(&mut grid, given, asked)?;
        brought.notes.extend(settled.notes);
        let wholes = settled.wholes.into_iter().map(|row| (row, Told::new("import-sum")));
        for (row, told) in wholes.chain(settled.left) {
            brought.left_out.push(LeftOut { file: given.name.clone(), row, why: Why::Told(told) });
        }
        brought.columns.extend(understood(&grid, given, &reading));
        if !reading.yearless.is_empty() {
            let names = reading.yearless.iter().map(|at| grid.name(*at)).collect::<Vec<_>>().join(", ");
            brought.notes.push(Told::new("import-yearless").with("file", &given.name).with("columns", names));
        }
        if !reading.several.is_empty() {
            let names = reading.several.iter().map(|at| grid.name(*at)).collect::<Vec<_>>().join(", ");
            brought.notes.push(Told::new("import-several-years").with("file", &given.name).with("columns", names));
        }
        take(&grid, given, &reading, asked, &mut all, &mut brought);
    }
    // What one of several files has is known.
    if let Some(told) = unknown.into_iter().collect::<Option<Vec<Told>>>().and_then(|mut told| told.pop()) {
        return Err(told);
    }
    if all.values().all(|found| found.values.is_empty()) && brought.left_out.is_empty() {
        let file = given.iter().map(|given| given.name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Told::new("import-no-figures").with("file", file));
    }
    let unused: Vec<String> = place::unused(asked, &kept).into_iter().map(str::to_owned).collect();
    all.values_mut().for_each(|found| found.unused.clone_from(&unused));
    for (id, found) in all.iter().filter(|(_, found)| !found.values.is_empty()) {
        brought.drafts.push(Draft::text(path(id), yaml::text(id, found, asked)));
    }
    Ok(brought)
}

/// An indicator's file.
fn path(id: &str) -> String {
    format!("territory/indicators/{id}.yaml")
}

/// How earlier imports understood columns.
fn kept(asked: &Asked) -> Vec<(String, String)> {
    let own = asked.sources.shared.iter().filter(|file| file.kind == Kind::Indicator);
    own.filter_map(|file| asked.standing(&file.file.path)).flat_map(|text| place::kept(&text)).collect()
}

/// The columns as they are shown to the officer.
fn understood(grid: &Grid, given: &Given, reading: &Reading) -> Vec<Understood> {
    let column = |at: usize| Understood {
        file: given.name.clone(),
        column: grid.name(at),
        sample: grid.values(at).next().unwrap_or_default().to_owned(),
        word: reading.word(at),
    };
    (0..grid.width()).map(column).collect()
}

/// Takes the figures of a table.
fn take(
    grid: &Grid,
    given: &Given,
    reading: &Reading,
    asked: &Asked,
    all: &mut BTreeMap<String, Found>,
    brought: &mut Brought,
) {
    let known = Known::new(&asked.shared.territory, grid, &reading.places, asked.shared.settings.country.as_deref());
    let columns = understood(grid, given, reading);
    let is_used = |at: &usize| reading.holds(*at) != Holds::Nothing;
    let figures: Vec<(usize, Style)> =
        (0..grid.width()).filter(is_used).map(|at| (at, Style::of_column(grid, at, asked))).collect();
    let mut values = Values::new();
    for (row, cells) in &grid.rows {
        let mut leave_out =
            |why: Told| brought.left_out.push(LeftOut { file: given.name.clone(), row: *row, why: Why::Told(why) });
        let area = match known.area(cells) {
            Ok(area) => area,
            Err(told) => {
                leave_out(told);
                continue;
            }
        };
        let mut taken = false;
        for (at, style) in &figures {
            let Some((id, name, year)) = reading.measure(*at, cells) else { continue };
            let text = cells.get(*at).map_or("", String::as_str);
            match style.read_in(grid, *row, *at, text) {
                Said::Unknown => {}
                Said::Doubtful => leave_out(Told::new("import-doubtful").with("column", grid.name(*at))),
                Said::Words => leave_out(Told::new("import-no-figure").with("value", text.trim())),
                Said::Figure(value) => {
                    let found = all.entry(id.clone()).or_insert_with(|| Found { name, ..Found::default() });
                    found.unit = found.unit.take().or_else(|| reading.unit(*at, cells));
                    found.is_share |= text.contains('%') || grid.name(*at).contains('%');
                    if found.files.insert(given.name.clone()) {
                        found.columns.extend(columns.iter().cloned());
                    }
                    values.entry((*at, id, year)).or_default().push((area, value));
                    taken = true;
                }
            }
        }
        brought.taken += usize::from(taken);
    }
    give(values, grid, given, asked, all, brought);
}

/// What areas have, by the column, the indicator and the year.
type Values<'a> = BTreeMap<(usize, String, i16), Vec<(&'a Area, Decimal)>>;

/// Gives values to their areas; those that are repeated in all areas of each larger one, to the larger.
fn give(
    values: Values,
    grid: &Grid,
    given: &Given,
    asked: &Asked,
    all: &mut BTreeMap<String, Found>,
    brought: &mut Brought,
) {
    let areas = &asked.shared.territory.areas;
    let is_each = asked.said("values-of") == Some("each");
    let mut above: BTreeSet<usize> = BTreeSet::new();
    for ((column, id, year), own) in values {
        let is_above = !is_each && is_repeated(&own);
        if is_above {
            above.insert(column);
        }
        let Some(found) = all.get_mut(&id) else { continue };
        let mut told: BTreeMap<&str, (&Area, BTreeSet<Decimal>)> = BTreeMap::new();
        for (area, value) in own {
            let area = area.parent.filter(|_| is_above).map_or(area, |at| &areas[at]);
            told.entry(&area.id).or_insert((area, BTreeSet::new())).1.insert(value);
        }
        let several = told.values().filter(|(_, values)| values.len() > 1).map(|(area, _)| area.name.first());
        brought.notes.extend(several_figures(&given.name, &grid.name(column), several));
        for (area, (_, values)) in told {
            if let [value] = values.into_iter().collect::<Vec<_>>()[..] {
                found.values.entry(area.to_owned()).or_default().insert(year, value);
            }
        }
    }
    if !above.is_empty() {
        let names = above.iter().map(|at| grid.name(*at)).collect::<Vec<_>>().join(", ");
        brought.notes.push(Told::new("import-values-above").with("file", &given.name).with("columns", names));
    }
}

/// Whether the values of a column are those of what contains its areas, written in the row of each: all areas of
/// each of several containers have the same, and not all containers have.
fn is_repeated(values: &[(&Area, Decimal)]) -> bool {
    let mut inside: BTreeMap<Option<usize>, Vec<Decimal>> = BTreeMap::new();
    for (area, value) in values {
        inside.entry(area.parent).or_default().push(*value);
    }
    let is_one =
        |(above, own): (&Option<usize>, &Vec<Decimal>)| above.is_some() && own.iter().all(|one| *one == own[0]);
    let several: Vec<Decimal> = inside.values().filter(|own| own.len() > 1).map(|own| own[0]).collect();
    let many = inside.values().any(|own| own.len() > 2);
    many && several.len() > 1 && several.iter().any(|one| *one != several[0]) && inside.iter().all(is_one)
}

/// The id of a measure that tables call so.
fn id_of(name: &str) -> Option<String> {
    let id: String = slug(&name.replace('_', " "))?.chars().take(60).collect();
    let id = id.trim_matches('-').to_owned();
    Id::new(&id).is_some().then_some(id)
}
