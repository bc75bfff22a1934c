//! Money between levels of government: what the law says, what was announced, what came.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

/// The transfers of a year to one municipality.
#[derive(Debug, Clone)]
pub struct TransferYear {
    /// The file's name.
    pub id: Id,
    /// The fiscal year.
    pub year: i16,
    /// The transfers.
    pub transfers: Vec<Transfer>,
    /// Where it was written.
    pub place: Place,
}

/// A transfer of a year.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// What it is called.
    pub name: Text,
    /// The law that orders it.
    pub law: Option<Text>,
    /// The id of the programme that it pays.
    pub programme: Option<String>,
    /// How the law reckons it, in words.
    pub formula: Option<Text>,
    /// The least that the law allows.
    pub floor: Option<Decimal>,
    /// What is due by the law.
    pub due: Option<Decimal>,
    /// What was announced.
    pub announced: Option<Decimal>,
    /// When it was announced.
    pub announced_on: Option<Date>,
    /// What came, by date.
    pub received: Vec<Receipt>,
    /// Where the figures come from.
    pub source: Option<Text>,
    /// Where it was written.
    pub place: Place,
}

/// Money that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When.
    pub date: Date,
    /// How much.
    pub amount: Decimal,
}

impl Transfer {
    /// What came until a day.
    pub fn received_until(&self, day: Date) -> Decimal {
        self.received.iter().filter(|receipt| receipt.date <= day).map(|receipt| receipt.amount).sum()
    }

    /// What should have come: the larger of what is due and the floor.
    pub fn owed(&self) -> Option<Decimal> {
        self.due.into_iter().chain(self.floor).max()
    }
}
