//! Rows that are called by what their level is, and not by a place: «Departamental» among the municipalities of a
//! department, «Nacional» among departments. They are about what contains the others; where nothing that contains them
//! is named, they are about no area of the table.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::container::{is_zero, paths};
use super::figures::{Figures, is_at_least};
use super::order::Told as Order;
use super::sums::Said;
use super::{Columns, Meaning, levels};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::territory::some;
use crate::model::territory::Territory;
use crate::text::slug::fold;

/// What a level's own value is called.
const OWN: [&str; 26] = [
    "nacional",
    "departamental",
    "provincial",
    "municipal",
    "cantonal",
    "distrital",
    "regional",
    "estatal",
    "estadual",
    "comunal",
    "parroquial",
    "national",
    "departemental",
    "departementale",
    "nationale",
    "regionale",
    "nazionale",
    "provinciale",
    "comunale",
    "nationwide",
    "statewide",
    "countywide",
    "districtwide",
    "citywide",
    "pais",
    "country",
];
/// The same, of words by which places are called too: what has at least the sum of the others is not one of them.
const PERHAPS: [&str; 4] = ["general", "geral", "generale", "global"];
/// Small words beside these.
const BESIDE: [&str; 14] =
    ["nivel", "level", "niveau", "livello", "ambito", "valor", "value", "dato", "cifra", "a", "al", "de", "el", "the"];
/// What is written in the place of such a name: a word that all that looks for sums knows.
const ALL: &str = "Total";
/// How many others a row must have the sum of.
const FEWEST: usize = 2;

/// How surely a name says that it is a level's own value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Surely,
    Perhaps,
}

fn says(name: &str) -> Option<Says> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let own: Vec<&str> = words.filter(|word| !BESIDE.contains(word)).collect();
    match own[..] {
        [only] if OWN.contains(&only) => Some(Says::Surely),
        [only] if PERHAPS.contains(&only) => Some(Says::Perhaps),
        _ => None,
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The numbers of the rows that are taken out, with what is told of each.
    pub left: Vec<(usize, Told)>,
    /// What is told of those that are about what contains the others.
    pub note: Option<Told>,
}

/// Leaves such rows to say that they are about all, where they name what contains them, and takes the others out. What
/// the command calls an area, or is one of the content's, stays.
pub fn settle(
    grid: &mut Grid,
    meanings: &[Meaning],
    file: &str,
    told: Order,
    figures: &Figures,
    (said, territory): (&Said, &Territory),
) -> Found {
    let (columns, _) = levels(grid, meanings, told);
    let is_area = |name: &str| {
        let is_called = |(_, own): (_, &str)| fold(own) == fold(name);
        said.is_area(name) || territory.areas.iter().any(|area| area.name.all().any(is_called))
    };
    let says_own = |name: &str| says(name).filter(|_| !is_area(name));
    let deepest = |cells: &[String]| {
        let depth = columns.iter().rposition(|level| level.name(cells).or(level.code(cells)).is_some())?;
        Some((depth, says_own(columns[depth].name(cells)?)?))
    };
    let is_contained = |cells: &[String], depth: usize| {
        columns[..depth].iter().any(|level| match level.name(cells) {
            Some(name) => says(name).is_none(),
            None => level.code(cells).is_some_and(|code| !is_zero(code)),
        })
    };
    let sums = Sums::of(grid, &columns, figures);
    let mut found = Found::default();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut marked: Vec<(usize, usize)> = Vec::new();
    for (at, (row, cells)) in grid.rows.iter().enumerate() {
        let Some((depth, how)) = deepest(cells) else { continue };
        let name = columns[depth].name(cells).unwrap_or_default();
        match (how, is_contained(cells, depth)) {
            (Says::Perhaps, false) => {}
            (Says::Perhaps, true) if !sums.is_whole(grid, at, depth, figures) => {}
            (_, true) => {
                names.insert(name.to_owned());
                marked.push((at, depth));
            }
            (Says::Surely, false) => {
                found.left.push((*row, Told::new("import-level-own").with("value", name)));
            }
        }
    }
    for (at, depth) in &marked {
        let cell = columns[*depth].name.and_then(|column| grid.rows[*at].1.get_mut(column));
        cell.into_iter().for_each(|cell| ALL.clone_into(cell));
    }
    let out: BTreeSet<usize> = found.left.iter().map(|(row, _)| *row).collect();
    grid.rows.retain(|(row, _)| !out.contains(row));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let note = Told::new("import-level-own-of").with("file", file).with("number", marked.len());
    found.note = (!names.is_empty()).then(|| note.with("names", some(&names)));
    found
}

/// What the rows of each container and year have together, by column of figures, and how many they are.
struct Sums {
    paths: Vec<Vec<String>>,
    all: HashMap<(Vec<String>, usize, String), (Vec<Decimal>, usize)>,
}

impl Sums {
    fn of(grid: &Grid, columns: &[Columns], figures: &Figures) -> Self {
        let mut sums = Self { paths: paths(grid, columns), all: HashMap::new() };
        if !figures.is_people {
            return sums;
        }
        for (at, (_, cells)) in grid.rows.iter().enumerate() {
            let says = |level: &Columns| level.name(cells).or(level.code(cells)).is_some();
            let Some(depth) = columns.iter().rposition(says) else { continue };
            let key = (sums.paths[at][..depth].to_vec(), depth, figures.year(grid, at).to_owned());
            let (own, count) = sums.all.entry(key).or_default();
            own.resize(figures.columns.len(), Decimal::ZERO);
            *count += 1;
            for (sum, figure) in own.iter_mut().zip(figures.of(grid, at)) {
                *sum += figure.unwrap_or_default();
            }
        }
        sums
    }

    /// Whether a row has at least what the others of its container have together, in each column.
    fn is_whole(&self, grid: &Grid, at: usize, depth: usize, figures: &Figures) -> bool {
        let key = (self.paths[at][..depth].to_vec(), depth, figures.year(grid, at).to_owned());
        let Some((sums, count)) = self.all.get(&key).filter(|(_, count)| *count > FEWEST) else { return false };
        let own = figures.of(grid, at);
        let is_it = |(own, sum): (&Option<Decimal>, &Decimal)| own.is_none_or(|own| is_at_least(own, *sum - own));
        *count > FEWEST && own.iter().any(Option::is_some) && own.iter().zip(sums).all(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_levels_own_value_are_no_names_and_names_with_them_are() {
        for own in
            ["Departamental", "NACIONAL", "A nivel nacional", "Nivel provincial", "Ámbito municipal", "Statewide"]
        {
            assert!(says(own) == Some(Says::Surely), "{own}");
        }
        assert!(says("General") == Some(Says::Perhaps), "a district of Costa Rica, too");
        for name in ["General Pico", "Parque Nacional", "Villa Nacional", "Municipio", "Federal", "Central", ""] {
            assert!(says(name).is_none(), "{name}");
        }
    }
}
