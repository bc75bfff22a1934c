//! What belongs to the whole territory: what is open to take part in, services, programmes, actors.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Edition, Target, areas, coverage};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::programme::Programme;
use crate::model::proposal::AuthorKind;
use crate::model::summary::{Offer, OfferKind, OpenDay, Summary};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::cohesion::Ground;
use crate::pages::cooperation::{self, network, together};
use crate::pages::participation::years;
use crate::pages::programme;
use crate::pages::service::{self, by_need};
use crate::pages::view::{Cell, Grid, Link, Row, Section, Sheet};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    if edition.is_filled(Shelf::Participation) {
        pages.push(participation(edition));
    }
    if edition.is_filled(Shelf::Services) {
        pages.push(services(edition));
    }
    if edition.is_filled(Shelf::Cooperation) {
        pages.push(cooperation(edition));
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

fn agreements(edition: &Edition, from: &Address) -> Vec<Row> {
    edition.setting.shared.cohesion.agreements.iter().map(|one| cooperation::row(edition, one, from)).collect()
}

/// What one can take part in, in all municipalities, and how much was asked and answered.
fn participation(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Participation));
    let voice = edition.voice();
    let mut open: Vec<(Option<&str>, Row)> = Vec::new();
    for summary in edition.summaries {
        for item in summary.open.iter().filter(|item| item.lang == edition.lang.as_str()) {
            let there = Address::root().below(&item.address);
            let day = item.date.as_ref().and_then(|(of, date)| Some(day_cell(edition, *of, date.parse().ok()?)));
            let row = Row {
                title: crate::pages::view::Words { text: item.title.clone(), lang: None },
                href: Some(address.link_to(&there, edition.setting.links)),
                facts: [Some(Cell::words(edition.portal_name(summary))), day].into_iter().flatten().collect(),
                ..Row::default()
            };
            open.push((item.date.as_ref().map(|(_, date)| date.as_str()), row));
        }
    }
    open.sort_by_key(|(date, _)| (date.is_none(), *date));
    let rows: Vec<Row> = open.into_iter().map(|(_, row)| row).collect();
    let empty = rows.is_empty().then_some("participation");
    let counts = edition.summaries.iter().map(|summary| {
        let home = address.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let bar = voice.share(summary.answered.into(), summary.proposals.into());
        vec![
            Cell::link(edition.portal_name(summary), Some(home)),
            Cell::number(voice.number(summary.meetings as u64), summary.meetings),
            summary.citizens.map_or_else(Cell::nothing, |count| Cell::number(voice.number(count), count)),
            Cell::number(voice.number(summary.proposals as u64), summary.proposals),
            Cell { bar, ..Cell::number(voice.number(summary.answered as u64), summary.answered) },
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.asked_all_caption"),
        sortable: true,
        heads: voice
            .heads(&["ui.municipality", "ui.meetings", "ui.citizens_came", "pages.proposals", "ui.with_answer"], 1),
        rows: counts.collect(),
        ..Grid::default()
    };
    let sections = [
        Some(Section { rows, empty, ..voice.section("now", "ui.take_part_now") }),
        Some(Section { grid: Some(grid), ..voice.section("asked", "ui.asked_title") }),
        by_town_and_year(edition, &address),
        by_author_and_year(edition),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.participation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Participation, view)
}

/// A day, with what it is where it is not the only one.
fn day_cell(edition: &Edition, of: OpenDay, day: Date) -> Cell {
    let voice = edition.voice();
    let said = |key: &str| Cell::text(voice.phrase(key, &[("date", &voice.day(day).text.text)]));
    match of {
        OpenDay::On => voice.day(day),
        OpenDay::From => said("ui.from_date"),
        OpenDay::Until => said("ui.until_date"),
    }
}

/// The most services of municipalities that are listed; where there are more, their lists are led to.
const MOST_LISTED: usize = 300;

fn services(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Services));
    let voice = edition.voice();
    let shared = edition.setting.shared.cohesion.services.iter();
    let shared = shared.map(|one| (&one.needs[..], service::row(edition, one, &address)));
    let own: Vec<_> = offers(edition, OfferKind::Service).collect();
    let listed = if own.len() > MOST_LISTED { &[][..] } else { &own[..] };
    let listed =
        listed.iter().filter_map(|(summary, one)| Some((&one.needs[..], offer(edition, summary, one, &address)?)));
    let mut view = by_need(&voice, shared.chain(listed));
    view.sections.extend((own.len() > MOST_LISTED).then(|| of_portals(edition, &address)));
    edition.shelf(Shelf::Services, view)
}

/// The portals' own lists of services, with how many stand there.
fn of_portals(edition: &Edition, from: &Address) -> Section {
    let voice = edition.voice();
    let segment = edition.addresses.segment(edition.lang, Shelf::Services.id());
    let rows = edition.summaries.iter().filter(|summary| summary.services > 0).map(|summary| {
        let there = edition.portal_home(&summary.id).join(segment);
        let name = Cell::link(edition.portal_name(summary), Some(from.link_to(&there, edition.setting.links)));
        vec![name, Cell::number(voice.number(summary.services as u64), summary.services)]
    });
    let grid = Grid {
        caption: voice.word("ui.services_of_towns"),
        sortable: true,
        heads: voice.heads(&["ui.municipality", "pages.shelves.services"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    Section { grid: Some(grid), ..voice.section("towns", "ui.services_of_towns") }
}

/// What the portals' municipalities keep themselves.
pub fn offers<'a>(edition: &Edition<'a>, kind: OfferKind) -> impl Iterator<Item = (&'a Summary, &'a Offer)> + use<'a> {
    let of = move |summary: &'a Summary| summary.offers.iter().map(move |offer| (summary, offer));
    edition.summaries.iter().flat_map(of).filter(move |(_, offer)| offer.kind == kind)
}

/// A municipality's own programme or service in a list.
pub fn offer(edition: &Edition, summary: &Summary, offer: &Offer, from: &Address) -> Option<Row> {
    let voice = edition.voice();
    let page = offer.pages.iter().find(|page| page.lang == edition.lang.as_str())?;
    let there = Address::root().below(&page.address);
    let groups = (!offer.groups.is_empty()).then(|| Cell::text(voice.choices("group", &offer.groups)));
    Some(Row {
        title: crate::pages::view::Words { text: page.title.clone(), lang: None },
        href: Some(from.link_to(&there, edition.setting.links)),
        facts: [Some(Cell::words(edition.portal_name(summary))), groups].into_iter().flatten().collect(),
        ..Row::default()
    })
}

/// How many proposals came in each municipality and year.
fn by_town_and_year(edition: &Edition, from: &Address) -> Option<Section> {
    let rows = edition.summaries.iter().map(|summary| {
        let home = from.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let by_year = summary.asked.iter().map(|asked| (asked.year, asked.proposals)).collect();
        (Cell::link(edition.portal_name(summary), Some(home)), by_year)
    });
    let voice = edition.voice();
    let grid = years(&voice, "ui.municipality", "ui.asked_over_years_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("by-area", "ui.asked_over_years") })
}

/// How many proposals came from whom in each year.
fn by_author_and_year(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let rows = AuthorKind::ALL.iter().filter_map(|kind| {
        let mut by_year: BTreeMap<i16, usize> = BTreeMap::new();
        for asked in edition.summaries.iter().flat_map(|summary| &summary.asked) {
            let own = asked.authors.iter().filter(|(id, _)| id == kind.id()).map(|(_, count)| count).sum::<usize>();
            *by_year.entry(asked.year).or_default() += own;
        }
        let asked_at_all = by_year.values().any(|count| *count > 0);
        asked_at_all.then(|| (Cell::text(voice.choice("author_kind", *kind)), by_year))
    });
    let grid = years(&voice, "ui.who_proposes", "ui.asked_by_author_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("by-author", "ui.asked_by_author") })
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

/// Who works with whom on what, where they meet, and which groups have a programme where.
fn cooperation(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Cooperation));
    let voice = edition.voice();
    let cohesion = &edition.setting.shared.cohesion;
    let chart = network(cohesion, edition.setting.today, &voice, &|actor| {
        Some(edition.record(&address, Shelf::Cooperation, &actor.id))
    });
    let sections = [
        chart.map(|chart| Section { chart: Some(chart), ..voice.section("network", "ui.who_with_whom") }),
        together(edition, &address)
            .map(|grid| Section { grid: Some(grid), ..voice.section("together", "ui.together") }),
        voice.list("agreements", "ui.agreements_forums", agreements(edition, &address)),
        voice.list("programmes", "ui.programmes_title", programmes(edition, &address)),
        coverage::section(edition),
        (!cohesion.actors.is_empty())
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
