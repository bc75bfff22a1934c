//! Two years side by side, for any two.

use super::changes::{Both, Pair};
use super::{Ledger, constant, data_links, newest};
use crate::chart::bars::{Bar, Bars, Group, Layout, Series};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::row_bar::table_bars;
use crate::chart::scale::Axis;
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::rollup::Sum;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::glossary::terms;
use crate::pages::nodes::node_name;
use crate::pages::view::{
    ChangeRow, Chart, ChartRow, Comparison, ComparisonRow, ComparisonTable, Comparisons, Term, View, Words,
};
use crate::pages::{Found, Page};

/// Below so many tops, a table shows the next level too.
const FEW_TOPS: usize = 5;
/// The most rows of a table; further ones stand on the nodes' own pages.
const MOST_ROWS: usize = 80;
/// The most functions that are drawn.
const MOST_GROUPS: usize = 12;

/// Adds the choice, and a page for each two years.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    if ledgers.len() < 2 {
        return;
    }
    choice(edition, ledgers, pages);
    for (at, after) in ledgers.iter().enumerate() {
        for before in &ledgers[at + 1..] {
            compare(edition, before, after, pages);
        }
    }
}

/// The years before one, each with the page that compares both.
pub fn with_earlier(edition: &Edition, ledgers: &[Ledger], at: usize, from: &Address) -> Vec<crate::pages::view::Link> {
    let after = &ledgers[at];
    let link = |before: &Ledger| {
        let target = Target::Comparison(before.budget.id.clone(), after.budget.id.clone());
        let years = [("before", before.budget.year.to_string()), ("after", after.budget.year.to_string())];
        let args: Vec<(&str, &str)> = years.iter().map(|(name, text)| (*name, text.as_str())).collect();
        edition.link(from, &target, edition.phrase("budget.two_years", &args))
    };
    ledgers[at + 1..].iter().map(link).collect()
}

fn choice(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Comparisons);
    let row = |(at, ledger): (usize, &Ledger)| ComparisonRow {
        year: ledger.budget.year,
        with: with_earlier(edition, ledgers, at, &address),
    };
    let years = ledgers.iter().enumerate().map(row).filter(|row| !row.with.is_empty()).collect();
    let heading = Heading {
        target: Target::Comparisons,
        subject: "budget-comparisons",
        id: "comparisons".to_owned(),
        title: Words { text: edition.word("budget.compare_two"), lang: None },
        description: None,
        above: vec![edition.link(&address, &Target::Budgets, edition.word("pages.budgets"))],
        section: Some(Target::Budgets),
        updated: ledgers.iter().filter_map(|ledger| newest(ledger.budget)).max(),
        found: Some(Found { text: edition.word("pages.budgets"), kind: Some("budget"), ..Found::default() }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Comparisons(Box::new(Comparisons { years })));
    pages.push(page);
}

fn compare(edition: &mut Edition, before: &Ledger, after: &Ledger, pages: &mut Vec<Page>) {
    let (first, last) = (before.budget, after.budget);
    let target = Target::Comparison(first.id.clone(), last.id.clone());
    let address = edition.address(&target);
    let mut tables = Vec::new();
    let mut chart = None;
    for tree in &after.trees {
        let Some(pair) = Pair::of(before, after, tree.direction, tree.dimension) else { continue };
        if chart.is_none() && tree.direction == Direction::Expenditure {
            chart = drawn(edition, &pair, &address);
        }
        tables.push(table(edition, &pair, &address));
    }
    let carried = tables.iter().any(|table: &ComparisonTable| table.carried);
    let view = Comparison {
        before: edition.link(&address, &Target::Budget(first.id.clone()), first.year.to_string()),
        after: edition.link(&address, &Target::Budget(last.id.clone()), last.year.to_string()),
        chart,
        tables,
        constant: constant(edition, last.year).filter(|_| carried),
        data: data_links(edition, &[first, last], &address),
        terms: told_terms(edition, before, after),
    };
    let above = vec![
        edition.link(&address, &Target::Budgets, edition.word("pages.budgets")),
        edition.link(&address, &Target::Comparisons, edition.word("budget.compare_two")),
    ];
    let years = [("before", first.year.to_string()), ("after", last.year.to_string())];
    let args: Vec<(&str, &str)> = years.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let heading = Heading {
        target,
        subject: "budget-comparison",
        id: format!("{}/{}", first.id, last.id),
        title: Words { text: edition.phrase("budget.compared", &args), lang: None },
        description: None,
        above,
        section: Some(Target::Budgets),
        updated: newest(first).max(newest(last)),
        found: Some(Found {
            year: Some(last.year),
            text: edition.word("budget.compare_two"),
            kind: Some("budget"),
            ..Found::default()
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Comparison(Box::new(view)));
    pages.push(page);
}

/// The terms of what is compared: the stages, and the names of the parts.
fn told_terms(edition: &Edition, before: &Ledger, after: &Ledger) -> Vec<Term> {
    let mut stages: Vec<Stage> =
        [before, after].iter().flat_map(|ledger| ledger.trees.iter().map(|tree| tree.plan)).collect();
    stages.sort_unstable();
    stages.dedup();
    let stages: Vec<(Stage, String)> =
        stages.into_iter().map(|stage| (stage, edition.choice("stage", stage))).collect();
    let names = after.trees.iter().flat_map(|tree| &tree.tops).map(|sum| node_name(edition, sum).text);
    terms(edition, &stages, &names.collect::<Vec<_>>().join(". "))
}

/// What a node consists of; nothing where it is not there.
fn children(sum: Option<&Sum>) -> &[Sum] {
    sum.map_or(&[][..], |sum| sum.children.as_slice())
}

fn table(edition: &Edition, pair: &Pair, from: &Address) -> ComparisonTable {
    let tops = pair.join(&pair.before.tops, &pair.after.tops);
    let few = tops.len() < FEW_TOPS;
    let mut rows: Vec<ChangeRow> = Vec::new();
    for both in &tops {
        rows.extend(pair.row(edition, both, 0, from));
        if few {
            let inside: Vec<Both> = pair.join(children(both.before), children(both.after));
            rows.extend(inside.iter().filter_map(|both| pair.row(edition, both, 1, from)));
        }
    }
    rows.truncate(MOST_ROWS);
    let tree = pair.after;
    let total = pair.total(edition);
    ComparisonTable {
        direction: tree.direction.id(),
        dimension: tree.dimension.id(),
        id: format!("{}-{}", tree.direction.id(), tree.dimension.id()),
        stage_before: pair.before.plan.id(),
        stage_after: pair.after.plan.id(),
        rows,
        carried: total.constant.is_some(),
        total,
    }
}

/// Both years' functions as bars below one another.
fn drawn(edition: &Edition, pair: &Pair, from: &Address) -> Option<Chart> {
    let currency = &pair.after.budget.currency;
    let (before, after) = (pair.before.budget, pair.after.budget);
    let (planned, now) = (pair.before.plan, pair.after.plan);
    let (was, is) = (pair.before.total[planned]?, pair.after.total[now]?);
    let headline = super::overview::trend_at(edition, ((before.year, was), planned), ((after.year, is), now))?;
    let subtitle = edition.phrase(
        "budget.compared_subtitle",
        &[("dimension", &edition.choice::<Dimension>("dimension", pair.after.dimension))],
    );
    let mut tops = pair.join(&pair.before.tops, &pair.after.tops);
    let amounts = |both: &Both| {
        let before = both.before.and_then(|sum| sum.amounts[pair.before.plan]);
        (before, both.after.and_then(|sum| sum.amounts[pair.after.plan]))
    };
    tops.sort_by_key(|both| std::cmp::Reverse(amounts(both).1.max(amounts(both).0)));
    tops.truncate(MOST_GROUPS);
    let bar = |value: Option<rust_decimal::Decimal>| Bar {
        value,
        text: value.map_or_else(|| "—".to_owned(), |value| edition.money(value, currency).short),
    };
    let named: Vec<(&Both, ChangeRow)> =
        tops.iter().filter_map(|both| Some((both, pair.row(edition, both, 0, from)?))).collect();
    let group = |(both, row): &(&Both, ChangeRow)| Group {
        label: row.name.clone().into(),
        bars: vec![bar(amounts(both).0), bar(amounts(both).1)],
        total: String::new(),
        href: row.href.clone(),
    };
    let series = [before.year, after.year];
    let series = series.iter().enumerate().map(|(at, year)| Series { label: year.to_string(), tone: Tone::new(at) });
    let svg = Bars {
        caption: Caption { id: "compared".to_owned(), title: headline.clone(), description: subtitle.clone() },
        layout: Layout::Grouped,
        series: series.collect(),
        groups: named.iter().map(group).collect(),
        axis: Axis::default(),
    }
    .svg();
    let text = |value: Option<rust_decimal::Decimal>| {
        value.map_or_else(|| "—".to_owned(), |v| edition.money(v, currency).text)
    };
    let row = |(both, row): &(&Both, ChangeRow)| {
        let cells = vec![text(amounts(both).0), text(amounts(both).1)];
        ChartRow::new(row.name.clone(), row.href.clone(), cells)
    };
    Some(Chart {
        headline,
        subtitle,
        svg,
        key: Vec::new(),
        heads: vec![edition.word("pages.chart.node"), before.year.to_string(), after.year.to_string()],
        rows: named.iter().map(row).collect(),
        bars: table_bars(&named.iter().map(|(both, _)| vec![amounts(both).0, amounts(both).1]).collect::<Vec<_>>()),
        data: data_links(edition, &[before, after], from),
        take: None,
    })
}
