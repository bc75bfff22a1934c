//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member, its counts beside them or not; or the matrix turned, with a row for each.

mod members;
mod rows;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::members::Council;
use super::super::grid::Grid;
use super::super::{Asked, Brought, Given, Understood};
use super::council::standing;
use super::sheet::{Sheet, Votes};
use super::words::{COLUMNS, INSIDE, Signs, day, heading, majority};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::council::MeetingKind;
use crate::model::draft::Draft;
use crate::model::vote::Side;
use crate::text::numbering::is_number;

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

/// Meetings by day, body and kind.
type Sheets = BTreeMap<(Date, String, Option<MeetingKind>), Sheet>;

/// Makes minutes of tables of votes.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let mut sheets = Sheets::new();
    let mut council = Council::of(&municipality);
    for given in given {
        let table = understand(given, asked)?;
        brought.columns.extend(understood(&table));
        table.rows(&mut council, asked, &mut sheets, brought);
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for ((date, body, _), mut sheet) in sheets {
        settle(&mut sheet);
        attendance(&mut sheet);
        let is_first = municipality.bodies.first().is_some_and(|first| first.id.as_str() == body);
        let name = if is_first { date.to_string() } else { format!("{date}-{body}") };
        // Of two meetings of a body on one day, the second has a number.
        let count = names.entry(name.clone()).or_default();
        *count += 1;
        let number = if *count == 1 { String::new() } else { format!("-{count}") };
        brought.drafts.push(Draft::text(format!("{}/minutes/{name}{number}.md", asked.municipality), sheet.write()));
    }
    council.additions.finish(asked, brought);
    Ok(())
}

/// A vote in which nobody was on any side is none; where only its counts are known, it is those. Where some
/// points have numbers, the others have none.
fn settle(sheet: &mut Sheet) {
    if sheet.points.iter().any(|point| point.number.is_some()) {
        for point in &mut sheet.points {
            point.number.get_or_insert_default();
        }
    }
    for motion in sheet.points.iter_mut().flat_map(|point| &mut point.motions) {
        let is_empty = match &motion.votes {
            Votes::None => true,
            Votes::Names(sides) => sides.iter().all(Vec::is_empty),
            Votes::Counts(counts) => counts.iter().all(|count| *count == 0),
        };
        if is_empty {
            motion.votes = motion.counted.take().map_or(Votes::None, Votes::Counts);
        }
    }
}

/// Who voted in any vote of the meeting was there; who was missing in all was not.
fn attendance(sheet: &mut Sheet) {
    let (mut present, mut absent): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for motion in sheet.points.iter().flat_map(|point| &point.motions) {
        let Votes::Names(sides) = &motion.votes else { continue };
        for side in Side::ALL {
            let list = if *side == Side::Absent { &mut absent } else { &mut present };
            for name in &sides[*side as usize] {
                if !list.contains(name) {
                    list.push(name.clone());
                }
            }
        }
    }
    absent.retain(|name| !present.contains(name));
    // Who was not at the meeting is not missing from each of its votes.
    for motion in sheet.points.iter_mut().flat_map(|point| &mut point.motions) {
        if let Votes::Names(sides) = &mut motion.votes {
            sides[Side::Absent as usize].retain(|name| !absent.contains(name));
        }
    }
    let excused = std::mem::take(&mut sheet.excused);
    let (excused, absent) = absent.into_iter().partition(|name| excused.contains(name));
    (sheet.present, sheet.excused, sheet.absent) = (present, excused, absent);
}

fn understand<'g>(given: &'g Given, asked: &'g Asked) -> Result<Table<'g>, Told> {
    let grid = Grid::read(&given.name, &given.bytes)?;
    let signs = signs_of(&grid, asked);
    let grid = turned(grid, &signs, asked.said("date"));
    let signs = signs_of(&grid, asked);
    let (mut columns, mut free) = by_title(&grid, &signs);
    for (word, column) in asked.columns {
        let Some((word, _)) = COLUMNS.iter().find(|(known, _)| known == word) else {
            return Err(Told::new("import-no-word").with("word", word));
        };
        let known = grid.titles.join(", ");
        let at = grid.column(column).ok_or_else(|| {
            Told::new("import-no-column").with("file", &given.name).with("column", column).with("known", known)
        })?;
        // A column that is left out holds nothing, whatever its title says.
        columns.retain(|_, known| *known != at);
        if *word != "-" {
            columns.insert(word, at);
        }
        free.retain(|other| *other != at);
    }
    // Beside counts, a column of numbers is no member's.
    let counted = columns.contains_key("yes");
    let is_count = |at: usize| grid.values(at).all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let votes = |at: &usize| holds_votes(&grid, &signs, *at) && !(counted && is_count(*at));
    let mut members: Vec<(usize, String)> = free.into_iter().filter(votes).map(|at| (at, grid.name(at))).collect();
    if columns.contains_key("person") || (counted && members.len() < 2) {
        members.clear();
    }
    // What stands first in a matrix, without a title, says what was voted on.
    let is_first = grid.titles.first().is_some_and(|title| title.trim().is_empty());
    if is_first && !members.is_empty() && members.iter().all(|(at, _)| *at > 0) && grid.values(0).next().is_some() {
        let word = if holds_numbers(&grid, 0) { "number" } else { "title" };
        columns.entry(word).or_insert(0);
    }
    let of_votes = columns.get("vote").copied().into_iter().chain(members.iter().map(|(at, _)| *at));
    let of_votes: Vec<usize> = of_votes.collect();
    let cells = grid.rows.iter().flat_map(|(_, cells)| of_votes.iter().filter_map(|at| cells.get(*at)));
    let signs = Signs::of(cells.map(String::as_str), asked.set);
    let day = asked.said("date").filter(|_| !columns.contains_key("date"));
    let table = Table { given, grid, columns, day, members, signs };
    let has = |word| table.columns.contains_key(word);
    // Without a day of its own, a row of one member's vote must say what was voted on.
    let by_person = has("person") && has("vote") && (day.is_none() || has("title") || has("number"));
    let usable = (day.is_some() || has("date")) && (by_person || has("yes") || !table.members.is_empty());
    if usable {
        Ok(table)
    } else {
        Err(Told::new("import-minutes-no-votes")
            .with("file", &given.name)
            .with("columns", table.grid.titles.join(", ")))
    }
}

/// A matrix with a row for each member and a column for each vote, of the meeting of a day, turned into
/// one with a row for each vote.
fn turned(grid: Grid, signs: &Signs, date: Option<&str>) -> Grid {
    let (columns, free) = by_title(&grid, signs);
    let votes: Vec<usize> = free.into_iter().filter(|at| holds_votes(&grid, signs, *at)).collect();
    let Some(person) = columns.get("person").copied().filter(|_| columns.len() == 1 && !votes.is_empty()) else {
        return grid;
    };
    let name = |(_, cells): &(usize, Vec<String>)| cells.get(person).map(|name| name.trim().to_owned());
    let members = grid.rows.iter().filter_map(name);
    let mut titles: Vec<String> = ["date", "title"].map(str::to_owned).to_vec();
    titles.extend(members);
    let row = |at: &usize| {
        let mut cells = vec![date.unwrap_or_default().to_owned(), grid.titles[*at].clone()];
        cells.extend(grid.rows.iter().map(|(_, cells)| cells.get(*at).cloned().unwrap_or_default()));
        (grid.header, cells)
    };
    let rows = votes.iter().map(row).collect();
    Grid { titles, rows, header: grid.header, csv: grid.csv, titles_first: true, ..Grid::default() }
}

/// The columns that their titles tell, and those that are left: first by whole titles, then by a word
/// in a longer one.
fn by_title(grid: &Grid, signs: &Signs) -> (BTreeMap<&'static str, usize>, Vec<usize>) {
    let mut columns: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut free: Vec<usize> = Vec::new();
    let titles: Vec<String> = grid.titles.iter().map(|title| heading(title)).collect();
    let names = |asked: &str| {
        titles.iter().any(|title| COLUMNS.iter().any(|(word, known)| *word == asked && known.contains(&title.as_str())))
    };
    let counts_against = names("yes") && !names("no");
    for (at, title) in titles.iter().enumerate() {
        // Beside the votes for, `No` is those against, where no other column is; `No.` and `Nº` are numbers.
        let against = counts_against && grid.titles[at].trim().eq_ignore_ascii_case("no");
        let word = COLUMNS.iter().find(|(_, titles)| titles.contains(&title.as_str())).map(|(word, _)| *word);
        match if against { Some("no") } else { word } {
            Some("-") => {}
            Some(word) if !columns.contains_key(word) => drop(columns.insert(word, at)),
            _ => free.push(at),
        }
    }
    for (word, inside) in INSIDE {
        let fits = |at: &usize| {
            let says = titles[*at].split(' ').any(|part| inside.contains(&part));
            says && (*word == "vote") == holds_votes(grid, signs, *at)
                && (*word != "number" || holds_numbers(grid, *at))
                && (*word != "date" || grid.values(*at).any(|value| day(value, false).or(day(value, true)).is_some()))
                && (*word != "majority" || grid.values(*at).any(|value| majority(value).is_some()))
        };
        // In a matrix, `Voto de Ana` is a member's column.
        let asked = *word != "vote" || columns.contains_key("person");
        if !columns.contains_key(word)
            && asked
            && let Some(place) = free.iter().position(fits)
        {
            columns.insert(word, free.remove(place));
        }
    }
    // A table that names motions and no points has its motions as points.
    if !columns.contains_key("title")
        && let Some(at) = columns.remove("motion")
    {
        columns.insert("title", at);
    }
    (columns, free)
}

/// Whether a column holds the numbers of points: short, and each with a figure or a Roman number.
fn holds_numbers(grid: &Grid, at: usize) -> bool {
    const LONGEST: usize = 12;
    let is_number =
        |value: &str| value.len() <= LONGEST && (value.contains(|c: char| c.is_ascii_digit()) || is_number(value));
    grid.values(at).all(is_number)
}

/// Whether a column holds votes, in the signs of its table: half of its values or more are some. The others
/// are told, one by one.
fn holds_votes(grid: &Grid, signs: &Signs, at: usize) -> bool {
    let (mut votes, mut blanks, mut all) = (0, 0, 0);
    for value in grid.values(at) {
        let is_vote = signs.side(value).is_some() || signs.is_doubtful(value);
        // Where some are other numbers, noughts and ones are numbers too.
        if !is_vote && value.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        all += 1;
        votes += usize::from(is_vote);
        blanks += usize::from(signs.is_no_vote(value));
    }
    votes > 0 && (votes + blanks) * 2 >= all
}

/// The signs of a whole table, before it is known which of its columns hold votes.
fn signs_of(grid: &Grid, asked: &Asked) -> Signs {
    Signs::of(grid.rows.iter().flat_map(|(_, cells)| cells).map(String::as_str), asked.set)
}

fn understood(table: &Table) -> Vec<Understood> {
    let word = |at: usize| {
        let named = table.columns.iter().find(|(_, column)| **column == at).map(|(word, _)| (*word).to_owned());
        named.or_else(|| table.members.iter().find(|(column, _)| *column == at).map(|_| "member".to_owned()))
    };
    (0..table.grid.width())
        .map(|at| Understood {
            file: table.given.name.clone(),
            column: table.grid.name(at),
            sample: table.grid.values(at).next().unwrap_or("").chars().take(40).collect(),
            word: word(at),
        })
        .collect()
}
