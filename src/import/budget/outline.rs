//! Rows that are sums of rows below them, where some columns are empty in sums: found by arithmetic, whatever
//! the columns are called.
//!
//! `1;;`, `1;01;`, `1;01;001` are a group, its item and the line; so are `1000,,`, `,1100,`, `,,113`, and a
//! department's row above those of its accounts. A list of columns is the table's outline where the rows that
//! lie above others by it are their sums. A column alone is one where rows that leave it empty are added up in the
//! row above them that fills it: `01;Mayor`, `;Salaries`.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::flat::{ENOUGH_DIGITS, digits};
use super::guess::Guess;
use super::levels::begins_when_bare;
use super::meaning::Meaning;
use super::rows::{Amounts, Row};
use super::sides::directions;
use super::values::{Looks, count, looks};
use crate::import::grid::{Grid, text_at};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::text::nested::{BETWEEN, Item, below_in_outline};

/// The most columns that are tried.
const MOST_COLUMNS: usize = 12;

/// The outline of a table.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Its columns, the widest first; none where it has none.
    pub columns: Vec<usize>,
    /// The numbers of rows that lie above others.
    pub sums: HashSet<usize>,
}

/// What the rows say of an outline.
pub enum Found {
    /// There is none.
    Nothing,
    /// There is one: the rows above others are their sums.
    Sure(Outline),
    /// Each is as much as the one row below it, in figures so round that chance may do it.
    Single(Outline),
    /// Some are, and those of these numbers are not.
    Doubtful(Outline, Vec<usize>),
}

/// The outline by which most rows that lie above others are their sums.
pub fn outline(grid: &Grid, guess: &Guess, rows: &[&Row]) -> Found {
    let Some(amounts) = Amounts::of(grid, guess) else { return Found::Nothing };
    let tried = Tried { guess, rows, amounts: rows.iter().map(|row| amounts.told(row)).collect() };
    let columns = candidates(grid, guess, rows);
    let mut best: Option<(Score, Vec<usize>)> = None;
    for columns in orders(&columns) {
        // A column alone tells less, and stands back.
        let stands_back = columns.len() == 1 && best.as_ref().is_some_and(|(score, _)| score.right > 0);
        let Some(score) = tried.score(&columns).filter(|_| !stands_back) else { continue };
        if best.as_ref().is_none_or(|(most, shortest)| score.rank(&columns) > most.rank(shortest)) {
            best = Some((score, columns));
        }
    }
    let Some((score, columns)) = best.map(|best| tried.with_all_codes(best)) else { return Found::Nothing };
    let (right, wrong) = (score.right, score.wrong.len());
    let outline = Outline { columns, sums: score.sums };
    match (right, wrong) {
        (0, 0) if score.heads > 0 => Found::Sure(outline),
        // Each row above another is as much as the only one below it: of round figures chance may do that.
        (1.., 0) if !score.has_several && tried.is_exact(&outline.sums) => Found::Sure(outline),
        (1.., 0) if !score.has_several => Found::Single(outline),
        _ if !score.has_several => Found::Nothing,
        _ if wrong * 4 <= right => Found::Sure(outline),
        _ if right * 3 >= wrong => Found::Doubtful(outline, score.wrong),
        _ => Found::Nothing,
    }
}

/// The columns that may tell how rows lie below one another: those before the amounts that hold codes or names,
/// but for what only names or numbers each row.
fn candidates(grid: &Grid, guess: &Guess, rows: &[&Row]) -> Vec<usize> {
    let first = guess.meanings.iter().position(|meaning| meaning.is_amount()).unwrap_or(0);
    let is_one = |at: &usize| {
        let filled = rows.iter().filter(|row| !row.1.get(*at).is_none_or(|cell| cell.trim().is_empty())).count();
        let is_whole = filled == rows.len();
        match guess.meanings[*at] {
            Meaning::Code(_) | Meaning::Label(_) | Meaning::Id => {}
            // Above the lines of a side its name may stand once.
            Meaning::Name | Meaning::Direction if !is_whole => {}
            Meaning::Nothing if *at < first && !guess.said.contains(at) => {}
            _ => return false,
        }
        filled > 0 && !(is_whole && count(grid, *at) == rows.len())
    };
    (0..guess.meanings.len()).filter(is_one).take(MOST_COLUMNS).collect()
}

/// Columns beside one another from left to right, and pairs from right to left; then each alone.
fn orders(columns: &[usize]) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for from in 0..columns.len() {
        for to in from + 2..=columns.len() {
            all.push(columns[from..to].to_vec());
        }
        all.extend(columns[..from].iter().map(|left| vec![columns[from], *left]));
    }
    all.extend(columns.iter().map(|at| vec![*at]));
    all
}

/// How well an outline fits.
struct Score {
    /// Rows that are the sums of those below them.
    right: usize,
    /// Whether one of these is of several.
    has_several: bool,
    /// The numbers of rows that are not.
    wrong: Vec<usize>,
    /// Rows without amounts that lie above others.
    heads: usize,
    /// The numbers of all that lie above others.
    sums: HashSet<usize>,
}

impl Score {
    fn rank(&self, columns: &[usize]) -> (usize, isize, usize, isize) {
        let below = |number: usize| -isize::try_from(number).unwrap_or(isize::MAX);
        (self.right, below(self.wrong.len()), self.heads, below(columns.len()))
    }
}

/// A table whose outline is looked for.
struct Tried<'t> {
    guess: &'t Guess,
    rows: &'t [&'t Row],
    /// What each row says in the columns of amounts.
    amounts: Vec<Vec<Option<Decimal>>>,
}

impl Tried<'_> {
    /// How well some columns fit; nothing where no row lies above another.
    fn score(&self, columns: &[usize]) -> Option<Score> {
        let last = *columns.last()?;
        if self.rows.iter().all(|row| !text_at(&row.1, last).is_empty()) {
            return None;
        }
        let keys = paths(self.rows, columns);
        let (groups, columns_of) = (self.groups(columns), self.others(columns));
        let whole =
            |row: &Row, columns: &[usize]| -> String { columns.iter().map(|at| text_at(&row.1, *at)).collect() };
        let others: Vec<Vec<String>> =
            self.rows.iter().map(|row| columns_of.iter().map(|of| whole(row, of)).collect()).collect();
        let items = self.rows.iter().enumerate().map(|(at, _)| Item {
            group: groups[at],
            others: others[at].iter().map(|code| Some(code.as_str()).filter(|text| !text.is_empty())).collect(),
            code: &keys[at],
        });
        let below = below_in_outline(&items.collect::<Vec<_>>());
        let mut score = Score { right: 0, has_several: false, wrong: Vec::new(), heads: 0, sums: HashSet::new() };
        // A row without amounts that fills no column of the outline names others, or nothing.
        let is_head = |at: usize| keys[at].is_empty() && self.amounts[at].iter().all(Option::is_none);
        for (at, parts) in below.iter().enumerate().filter(|(at, parts)| !parts.is_empty() && !is_head(*at)) {
            score.sums.insert(self.rows[at].0);
            match self.is_sum(at, parts) {
                Some(true) => {
                    score.right += 1;
                    score.has_several |= parts.len() > 1;
                }
                Some(false) => score.wrong.push(self.rows[at].0),
                None => score.heads += usize::from(self.amounts[at].iter().all(Option::is_none)),
            }
        }
        (!score.sums.is_empty()).then_some(score)
    }

    /// The outline with all columns of codes whose dimension it tells, where these fit as well.
    fn with_all_codes(&self, best: (Score, Vec<usize>)) -> (Score, Vec<usize>) {
        let (mut score, mut columns) = best;
        let meanings = &self.guess.meanings;
        let is_more = |at: &usize, columns: &[usize]| {
            matches!(meanings[*at], Meaning::Code(_))
                && !columns.contains(at)
                && columns.iter().any(|own| meanings[*own] == meanings[*at])
        };
        for at in 0..meanings.len() {
            if !is_more(&at, &columns) || !columns.is_sorted() {
                continue;
            }
            let mut more = columns.clone();
            more.push(at);
            more.sort_unstable();
            if let Some(other) = self.score(&more).filter(|other| other.rank(&[]) >= score.rank(&[])) {
                (score, columns) = (other, more);
            }
        }
        (score, columns)
    }

    /// Whether a row is the sum of others in all that it says; nothing where it says no amount.
    fn is_sum(&self, at: usize, parts: &[usize]) -> Option<bool> {
        let told = self.amounts[at].iter().enumerate().filter_map(|(column, amount)| Some((column, (*amount)?)));
        let told: Vec<(usize, Decimal)> = told.collect();
        let sum = |column: usize| -> Decimal { parts.iter().filter_map(|part| self.amounts[*part][column]).sum() };
        let says = told.iter().any(|(column, amount)| !amount.is_zero() || !sum(*column).is_zero());
        says.then(|| told.iter().all(|(column, amount)| is_same(sum(*column), *amount)))
    }

    /// Whether the figures of some rows have too many digits to be the same as others by chance.
    fn is_exact(&self, numbers: &HashSet<usize>) -> bool {
        let of_row = |(row, amounts): (&&Row, &Vec<Option<Decimal>>)| {
            let amounts = amounts.iter().flatten().copied().collect();
            if numbers.contains(&row.0) { digits(amounts) } else { 0 }
        };
        self.rows.iter().zip(&self.amounts).map(of_row).sum::<u32>() >= ENOUGH_DIGITS
    }

    /// What must be the same of a sum and its parts, as a number each; but for what the outline tells.
    fn groups(&self, outline: &[usize]) -> Vec<u64> {
        let tells = |meaning: &Meaning| {
            matches!(meaning, Meaning::Direction | Meaning::StageWord | Meaning::Year | Meaning::AsOf | Meaning::Month)
        };
        let is_one = |at: &usize| tells(&self.guess.meanings[*at]) && !outline.contains(at);
        let columns: Vec<usize> = (0..self.guess.meanings.len()).filter(is_one).collect();
        let mut known: HashMap<Vec<&str>, u64> = HashMap::new();
        let mut numbers = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            let next = known.len() as u64;
            numbers.push(*known.entry(columns.iter().map(|at| text_at(&row.1, *at)).collect()).or_insert(next));
        }
        numbers
    }

    /// The other columns with codes, by dimension: those that the outline does not tell.
    fn others(&self, columns: &[usize]) -> Vec<Vec<usize>> {
        let of = |dimension: Dimension| match self.guess.columns(Meaning::Code(dimension)) {
            codes if codes.is_empty() => self.guess.columns(Meaning::Label(dimension)),
            codes => codes,
        };
        let own = |dimension: Dimension| {
            columns
                .iter()
                .any(|at| [Meaning::Code(dimension), Meaning::Label(dimension)].contains(&self.guess.meanings[*at]))
        };
        let others = Dimension::ALL.iter().filter(|dimension| !own(**dimension)).map(|dimension| of(*dimension));
        others.filter(|columns| !columns.is_empty()).collect()
    }
}

/// Whether two amounts are the same, but for rounding.
pub fn is_same(sum: Decimal, stated: Decimal) -> bool {
    let difference = (sum - stated).abs();
    difference.is_zero() || (difference <= Decimal::ONE && difference * Decimal::ONE_HUNDRED <= stated.abs())
}

/// The way to each row through some columns: cells before its first are those of the rows above it.
fn paths(rows: &[&Row], columns: &[usize]) -> Vec<String> {
    let way = |(row, path): (&&Row, Vec<&str>)| {
        let length = path.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let is_below = matches!(columns, [only] if text_at(&row.1, *only).is_empty()) && length > 0;
        path[..length].join(BETWEEN) + if is_below { BETWEEN } else { "" }
    };
    rows.iter().zip(carried(rows, columns)).map(way).collect()
}

/// The cells of each row in some columns, those before its first taken from the rows above it; of one column, the
/// empty ones too.
fn carried<'r>(rows: &[&'r Row], columns: &[usize]) -> Vec<Vec<&'r str>> {
    let mut above: Vec<&str> = vec![""; columns.len()];
    let mut path = |row: &&'r Row| {
        let own: Vec<&'r str> = columns.iter().map(|at| text_at(&row.1, *at)).collect();
        match own.iter().position(|cell| !cell.is_empty()) {
            Some(first) => above.splice(first.., own[first..].iter().copied()).for_each(drop),
            None if columns.len() > 1 => return own,
            None => {}
        }
        above.clone()
    };
    rows.iter().map(&mut path).collect()
}

/// Whether a column names the two sides of a budget, and nothing else but totals.
fn sides(grid: &Grid, column: usize) -> bool {
    let known = directions(grid, column).unwrap_or_default();
    [Direction::Revenue, Direction::Expenditure].iter().all(|side| known.iter().any(|(_, way)| way == side))
}

impl Outline {
    /// The table's lines, each with the cells of those above it: as if nothing stood above others.
    pub fn flattened(&self, grid: &Grid, left_out: impl Fn(&Row) -> bool) -> Grid {
        let all: Vec<&Row> = grid.rows.iter().filter(|row| !left_out(row)).collect();
        let mut rows = Vec::with_capacity(all.len());
        for (row, path) in all.iter().zip(carried(&all, &self.columns)) {
            let mut cells = row.1.clone();
            for (at, text) in self.columns.iter().zip(path) {
                if let Some(cell) = cells.get_mut(*at) {
                    text.clone_into(cell);
                }
            }
            if !self.sums.contains(&row.0) {
                rows.push((row.0, cells));
            }
        }
        Grid { rows, ..grid.clone() }
    }

    /// Columns of the outline that nobody knew are codes or names of what the next finer one is about, else of
    /// what the next wider one is; but not of what the officer has named columns of.
    pub fn adopt(&self, grid: &Grid, guess: &mut Guess) {
        let about = |at: usize, guess: &Guess| match guess.meanings[at] {
            Meaning::Code(dimension) | Meaning::Label(dimension) => Some(dimension),
            _ => None,
        };
        for (level, at) in self.columns.iter().enumerate().rev() {
            if sides(grid, *at) && !guess.said.contains(at) && !guess.meanings.contains(&Meaning::Direction) {
                guess.set(*at, Meaning::Direction);
            }
            if guess.meanings[*at] != Meaning::Nothing {
                continue;
            }
            let finer = self.columns[level + 1..].iter().find_map(|at| about(*at, guess));
            let wider = || self.columns[..level].iter().rev().find_map(|at| about(*at, guess));
            let Some(dimension) = finer.or_else(wider) else { continue };
            let is_said = guess.said.iter().any(|said| about(*said, guess) == Some(dimension));
            if !is_said {
                let is_names = looks(grid, *at) == Looks::Texts;
                guess.set(*at, if is_names { Meaning::Label(dimension) } else { Meaning::Code(dimension) });
            }
        }
    }

    /// The columns of the outline that make the code of a dimension together; none where one alone does.
    pub fn codes(&self, guess: &Guess, dimension: Dimension) -> Vec<usize> {
        let codes: Vec<usize> =
            self.columns.iter().copied().filter(|at| guess.meanings[*at] == Meaning::Code(dimension)).collect();
        if codes.len() > 1 { codes } else { Vec::new() }
    }

    /// Whether each of some columns has whole codes, which begin with those above them but for zeros that fill
    /// these up (`1000`, `1100`, `113`); else they are parts of one code.
    pub fn are_whole(&self, grid: &Grid, codes: &[usize]) -> bool {
        let rows: Vec<&Row> = grid.rows.iter().collect();
        let places: Vec<usize> = codes.iter().filter_map(|at| self.columns.iter().position(|own| own == at)).collect();
        carried(&rows, &self.columns).iter().filter(|path| !path.is_empty()).all(|path| {
            let filled: Vec<&str> = places.iter().map(|at| path[*at]).filter(|cell| !cell.is_empty()).collect();
            filled.windows(2).all(|pair| begins_when_bare(pair[1], pair[0]))
        })
    }
}
