//! What a unit of taxes pays for, and how the browser writes money.

use serde::Serialize;

use super::{Download, Money, NavItem, Share, Term, Words};

/// What a unit of taxes pays for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The fiscal year.
    pub year: i16,
    /// The stage by which it is divided.
    pub stage: &'static str,
    /// By what it is divided: `functional`, where lines have that.
    pub dimension: &'static str,
    /// The unit: `B/. 1.00`.
    pub unit: Money,
    /// A hundred units.
    pub hundred: Money,
    /// What the unit is divided into, the largest first.
    pub rows: Vec<ReceiptRow>,
    /// Whether parts below zero were left out.
    pub left_out: bool,
    /// The other years' pages.
    pub years: Vec<NavItem>,
    /// How the browser writes money.
    pub form: MoneyForm,
    /// The lines as data.
    pub downloads: Vec<Download>,
    /// The terms that stand on the page.
    pub terms: Vec<Term>,
}

/// A part of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptRow {
    /// The code; empty for all smaller parts together.
    pub code: String,
    /// For what.
    pub name: Words,
    /// Its page.
    pub href: String,
    /// Of all.
    pub share: Share,
    /// Of one unit; all rows together are the unit.
    pub of_unit: Money,
    /// Of a hundred; likewise.
    pub of_hundred: Money,
    /// The planned amount in the currency's smallest unit, for the browser to divide by.
    pub weight: String,
}

/// How the browser writes money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoneyForm {
    /// Before the digits.
    pub prefix: String,
    /// After them.
    pub suffix: String,
    /// The mark of decimals.
    pub decimal: String,
    /// The mark between thousands.
    pub group: String,
    /// How many decimals.
    pub digits: u8,
    /// An amount that it understands: `125.50`.
    pub example: String,
}
