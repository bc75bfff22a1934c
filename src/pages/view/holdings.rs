//! What stands beside a budget's lines: projects, debt, indicators, amendments.

use serde::Serialize;

use super::{Chart, Day, Link, Money, NavItem, Origin, PerHead, Share, Term, Told, Words};

/// A year's investment projects; one of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Projects {
    /// The fiscal year.
    pub year: i16,
    /// Those whose place is known.
    pub map: Option<Chart>,
    /// The projects, the costliest first.
    pub rows: Vec<ProjectRow>,
    /// The pages.
    pub pages: Vec<NavItem>,
    /// The year's lines as data.
    pub data: Vec<Link>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectRow {
    /// Its id on the page.
    pub anchor: String,
    /// Its code.
    pub code: String,
    /// What it is.
    pub name: Words,
    /// More on it.
    pub description: Option<Words>,
    /// How far it is.
    pub state: Option<&'static str>,
    /// The area that it is in.
    pub area: Option<Words>,
    /// Its address.
    pub address: Option<String>,
    /// The year in which it begins.
    pub start: Option<i16>,
    /// The year in which it ended, or is to end.
    pub end: Option<i16>,
    /// What it costs in all.
    pub cost: Option<Money>,
    /// Planned in the year.
    pub planned: Option<Money>,
    /// Planned for the years after it.
    pub after: Option<Money>,
    /// Spent so far, of all years.
    pub spent: Option<Money>,
    /// The document.
    pub origin: Option<Origin>,
    /// Spent of what it costs.
    pub share: Option<Share>,
}

/// What the municipality owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Debt {
    /// The fiscal year.
    pub year: i16,
    /// The sum of all loans; nothing where one does not tell it.
    pub owed: Option<Money>,
    /// For each inhabitant.
    pub per_head: Option<PerHead>,
    /// The sum over the years.
    pub chart: Option<Chart>,
    /// The loans, as written; those of one page.
    pub loans: Vec<LoanRow>,
    /// The pages.
    pub pages: Vec<NavItem>,
    /// The loans as data.
    pub data: Vec<Link>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
}

/// A loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoanRow {
    /// What it is for.
    pub name: Words,
    /// Who lent the money.
    pub lender: Option<String>,
    /// The day on which it was agreed.
    pub date: Option<Day>,
    /// The day on which it is to be paid back.
    pub due: Option<Day>,
    /// The act that allowed it.
    pub act: Option<Words>,
    /// Yearly interest.
    pub rate: Option<String>,
    /// What was lent.
    pub principal: Option<Money>,
    /// What is owed.
    pub outstanding: Option<Money>,
    /// The day of what is owed.
    pub as_of: Option<Day>,
    /// Paid back in the year.
    pub repaid: Option<Money>,
    /// Interest paid in the year.
    pub interest: Option<Money>,
    /// The document.
    pub origin: Option<Origin>,
}

/// A year's financial indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indicators {
    /// The fiscal year.
    pub year: i16,
    /// Those that have a value.
    pub told: Vec<IndicatorCard>,
    /// Those that have none, with why.
    pub untold: Vec<IndicatorCard>,
    /// The other years' pages.
    pub years: Vec<NavItem>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorCard {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What it says, in plain words.
    pub help: String,
    /// Its value, with its unit.
    pub value: Option<String>,
    /// What it rests on, in words: what was executed, what was planned, the accounts.
    pub basis: String,
    /// `good`, `fair` or `poor`.
    pub rating: Option<&'static str>,
    /// The formula in words.
    pub formula: String,
    /// What it was computed from.
    pub inputs: Vec<IndicatorInput>,
    /// Why it has no value, where no input is to blame.
    pub missing: Option<String>,
    /// The limits that law or practice sets.
    pub limits: Vec<IndicatorLimit>,
    /// The values of all years on the same basis, the latest first.
    pub trend: Vec<YearText>,
    /// The same as a line, where there are three years or more.
    pub line: Option<String>,
    /// Years that the trend leaves out, since they rest on something else; with what.
    pub left_out: Vec<YearText>,
}

/// An input of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorInput {
    /// What it is.
    pub name: String,
    /// How much.
    pub value: Option<String>,
    /// Why there is none.
    pub missing: Option<String>,
    /// The year that it is of.
    pub year: i16,
    /// The stage at which lines were summed.
    pub stage: Option<&'static str>,
    /// How many lines were summed.
    pub lines: usize,
    /// Where it was written: file and line.
    pub places: Vec<String>,
    /// How many more places there are.
    pub more_places: usize,
    /// The day up to which it reaches, or that it is of.
    pub as_of: Option<Day>,
    /// The documents.
    pub origins: Vec<Origin>,
}

/// A limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorLimit {
    /// What a value within it is.
    pub rating: &'static str,
    /// The limit: `at least 3.0 months`.
    pub text: String,
    /// The law or circular.
    pub source: String,
    /// Its address.
    pub href: String,
    /// The country that it binds, where it is another.
    pub country: Option<String>,
}

/// A year's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearText {
    /// The fiscal year.
    pub year: i16,
    /// The value, with its unit.
    pub text: String,
    /// Whether it is that of the page.
    pub current: bool,
}

/// A year's amendments, or its reasons, where they fill pages; one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearList {
    /// What changed the budget.
    pub amendments: Vec<AmendmentRow>,
    /// Why figures came out otherwise than planned.
    pub reasons: Vec<ReasonRow>,
    /// The pages.
    pub pages: Vec<NavItem>,
    /// The same as data, or the year's lines.
    pub data: Vec<Link>,
}

/// What changed a budget during its year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendmentRow {
    /// `transfer`, `supplementary`…
    pub kind: &'static str,
    /// The day of the act.
    pub date: Option<Day>,
    /// The act.
    pub act: Option<Words>,
    /// The decision that it is.
    pub decision: Option<Link>,
    /// Why.
    pub reason: Option<Told>,
    /// How much more the expenditure is by it.
    pub net: Money,
    /// How much it moves.
    pub moved: Money,
    /// What it changes, line by line.
    pub changes: Vec<AmendedLine>,
    /// How many lines it changes, where they are not shown here.
    pub untold: usize,
    /// Whether the page before shows its first lines.
    pub is_continued: bool,
    /// The document.
    pub origin: Option<Origin>,
}

/// A line that an amendment changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendedLine {
    /// Its name, or its reference.
    pub name: Words,
    /// How much more; less below zero.
    pub money: Money,
}

/// That a budget goes on from another year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarriedOver {
    /// The year whose budget it is.
    pub from: i16,
    /// The act that says so.
    pub act: Option<Words>,
    /// Its day.
    pub date: Option<Day>,
    /// Why.
    pub reason: Option<Told>,
}

/// Why a figure came out otherwise than planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonRow {
    /// The fiscal year, on a page of several.
    pub year: Option<i16>,
    /// The code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its page.
    pub href: Option<String>,
    /// Planned, as it stood at the end.
    pub planned: Option<Money>,
    /// Done.
    pub done: Option<Money>,
    /// By how much that is more or less: `-12.5 %`.
    pub percent: Option<String>,
    /// The reason.
    pub reason: Told,
}

/// What was done by a day within the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SnapshotRow {
    /// The day.
    pub day: Day,
    /// Revenue received by then.
    pub revenue: Option<Money>,
    /// Expenditure done by then.
    pub expenditure: Option<Money>,
    /// Of the planned expenditure.
    pub share: Option<Share>,
    /// The report.
    pub origin: Option<Origin>,
}
