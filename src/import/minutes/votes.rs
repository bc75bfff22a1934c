//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member, its counts beside them or not; or the matrix turned, with a row for each.

mod meetings;
mod members;
mod rows;
mod shape;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::meetings::Apart;
use self::members::Council;
use super::super::grid::Grid;
use super::super::{Asked, Brought, Given, Understood};
use super::council::standing;
use super::naming::{is_name, is_subject};
use super::sheet::{Motion, Sheet, Votes};
use super::words::{
    COLUMNS, INSIDE, Said, Signs, called, day, heading, is_remark, is_sum, majority, of_meeting, result,
};
use crate::findings::Told;
use crate::model::choice::Choice;
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
        brought.columns.extend(understood(&table));
        table.rows(&mut council, asked, &mut sheets, brought);
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    // Where no row could be read, there is nothing to write.
    sheets.retain(|_, sheet| !sheet.points.is_empty());
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
    council.additions.finish("import-minutes-seat", asked, brought);
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
    sheet.points.iter_mut().for_each(|point| join_rounds(&mut point.motions));
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

/// A second vote on the same is one where the same people cast it, not all as before; otherwise somebody stands
/// twice in the first, which the check tells.
fn join_rounds(motions: &mut Vec<Motion>) {
    let mut at = 0;
    while at < motions.len() {
        let again = motions[at].again;
        if let Some(first) = again
            && !is_round(&motions[first].votes, &motions[at].votes)
        {
            let joined = motions.remove(at);
            if let (Votes::Names(sides), Votes::Names(more)) = (&mut motions[first].votes, joined.votes) {
                sides.iter_mut().zip(more).for_each(|(side, more)| side.extend(more));
            }
            for motion in &mut motions[at..] {
                motion.again = motion.again.map(|first| if first > at { first - 1 } else { first });
            }
            continue;
        }
        at += 1;
    }
}

/// Whether the same people voted twice, and not in the same way.
fn is_round(first: &Votes, second: &Votes) -> bool {
    let (Votes::Names(one), Votes::Names(other)) = (first, second) else { return false };
    let voters = |sides: &[Vec<String>; 5]| sides.iter().flatten().cloned().collect::<std::collections::BTreeSet<_>>();
    voters(one) == voters(other) && one != other
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

fn understand<'g>(
    given: &'g Given,
    asked: &'g Asked,
    council: &Council,
    brought: &mut Brought,
) -> Result<Table<'g>, Told> {
    let (grid, is_turned) = shape::shaped(given, asked, council, brought)?;
    let signs = signs_of(&grid, asked);
    let (mut columns, mut free) = by_title(&grid, &signs);
    for (word, column) in asked.columns.iter().filter(|(word, _)| !is_turned || word != "person") {
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
    let members = members_in(&Columns { grid: &grid, signs: &signs, known: &columns }, free, given, council, brought);
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
        // Those who are no members are why there are no votes.
        let of_nobody = |note: &&Told| note.key == "import-minutes-not-a-name";
        let names = brought.notes.iter().filter(of_nobody).filter_map(|note| note.facts.last());
        let names: Vec<&str> = names.map(|(_, name)| name.as_str()).collect();
        let told = match names.is_empty() {
            true => Told::new("import-minutes-no-votes").with("columns", table.grid.titles.join(", ")),
            false => Told::new("import-minutes-not-a-name").with("value", names.join(", ")),
        };
        Err(told.with("file", &given.name))
    }
}

/// A table's columns while it is asked which are members'.
struct Columns<'g> {
    grid: &'g Grid,
    signs: &'g Signs,
    known: &'g BTreeMap<&'static str, usize>,
}

impl Columns<'_> {
    /// Whether a column among those of members is one: some of its cells are votes, alone or with a remark, and
    /// none is a number. The cells that are none are told one by one.
    fn has_some_vote(&self, at: usize) -> bool {
        const OTHERS: [&str; 12] = [
            "observaciones",
            "comentarios",
            "notas",
            "nota",
            "remarks",
            "comments",
            "notes",
            "remarques",
            "bemerkung",
            "bemerkungen",
            "note",
            "observacoes",
        ];
        let is_vote = |value: &str| {
            let word = value.split([',', '(', '-', '–', ';', '/']).next().unwrap_or(value).trim();
            let is_said = value.chars().any(char::is_alphabetic) && self.signs.is_no_vote(value);
            self.signs.side(value).or(self.signs.side(word)).is_some() || self.signs.is_doubtful(value) || is_said
        };
        let is_number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit()) && !is_vote(value);
        let is_other = OTHERS.contains(&heading(&self.grid.titles[at]).as_str());
        !is_other && self.grid.every(at).any(is_vote) && !self.grid.every(at).any(is_number)
    }

    /// Whose a column is, beside those that are `sure` to hold votes, from the first to the last.
    fn whose(&self, at: usize, sure: &[usize], (first, last): (usize, usize), council: &Council, may: bool) -> Whose {
        let titles = &self.grid.titles;
        let is_single = |at: usize| titles[at].split_whitespace().count() == 1;
        let is_known = council.knows(&titles[at]);
        let is_remark = !is_known && is_remark(&titles[at]);
        let is_between = first < at && at < last;
        // Of those at the edges with few votes, one may be of remarks.
        let is_edge = at + 1 >= first && at <= last + 1;
        let is_like = is_single(at) && sure.iter().any(|at| is_single(*at)) && !is_subject(&titles[at]) && !is_remark;
        let may_be = is_known || is_between || is_edge && (is_like || is_name(&titles[at]));
        let has_votes = sure.contains(&at) || (is_known || is_between) && may && self.has_some_vote(at);
        match () {
            () if has_votes && is_remark => Whose::Nobodys,
            () if has_votes => Whose::Members,
            () if may_be && self.grid.every(at).next().is_some() => Whose::Perhaps,
            () => Whose::Other,
        }
    }
}

/// The columns of members, each with its name; those of sums, and those that may be members' and hold no vote, are
/// told.
fn members_in(
    columns: &Columns,
    free: Vec<usize>,
    given: &Given,
    council: &Council,
    brought: &mut Brought,
) -> Vec<(usize, String)> {
    let Columns { grid, signs, known } = columns;
    // Beside counts, a column of numbers is no member's.
    let counted = known.contains_key("yes");
    let is_count = |at: usize| grid.values(at).all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let (sums, free): (Vec<usize>, Vec<usize>) = free.into_iter().partition(|at| is_sum(&grid.titles[*at]));
    let sure: Vec<usize> =
        free.iter().copied().filter(|at| holds_votes(grid, signs, *at) && !(counted && is_count(*at))).collect();
    let (Some(first), Some(last)) = (sure.first().copied(), sure.last().copied()) else { return Vec::new() };
    if known.contains_key("person") || (counted && sure.len() < 2) {
        return Vec::new();
    }
    let told = |key: &'static str, at: usize| Told::new(key).with("file", &given.name).with("value", grid.name(at));
    let with_votes = sums.iter().filter(|at| holds_votes(grid, signs, **at));
    brought.notes.extend(with_votes.map(|at| told("import-minutes-sum-column", *at)));
    let mut members = Vec::new();
    for at in free.into_iter().filter(|at| !grid.titles[*at].is_empty()) {
        let may_count = !(counted && is_count(at));
        match columns.whose(at, &sure, (first, last), council, may_count) {
            Whose::Members => members.push((at, grid.name(at))),
            Whose::Nobodys => brought.notes.push(told("import-minutes-not-a-name", at)),
            Whose::Perhaps => brought.notes.push(told("import-minutes-no-member", at)),
            Whose::Other => {}
        }
    }
    let (members, others) = members::named_alike(members, council);
    brought.notes.extend(others.into_iter().map(|at| told("import-minutes-not-a-name", at)));
    members
}

/// Whose a column is.
enum Whose {
    Members,
    /// Its title says something of the votes that it holds.
    Nobodys,
    /// It stands where a member's may, and none of its cells is a vote.
    Perhaps,
    Other,
}

/// Whether half of a column's values or more say what became of a motion.
fn names_results(grid: &Grid, at: usize) -> bool {
    let results = grid.values(at).filter(|value| matches!(result(value), Said::Result(_))).count();
    results > 0 && results * 2 >= grid.values(at).count()
}

/// Whether half of a column's values or more are kinds of meetings.
fn names_kinds(grid: &Grid, at: usize) -> bool {
    let kinds = grid.values(at).filter(|value| called(value).kind.is_some()).count();
    kinds > 0 && kinds * 2 >= grid.values(at).count()
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
    let has_days = |at: usize| grid.values(at).any(|value| day(value, false).or(day(value, true)).is_some());
    let counts_against = names("yes") && !names("no");
    for (at, title) in titles.iter().enumerate() {
        // Beside the votes for, `No` is those against, where no other column is; `No.` and `Nº` are numbers.
        let against = counts_against && grid.titles[at].trim().eq_ignore_ascii_case("no");
        let word = COLUMNS.iter().find(|(_, titles)| titles.contains(&title.as_str())).map(|(word, _)| *word);
        match if against { Some("no") } else { word } {
            Some("-") => {}
            // `Type` may be that of a motion.
            Some("kind") if !title.contains(' ') && !names_kinds(grid, at) => free.push(at),
            // Where nobody stands beside it, how the vote ended.
            Some("vote") if !holds_votes(grid, signs, at) && !names("result") && names_results(grid, at) => {
                columns.insert("result", at);
            }
            // What the meetings are called may be their days.
            Some("session") if has_days(at) => free.push(at),
            // `Moção` over votes is a vote's own name.
            Some("motion" | "title") if holds_votes(grid, signs, at) => free.push(at),
            Some(word) if !columns.contains_key(word) => drop(columns.insert(word, at)),
            // When a meeting began may be its day.
            _ if of_meeting(&grid.titles[at]) == Some("start") && has_days(at) && !names("date") => {
                columns.entry("date").or_insert(at);
            }
            _ => match of_meeting(&grid.titles[at]).filter(|word| !columns.contains_key(word) && !has_days(at)) {
                Some(word) if !holds_votes(grid, signs, at) => drop(columns.insert(word, at)),
                _ => free.push(at),
            },
        }
    }
    for (word, inside) in INSIDE {
        let fits = |at: &usize| {
            let says = titles[*at].split(' ').any(|part| inside.contains(&part));
            says && (*word == "vote") == holds_votes(grid, signs, *at)
                && (*word != "number" || holds_numbers(grid, *at))
                && (*word != "date" || has_days(*at))
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

/// Whether a column holds votes, in the signs of its table: half of its values or more are some.
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
