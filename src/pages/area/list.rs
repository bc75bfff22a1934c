//! The list of a municipality's areas: what there is in each, and how they compare. Many fill several pages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{OfLevel, by_level, data, holds, href, money, with_inner};
use crate::model::address::Address;
use crate::model::budget::Budget;
use crate::model::territory::Area;
use crate::pages::Page;
use crate::pages::address::{Shelf, Target};
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{further, numbers, titled};
use crate::pages::measure::{Measure, Room};
use crate::pages::view::{Cell, Chart, Grid, NavItem, Section, Sheet, View, Words};

/// The most areas of a page.
const MOST_ROWS: usize = 100;
/// The most areas of a level whose map is drawn.
pub const MOST_DRAWN: usize = 150;

/// The most bytes of the tables beside the list.
pub const MOST_OF_TABLES: usize = 120_000;

/// The shelves that the page of all areas leads to.
const SHELVES: &[Shelf] =
    &[Shelf::Participation, Shelf::Programmes, Shelf::Indicators, Shelf::Cooperation, Shelf::Transfers];

/// What every area's row needs to know of money: the latest budget, and what it plans for each.
struct Planned<'a> {
    budget: Option<&'a Budget>,
    amounts: BTreeMap<String, Decimal>,
}

/// Adds the pages of the list.
pub fn plan(edition: &Edition, areas: &[&Area], pages: &mut Vec<Page>) {
    let levels = by_level(edition, areas);
    let in_order: Vec<(usize, &Area)> =
        levels.iter().enumerate().flat_map(|(at, level)| level.areas.iter().map(move |area| (at, *area))).collect();
    let budget = edition.portal.budgets.first();
    let amounts = budget.map(|budget| money::planned(edition, budget)).unwrap_or_default();
    let planned = Planned { budget, amounts };
    let first = Target::Shelf(Shelf::Areas);
    let count = in_order.len().div_ceil(MOST_ROWS);
    for (at, part) in in_order.chunks(MOST_ROWS).enumerate() {
        let number = at + 1;
        let target = further(&first, number);
        let address = edition.address(&target);
        let places = part.chunk_by(|(one, _), (other, _)| one == other).map(|part| {
            let areas: Vec<&Area> = part.iter().map(|(_, area)| *area).collect();
            let begins = levels[part[0].0].areas.first().map(|area| &area.id) == areas.first().map(|area| &area.id);
            of_level(edition, &levels[part[0].0], &areas, begins, &planned, &address)
        });
        let mut sections: Vec<Section> = places.collect();
        if number == 1 {
            sections.extend(money::sections(edition, areas, &address));
            sections.push(more(edition, &address));
        }
        let view = Sheet {
            lead: (number == 1).then(|| edition.voice().plain("ui.areas_lead")),
            others: numbers(edition, &first, number, count, &address),
            sections,
            downloads: data(edition, &address),
            ..Sheet::default()
        };
        pages.push(page(edition, target, number, view));
    }
}

/// A page of the list, from 1.
fn page(edition: &Edition, target: Target, number: usize, view: Sheet) -> Page {
    if number == 1 {
        return edition.shelf(Shelf::Areas, view);
    }
    let address = edition.address(&target);
    let title = Words { text: edition.choice("pages.shelves", Shelf::Areas), lang: None };
    let heading = Heading {
        target,
        subject: "areas-further",
        id: number.to_string(),
        title: titled(edition, title, number),
        above: vec![edition.shelf_link(&address, Shelf::Areas)],
        section: Some(Target::Shelf(Shelf::Areas)),
        ..Heading::default()
    };
    edition.page(heading, View::Sheet(Box::new(view)))
}

/// The ways to what else there is of the municipality's places.
fn more(edition: &Edition, from: &Address) -> Section {
    let links =
        SHELVES.iter().filter(|shelf| crate::pages::shelves::is_filled(edition, **shelf)).map(|shelf| NavItem {
            lang: None,
            label: edition.choice("pages.shelves", *shelf),
            href: edition.href(from, &Target::Shelf(*shelf)),
            current: false,
        });
    Section { links: links.collect(), ..edition.voice().section("more", "ui.areas_more") }
}

/// Some areas of a level; a map of all of them where the level begins.
fn of_level(
    edition: &Edition,
    level: &OfLevel,
    areas: &[&Area],
    begins: bool,
    planned: &Planned,
    from: &Address,
) -> Section {
    let voice = edition.voice();
    let room = Room::of(MOST_OF_TABLES, [level.areas.len()].into_iter());
    let map = || {
        let today = edition.setting.today;
        let here: Vec<&Area> = level.areas.iter().copied().filter(|area| area.is_on(today)).collect();
        let people = population(edition, &here);
        let people = people.called(level.called("population"));
        let year = people.years(&here).last().copied()?;
        let map = people.map(&here, year, &voice, &|area| href(edition, from, area), room);
        map.map(|chart| Chart { data: data(edition, from), ..chart })
    };
    Section {
        id: level.called("areas"),
        title: level.title(&voice.word("ui.areas_title"), &voice),
        chart: if begins && level.areas.len() <= MOST_DRAWN { map() } else { None },
        told: level.areas.len() == areas.len(),
        grid: Some(table(edition, areas, planned, from)),
        ..Section::default()
    }
}

/// Inhabitants as a measure.
fn population<'a>(edition: &Edition, areas: &[&'a Area]) -> Measure<'a> {
    let values = areas.iter().map(|area| {
        let by_year = area.population.iter().map(|(year, people)| (*year, Decimal::from(*people)));
        (area.id.clone(), by_year.collect())
    });
    Measure {
        id: "population".to_owned(),
        name: edition.voice().plain("ui.inhabitants"),
        unit: None,
        currency: None,
        better: None,
        decimals: 0,
        values: Cow::Owned(values.collect()),
    }
}

/// What each area has: inhabitants, proposals, services, money.
fn table(edition: &Edition, areas: &[&Area], planned: &Planned, from: &Address) -> Grid {
    let voice = edition.voice();
    let heads = [
        "ui.area",
        "ui.inhabitants",
        "pages.proposals",
        "pages.shelves.services",
        "ui.planned_expenditure",
        "ui.per_inhabitant",
    ];
    let territory = &edition.setting.shared.territory;
    let rows = areas.iter().map(|area| {
        let ids = with_inner(edition, area);
        let proposals = edition.portal.proposals.iter().filter(|one| holds(&ids, one.area.as_deref())).count();
        let services = edition.portal.cohesion.services.iter();
        let services = services.filter(|one| territory.concerned(&one.areas).holds(area, territory)).count();
        let planned = planned.budget.and_then(|budget| Some((budget, *planned.amounts.get(&area.id)?)));
        let each = planned.and_then(|(budget, planned)| {
            let people = area.population_near(budget.year).filter(|people| *people > 0)?;
            Some(voice.money(planned / Decimal::from(people), &budget.currency))
        });
        let people = area.latest_population();
        vec![
            Cell {
                note: voice.not_today(area, edition.setting.today),
                ..Cell::link(voice.area(area), href(edition, from, area))
            },
            people.map_or_else(Cell::nothing, |(_, people)| Cell::number(voice.number(people), people)),
            Cell::number(voice.number(proposals as u64), proposals),
            // Nothing is to be had in a place that is none today.
            match area.is_on(edition.setting.today) {
                true => Cell::number(voice.number(services as u64), services),
                false => Cell::nothing(),
            },
            planned.map_or_else(Cell::nothing, |(budget, amount)| voice.money(amount, &budget.currency)),
            each.unwrap_or_else(Cell::nothing),
        ]
    });
    Grid {
        caption: voice.word("ui.areas_caption"),
        sortable: true,
        rows: rows.collect(),
        heads: voice.heads(&heads, 1),
        ..Grid::default()
    }
}
