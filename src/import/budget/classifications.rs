//! Where the codes of a table have their names: in a classification of the content, or in the table itself.

use std::collections::BTreeSet;

use super::guess::Guess;
use super::levels::{self, Level};
use super::meaning::Meaning;
use super::outline::Outline;
use super::rows::Row;
use super::scope::only;
use super::{sides, values, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::read::budget::NO_CLASSIFICATION;

/// The classifications that have nine in ten of a table's codes, where the table does not name them: the standards
/// of functions and of objects, or the only one of the content. `none` where the codes would be the standard's by
/// their digits and mean something else.
pub(super) fn classifications(
    grid: &Grid,
    levels: &[(Dimension, Vec<Level>)],
    of: (&Guess, Option<Direction>, bool),
    asked: &Asked,
) -> Vec<(Dimension, String)> {
    let (guess, direction, has_names) = of;
    let mut all = Vec::new();
    for (dimension, levels) in levels {
        let Some(code) = levels.last().and_then(|level| level.code) else { continue };
        // Codes that are parts of one are none by themselves.
        let mut wider = levels.iter().rev().skip(1).filter_map(|level| level.code);
        if !wider.all(|wider| levels::begins(grid, code, wider)) {
            continue;
        }
        let named = has_names || levels.iter().any(|level| level.name.is_some());
        let mut codes: BTreeSet<&str> = grid.every(code).collect();
        if levels::are_apart(grid, levels) {
            codes.extend(levels.iter().filter_map(|level| level.code).flat_map(|at| grid.every(at)));
        }
        let has_most = |id: &str| {
            let known = asked.shared.classification(id);
            known.is_some_and(|known| {
                codes.iter().filter(|code| known.place(code).is_some()).count() * 10 >= codes.len() * 9
            })
        };
        let said = |id: &str| asked.set.iter().any(|(key, value)| key == "classifications" && value == id);
        let own = |dimension: Dimension| {
            let of = asked.shared.classifications.iter().filter(|known| known.dimension == dimension);
            only(of.map(|known| known.id.clone()).filter(|id| id != "cofog" && id != "gfsm").collect())
        };
        let own = || own(*dimension).filter(|id| !named && has_most(id));
        let of_standard = standard(*dimension).map(|id| {
            let name = levels.last().and_then(|level| level.name);
            let sides = Sides { column: guess.column(Meaning::Direction), all: direction, words: &guess.words };
            let means = Means { grid, code, name: name.or_else(|| guess.column(Meaning::Name)), sides, asked };
            let is_it =
                || (*dimension == Dimension::Functional || !named) && has_most(id) && means.is_standard(id, &codes);
            // Where the table names its codes, these names are taken anyway.
            match () {
                () if said(id) => Some(id.to_owned()),
                () if said(NO_CLASSIFICATION) => Some(NO_CLASSIFICATION.to_owned()),
                () if is_it() => Some(id.to_owned()),
                () => own(),
            }
        });
        all.extend(of_standard.unwrap_or_else(own).map(|id| (*dimension, id)));
    }
    all
}

/// The standard by which a budget that says nothing names the codes of a dimension.
fn standard(dimension: Dimension) -> Option<&'static str> {
    match dimension {
        Dimension::Functional => Some("cofog"),
        Dimension::Economic => Some("gfsm"),
        _ => None,
    }
}

/// Codes that nothing names are not left to the standard, which would name some of them by their digits.
pub(super) fn without_names(levels: &[(Dimension, Vec<Level>)], has_names: bool, all: &mut Vec<(Dimension, String)>) {
    for (dimension, levels) in levels {
        let has_code = levels.iter().any(|level| level.code.is_some());
        let is_named = has_names
            || levels.iter().any(|level| level.name.is_some())
            || all.iter().any(|(known, _)| known == dimension);
        if standard(*dimension).is_some() && has_code && !is_named {
            all.push((*dimension, NO_CLASSIFICATION.to_owned()));
        }
    }
}

/// What is known of the sides that a table's rows are of.
struct Sides<'s> {
    /// The column that tells it.
    column: Option<usize>,
    /// What all rows are.
    all: Option<Direction>,
    /// What the officer says that words of the column mean.
    words: &'s [sides::Said],
}

impl Sides<'_> {
    /// The codes of each side.
    fn codes<'g>(&self, grid: &'g Grid, code: usize) -> Vec<(Direction, &'g str)> {
        let cell = |cells: &'g [String], at: usize| text_at(cells, at);
        let words = self.column.map(|at| sides::words(grid, at, self.words).known).unwrap_or_default();
        let side = |cells: &'g [String]| {
            let typed = self.column.map(|at| cell(cells, at))?;
            words.iter().find(|(known, _)| known == typed).map(|(_, side)| *side)
        };
        let one = |(_, cells): &'g Row| Some((side(cells).or(self.all)?, cell(cells, code)));
        grid.rows.iter().filter_map(one).collect()
    }
}

/// What the codes of a column are, and what else is known of them.
struct Means<'m> {
    grid: &'m Grid,
    code: usize,
    /// The column that names them, or their lines.
    name: Option<usize>,
    sides: Sides<'m>,
    asked: &'m Asked<'m>,
}

impl Means<'_> {
    /// Whether codes that a standard knows are the standard's: their title says it, or their names do; else neither
    /// the country, the side of the budget nor what is known of their names may gainsay it.
    fn is_standard(&self, id: &str, codes: &BTreeSet<&str>) -> bool {
        let title = self.grid.titles.get(self.code).map_or("", String::as_str);
        let country = self.asked.shared.settings.country.as_deref().unwrap_or_default();
        let (called, of_country, national) = match id {
            "cofog" => ("cofog|cfap", OWN_FUNCTIONS, words::OWN_FUNCTIONS),
            _ => ("gfsm|mefp|gfs", OWN_OBJECTS, words::OWN_OBJECTS),
        };
        if titles::has(title, called) {
            return true;
        }
        // `04.5.1` is written so by nobody else.
        let is_dotted = id == "cofog" && codes.iter().any(|code| code.matches('.').count() == 2);
        // Panama's own objects have three digits; towns that write others have taken the standard's.
        let is_foreign = id == "gfsm" && country == "PA" && codes.iter().all(|code| code.len() != PANAMAS);
        let is_own = of_country.contains(&country) && !is_foreign || titles::has(title, national);
        let names = self.names_agree(id);
        self.fits_side(id) && (is_dotted || names.unwrap_or(!is_own))
    }

    /// Whether codes of a side are those that the standard has for it: 1 is revenue, 2 is expense.
    fn fits_side(&self, id: &str) -> bool {
        let is_other = |(side, code): &(Direction, &str)| match side {
            Direction::Expenditure => code.starts_with('1'),
            Direction::Revenue => code.starts_with('2'),
        };
        id != "gfsm" || !self.sides.codes(self.grid, self.code).iter().any(is_other)
    }

    /// Whether most names of codes in the table share a word with the standard's, where each code has one name; and
    /// nothing where it is not told, or is between the two.
    fn names_agree(&self, id: &str) -> Option<bool> {
        let (name, known) = (self.name?, self.asked.shared.classification(id)?);
        if !values::determines(self.grid, &[self.code], name) {
            return None;
        }
        let cell = |cells: &[String], at: usize| text_at(cells, at).to_owned();
        let all: BTreeSet<(String, String)> =
            self.grid.rows.iter().map(|(_, cells)| (cell(cells, self.code), cell(cells, name))).collect();
        let told = |(code, name): &&(String, String)| !code.is_empty() && !name.is_empty();
        let agrees = |(code, name): &&(String, String)| {
            let own: Vec<String> = beginnings(name).collect();
            known
                .upwards(code)
                .any(|node| node.name.all().any(|(_, text)| beginnings(text).any(|word| own.contains(&word))))
        };
        let told: Vec<_> = all.iter().filter(told).collect();
        let agreeing = told.iter().copied().filter(agrees).count();
        match told.len() {
            0 | 1 => None,
            all if agreeing * 3 < all => Some(false),
            all if agreeing * 3 > all * 2 => Some(true),
            _ => None,
        }
    }
}

/// The first letters of a text's longer words.
fn beginnings(text: &str) -> impl Iterator<Item = String> {
    let words = titles::words(text);
    words.into_iter().filter(|word| word.chars().count() > 3).map(|word| word.chars().take(5).collect())
}

/// Countries whose functions have numbers of their own that COFOG has too.
const OWN_FUNCTIONS: &[&str] =
    &["IT", "FR", "ES", "PT", "BR", "PE", "AR", "MX", "IN", "DE", "AT", "CH", "BE", "NL", "PL", "CZ", "GT", "NI", "HN"];
/// Countries whose objects have numbers of their own that GFSM has too: *objeto del gasto*, *clasificación
/// económica*, *nature*, *Gruppierung*.
const OWN_OBJECTS: &[&str] = &[
    "IT", "FR", "ES", "PT", "BR", "DE", "AT", "CH", "BE", "NL", "PL", "CZ", "AR", "BO", "CL", "CO", "CR", "CU", "DO",
    "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "UY", "VE",
];

/// The digits of an object in Panama: `211`.
const PANAMAS: usize = 3;

/// What is told of the codes that a standard names, or that it might and does not.
pub(super) fn told(
    grid: &Grid,
    levels: &[(Dimension, Vec<Level>)],
    all: &[(Dimension, String)],
    told: (&str, &Asked),
) -> Vec<Told> {
    let (file, asked) = told;
    let one = |(dimension, id): &(Dimension, String)| {
        let code = levels.iter().find(|(of, _)| of == dimension)?.1.last()?.code?;
        let facts =
            |key| Told::new(key).with("file", file).with("column", grid.name(code)).with("dimension", dimension.id());
        let Some(known) = asked.shared.classification(id) else {
            let standard = standard(*dimension).filter(|_| id == NO_CLASSIFICATION)?;
            return Some(facts("import-no-classification").with("standard", standard));
        };
        let first = grid.every(code).find_map(|code| Some((code, known.node(known.place(code)?))))?;
        let is_standard = id == "cofog" || id == "gfsm";
        is_standard.then(|| {
            let name = first.1.name.get(&asked.shared.settings.languages[0]).text;
            facts("import-classification").with("classification", id).with("code", first.0).with("name", name)
        })
    };
    all.iter().filter_map(one).collect()
}

/// Whether a classification names the codes of a dimension.
pub(super) fn is_known(all: &[(Dimension, String)], dimension: Dimension) -> bool {
    all.iter().any(|(known, id)| *known == dimension && id != NO_CLASSIFICATION)
}

/// Economic codes that neither the table nor a classification names are called as their lines, where
/// each has one name.
pub(super) fn name_codes(
    grid: &Grid,
    guess: &Guess,
    classifications: &[(Dimension, String)],
    outline: &Outline,
    levels: &mut [(Dimension, Vec<Level>)],
) {
    let economic = Dimension::Economic;
    let known = is_known(classifications, economic);
    // Where rows stand below one another, each names its own code.
    let known = known || !outline.codes(guess, economic).is_empty();
    let (Some(name), false) = (guess.column(Meaning::Name), known) else { return };
    for (_, levels) in levels.iter_mut().filter(|(dimension, _)| *dimension == economic) {
        let codes: Vec<usize> = levels.iter().filter_map(|level| level.code).collect();
        // The code is that of its last column, or all of them are its parts.
        let own = codes.len().saturating_sub(1);
        let is_named = if levels::are_apart(grid, levels) {
            values::determines(grid, &codes, name)
        } else {
            values::determines(grid, &codes[own..], name)
                || levels::are_parts(grid, &codes) && values::determines(grid, &codes, name)
        };
        if let Some(level) = levels.last_mut().filter(|level| level.name.is_none() && level.code.is_some() && is_named)
        {
            level.name = Some(name);
        }
    }
}
