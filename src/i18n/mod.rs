//! Languages, words, and the local forms of money, numbers and dates.
//!
//! Reading order: a [`Lang`] is a tag, a [`Text`] is one text in several of them, a [`Locale`] is
//! how a language writes figures and dates in one country, [`Words`] are the interface's own words,
//! and [`read_amount`] is the way back, from what an officer typed to an exact amount.
//!
//! What stands in a locale comes from the Unicode CLDR, through ICU4X and its compiled data: nothing
//! depends on the machine, its language settings or its clock, so the same input gives the same text
//! everywhere. Three things are tables of our own because ICU4X has no settled interface for them:
//! where a currency's symbol stands (`money`), the per cent sign (`numbers`) and the words of
//! shortened figures (`short`). The tests hold all of it to a second implementation (`oracle`).
//!
//! Figures are [`rust_decimal::Decimal`]: nothing here goes through a float.

pub mod amount;
pub mod collate;
pub mod country;
pub mod currency;
pub mod dates;
pub mod lang;
pub mod locale;
pub mod money;
pub mod names;
pub mod numbers;
pub mod plural;
pub mod short;
pub mod text;
pub mod words;
pub mod zone;

#[cfg(test)]
mod oracle;

pub use amount::{AmountError, LARGEST, NumberFormat, foreign_symbol, is_of_another, read_amount, with_usual_sign};
pub use country::is_country;
pub use currency::{BadCurrency, Currency};
pub use lang::{BadLang, Direction, Lang};
pub use locale::{BadCountry, Locale};
pub use plural::Category;
pub use text::{Shown, Text};
pub use words::{BadForms, Forms, WordValue, Words};
pub use zone::Zone;
