//! Bodies as OParl's organizations, and people with their memberships.

use serde_json::{Value, json};

use super::super::popolo::told;
use super::{Oparl, SCHEMA};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::municipality::{Body, BodyKind, Membership, Person};
use crate::pages::address::Target;

impl Oparl<'_> {
    pub(super) fn organizations(&self) -> Vec<(Id, Value)> {
        let bodies = self.portfolio.portal.municipality.bodies.iter();
        bodies.map(|body| (body.id.clone(), self.organization(body))).collect()
    }

    fn organization(&self, body: &Body) -> Value {
        let id = self.object("organization", &body.id);
        let people = &self.portfolio.portal.municipality.people;
        let memberships = people.iter().flat_map(|person| {
            let here = person.memberships.iter().enumerate().filter(|(_, held)| held.body == body.id);
            here.map(|(at, _)| self.membership_id(person, at))
        });
        let location = body.location.as_ref().map(|place| self.location(&id, place.first()));
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}Organization"),
            "body": self.url("body.json"),
            "name": body.name.first(),
            "shortName": body.short_name.as_ref().map(|name| name.first()),
            "organizationType": organization_type(body.kind),
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
        }))
    }

    /// A place that stands in another object.
    pub(super) fn location(&self, holder: &str, description: &str) -> Value {
        json!({
            "id": format!("{holder}#location"),
            "type": format!("{SCHEMA}Location"),
            "description": description,
        })
    }

    pub(super) fn people(&self) -> Vec<(Id, Value)> {
        let people = self.portfolio.portal.municipality.people.iter();
        people.map(|person| (person.id.clone(), self.person(person))).collect()
    }

    fn person(&self, person: &Person) -> Value {
        let memberships = person.memberships.iter().enumerate().map(|(at, held)| self.membership(person, at, held));
        told(json!({
            "id": self.object("person", &person.id),
            "type": format!("{SCHEMA}Person"),
            "body": self.url("body.json"),
            "name": person.name,
            "email": person.email.iter().collect::<Vec<_>>(),
            "membership": memberships.collect::<Vec<_>>(),
            "license": self.licence(),
            "web": self.page(&Target::Person(person.id.clone())),
        }))
    }

    fn membership_id(&self, person: &Person, at: usize) -> String {
        format!("{}#membership-{}", self.object("person", &person.id), at + 1)
    }

    fn membership(&self, person: &Person, at: usize, held: &Membership) -> Value {
        told(json!({
            "id": self.membership_id(person, at),
            "type": format!("{SCHEMA}Membership"),
            "person": self.object("person", &person.id),
            "organization": self.object("organization", &held.body),
            "role": held.role.id(),
            "votingRight": held.role.votes(),
            "startDate": held.from.map(|date| date.to_string()),
            "endDate": held.to.map(|date| date.to_string()),
        }))
    }
}

/// OParl's recommended words for kinds of organizations.
fn organization_type(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Council | BodyKind::Committee | BodyKind::Assembly => "Gremium",
        BodyKind::Executive => "Institution",
        BodyKind::Office => "Verwaltungsbereich",
        BodyKind::Party => "Fraktion",
    }
}
