//! Who sits in the bodies that a table of votes names: people and bodies as the municipality knows them, and
//! those that are added.

use std::collections::BTreeMap;

use super::super::council::{Additions, Seat, body_named, kind_of};
use crate::model::choice::Choice;
use crate::model::municipality::{BodyKind, Municipality, NameParts, Person};
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, Value};

/// Who sits in the bodies that a table names.
pub(super) struct Council<'m> {
    municipality: &'m Municipality,
    pub(super) additions: Additions,
    /// Ids by folded name, of people whom a table named.
    known: BTreeMap<String, String>,
    /// Ids by folded name, of bodies that the municipality does not know.
    bodies: BTreeMap<String, String>,
}

impl<'m> Council<'m> {
    pub(super) fn of(municipality: &'m Municipality) -> Self {
        Self { municipality, additions: Additions::default(), known: BTreeMap::new(), bodies: BTreeMap::new() }
    }

    /// The id of the person with a name; one whom the municipality does not know is added. Who votes in a
    /// body that is added has a seat there.
    pub(super) fn person(&mut self, name: &str, body: &str) -> String {
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
    pub(super) fn body(&mut self, name: Option<&str>) -> Option<String> {
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
