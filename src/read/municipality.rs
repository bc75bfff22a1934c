//! `<municipality>/municipality.yaml`.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::reader::Reader;
use super::record::{Asked, At, Kind, Value, record};
use super::values::{Colour, Integer, NewId, OneOf, PathText, Reference, Url};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::id::Id;
use crate::model::municipality::{
    Body, BodyKind, Contact, Membership, Municipality, NameParts, Person, Quorum, QuorumRule, Role,
};
use crate::model::vote::{Base, Majority, Requirement};
use crate::text::nearest::nearest;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A municipality.
    pub struct Written "municipality.yaml" {
        /// Its name as people say it.
        name: At<Text> = "Puerto Cedro",
        /// Its name in full.
        official_name: Option<At<Text>> = "Municipio de Puerto Cedro",
        /// Its area in `territory.yaml`.
        area: Option<At<Reference>> = "puerto-cedro",
        /// Its colour.
        colour: Option<At<Colour>> = "\"#0b5c7d\"",
        /// Its emblem: a picture in its folder.
        emblem: Option<At<PathText>> = "files/escudo.svg",
        /// Two or three sentences about it.
        description: Option<At<Text>> = "Puerto pesquero y capital de la provincia.",
        /// How to reach it.
        contact: Option<At<WrittenContact>> = "{phone: \"+507 000-0101\"}",
        /// The bodies in which people meet.
        bodies: Vec<At<WrittenBody>> = "[{id: concejo, name: Concejo Municipal}]",
        /// The people who hold office, now or before.
        people: Vec<At<WrittenPerson>> = "[{id: ana-batista, name: Ana Batista}]",
        /// Personal data that are published on purpose, one by one.
        allowed_data: Vec<At<WrittenAllowed>> = "[{text: 8-123-4567, reason: Lo manda la Ley 6 de 2002}]",
    }
}

record! {
    /// A personal datum that is published on purpose.
    pub struct WrittenAllowed "allowed-data" {
        /// The datum, as it stands in the text.
        text: At<String> = "8-123-4567",
        /// Why it is published.
        reason: At<String> = "Lo manda la Ley 6 de 2002",
    }
}

record! {
    /// How to reach the municipality.
    pub struct WrittenContact "contact" {
        /// Street and town.
        address: Option<At<Text>> = "Palacio Municipal, avenida Central",
        /// Telephone.
        phone: Option<At<String>> = "\"+507 000-0101\"",
        /// Electronic mail.
        email: Option<At<String>> = "alcaldia@example.org",
        /// Opening hours.
        hours: Option<At<Text>> = "Lunes a viernes, de 8:00 a.m. a 4:00 p.m.",
        /// The municipality's own site.
        web: Option<At<Url>> = "https://example.org/",
    }
}

record! {
    /// A body.
    pub struct WrittenBody "body" {
        /// Its id.
        id: At<NewId> = "concejo",
        /// Its name.
        name: At<Text> = "Concejo Municipal",
        /// What it is.
        kind: Option<At<OneOf<BodyKind>>> = "council",
        /// Its name in short.
        short_name: Option<At<Text>> = "CM",
        /// What it is in the words of its own rules.
        classification: Option<At<Text>> = "Comisión permanente",
        /// How many members must be present: a part of them, or a number.
        quorum: Option<At<WrittenQuorum>> = "majority",
        /// How many seats it has by law; its members of the day where it is not written.
        seats: Option<At<Integer>> = "9",
        /// The majority that its decisions need.
        majority: Option<At<OneOf<Majority>>> = "absolute",
        /// What that majority is counted from.
        of: Option<At<OneOf<Base>>> = "members",
        /// How many days its minutes may stay a draft.
        approve_within: Option<At<Integer>> = "60",
        /// The body that it belongs to.
        part_of: Option<At<Reference>> = "concejo",
        /// The day on which it was set up.
        from: Option<At<Date>> = "2024-07-01",
        /// The day on which it ended.
        to: Option<At<Date>> = "2029-06-30",
        /// Where it meets.
        location as "place": Option<At<Text>> = "Palacio Municipal",
        /// Its own site.
        web: Option<At<Url>> = "https://example.org/concejo",
        /// The same body at its source, where it was imported.
        source: Option<At<Url>> = "https://example.org/oparl/organization/1",
        /// Its type in OParl, where it is another than its kind's.
        oparl_type: Option<At<String>> = "externes Gremium",
    }
}

record! {
    /// Somebody who holds an office.
    pub struct WrittenPerson "person" {
        /// Their id.
        id: At<NewId> = "ana-batista",
        /// Their name.
        name: At<String> = "Ana Batista",
        /// Their given names, for data; pages show the name.
        given_name: Option<At<String>> = "Ana",
        /// Their family names, for data.
        family_name: Option<At<String>> = "Batista",
        /// Titles before the name, for data.
        honorific: Option<At<String>> = "Dra.",
        /// What stands after the name, for data.
        suffix: Option<At<String>> = "hija",
        /// How they are addressed, for data.
        form_of_address: Option<At<String>> = "Señora",
        /// Other ways in which the minutes name them.
        aliases: Vec<At<String>> = "[Batista]",
        /// Their party or list.
        party: Option<At<String>> = "Lista Vecinal",
        /// Electronic mail.
        email: Option<At<String>> = "ana.batista@example.org",
        /// A picture in the municipality's folder.
        photo: Option<At<PathText>> = "files/ana-batista.jpg",
        /// The offices that they hold or held.
        memberships: Vec<At<WrittenMembership>> = "[{body: concejo, role: member, from: 2024-07-01}]",
    }
}

record! {
    /// An office, in a body, for a time.
    pub struct WrittenMembership "membership" {
        /// The body's id.
        body: At<Reference> = "concejo",
        /// What they are there.
        role: Option<At<OneOf<Role>>> = "member",
        /// What they are there, in the body's own words.
        title: Option<At<Text>> = "Portavoz de Hacienda",
        /// Whether they have a vote there, where their role does not say it.
        vote: Option<At<bool>> = "no",
        /// The group or institution for which they sit there: a body's id.
        on_behalf_of: Option<At<Reference>> = "bancada-vecinal",
        /// First day.
        from: Option<At<Date>> = "2024-07-01",
        /// Last day.
        to: Option<At<Date>> = "2029-06-30",
        /// The area that they represent.
        area: Option<At<Reference>> = "pc-centro",
    }
}

/// Reads a municipality; its id is the folder's name.
pub fn read(path: &Arc<str>, id: &str, text: &str, languages: &Arc<[Lang]>) -> (Option<Municipality>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let id = super::values::id(id, &Place::file(path), &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let municipality = id.zip(written).map(|(id, written)| meant(id, written, &mut reader));
    (municipality, reader.findings)
}

fn meant(id: Id, written: Written, reader: &mut Reader) -> Municipality {
    let Written {
        name,
        official_name,
        area,
        colour,
        emblem,
        description,
        contact,
        bodies,
        people,
        allowed_data,
        place,
    } = written;
    let bodies = unique(bodies, |body| &body.id.value.0, reader);
    let bodies: Vec<Body> = bodies.into_iter().map(body).collect();
    let people = unique(people, |person| &person.id.value.0, reader);
    let people = people.into_iter().map(|written| person(written, &bodies, reader)).collect();
    Municipality {
        id,
        name: name.value,
        official_name: official_name.map(|text| text.value),
        description: description.map(|text| text.value),
        area: area.map(|area| area.value.0),
        colour: colour.map(|colour| colour.value.0),
        emblem: emblem.map(|path| path.value.0),
        contact: contact.map(|contact| reach(contact.value)).unwrap_or_default(),
        bodies,
        people,
        allowed: allowed_data.into_iter().map(|allowed| allowed.value.text.value).collect(),
        place,
    }
}

/// The records without those whose id stood before, which are told.
fn unique<T>(all: Vec<At<T>>, id_of: impl Fn(&T) -> &Id, reader: &mut Reader) -> Vec<T> {
    let mut seen: HashMap<Id, Place> = HashMap::new();
    let mut kept = Vec::with_capacity(all.len());
    for record in all {
        let id = id_of(&record.value).clone();
        match seen.get(&id) {
            Some(first) => {
                let finding = Finding::new(Code::DuplicateId, record.place).with("id", &id);
                reader.findings.add(finding.and(first.clone()));
            }
            None => {
                seen.insert(id, record.place);
                kept.push(record.value);
            }
        }
    }
    kept
}

/// How to reach somebody, as it was meant.
pub fn reach(written: WrittenContact) -> Contact {
    let WrittenContact { address, phone, email, hours, web, place: _ } = written;
    Contact {
        address: address.map(|text| text.value),
        phone: phone.map(|text| text.value),
        email: email.map(|text| text.value),
        hours: hours.map(|text| text.value),
        web: web.map(|url| url.value.0),
    }
}

/// A quorum as written: a part of all members, or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenQuorum(pub Quorum);

impl Value for WrittenQuorum {
    fn kind() -> Kind {
        Kind::Either(vec![OneOf::<QuorumRule>::kind(), Kind::Integer])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let number = match &node.value {
            Node::Scalar(scalar) => scalar.text.trim().parse::<u16>().ok(),
            Node::Seq(_) | Node::Map(_) => None,
        };
        match number {
            Some(number) => Some(Self(Quorum::Number(usize::from(number)))),
            None => OneOf::read(node, asked, reader).map(|rule| Self(Quorum::Rule(rule.0))),
        }
    }
}

/// The requirement that a majority and what it is counted from make; either alone means the usual
/// other.
pub fn requirement(majority: Option<At<OneOf<Majority>>>, of: Option<At<OneOf<Base>>>) -> Option<Requirement> {
    let majority = majority.map(|majority| majority.value.0);
    let base = of.map(|base| base.value.0);
    if majority.is_none() && base.is_none() {
        return None;
    }
    let usual = Requirement::usual(majority.unwrap_or(Majority::Simple));
    Some(Requirement { base: base.unwrap_or(usual.base), ..usual })
}

fn body(written: WrittenBody) -> Body {
    let WrittenBody {
        id,
        name,
        kind,
        short_name,
        classification,
        quorum,
        seats,
        majority,
        of,
        approve_within,
        part_of,
        from,
        to,
        location,
        web,
        source,
        oparl_type,
        place,
    } = written;
    Body {
        place,
        id: id.value.0,
        name: name.value,
        kind: kind.map_or(BodyKind::Council, |kind| kind.value.0),
        short_name: short_name.map(|text| text.value),
        classification: classification.map(|text| text.value),
        quorum: quorum.map_or(Quorum::Rule(QuorumRule::Majority), |quorum| quorum.value.0),
        seats: seats.and_then(|seats| usize::try_from(seats.value.0).ok()),
        requirement: requirement(majority, of),
        approve_within: approve_within.map(|days| days.value.0),
        part_of: part_of.and_then(|body| Id::named(&body.value.0)),
        from: from.map(|day| day.value),
        to: to.map(|day| day.value),
        location: location.map(|text| text.value),
        web: web.map(|url| url.value.0),
        source: source.map(|url| url.value.0),
        oparl_type: oparl_type.map(|text| text.value),
    }
}

fn person(written: WrittenPerson, bodies: &[Body], reader: &mut Reader) -> Person {
    let WrittenPerson {
        id,
        name,
        given_name,
        family_name,
        honorific,
        suffix,
        form_of_address,
        aliases,
        party,
        email,
        photo,
        memberships,
        place,
    } = written;
    let said = |text: Option<At<String>>| text.map(|text| text.value);
    let parts = NameParts {
        given: said(given_name),
        family: said(family_name),
        honorific: said(honorific),
        suffix: said(suffix),
        address: said(form_of_address),
    };
    Person {
        id: id.value.0,
        name: name.value,
        parts,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        party: party.map(|party| party.value),
        email: email.map(|email| email.value),
        photo: photo.map(|path| path.value.0),
        memberships: memberships.into_iter().filter_map(|held| membership(held.value, bodies, reader)).collect(),
        place,
    }
}

/// The id of a body that is named; one that is not there is told.
fn body_among(named: &At<Reference>, bodies: &[Body], reader: &mut Reader) -> Option<Id> {
    let known = bodies.iter().find(|known| known.id.as_str() == named.value.0).map(|known| known.id.clone());
    if known.is_none() {
        let ids = || bodies.iter().map(|known| known.id.as_str());
        let finding = Finding::new(Code::UnknownReference, named.place.clone())
            .with("value", &named.value.0)
            .with("kind", "a-body")
            .with_some("nearest", nearest(&named.value.0, ids()))
            .with("known", ids().collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }
    known
}

fn membership(written: WrittenMembership, bodies: &[Body], reader: &mut Reader) -> Option<Membership> {
    let WrittenMembership { body, role, title, vote, on_behalf_of, from, to, area, place } = written;
    let body = body_among(&body, bodies, reader)?;
    let on_behalf_of = on_behalf_of.and_then(|group| body_among(&group, bodies, reader));
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        let finding = Finding::new(Code::EndBeforeStart, to.place.clone());
        reader.findings.add(finding.with("start", from.value).with("end", to.value));
    }
    Some(Membership {
        body,
        role: role.map_or(Role::Member, |role| role.value.0),
        title: title.map(|text| text.value),
        voting: vote.map(|vote| vote.value),
        on_behalf_of,
        from: from.map(|from| from.value),
        to: to.map(|to| to.value),
        area: area.map(|area| area.value.0),
        place,
    })
}
