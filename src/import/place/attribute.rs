//! Columns that say something about areas and name none: abbreviations, seats, kinds, natural regions; and columns of
//! texts that nobody used.

use std::collections::{BTreeMap, BTreeSet};

use super::order::Told as Order;
use super::{Columns, Meaning, PARENTS, columns, guess, level, parted_year};
use crate::import::grid::{Grid, text_at};
use crate::import::titles::{has, words};
use crate::text::slug::fold;

/// Beginnings of words for other spellings of a name, and for the seat of an area.
const SPELLINGS: &str = "abr.|abrev|abbr|abreg|abgek|sigla|siglas|acronim|acronym|kurz|short|corto.|corta.|court.|alternativ|altern.|alias|\
    anterior|antiguo|antigua|former|ancien|ehemal|gentilicio|demonym";
const SEATS: &str = "capital|capoluogo|cabecera|cab.|sede.|seat|chef lieu|cheflieu|hauptort|siege.|sedi.";
/// Beginnings of words for what parts the land otherwise than its government, and for what kind an area is of.
const NATURAL: &str = "natural|nat.|climat|ecolog|hidrograf|hydrograph|fisiograf|geomorf";
const KINDS: &str = "tipo.|tipologia|type.|typ.|art.|clase.|class.|categoria.|category.|categorie.|kategorie|soort";

/// What a column says that is no area of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// What an area is called otherwise, or its seat.
    Beside,
    /// What is no area of the country's division.
    Other,
}

fn says(title: &str) -> Option<Says> {
    match title {
        title if has(title, NATURAL) || has(title, KINDS) => Some(Says::Other),
        title if has(title, SPELLINGS) || has(title, SEATS) => Some(Says::Beside),
        _ => None,
    }
}

/// Whether a title says that its column is about areas and names none.
pub fn is_one(title: &str) -> bool {
    says(title).is_some()
}

/// Takes such columns out of those that were guessed to name areas, where others do.
pub fn leave(grid: &Grid, all: &mut [Meaning]) {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let named: Vec<Meaning> = (0..all.len())
        .filter(|at| matches!(all[*at], Meaning::Name(_)) && says(title(*at)).is_none())
        .map(|at| all[at].clone())
        .collect();
    for (at, meaning) in all.iter_mut().enumerate() {
        let is_left = match (&*meaning, says(title(at))) {
            (Meaning::Name(Some(_)), Some(Says::Beside)) => named.contains(meaning),
            (Meaning::Name(_) | Meaning::Code(_), Some(_)) => !named.is_empty(),
            _ => false,
        };
        if is_left {
            *meaning = Meaning::Other;
        }
    }
}

/// Takes out the columns that cut across the levels between which they would stand: of less than half as many things as there
/// are areas to contain them, each found in several of these. A title that is the level's name alone is believed.
pub fn leave_across(grid: &Grid, all: &mut [Meaning]) {
    let (levels, _) = columns::levels(grid, all, Order::default());
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_plain = |at: usize| words(&parted_year(title(at)).0).len() <= 1;
    for depth in 1..levels.len().saturating_sub(1) {
        let Some(at) = levels[depth].name.filter(|at| levels[depth].code.is_none() && !is_plain(*at)) else { continue };
        if cuts_across(grid, &levels[..depth], at) {
            all[at] = Meaning::Other;
        }
    }
}

fn cuts_across(grid: &Grid, above: &[Columns], at: usize) -> bool {
    let mut containers: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for (_, cells) in &grid.rows {
        let Some(cell) = cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else { continue };
        let key = above.iter().map(|level| level.key(cells)).collect();
        containers.entry(fold(cell)).or_default().insert(key);
    }
    let all: BTreeSet<&Vec<String>> = containers.values().flatten().collect();
    let has_words = containers.keys().all(|name| name.chars().any(char::is_alphabetic));
    has_words && containers.len() * 2 <= all.len() && containers.values().any(|around| around.len() > 1)
}

/// Gives names to levels that have codes alone: a column of names each of which goes with one code, and stands in
/// several rows as they do.
pub fn give_names(grid: &Grid, all: &mut [Meaning]) {
    let coded: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, meaning)| match meaning {
            Meaning::Code(Some(level)) => Some((at, level.clone())),
            _ => None,
        })
        .filter(|(_, level)| !all.contains(&Meaning::Name(Some(level.clone()))))
        .collect();
    let own_code = all.iter().position(|meaning| *meaning == Meaning::Code(None));
    for (code, level) in coded {
        let fits = |at: &usize| match &all[*at] {
            // What has a code of its own beside it is named by that.
            Meaning::Name(None) => own_code.is_some_and(|own| !goes_with(grid, own, *at)) && goes_with(grid, code, *at),
            Meaning::Other => is_of(grid, *at, &level) && goes_with(grid, code, *at) && repeats(grid, code),
            _ => false,
        };
        let found: Vec<usize> = (0..all.len()).filter(fits).collect();
        let own = found.iter().copied().find(|at| all[*at] == Meaning::Name(None));
        if let Some(at) = own.or_else(|| found.first().copied().filter(|_| found.len() == 1)) {
            all[at] = Meaning::Name(Some(level));
        }
    }
}

/// Whether a column that is not used is one of names that may be a level's.
fn is_of(grid: &Grid, at: usize, level: &str) -> bool {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let is_level = level::of_title(&parted_year(title).0).is_none_or(|own| own == level);
    is_level && !is_one(title) && matches!(guess(grid, at), Meaning::Name(_))
}

/// Whether each code goes with one name, and most names with one code.
fn goes_with(grid: &Grid, code: usize, name: usize) -> bool {
    const MOST: usize = 7;
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, cells) in &grid.rows {
        let cell = |at: usize| text_at(cells, at);
        if !cell(code).is_empty()
            && (cell(name).is_empty() || *names.entry(cell(code)).or_insert(cell(name)) != cell(name))
        {
            return false;
        }
    }
    let distinct: BTreeSet<&&str> = names.values().collect();
    names.len() > 1 && distinct.len() * 10 >= names.len() * MOST
}

fn repeats(grid: &Grid, at: usize) -> bool {
    grid.every(at).collect::<BTreeSet<&str>>().len() < grid.every(at).count()
}

/// The columns of texts that are not used and may name areas, or what contains them: few things in many rows, or a
/// title of names.
pub fn unused(grid: &Grid, meanings: &[Meaning]) -> Vec<usize> {
    let is_text = |at: usize| {
        let mut cells = grid.values(at).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.chars().any(char::is_alphabetic) && !has_digits(cell))
    };
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let distinct = |at: usize| grid.every(at).collect::<BTreeSet<&str>>().len();
    let finer = finer(grid, meanings);
    let is_left = |at: &usize| {
        let is_few =
            || distinct(*at) > 1 && repeats(grid, *at) || finer.as_ref().is_some_and(|finer| finer.column == *at);
        let is_name = || matches!(guess(grid, *at), Meaning::Name(_));
        meanings[*at] == Meaning::Other
            && !title(*at).is_empty()
            && !has(title(*at), PARENTS)
            && is_text(*at)
            && (is_few() || is_name())
    };
    (0..meanings.len()).filter(is_left).collect()
}

/// A column that is not used and tells apart the rows that repeat the same areas, as the names of a smaller level do.
pub struct Finer {
    /// The column.
    pub column: usize,
    /// How many rows repeat areas.
    pub rows: usize,
    /// The areas that they repeat.
    pub names: BTreeSet<String>,
}

/// The first such column: names in most rows, nearly all of them different, where most rows repeat areas.
pub fn finer(grid: &Grid, meanings: &[Meaning]) -> Option<Finer> {
    const MOST: usize = 8;
    let (levels, _) = columns::levels(grid, meanings, Order::default());
    let mut named: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, (_, cells)) in grid.rows.iter().enumerate() {
        // Of what has a name, the code may be that of something else.
        let key = |level: &Columns| level.name(cells).or(level.code(cells)).map_or_else(String::new, fold);
        let key: Vec<String> = levels.iter().map(key).collect();
        if levels.last().is_some_and(|level| level.name(cells).is_some()) {
            named.entry(key).or_default().push(at);
        }
    }
    let all: usize = named.values().map(Vec::len).sum();
    named.retain(|_, rows| rows.len() > 1);
    let repeated: usize = named.values().map(Vec::len).sum();
    let tells_apart = |at: &usize| {
        let cell = |row: &usize| text_at(&grid.rows[*row].1, *at);
        let distinct = |rows: &[usize]| rows.iter().map(cell).collect::<BTreeSet<&str>>().len() == rows.len();
        let apart: usize = named.values().filter(|rows| distinct(rows)).map(Vec::len).sum();
        apart * 10 >= repeated * MOST
    };
    let is_it = |at: &usize| meanings.get(*at) == Some(&Meaning::Other) && holds_names(grid, *at) && tells_apart(at);
    let column = (0..grid.titles.len()).filter(|_| repeated * 2 > all).find(is_it)?;
    let last = levels.last()?;
    let name = |rows: &Vec<usize>| Some(last.name(&grid.rows[*rows.first()?].1)?.to_owned());
    Some(Finer { column, rows: repeated, names: named.values().filter_map(name).collect() })
}

/// Whether the cells of a column may be names of areas: few words, nearly all different, under a title that says
/// nothing else.
fn holds_names(grid: &Grid, at: usize) -> bool {
    const MANY_WORDS: usize = 7;
    const MOST: usize = 8;
    let title = grid.titles.get(at).map_or("", String::as_str);
    let is_name = |cell: &str| cell.chars().any(char::is_alphabetic) && cell.split_whitespace().count() < MANY_WORDS;
    let cells: Vec<&str> = grid.every(at).collect();
    let distinct = cells.iter().collect::<BTreeSet<_>>().len();
    let says_other = title.is_empty() || is_one(title) || super::parts::is_of_parts(title);
    !says_other && cells.len() > 1 && cells.iter().all(|cell| is_name(cell)) && distinct * 10 >= cells.len() * MOST
}

fn has_digits(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
}

/// The columns of whole numbers whose title is a year and nothing more, and that are not used.
pub fn years(grid: &Grid, meanings: &[Meaning]) -> Vec<(usize, i16)> {
    let year = |at: usize| match parted_year(grid.titles.get(at)?) {
        (rest, Some(year)) if words(&rest).is_empty() && meanings[at] == Meaning::Other => Some((at, year)),
        _ => None,
    };
    let has_figures = |(at, _): &(usize, i16)| grid.values(*at).any(has_digits);
    (0..meanings.len()).filter_map(year).filter(has_figures).collect()
}
