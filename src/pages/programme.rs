//! Social programmes: by target group and area, and a page each with money, people and results.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::record::{Record, page};
use super::view::{Cell, Fact, Grid, Head, Row, Section, Sheet};
use crate::model::address::Address;
use crate::model::budget::{Amounts, Budget, Direction};
use crate::model::programme::{Beneficiaries, Group, Programme};
use crate::model::territory::Area;

/// Adds the list and the programmes.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    if edition.portal.cohesion.programmes.is_empty() {
        return;
    }
    pages.push(list(edition));
    for programme in &edition.portal.cohesion.programmes {
        let record = Record {
            shelf: Shelf::Programmes,
            id: &programme.id,
            subject: "programme",
            title: edition.text(&programme.title),
            text: &programme.text,
            updated: None,
            year: programme.from.map(|day| day.year()),
            above: Shelf::Programmes,
        };
        page(edition, record, |edition, address| sheet(edition, programme, address), pages);
    }
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Programmes));
    let voice = edition.voice();
    let programmes = &edition.portal.cohesion.programmes;
    let rows = programmes.iter().map(|programme| row(edition, programme, &address)).collect();
    let areas: Vec<&Area> = super::area::inside(edition).collect();
    let all: Vec<&Programme> = programmes.iter().collect();
    let grid = matrix(&all, &areas, |area| edition.text(&area.name), &voice);
    let view = Sheet {
        lead: Some(voice.plain("ui.programmes_lead")),
        sections: vec![
            Section { rows, ..voice.section("programmes", "ui.programmes_title") },
            Section {
                lead: Some(voice.word("ui.matrix_lead")),
                grid: Some(grid),
                ..voice.section("matrix", "ui.matrix_title")
            },
        ],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Programmes, view)
}

/// How many programmes each group has in each area: where there is none, a need may be uncovered;
/// where there are several, work may be done twice.
pub fn matrix(
    programmes: &[&Programme],
    areas: &[&Area],
    name: impl Fn(&Area) -> super::view::Words,
    voice: &super::voice::Voice,
) -> Grid {
    let groups: BTreeSet<Group> = programmes.iter().flat_map(|one| one.groups.iter().copied()).collect();
    let heads =
        groups.iter().map(|group| Head { label: voice.choice("group", *group), number: true, ..Head::default() });
    let heads = std::iter::once(Head { label: voice.word("ui.area"), ..Head::default() }).chain(heads).collect();
    let rows = areas.iter().map(|area| {
        let counts = groups.iter().map(|group| {
            let here = |one: &&&Programme| one.areas.is_empty() || one.areas.contains(&area.id);
            let count = programmes.iter().filter(here).filter(|one| one.groups.contains(group)).count();
            match count {
                0 => Cell { tag: Some(super::view::Tag { label: "0".to_owned(), tone: "overdue" }), ..Cell::default() },
                _ => Cell::number(voice.number(count as u64), count),
            }
        });
        std::iter::once(Cell::words(name(area))).chain(counts).collect()
    });
    Grid { caption: voice.word("ui.programmes_matrix"), heads, rows: rows.collect(), ..Grid::default() }
}

/// A programme in a list.
pub fn row(edition: &Edition, programme: &Programme, from: &Address) -> Row {
    let voice = edition.voice();
    let groups = (!programme.groups.is_empty()).then(|| Cell::text(voice.choices("group", &programme.groups)));
    let relation = programme.relation.map(|relation| Cell::text(voice.choice("relation", relation)));
    Row {
        title: voice.text(&programme.title),
        href: Some(edition.href(from, &Target::On(Shelf::Programmes, programme.id.clone()))),
        summary: edition.some(programme.summary.as_ref()),
        tag: None,
        facts: [groups, relation].into_iter().flatten().collect(),
    }
}

/// The link to a programme.
pub fn cell(edition: &Edition, programme: &Programme, from: &Address) -> Cell {
    let target = Target::On(Shelf::Programmes, programme.id.clone());
    Cell::link(edition.text(&programme.title), Some(edition.href(from, &target)))
}

fn sheet(edition: &Edition, programme: &Programme, from: &Address) -> Sheet {
    let voice = edition.voice();
    let services = edition.portal.cohesion.services.iter();
    let services = services.filter(|service| service.programme.as_deref() == Some(programme.id.as_str()));
    let services = services.map(|service| super::service::row(edition, service, from)).collect();
    let agreements = edition.portal.cohesion.agreements.iter();
    let agreements = agreements.filter(|agreement| agreement.programmes.iter().any(|id| id == programme.id.as_str()));
    let agreements = agreements.map(|agreement| super::cooperation::row(edition, agreement, from)).collect();
    let sections = [
        money(edition, programme),
        people(edition, programme),
        voice.list("services", "ui.area_services", services),
        voice.list("agreements", "ui.agreements", agreements),
        voice.list("decided", "ui.decided_on", decided(edition, programme, from)),
    ];
    Sheet {
        kicker: Some(edition.choice("pages.shelves", Shelf::Programmes)),
        lead: edition.some(programme.summary.as_ref()),
        facts: facts(edition, programme, from),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    }
}

/// What the council decided on a programme, the latest first.
fn decided(edition: &Edition, programme: &Programme, from: &Address) -> Vec<Row> {
    let places = edition.links.of_programme.get(&programme.id).into_iter().flatten();
    places.map(|place| super::decision::sheet_row(edition, *place, from)).collect()
}

fn facts(edition: &Edition, programme: &Programme, from: &Address) -> Vec<Fact> {
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let actors = programme.actors.iter().filter_map(|id| cohesion.actor(id));
    let actors: Vec<Cell> = actors.map(|actor| super::cooperation::actor_cell(edition, actor, from)).collect();
    let indicators = programme.indicators.iter().filter_map(|id| cohesion.indicator(id)).map(|indicator| {
        let target = Target::On(Shelf::Indicators, indicator.id.clone());
        Cell::link(voice.text(&indicator.name), Some(edition.href(from, &target)))
    });
    let groups = (!programme.groups.is_empty()).then(|| Cell::text(voice.choices("group", &programme.groups)));
    let all = [
        voice.fact("ui.for_whom", groups),
        voice.fact("ui.relation", programme.relation.map(|relation| Cell::text(voice.choice("relation", relation)))),
        voice.fact("ui.areas_of", super::cooperation::area_cells(edition, &programme.areas, from)),
        voice.fact("ui.run_by", actors),
        voice.fact("ui.since_day", programme.from.map(|day| voice.day(day))),
        voice.fact("ui.until_day", programme.to.map(|day| voice.day(day))),
        voice.fact("ui.moves", indicators),
        voice.fact("ui.results", edition.some(programme.results.as_ref()).map(Cell::words)),
    ];
    all.into_iter().flatten().collect()
}

/// What the budgets' lines with the programme's codes add up to, year by year.
fn money(edition: &Edition, programme: &Programme) -> Option<Section> {
    let voice = edition.voice();
    let row = |budget: &Budget| {
        let amounts = amounts(budget, programme)?;
        let planned = amounts[budget.plan_stage(Direction::Expenditure)?]?;
        let done = budget.execution_stage(Direction::Expenditure).and_then(|stage| amounts[stage]);
        let bar = done.and_then(|done| voice.share(done, planned));
        let done = done.map_or_else(Cell::nothing, |done| Cell { bar, ..voice.money(done, &budget.currency) });
        Some(vec![Cell::text(budget.year.to_string()), voice.money(planned, &budget.currency), done])
    };
    let rows: Vec<Vec<Cell>> = edition.portal.budgets.iter().filter_map(row).collect();
    let grid = Grid {
        caption: voice.word("ui.programme_money_caption"),
        heads: voice.heads(&["ui.year", "ui.planned_expenditure", "ui.executed_expenditure"], 1),
        rows,
        ..Grid::default()
    };
    let section = |grid| Section { grid: Some(grid), ..voice.section("money", "ui.programme_money") };
    (!grid.rows.is_empty()).then(|| section(grid))
}

/// The sum of the lines of a budget that the programme names; none where it names none.
fn amounts(budget: &Budget, programme: &Programme) -> Option<Amounts> {
    let shares: Vec<_> = programme.budget.iter().filter(|share| share.year == budget.year).collect();
    let mut amounts = Amounts::default();
    let below =
        |code: &str, top: &str| code.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    for line in budget.lines.iter().filter(|line| line.direction == Direction::Expenditure) {
        let named = shares
            .iter()
            .any(|share| line.codes[share.dimension].as_deref().is_some_and(|code| below(code, &share.code)));
        if named {
            amounts.add(&line.amounts);
        }
    }
    (!amounts.is_empty()).then_some(amounts)
}

/// People planned for and reached, year by year.
fn people(edition: &Edition, programme: &Programme) -> Option<Section> {
    let voice = edition.voice();
    let rows = programme.people.iter().rev().map(|(year, people)| {
        let Beneficiaries { planned, reached } = *people;
        let cell = |count: Option<u64>| count.map_or_else(Cell::nothing, |n| Cell::number(voice.number(n), n));
        let bar = reached.zip(planned).and_then(|(done, all)| voice.share(Decimal::from(done), Decimal::from(all)));
        vec![Cell::text(year.to_string()), cell(planned), Cell { bar, ..cell(reached) }]
    });
    let grid = Grid {
        caption: voice.word("ui.people_caption"),
        heads: voice.heads(&["ui.year", "ui.people_planned", "ui.people_reached"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let section = |grid| Section { grid: Some(grid), ..voice.section("people", "ui.people_title") };
    (!grid.rows.is_empty()).then(|| section(grid))
}
