//! Rows whose figures are the sum of the others, whatever they are called: of a whole table, as a country's row in a
//! list of its towns, of what lies in one larger area, or of those right beside it. They are no areas beside what they
//! are the sum of, where that is sure; where it may be by chance, it is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::all::{is_all, is_mark};
use super::container::{SUMS, is_zero, note, paths};
use super::figures::{Figures, is_about, is_too_small, significant};
use super::level::of_title;
use super::nested::containers;
use super::order::Told as Order;
use super::runs::{Own, sums};
use super::{Columns, Meaning, levels};
use crate::findings::Told;
use crate::i18n::names::country;
use crate::import::Asked;
use crate::import::grid::Grid;
use crate::import::territory::some;
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

    /// The rows that are the sum of those of their level that stand beside them in what contains them, with those; not
    /// of those of which more is known.
    fn runs(&self, settled: &BTreeSet<usize>) -> Vec<(&Row<'g>, Vec<&Row<'g>>)> {
        let mut groups: BTreeMap<(&[String], usize, &str), Vec<&Row>> = BTreeMap::new();
        for row in self.all.iter().filter(|row| !settled.contains(&row.at)) {
            groups.entry((&row.path[..row.depth], row.depth, row.year)).or_default().push(row);
        }
        let several = |row: &&Row| row.figures.iter().flatten().nth(1).is_some();
        let mut all = Vec::new();
        for rows in groups.values() {
            let least = if rows.iter().all(several) { SEVERAL } else { LARGE };
            let figures: Vec<&Own> = rows.iter().map(|row| &row.figures).collect();
            let found = rows.iter().zip(sums(&figures, least));
            all.extend(found.filter_map(|(row, of)| Some((*row, of?.into_iter().map(|at| rows[at]).collect()))));
        }
        all
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
    /// It is their sum in round figures, which may be by chance.
    Chance,
}

/// What the command says of rows by their names: which are areas, and which are sums.
#[derive(Debug, Default)]
pub struct Said {
    areas: Vec<String>,
    sums: Vec<String>,
}

impl Said {
    /// What `--set areas=…` and `--set sums=…` say: one name, or several with commas between them.
    pub fn of(asked: &Asked) -> Self {
        let names = |key: &str| asked.said(key).map(names).unwrap_or_default();
        Self { areas: names("areas"), sums: names("sums") }
    }

    /// Whether a name is one of those that are areas.
    pub fn is_area(&self, name: &str) -> bool {
        self.areas.contains(&fold(name))
    }

    fn is_sum(&self, name: &str) -> bool {
        self.sums.contains(&fold(name))
    }
}

/// That a name of those that the command says (`--set areas=…`, `--set sums=…`) stands in none of some tables; nothing where
/// each stands in one.
pub fn unknown<'g>(asked: &Asked, grids: impl Iterator<Item = &'g Grid>) -> Option<Told> {
    let said = || ["areas", "sums"].into_iter().filter_map(|key| Some((key, asked.said(key)?)));
    said().next()?;
    // A mark of a note behind a name is no part of it.
    let bare = |cell: &str| fold(cell.trim_end_matches(|c: char| !c.is_alphabetic()));
    let both = |cell: &'g String| [fold(cell), bare(cell)];
    let known: BTreeSet<String> =
        grids.flat_map(|grid| &grid.rows).flat_map(|(_, cells)| cells).flat_map(both).collect();
    said().find_map(|(key, said)| {
        let parts = said.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
        let other: Vec<&str> = parts.filter(|name| !known.contains(&fold(name))).collect();
        let is_told = !known.contains(&fold(said)) && !other.is_empty();
        is_told.then(|| Told::new("import-no-row-called").with("key", key).with("names", other.join(", ")))
    })
}

fn names(said: &str) -> Vec<String> {
    std::iter::once(said).chain(said.split([',', ';'])).map(fold).filter(|name| !name.is_empty()).collect()
}

/// The deepest name or code of a row.
fn called<'c>(columns: &[Columns], cells: &'c [String]) -> &'c str {
    columns.iter().rev().find_map(|level| level.name(cells).or(level.code(cells))).unwrap_or_default()
}

/// Takes out the rows that the command calls sums.
pub fn leave_said(grid: &mut Grid, meanings: &[Meaning], told: Order, said: &Said) -> Vec<(usize, Told)> {
    let (columns, _) = levels(grid, meanings, told);
    let is_sum = |cells: &[String]| said.is_sum(called(&columns, cells));
    let own = grid.rows.iter().filter(|(_, cells)| is_sum(cells));
    let left: Vec<(usize, Told)> = own.map(|(row, _)| (*row, Told::new("import-sum"))).collect();
    leave_rows(grid, &left);
    left
}

/// Takes out the rows that are the sum of all others, or of some beside them if their names say so; those of what
/// lies in one larger area are left to say that. What may be a sum by chance is told.
pub fn leave(grid: &mut Grid, meanings: &[Meaning], file: &str, told: Order, figures: &Figures, said: &Said) -> Found {
    let mut found = Found::default();
    let (columns, _) = levels(grid, meanings, told);
    if !is_plain(grid, &columns, meanings) || !figures.is_people || figures.columns.is_empty() {
        return found;
    }
    let mut inside: Vec<(usize, usize)> = Vec::new();
    let mut perhaps: BTreeSet<String> = BTreeSet::new();
    {
        let rows = Rows::of(grid, &columns, figures);
        let is_open = |row: &&Row| {
            columns[row.depth].level.as_deref() != Some("country")
                && !said.is_area(called(&columns, &grid.rows[row.at].1))
        };
        let mut settled: BTreeSet<usize> = BTreeSet::new();
        // A row without the smallest name, where others have one, may be of what contains them, and is looked at with
        // that.
        let is_named = |row: &Row| {
            let own = &columns[row.depth];
            own.name.is_none() || own.name(&grid.rows[row.at].1).is_some()
        };
        for row in rows.all.iter().filter(is_open) {
            let ends = (0..=row.depth).filter(|end| rows.is_alone(row, end + 1));
            let stands = ends.filter_map(|end| Some((end, stands(grid, &columns, &rows, row, end, told)?))).next();
            let name = called(&columns, &grid.rows[row.at].1);
            let left = |key| (grid.rows[row.at].0, Told::new(key).with("value", name));
            match stands {
                Some((0, Stands::Sum)) => found.left.push(left("import-sum-of-all")),
                Some((0, Stands::More)) => found.left.push(left("import-whole-perhaps")),
                Some((end, Stands::Sum)) => inside.push((row.at, end)),
                Some((_, Stands::Chance)) if is_named(row) => _ = perhaps.insert(name.to_owned()),
                Some((_, Stands::Chance)) => {}
                Some((_, Stands::More)) | None => continue,
            }
            settled.insert(row.at);
        }
        for (row, of) in rows.runs(&settled).into_iter().filter(|(row, _)| is_open(row)) {
            let cells = &grid.rows[row.at].1;
            let name = called(&columns, cells);
            if is_larger(name, columns[row.depth].level.as_deref()) {
                let of: Vec<&str> = of.iter().map(|of| called(&columns, &grid.rows[of.at].1)).collect();
                let told = Told::new("import-sum-of-part").with("value", name).with("names", some(&of));
                found.left.push((grid.rows[row.at].0, told));
            } else if is_named(row) {
                perhaps.insert(name.to_owned());
            }
        }
    }
    let mut names = BTreeSet::new();
    for (at, end) in &inside {
        let (own, above) = (called(&columns, &grid.rows[*at].1), called(&columns[..*end], &grid.rows[*at].1));
        names.insert(if above.is_empty() { own.to_owned() } else { format!("{own} ({above})") });
    }
    for (at, end) in inside {
        for cleared in columns[end..].iter().flat_map(|level| [level.name, level.code]).flatten() {
            grid.rows[at].1.get_mut(cleared).into_iter().for_each(String::clear);
        }
    }
    found.notes.extend(note("import-own-sums", file, names.len(), &names));
    found.notes.extend(note("import-sum-perhaps", file, perhaps.len(), &perhaps));
    leave_rows(grid, &found.left);
    found
}

/// Words before the name of what is made of several areas.
const MADE_OF: [&str; 12] = [
    "gran ",
    "grande ",
    "area metropolitana",
    "zona metropolitana",
    "region metropolitana",
    "aglomerado",
    "aglomeracion",
    "conurb",
    "greater ",
    "metropolitan ",
    "grand ",
    "suma ",
];

/// Whether a name says that it is of something larger than the areas of its level: it begins with the word for
/// another level, or with one for what is made of several; or it is a country's.
fn is_larger(name: &str, level: Option<&str>) -> bool {
    let folded = fold(name);
    let first = folded.split_whitespace().next().unwrap_or_default();
    let other = of_title(first).is_some_and(|of| level.is_none_or(|level| level != of));
    other && first.chars().count() > 4
        || MADE_OF.iter().any(|start| folded.starts_with(start))
        || country(name).is_some()
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
        let is_exact = level.iter().all(|(own, sum, _)| own == sum && significant(*own) >= least);
        is_exact || is_country && level.iter().all(|(own, sum, _)| is_about(*own, *sum))
    };
    let is_round =
        |level: &Vec<(Decimal, Decimal, usize)>| level.iter().all(|(own, sum, _)| own == sum && *own >= LARGE);
    let is_more = |level: &Vec<(Decimal, Decimal, usize)>| level.iter().all(|(own, sum, _)| own > sum);
    match () {
        () if levels.iter().any(is_sum) => Some(Stands::Sum),
        () if is_country && !levels.is_empty() && levels.iter().all(is_more) => Some(Stands::More),
        () if levels.iter().any(is_round) => Some(Stands::Chance),
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
