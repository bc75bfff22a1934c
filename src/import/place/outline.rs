//! Tables that show what contains what by how their names are set: indented in one column, or in one of several columns
//! under one title. Each row is left to name its area in the column of its level, and what contains it in those before.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::all::is_all;
use super::level::{is_known, of_title};
use super::{NAMES, PEOPLE};
use crate::findings::Told;
use crate::import::Asked;
use crate::import::figure::{Said, Style};
use crate::import::grid::{Grid, text_at};
use crate::import::territory::{is_note, is_sum, some};
use crate::import::titles::has;
use crate::text::total::is_only_a_sum;

/// The most levels that are told so: what has more is set so for another reason.
const MOST: usize = 4;
/// What the title of a level that nothing names ends with, before its number.
const NTH: &str = "nivel";
/// Words for a level that a number follows.
const NUMBERED: [&str; 5] = ["nivel", "level", "niveau", "livello", "ebene"];
/// What parts the names of levels in a title of several.
const BETWEEN: [&str; 11] = [" y ", " e ", " and ", " et ", " und ", "/", ",", ";", " - ", " o ", " or "];
/// What people an area has at least of a hundred of those that lie in it.
const LEAST: i64 = 90;

/// The number of a level that a title says and nothing else: `Nivel 2`, `Territorio (nivel 1)`.
pub fn nth(title: &str) -> Option<u8> {
    let folded = title.to_lowercase();
    let own = folded.rsplit('(').next()?.trim_end_matches(')');
    let (word, number) = own.trim().rsplit_once([' ', '_', '-'])?;
    NUMBERED.contains(&word.trim()).then(|| number.parse().ok()).flatten().filter(|number| (1..=4).contains(number))
}

/// How deep a row stands, by its place in the table, and its name.
struct Line {
    at: usize,
    depth: usize,
    name: String,
}

/// Parts such a table; tells it.
pub fn part(grid: &mut Grid, file: &str, asked: &Asked) -> Option<Told> {
    // One level said by hand is a list of that level.
    let is_list = asked.said("levels").is_some_and(|said| !said.contains(',')) || asked.said("level").is_some();
    if is_list || grid.titles.is_empty() {
        return None;
    }
    let named = |grid: &Grid, at: usize| asked.columns.iter().any(|(_, title)| grid.column(title) == Some(at));
    let first = (0..grid.width()).find(|at| !named(grid, *at) && is_of_names(grid, *at))?;
    let (lines, columns) = match indented(grid, first) {
        Some(lines) => (lines, vec![first]),
        None => {
            let columns = beside(grid, first);
            (stepped(grid, &columns)?, columns)
        }
    };
    let depths = lines.iter().map(|line| line.depth).max()? + 1;
    let title = grid.titles[first].clone();
    let is_outline = is_regular(&lines) && depths <= MOST && contains_enough(&lines);
    if !is_outline {
        return None;
    }
    let told = |key| Told::new(key).with("file", file).with("column", grid.name(first));
    if let Some((name, inside)) = contradicted(grid, &lines, asked) {
        return Some(told("import-outline-not").with("value", name).with("names", inside));
    }
    let inside = lines.iter().enumerate().filter(|(_, line)| line.depth > 0);
    let inside: Vec<String> = inside.map(|(at, line)| format!("{} ({})", line.name, container(&lines, at))).collect();
    let names: Vec<&str> = inside.iter().map(String::as_str).collect();
    let told = told("import-outline").with("number", names.len()).with("names", some(&names));
    write(grid, &lines, &columns, depths, &titles(&title, depths, asked));
    Some(told)
}

/// Whether a column holds names of areas, by its title and its cells.
fn is_of_names(grid: &Grid, at: usize) -> bool {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let is_name = |cell: &str| cell.chars().any(char::is_alphabetic) && cell.parse::<Decimal>().is_err();
    (of_title(title).is_some() || has(title, NAMES) || has(title, "ambito|division|entidad|geograf|localidad|unidad"))
        && grid.values(at).next().is_some()
        && grid.values(at).all(is_name)
}

/// Whether a row is about no area of its own: a sum of all, or a note.
fn is_beside(cells: &[String], name: &str) -> bool {
    is_note(cells) || is_sum(name) || is_all(name) || is_only_a_sum(name)
}

/// The rows of a column whose names are indented.
fn indented(grid: &Grid, at: usize) -> Option<Vec<Line>> {
    let width = |cell: &str| -> usize {
        let blank = cell.chars().take_while(|c| c.is_whitespace());
        blank.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    };
    let own = |cells: &[String]| {
        let cell = cells.get(at).filter(|cell| !cell.trim().is_empty())?;
        (!is_beside(cells, cell.trim())).then(|| (width(cell), cell.trim().to_owned()))
    };
    let all: Vec<(usize, (usize, String))> =
        grid.rows.iter().enumerate().filter_map(|(at, (_, cells))| Some((at, own(cells)?))).collect();
    let widths: BTreeSet<usize> = all.iter().map(|(_, (width, _))| *width).collect();
    let widths: Vec<usize> = widths.into_iter().collect();
    (widths.len() > 1).then_some(())?;
    let depth = |width: usize| widths.iter().position(|other| *other == width).unwrap_or_default();
    Some(all.into_iter().map(|(at, (width, name))| Line { at, depth: depth(width), name }).collect())
}

/// A column with those after it that have no title and hold names too.
fn beside(grid: &Grid, first: usize) -> Vec<usize> {
    let is_name = |cell: &str| cell.chars().any(char::is_alphabetic);
    let is_one = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        title.is_empty() && grid.values(*at).next().is_some() && grid.values(*at).all(is_name)
    };
    std::iter::once(first).chain((first + 1..grid.width()).take_while(is_one)).collect()
}

/// The rows of several columns of which each fills one.
fn stepped(grid: &Grid, columns: &[usize]) -> Option<Vec<Line>> {
    (columns.len() > 1).then_some(())?;
    let mut lines = Vec::with_capacity(grid.rows.len());
    for (at, (_, cells)) in grid.rows.iter().enumerate() {
        let mut filled = columns.iter().enumerate().filter(|(_, column)| !text_at(cells, **column).is_empty());
        let Some((depth, column)) = filled.next() else { continue };
        if filled.next().is_some() {
            return None;
        }
        let name = text_at(cells, *column);
        if !is_beside(cells, name) {
            lines.push(Line { at, depth, name: name.to_owned() });
        }
    }
    Some(lines)
}

/// Whether the first row is a largest area, and none lies more than one level below the row before it.
fn is_regular(lines: &[Line]) -> bool {
    let steps = lines.windows(2).all(|pair| pair[1].depth <= pair[0].depth + 1);
    lines.first().is_some_and(|line| line.depth == 0) && steps
}

/// Whether what is set deeper is the rule and not a slip: some area has two or more in it, and those in others are no
/// fewer than the largest.
fn contains_enough(lines: &[Line]) -> bool {
    let largest = lines.iter().filter(|line| line.depth == 0).count();
    let two = lines.windows(3).any(|three| three[0].depth < three[1].depth && three[1].depth == three[2].depth);
    two && (lines.len() - largest) >= largest
}

/// The name of what contains a line.
fn container(lines: &[Line], at: usize) -> &str {
    let above = lines[..at].iter().rev().find(|line| line.depth < lines[at].depth);
    above.map_or("", |line| line.name.as_str())
}

/// An area that has too few people for those that would lie in it, and the first of these: the rows are set so for
/// another reason, as where the parts of a country stand before its states.
fn contradicted(grid: &Grid, lines: &[Line], asked: &Asked) -> Option<(String, String)> {
    let people = (0..grid.width()).filter(|at| grid.titles.get(*at).is_some_and(|title| has(title, PEOPLE)));
    for column in people {
        let style = Style::of_column(grid, column, asked);
        let figure = |line: &Line| {
            let (row, cells) = &grid.rows[line.at];
            match style.read_in(grid, *row, column, text_at(cells, column)) {
                Said::Figure(figure) => Some(figure),
                Said::Doubtful | Said::Unknown | Said::Words => None,
            }
        };
        for (at, line) in lines.iter().enumerate() {
            let Some(own) = figure(line).filter(|own| !own.is_zero()) else { continue };
            let below = lines[at + 1..].iter().take_while(|other| other.depth > line.depth);
            let inside: Vec<&Line> = below.filter(|other| other.depth == line.depth + 1).collect();
            let sum: Decimal = inside.iter().filter_map(|line| figure(line)).sum();
            if own * Decimal::ONE_HUNDRED < sum * Decimal::from(LEAST) {
                let names: Vec<&str> = inside.iter().map(|line| line.name.as_str()).collect();
                return Some((line.name.clone(), some(&names)));
            }
        }
    }
    None
}

/// The titles of the columns of the levels: those that the officer says, or that the title of all names, or numbers.
fn titles(title: &str, depths: usize, asked: &Asked) -> Vec<String> {
    let said: Vec<&str> = asked.said("levels").map(|said| said.split(',').map(str::trim).collect()).unwrap_or_default();
    if said.len() == depths && said.iter().all(|level| is_known(level)) {
        return said.into_iter().map(str::to_owned).collect();
    }
    let marked = BETWEEN.iter().fold(title.to_owned(), |title, mark| title.replace(mark, "|"));
    let parts: Vec<&str> = marked.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    let levels: BTreeSet<Option<&str>> = parts.iter().map(|part| of_title(part)).collect();
    if parts.len() == depths && levels.len() == depths && !levels.contains(&None) {
        return parts.into_iter().map(str::to_owned).collect();
    }
    (1..=depths).map(|depth| format!("{title} ({NTH} {depth})")).collect()
}

/// Writes the levels of the rows: into the columns that there are, and into new ones behind the last.
fn write(grid: &mut Grid, lines: &[Line], columns: &[usize], depths: usize, titles: &[String]) {
    let mut above: Vec<String> = Vec::new();
    let mut paths: Vec<Option<Vec<String>>> = vec![None; grid.rows.len()];
    for line in lines {
        above.truncate(line.depth);
        above.push(line.name.clone());
        paths[line.at] = Some(above.clone());
    }
    let cell = |path: &Option<Vec<String>>, depth: usize| path.as_ref().and_then(|path| path.get(depth)).cloned();
    for (depth, title) in titles.iter().enumerate().take(depths) {
        let Some(column) = columns.get(depth).copied() else {
            let cells: Vec<Option<String>> = paths.iter().map(|path| cell(path, depth)).collect();
            grid.add_column(title.clone(), cells);
            continue;
        };
        if grid.titles.len() <= column {
            grid.titles.resize(column + 1, String::new());
        }
        grid.titles[column].clone_from(title);
        for ((_, cells), path) in grid.rows.iter_mut().zip(&paths).filter(|(_, path)| path.is_some()) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = cell(path, depth).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_be_the_number_of_a_level() {
        for (title, number) in [("Nivel 1", Some(1)), ("Territorio (nivel 2)", Some(2)), ("LEVEL_3", Some(3))] {
            assert_eq!(nth(title), number, "{title}");
        }
        for none in ["Nivel", "Nivel de pobreza", "Nivel 2020", "Zona 1", "Nivel 0"] {
            assert_eq!(nth(none), None, "{none}");
        }
    }
}
