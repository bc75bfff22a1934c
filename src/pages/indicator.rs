//! Indicators of a municipality's areas: the list, and a page each with map, ranking and trend.

use super::address::{Shelf, Target};
use super::area::{MOST_DRAWN, OfLevel};
use super::edition::Edition;
use super::frame::Heading;
use super::further::{further, numbers, titled};
use super::measure::{Measure, Ranking, Room};
use super::view::{Cell, Chart, Fact, Grid, Head, Link, Section, Sheet, View};
use super::voice::Voice;
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::indicator::Indicator;
use crate::model::territory::Area;

/// The most bytes of the tables of a page.
const MOST: usize = 200_000;

/// Adds the list and the indicators.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let indicators = &edition.portal.cohesion.indicators;
    if indicators.is_empty() {
        return;
    }
    pages.push(list(edition));
    indicators.iter().for_each(|indicator| one(edition, indicator, pages));
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Indicators));
    let voice = edition.voice();
    let own = super::area::own(edition);
    let rows = edition.portal.cohesion.indicators.iter().map(|indicator| {
        let measure = Measure::of(indicator, &voice);
        let target = Target::On(Shelf::Indicators, indicator.id.clone());
        let latest = own.and_then(|area| measure.latest(area));
        vec![
            Cell::link(voice.text(&indicator.name), Some(edition.href(&address, &target))),
            latest.map_or_else(Cell::nothing, |(year, _)| Cell::text(year.to_string())),
            latest.map_or_else(Cell::nothing, |(_, value)| measure.cell(value, &voice)),
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.latest_values"),
        heads: voice.heads(&["ui.indicator", "ui.year", "ui.whole_municipality"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let view = Sheet {
        lead: Some(voice.plain("ui.indicators_lead")),
        sections: vec![Section { grid: Some(grid), ..voice.section("indicators", "ui.indicators_title") }],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Indicators, view)
}

/// What an indicator is.
pub fn facts(indicator: &Indicator, voice: &Voice) -> Vec<Fact> {
    let source = indicator.source.as_ref().map(|source| Cell::link(voice.text(source), indicator.url.clone()));
    let all = [
        voice.fact("ui.unit", indicator.unit.as_ref().map(|unit| Cell::words(voice.text(unit)))),
        voice.fact("ui.better", indicator.better.map(|better| Cell::text(voice.choice("better", better)))),
        voice.fact("ui.relation", indicator.relation.map(|one| Cell::text(voice.choice("relation", one)))),
        voice.fact("ui.measured_by", source),
    ];
    all.into_iter().flatten().collect()
}

fn one(edition: &Edition, indicator: &Indicator, pages: &mut Vec<Page>) {
    let target = Target::On(Shelf::Indicators, indicator.id.clone());
    let address = edition.address(&target);
    let voice = edition.voice();
    let measure = Measure::of(indicator, &voice);
    let whole: Vec<&Area> = (super::area::own(edition).into_iter())
        .chain(super::area::own(edition).into_iter().flat_map(|own| edition.setting.shared.territory.around(own)))
        .collect();
    let inside: Vec<&Area> = super::area::inside(edition).collect();
    let places = super::area::by_level(edition, &inside);
    let first = edition.setting.shared.settings.first_language();
    let folder = edition.addresses.of(&target, first);
    let data = super::area::data_files(edition, &folder, indicator.id.as_str(), &address);
    let with_data = |mut section: Section| {
        section.chart = section.chart.map(|chart| Chart { data: data.clone(), ..chart });
        section
    };
    let room = Room::of(MOST, places.iter().map(|level| level.areas.len()));
    let long = long(&measure, &places, room);
    let count = 1 + long.iter().map(|(.., ranking)| ranking.further()).sum::<usize>();
    let places = places.iter().flat_map(|level| of_places(edition, &measure, level, room, &address));
    let sections = of_whole(edition, &measure, &whole, room).into_iter().chain(places).map(with_data).collect();
    let title = voice.text(&indicator.name);
    let view = Sheet {
        kicker: Some(voice.word("ui.indicator")),
        lead: edition.some(indicator.summary.as_ref()),
        facts: facts(indicator, &voice),
        sections,
        downloads: data.clone(),
        others: numbers(edition, &target, 1, count, &address),
        ..Sheet::default()
    };
    let summary = view.lead.as_ref().map(|lead| lead.text.clone());
    let heading = Heading {
        target: target.clone(),
        subject: "indicator",
        id: indicator.id.to_string(),
        title,
        description: summary.clone(),
        above: vec![edition.shelf_link(&address, Shelf::Indicators)],
        section: Some(Target::Shelf(Shelf::Areas)),
        year: super::newest::year_of_indicator(indicator),
        found: Some(Found { text: summary.unwrap_or_default(), ..Found::default() }),
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    pages.push(edition.page(heading, View::Sheet(Box::new(view))));
    let parts =
        long.iter().flat_map(|(level, ranking)| (1..=ranking.further()).map(move |part| (*level, ranking, part)));
    for (part, number) in parts.zip(2..) {
        pages.push(further_page(edition, indicator, &measure, part, (number, count)));
    }
}

/// The levels whose rankings go on, on further pages.
fn long<'l, 't>(measure: &Measure, levels: &'l [OfLevel<'t>], room: Room) -> Vec<(&'l OfLevel<'t>, Ranking<'t>)> {
    let of_level = |level: &'l OfLevel<'t>| {
        let year = measure.compared(&level.areas).last().copied()?;
        Some((level, Ranking::of(measure, &level.areas, year, room)))
    };
    levels.iter().filter_map(of_level).filter(|(_, ranking)| ranking.further() > 0).collect()
}

/// A page with a part of a level's ranking, from the second on.
fn further_page(
    edition: &Edition,
    indicator: &Indicator,
    measure: &Measure,
    (level, ranking, part): (&OfLevel, &Ranking, usize),
    (number, count): (usize, usize),
) -> Page {
    let voice = edition.voice();
    let first = Target::On(Shelf::Indicators, indicator.id.clone());
    let target = further(&first, number);
    let address = edition.address(&target);
    let link = |area: &Area| super::area::href(edition, &address, area);
    let section = Section {
        id: level.called("ranking"),
        title: level.title(&voice.word("ui.by_area"), &voice),
        lead: Some(voice.word("ui.order_caveat")),
        told: true,
        grid: Some(ranking.grid_of(part, measure, &voice, &link)),
        ..Section::default()
    };
    let folder = edition.addresses.of(&first, edition.setting.shared.settings.first_language());
    let view = Sheet {
        sections: vec![section],
        downloads: super::area::data_files(edition, &folder, indicator.id.as_str(), &address),
        others: numbers(edition, &first, number, count, &address),
        ..Sheet::default()
    };
    let own = Link { label: voice.text(&indicator.name).text, href: edition.href(&address, &first), lang: None };
    let heading = Heading {
        target,
        subject: "indicator-further",
        id: format!("{}-{number}", indicator.id),
        title: titled(edition, voice.text(&indicator.name), number),
        above: vec![edition.shelf_link(&address, Shelf::Indicators), own],
        section: Some(Target::Shelf(Shelf::Areas)),
        ..Heading::default()
    };
    edition.page(heading, View::Sheet(Box::new(view)))
}

/// How the whole municipality went, beside what contains it; of one year alone, what it was.
fn of_whole(edition: &Edition, measure: &Measure, whole: &[&Area], room: Room) -> Option<Section> {
    let voice = edition.voice();
    if let Some(chart) = measure.trend(whole, super::area::own(edition), &voice, room) {
        let title = voice.phrase("ui.over_years_of", &[("level", &voice.word("ui.whole_municipality"))]);
        return Some(Section { id: "trend".to_owned(), title, chart: Some(chart), ..Section::default() });
    }
    let rows = whole.iter().filter_map(|area| {
        let (year, value) = measure.latest(area)?;
        Some(vec![Cell::words(voice.area(area)), Cell::text(year.to_string()), measure.cell(value, &voice)])
    });
    let mut heads = voice.heads(&["ui.area", "ui.year"], 1);
    heads.push(Head { label: measure.named(), number: true, ..Head::default() });
    let grid = Grid { caption: voice.word("ui.latest_values"), heads, rows: rows.collect(), ..Grid::default() };
    (!grid.rows.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("whole", "ui.whole_municipality") })
}

/// The places of a level inside the municipality, in the last year in which they can be compared, and how they
/// went.
fn of_places(edition: &Edition, measure: &Measure, level: &OfLevel, room: Room, from: &Address) -> Vec<Section> {
    let (voice, areas) = (edition.voice(), &level.areas[..]);
    let link = |area: &Area| super::area::href(edition, from, area);
    let Some(year) = measure.compared(areas).last().copied() else { return Vec::new() };
    let drawn = measure.called(level.called(&measure.id));
    let ranking = Section {
        id: level.called("ranking"),
        title: level.title(&voice.word("ui.by_area"), &voice),
        lead: Some(voice.word("ui.order_caveat")),
        chart: if areas.len() <= MOST_DRAWN { drawn.map(areas, year, &voice, &link, room) } else { None },
        told: true,
        grid: Some(Ranking::of(measure, areas, year, room).grid(measure, &voice, &link)),
        ..Section::default()
    };
    let trend = measure.called(level.called(&format!("{}-places", measure.id))).trend(areas, None, &voice, room);
    let trend = trend.map(|chart| Section {
        id: level.called("places-trend"),
        title: level.title(&voice.word("ui.over_years_places"), &voice),
        chart: Some(chart),
        ..Section::default()
    });
    std::iter::once(ranking).chain(trend).collect()
}
