//! What the law asks to publish: the calendar by item and month, and the evidence of it to print.

use jiff::civil::Date;

use super::Page;
use super::address::{Addresses, Shelf, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Cell, Grid, Head, Link, NavItem, Row, Section, Sheet, Tag, View, Words};
use crate::i18n::Lang;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::compliance::{self, Calendar, CellState, Dated, ItemYear, Proof};
use crate::model::duty::Duty;
use crate::model::portal::Portal;

/// Adds the calendar and the evidence.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let Some(calendar) = calendar(edition) else { return };
    pages.push(calendar_page(edition, &calendar));
    pages.push(evidence_page(edition, &calendar));
}

/// The calendar of the portal, if it keeps one.
pub fn calendar<'a>(edition: &Edition<'a>) -> Option<Calendar<'a>> {
    Calendar::of(edition.portal, edition.setting.shared, edition.setting.today)
}

/// The file in which the calendar stands as data, below the portal's root.
pub const DATA: &str = "transparency.csv";

fn calendar_page(edition: &Edition, calendar: &Calendar) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Transparency));
    let voice = edition.voice();
    let (done, asked) = calendar.fulfilled();
    let month = |month: &Date| Head { label: voice.words.locale().month_short(*month), ..Head::default() };
    let heads = std::iter::once(Head { label: voice.word("ui.duty"), ..Head::default() });
    let rows = calendar.items.iter().map(|item| item_row(edition, calendar, item, &address));
    let is_told = |state: &&CellState| **state != CellState::NotAsked || calendar.count(**state) > 0;
    let counts = CellState::ALL.iter().filter(is_told).map(|state| {
        let count = calendar.count(*state);
        vec![
            Cell { tag: Some(tag(edition, *state)), ..Cell::default() },
            Cell::number(voice.number(count as u64), count),
        ]
    });
    let summary = Grid {
        caption: voice.word("ui.calendar_counts"),
        look: Some("legend"),
        heads: voice.heads(&["ui.state", "ui.cells"], 1),
        rows: counts.collect(),
        ..Grid::default()
    };
    let grid = Grid {
        caption: voice.phrase("ui.calendar_caption", &[("list", &voice.text(&calendar.list.name).text)]),
        look: Some("calendar"),
        heads: heads.chain(calendar.months.iter().map(month)).collect(),
        rows: rows.collect(),
        ..Grid::default()
    };
    let section = |id: &str, title: &str| voice.section(id, title);
    let exempt = exempt(edition, calendar);
    let links = [
        (!edition.portal.documents.is_empty()).then_some((Target::Shelf(Shelf::Documents), "pages.shelves.documents")),
        Some((Target::Evidence, "ui.evidence")),
    ];
    let links = links.into_iter().flatten().map(|(target, key)| NavItem {
        lang: None,
        label: voice.word(key),
        href: edition.href(&address, &target),
        current: false,
    });
    let mut sections = vec![
        Section { links: links.collect(), ..section("documents", "ui.documents_title") },
        Section { grid: Some(summary), ..section("counts", "ui.in_short") },
        Section { grid: Some(grid), lead: Some(legal_note(edition, calendar)), ..section("calendar", "ui.calendar") },
    ];
    sections.extend((!exempt.rows.is_empty()).then_some(exempt));
    let view = Sheet {
        lead: Some(Words {
            text: voice.phrase(
                "ui.calendar_lead",
                &[("done", &voice.number(done as u64)), ("asked", &voice.number(asked as u64))],
            ),
            lang: None,
        }),
        sections,
        downloads: vec![data_link(edition, &address)],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Transparency, view)
}

/// What does not apply, and why.
fn exempt(edition: &Edition, calendar: &Calendar) -> Section {
    let voice = edition.voice();
    let own = edition.portal.exemptions.iter().filter_map(|exemption| {
        let duty = calendar.list.items.iter().find(|duty| duty.id == exemption.item)?;
        // What is shorter than the item's own time changes nothing in the calendar.
        let periods: Vec<_> = exemption.periods.iter().filter(|period| period.covers_any(duty.cadence)).collect();
        if periods.is_empty() && !exemption.periods.is_empty() {
            return None;
        }
        Some(Row {
            title: voice.text(&duty.name),
            summary: Some(voice.text(&exemption.reason)),
            facts: periods.into_iter().map(|period| Cell::text(voice.period(*period))).collect(),
            ..Row::default()
        })
    });
    Section {
        rows: of_life(edition, calendar).into_iter().chain(own).collect(),
        ..voice.section("exempt", "ui.not_applicable_title")
    }
}

/// What does not apply because the municipality was not there yet, or is no more.
fn of_life(edition: &Edition, calendar: &Calendar) -> Vec<Row> {
    let voice = edition.voice();
    let (first, last) = (calendar.months.first().copied(), calendar.months.last().map(|month| month.last_of_month()));
    let begins = calendar.life.0.filter(|begins| first.is_some_and(|first| *begins > first));
    let ends = calendar.life.1.filter(|ends| last.is_some_and(|last| *ends < last));
    let days = [("ui.municipality_since", begins), ("ui.municipality_until", ends)];
    let row = |(key, day): (&str, Option<Date>)| {
        let text = voice.phrase(key, &[("date", &voice.day(day?).text.text)]);
        Some(Row { title: Words { text, lang: None }, ..Row::default() })
    };
    days.into_iter().filter_map(row).collect()
}

fn data_link(edition: &Edition, from: &Address) -> Link {
    let file = edition.addresses.root().file(DATA);
    Link { label: "CSV".to_owned(), href: from.link_to(&file, edition.setting.links), lang: None }
}

/// Whose list it is, and what a lawyer should confirm in it.
fn legal_note(edition: &Edition, calendar: &Calendar) -> String {
    let voice = edition.voice();
    let authority = calendar.list.authority.as_ref().map(|text| voice.text(text).text).unwrap_or_default();
    let confirm = calendar.list.items.iter().any(|duty| duty.confirm).then(|| voice.word("ui.to_confirm_note"));
    let note = voice.phrase("ui.calendar_note", &[("authority", &authority)]);
    [Some(note), confirm].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn item_row(edition: &Edition, calendar: &Calendar, item: &ItemYear, from: &Address) -> Vec<Cell> {
    let mut row = vec![item_cell(edition, item.duty)];
    for month in &calendar.months {
        row.push(item.under(*month).map_or_else(Cell::default, |cell| Cell {
            tag: Some(tag(edition, cell.state)),
            href: cell.proof.as_ref().map(|proof| href(edition, proof, from)),
            ..Cell::default()
        }));
    }
    row
}

fn item_cell(edition: &Edition, duty: &Duty) -> Cell {
    let voice = edition.voice();
    let mut law = voice.text(&duty.law);
    if duty.confirm {
        law.text = format!("{} {}", law.text, voice.word("ui.to_confirm"));
    }
    Cell { note: Some(law), ..Cell::words(voice.text(&duty.name)) }
}

/// A state as a word with a colour.
fn tag(edition: &Edition, state: CellState) -> Tag {
    let tone = match state {
        CellState::Published => "done",
        CellState::Late => "planned",
        CellState::Missing => "overdue",
        CellState::Pending => "pending",
        CellState::NotApplicable | CellState::NotAsked => "none",
    };
    edition.voice().tag("calendar_state", state, tone)
}

/// The page that shows that something was published.
pub fn target(portal: &Portal, proof: &Proof) -> Target {
    match proof {
        Proof::Document(at) => Target::On(Shelf::Documents, portal.documents[*at].id.clone()),
        Proof::Budget(id) => Target::Budget(id.clone()),
        Proof::Meeting(id) => Target::Meeting(id.clone()),
        Proof::Programmes => Target::Shelf(Shelf::Programmes),
        Proof::Services => Target::Shelf(Shelf::Services),
        Proof::People => Target::Council,
    }
}

fn href(edition: &Edition, proof: &Proof, from: &Address) -> String {
    edition.href(from, &target(edition.portal, proof))
}

fn evidence_page(edition: &Edition, calendar: &Calendar) -> Page {
    let address = edition.address(&Target::Evidence);
    let voice = edition.voice();
    let heads = ["ui.duty", "ui.period", "ui.due_by", "ui.state", "ui.date", "ui.address_of", "ui.sha256"];
    let cells = calendar.items.iter().flat_map(|item| item.cells.iter().map(move |cell| (item.duty, cell)));
    let rows = cells.map(|(duty, cell)| evidence_row(edition, duty, cell, &address));
    let grid = Grid {
        caption: voice.phrase(
            "ui.evidence_caption",
            &[("list", &voice.text(&calendar.list.name).text), ("date", &voice.day(edition.setting.today).text.text)],
        ),
        heads: voice.heads(&heads, heads.len()),
        rows: rows.collect(),
        ..Grid::default()
    };
    let name = edition.portal.municipality.official_name.as_ref().unwrap_or(&edition.portal.municipality.name);
    let facts = [
        voice.fact("ui.municipality", [Cell::words(voice.text(name))]),
        voice.fact("ui.made_for", [voice.day(edition.setting.today)]),
        voice.fact("ui.authority", calendar.list.authority.as_ref().map(|text| Cell::words(voice.text(text)))),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.evidence_lead")),
        facts: facts.into_iter().flatten().collect(),
        sections: vec![Section {
            id: "evidence".to_owned(),
            title: voice.word("ui.evidence_table"),
            grid: Some(grid),
            ..Section::default()
        }],
        downloads: vec![data_link(edition, &address)],
        signed: true,
        ..Sheet::default()
    };
    let heading = Heading {
        target: Target::Evidence,
        subject: "transparency",
        id: "evidence".to_owned(),
        title: voice.plain("ui.evidence"),
        description: None,
        above: vec![edition.shelf_link(&address, Shelf::Transparency)],
        section: Some(Target::Shelf(Shelf::Transparency)),
        updated: super::newest::published(edition),
        found: None,
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    edition.page(heading, View::Sheet(Box::new(view)))
}

fn evidence_row(edition: &Edition, duty: &Duty, cell: &compliance::Cell, from: &Address) -> Vec<Cell> {
    let voice = edition.voice();
    let place = cell.proof.as_ref().map(|proof| place(edition.portal, edition.addresses, edition.lang, proof));
    let place = place.map(|place| match place {
        Place::Elsewhere(url) => Cell::link(Words { text: url.clone(), lang: None }, Some(url)),
        Place::Here(there) => {
            let label = edition.absolute(&there).unwrap_or_else(|| format!("/{there}"));
            Cell::link(Words { text: label, lang: None }, Some(from.link_to(&there, edition.setting.links)))
        }
    });
    let hash = cell.proof.as_ref().and_then(|proof| hash(edition.portal, proof));
    vec![
        item_cell(edition, duty),
        Cell::text(voice.period(cell.period)),
        voice.day(cell.due),
        Cell { tag: Some(tag(edition, cell.state)), ..Cell::default() },
        day_cell(edition, cell),
        place.unwrap_or_else(Cell::nothing),
        hash.map_or_else(Cell::nothing, Cell::text),
    ]
}

/// The day of what shows that something was published, and which day it is.
fn day_cell(edition: &Edition, cell: &compliance::Cell) -> Cell {
    let voice = edition.voice();
    match (&cell.dated, &cell.proof) {
        (Some(Dated { day, of }), _) => {
            let note = Words { text: voice.choice("day_of", *of), lang: None };
            Cell { note: Some(note), ..voice.day(*day) }
        }
        (None, Some(_)) => Cell::text(voice.word("ui.day_not_stated")),
        (None, None) => Cell::nothing(),
    }
}

/// Where what shows that something was published can be had.
pub enum Place {
    /// A page or a file of the site.
    Here(Address),
    /// An address elsewhere.
    Elsewhere(String),
}

/// Where it can be had: the file itself where there is one, so that its hash can be compared; or else
/// the page.
pub fn place(portal: &Portal, addresses: &Addresses, lang: Lang, proof: &Proof) -> Place {
    let page = addresses.of(&target(portal, proof), lang);
    match proof {
        Proof::Document(at) => {
            let document = &portal.documents[*at];
            match (&document.file, &document.url) {
                (Some(path), _) => {
                    Place::Here(addresses.root().file(portal.file(path).map_or(path, |file| &file.path)))
                }
                (None, Some(url)) => Place::Elsewhere(url.clone()),
                (None, None) => Place::Here(page),
            }
        }
        Proof::Budget(id) => {
            let folder = addresses.of(&Target::Budget(id.clone()), addresses.first());
            Place::Here(folder.file(&format!("{id}.csv")))
        }
        _ => Place::Here(page),
    }
}

/// The SHA-256 of the published file that shows that something was published; none of a page.
pub fn hash<'p>(portal: &'p Portal, proof: &Proof) -> Option<&'p str> {
    portal.hashes.get(&*compliance::published_source(portal, proof)?).map(String::as_str)
}
