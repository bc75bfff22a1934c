//! What a municipality owes.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::Source;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

/// A loan or bond, as a year's budget tells it.
#[derive(Debug, Clone)]
pub struct Loan {
    /// Its id, the same in every year.
    pub id: Id,
    /// What it is for.
    pub name: Text,
    /// Who lent the money.
    pub lender: Option<String>,
    /// The day on which it was agreed.
    pub date: Option<Date>,
    /// The day on which it is to be paid back.
    pub due: Option<Date>,
    /// The act that allowed it.
    pub act: Option<Text>,
    /// Yearly interest in percent.
    pub rate: Option<Decimal>,
    /// What was lent.
    pub principal: Option<Decimal>,
    /// What is owed at the end of the year, or on [`Self::as_of`].
    pub outstanding: Option<Decimal>,
    /// The day of what is owed.
    pub as_of: Option<Date>,
    /// Paid back in the year.
    pub repaid: Option<Decimal>,
    /// Interest paid in the year.
    pub interest: Option<Decimal>,
    /// The document.
    pub source: Option<Source>,
    /// Where it was written.
    pub place: Place,
}
