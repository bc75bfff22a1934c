//! What the columns of a table of measures hold.

use super::id_of;
use crate::findings::Told;
use crate::import::figure::{Said, Style};
use crate::import::grid::Grid;
use crate::import::place::container::Settled;
use crate::import::place::figures::Figures;
use crate::import::place::{self, Meaning, guessed, parted_year, people};
use crate::import::territory::settled;
use crate::import::titles::{has, words};
use crate::import::{Asked, Given};

/// Titles of columns of names of measures, and of values.
const MEASURES: &str = "indicador|indicator|variable";
const VALUES: &str = "valor|value|dato.";
/// Titles of columns of units.
const UNITS: &str = "unidad|unit.|units.|unite.|unita.|unidade";

/// Words beside these that say nothing of a measure.
const BESIDE: &str =
    "numeric|numerique|obs.|observad|observed|de.|del.|of.|the.|la.|el.|medida.|medicion.|measure.|mesure.|misura.";

/// What a column holds besides names of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// A measure's values: its id and name, and the year where the title or the officer says it.
    Measure(String, String, Option<i16>),
    /// Values of whatever measure the row names, and the year where the title says it.
    Value(Option<i16>),
    /// The row's year.
    Year,
    /// The row's measure.
    Name,
    /// The unit of the row's measure.
    Unit,
    /// Nothing that is taken.
    Nothing,
}

/// How a table is read.
pub struct Reading {
    /// What each column says of areas.
    pub places: Vec<Meaning>,
    columns: Vec<Holds>,
    /// The year of values for which nothing else says one.
    year: Option<i16>,
    /// Columns of measures that are not taken, because nothing says their year.
    pub yearless: Vec<usize>,
    /// Columns that are not taken, because their titles name several years.
    pub several: Vec<usize>,
}

/// Reads a table's columns: guessed, as kept from before, and as said by hand.
pub fn reading(grid: &Grid, given: &Given, asked: &Asked, kept: &[(String, String)]) -> Result<Reading, Told> {
    let mut places = guessed(grid);
    let mut columns: Vec<Holds> = (0..grid.width()).map(|at| guess(grid, given, asked, &places, at)).collect();
    let is_tall = columns.contains(&Holds::Name);
    let is_bare = |at: usize| words(&place::without_years(&grid.name(at))).is_empty();
    // A row a measure, and its years across.
    for (at, holds) in columns.iter_mut().enumerate().filter(|_| is_tall) {
        if let Holds::Measure(_, _, Some(year)) = holds
            && is_bare(at)
        {
            *holds = Holds::Value(Some(*year));
        }
    }
    let mut several: Vec<usize> = (0..grid.width()).filter(|at| place::has_several_years(&grid.name(*at))).collect();
    several.retain(|at| matches!(columns[*at], Holds::Measure(..)));
    let own: Vec<&str> = asked.shared.territory.levels.iter().map(|level| level.id.as_str()).collect();
    place::by_hand(grid, &given.name, asked, kept, |at, word| {
        let place = Meaning::named(word, &own);
        if let Some(place) = &place {
            places.iter_mut().filter(|known| *known == place).for_each(|known| *known = Meaning::Other);
        }
        several.retain(|known| *known != at);
        columns[at] = match (word, &place) {
            ("" | "-", _) | (_, Some(_)) => Holds::Nothing,
            ("year", _) => Holds::Year,
            ("indicator", _) => Holds::Name,
            ("value", _) => Holds::Value(None),
            ("unit", _) => Holds::Unit,
            (word, _) => {
                let (stem, year) = match word.rsplit_once('-').map(|(stem, year)| (stem, year.parse::<i16>())) {
                    Some((stem, Ok(year))) => (stem, Some(year)),
                    _ => (word, parted_year(&grid.name(at)).1),
                };
                let Some(id) = id_of(stem) else { return false };
                match stem {
                    "value" => Holds::Value(year),
                    _ => Holds::Measure(id, spoken(&place::without_years(&grid.name(at))), year),
                }
            }
        };
        places[at] = place.unwrap_or(Meaning::Other);
        true
    })?;
    place::follow(&guessed(grid), &mut places);
    let by_row = columns.contains(&Holds::Year);
    let year = asked.year.or_else(|| parted_year(&given.name).1);
    let is_yearless = |at: &usize| match &columns[*at] {
        Holds::Measure(_, _, None) | Holds::Value(None) => !by_row && year.is_none(),
        _ => false,
    };
    let yearless = (0..columns.len()).filter(is_yearless).collect();
    Ok(Reading { places, columns, year, yearless, several })
}

fn guess(grid: &Grid, given: &Given, asked: &Asked, places: &[Meaning], at: usize) -> Holds {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let (bare, year) = parted_year(title);
    let is_name = |place: &Meaning| matches!(place, Meaning::Name(_));
    if places[at] != Meaning::Other || (words(&bare).is_empty() && year.is_none()) {
        return Holds::Nothing;
    }
    // Inhabitants belong to the areas themselves.
    if people::is_all(&bare) {
        return Holds::Nothing;
    }
    if has(&bare, MEASURES) && grid.values(at).any(|cell| cell.chars().any(char::is_alphabetic)) {
        return Holds::Name;
    }
    let has_signs = |cell: &str| cell.chars().any(|c| c.is_alphabetic() || c == '%');
    if has(&bare, UNITS) && is_only(grid, &bare, UNITS) && grid.values(at).all(has_signs) {
        return Holds::Unit;
    }
    // Digits that keep their noughts are a code or a number of something, no measure.
    if place::keeps_zeros(grid, at) || place::attribute::is_one(title) && places.iter().any(is_name) {
        return Holds::Nothing;
    }
    if place::holds_years(grid, at) {
        return Holds::Year;
    }
    let style = Style::of_column(grid, at, asked);
    let (mut figures, mut texts) = (0, 0);
    let cells = grid.looked_at().filter_map(|(row, cells)| Some((*row, cells.get(at)?)));
    for (row, cell) in cells {
        match style.read_in(grid, row, at, cell) {
            Said::Figure(_) | Said::Doubtful => figures += 1,
            Said::Words => texts += 1,
            Said::Unknown => {}
        }
    }
    if figures == 0 || texts > figures {
        return Holds::Nothing;
    }
    if has(&bare, VALUES) && is_only(grid, &bare, VALUES) {
        return Holds::Value(year);
    }
    let name = if words(&bare).is_empty() { stem(given) } else { bare };
    id_of(&name).map_or(Holds::Nothing, |id| Holds::Measure(id, spoken(&name), year))
}

/// Whether a title says no more than some words do; in a table that names its measures in a column, also with what tells
/// figures from texts beside them: `Dato numérico`, `OBS_VALUE`, `Unidad de medida`.
fn is_only(grid: &Grid, title: &str, entries: &str) -> bool {
    let own = words(title);
    let names_measures = || grid.titles.iter().any(|title| has(title, MEASURES));
    let is_one = |word: &String| has(word, entries) || has(word, BESIDE);
    own.len() == 1 || own.iter().all(is_one) && names_measures()
}

/// The name of a file without its ending and year.
fn stem(given: &Given) -> String {
    let stem = given.name.rsplit_once('.').map_or(given.name.as_str(), |(stem, _)| stem);
    place::without_years(stem)
}

/// A title as people write it: `indice_de_pobreza` is `Indice de pobreza`.
fn spoken(title: &str) -> String {
    let words = title.replace('_', " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Reading {
    /// Puts the rows that are about what contains the others where they belong: those with the sum of the
    /// inhabitants, or of each measure where the table has none.
    pub fn settle(&mut self, grid: &mut Grid, given: &Given, asked: &Asked) -> Result<Settled, Told> {
        let is_people = |at: &usize| people::is_all(&parted_year(grid.titles.get(*at).map_or("", String::as_str)).0);
        let counted: Vec<usize> = (0..grid.width()).filter(is_people).collect();
        let measured = || (0..grid.width()).filter(|at| self.holds(*at) != Holds::Nothing).collect();
        let is_people = !counted.is_empty();
        let counted = if is_people { counted } else { measured() };
        let figures = counted.into_iter().map(|at| (at, Style::of_column(grid, at, asked))).collect();
        let years = self.columns.iter().position(|holds| *holds == Holds::Year);
        let figures = Figures { columns: figures, years, is_people };
        let settled = settled(grid, &mut self.places, given, asked, &figures)?;
        self.columns.resize(self.places.len(), Holds::Nothing);
        Ok(settled)
    }

    /// What a column holds.
    pub fn holds(&self, at: usize) -> Holds {
        match &self.columns[at] {
            Holds::Year | Holds::Name | Holds::Unit => Holds::Nothing,
            _ if self.yearless.contains(&at) || self.several.contains(&at) => Holds::Nothing,
            other => other.clone(),
        }
    }

    /// Our word for what a column holds; nothing where it is not used.
    pub fn word(&self, at: usize) -> Option<String> {
        match &self.columns[at] {
            _ if self.yearless.contains(&at) || self.several.contains(&at) => None,
            Holds::Measure(id, _, Some(year)) => Some(format!("{id}-{year}")),
            Holds::Measure(id, _, None) => Some(id.clone()),
            Holds::Value(Some(year)) => Some(format!("value-{year}")),
            Holds::Value(None) => Some("value".to_owned()),
            Holds::Unit => Some("unit".to_owned()),
            Holds::Year => Some("year".to_owned()),
            Holds::Name => Some("indicator".to_owned()),
            Holds::Nothing => self.places.get(at).and_then(Meaning::word),
        }
    }

    /// What a row says in the column that holds something.
    fn of_row(&self, wanted: &Holds, cells: &[String]) -> Option<String> {
        let column = self.columns.iter().position(|holds| holds == wanted)?;
        Some(cells.get(column)?.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The unit that a row says of its value.
    pub fn unit(&self, at: usize, cells: &[String]) -> Option<String> {
        self.of_row(&Holds::Unit, cells).filter(|_| matches!(self.columns[at], Holds::Value(_)))
    }

    /// The measure and year of a cell: its id, its name, its year.
    pub fn measure(&self, at: usize, cells: &[String]) -> Option<(String, String, i16)> {
        let of_row = |wanted: Holds| self.of_row(&wanted, cells);
        let year_of_row = || parted_year(&of_row(Holds::Year)?).1;
        match &self.columns[at] {
            Holds::Measure(id, name, year) => {
                Some((id.clone(), name.clone(), year.or_else(year_of_row).or(self.year)?))
            }
            Holds::Value(year) => {
                let name = of_row(Holds::Name).unwrap_or_else(|| "valor".to_owned());
                Some((id_of(&name)?, spoken(&name), year.or_else(year_of_row).or(self.year)?))
            }
            _ => None,
        }
    }
}
