//! A year's investment projects: on a list, and on a map where their places are known.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::sources::origin;
use super::{Ledger, Part, newest};
use crate::chart::dots::{Dot, DotMap};
use crate::chart::frame::Caption;
use crate::chart::projection::{Degrees, degrees};
use crate::model::address::Address;
use crate::model::budget::Budget;
use crate::model::choice::Choice;
use crate::model::project::{Project, ProjectState};
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{Cut, further, numbers, titled, weight};
use crate::pages::view::{Cell, Chart, ChartRow, ProjectRow, Projects, Row, View, Words};
use crate::pages::{Found, Page};

/// The most projects of a page.
const MOST_ROWS: usize = 120;
/// The most bytes of a map of all projects; beyond, each page has a map of its own.
const MOST_OF_MAP: usize = 120_000;
/// The kinds of dots: done, under way, to come.
const KINDS: [&str; 3] = ["projects.done", "projects.going", "projects.coming"];

/// Adds the projects of a year, where it has any.
pub fn plan(edition: &mut Edition, ledger: &Ledger, pages: &mut Vec<Page>) {
    let budget = ledger.budget;
    if budget.projects.is_empty() {
        return;
    }
    let order = Order::of(edition, budget);
    let first = Target::Projects(budget.id.clone());
    for number in 1..=order.cut.count() {
        let part = order.cut.part(number);
        let address = edition.address(&further(&first, number));
        let mapped =
            if !order.is_on_one_map { Some(part.clone()) } else { (number == 1).then_some(0..order.all.len()) };
        let view = Projects {
            year: budget.year,
            map: mapped.and_then(|mapped| map(edition, budget, &order, mapped, &address)),
            rows: order.all[part].iter().map(|project| row(edition, budget, project, &address)).collect(),
            pages: numbers(edition, &first, number, order.cut.count(), &address),
            data: Part::Projects.links(edition, &[budget], &address),
        };
        let heading = heading(edition, budget, number, &view, &address);
        let page = edition.page(heading, View::Projects(Box::new(view)));
        pages.push(page);
    }
}

/// The projects of a year as its pages list them: the dearest first.
struct Order<'b> {
    all: Vec<&'b Project>,
    cut: Cut,
    /// Whether the first page's map shows all; else each page has one of its own.
    is_on_one_map: bool,
}

impl<'b> Order<'b> {
    fn of(edition: &Edition, budget: &'b Budget) -> Self {
        const ROW: usize = 1_100;
        const DOT: usize = 450;
        let all = ordered(budget);
        let name = |project: &Project| weight(edition, Some(&project.name));
        // A dot has its name, and so has its row in the table of the map.
        let dot = |project: &Project| project.point.map_or(0, |_| DOT + 2 * name(project));
        let mapped: usize = all.iter().map(|project| dot(project)).sum();
        let is_on_one_map = mapped <= MOST_OF_MAP;
        let weights = all.iter().map(|project| {
            let row = ROW + name(project) + weight(edition, project.description.as_ref());
            row + if is_on_one_map { 0 } else { dot(project) }
        });
        let cut = Cut::new(weights, MOST_ROWS, if is_on_one_map { mapped } else { 0 });
        Self { all, cut, is_on_one_map }
    }
}

fn heading(edition: &Edition, budget: &Budget, number: usize, view: &Projects, address: &Address) -> Heading {
    let year = budget.year.to_string();
    let title = edition.phrase("projects.title", &[("year", &year)]);
    let names: Vec<&str> = view.rows.iter().map(|row| row.name.text.as_str()).collect();
    Heading {
        target: numbered(budget, number),
        subject: if number == 1 { "budget-projects" } else { "budget-tree" },
        id: if number == 1 { format!("{}/projects", budget.id) } else { format!("{}/projects/{number}", budget.id) },
        title: titled(edition, Words { text: title, lang: None }, number),
        description: Some(edition.word("projects.lead")),
        above: vec![
            edition.link(address, &Target::Budgets, edition.word("pages.budgets")),
            edition.link(address, &Target::Budget(budget.id.clone()), year),
        ],
        section: Some(Target::Budgets),
        updated: newest(budget),
        found: (number == 1).then(|| Found {
            year: Some(budget.year),
            number: None,
            amount: None,
            text: names.join(". "),
            kind: None,
        }),
        ..Heading::default()
    }
}

fn numbered(budget: &Budget, number: usize) -> Target {
    further(&Target::Projects(budget.id.clone()), number)
}

/// The projects in some areas, each as the latest budget tells it.
pub fn within(edition: &Edition, ids: &BTreeSet<&str>, from: &Address) -> Vec<Row> {
    let (mut seen, mut rows) = (BTreeSet::new(), Vec::new());
    for budget in &edition.portal.budgets {
        let here = |project: &&Project| project.area.as_deref().is_some_and(|area| ids.contains(area));
        if !budget.projects.iter().any(|project| here(&project)) {
            continue;
        }
        let order = Order::of(edition, budget);
        for (at, project) in order.all.iter().enumerate().filter(|(_, project)| here(project)) {
            if seen.insert(&*project.id) {
                rows.push(listed(edition, budget, project, order.cut.page_of(at), from));
            }
        }
    }
    rows
}

/// A project in a list on another page, with the number of its own.
fn listed(edition: &Edition, budget: &Budget, project: &Project, page: usize, from: &Address) -> Row {
    let voice = edition.voice();
    let page = edition.href(from, &numbered(budget, page));
    let year = Some(Cell::text(voice.phrase("pages.budget", &[("year", &budget.year.to_string())])));
    let cost = project.cost(budget.year).map(|cost| voice.money(cost, &budget.currency));
    let done = project.spent(budget.year);
    let share = done.zip(project.cost(budget.year)).and_then(|(spent, cost)| edition.share(spent, cost));
    let spent = done.map(|spent| Cell { bar: share, ..voice.money(spent, &budget.currency) });
    let spent = spent.map(|cell| Cell { note: Some(voice.plain("ui.spent_so_far")), ..cell });
    Row {
        title: edition.text(&project.name),
        href: Some(format!("{page}#{}", anchor(project))),
        summary: edition.some(project.description.as_ref()),
        tag: project.state.map(|state| voice.tag("project_state", state, state.id())),
        facts: [cost, spent, year].into_iter().flatten().collect(),
    }
}

/// The projects of a budget as its page lists them: the dearest first.
fn ordered(budget: &Budget) -> Vec<&Project> {
    let mut order: Vec<&Project> = budget.projects.iter().collect();
    order.sort_by(|a, b| b.cost(budget.year).cmp(&a.cost(budget.year)).then_with(|| a.id.cmp(&b.id)));
    order
}

fn row(edition: &Edition, budget: &Budget, project: &Project, from: &Address) -> ProjectRow {
    let money = |amount: Decimal| edition.money(amount, &budget.currency);
    let (cost, spent) = (project.cost(budget.year), project.spent(budget.year));
    let area = project.area.as_deref().and_then(|id| edition.setting.shared.territory.area(id));
    let own = project.years.get(&budget.year).and_then(|year| year.planned);
    ProjectRow {
        anchor: anchor(project),
        code: project.id.to_string(),
        name: edition.text(&project.name),
        description: edition.some(project.description.as_ref()),
        state: project.state.map(Choice::id),
        area: area.map(|area| edition.text(&area.name)),
        address: project.address.clone(),
        start: project.start,
        end: project.finished.or(project.end),
        cost: cost.map(money),
        planned: own.map(money),
        after: project.planned_after(budget.year).map(money),
        spent: spent.map(money),
        origin: project.source.as_deref().map(|source| origin(edition, source, from)),
        share: spent.zip(cost).and_then(|(spent, cost)| edition.share(spent, cost)),
    }
}

/// A project's id as a fragment of the page.
fn anchor(project: &Project) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("p-{}", project.id.chars().map(fit).collect::<String>())
}

/// Those of some projects whose place is known.
fn map(edition: &Edition, budget: &Budget, order: &Order, shown: Range<usize>, from: &Address) -> Option<Chart> {
    let count = shown.len();
    let placed: Vec<(usize, &Project, Degrees)> = shown
        .filter_map(|at| {
            let point = order.all[at].point?;
            Some((at, order.all[at], degrees(point.longitude, point.latitude)?))
        })
        .collect();
    if placed.is_empty() {
        return None;
    }
    let (known, all) = (edition.number(placed.len() as u64), edition.number(count as u64));
    let key = if order.is_on_one_map { "projects.mapped" } else { "projects.mapped_here" };
    let headline = edition.phrase(key, &[("known", &known), ("all", &all)]);
    let subtitle = edition.phrase("projects.mapped_subtitle", &[("year", &budget.year.to_string())]);
    let kind = |project: &Project| match project.state {
        Some(ProjectState::Finished) => 0,
        Some(ProjectState::UnderWay | ProjectState::Stopped) => 1,
        _ => 2,
    };
    let href = |at: usize, project: &Project| {
        let page = if order.is_on_one_map { order.cut.page_of(at) } else { 1 };
        let page = if page == 1 { String::new() } else { edition.href(from, &numbered(budget, page)) };
        format!("{page}#{}", anchor(project))
    };
    let dot = |(at, project, place): &(usize, &Project, Degrees)| Dot {
        id: project.id.to_string(),
        label: edition.text(&project.name).into(),
        place: *place,
        kind: kind(project),
        href: Some(href(*at, project)),
    };
    let map = DotMap {
        caption: Caption { id: "map".to_owned(), title: headline.clone(), description: subtitle.clone() },
        areas: crate::pages::outline::beneath(edition),
        dots: placed.iter().map(dot).collect(),
        kinds: KINDS.iter().map(|key| edition.word(key)).collect(),
    };
    let row = |(at, project, _): &(usize, &Project, Degrees)| {
        let state = project.state.map(|state| edition.choice("project_state", state)).unwrap_or_default();
        let area = project.area.as_deref().and_then(|id| edition.setting.shared.territory.area(id));
        let place = area.map(|area| edition.text(&area.name).text).or_else(|| project.address.clone());
        let cells = vec![place.unwrap_or_default(), state];
        ChartRow::new(edition.text(&project.name), Some(href(*at, project)), cells)
    };
    Some(Chart {
        headline,
        subtitle,
        svg: map.svg(),
        key: map.key().into_iter().map(Into::into).collect(),
        heads: ["projects.project", "projects.place", "projects.state"].map(|key| edition.word(key)).to_vec(),
        rows: placed.iter().map(row).collect(),
        data: Part::Projects.links(edition, &[budget], from),
        take: None,
        bars: Vec::new(),
    })
}
