//! Tables of votes: one row a vote of one member, one row a vote with its counts, or a matrix with a
//! column for each member.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::grid::Grid;
use super::super::{Asked, Brought, Given, LeftOut, Understood, Why};
use super::council::{Additions, Seat, body_named, standing};
use super::sheet::{Motion, Point, Sheet, Votes};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::municipality::{BodyKind, Municipality, Role};
use crate::model::vote::{MotionResult, Side};
use crate::text::slug::fold;

/// What a column holds, with the titles by which it is known (without accents and capitals).
const COLUMNS: &[(&str, &[&str])] = &[
    ("date", &["date", "fecha", "meeting date", "fecha de la sesion", "dia", "session date"]),
    (
        "number",
        &["item", "item number", "agenda item", "agenda item number", "punto", "numero", "number", "no", "order"],
    ),
    (
        "title",
        &["title", "titulo", "asunto", "agenda item title", "motion", "mocion", "description", "subject", "tema"],
    ),
    ("person", &["person", "member", "persona", "miembro", "concejal", "representante", "voter", "name", "nombre"]),
    ("vote", &["vote", "voto", "member vote", "ballot", "option"]),
    ("result", &["result", "outcome", "resultado"]),
    ("yes", &["yes", "ayes", "aye", "si", "a favor", "for"]),
    ("no", &["noes", "nays", "nay", "en contra", "against"]),
    ("abstain", &["abstain", "abstentions", "abstenciones", "abstencion"]),
    ("absent", &["absent", "ausentes"]),
    ("recused", &["recused", "recusal", "recusals", "impedidos"]),
    ("body", &["body", "organo", "committee", "comision"]),
    ("kind", &["meeting type", "meeting kind", "type", "kind", "tipo"]),
    ("-", &["section", "id", "topics", "meeting section", "example id"]),
];

/// The words for a vote or a side, without accents and capitals.
const VOTES: &[(Side, &[&str])] = &[
    (Side::Yes, &["yes", "y", "aye", "yea", "for", "si", "s", "a favor", "afirmativo", "1", "+"]),
    (Side::No, &["no", "n", "nay", "noe", "against", "en contra", "negativo", "-"]),
    (Side::Abstain, &["abstain", "abstained", "abstention", "abstencion", "abs", "a", "0"]),
    (Side::Absent, &["absent", "ausente", "excused", "not voting", "x"]),
    (Side::Recused, &["recused", "recusal", "impedido", "conflict"]),
];

const RESULTS: &[(MotionResult, &[&str])] = &[
    (MotionResult::Adopted, &["pass", "passed", "adopted", "approved", "carried", "aprobada", "aprobado", "adoptada"]),
    (MotionResult::Rejected, &["fail", "failed", "rejected", "defeated", "lost", "rechazada", "rechazado", "denied"]),
    (MotionResult::Postponed, &["continued", "postponed", "deferred", "tabled", "aplazada", "pospuesta"]),
    (MotionResult::Referred, &["referred", "enviada a comision"]),
    (MotionResult::Withdrawn, &["removed", "withdrawn", "retirada", "retirado"]),
    (MotionResult::Lapsed, &["lapsed", "no quorum", "sin quorum"]),
];

/// A table with what was understood of it.
struct Table<'g> {
    given: &'g Given,
    grid: Grid,
    columns: BTreeMap<&'static str, usize>,
    /// The columns of a matrix, by the member's name.
    members: Vec<(usize, String)>,
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
    let people = council.known.values().cloned().collect::<Vec<_>>();
    let _ = people;
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
    fn person(&mut self, name: &str, body: &str, date: Date) -> String {
        let folded = fold(name);
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
        let _ = date;
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
    let grid = Grid::read(&given.name, &given.bytes)?;
    let mut columns: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut free: Vec<usize> = Vec::new();
    for (at, title) in grid.titles.iter().enumerate() {
        let title = fold(&title.replace('_', " "));
        let word = COLUMNS.iter().find(|(_, titles)| titles.contains(&title.as_str())).map(|(word, _)| *word);
        match word {
            Some("-") => {}
            Some(word) if !columns.contains_key(word) => drop(columns.insert(word, at)),
            _ => free.push(at),
        }
    }
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
    let is_matrix = !columns.contains_key("person") && !columns.contains_key("yes");
    let votes = |at: &usize| {
        let mut values = grid.values(*at).peekable();
        values.peek().is_some() && values.all(|value| side(value).is_some())
    };
    let members =
        if is_matrix { free.into_iter().filter(votes).map(|at| (at, grid.name(at))).collect() } else { Vec::new() };
    let table = Table { given, grid, columns, members };
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

fn side(text: &str) -> Option<Side> {
    let text = fold(text);
    VOTES.iter().find(|(_, words)| words.contains(&text.trim())).map(|(side, _)| *side)
}

fn result(text: &str) -> Option<MotionResult> {
    let text = fold(text);
    RESULTS.iter().find(|(_, words)| words.contains(&text.trim())).map(|(result, _)| *result)
}

/// A date as `2026-03-10`, or as `3/10/26` where the settings' country writes the month first.
fn date(text: &str, month_first: bool) -> Option<Date> {
    if let Ok(date) = text.get(..10).unwrap_or(text).parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<i16> = text.split(['/', '.', '-']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let [one, two, year] = parts[..] else { return None };
    let year = if year < 100 { year + 2000 } else { year };
    // A month above twelve shows which is which, whatever the country.
    let month_first = if one > 12 { false } else { month_first || two > 12 };
    let (month, day) = if month_first { (one, two) } else { (two, one) };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
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
        let month_first = asked.said("dates").map_or(matches!(country, Some("US" | "PA")), |order| order == "mdy");
        for (row, cells) in &self.grid.rows {
            let left_out = |key: &'static str, value: &str| {
                let why = Why::Told(Told::new(key).with("value", value));
                LeftOut { file: self.given.name.clone(), row: *row, why }
            };
            let Some(day) = self.cell(cells, "date").and_then(|text| date(text, month_first)) else {
                brought.left_out.push(left_out("import-minutes-no-date", self.cell(cells, "date").unwrap_or("")));
                continue;
            };
            let named = self.cell(cells, "body");
            let Some(body) = council.body(named) else {
                brought.left_out.push(left_out("import-minutes-no-body", named.unwrap_or("")));
                continue;
            };
            let sheet = sheets.entry((day, body.clone())).or_insert_with(|| Sheet {
                body: body.clone(),
                date: Some(day),
                kind: kind(self.cell(cells, "kind")),
                state: Some(crate::model::council::MeetingState::Approved),
                ..Sheet::default()
            });
            match self.take(cells, (day, &body), council, sheet) {
                Ok(()) => brought.taken += 1,
                Err(value) => brought.left_out.push(left_out("import-minutes-odd-vote", &value)),
            }
        }
    }

    /// Puts a row on its meeting's sheet; what of it cannot be read as a vote, otherwise.
    fn take(
        &self,
        cells: &[String],
        (day, body): (Date, &str),
        council: &mut Council,
        sheet: &mut Sheet,
    ) -> Result<(), String> {
        let number = self.cell(cells, "number").map(str::to_owned);
        let title = self.cell(cells, "title").map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        let title = title.or_else(|| number.clone()).unwrap_or_else(|| (sheet.points.len() + 1).to_string());
        let result = self.cell(cells, "result").and_then(result);
        let said = self.cell(cells, "result").filter(|_| result.is_none()).map(str::to_owned);
        if let (Some(person), Some(vote)) = (self.cell(cells, "person"), self.cell(cells, "vote")) {
            let side = side(vote).ok_or_else(|| vote.to_owned())?;
            let person = council.person(person, body, day);
            let motion = motion_of(sheet, number, &title, result, said);
            if let Votes::Names(sides) = &mut motion.votes {
                sides[side as usize].push(person);
            }
            return Ok(());
        }
        let votes =
            if self.members.is_empty() { self.counts(cells)? } else { self.names(cells, (day, body), council)? };
        sheet.points.push(Point {
            number,
            title,
            result: said,
            motions: vec![Motion { votes, result, ..Motion::default() }],
            ..Point::default()
        });
        Ok(())
    }

    fn counts(&self, cells: &[String]) -> Result<Votes, String> {
        let mut counts = [0; 5];
        for side in Side::ALL {
            if let Some(text) = self.cell(cells, side.id()) {
                counts[*side as usize] = text.parse().map_err(|_| text.to_owned())?;
            }
        }
        Ok(Votes::Counts(counts))
    }

    fn names(&self, cells: &[String], (day, body): (Date, &str), council: &mut Council) -> Result<Votes, String> {
        let mut sides: [Vec<String>; 5] = Default::default();
        for (at, member) in &self.members {
            let Some(text) = cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else { continue };
            let side = side(text).ok_or_else(|| text.to_owned())?;
            sides[side as usize].push(council.person(member, body, day));
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

fn kind(text: Option<&str>) -> Option<crate::model::council::MeetingKind> {
    use crate::model::council::MeetingKind as K;
    match fold(text?).as_str() {
        "regular" | "ordinary" | "ordinaria" => Some(K::Ordinary),
        "special" | "extraordinary" | "extraordinaria" => Some(K::Extraordinary),
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
