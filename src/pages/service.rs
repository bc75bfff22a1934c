//! Services for people: found by what one needs, and a page each with all that one must know.

use std::collections::BTreeMap;

use super::Page;
use super::address::{Shelf, Target};
use super::cohesion::Ground;
use super::edition::Edition;
use super::record::{Record, page};
use super::view::{Cell, Fact, NavItem, Row, Section, Sheet};
use super::voice::Voice;
use crate::i18n::Text;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::service::{Need, Service};

/// Adds the directory and the services.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    if edition.portal.cohesion.services.is_empty() {
        return;
    }
    pages.push(list(edition));
    for service in &edition.portal.cohesion.services {
        let voice = edition.voice();
        let record = Record {
            shelf: Shelf::Services,
            id: &service.id,
            subject: "service",
            title: voice.text(&service.title),
            text: &service.text,
            updated: service.updated,
            year: None,
            above: Shelf::Services,
        };
        page(edition, record, |edition, address| sheet(edition, service, address), pages);
    }
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Services));
    let all = edition.portal.cohesion.services.iter().map(|one| (&one.needs[..], row(edition, one, &address)));
    let view = by_need(&edition.voice(), all);
    edition.shelf(Shelf::Services, view)
}

/// Services by what one needs: first the needs, then the services that meet each.
pub fn by_need<'s>(voice: &Voice, services: impl Iterator<Item = (&'s [Need], Row)>) -> Sheet {
    let mut needs: BTreeMap<Option<Need>, Vec<Row>> = BTreeMap::new();
    for (met, row) in services {
        for need in met {
            needs.entry(Some(*need)).or_default().push(row.clone());
        }
        if met.is_empty() {
            needs.entry(None).or_default().push(row);
        }
    }
    let name = |need: &Option<Need>| match need {
        Some(need) => voice.choice("need", *need),
        None => voice.word("ui.other_needs"),
    };
    let fragment = |need: &Option<Need>| need.map_or("other", Need::id);
    let others = needs.keys().map(|need| NavItem {
        lang: None,
        label: name(need),
        href: format!("#{}", fragment(need)),
        current: false,
    });
    Sheet {
        lead: Some(voice.plain("ui.services_lead")),
        others: others.collect(),
        sections: needs
            .iter()
            .map(|(need, rows)| Section {
                id: fragment(need).to_owned(),
                title: name(need),
                rows: rows.clone(),
                ..Section::default()
            })
            .collect(),
        ..Sheet::default()
    }
}

/// A service in a list.
pub fn row(ground: &dyn Ground, service: &Service, from: &Address) -> Row {
    let voice = ground.voice();
    let groups = (!service.groups.is_empty()).then(|| Cell::text(voice.choices("group", &service.groups)));
    let facts = [groups, words(ground, service.cost.as_ref()), words(ground, service.location.as_ref())];
    Row {
        title: voice.text(&service.title),
        href: Some(ground.record(from, Shelf::Services, &service.id)),
        summary: ground.voice().some(service.summary.as_ref()),
        tag: None,
        facts: facts.into_iter().flatten().collect(),
    }
}

fn words(ground: &dyn Ground, text: Option<&Text>) -> Option<Cell> {
    ground.voice().some(text).map(Cell::words)
}

/// What stands on a service's page.
pub fn sheet(ground: &dyn Ground, service: &Service, from: &Address) -> Sheet {
    let voice = ground.voice();
    Sheet {
        kicker: Some(voice.word("pages.shelves.services")),
        lead: ground.voice().some(service.summary.as_ref()),
        facts: facts(ground, service, from),
        sections: voice.list("documents", "ui.what_to_bring", documents(ground, service)).into_iter().collect(),
        ..Sheet::default()
    }
}

fn documents(ground: &dyn Ground, service: &Service) -> Vec<Row> {
    service.documents.iter().map(|text| Row { title: ground.voice().text(text), ..Row::default() }).collect()
}

fn facts(ground: &dyn Ground, service: &Service, from: &Address) -> Vec<Fact> {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let groups = (!service.groups.is_empty()).then(|| Cell::text(voice.choices("group", &service.groups)));
    let access = (!service.access.is_empty()).then(|| Cell::text(voice.choices("access", &service.access)));
    let phone = service
        .phone
        .as_ref()
        .map(|phone| Cell { href: Some(format!("tel:{}", super::frame::phone_link(phone))), ..Cell::text(phone) });
    let email = service.email.as_ref().map(|mail| Cell { href: Some(format!("mailto:{mail}")), ..Cell::text(mail) });
    let web = service.web.as_ref().map(|web| Cell { href: Some(web.clone()), ..Cell::text(web) });
    let actor = service.actor.as_deref().and_then(|id| cohesion.actor(id));
    let actor = actor.map(|actor| super::cooperation::actor_cell(ground, actor, from));
    let programme = service.programme.as_deref().and_then(|id| cohesion.programme(id));
    let programme = programme.map(|programme| super::programme::cell(ground, programme, from));
    let all = [
        voice.fact("ui.for_whom", groups),
        voice.fact("ui.conditions", words(ground, service.conditions.as_ref())),
        voice.fact("ui.where", words(ground, service.location.as_ref())),
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &service.areas, from)),
        voice.fact("ui.hours", words(ground, service.hours.as_ref())),
        voice.fact("ui.cost", words(ground, service.cost.as_ref())),
        voice.fact("ui.takes", words(ground, service.takes.as_ref())),
        voice.fact("ui.phone", phone),
        voice.fact("ui.email", email),
        voice.fact("ui.web", web),
        voice.fact("ui.spoken", service.languages.iter().map(|text| Cell::words(voice.text(text)))),
        voice.fact("ui.access", access),
        voice.fact("ui.offered_by", actor),
        voice.fact("ui.programme", programme),
    ];
    all.into_iter().flatten().collect()
}
