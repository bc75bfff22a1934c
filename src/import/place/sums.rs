//! Rows whose figures are the sum of the others, whatever they are called: of a whole table, as a country's row in a
//! list of its towns, or of what lies in one larger area. They are no areas beside what they are the sum of.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::all::{is_all, is_mark};
use super::container::{SUMS, is_zero, note, paths};
use super::figures::{Figures, is_about, is_too_small};
use super::nested::containers;
use super::order::Told as Order;
use super::{Columns, Meaning, levels};
use crate::findings::Told;
use crate::i18n::names::country;
use crate::import::grid::Grid;
use crate::import::titles::has;
use crate::text::slug::fold;

/// How many others a row must be the sum of, at least.
const FEWEST: usize = 3;
/// A row that nothing else shows to be a sum is one where its figures are so large and are the sum to the unit: in one
/// column, or in each of several.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
const SEVERAL: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The numbers of the rows that are taken out, with what is told of each.
    pub left: Vec<(usize, Told)>,
    /// What is told of the rows that are about what contains the others.
    pub notes: Vec<Told>,
}

/// What some rows have in each column together: the sum, and of how many.
type Sums = Vec<(Decimal, usize)>;

/// A row that has figures.
struct Row<'g> {
    at: usize,
    /// The deepest level of which it says something.
    depth: usize,
    path: Vec<String>,
    year: &'g str,
    figures: Vec<Option<Decimal>>,
}

/// The rows with figures, and what those of each level have together in each larger area, and in all.
struct Rows<'g> {
    all: Vec<Row<'g>>,
    sums: HashMap<(Vec<String>, usize, &'g str), Sums>,
    /// How many areas there are in each.
    inside: HashMap<Vec<String>, BTreeSet<Vec<String>>>,
}

impl<'g> Rows<'g> {
    fn of(grid: &'g Grid, columns: &[Columns], figures: &Figures) -> Self {
        let mut rows = Self { all: Vec::new(), sums: HashMap::new(), inside: HashMap::new() };
        for ((at, (_, cells)), path) in grid.rows.iter().enumerate().zip(paths(grid, columns)) {
            let says = |level: &Columns| level.name(cells).or(level.code(cells)).is_some();
            let Some(depth) = columns.iter().rposition(says) else { continue };
            let is_other = |name: &str| is_all(name) || is_mark(name) || has(name, SUMS);
            if columns
                .iter()
                .any(|level| level.name(cells).is_some_and(is_other) || level.code(cells).is_some_and(is_zero))
            {
                continue;
            }
            let own = Row { at, depth, path, year: figures.year(grid, at), figures: figures.of(grid, at) };
            for end in 0..=depth + 1 {
                let above = own.path[..end].to_vec();
                rows.inside.entry(above.clone()).or_default().insert(own.path[..=depth].to_vec());
                let sums = rows.sums.entry((above, depth, own.year)).or_default();
                sums.resize(figures.columns.len(), (Decimal::ZERO, 0));
                for (sum, figure) in sums.iter_mut().zip(&own.figures) {
                    *sum = figure.map_or(*sum, |figure| (sum.0 + figure, sum.1 + 1));
                }
            }
            rows.all.push(own);
        }
        rows
    }

    /// Whether nothing but a row's own area lies in what it names down to a level.
    fn is_alone(&self, row: &Row, end: usize) -> bool {
        self.inside.get(&row.path[..end]).is_none_or(|inside| inside.len() < 2)
    }

    /// What a row has in each column in which it has something, and what the others of a level have there together.
    fn beside(&self, row: &Row, end: usize, depth: usize) -> Vec<(Decimal, Decimal, usize)> {
        let Some(sums) = self.sums.get(&(row.path[..end].to_vec(), depth, row.year)) else { return Vec::new() };
        let pair = |(own, (sum, count)): (&Option<Decimal>, &(Decimal, usize))| {
            let own = (*own)?;
            // Its own figure is among those of its level.
            let (sum, count) = if row.depth == depth { (*sum - own, *count - 1) } else { (*sum, *count) };
            Some((own, sum, count))
        };
        row.figures.iter().zip(sums).filter_map(pair).collect()
    }
}

/// How a row stands to others.
#[derive(PartialEq, Eq)]
enum Stands {
    /// It is their sum.
    Sum,
    /// It is called as the country and has more than they.
    More,
}

/// Takes out the rows that are the sum of all others; those of what lies in one larger area are left to say that.
pub fn leave(grid: &mut Grid, meanings: &[Meaning], file: &str, told: Order, figures: &Figures) -> Found {
    let mut found = Found::default();
    let (columns, _) = levels(grid, meanings, told);
    if !is_plain(grid, &columns, meanings) || !figures.is_people || figures.columns.is_empty() {
        return found;
    }
    let mut inside: Vec<(usize, usize)> = Vec::new();
    {
        let rows = Rows::of(grid, &columns, figures);
        for row in rows.all.iter().filter(|row| columns[row.depth].level.as_deref() != Some("country")) {
            let ends = (0..=row.depth).filter(|end| rows.is_alone(row, end + 1));
            let stands = ends.filter_map(|end| Some((end, stands(grid, &columns, &rows, row, end, told)?))).next();
            let cells = &grid.rows[row.at].1;
            let name = columns[row.depth].name(cells).or(columns[row.depth].code(cells)).unwrap_or_default();
            let left = |key| (grid.rows[row.at].0, Told::new(key).with("value", name));
            match stands {
                Some((0, Stands::Sum)) => found.left.push(left("import-sum-of-all")),
                Some((0, Stands::More)) => found.left.push(left("import-whole-perhaps")),
                Some((end, Stands::Sum)) => inside.push((row.at, end)),
                Some((_, Stands::More)) | None => {}
            }
        }
    }
    let mut names = BTreeSet::new();
    for (at, end) in inside {
        let above = &columns[end - 1];
        names.extend(above.name(&grid.rows[at].1).or(above.code(&grid.rows[at].1)).map(str::to_owned));
        for cleared in columns[end..].iter().flat_map(|level| [level.name, level.code]).flatten() {
            grid.rows[at].1.get_mut(cleared).into_iter().for_each(String::clear);
        }
    }
    found.notes.extend(note("import-own-rows", file, names.len(), &names));
    leave_rows(grid, &found.left);
    found
}

/// How a row stands to the others of what contains it down to a level.
fn stands(grid: &Grid, columns: &[Columns], rows: &Rows, row: &Row, end: usize, told: Order) -> Option<Stands> {
    let cells = &grid.rows[row.at].1;
    let names: Vec<&str> = columns[end..=row.depth].iter().filter_map(|level| level.name(cells)).collect();
    // What is called as its container is looked at with that.
    let is_containers = |name: &&str| {
        let above = end.checked_sub(1).and_then(|above| columns[above].name(cells));
        above.is_some_and(|above| fold(above) == fold(name))
    };
    if names.is_empty() || names.iter().all(is_containers) {
        return None;
    }
    let of = told.country;
    let is_country = |name: &&str| country(name).is_some_and(|code| of.is_none_or(|of| of == code));
    let is_country = end == 0 && names.iter().all(is_country);
    let levels = (end..columns.len()).map(|depth| rows.beside(row, end, depth));
    let levels: Vec<_> = levels.filter(|level| !level.is_empty() && level.iter().all(|one| one.2 >= FEWEST)).collect();
    let is_sum = |level: &Vec<(Decimal, Decimal, usize)>| {
        let least = if level.len() > 1 { SEVERAL } else { LARGE };
        let is_exact = level.iter().all(|(own, sum, _)| own == sum && *own >= least);
        is_exact || is_country && level.iter().all(|(own, sum, _)| is_about(*own, *sum))
    };
    let is_more = |level: &Vec<(Decimal, Decimal, usize)>| level.iter().all(|(own, sum, _)| own > sum);
    match () {
        () if levels.iter().any(is_sum) => Some(Stands::Sum),
        () if is_country && !levels.is_empty() && levels.iter().all(is_more) => Some(Stands::More),
        () => None,
    }
}

/// Takes out the rows that say that they are about a larger area and have too few people for what lies in it.
pub fn leave_contradicted(grid: &mut Grid, meanings: &[Meaning], told: Order, figures: &Figures) -> Vec<(usize, Told)> {
    let (columns, _) = levels(grid, meanings, told);
    if columns.len() < 2 || !is_plain(grid, &columns, meanings) || !figures.is_people {
        return Vec::new();
    }
    let rows = Rows::of(grid, &columns, figures);
    let contradicted = |row: &Row| {
        let below = (row.depth + 1..columns.len()).map(|depth| rows.beside(row, row.depth + 1, depth));
        let nearest = below.into_iter().find(|level| level.iter().any(|(.., count)| *count > 0))?;
        let (own, sum, _) = nearest.into_iter().find(|(own, sum, count)| *count > 0 && is_too_small(*own, *sum))?;
        let cells = &grid.rows[row.at].1;
        let name = columns[row.depth].name(cells).or(columns[row.depth].code(cells)).unwrap_or_default();
        let told = Told::new("import-own-less").with("value", name).with("own", own).with("sum", sum);
        Some((grid.rows[row.at].0, told))
    };
    let left: Vec<(usize, Told)> = rows.all.iter().filter_map(contradicted).collect();
    leave_rows(grid, &left);
    left
}

/// Whether a row's columns say what contains it, and not its code or another cell.
fn is_plain(grid: &Grid, columns: &[Columns], meanings: &[Meaning]) -> bool {
    let by_code = || {
        let [own] = columns else { return false };
        let codes: Option<Vec<&str>> = grid.rows.iter().map(|(_, cells)| own.code(cells)).collect();
        codes.is_some_and(|codes| containers(&codes).is_some())
    };
    !meanings.iter().any(|meaning| matches!(meaning, Meaning::Parent | Meaning::Depth))
        && !columns.is_empty()
        && !by_code()
}

fn leave_rows(grid: &mut Grid, left: &[(usize, Told)]) {
    let numbers: BTreeSet<usize> = left.iter().map(|(row, _)| *row).collect();
    grid.rows.retain(|(row, _)| !numbers.contains(row));
}
