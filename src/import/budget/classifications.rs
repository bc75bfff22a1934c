//! Where the codes of a table have their names: in a classification of the content, or in the table itself.

use std::collections::BTreeSet;

use super::guess::Guess;
use super::levels::{self, Level};
use super::meaning::Meaning;
use super::outline::Outline;
use super::scope::only;
use super::values;
use crate::import::Asked;
use crate::import::grid::Grid;
use crate::model::budget::Dimension;

/// The classifications that have nine in ten of a table's codes, where the table does not name them:
/// the standard of functions, or the only one of the content.
pub(super) fn classifications(
    grid: &Grid,
    levels: &[(Dimension, Vec<Level>)],
    has_names: bool,
    asked: &Asked,
) -> Vec<(Dimension, String)> {
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
pub(super) fn name_codes(
    grid: &Grid,
    guess: &Guess,
    classifications: &[(Dimension, String)],
    outline: &Outline,
    levels: &mut [(Dimension, Vec<Level>)],
) {
    let economic = Dimension::Economic;
    let known = classifications.iter().any(|(dimension, _)| *dimension == economic);
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
