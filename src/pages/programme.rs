//! Social programmes: by target group and area, and a page each with money, people and results.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::cohesion::Ground;
use super::edition::Edition;
use super::record::{Record, page};
use super::view::{Cell, Fact, Grid, Head, Row, Section, Sheet};
use super::voice::Voice;
use crate::model::address::Address;
use crate::model::budget::{Amounts, Budget, Direction};
use crate::model::choice::Choice;
use crate::model::line::Line;
use crate::model::programme::{Beneficiaries, Group, Programme, Reach};
use crate::model::territory::{Area, Concerned, Territory};

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
            updated: programme.updated,
            year: programme.people.keys().copied().rfind(|year| *year <= edition.setting.today.year()),
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
    let today = edition.setting.today;
    let areas: Vec<&Area> = super::area::inside(edition).filter(|area| area.is_on(today)).collect();
    let now = programmes.iter().filter(|one| one.is_on(today));
    let reach: Vec<Reach> = now.map(|one| Reach { groups: &one.groups, areas: &one.areas }).collect();
    let matrices = super::area::by_level(edition, &areas).into_iter().map(|level| Section {
        id: level.called("matrix"),
        title: level.title(&voice.word("ui.matrix_title"), &voice),
        lead: Some(voice.word("ui.matrix_lead")),
        grid: Some(matrix(&reach, &level.areas, &edition.setting.shared.territory, &voice)),
        ..Section::default()
    });
    let list = Section { rows, ..voice.section("programmes", "ui.programmes_title") };
    let view = Sheet {
        lead: Some(voice.plain("ui.programmes_lead")),
        sections: std::iter::once(list).chain(matrices).collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Programmes, view)
}

/// How many programmes each group has in each area: where there is none, a need may be uncovered;
/// where there are several, work may be done twice. Every group has its column, those above all that
/// nobody serves. A programme counts where it names the area, what contains it, or a place in it.
pub fn matrix(programmes: &[Reach], areas: &[&Area], territory: &Territory, voice: &Voice) -> Grid {
    let groups = || Group::ALL.iter().copied().filter(|group| *group != Group::Everyone);
    let heads = groups().map(|group| Head { label: voice.choice("group", group), number: true, ..Head::default() });
    let heads = std::iter::once(Head { label: voice.word("ui.area"), ..Head::default() }).chain(heads).collect();
    let where_each: Vec<Concerned> = programmes.iter().map(|one| territory.concerned(one.areas)).collect();
    let rows = areas.iter().map(|area| {
        let here = programmes.iter().zip(&where_each).filter(|(_, concerned)| concerned.holds(area, territory));
        let here: Vec<&Reach> = here.map(|(one, _)| one).collect();
        let counts = groups().map(|group| match here.iter().filter(|one| one.serves(group)).count() {
            0 => Cell { value: Some("0".to_owned()), ..Cell::nothing() },
            count => Cell::number(voice.number(count as u64), count),
        });
        std::iter::once(Cell::words(voice.area(area))).chain(counts).collect()
    });
    Grid {
        caption: voice.word("ui.programmes_matrix"),
        look: Some("sparse"),
        heads,
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// A programme in a list.
pub fn row(ground: &dyn Ground, programme: &Programme, from: &Address) -> Row {
    let voice = ground.voice();
    let groups = (!programme.groups.is_empty()).then(|| Cell::text(voice.choices("group", &programme.groups)));
    let relation = programme.relation.map(|relation| Cell::text(voice.choice("relation", relation)));
    let term = term(&voice, [programme.from, programme.to], ground.today());
    Row {
        title: voice.text(&programme.title),
        href: Some(ground.record(from, Shelf::Programmes, &programme.id)),
        summary: ground.voice().some(programme.summary.as_ref()),
        tag: None,
        facts: [term, groups, relation].into_iter().flatten().collect(),
    }
}

/// When something ended or is to begin, of what does not run on a day.
pub fn term(voice: &Voice, [from, to]: [Option<Date>; 2], today: Date) -> Option<Cell> {
    let ended = to.filter(|to| *to < today).map(|to| ("ui.ended_on", to));
    let begins = from.filter(|from| today < *from).map(|from| ("ui.begins_on", from));
    let (key, day) = ended.or(begins)?;
    Some(Cell::text(voice.phrase(key, &[("date", &voice.day(day).text.text)])))
}

/// The link to a programme.
pub fn cell(ground: &dyn Ground, programme: &Programme, from: &Address) -> Cell {
    Cell::link(ground.voice().text(&programme.title), Some(ground.record(from, Shelf::Programmes, &programme.id)))
}

fn sheet(edition: &Edition, programme: &Programme, from: &Address) -> Sheet {
    let mut all = shared_sheet(edition, programme, from);
    let came = super::transfer::of_programme(edition, programme, from);
    let money = [money(edition, programme), paying(edition, programme, from), came];
    all.sections.splice(0..0, money.into_iter().flatten());
    all.sections.extend(edition.voice().list("decided", "ui.decided_on", decided(edition, programme, from)));
    all
}

/// What stands on a programme's page in a portal and in the territory.
pub fn shared_sheet(ground: &dyn Ground, programme: &Programme, from: &Address) -> Sheet {
    let voice = ground.voice();
    let services = ground.cohesion().services.iter();
    let services = services.filter(|service| service.programme.as_deref() == Some(programme.id.as_str()));
    let services = services.map(|service| super::service::row(ground, service, from)).collect();
    let agreements = ground.cohesion().agreements.iter();
    let agreements = agreements.filter(|agreement| agreement.programmes.iter().any(|id| id == programme.id.as_str()));
    let agreements = agreements.map(|agreement| super::cooperation::row(ground, agreement, from)).collect();
    let sections = [
        people(ground, programme),
        voice.list("services", "ui.area_services", services),
        voice.list("agreements", "ui.agreements", agreements),
    ];
    Sheet {
        kicker: Some(voice.word("pages.shelves.programmes")),
        lead: ground.voice().some(programme.summary.as_ref()),
        facts: facts(ground, programme, from),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    }
}

/// What the council decided on a programme, the latest first.
fn decided(edition: &Edition, programme: &Programme, from: &Address) -> Vec<Row> {
    let places = edition.links.of_programme.get(&programme.id).into_iter().flatten();
    places.map(|place| super::decision::sheet_row(edition, *place, from)).collect()
}

fn facts(ground: &dyn Ground, programme: &Programme, from: &Address) -> Vec<Fact> {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let actors = programme.actors.iter().filter_map(|id| cohesion.actor(id));
    let actors: Vec<Cell> = actors.map(|actor| super::cooperation::actor_cell(ground, actor, from)).collect();
    let indicators = programme.indicators.iter().filter_map(|id| cohesion.indicator(id)).map(|indicator| {
        Cell::link(voice.text(&indicator.name), Some(ground.record(from, Shelf::Indicators, &indicator.id)))
    });
    let groups = (!programme.groups.is_empty()).then(|| Cell::text(voice.choices("group", &programme.groups)));
    let all = [
        voice.fact("ui.for_whom", groups),
        voice.fact("ui.relation", programme.relation.map(|relation| Cell::text(voice.choice("relation", relation)))),
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &programme.areas, from)),
        voice.fact("ui.run_by", actors),
        voice.fact("ui.since_day", programme.from.map(|day| voice.term(day))),
        voice.fact("ui.until_day", programme.to.map(|day| voice.term(day))),
        voice.fact("ui.moves", indicators),
        voice.fact("ui.results", ground.voice().some(programme.results.as_ref()).map(Cell::words)),
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
    let mut amounts = Amounts::default();
    lines(budget, programme).for_each(|line| amounts.add(&line.amounts));
    (!amounts.is_empty()).then_some(amounts)
}

/// The lines of a budget that a programme names.
fn lines<'b>(budget: &'b Budget, programme: &'b Programme) -> impl Iterator<Item = &'b Line> {
    let named = |line: &&Line| programme.budget.iter().any(|share| share.year == budget.year && share.names(line));
    budget.lines.iter().filter(|line| line.direction == Direction::Expenditure).filter(named)
}

/// The lines themselves, of the latest budget that pays it: what the sums are made of.
fn paying(edition: &Edition, programme: &Programme, from: &Address) -> Option<Section> {
    let budget = edition.portal.budgets.iter().find(|budget| lines(budget, programme).next().is_some())?;
    let stage = budget.plan_stage(Direction::Expenditure)?;
    let all: Vec<&Line> = lines(budget, programme).collect();
    Some(super::lines::section(edition, budget, stage, &all, "ui.paying_lines", from))
}

/// People planned for and reached, year by year.
fn people(ground: &dyn Ground, programme: &Programme) -> Option<Section> {
    let voice = ground.voice();
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
