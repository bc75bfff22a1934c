//! Who sits in the bodies that a table of votes names: people and bodies as the municipality knows them, and
//! those that are added.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::council::{Additions, Seat, body_named, kind_of};
use super::super::naming::{bare, is_group, is_subject, may_mean, meant};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Municipality, NameParts};
use crate::read::people::{People, Sitting};
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, Value};

/// Who sits in the bodies that a table names.
pub(super) struct Council<'m> {
    municipality: &'m Municipality,
    people: People<'m>,
    pub(super) additions: Additions,
    /// Ids by folded name, of people who are added.
    added: BTreeMap<String, String>,
    /// Ids by folded name, of bodies that the municipality does not know.
    bodies: BTreeMap<String, String>,
    /// The names under which people vote in the table, as they are written.
    voters: BTreeSet<String>,
}

/// Whom a name may mean that is not taken, and how that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) key: &'static str,
    pub(super) known: String,
}

impl Doubt {
    fn new<'i>(key: &'static str, ids: impl Iterator<Item = &'i str>) -> Self {
        Self { key, known: ids.collect::<Vec<_>>().join(", ") }
    }
}

/// The columns whose titles are written as the names of members, and those that are not: words that no name has
/// among names, or one word among whole names of people who are known, or among names with a form of address,
/// and parties.
pub(super) fn named_alike(columns: Vec<(usize, String)>, council: &Council) -> (Vec<(usize, String)>, Vec<usize>) {
    const MOST_LETTERS: usize = 5;
    let is_letters = |name: &str| name.chars().all(char::is_uppercase);
    let is_whole = |name: &str| bare(name).split_whitespace().count() > 1;
    let most = |at: usize, is: &dyn Fn(&str) -> bool| {
        let others = || columns.iter().filter(|(other, _)| *other != at);
        others().filter(|(_, name)| is(name)).count() * 2 > others().count()
    };
    let is_odd = |(at, name): &(usize, String)| {
        let among_names = is_subject(name) && most(*at, &|other| !is_subject(other));
        let among_whole = !is_whole(name) && most(*at, &|other| is_whole(other) && council.knows(other));
        // Others have a form of address.
        let is_addressed = |name: &str| bare(name) != name.trim();
        let among_addressed = !is_addressed(name) && !is_whole(name) && most(*at, &is_addressed);
        // Letters of parties; where others are surnames in capitals, it may be one too.
        let others_shout =
            || columns.iter().any(|(_, other)| is_letters(other) && other.chars().count() > MOST_LETTERS);
        let is_party = is_group(name) || is_letters(name) && name.chars().count() <= MOST_LETTERS && !others_shout();
        let among_parties = || !is_whole(name) && most(*at, &|other| is_letters(other) && !council.knows(other));
        let is_other = is_party || among_parties() && !others_shout();
        !council.knows(name) && (among_names || among_whole || among_addressed || is_other)
    };
    let odd: Vec<usize> = columns.iter().filter(|column| is_odd(column)).map(|(at, _)| *at).collect();
    (columns.into_iter().filter(|(at, _)| !odd.contains(at)).collect(), odd)
}

impl<'m> Council<'m> {
    pub(super) fn of(municipality: &'m Municipality) -> Self {
        Self {
            municipality,
            people: People::new(municipality),
            additions: Additions::default(),
            added: BTreeMap::new(),
            bodies: BTreeMap::new(),
            voters: BTreeSet::new(),
        }
    }

    /// Notes the names of a table's voters, so that a surname in an earlier row is known for theirs.
    pub(super) fn note_voters<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.voters.extend(names.map(bare).filter(|name| name.contains(' ')));
    }

    /// The only voter of the table who has a surname.
    fn voter(&self, surname: &str) -> Option<String> {
        let surname = fold(surname);
        let has_it = |name: &&String| fold(name).split_whitespace().skip(1).any(|word| word == surname);
        let mut found = self.voters.iter().filter(has_it);
        found.next().filter(|_| found.next().is_none()).cloned()
    }

    /// The id of the person with a name; one whom the municipality does not know is added. Who votes in a
    /// body that is added has a seat there. Where nobody can tell who it is, whom it may mean.
    pub(super) fn person(&mut self, name: &str, body: &str, day: Date) -> Result<String, Doubt> {
        let id = self.mover(name, body, day)?;
        let standing = self.municipality.people.iter().find(|person| person.id.as_str() == id);
        let is_new = self.bodies.values().any(|new| new == body);
        if standing.is_none() || is_new {
            // Where the table begins is not where the seat does; nobody wrote since when.
            self.additions.seat(&id, standing, Seat { body: body.to_owned(), ..Seat::default() });
        }
        Ok(id)
    }

    /// The same of who moved something: whether they have a vote, nobody said.
    pub(super) fn mover(&mut self, name: &str, body: &str, day: Date) -> Result<String, Doubt> {
        if let Some(id) = self.known(name, body, day)? {
            return Ok(id);
        }
        let name = bare(name);
        let name = self.voter(&name).unwrap_or(name);
        let people = &self.municipality.people;
        let id = self.additions.id(&name, |id| people.iter().any(|person| person.id.as_str() == id));
        self.additions.person(&id, &name, NameParts::default(), Vec::new());
        self.added.insert(fold(&name), id.clone());
        Ok(id)
    }

    /// Whether a name is that of somebody who stands in the municipality's file.
    pub(super) fn knows(&self, name: &str) -> bool {
        let day = Date::MAX;
        !meant(&self.people, name, Sitting { body: None, day }).is_empty()
    }

    /// The person who is known by a name, from the municipality's file or an earlier row.
    fn known(&self, name: &str, body: &str, day: Date) -> Result<Option<String>, Doubt> {
        let body = Id::new(body);
        match meant(&self.people, name, Sitting { body: body.as_ref(), day })[..] {
            [person] => return Ok(Some(person.id.to_string())),
            [] => {}
            ref several => return Err(Doubt::new("import-minutes-who", several.iter().map(|one| one.id.as_str()))),
        }
        let folded = fold(&bare(name));
        if let Some(id) = self.added.get(&folded) {
            return Ok(Some(id.clone()));
        }
        // A surname alone is that of the one who is added with it.
        let mut by_last =
            self.added.iter().filter(|(name, _)| name.split_whitespace().skip(1).any(|word| word == folded));
        if let Some((_, id)) = by_last.next().filter(|_| by_last.next().is_none()) {
            return Ok(Some(id.clone()));
        }
        let near = may_mean(&self.municipality.people, name);
        match near.is_empty() {
            true => Ok(None),
            false => Err(Doubt::new("import-minutes-may-be", near.iter().map(|one| one.id.as_str()))),
        }
    }

    /// Those whom a name means, or may mean, among the people who are known by now.
    pub(super) fn all_meant(&self, name: &str, body: &str, day: Date) -> Vec<String> {
        match self.known(name, body, day) {
            Ok(known) => known.into_iter().collect(),
            Err(doubt) => doubt.known.split(", ").map(str::to_owned).collect(),
        }
    }

    /// Whether a name is of no body that is known, where there is one council.
    pub(super) fn is_only_council(&self, name: &str) -> bool {
        let councils = self.municipality.bodies.iter().filter(|body| body.kind == BodyKind::Council).count();
        councils == 1 && body_named(self.municipality, name).is_none()
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
