//! `cabildo import areas`: a country's division from a table (a row an area, or a row the smallest area
//! with what contains it in its columns), with codes and inhabitants, and boundaries from GeoJSON.
//!
//! What an earlier import wrote is added to: areas that are known by their code, or by their name and
//! what contains them, keep their ids and their years of inhabitants.

mod again;
mod boundaries;
mod counts;
mod everybody;
mod filled;
mod joins;
mod kept;
mod left;
mod naming;
mod numbered;
mod owners;
mod people;
mod tall;
mod tree;
mod wide;
mod yaml;

pub use tree::{is_note, is_sum, some};
pub use yaml::words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::figure::Style;
use super::grid::{Grid, no_rows};
use super::place::container::{self, Settled};
use super::place::figures::Figures;
use super::place::known::Known;
use super::place::order::Told as Order;
use super::place::{self, Meaning, census, nobody, own_level, parted_year, remarks, stated, sums};
use super::{Asked, Brought, Given, LeftOut, Understood, Why, json};
use crate::findings::Told;
use crate::model::draft::Draft;
use crate::model::territory::Territory;
use crate::read::table::book_indents;
use crate::source::discover::PortalFiles;
use crate::text::slug::slug;
use crate::text::yaml::{Node, parse};

use tree::Tree;

/// The file of areas.
const PATH: &str = "territory.yaml";

/// A table of areas with what its columns mean.
struct Table<'g> {
    given: &'g Given,
    grid: Grid,
    /// What each column says of areas.
    meanings: Vec<Meaning>,
    /// The columns with inhabitants, and of which year; none where each row has its own.
    people: Vec<(usize, Option<i16>)>,
    /// The column with the rows' years.
    years: Option<usize>,
    /// The year of rows that say none.
    year: Option<i16>,
    /// What is told of rows that are about what contains the others, and the numbers of those that are about all.
    settled: Settled,
    /// Whether it is the properties of a map, in which an area may have several figures.
    is_map: bool,
}

/// Makes `territory.yaml` of tables of areas, and files of boundaries of GeoJSON.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let standing = asked.standing(PATH);
    let kept = standing.as_deref().map(place::kept).unwrap_or_default();
    let (mut grids, mut maps) = (Vec::new(), Vec::new());
    for given in given {
        match boundaries::features(given)? {
            Some(features) => maps.push((given, boundaries::grid(&features), features)),
            None => {
                let (grid, told) = rows(given, asked)?;
                brought.notes.extend(told);
                grids.push((given, grid));
            }
        }
    }
    let all = grids.iter().map(|(given, grid)| (*given, grid));
    columns_stand(asked, all.chain(maps.iter().map(|(given, grid, _)| (*given, grid))))?;
    let all = grids.iter().map(|(_, grid)| grid).chain(maps.iter().map(|(_, grid, _)| grid));
    if let Some(told) = sums::unknown(asked, all) {
        return Err(told);
    }
    let mut tables = Vec::with_capacity(grids.len());
    for (given, grid) in grids {
        tables.push(table(given, grid, asked, &kept)?);
    }
    let known = &asked.shared.territory;
    // One that was only begun, with an example in it, makes room for real areas.
    let own = standing.as_deref().is_some_and(|text| !kept.is_empty() || !(asked.untouched)(PATH) && !text.is_empty());
    if tables.is_empty() && !own {
        for (given, grid, _) in &maps {
            tables.push(Table { is_map: true, ..table(given, grid.clone(), asked, &kept)? });
        }
    }
    let empty = Territory::default();
    let before = if own { known } else { &empty };
    let remembered = kept::remembered(standing.as_deref(), before);
    let mut tree = Tree::of(before, &remembered);
    tree.country.clone_from(&asked.shared.settings.country);
    tree.name_levels(&kept, asked);
    for table in &tables {
        let unused = place::unused(asked, &kept);
        if let Some(told) = left::mixed(table, &unused).or_else(|| left::level(table, &unused)) {
            return Err(told);
        }
        tell_settled(table.given, &table.settled, &mut brought);
        tree.add(table, asked, &mut brought);
        brought.notes.extend(numbered::note(&tree, table, asked));
        brought.notes.extend(left::notes(table, &unused, asked));
        brought.columns.extend(understood(table));
    }
    if !tables.is_empty() {
        write(tree, &tables, &remembered, &kept, asked, &mut brought);
    }
    let read = brought.drafts.first().and_then(|draft| read_back(draft, asked));
    // What somebody wrote by hand stays, and its areas are those that there are.
    let stays = standing.is_some() && !(asked.untouched)(PATH);
    let territory = read.as_ref().filter(|_| !stays).unwrap_or(known);
    let is_told = tables.iter().any(|table| table.is_map);
    for (given, grid, features) in &maps {
        let mut grid = grid.clone();
        let (columns, settled) = settled_columns(&mut grid, given, asked, &kept)?;
        if !is_told {
            tell_settled(given, &settled, &mut brought);
        }
        let country = asked.shared.settings.country.as_deref();
        let known = Known::new(territory, &grid, &columns.meanings, country);
        boundaries::bring(given, features, &grid, &known, &mut brought);
    }
    Ok(brought)
}

/// Names the areas that the tables brought, keeps those of municipalities, and writes the file.
fn write(
    mut tree: Tree,
    tables: &[Table],
    remembered: &BTreeSet<&str>,
    columns: &[(String, String)],
    asked: &Asked,
    brought: &mut Brought,
) {
    brought.notes.extend(kept::rename(&mut tree, asked));
    let (said, called, names) = of_municipalities(asked);
    brought.notes.extend(tree.name(&said.union(&called).cloned().collect(), &names, asked));
    brought.notes.extend(tree.unnamed(tables, asked));
    let mut own = tree.keep(&said, &asked.shared.territory);
    if !own.is_empty() {
        brought.notes.push(Told::new("import-area-kept").with("areas", own.join(", ")));
    }
    let (named, told) = kept::settle(remembered, &said, &mut tree, asked);
    own.extend(named);
    brought.notes.extend(told);
    let remark = remark(tables, asked, columns) + &kept::remark(&own, asked);
    let draft = Draft::text(PATH, yaml::text(&tree, &remark, asked));
    if let Some(territory) = read_back(&draft, asked) {
        brought.notes.extend(left::beside(&territory, &called.iter().collect::<Vec<_>>(), asked));
    }
    brought.drafts.push(draft);
}

/// The areas that municipalities say they are, and what those are called that say none; and by either, what the
/// municipality's names are as ids.
fn of_municipalities(asked: &Asked) -> (BTreeSet<String>, BTreeSet<String>, BTreeMap<String, BTreeSet<String>>) {
    let texts = |portal: &PortalFiles, wanted: &str| {
        let text = asked.standing(&format!("{}/municipality.yaml", portal.id)).unwrap_or_default();
        let Some(Node::Map(entries)) = parse(&text, 0..text.len()).0.map(|node| node.value) else { return Vec::new() };
        let found = entries.into_iter().find(|(key, _)| key.value == wanted);
        let texts = |node: Node| match node {
            Node::Scalar(scalar) => vec![scalar.text.trim().to_owned()],
            Node::Seq(_) | Node::Map(_) => Vec::new(),
        };
        match found.map(|(_, found)| found.value) {
            Some(Node::Map(by_lang)) => by_lang.into_iter().flat_map(|(_, own)| texts(own.value)).collect(),
            found => found.map(texts).unwrap_or_default(),
        }
    };
    let (mut said, mut called, mut names) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
    for portal in &asked.sources.portals {
        let area = texts(portal, "area").into_iter().next();
        let (all, id) = match area {
            Some(area) => (&mut said, area),
            None => (&mut called, portal.id.clone()),
        };
        let own: BTreeSet<String> = texts(portal, "name").iter().filter_map(|name| slug(name)).collect();
        names.insert(id.clone(), own);
        all.insert(id);
    }
    (said, called, names)
}

/// The areas as a build would read them.
fn read_back(draft: &Draft, asked: &Asked) -> Option<Territory> {
    let text = std::str::from_utf8(&draft.bytes).ok()?;
    let languages = asked.shared.settings.languages.clone().into();
    crate::read::territory::read(&PATH.into(), text, &languages).0
}

/// A table by its bytes: a list of records as JSON, a text, or a sheet of a spreadsheet; and what is told of its
/// rows.
pub fn rows(given: &Given, asked: &Asked) -> Result<(Grid, Vec<Told>), Told> {
    let mut grid = match given.name.to_lowercase().ends_with(".json") {
        true => json::records(&given.name, &given.bytes)?,
        false => Grid::of_sheet(&given.name, &given.bytes, asked.said("sheet"))?,
    };
    if grid.rows.is_empty() {
        return Err(no_rows(&given.name, &given.bytes));
    }
    place::parted::part_codes(&mut grid);
    let mut told = place::parts::leave_wholes(&mut grid, &given.name, asked.columns);
    if grid.is_book {
        indent(&mut grid, &book_indents(&given.bytes, asked.said("sheet")));
    }
    told.extend(place::outline::part(&mut grid, &given.name, asked));
    Ok((grid, told))
}

/// Writes the indentation of a spreadsheet's cells as blanks before their texts.
fn indent(grid: &mut Grid, indents: &HashMap<(usize, usize), u8>) {
    for (row, cells) in &mut grid.rows {
        for (at, cell) in cells.iter_mut().enumerate() {
            if let Some(indent) = indents.get(&(*row, at)).filter(|_| !cell.trim().is_empty()) {
                *cell = format!("{}{cell}", "  ".repeat(usize::from(*indent)));
            }
        }
    }
}

/// That each column that is named by hand stands in one of the files at least.
fn columns_stand<'g>(asked: &Asked, grids: impl Iterator<Item = (&'g Given, &'g Grid)>) -> Result<(), Told> {
    let grids: Vec<(&Given, &Grid)> = grids.collect();
    for (_, title) in asked.columns {
        if grids.iter().all(|(_, grid)| grid.column(title).is_none()) {
            let files = grids.iter().map(|(given, _)| given.name.as_str()).collect::<Vec<_>>().join(", ");
            let known = grids.iter().flat_map(|(_, grid)| grid.titles.iter().map(String::as_str)).collect::<Vec<_>>();
            let told = Told::new("import-no-column").with("file", files).with("column", title);
            return Err(told.with("known", known.join(", ")));
        }
    }
    Ok(())
}

/// What the columns of a table say.
struct Columns {
    meanings: Vec<Meaning>,
    people: Vec<(usize, Option<i16>)>,
    years: Option<usize>,
}

/// How the columns of a table are understood: guessed, as kept from before, and as said by hand.
fn understanding(grid: &Grid, given: &Given, asked: &Asked, kept: &[(String, String)]) -> Result<Columns, Told> {
    let guessed = place::guessed(grid);
    let mut meanings = guessed.clone();
    let mut years = (0..grid.width()).find(|at| meanings[*at] == Meaning::Other && place::holds_years(grid, *at));
    let mut people = guessed_people(grid, given, asked, years.is_some());
    // A column by hand may be another file's.
    let own = |(_, title): &&(String, String)| grid.column(title).is_some();
    let own: Vec<(String, String)> = asked.columns.iter().filter(own).cloned().collect();
    let asked = &Asked { columns: &own, ..*asked };
    place::by_hand(grid, &given.name, asked, kept, |at, word| {
        let (stem, year) = match word.rsplit_once('-') {
            Some((stem, year)) => (stem, year.parse::<i16>().ok()),
            None => (word, None),
        };
        years = years.filter(|known| *known != at);
        people.retain(|(column, _)| *column != at);
        let meaning = match word {
            "" | "-" => Some(Meaning::Other),
            "year" => {
                years = Some(at);
                Some(Meaning::Other)
            }
            _ if stem == "population" => {
                let of_title = || parted_year(&grid.name(at)).1;
                let year = year.or_else(|| of_title().or_else(|| asked.year.filter(|_| years.is_none())));
                people.retain(|(_, of)| *of != year);
                people.push((at, year));
                Some(Meaning::Other)
            }
            word => Meaning::of_any_level(word),
        };
        let Some(meaning) = meaning else { return false };
        if meaning != Meaning::Other {
            meanings.iter_mut().filter(|known| **known == meaning).for_each(|known| *known = Meaning::Other);
        }
        meanings[at] = meaning;
        true
    })?;
    place::follow(&guessed, &mut meanings);
    Ok(Columns { meanings, people, years })
}

fn table<'g>(given: &'g Given, mut grid: Grid, asked: &Asked, kept: &[(String, String)]) -> Result<Table<'g>, Told> {
    let (Columns { meanings, people, years }, settled) = settled_columns(&mut grid, given, asked, kept)?;
    if !meanings.iter().any(|meaning| matches!(meaning, Meaning::Name(_))) {
        let known = grid.titles.join(", ");
        return Err(Told::new("import-no-names").with("file", &given.name).with("columns", known));
    }
    let year = asked.year.or_else(|| parted_year(&given.name).1);
    Ok(Table { given, grid, meanings, people, years, year, settled, is_map: false })
}

/// What the columns of a table say, with its rows where they belong.
fn settled_columns(
    grid: &mut Grid,
    given: &Given,
    asked: &Asked,
    kept: &[(String, String)],
) -> Result<(Columns, Settled), Told> {
    let mut columns = understanding(grid, given, asked, kept)?;
    let figures = columns.people.iter().map(|(at, _)| (*at, Style::of_column(grid, *at, asked))).collect();
    let figures = Figures { columns: figures, years: columns.years, is_people: true };
    let settled = settled(grid, &mut columns.meanings, given, asked, &figures)?;
    Ok((columns, settled))
}

/// Tells which rows are about what contains the others, or about all.
fn tell_settled(given: &Given, settled: &Settled, brought: &mut Brought) {
    brought.notes.extend(settled.notes.iter().cloned());
    for row in &settled.wholes {
        leave_out(brought, &given.name, *row, Told::new("import-sum"));
    }
    for (row, told) in &settled.left {
        leave_out(brought, &given.name, *row, told.clone());
    }
}

/// Puts the rows that are about what contains the others where they belong.
pub fn settled(
    grid: &mut Grid,
    meanings: &mut Vec<Meaning>,
    given: &Given,
    asked: &Asked,
    figures: &Figures,
) -> Result<Settled, Told> {
    let said: Vec<&str> = asked.said("levels").map(|said| said.split(',').map(str::trim).collect()).unwrap_or_default();
    let order = Order { said: &said, country: asked.shared.settings.country.as_deref() };
    // What the command says of columns goes before what the bureau's mean.
    let mut left = if asked.columns.is_empty() { census::settle(grid, meanings) } else { Vec::new() };
    let said = sums::Said::of(asked);
    let marks = remarks::unmark(grid, meanings, &given.name, order);
    left.extend(remarks::leave(grid));
    left.extend(sums::leave_said(grid, meanings, order, &said));
    left.extend(nobody::leave(grid, meanings, order));
    let own = (&said, &asked.shared.territory);
    let own = own_level::settle(grid, meanings, &given.name, order, figures, own);
    left.extend(own.left);
    let wholes = stated::settle(grid, meanings, &given.name, order)?;
    let sums = sums::leave(grid, meanings, &given.name, order, figures, &said);
    let mut settled = container::settle(grid, meanings, &given.name, order, figures);
    left.extend(sums::leave_contradicted(grid, meanings, order, figures));
    settled.wholes.extend(wholes);
    settled.notes.extend(marks.into_iter().chain(own.note).chain(sums.notes));
    settled.left.extend(left.into_iter().chain(sums.left));
    Ok(settled)
}

/// The columns that hold inhabitants, with the year that their titles say; where they say none, that of the row, or
/// else that of the command or of the file's name.
fn guessed_people(grid: &Grid, given: &Given, asked: &Asked, by_row: bool) -> Vec<(usize, Option<i16>)> {
    let said = asked.year.or_else(|| parted_year(&given.name).1).filter(|_| !by_row);
    let of_file = place::people::is_of_file(&parted_year(stem(&given.name)).0);
    let columns = grid.titles.iter().enumerate().filter_map(|(at, title)| {
        let (bare, year) = parted_year(title);
        let short = place::people::short_year(title);
        let year = year.or(short);
        let counts = grid.values(at).any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
        let fits = short.is_some() || place::people::is_all(&bare) || (of_file && bare.is_empty() && year.is_some());
        let fits = fits && !place::has_several_years(title);
        Some((at, year.or(said))).filter(|_| fits && counts)
    });
    // Of what year those are whose title says none is asked, where there are no others.
    let columns: Vec<(usize, Option<i16>)> = columns.collect();
    let is_dated = |(_, year): &&(usize, Option<i16>)| by_row || year.is_some();
    let has_dated = columns.iter().any(|one| is_dated(&one));
    let columns = columns.iter().filter(|one| !has_dated || is_dated(one)).copied();
    let mut people: Vec<(usize, Option<i16>)> = Vec::new();
    for (at, year) in columns {
        // Of two of one year, the first is the whole: men and women follow.
        if !people.iter().any(|(_, other)| *other == year) {
            people.push((at, year));
        }
    }
    people
}

/// The name of a file without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The columns as they are shown to the officer.
fn understood(table: &Table) -> Vec<Understood> {
    let column = |at: usize| {
        let people = table.people.iter().find(|(column, _)| *column == at);
        let people =
            people.map(|(_, year)| year.map_or_else(|| "population".to_owned(), |y| format!("population-{y}")));
        let year = || (table.years == Some(at)).then(|| "year".to_owned());
        Understood {
            file: table.given.name.clone(),
            column: table.grid.name(at),
            sample: table.grid.values(at).next().unwrap_or_default().to_owned(),
            word: people.or_else(year).or_else(|| table.meanings.get(at).and_then(Meaning::word)),
        }
    };
    (0..table.grid.width()).map(column).collect()
}

/// The remark at the head of the file: from which columns it was made.
fn remark(tables: &[Table], asked: &Asked, kept: &[(String, String)]) -> String {
    let unused = place::unused(asked, kept);
    let one = |table: &Table| {
        let intro = asked.messages.word("import-columns-of", &[("file", table.given.name.clone())]);
        place::remark(&intro, &understood(table), &unused)
    };
    tables.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Notes a row that is not taken.
fn leave_out(brought: &mut Brought, file: &str, row: usize, told: Told) {
    brought.left_out.push(LeftOut { file: file.to_owned(), row, why: Why::Told(told) });
}

/// A JSON value as the text of a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}
