//! Rows that are each a payment, or another paper, of a line: every one of them repeats what was planned for the line,
//! and added up the plan would be a multiple of itself. It is taken once where the rows say so; where they may as well
//! have plans of their own, the officer is asked.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::guess::Guess;
use super::meaning::Meaning;
use super::repeats::{self, Read};
use super::rows::{Row, amount};
use super::typed::Typed;
use super::{sums, values, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};

/// How such rows are read, with what is told of it; nothing where there are none. Columns that only say which paper a
/// row is no longer part a line.
pub(super) fn read(
    grid: &Grid,
    rows: &[&Row],
    guess: &mut Guess,
    told: (&str, &Asked),
) -> Result<Option<(Read, Told)>, Told> {
    let (file, asked) = told;
    let (plan, is_accumulated) = (asked.said("plan"), asked.said("periods") == Some("accumulated"));
    let is_by_time = guess.meanings.iter().any(|meaning| matches!(meaning, Meaning::Month | Meaning::AsOf));
    if is_by_time || is_accumulated || plan == Some("each") {
        return Ok(None);
    }
    let ids: Vec<usize> = guess.columns(Meaning::Id).into_iter().filter(|at| is_of_paper(grid, *at)).collect();
    let names = guess.columns(Meaning::Name);
    let all = repeats::keys(guess);
    let without = |out: &[usize]| all.iter().copied().filter(|at| !out.contains(at)).collect::<Vec<_>>();
    let Some(own) = Lines::of(grid, rows, guess, &without(&ids)) else { return Ok(None) };
    let wide = Lines::of(grid, rows, guess, &without(&[&ids[..], &names].concat()));
    let by_paper = |lines: &Lines| lines.have_papers(grid, guess, &ids);
    let is_named_apart = own.again.is_empty();
    let lines = match wide {
        // What a payment was for stands where the line's name does.
        Some(wide) if is_named_apart && by_paper(&wide) && wide.is_of_codes => wide,
        _ if is_named_apart => return Ok(None),
        _ => own,
    };
    let is_proven = by_paper(&lines) && lines.are_alike() && lines.is_certain() && !is_named_apart;
    let ask = || lines.told("import-plan-in-rows", grid, guess, file);
    if plan != Some("year") && !is_proven {
        return if lines.is_doubtful(by_paper(&lines)) { Err(ask()) } else { Ok(None) };
    }
    let note = lines.told("import-plan-repeated", grid, guess, file);
    ids.iter().chain(names.iter().filter(|_| is_named_apart)).for_each(|at| guess.set(*at, Meaning::Nothing));
    Ok(Some((Read { adds: true, plan_once: true }, note)))
}

/// Whether a column's title says that it is of a payment, an order or another paper.
fn is_of_paper(grid: &Grid, column: usize) -> bool {
    let title = grid.titles.get(column).map_or("", String::as_str);
    titles::has(title, words::MOVEMENTS) || titles::has(title, words::NUMBERED)
}

/// The rows of each line that several tell, each with something planned and something done.
struct Lines<'g> {
    /// How many lines there are.
    all: usize,
    /// The rows of those that several tell.
    again: Vec<Vec<&'g Row>>,
    /// What each of those rows says was planned, and done.
    amounts: Vec<Vec<[Vec<Option<Decimal>>; 2]>>,
    /// Whether a code tells the lines apart.
    is_of_codes: bool,
}

impl<'g> Lines<'g> {
    /// The lines that columns tell apart; nothing where no column tells what was planned, or none what was done.
    fn of(grid: &Grid, rows: &[&'g Row], guess: &Guess, keys: &[usize]) -> Option<Self> {
        let of = |is_plan: bool| {
            let is_it = |at: &usize| matches!(guess.meanings[*at], Meaning::Stage(stage) if stage.is_plan() == is_plan);
            (0..guess.meanings.len()).filter(is_it).collect::<Vec<_>>()
        };
        let (plans, mut done) = (of(true), of(false));
        if done.is_empty() {
            // Of one payment each, what was done may be so little that it is taken for a share.
            done = guess.twins.iter().flat_map(|(_, columns)| columns).copied().collect();
        }
        if plans.is_empty() || done.is_empty() || keys.is_empty() {
            return None;
        }
        let typed = Typed::of(grid, &[&plans[..], &done].concat());
        let cells = |row: &Row, columns: &[usize]| -> Vec<Option<Decimal>> {
            columns.iter().map(|at| amount(grid, row.0, text_at(&row.1, *at), *at, &typed)).collect()
        };
        let mut lines: HashMap<Vec<&str>, Vec<&Row>> = HashMap::new();
        for row in rows {
            lines.entry(keys.iter().map(|at| text_at(&row.1, *at)).collect()).or_default().push(row);
        }
        let tells = |row: &&Row| cells(row, &plans).iter().flatten().any(|amount| !amount.is_zero());
        let all = lines.len();
        let mut again: Vec<Vec<&Row>> =
            lines.into_values().filter(|rows| rows.len() > 1 && rows.iter().all(tells)).collect();
        again.sort_by_key(|rows| rows[0].0);
        let amounts: Vec<Vec<[Vec<Option<Decimal>>; 2]>> =
            again.iter().map(|rows| rows.iter().map(|row| [cells(row, &plans), cells(row, &done)]).collect()).collect();
        let is_code = |at: &usize| matches!(guess.meanings[*at], Meaning::Code(_));
        Some(Self { all, again, amounts, is_of_codes: keys.iter().any(is_code) })
    }

    /// Whether a column that is not used says of which paper each row is.
    fn have_papers(&self, grid: &Grid, guess: &Guess, ids: &[usize]) -> bool {
        let is_apart = |at: &usize| {
            let differ = |rows: &&Vec<&Row>| {
                let said: BTreeSet<&str> = rows.iter().map(|row| text_at(&row.1, *at)).collect();
                said.len() > 1 && rows.iter().all(|row| !text_at(&row.1, *at).is_empty())
            };
            self.again.iter().filter(differ).count() * 2 > self.again.len()
        };
        let is_free = |at: &usize| {
            guess.meanings[*at] == Meaning::Nothing && !guess.apart.iter().any(|(out, _)| out == at) || ids.contains(at)
        };
        let is_paper = |at: &usize| is_of_paper(grid, *at) || values::days(grid, *at).is_some();
        (0..guess.meanings.len()).any(|at| is_free(&at) && is_paper(&at) && is_apart(&at))
    }

    /// Whether all rows of each line tell the same plan, and of some line not the same execution.
    fn are_alike(&self) -> bool {
        let same =
            |rows: &[[Vec<Option<Decimal>>; 2]], which: usize| rows.iter().all(|row| row[which] == rows[0][which]);
        self.amounts.iter().all(|rows| same(rows, 0)) && !self.amounts.iter().all(|rows| same(rows, 1))
    }

    /// Whether so much is alike that it is no chance: of several lines, of three rows, or an amount that nobody would
    /// write twice.
    fn is_certain(&self) -> bool {
        self.again.len() > 1 || self.again.iter().any(|rows| rows.len() > 2) || self.odd() > 0
    }

    /// The lines whose planned amount has cents, or more than two digits that are no noughts.
    fn odd(&self) -> usize {
        let is_odd = |amount: &Decimal| {
            !amount.fract().is_zero()
                || amount.trunc().to_string().trim_end_matches('0').trim_start_matches('-').len() > 2
        };
        let first = |rows: &Vec<[Vec<Option<Decimal>>; 2]>| rows[0][0].iter().flatten().any(is_odd);
        self.amounts.iter().filter(|rows| first(rows)).count()
    }

    /// Whether the plan may be repeated, and it cannot be known: half of the rows that follow another of their line
    /// tell what that one does, in a list of papers; or all do, without one, in most lines of the table.
    fn is_doubtful(&self, by_paper: bool) -> bool {
        let steps = || self.amounts.iter().flat_map(|rows| rows.windows(2));
        let alike = steps().filter(|pair| pair[0][0] == pair[1][0]).count();
        match by_paper {
            true => alike * 2 >= steps().count() && alike > 0,
            false => self.are_alike() && self.odd() > 1 && self.again.len() * 2 >= self.all,
        }
    }

    fn told(&self, key: &'static str, grid: &Grid, guess: &Guess, file: &str) -> Told {
        let plan =
            guess.meanings.iter().position(|meaning| matches!(meaning, Meaning::Stage(stage) if stage.is_plan()));
        let rows = self.again.first().map(|rows| rows.iter().map(|row| row.0).collect()).unwrap_or_default();
        let told = Told::new(key).with("file", file).with("column", grid.name(plan.unwrap_or_default()));
        told.with("rows", sums::listed(rows)).with("count", self.again.len())
    }
}
