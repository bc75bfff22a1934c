//! Budgets: the list of years, a page a year, and a page a top node of its classifications.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::nodes::{Tree, node_name, totals};
use super::view::{
    Budget as BudgetView, BudgetNode, Budgets, Chart, Download, NavItem, SourceRow, View, Words, YearFigureLink,
    YearRow,
};
use super::{Found, Page};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::treemap::{Cell, MOST_CELLS, Treemap};
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::rollup::{Sum, by_size};

/// The trees that a year is shown by, in the order in which citizens ask.
const TREES: &[(Direction, Dimension)] = &[
    (Direction::Expenditure, Dimension::Functional),
    (Direction::Expenditure, Dimension::Economic),
    (Direction::Expenditure, Dimension::Administrative),
    (Direction::Expenditure, Dimension::Programme),
    (Direction::Revenue, Dimension::Economic),
];

/// Adds the list, the years and their nodes.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    list(edition, pages);
    let budgets = &edition.portal.budgets;
    let all: Vec<Vec<Tree>> = budgets.iter().map(|budget| trees(edition, budget)).collect();
    for (budget, trees) in budgets.iter().zip(&all) {
        year(edition, budget, trees, pages);
        for tree in trees {
            for sum in &tree.tops {
                node(edition, tree, sum, &all, pages);
            }
        }
    }
}

/// The trees that a year has.
fn trees<'a>(edition: &Edition<'a>, budget: &'a Budget) -> Vec<Tree<'a>> {
    let tree = |(direction, dimension): &(Direction, Dimension)| Tree::new(edition, budget, *direction, *dimension);
    TREES.iter().filter_map(tree).collect()
}

fn list(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Budgets);
    let years = edition.portal.budgets.iter().map(|budget| year_row(edition, budget, &address)).collect();
    let name = edition.text(&edition.portal.municipality.name).text;
    let heading = Heading {
        target: Target::Budgets,
        subject: "budgets",
        title: Words { text: edition.word("pages.budgets"), lang: None },
        description: Some(edition.phrase("pages.budgets_description", &[("name", &name)])),
        section: Some(Target::Budgets),
        updated: edition.portal.budgets.iter().filter_map(newest).max(),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Budgets(Box::new(Budgets { years, chart: None })));
    pages.push(page);
}

fn year_row(edition: &Edition, budget: &Budget, from: &Address) -> YearRow {
    let figures = Figures::of(budget, Direction::Expenditure);
    let revenue = Figures::of(budget, Direction::Revenue);
    let money = |amount: Option<Decimal>| amount.map(|amount| edition.money(amount, &budget.currency));
    YearRow {
        year: budget.year,
        href: edition.href(from, &Target::Budget(budget.id.clone())),
        revenue: money(revenue.planned),
        expenditure: money(figures.planned),
        executed: money(figures.done),
        execution: figures.done.zip(figures.planned).and_then(|(done, planned)| edition.share(done, planned)),
    }
}

/// A direction's two leading figures.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Planned, as it stands.
    pub planned: Option<Decimal>,
    /// Done so far.
    pub done: Option<Decimal>,
}

impl Figures {
    /// The figures of a budget.
    pub fn of(budget: &Budget, direction: Direction) -> Self {
        let total = budget.total(direction);
        Self {
            planned: budget.plan_stage(direction).and_then(|stage| total[stage]),
            done: budget.execution_stage(direction).and_then(|stage| total[stage]),
        }
    }
}

/// The newest date among a budget's sources.
pub fn newest(budget: &Budget) -> Option<Date> {
    budget.stages.iter().flat_map(|stage| [stage.date, stage.as_of]).flatten().max()
}

fn year(edition: &mut Edition, budget: &Budget, trees: &[Tree], pages: &mut Vec<Page>) {
    let target = Target::Budget(budget.id.clone());
    let address = edition.address(&target);
    let year = budget.year.to_string();
    let figures = Figures::of(budget, Direction::Expenditure);
    let planned = figures.planned.map(|amount| edition.money(amount, &budget.currency));
    let title = edition.phrase("pages.budget", &[("year", &year)]);
    let summary = edition.some(budget.summary.as_ref());
    let names = trees.iter().flat_map(|tree| &tree.tops).map(|sum| node_name(edition, sum).text);
    let text = summary.iter().map(|summary| summary.text.clone()).chain(names).collect::<Vec<_>>().join(". ");
    let view = BudgetView {
        year: budget.year,
        summary: summary.clone(),
        totals: Direction::ALL
            .iter()
            .map(|direction| totals(edition, budget, *direction, &budget.total(*direction)))
            .filter(|table| !table.rows.is_empty())
            .collect(),
        chart: trees
            .iter()
            .find(|tree| tree.direction == Direction::Expenditure)
            .and_then(|tree| chart(edition, tree, &address)),
        tables: trees.iter().map(|tree| tree.table(edition, &address)).collect(),
        sources: budget.stages.iter().map(|stage| source_row(edition, stage, &address)).collect(),
        years: years(edition, budget, &address),
        downloads: downloads(edition, budget, &address),
    };
    let list = edition.link(&address, &Target::Budgets, edition.word("pages.budgets"));
    let heading = Heading {
        target,
        subject: "budget",
        id: budget.id.to_string(),
        title: Words { text: title, lang: None },
        description: summary.map(|summary| summary.text),
        above: vec![list],
        section: Some(Target::Budgets),
        updated: newest(budget),
        found: Some(Found { year: Some(budget.year), number: None, amount: planned.map(|money| money.text), text }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Budget(Box::new(view)));
    pages.push(page);
}

fn source_row(edition: &Edition, stage: &crate::model::budget::StageSource, from: &Address) -> SourceRow {
    let source = stage.source.as_ref();
    let file = source.and_then(|source| source.file.as_deref()).map(|path| edition.file(from, path));
    SourceRow {
        stage: stage.stage.id(),
        date: stage.date.map(|date| edition.day(date)),
        as_of: stage.as_of.map(|date| edition.day(date)),
        act: edition.some(stage.act.as_ref()),
        title: source.map(|source| edition.text(&source.title)),
        href: file.or_else(|| source.and_then(|source| source.url.clone())),
    }
}

fn years(edition: &Edition, budget: &Budget, from: &Address) -> Vec<NavItem> {
    let item = |other: &Budget| NavItem {
        label: other.year.to_string(),
        href: edition.href(from, &Target::Budget(other.id.clone())),
        current: other.id == budget.id,
    };
    edition.portal.budgets.iter().map(item).collect()
}

/// The files of a year's lines; they lie beside its page in the first language.
pub fn data_files(edition: &Edition, budget: &Budget) -> [(Address, &'static str); 2] {
    let first = edition.setting.shared.settings.first_language();
    let folder = edition.addresses.of(&Target::Budget(budget.id.clone()), first);
    [(folder.file(&format!("{}.csv", budget.id)), "CSV"), (folder.file(&format!("{}.json", budget.id)), "JSON")]
}

fn downloads(edition: &Edition, budget: &Budget, from: &Address) -> Vec<Download> {
    let download =
        |(file, format): (Address, &'static str)| Download { href: from.link_to(&file, edition.setting.links), format };
    data_files(edition, budget).into_iter().map(download).collect()
}

/// The treemap of a tree's top nodes, each leading to its page.
fn chart(edition: &Edition, tree: &Tree, from: &Address) -> Option<Chart> {
    let sorted = by_size(&tree.tops, tree.plan);
    let amount = |sum: &Sum| sum.amounts[tree.plan].unwrap_or_default();
    let (shown, rest) = sorted.split_at(sorted.len().min(MOST_CELLS));
    let largest = shown.first().filter(|sum| amount(sum) > Decimal::ZERO)?;
    let name = |sum: &Sum| node_name(edition, sum).text;
    let share = edition.share(amount(largest), tree.whole)?;
    let year = tree.budget.year.to_string();
    let headline =
        edition.phrase("pages.chart.largest", &[("name", &name(largest)), ("share", &share.text), ("year", &year)]);
    let subtitle = edition.phrase(
        &format!("pages.chart.{}", tree.direction.id()),
        &[("year", &year), ("stage", &edition.choice("stage", tree.plan))],
    );
    let cells = shown.iter().enumerate().map(|(rank, sum)| {
        let money = edition.money(amount(sum), &tree.budget.currency);
        Cell {
            id: sum.code.to_string(),
            value: amount(sum),
            label: name(sum),
            texts: edition
                .share(amount(sum), tree.whole)
                .map(|share| share.text)
                .into_iter()
                .chain([money.text])
                .collect(),
            tone: Tone::new(rank + 1),
            rest: false,
            href: Some(edition.href(from, &tree.target(sum))),
        }
    });
    let mut cells: Vec<Cell> = cells.collect();
    let left: Decimal = rest.iter().map(|sum| amount(sum)).sum();
    if left > Decimal::ZERO {
        cells.push(Cell {
            id: "~".to_owned(),
            value: left,
            label: edition.word("pages.chart.others"),
            texts: edition
                .share(left, tree.whole)
                .map(|share| share.text)
                .into_iter()
                .chain([edition.money(left, &tree.budget.currency).text])
                .collect(),
            tone: Tone::NEUTRAL,
            rest: true,
            href: None,
        });
    }
    let svg = Treemap {
        caption: Caption { id: "chart".to_owned(), title: headline.clone(), description: subtitle.clone() },
        cells,
    }
    .svg();
    let heads = ["pages.chart.node", "pages.chart.amount", "pages.chart.share"].map(|key| edition.word(key));
    let rows = sorted.iter().map(|sum| {
        let share = edition.share(amount(sum), tree.whole).map_or_else(String::new, |share| share.text);
        vec![name(sum), edition.money(amount(sum), &tree.budget.currency).text, share]
    });
    Some(Chart { headline, subtitle, svg, heads: heads.to_vec(), rows: rows.collect() })
}

fn node(edition: &mut Edition, tree: &Tree, sum: &Sum, all: &[Vec<Tree>], pages: &mut Vec<Page>) {
    let target = tree.target(sum);
    let address = edition.address(&target);
    let budget = tree.budget;
    let name = node_name(edition, sum);
    let year = budget.year.to_string();
    let text = edition.phrase(&format!("pages.node.{}", tree.direction.id()), &[("name", &name.text), ("year", &year)]);
    let view = BudgetNode {
        year: budget.year,
        direction: tree.direction.id(),
        dimension: tree.dimension.id(),
        code: sum.code.to_string(),
        totals: totals(edition, budget, tree.direction, &sum.amounts),
        table: tree.subtable(edition, sum),
        years: node_years(edition, tree, sum, all, &address),
    };
    let words = view.table.rows.iter().map(|row| row.name.text.as_str()).collect::<Vec<_>>().join(". ");
    let amount = sum.amounts[tree.plan].map(|amount| edition.money(amount, &budget.currency).text);
    let above = vec![
        edition.link(&address, &Target::Budgets, edition.word("pages.budgets")),
        edition.link(&address, &Target::Budget(budget.id.clone()), year.clone()),
    ];
    let number = (!sum.code.is_empty()).then(|| sum.code.to_string());
    let heading = Heading {
        target,
        subject: "budget-node",
        id: format!("{}/{}/{}/{}", budget.id, tree.direction.id(), tree.dimension.id(), sum.code),
        title: Words { text, lang: None },
        above,
        section: Some(Target::Budgets),
        updated: newest(budget),
        found: Some(Found { year: Some(budget.year), number, amount, text: words }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::BudgetNode(Box::new(view)));
    pages.push(page);
}

/// The same code in the other years that have it at the top of the same tree.
fn node_years(edition: &Edition, tree: &Tree, sum: &Sum, all: &[Vec<Tree>], from: &Address) -> Vec<YearFigureLink> {
    let same_tree = |there: &&Tree| (there.direction, there.dimension) == (tree.direction, tree.dimension);
    let mut years = Vec::new();
    for there in all.iter().flatten().filter(same_tree) {
        let Some(same) = there.tops.iter().find(|top| top.code == sum.code) else { continue };
        let Some(amount) = same.amounts[there.plan] else { continue };
        years.push(YearFigureLink {
            year: there.budget.year,
            money: edition.money(amount, &there.budget.currency),
            href: edition.href(from, &there.target(same)),
            current: there.budget.id == tree.budget.id,
        });
    }
    years
}
