//! What is open to take part in, in all municipalities, and how much was asked and answered.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::long::{Part, parts};
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::proposal::AuthorKind;
use crate::model::summary::{OpenDay, OpenItem, Summary};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::participation::years;
use crate::pages::view::{Cell, Grid, Row, Section, Sheet, Words};

/// What one can take part in, in all municipalities, and how much was asked and answered.
pub fn participation(edition: &Edition) -> Vec<Page> {
    let open = open(edition);
    let towns = edition.summaries.len();
    let all = parts(towns, OF_TOWN + OF_OPEN * open.len() / towns.max(1));
    let page = |part: &Part| {
        // What can be taken part in soonest stands on the first pages.
        let share = |towns_before: usize| open.len() * towns_before / towns.max(1);
        page(edition, part, &open[share(part.rows.start)..share(part.rows.end)])
    };
    all.iter().map(page).collect()
}

/// How many bytes of HTML a municipality takes in both tables.
const OF_TOWN: usize = 640;
/// How many something to take part in takes.
const OF_OPEN: usize = 420;

/// All that one can take part in, the soonest first.
fn open<'a>(edition: &Edition<'a>) -> Vec<(&'a Summary, &'a OpenItem)> {
    let of = |summary: &'a Summary| summary.open.iter().map(move |item| (summary, item));
    let all = edition.summaries.iter().flat_map(of).filter(|(_, item)| item.lang == edition.lang.as_str());
    let mut open: Vec<(&Summary, &OpenItem)> = all.collect();
    let date = |item: &'a OpenItem| item.date.as_ref().map(|(_, date)| date.as_str());
    open.sort_by_key(|(_, item)| (item.date.is_none(), date(item)));
    open
}

fn page(edition: &Edition, part: &Part, open: &[(&Summary, &OpenItem)]) -> Page {
    let first = Target::Shelf(Shelf::Participation);
    let address = edition.address(part.target(&first));
    let voice = edition.voice();
    let row = |(summary, item): &(&Summary, &OpenItem)| {
        let there = Address::root().below(&item.address);
        let day = item.date.as_ref().and_then(|(of, date)| Some(day_cell(edition, *of, date.parse().ok()?)));
        Row {
            title: Words { text: item.title.clone(), lang: None },
            href: Some(address.link_to(&there, edition.setting.links)),
            facts: [Some(Cell::words(edition.portal_name(summary))), day].into_iter().flatten().collect(),
            ..Row::default()
        }
    };
    let rows: Vec<Row> = open.iter().map(row).collect();
    let towns = &edition.summaries[part.rows.clone()];
    let empty = rows.is_empty().then_some("participation");
    let counts = towns.iter().map(|summary| {
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
    let now = Section { rows, empty, ..voice.section("now", "ui.take_part_now") };
    let asked = Section { grid: Some(grid), ..voice.section("asked", "ui.asked_title") };
    let (over_years, numbers) = (by_town_and_year(edition, towns, &address), part.numbers(edition, &first, &address));
    if !part.is_first() {
        let sections = [Some(now).filter(|now| now.empty.is_none()), Some(asked), over_years, numbers];
        return edition.further_of_shelf(Shelf::Participation, part, sections.into_iter().flatten().collect());
    }
    let sections = [Some(now), Some(asked), over_years, by_author_and_year(edition), numbers];
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

/// How many proposals came in each municipality and year.
fn by_town_and_year(edition: &Edition, towns: &[Summary], from: &Address) -> Option<Section> {
    let rows = towns.iter().map(|summary| {
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
