//! A price index: what money of one year is in that of another.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::budget::Source;
use crate::i18n::Text;

/// A price index by year.
#[derive(Debug, Clone)]
pub struct Prices {
    /// Its name: *Consumer price index, yearly mean*.
    pub name: Text,
    /// The year in whose money amounts are told.
    pub base: i16,
    /// The index, above zero.
    pub index: BTreeMap<i16, Decimal>,
    /// The document that it was taken from.
    pub source: Option<Source>,
}

impl Prices {
    /// An amount of one year in the money of another: times the index there over the index here.
    /// Nothing where a year has no index; none is guessed.
    pub fn convert(&self, amount: Decimal, from: i16, to: i16) -> Option<Decimal> {
        if from == to {
            return Some(amount);
        }
        let (there, here) = (self.index.get(&to)?, self.index.get(&from)?);
        amount.checked_mul(*there)?.checked_div(*here)
    }

    /// An amount of a year in the money of the base.
    pub fn constant(&self, amount: Decimal, year: i16) -> Option<Decimal> {
        self.convert(amount, year, self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_carried_by_the_index_of_both_years() {
        let index = BTreeMap::from([(2020, Decimal::from(80)), (2025, Decimal::from(100))]);
        let prices = Prices { name: Text::plain("CPI".to_owned()), base: 2025, index, source: None };
        assert_eq!(prices.constant(Decimal::from(400), 2020), Some(Decimal::from(500)));
        assert_eq!(prices.convert(Decimal::from(500), 2025, 2020), Some(Decimal::from(400)));
        assert_eq!(prices.constant(Decimal::from(400), 2021), None, "no index, no figure");
    }
}
