//! Columns of what was added to a budget and what was taken away from it, which together make it what it became. Where
//! one of them is known, and beside it stands another that may be the other way, nothing is made of the one: half of
//! the changes would be worse than none.

use rust_decimal::Decimal;

use super::apart::Apart;
use super::guess::of_other_year;
use super::meaning::Meaning;
use super::rows::amount;
use super::typed::Typed;
use super::values::{count, is_mostly_numbers, is_padded};
use super::{called, part_of_year, words};
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Stage;

/// What was added and what was taken away make a modification where no column tells this, or what was adjusted;
/// both in one column are one. Columns of which it is not known what they are among others are given back.
pub fn settle(
    grid: &Grid,
    (year, apart): (Option<i16>, &[(usize, Apart)]),
    found: &mut [Meaning],
) -> Option<(Stage, Vec<usize>)> {
    let of = |meaning: Meaning, found: &[Meaning]| found.iter().position(|known| *known == meaning);
    settle_ways(grid, found);
    let approved = of(Meaning::Stage(Stage::Approved), found);
    let all: Vec<usize> = (0..found.len()).filter(|at| is_way(found[*at])).collect();
    let (Some(approved), None) = (approved, of(Meaning::Stage(Stage::Adjusted), found)) else {
        all.into_iter().for_each(|at| found[at] = Meaning::Nothing);
        return None;
    };
    for at in all.iter().filter(|at| found[**at] == Meaning::Decrease && goes_below(grid, **at)).collect::<Vec<_>>() {
        // What was taken away is written as such: it is added with its sign.
        found[*at] = Meaning::Increase;
    }
    let modification = of(Meaning::Modification, found);
    if all.is_empty() && modification.is_none() {
        // Nothing is made of columns that are called as changes and of which no way is known.
        let open = others(grid, (year, apart), approved, found);
        let is_called = |at: &usize| titles::has(grid.titles.get(*at).map_or("", String::as_str), words::MOVES);
        let open: Vec<usize> = open.into_iter().filter(is_called).collect();
        return (!open.is_empty()).then_some((Stage::Adjusted, open));
    }
    if modification.is_some_and(|net| is_net(grid, net, &all, found)) {
        all.iter().for_each(|at| found[*at] = Meaning::Nothing);
        return None;
    }
    let others = others(grid, (year, apart), approved, found);
    let adds = |at: usize| titles::has(grid.titles.get(at).map_or("", String::as_str), words::SUPPLEMENTS);
    match modification {
        _ if !others.is_empty() => {}
        None => return None,
        Some(_) if all.is_empty() => return None,
        // A supplementary budget beside reductions is no modification that has these in it.
        Some(at) if adds(at) && all.iter().all(|other| !adds(*other)) => {
            found[at] = Meaning::Increase;
            return None;
        }
        Some(_) => {}
    }
    let mut open: Vec<usize> = all.into_iter().chain(modification).chain(others).collect();
    open.sort_unstable();
    open.iter().for_each(|at| found[*at] = Meaning::Nothing);
    Some((Stage::Adjusted, open))
}

fn is_way(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Increase | Meaning::Decrease)
}

/// Whether the titles of some columns say that they change what was approved.
pub fn are_some(grid: &Grid, columns: &[usize]) -> bool {
    let is_change = |title: &String| {
        let meaning = called::amount(title).map(|(meaning, _)| meaning);
        titles::has(title, words::MOVES)
            || meaning.is_some_and(|meaning| is_way(meaning) || meaning == Meaning::Modification)
    };
    columns.iter().filter_map(|at| grid.titles.get(*at)).any(is_change)
}

/// Which way columns go, by what their titles say besides: a sign, *in* and *out*, credits beside counter-credits.
fn settle_ways(grid: &Grid, found: &mut [Meaning]) {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_change = |meaning: Meaning| is_way(meaning) || meaning == Meaning::Modification;
    let may_be = |at: usize, found: &[Meaning]| {
        (is_change(found[at]) || found[at] == Meaning::Nothing && titles::has(title(at), words::MOVES))
            && is_mostly_numbers(grid, at)
    };
    for at in (0..found.len()).filter(|at| may_be(*at, found)).collect::<Vec<_>>() {
        let signed = |signs: &[&str]| signs.iter().any(|sign| title(at).contains(sign));
        let ends = |with: &str| titles::words(title(at)).last().is_some_and(|word| word == with);
        let is_moved = titles::has(title(at), words::MOVES);
        let comes = signed(&["(+)"]) || is_moved && (ends("in") || titles::has(title(at), words::COMES));
        let goes = signed(&["(-)", "(−)", "(–)"]) || is_moved && (ends("out") || titles::has(title(at), words::GOES));
        match (comes, goes) {
            (true, false) if found[at] != Meaning::Decrease => found[at] = Meaning::Increase,
            (false, true) if found[at] != Meaning::Increase => found[at] = Meaning::Decrease,
            _ => {}
        }
        if is_way(found[at]) && titles::has(title(at), words::INCREASES) && titles::has(title(at), words::DECREASES) {
            found[at] = if found.contains(&Meaning::Modification) { Meaning::Nothing } else { Meaning::Modification };
        }
    }
    // An extraordinary budget stands beside modifications, and none of both is a part of the other.
    let is_extraordinary = |at: usize| found[at] == Meaning::Increase && titles::has(title(at), "extraordinari");
    if (0..found.len()).any(is_extraordinary)
        && !found.contains(&Meaning::Stage(Stage::Adjusted))
        && let Some(at) = found.iter().position(|meaning| *meaning == Meaning::Modification)
    {
        found[at] = Meaning::Increase;
    }
    // Credits stand beside counter-credits.
    if found.contains(&Meaning::Decrease)
        && grid.titles.iter().any(|title| titles::has(title, "contracredit|contra credit"))
    {
        for (at, meaning) in found.iter_mut().enumerate() {
            let words = titles::words(title(at));
            let is_credit = words.last().is_some_and(|word| word == "creditos" || word == "credito");
            let is_moved = *meaning == Meaning::Nothing && titles::has(title(at), words::MOVES);
            if is_credit && (words.len() == 1 || is_moved) {
                *meaning = Meaning::Increase;
            }
        }
    }
}

/// Whether a column has amounts below nothing.
fn goes_below(grid: &Grid, column: usize) -> bool {
    let typed = Typed::of(grid, &[column]);
    let below = |(row, cells): &(usize, Vec<String>)| {
        let text = text_at(cells, column);
        amount(grid, *row, text, column, &typed).is_some_and(|amount| amount < Decimal::ZERO)
    };
    grid.rows.iter().any(below)
}

/// Whether a modification is what some columns of changes come to together, in four of five rows; or is called the
/// whole of them.
fn is_net(grid: &Grid, net: usize, changes: &[usize], found: &[Meaning]) -> bool {
    let title = grid.titles.get(net).map_or("", String::as_str);
    if titles::has(title, words::TOTALS) || titles::has(title, words::NET) {
        return true;
    }
    let typed = Typed::of(grid, &changes.iter().copied().chain([net]).collect::<Vec<_>>());
    let (mut right, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed).unwrap_or_default();
        let signed = |at: &usize| if found[*at] == Meaning::Decrease { -of(*at) } else { of(*at) };
        let sum: Decimal = changes.iter().map(signed).sum();
        let is_told = !of(net).is_zero() || changes.iter().any(|at| !of(*at).is_zero());
        all += usize::from(is_told);
        right += usize::from(is_told && (sum - of(net)).abs() <= Decimal::new(2, 2));
    }
    !changes.is_empty() && all > 0 && right * 5 >= all * 4
}

/// Columns that may be changes too: between what was approved and what was done, called as such, or called like one
/// of those that are known, or with small amounts under a title that does not call them what is left. What was carried
/// over from the year before is a change as well, and its title may be read as what was left then.
fn others(
    grid: &Grid,
    (year, apart): (Option<i16>, &[(usize, Apart)]),
    approved: usize,
    found: &[Meaning],
) -> Vec<usize> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_done = |at: &usize| matches!(found[*at], Meaning::Stage(stage) if !stage.is_plan());
    let is_change = |at: usize| is_way(found[at]) || found[at] == Meaning::Modification;
    let end = (approved + 1..found.len()).find(is_done).unwrap_or(found.len());
    let typed = Typed::of(grid, &(approved..end).collect::<Vec<_>>());
    let sum = |at: usize| -> Decimal {
        let of = |(row, cells): &(usize, Vec<String>)| amount(grid, *row, text_at(cells, at), at, &typed);
        grid.looked_at().filter_map(of).map(|amount| amount.abs()).sum()
    };
    let is_open = |at: &usize| {
        let is_carried = titles::has(title(*at), words::CARRIED);
        let is_out = apart.iter().find(|(out, _)| out == at).is_some_and(|(_, why)| match why {
            Apart::Rest | Apart::Difference => titles::has(title(*at), words::BALANCES),
            _ => !is_carried,
        });
        found[*at] == Meaning::Nothing
            && is_mostly_numbers(grid, *at)
            && !is_padded(grid, *at)
            && !sum(*at).is_zero()
            && (!is_out || titles::has(title(*at), words::MOVES))
            && (is_carried || year.is_none_or(|year| !of_other_year(title(*at), year)))
            && !part_of_year::says_part(title(*at))
    };
    let is_like = |at: usize| {
        let is_long = |word: &&String| word.len() > 3 && !titles::has(word, words::BUDGET);
        let own = titles::words(title(at));
        let shares = |other: usize| titles::words(title(other)).iter().filter(is_long).any(|word| own.contains(word));
        (approved + 1..end).any(|other| is_change(other) && shares(other))
    };
    let is_small = |at: usize| {
        let is_told = titles::has(title(at), words::BALANCES) || titles::meaning(title(at), words::TEXTS).is_some();
        let is_one = titles::has(title(at), words::CARRIED) || count(grid, at) > 1;
        !is_told && is_one && sum(at) * Decimal::TWO < sum(approved)
    };
    (approved + 1..end)
        .filter(is_open)
        .filter(|at| titles::has(title(*at), words::MOVES) || is_like(*at) || is_small(*at))
        .collect()
}
