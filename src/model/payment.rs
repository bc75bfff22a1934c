//! Where the money went: payments, contracts and subsidies, each to somebody.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::{Codes, Source};
use super::choice::choices;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::{Currency, Text};

choices! {
    /// What an entry is.
    pub enum PaymentKind {
        /// Money that was paid.
        Payment "payment",
        /// What was agreed with a supplier.
        Contract "contract",
        /// Money given for a purpose, without a service in return.
        Subsidy "subsidy",
    }
}

choices! {
    /// What a payee is.
    pub enum PayeeKind {
        /// A company, an association, another office.
        Legal "legal",
        /// A human being.
        Natural "natural",
    }
}

/// The payments, contracts and subsidies of a year.
#[derive(Debug, Clone)]
pub struct Payments {
    /// The file's name.
    pub id: Id,
    /// The fiscal year.
    pub year: i16,
    /// A few sentences on them.
    pub summary: Option<Text>,
    /// The currency of their amounts.
    pub currency: Currency,
    /// The document that they were taken from.
    pub source: Option<Source>,
    /// Who got something, in the order in which they first stand in the files.
    pub payees: Vec<Payee>,
    /// The entries, as written.
    pub entries: Vec<Payment>,
    /// Where it was written.
    pub place: Place,
}

/// Who got something. Of a private person nothing is kept but a running number: neither the name
/// nor anything that was made of it ever reaches a page or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payee {
    /// A legal person, or one that the file declares public.
    Named {
        /// The name.
        name: Arc<str>,
        /// The number under which it is registered.
        registered: Option<Arc<str>>,
    },
    /// A private person, by the order in which they first stand in the files; from 1.
    Person(usize),
}

/// An entry.
#[derive(Debug, Clone)]
pub struct Payment {
    /// What it is.
    pub kind: PaymentKind,
    /// Its day.
    pub date: Option<Date>,
    /// The place in [`Payments::payees`] of who got it; nothing where nobody is named.
    pub payee: Option<usize>,
    /// For what.
    pub description: Option<String>,
    /// Its number: of the invoice, contract or agreement.
    pub number: Option<String>,
    /// How much; below zero, money that came back.
    pub amount: Decimal,
    /// The reference of the budget's line that paid it.
    pub line: Option<String>,
    /// The codes of the budget that it was booked under.
    pub codes: Codes,
    /// Where it was written.
    pub place: Place,
}

impl Payments {
    /// The sum of a kind's entries, and how many there are.
    pub fn total(&self, kind: PaymentKind) -> (Decimal, usize) {
        let of_kind = self.entries.iter().filter(|entry| entry.kind == kind);
        of_kind.fold((Decimal::ZERO, 0), |(sum, count), entry| (sum + entry.amount, count + 1))
    }
}
