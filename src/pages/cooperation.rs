//! Cooperation: actors, what they agreed on, where they meet, and who works with whom.

mod web;

use super::Page;
use super::address::{Shelf, Target};
use super::cohesion::Ground;
use super::edition::Edition;
use super::record::{Record, page};
use super::view::{Cell, Fact, Grid, Row, Section, Sheet, Words};
use crate::model::actor::{Actor, Agreement, AgreementKind};
use crate::model::address::Address;

pub use web::{Joint, Member, Web};

/// Adds the page of all cooperation, and a page each for actors and agreements.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let cohesion = &edition.portal.cohesion;
    if super::shelves::is_filled(edition, Shelf::Cooperation) {
        pages.push(list(edition));
    }
    for actor in &cohesion.actors {
        let record = Record {
            shelf: Shelf::Cooperation,
            id: &actor.id,
            subject: "actor",
            title: edition.text(&actor.title),
            text: &actor.text,
            updated: None,
            year: None,
            above: Shelf::Cooperation,
        };
        page(edition, record, |edition, address| actor_sheet(edition, actor, address), pages);
    }
    for agreement in &cohesion.agreements {
        let record = Record {
            shelf: Shelf::Agreements,
            id: &agreement.id,
            subject: "agreement",
            title: edition.text(&agreement.title),
            text: &agreement.text,
            updated: agreement.from,
            year: agreement.from.map(|day| day.year()),
            above: Shelf::Cooperation,
        };
        page(edition, record, |edition, address| agreement_sheet(edition, agreement, address), pages);
    }
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Cooperation));
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let of_kind = |kind: AgreementKind| {
        let all = cohesion.agreements.iter().filter(move |agreement| agreement.kind == kind);
        all.map(|agreement| row(edition, agreement, &address)).collect::<Vec<_>>()
    };
    let web = Web::of(edition, &address);
    let sections = [
        web.network(&voice).map(|chart| Section { chart: Some(chart), ..voice.section("network", "ui.who_with_whom") }),
        web.together(&voice).map(|grid| Section { grid: Some(grid), ..voice.section("together", "ui.together") }),
        voice.list("agreements", "ui.agreements", of_kind(AgreementKind::Agreement)),
        voice.list("forums", "ui.forums", of_kind(AgreementKind::Forum)),
        (!cohesion.actors.is_empty())
            .then(|| Section { grid: Some(actors(edition, &web, &address)), ..voice.section("actors", "ui.actors") }),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.cooperation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Cooperation, view)
}

fn actors(edition: &Edition, web: &Web, from: &Address) -> Grid {
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let rows = cohesion.actors.iter().map(|actor| {
        let count = web.count(actor.id.as_str());
        vec![
            actor_cell(edition, actor, from),
            Cell::text(voice.choice("actor_kind", actor.kind)),
            Cell::number(voice.number(count as u64), count),
        ]
    });
    Grid {
        caption: voice.word("ui.actors_caption"),
        sortable: true,
        heads: voice.heads(&["ui.actor", "ui.kind", "ui.works_with"], 2),
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// The link to an actor.
pub fn actor_cell(ground: &dyn Ground, actor: &Actor, from: &Address) -> Cell {
    Cell::link(ground.voice().text(&actor.title), Some(ground.record(from, Shelf::Cooperation, &actor.id)))
}

/// An agreement in a list.
pub fn row(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Row {
    let voice = ground.voice();
    let currency = &ground.shared().settings.currency;
    let parties = agreement.parties.iter().filter_map(|id| ground.cohesion().actor(id));
    let parties: Vec<String> = parties.map(|actor| voice.text(&actor.title).text).collect();
    let until =
        agreement.to.map(|day| Cell::text(voice.phrase("ui.until_date", &[("date", &voice.day(day).text.text)])));
    let facts = [
        (!parties.is_empty()).then(|| Cell::text(parties.join(", "))),
        agreement.money.map(|money| voice.money(money, currency)),
        until,
    ];
    Row {
        title: voice.text(&agreement.title),
        href: Some(ground.record(from, Shelf::Agreements, &agreement.id)),
        summary: ground.voice().some(agreement.summary.as_ref()),
        tag: Some(voice.tag("agreement_state", agreement.state, agreement.state.tone())),
        facts: facts.into_iter().flatten().collect(),
    }
}

/// What stands on an agreement's page.
pub fn agreement_sheet(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Sheet {
    Sheet {
        kicker: Some(ground.voice().choice("agreement_kind", agreement.kind)),
        tag: Some(ground.voice().tag("agreement_state", agreement.state, agreement.state.tone())),
        lead: ground.voice().some(agreement.summary.as_ref()),
        facts: agreement_facts(ground, agreement, from),
        ..Sheet::default()
    }
}

fn agreement_facts(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Vec<Fact> {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let currency = &ground.shared().settings.currency;
    let parties = agreement.parties.iter().filter_map(|id| cohesion.actor(id));
    let parties: Vec<Cell> = parties.map(|actor| actor_cell(ground, actor, from)).collect();
    let programmes = agreement.programmes.iter().filter_map(|id| cohesion.programme(id));
    let programmes: Vec<Cell> = programmes.map(|one| super::programme::cell(ground, one, from)).collect();
    let document = agreement.file.as_deref().and_then(|path| ground.document(from, path));
    let document = document.or_else(|| agreement.url.clone());
    let document = document.map(|href| Cell::link(Words { text: voice.word("ui.document"), lang: None }, Some(href)));
    let all = [
        voice.fact("ui.parties", parties),
        voice.fact("ui.agreed_money", agreement.money.map(|money| voice.money(money, currency))),
        voice.fact("ui.since_day", agreement.from.map(|day| voice.term(day))),
        voice.fact("ui.until_day", agreement.to.map(|day| voice.term(day))),
        voice.fact("ui.meets", ground.voice().some(agreement.meets.as_ref()).map(Cell::words)),
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &agreement.areas, from)),
        voice.fact("ui.programmes_served", programmes),
        voice.fact("ui.file", document),
    ];
    all.into_iter().flatten().collect()
}

/// What stands on an actor's page.
pub fn actor_sheet(ground: &dyn Ground, actor: &Actor, from: &Address) -> Sheet {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let id = actor.id.as_str();
    let agreements = cohesion.agreements.iter().filter(|agreement| agreement.parties.iter().any(|party| party == id));
    let agreements = agreements.map(|agreement| row(ground, agreement, from)).collect();
    let programmes = cohesion.programmes.iter().filter(|programme| programme.actors.iter().any(|actor| actor == id));
    let programmes = programmes.map(|programme| super::programme::row(ground, programme, from)).collect();
    let services = cohesion.services.iter().filter(|service| service.actor.as_deref() == Some(id));
    let services = services.map(|service| super::service::row(ground, service, from)).collect();
    let phone = actor
        .phone
        .as_ref()
        .map(|phone| Cell { href: Some(format!("tel:{}", super::frame::phone_link(phone))), ..Cell::text(phone) });
    let facts = [
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &actor.areas, from)),
        voice.fact("ui.phone", phone),
        voice.fact(
            "ui.email",
            actor.email.as_ref().map(|mail| Cell { href: Some(format!("mailto:{mail}")), ..Cell::text(mail) }),
        ),
        voice.fact("ui.web", actor.web.as_ref().map(|web| Cell { href: Some(web.clone()), ..Cell::text(web) })),
    ];
    let sections = [
        voice.list("agreements", "ui.agreements", agreements),
        voice.list("programmes", "ui.area_programmes", programmes),
        voice.list("services", "ui.area_services", services),
    ];
    Sheet {
        kicker: Some(voice.choice("actor_kind", actor.kind)),
        lead: ground.voice().some(actor.summary.as_ref()),
        facts: facts.into_iter().flatten().collect(),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    }
}
