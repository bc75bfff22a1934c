//! Cooperation in the whole territory: who works with whom on what, where they meet, and which groups have a programme
//! where; from what is kept for all and from what each municipality keeps itself.

use super::shared::{MOST_LISTED, offer, offers};
use super::stream::Stream;
use super::{Edition, Target, areas, coverage};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::programme::Programme;
use crate::model::summary::{Offer, OfferKind, OfferPage, Summary};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::cooperation::{self, Joint, Member, Web};
use crate::pages::programme;
use crate::pages::view::{Cell, Grid, Link, Row, Section, Sheet, Words};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if edition.is_filled(Shelf::Cooperation) {
        pages.push(all(edition));
        pages.extend(list(edition, Shelf::Programmes, "ui.programmes_lead", programmes));
        pages.extend(list(edition, Shelf::Agreements, "ui.cooperation_lead", agreements));
    }
}

/// A list of what the page of all cooperation has among the rest, where the addresses of its records lead one to look
/// for it.
fn list(edition: &Edition, shelf: Shelf, lead: &str, rows: fn(&Edition, &Address) -> Vec<Row>) -> Option<Page> {
    let address = edition.address(Target::Shelf(shelf));
    let voice = edition.voice();
    let title = format!("pages.shelves.{}", shelf.id());
    let section = voice.list(shelf.id(), &title, rows(edition, &address))?;
    let above = Link {
        label: voice.word(&format!("pages.shelves.{}", Shelf::Cooperation.id())),
        href: edition.href(&address, &Target::Shelf(Shelf::Cooperation)),
        lang: None,
    };
    let view = Sheet { lead: Some(voice.plain(lead)), sections: vec![section], ..Sheet::default() };
    Some(edition.sheet(Target::Shelf(shelf), voice.plain(&title), vec![above], view))
}

/// The territory's programmes, and the municipalities' own.
fn programmes(edition: &Edition, from: &Address) -> Vec<Row> {
    let shared = edition.setting.shared.cohesion.programmes.iter().map(|one| programme(edition, one, from));
    let own = offers(edition, OfferKind::Programme).take(MOST_LISTED);
    shared.chain(own.filter_map(|(summary, one)| offer(edition, summary, one, from))).collect()
}

/// The same of agreements.
fn agreements(edition: &Edition, from: &Address) -> Vec<Row> {
    let shared = edition.setting.shared.cohesion.agreements.iter().map(|one| cooperation::row(edition, one, from));
    let own = offers(edition, OfferKind::Agreement).take(MOST_LISTED);
    shared.chain(own.filter_map(|(summary, one)| offer(edition, summary, one, from))).collect()
}

/// A programme of the whole territory in a list, with how many it reached last.
pub fn programme(edition: &Edition, programme: &Programme, from: &Address) -> Row {
    let voice = edition.voice();
    let reached = programme.people.iter().next_back().and_then(|(year, people)| {
        let reached = voice.number(people.reached?);
        Some(Cell::text(voice.phrase("ui.reached_in", &[("people", &reached), ("year", &year.to_string())])))
    });
    let mut row = programme::row(edition, programme, from);
    row.facts.extend(reached);
    row
}

/// Who works with whom in what is of all and in what each municipality keeps itself.
fn web(edition: &Edition, from: &Address) -> Web {
    let mut web = Web::of(edition, from);
    let title = |page: &OfferPage| Words { text: page.title.clone(), lang: None };
    let href = |page: &OfferPage| from.link_to(&Address::root().below(&page.address), edition.setting.links);
    for summary in edition.summaries {
        let name = edition.portal_name(summary);
        let in_lang = |pages: &[OfferPage]| pages.iter().find(|page| page.lang == edition.lang.as_str()).cloned();
        for actor in &summary.actors {
            let Some(page) = in_lang(&actor.pages) else { continue };
            let text = format!("{} ({})", page.title, name.text);
            let member = Member { title: Words { text, lang: None }, kind: actor.kind, href: Some(href(&page)) };
            web.add(key(summary, &actor.id), member);
        }
        for one in summary.offers.iter().filter(|one| joins(one, edition)) {
            let Some(page) = in_lang(&one.pages) else { continue };
            let own = |id: &String| Some(key(summary, id)).filter(|key| web.has(key)).unwrap_or_else(|| id.clone());
            let actors = one.actors.iter().map(own).collect();
            web.join(Joint { title: title(&page), href: Some(href(&page)), of: Some(name.clone()), actors });
        }
    }
    web
}

/// What tells a municipality's own actor from those of all and of others.
fn key(summary: &Summary, id: &str) -> String {
    format!("{}/{id}", summary.id)
}

/// Whether actors work together, or did, in what a municipality keeps itself.
fn joins(offer: &Offer, edition: &Edition) -> bool {
    match offer.kind {
        OfferKind::Programme => offer.has_begun(edition.setting.today),
        OfferKind::Agreement => offer.state.is_some_and(|state| state.counts()),
        OfferKind::Service => false,
    }
}

/// The page of all.
fn all(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Cooperation));
    let voice = edition.voice();
    let web = web(edition, &address);
    let sections = [
        web.network(&voice).map(|chart| Section { chart: Some(chart), ..voice.section("network", "ui.who_with_whom") }),
        web.together(&voice).map(|grid| Section { grid: Some(grid), ..voice.section("together", "ui.together") }),
        voice.list("agreements", "ui.agreements_forums", agreements(edition, &address)),
        voice.list("programmes", "ui.programmes_title", programmes(edition, &address)),
        coverage::section(edition),
        (!edition.setting.shared.cohesion.actors.is_empty())
            .then(|| Section { grid: Some(actors(edition, &address)), ..voice.section("actors", "ui.actors") }),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.cooperation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Cooperation, view)
}

fn actors(edition: &Edition, from: &Address) -> Grid {
    let voice = edition.voice();
    let territory = &edition.setting.shared.territory;
    let rows = edition.setting.shared.cohesion.actors.iter().map(|actor| {
        let names = actor.areas.iter().filter_map(|id| territory.area(id)).map(|area| voice.area(area).text);
        let names: Vec<String> = names.collect();
        let place = match &actor.areas[..] {
            [] => Cell::text(voice.word("ui.everywhere")),
            [one] => match territory.area(one) {
                Some(area) => Cell::link(voice.area(area), areas::href(edition, from, area)),
                None => Cell::nothing(),
            },
            _ => Cell::text(names.join(", ")),
        };
        vec![cooperation::actor_cell(edition, actor, from), Cell::text(voice.choice("actor_kind", actor.kind)), place]
    });
    Grid {
        caption: voice.word("ui.actors_of_all"),
        sortable: true,
        heads: voice.heads(&["ui.actor", "ui.kind", "ui.area"], 3),
        rows: rows.collect(),
        ..Grid::default()
    }
}
