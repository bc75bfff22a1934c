//! The territory's home.

use serde::Serialize;

use super::{Link, Money, Words};

/// The territory's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Territory {
    /// A sentence about it.
    pub description: Option<Words>,
    /// The portals by province, in the order of their names.
    pub groups: Vec<PortalGroup>,
    /// Where they are too many for that, the ways to them: the provinces, with how many there are in each.
    pub ways: Vec<Link>,
}

/// The portals of a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortalGroup {
    /// Its fragment.
    pub id: String,
    /// The province's name; none where there is one alone.
    pub name: Option<Words>,
    /// The portals, in the order of their names.
    pub portals: Vec<PortalCard>,
}

/// A portal in the territory's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortalCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Its home.
    pub href: String,
    /// Inhabitants.
    pub population: Option<Figure>,
    /// The latest budget.
    pub budget: Option<YearFigure>,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<Money>,
    /// How many meetings are published.
    pub meetings: usize,
    /// How many decisions.
    pub decisions: usize,
    /// How many proposals.
    pub proposals: usize,
}

/// A number with its year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// As the country writes it.
    pub text: String,
    /// The year.
    pub year: i16,
}

/// An amount with its year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearFigure {
    /// The fiscal year.
    pub year: i16,
    /// How much.
    pub money: Money,
}
