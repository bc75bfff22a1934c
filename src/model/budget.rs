//! A fiscal year's budget: lines with an amount for each stage, by several classifications.
//!
//! Its parts that are subjects of their own stand beside it: execution by date
//! ([`super::execution`]), [`super::amendment`]s, investment [`super::project`]s, [`super::debt`],
//! and what it is held to ([`super::budget_rules`]).

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::amendment::Amendment;
use super::budget_rules::{Reason, Rules};
use super::choice::{Choice, choices};
pub use super::classification::{Classifications, Used};
use super::debt::Loan;
use super::execution::Snapshot;
use super::fiscal::Account;
use super::id::Id;
pub use super::line::{Amounts, BETWEEN_ENTITIES, Codes, Line, complete};
use super::project::Project;
pub use super::source::{Documents, Source, StageSource};
use crate::findings::Place;
use crate::i18n::{Currency, Text};

choices! {
    /// Whether money comes in or goes out.
    pub enum Direction {
        /// Comes in.
        Revenue "revenue",
        /// Goes out.
        Expenditure "expenditure",
    }
}

choices! {
    /// How far money is: the chain that each country names in its own words.
    pub enum Stage {
        /// In the draft.
        Proposed "proposed",
        /// By the council.
        Approved "approved",
        /// After modifications.
        Adjusted "adjusted",
        /// Set aside for a purpose.
        Reserved "reserved",
        /// Bound by contract.
        Committed "committed",
        /// Owed, because the thing was delivered; of revenue: due to the town.
        Accrued "accrued",
        /// Ordered to be paid.
        Ordered "ordered",
        /// Paid.
        Paid "paid",
        /// Of revenue: received.
        Collected "collected",
    }
}

impl Stage {
    /// Whether a direction has this stage.
    pub fn belongs_to(self, direction: Direction) -> bool {
        match self {
            Self::Proposed | Self::Approved | Self::Adjusted | Self::Accrued => true,
            Self::Reserved | Self::Committed | Self::Ordered | Self::Paid => direction == Direction::Expenditure,
            Self::Collected => direction == Direction::Revenue,
        }
    }

    /// Whether it is money that was planned, or money that moved.
    pub fn is_plan(self) -> bool {
        matches!(self, Self::Proposed | Self::Approved | Self::Adjusted)
    }
}

choices! {
    /// By what lines are told apart.
    pub enum Dimension {
        /// For what purpose (COFOG).
        Functional "functional",
        /// On what kind of thing (GFSM).
        Economic "economic",
        /// By which unit.
        Administrative "administrative",
        /// In which programme.
        Programme "programme",
        /// Whose budget it is: the municipality's own, or one of its companies'.
        Entity "entity",
        /// For which area.
        Area "area",
        /// From which source.
        Funding "funding",
    }
}

/// What of a budget could not be read, and was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lost {
    /// Figures of its revenue.
    pub revenue: bool,
    /// Figures of its expenditure.
    pub expenditure: bool,
    /// Something of what its own file says beside its tables.
    pub head: bool,
}

impl Lost {
    /// All of it.
    pub const ALL: Self = Self { revenue: true, expenditure: true, head: true };

    /// Whether figures of a side are missing.
    pub fn of(self, direction: Direction) -> bool {
        match direction {
            Direction::Revenue => self.revenue,
            Direction::Expenditure => self.expenditure,
        }
    }

    /// Adds figures of one side, or of both where it is not known which.
    pub fn add(&mut self, direction: Option<Direction>) {
        self.revenue |= direction != Some(Direction::Expenditure);
        self.expenditure |= direction != Some(Direction::Revenue);
    }
}

/// The budget of a fiscal year.
#[derive(Debug, Clone)]
pub struct Budget {
    /// The file's name.
    pub id: Id,
    /// The fiscal year.
    pub year: i16,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
    /// A few sentences on it.
    pub summary: Option<Text>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// The classification used for each dimension.
    pub classifications: Classifications,
    /// The document of all figures that name no other.
    pub source: Option<Source>,
    /// The stages that are told, with what they rest on.
    pub stages: Vec<StageSource>,
    /// The municipality and the bodies and companies that are consolidated with it.
    pub entities: Vec<Entity>,
    /// The lines, as written; with the latest execution.
    pub lines: Vec<Line>,
    /// Execution at dates within the year, the earliest first.
    pub snapshots: Vec<Snapshot>,
    /// The totals that the file states.
    pub totals: Vec<StatedTotal>,
    /// Sums of parts that the file states: the lines with all their codes, or codes below them,
    /// must add up to them.
    pub subtotals: Vec<Line>,
    /// The year whose budget goes on, because none was approved.
    pub carried_over: Option<CarriedOver>,
    /// What changed it during the year, the earliest first.
    pub amendments: Vec<Amendment>,
    /// Investment projects.
    pub projects: Vec<Project>,
    /// What the municipality owes.
    pub loans: Vec<Loan>,
    /// Figures of the accounts that no line holds: cash, current assets…
    pub accounts: Vec<Account>,
    /// What it is held to.
    pub rules: Rules,
    /// Why figures came out otherwise than planned.
    pub reasons: Vec<Reason>,
    /// What of it could not be read; nothing of one that is published.
    pub lost: Lost,
    /// Where it was written.
    pub place: Place,
}

choices! {
    /// What kind of body has a part in a consolidated budget.
    pub enum EntityKind {
        /// The municipality itself.
        Municipality "municipality",
        /// A body of it with its own budget.
        Agency "agency",
        /// A company that it owns.
        Company "company",
    }
}

/// A body whose budget is part of the municipality's.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its code, as lines have it.
    pub code: Arc<str>,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub kind: EntityKind,
}

/// A budget that goes on for another year, because none was approved.
#[derive(Debug, Clone)]
pub struct CarriedOver {
    /// The year whose budget it is.
    pub from: i16,
    /// The act that says so.
    pub act: Option<Text>,
    /// Its day.
    pub date: Option<Date>,
    /// Why.
    pub reason: Option<Text>,
    /// Whether the year approves lines itself, so that those of the other are not taken.
    pub has_own_list: bool,
    /// Where it was written.
    pub place: Place,
}

/// A total that the file states, to be checked.
#[derive(Debug, Clone)]
pub struct StatedTotal {
    /// Of what.
    pub direction: Direction,
    /// At which stage.
    pub stage: Stage,
    /// How much.
    pub amount: Decimal,
    /// Where it was written.
    pub place: Place,
}

impl Budget {
    /// Whether its year is the calendar's.
    pub fn is_calendar_year(&self) -> bool {
        (self.start, self.end) == (jiff::civil::date(self.year, 1, 1), jiff::civil::date(self.year, 12, 31))
    }

    /// What a direction's figures of a stage rest on.
    pub fn stage_source(&self, direction: Direction, stage: Stage) -> Option<&StageSource> {
        let of = |side: Option<Direction>| {
            self.stages.iter().find(move |source| source.stage == stage && source.direction == side)
        };
        of(Some(direction)).or_else(|| of(None))
    }

    /// Whether a direction's stage is to be told: it has figures, or it is written, and the other direction,
    /// of which it may have been said, has none either.
    pub fn tells(&self, direction: Direction, stage: Stage) -> bool {
        let has =
            |side: Direction| self.lines.iter().any(|line| line.direction == side && line.amounts[stage].is_some());
        let Some(written) = self.stage_source(direction, stage) else { return has(direction) };
        let sides = Direction::ALL.iter().copied().filter(|side| stage.belongs_to(*side));
        let of_both = written.direction.is_none();
        has(direction)
            || stage.belongs_to(direction)
                && (!of_both || (!sides.clone().any(has) && sides.clone().next() == Some(direction)))
    }

    /// The documents that a line's figure of a stage was taken from: one, but where several acts made it.
    pub fn sources<'b>(&'b self, line: &'b Line, stage: Stage) -> Vec<&'b Source> {
        let own: Vec<&Source> = line.sources_of(stage).collect();
        if !own.is_empty() {
            return own;
        }
        let of_stage = self.stage_source(line.direction, stage).and_then(|told| told.source.as_ref());
        of_stage.or(self.source.as_ref()).into_iter().collect()
    }

    /// The documents that a direction's figures of a stage were taken from.
    pub fn documents(&self, direction: Direction, stage: Stage) -> Documents<'_> {
        self.documents_of(self.lines.iter().filter(|line| line.direction == direction), stage)
    }

    /// The documents that the figures of some lines at a stage were taken from.
    pub fn documents_of<'b>(&'b self, lines: impl Iterator<Item = &'b Line>, stage: Stage) -> Documents<'b> {
        let mut documents = Documents::default();
        for line in lines.filter(|line| line.amounts[stage].is_some()) {
            documents.add_all(&self.sources(line, stage));
        }
        documents
    }

    /// Every document that lines and reports of execution were taken from.
    pub fn all_documents(&self) -> Documents<'_> {
        let mut documents = Documents::default();
        for line in &self.lines {
            for (stage, _) in line.amounts.stages() {
                documents.add_all(&self.sources(line, stage));
            }
        }
        for source in self.snapshots.iter().filter_map(|snapshot| snapshot.source.as_ref()) {
            documents.add(Some(source));
        }
        documents
    }

    /// Whether any line names a document of its own, so that not all of a stage are of one.
    pub fn has_own_documents(&self) -> bool {
        self.lines.iter().any(|line| line.source.is_some() || !line.elsewhere.is_empty())
    }

    /// The entity with this code.
    pub fn entity(&self, code: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| &*entity.code == code)
    }

    /// Whether transfers between its entities are taken away.
    pub fn is_consolidated(&self) -> bool {
        self.lines.iter().any(|line| line.eliminates)
    }

    /// The sum of the lines that meet a condition, stage by stage.
    pub fn sum_of(&self, wanted: impl Fn(&Line) -> bool) -> Amounts {
        let mut total = Amounts::default();
        for line in self.lines.iter().filter(|line| wanted(line)) {
            total.add(&line.amounts);
        }
        total
    }

    /// A direction's sum before transfers between entities are taken away.
    pub fn before_eliminations(&self, direction: Direction) -> Amounts {
        self.sum_of(|line| line.direction == direction && !line.eliminates)
    }

    /// The transfers between entities of a direction, below zero.
    pub fn eliminations(&self, direction: Direction) -> Amounts {
        self.sum_of(|line| line.direction == direction && line.eliminates)
    }

    /// What is owed at the year's end, where every loan says it.
    pub fn owed(&self) -> Option<Decimal> {
        let owed: Option<Vec<Decimal>> = self.loans.iter().map(|loan| loan.outstanding).collect();
        owed.filter(|owed| !owed.is_empty()).map(|owed| owed.into_iter().sum())
    }

    /// The sum of a direction's lines, stage by stage.
    pub fn total(&self, direction: Direction) -> Amounts {
        self.sum_of(|line| line.direction == direction)
    }

    /// The stages that lines of a direction have, in their order.
    pub fn stages_of(&self, direction: Direction) -> Vec<Stage> {
        let total = self.total(direction);
        Stage::ALL.iter().copied().filter(|stage| total[*stage].is_some()).collect()
    }

    /// What was planned, as it stands: adjusted, or else approved, or else proposed.
    pub fn plan_stage(&self, direction: Direction) -> Option<Stage> {
        let total = self.total(direction);
        [Stage::Adjusted, Stage::Approved, Stage::Proposed].into_iter().find(|stage| total[*stage].is_some())
    }

    /// Whether nothing of its expenditure was approved yet.
    pub fn is_only_proposed(&self) -> bool {
        self.plan_stage(Direction::Expenditure) == Some(Stage::Proposed)
    }

    /// What was done: accrued expenditure, collected revenue; or the nearest that is told.
    pub fn execution_stage(&self, direction: Direction) -> Option<Stage> {
        let total = self.total(direction);
        done(direction).iter().copied().find(|stage| total[*stage].is_some())
    }

    /// The same of the reports: what lines tell where any report tells it too, else the nearest that one tells.
    pub fn reported_stage(&self, direction: Direction) -> Option<Stage> {
        let tells = |stage: &Stage| self.snapshots.iter().any(|report| report.total(direction)[*stage].is_some());
        let of_lines = self.execution_stage(direction).filter(tells);
        of_lines.or_else(|| done(direction).iter().copied().find(tells))
    }
}

/// The stages of what was done, the one that says it best first.
fn done(direction: Direction) -> &'static [Stage] {
    match direction {
        Direction::Revenue => &[Stage::Collected, Stage::Accrued],
        Direction::Expenditure => &[Stage::Accrued, Stage::Paid, Stage::Ordered, Stage::Committed],
    }
}
