//! The areas inside a municipality: what happens in each, and how they compare.

mod list;
mod lists;
mod money;

use std::collections::{BTreeMap, BTreeSet};

pub use self::list::MOST_DRAWN;
use self::money::Money;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::measure::Measure;
use super::view::{Cell, Fact, Grid, Link, Row, Section, Words};
use super::voice::Voice;
use super::{Page, document};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::proposal::Proposal;
use crate::model::territory::Area;

/// Adds the list of all areas and a page each.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let areas: Vec<&Area> = inside(edition).collect();
    if areas.is_empty() {
        return;
    }
    list::plan(edition, &areas, pages);
    let money = Money::new(edition);
    for area in areas {
        if let Some(id) = Id::new(&area.id) {
            lists::plan(edition, area, id, &money, pages);
        }
    }
}

/// The name of the files with the data of all areas, beside their list.
pub const DATA: &str = "areas";

/// The links to the data of all areas.
fn data(edition: &Edition, from: &Address) -> Vec<Link> {
    let first = edition.setting.shared.settings.first_language();
    data_files(edition, &edition.addresses.of(&Target::Shelf(Shelf::Areas), first), DATA, from)
}

/// The links to a table that lies in a folder as CSV and as JSON.
pub fn data_files(edition: &Edition, folder: &Address, name: &str, from: &Address) -> Vec<Link> {
    let link = |form: &str| Link {
        label: form.to_owned(),
        href: from.link_to(&folder.file(&format!("{name}.{}", form.to_lowercase())), edition.setting.links),
        lang: None,
    };
    ["CSV", "JSON"].map(link).to_vec()
}

/// The municipality's own area.
pub fn own<'a>(edition: &Edition<'a>) -> Option<&'a Area> {
    edition.setting.shared.territory.area(edition.portal.municipality.area.as_deref()?)
}

/// The areas inside the municipality's, at any depth.
pub fn inside<'a>(edition: &Edition<'a>) -> impl Iterator<Item = &'a Area> + use<'a> {
    let territory = &edition.setting.shared.territory;
    let own = own(edition).map(|area| area.id.clone());
    let holds = move |area: &&Area| own.as_ref().is_some_and(|own| territory.around(area).any(|up| up.id == *own));
    territory.areas.iter().filter(holds)
}

/// The areas of a level, among those of several.
pub struct OfLevel<'a> {
    /// The level's name; none where all areas are of one level.
    name: Option<String>,
    /// Its place among the levels, from 0.
    at: usize,
    /// The areas.
    pub areas: Vec<&'a Area>,
}

impl OfLevel<'_> {
    /// An id that is another for each level.
    pub fn called(&self, id: &str) -> String {
        if self.at == 0 { id.to_owned() } else { format!("{id}-{}", self.at) }
    }

    /// A title that says the level where there are several.
    pub fn title(&self, what: &str, voice: &Voice) -> String {
        match &self.name {
            Some(level) => voice.phrase("ui.of_level", &[("what", what), ("level", level)]),
            None => what.to_owned(),
        }
    }
}

/// Some areas by their level, the largest first: what holds another is not compared with it.
pub fn by_level<'a>(edition: &Edition, areas: &[&'a Area]) -> Vec<OfLevel<'a>> {
    let mut levels: BTreeMap<usize, Vec<&Area>> = BTreeMap::new();
    for area in areas {
        levels.entry(area.level).or_default().push(area);
    }
    let several = levels.len() > 1;
    let name = |level: usize| {
        let level = edition.setting.shared.territory.levels.get(level).filter(|_| several)?;
        Some(edition.voice().text(&level.name).text)
    };
    let all = levels.into_iter().enumerate();
    all.map(|(at, (level, areas))| OfLevel { name: name(level), at, areas }).collect()
}

/// The link to an area's page, where it has one.
pub fn href(edition: &Edition, from: &Address, area: &Area) -> Option<String> {
    let id = Id::new(&area.id)?;
    inside(edition).any(|one| one.id == area.id).then(|| edition.href(from, &Target::On(Shelf::Areas, id)))
}

/// An area with all that it contains.
fn with_inner<'a>(edition: &Edition<'a>, area: &'a Area) -> BTreeSet<&'a str> {
    let territory = &edition.setting.shared.territory;
    let inner = territory.areas.iter().filter(|one| territory.around(one).any(|up| up.id == area.id));
    inner.map(|one| one.id.as_str()).chain([area.id.as_str()]).collect()
}

fn holds(ids: &BTreeSet<&str>, area: Option<&str>) -> bool {
    area.is_some_and(|area| ids.contains(area))
}

fn facts(edition: &Edition, area: &Area, from: &Address) -> Vec<Fact> {
    let voice = edition.voice();
    let territory = &edition.setting.shared.territory;
    let people = area.population.iter().rev().map(|(year, people)| Cell {
        note: Some(Words { text: format!("({year})"), lang: None }),
        ..Cell::number(voice.number(*people), people)
    });
    let heirs = area.became.iter().filter_map(|id| territory.area(id));
    let heirs = heirs.map(|heir| Cell::link(voice.text(&heir.name), href(edition, from, heir)));
    let formed: Vec<Cell> =
        territory.formed(area).map(|old| Cell::link(voice.text(&old.name), href(edition, from, old))).collect();
    let around: Vec<&Area> = territory.around(area).collect();
    // The municipality's own page is the portal's front.
    let own = own(edition).map(|own| own.id.as_str());
    let page = |up: &Area| match own == Some(up.id.as_str()) {
        true => Some(edition.href(from, &Target::Home)),
        false => href(edition, from, up),
    };
    let around = around.iter().map(|up| Cell::link(voice.text(&up.name), page(up)));
    let all = [
        voice.fact("ui.code", area.code.as_ref().map(Cell::text)),
        voice.fact("ui.inhabitants", people),
        voice.fact("ui.lies_in", around),
        voice.fact("ui.since_day", area.from.map(|day| voice.term(day))),
        voice.fact("ui.until_day", area.to.map(|day| voice.term(day))),
        voice.fact("ui.formed_from", formed),
        voice.fact("ui.became_areas", heirs),
    ];
    all.into_iter().flatten().collect()
}

/// The most places inside an area that its page lists.
const MOST_INSIDE: usize = 300;

/// The places directly inside an area, with their inhabitants; `link` leads to the page of each.
pub fn listed_inside(
    voice: &Voice,
    setting: &super::Setting,
    area: &Area,
    link: impl Fn(&Area) -> Option<String>,
) -> Option<Section> {
    let all = setting.shared.territory.inside(&area.id).count();
    let rows = setting.shared.territory.inside(&area.id).take(MOST_INSIDE).map(|inner| {
        let note = voice.not_today(inner, setting.today);
        let people = inner.latest_population();
        vec![
            Cell { note, ..Cell::link(voice.area(inner), link(inner)) },
            people.map_or_else(Cell::nothing, |(_, people)| Cell::number(voice.number(people), people)),
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.inside_caption"),
        sortable: true,
        heads: voice.heads(&["ui.area", "ui.inhabitants"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let lead = shown_of(voice, MOST_INSIDE, all);
    (!grid.rows.is_empty()).then(|| Section { grid: Some(grid), lead, ..voice.section("inside", "ui.inside") })
}

/// The sentence that only some of all places are shown; none where all are.
fn shown_of(voice: &Voice, most: usize, all: usize) -> Option<String> {
    let numbers = [("shown", &*voice.number(most as u64)), ("all", &*voice.number(all as u64))];
    (all > most).then(|| voice.phrase("ui.first_places", &numbers))
}

/// The investment projects here, and the works that cycles of participatory budgeting chose.
fn works(edition: &Edition, ids: &BTreeSet<&str>, from: &Address) -> Option<Section> {
    let mut rows = super::budget::projects::within(edition, ids, from);
    let portal = edition.portal;
    let chosen = portal.cycles.iter().flat_map(|cycle| super::cycle::works(portal, cycle, edition.setting.today));
    let chosen = chosen.filter(|one| holds(ids, one.area.as_deref()));
    rows.extend(chosen.map(|proposal| {
        let progress = super::cycle::execution::progress(edition, proposal);
        let progress = progress.map(|bar| Cell { bar: Some(bar), ..Cell::default() });
        let mut row = proposal_row(edition, proposal, from);
        row.facts.extend(progress);
        row
    }));
    edition.voice().list("works", "ui.area_works", rows)
}

fn proposal_row(edition: &Edition, proposal: &Proposal, from: &Address) -> Row {
    let row = super::proposal::row(edition, proposal, from);
    let cost = row.cost.map(|cost| Cell { is_money: true, ..Cell::number(cost.text, cost.value) });
    Row {
        title: row.title,
        href: Some(row.href),
        summary: None,
        tag: Some(edition.voice().tag("proposal_state", proposal.state, proposal.state.id())),
        facts: cost.into_iter().collect(),
    }
}

fn proposals(edition: &Edition, ids: &BTreeSet<&str>, from: &Address) -> Option<Section> {
    let own = edition.portal.proposals.iter().filter(|one| holds(ids, one.area.as_deref()));
    let rows = own.map(|proposal| proposal_row(edition, proposal, from));
    edition.voice().list("proposals", "ui.area_proposals", rows.collect())
}

fn services(edition: &Edition, area: &Area, from: &Address) -> Option<Section> {
    let territory = &edition.setting.shared.territory;
    let own = edition.portal.cohesion.services.iter();
    let own = own.filter(|one| territory.concerned(&one.areas).holds(area, territory));
    let rows = own.map(|service| super::service::row(edition, service, from));
    edition.voice().list("services", "ui.area_services", rows.collect())
}

fn programmes(edition: &Edition, area: &Area, from: &Address) -> Option<Section> {
    let territory = &edition.setting.shared.territory;
    let own = edition.portal.cohesion.programmes.iter().filter(|one| one.is_on(edition.setting.today));
    let own = own.filter(|one| territory.concerned(&one.areas).holds(area, territory));
    let rows = own.map(|programme| super::programme::row(edition, programme, from));
    edition.voice().list("programmes", "ui.area_programmes", rows.collect())
}

fn news(edition: &Edition, ids: &BTreeSet<&str>, from: &Address) -> Option<Section> {
    let own = edition.portal.news.iter().filter(|one| holds(ids, one.area.as_deref()));
    edition.voice().list("news", "ui.area_news", own.map(|news| document::news_row(edition, news, from)).collect())
}

/// The latest value of each indicator, beside the first one and that of the municipality.
fn indicators(edition: &Edition, area: &Area, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let own = own(edition);
    let rows = edition.portal.cohesion.indicators.iter().filter_map(|indicator| {
        let measure = Measure::of(indicator, &voice);
        let (year, _) = measure.latest(area)?;
        let [now, first] = measure.ends(area, &voice)?;
        let whole = own.and_then(|own| measure.value(own, year));
        let target = Target::On(Shelf::Indicators, indicator.id.clone());
        Some(vec![
            Cell::link(voice.text(&indicator.name), Some(edition.href(from, &target))),
            now,
            first,
            whole.map_or_else(Cell::nothing, |value| Cell {
                text: Words { text: measure.shown(value, &voice), lang: None },
                ..measure.cell(value, &voice)
            }),
        ])
    });
    let heads = ["ui.indicator", "ui.here", "ui.first_value", "ui.whole_municipality"];
    let grid = Grid {
        caption: voice.word("ui.latest_values"),
        heads: voice.heads(&heads, 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    (!grid.rows.is_empty()).then(|| Section {
        id: "indicators".to_owned(),
        title: edition.choice("pages.shelves", Shelf::Indicators),
        grid: Some(grid),
        ..Section::default()
    })
}
