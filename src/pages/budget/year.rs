//! A fiscal year: where the money comes from, where it goes, what was done of it, what changed.

use super::{
    Ledger, Part, changes, charts, comparison, data_links, downloads, execution, indicators, lists, newest, parts,
    receipt, sources, within,
};
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::glossary::weave;
use crate::pages::nodes::{node_name, totals};
use crate::pages::view::{Budget as BudgetView, DecisionRow, Eliminated, Link, NavItem, TreeTable, View, Words};
use crate::pages::{Found, Page};

/// The most nodes that a table of the year shows; all stand on the classification's own page.
const MOST_ROWS: usize = 40;
/// The most places of the year's own table: they stand whole on the page of all places.
const MOST_PLACES: usize = 2;

/// Adds the page of a year.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], at: usize, pages: &mut Vec<Page>) {
    let ledger = &ledgers[at];
    let budget = ledger.budget;
    let target = Target::Budget(budget.id.clone());
    let address = edition.address(&target);
    let year = budget.year.to_string();
    let planned = ledger.side(Direction::Expenditure).planned().map(|amount| edition.money(amount, &budget.currency));
    let title = edition.phrase("pages.budget", &[("year", &year)]);
    let summary = edition.some(budget.summary.as_ref());
    let names = ledger.trees.iter().flat_map(|tree| &tree.tops).map(|sum| node_name(edition, sum).text);
    let totals = totals_in_words(edition, ledger);
    let text = summary.iter().map(|summary| summary.text.clone()).chain(names).chain(totals);
    let text = text.collect::<Vec<_>>().join(". ");
    let view = view(edition, ledgers, at, summary.clone(), &address);
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
        found: Some(Found {
            year: Some(budget.year),
            number: None,
            amount: planned.map(|money| money.text),
            text,
            kind: None,
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Budget(Box::new(view)));
    pages.push(page);
}

/// What a year plans and has done at each stage, as somebody looks for it: `Devengado B/. 6,669,741.17`.
fn totals_in_words(edition: &Edition, ledger: &Ledger) -> Vec<String> {
    let of_side = |direction: &Direction| {
        let total = &ledger.side(*direction).total;
        let told = Stage::ALL.iter().filter_map(|stage| Some((stage, total[*stage]?)));
        let shown = |amount| edition.money(amount, &ledger.budget.currency).text;
        told.map(|(stage, amount)| format!("{} {}", edition.choice("stage", *stage), shown(amount))).collect::<Vec<_>>()
    };
    Direction::ALL.iter().flat_map(of_side).collect()
}

fn view(edition: &Edition, ledgers: &[Ledger], at: usize, summary: Option<Words>, address: &Address) -> BudgetView {
    let ledger = &ledgers[at];
    let budget = ledger.budget;
    let table = |direction: &Direction| {
        let side = ledger.side(*direction);
        let lines = || budget.lines.iter().filter(|line| line.direction == *direction);
        totals(edition, budget, *direction, (side.plan, &side.total, budget.has_own_documents()), lines, address)
    };
    let tables = ledger.trees.iter().map(|tree| {
        let most = if tree.dimension == Dimension::Area { MOST_PLACES } else { MOST_ROWS };
        let (table, left_out) = tree.table(edition, address, most);
        TreeTable { table, href: edition.href(address, &tree.root()), left_out }
    });
    let written = budget.amendments.iter().filter_map(|amendment| amendment.reason.as_ref());
    let written = written.chain(budget.carried_over.iter().filter_map(|carried| carried.reason.as_ref()));
    let written = written.chain(budget.reasons.iter().map(|reason| &reason.text));
    let told: Vec<String> =
        summary.iter().map(|summary| summary.text.clone()).chain(written.map(|text| edition.text(text).text)).collect();
    let told = told.join(" ");
    let (reasons, all_reasons) = lists::reasons_of_year(edition, ledger, address);
    let (amendments, all_amendments) = lists::amendments_of_year(edition, ledger, address);
    BudgetView {
        year: budget.year,
        period: (!budget.is_calendar_year()).then(|| (edition.day(budget.start), edition.day(budget.end))),
        summary: summary.map(|summary| weave(edition, &summary)),
        totals: Direction::ALL.iter().map(table).filter(|table| !table.rows.is_empty()).collect(),
        flow: charts::flow(edition, ledger, address),
        chart: ledger.first_tree(Direction::Expenditure).and_then(|tree| charts::tops(edition, tree, address)),
        execution: execution::execution(edition, ledgers, at, address),
        reasons,
        all_reasons,
        changes: ledgers.get(at + 1).and_then(|before| changes::largest(edition, before, ledger, address)),
        tables: tables.collect(),
        receipt: receipt::has_one(ledger).then(|| receipt::link(edition, ledger, address)),
        more: more(edition, budget, address),
        carried_over: within::carried_over(edition, ledger),
        amendments,
        all_amendments,
        snapshots: within::snapshots(edition, ledger, address),
        eliminated: Direction::ALL.iter().filter_map(|direction| eliminated(edition, ledger, *direction)).collect(),
        comparisons: comparison::with_earlier(edition, ledgers, at, address),
        decisions: decided(edition, &budget.id, address),
        terms: within::terms_of(edition, ledger, &told),
        sources: sources::rows(edition, budget, address),
        data: data_links(edition, &[budget], address),
        snapshot_data: Part::Executions.links(edition, &[budget], address),
        amendment_data: Part::Amendments.links(edition, &[budget], address),
        reason_data: Part::Reasons.links(edition, &[budget], address),
        parts: parts::all(edition, budget, address),
        years: years(edition, budget, address),
        downloads: downloads(edition, budget, address),
    }
}

/// What the council decided on a year, the latest first.
fn decided(edition: &Edition, budget: &Id, from: &Address) -> Vec<DecisionRow> {
    let places = edition.links.of_budget.get(budget).into_iter().flatten();
    crate::pages::decision::rows(edition, places, from)
}

/// What else is published of a year.
fn more(edition: &Edition, budget: &Budget, from: &Address) -> Vec<Link> {
    let year = budget.year.to_string();
    let mut more = Vec::new();
    let mut add = |target: Target, key: &str| {
        more.push(edition.link(from, &target, edition.phrase(key, &[("year", &year)])));
    };
    if let Some(payments) = edition.portal.payments.iter().find(|payments| payments.year == budget.year) {
        add(crate::pages::payment::target(payments), "payments.title");
    }
    if !budget.projects.is_empty() {
        add(Target::Projects(budget.id.clone()), "projects.title");
    }
    if !budget.loans.is_empty() {
        add(Target::Debt(budget.id.clone()), "debt.title");
    }
    if indicators::has_page(budget) {
        add(Target::Indicators(budget.id.clone()), "indicators.title");
    }
    more
}

/// What was taken away of a direction's plan; nothing where nothing was.
fn eliminated(edition: &Edition, ledger: &Ledger, direction: Direction) -> Option<Eliminated> {
    let (budget, stage) = (ledger.budget, ledger.side(direction).plan?);
    let amount = budget.eliminations(direction)[stage].filter(|amount| !amount.is_zero())?;
    let before = budget.before_eliminations(direction)[stage]?;
    Some(Eliminated {
        direction: direction.id(),
        money: edition.money(amount.abs(), &budget.currency),
        before: edition.money(before, &budget.currency),
    })
}

fn years(edition: &Edition, budget: &Budget, from: &Address) -> Vec<NavItem> {
    let item = |other: &Budget| NavItem {
        lang: None,
        label: other.year.to_string(),
        href: edition.href(from, &Target::Budget(other.id.clone())),
        current: other.id == budget.id,
    };
    edition.portal.budgets.iter().map(item).collect()
}
