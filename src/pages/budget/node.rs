//! A page for each classification of a year, and for each of its nodes: what it consists of, down to
//! the lines, and how it went over the years.

use std::collections::{BTreeSet, HashMap};

use super::alike::Told;
use super::history::over_years;
use super::{Ledger, charts, data_links, downloads, reasons};
use crate::link::LinePlace;
use crate::link::decision::NodePlace;
use crate::model::address::Address;
use crate::model::budget::{Amounts, Budget, Stage};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::rollup::Sum;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{further, numbers, titled};
use crate::pages::glossary::of_nodes;
use crate::pages::nodes::{Tree, Way, most_rows, totals};
use crate::pages::payment::paid;
use crate::pages::view::{
    Behind, BudgetNode, Chart, DecisionRow, Link, NodeRow, Paid, ReasonRow, Term, View, Words, YearFigureLink,
};
use crate::pages::{Found, Page};

/// Adds the pages of a year's classifications and nodes.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], at: usize, pages: &mut Vec<Page>) {
    let ledger = &ledgers[at];
    let times = times_of_names(edition, ledger);
    for tree in &ledger.trees {
        let plan = Plan { ledgers, tree, times: &times };
        plan.whole(edition, pages);
        for sum in tree.all().into_iter().filter(|sum| tree.has_page(sum)) {
            plan.node(edition, sum, pages);
        }
    }
}

/// How often each name stands in a year: one that stands twice is told apart by its code.
fn times_of_names(edition: &Edition, ledger: &Ledger) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for (tree, sum) in ledger.trees.iter().flat_map(|tree| tree.all().into_iter().map(move |sum| (tree, sum))) {
        *times.entry(tree.name(edition, sum).text).or_insert(0) += 1;
    }
    times
}

struct Plan<'p, 'a> {
    ledgers: &'p [Ledger<'a>],
    tree: &'p Tree<'a>,
    times: &'p HashMap<String, usize>,
}

/// A row to be shown: a node or a line, with its depth.
pub enum Entry<'s> {
    Node(&'s Sum, usize),
    Line(usize, usize),
}

impl Plan<'_, '_> {
    /// The page of the whole classification.
    fn whole(&self, edition: &mut Edition, pages: &mut Vec<Page>) {
        let tree = self.tree;
        let entries: Vec<Entry> = tree.level().into_iter().map(|sum| Entry::Node(sum, 0)).collect();
        let words = ["direction", "dimension"];
        let texts = [edition.choice("direction", tree.direction), edition.choice("dimension", tree.dimension)];
        let year = tree.budget.year.to_string();
        let args = [(words[0], texts[0].as_str()), (words[1], texts[1].as_str()), ("year", year.as_str())];
        let subject = Subject {
            target: tree.root(),
            title: Words { text: edition.phrase("budget.tree", &args), lang: None },
            code: "",
            amounts: &tree.total,
            lines: (0..tree.budget.lines.len())
                .filter(|at| tree.budget.lines[*at].direction == tree.direction)
                .collect(),
            sum: None,
        };
        let address = edition.address(&subject.target);
        let chart = charts::tops(edition, tree, &address);
        self.pages(edition, &subject, &entries, chart, pages);
    }

    /// The page of a node.
    fn node(&self, edition: &mut Edition, sum: &Sum, pages: &mut Vec<Page>) {
        let tree = self.tree;
        let name = tree.name(edition, sum);
        let depth = tree.above(&sum.code).len();
        let alone = self.times.get(&name.text).is_none_or(|times| *times < 2);
        let code = tree.shown_code(&sum.code);
        let is_place = code.is_empty() && !sum.code.is_empty();
        let shown = match alone && (depth == 0 || is_place) {
            true => name.text.clone(),
            false if code.is_empty() => {
                format!("{} ({})", name.text, edition.choice("dimension", tree.dimension))
            }
            false => format!("{} ({code})", name.text),
        };
        let year = tree.budget.year.to_string();
        let text = edition.phrase(&format!("pages.node.{}", tree.direction.id()), &[("name", &shown), ("year", &year)]);
        let mut whole = Vec::new();
        subtree(sum, 0, &mut whole);
        let lines = whole.iter().filter_map(Entry::line).collect();
        // What fits on one page is shown whole; else a page shows one level, and leads to the next.
        if whole.len() > most_rows(tree.stages().len()) {
            whole = sum.children.iter().map(|child| Entry::Node(child, 0)).collect();
            whole.extend(sum.lines.iter().map(|at| Entry::Line(*at, 0)));
        }
        let subject = Subject {
            target: tree.target(sum),
            title: Words { text, lang: None },
            code: &sum.code,
            amounts: &sum.amounts,
            lines,
            sum: Some(sum),
        };
        let address = edition.address(&subject.target);
        let chart = charts::inside(edition, tree, sum, &address);
        self.pages(edition, &subject, &whole, chart, pages);
    }

    /// The pages of a subject: one, and further ones where its table is long.
    fn pages(
        &self,
        edition: &mut Edition,
        subject: &Subject,
        entries: &[Entry],
        chart: Option<Chart>,
        pages: &mut Vec<Page>,
    ) {
        let stages = if subject.code.is_empty() { self.tree.leading_stages() } else { self.tree.stages() };
        let most = most_rows(stages.len());
        let count = entries.len().div_ceil(most).max(1);
        let mut chart = chart;
        // What is the same on each of its pages is looked for once: there are as many more as there are lines.
        let terms = self.terms(edition, entries);
        let way = subject.sum.map(|sum| self.tree.way(sum));
        for number in 1..=count {
            let part = &entries[(number - 1) * most..entries.len().min(number * most)];
            let target = further(&subject.target, number);
            let address = edition.address(&target);
            let rows: Vec<NodeRow> = part.iter().map(|entry| self.row(edition, entry, &stages, &address)).collect();
            let view = BudgetNode {
                year: self.tree.budget.year,
                direction: self.tree.direction.id(),
                dimension: self.tree.dimension.id(),
                code: self.tree.shown_code(subject.code).to_owned(),
                totals: self.totals(edition, subject, &address),
                chart: chart.take(),
                table: self.tree.with_rows(edition, rows, &stages, subject.amounts),
                pages: numbers(edition, &subject.target, number, count, &address),
                page: number,
                proposals: if number == 1 { self.proposals(edition, entries, &address) } else { Vec::new() },
                decisions: if number == 1 { self.decided(edition, subject, &address) } else { Vec::new() },
                reasons: if number == 1 { self.reasons(edition, subject, &address) } else { Vec::new() },
                paid: if number == 1 { self.paid(edition, subject, &address) } else { None },
                terms: terms.clone(),
                history: (number == 1).then(|| self.history(edition, subject, &address)).flatten(),
                years: self.years(edition, subject, &address),
                behind: self.behind(edition, subject, way.clone(), &address),
            };
            self.page(edition, subject, view, target, number, pages);
        }
    }

    fn totals(&self, edition: &Edition, subject: &Subject, from: &Address) -> crate::pages::view::TotalTable {
        let plan = Some(self.tree.plan).filter(|plan| plan.is_plan());
        let budget = self.tree.budget;
        let lines = || subject.lines.iter().map(|at| &budget.lines[*at]);
        totals(edition, budget, self.tree.direction, (plan, subject.amounts, self.tree.own_documents), lines, from)
    }

    fn row(&self, edition: &Edition, entry: &Entry, stages: &[Stage], from: &Address) -> NodeRow {
        match entry {
            Entry::Node(sum, depth) => self.tree.row(edition, sum, *depth, stages, Some(from)),
            Entry::Line(at, depth) => self.tree.line_row(edition, *at, *depth, stages),
        }
    }

    /// What the council decided on a node in its year.
    fn decided(&self, edition: &Edition, subject: &Subject, from: &Address) -> Vec<DecisionRow> {
        let Target::Node(budget, _, _, code) = &subject.target else { return Vec::new() };
        decisions(edition, self.tree, code, |of| of.id == *budget, from)
    }

    /// Why a node came out otherwise than planned.
    fn reasons(&self, edition: &Edition, subject: &Subject, from: &Address) -> Vec<ReasonRow> {
        let Target::Node(budget, direction, dimension, code) = &subject.target else { return Vec::new() };
        let ledger = self.ledgers.iter().find(|ledger| ledger.budget.id == *budget);
        let of = |ledger| reasons::of_node(edition, ledger, (*direction, *dimension), code, from);
        ledger.map(of).unwrap_or_default()
    }

    /// What was paid of a node in its year.
    fn paid(&self, edition: &Edition, subject: &Subject, from: &Address) -> Option<Paid> {
        let Target::Node(budget, direction, dimension, code) = &subject.target else { return None };
        paid(edition, self.ledgers, (*direction, *dimension), code, |ledger| ledger.budget.id == *budget, from)
    }

    /// The terms that stand in the names of nodes.
    fn terms(&self, edition: &Edition, entries: &[Entry]) -> Vec<Term> {
        let nodes = entries.iter().filter_map(|entry| match entry {
            Entry::Node(sum, _) => Some(*sum),
            Entry::Line(..) => None,
        });
        of_nodes(edition, nodes)
    }

    /// The proposals that the lines under a node pay.
    fn proposals(&self, edition: &Edition, entries: &[Entry], from: &Address) -> Vec<Link> {
        let budgets = &edition.portal.budgets;
        let Some(budget) = budgets.iter().position(|budget| budget.id == self.tree.budget.id) else {
            return Vec::new();
        };
        let lines = entries.iter().filter_map(|entry| match entry {
            Entry::Line(at, _) => Some(LinePlace { budget, line: *at }),
            Entry::Node(..) => None,
        });
        let paid = lines.filter_map(|line| edition.links.paid_by.get(&line)).flatten();
        let ids: BTreeSet<&Id> = paid.collect();
        ids.into_iter().filter_map(|id| crate::pages::proposal::link(edition, id, from)).collect()
    }

    fn behind(&self, edition: &Edition, subject: &Subject, way: Option<(Way, String)>, from: &Address) -> Behind {
        behind(edition, self.tree, (subject.sum, way), subject.lines.len(), from)
    }

    fn page(
        &self,
        edition: &mut Edition,
        subject: &Subject,
        view: BudgetNode,
        target: Target,
        number: usize,
        pages: &mut Vec<Page>,
    ) {
        let tree = self.tree;
        let address = edition.address(&target);
        let title = titled(edition, subject.title.clone(), number);
        let mut id = format!("{}/{}/{}", tree.budget.id, tree.direction.id(), tree.dimension.id());
        if let Target::Node(_, _, _, code) = &subject.target {
            id.push('/');
            id.push_str(code);
        }
        let heading = Heading {
            target,
            subject: match (number, &subject.target) {
                (1, Target::Node(..)) => "budget-node",
                _ => "budget-tree",
            },
            id: if number == 1 { id } else { format!("{id}/{number}") },
            title,
            description: None,
            above: self.above(edition, subject, &address),
            section: Some(Target::Budgets),
            updated: tree.newest,
            found: self.found(edition, subject, &view, number),
            ..Heading::default()
        };
        let page = edition.page(heading, View::BudgetNode(Box::new(view)));
        pages.push(page);
    }

    /// How a page is found; the whole classification, and further pages of a table, are not.
    fn found(&self, edition: &Edition, subject: &Subject, view: &BudgetNode, number: usize) -> Option<Found> {
        let listed = number == 1 && matches!(subject.target, Target::Node(..));
        let words = || view.table.rows.iter().map(|row| row.name.text.as_str()).collect::<Vec<_>>().join(". ");
        listed.then(|| Found {
            year: Some(self.tree.budget.year),
            number: Some(self.tree.shown_code(subject.code)).filter(|code| !code.is_empty()).map(str::to_owned),
            amount: subject.amounts[self.tree.plan]
                .map(|amount| edition.money(amount, &self.tree.budget.currency).text),
            text: words(),
            kind: None,
        })
    }

    fn above(&self, edition: &Edition, subject: &Subject, from: &Address) -> Vec<Link> {
        let tree = self.tree;
        let mut above = vec![
            edition.link(from, &Target::Budgets, edition.word("pages.budgets")),
            edition.link(from, &Target::Budget(tree.budget.id.clone()), tree.budget.year.to_string()),
        ];
        if let Target::Node(..) = subject.target {
            let args = [
                ("direction", edition.choice("direction", tree.direction)),
                ("dimension", edition.choice("dimension", tree.dimension)),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
            above.push(edition.link(from, &tree.root(), edition.phrase("ui.by_dimension", &args)));
            let nodes = tree.above(subject.code);
            above.extend(
                nodes.into_iter().map(|sum| edition.link(from, &tree.target(sum), tree.name(edition, sum).text)),
            );
        }
        above
    }

    /// The same code in the years that have it in the same tree, the latest first.
    fn same<'s>(&'s self, subject: &'s Subject) -> impl Iterator<Item = (&'s Tree<'s>, Target, &'s Amounts)> {
        self.ledgers.iter().filter_map(move |ledger| {
            let there =
                ledger.tree(self.tree.direction, self.tree.dimension).filter(|there| there.is_like(self.tree))?;
            match &subject.target {
                Target::Tree(..) => Some((there, there.root(), &there.total)),
                _ => there.find(subject.code).map(|sum| (there, there.target(sum), &sum.amounts)),
            }
        })
    }

    fn years(&self, edition: &Edition, subject: &Subject, from: &Address) -> Vec<YearFigureLink> {
        let link = |(there, target, amounts): (&Tree, Target, &Amounts)| {
            Some(YearFigureLink {
                year: there.budget.year,
                money: edition.money(amounts[there.plan]?, &there.budget.currency),
                href: edition.href(from, &target),
                current: there.budget.id == self.tree.budget.id,
            })
        };
        self.same(subject).filter_map(link).collect()
    }

    /// Planned and done over the years.
    fn history(&self, edition: &Edition, subject: &Subject, from: &Address) -> Option<Chart> {
        let told: Vec<Told> = self.same(subject).map(|(there, _, amounts)| Told::of_node(there, amounts)).collect();
        let name = subject.sum.map(|sum| self.tree.name(edition, sum).text);
        let mut chart = over_years(edition, (self.tree.direction, name.as_deref()), &told)?;
        let budgets: Vec<_> = self.same(subject).map(|(there, _, _)| there.budget).collect();
        chart.data = data_links(edition, &budgets, from);
        Some(chart)
    }
}

/// What a page is of.
struct Subject<'s> {
    target: Target,
    title: Words,
    /// Its code; empty for the whole, and for lines without one.
    code: &'s str,
    amounts: &'s Amounts,
    /// The places of the lines below it.
    lines: Vec<usize>,
    /// Its node; nothing for the whole.
    sum: Option<&'s Sum>,
}

impl Entry<'_> {
    /// The place of a line.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Line(at, _) => Some(*at),
            Self::Node(..) => None,
        }
    }
}

/// The rows behind a node's figures, and how to find them in the year's files.
pub fn behind(
    edition: &Edition,
    tree: &Tree,
    (of, way): (Option<&Sum>, Option<(Way, String)>),
    rows: usize,
    from: &Address,
) -> Behind {
    let year = edition.href(from, &Target::Budget(tree.budget.id.clone()));
    let (way, codes) = way.map(|(way, codes)| (Some(way.id()), codes)).unwrap_or_default();
    Behind {
        downloads: downloads(edition, tree.budget, from),
        column: tree.dimension.id(),
        way,
        gross: of.is_some_and(|sum| tree.is_gross(sum)),
        codes,
        sources: format!("{year}#sources"),
        rows,
    }
}

/// What the council decided on a tree's node, in the years that are asked for.
pub fn decisions(
    edition: &Edition,
    tree: &Tree,
    code: &str,
    asked: impl Fn(&Budget) -> bool,
    from: &Address,
) -> Vec<DecisionRow> {
    let node = NodePlace { direction: tree.direction, dimension: tree.dimension, code: code.to_owned() };
    let places = edition.links.of_node.get(&node).into_iter().flatten();
    let places = places.filter(|(at, _)| asked(&edition.portal.budgets[*at])).map(|(_, place)| place);
    crate::pages::decision::rows(edition, places, from)
}

/// A node's whole subtree: each node, what it contains, and its own lines.
pub fn subtree<'s>(sum: &'s Sum, depth: usize, entries: &mut Vec<Entry<'s>>) {
    for child in &sum.children {
        entries.push(Entry::Node(child, depth));
        subtree(child, depth + 1, entries);
    }
    entries.extend(sum.lines.iter().map(|at| Entry::Line(*at, depth)));
}
