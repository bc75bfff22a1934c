//! Headings that name the sides of a budget, *INGRESOS* above what comes in and *GASTOS* above what goes out, in a
//! table none of whose columns says it. What they say becomes a column that does not stand in the file, so that all
//! else is understood as if it did; the mapping names the headings.
//!
//! Only what is plain is taken: the first heading that is nothing but the name of a side begins it, wherever it stands.
//! Another may stand within it (*Personal*), speak of the other side (*Departamento de Ingresos* below *GASTOS*) or be a
//! third one (*Loans*); the officer says it once.

use super::sides::{self, Said};
use super::{standing, words};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::{Asked, titles};
use crate::model::budget::Direction;
use crate::text::slug::fold;

/// The officer's word for headings that all stand within the side above them, unless they name one.
pub(super) const WITHIN: &str = "sides";

/// What is known of headings besides what they say.
pub(super) struct Known {
    /// Those of which somebody says the side.
    said: Vec<Said>,
    /// Those that are known to stand within the side above them, folded.
    within: Vec<String>,
    /// Whether the officer says that all others do.
    are_within: bool,
    /// Whether the officer says that all rows are of one side.
    is_of_one: bool,
}

impl Known {
    /// What the officer says, and what the years' mappings do.
    pub(super) fn of(asked: &Asked) -> Self {
        let mut said = sides::said(asked.set);
        let (standing, within) = standing::headings(asked);
        said.extend(standing);
        let are_within = asked.said("headings") == Some(WITHIN);
        Self { said, within, are_within, is_of_one: asked.said("direction").is_some() }
    }

    /// The words of which somebody says the side.
    pub(super) fn words(self) -> Vec<Said> {
        self.said
    }

    /// What is told of a heading that the officer wants left out: its lines would stay.
    fn left_out(&self, grid: &Grid, file: &str) -> Option<Told> {
        let is_left = |heading: &&str| self.said.iter().any(|(word, side)| side.is_none() && *word == fold(heading));
        let heading = grid.rows.iter().filter_map(|(_, cells)| only_text(cells)).find(is_left)?;
        Some(Told::new("import-heading-left-out").with("file", file).with("heading", heading))
    }

    /// The headings that begin a side: of which somebody says it, and the first that names nothing else than one.
    fn begin(&self, grid: &Grid) -> Vec<Said> {
        let mut all: Vec<Said> = Vec::new();
        let mut met: Vec<Direction> = Vec::new();
        for heading in grid.rows.iter().filter_map(|(_, cells)| only_text(cells)) {
            let folded = fold(heading);
            let said = self.said.iter().find(|(word, _)| *word == folded).and_then(|(_, side)| *side);
            let first = || plain(without_number(heading)).filter(|side| !met.contains(side));
            if let Some(side) = said.or_else(first) {
                met.push(side);
                all.push((folded, Some(side)));
            }
        }
        all
    }
}

/// The side that a heading begins.
fn begun(begin: &[Said], heading: &str) -> Option<Direction> {
    let folded = fold(heading);
    begin.iter().find(|(word, _)| *word == folded).and_then(|(_, side)| *side)
}

/// The table with what its headings say of sides in a column of its own, after all others; the table as it is where
/// they do not name both.
pub(super) fn with_sides(mut grid: Grid, known: &Known, file: &str) -> Result<Grid, Told> {
    // What all rows are said to be, by the officer or by the table's name, is not set aside.
    let name = format!("{file} {}", grid.sheet.as_deref().unwrap_or_default());
    let is_of_one = titles::has(&name, words::REVENUE) != titles::has(&name, words::EXPENDITURE);
    if let Some(told) = known.left_out(&grid, file) {
        return Err(told);
    }
    let begin = known.begin(&grid);
    let Some(rows) = rows(&grid, &begin).filter(|_| !known.is_of_one && !is_of_one) else { return Ok(grid) };
    if let (false, Some(told)) = (known.are_within, doubtful(&grid, (known, &begin), file)) {
        return Err(told);
    }
    let mut headings: Vec<&str> = Vec::new();
    for heading in rows.iter().filter_map(|row| row.names.as_deref()).filter(|heading| !heading.is_empty()) {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    let title = headings.join(" / ");
    let mut kept = rows.iter().map(|row| row.names.is_none());
    grid.rows.retain(|_| kept.next().unwrap_or(true));
    let cells: Vec<_> = rows.into_iter().filter(|row| row.names.is_none()).map(|row| Some(row.below)).collect();
    grid.add_column(title, cells);
    grid.sides = Some(grid.titles.len() - 1);
    Ok(grid)
}

/// A row, as headings of sides part the table.
struct Parted {
    /// The heading that it is itself; empty for a title above all of them.
    names: Option<String>,
    /// The last heading above it.
    below: String,
}

/// All rows; nothing where headings do not name both sides, or a line stands above the first.
fn rows(grid: &Grid, begin: &[Said]) -> Option<Vec<Parted>> {
    let mut met: Vec<Direction> = Vec::new();
    let mut last: Option<String> = None;
    let mut all = Vec::with_capacity(grid.rows.len());
    for (_, cells) in &grid.rows {
        let heading = only_text(cells);
        let names = match heading.map(|heading| (heading, begun(begin, heading))) {
            Some((heading, Some(side))) => {
                met.push(side);
                last = Some(heading.to_owned());
                Some(heading.to_owned())
            }
            Some((_, None)) if last.is_none() => Some(String::new()),
            Some((_, None)) => None,
            None => last.as_ref().map(|_| None)?,
        };
        all.push(Parted { names, below: last.clone().unwrap_or_default() });
    }
    (met.contains(&Direction::Revenue) && met.contains(&Direction::Expenditure)).then_some(all)
}

/// The most headings that are named.
const MOST_NAMED: usize = 6;

/// What is told of other headings, which may take what stands below them out of the side.
fn doubtful(grid: &Grid, (known, begin): (&Known, &[Said]), file: &str) -> Option<Told> {
    let mut side = None;
    let mut open: Vec<&str> = Vec::new();
    for heading in grid.rows.iter().filter_map(|(_, cells)| only_text(cells)) {
        match begun(begin, heading) {
            Some(own) => side = Some(own),
            // What stands above the first side is a title; `Gastos de personal` stands within `GASTOS`.
            None if side.is_none() || sides::opens(without_number(heading)) == side => {}
            None if open.contains(&heading) || is_remark(heading) => {}
            None if known.within.contains(&fold(heading)) => {}
            None => open.push(heading),
        }
    }
    let first = *open.first()?;
    let shown = open.iter().take(MOST_NAMED).map(|heading| format!("“{heading}”")).collect::<Vec<_>>().join(", ");
    let more = if open.len() > MOST_NAMED { ", …" } else { "" };
    let told = Told::new("import-headings-doubtful").with("file", file).with("headings", shown + more);
    Some(told.with("first", first))
}

/// Whether a heading is a sentence, or what stands at a table's foot: `Fuente: Tesorería`.
fn is_remark(heading: &str) -> bool {
    heading.split_whitespace().count() > 7 || heading.contains(": ")
}

/// How long the words are that name a side: `expenditures`.
const LONGEST: usize = 12;

/// The side that a heading names, where it says nothing else but that it is of a budget: `PRESUPUESTO DE GASTOS`.
fn plain(heading: &str) -> Option<Direction> {
    let is_beside = |word: &&String| titles::has(word, words::BESIDE_SIDES);
    let words = titles::words(heading);
    // `Einnahmenverwaltung` is an office.
    if words.iter().any(|word| word.len() > LONGEST) {
        return None;
    }
    let rest: Vec<&str> = words.iter().filter(|word| !is_beside(word)).map(String::as_str).collect();
    sides::side(&rest.join(" "))
}

/// The text of a row that has nothing else.
fn only_text(cells: &[String]) -> Option<&str> {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    (filled.next().is_none() && first.contains(|c: char| c.is_alphabetic())).then_some(first)
}

/// A heading without the number or letter before it: `I. INGRESOS`, `B) Gastos`.
fn without_number(text: &str) -> &str {
    match text.split_once(['.', ')', '-', '–', ':']) {
        Some((number, rest)) if number.trim().chars().count() <= 4 && !number.trim().contains(' ') => rest.trim(),
        _ => text,
    }
}
