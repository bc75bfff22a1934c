//! What belongs to the whole territory: services; and what municipalities keep themselves in lists of it.

use super::long::{Part, parts};
use super::participation::participation;
use super::stream::Stream;
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::summary::{Offer, OfferKind, Summary};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::programme;
use crate::pages::service::{self, by_need};
use crate::pages::view::{Cell, Grid, Row, Section};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if edition.is_filled(Shelf::Participation) {
        pages.extend(participation(edition));
    }
    if edition.is_filled(Shelf::Services) {
        pages.extend(services(edition));
    }
}

/// The most services of municipalities that are listed; where there are more, their lists are led to.
pub(super) const MOST_LISTED: usize = 300;

fn services(edition: &Edition) -> Vec<Page> {
    let address = edition.address(Target::Shelf(Shelf::Services));
    let voice = edition.voice();
    let shared = edition.setting.shared.cohesion.services.iter();
    let shared = shared.map(|one| (&one.needs[..], service::row(edition, one, &address)));
    let own: Vec<_> = offers(edition, OfferKind::Service).collect();
    let is_listed = own.len() <= MOST_LISTED;
    let listed = own.iter().filter(|_| is_listed);
    let listed = listed.filter_map(|(summary, one)| Some((&one.needs[..], offer(edition, summary, one, &address)?)));
    let mut view = by_need(&voice, shared.chain(listed));
    if is_listed {
        return vec![edition.shelf(Shelf::Services, view)];
    }
    let with_some: Vec<&Summary> = edition.summaries.iter().filter(|summary| summary.services > 0).collect();
    let all = parts(with_some.len(), OF_TOWN);
    let page = |part: &Part| {
        let sections = of_portals(edition, &with_some, part);
        match part.is_first() {
            true => {
                view.sections.extend(sections);
                edition.shelf(Shelf::Services, std::mem::take(&mut view))
            }
            false => edition.further_of_shelf(Shelf::Services, part, sections),
        }
    };
    all.iter().map(page).collect()
}

/// How many bytes of HTML a municipality takes in the list of their lists.
const OF_TOWN: usize = 160;

/// The portals' own lists of services, with how many stand there; and the links to all pages of this list.
fn of_portals(edition: &Edition, portals: &[&Summary], part: &Part) -> Vec<Section> {
    let voice = edition.voice();
    let first = Target::Shelf(Shelf::Services);
    let from = edition.address(part.target(&first));
    let segment = edition.addresses.segment(edition.lang, Shelf::Services.id());
    let rows = portals[part.rows.clone()].iter().map(|summary| {
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
    let list = Section { grid: Some(grid), ..voice.section("towns", "ui.services_of_towns") };
    [Some(list), part.numbers(edition, &first, &from)].into_iter().flatten().collect()
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
