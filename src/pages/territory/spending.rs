//! What municipalities plan to spend for each inhabitant, by the divisions or chapters that towns
//! with codes of their own are mapped to.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Edition, PER_HEAD, Target, compare};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::summary::{Standard, Summary, YearFigures};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::view::{Cell, Grid, Head, Link, NavItem, Section, Sheet, Words};

/// A town's planned expenditure on a part of a standard.
#[derive(Debug, Clone, Copy)]
pub struct Spent<'a> {
    /// The town.
    pub summary: &'a Summary,
    /// The fiscal year.
    pub year: i16,
    /// The division or chapter; empty for what is mapped to none.
    pub code: &'a str,
    /// How much.
    pub planned: Decimal,
    /// The inhabitants of that year, or of the nearest that is known.
    pub people: Option<u64>,
}

impl Spent<'_> {
    /// For each inhabitant, not rounded; none where they are not known.
    pub fn per_head(&self) -> Option<Decimal> {
        let people = self.people.filter(|people| *people > 0)?;
        Some(self.planned / Decimal::from(people))
    }
}

/// The name of a file with the figures behind a page.
pub fn table(standard: Standard, ending: &str) -> String {
    format!("{}-{}.{ending}", compare::DATA, standard.id())
}

/// The latest year of a town that tells the parts of a standard.
fn latest(summary: &Summary, standard: Standard) -> Option<&YearFigures> {
    summary.comparable().find(|year| year.parts.iter().any(|part| part.standard == standard))
}

/// The parts of each town's latest year, town by town.
pub fn rows<'a>(summaries: &[&'a Summary], standard: Standard) -> Vec<Spent<'a>> {
    let mut rows = Vec::new();
    for summary in summaries.iter().copied() {
        let Some(figures) = latest(summary, standard) else { continue };
        let people = figures.people;
        let parts = figures.parts.iter().filter(|part| part.standard == standard);
        let year = figures.year;
        rows.extend(parts.map(|part| Spent { summary, year, code: &part.code, planned: part.planned, people }));
    }
    rows
}

/// Adds a page for each standard that two towns are mapped to.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    pages.extend(shown(edition).map(|standard| page(edition, standard)));
}

/// The standards that two towns or more are mapped to.
fn shown<'e>(edition: &'e Edition) -> impl Iterator<Item = Standard> + 'e {
    let towns = |standard: Standard| {
        compare::by_name(edition).into_iter().filter(|town| latest(town, standard).is_some()).count()
    };
    Standard::ALL.iter().copied().filter(move |standard| towns(*standard) > 1)
}

/// The links to the pages.
pub fn links(edition: &Edition, from: &Address, by: Option<&str>) -> Vec<NavItem> {
    let link = |standard: Standard| NavItem {
        lang: None,
        label: edition.word(&format!("measure.{}", standard.id())),
        href: edition.href(from, &target(standard)),
        current: by == Some(standard.id()),
    };
    shown(edition).map(link).collect()
}

fn target(standard: Standard) -> Target {
    Target::On(Shelf::Compare, standard.id().to_owned())
}

fn page(edition: &Edition, standard: Standard) -> Page {
    let address = edition.address(target(standard));
    let voice = edition.voice();
    let title = Words { text: voice.word(&format!("measure.{}", standard.id())), lang: None };
    let folder = super::files_folder(edition.setting.words);
    let data = |(ending, label): (&str, &str)| Link {
        label: label.to_owned(),
        href: address.link_to(&folder.file(&table(standard, ending)), edition.setting.links),
        lang: None,
    };
    let view = Sheet {
        lead: Some(voice.plain(&format!("ui.spending_lead.{}", standard.id()))),
        others: compare::orders(edition, &address, Some(standard.id())),
        note: compare::with_left_out(edition, PER_HEAD, Some(voice.plain("ui.spending_note"))),
        sections: vec![Section {
            id: "table".to_owned(),
            title: voice.word("ui.towns"),
            grid: Some(grid(edition, standard, &address)),
            ..Section::default()
        }],
        downloads: [("csv", "CSV"), ("json", "JSON")].map(data).into(),
        ..Sheet::default()
    };
    let list = Link {
        label: edition.word("pages.shelves.compare"),
        href: edition.href(&address, &Target::Shelf(Shelf::Compare)),
        lang: None,
    };
    edition.sheet(target(standard), title, vec![list], view)
}

/// A row a town, a column a part, and the whole; the first row is of all of them together.
fn grid(edition: &Edition, standard: Standard, from: &Address) -> Grid {
    let voice = edition.voice();
    let spent = rows(&compare::by_name(edition), standard);
    let known = edition.setting.shared.classification(standard.id());
    let mut codes: Vec<&str> = spent.iter().map(|row| row.code).collect();
    codes.sort_unstable_by_key(|code| (code.is_empty(), *code));
    codes.dedup();
    let name = |code: &&str| match known.and_then(|known| Some(known.node(known.find(code)?))) {
        Some(node) => Head { label: voice.text(&node.name).text, number: true, ..Head::default() },
        None => Head { label: voice.word("ui.spending_unmapped"), number: true, ..Head::default() },
    };
    let plain = |key: &str, number: bool| Head { label: voice.word(key), number, ..Head::default() };
    let heads = [plain("ui.municipality", false), plain("ui.year", true)].into_iter();
    let heads = heads.chain(codes.iter().map(name)).chain([plain("ui.total", true)]).collect();
    let mut body = vec![together(edition, &spent, &codes)];
    for summary in compare::by_name(edition) {
        let own: Vec<&Spent> = spent.iter().filter(|row| row.summary.id == summary.id).collect();
        let Some(first) = own.first() else { continue };
        let home = from.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let mut row = vec![Cell::link(edition.portal_name(summary), Some(home)), year(first.year)];
        row.extend(codes.iter().map(|code| each(edition, own.iter().filter(|row| row.code == *code).copied())));
        row.push(each(edition, own.iter().copied()));
        body.push(row);
    }
    Grid { caption: voice.word("ui.spending_caption"), sortable: true, heads, rows: body, ..Grid::default() }
}

fn year(year: i16) -> Cell {
    Cell::number(year.to_string(), year)
}

/// What all towns of known population plan for each of their inhabitants.
fn together(edition: &Edition, spent: &[Spent], codes: &[&str]) -> Vec<Cell> {
    let territory = &edition.setting.shared.territory;
    let counted = || spent.iter().filter(|row| row.people.is_some_and(|people| people > 0));
    let ids: BTreeSet<&str> = counted().filter_map(|row| row.summary.area.as_deref()).collect();
    // Who lives in a portal's area that lies in another's is one of that one's inhabitants.
    let is_inside = |row: &Spent| {
        let own = edition.atlas.area_of(&row.summary.id);
        own.is_some_and(|own| territory.around(own).any(|up| ids.contains(up.id.as_str())))
    };
    let people: BTreeMap<&str, u64> = counted()
        .filter(|row| !is_inside(row))
        .filter_map(|row| Some((row.summary.area.as_deref()?, row.people?)))
        .collect();
    let people = Decimal::from(people.into_values().sum::<u64>());
    let cell = |sum: Decimal| match people.is_zero() {
        true => Cell::nothing(),
        false => edition.voice().money(sum / people, &edition.setting.shared.settings.currency),
    };
    // Each town's latest year, which need not be the others'.
    let years: BTreeSet<i16> = counted().map(|row| row.year).collect();
    let of_years = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first == last => year(*first),
        (Some(first), Some(last)) => Cell::text(format!("{first}–{last}")),
        _ => Cell::nothing(),
    };
    let mut row = vec![Cell::text(edition.word("ui.spending_together")), of_years];
    row.extend(codes.iter().map(|code| cell(counted().filter(|row| row.code == *code).map(|row| row.planned).sum())));
    row.push(cell(counted().map(|row| row.planned).sum()));
    row
}

/// The sum of some parts for each inhabitant.
fn each<'s>(edition: &Edition, parts: impl Iterator<Item = &'s Spent<'s>>) -> Cell {
    let currency = &edition.setting.shared.settings.currency;
    let whole = parts.copied().reduce(|sum, part| Spent { planned: sum.planned + part.planned, ..sum });
    let each = whole.and_then(|whole| whole.per_head());
    each.map_or_else(Cell::nothing, |each| edition.voice().money(each, currency))
}
