//! Where the money went: payments, contracts and subsidies.

use serde::Serialize;

use super::{Chart, Day, Download, Link, Money, NavItem, Share, Words};

/// A year's payments, contracts and subsidies; one of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payments {
    /// The fiscal year.
    pub year: i16,
    /// A few sentences on them.
    pub summary: Option<Words>,
    /// Sum and number of each kind that there is.
    pub kinds: Vec<KindRow>,
    /// The largest payees.
    pub chart: Option<Chart>,
    /// Who got most, the largest first.
    pub payees: Vec<PayeeRow>,
    /// How many smaller ones are left out.
    pub left_out: usize,
    /// How many private persons are shown by a number.
    pub persons: usize,
    /// The entries of this page, the latest first.
    pub entries: Vec<PaymentRow>,
    /// The pages of the entries.
    pub pages: Vec<NavItem>,
    /// The number of this one.
    pub page: usize,
    /// How much of what was paid is published here.
    pub covered: Option<Share>,
    /// The document.
    pub source: Option<Words>,
    /// Where it is.
    pub source_href: Option<String>,
    /// The entries as data.
    pub downloads: Vec<Download>,
}

/// A kind's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRow {
    /// `payment`, `contract` or `subsidy`.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// How much.
    pub money: Money,
}

/// Who got something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PayeeRow {
    /// The name, or the number of a private person.
    pub name: String,
    /// The page of all that they got.
    pub href: Option<String>,
    /// How many entries.
    pub count: usize,
    /// How much.
    pub money: Money,
    /// Of all.
    pub share: Option<Share>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentRow {
    /// `payment`, `contract` or `subsidy`.
    pub kind: &'static str,
    /// Its day.
    pub date: Option<Day>,
    /// Who got it.
    pub payee: Option<String>,
    /// Their page.
    pub payee_href: Option<String>,
    /// For what.
    pub description: Option<Words>,
    /// Its number.
    pub number: Option<String>,
    /// How much.
    pub money: Money,
    /// The part of the budget that paid it.
    pub line: Option<Link>,
    /// The citizens' proposals that it is for.
    pub proposals: Vec<Link>,
}

/// What somebody got over all years; one of the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payee {
    /// The number under which they are registered.
    pub registered: Option<String>,
    /// Sum and number of each kind, in each year that has any, the latest first.
    pub years: Vec<PayeeYear>,
    /// The entries of this page, the latest first.
    pub entries: Vec<PaymentRow>,
    /// The pages of the entries.
    pub pages: Vec<NavItem>,
    /// The number of this one.
    pub page: usize,
    /// The files of those years.
    pub data: Vec<Link>,
}

/// What somebody got in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PayeeYear {
    /// The fiscal year.
    pub year: i16,
    /// All payments of the year.
    pub href: String,
    /// Sum and number of each kind that there is.
    pub kinds: Vec<KindRow>,
}

/// What a part of the budget paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paid {
    /// Sum and number of each kind that there is.
    pub kinds: Vec<KindRow>,
    /// The latest entries.
    pub rows: Vec<PaymentRow>,
    /// How many more there are.
    pub left_out: usize,
    /// All payments of each year.
    pub years: Vec<Link>,
}
