//! What municipalities plan to spend for each inhabitant, by the divisions or chapters that towns
//! with codes of their own are mapped to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::long::{Part, parts};
use super::stream::Stream;
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

/// Adds a page for each standard that two towns are mapped to, and one for each of its columns, sorted by it.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    for standard in shown(edition) {
        let spent = rows(&compare::by_name(edition), standard);
        let orders = codes(&spent).into_iter().filter(|code| !code.is_empty()).chain([TOTAL]);
        for by in std::iter::once(None).chain(orders.map(Some)) {
            pages.extend(ordered(edition, standard, &spent, by));
        }
    }
}

/// The column of what a town spends in all.
const TOTAL: &str = "total";

/// The parts that some town spends on, in their order; what is mapped to none comes last.
fn codes<'a>(spent: &[Spent<'a>]) -> Vec<&'a str> {
    let mut codes: Vec<&str> = spent.iter().map(|row| row.code).collect();
    codes.sort_unstable_by_key(|code| (code.is_empty(), *code));
    codes.dedup();
    codes
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

/// The page on which the table is sorted by a column.
fn sorted(standard: Standard, by: &str) -> Target {
    Target::OnBy(Shelf::Compare, standard.id().to_owned(), by.to_owned())
}

/// The bytes of HTML of a town's row: of what stands around its figures, and of each of these.
const OF_TOWN: [usize; 2] = [300, 80];

/// A town with what it spends on each part.
type Row<'a, 's> = (&'a Summary, Vec<&'s Spent<'a>>);

/// The pages of the table, sorted by a column, or by the towns' names; those that have nothing there stand at the end.
fn ordered<'a>(edition: &Edition<'a>, standard: Standard, spent: &[Spent<'a>], by: Option<&str>) -> Vec<Page> {
    let mut of_towns: BTreeMap<&str, Vec<&Spent>> = BTreeMap::new();
    for row in spent {
        of_towns.entry(&row.summary.id).or_default().push(row);
    }
    let rows =
        compare::by_name(edition).into_iter().filter_map(|town| Some((town, of_towns.remove(town.id.as_str())?)));
    let mut rows: Vec<Row> = rows.collect();
    if let Some(by) = by {
        rows.sort_by_key(|(_, own)| Reverse(of_part(own, by)));
    }
    let table = Table { standard, by, spent, rows, codes: codes(spent) };
    let [around, each] = OF_TOWN;
    let parts = parts(table.rows.len(), around + each * table.codes.len());
    parts.iter().map(|part| table.page(edition, part)).collect()
}

/// The table of a standard.
struct Table<'a, 's> {
    standard: Standard,
    by: Option<&'s str>,
    spent: &'s [Spent<'a>],
    rows: Vec<Row<'a, 's>>,
    codes: Vec<&'a str>,
}

impl Table<'_, '_> {
    fn page(&self, edition: &Edition, part: &Part) -> Page {
        let Self { standard, by, .. } = *self;
        let first = by.map_or_else(|| target(standard), |by| sorted(standard, by));
        let target = part.target(&first);
        let address = edition.address(target.clone());
        let voice = edition.voice();
        let measure = voice.word(&format!("measure.{}", standard.id()));
        let caveat = by.map(|_| voice.word("ui.league_caveat"));
        let note: Vec<String> = caveat.into_iter().chain([voice.word("ui.spending_note")]).collect();
        let grid = Some(self.grid(edition, part, &address));
        let section = Section { id: "table".to_owned(), title: voice.word("ui.towns"), grid, ..Section::default() };
        let view = Sheet {
            lead: Some(voice.plain(&format!("ui.spending_lead.{}", standard.id()))),
            others: compare::orders(edition, &address, Some(by.unwrap_or(standard.id()))),
            note: compare::with_left_out(edition, PER_HEAD, Some(Words { text: note.join(" "), lang: None })),
            sections: std::iter::once(section).chain(part.numbers(edition, &first, &address)).collect(),
            downloads: downloads(edition, standard, &address),
            ..Sheet::default()
        };
        let href = edition.href(&address, &self::target(standard));
        let unsorted = by.map(|_| Link { label: measure.clone(), href, lang: None });
        let above = std::iter::once(compare::to_first(edition, &address)).chain(unsorted).collect();
        let title = match by.map(|by| column(edition, standard, by)) {
            None => measure,
            Some(by) => voice.phrase("ui.spending_sorted", &[("measure", &measure), ("part", &by)]),
        };
        edition.sheet(target, part.titled(edition, Words { text: title, lang: None }), above, view)
    }

    /// A row a town, a column a part, and the whole; the first row is of all of them together.
    fn grid(&self, edition: &Edition, part: &Part, from: &Address) -> Grid {
        let Self { standard, by, spent, rows, codes } = self;
        let voice = edition.voice();
        let currency = &edition.setting.shared.settings.currency;
        let columns = || codes.iter().chain([&TOTAL]);
        let head = |code: &&str| Head {
            label: column(edition, *standard, code),
            number: true,
            href: (!code.is_empty()).then(|| edition.href(from, &sorted(*standard, code))),
            sort: (*by == Some(*code)).then_some("descending"),
        };
        let plain = |key: &str, number: bool| Head { label: voice.word(key), number, ..Head::default() };
        let heads = [plain("ui.municipality", false), plain("ui.year", true)].into_iter();
        let row = |(town, own): &Row| {
            let home = from.link_to(&edition.portal_home(&town.id), edition.setting.links);
            let of_year = own.first().map_or_else(Cell::nothing, |row| year(row.year));
            let first = [Cell::link(edition.portal_name(town), Some(home)), of_year];
            let each = |code: &&str| {
                of_part(own, code).map_or_else(Cell::nothing, |each| edition.voice().money(each, currency))
            };
            first.into_iter().chain(columns().map(each)).collect()
        };
        let together = part.is_first().then(|| together(edition, spent, codes));
        Grid {
            caption: voice.word("ui.spending_caption"),
            sortable: true,
            heads: heads.chain(columns().map(head)).collect(),
            rows: together.into_iter().chain(rows[part.rows.clone()].iter().map(row)).collect(),
            ..Grid::default()
        }
    }
}

/// The table as data.
fn downloads(edition: &Edition, standard: Standard, from: &Address) -> Vec<Link> {
    let folder = super::files_folder(edition.setting.words);
    let data = |(ending, label): (&str, &str)| Link {
        label: label.to_owned(),
        href: from.link_to(&folder.file(&table(standard, ending)), edition.setting.links),
        lang: None,
    };
    [("csv", "CSV"), ("json", "JSON")].map(data).into()
}

/// What a column is called.
fn column(edition: &Edition, standard: Standard, code: &str) -> String {
    let known = edition.setting.shared.classification(standard.id());
    match known.and_then(|known| Some(known.node(known.find(code)?))) {
        Some(node) => edition.voice().text(&node.name).text,
        None if code == TOTAL => edition.word("ui.total"),
        None => edition.word("ui.spending_unmapped"),
    }
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

/// What a town spends on a part, or in all, for each inhabitant.
fn of_part(own: &[&Spent], code: &str) -> Option<Decimal> {
    let parts = own.iter().filter(|row| code == TOTAL || row.code == code).map(|row| **row);
    parts.reduce(|sum, part| Spent { planned: sum.planned + part.planned, ..sum })?.per_head()
}
