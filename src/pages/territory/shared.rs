//! What belongs to the whole territory: what is open to take part in, and services; and what municipalities keep
//! themselves in lists of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::stream::Stream;
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::proposal::AuthorKind;
use crate::model::summary::{Offer, OfferKind, OpenDay, Summary};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::participation::years;
use crate::pages::programme;
use crate::pages::service::{self, by_need};
use crate::pages::view::{Cell, Grid, Row, Section, Sheet};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if edition.is_filled(Shelf::Participation) {
        pages.push(participation(edition));
    }
    if edition.is_filled(Shelf::Services) {
        pages.push(services(edition));
    }
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
pub(super) const MOST_LISTED: usize = 300;

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

/// A municipality's own programme, service or agreement in a list.
pub fn offer(edition: &Edition, summary: &Summary, offer: &Offer, from: &Address) -> Option<Row> {
    let voice = edition.voice();
    let page = offer.pages.iter().find(|page| page.lang == edition.lang.as_str())?;
    let there = Address::root().below(&page.address);
    let groups = (!offer.groups.is_empty()).then(|| Cell::text(voice.choices("group", &offer.groups)));
    let tag = offer.state.map(|state| voice.tag("agreement_state", state, state.tone()));
    let term = programme::term(&voice, [offer.from, offer.to], edition.setting.today).filter(|_| tag.is_none());
    let of = Some(Cell::words(edition.portal_name(summary)));
    Some(Row {
        title: crate::pages::view::Words { text: page.title.clone(), lang: None },
        href: Some(from.link_to(&there, edition.setting.links)),
        tag,
        facts: [of, term, groups].into_iter().flatten().collect(),
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
