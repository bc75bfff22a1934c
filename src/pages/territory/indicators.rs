//! Indicators of the whole territory, and money for each inhabitant beside them: map, ranking, trend, how
//! unequal, and whether money goes where the need is.

mod further;

use rayon::prelude::*;

use super::stream::Stream;
use super::unequal::{levels, observed, outcome_cell};
use super::{Edition, Target, areas, methods, need, unequal};
use crate::model::address::Address;
use crate::model::indicator::Indicator;
use crate::model::territory::Area;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::indicator::facts;
use crate::pages::measure::{Measure, Ranking, Room};
use crate::pages::view::{Cell, Grid, Link, Section, Sheet, Words};

/// The most bytes of the tables of a page.
const MOST: usize = 200_000;

/// The id of money for each inhabitant among the measures, in addresses and files.
pub const PER_HEAD: &str = "per-head";

/// Adds the list and a page each.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if !edition.is_filled(Shelf::Indicators) {
        return;
    }
    let money = super::compare::money(edition);
    pages.push(list(edition, &money));
    // A map of some hundred areas takes longer than all else on its page.
    let all = edition.setting.shared.cohesion.indicators.par_iter().zip(edition.measures);
    let made: Vec<Page> = all
        .flat_map_iter(|(indicator, measure)| {
            let own = one(edition, indicator, measure, &money);
            std::iter::once(own).chain(further::pages(edition, measure))
        })
        .collect();
    pages.extend(made);
    if !money.values.is_empty() {
        pages.push(of_money(edition, &money));
        pages.extend(further::pages(edition, &money));
    }
}

fn list(edition: &Edition, money: &Measure) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Indicators));
    let voice = edition.voice();
    let row = |measure: &Measure| {
        let (level, areas) = told_level(edition, measure);
        let year = measure.compared(&areas).last().copied();
        let unequal = year.map(|year| observed(edition, measure, &areas, year));
        let mean = unequal.as_ref().map(|unequal| match unequal.mean {
            Ok(mean) => {
                Cell { text: Words { text: measure.shown(mean, &voice), lang: None }, ..measure.cell(mean, &voice) }
            }
            Err(why) => outcome_cell(edition, Err(why)),
        });
        let target = Target::On(Shelf::Indicators, measure.id.clone());
        vec![
            Cell::link(measure.name.clone(), Some(edition.href(&address, &target))),
            level.map_or_else(Cell::nothing, Cell::text),
            year.map_or_else(Cell::nothing, |year| Cell::text(year.to_string())),
            mean.unwrap_or_else(Cell::nothing),
            unequal.map_or_else(Cell::nothing, |unequal| outcome_cell(edition, unequal.gini)),
        ]
    };
    let grid = Grid {
        caption: voice.word("ui.indicators_caption"),
        heads: voice.heads(&["ui.indicator", "ui.level", "ui.year", "disparity.mean", "disparity.gini"], 2),
        rows: edition.measures.iter().chain((!money.values.is_empty()).then_some(money)).map(row).collect(),
        ..Grid::default()
    };
    let view = Sheet {
        lead: Some(voice.plain("ui.indicators_lead")),
        sections: vec![Section { grid: Some(grid), ..voice.section("indicators", "ui.indicators_title") }],
        others: vec![methods_item(edition, &address)],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Indicators, view)
}

/// The level that the list tells of, and its areas: that of the portals' municipalities where two of them
/// can be compared; or else the smallest areas that can be; or else what there is.
fn told_level<'a>(edition: &Edition<'a>, measure: &Measure) -> (Option<String>, Vec<&'a Area>) {
    let mut levels = levels(edition, measure);
    let municipal = areas::level_of_portals(edition);
    let is_municipal = |areas: &[&Area]| areas.first().is_some_and(|area| Some(area.level) == municipal);
    let at = (levels.iter().position(|(_, areas)| areas.len() > 1 && is_municipal(areas)))
        .or_else(|| levels.iter().rposition(|(_, areas)| areas.len() > 1))
        .or(levels.len().checked_sub(1));
    at.map(|at| levels.swap_remove(at)).map(|(name, areas)| (Some(name), areas)).unwrap_or_default()
}

/// The caveat that an order asks for, where the page has one.
fn caveat(edition: &Edition, sections: &[Section]) -> Option<Words> {
    let is_order = |section: &Section| section.grid.as_ref().is_some_and(|grid| grid.sortable && grid.rows.len() > 1);
    sections.iter().any(is_order).then(|| edition.voice().plain("ui.league_caveat"))
}

/// The way from the list, which has no data of its own, to the methods.
fn methods_item(edition: &Edition, from: &Address) -> crate::pages::view::NavItem {
    let Link { label, href, lang } = methods::link(edition, from);
    crate::pages::view::NavItem { label, href, lang, current: false }
}

fn one(edition: &Edition, indicator: &Indicator, measure: &Measure, money: &Measure) -> Page {
    let voice = edition.voice();
    let target = Target::On(Shelf::Indicators, measure.id.clone());
    let address = edition.address(target.clone());
    let need = need::sections(edition, measure, money, &address);
    let sections = sections(edition, measure, &address);
    let view = Sheet {
        kicker: Some(voice.word("ui.indicator")),
        lead: indicator.summary.as_ref().map(|text| voice.text(text)),
        note: caveat(edition, &sections),
        facts: facts(indicator, &voice),
        others: further::numbers(edition, measure, 1, &address),
        sections: sections.into_iter().chain(need).collect(),
        downloads: downloads(edition, measure, &address),
        ..Sheet::default()
    };
    page(edition, target, measure, view, &address)
}

/// The page of money for each inhabitant, beside the indicators.
fn of_money(edition: &Edition, money: &Measure) -> Page {
    let voice = edition.voice();
    let target = Target::On(Shelf::Indicators, money.id.clone());
    let address = edition.address(target.clone());
    let sections = sections(edition, money, &address);
    let view = Sheet {
        lead: Some(super::compare::with_foreign(edition, voice.plain("ui.per_head_lead"))),
        note: caveat(edition, &sections),
        others: further::numbers(edition, money, 1, &address),
        sections,
        downloads: downloads(edition, money, &address),
        ..Sheet::default()
    };
    page(edition, target, money, view, &address)
}

fn page(edition: &Edition, target: Target, measure: &Measure, view: Sheet, from: &Address) -> Page {
    let list = Link {
        label: edition.word("pages.shelves.indicators"),
        href: edition.href(from, &Target::Shelf(Shelf::Indicators)),
        lang: None,
    };
    edition.sheet(target, measure.name.clone(), vec![list], view)
}

/// The values as data, and how the measures are reckoned.
fn downloads(edition: &Edition, measure: &Measure, from: &Address) -> Vec<Link> {
    let folder = super::files_folder(edition.setting.words).join("data");
    let link = |(ending, label): (&str, &str)| Link {
        label: label.to_owned(),
        href: from.link_to(&folder.file(&format!("{}.{ending}", measure.id)), edition.setting.links),
        lang: None,
    };
    [("csv", "CSV"), ("json", "JSON")].map(link).into_iter().chain([methods::link(edition, from)]).collect()
}

/// The map, ranking and trend of each level, and how unequal they are.
fn sections(edition: &Edition, measure: &Measure, from: &Address) -> Vec<Section> {
    let levels = levels(edition, measure);
    let room = Room::of(MOST, levels.iter().map(|(_, areas)| areas.len()));
    let mut sections = Vec::new();
    // The one area of a level is drawn beside those of the next.
    let mut beside: Vec<&Area> = Vec::new();
    for (at, (name, areas)) in levels.iter().enumerate() {
        // Each drawing has its own ids in the page.
        let of_level = measure.called(format!("{}-{at}", measure.id));
        sections.extend(by_level(edition, &of_level, (name, areas, at), room, from));
        let lines: Vec<&Area> = beside.iter().chain(areas).copied().collect();
        if areas.len() == 1 && at + 1 < levels.len() {
            beside = lines;
            continue;
        }
        beside.clear();
        sections.extend(trend(edition, &of_level, (name, &lines, at), room));
    }
    sections.extend(unequal::section(edition, measure, &levels));
    sections
}

/// The values of a level in the last year in which it can be compared.
fn by_level(
    edition: &Edition,
    measure: &Measure,
    level: (&str, &[&Area], usize),
    room: Room,
    from: &Address,
) -> Option<Section> {
    let (name, areas, at) = level;
    let voice = edition.voice();
    let link = |area: &Area| areas::href(edition, from, area);
    let year = *measure.compared(areas).last()?;
    let level = areas.first()?.level;
    let with = areas.iter().filter(|area| measure.value(area, year).is_some()).count();
    let here: Vec<&Area> = areas::of_level(edition, level).filter(|area| area.is_in(year)).collect();
    let all = here.len();
    let mut lead = Vec::new();
    match with {
        1 => lead.push(voice.word("ui.one_place")),
        _ if with < all => {
            let (with, all) = (voice.number(with as u64), voice.number(all as u64));
            lead.push(voice.phrase("ui.with_figure", &[("with", &with), ("all", &all)]));
        }
        _ => {}
    }
    if measure.currency.is_some() && edition.outlays.is_by_lines(level) {
        lead.push(voice.word("ui.named_money"));
    }
    Some(Section {
        id: format!("by-level-{at}"),
        title: voice.phrase("ui.by_level", &[("level", name), ("year", &year.to_string())]),
        lead: (!lead.is_empty()).then(|| lead.join(" ")),
        // What never had a figure is an area too, and no hole.
        chart: measure.map(&here, year, &voice, &link, room),
        told: true,
        grid: Some(Ranking::of(measure, areas, year, room).grid(measure, &voice, &link)),
        ..Section::default()
    })
}

fn trend(edition: &Edition, measure: &Measure, level: (&str, &[&Area], usize), room: Room) -> Option<Section> {
    let (name, areas, at) = level;
    let voice = edition.voice();
    let chart = measure.trend(areas, None, &voice, room)?;
    let title = voice.phrase("ui.over_years_of", &[("level", name)]);
    Some(Section { id: format!("trend-{at}"), title, chart: Some(chart), ..Section::default() })
}
