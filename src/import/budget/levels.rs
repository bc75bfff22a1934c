//! The levels of a dimension: which columns of codes and names make one code, the widest first.

use super::guess::Guess;
use super::meaning::Meaning;
use super::outline::Outline;
use super::values::{count, determines, distinct, joined_by, never_together, same};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Dimension;
use crate::model::choice::Choice;

/// The columns of a dimension's levels, the widest first: a code, its name, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The column with its part of the code.
    pub code: Option<usize>,
    /// The column with its name.
    pub name: Option<usize>,
}

/// The levels of a dimension. Of several columns of codes those are levels that the finest leads
/// to: it begins with them, or goes with one of each; or all that are parts of one code. The others are
/// left out, but for those that the officer named.
pub fn levels(grid: &Grid, guess: &Guess, dimension: Dimension, outline: &Outline) -> Vec<Level> {
    let labels = labels_of(grid, guess, dimension, outline);
    let codes = guess.columns(Meaning::Code(dimension));
    let said: Vec<usize> = guess.said.iter().copied().filter(|at| codes.contains(at)).collect();
    let kept = match (said.is_empty(), codes.is_empty()) {
        (true, true) => return names_alone(grid, guess, dimension, &labels),
        (true, false) => codes_of(grid, codes),
        (false, _) => said,
    };
    named(grid, guess, dimension, &kept, outline)
}

/// Columns of codes as levels, with those of their names.
fn named(grid: &Grid, guess: &Guess, dimension: Dimension, kept: &[usize], outline: &Outline) -> Vec<Level> {
    let labels = labels_of(grid, guess, dimension, outline);
    // Names of what has no code on its side of the budget stand for themselves.
    let is_apart = |label: &usize| kept.iter().all(|code| never_together(grid, *label, *code));
    let is_above = |label: &usize| kept.first().is_some_and(|code| holds_wider(grid, *label, *code)) || is_apart(label);
    let (above, labels): (Vec<usize>, Vec<usize>) = labels.into_iter().partition(is_above);
    // `01 - Obras` is a code and its name, whoever says that it is a code.
    let level = |at: &usize| match joined_by(grid, *at) {
        Some(_) => Level { code: None, name: Some(*at) },
        None => Level { code: Some(*at), name: None },
    };
    let mut levels: Vec<Level> = kept.iter().map(level).collect();
    let title = |at: usize| titles::words(grid.titles.get(at).map_or("", String::as_str));
    let codes: Vec<(usize, Vec<String>)> =
        levels.iter().filter_map(|level| level.code).map(|at| (at, title(at))).collect();
    for label in labels {
        // `Libellé du compte` is the name of `Compte` and of no chapter, though each has but one account.
        let said = title(label);
        let is_named = |words: &[String]| !words.is_empty() && words.iter().all(|word| said.contains(word));
        let named = codes.iter().find(|(_, words)| is_named(words)).map(|(at, _)| *at);
        let fits = |level: &&mut Level| {
            let is_its = |code: usize| named.is_none_or(|named| named == code) && determines(grid, &[code], label);
            level.name.is_none() && level.code.is_some_and(is_its)
        };
        if let Some(level) = levels.iter_mut().find(fits) {
            level.name = Some(label);
        }
    }
    let above = above.into_iter().map(|label| Level { code: None, name: Some(label) });
    above.chain(levels).collect()
}

/// Whether the cells of a column hold codes with their names that those of another begin with, and are longer:
/// `02 - Obras` above `02.01`.
fn holds_wider(grid: &Grid, label: usize, code: usize) -> bool {
    let Some(mark) = joined_by(grid, label) else { return false };
    let cell = |cells: &[String], at: usize| text_at(cells, at).to_owned();
    grid.rows.iter().all(|(_, cells)| {
        let (both, code) = (cell(cells, label), cell(cells, code));
        let wide = both.split(mark).next().unwrap_or_default().trim();
        both.is_empty() || code.len() > wide.len() && code.starts_with(wide)
    })
}

/// The columns with names of a dimension's codes, the widest first.
fn labels_of(grid: &Grid, guess: &Guess, dimension: Dimension, outline: &Outline) -> Vec<usize> {
    let mut labels: Vec<usize> = guess.labels.iter().filter(|(of, _)| *of == dimension).map(|(_, at)| *at).collect();
    let place = |at: &usize| outline.columns.iter().position(|own| own == at);
    if labels.iter().all(|at| place(at).is_some()) {
        labels.sort_by_key(place);
    } else {
        labels.sort_by_key(|at| (count(grid, *at), *at));
    }
    labels
}

/// Whether a dimension's code stands in several columns of which each row fills one: one is that of revenue, the
/// other that of expenditure.
pub(super) fn are_apart(grid: &Grid, levels: &[Level]) -> bool {
    let codes: Vec<usize> = levels.iter().filter_map(|level| level.code).collect();
    let pairs =
        codes.iter().enumerate().flat_map(|(at, code)| codes[at + 1..].iter().map(move |other| (*code, *other)));
    codes.len() > 1
        && codes.len() == levels.len()
        && pairs.into_iter().all(|(one, other)| never_together(grid, one, other))
}

/// The columns of codes that are levels of one another, the widest first.
fn codes_of(grid: &Grid, in_order: Vec<usize>) -> Vec<usize> {
    let mut codes = in_order.clone();
    codes.sort_by_key(|at| (count(grid, *at), *at));
    let Some((finest, wider)) = codes.split_last() else { return codes };
    let mut kept: Vec<usize> = Vec::new();
    for at in wider.iter().copied().filter(|at| leads(grid, *finest, *at) && !same(grid, *at, *finest)) {
        if kept.last().is_none_or(|last| !same(grid, *last, at)) {
            kept.push(at);
        }
    }
    kept.push(*finest);
    if are_parts(grid, &in_order) {
        return in_order;
    }
    if is_relative(grid, &kept) && (!is_turned(grid, &kept) || stands_in_order(grid, &kept)) {
        kept.sort_unstable();
    }
    kept
}

/// Whether codes tell nothing of those above them: short numbers, that do not begin with these.
fn is_relative(grid: &Grid, kept: &[usize]) -> bool {
    kept.windows(2).any(|pair| !begins(grid, pair[1], pair[0])) && kept.iter().all(|at| grid.every(*at).all(is_part))
}

/// Whether a column leads to one on its right, and not the reverse, so that it may be the finer one. One that has
/// the same number in every row says nothing of that.
fn is_turned(grid: &Grid, kept: &[usize]) -> bool {
    let leads_on = |one: usize, other: usize| {
        distinct(grid, other).is_none_or(|all| all.len() > 1)
            && determines(grid, &[one], other)
            && !determines(grid, &[other], one)
    };
    kept.iter().any(|one| kept.iter().any(|other| one < other && leads_on(*one, *other)))
}

/// Whether columns stand from the widest to the finest as their titles say, or else as tables do, where none of them
/// is a number of its own in nearly each row. Where few codes repeat below each other, a wide one leads to finer ones.
fn stands_in_order(grid: &Grid, kept: &[usize]) -> bool {
    let mut columns = kept.to_vec();
    columns.sort_unstable();
    let rank = |at: &usize| {
        let title = grid.titles.get(*at)?;
        RANKS.iter().rposition(|entries| titles::has(title, entries))
    };
    let ranks: Vec<Option<usize>> = columns.iter().map(rank).collect();
    if ranks.iter().all(Option::is_some) {
        let falls = |pair: &[Option<usize>]| pair[0] > pair[1];
        return !ranks.windows(2).any(falls);
    }
    let last = columns.last().copied();
    !columns.iter().any(|at| Some(*at) != last && count(grid, *at) * 2 > grid.rows.len())
}

/// What the levels of programmes are called, the widest first.
const RANKS: &[&str] = &[
    "eje.|pilar|axis|axe.|asse.",
    "programa|programme|program|programma|prog.|pg.|prg.|programm",
    "subprograma|subprogramme|subprogram|subprog|sub prog|sub programa|sub program|sottoprogramma|sp.",
    "proyecto|project|projet|projeto|progetto|proy.|proj.|py.",
    "actividad|activite|activity|atividade|attivita|act.|activ.|acao|accion|action|obra.|obras.|act obra",
    "subactividad|subactivity|sub actividad|tarea|task",
];

/// Tells in which order levels are taken whose codes do not say it.
pub(super) fn told_order(grid: &Grid, levels: &[(Dimension, Vec<Level>)], file: &str) -> Vec<Told> {
    let one = |(dimension, levels): &(Dimension, Vec<Level>)| {
        let codes: Vec<usize> = levels.iter().filter_map(|level| level.code).collect();
        let is_open = codes.len() > 1 && is_relative(grid, &codes) && is_turned(grid, &codes);
        let names: Vec<String> = codes.iter().map(|at| grid.name(*at)).collect();
        let turned = names.iter().rev().map(|name| format!("--column \"{}={name}\"", dimension.id()));
        let told = || {
            let told = Told::new("import-order-of-levels").with("file", file).with("columns", names.join(" > "));
            told.with("options", turned.collect::<Vec<_>>().join(" "))
        };
        is_open.then(told)
    };
    levels.iter().filter_map(one).collect()
}

/// Whether columns are parts of one code, from left to right: short digits, none filled after one that is
/// empty, and only together do they tell rows apart.
pub fn are_parts(grid: &Grid, columns: &[usize]) -> bool {
    let of = |cells: &[String]| -> Vec<String> { columns.iter().map(|at| text_at(cells, *at).to_owned()).collect() };
    let mut whole: Vec<Vec<String>> = grid.rows.iter().map(|(_, cells)| of(cells)).collect();
    let has_gap = |parts: &Vec<String>| parts.iter().skip_while(|part| !part.is_empty()).any(|part| !part.is_empty());
    if columns.len() < 2 || !columns.iter().all(|at| grid.every(*at).all(is_part)) || whole.iter().any(has_gap) {
        return false;
    }
    whole.sort_unstable();
    whole.dedup();
    columns.iter().all(|at| count(grid, *at) < whole.len())
}

fn is_part(value: &str) -> bool {
    value.len() <= LONGEST_PART && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The most digits of a part of a code.
const LONGEST_PART: usize = 4;

/// Whether the codes of a column lead to those of a wider one.
fn leads(grid: &Grid, fine: usize, wide: usize) -> bool {
    // A digit a column: 1, 0, 2 are chapter, article, and so on.
    let is_digit = |at: usize| wide < fine && grid.every(at).all(|value| value.len() <= 2);
    begins(grid, fine, wide) || determines(grid, &[fine], wide) || (is_digit(fine) && is_digit(wide))
}

/// Whether a code begins with a wider one, but for zeros that fill this up.
pub fn begins_when_bare(fine: &str, wide: &str) -> bool {
    let bare = wide.trim_end_matches('0');
    !bare.is_empty() && fine != wide && fine.starts_with(bare)
}

/// Whether the codes of a column begin with those of a wider one, in nine of ten rows.
pub fn begins(grid: &Grid, fine: usize, wide: usize) -> bool {
    let cell = |cells: &[String], at: usize| text_at(cells, at).to_owned();
    let all = grid.rows.iter().map(|(_, cells)| (cell(cells, fine), cell(cells, wide)));
    let (begins, others): (Vec<_>, Vec<_>) =
        all.filter(|(fine, _)| !fine.is_empty()).partition(|(fine, wide)| fine.starts_with(wide.as_str()));
    others.len() * 9 <= begins.len()
}

/// The levels of a dimension that has names alone; none where they are the lines' own.
fn names_alone(grid: &Grid, guess: &Guess, dimension: Dimension, labels: &[usize]) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for label in labels {
        let own = guess.meanings[*label] == Meaning::Name
            && count(grid, *label) * 5 > grid.rows.len() * 3
            && joined_by(grid, *label).is_none();
        let last = levels.last().and_then(|level| level.name);
        // What has a code of its own is no other name of the same.
        let twin = last.is_some_and(|last| {
            determines(grid, &[last], *label) && determines(grid, &[*label], last) && is_same_code(grid, last, *label)
        });
        if !own && !twin && !matches!(dimension, Dimension::Area | Dimension::Funding) {
            levels.push(Level { code: None, name: Some(*label) });
        }
    }
    levels
}

/// Whether two columns of names have the same codes in their cells, or none.
fn is_same_code(grid: &Grid, one: usize, other: usize) -> bool {
    let (Some(of_one), Some(of_other)) = (joined_by(grid, one), joined_by(grid, other)) else { return true };
    let code = |cells: &[String], at: usize, mark: &str| {
        text_at(cells, at).split(mark).next().unwrap_or_default().trim().to_owned()
    };
    grid.rows.iter().all(|(_, cells)| code(cells, one, of_one) == code(cells, other, of_other))
}

/// The levels of every dimension; columns of codes and names that are none of them are not used.
pub(super) fn settled(grid: &Grid, guess: &mut Guess, outline: &Outline) -> Vec<(Dimension, Vec<Level>)> {
    let mut all = Vec::new();
    for dimension in Dimension::ALL {
        let levels = match &outline.codes(guess, *dimension)[..] {
            [] => levels(grid, guess, *dimension, outline),
            codes => named(grid, guess, *dimension, codes, outline),
        };
        let used = |at: usize| levels.iter().any(|level| level.code == Some(at) || level.name == Some(at));
        for (at, meaning) in guess.meanings.iter_mut().enumerate() {
            if (*meaning == Meaning::Code(*dimension) || *meaning == Meaning::Label(*dimension)) && !used(at) {
                *meaning = Meaning::Nothing;
            }
        }
        if !levels.is_empty() {
            all.push((*dimension, levels));
        }
    }
    all
}
