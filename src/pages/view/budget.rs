//! Budgets: years, nodes of classifications, charts.

use serde::Serialize;

use super::{Day, Money, NavItem, Share, Words};

/// The list of budgets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budgets {
    /// The years, the latest first.
    pub years: Vec<YearRow>,
    /// The chart of the years.
    pub chart: Option<Chart>,
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
    /// Executed of planned.
    pub execution: Option<Share>,
}

/// A fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The fiscal year.
    pub year: i16,
    /// A few sentences on it.
    pub summary: Option<Words>,
    /// Revenue and expenditure, stage by stage.
    pub totals: Vec<TotalTable>,
    /// The chart of expenditure.
    pub chart: Option<Chart>,
    /// Tables: expenditure by function and by economic class, revenue by economic class…
    pub tables: Vec<NodeTable>,
    /// What the figures rest on.
    pub sources: Vec<SourceRow>,
    /// The years before and after.
    pub years: Vec<NavItem>,
    /// The lines as data.
    pub downloads: Vec<Download>,
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

/// A top node of a classification, in a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetNode {
    /// The fiscal year.
    pub year: i16,
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// The code.
    pub code: String,
    /// Its total, stage by stage.
    pub totals: TotalTable,
    /// What it consists of: nodes and lines, each after the one that contains it.
    pub table: NodeTable,
    /// The same node in the other years.
    pub years: Vec<YearFigureLink>,
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
    /// The day of the act.
    pub date: Option<Day>,
    /// The day up to which the figures reach.
    pub as_of: Option<Day>,
    /// The act.
    pub act: Option<Words>,
    /// The document's title.
    pub title: Option<Words>,
    /// Where it is.
    pub href: Option<String>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Where.
    pub href: String,
    /// `CSV`, `JSON`…
    pub format: &'static str,
}

/// A chart: a headline that says the finding, the drawing, and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The finding, as a sentence.
    pub headline: String,
    /// What is drawn: measure, unit, date.
    pub subtitle: String,
    /// The drawing.
    pub svg: String,
    /// The table's heads.
    pub heads: Vec<String>,
    /// The table's rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}
