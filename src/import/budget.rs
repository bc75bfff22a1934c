//! `cabildo import budget`: a treasury's table beside the budget's YAML, with a mapping of its
//! columns that was guessed, and that stands in the YAML for the next time.
//!
//! The table itself is kept as it came: next month's goes to the same name, and the mapping stays.

mod guess;
mod levels;
mod meaning;
mod package;
mod records;
mod rows;
mod scope;
mod stages;
mod values;
mod words;
mod yaml;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use guess::{Guess, Known};
use levels::Level;
use meaning::Meaning;
use rows::Nested;
use scope::{MOST_YEARS, direction, only, years};

use super::grid::Grid;
use super::{Asked, Brought, Given, LeftOut, Understood, Why, titles};
use crate::findings::Told;
use crate::i18n::Lang;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::read::budget::BudgetFile;
use crate::read::file::Texts;
use crate::source::File;
use crate::source::discover::{Kind, SourceFile};
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
    /// The dimension by whose codes rows are nested.
    nested: Option<Nested>,
    /// The column that is empty in rows that are sums of others.
    filled: Option<usize>,
    /// Rows with totals: columns with the texts that tell them.
    totals: Vec<(usize, Vec<String>)>,
    /// The file beside it with the names of its codes.
    codes: Option<String>,
    /// The classification that its codes are of, where it is not the usual one.
    classifications: Vec<(Dimension, String)>,
}

/// Makes of treasuries' tables the files of a budget.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let package = package::read(given)?;
    let codes = package.as_ref().and_then(|package| package.codes(given));
    let given = plain(given, package.as_ref(), asked)?;
    let grids = grids(&given, asked)?;
    let mut years: Vec<(i16, String)> = Vec::new();
    let mut tables: HashMap<Arc<str>, Vec<u8>> = HashMap::new();
    for (given, grid) in &grids {
        let sheets = grids.iter().filter(|(other, _)| other.name == given.name).count();
        let mut all = match understand(given, grid, package.as_ref(), asked) {
            Ok(all) => all,
            // A sheet with notes is left out where another has a budget.
            Err(told) if sheets > 1 && told.key == "import-no-amounts" => {
                let sheet = grid.sheet.as_deref().unwrap_or_default();
                brought.notes.push(Told::new("import-sheet-left-out").with("file", &given.name).with("sheet", sheet));
                continue;
            }
            Err(told) => return Err(told),
        };
        for (at, table) in all.iter_mut().enumerate() {
            table.codes = codes.map(|codes| keep_codes(codes, table.year, &mut tables, asked, &mut brought));
            let path = format!("{}/budgets/{}", asked.municipality, table.file);
            if tables.insert(path.as_str().into(), given.bytes.clone()).is_none() {
                brought.drafts.push(Draft { path, bytes: given.bytes.clone() });
            }
            add(table, at == 0, &mut years, asked, &mut brought);
        }
    }
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
    for given in given {
        let all = match asked.said("sheet") {
            Some(sheet) => vec![Grid::of_sheet(&given.name, &given.bytes, Some(sheet))?],
            None => Grid::all(&given.name, &given.bytes)?,
        };
        if all.iter().all(|grid| grid.rows.is_empty()) {
            return Err(Told::new("import-no-rows").with("file", &given.name));
        }
        grids.extend(all.into_iter().map(|grid| (given.as_ref(), grid)));
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
    Ok(grids)
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
    let path = format!("{}/budgets/{name}", asked.municipality);
    if tables.insert(path.as_str().into(), codes.bytes.clone()).is_none() {
        brought.drafts.push(Draft { path, bytes: codes.bytes.clone() });
    }
    name
}

/// Adds a table to the YAML of its year.
fn add(table: &Table, first: bool, years: &mut Vec<(i16, String)>, asked: &Asked, brought: &mut Brought) {
    let at = years.iter().position(|(year, _)| *year == table.year).unwrap_or_else(|| {
        let path = yaml_path(asked, table.year);
        // One that was only begun, with examples in it, makes room for real figures.
        let standing = asked.standing(&path).filter(|text| !(asked.untouched)(&path) || yaml::has_tables(text));
        let kept = standing.unwrap_or_else(|| yaml::begun(table.year, asked.messages));
        years.push((table.year, kept));
        years.len() - 1
    });
    if let Some(longer) = yaml::with_table(&years[at].1, table) {
        if first {
            brought.columns.extend(understood(table));
        }
        brought.notes.extend(unknown_stages(table));
        brought.notes.extend(doubts(table));
        brought.notes.extend(table.direction.map(|direction| {
            let key = match direction {
                Direction::Revenue => "import-is-revenue",
                Direction::Expenditure => "import-is-expenditure",
            };
            Told::new(key).with("file", shown_name(table)).with("year", table.year)
        }));
        years[at].1 = longer;
    } else {
        brought.notes.push(Told::new("import-mapping-kept").with("file", yaml_path(asked, table.year)));
    }
}

/// Words of a column of stages that are none, and whose rows the reader will tell.
fn unknown_stages(table: &Table) -> Option<Told> {
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
fn doubts(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let file = shown_name(table);
    let open = guess.twins.iter().filter(|(stage, _)| guess.column(Meaning::Stage(*stage)).is_none());
    let twins = open.map(|(stage, columns)| {
        let columns: Vec<String> = columns.iter().map(|at| grid.name(*at)).collect();
        Told::new("import-twins").with("file", &file).with("stage", stage.id()).with("columns", columns.join(", "))
    });
    let years = guess.column(Meaning::Year).into_iter().flat_map(|column| grid.every(column));
    let split = years
        .filter(|typed| values::fiscal_year(typed) == Some(table.year))
        .find(|typed| typed.contains(['-', '/', '–']))
        .map(|typed| Told::new("import-fiscal-year").with("file", &file).with("value", typed).with("year", table.year));
    let has_codes = !table.levels.is_empty() || guess.column(Meaning::Id).is_some();
    let bare = (!has_codes).then(|| Told::new("import-no-codes").with("file", &file));
    twins.chain(split).chain(bare).collect()
}

fn yaml_path(asked: &Asked, year: i16) -> String {
    format!("{}/budgets/{year}.yaml", asked.municipality)
}

/// What a table is, a year each that it is of.
fn understand<'g>(
    given: &'g Given,
    grid: &'g Grid,
    package: Option<&package::Package>,
    asked: &Asked,
) -> Result<Vec<Table<'g>>, Told> {
    let people = |title: &&String| titles::has(title, words::PAYMENTS);
    if let Some(title) = grid.titles.iter().find(people) {
        return Err(Told::new("import-payments").with("file", &given.name).with("column", title));
    }
    if let (Some(title), true) = (title_of_works(grid), asked.columns.is_empty()) {
        return Err(Told::new("import-projects").with("file", &given.name).with("column", title));
    }
    let name = format!("{} {}", given.name, grid.sheet.as_deref().unwrap_or_default());
    let side_by_side = || guess::side_by_side(grid);
    let wanted: Vec<Option<i16>> = match asked.year.or_else(|| only(guess::years(&name).collect())) {
        Some(year) => vec![Some(year)],
        None => match side_by_side() {
            years if years.len() > 1 && years.len() <= MOST_YEARS => years.into_iter().map(Some).collect(),
            _ => vec![None],
        },
    };
    let several = wanted.len() > 1;
    let mut all = Vec::new();
    for wanted in wanted {
        all.extend(of_year(given, grid, package, asked, Wanted { name: &name, year: wanted, several })?);
    }
    Ok(all)
}

/// A title that only a list of works has: it tells where each is, or when it begins and is to end.
fn title_of_works(grid: &Grid) -> Option<&String> {
    let has = |words: &str| grid.titles.iter().find(|title| titles::has(title, words));
    has(words::PLACES).or_else(|| has(words::ENDS).filter(|_| has(words::BEGINS).is_some()))
}

/// Which of a table's years is wanted.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    /// The table's name.
    name: &'w str,
    /// The year, where it is known.
    year: Option<i16>,
    /// Whether other years of the table become files too.
    several: bool,
}

/// What a table is for one of its years; or for all, where a column tells them apart.
fn of_year<'g>(
    given: &'g Given,
    grid: &'g Grid,
    package: Option<&package::Package>,
    asked: &Asked,
    wanted: Wanted,
) -> Result<Vec<Table<'g>>, Told> {
    let Wanted { name, year: wanted, several } = wanted;
    let spain = asked.shared.settings.country.as_deref() == Some("ES");
    let mut guess = guess::guess(grid, Known { name, spain, year: wanted });
    if let Some(package) = package {
        package.say(given, grid, wanted, &mut guess);
    }
    by_hand(grid, asked, &mut guess)?;
    if !guess.meanings.iter().any(|meaning| matches!(meaning, Meaning::Stage(_) | Meaning::Amount)) {
        return Err(Told::new("import-no-amounts").with("file", name).with("columns", grid.titles.join(", ")));
    }
    let years = years(grid, &guess, name, asked).map_err(|known| {
        let known: Vec<String> = known.iter().map(ToString::to_string).collect();
        let told = match asked.year {
            Some(year) => Told::new("import-other-years").with("year", year),
            None => Told::new("import-no-year"),
        };
        told.with("file", &given.name).with("known", known.join(", "))
    })?;
    let said = asked.said("direction").and_then(Direction::from_id);
    let of_package = || package.and_then(|package| package.direction(given));
    let direction = match said.or_else(of_package) {
        Some(direction) => Some(direction),
        None if guess.meanings.contains(&Meaning::Direction) => None,
        None => Some(
            direction(name, grid, &guess.meanings)
                .ok_or_else(|| Told::new("import-no-direction").with("file", &given.name))?,
        ),
    };
    for meaning in &mut guess.meanings {
        // A mapping cannot name a stage that the direction does not have.
        if matches!(*meaning, Meaning::Stage(stage) if direction.is_some_and(|way| !stage.belongs_to(way))) {
            *meaning = Meaning::Nothing;
        }
    }
    settle_both(grid, &mut guess);
    let mut levels = settled(grid, &mut guess);
    let has_names = package.is_some_and(package::Package::names_codes);
    let classifications = classifications(grid, &levels, has_names, asked);
    if !has_names {
        name_codes(grid, &guess, &classifications, &mut levels);
    }
    let totals = rows::totals(grid, &guess);
    let nested = rows::nested(grid, &guess, &totals, &levels);
    let filled = nested.is_none().then(|| rows::empty_in_sums(grid, &guess, &totals)).flatten();
    let several = several || years.len() > 1;
    let table = |year: i16| Table {
        given,
        grid,
        year,
        file: file_name(&given.name, (!several).then_some(year)),
        direction,
        guess: guess.clone(),
        levels: levels.clone(),
        nested,
        filled,
        codes: None,
        totals: totals.clone(),
        classifications: classifications.clone(),
    };
    Ok(years.into_iter().map(table).collect())
}

/// Where a column says the direction: a stage with amounts in rows of a direction that has no such stage is
/// what both have, if no other column is that; else it is not used.
fn settle_both(grid: &Grid, guess: &mut Guess) {
    let Some(column) = guess.column(Meaning::Direction) else { return };
    let ways = values::directions(grid, column).unwrap_or_default();
    let way = |cells: &[String]| {
        let typed = cells.get(column).map_or("", |cell| cell.trim());
        ways.iter().find(|(known, _)| known == typed).map(|(_, way)| *way)
    };
    for at in 0..guess.meanings.len() {
        let Meaning::Stage(stage) = guess.meanings[at] else { continue };
        let is_foreign = |cells: &[String]| {
            way(cells).is_some_and(|way| !stage.belongs_to(way))
                && cells.get(at).is_some_and(|cell| !cell.trim().is_empty())
        };
        if grid.rows.iter().any(|(_, cells)| is_foreign(cells)) {
            let accrued = Meaning::Stage(Stage::Accrued);
            guess.meanings[at] = if guess.column(accrued).is_none() { accrued } else { Meaning::Nothing };
        }
    }
}

/// The levels of every dimension; columns of codes and names that are none of them are not used.
fn settled(grid: &Grid, guess: &mut Guess) -> Vec<(Dimension, Vec<Level>)> {
    let mut all = Vec::new();
    for dimension in Dimension::ALL {
        let levels = levels::levels(grid, guess, *dimension);
        let used = |at: usize| levels.iter().any(|level| level.code == Some(at) || level.name == Some(at));
        for (at, meaning) in guess.meanings.iter_mut().enumerate() {
            if (*meaning == Meaning::Code(*dimension) || *meaning == Meaning::Label(*dimension)) && !used(at) {
                *meaning = Meaning::Nothing;
            }
        }
        if !levels.is_empty() {
            all.push((*dimension, levels));
        }
    }
    all
}

/// The classifications that have nine in ten of a table's codes, where the table does not name them:
/// the standard of functions, or the only one of the content.
fn classifications(
    grid: &Grid,
    levels: &[(Dimension, Vec<Level>)],
    has_names: bool,
    asked: &Asked,
) -> Vec<(Dimension, String)> {
    let mut all = Vec::new();
    for (dimension, levels) in levels {
        let Some(code) = levels.last().and_then(|level| level.code) else { continue };
        let named = has_names || levels.iter().any(|level| level.name.is_some());
        let codes: BTreeSet<&str> = grid.every(code).collect();
        let has_most = |id: &str| {
            let known = asked.shared.classification(id);
            known.is_some_and(|known| {
                codes.iter().filter(|code| known.place(code).is_some()).count() * 10 >= codes.len() * 9
            })
        };
        let own = |dimension: Dimension| {
            let of = asked.shared.classifications.iter().filter(|known| known.dimension == dimension);
            only(of.map(|known| known.id.clone()).filter(|id| id != "cofog" && id != "gfsm").collect())
        };
        let standard = match dimension {
            Dimension::Functional => Some("cofog"),
            Dimension::Economic if !named => Some("gfsm"),
            _ => None,
        };
        let own = || own(*dimension).filter(|id| !named && has_most(id));
        let known = standard.filter(|id| has_most(id)).map(str::to_owned).or_else(own);
        all.extend(known.map(|id| (*dimension, id)));
    }
    all
}

/// Economic codes that neither the table nor a classification names are called as their lines, where
/// each has one name.
fn name_codes(
    grid: &Grid,
    guess: &Guess,
    classifications: &[(Dimension, String)],
    levels: &mut [(Dimension, Vec<Level>)],
) {
    let economic = Dimension::Economic;
    let known = classifications.iter().any(|(dimension, _)| *dimension == economic);
    let (Some(name), false) = (guess.column(Meaning::Name), known) else { return };
    for (_, levels) in levels.iter_mut().filter(|(dimension, _)| *dimension == economic) {
        let codes: Vec<usize> = levels.iter().filter_map(|level| level.code).collect();
        // The code is that of its last column, or all of them are its parts.
        let own = codes.len().saturating_sub(1);
        let is_named = values::determines(grid, &codes[own..], name)
            || levels::are_parts(grid, &codes) && values::determines(grid, &codes, name);
        if let Some(level) = levels.last_mut().filter(|level| level.name.is_none() && level.code.is_some() && is_named)
        {
            level.name = Some(name);
        }
    }
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

/// Columns that the officer named stand above what was guessed. A sheet that has none of that name is left as
/// it is: another has it.
fn by_hand(grid: &Grid, asked: &Asked, guess: &mut Guess) -> Result<(), Told> {
    for (word, column) in asked.columns {
        let meaning = match word.as_str() {
            "" | "-" => Meaning::Nothing,
            word => Meaning::named(word).ok_or_else(|| Told::new("import-no-word").with("word", word))?,
        };
        let Some(at) = grid.column(column) else { continue };
        // Several columns of one word that may have them are its levels.
        let keeps =
            |column: usize| meaning.may_repeat() && (meaning == Meaning::Nothing || guess.said.contains(&column));
        let others: Vec<usize> = guess.columns(meaning).into_iter().filter(|column| !keeps(*column)).collect();
        others.into_iter().for_each(|other| guess.set(other, Meaning::Nothing));
        guess.set(at, meaning);
        guess.said.retain(|known| *known != at);
        guess.said.push(at);
    }
    Ok(())
}

/// A table's file, with its sheet where it has several.
fn shown_name(table: &Table) -> String {
    match &table.grid.sheet {
        Some(sheet) => format!("{} ({sheet})", table.given.name),
        None => table.given.name.clone(),
    }
}

/// The columns as they are shown to the officer.
fn understood(table: &Table) -> Vec<Understood> {
    let columns = table.guess.meanings.iter().enumerate();
    let file = shown_name(table);
    let of = |(at, meaning): (usize, &Meaning)| Understood {
        file: file.clone(),
        column: table.grid.name(at),
        sample: table.grid.values(at).next().unwrap_or_default().to_owned(),
        word: meaning.word(),
    };
    columns.map(of).collect()
}

/// Reads what would be written as a build reads it: lines are counted, and what is wrong with rows
/// is the reason for which they are not taken.
fn read_back(path: &str, text: &str, tables: &HashMap<Arc<str>, Vec<u8>>, asked: &Asked, brought: &mut Brought) {
    let mut all = tables.clone();
    let standing = asked.sources.portals.iter().filter(|portal| portal.id == asked.municipality);
    for file in standing.flat_map(|portal| &portal.files).filter(|file| file.kind == Kind::Table) {
        if let (Ok(bytes), false) = (asked.world.read(&file.file.path), all.contains_key(&file.file.path)) {
            all.insert(Arc::clone(&file.file.path), bytes);
        }
    }
    let mut texts = Texts::default();
    let path: Arc<str> = path.into();
    let mut findings = crate::findings::Findings::new();
    texts.keep(&path, text.as_bytes().to_vec(), &mut findings);
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default().to_owned();
    let file = File { path: Arc::clone(&path), size: 0, version: 0 };
    let source = SourceFile { file, kind: Kind::Budget, stem, lang: None };
    let languages: Arc<[Lang]> = asked.shared.settings.languages.clone().into();
    let settings = &asked.shared.settings;
    let read = BudgetFile {
        source: &source,
        texts: &texts,
        tables: &all,
        settings,
        languages: &languages,
        today: asked.today,
    };
    let (budget, told) = crate::read::budget::read(&read);
    brought.taken += budget.map_or(0, |budget| budget.lines.len());
    for finding in told {
        let row = usize::try_from(finding.place.span.line).unwrap_or(0);
        let file = finding.place.file.rsplit('/').next().unwrap_or_default().to_owned();
        brought.left_out.push(LeftOut { file, row, why: Why::Finding(Box::new(finding)) });
    }
}

#[cfg(test)]
mod tests;
