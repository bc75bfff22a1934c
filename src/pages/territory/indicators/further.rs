//! The rows of rankings for which a measure's page has no room, on further pages.

use super::{MOST, areas, caveat, downloads, levels};
use crate::model::address::Address;
use crate::model::territory::Area;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::measure::{Measure, Ranking, Room};
use crate::pages::territory::{Edition, Target, long};
use crate::pages::view::{Link, NavItem, Section, Sheet};

/// A level whose ranking fills further pages.
struct Long<'a> {
    name: String,
    year: i16,
    ranking: Ranking<'a>,
}

/// The levels whose rankings go on, in the order of the page.
fn of_levels<'a>(edition: &Edition<'a>, measure: &Measure) -> Vec<Long<'a>> {
    let levels = levels(edition, measure);
    let room = Room::of(MOST, levels.iter().map(|(_, areas)| areas.len()));
    let of_level = |(name, areas): (String, Vec<&'a Area>)| {
        let year = *measure.compared(&areas).last()?;
        Some(Long { name, year, ranking: Ranking::of(measure, &areas, year, room) })
    };
    levels.into_iter().filter_map(of_level).filter(|level| level.ranking.further() > 0).collect()
}

fn target(measure: &Measure, number: usize) -> Target {
    long::further(&Target::On(Shelf::Indicators, measure.id.clone()), number)
}

/// The links from one of a measure's pages, from 1, to all; none where there is one.
pub fn numbers(edition: &Edition, measure: &Measure, current: usize, from: &Address) -> Vec<NavItem> {
    long::numbers(edition, &target(measure, 1), (current, count(&of_levels(edition, measure))), from)
}

fn count(levels: &[Long]) -> usize {
    1 + levels.iter().map(|level| level.ranking.further()).sum::<usize>()
}

/// A measure's pages after the first.
pub fn pages(edition: &Edition, measure: &Measure) -> Vec<Page> {
    let levels = of_levels(edition, measure);
    let all = levels.iter().flat_map(|level| (1..=level.ranking.further()).map(move |part| (level, part)));
    all.zip(2..).map(|((level, part), number)| page(edition, measure, (level, part), number, count(&levels))).collect()
}

fn page(edition: &Edition, measure: &Measure, (level, part): (&Long, usize), number: usize, count: usize) -> Page {
    let voice = edition.voice();
    let target = target(measure, number);
    let address = edition.address(target.clone());
    let href = |area: &Area| areas::href(edition, &address, area);
    let section = Section {
        id: "by-level".to_owned(),
        title: voice.phrase("ui.by_level", &[("level", &level.name), ("year", &level.year.to_string())]),
        told: true,
        grid: Some(level.ranking.grid_of(part, measure, &voice, &href)),
        ..Section::default()
    };
    let sections = vec![section];
    let view = Sheet {
        note: caveat(edition, &sections),
        sections,
        others: long::numbers(edition, &self::target(measure, 1), (number, count), &address),
        downloads: downloads(edition, measure, &address),
        ..Sheet::default()
    };
    let above = |label: String, target: &Target| Link { label, href: edition.href(&address, target), lang: None };
    let above = vec![
        above(edition.word("pages.shelves.indicators"), &Target::Shelf(Shelf::Indicators)),
        above(measure.name.text.clone(), &self::target(measure, 1)),
    ];
    edition.sheet(target, long::titled(edition, measure.name.clone(), number), above, view)
}
