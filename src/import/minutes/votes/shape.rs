//! The shape of a table of votes before its rows are read: which lines are titles, which rows are sums, and whether
//! it has a row for each member, and so is turned.

use std::collections::BTreeMap;

use super::super::super::grid::{Grid, text_at};
use super::super::super::{Asked, Brought, Given, LeftOut, Why, said_once};
use super::super::naming::{bare, is_name, likeness};
use super::super::words::{Signs, is_remark, is_sum, is_vote, plain};
use super::doubts::refuse_half;
use super::members::Council;
use super::names::{Names, joined};
use super::titles::{by_title, holds_votes, signs_of};
use crate::findings::Told;

/// A table with a row for each vote, its titles in one line, its names in one column and its sums left out.
pub(super) struct Shaped {
    pub(super) grid: Grid,
    /// Whether it had a row for each member.
    pub(super) is_turned: bool,
    pub(super) names: Names,
}

/// A table as it is read further on.
pub(super) fn shaped(given: &Given, asked: &Asked, council: &Council, brought: &mut Brought) -> Result<Shaped, Told> {
    let mut grid = titled(Grid::read(&given.name, &given.bytes)?, given, asked, brought);
    // Parts of a name are joined, and a day may have its hour beside it.
    let with_hour = |word: &str| matches!(word, "start" | "date");
    said_once(asked, &grid, &given.name, |(one, _), (other, _)| match one == other {
        true => one == "person",
        false => with_hour(one) && with_hour(other),
    })?;
    let mut names = joined(&mut grid, asked);
    let asked = &Asked { columns: &names.said, ..*asked };
    let grid = without_sums(grid, given, asked, brought);
    let signs = signs_of(&grid, asked);
    Ok(match person_column(&grid, &signs, given, asked, council, brought) {
        Some(person) => {
            refuse_half(&grid, person, given, asked)?;
            refuse_rows_of_one(&grid, person, given)?;
            let votes = votes_beside(&grid, &signs, person);
            brought.notes.extend(rest_of(&grid, person, &votes, given));
            let grid = turned(&grid, &votes, person, asked.said("date"));
            names.parts.clear();
            Shaped { grid, is_turned: true, names }
        }
        None => Shaped { grid, is_turned: false, names },
    })
}

/// A table whose second line of titles is none, or has the names of members under those of their groups, with the
/// titles that it should have.
fn titled(mut grid: Grid, given: &Given, asked: &Asked, brought: &mut Brought) -> Grid {
    let Some([above, own]) = grid.title_rows.take() else { return grid };
    let has_figures = |at: usize| grid.values(at).any(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    // A line with votes is the first of the rows, unless what stands below each is how many there were.
    if own.iter().enumerate().any(|(at, cell)| is_vote(cell) && !cell.is_empty() && !has_figures(at)) {
        grid.rows.insert(0, (grid.header, own));
        (grid.titles, grid.header, grid.header_above) = (above, grid.header_above, 0);
        return grid;
    }
    let mut over: Vec<String> = Vec::with_capacity(grid.titles.len());
    for at in 0..grid.titles.len() {
        let cell = above.get(at).filter(|cell| !cell.is_empty()).or(over.last()).cloned();
        over.push(cell.unwrap_or_default());
    }
    let signs = signs_of(&grid, asked);
    let mut groups: Vec<String> = Vec::new();
    for at in 0..grid.titles.len() {
        let spans = over[at].is_empty() || over.iter().filter(|other| **other == over[at]).count() > 1;
        let spans = spans || holds_votes(&grid, &signs, at);
        if let Some(own) = own.get(at).filter(|own| spans && !own.is_empty()) {
            grid.titles[at].clone_from(own);
            let is_group = holds_votes(&grid, &signs, at) && !over[at].is_empty() && !groups.contains(&over[at]);
            groups.extend(is_group.then(|| over[at].clone()));
        }
    }
    if !groups.is_empty() {
        let told = Told::new("import-minutes-groups").with("file", &given.name);
        brought.notes.push(told.with("value", groups.join(", ")));
    }
    grid
}

/// A table without the rows that sum up: *Totales*, *A favor*, *Resultado* where a member or a point should stand.
fn without_sums(mut grid: Grid, given: &Given, asked: &Asked, brought: &mut Brought) -> Grid {
    let signs = signs_of(&grid, asked);
    let (columns, _) = by_title(&grid, &signs);
    let names = |at: usize| match columns.iter().find(|(_, column)| **column == at) {
        Some((word, _)) => matches!(*word, "number" | "title" | "motion" | "person" | "date"),
        None => at == 0 && grid.titles.first().is_none_or(|title| title.is_empty()),
    };
    let sum = |cells: &[String]| {
        let at = cells.iter().position(|cell| !cell.trim().is_empty())?;
        Some(cells[at].trim().to_owned()).filter(|cell| names(at) && is_sum(cell))
    };
    let counted = rows_of_figures(&grid, &signs);
    let mut sums = Vec::new();
    let mut rows = Vec::with_capacity(grid.rows.len());
    for (row, cells) in std::mem::take(&mut grid.rows) {
        let first = || cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).map(str::to_owned);
        match sum(&cells).or_else(|| first().filter(|_| counted.contains(&row))) {
            Some(value) => sums.push((row, value)),
            None => rows.push((row, cells)),
        }
    }
    grid.rows = rows;
    let left_out = |(row, value): (usize, String)| {
        let why = Why::Told(Told::new("import-minutes-sum-row").with("value", value));
        LeftOut { file: given.name.clone(), row, why }
    };
    brought.left_out.extend(sums.into_iter().map(left_out));
    grid
}

/// The rows that have figures under votes in words: they count them, whatever they are called.
fn rows_of_figures(grid: &Grid, signs: &Signs) -> Vec<usize> {
    let is_figure = |value: &str| {
        let bare = value.trim_end_matches('%').trim_end();
        let is_own = |c: char| c.is_ascii_digit() || matches!(c, '/' | ',' | '.' | '-' | ' ');
        bare.starts_with(|c: char| c.is_ascii_digit()) && bare.chars().all(is_own)
    };
    let is_word = |value: &str| value.contains(char::is_alphabetic) && signs.side(value).is_some();
    let (_, free) = by_title(grid, signs);
    let in_words = |at: &usize| {
        let others = grid.every(*at).filter(|value| !is_figure(value)).count();
        let words = grid.every(*at).filter(|value| is_word(value)).count();
        words > 1 && words * 2 > others
    };
    let votes: Vec<usize> = free.into_iter().filter(in_words).collect();
    let counts = |cells: &[String]| {
        let mut filled =
            votes.iter().filter_map(|at| cells.get(*at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let mut some = false;
        filled.all(|cell| {
            some |= cell != "0";
            is_figure(cell)
        }) && some
    };
    let rows: Vec<usize> = grid.rows.iter().filter(|(_, cells)| counts(cells)).map(|(row, _)| *row).collect();
    if rows.len() * 2 < grid.rows.len() { rows } else { Vec::new() }
}

/// The column with the names of members, where a table has a row for each and a column for each vote.
fn person_column(
    grid: &Grid,
    signs: &Signs,
    given: &Given,
    asked: &Asked,
    council: &Council,
    brought: &mut Brought,
) -> Option<usize> {
    let (columns, free) = by_title(grid, signs);
    let said = |word: &str| asked.columns.iter().find(|(known, _)| known == word).map(|(_, column)| column);
    let votes: Vec<usize> = free.iter().copied().filter(|at| holds_votes(grid, signs, *at)).collect();
    if votes.is_empty() || said("vote").is_some() {
        return None;
    }
    if let Some(column) = said("person") {
        return grid.column(column).filter(|at| columns.values().all(|known| known == at));
    }
    if let (Some(person), 1) = (columns.get("person"), columns.len()) {
        return Some(*person);
    }
    let is_corner = grid.titles.first().is_some_and(|title| title.is_empty()) && !grid.values(0).any(is_vote);
    if !is_corner || !columns.is_empty() || ["title", "number", "motion"].iter().any(|word| said(word).is_some()) {
        return None;
    }
    let rows: Vec<&str> = grid.values(0).collect();
    let titles: Vec<&str> = votes.iter().map(|at| grid.titles[*at].as_str()).collect();
    let most = |names: &[&str], is: &dyn Fn(&str) -> bool| {
        names.iter().filter(|name| is(name)).count() * 2 > names.len() && !names.is_empty()
    };
    let known = |name: &str| council.knows(name);
    let (in_rows, in_titles) = (most(&rows, &known), most(&titles, &known));
    // Who is known leaves no doubt.
    if in_rows != in_titles {
        return in_rows.then_some(0);
    }
    let like = |names: &[&str], others: &[&str]| {
        names.iter().map(|name| likeness(name)).sum::<i32>() * i32::try_from(others.len()).unwrap_or(i32::MAX)
    };
    let in_rows = like(&rows, &titles) > like(&titles, &rows);
    let key = if in_rows { "import-minutes-corner-members" } else { "import-minutes-corner" };
    let few = rows.iter().take(3).copied().collect::<Vec<_>>().join(", ");
    brought.notes.push(Told::new(key).with("file", &given.name).with("value", few));
    in_rows.then_some(0)
}

/// Refuses a table with a row for each member in which one name has several: each would vote twice on the same.
fn refuse_rows_of_one(grid: &Grid, person: usize, given: &Given) -> Result<(), Told> {
    let mut rows: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (row, cells) in &grid.rows {
        let name = text_at(cells, person);
        let known = rows.entry(plain(&bare(name))).or_insert_with(|| (name.to_owned(), Vec::new()));
        known.1.push(*row);
    }
    let Some((_, (name, rows))) = rows.iter().find(|(name, (_, rows))| !name.is_empty() && rows.len() > 1) else {
        return Ok(());
    };
    let rows = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let told = Told::new("import-minutes-rows-of-one").with("file", &given.name);
    Err(told.with("name", name).with("rows", rows))
}

/// Refuses a table with two columns of one name: nobody could tell whose votes are whose.
pub(super) fn refuse_twins(grid: &Grid, given: &Given) -> Result<(), Told> {
    let holds = |at: &usize| is_name(&grid.titles[*at]) && grid.values(*at).any(is_vote);
    let columns: Vec<usize> = (0..grid.titles.len()).filter(holds).collect();
    let name = |at: usize| plain(&bare(&grid.titles[at]));
    let twin =
        |(place, at): (usize, &usize)| columns[..place].iter().any(|other| name(*other) == name(*at)).then_some(*at);
    match columns.iter().enumerate().find_map(twin) {
        Some(at) => {
            let told = Told::new("import-minutes-columns-of-one").with("file", &given.name);
            Err(told.with("name", &grid.titles[at]))
        }
        None => Ok(()),
    }
}

/// The columns of votes of a table with a row for each member: those that hold them, and between them or beside them
/// those that have some.
fn votes_beside(grid: &Grid, signs: &Signs, person: usize) -> Vec<usize> {
    let (_, free) = by_title(grid, signs);
    let free: Vec<usize> = free.into_iter().filter(|at| *at != person).collect();
    let sure: Vec<usize> = free.iter().copied().filter(|at| holds_votes(grid, signs, *at)).collect();
    let (Some(first), Some(last)) = (sure.first().copied(), sure.last().copied()) else { return sure };
    let is_figure = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit());
    let has_some = |at: usize| {
        let title = &grid.titles[at];
        let is_vote = |value: &str| signs.side(value).is_some() && !is_figure(value);
        free.contains(&at)
            && !(title.is_empty() || is_sum(title) || is_remark(title))
            && grid.values(at).any(is_vote)
            && !grid.values(at).any(is_figure)
    };
    let first = (0..first).rev().take_while(|at| has_some(*at)).last().unwrap_or(first);
    let last = (last + 1..grid.titles.len()).take_while(|at| has_some(*at)).last().unwrap_or(last);
    (first..=last).filter(|at| sure.contains(at) || has_some(*at)).collect()
}

/// Tells the columns of a table with a row for each member that were not read as votes.
fn rest_of(grid: &Grid, person: usize, votes: &[usize], given: &Given) -> Option<Told> {
    let is_rest = |at: &usize| *at != person && !votes.contains(at) && grid.values(*at).next().is_some();
    let rest: Vec<String> = (0..grid.titles.len()).filter(is_rest).map(|at| grid.name(at)).collect();
    let told = || Told::new("import-minutes-turned-rest").with("file", &given.name).with("columns", rest.join(", "));
    (!rest.is_empty()).then(told)
}

/// A matrix with a row for each member and a column for each vote, of the meeting of a day, turned into
/// one with a row for each vote.
fn turned(grid: &Grid, votes: &[usize], person: usize, date: Option<&str>) -> Grid {
    let name = |(_, cells): &(usize, Vec<String>)| cells.get(person).map_or("", |name| name.trim()).to_owned();
    let mut titles: Vec<String> = ["date", "title"].map(str::to_owned).to_vec();
    titles.extend(grid.rows.iter().map(name));
    let row = |at: &usize| {
        let mut cells = vec![date.unwrap_or_default().to_owned(), grid.titles[*at].clone()];
        cells.extend(grid.rows.iter().map(|(_, cells)| cells.get(*at).cloned().unwrap_or_default()));
        (grid.header, cells)
    };
    let rows = votes.iter().map(row).collect();
    Grid { titles, rows, header: grid.header, csv: grid.csv, titles_first: true, ..Grid::default() }
}
