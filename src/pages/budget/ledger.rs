//! A fiscal year, summed once for all pages and languages.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::budget::{Amounts, Budget, Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::execution::Snapshot;
use crate::model::portal::Shared;
use crate::pages::nodes::Tree;

/// A fiscal year with its sums.
pub struct Ledger<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// Its trees, in the order in which citizens ask: what it is spent on, then where it comes from.
    pub trees: Vec<Tree<'a>>,
    sides: [Side; Direction::ALL.len()],
}

/// The sums of a direction.
pub struct Side {
    /// Of all lines.
    pub total: Amounts,
    /// What was planned, as it stands.
    pub plan: Option<Stage>,
    /// What was done.
    pub done: Option<Stage>,
}

/// What was done of a direction.
pub struct Done {
    /// How far it is that: accrued, paid.
    pub stage: Stage,
    /// How much.
    pub amount: Decimal,
    /// The day up to which it is told, where that is before the year's last.
    pub until: Option<Date>,
}

impl Side {
    /// The planned total.
    pub fn planned(&self) -> Option<Decimal> {
        self.total[self.plan?]
    }

    /// What was done, where that is told apart from the plan.
    pub fn executed(&self) -> Option<Decimal> {
        self.total[self.done?]
    }
}

impl<'a> Ledger<'a> {
    /// The ledger of a budget.
    pub fn new(budget: &'a Budget, shared: &'a Shared) -> Self {
        let of = |direction: Direction| {
            Dimension::ALL.iter().filter_map(move |dimension| Tree::of(shared, budget, direction, *dimension))
        };
        let trees = of(Direction::Expenditure).chain(of(Direction::Revenue)).collect();
        let side = |direction| Side {
            total: budget.total(direction),
            plan: budget.plan_stage(direction),
            done: budget.execution_stage(direction),
        };
        Self { budget, trees, sides: [side(Direction::Revenue), side(Direction::Expenditure)] }
    }

    /// The sums of a direction.
    pub fn side(&self, direction: Direction) -> &Side {
        &self.sides[direction as usize]
    }

    /// What was done of a direction: as its lines say, or as the latest report does that tells totals alone.
    pub fn done(&self, direction: Direction) -> Option<Done> {
        let side = self.side(direction);
        let until = |as_of: Option<Date>| as_of.filter(|day| *day < self.budget.end);
        if let (Some(stage), Some(amount)) = (side.done, side.executed()) {
            return Some(Done { stage, amount, until: until(self.as_of(direction)) });
        }
        let stage = self.budget.reported_stage(direction)?;
        let of = |report: &Snapshot| Some((report.total(direction)[stage]?, report.as_of));
        let (amount, as_of) = self.budget.snapshots.iter().rev().find_map(of)?;
        Some(Done { stage, amount, until: until(Some(as_of)) })
    }

    /// The day up to which execution is told.
    pub fn as_of(&self, direction: Direction) -> Option<Date> {
        self.budget.stage_source(direction, self.side(direction).done?)?.as_of
    }

    /// Whether execution is told to the year's last day, as far as is said.
    pub fn is_over(&self, direction: Direction) -> bool {
        self.as_of(direction).is_none_or(|day| day >= self.budget.end)
    }

    /// The tree of a direction by a dimension.
    pub fn tree(&self, direction: Direction, dimension: Dimension) -> Option<&Tree<'a>> {
        self.trees.iter().find(|tree| (tree.direction, tree.dimension) == (direction, dimension))
    }

    /// The first tree of a direction: by function where lines have one, else by what there is.
    pub fn first_tree(&self, direction: Direction) -> Option<&Tree<'a>> {
        self.trees.iter().find(|tree| tree.direction == direction)
    }
}
