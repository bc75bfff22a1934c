//! What a title means in one country, or beside the titles of one of its systems, and means otherwise elsewhere:
//! Spain's programmes, Peru's *rubro*, Bolivia's *Org*, Paraguay's *Tipo*, Uruguay's *Inciso*,
//! Czechia's *paragraf*.

use super::meaning::Meaning;
use super::values::{determines, distinct};
use super::words;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::{Dimension, Stage};

/// Takes each column for what it is in the country of the table.
pub fn settle(grid: &Grid, country: &str, found: &mut [Meaning]) {
    settle_programmes(found, country == "ES");
    settle_rubros(grid, found);
    settle_bolivia(grid, country, found);
    settle_paraguay(grid, country, found);
    if country == "UY" {
        turn(grid, found, "inciso", (Dimension::Economic, Dimension::Administrative));
    }
    settle_czechia(grid, country, found);
    settle_credits(grid, found);
    settle_forecast(grid, found);
}

/// Spain's programmes are its classification by function.
fn settle_programmes(found: &mut [Meaning], spain: bool) {
    use Dimension::{Functional, Programme};
    if !spain || found.contains(&Meaning::Code(Functional)) {
        return;
    }
    for meaning in found {
        match meaning {
            Meaning::Code(dimension @ Programme) | Meaning::Label(dimension @ Programme) => *dimension = Functional,
            _ => {}
        }
    }
}

/// What is an object of spending elsewhere is a source of money in Peru.
fn settle_rubros(grid: &Grid, found: &mut [Meaning]) {
    if grid.titles.iter().any(|title| titles::has(title, words::PERU)) {
        turn(grid, found, "rubro", (Dimension::Economic, Dimension::Funding));
    }
}

/// Columns of one dimension that are called so, codes and names, are of another.
fn turn(grid: &Grid, found: &mut [Meaning], called: &str, (from, to): (Dimension, Dimension)) {
    for (meaning, title) in found.iter_mut().zip(&grid.titles) {
        match meaning {
            Meaning::Code(dimension) | Meaning::Label(dimension)
                if *dimension == from && titles::has(title, called) =>
            {
                *dimension = to;
            }
            _ => {}
        }
    }
}

/// The column whose title is one of some words and nothing else.
fn titled(grid: &Grid, called: &str) -> Option<usize> {
    grid.titles.iter().position(|title| {
        let said = titles::words(title);
        !said.is_empty() && said.iter().all(|word| titles::has(word, called))
    })
}

/// Takes columns that say nothing else, or say it in short, for codes.
fn take(grid: &Grid, found: &mut [Meaning], called: &[(&str, Dimension)]) {
    for (words, dimension) in called {
        if let Some(at) = titled(grid, words).filter(|at| !found[*at].is_amount()) {
            found[at] = Meaning::Code(*dimension);
        }
    }
}

/// In Bolivia's SIGEP and SIGMA who spends is *DA* and *UE*, what on *Prog*, *Proy* and *Act*, and *Org* is who gives
/// the money.
fn settle_bolivia(grid: &Grid, country: &str, found: &mut [Meaning]) {
    use Dimension::{Administrative, Funding, Programme};
    let is_there = |called: &str| titled(grid, called).is_some();
    if is_there("da.") && is_there("ue.") || country == "BO" && is_there("org.|of.") {
        take(grid, found, &[("da.", Administrative), ("ue.", Administrative), ("org.|of.", Funding)]);
        take(
            grid,
            found,
            &[("prog.|programa.", Programme), ("proy.|proyecto.", Programme), ("act.|actividad.", Programme)],
        );
    }
}

/// In Paraguay a programme is one within its *Tipo*, and *FF* and *OF* are where the money comes from.
fn settle_paraguay(grid: &Grid, country: &str, found: &mut [Meaning]) {
    let is_there = |called: &str| titled(grid, called).is_some();
    if country != "PY" && !(is_there("ff.") && is_there("of.")) {
        return;
    }
    take(grid, found, &[("ff.", Dimension::Funding), ("of.", Dimension::Funding)]);
    let programme = Meaning::Code(Dimension::Programme);
    let is_kind = |title: &&String| {
        titles::has(title, "tipo.")
            && titles::words(title).iter().all(|word| titles::has(word, "tipo.|de.|presupuesto.|programa."))
    };
    let Some(kind) = grid.titles.iter().position(|title| is_kind(&title)) else { return };
    let is_short = grid.every(kind).all(|value| value.len() <= 2 && value.bytes().all(|byte| byte.is_ascii_digit()));
    let below = found.get(kind + 1).is_some_and(|next| *next == programme);
    let is_needed = || !determines(grid, &[kind + 1], kind) || country == "PY";
    if is_short && below && is_needed() && distinct(grid, kind).is_some_and(|all| all.len() > 1) {
        found[kind] = programme;
    }
}

/// What is an object of spending in Poland is what money is for in Czechia, where *položka* stands beside it.
fn settle_czechia(grid: &Grid, country: &str, found: &mut [Meaning]) {
    use Dimension::{Economic, Functional};
    let is_czech = country == "CZ";
    let has_items = grid.titles.iter().any(|title| titles::has(title, "polozk"));
    if is_czech || has_items {
        turn(grid, found, "paragraf", (Economic, Functional));
    }
    if is_czech {
        take(grid, found, &[("odpa.|odd.|par.", Functional), ("pol.|polozka.", Economic)]);
    }
}

/// Morocco's *crédits ouverts* are what was approved, where *crédits modifiés* stand beside them.
fn settle_credits(grid: &Grid, found: &mut [Meaning]) {
    let adjusted = Meaning::Stage(Stage::Adjusted);
    let is = |at: usize, called: &str| found[at] == adjusted && titles::has(&grid.titles[at], called);
    let of = |called: &str| (0..grid.titles.len().min(found.len())).find(|at| is(*at, called));
    let opened = of("credits ouverts");
    let changed = of("credits modifi|credits definitif|credits actualis|credits revis");
    if let (Some(opened), Some(_)) = (opened.filter(|at| Some(*at) != changed), changed)
        && !found.contains(&Meaning::Stage(Stage::Approved))
    {
        found[opened] = Meaning::Stage(Stage::Approved);
    }
}

/// In Italian Switzerland *preventivo* is the budget, beside *consuntivo*, which is what came of it.
fn settle_forecast(grid: &Grid, found: &mut [Meaning]) {
    let reserved = Meaning::Stage(Stage::Reserved);
    let has = |called: &str| grid.titles.iter().any(|title| titles::has(title, called));
    if has("consuntiv") && !found.contains(&Meaning::Stage(Stage::Approved)) {
        let budget = (0..grid.titles.len().min(found.len()))
            .find(|at| found[*at] == reserved && titles::has(&grid.titles[*at], "preventiv"));
        if let Some(at) = budget {
            found[at] = Meaning::Stage(Stage::Approved);
        }
    }
}
