//! Budgets: years, nodes of classifications, charts.

use serde::Serialize;

use super::{
    AmendmentRow, CarriedOver, Changes, Chart, Day, DecisionRow, Link, Money, NavItem, Paid, ReasonRow, Share,
    SnapshotRow, Told, Words,
};

/// The list of budgets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budgets {
    /// The years, the latest first.
    pub years: Vec<YearRow>,
    /// Planned and executed expenditure over the years; in constant money too, where prices are known.
    pub chart: Option<Chart>,
    /// Expenditure for each inhabitant over the years.
    pub per_head: Option<Chart>,
    /// The year in whose money constant amounts are told.
    pub constant: Option<Constant>,
    /// Comparisons, the glossary and whatever else is told of all years.
    pub links: Vec<Link>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
    /// The years' lines as data.
    pub data: Vec<Link>,
}

/// What constant money rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Constant {
    /// The year in whose money amounts are told.
    pub year: i16,
    /// The index.
    pub index: Words,
    /// Its document.
    pub source: Option<Words>,
    /// Where that is.
    pub href: Option<String>,
}

/// An amount for each inhabitant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PerHead {
    /// How much.
    pub money: Money,
    /// The year of the count of inhabitants.
    pub counted: i16,
    /// Whether that is an earlier year than the amount's.
    pub other_year: bool,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Its id: `devengado`.
    pub id: String,
    /// The term.
    pub term: Words,
    /// What it means.
    pub definition: Words,
}

/// A fiscal year in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearRow {
    /// The fiscal year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// Planned revenue.
    pub revenue: Option<Money>,
    /// Planned expenditure.
    pub expenditure: Option<Money>,
    /// Executed expenditure.
    pub executed: Option<Money>,
    /// The day up to which that is told, where it is before the year's last.
    pub until: Option<Day>,
    /// The stages of these three, where the years do not tell the same; else empty.
    pub stages: Vec<String>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<PerHead>,
    /// Planned expenditure in constant money.
    pub constant: Option<Money>,
}

/// A fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The fiscal year.
    pub year: i16,
    /// Its first and its last day, where it is not the calendar's.
    pub period: Option<(Day, Day)>,
    /// A few sentences on it.
    pub summary: Option<Told>,
    /// Revenue and expenditure, stage by stage.
    pub totals: Vec<TotalTable>,
    /// Where the money comes from and where it goes.
    pub flow: Option<Chart>,
    /// The chart of expenditure.
    pub chart: Option<Chart>,
    /// What was done so far.
    pub execution: Option<ExecutionSoFar>,
    /// Why figures came out otherwise than planned.
    pub reasons: Vec<ReasonRow>,
    /// All of them, where they do not stand here.
    pub all_reasons: Option<Link>,
    /// What changed most against the year before.
    pub changes: Option<Changes>,
    /// Tables: expenditure by function and by economic class, revenue by economic class…
    pub tables: Vec<TreeTable>,
    /// The page that says what a unit of taxes pays for.
    pub receipt: Option<Link>,
    /// The year's projects, debt, indicators and payments, where they are published.
    pub more: Vec<Link>,
    /// That it is another year's budget, which goes on.
    pub carried_over: Option<CarriedOver>,
    /// What changed it during the year.
    pub amendments: Vec<AmendmentRow>,
    /// All of them with their lines, where they do not stand here.
    pub all_amendments: Option<Link>,
    /// Execution at dates within the year.
    pub snapshots: Vec<SnapshotRow>,
    /// What was taken away of each direction, because entities pay it to one another.
    pub eliminated: Vec<Eliminated>,
    /// The comparisons with other years.
    pub comparisons: Vec<Link>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
    /// What the council decided on it, the latest first.
    pub decisions: Vec<DecisionRow>,
    /// What the figures rest on.
    pub sources: Vec<SourceRow>,
    /// The years before and after.
    pub years: Vec<NavItem>,
    /// The year's lines as data, for its tables.
    pub data: Vec<Link>,
    /// The rows behind the reports of execution.
    pub snapshot_data: Vec<Link>,
    /// The rows behind the amendments.
    pub amendment_data: Vec<Link>,
    /// The rows behind the reasons.
    pub reason_data: Vec<Link>,
    /// The year's reports, amendments, projects, loans and accounts as data.
    pub parts: Vec<Link>,
    /// The lines as data.
    pub downloads: Vec<Download>,
}

/// Transfers between entities that are taken away from a direction's sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Eliminated {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// How much, as planned.
    pub money: Money,
    /// The sum before.
    pub before: Money,
}

/// What was done of a plan so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExecutionSoFar {
    /// What was planned of lines of which nobody says what was done.
    pub untold: Option<Money>,
    /// Each function's plan and what was done of it.
    pub chart: Option<Chart>,
    /// Where it leads at the same pace; none where the year is over.
    pub forecast: Option<Forecast>,
    /// Up to which day it is known, where the year went on after it and is over.
    pub until: Option<Day>,
}

/// What would be done at the year's end: an estimate, never a figure of the accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// The day up to which it is known.
    pub as_of: Day,
    /// How much of the year has passed.
    pub passed: Share,
    /// What was done by then.
    pub done: Money,
    /// What would be done at the year's end.
    pub money: Money,
    /// Of the plan.
    pub share: Option<Share>,
    /// What was done of the plan in the years before, by their ends.
    pub before: Vec<YearShare>,
}

/// A year's share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearShare {
    /// The fiscal year.
    pub year: i16,
    /// Its share.
    pub share: Share,
}

/// Terms explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Glossary {
    /// The terms, in the order of the language.
    pub terms: Vec<Term>,
}

/// A year's table by one classification, and the way to the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreeTable {
    /// The table.
    pub table: NodeTable,
    /// The page of the whole classification.
    pub href: String,
    /// How many smaller nodes the table leaves out.
    pub left_out: usize,
}

/// The totals of a direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalTable {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// A row a stage.
    pub rows: Vec<TotalRow>,
}

/// A stage's total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalRow {
    /// The stage's word.
    pub stage: &'static str,
    /// How much.
    pub money: Money,
    /// Of what was planned.
    pub share: Option<Share>,
    /// The day up to which it reaches.
    pub as_of: Option<Day>,
    /// The documents that it was taken from.
    pub origins: Vec<Origin>,
}

/// A document that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its title.
    pub title: Words,
    /// Where it is.
    pub href: Option<String>,
    /// The act that it records.
    pub act: Option<Words>,
    /// The day that it bears.
    pub date: Option<Day>,
}

/// A table of a classification's nodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeTable {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// An id that is unique on the page.
    pub id: String,
    /// The classification's name.
    pub classification: Option<Words>,
    /// The stages that have columns.
    pub stages: Vec<&'static str>,
    /// Whether any row says how much of its plan was executed.
    pub has_execution: bool,
    /// The rows, in the classification's order.
    pub rows: Vec<NodeRow>,
    /// The total, a cell a stage.
    pub total: Vec<Option<Money>>,
}

/// A node of a classification, or a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeRow {
    /// The code; empty where there is none.
    pub code: String,
    /// The name; empty where the classification does not know the code.
    pub name: Words,
    /// Its own page, where it has one.
    pub href: Option<String>,
    /// A cell for each of the table's stages.
    pub cells: Vec<Option<Money>>,
    /// Of the whole, at the table's leading stage.
    pub share: Option<Share>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// How deep it is below the table's top; 0 is the top.
    pub depth: usize,
    /// Whether it is a line, not a node.
    pub is_line: bool,
}

/// A node of a classification in a fiscal year, or the whole classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetNode {
    /// The fiscal year.
    pub year: i16,
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// The code; empty for the whole classification.
    pub code: String,
    /// Its total, stage by stage.
    pub totals: TotalTable,
    /// The parts as areas.
    pub chart: Option<Chart>,
    /// What it consists of: nodes and lines, each after the one that contains it.
    pub table: NodeTable,
    /// The pages of the table, where it fills several.
    pub pages: Vec<NavItem>,
    /// The number of this one.
    pub page: usize,
    /// How it went over the years.
    pub history: Option<Chart>,
    /// What the council decided on it, the latest first.
    pub decisions: Vec<DecisionRow>,
    /// Why it came out otherwise than planned.
    pub reasons: Vec<ReasonRow>,
    /// What was paid of it, where that is published.
    pub paid: Option<Paid>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
    /// Citizens' proposals that its lines pay.
    pub proposals: Vec<Link>,
    /// The rows behind the page's figures.
    pub behind: Behind,
    /// The same node in the other years.
    pub years: Vec<YearFigureLink>,
}

/// A node of a classification over all years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetHistory {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// The code.
    pub code: String,
    /// How it went over the years.
    pub chart: Option<Chart>,
    /// The years, the latest first.
    pub years: Vec<HistoryRow>,
    /// What the council decided on it in any year, the latest first.
    pub decisions: Vec<DecisionRow>,
    /// Why it came out otherwise than planned, in any year.
    pub reasons: Vec<ReasonRow>,
    /// The latest year that has it.
    pub latest: i16,
    /// What it consists of in that year.
    pub table: NodeTable,
    /// What was paid of it in any year, where that is published.
    pub paid: Option<Paid>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
    /// The rows behind that.
    pub behind: Behind,
}

/// A node in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryRow {
    /// The fiscal year.
    pub year: i16,
    /// The page that shows it with its lines.
    pub href: String,
    /// Planned.
    pub planned: Option<Money>,
    /// Done.
    pub done: Option<Money>,
    /// The day up to which that is told, where it is before the year's last.
    pub until: Option<Day>,
    /// Done of planned.
    pub execution: Option<Share>,
    /// Of all that was planned.
    pub share: Option<Share>,
}

/// A year's amount with its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearFigureLink {
    /// The fiscal year.
    pub year: i16,
    /// How much was planned.
    pub money: Money,
    /// Its page there.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// What a stage's figures rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// The stage's word.
    pub stage: &'static str,
    /// `revenue` or `expenditure`, where it is said of one.
    pub direction: Option<&'static str>,
    /// The day of the act.
    pub date: Option<Day>,
    /// The day up to which the figures reach.
    pub as_of: Option<Day>,
    /// Whether they should say that day, and do not.
    pub is_undated: bool,
    /// The act.
    pub act: Option<Words>,
    /// The documents.
    pub origins: Vec<Origin>,
    /// How many figures name none.
    pub unnamed: usize,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Where.
    pub href: String,
    /// `CSV`, `JSON`…
    pub format: &'static str,
}

/// The rows behind figures: the year's files, and how to find them there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Behind {
    /// The files.
    pub downloads: Vec<Download>,
    /// The column in which the code stands.
    pub column: &'static str,
    /// How they are told: `equal`, `begins`, `among`, `none`, `eliminate`; nothing for all rows.
    pub way: Option<&'static str>,
    /// Whether those among them that take transfers between entities away are not meant.
    pub gross: bool,
    /// The code, or what codes begin with, or all codes.
    pub codes: String,
    /// Where the documents and days of the figures stand.
    pub sources: String,
    /// How many rows.
    pub rows: usize,
}
