//! Which column tells which stage, where titles alone do not say it: the figures prove it, or nothing is taken.

use rust_decimal::Decimal;

use super::apart::Apart;
use super::guess::{Known, of_other_year};
use super::meaning::Meaning;
use super::part_of_year::says_part;
use super::rows::{adds_up, amount};
use super::typed::Typed;
use super::values::{Looks, count, distinct, looks, same};
use super::{called, changes, several, totals, values, words};
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Stage;
use crate::model::choice::Choice;

/// Of several columns that are called as one stage, the one that tells it. Where that is not known, none is
/// taken: those are given back.
pub fn settle_twins(grid: &Grid, found: &mut [Meaning]) -> Vec<(Stage, Vec<usize>)> {
    let mut undecided = settle_months(grid, found);
    settle_differences(grid, found);
    for stage in Stage::ALL {
        let columns: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Stage(*stage)).collect();
        if columns.len() < 2 {
            continue;
        }
        let left = likely(grid, *stage, &columns);
        let left = several::total(grid, &left).map_or(left, |whole| vec![whole]);
        columns.iter().filter(|at| left[..] != [**at]).for_each(|at| found[*at] = Meaning::Nothing);
        if left.len() > 1 {
            undecided.push((*stage, left));
        }
    }
    undecided.extend(settle_small(grid, found));
    undecided
}

/// Those of some columns that may tell a stage: each test holds where one of them passes it.
fn likely(grid: &Grid, stage: Stage, columns: &[usize]) -> Vec<usize> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let firm = words::FIRM.iter().find(|(of, _)| *of == stage).map_or("", |(_, firm)| firm);
    let is_first = |at: usize| !columns.iter().take_while(|other| **other != at).any(|other| same(grid, *other, at));
    let tests: [&dyn Fn(usize) -> bool; 5] = [
        &|at| looks(grid, at) != Looks::Empty,
        &|at| {
            titles::has(title(at), words::CUMULATED) || !titles::has(title(at), words::OF_A_TIME) || reaches(title(at))
        },
        &is_first,
        &|at| titles::has(title(at), firm),
        &|at| titles::has(title(at), words::CUMULATED),
    ];
    let mut left = columns.to_vec();
    for test in tests {
        let passing: Vec<usize> = left.iter().copied().filter(|at| test(*at)).collect();
        if !passing.is_empty() {
            left = passing;
        }
    }
    left
}

/// Whether a title names a part of the year and says that figures go from the year's first day to it:
/// `Empenhado até o bimestre`.
fn reaches(title: &str) -> bool {
    titles::has(title, words::REACHING) && !says_part(title)
}

/// What was adjusted may be called as a modification is, and the reverse: of two columns, the one that
/// approved lacks to be the other is the modification; and so is one alone that goes below nothing, is mostly
/// nothing, and small beside what was approved.
fn settle_differences(grid: &Grid, found: &mut [Meaning]) {
    let of = |meaning: Meaning, found: &[Meaning]| -> Vec<usize> {
        (0..found.len()).filter(|at| found[*at] == meaning).collect()
    };
    let adjusted = of(Meaning::Stage(Stage::Adjusted), found);
    let [approved] = of(Meaning::Stage(Stage::Approved), found)[..] else { return };
    if found.contains(&Meaning::Modification) {
        return;
    }
    let proves = |part: usize| {
        adjusted
            .iter()
            .any(|whole| *whole != part && adds_up(grid, [approved, part], *whole) && !same(grid, part, *whole))
    };
    let difference = match adjusted[..] {
        [only] => Some(only).filter(|at| {
            is_mostly_nothing(grid, approved, *at) || execution(found).any(|done| exceeds(grid, approved, done, *at))
        }),
        _ => adjusted.iter().copied().find(|at| proves(*at)),
    };
    if let Some(at) = difference {
        found[at] = Meaning::Modification;
    }
}

/// A column alone that is called as what was adjusted is, and is less than half of what was approved, may be a
/// difference: nothing is taken.
fn settle_small(grid: &Grid, found: &mut [Meaning]) -> Option<(Stage, Vec<usize>)> {
    let of = |meaning: Meaning| found.iter().position(|known| *known == meaning);
    let (approved, adjusted) = (of(Meaning::Stage(Stage::Approved))?, of(Meaning::Stage(Stage::Adjusted))?);
    if of(Meaning::Modification).is_some() {
        return None;
    }
    let typed = Typed::of(grid, &[approved, adjusted]);
    let sum = |at: usize| -> Decimal {
        grid.looked_at().filter_map(|(row, cells)| amount(grid, *row, cells.get(at)?.trim(), at, &typed)).sum()
    };
    let is_small = sum(adjusted).abs() * Decimal::TWO < sum(approved) && !sum(adjusted).is_zero();
    if is_small {
        found[adjusted] = Meaning::Nothing;
    }
    is_small.then(|| (Stage::Adjusted, vec![adjusted]))
}

/// Where no title names a stage, a column of few words that come again, of which each is a stage or follows from one,
/// says that of each row, whatever it is called: else all stages would be added up as one.
pub fn settle_words(grid: &Grid, found: &mut [Meaning]) {
    if found.iter().any(|meaning| matches!(meaning, Meaning::Stage(_) | Meaning::StageWord)) {
        return;
    }
    let is_it = |at: &usize| {
        matches!(found[*at], Meaning::Nothing | Meaning::Label(_))
            && values::stages(grid, *at).is_some_and(|words| {
                let mut stages: Vec<&str> = words.known.iter().map(|(_, stage)| *stage).collect();
                stages.sort_unstable();
                stages.dedup();
                let typed = words.known.len() + words.left_out.len();
                stages.len() > 1 && words.unknown.is_empty() && grid.every(*at).count() > typed
            })
    };
    if let Some(at) = (0..found.len()).find(is_it) {
        found[at] = Meaning::StageWord;
    }
}

/// The columns of what was done.
fn execution(found: &[Meaning]) -> impl Iterator<Item = usize> {
    let is_done = |at: &usize| matches!(found[*at], Meaning::Stage(stage) if !stage.is_plan());
    (0..found.len()).filter(is_done)
}

/// Whether more was done than a column says, in four of five rows, and never more than it and what was approved
/// together: it cannot be what was adjusted, and is what was added.
fn exceeds(grid: &Grid, approved: usize, done: usize, column: usize) -> bool {
    let typed = Typed::of(grid, &[approved, done, column]);
    let (mut above, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        let (Some(before), Some(done)) = (of(approved), of(done).filter(|done| !done.is_zero())) else { continue };
        let changed = of(column).unwrap_or_default();
        if done > before + changed {
            return false;
        }
        all += 1;
        above += usize::from(done > changed);
    }
    all > 1 && above * 5 >= all * 4
}

/// Whether a column has nothing or less in half of the rows in which something was approved.
fn is_mostly_nothing(grid: &Grid, approved: usize, column: usize) -> bool {
    let typed = Typed::of(grid, &[approved, column]);
    let of = |row: usize, cells: &[String], at: usize| amount(grid, row, text_at(cells, at), at, &typed);
    let (mut nothing, mut below, mut all) = (0_usize, 0_usize, 0_usize);
    let (mut planned, mut moved) = (Decimal::ZERO, Decimal::ZERO);
    for (row, cells) in grid.looked_at() {
        if let (Some(before), Some(after)) = (of(*row, cells, approved), of(*row, cells, column))
            && before > Decimal::ZERO
        {
            all += 1;
            nothing += usize::from(after <= Decimal::ZERO);
            below += usize::from(after < Decimal::ZERO);
            planned += before;
            moved += after.abs();
        }
    }
    below > 0 && nothing * 2 >= all && moved * Decimal::TWO < planned
}

/// One amount of no stage whose title says that it was added up to a day or over months is what was done so far, and
/// no plan: `Total acumulado enero-junio`.
pub fn settle_so_far(name: &str, grid: &Grid, found: &mut [Meaning]) {
    let is_one = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        let is_of_plan = titles::has(title, words::BUDGET) || titles::has(title, words::EXPECTED);
        found[*at] == Meaning::Amount
            && !is_of_plan
            && (titles::has(title, words::SO_FAR) || titles::has(title, words::MONTHS))
    };
    let all: Vec<usize> = (0..found.len()).filter(is_one).collect();
    let is_told = execution(found).next().is_some();
    if let ([at], false) = (&all[..], is_told) {
        let collects = titles::has(name, words::REVENUE);
        found[*at] = Meaning::Stage(if collects { Stage::Collected } else { Stage::Accrued });
    }
}

/// Amounts of no stage, and modifications.
pub fn settle_amounts(
    (known, apart): (Known, &[(usize, Apart)]),
    grid: &Grid,
    found: &mut [Meaning],
    undecided: &mut Vec<(Stage, Vec<usize>)>,
) {
    let budgets = several::settle_budget(grid, (known.year, apart), found);
    let done = settle_done(grid, (known.year, apart), budgets.as_ref().map(|(_, columns)| &columns[..]), found);
    undecided.extend(budgets.into_iter().chain(done));
    totals::settle(grid, found);
    settle_amount(known.name, grid, found);
    undecided.extend(changes::settle(grid, (known.year, apart), found));
    settle_modification(grid, found);
    undecided.extend(settle_large(grid, found));
    undecided.extend(settle_open(grid, found));
}

/// What is bound and still open stands on top of what was spent, and is not all that was committed: *Encumbrances*
/// in America, or a column that is below what was spent in four of five rows. It is not taken.
fn settle_open(grid: &Grid, found: &mut [Meaning]) -> Option<(Stage, Vec<usize>)> {
    let of = |stage: Stage| found.iter().position(|known| *known == Meaning::Stage(stage));
    let (bound, done) = (of(Stage::Committed)?, of(Stage::Accrued)?);
    let typed = Typed::of(grid, &[bound, done]);
    let (mut below, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        if let Some(done) = of(done).filter(|done| *done > Decimal::ZERO) {
            all += 1;
            below += usize::from(of(bound).unwrap_or_default() < done);
        }
    }
    let is_called = titles::has(grid.titles.get(bound).map_or("", String::as_str), words::ENCUMBERED);
    let is_open = if is_called { below > 0 } else { all > 1 && below * 5 >= all * 4 };
    if is_open {
        found[bound] = Meaning::Nothing;
    }
    is_open.then(|| (Stage::Committed, vec![bound]))
}

/// A modification alone that is in most rows more than half of what was approved may be the whole budget as it
/// became: *Supplementary Estimates*. What was done proves it, or nothing is taken.
fn settle_large(grid: &Grid, found: &mut [Meaning]) -> Option<(Stage, Vec<usize>)> {
    let of = |meaning: Meaning, found: &[Meaning]| found.iter().position(|known| *known == meaning);
    let approved = of(Meaning::Stage(Stage::Approved), found)?;
    let changed = of(Meaning::Modification, found)?;
    if of(Meaning::Stage(Stage::Adjusted), found).is_some() {
        return None;
    }
    let typed = Typed::of(grid, &[approved, changed]);
    let (mut large, mut all) = (0_usize, 0_usize);
    for (row, cells) in grid.looked_at() {
        let of = |at: usize| amount(grid, *row, text_at(cells, at), at, &typed);
        if let Some(before) = of(approved).filter(|before| *before > Decimal::ZERO) {
            all += 1;
            large += usize::from(of(changed).is_some_and(|changed| changed * Decimal::TWO > before));
        }
    }
    if large < 2 || large * 5 < all * 4 || execution(found).any(|done| exceeds(grid, approved, done, changed)) {
        return None;
    }
    found[changed] = Meaning::Nothing;
    Some((Stage::Adjusted, vec![changed]))
}

/// A stage that stands month by month, and once for the year so far, is told by the latter; of months alone
/// none tells it, and they are given back.
fn settle_months(grid: &Grid, found: &mut [Meaning]) -> Vec<(Stage, Vec<usize>)> {
    let mut alone = Vec::new();
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    for stage in Stage::ALL {
        let columns: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Stage(*stage)).collect();
        let is_cumulated = |at: &&usize| titles::has(title(**at), words::CUMULATED);
        let is_month = |at: &&usize| titles::has(title(**at), words::MONTHS) && !is_cumulated(at);
        if columns.iter().filter(is_month).count() < 2 {
            continue;
        }
        let whole = columns.iter().find(is_cumulated).or_else(|| columns.iter().find(|at| !is_month(at))).copied();
        for at in columns.iter().filter(|at| Some(**at) != whole) {
            found[*at] = Meaning::Nothing;
        }
        if whole.is_none() {
            alone.push((*stage, columns));
        }
    }
    alone
}

/// Whether some columns are each of a part of the year.
pub fn are_of_parts(grid: &Grid, columns: &[usize]) -> bool {
    let is_part = |title: &str| {
        (titles::has(title, words::MONTHS) || titles::has(title, words::OF_A_TIME))
            && !titles::has(title, words::CUMULATED)
            && !reaches(title)
    };
    columns.len() > 1 && columns.iter().all(|at| grid.titles.get(*at).is_some_and(|title| is_part(title)))
}

/// Beside what was planned, and where nothing else tells what was done, a column that is only called *Expenditure*
/// is what was spent, and one called *Revenue* what came in. What was bound or paid says less than what was spent.
/// Several without a total are given back.
fn settle_done(
    grid: &Grid,
    (year, apart): (Option<i16>, &[(usize, Apart)]),
    budgets: Option<&[usize]>,
    found: &mut [Meaning],
) -> Option<(Stage, Vec<usize>)> {
    let plans = [Meaning::Stage(Stage::Approved), Meaning::Stage(Stage::Adjusted)];
    let budgets = budgets.unwrap_or_default();
    let plan = found.iter().position(|meaning| plans.contains(meaning)).or_else(|| budgets.first().copied())?;
    let is_less = |at: usize| {
        let less = [Stage::Reserved, Stage::Committed, Stage::Ordered, Stage::Paid];
        less.iter().any(|stage| found[at] == Meaning::Stage(*stage))
    };
    if !execution(found).all(is_less) {
        return None;
    }
    let is_done = execution(found).next().is_some();
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_open = |at: usize, found: &[Meaning]| {
        found[at] == Meaning::Nothing
            && looks(grid, at) == Looks::Numbers
            && called::amount(title(at)).is_none()
            && !budgets.contains(&at)
            && !apart.iter().any(|(out, _)| *out == at)
            && !year.is_some_and(|year| of_other_year(title(at), year))
    };
    let of = |called: &str, found: &[Meaning]| -> Vec<usize> {
        (plan + 1..found.len()).filter(|at| is_open(*at, found) && titles::has(title(*at), called)).collect()
    };
    match (&of(words::SPENT, found)[..], &of(words::GOT, found)[..]) {
        ([spent], []) => found[*spent] = Meaning::Stage(Stage::Accrued),
        ([], [got]) if !is_done => found[*got] = Meaning::Stage(Stage::Collected),
        (spent @ [_, _, ..], []) if !is_done => return several::settle_parts(grid, Stage::Accrued, spent, found),
        ([], got @ [_, _, ..]) if !is_done => return several::settle_parts(grid, Stage::Collected, got, found),
        _ => {}
    }
    None
}

/// One amount alone is of the stage that the file's name or a constant column says.
fn settle_amount(name: &str, grid: &Grid, found: &mut [Meaning]) {
    let told = found.iter().any(|meaning| matches!(meaning, Meaning::Stage(_)));
    if told {
        // Beside columns of stages, a column of words is about something else.
        found.iter_mut().filter(|meaning| **meaning == Meaning::StageWord).for_each(|word| *word = Meaning::Nothing);
    }
    let Some(at) = found.iter().position(|meaning| *meaning == Meaning::Amount) else { return };
    if told {
        // `Total` beside stages is their sum, or another word for one of them.
        found[at] = Meaning::Nothing;
    } else if !found.contains(&Meaning::StageWord) {
        let constant =
            |letter: &str| (0..grid.width()).any(|column| distinct(grid, column).is_some_and(|all| all == [letter]));
        let executed = titles::has(name, words::EXECUTED) || (constant("E") && !constant("P"));
        let collects = titles::has(name, words::REVENUE);
        found[at] = Meaning::Stage(match (executed, collects) {
            (false, _) => Stage::Approved,
            (true, false) => Stage::Accrued,
            (true, true) => Stage::Collected,
        });
    }
}

/// A modification is one where approved and it are what was adjusted, in most rows; and a column of which
/// that is true is one, whatever it is called.
fn settle_modification(grid: &Grid, found: &mut [Meaning]) {
    let of = |meaning: Meaning| found.iter().position(|known| *known == meaning);
    let stages = (of(Meaning::Stage(Stage::Approved)), of(Meaning::Stage(Stage::Adjusted)));
    let Some(at) = of(Meaning::Modification) else {
        let (Some(approved), Some(adjusted)) = stages else { return };
        let is_one = |at: &usize| {
            found[*at] == Meaning::Nothing
                && looks(grid, *at) == Looks::Numbers
                && count(grid, *at) > 1
                && adds_up(grid, [approved, *at], adjusted)
        };
        if let Some(at) = (approved..found.len()).find(is_one) {
            found[at] = Meaning::Modification;
        }
        return;
    };
    let holds = match stages {
        (Some(approved), Some(adjusted)) => adds_up(grid, [approved, at], adjusted),
        (Some(_), None) => true,
        (None, _) => false,
    };
    if !holds {
        found[at] = Meaning::Nothing;
    }
}
