//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member, its counts beside them or not; or the matrix turned, with a row for each.

mod columns;
mod doubts;
mod meetings;
mod members;
mod moved;
mod names;
mod odd;
mod outcomes;
mod rows;
mod settle;
mod shape;
mod titles;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::columns::{Columns, members_in};
use self::doubts::Open;
use self::meetings::Apart;
use self::members::Council;
use self::outcomes::Outcomes;
use self::settle::settle;
use self::shape::{Shaped, refuse_twins};
use self::titles::{by_title, holds_numbers, signs_of};
use super::super::grid::{Grid, text_at};
use super::super::{Asked, Brought, Given, Understood};
use super::council::standing;
use super::sheet::Sheet;
use super::words::{COLUMNS, COUNCILS, Signs, heading};
use crate::findings::Told;
use crate::model::draft::Draft;

/// A table with what was understood of it.
struct Table<'g> {
    given: &'g Given,
    grid: Grid,
    columns: BTreeMap<&'static str, usize>,
    /// The day that was given beside it, where no column has it.
    day: Option<&'g str>,
    /// The columns of a matrix, by the member's name.
    members: Vec<(usize, String)>,
    signs: Signs,
    /// The columns of parts of names, with the titles and first values that they had before they were joined.
    parts: Vec<(usize, String, String)>,
    /// What cells mean, as somebody said.
    set: &'g [(String, String)],
    country: Option<&'g str>,
    /// Whether any vote of it can be read.
    reads: bool,
}

impl Table<'_> {
    fn cell<'c>(&self, cells: &'c [String], word: &str) -> Option<&'c str> {
        let text = cells.get(*self.columns.get(word)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// The day of a row as it is written.
    fn day<'c>(&'c self, cells: &'c [String]) -> Option<&'c str> {
        self.day.or_else(|| self.cell(cells, "date"))
    }
}

/// Meetings by day, body, and what tells them from others of the same.
type Sheets = BTreeMap<(Date, String, Apart), Sheet>;

/// Makes minutes of tables of votes.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let mut sheets = Sheets::new();
    let mut council = Council::of(&municipality);
    for given in given {
        let mut table = understand(given, asked, &council, brought)?;
        table.fill_down();
        table.part_meetings(brought);
        table.reads =
            table.grid.rows.iter().any(|(_, cells)| table.has_votes(cells) || table.has_names(cells, &council));
        brought.columns.extend(understood(&table));
        if let Some(person) = table.columns.get("person") {
            council.note_voters(table.grid.values(*person));
        }
        table.rows(&mut council, asked, &mut sheets, brought);
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    // Where no row could be read, there is nothing to write.
    sheets.retain(|_, sheet| !sheet.points.is_empty());
    for ((date, body, _), mut sheet) in sheets {
        settle(&mut sheet, &council, brought);
        let is_first = municipality.bodies.first().is_some_and(|first| first.id.as_str() == body);
        let name = if is_first { date.to_string() } else { format!("{date}-{body}") };
        // Of two meetings of a body on one day, the second has a number.
        let count = names.entry(name.clone()).or_default();
        *count += 1;
        let number = if *count == 1 { String::new() } else { format!("-{count}") };
        brought.drafts.push(Draft::text(format!("{}/minutes/{name}{number}.md", asked.municipality), sheet.write()));
    }
    council.additions.finish("import-minutes-seat", asked, brought);
    Ok(())
}

fn understand<'g>(
    given: &'g Given,
    asked: &'g Asked,
    council: &Council,
    brought: &mut Brought,
) -> Result<Table<'g>, Told> {
    let Shaped { grid, is_turned, names } = shape::shaped(given, asked, council, brought)?;
    let signs = signs_of(&grid, asked);
    let (mut columns, mut free) = by_title(&grid, &signs);
    for (word, column) in names.said.iter().filter(|(word, _)| !is_turned || word != "person") {
        let Some((word, _)) = COLUMNS.iter().find(|(known, _)| known == word) else {
            return Err(Told::new("import-no-word").with("word", word));
        };
        let known = grid.titles.join(", ");
        let at = grid.column(column).ok_or_else(|| {
            Told::new("import-no-column").with("file", &given.name).with("column", column).with("known", known)
        })?;
        // A column that is left out holds nothing, whatever its title says; a day may have the hour beside it.
        columns.retain(|known, column| *column != at || *word == "start" && *known == "date");
        if *word != "-" {
            columns.insert(word, at);
        }
        free.retain(|other| *other != at);
    }
    let said = names.said.iter().map(|(word, _)| word.as_str()).collect();
    Outcomes { grid: &grid, given, signs: &signs, said }.choose(&mut columns, &mut free, brought);
    // The only council of a table is the municipality's, whatever it calls it.
    if let Some(at) = columns.get("body").copied()
        && !names.said.iter().any(|(word, _)| word == "body")
        && is_council(&grid, at, council)
    {
        columns.remove("body");
    }
    refuse_twins(&grid, given)?;
    let whose = Columns { grid: &grid, signs: &signs, known: &columns };
    let members = members_in(&whose, &free, given, council, brought);
    free.retain(|at| !grid.titles[*at].is_empty() && !members.iter().any(|(member, _)| member == at));
    // What stands first in a matrix, without a title, says what was voted on.
    let is_first = grid.titles.first().is_some_and(|title| title.trim().is_empty());
    if is_first && !members.is_empty() && members.iter().all(|(at, _)| *at > 0) && grid.values(0).next().is_some() {
        let word = if holds_numbers(&grid, 0) { "number" } else { "title" };
        columns.entry(word).or_insert(0);
    }
    let day = asked.said("date").filter(|_| !columns.contains_key("date"));
    if day.is_some() || columns.contains_key("date") {
        let open = Open { grid: &grid, signs: &signs, columns: &columns, free: &free, council, given };
        open.refuse_lone_member(&members)?;
        if let Some(at) = open.settle(&names, asked, !members.is_empty(), brought)? {
            columns.insert("title", at);
        }
    }
    let of_votes = columns.get("vote").copied().into_iter().chain(members.iter().map(|(at, _)| *at));
    let of_votes: Vec<usize> = of_votes.collect();
    let cells = grid.rows.iter().flat_map(|(_, cells)| of_votes.iter().filter_map(|at| cells.get(*at)));
    let signs = Signs::of(cells.map(String::as_str), asked.set);
    let (set, country) = (asked.set, asked.shared.settings.country.as_deref());
    let table = Table { given, grid, columns, day, members, signs, parts: names.parts, set, country, reads: false };
    let has = |word| table.columns.contains_key(word);
    refuse_sides_of_a_person(&table)?;
    let by_person = has("person") && has("vote");
    let usable = (day.is_some() || has("date")) && (by_person || has("yes") || !table.members.is_empty());
    if usable { Ok(table) } else { Err(without_votes(&table, brought)) }
}

/// Whether a column calls one council by a name that the municipality does not know, and it has a council.
fn is_council(grid: &Grid, at: usize, council: &Council) -> bool {
    let mut values = grid.values(at);
    let first = values.next().unwrap_or_default();
    COUNCILS.contains(&heading(&grid.titles[at]).as_str())
        && values.all(|value| value == first)
        && council.is_only_council(first)
}

/// Refuses a row a member whose vote is a mark in one of several columns: as counts they would be motions of one voter.
fn refuse_sides_of_a_person(table: &Table) -> Result<(), Told> {
    let at = |word: &str| table.columns.get(word).copied();
    let (Some(person), None, true) = (at("person"), at("vote"), table.members.is_empty()) else { return Ok(()) };
    let sides: Vec<usize> = ["yes", "no", "abstain", "absent", "recused"].into_iter().filter_map(at).collect();
    let is_mark = |cells: &[String]| {
        let marks = sides.iter().map(|at| text_at(cells, *at));
        let marks: Vec<&str> = marks.filter(|cell| !matches!(*cell, "" | "0")).collect();
        // A cross or a word is as much a mark as `1`.
        let is_number = |mark: &str| mark.bytes().all(|byte| byte.is_ascii_digit());
        let is_short = |mark: &str| mark.chars().count() <= 2 || table.signs.side(mark).is_some();
        marks.len() <= 1 && marks.iter().all(|mark| *mark == "1" || !is_number(mark) && is_short(mark))
    };
    if sides.is_empty() || !table.grid.rows.iter().all(|(_, cells)| is_mark(cells)) {
        return Ok(());
    }
    let titles: Vec<&str> = sides.iter().map(|at| table.grid.titles[*at].as_str()).collect();
    let told = Told::new("import-minutes-sides-of-a-person").with("file", &table.given.name);
    Err(told.with("person", &table.grid.titles[person]).with("columns", titles.join(", ")))
}

/// That a table has no votes: of nobody who is a member, or in no column.
fn without_votes(table: &Table, brought: &Brought) -> Told {
    // Those who are no members are why there are no votes.
    let of_nobody = |note: &&Told| note.key == "import-minutes-not-a-name";
    let names = brought.notes.iter().filter(of_nobody).filter_map(|note| note.facts.last());
    let names: Vec<&str> = names.map(|(_, name)| name.as_str()).collect();
    let ending = table.given.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let told = match names.is_empty() {
        true if matches!(ending.as_str(), "txt" | "text" | "md" | "html" | "htm" | "") => {
            Told::new("import-minutes-no-votes-in-text").with("columns", table.grid.titles.join(", "))
        }
        true => Told::new("import-minutes-no-votes").with("columns", table.grid.titles.join(", ")),
        false => Told::new("import-minutes-not-a-name").with("value", names.join(", ")),
    };
    told.with("file", &table.given.name)
}

fn understood(table: &Table) -> Vec<Understood> {
    let word = |at: usize| {
        let named = table.columns.iter().find(|(_, column)| **column == at).map(|(word, _)| (*word).to_owned());
        named.or_else(|| table.members.iter().find(|(column, _)| *column == at).map(|_| "member".to_owned()))
    };
    let one = |at: usize| {
        let (file, sample) = (table.given.name.clone(), table.grid.values(at).next().unwrap_or(""));
        let (column, sample, word) = match table.parts.iter().find(|(part, ..)| *part == at) {
            Some((_, title, sample)) => (title.clone(), sample.as_str(), Some("person".to_owned())),
            None => (table.grid.name(at), sample, word(at)),
        };
        Understood { file, column, sample: sample.chars().take(40).collect(), word }
    };
    (0..table.grid.width()).map(one).collect()
}
