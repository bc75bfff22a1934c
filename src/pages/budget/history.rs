//! A page for each node that has none in its years: how it went over all of them, and what it
//! consists of in the latest.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::alike::{self, Told};
use super::node::{Entry, behind, decisions, subtree};
use super::overview::{line_chart, trend, trend_at};
use super::{Ledger, data_links, reasons};
use crate::model::address::Address;
use crate::model::budget::{Budget, Direction};
use crate::model::choice::Choice;
use crate::model::rollup::Sum;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::glossary::of_nodes as terms;
use crate::pages::nodes::Tree;
use crate::pages::payment::paid;
use crate::pages::view::{BudgetHistory, Chart, HistoryRow, Link, NodeRow, ReasonRow, View, Words};
use crate::pages::{Found, Page};

/// Adds the pages.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let Some(newest) = ledgers.first() else { return };
    for known in &newest.trees {
        let years: Vec<&Tree> = ledgers
            .iter()
            .filter_map(|ledger| ledger.tree(known.direction, known.dimension).filter(|tree| tree.is_like(known)))
            .collect();
        let mut seen: HashSet<Arc<str>> = HashSet::new();
        for tree in &years {
            for sum in tree.all().into_iter().filter(|sum| !tree.has_page(sum)) {
                if seen.insert(Arc::clone(&sum.code)) {
                    History { ledgers, years: &years, tree, sum }.page(edition, pages);
                }
            }
        }
    }
}

struct History<'p, 'a> {
    ledgers: &'p [Ledger<'a>],
    /// The trees that tell it by the same codes, the latest first.
    years: &'p [&'p Tree<'a>],
    /// That of the latest year that has it.
    tree: &'p Tree<'a>,
    /// The node there.
    sum: &'p Sum,
}

impl History<'_, '_> {
    fn page(&self, edition: &mut Edition, pages: &mut Vec<Page>) {
        let (tree, sum) = (self.tree, self.sum);
        let target = Target::History(tree.direction, tree.dimension, sum.code.to_string());
        let address = edition.address(&target);
        let name = tree.name(edition, sum);
        let code = Some(tree.shown_code(&sum.code)).filter(|code| !code.is_empty());
        let title = match code {
            Some(code) => edition.phrase("budget.history", &[("name", &name.text), ("code", code)]),
            None => edition.phrase("budget.history_named", &[("name", &name.text)]),
        };
        let view = self.view(edition, &address);
        let text = view.table.rows.iter().map(|row| row.name.text.as_str()).collect::<Vec<_>>().join(". ");
        let amount = sum.amounts[tree.plan].map(|amount| edition.money(amount, &tree.budget.currency).text);
        let found = Found { year: Some(tree.budget.year), number: code.map(str::to_owned), amount, text, kind: None };
        let heading = Heading {
            target,
            subject: "budget-node",
            id: format!("{}/{}/{}", tree.direction.id(), tree.dimension.id(), sum.code),
            title: Words { text: title, lang: None },
            description: None,
            above: self.above(edition, &address),
            section: Some(Target::Budgets),
            updated: tree.newest,
            found: Some(found),
            ..Heading::default()
        };
        let page = edition.page(heading, View::BudgetHistory(Box::new(view)));
        pages.push(page);
    }

    fn view(&self, edition: &Edition, address: &Address) -> BudgetHistory {
        let (tree, sum) = (self.tree, self.sum);
        let stages = tree.stages();
        let mut entries = Vec::new();
        subtree(sum, 0, &mut entries);
        let lines = entries.iter().filter_map(Entry::line).count();
        let row = |entry: &Entry| match entry {
            Entry::Node(sum, depth) => tree.row(edition, sum, *depth, &stages, Some(address)),
            Entry::Line(at, depth) => tree.line_row(edition, *at, *depth, &stages),
        };
        let rows: Vec<NodeRow> = entries.iter().map(row).collect();
        BudgetHistory {
            direction: tree.direction.id(),
            dimension: tree.dimension.id(),
            code: tree.shown_code_of(sum),
            chart: self.chart(edition, address),
            years: self.rows(edition, address),
            decisions: decisions(edition, tree, &sum.code, |of| self.led_here(of), address),
            reasons: self.reasons(edition, address),
            paid: paid(
                edition,
                self.ledgers,
                (tree.direction, tree.dimension),
                &sum.code,
                |ledger| self.led_here(ledger.budget),
                address,
            ),
            terms: terms(edition, std::iter::once(sum).chain(&sum.children)),
            latest: tree.budget.year,
            table: tree.with_rows(edition, rows, &stages, &sum.amounts),
            behind: behind(edition, tree, (Some(sum), Some(tree.way(sum))), lines, address),
        }
    }

    /// Why it came out otherwise than planned, in the years whose reasons lead here.
    fn reasons(&self, edition: &Edition, from: &Address) -> Vec<ReasonRow> {
        let kind = (self.tree.direction, self.tree.dimension);
        let here =
            self.ledgers.iter().filter(|ledger| !ledger.budget.reasons.is_empty() && self.led_here(ledger.budget));
        let of = |ledger: &Ledger| reasons::of_node(edition, ledger, kind, &self.sum.code, from);
        let dated = |ledger: &Ledger, row| ReasonRow { year: Some(ledger.budget.year), ..row };
        here.flat_map(|ledger| of(ledger).into_iter().map(move |row| dated(ledger, row))).collect()
    }

    /// Whether links to the node in a year lead to this page.
    fn led_here(&self, budget: &Budget) -> bool {
        let mut there = self.told().filter(|(tree, _)| tree.budget.id == budget.id);
        there.any(|(tree, sum)| !tree.has_page(sum))
    }

    /// The node in each year that has it, the latest first.
    fn told(&self) -> impl Iterator<Item = (&Tree<'_>, &Sum)> {
        self.years.iter().filter_map(|tree| Some((*tree, tree.find(&self.sum.code)?)))
    }

    fn rows(&self, edition: &Edition, from: &Address) -> Vec<HistoryRow> {
        let row = |(tree, sum): (&Tree, &Sum)| {
            let currency = &tree.budget.currency;
            let planned = sum.amounts[tree.plan];
            let done = tree.done.filter(|done| *done != tree.plan).and_then(|done| sum.amounts[done]);
            // In that year it stands, with its lines, on the page of what contains it.
            let shown = tree.above(&sum.code).into_iter().rfind(|above| tree.has_page(above)).unwrap_or(sum);
            HistoryRow {
                year: tree.budget.year,
                href: edition.href(from, &tree.target(if tree.has_page(sum) { sum } else { shown })),
                planned: planned.map(|amount| edition.money(amount, currency)),
                done: done.map(|amount| edition.money(amount, currency)),
                until: done.and_then(|_| told_until(tree)).map(|day| edition.day(day)),
                execution: done.zip(planned).and_then(|(done, planned)| edition.share(done, planned)),
                share: planned.and_then(|amount| edition.share(amount, tree.whole)),
            }
        };
        self.told().map(row).collect()
    }

    fn chart(&self, edition: &Edition, from: &Address) -> Option<Chart> {
        let told: Vec<Told> = self.told().map(|(tree, sum)| Told::of_node(tree, &sum.amounts)).collect();
        let budgets: Vec<_> = self.told().map(|(tree, _)| tree.budget).collect();
        let name = self.tree.name(edition, self.sum).text;
        over_years(edition, (self.tree.direction, Some(&name)), &told)
            .map(|chart| Chart { data: data_links(edition, &budgets, from), ..chart })
    }

    fn above(&self, edition: &Edition, from: &Address) -> Vec<Link> {
        let tree = self.tree;
        let mut above = vec![edition.link(from, &Target::Budgets, edition.word("pages.budgets"))];
        let direction = edition.choice("direction", tree.direction);
        let dimension = edition.choice("dimension", tree.dimension);
        let label = edition.phrase("ui.by_dimension", &[("direction", &direction), ("dimension", &dimension)]);
        above.push(edition.link(from, &tree.root(), label));
        let nodes = tree.above(&self.sum.code);
        above.extend(nodes.into_iter().map(|sum| edition.link(from, &tree.target(sum), tree.name(edition, sum).text)));
        above
    }
}

/// The day up to which what was done is told, where that is before the year's last.
fn told_until(tree: &Tree) -> Option<Date> {
    let source = tree.budget.stage_source(tree.direction, tree.done?)?;
    source.as_of.filter(|day| *day < tree.budget.end)
}

/// Planned and done over the years, of a node or of a whole direction, at one stage each; nothing where there is one.
pub fn over_years(edition: &Edition, (direction, name): (Direction, Option<&str>), told: &[Told]) -> Option<Chart> {
    let key = if direction == Direction::Revenue { "budget.received" } else { "budget.executed" };
    let named = alike::planned_and_done(edition, told, key)?;
    let (_, planned) = named.first()?;
    let first = planned.points.iter().min_by_key(|(year, _)| *year).copied()?;
    let last = planned.points.iter().max_by_key(|(year, _)| *year).copied().filter(|last| last.0 > first.0)?;
    let (stage, currency) = (planned.stage, planned.currency);
    let headline = match (name, direction) {
        (Some(_), Direction::Expenditure) => trend(edition, ("budget.trend_node.expenditure", name), first, last),
        (Some(_), Direction::Revenue) => trend(edition, ("budget.trend_node.revenue", name), first, last),
        (None, Direction::Expenditure) => trend_at(edition, (first, stage), (last, stage)),
        (None, Direction::Revenue) => trend(edition, ("budget.trend_revenue", None), first, last),
    };
    let headline = headline?;
    let subtitle = alike::subtitle(edition, edition.word("budget.trend_subtitle"), &named);
    let series = named.into_iter().map(|(name, alike)| (name, alike.points)).collect();
    line_chart(edition, currency, "history", &headline, &subtitle, series)
}
