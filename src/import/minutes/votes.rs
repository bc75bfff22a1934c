//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member, its counts beside them or not; or the matrix turned, with a row for each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::grid::Grid;
use super::super::{Asked, Brought, Given, LeftOut, Understood, Why};
use super::council::{Additions, Seat, body_named, kind_of, standing};
use super::sheet::{Motion, Point, Sheet, Votes};
use super::words::{COLUMNS, INSIDE, Signs, day, is_excused, month_first, plain, result};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::council::MeetingKind;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality, NameParts, Person};
use crate::model::vote::{MotionResult, Side};
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, Value};

/// A table with what was understood of it.
struct Table<'g> {
    given: &'g Given,
    grid: Grid,
    columns: BTreeMap<&'static str, usize>,
    /// The columns of a matrix, by the member's name.
    members: Vec<(usize, String)>,
    signs: Signs,
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

/// Who sits in the bodies that a table names.
struct Council<'m> {
    municipality: &'m Municipality,
    additions: Additions,
    /// Ids by folded name, of people whom a table named.
    known: BTreeMap<String, String>,
    /// Ids by folded name, of bodies that the municipality does not know.
    bodies: BTreeMap<String, String>,
}

impl<'m> Council<'m> {
    fn of(municipality: &'m Municipality) -> Self {
        Self { municipality, additions: Additions::default(), known: BTreeMap::new(), bodies: BTreeMap::new() }
    }

    /// The id of the person with a name; one whom the municipality does not know is added. Who votes in a
    /// body that is added has a seat there.
    fn person(&mut self, name: &str, body: &str) -> String {
        let name = turned_round(bare(name));
        let folded = fold(&name);
        let people = &self.municipality.people;
        // Where the table begins is not where the seat does; nobody wrote since when.
        let seat = Seat { body: body.to_owned(), ..Seat::default() };
        let id = match self.known.get(&folded) {
            Some(id) => id.clone(),
            None => {
                let found = self.named(&name).map(|person| person.id.to_string());
                let id = found.unwrap_or_else(|| {
                    let id = self.additions.id(&name, |id| people.iter().any(|person| person.id.as_str() == id));
                    self.additions.person(&id, &name, NameParts::default(), vec![seat.clone()]);
                    id
                });
                self.known.insert(folded, id.clone());
                id
            }
        };
        let standing = people.iter().find(|person| person.id.as_str() == id);
        let is_new = self.bodies.values().any(|new| new == body);
        if standing.is_none() || is_new {
            self.additions.seat(&id, standing, seat);
        }
        id
    }

    /// The person whom the municipality knows by a name.
    fn named(&self, name: &str) -> Option<&'m Person> {
        let folded = fold(name);
        let fits = |own: &str| fold(own) == folded;
        let last = |own: &str| fold(own).split_whitespace().skip(1).any(|word| word == folded);
        let people = &self.municipality.people;
        let by_name = people.iter().find(|person| {
            person.id.as_str() == name || fits(&person.name) || person.aliases.iter().any(|alias| fits(alias))
        });
        let mut by_last = people.iter().filter(|person| last(&person.name));
        by_name.or_else(|| by_last.next().filter(|_| by_last.next().is_none()))
    }

    /// The body that a row names, which is added where the municipality does not know it; or else the
    /// municipality's first.
    fn body(&mut self, name: Option<&str>) -> Option<String> {
        let Some(name) = name else {
            let councils = self.municipality.bodies.iter().find(|body| body.kind == BodyKind::Council);
            return councils.or(self.municipality.bodies.first()).map(|body| body.id.to_string());
        };
        if let Some(known) = body_named(self.municipality, name) {
            return Some(known.to_string());
        }
        if let Some(added) = self.bodies.get(&fold(name)) {
            return Some(added.clone());
        }
        let bodies = &self.municipality.bodies;
        let id = self.additions.id(name, |id| bodies.iter().any(|body| body.id.as_str() == id));
        self.additions.body(vec![
            Entry::new("id", Value::text(&id)),
            Entry::new("name", Value::text(name)),
            Entry::new("kind", Value::plain(kind_of(name).id())),
        ]);
        self.bodies.insert(fold(name), id.clone());
        Some(id)
    }
}

/// `Alba, Ana` as `Ana Alba`.
fn turned_round(name: &str) -> String {
    const AFTER: [&str; 6] = ["jr", "sr", "ii", "iii", "phd", "md"];
    let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.split_once(',').map(|(last, first)| (words(last), words(first))) {
        Some((last, first))
            if !last.is_empty()
                && !first.is_empty()
                && !first.contains(',')
                && !AFTER.contains(&fold(&first).trim_end_matches('.')) =>
        {
            format!("{first} {last}")
        }
        _ => words(name),
    }
}

fn understand<'g>(given: &'g Given, asked: &Asked) -> Result<Table<'g>, Told> {
    let grid = turned(Grid::read(&given.name, &given.bytes)?, asked.said("date"));
    let (mut columns, mut free) = by_title(&grid);
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
    let signs = signs_of(&grid);
    let is_count = |at: usize| grid.values(at).all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let votes = |at: &usize| holds_votes(&grid, signs, *at) && !(counted && is_count(*at));
    let mut members: Vec<(usize, String)> = free.into_iter().filter(votes).map(|at| (at, grid.name(at))).collect();
    if columns.contains_key("person") || (counted && members.len() < 2) {
        members.clear();
    }
    let of_votes = columns.get("vote").copied().into_iter().chain(members.iter().map(|(at, _)| *at));
    let of_votes: Vec<usize> = of_votes.collect();
    let cells = grid.rows.iter().flat_map(|(_, cells)| of_votes.iter().filter_map(|at| cells.get(*at)));
    let signs = Signs::of(cells.map(String::as_str));
    let table = Table { given, grid, columns, members, signs };
    let by_person = table.columns.contains_key("person") && table.columns.contains_key("vote");
    let usable = table.columns.contains_key("date")
        && (by_person || table.columns.contains_key("yes") || !table.members.is_empty());
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
fn turned(grid: Grid, date: Option<&str>) -> Grid {
    let (columns, free) = by_title(&grid);
    let signs = signs_of(&grid);
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
fn by_title(grid: &Grid) -> (BTreeMap<&'static str, usize>, Vec<usize>) {
    let mut columns: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut free: Vec<usize> = Vec::new();
    let titles: Vec<String> = grid.titles.iter().map(|title| plain(title)).collect();
    let counted = titles
        .iter()
        .any(|title| COLUMNS.iter().any(|(word, known)| *word == "yes" && known.contains(&title.as_str())));
    for (at, title) in titles.iter().enumerate() {
        // Beside the votes for, `No` is those against, and `No.` a number.
        let against = counted && title == "no" && !grid.titles[at].trim_end().ends_with('.');
        let word = COLUMNS.iter().find(|(_, titles)| titles.contains(&title.as_str())).map(|(word, _)| *word);
        match if against { Some("no") } else { word } {
            Some("-") => {}
            Some(word) if !columns.contains_key(word) => drop(columns.insert(word, at)),
            _ => free.push(at),
        }
    }
    let signs = signs_of(grid);
    for (word, inside) in INSIDE {
        let fits = |at: &usize| {
            let says = titles[*at].split(' ').any(|part| inside.contains(&part));
            says && (*word == "vote") == holds_votes(grid, signs, *at)
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

/// Whether a column holds votes, in the signs of its table: half of its values or more are some. The others
/// are told, one by one.
fn holds_votes(grid: &Grid, signs: Signs, at: usize) -> bool {
    let (mut votes, mut blanks, mut all) = (0, 0, 0);
    for value in grid.values(at) {
        let is_vote = signs.side(value).is_some();
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
fn signs_of(grid: &Grid) -> Signs {
    Signs::of(grid.rows.iter().flat_map(|(_, cells)| cells).map(String::as_str))
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

impl Table<'_> {
    fn cell<'c>(&self, cells: &'c [String], word: &str) -> Option<&'c str> {
        let text = cells.get(*self.columns.get(word)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn rows(&self, council: &mut Council, asked: &Asked, sheets: &mut Sheets, brought: &mut Brought) {
        let country = asked.shared.settings.country.as_deref();
        let usual = matches!(country, Some("US" | "PA"));
        let days = || self.grid.rows.iter().filter_map(|(_, cells)| self.cell(cells, "date"));
        let month_first = match asked.said("dates") {
            Some(order) => order == "mdy",
            None => month_first(days()).unwrap_or_else(|| {
                brought.notes.extend(self.two_readings(days(), usual));
                usual
            }),
        };
        for (row, cells) in &self.grid.rows {
            let left_out = |key: &'static str, value: &str| {
                let why = Why::Told(Told::new(key).with("value", value));
                LeftOut { file: self.given.name.clone(), row: *row, why }
            };
            let Some(date) = self.cell(cells, "date").and_then(|text| day(text, month_first)) else {
                brought.left_out.push(left_out("import-minutes-no-date", self.cell(cells, "date").unwrap_or("")));
                continue;
            };
            let named = self.cell(cells, "body");
            let Some(body) = council.body(named) else {
                brought.left_out.push(left_out("import-minutes-no-bodies", ""));
                continue;
            };
            let kind = kind(self.cell(cells, "kind"));
            let sheet = sheets.entry((date, body.clone(), kind)).or_insert_with(|| Sheet {
                body: body.clone(),
                date: Some(date),
                kind,
                ..Sheet::default()
            });
            let odd = match self.take(cells, &body, council, sheet) {
                Ok(odd) => {
                    brought.taken += 1;
                    odd
                }
                Err(value) => vec![value],
            };
            brought.left_out.extend(odd.iter().map(|value| left_out("import-minutes-odd-vote", value)));
        }
    }

    /// Tells that days such as `03/04/2026` have two readings, and which was taken.
    fn two_readings<'d>(&self, mut days: impl Iterator<Item = &'d str>, month_first: bool) -> Option<Told> {
        let told = days.find(|text| day(text, true) != day(text, false))?;
        let order = if month_first { "dmy" } else { "mdy" };
        let told = Told::new("import-minutes-two-dates")
            .with("file", &self.given.name)
            .with("value", told)
            .with("read", day(told, month_first)?)
            .with("other", day(told, !month_first)?)
            .with("order", order);
        Some(told)
    }

    /// Puts a row on its meeting's sheet, and gives back the cells that cannot be read as a vote; where
    /// nothing can, otherwise.
    fn take(
        &self,
        cells: &[String],
        body: &str,
        council: &mut Council,
        sheet: &mut Sheet,
    ) -> Result<Vec<String>, String> {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = self.cell(cells, "number").map(str::to_owned);
        let title = self.cell(cells, "title").map(one_line);
        let title = title.or_else(|| number.clone()).unwrap_or_else(|| (sheet.points.len() + 1).to_string());
        let result = self.cell(cells, "result").and_then(result);
        let said = self.cell(cells, "result").filter(|_| result.is_none()).map(str::to_owned);
        let moved = Moved { number, title, motion: self.cell(cells, "motion").map(one_line), result, said };
        if let Some(person) = self.cell(cells, "person").filter(|_| self.columns.contains_key("vote")) {
            let vote = self.cell(cells, "vote").unwrap_or("");
            let side = self.signs.side(vote).ok_or_else(|| vote.to_owned())?;
            let person = council.person(person, body);
            sheet.excused.extend(is_excused(vote).then(|| person.clone()));
            let motion = moved.motion_of(sheet);
            if let Votes::Names(sides) = &mut motion.votes {
                sides[side as usize].push(person);
            }
            return Ok(Vec::new());
        }
        let (votes, odd) = match self.members.is_empty() {
            true => (self.counts(cells)?, Vec::new()),
            false => self.names(cells, body, council, sheet)?,
        };
        let counted = match self.members.is_empty() || !self.columns.contains_key("yes") {
            true => None,
            false => Some(self.sides(cells)?).filter(|counts| counts.iter().any(|count| *count > 0)),
        };
        moved.under_its_point(sheet, Motion { votes, counted, ..Motion::default() });
        Ok(odd)
    }

    fn counts(&self, cells: &[String]) -> Result<Votes, String> {
        self.sides(cells).map(Votes::Counts)
    }

    /// How many were on each side.
    fn sides(&self, cells: &[String]) -> Result<[usize; 5], String> {
        let mut counts = [0; 5];
        for side in Side::ALL {
            if let Some(text) = self.cell(cells, side.id()) {
                counts[*side as usize] = text.parse().map_err(|_| text.to_owned())?;
            }
        }
        Ok(counts)
    }

    /// The votes of a matrix's row, and the cells that are none.
    fn names(
        &self,
        cells: &[String],
        body: &str,
        council: &mut Council,
        sheet: &mut Sheet,
    ) -> Result<(Votes, Vec<String>), String> {
        let mut sides: [Vec<String>; 5] = Default::default();
        let mut odd = Vec::new();
        for (at, member) in &self.members {
            let Some(text) = cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else { continue };
            match self.signs.side(text) {
                Some(side) => {
                    let person = council.person(member, body);
                    sheet.excused.extend(is_excused(text).then(|| person.clone()));
                    sides[side as usize].push(person);
                }
                None if self.signs.is_no_vote(text) => {}
                None => odd.push(format!("{text} ({member})")),
            }
        }
        match odd.first() {
            Some(first) if sides.iter().all(Vec::is_empty) => Err(first.clone()),
            _ => Ok((Votes::Names(sides), odd)),
        }
    }
}

/// What a row says of a motion and its point.
struct Moved {
    number: Option<String>,
    title: String,
    /// The motion's title, where the table has it beside the point's.
    motion: Option<String>,
    result: Option<MotionResult>,
    /// The result in words that are none of ours.
    said: Option<String>,
}

impl Moved {
    /// The motion's own title under its point.
    fn title_under(&self, point: &Point) -> Option<String> {
        Some(self.motion.as_ref().unwrap_or(&self.title)).filter(|title| **title != point.title).cloned()
    }

    /// The point that a row is of: what has the same number is one point, whatever its motions are called.
    /// Without a number it is known by its title, where the motion has one of its own.
    fn place(&self, sheet: &Sheet) -> Option<usize> {
        let same = |point: &Point| match (&self.number, &self.motion) {
            (Some(_), _) => point.number == self.number,
            (None, Some(_)) => point.number.is_none() && point.title == self.title,
            (None, None) => false,
        };
        sheet.points.iter().position(same)
    }

    /// Puts a motion under its point.
    fn under_its_point(self, sheet: &mut Sheet, motion: Motion) {
        let at = self.place(sheet).unwrap_or_else(|| {
            sheet.points.push(Point { number: self.number.clone(), title: self.title.clone(), ..Point::default() });
            sheet.points.len() - 1
        });
        let point = &mut sheet.points[at];
        let title = self.title_under(point);
        point.motions.push(Motion { title, result: self.result, ..motion });
        point.result = point.result.take().or(self.said);
    }

    /// The motion whose votes stand in rows of their own: that of an earlier row, or a new one.
    fn motion_of(self, sheet: &mut Sheet) -> &mut Motion {
        let known = self
            .place(sheet)
            .or_else(|| sheet.points.iter().position(|point| point.number == self.number && point.title == self.title));
        let motion = known.and_then(|at| {
            let title = self.title_under(&sheet.points[at]);
            Some((at, sheet.points[at].motions.iter().position(|motion| motion.title == title)?))
        });
        let (at, motion) = motion.unwrap_or_else(|| {
            let at = known.unwrap_or(sheet.points.len());
            self.under_its_point(sheet, Motion { votes: Votes::Names(Default::default()), ..Motion::default() });
            (at, sheet.points[at].motions.len() - 1)
        });
        &mut sheet.points[at].motions[motion]
    }
}

/// A name without what people are called before it.
fn bare(name: &str) -> &str {
    const BEFORE: [&str; 22] = [
        "voto de ",
        "vote of ",
        "concejal ",
        "concejala ",
        "edil ",
        "regidor ",
        "regidora ",
        "representante ",
        "h. r. ",
        "h.r. ",
        "hr ",
        "hon. ",
        "sr. ",
        "sra. ",
        "lic. ",
        "licda. ",
        "ing. ",
        "dr. ",
        "dra. ",
        "councilmember ",
        "council member ",
        "councillor ",
    ];
    let mut rest = name.trim();
    while let Some(after) = BEFORE.iter().find_map(|word| {
        let begins = rest.get(..word.len()).is_some_and(|start| start.to_lowercase() == **word);
        begins.then(|| rest[word.len()..].trim_start())
    }) {
        rest = after;
    }
    if rest.is_empty() { name } else { rest }
}

fn kind(text: Option<&str>) -> Option<MeetingKind> {
    use MeetingKind as K;
    match fold(text?).as_str() {
        "regular" | "ordinary" | "ordinaria" | "sesion ordinaria" => Some(K::Ordinary),
        "special" | "extraordinary" | "extraordinaria" | "sesion extraordinaria" => Some(K::Extraordinary),
        "committee" | "comision" => Some(K::Committee),
        "cabildo abierto" | "open council" => Some(K::OpenCouncil),
        "audiencia publica" | "public hearing" => Some(K::Hearing),
        _ => None,
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
