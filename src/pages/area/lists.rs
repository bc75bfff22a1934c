//! An area's pages: what it has in lists (works, proposals, services, programmes, news) fills as many as it needs,
//! so that none is heavier than a cheap phone can bear.

use std::collections::BTreeSet;
use std::ops::Range;

use super::money::Money;
use super::{facts, href, indicators, listed_inside, news, programmes, proposals, services, with_inner, works};
use crate::model::address::Address;
use crate::model::id::Id;
use crate::model::territory::Area;
use crate::pages::address::{Shelf, Target};
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{Cut, further, numbers, titled};
use crate::pages::view::{Cell, Grid, NavItem, Row, Section, Sheet, View};
use crate::pages::{Found, Page};

/// The most records of a page.
const MOST_ROWS: usize = 150;

/// Adds the pages of an area.
pub fn plan(edition: &Edition, area: &Area, id: Id, money: &Money, pages: &mut Vec<Page>) {
    let first = Target::On(Shelf::Areas, id);
    let ids = with_inner(edition, area);
    let whole = view(edition, area, &ids, money, &edition.address(&first));
    let is_list = |section: &&Section| !section.rows.is_empty();
    let before = whole.sections.iter().filter(|section| !is_list(section)).map(grid_weight).sum();
    let weights = whole.sections.iter().flat_map(|section| &section.rows).map(row_weight);
    let cut = Cut::new(weights, MOST_ROWS, before);
    let count = cut.count().max(1);
    for number in 1..=count {
        let target = further(&first, number);
        let address = edition.address(&target);
        // What a page says leads from its own address.
        let whole = if number == 1 { whole.clone() } else { view(edition, area, &ids, money, &address) };
        let part = if count == 1 { 0..usize::MAX } else { cut.part(number) };
        let next = (number < count).then(|| next(edition, &first, number + 1, &address));
        let view = Sheet {
            sections: sections(whole.sections, &part, number == 1, next),
            others: numbers(edition, &first, number, count, &address),
            ..whole
        };
        pages.push(page(edition, area, (target, number), view));
    }
}

/// All that an area's first page would show, had it room.
fn view(edition: &Edition, area: &Area, ids: &BTreeSet<&str>, money: &Money, address: &Address) -> Sheet {
    let voice = edition.voice();
    let level = edition.setting.shared.territory.levels.get(area.level);
    // Nothing is to be had in a place that is none today.
    let is_on = area.is_on(edition.setting.today);
    let (planned, lines) = (money.section(edition, area, address), money.lines(edition, ids, address));
    let has_money = planned.is_some() || lines.is_some();
    let sections = [
        listed_inside(&voice, edition.setting, area, |inner| href(edition, address, inner)),
        planned,
        lines,
        works(edition, ids, address),
        proposals(edition, ids, address),
        services(edition, area, address).filter(|_| is_on),
        programmes(edition, area, address).filter(|_| is_on),
        news(edition, ids, address),
        indicators(edition, area, address),
    ];
    Sheet {
        kicker: level.map(|level| voice.text(&level.name).text),
        facts: facts(edition, area, address),
        downloads: if has_money { money.data(edition, address) } else { Vec::new() },
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    }
}

/// The sections of a page: of lists the rows of its part, which count through all lists; tables stand on the first.
/// A list that goes on says where.
fn sections(all: Vec<Section>, part: &Range<usize>, is_first: bool, next: Option<NavItem>) -> Vec<Section> {
    let mut place = 0;
    let mut shown = Vec::new();
    for mut section in all {
        if section.rows.is_empty() {
            shown.extend(is_first.then_some(section));
            continue;
        }
        let own = place..place + section.rows.len();
        place = own.end;
        let (from, to) = (part.start.max(own.start), part.end.min(own.end));
        if from >= to {
            continue;
        }
        section.rows = section.rows.drain(from - own.start..to - own.start).collect();
        if to < own.end {
            section.links.extend(next.clone());
        }
        shown.push(section);
    }
    shown
}

/// The way to the next page.
fn next(edition: &Edition, first: &Target, number: usize, from: &Address) -> NavItem {
    let shown = edition.number(number as u64);
    NavItem {
        lang: None,
        label: edition.phrase("ui.continues_on_page", &[("number", &shown)]),
        href: edition.href(from, &further(first, number)),
        current: false,
    }
}

fn page(edition: &Edition, area: &Area, of: (Target, usize), view: Sheet) -> Page {
    let (target, number) = of;
    let address = edition.address(&target);
    let voice = edition.voice();
    let title = voice.area(area);
    let name = edition.text(&edition.portal.municipality.name);
    let updated = edition.portal.budgets.iter().filter_map(crate::pages::budget::newest).max();
    let shown = view.newest(edition.setting.today);
    let has_money = !view.downloads.is_empty();
    let found = Found { text: area.code.clone().unwrap_or_default(), ..Found::default() };
    let heading = Heading {
        subject: if number == 1 { "area" } else { "areas-further" },
        id: if number == 1 { area.id.clone() } else { format!("{}/{number}", area.id) },
        description: Some(voice.phrase("ui.area_description", &[("area", &title.text), ("name", &name.text)])),
        title: titled(edition, title, number),
        above: vec![edition.shelf_link(&address, Shelf::Areas)],
        section: Some(Target::Shelf(Shelf::Areas)),
        updated: updated.filter(|_| has_money).max(shown),
        year: crate::pages::newest::year_of_area(area),
        found: (number == 1).then_some(found),
        source: None,
        scripts: Vec::new(),
        target,
        ..Heading::default()
    };
    edition.page(heading, View::Sheet(Box::new(view)))
}

/// How many bytes of HTML a record of a list has.
fn row_weight(row: &Row) -> usize {
    const MARKUP: usize = 300;
    let summary = row.summary.as_ref().map_or(0, |summary| summary.text.len());
    MARKUP + row.title.text.len() + summary + row.facts.iter().map(cell_weight).sum::<usize>()
}

/// How many bytes a section without a list has.
fn grid_weight(section: &Section) -> usize {
    let cells = |grid: &Grid| grid.rows.iter().flatten().map(cell_weight).sum::<usize>();
    section.grid.as_ref().map_or(0, cells)
}

fn cell_weight(cell: &Cell) -> usize {
    const MARKUP: usize = 150;
    const BAR: usize = 250;
    MARKUP + cell.text.text.len() + cell.href.as_ref().map_or(0, String::len) + cell.bar.as_ref().map_or(0, |_| BAR)
}
