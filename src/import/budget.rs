//! `cabildo import budget`: a treasury's table beside the budget's YAML, with a mapping of its
//! columns that was guessed, and that stands in the YAML for the next time.
//!
//! The table itself is kept as it came: next month's goes to the same name, and the mapping stays.

mod guess;
mod words;
mod yaml;

use std::collections::HashMap;
use std::sync::Arc;

use guess::Meaning;

use super::grid::Grid;
use super::{Asked, Brought, Given, LeftOut, Understood, Why, titles};
use crate::findings::Told;
use crate::i18n::Lang;
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::read::budget::BudgetFile;
use crate::read::file::Texts;
use crate::source::File;
use crate::source::discover::{Kind, SourceFile};
use crate::text::slug::slug;

/// A table with what was understood of it.
struct Table<'g> {
    /// The file that was given.
    given: &'g Given,
    grid: Grid,
    /// The fiscal year.
    year: i16,
    /// Its name in `budgets/`.
    file: String,
    /// What all its lines are, where no column says it.
    direction: Option<Direction>,
    /// What each column holds.
    meanings: Vec<Meaning>,
}

/// Makes of treasuries' tables the files of a budget.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let mut years: Vec<(i16, String)> = Vec::new();
    let mut tables: HashMap<Arc<str>, Vec<u8>> = HashMap::new();
    for given in given {
        let table = understand(given, asked)?;
        let path = format!("{}/budgets/{}", asked.municipality, table.file);
        tables.insert(path.as_str().into(), given.bytes.clone());
        let at = years.iter().position(|(year, _)| *year == table.year).unwrap_or_else(|| {
            let path = yaml_path(asked, table.year);
            // One that was only begun, with examples in it, makes room for real figures.
            let standing = asked.standing(&path).filter(|text| !(asked.untouched)(&path) || yaml::has_tables(text));
            let kept = standing.unwrap_or_else(|| yaml::begun(table.year, asked.messages));
            years.push((table.year, kept));
            years.len() - 1
        });
        if let Some(longer) = yaml::with_table(&years[at].1, &table) {
            brought.columns.extend(understood(&table));
            years[at].1 = longer;
        } else {
            brought.notes.push(Told::new("import-mapping-kept").with("file", yaml_path(asked, table.year)));
        }
        brought.drafts.push(Draft { path, bytes: given.bytes.clone() });
    }
    for (year, text) in years {
        let path = yaml_path(asked, year);
        read_back(&path, &text, &tables, asked, &mut brought);
        brought.drafts.push(Draft::text(path, text));
    }
    Ok(brought)
}

fn yaml_path(asked: &Asked, year: i16) -> String {
    format!("{}/budgets/{year}.yaml", asked.municipality)
}

fn understand<'g>(given: &'g Given, asked: &Asked) -> Result<Table<'g>, Told> {
    let grid = Grid::read(&given.name, &given.bytes)?;
    if grid.rows.is_empty() {
        return Err(Told::new("import-no-rows").with("file", &given.name));
    }
    let people = |title: &String| titles::has(title, words::PAYMENTS);
    if let Some(title) = grid.titles.iter().find(|title| people(title)) {
        return Err(Told::new("import-payments").with("file", &given.name).with("column", title));
    }
    let spain = asked.shared.settings.country.as_deref() == Some("ES");
    let mut meanings = guess::meanings(&grid, &given.name, spain);
    by_hand(&grid, given, asked, &mut meanings)?;
    if !meanings.iter().any(|meaning| matches!(meaning, Meaning::Stage(_) | Meaning::Amount)) {
        return Err(Told::new("import-no-amounts").with("file", &given.name).with("columns", grid.titles.join(", ")));
    }
    let year = year(&grid, &meanings, given, asked)?;
    let direction = match asked.said("direction").and_then(Direction::from_id) {
        Some(direction) => Some(direction),
        None if meanings.contains(&Meaning::Direction) => None,
        None => Some(
            direction(&given.name, &grid, &meanings)
                .ok_or_else(|| Told::new("import-no-direction").with("file", &given.name))?,
        ),
    };
    let file = file_name(&given.name, year);
    for meaning in &mut meanings {
        // A mapping cannot name a stage that the direction does not have.
        if matches!(*meaning, Meaning::Stage(stage) if direction.is_some_and(|way| !stage.belongs_to(way))) {
            *meaning = Meaning::Nothing;
        }
    }
    Ok(Table { given, grid, year, file, direction, meanings })
}

/// The table's name in `budgets/`: the year, then what it was called.
fn file_name(given: &str, year: i16) -> String {
    let (stem, ending) = given.rsplit_once('.').unwrap_or((given, "csv"));
    let slug = slug(stem).unwrap_or_default();
    let year = year.to_string();
    let words: Vec<&str> = slug.split('-').filter(|word| *word != year && !word.is_empty()).collect();
    let stem = if words.is_empty() { year } else { format!("{year}-{}", words.join("-")) };
    format!("{stem}.{}", ending.to_lowercase())
}

/// Columns that the officer named stand above what was guessed.
fn by_hand(grid: &Grid, given: &Given, asked: &Asked, meanings: &mut [Meaning]) -> Result<(), Told> {
    for (word, column) in asked.columns {
        let at = grid.column(column).ok_or_else(|| {
            let known = grid.titles.join(", ");
            Told::new("import-no-column").with("file", &given.name).with("column", column).with("known", known)
        })?;
        let meaning = match word.as_str() {
            "" | "-" => Meaning::Nothing,
            word => Meaning::named(word).ok_or_else(|| Told::new("import-no-word").with("word", word))?,
        };
        meanings.iter_mut().filter(|other| **other == meaning).for_each(|other| *other = Meaning::Nothing);
        meanings[at] = meaning;
    }
    Ok(())
}

/// The year that was said, or that a column or the file's name says.
fn year(grid: &Grid, meanings: &[Meaning], given: &Given, asked: &Asked) -> Result<i16, Told> {
    if let Some(year) = asked.year {
        return Ok(year);
    }
    let mut years: Vec<i16> = Vec::new();
    if let Some(column) = meanings.iter().position(|meaning| *meaning == Meaning::Year) {
        years = grid.rows.iter().filter_map(|(_, cells)| cells.get(column)?.trim().parse().ok()).collect();
    }
    if years.is_empty() {
        let numbers = given.name.split(|c: char| !c.is_ascii_digit());
        years.extend(numbers.filter(|number| number.len() == 4).filter_map(|number| number.parse::<i16>().ok()));
        years.retain(|year| (1900..2100).contains(year));
    }
    years.sort_unstable();
    years.dedup();
    match years[..] {
        [year] => Ok(year),
        _ => {
            let known: Vec<String> = years.iter().map(ToString::to_string).collect();
            Err(Told::new("import-no-year").with("file", &given.name).with("known", known.join(", ")))
        }
    }
}

/// What the file's name or its stages say of the direction.
fn direction(name: &str, grid: &Grid, meanings: &[Meaning]) -> Option<Direction> {
    let has = |stage: Stage| meanings.contains(&Meaning::Stage(stage));
    match (titles::has(name, words::REVENUE), titles::has(name, words::EXPENDITURE)) {
        (true, false) => return Some(Direction::Revenue),
        (false, true) => return Some(Direction::Expenditure),
        _ => {}
    }
    if has(Stage::Collected) {
        return Some(Direction::Revenue);
    }
    let spends = [Stage::Reserved, Stage::Committed, Stage::Ordered, Stage::Paid].into_iter().any(has);
    let head = grid.titles.join(" ");
    let says = |words: &str| titles::has(&head, words);
    match (spends || says("gasto|egreso|expend"), says("ingreso|revenue|renta")) {
        (true, false) => Some(Direction::Expenditure),
        (false, true) => Some(Direction::Revenue),
        _ => None,
    }
}

/// The columns as they are shown to the officer.
fn understood(table: &Table) -> Vec<Understood> {
    let columns = table.meanings.iter().enumerate();
    let of = |(at, meaning): (usize, &Meaning)| Understood {
        file: table.given.name.clone(),
        column: table.grid.name(at),
        sample: table.grid.values(at).next().unwrap_or_default().to_owned(),
        word: meaning.word().map(str::to_owned),
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
