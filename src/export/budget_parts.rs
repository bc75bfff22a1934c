//! What of a year is no line, as CSV: reports of execution line by line, amendments, reasons, projects, loans,
//! figures of the accounts. The same tables stand in the year's JSON.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::budget_csv::{data_folder, harmless, plain};
use super::{File, Portfolio};
use crate::i18n::Text;
use crate::model::amendment::{Amendment, Change};
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Line, Source, Stage};
use crate::model::budget_rules::Reason;
use crate::model::choice::Choice;
use crate::model::debt::Loan;
use crate::model::execution::Snapshot;
use crate::model::project::Project;
use crate::pages::budget::Part;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let mut files = Vec::new();
    for budget in &portfolio.portal.budgets {
        for part in Part::ALL.iter().filter(|part| part.is_told(budget)) {
            let address = data_folder(portfolio, budget).file(&part.file(budget));
            files.extend(table(*part, budget).csv().map(|bytes| (address.to_string(), bytes)));
        }
    }
    files
}

/// A table: its titles, and its rows.
pub(super) struct Table {
    /// The titles of its columns.
    pub titles: Vec<String>,
    /// Its rows, each as wide as the titles.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new<const N: usize>(titles: [&str; N], rows: Vec<Vec<String>>) -> Self {
        Self { titles: titles.map(str::to_owned).to_vec(), rows }
    }

    pub(super) fn csv(&self) -> Option<Vec<u8>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(&self.titles).ok()?;
        for row in &self.rows {
            csv.write_record(row).ok()?;
        }
        csv.into_inner().ok()
    }
}

/// The table of a part of a year.
pub(super) fn table(part: Part, budget: &Budget) -> Table {
    match part {
        Part::Executions => executions(budget),
        Part::Amendments => amendments(budget),
        Part::Reasons => reasons(budget),
        Part::Projects => projects(budget),
        Part::Debt => debt(budget),
        Part::Accounts => accounts(budget),
    }
}

fn words(text: Option<&Text>) -> String {
    harmless(text.map_or("", Text::first))
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn money(budget: &Budget, amount: Option<Decimal>) -> String {
    amount.map(|amount| plain(amount, budget)).unwrap_or_default()
}

/// A document's title.
fn title(source: Option<&Source>) -> String {
    words(source.map(|source| &source.title))
}

/// A row a line and report; reports of totals alone have a row a direction.
fn executions(budget: &Budget) -> Table {
    let told = |stage: &Stage| {
        budget.snapshots.iter().any(|report| {
            report.lines.iter().any(|line| line.amounts[*stage].is_some())
                || report.totals.iter().any(|total| total.stage == *stage)
        })
    };
    let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(told).collect();
    let mut titles = vec!["as_of", "reference", "direction"];
    titles.extend(Dimension::ALL.iter().map(|dimension| dimension.id()));
    titles.extend(["name", "currency"]);
    titles.extend(stages.iter().map(|stage| stage.id()));
    titles.push("source");
    let amounts =
        |amounts: &Amounts| stages.iter().map(|stage| money(budget, amounts[*stage])).collect::<Vec<String>>();
    let of_line = |report: &Snapshot, line: &Line| {
        let mut row = vec![report.as_of.to_string(), harmless(&line.reference), line.direction.id().to_owned()];
        row.extend(Dimension::ALL.iter().map(|dimension| harmless(line.codes[*dimension].as_deref().unwrap_or(""))));
        row.extend([words(line.name.as_ref()), budget.currency.code().to_owned()]);
        row.extend(amounts(&line.amounts));
        row.push(title(line.source.as_deref().or(report.source.as_ref())));
        row
    };
    let of_totals = |report: &Snapshot, direction: Direction| {
        let mut row = vec![report.as_of.to_string(), String::new(), direction.id().to_owned()];
        row.extend(Dimension::ALL.iter().map(|_| String::new()));
        row.extend([String::new(), budget.currency.code().to_owned()]);
        row.extend(amounts(&report.total(direction)));
        row.push(title(report.source.as_ref()));
        row
    };
    let mut rows = Vec::new();
    for report in &budget.snapshots {
        if report.lines.is_empty() {
            let told = Direction::ALL.iter().filter(|direction| !report.total(**direction).is_empty());
            rows.extend(told.map(|direction| of_totals(report, *direction)));
        } else {
            rows.extend(report.lines.iter().map(|line| of_line(report, line)));
        }
    }
    Table { titles: titles.into_iter().map(str::to_owned).collect(), rows }
}

fn amendments(budget: &Budget) -> Table {
    let row = |amendment: &Amendment, change: Option<&Change>| {
        vec![
            harmless(amendment.id.as_str()),
            amendment.kind.id().to_owned(),
            said(amendment.date),
            words(amendment.act.as_ref()),
            harmless(amendment.decision.as_deref().unwrap_or("")),
            words(amendment.reason.as_ref()),
            harmless(change.map_or("", |change| &change.reference)),
            change.map_or("", |change| change.direction.id()).to_owned(),
            money(budget, change.map(|change| change.amount)),
            title(amendment.source.as_ref()),
        ]
    };
    let rows = budget.amendments.iter().flat_map(|amendment| {
        let changes = amendment.changes.iter().map(Some);
        let none = amendment.changes.is_empty().then_some(None);
        changes.chain(none).map(move |change| row(amendment, change)).collect::<Vec<_>>()
    });
    let titles = ["id", "kind", "date", "act", "decision", "reason", "line", "direction", "amount", "source"];
    Table::new(titles, rows.collect())
}

/// Why what a code sums came out otherwise than planned.
fn reasons(budget: &Budget) -> Table {
    let row = |reason: &Reason| {
        vec![
            reason.direction.id().to_owned(),
            reason.dimension.id().to_owned(),
            harmless(&reason.code),
            words(Some(&reason.text)),
        ]
    };
    Table::new(["direction", "dimension", "code", "reason"], budget.reasons.iter().map(row).collect())
}

fn projects(budget: &Budget) -> Table {
    let years: BTreeSet<i16> = budget.projects.iter().flat_map(|project| project.years.keys().copied()).collect();
    let mut titles = ["id", "name", "description", "state", "start", "end", "finished", "area", "address"]
        .into_iter()
        .chain(["latitude", "longitude", "entity", "funding", "lines", "total", "before"])
        .map(str::to_owned)
        .collect::<Vec<String>>();
    titles.extend(years.iter().flat_map(|year| [format!("planned_{year}"), format!("spent_{year}")]));
    titles.extend(["later".to_owned(), "source".to_owned()]);
    let row = |project: &Project| {
        let mut row = vec![
            harmless(&project.id),
            words(Some(&project.name)),
            words(project.description.as_ref()),
            said(project.state.map(Choice::id)),
            said(project.start),
            said(project.end),
            said(project.finished),
            harmless(project.area.as_deref().unwrap_or("")),
            harmless(project.address.as_deref().unwrap_or("")),
            said(project.point.map(|point| point.latitude)),
            said(project.point.map(|point| point.longitude)),
            harmless(project.entity.as_deref().unwrap_or("")),
            harmless(project.funding.as_deref().unwrap_or("")),
            harmless(&project.lines.join(" ")),
            money(budget, project.total),
            money(budget, project.before),
        ];
        for year in &years {
            let told = project.years.get(year).copied().unwrap_or_default();
            row.extend([money(budget, told.planned), money(budget, told.spent)]);
        }
        row.extend([money(budget, project.later), title(project.source.as_deref())]);
        row
    };
    Table { titles, rows: budget.projects.iter().map(row).collect() }
}

fn debt(budget: &Budget) -> Table {
    let row = |loan: &Loan| {
        vec![
            harmless(loan.id.as_str()),
            words(Some(&loan.name)),
            harmless(loan.lender.as_deref().unwrap_or("")),
            said(loan.date),
            said(loan.due),
            words(loan.act.as_ref()),
            said(loan.rate),
            money(budget, loan.principal),
            money(budget, loan.outstanding),
            said(loan.as_of),
            money(budget, loan.repaid),
            money(budget, loan.interest),
            title(loan.source.as_ref()),
        ]
    };
    let titles = [
        "id",
        "name",
        "lender",
        "date",
        "due",
        "act",
        "rate",
        "principal",
        "outstanding",
        "as_of",
        "repaid",
        "interest",
        "source",
    ];
    Table::new(titles, budget.loans.iter().map(row).collect())
}

fn accounts(budget: &Budget) -> Table {
    let row = |account: &crate::model::fiscal::Account| {
        let day = account.as_of.unwrap_or(budget.end);
        let figure = account.quantity.id().to_owned();
        vec![figure, plain(account.amount, budget), day.to_string(), title(account.source.as_ref())]
    };
    Table::new(["figure", "amount", "as_of", "source"], budget.accounts.iter().map(row).collect())
}
