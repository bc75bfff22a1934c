//! The bodies and people that a source names and that `municipality.yaml` does not know: they are
//! added to it below what stands there, of which no line is changed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::{Asked, Brought};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Membership, Municipality, NameParts, Person, Role};
use crate::text::slug::{fold, slug};
use crate::text::yaml::write::{Entry, Value, document};

/// What is added to a municipality.
#[derive(Debug, Default)]
pub struct Additions {
    bodies: Vec<Value>,
    people: Vec<Newcomer>,
    /// Seats of people who stand in the file.
    seats: Vec<Placed>,
    ids: BTreeSet<String>,
    /// What the source says otherwise of seats that stand in the file.
    otherwise: Vec<String>,
}

/// A seat of somebody who stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    seat: Seat,
    /// Whose it is.
    name: String,
    /// Where the first seat that they have begins, in bytes; none where they have none.
    first: Option<usize>,
}

/// A person who is added.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Newcomer {
    id: String,
    name: String,
    parts: NameParts,
    seats: Vec<Seat>,
}

/// A seat in a body, as a source names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seat {
    pub body: String,
    pub role: Option<Role>,
    /// The role in the source's words, where they say more.
    pub title: Option<String>,
    /// Whether it carries a vote, where the role does not say it.
    pub voting: Option<bool>,
    /// The group for which they sit there.
    pub on_behalf_of: Option<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Seat {
    /// Whether a membership that stands says the same, as far as this says anything.
    fn is_said_by(&self, held: &Membership) -> bool {
        self.role.is_none_or(|role| role == held.role)
            && (self.from.is_none() || self.from == held.from)
            && (self.to.is_none() || self.to == held.to)
            && self
                .on_behalf_of
                .as_deref()
                .is_none_or(|group| held.on_behalf_of.as_ref().is_some_and(|own| own.as_str() == group))
    }

    fn value(&self) -> Value {
        let mut held = vec![
            ("body".to_owned(), Value::text(&self.body)),
            ("role".to_owned(), Value::plain(self.role.unwrap_or(Role::Member).id())),
        ];
        held.extend(self.title.as_ref().map(|title| ("title".to_owned(), Value::text(title))));
        held.extend(self.voting.map(|voting| ("vote".to_owned(), Value::plain(if voting { "yes" } else { "no" }))));
        held.extend(self.on_behalf_of.as_ref().map(|group| ("on_behalf_of".to_owned(), Value::text(group))));
        held.extend(self.from.map(|from| ("from".to_owned(), Value::plain(from))));
        held.extend(self.to.map(|to| ("to".to_owned(), Value::plain(to))));
        Value::Flow(held)
    }
}

/// Words of which one stands in the name of a council of all representatives, folded.
const COUNCILS: &[&str] = &[
    "gemeinderat",
    "stadtrat",
    "marktgemeinderat",
    "verbandsgemeinderat",
    "samtgemeinderat",
    "kreistag",
    "stadtverordnetenversammlung",
    "gemeindevertretung",
    "stadtvertretung",
    "ratsversammlung",
    "burgerschaft",
    "hauptorgan",
];
/// The same where the name is or begins with them.
const COUNCIL_NAMES: &[&str] = &[
    "rat",
    "rat der",
    "council",
    "city council",
    "town council",
    "village council",
    "county council",
    "parish council",
    "concejo",
    "ayuntamiento",
    "cabildo",
    "camara municipal",
    "camara de vereadores",
    "conseil municipal",
    "conseil communal",
    "consiglio comunale",
    "pleno",
    "plenario",
    "plenary",
    "plenum",
];

/// The same wherever in the name they stand.
const COUNCIL_PHRASES: &[&str] = &[
    "full council",
    "common council",
    "city council",
    "town council",
    "county council",
    "borough council",
    "district council",
    "village council",
    "parish council",
    "municipal council",
    "concejo municipal",
    "concejo deliberante",
    "concejo distrital",
    "concejo en pleno",
    "camara municipal",
    "consiglio comunale",
    "conseil municipal",
];
/// What the council is called where it is a board, folded: alone, after a place or before one.
const BOARDS: &[&str] = &[
    "board of supervisors",
    "board of commissioners",
    "board of county commissioners",
    "county commission",
    "city commission",
    "board of aldermen",
    "board of selectmen",
    "select board",
    "selectboard",
];
/// Words of which one stands in the name of what is not the council itself, folded.
const INNER: &[&str] = &[
    "ausschuss",
    "committee",
    "comision",
    "comissao",
    "commission",
    "beirat",
    "commissione",
    "jugend",
    "youth",
    "juvenil",
    "joven",
    "advisory",
    "consultiv",
    "directiva",
    "bureau",
];

/// Whether a body that decides is a council of all representatives or one of its committees: as a name
/// or a classification says.
pub fn kind_of(name: &str) -> BodyKind {
    let name = fold(name);
    let spaced = format!(" {name} ");
    let says = |phrase: &&str| spaced.contains(&format!(" {phrase} "));
    let begins = |known: &&str| name.strip_prefix(*known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let is_named = name.split(' ').any(|word| COUNCILS.contains(&word));
    let is_board = |board: &&str| name.ends_with(*board) || name.starts_with(&format!("{board} of "));
    if BOARDS.iter().any(is_board) {
        return BodyKind::Council;
    }
    let is_council = is_named || COUNCIL_NAMES.iter().any(begins) || COUNCIL_PHRASES.iter().any(says);
    // A council's committee names the council too.
    if is_council && !INNER.iter().any(|word| name.contains(word)) { BodyKind::Council } else { BodyKind::Committee }
}

/// The municipality as it stands.
pub fn standing(asked: &Asked) -> Option<Municipality> {
    let path = path(asked);
    let languages = asked.shared.settings.languages.clone().into();
    let text = asked.standing(&path)?;
    crate::read::municipality::read(&path.as_str().into(), asked.municipality, &text, &languages).0
}

fn path(asked: &Asked) -> String {
    format!("{}/municipality.yaml", asked.municipality)
}

/// The id of the body with this name, where there is one.
pub fn body_named(municipality: &Municipality, name: &str) -> Option<Id> {
    let asked = fold(name);
    let fits = |text: &crate::i18n::Text| text.all().any(|(_, text)| fold(text) == asked);
    let body = municipality
        .bodies
        .iter()
        .find(|body| body.id.as_str() == name || fits(&body.name) || body.short_name.as_ref().is_some_and(fits));
    body.map(|body| body.id.clone())
}

impl Additions {
    /// An id for a new record, which no other has.
    pub fn id(&mut self, name: &str, taken: impl Fn(&str) -> bool) -> String {
        let base: String = slug(name).unwrap_or_else(|| "x".to_owned()).chars().take(80).collect();
        let base = base.trim_end_matches('-').to_owned();
        let base = if Id::new(&base).is_some() { base } else { format!("x-{base}") };
        let mut id = base.clone();
        let mut number = 2;
        while taken(&id) || self.ids.contains(&id) {
            id = format!("{base}-{number}");
            number += 1;
        }
        self.ids.insert(id.clone());
        id
    }

    /// A new body.
    pub fn body(&mut self, entries: Vec<Entry>) {
        self.bodies.push(Value::Map(entries));
    }

    /// A new person with their seats.
    pub fn person(&mut self, id: &str, name: &str, parts: NameParts, seats: Vec<Seat>) {
        self.people.push(Newcomer { id: id.to_owned(), name: name.to_owned(), parts, seats });
    }

    /// A seat of somebody who stands in the file or is added; one in a body in which they have a seat is
    /// none.
    pub fn seat(&mut self, id: &str, person: Option<&Person>, seat: Seat) {
        if let Some(newcomer) = self.people.iter_mut().find(|newcomer| newcomer.id == id) {
            if !newcomer.seats.iter().any(|held| held.body == seat.body) {
                newcomer.seats.push(seat);
            }
            return;
        }
        let Some(person) = person else { return };
        let mut held = person.memberships.iter().filter(|held| held.body.as_str() == seat.body).peekable();
        if held.peek().is_some() {
            if !held.any(|held| seat.is_said_by(held)) {
                let value = document(&[Entry::new("x", Value::List(vec![seat.value()]))]);
                let said = value.lines().nth(1).unwrap_or_default().trim().trim_start_matches("- ").to_owned();
                self.otherwise.push(format!("{}: {said}", person.name));
            }
            return;
        }
        let first = person.memberships.first().map(|first| first.place.span.bytes().start);
        if !self.seats.iter().any(|known| known.name == person.name && known.seat.body == seat.body) {
            self.seats.push(Placed { seat, name: person.name.clone(), first });
        }
    }

    /// The municipality's file with what is added; a seat that cannot be written is told by a sentence of this key.
    pub fn finish(self, seat: &'static str, asked: &Asked, brought: &mut Brought) {
        if !self.otherwise.is_empty() {
            brought.notes.push(Told::new("import-minutes-otherwise").with("seats", self.otherwise.join("; ")));
        }
        if self.bodies.is_empty() && self.people.is_empty() && self.seats.is_empty() {
            return;
        }
        let path = path(asked);
        let Some(text) = asked.standing(&path) else { return };
        if !self.people.is_empty() {
            let names = self.people.iter().map(|person| format!("{} ({})", person.name, person.id));
            let told = Told::new("import-minutes-new-person");
            brought.notes.push(told.with("names", names.collect::<Vec<_>>().join(", ")));
        }
        let text = seated(&text, self.seats, seat, &mut brought.notes);
        let text = extended(&text, "bodies", self.bodies);
        let text = extended(&text, "people", self.people.iter().map(Newcomer::value).collect());
        brought.drafts.push(Draft::text(path, text));
    }
}

impl Newcomer {
    fn value(&self) -> Value {
        let mut entries = vec![Entry::new("id", Value::text(&self.id)), Entry::new("name", Value::text(&self.name))];
        let NameParts { given, family, honorific, suffix, address } = &self.parts;
        for (key, part) in [
            ("given_name", given),
            ("family_name", family),
            ("honorific", honorific),
            ("suffix", suffix),
            ("form_of_address", address),
        ] {
            entries.extend(part.as_ref().map(|part| Entry::new(key, Value::text(part))));
        }
        let seats: Vec<Value> = self.seats.iter().map(Seat::value).collect();
        entries.extend((!seats.is_empty()).then(|| Entry::new("memberships", Value::List(seats))));
        Value::Map(entries)
    }
}

/// A text of YAML with more seats, each on lines of its own before the first that its person has. Where
/// seats stand in brackets, or there are none, no line can be added: the officer is told what to write.
fn seated(text: &str, mut seats: Vec<Placed>, key: &'static str, notes: &mut Vec<Told>) -> String {
    let mut text = text.to_owned();
    seats.sort_by_key(|placed| std::cmp::Reverse(placed.first));
    for Placed { seat, name, first } in seats {
        let whole = document(&[Entry::new("memberships", Value::List(vec![seat.value()]))]);
        let written: Vec<&str> = whole.lines().skip(1).map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
        let before = first.and_then(|at| text.get(..at)).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let lead = &before[start..];
        if lead.trim() == "-" {
            let indent = " ".repeat(lead.len() - lead.trim_start().len());
            let lines: String = written.iter().map(|line| format!("{indent}{line}\n")).collect();
            text.insert_str(start, &lines);
        } else {
            let seat = written.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
            notes.push(Told::new(key).with("person", name).with("seat", seat));
        }
    }
    text
}

/// A text of YAML with more items at the end of a top-level list.
fn extended(text: &str, key: &str, items: Vec<Value>) -> String {
    if items.is_empty() {
        return text.to_owned();
    }
    let whole = document(&[Entry::new(key, Value::List(items))]);
    let (_, lines) = whole.split_once('\n').unwrap_or(("", ""));
    let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(begin) = out.iter().position(|line| line.trim_end() == format!("{key}:")) else {
        return format!("{}\n\n{whole}", text.trim_end());
    };
    let is_inner = |line: &String| line.is_empty() || line.starts_with([' ', '-', '#']);
    let end = out[begin + 1..].iter().position(|line| !is_inner(line)).map_or(out.len(), |at| begin + 1 + at);
    // Blank lines and remarks before the next key belong to it.
    let last = (begin..end).rev().find(|at| !out[*at].trim().is_empty() && !out[*at].starts_with('#')).unwrap_or(begin);
    // Items stand as far in as those that are there.
    let indent = out[begin + 1..end]
        .iter()
        .find(|line| line.trim_start().starts_with("- "))
        .map_or(2, |line| line.len() - line.trim_start().len());
    let shifted = lines.lines().map(|line| {
        let inner = line.strip_prefix("  ").unwrap_or(line);
        if inner.is_empty() { String::new() } else { format!("{}{inner}", " ".repeat(indent)) }
    });
    out.splice(last + 1..last + 1, shifted);
    out.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_added_above_those_that_stand_or_the_officer_is_told_what_to_write() {
        let text =
            "people:\n  - id: ana\n    memberships:\n      - {body: a}\n  - {id: eva, memberships: [{body: a}]}\n";
        let seat = || Seat { body: "b".to_owned(), ..Seat::default() };
        let placed = |first: Option<usize>| Placed { seat: seat(), name: "Ana".to_owned(), first };
        let starts: Vec<usize> = text.match_indices("{body: a}").map(|(at, _)| at).collect();
        let mut notes = Vec::new();
        let all = vec![placed(Some(starts[0])), placed(Some(starts[1])), placed(None)];
        let seated = seated(text, all, "import-minutes-seat", &mut notes);
        assert_eq!(
            seated,
            "people:\n  - id: ana\n    memberships:\n      - {body: b, role: member}\n      - {body: a}\n  - {id: eva, memberships: [{body: a}]}\n"
        );
        let told = Told::new("import-minutes-seat").with("person", "Ana").with("seat", "- {body: b, role: member}");
        assert_eq!(notes, [told.clone(), told]);
    }

    #[test]
    fn a_council_is_known_by_its_name_and_its_committees_are_none() {
        for name in [
            "Gemeinderat",
            "Rat der Stadt Uno",
            "Concejo Municipal",
            "City Council",
            "Conseil municipal",
            "Full Council",
            "Dublin City Council",
            "Honorable Concejo Deliberante",
        ] {
            assert_eq!(kind_of(name), BodyKind::Council, "{name}");
        }
        for name in [
            "Bauausschuss des Gemeinderats",
            "Ortschaftsrat",
            "Comisión de Hacienda",
            "Council Committee",
            "Youth City Council",
            "Comisión del Concejo Municipal",
        ] {
            assert_eq!(kind_of(name), BodyKind::Committee, "{name}");
        }
    }

    #[test]
    fn a_list_grows_and_no_line_that_stands_is_changed() {
        let text =
            "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n\n# Quiénes son\npeople:\n- id: ana\n  name: Ana\n";
        let item = || vec![Value::Map(vec![Entry::new("id", Value::text("x")), Entry::new("name", Value::text("X"))])];
        let with_body = extended(text, "bodies", item());
        assert_eq!(
            with_body,
            "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n  - id: x\n    name: X\n\n# Quiénes son\npeople:\n- id: ana\n  name: Ana\n"
        );
        assert_eq!(extended(text, "people", item()), format!("{text}- id: x\n  name: X\n"));
        assert_eq!(extended("name: Uno\n", "people", item()), "name: Uno\n\npeople:\n  - id: x\n    name: X\n");
    }
}
