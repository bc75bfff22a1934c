//! The parties and lists that people stand for, where they are only named and are no bodies of the
//! municipality: standards for councils' data know them as organizations with members.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Municipality, Person};
use crate::text::slug::{fold, slug};

/// The parties of a municipality's people.
pub(super) struct Parties<'m> {
    /// Those that are no bodies: their id and name, in the order of the people.
    pub named: Vec<(Id, &'m str)>,
    /// Each party's id by its name: that of its body, where it has one.
    ids: BTreeMap<&'m str, Id>,
}

impl<'m> Parties<'m> {
    pub(super) fn of(municipality: &'m Municipality) -> Self {
        let taken: BTreeSet<&str> = municipality.bodies.iter().map(|body| body.id.as_str()).collect();
        let mut parties = Self { named: Vec::new(), ids: BTreeMap::new() };
        for name in municipality.people.iter().filter_map(|person| person.party.as_deref()) {
            if parties.ids.contains_key(name) {
                continue;
            }
            if let Some(body) = body_named(municipality, name) {
                parties.ids.insert(name, body);
                continue;
            }
            let base = format!("party-{}", slug(name).unwrap_or_else(|| "x".to_owned()));
            let free = (1..).map(|at| if at == 1 { base.clone() } else { format!("{base}-{at}") });
            let is_taken = |id: &str| taken.contains(id) || parties.named.iter().any(|(known, _)| known.as_str() == id);
            let Some(id) = free.filter(|id| !is_taken(id)).take(1).find_map(|id| Id::new(&id)) else { continue };
            parties.ids.insert(name, id.clone());
            parties.named.push((id, name));
        }
        parties
    }

    /// The party that somebody stands for, unless they sit in it as a body.
    pub(super) fn of_person(&self, person: &Person) -> Option<&Id> {
        let id = self.ids.get(person.party.as_deref()?)?;
        (!person.memberships.iter().any(|held| held.body == *id)).then_some(id)
    }
}

/// The body that has a party's name, in full or in short.
fn body_named(municipality: &Municipality, name: &str) -> Option<Id> {
    let asked = fold(name);
    let fits = |text: &crate::i18n::Text| text.all().any(|(_, text)| fold(text) == asked);
    let parties = municipality.bodies.iter().filter(|body| body.kind == BodyKind::Party);
    let mut named = parties.filter(|body| fits(&body.name) || body.short_name.as_ref().is_some_and(fits));
    named.next().map(|body| body.id.clone())
}
