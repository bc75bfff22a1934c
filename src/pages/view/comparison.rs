//! Two fiscal years side by side, and what changed most between them.

use serde::Serialize;

use super::{Chart, Constant, Link, Money, Term, Words};

/// The largest changes between two years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The earlier year.
    pub before: i16,
    /// The later year.
    pub after: i16,
    /// The changes, the largest first, with their table.
    pub chart: Option<Chart>,
}

/// What became of a node from one year to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// The code.
    pub code: String,
    /// The name.
    pub name: Words,
    /// Its page in the later year, or else in the earlier.
    pub href: Option<String>,
    /// How much it was.
    pub before: Option<Money>,
    /// How much it is.
    pub after: Option<Money>,
    /// How much more, or less.
    pub difference: Money,
    /// `more`, `less` or `same`.
    pub sense: &'static str,
    /// The difference of what it was: `+12.5 %`; none where it was nothing.
    pub percent: Option<String>,
    /// The earlier amount in the later year's money, where prices are known.
    pub constant: Option<Money>,
    /// How deep it is below the table's top.
    pub depth: usize,
}

/// Two years side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The earlier year.
    pub before: Link,
    /// The later year.
    pub after: Link,
    /// The chart of both years' functions.
    pub chart: Option<Chart>,
    /// The tables, a classification each.
    pub tables: Vec<ComparisonTable>,
    /// What constant money rests on.
    pub constant: Option<Constant>,
    /// The lines of both years as data.
    pub data: Vec<Link>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
}

/// Two years by one classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparisonTable {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// An id that is unique on the page.
    pub id: String,
    /// The stage of the earlier year's amounts.
    pub stage_before: &'static str,
    /// The stage of the later year's amounts.
    pub stage_after: &'static str,
    /// Whether the earlier amounts are told in the later year's money too.
    pub carried: bool,
    /// The rows, in the classification's order.
    pub rows: Vec<ChangeRow>,
    /// The sums.
    pub total: ChangeRow,
}

/// The choice of two years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparisons {
    /// The later years, each with the earlier ones to compare it with.
    pub years: Vec<ComparisonRow>,
}

/// A year and those before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparisonRow {
    /// The later year.
    pub year: i16,
    /// The comparisons with earlier years.
    pub with: Vec<Link>,
}
