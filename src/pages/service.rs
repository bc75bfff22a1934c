//! Services for people: found by what one needs, and a page each with all that one must know.

use std::collections::BTreeMap;

use super::Page;
use super::address::{Shelf, Target};
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
            updated: None,
            year: None,
            above: Shelf::Services,
        };
        page(edition, record, |edition, address| sheet(edition, service, address), pages);
    }
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Services));
    let view = by_need(&edition.voice(), &edition.portal.cohesion.services, &|one| row(edition, one, &address));
    edition.shelf(Shelf::Services, view)
}

/// Services by what one needs: first the needs, then the services that meet each.
pub fn by_need(voice: &Voice, services: &[Service], row: &dyn Fn(&Service) -> Row) -> Sheet {
    let mut needs: BTreeMap<Option<Need>, Vec<Row>> = BTreeMap::new();
    for service in services {
        let row = || row(service);
        for need in &service.needs {
            needs.entry(Some(*need)).or_default().push(row());
        }
        if service.needs.is_empty() {
            needs.entry(None).or_default().push(row());
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
pub fn row(edition: &Edition, service: &Service, from: &Address) -> Row {
    let voice = edition.voice();
    let groups = (!service.groups.is_empty()).then(|| Cell::text(voice.choices("group", &service.groups)));
    let facts = [groups, words(edition, service.cost.as_ref()), words(edition, service.location.as_ref())];
    Row {
        title: voice.text(&service.title),
        href: Some(edition.href(from, &Target::On(Shelf::Services, service.id.clone()))),
        summary: edition.some(service.summary.as_ref()),
        tag: None,
        facts: facts.into_iter().flatten().collect(),
    }
}

fn words(edition: &Edition, text: Option<&Text>) -> Option<Cell> {
    edition.some(text).map(Cell::words)
}

fn sheet(edition: &Edition, service: &Service, from: &Address) -> Sheet {
    let voice = edition.voice();
    Sheet {
        kicker: Some(edition.choice("pages.shelves", Shelf::Services)),
        lead: edition.some(service.summary.as_ref()),
        facts: facts(edition, service, from),
        sections: voice.list("documents", "ui.what_to_bring", documents(edition, service)).into_iter().collect(),
        ..Sheet::default()
    }
}

fn documents(edition: &Edition, service: &Service) -> Vec<Row> {
    service.documents.iter().map(|text| Row { title: edition.text(text), ..Row::default() }).collect()
}

fn facts(edition: &Edition, service: &Service, from: &Address) -> Vec<Fact> {
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let groups = (!service.groups.is_empty()).then(|| Cell::text(voice.choices("group", &service.groups)));
    let access = (!service.access.is_empty()).then(|| Cell::text(voice.choices("access", &service.access)));
    let phone = service
        .phone
        .as_ref()
        .map(|phone| Cell { href: Some(format!("tel:{}", super::frame::phone_link(phone))), ..Cell::text(phone) });
    let email = service.email.as_ref().map(|mail| Cell { href: Some(format!("mailto:{mail}")), ..Cell::text(mail) });
    let web = service.web.as_ref().map(|web| Cell { href: Some(web.clone()), ..Cell::text(web) });
    let actor = service.actor.as_deref().and_then(|id| cohesion.actor(id));
    let actor = actor.map(|actor| super::cooperation::actor_cell(edition, actor, from));
    let programme = service.programme.as_deref().and_then(|id| cohesion.programme(id));
    let programme = programme.map(|programme| super::programme::cell(edition, programme, from));
    let all = [
        voice.fact("ui.for_whom", groups),
        voice.fact("ui.conditions", words(edition, service.conditions.as_ref())),
        voice.fact("ui.where", words(edition, service.location.as_ref())),
        voice.fact("ui.areas_of", super::cooperation::area_cells(edition, &service.areas, from)),
        voice.fact("ui.hours", words(edition, service.hours.as_ref())),
        voice.fact("ui.cost", words(edition, service.cost.as_ref())),
        voice.fact("ui.takes", words(edition, service.takes.as_ref())),
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
