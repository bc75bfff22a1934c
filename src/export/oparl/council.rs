//! Bodies as OParl's organizations, and people with their memberships.

use serde_json::{Value, json};

use super::super::popolo::told;
use super::{Oparl, SCHEMA};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::municipality::{Body, Membership, Person, Role};
use crate::pages::address::Target;

/// OParl's recommended word for a party.
const PARTY: &str = "Partei";

impl Oparl<'_> {
    pub(super) fn organizations(&self) -> Vec<(Id, Value)> {
        let bodies = self.portfolio.portal.municipality.bodies.iter();
        let parties = self.parties.named.iter().map(|(id, name)| (id.clone(), self.party(id, name)));
        bodies.map(|body| (body.id.clone(), self.organization(body))).chain(parties).collect()
    }

    /// A party that is only named.
    fn party(&self, id: &Id, name: &str) -> Value {
        let people = &self.portfolio.portal.municipality.people;
        let members = people.iter().filter(|person| self.parties.of_person(person) == Some(id));
        let [created, modified] = self.whole();
        told(json!({
            "id": self.object("organization", id),
            "type": format!("{SCHEMA}Organization"),
            "body": self.url("body.json"),
            "name": name,
            "organizationType": PARTY,
            "membership": members.map(|person| self.of_party_id(person)).collect::<Vec<_>>(),
            "license": self.licence(),
            "web": self.page(&Target::Council),
            "created": created,
            "modified": modified,
        }))
    }

    fn of_party_id(&self, person: &Person) -> String {
        self.url(&format!("membership/{}-party.json", person.id))
    }

    /// That somebody stands for a party; since when is not known.
    fn of_party(&self, person: &Person, party: &Id) -> Value {
        json!({
            "id": self.of_party_id(person),
            "type": format!("{SCHEMA}Membership"),
            "person": self.object("person", &person.id),
            "organization": self.object("organization", party),
            "role": Role::Member.id(),
        })
    }

    fn organization(&self, body: &Body) -> Value {
        let id = self.object("organization", &body.id);
        let people = &self.portfolio.portal.municipality.people;
        let memberships = people.iter().flat_map(|person| {
            let here = person.memberships.iter().enumerate().filter(|(_, held)| held.body == body.id);
            let party = self.parties.of_person(person).filter(|party| **party == body.id);
            here.map(|(at, _)| self.membership_id(person, at)).chain(party.map(|_| self.of_party_id(person)))
        });
        let location = body
            .location
            .as_ref()
            .map(|place| self.location(&format!("organization-{}", body.id), ("organizations", &id), place.first()));
        let held = people.iter().flat_map(|person| &person.memberships).filter(|held| held.body == body.id);
        let [created, modified] =
            self.days([body.from, body.to].into_iter().chain(held.flat_map(|held| [held.from, held.to])));
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}Organization"),
            "body": self.url("body.json"),
            "name": body.name.first(),
            "shortName": body.short_name.as_ref().map(|name| name.first()),
            "organizationType": body.oparl_type.as_deref().unwrap_or(body.kind.oparl()),
            "classification": body.classification.as_ref().map(|text| text.first()),
            "subOrganizationOf": body.part_of.as_ref().map(|id| self.object("organization", id)),
            "startDate": body.from.map(|date| date.to_string()),
            "endDate": body.to.map(|date| date.to_string()),
            "website": body.web,
            "location": location,
            "membership": memberships.collect::<Vec<_>>(),
            "votingMemberCount": body.seats,
            "license": self.licence(),
            "web": self.page(&Target::Body(body.id.clone())),
            "created": created,
            "modified": modified,
        }))
    }

    /// A place that stands in another object: `name` is that object's kind and id, `back` the key of
    /// the way back to it with its address.
    pub(super) fn location(&self, name: &str, back: (&str, &str), description: &str) -> Value {
        let mut location = json!({
            "id": self.url(&format!("location/{name}.json")),
            "type": format!("{SCHEMA}Location"),
            "description": description,
        });
        location[back.0] = json!([back.1]);
        location
    }

    pub(super) fn people(&self) -> Vec<(Id, Value)> {
        let people = self.portfolio.portal.municipality.people.iter();
        people.map(|person| (person.id.clone(), self.person(person))).collect()
    }

    fn person(&self, person: &Person) -> Value {
        let memberships = person.memberships.iter().enumerate().map(|(at, held)| self.membership(person, at, held));
        let memberships = memberships.chain(self.parties.of_person(person).map(|party| self.of_party(person, party)));
        let [created, modified] = self.days(person.memberships.iter().flat_map(|held| [held.from, held.to]));
        told(json!({
            "id": self.object("person", &person.id),
            "type": format!("{SCHEMA}Person"),
            "body": self.url("body.json"),
            "name": person.name,
            "familyName": person.parts.family,
            "givenName": person.parts.given,
            "formOfAddress": person.parts.address,
            "affix": person.parts.suffix,
            "title": person.parts.honorific.iter().collect::<Vec<_>>(),
            "email": person.email.iter().collect::<Vec<_>>(),
            "membership": memberships.collect::<Vec<_>>(),
            "license": self.licence(),
            "web": self.page(&Target::Person(person.id.clone())),
            "created": created,
            "modified": modified,
        }))
    }

    fn membership_id(&self, person: &Person, at: usize) -> String {
        self.url(&format!("membership/{}-{}.json", person.id, at + 1))
    }

    fn membership(&self, person: &Person, at: usize, held: &Membership) -> Value {
        told(json!({
            "id": self.membership_id(person, at),
            "type": format!("{SCHEMA}Membership"),
            "person": self.object("person", &person.id),
            "organization": self.object("organization", &held.body),
            "role": held.title.as_ref().map_or(held.role.id(), |title| title.first()),
            "votingRight": held.voting.unwrap_or(held.role.votes()),
            "onBehalfOf": held.on_behalf_of.as_ref().map(|group| self.object("organization", group)),
            "startDate": held.from.map(|date| date.to_string()),
            "endDate": held.to.map(|date| date.to_string()),
        }))
    }
}
