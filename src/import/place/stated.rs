//! Tables in which rows are areas of several levels and one column names them all: a column says the row's level
//! (`STATE`, `DISTRICT`), or the deepest of its codes that is filled does, as in Poland's TERYT and India's census. Each
//! row is left to say its own level and what contains it, as a table with a column of names a level does.

use std::collections::{BTreeMap, HashMap};

use super::columns::levels;
use super::level::{level_title, of_title};
use super::order::Told as Order;
use super::parted::CODE;
use super::{Columns, DEPTHS, KINDS, Meaning, all};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::place::whole::{is_filled, is_like, without_zeros};
use crate::import::titles::has;
use crate::text::slug::{fold, slug};

/// What the title of names ends with that one column had for several levels.
const NAME: &str = " (nombre)";
/// Words for the whole country in a column of levels.
const COUNTRY: &str = "national|nacional|nazionale|nation.|kraj|bund.|land insgesamt";

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// An area of a level, by its place.
    Of(usize),
    /// All of the table.
    Whole,
    /// Nothing says it.
    Unknown,
}

/// A table with its levels, and the columns of codes and names that its rows of all levels share.
struct Shared<'t> {
    grid: &'t Grid,
    columns: Vec<Columns>,
    code: Option<usize>,
    name: Option<usize>,
}

/// Leaves each row what it says of its own level and of what contains it; gives back the numbers of the rows that are
/// about all, which are taken out.
pub fn settle(grid: &mut Grid, meanings: &mut Vec<Meaning>, file: &str, told: Order) -> Result<Vec<usize>, Told> {
    let plain = |meaning: &Meaning| !matches!(meaning, Meaning::Code(None) | Meaning::Name(None));
    let named: Vec<Meaning> =
        meanings.iter().map(|own| if plain(own) { own.clone() } else { Meaning::Other }).collect();
    let (columns, _) = levels(grid, &named, told);
    let Some(deepest) = columns.last().filter(|_| columns.len() > 1 && !meanings.contains(&Meaning::Parent)) else {
        return Ok(Vec::new());
    };
    let own = |wanted: &Meaning| meanings.iter().position(|meaning| meaning == wanted);
    let (code, name) = (own(&Meaning::Code(None)).or(deepest.code), own(&Meaning::Name(None)).or(deepest.name));
    let shared = Shared { grid, columns, code, name };
    let depths = match own(&Meaning::Depth).and_then(|column| Some((column, shared.said(column)?))) {
        Some((column, depths)) => match shared.contradiction(&depths, column, file) {
            None => depths,
            // What kind an area is of may be called like another level.
            Some(_) if !has(&grid.name(column), DEPTHS) && has(&grid.name(column), KINDS) => return Ok(Vec::new()),
            Some(told) => return Err(told),
        },
        None => match shared.filled() {
            Some(depths) => depths,
            None => return Ok(Vec::new()),
        },
    };
    let Shared { columns, .. } = shared;
    Ok(part(grid, meanings, &columns, (code, name), &depths))
}

fn is_zero(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte == b'0')
}

impl Shared<'_> {
    /// How deep each row stands by a column that says it; nothing where no cell of it names a level of the table.
    fn said(&self, column: usize) -> Option<Vec<Depth>> {
        let titles = |level: &Columns| [level.name, level.code].into_iter().flatten();
        let is_called = |level: &Columns, cell: &str| {
            let id = level.level.as_deref();
            let title = titles(level).find_map(|at| level_title(&self.grid.titles[at]));
            id.is_some() && (of_title(cell) == id || slug(cell).as_deref() == id)
                || title.is_some_and(|title| fold(&title) == fold(cell))
        };
        let of_cell = |cell: &str| self.columns.iter().position(|level| is_called(level, cell));
        let mut known: HashMap<&str, Option<usize>> = HashMap::new();
        for cell in self.grid.every(column) {
            known.entry(cell).or_insert_with(|| of_cell(cell));
        }
        known.values().any(Option::is_some).then_some(())?;
        let depth = |(_, cells): &(usize, Vec<String>)| {
            let cell = text_at(cells, column);
            let is_country = of_title(cell) == Some("country") || has(cell, COUNTRY);
            match known.get(cell).copied().flatten() {
                Some(depth) => Depth::Of(depth),
                None if is_country || self.columns.iter().all(|level| level.code(cells).is_some_and(is_zero)) => {
                    Depth::Whole
                }
                None => Depth::Unknown,
            }
        };
        Some(self.grid.rows.iter().map(depth).collect())
    }

    /// That a row names something smaller than the level that a column says.
    fn contradiction(&self, depths: &[Depth], column: usize, file: &str) -> Option<Told> {
        let smaller = |cells: &[String], depth: usize| {
            let own = &self.columns[depth];
            let is_own_code = |code: &&str| {
                let is_it = |above: &str| without_zeros(above) == without_zeros(code) || is_filled(above, code);
                is_zero(code) || own.code(cells).is_some_and(is_it)
            };
            let is_own_name = |name: &&str| {
                let is_it = |above: &str| is_like(above, name);
                all::is_all(name) || all::is_mark(name) || own.name(cells).is_none_or(is_it)
            };
            let below = self.columns[depth + 1..].iter();
            let mut said = below.filter_map(|level| {
                let code = level.code(cells).filter(|_| level.code != self.code || own.code.is_some());
                let code = code.filter(|code| !is_own_code(code));
                let name = level.name(cells).filter(|_| level.name != self.name || own.name.is_some());
                name.filter(|name| !is_own_name(name)).or(code)
            });
            said.next().map(str::to_owned)
        };
        self.grid.rows.iter().zip(depths).find_map(|((row, cells), depth)| {
            let Depth::Of(depth) = depth else { return None };
            let told = Told::new("import-level-contradicted").with("file", file).with("row", row);
            let told = told.with("column", self.grid.name(column)).with("level", text_at(cells, column));
            Some(told.with("value", smaller(cells, *depth)?))
        })
    }

    /// How deep each row stands by the deepest of its codes that is filled, where one column names the areas of all
    /// levels and what contains others has the first row of each; nothing where the table is no such one.
    fn filled(&self) -> Option<Vec<Depth>> {
        let name = self.name?;
        let upper = &self.columns[..self.columns.len() - 1];
        if self.columns.iter().any(|level| level.code.is_none()) || upper.iter().all(|level| level.name.is_some()) {
            return None;
        }
        // Zeros stand for nothing where no cell is empty.
        let all_filled = |level: &Columns| self.grid.rows.iter().all(|(_, cells)| level.code(cells).is_some());
        let zeros: Vec<bool> = self.columns.iter().map(all_filled).collect();
        let is_filled = |(level, zeros): (&Columns, &bool), cells: &[String]| {
            level.code(cells).is_some_and(|code| !*zeros || !is_zero(code))
        };
        let depth = |cells: &[String]| self.columns.iter().zip(&zeros).rposition(|level| is_filled(level, cells));
        let depths: Vec<Depth> = self
            .grid
            .rows
            .iter()
            .map(|(_, cells)| match depth(cells) {
                _ if text_at(cells, name).is_empty() => Depth::Unknown,
                Some(depth) => Depth::Of(depth),
                None => Depth::Whole,
            })
            .collect();
        self.is_first_in_each(&depths).then_some(depths)
    }

    /// Whether each container that has areas in the table has one row of its own, before them.
    fn is_first_in_each(&self, depths: &[Depth]) -> bool {
        let mut own: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
        let name = self.name.unwrap_or_default();
        let mut varies = false;
        for ((_, cells), depth) in self.grid.rows.iter().zip(depths) {
            let Depth::Of(depth) = depth else { continue };
            let path = |end: usize| -> Vec<&str> {
                self.columns[..end].iter().map(|level| level.code(cells).unwrap_or_default()).collect()
            };
            if *depth + 1 < self.columns.len() {
                // A year later it may stand once more.
                let called = text_at(cells, name);
                if own.insert(path(depth + 1), called).is_some_and(|before| before != called) {
                    return false;
                }
                varies = true;
            }
            if (1..=*depth).any(|end| !own.contains_key(&path(end))) {
                return false;
            }
        }
        varies
    }
}

/// Leaves each row what is its own, with the names and codes of its containers beside it; takes out the rows about
/// all, and gives back their numbers.
fn part(
    grid: &mut Grid,
    meanings: &mut Vec<Meaning>,
    columns: &[Columns],
    (code, name): (Option<usize>, Option<usize>),
    depths: &[Depth],
) -> Vec<usize> {
    let last = columns.len() - 1;
    for (depth, level) in columns.iter().enumerate().take(last) {
        let known = |grid: &Grid, from: usize| -> BTreeMap<Vec<String>, String> {
            let rows = grid.rows.iter().zip(depths).filter(|(_, own)| **own == Depth::Of(depth));
            let said = rows.map(|((_, cells), _)| (key(columns, depth, cells), text_at(cells, from).to_owned()));
            said.filter(|(_, own)| !own.is_empty()).collect()
        };
        let names = name.filter(|_| level.name.is_none()).zip(level.code);
        let codes = code.filter(|_| level.code.is_none()).zip(level.name);
        for (shared, ending) in [(names, NAME), (codes, CODE)] {
            let Some((from, beside)) = shared else { continue };
            let known = known(grid, from);
            let of_row = |(_, cells): &(usize, Vec<String>)| known.get(&key(columns, depth, cells)).cloned();
            let cells: Vec<Option<String>> = grid.rows.iter().map(of_row).collect();
            let own = level.level.clone();
            grid.add_column(format!("{}{ending}", grid.titles[beside]), cells);
            meanings.resize(grid.titles.len() - 1, Meaning::Other);
            meanings.push(if ending == CODE { Meaning::Code(own) } else { Meaning::Name(own) });
        }
    }
    // What is left in the columns of all is the smallest areas'.
    let own = columns[last].level.clone();
    let code = code.filter(|_| columns[last].code.is_none_or(|at| code == Some(at)));
    if let Some(at) = code {
        meanings[at] = Meaning::Code(own.clone());
    }
    if let Some(at) = name {
        let is_one = columns[last].name.is_none_or(|other| other == at);
        meanings[at] = if is_one { Meaning::Name(own) } else { Meaning::Other };
    }
    for ((_, cells), depth) in grid.rows.iter_mut().zip(depths) {
        let Depth::Of(depth) = depth else { continue };
        let below = columns[depth + 1..].iter().flat_map(|level| [level.code, level.name]).flatten();
        let shared = [code, name].into_iter().flatten().filter(|_| *depth < last);
        for at in below.chain(shared) {
            cells.get_mut(at).into_iter().for_each(String::clear);
        }
    }
    let mut depths = depths.iter();
    let is_whole = |depth: Option<&Depth>| depth == Some(&Depth::Whole);
    let mut wholes = Vec::new();
    grid.rows.retain(|(row, _)| {
        let is_it = is_whole(depths.next());
        wholes.extend(is_it.then_some(*row));
        !is_it
    });
    wholes
}

/// What tells an area apart down to a level.
fn key(columns: &[Columns], depth: usize, cells: &[String]) -> Vec<String> {
    columns[..=depth].iter().map(|level| level.key(cells)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::guessed;
    use super::*;

    /// What each row says, the largest first, and the numbers of the rows that are about all.
    fn settled(text: &str) -> Result<(Vec<String>, Vec<usize>), &'static str> {
        let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let mut meanings = guessed(&grid);
        let wholes = settle(&mut grid, &mut meanings, "x.csv", Order::default()).map_err(|told| told.key)?;
        let (columns, _) = levels(&grid, &meanings, Order::default());
        let said = |cells: &[String]| {
            let level = |level: &Columns| {
                [level.name(cells), level.code(cells)].into_iter().flatten().collect::<Vec<_>>().join(" ")
            };
            columns.iter().map(level).filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" / ")
        };
        Ok((grid.rows.iter().map(|(_, cells)| said(cells)).collect(), wholes))
    }

    /// As India's census, in its Primary Census Abstract, and the same without the column of levels.
    #[test]
    fn codes_and_a_level_say_what_a_row_is_about() {
        let rows = "INDIA,00,000,00000,INDIA\nSTATE,27,000,00000,MAHARASHTRA\nDISTRICT,27,497,00000,Nandurbar\n\
            SUB-DISTRICT,27,497,03950,Akkalkuwa\n";
        let expected =
            ["MAHARASHTRA 27", "MAHARASHTRA 27 / Nandurbar 497", "MAHARASHTRA 27 / Nandurbar 497 / Akkalkuwa 03950"];
        let expected = Ok((expected.map(str::to_owned).to_vec(), vec![2]));
        assert_eq!(settled(&format!("Level,State,District,Subdistt,Name\n{rows}")), expected);
        let bare: String =
            rows.lines().map(|row| row.split_once(',').map_or(row, |(_, rest)| rest).to_owned() + "\n").collect();
        assert_eq!(settled(&format!("State,District,Subdistt,Name\n{bare}")), expected);
    }

    /// As Poland's TERYT.
    #[test]
    fn the_last_code_that_is_filled_says_the_level() {
        let teryt = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD\n02;;;;DOLNOŚLĄSKIE;województwo\n02;01;;;bolesławiecki;powiat\n\
            02;01;01;1;Bolesławiec;gmina miejska\n02;01;03;3;Nowogrodziec;gmina\n";
        let (rows, wholes) = settled(teryt).expect("a table");
        assert_eq!(rows[1], "DOLNOŚLĄSKIE 02 / bolesławiecki 01");
        assert_eq!((rows[3].as_str(), wholes.len()), ("DOLNOŚLĄSKIE 02 / bolesławiecki 01 / Nowogrodziec 03", 0));
        // A code that is missing makes no town a province.
        let spain = "CPRO;CMUN;NOMBRE\n01;001;Alegría\n01;;Labastida\n02;003;Abengibre\n";
        assert_eq!(settled(spain).expect("a table").0[1], "01 / Labastida");
    }

    #[test]
    fn names_of_each_level_are_left_to_rows_of_it() {
        let text = "Nivel;Código;Departamento;Municipio\nPaís;0;Nicaragua;\nDepartamento;50;Boaco;Boaco\n\
            Municipio;5005;Boaco;Boaco\nMunicipio;5010;Boaco;Camoapa\n";
        let (rows, wholes) = settled(text).expect("a table");
        assert_eq!(rows, ["Boaco 50", "Boaco 50 / Boaco 5005", "Boaco 50 / Camoapa 5010"]);
        assert_eq!(wholes, [2]);
        let other = "Nivel;Departamento;Municipio\nDepartamento;Boaco;Camoapa\nMunicipio;Boaco;Boaco\n";
        assert_eq!(settled(other), Err("import-level-contradicted"));
        // Levels of something else say nothing of areas.
        let poverty = "Nivel;Departamento;Municipio\nAlto;Boaco;Camoapa\nBajo;Boaco;Boaco\n";
        assert_eq!(settled(poverty).expect("a table").0, ["Boaco / Camoapa", "Boaco / Boaco"]);
    }
}
