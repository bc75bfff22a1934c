//! Columns of dates: whether each is the day that a report of the lines reaches to, or only what a row bears: when a
//! line was approved, when an order was paid. Taken for reports, all rows but those of the last day would be lost.
//!
//! A date is a report's only where its title says so and the same lines come again at each. Where most lines bear one
//! date, it is not used and none is lost; where they come again and nothing says what for, the officer is asked.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::guess::Guess;
use super::meaning::Meaning;
use super::values::{days, is_mostly_numbers};
use super::{apart, plans, repeats, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};

/// What a title says of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// That figures reach to them.
    Report,
    /// That they are dates.
    Date,
    /// That something was moved on them: an order, an invoice.
    Movement,
    /// Something else: when a line was approved.
    Else,
}

fn says(title: &str) -> Says {
    let is_bare = |word: &String| titles::has(word, words::BARE_DATE);
    match title {
        _ if titles::has(title, words::MOVEMENTS) => Says::Movement,
        _ if titles::has(title, words::REPORTED) => Says::Report,
        _ if titles::words(title).iter().all(is_bare) => Says::Date,
        _ => Says::Else,
    }
}

/// Settles which column holds the days of reports; what is told of others is given back. An error where lines come
/// again on several dates and nothing says what these are.
pub(super) fn settle(grid: &Grid, guess: &mut Guess, told: (&str, &Asked)) -> Result<Vec<Told>, Told> {
    let is_time = |meaning: Meaning| matches!(meaning, Meaning::AsOf | Meaning::Month);
    if guess.said.iter().any(|at| is_time(guess.meanings[*at])) {
        return Ok(Vec::new());
    }
    let is_open = |at: &usize| {
        matches!(guess.meanings[*at], Meaning::AsOf | Meaning::Nothing)
            && !guess.said.contains(at)
            && days(grid, *at).is_some()
    };
    let mut columns: Vec<usize> = (0..guess.meanings.len()).filter(is_open).collect();
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    columns.sort_by_key(|at| (says(title(*at)) != Says::Report, says(title(*at)) != Says::Date, *at));
    let was_of_days = guess.column(Meaning::AsOf).is_some();
    columns.iter().for_each(|at| guess.set(*at, Meaning::Nothing));
    let mut notes = Vec::new();
    for at in columns {
        let facts = |key| Told::new(key).with("file", told.0).with("column", grid.name(at));
        let is_free = !guess.meanings.iter().any(|meaning| is_time(*meaning));
        match use_of(grid, guess, at, told.1) {
            Use::Report if is_free => guess.set(at, Meaning::AsOf),
            Use::Day if is_free => {
                guess.set(at, Meaning::AsOf);
                notes.push(facts("import-day-taken"));
            }
            Use::Unknown if is_free => return Err(facts("import-dates-unknown")),
            _ => notes.push(facts("import-date-unused")),
        }
    }
    if was_of_days && guess.column(Meaning::AsOf).is_none() {
        settle_parts(grid, guess);
    }
    Ok(notes)
}

/// Settles again what is of a part of the year, which was left alone where rows seemed to be of days.
fn settle_parts(grid: &Grid, guess: &mut Guess) {
    let mut found = guess.meanings.clone();
    let plans = plans::settle(grid, None, &mut found);
    let parts = apart::settle_parts(grid, &mut found);
    for (at, apart) in plans.into_iter().chain(parts).filter(|(at, _)| !guess.said.contains(at)) {
        guess.meanings[at] = Meaning::Nothing;
        guess.apart.push((at, apart));
    }
}

/// What a column of dates is used for.
enum Use {
    /// Each is the day of a report, as its title and the lines say.
    Report,
    /// The only date of all rows, of which its title says no more than that it is one.
    Day,
    /// Nothing.
    None,
    /// It may be either.
    Unknown,
}

/// Whether lines stand on several dates of a column that is not used, and bears more than the day of a paper.
pub(super) fn come_again(grid: &Grid, guess: &Guess, column: usize) -> bool {
    if guess.meanings[column] != Meaning::Nothing || days(grid, column).is_none() {
        return false;
    }
    let is_bare = !matches!(says(grid.titles.get(column).map_or("", String::as_str)), Says::Else | Says::Movement);
    is_bare && Lines::of(grid, guess, column).again > 0
}

fn use_of(grid: &Grid, guess: &Guess, column: usize, asked: &Asked) -> Use {
    let says = says(grid.titles.get(column).map_or("", String::as_str));
    let lines = Lines::of(grid, guess, column);
    if lines.days.len() < 2 {
        return match says {
            Says::Report => Use::Report,
            Says::Date => Use::Day,
            Says::Movement | Says::Else => Use::None,
        };
    }
    let is_seldom = if says == Says::Report { lines.again == 0 } else { lines.again * 5 < lines.all };
    match asked.said("periods") {
        _ if is_seldom => Use::None,
        // Where each row repeats the year's plan, its date tells of which row it is taken; but not of several rows of
        // a day.
        Some("each") if lines.plans && lines.doubled == 0 => Use::Report,
        Some("each") => Use::None,
        Some(_) => Use::Report,
        None if says == Says::Report && lines.come_again() => Use::Report,
        None if says == Says::Movement && !lines.come_again() && !lines.are_so_far => Use::None,
        None => Use::Unknown,
    }
}

/// On which dates lines stand.
struct Lines<'g> {
    days: BTreeMap<Date, HashSet<Vec<&'g str>>>,
    /// How many lines there are.
    all: usize,
    /// How many of them stand on several dates.
    again: usize,
    /// How many rows tell a line on a date that another has told already.
    doubled: usize,
    rows: usize,
    /// Whether a column tells what was planned.
    plans: bool,
    /// Whether a title says that what was done counts from the year's first day.
    are_so_far: bool,
}

impl<'g> Lines<'g> {
    fn of(grid: &'g Grid, guess: &Guess, column: usize) -> Self {
        let known: HashMap<String, Date> = days(grid, column).unwrap_or_default().into_iter().collect();
        let mut keys = repeats::keys(guess);
        if keys.is_empty() {
            let is_text = |at: &usize| !guess.meanings[*at].is_amount() && !is_mostly_numbers(grid, *at);
            keys = (0..guess.meanings.len()).filter(is_text).filter(|at| days(grid, *at).is_none()).collect();
        }
        let stages = guess.meanings.iter().enumerate().filter_map(|(at, meaning)| match meaning {
            Meaning::Stage(stage) => Some((at, *stage)),
            _ => None,
        });
        let stages: Vec<_> = stages.collect();
        let is_so_far = |at: usize| grid.titles.get(at).is_some_and(|title| titles::has(title, words::SO_FAR));
        let mut lines = Self {
            days: BTreeMap::new(),
            all: 0,
            again: 0,
            doubled: 0,
            rows: 0,
            plans: stages.iter().any(|(_, stage)| stage.is_plan()),
            are_so_far: stages.iter().any(|(at, stage)| !stage.is_plan() && is_so_far(*at)),
        };
        let mut dates: HashMap<Vec<&str>, BTreeSet<Date>> = HashMap::new();
        for (_, cells) in &grid.rows {
            let Some(day) = known.get(text_at(cells, column)) else { continue };
            let key: Vec<&str> = keys.iter().map(|at| text_at(cells, *at)).collect();
            dates.entry(key.clone()).or_default().insert(*day);
            lines.rows += 1;
            lines.doubled += usize::from(!lines.days.entry(*day).or_default().insert(key));
        }
        lines.all = dates.len();
        lines.again = if keys.is_empty() { 0 } else { dates.values().filter(|dates| dates.len() > 1).count() };
        lines
    }

    /// Whether most lines of each date stand on the next one, and each once.
    fn come_again(&self) -> bool {
        let sets: Vec<&HashSet<Vec<&str>>> = self.days.values().collect();
        let is_next = |pair: &[&HashSet<Vec<&str>>]| pair[0].intersection(pair[1]).count() * 2 >= pair[0].len();
        sets.windows(2).all(is_next) && self.doubled * 10 <= self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_whether_figures_reach_to_its_dates() {
        for title in ["Fecha de corte", "As of", "Reporting date", "Data riferimento", "Fecha del informe", "Al"] {
            assert_eq!(says(title), Says::Report, "{title}");
        }
        for title in ["Fecha", "Date", "DATA", "Día"] {
            assert_eq!(says(title), Says::Date, "{title}");
        }
        for title in ["Fecha de pago", "Invoice date", "Fecha de registro", "Fecha de la orden"] {
            assert_eq!(says(title), Says::Movement, "{title}");
        }
        for title in ["Fecha de aprobación", "Fecha de inicio", "Due"] {
            assert_eq!(says(title), Says::Else, "{title}");
        }
    }
}
