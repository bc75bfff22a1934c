//! `cabildo import budget`: a treasury's table beside the budget's YAML, with a mapping of its
//! columns that was guessed, and that stands in the YAML for the next time.
//!
//! The table itself is kept as it came: next month's goes to the same name, and the mapping stays.

mod again;
mod apart;
mod back;
mod called;
mod changes;
mod classifications;
mod coded;
mod countries;
mod dates;
mod flat;
mod guess;
mod headings;
mod items;
mod levels;
mod meaning;
mod money;
mod movements;
mod odd;
mod outline;
mod package;
mod part_of_year;
mod periods;
mod plans;
mod records;
mod remarks;
mod repeats;
mod report;
mod rows;
mod scope;
mod several;
mod shares;
mod sided;
mod sides;
mod snapshot;
mod span;
mod spread;
mod stages;
mod standing;
mod sums;
mod totals;
mod typed;
mod uncoded;
mod understand;
mod unit;
mod unnamed;
mod values;
mod within;
mod words;
mod yaml;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use back::read_back;
use guess::Guess;
use levels::Level;
use meaning::Meaning;
use remarks::{doubts, left_out, shown_name, understood, unknown_stages};
use snapshot::{Snapshot, joined, tell_again};
use sums::Sums;
use understand::understand;

use super::grid::Grid;
use super::{Asked, Brought, Given};
use crate::findings::Told;
use crate::model::budget::{Dimension, Direction};
use crate::model::draft::Draft;
use crate::text::slug::slug;

pub use package::companions;

/// A table with what was understood of it, for one year.
struct Table<'g> {
    /// The file that was given.
    given: &'g Given,
    grid: &'g Grid,
    /// The fiscal year.
    year: i16,
    /// Its name in `budgets/`.
    file: String,
    /// What all its lines are, where no column says it.
    direction: Option<Direction>,
    /// What its columns hold.
    guess: Guess,
    /// The columns of each dimension's levels.
    levels: Vec<(Dimension, Vec<Level>)>,
    /// The rows that are no lines.
    sums: Sums,
    /// The file beside it with the names of its codes.
    codes: Option<String>,
    /// The classification that its codes are of, where it is not the usual one.
    classifications: Vec<(Dimension, String)>,
    /// The YAML of another year, or of this one, by which its columns are read.
    kept: Option<String>,
    /// How rows of several months of a line are read.
    repeats: repeats::Read,
    /// The month that its year begins with.
    start: u8,
    /// What its amounts are multiplied by, where it is not one.
    unit: Option<u64>,
}

/// Makes of treasuries' tables the files of a budget.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let package = package::read(given)?;
    let codes = package.as_ref().and_then(|package| package.codes(given));
    let given = plain(given, package.as_ref(), asked)?;
    let grids = grids(&given, asked)?;
    one_table(&grids, asked)?;
    let mut years: Vec<(i16, String)> = Vec::new();
    let mut tables: HashMap<Arc<str>, Vec<u8>> = HashMap::new();
    let mut snapshots: Vec<Snapshot> = Vec::new();
    for (given, grid) in &grids {
        let sheets = grids.iter().filter(|(other, _)| other.name == given.name).count();
        let mut all = match understand(given, grid, package.as_ref(), asked) {
            Ok(all) => all,
            // A cover, and a sheet with notes, are left out where another has a budget.
            Err(told) if sheets > 1 && matches!(told.key, "import-no-amounts" | "import-not-table") => {
                let sheet = grid.sheet.as_deref().unwrap_or_default();
                brought.notes.push(Told::new("import-sheet-left-out").with("file", &given.name).with("sheet", sheet));
                continue;
            }
            Err(told) => return Err(told),
        };
        let mut is_new = false;
        for table in &mut all {
            let kept = report::Kept::asked(table, asked)?;
            take_place(table, kept.is_some(), asked)?;
            brought.notes.extend(figures_replaced(table, kept.is_some(), asked));
            let snapshot = Snapshot::of(table);
            tell_again(&snapshot, &snapshots, asked)?;
            snapshots.push(snapshot);
            table.codes = codes.map(|codes| keep_codes(codes, table.year, &mut tables, asked, &mut brought));
            let path = table_path(asked, &table.file);
            if tables.insert(path.as_str().into(), given.bytes.clone()).is_none() {
                brought.drafts.push(Draft { path, bytes: given.bytes.clone() });
            }
            if let Some(draft) = kept.as_ref().and_then(|kept| kept.draft(asked))
                && tables.insert(draft.path.as_str().into(), draft.bytes.clone()).is_none()
            {
                brought.drafts.push(draft);
            }
            let period = package.as_ref().and_then(package::Package::period);
            is_new |= add(table, (period, kept.as_ref()), &mut years, asked, &mut brought);
        }
        if is_new {
            brought.columns.extend(understood(&all));
            brought.left_out.extend(left_out(&all));
        } else {
            brought.left_out.extend(again::left_out(&all, asked));
        }
    }
    brought.notes.extend(joined(&snapshots));
    if years.is_empty() {
        let names = given.iter().map(|given| given.name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Told::new("import-no-amounts").with("file", names).with("columns", "-"));
    }
    for (year, text) in years {
        let path = yaml_path(asked, year);
        read_back(&path, &text, &tables, asked, &mut brought);
        brought.drafts.push(Draft::text(path, text));
    }
    Ok(brought)
}

/// The tables of the files, and that every column that was named by hand stands in one of them.
fn grids<'g>(given: &'g [Cow<Given>], asked: &Asked) -> Result<Vec<(&'g Given, Grid)>, Told> {
    let mut grids: Vec<(&Given, Grid)> = Vec::new();
    let headings = sided::Known::of(asked);
    for given in given {
        let all = match asked.said("sheet") {
            Some(sheet) => vec![Grid::of_sheet(&given.name, &given.bytes, Some(sheet))?],
            None => Grid::all(&given.name, &given.bytes)?,
        };
        if all.iter().all(|grid| grid.rows.is_empty()) {
            return Err(Told::new("import-no-rows").with("file", &given.name));
        }
        let decimal = asked.decimal();
        for grid in all {
            let grid = sided::with_sides(Grid { decimal, ..grid }, &headings, &given.name)?;
            grids.push((given.as_ref(), grid));
        }
    }
    for (_, column) in asked.columns {
        if grids.iter().all(|(_, grid)| grid.column(column).is_none()) {
            let files: BTreeSet<&str> = grids.iter().map(|(given, _)| given.name.as_str()).collect();
            let known: BTreeSet<&str> = grids
                .iter()
                .flat_map(|(_, grid)| &grid.titles)
                .map(String::as_str)
                .filter(|title| !title.is_empty())
                .collect();
            let told =
                Told::new("import-no-column").with("file", Vec::from_iter(files).join(", ")).with("column", column);
            return Err(told.with("known", Vec::from_iter(known).join(", ")));
        }
    }
    let tables: Vec<&Grid> = grids.iter().map(|(_, grid)| grid).collect();
    match sides::missing(asked.set, &tables) {
        Some(word) => Err(super::set::unknown("budget", word)),
        None => Ok(grids),
    }
}

/// The files with tables: a package's description apart, and records of JSON as CSV.
fn plain<'g>(
    all_given: &'g [Given],
    package: Option<&package::Package>,
    asked: &Asked,
) -> Result<Vec<Cow<'g, Given>>, Told> {
    let mut all = Vec::with_capacity(all_given.len());
    for given in all_given {
        let is_codes =
            |package: &package::Package| package.codes(all_given).is_some_and(|codes| codes.name == given.name);
        if package.is_some_and(|package| package.name == given.name || is_codes(package)) {
            continue;
        }
        match given.name.to_lowercase().strip_suffix(".json") {
            Some(stem) => {
                let bytes = records::csv(&given.name, &given.bytes, asked.said("list"))?;
                all.push(Cow::Owned(Given { name: format!("{stem}.csv"), bytes }));
            }
            None => all.push(Cow::Borrowed(given)),
        }
    }
    Ok(all)
}

/// Keeps the names of codes beside a year's table; gives the file's name there.
fn keep_codes(
    codes: &Given,
    year: i16,
    tables: &mut HashMap<Arc<str>, Vec<u8>>,
    asked: &Asked,
    brought: &mut Brought,
) -> String {
    let name = file_name(&codes.name, Some(year));
    let path = table_path(asked, &name);
    if tables.insert(path.as_str().into(), codes.bytes.clone()).is_none() {
        brought.drafts.push(Draft { path, bytes: codes.bytes.clone() });
    }
    name
}

/// Whether something was said by hand of how the tables are read.
fn is_said(asked: &Asked) -> bool {
    !asked.columns.is_empty()
        || !sides::said(asked.set).is_empty()
        || asked.decimal().is_some()
        || ["classifications", "periods", "plan", "times"].iter().any(|key| asked.said(key).is_some())
        || asked.said("table").is_some_and(|table| table != NEW)
}

/// The word for a table whose lines are others, whatever stands already.
const NEW: &str = "new";

/// That a place is named for one file alone: of several, all but the last would be lost.
fn one_table(grids: &[(&Given, Grid)], asked: &Asked) -> Result<(), Told> {
    let files: BTreeSet<&str> = grids.iter().map(|(given, _)| given.name.as_str()).collect();
    match asked.said("table").filter(|named| *named != NEW && files.len() > 1) {
        Some(named) => {
            let told = Told::new("import-table-of-several").with("table", named);
            Err(told.with("files", Vec::from_iter(files).join(", ")))
        }
        None => Ok(()),
    }
}

/// Gives a table the place of the one that the officer names; one that is most likely a later state of another
/// under a new name is not taken until it is said.
fn take_place(table: &mut Table, is_report_kept: bool, asked: &Asked) -> Result<(), Told> {
    match asked.said("table") {
        _ if is_report_kept => Ok(()),
        Some(NEW) => Ok(()),
        Some(named) => {
            let known = standing::files_of(table, asked);
            if !known.iter().any(|file| file == named) {
                let told = Told::new("import-no-standing-table").with("table", named);
                return Err(told.with("file", yaml_path(asked, table.year)).with("known", known.join(", ")));
            }
            named.clone_into(&mut table.file);
            Ok(())
        }
        None => snapshot::later_than_standing(table, asked).map_or(Ok(()), Err),
    }
}

/// What is told where a table takes the place of another whose figures are then nowhere else on the site.
fn figures_replaced(table: &Table, is_report_kept: bool, asked: &Asked) -> Option<Told> {
    let path = table_path(asked, &table.file);
    let standing = asked.world.read(&path).ok().filter(|bytes| *bytes != table.given.bytes && !is_report_kept)?;
    let is_named = !standing.is_empty() && standing::files(table.year, asked).contains(&table.file);
    is_named.then(|| Told::new("import-figures-replaced").with("table", &table.file).with("file", &table.given.name))
}

/// Adds a table to the YAML of its year; whether it was not there. `period` is the fiscal year's first and last
/// day, where they are known and of no calendar year; of `kept`, what stood there becomes a report.
fn add(
    table: &Table,
    (period, kept): (Option<(Date, Date)>, Option<&report::Kept>),
    years: &mut Vec<(i16, String)>,
    asked: &Asked,
    brought: &mut Brought,
) -> bool {
    let period = period.filter(|(start, end)| start.year() == table.year || end.year() == table.year);
    let at = years.iter().position(|(year, _)| *year == table.year).unwrap_or_else(|| {
        let path = yaml_path(asked, table.year);
        // One that was only begun, with examples in it, makes room for real figures.
        let standing = asked.standing(&path).filter(|text| !(asked.untouched)(&path) || yaml::has(text, "lines"));
        if let (Some((start, end)), true) = (period, standing.as_ref().is_some_and(|text| !yaml::has(text, "start"))) {
            let told = Told::new("import-period").with("file", &path).with("start", start).with("end", end);
            brought.notes.push(told);
        }
        let kept = standing.unwrap_or_else(|| yaml::begun(table.year, period, asked.messages));
        years.push((table.year, kept));
        years.len() - 1
    });
    if let Some(kept) = kept {
        let written = kept.written(&years[at].1, &table.file);
        if written != years[at].1 {
            brought.notes.push(kept.told(table, asked));
            years[at].1 = written;
        }
    }
    let path = yaml_path(asked, table.year);
    let is_ours = || asked.standing(&path).is_none() || (asked.untouched)(&path);
    let longer = yaml::with_table(&years[at].1, table, is_said(asked) && is_ours());
    if let Some(longer) = longer {
        brought.notes.extend(
            table
                .kept
                .as_ref()
                .filter(|kept| **kept != path)
                .map(|kept| Told::new("import-mapping-of").with("file", shown_name(table)).with("path", kept)),
        );
        brought.notes.extend(unknown_stages(table));
        brought.notes.extend(doubts(table));
        brought.notes.extend(odd::amounts(table, &path));
        let of_all = table.direction.filter(|_| table.guess.column(Meaning::Direction).is_none());
        brought.notes.extend(of_all.map(|direction| {
            let key = match direction {
                Direction::Revenue => "import-is-revenue",
                Direction::Expenditure => "import-is-expenditure",
            };
            Told::new(key).with("file", shown_name(table)).with("year", table.year)
        }));
        years[at].1 = longer;
        true
    } else {
        let key = if asked.columns.is_empty() { "import-mapping-kept" } else { "import-columns-unused" };
        brought.notes.push(Told::new(key).with("file", path));
        brought.notes.extend(again::doubts(table, asked));
        false
    }
}

fn yaml_path(asked: &Asked, year: i16) -> String {
    table_path(asked, &format!("{year}.yaml"))
}

/// The path of a file beside the budgets of the municipality.
fn table_path(asked: &Asked, file: &str) -> String {
    format!("{}/budgets/{file}", asked.municipality)
}

/// The table's name in `budgets/`: the year, then what it was called.
fn file_name(given: &str, year: Option<i16>) -> String {
    let (stem, ending) = given.rsplit_once('.').unwrap_or((given, "csv"));
    let slug = slug(stem).unwrap_or_default();
    let year = year.map(|year| year.to_string());
    let words: Vec<&str> = slug.split('-').filter(|word| Some(*word) != year.as_deref() && !word.is_empty()).collect();
    let parts: Vec<&str> = year.as_deref().into_iter().chain(words).collect();
    let stem = if parts.is_empty() { "tabla".to_owned() } else { parts.join("-") };
    format!("{stem}.{}", ending.to_lowercase())
}

#[cfg(test)]
mod tests;
