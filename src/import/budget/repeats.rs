//! Rows that say a line again for each month or quarter: whether the figures of a period are its own, which are
//! added, or count from the year's first day, which are not; and whether each repeats what was planned.
//!
//! Figures prove the first where they fall from one period to the next. Else the titles say it, or the officer:
//! added where they must not be, they would be too high without anybody seeing it.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::guess::Guess;
use super::meaning::Meaning;
use super::rows::{Row, amount};
use super::typed::Typed;
use super::{periods, unnamed, values, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};

/// How the rows of a line for several periods are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Read {
    /// Whether the figures of the periods are added.
    pub adds: bool,
    /// Whether what was planned is the year's in the row of each period.
    pub plan_once: bool,
}

/// How a table's rows of several periods are read, with what is told of it.
pub fn read(grid: &Grid, rows: &[&Row], guess: &Guess, told: (&str, &Asked)) -> Result<(Read, Vec<Told>), Told> {
    let (file, asked) = told;
    let of_days = || guess.column(Meaning::AsOf).filter(|at| values::count(grid, *at) > 1);
    let Some(column) = guess.column(Meaning::Month).or_else(of_days) else {
        return unnamed::told(grid, rows, guess, told).map_or(Ok((Read::default(), Vec::new())), Err);
    };
    let names = times(grid, guess, column);
    if names.is_empty() {
        let cell = grid.every(column).next().unwrap_or_default();
        let told = Told::new("import-months-unreadable").with("file", file).with("column", grid.name(column));
        return Err(told.with("value", cell));
    }
    let lines = Lines::of(grid, rows, guess, (column, &names));
    let facts = |key| Told::new(key).with("file", file).with("column", grid.name(column));
    let said = asked.said("periods");
    let is_by_hand = guess.meanings[column] == Meaning::AsOf && guess.said.contains(&column);
    let adds = match said {
        Some(said) => said == EACH,
        None if is_by_hand => false,
        None => lines.adds().ok_or_else(|| facts("import-periods-unknown"))?,
    };
    if adds && let Some((row, value)) = &lines.of_year {
        return Err(facts("import-year-beside-months").with("row", *row).with("value", value));
    }
    let plan_once = match asked.said("plan") {
        _ if !adds => false,
        Some(said) => said != EACH,
        None => lines.plan_once().ok_or_else(|| facts("import-plan-unknown"))?,
    };
    let key = match (adds, plan_once) {
        (false, _) => "import-periods-accumulated",
        (true, false) => "import-periods-added",
        (true, true) => "import-periods-added-plan-once",
    };
    let mut notes: Vec<Told> = said.is_none().then(|| facts(key)).into_iter().collect();
    notes.extend((!adds).then(|| lines.end_early(facts)).flatten());
    Ok((Read { adds, plan_once }, notes))
}

/// The word of an officer for figures of each period alone.
pub(super) const EACH: &str = "each";

/// The most lines that are named.
const MOST_SHOWN: usize = 3;

/// What makes rows one line: all that is no amount, and tells no time.
pub(super) fn keys(guess: &Guess) -> Vec<usize> {
    let is_time = |meaning: Meaning| matches!(meaning, Meaning::Month | Meaning::AsOf | Meaning::Source);
    let is_named = |at: &usize| {
        let meaning = guess.meanings[*at];
        let is_used = meaning != Meaning::Nothing || guess.labels.iter().any(|(_, label)| label == at);
        is_used && !meaning.is_amount() && !is_time(meaning)
    };
    (0..guess.meanings.len()).filter(is_named).collect()
}

/// A line's figures, one a column of amounts, by the months that its rows name, or by the how many-th of the days.
struct Line {
    /// What its first row says of it.
    called: String,
    /// Whether the amount of a row whose stage stands in a column of words is planned.
    is_plan: bool,
    periods: BTreeMap<u16, Vec<Option<Decimal>>>,
    /// Its row of no month, with what this says in place of one.
    of_year: Option<(usize, String)>,
}

/// The figures of all lines.
pub(super) struct Lines<'g> {
    grid: &'g Grid,
    /// The columns of amounts with what they hold.
    columns: Vec<(usize, Meaning)>,
    lines: Vec<Line>,
    /// The first row of no month that tells what was done of a line, where others tell it by months.
    of_year: Option<(usize, String)>,
    /// Whether a column says the days that figures reach to.
    are_reports: bool,
}

/// The months that a column's cells say, or the how many-th of its days each is.
fn times(grid: &Grid, guess: &Guess, column: usize) -> HashMap<String, u16> {
    if guess.meanings[column] == Meaning::Month {
        let all = periods::of_months(grid, column).unwrap_or_default();
        return all.into_iter().map(|(typed, period)| (typed, period.last_month(1).into())).collect();
    }
    let mut all = values::days(grid, column).unwrap_or_default();
    all.sort_by_key(|(_, day)| *day);
    let (mut number, mut before) = (0, None);
    let mut of_day = |(typed, day)| {
        number += u16::from(before != Some(day));
        before = Some(day);
        (typed, number)
    };
    all.into_iter().map(&mut of_day).collect()
}

impl<'g> Lines<'g> {
    /// The lines of rows, with their figures by what a column says, in the order of the numbers that `names` gives it.
    pub(super) fn of(
        grid: &'g Grid,
        rows: &[&Row],
        guess: &Guess,
        (column, names): (usize, &HashMap<String, u16>),
    ) -> Self {
        let columns: Vec<(usize, Meaning)> =
            guess.meanings.iter().copied().enumerate().filter(|(_, meaning)| meaning.is_amount()).collect();
        let typed = Typed::of(grid, &columns.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        let (keys, stage) = (keys(guess), guess.column(Meaning::StageWord));
        let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut lines: Vec<Line> = Vec::new();
        for row in rows {
            let Some(period) = names.get(text_at(&row.1, column)).copied() else { continue };
            let key: Vec<&str> = keys.iter().map(|at| text_at(&row.1, *at)).collect();
            let at = *known.entry(key).or_insert_with(|| {
                let planned = |at: usize| values::stage(text_at(&row.1, at)).is_none_or(|stage| stage.is_plan());
                let said = keys.iter().map(|at| text_at(&row.1, *at)).filter(|text| !text.is_empty());
                let called = said.collect::<Vec<_>>().join(" · ");
                lines.push(Line {
                    called,
                    is_plan: stage.is_none_or(planned),
                    periods: BTreeMap::new(),
                    of_year: None,
                });
                lines.len() - 1
            });
            if period == 0 {
                lines[at].of_year.get_or_insert_with(|| (row.0, text_at(&row.1, column).to_owned()));
            }
            let told = lines[at].periods.entry(period).or_insert_with(|| vec![None; columns.len()]);
            for (sum, (at, _)) in told.iter_mut().zip(&columns) {
                if let Some(more) = amount(grid, row.0, text_at(&row.1, *at), *at, &typed) {
                    *sum.get_or_insert_default() += more;
                }
            }
        }
        let are_reports = guess.meanings[column] == Meaning::AsOf;
        let mut all = Self { grid, columns, lines, of_year: None, are_reports };
        all.of_year = all.lines.iter().find(|line| all.is_told_twice(line)).and_then(|line| line.of_year.clone());
        all
    }

    /// Whether a line tells of no month, and of some month too, what was done.
    fn is_told_twice(&self, line: &Line) -> bool {
        let is_done = |at: &usize| match self.columns[*at].1 {
            Meaning::Stage(stage) => !stage.is_plan(),
            meaning => meaning == Meaning::Amount && !line.is_plan,
        };
        let tells = |month: u16, at: usize| line.periods.get(&month).is_some_and(|told| !is_nothing(told[at]));
        let in_months = |at: usize| line.periods.keys().any(|month| *month > 0 && tells(*month, at));
        (0..self.columns.len()).filter(is_done).any(|at| tells(0, at) && in_months(at))
    }

    /// What lines say of what was planned, or else of what was done: a column each, period by period.
    pub(super) fn told(&self, plan: bool) -> impl Iterator<Item = Vec<(u16, Option<Decimal>)>> {
        let is_wanted = move |line: &Line, meaning: Meaning| match meaning {
            Meaning::Stage(stage) => stage.is_plan() == plan,
            Meaning::Amount => line.is_plan == plan,
            _ => plan,
        };
        let of_line = move |line: &'_ Line| {
            let wanted = (0..self.columns.len()).filter(|at| is_wanted(line, self.columns[*at].1));
            let one = |at: usize| line.periods.iter().map(|(month, told)| (*month, told[at])).collect::<Vec<_>>();
            wanted.map(one).collect::<Vec<_>>()
        };
        self.lines.iter().flat_map(of_line).filter(|told| told.len() > 1)
    }

    /// The titles of what was done.
    fn titles_of_done(&self) -> Vec<&str> {
        let is_done = |meaning: Meaning| match meaning {
            Meaning::Stage(stage) => !stage.is_plan(),
            meaning => meaning == Meaning::Amount,
        };
        let done = self.columns.iter().filter(|(_, meaning)| is_done(*meaning));
        done.filter_map(|(at, _)| self.grid.titles.get(*at)).map(String::as_str).collect()
    }

    /// Whether the figures of periods are added; nothing where that is not known.
    fn adds(&self) -> Option<bool> {
        // Where each line stands once there is nothing to tell.
        if !self.are_reports && self.lines.iter().all(|line| line.periods.len() < 2) {
            return self.plan_once().map(|_| true);
        }
        let titles = self.titles_of_done();
        let is_cumulated = |title: &&str| titles::has(title, words::SO_FAR);
        let is_of_a_time = |title: &&str| titles::has(title, words::OF_A_TIME);
        let so_far = titles.iter().copied().filter(|title| is_cumulated(title)).count();
        if so_far > 0 {
            return (so_far == titles.len()).then_some(false);
        }
        // What is told of no month, and then of each, only adds up; so does a plan that one row of a line tells.
        let has_no_month = self.lines.iter().any(|line| line.periods.len() > 1 && line.periods.contains_key(&0));
        if has_no_month || self.is_plan_in_one() || (!titles.is_empty() && titles.iter().all(is_of_a_time)) {
            return Some(true);
        }
        let (mut falls, mut steps) = (0_usize, 0_usize);
        for told in self.told(false) {
            for (before, after) in pairs(&told) {
                steps += 1;
                falls += usize::from(after < before);
            }
        }
        match (steps, falls) {
            (_, 2..) if falls * 5 >= steps => Some(true),
            _ if self.are_reports => Some(false),
            // No line is told twice: there is nothing to add, and what was planned says how it is told.
            (0, _) => self.plan_once().map(|_| true),
            _ => None,
        }
    }

    /// Lines with something in them that the last period does not name, where each holds those before it.
    fn end_early(&self, facts: impl Fn(&'static str) -> Told) -> Option<Told> {
        let last = self.lines.iter().filter_map(|line| line.periods.keys().last()).max()?;
        let is_early = |line: &&Line| {
            let (period, told) = line.periods.iter().next_back()?;
            Some(period < last && told.iter().any(|amount| !is_nothing(*amount)))
        };
        let all: Vec<&str> =
            self.lines.iter().filter(|line| is_early(line) == Some(true)).map(|line| line.called.as_str()).collect();
        let shown = all.iter().take(MOST_SHOWN).copied().collect::<Vec<_>>().join("; ");
        let more = if all.len() > MOST_SHOWN { "; …" } else { "" };
        (!all.is_empty()).then(|| facts("import-lines-end-early").with("lines", shown + more).with("count", all.len()))
    }

    /// Whether of what was planned one row of a line tells all, and others that it is nothing.
    fn is_plan_in_one(&self) -> bool {
        let mut lines = self.told(true).peekable();
        let is_told = |told: &Vec<(u16, Option<Decimal>)>| {
            let zeros = told.iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.is_zero())).count();
            zeros + 1 == told.len()
        };
        lines.peek().is_some()
            && lines.all(|told| is_told(&told) || told.iter().all(|(_, amount)| is_nothing(*amount)))
            && self.told(true).any(|told| is_told(&told))
    }

    /// Whether the row of each period tells what was planned for the whole year; nothing where that is not known.
    fn plan_once(&self) -> Option<bool> {
        let plans =
            self.columns.iter().filter(|(_, meaning)| matches!(meaning, Meaning::Stage(stage) if stage.is_plan()));
        let titles: Vec<&str> = plans.filter_map(|(at, _)| self.grid.titles.get(*at)).map(String::as_str).collect();
        if !titles.is_empty() && titles.iter().all(|title| titles::has(title, words::OF_A_TIME)) {
            return Some(false);
        }
        let (mut alike, mut steps) = (0_usize, 0_usize);
        for told in self.told(true) {
            for (before, after) in pairs(&told) {
                steps += 1;
                alike += usize::from(after == before);
            }
        }
        // A plan for each month is as much each month, too: then all is done that all of them plan.
        let last = |told: Vec<(u16, Option<Decimal>)>| told.iter().rev().find_map(|(_, amount)| *amount);
        let planned: Decimal = self.told(true).filter_map(last).sum();
        let of_each =
            |told: Vec<(u16, Option<Decimal>)>| told.iter().filter_map(|(_, amount)| *amount).sum::<Decimal>();
        let done: Decimal = self.told(false).map(of_each).sum();
        let columns = |plan: bool| self.told(plan).count().max(1);
        let is_exceeded = done / Decimal::from(columns(false)) > Decimal::TWO * planned / Decimal::from(columns(true));
        match steps {
            0 => Some(false),
            _ if alike * 2 >= steps && !is_exceeded => Some(true),
            _ => None,
        }
    }
}

/// Amounts other than nothing that follow one another.
pub(super) fn pairs(told: &[(u16, Option<Decimal>)]) -> impl Iterator<Item = (Decimal, Decimal)> {
    let both = |pair: &[(u16, Option<Decimal>)]| Some((pair[0].1?, pair[1].1?));
    told.windows(2).filter_map(both).filter(|(before, after)| !before.is_zero() && !after.is_zero())
}

fn is_nothing(amount: Option<Decimal>) -> bool {
    amount.is_none_or(|amount| amount.is_zero())
}
