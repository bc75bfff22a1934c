//! A budget's sums by a classification, as rows of tables.

use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::view::{Money, NodeRow, NodeTable, TotalRow, TotalTable, Words};
use crate::model::address::Address;
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::portal::Portal;
use crate::model::rollup::{Sum, roll_up};

/// Below so many top nodes, the table of a year shows the next level too.
const FEW_TOPS: usize = 5;

/// A budget's tree by one dimension, and how its figures are shown.
pub struct Tree<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// In or out.
    pub direction: Direction,
    /// By what.
    pub dimension: Dimension,
    /// The top nodes.
    pub tops: Vec<Sum>,
    /// What was planned, as it stands.
    pub plan: Stage,
    /// What was done, where it is told.
    pub done: Option<Stage>,
    /// The planned total.
    pub whole: Decimal,
}

impl<'a> Tree<'a> {
    /// The tree; nothing where no line has a code of the dimension.
    pub fn new(edition: &Edition<'a>, budget: &'a Budget, direction: Direction, dimension: Dimension) -> Option<Self> {
        let told = budget.lines.iter().any(|line| line.direction == direction && line.codes[dimension].is_some());
        if !told {
            return None;
        }
        let classification = Portal::classification(budget, direction, dimension, edition.setting.shared);
        let tops = roll_up(budget, direction, dimension, classification);
        let done = budget.execution_stage(direction);
        let plan = budget.plan_stage(direction).or(done)?;
        let whole = budget.total(direction)[plan].unwrap_or_default();
        Some(Self { budget, direction, dimension, tops, plan, done, whole })
    }

    /// The stages that the year's own page shows: what the council approved, what it became, and
    /// what was done.
    pub fn leading_stages(&self) -> Vec<Stage> {
        let all = self.budget.stages_of(self.direction);
        let leads = |stage: &Stage| *stage == Stage::Approved || *stage == self.plan || Some(*stage) == self.done;
        all.into_iter().filter(leads).collect()
    }

    /// A row of a node.
    pub fn row(&self, edition: &Edition, sum: &Sum, depth: usize, stages: &[Stage], from: Option<&Address>) -> NodeRow {
        let href = from.map(|from| edition.href(from, &self.target(sum)));
        NodeRow {
            code: sum.code.to_string(),
            name: node_name(edition, sum),
            href,
            cells: cells(edition, &sum.amounts, stages, self.budget),
            share: sum.amounts[self.plan].and_then(|amount| edition.share(amount, self.whole)),
            execution: self.execution(edition, &sum.amounts),
            depth,
            is_line: false,
        }
    }

    /// The page of a top node.
    pub fn target(&self, sum: &Sum) -> Target {
        Target::Node(self.budget.id.clone(), self.direction, self.dimension, sum.code.to_string())
    }

    fn execution(&self, edition: &Edition, amounts: &Amounts) -> Option<super::view::Share> {
        let done = amounts[self.done.filter(|done| *done != self.plan)?]?;
        edition.share(done, amounts[self.plan]?)
    }

    /// A node's whole subtree: each node, what it contains, and its own lines.
    fn subtree(&self, edition: &Edition, sum: &Sum, depth: usize, stages: &[Stage], rows: &mut Vec<NodeRow>) {
        for child in &sum.children {
            rows.push(self.row(edition, child, depth, stages, None));
            self.subtree(edition, child, depth + 1, stages, rows);
        }
        for at in &sum.lines {
            let line = &self.budget.lines[*at];
            rows.push(NodeRow {
                code: String::new(),
                name: line.name.as_ref().map(|name| edition.text(name)).unwrap_or_default(),
                href: None,
                cells: cells(edition, &line.amounts, stages, self.budget),
                share: None,
                execution: self.execution(edition, &line.amounts),
                depth,
                is_line: true,
            });
        }
    }

    /// The table of the top nodes, with links to their pages.
    pub fn table(&self, edition: &Edition, from: &Address) -> NodeTable {
        let stages = self.leading_stages();
        let mut rows = Vec::new();
        for sum in &self.tops {
            rows.push(self.row(edition, sum, 0, &stages, Some(from)));
            // Few tops say little ("expense" is nine tenths of any budget): what they consist of follows.
            if self.tops.len() < FEW_TOPS {
                rows.extend(sum.children.iter().map(|child| self.row(edition, child, 1, &stages, None)));
            }
        }
        self.with_rows(edition, rows, &stages, &self.budget.total(self.direction))
    }

    /// The table of what a top node consists of.
    pub fn subtable(&self, edition: &Edition, sum: &Sum) -> NodeTable {
        let stages = self.budget.stages_of(self.direction);
        let mut rows = Vec::new();
        self.subtree(edition, sum, 0, &stages, &mut rows);
        self.with_rows(edition, rows, &stages, &sum.amounts)
    }

    fn with_rows(&self, edition: &Edition, rows: Vec<NodeRow>, stages: &[Stage], total: &Amounts) -> NodeTable {
        let classification =
            Portal::classification(self.budget, self.direction, self.dimension, edition.setting.shared);
        NodeTable {
            direction: self.direction.id(),
            dimension: self.dimension.id(),
            id: format!("{}-{}", self.direction.id(), self.dimension.id()),
            classification: classification.map(|known| edition.text(&known.name)),
            stages: stages.iter().map(|stage| stage.id()).collect(),
            rows,
            total: cells(edition, total, stages, self.budget),
        }
    }
}

/// A node's name; a code that its classification does not know, or none, in words.
pub fn node_name(edition: &Edition, sum: &Sum) -> Words {
    match &sum.name {
        Some(name) => edition.text(name),
        None if sum.code.is_empty() => Words { text: edition.word("pages.no_code"), lang: None },
        None => Words { text: edition.phrase("pages.unknown_code", &[("code", &sum.code)]), lang: None },
    }
}

fn cells(edition: &Edition, amounts: &Amounts, stages: &[Stage], budget: &Budget) -> Vec<Option<Money>> {
    stages.iter().map(|stage| amounts[*stage].map(|amount| edition.money(amount, &budget.currency))).collect()
}

/// A direction's total, a row a stage, each against the plan.
pub fn totals(edition: &Edition, budget: &Budget, direction: Direction, amounts: &Amounts) -> TotalTable {
    let plan = budget.plan_stage(direction).and_then(|stage| amounts[stage]);
    let rows = amounts.stages().map(|(stage, amount)| {
        let source = budget.stages.iter().find(|source| source.stage == stage);
        TotalRow {
            stage: stage.id(),
            money: edition.money(amount, &budget.currency),
            share: plan.filter(|_| !stage.is_plan()).and_then(|plan| edition.share(amount, plan)),
            as_of: source.and_then(|source| source.as_of).map(|date| edition.day(date)),
        }
    });
    TotalTable { direction: direction.id(), rows: rows.collect() }
}
