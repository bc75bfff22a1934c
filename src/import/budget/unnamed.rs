//! Lines that stand in several rows which only a column that nobody knows tells apart. It may tell times: added up, a
//! plan that each repeats, or figures that count from the year's first day, would be a multiple of themselves. What
//! the figures or the title make likely is asked, and nothing is taken.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::guess::Guess;
use super::meaning::Meaning;
use super::repeats::{EACH, Lines, keys, pairs};
use super::rows::Row;
use super::{values, words};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, titles};

/// The most different texts of a column that may tell times: the days of a year.
const MOST_TIMES: usize = 366;

/// The fewest steps from one figure of a line to the next by which they are known to count from the year's first day.
const FEW_STEPS: usize = 6;

/// Of two plans that are about the same, one differs from the other by no more than this part.
const NEAR: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// What makes it likely that a column tells times.
enum Sign {
    /// Most lines have the same plan at each of its texts.
    Plan,
    /// What was done rises from each of its texts to the next.
    Rises,
    /// Its title says so.
    Title,
}

/// Asks what a column is that may tell times, where it alone tells rows apart.
pub(super) fn told(grid: &Grid, rows: &[&Row], guess: &Guess, (file, asked): (&str, &Asked)) -> Option<Told> {
    if asked.said("periods") == Some(EACH) || guess.column(Meaning::AsOf).is_some() {
        return None;
    }
    let mut lines: HashMap<Vec<&str>, Vec<&Row>> = HashMap::new();
    let keys = keys(guess);
    for row in rows {
        lines.entry(keys.iter().map(|at| text_at(&row.1, *at)).collect()).or_default().push(row);
    }
    let again = lines.values().filter(|rows| rows.len() > 1).count();
    if again < 2 || again * 2 < lines.len() {
        return None;
    }
    let tells_apart = |at: &usize| {
        let said = |rows: &Vec<&Row>| rows.iter().map(|row| text_at(&row.1, *at)).collect::<HashSet<_>>().len();
        let doubled: usize = lines.values().map(|rows| rows.len() - said(rows)).sum();
        let count = values::count(grid, *at);
        let is_open = guess.meanings[*at] == Meaning::Nothing && !keys.contains(at);
        is_open && count > 1 && count <= MOST_TIMES && count * 2 <= rows.len() && doubled * 10 <= rows.len()
    };
    let all = (0..guess.meanings.len()).filter(tells_apart).filter_map(|at| Some((at, sign(grid, rows, guess, at)?)));
    let (at, sign) = all.min_by_key(|(_, sign)| !matches!(sign, Sign::Plan))?;
    let told = |key| Told::new(key).with("file", file).with("column", grid.name(at));
    let example = grid.every(at).next().unwrap_or_default();
    Some(match sign {
        Sign::Plan => told("import-lines-again"),
        Sign::Rises => told("import-lines-rise").with("value", example),
        Sign::Title => told("import-lines-by-period").with("value", example),
    })
}

/// What makes it likely that a column tells times, where it tells the rows of most lines apart.
fn sign(grid: &Grid, rows: &[&Row], guess: &Guess, column: usize) -> Option<Sign> {
    let mut names: HashMap<String, u16> = HashMap::new();
    for row in rows {
        let next = u16::try_from(names.len() + 1).unwrap_or(u16::MAX);
        names.entry(text_at(&row.1, column).to_owned()).or_insert(next);
    }
    let lines = Lines::of(grid, rows, guess, (column, &names));
    let steps =
        |plan: bool| lines.told(plan).map(|told| pairs(&told).collect::<Vec<_>>()).filter(|all| !all.is_empty());
    // A plan that is changed on the way is still about the same.
    let is_near = |(a, b): &&(Decimal, Decimal)| (*a - *b).abs() * NEAR <= a.abs().max(b.abs());
    let is_alike = |steps: &Vec<(Decimal, Decimal)>| steps.iter().filter(is_near).count() * 2 >= steps.len();
    let plans: Vec<bool> = steps(true).map(|steps| is_alike(&steps)).collect();
    let alike = plans.iter().filter(|is_alike| **is_alike).count();
    if alike > 1 && alike * 2 >= plans.len() {
        return Some(Sign::Plan);
    }
    if values::days(grid, column).is_some() {
        return None;
    }
    let done: Vec<(Decimal, Decimal)> = steps(false).flatten().collect();
    let (falls, rises) = (done.iter().filter(|(a, b)| b < a).count(), done.iter().filter(|(a, b)| b > a).count());
    // The newest may stand first.
    let goes_one_way = |few: usize, many: usize| few * 10 <= done.len() && many * 2 >= done.len();
    let is_counted = names.keys().all(|text| text.contains(|c: char| c.is_ascii_digit()));
    if done.len() >= FEW_STEPS
        && (names.len() > 2 || is_counted)
        && (goes_one_way(falls, rises) || goes_one_way(rises, falls))
    {
        return Some(Sign::Rises);
    }
    let title = grid.titles.get(column).map_or("", String::as_str);
    let says_time = |words: &str| titles::has(title, words);
    (says_time(words::MONTH) || says_time(words::PERIOD) || says_time(words::WEEK)).then_some(Sign::Title)
}
