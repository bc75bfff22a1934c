//! Indicators of a municipality's areas: the list, and a page each with map, ranking and trend.

use super::address::{Shelf, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::measure::Measure;
use super::view::{Cell, Fact, Grid, Section, Sheet, View};
use super::voice::Voice;
use super::{Found, Page};
use crate::model::indicator::Indicator;
use crate::model::territory::Area;

/// Adds the list and the indicators.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let indicators = &edition.portal.cohesion.indicators;
    if indicators.is_empty() {
        return;
    }
    pages.push(list(edition));
    pages.extend(indicators.iter().map(|indicator| one(edition, indicator)));
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Indicators));
    let voice = edition.voice();
    let own = super::area::own(edition);
    let rows = edition.portal.cohesion.indicators.iter().map(|indicator| {
        let measure = Measure::of(indicator, &voice);
        let target = Target::On(Shelf::Indicators, indicator.id.clone());
        let latest = own.and_then(|area| measure.latest(&area.id));
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

fn one(edition: &Edition, indicator: &Indicator) -> Page {
    let target = Target::On(Shelf::Indicators, indicator.id.clone());
    let address = edition.address(&target);
    let voice = edition.voice();
    let measure = Measure::of(indicator, &voice);
    let inside: Vec<&Area> = super::area::inside(edition).collect();
    let around: Vec<&Area> = (super::area::own(edition).into_iter())
        .chain(super::area::own(edition).into_iter().flat_map(|own| edition.setting.shared.territory.around(own)))
        .collect();
    let link = |area: &Area| super::area::href(edition, &address, area);
    let year = measure.years(&inside).last().copied();
    let ranking = year.map(|year| Section {
        chart: measure.map(&inside, year, &voice, &link),
        told: true,
        grid: Some(measure.ranking(&inside, year, &voice, &link)),
        ..voice.section("ranking", "ui.by_area")
    });
    let trend = measure.trend(&around, &voice).or_else(|| measure.trend(&inside, &voice));
    let trend = trend.map(|chart| Section { chart: Some(chart), ..voice.section("trend", "ui.over_years") });
    let title = voice.text(&indicator.name);
    let view = Sheet {
        kicker: Some(voice.word("ui.indicator")),
        lead: edition.some(indicator.summary.as_ref()),
        facts: facts(indicator, &voice),
        sections: ranking.into_iter().chain(trend).collect(),
        ..Sheet::default()
    };
    let summary = view.lead.as_ref().map(|lead| lead.text.clone());
    let heading = Heading {
        target,
        subject: "indicator",
        id: indicator.id.to_string(),
        title,
        description: summary.clone(),
        above: vec![edition.shelf_link(&address, Shelf::Indicators)],
        section: Some(Target::Shelf(Shelf::Areas)),
        updated: None,
        found: Some(Found { text: summary.unwrap_or_default(), ..Found::default() }),
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    edition.page(heading, View::Sheet(Box::new(view)))
}
