//! The areas of the territory, from the country down to what no portal holds: a page each with what
//! happens there.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::long::{Part, further, numbers, parts, titled};
use super::stream::Stream;
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::outlay::{Way, governed};
use crate::model::summary::{OfferKind, Summary};
use crate::model::territory::Area;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::area::listed_inside;
use crate::pages::measure::Room;
use crate::pages::view::{Cell, Fact, Grid, Link, NavItem, Row, Section, Sheet, Words};

/// Adds the page of the whole territory and a page each.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if !edition.is_filled(Shelf::Areas) {
        return;
    }
    list(edition, pages);
    let others = super::compare::others(edition.summaries, edition.setting);
    let others: BTreeSet<&str> = others.into_iter().map(|one| one.id.as_str()).collect();
    for area in &edition.setting.shared.territory.areas {
        if has_page(edition, area) {
            pages.extend(one(edition, area, &others));
        }
    }
}

/// Whether an area's page is the territory's: not that of a place inside a portal, which has its own.
fn has_page(edition: &Edition, area: &Area) -> bool {
    match edition.atlas.portal_around(area) {
        Some(portal) => edition.atlas.area_of(&edition.summaries[portal].id).is_some_and(|own| own.id == area.id),
        None => true,
    }
}

/// The link to an area's page: the territory's, or that of the portal that it lies in.
pub fn href(edition: &Edition, from: &Address, area: &Area) -> Option<String> {
    if has_page(edition, area) {
        return Some(edition.href(from, &Target::On(Shelf::Areas, area.id.clone())));
    }
    let summary = &edition.summaries[edition.atlas.portal_around(area)?];
    let segment = edition.addresses.segment(edition.lang, Shelf::Areas.id());
    let there = edition.portal_home(&summary.id).join(segment).join(&area.id);
    Some(from.link_to(&there, edition.setting.links))
}

/// The areas of a level, those of today and of other times.
pub fn of_level<'a>(edition: &Edition<'a>, level: usize) -> impl Iterator<Item = &'a Area> + use<'a> {
    edition.setting.shared.territory.areas.iter().filter(move |area| area.level == level)
}

/// The level at which most municipalities with a portal are.
pub fn level_of_portals(edition: &Edition) -> Option<usize> {
    let shared = &edition.setting.shared;
    Some(governed(edition.summaries, &shared.territory, shared.settings.country.as_deref())?.main)
}

/// The most bytes of the table below the map.
const MOST_OF_TABLE: usize = 200_000;
/// The most areas of a page of the list.
const MOST_LINKS: usize = 700;

/// The pages of the list of all areas, level by level.
fn list(edition: &Edition, pages: &mut Stream) {
    let mut all: Vec<&Area> =
        edition.setting.shared.territory.areas.iter().filter(|area| has_page(edition, area)).collect();
    all.sort_by_key(|area| area.level);
    let count = all.len().div_ceil(MOST_LINKS).max(1);
    for number in 1..=count {
        let part = all.chunks(MOST_LINKS).nth(number - 1).unwrap_or_default();
        let target = page_of_list(number);
        let address = edition.address(target.clone());
        let levels = part.chunk_by(|one, other| one.level == other.level);
        let sections = levels.filter_map(|areas| of_one_level(edition, areas, &address));
        let map = (number == 1).then(|| map(edition, &address)).flatten();
        let view = Sheet {
            lead: (number == 1).then(|| edition.voice().plain("ui.territory_areas_lead")),
            others: numbers(edition, &page_of_list(1), (number, count), &address),
            sections: map.into_iter().chain(sections).collect(),
            ..Sheet::default()
        };
        pages.push(page_with(edition, target, number, view, &address));
    }
}

fn page_of_list(number: usize) -> Target {
    further(&Target::Shelf(Shelf::Areas), number)
}

fn page_with(edition: &Edition, target: Target, number: usize, view: Sheet, from: &Address) -> Page {
    if number == 1 {
        return edition.shelf(Shelf::Areas, view);
    }
    let title = Words { text: edition.word("pages.shelves.areas"), lang: None };
    edition.sheet(target, titled(edition, title, number), vec![to_list(edition, from)], view)
}

/// The way to the first page of the list.
fn to_list(edition: &Edition, from: &Address) -> Link {
    let href = edition.href(from, &Target::Shelf(Shelf::Areas));
    Link { label: edition.word("pages.shelves.areas"), href, lang: None }
}

/// What the municipalities with a portal plan for each inhabitant, as a map.
fn map(edition: &Edition, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let money = super::compare::money(edition);
    let own = edition.summaries.iter().filter_map(|summary| edition.atlas.area_of(&summary.id));
    let level = level_of_portals(edition);
    let municipal: Vec<&Area> = own.filter(|area| Some(area.level) == level).collect();
    let year = money.compared(&municipal).last().copied()?;
    let room = Room::of(MOST_OF_TABLE, std::iter::once(municipal.len()));
    let chart = money.map(&municipal, year, &voice, &|area| href(edition, from, area), room)?;
    Some(Section { chart: Some(chart), ..voice.section("map", "ui.budget_per_head") })
}

/// Links to some areas of one level.
fn of_one_level(edition: &Edition, areas: &[&Area], from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let level = edition.setting.shared.territory.levels.get(areas.first()?.level)?;
    let link = |area: &&Area| NavItem {
        lang: None,
        label: voice.area(area).text,
        href: edition.href(from, &Target::On(Shelf::Areas, area.id.clone())),
        current: false,
    };
    Some(Section {
        id: format!("level-{}", level.id),
        title: voice.text(&level.name).text,
        links: areas.iter().map(link).collect(),
        ..Section::default()
    })
}

/// The bytes of HTML of a municipality's rows: of what happens there, and of its measures.
const OF_TOWN: usize = 1_600;

/// An area's page, and those of the municipalities for which it has no room.
fn one(edition: &Edition, area: &Area, others: &BTreeSet<&str>) -> Vec<Page> {
    // Nothing is to be had in an area that is none today, and what has ended is no part of one that is.
    let is_on = area.is_on(edition.setting.today);
    let portals = edition.atlas.portals_in(area).iter().map(|at| &edition.summaries[*at]);
    let portals: Vec<&Summary> =
        portals.filter(|one| !is_on || !super::compare::has_ended(one, edition.setting)).collect();
    let parts = parts(portals.len(), OF_TOWN);
    parts.iter().map(|part| page(edition, (area, is_on), (&portals, others), part)).collect()
}

fn page(
    edition: &Edition,
    (area, is_on): (&Area, bool),
    (portals, others): (&[&Summary], &BTreeSet<&str>),
    part: &Part,
) -> Page {
    let first = Target::On(Shelf::Areas, area.id.clone());
    let target = part.target(&first);
    let address = edition.address(target.clone());
    let voice = edition.voice();
    let level = edition.setting.shared.territory.levels.get(area.level);
    // A province's government and a board are not compared with municipalities.
    let is_town = |one: &&Summary| !others.contains(one.id.as_str());
    let towns: Vec<&Summary> = portals.iter().copied().filter(is_town).collect();
    let here = &portals[part.rows.clone()];
    let towns_here: Vec<&Summary> = here.iter().copied().filter(is_town).collect();
    let happens = super::here::section(edition, here, &address);
    let figures = figures(edition, &towns_here, &address).filter(|_| towns.len() > 1);
    let numbers = part.numbers(edition, &first, &address);
    let kicker = level.map(|level| voice.text(&level.name).text);
    let above = to_list(edition, &address);
    let title = part.titled(edition, voice.area(area));
    if !part.is_first() {
        let own = Link { label: voice.area(area).text, href: edition.href(&address, &first), lang: None };
        let sections = [happens, figures, numbers].into_iter().flatten().collect();
        return edition.sheet(target, title, vec![above, own], Sheet { kicker, sections, ..Sheet::default() });
    }
    let sections = [
        listed_inside(&edition.voice(), edition.setting, area, |inner| href(edition, &address, inner)),
        happens,
        figures,
        numbers,
        indicators(edition, area, &address),
        voice.list("services", "ui.area_services", services(edition, area, &address)).filter(|_| is_on),
        voice.list("programmes", "ui.area_programmes", programmes(edition, area, &address)).filter(|_| is_on),
    ];
    let view = Sheet {
        kicker,
        facts: facts(edition, (area, others), (portals, &towns), &address),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.sheet(target, title, vec![above], view)
}

fn facts(
    edition: &Edition,
    (area, others): (&Area, &BTreeSet<&str>),
    (portals, towns): (&[&Summary], &[&Summary]),
    from: &Address,
) -> Vec<Fact> {
    let voice = edition.voice();
    let territory = &edition.setting.shared.territory;
    let currency = &edition.setting.shared.settings.currency;
    let people = area.counts().iter().rev().map(|(year, people)| {
        let text = match area.population.is_empty() {
            true => voice.phrase("ui.sum_of_parts", &[("year", &year.to_string())]),
            false => format!("({year})"),
        };
        Cell { note: Some(Words { text, lang: None }), ..Cell::number(voice.number(*people), people) }
    });
    let around = territory.around(area).map(|up| Cell::link(voice.text(&up.name), href(edition, from, up)));
    let around: Vec<Cell> = around.collect();
    let heirs = area.became.iter().filter_map(|id| territory.area(id));
    let heirs: Vec<Cell> = heirs.map(|heir| Cell::link(voice.text(&heir.name), href(edition, from, heir))).collect();
    let formed = territory.formed(area).map(|old| Cell::link(voice.text(&old.name), href(edition, from, old)));
    let formed: Vec<Cell> = formed.collect();
    // The figures are those of the portals in it, which may be few of its municipalities.
    let of = |count: usize| {
        let is_several = portals.len() > 1 || portals.iter().any(|one| one.area.as_deref() != Some(area.id.as_str()));
        is_several.then(|| voice.count("ui.of_portals", count))
    };
    let planned = planned(edition, (area, others), (portals, towns)).map(|(year, sum, count)| {
        let of = count.and_then(of);
        let named = (count.is_none() && edition.outlays.is_by_lines(area.level)).then(|| voice.word("ui.named_money"));
        let text = std::iter::once(format!("({year})")).chain(of).chain(named).collect::<Vec<_>>().join(" ");
        Cell { note: Some(Words { text, lang: None }), ..voice.money(sum, currency) }
    });
    let asked = if towns.is_empty() { portals } else { towns };
    let note = of(asked.len()).map(|text| Words { text, lang: None });
    let proposals: usize = asked.iter().map(|summary| summary.proposals).sum();
    let home = portals.iter().filter(|summary| summary.area.as_deref() == Some(area.id.as_str())).map(|summary| {
        let home = from.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        Cell::link(edition.portal_name(summary), Some(home))
    });
    let all = [
        voice.fact("ui.portal", home),
        voice.fact("ui.code", area.code.as_ref().map(Cell::text)),
        voice.fact("ui.inhabitants", people),
        voice.fact("ui.lies_in", around),
        voice.fact("ui.since_day", area.from.map(|day| voice.term(day))),
        voice.fact("ui.until_day", area.to.map(|day| voice.term(day))),
        voice.fact("ui.formed_from", formed),
        voice.fact("ui.became_areas", heirs),
        voice.fact("ui.planned_expenditure", planned),
        voice.fact(
            "pages.proposals",
            (!portals.is_empty()).then(|| Cell { note, ..Cell::number(voice.number(proposals as u64), proposals) }),
        ),
    ];
    all.into_iter().flatten().collect()
}

/// What is planned in an area in a year, and of how many portals that is the sum (of municipalities, where one has a
/// portal): what its money for each inhabitant is reckoned from; or else, of the latest year of which more than half as
/// many have a budget as of any, what they plan together.
fn planned(
    edition: &Edition,
    (area, others): (&Area, &BTreeSet<&str>),
    (portals, towns): (&[&Summary], &[&Summary]),
) -> Option<(i16, Decimal, Option<usize>)> {
    let known = edition.outlays.areas.get(&area.id).and_then(|years| {
        years.iter().rev().find(|(year, _)| area.is_in(**year)).map(|(year, outlay)| (*year, outlay.planned))
    });
    if let Some((year, planned)) = known {
        let is_sum = edition.outlays.ways.get(&area.level) == Some(&Way::Inside);
        let count = Some(summed(edition, area, others, year)).filter(|count| is_sum && *count > 0);
        return Some((year, planned, count));
    }
    let territory = &edition.setting.shared.territory;
    let place = |one: &Summary| one.area.as_deref().and_then(|id| territory.area(id));
    let mut by_year: BTreeMap<i16, (usize, Decimal)> = BTreeMap::new();
    for one in portals {
        let is_there = |year: i16| place(one).is_none_or(|area| area.is_within(year));
        for year in one.comparable().filter(|year| is_there(year.year)) {
            let Some(planned) = year.planned else { continue };
            let is_counted = towns.is_empty() || !others.contains(one.id.as_str());
            let (count, sum) = by_year.entry(year.year).or_default();
            (*count, *sum) = (*count + usize::from(is_counted), *sum + planned);
        }
    }
    let most = by_year.values().map(|(count, _)| *count).max()?;
    let (year, (count, sum)) = by_year.into_iter().rev().find(|(_, (count, _))| count * 2 > most)?;
    Some((year, sum, Some(count)))
}

/// How many municipalities' plans are in the sum of an area: those that have one over their inhabitants in that year,
/// also where they have ended since.
fn summed(edition: &Edition, area: &Area, others: &BTreeSet<&str>, year: i16) -> usize {
    let portals = edition.atlas.portals_in(area).iter().map(|at| &edition.summaries[*at]);
    let own = portals.filter(|one| !others.contains(one.id.as_str())).filter_map(|one| one.area.as_ref());
    let has_any = |own: &&String| edition.outlays.areas.get(*own).is_some_and(|years| years.contains_key(&year));
    own.filter(|own| **own != area.id).filter(has_any).count()
}

/// The portals inside, with their figures.
fn figures(edition: &Edition, portals: &[&Summary], from: &Address) -> Option<Section> {
    let grid = super::compare::grid(edition, portals, from, None);
    let voice = edition.voice();
    (!portals.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("portals", "ui.towns") })
}

/// The latest value of each indicator.
fn indicators(edition: &Edition, area: &Area, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let money = super::compare::money(edition);
    let rows = edition.measures.iter().chain([&money]).zip(edition.standings).filter_map(|(measure, standings)| {
        let [now, first] = measure.ends(area, &voice)?;
        let target = Target::On(Shelf::Indicators, measure.id.clone());
        let (year, _) = measure.latest(area)?;
        let standing = standings.get(&area.id).and_then(|years| years.get(&year)).filter(|one| one.of > 1);
        let standing = standing.map_or_else(Cell::nothing, |one| {
            let (place, of) = (voice.number(one.place as u64), voice.number(one.of as u64));
            Cell::number(voice.phrase("ui.place_of", &[("place", &place), ("all", &of)]), one.place)
        });
        Some(vec![Cell::link(measure.name.clone(), Some(edition.href(from, &target))), now, standing, first])
    });
    let grid = Grid {
        caption: voice.word("ui.latest_values"),
        heads: voice.heads(&["ui.indicator", "ui.here", "ui.place_in_order", "ui.first_value"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let section = |grid| Section { grid: Some(grid), ..voice.section("indicators", "pages.shelves.indicators") };
    (!grid.rows.is_empty()).then(|| section(grid))
}

/// The services of the territory that concern an area, and those of its own municipality.
fn services(edition: &Edition, area: &Area, from: &Address) -> Vec<Row> {
    let territory = &edition.setting.shared.territory;
    let all = edition.setting.shared.cohesion.services.iter();
    let all = all.filter(|one| territory.concerned(&one.areas).holds(area, territory));
    let all = all.map(|one| crate::pages::service::row(edition, one, from));
    all.chain(own(edition, area, OfferKind::Service, from)).collect()
}

/// The programmes of the territory that concern an area, and those of its own municipality.
fn programmes(edition: &Edition, area: &Area, from: &Address) -> Vec<Row> {
    let territory = &edition.setting.shared.territory;
    let all = edition.setting.shared.cohesion.programmes.iter();
    let all = all.filter(|one| territory.concerned(&one.areas).holds(area, territory));
    let all = all.map(|one| super::cooperation::programme(edition, one, from));
    all.chain(own(edition, area, OfferKind::Programme, from)).collect()
}

/// What the municipality of an area keeps itself.
fn own(edition: &Edition, area: &Area, kind: OfferKind, from: &Address) -> Vec<Row> {
    let portals = edition.atlas.portals_in(area).iter().map(|at| &edition.summaries[*at]);
    let own = portals.filter(|summary| summary.area.as_deref() == Some(area.id.as_str()));
    let offers = own.flat_map(|summary| summary.offers.iter().map(move |offer| (summary, offer)));
    let offers = offers.filter(|(_, offer)| offer.kind == kind);
    offers.filter_map(|(summary, offer)| super::shared::offer(edition, summary, offer, from)).collect()
}
