//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member, its counts beside them or not; or the matrix turned, with a row for each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::grid::Grid;
use super::super::{Asked, Brought, Given, LeftOut, Understood, Why};
use super::council::{Additions, Seat, body_named, standing};
use super::sheet::{Motion, Point, Sheet, Votes};
use super::words::{COLUMNS, INSIDE, Signs, day, month_first, plain, result};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality, Role};
use crate::model::vote::{MotionResult, Side};
use crate::text::slug::fold;

/// A table with what was understood of it.
struct Table<'g> {
    given: &'g Given,
    grid: Grid,
    columns: BTreeMap<&'static str, usize>,
    /// The columns of a matrix, by the member's name.
    members: Vec<(usize, String)>,
    signs: Signs,
}

/// Makes minutes of tables of votes.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let mut sheets: BTreeMap<(Date, String), Sheet> = BTreeMap::new();
    let mut council = Council { municipality: &municipality, additions: Additions::default(), known: BTreeMap::new() };
    for given in given {
        let table = understand(given, asked)?;
        brought.columns.extend(understood(&table));
        table.rows(&mut council, asked, &mut sheets, brought);
    }
    for ((date, body), mut sheet) in sheets {
        attendance(&mut sheet);
        let twin = municipality.bodies.first().is_none_or(|first| first.id.as_str() == body);
        let name = if twin { date.to_string() } else { format!("{date}-{body}") };
        brought.drafts.push(Draft::text(format!("{}/minutes/{name}.md", asked.municipality), sheet.write()));
    }
    council.additions.finish(asked, brought);
    Ok(())
}

/// Who sits in the bodies that a table names.
struct Council<'m> {
    municipality: &'m Municipality,
    additions: Additions,
    /// Ids by folded name, of people that the municipality does not know.
    known: BTreeMap<String, String>,
}

impl Council<'_> {
    /// The name by which minutes can call a person: as in the table where the municipality knows it, or
    /// the id of the person who is added.
    fn person(&mut self, name: &str, body: &str) -> String {
        let name = bare(name);
        let folded = fold(name);
        // `Alba, Ana` is Ana Alba.
        let turned = folded.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
        let folded = turned.unwrap_or(folded);
        if let Some(id) = self.known.get(&folded) {
            return id.clone();
        }
        let fits = |own: &str| fold(own) == folded;
        let last = |own: &str| fold(own).split_whitespace().skip(1).any(|word| word == folded);
        let people = &self.municipality.people;
        let by_name = people.iter().find(|person| {
            person.id.as_str() == name || fits(&person.name) || person.aliases.iter().any(|alias| fits(alias))
        });
        let by_last: Vec<_> = people.iter().filter(|person| last(&person.name)).collect();
        let found = by_name.or(if by_last.len() == 1 { Some(by_last[0]) } else { None });
        let id = match found {
            Some(person) => person.id.to_string(),
            None => {
                let id = self.additions.id(name, |id| people.iter().any(|person| person.id.as_str() == id));
                // Where the table begins is not where the seat does; nobody wrote since when.
                let seat = Seat { body: body.to_owned(), role: Role::Member, from: None, to: None };
                self.additions.person(&id, name, &[seat]);
                id
            }
        };
        self.known.insert(folded, id.clone());
        id
    }

    /// The body that a row names, or else the municipality's first.
    fn body(&self, name: Option<&str>) -> Option<String> {
        match name {
            Some(name) => body_named(self.municipality, name).map(|id| id.to_string()),
            None => {
                let councils = self.municipality.bodies.iter().find(|body| body.kind == BodyKind::Council);
                councils.or(self.municipality.bodies.first()).map(|body| body.id.to_string())
            }
        }
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
        columns.insert(word, at);
        free.retain(|other| *other != at);
    }
    // Beside counts, a column of numbers is no member's.
    let counted = columns.contains_key("yes");
    let is_count = |at: usize| grid.values(at).all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let votes = |at: &usize| holds_votes(&grid, *at) && !(counted && is_count(*at));
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
    let votes: Vec<usize> = free.into_iter().filter(|at| holds_votes(&grid, *at)).collect();
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
    for (word, inside) in INSIDE {
        let fits = |at: &usize| {
            let says = titles[*at].split(' ').any(|part| inside.contains(&part));
            says && (*word == "vote") == holds_votes(grid, *at)
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
    (columns, free)
}

/// Whether every value of a column is a vote.
fn holds_votes(grid: &Grid, at: usize) -> bool {
    let signs = Signs::of(std::iter::empty());
    let mut values = grid.values(at).peekable();
    values.peek().is_some() && values.all(|value| signs.side(value).is_some())
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

    fn rows(
        &self,
        council: &mut Council,
        asked: &Asked,
        sheets: &mut BTreeMap<(Date, String), Sheet>,
        brought: &mut Brought,
    ) {
        let country = asked.shared.settings.country.as_deref();
        let days = self.grid.rows.iter().filter_map(|(_, cells)| self.cell(cells, "date"));
        let month_first = match asked.said("dates") {
            Some(order) => order == "mdy",
            None => month_first(days, matches!(country, Some("US" | "PA"))),
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
                brought.left_out.push(left_out("import-minutes-no-body", named.unwrap_or("")));
                continue;
            };
            let sheet = sheets.entry((date, body.clone())).or_insert_with(|| Sheet {
                body: body.clone(),
                date: Some(date),
                kind: kind(self.cell(cells, "kind")),
                state: Some(crate::model::council::MeetingState::Approved),
                ..Sheet::default()
            });
            match self.take(cells, &body, council, sheet) {
                Ok(()) => brought.taken += 1,
                Err(value) => brought.left_out.push(left_out("import-minutes-odd-vote", &value)),
            }
        }
    }

    /// Puts a row on its meeting's sheet; what of it cannot be read as a vote, otherwise.
    fn take(&self, cells: &[String], body: &str, council: &mut Council, sheet: &mut Sheet) -> Result<(), String> {
        let number = self.cell(cells, "number").map(str::to_owned);
        let title = self.cell(cells, "title").map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        let title = title.or_else(|| number.clone()).unwrap_or_else(|| (sheet.points.len() + 1).to_string());
        let result = self.cell(cells, "result").and_then(result);
        let said = self.cell(cells, "result").filter(|_| result.is_none()).map(str::to_owned);
        if let Some(person) = self.cell(cells, "person").filter(|_| self.columns.contains_key("vote")) {
            let vote = self.cell(cells, "vote").unwrap_or("");
            let side = self.signs.side(vote).ok_or_else(|| vote.to_owned())?;
            let person = council.person(person, body);
            let motion = motion_of(sheet, number, &title, result, said);
            if let Votes::Names(sides) = &mut motion.votes {
                sides[side as usize].push(person);
            }
            return Ok(());
        }
        let votes = if self.members.is_empty() { self.counts(cells)? } else { self.names(cells, body, council)? };
        let counted = match self.members.is_empty() || !self.columns.contains_key("yes") {
            true => None,
            false => Some(self.sides(cells)?).filter(|counts| counts.iter().any(|count| *count > 0)),
        };
        sheet.points.push(Point {
            number,
            title,
            result: said,
            motions: vec![Motion { votes, counted, result, ..Motion::default() }],
            ..Point::default()
        });
        Ok(())
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

    fn names(&self, cells: &[String], body: &str, council: &mut Council) -> Result<Votes, String> {
        let mut sides: [Vec<String>; 5] = Default::default();
        for (at, member) in &self.members {
            let Some(text) = cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else { continue };
            let side = self.signs.side(text).ok_or_else(|| text.to_owned())?;
            sides[side as usize].push(council.person(member, body));
        }
        Ok(Votes::Names(sides))
    }
}

/// The motion of a point, which is that of the row before or a new one.
fn motion_of<'s>(
    sheet: &'s mut Sheet,
    number: Option<String>,
    title: &str,
    result: Option<MotionResult>,
    said: Option<String>,
) -> &'s mut Motion {
    let known = sheet.points.iter().position(|point| point.number == number && point.title == title);
    let at = known.unwrap_or_else(|| {
        let motion = Motion { votes: Votes::Names(Default::default()), result, ..Motion::default() };
        sheet.points.push(Point {
            number,
            title: title.to_owned(),
            result: said,
            motions: vec![motion],
            ..Point::default()
        });
        sheet.points.len() - 1
    });
    &mut sheet.points[at].motions[0]
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

fn kind(text: Option<&str>) -> Option<crate::model::council::MeetingKind> {
    use crate::model::council::MeetingKind as K;
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
    (sheet.present, sheet.absent) = (present, absent);
}
