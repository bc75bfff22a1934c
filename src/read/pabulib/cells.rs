//! What stands in a cell: lists, amounts, dates.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Teller;
use crate::findings::Code;
use crate::model::election::{MAX_AMOUNT, MAX_DECIMALS};
use crate::text::place::Span;

/// The items of a list.
pub(super) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// An amount or a number of points. A comma before one or two last digits is a decimal comma, which
/// is told.
pub(super) fn amount(cell: &str, span: Span, teller: &mut Teller) -> Option<Decimal> {
    let mut text = cell.to_owned();
    if let Some((_, after)) = cell.rsplit_once(',')
        && cell.matches(',').count() == 1
        && (1..=2).contains(&after.len())
    {
        text = cell.replace(',', ".");
        let finding = teller.at(Code::BallotFileComma, span).with("value", cell).with("suggestion", &text);
        teller.tell(finding);
    }
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number =
        Some(text).filter(|_| plain).and_then(|text| text.parse::<Decimal>().ok()).map(|number| number.normalize());
    let number = number.filter(|number| number.scale() <= MAX_DECIMALS && number.abs() <= Decimal::from(MAX_AMOUNT));
    if number.is_none() {
        let finding = teller.at(Code::NotAmount, span).with("value", cell);
        teller.tell(finding);
    }
    number
}

/// An amount that cannot be below zero.
pub(super) fn cost(cell: &str, key: &str, span: Span, teller: &mut Teller) -> Option<Decimal> {
    let amount = amount(cell, span, teller)?;
    if amount < Decimal::ZERO {
        let finding = teller.at(Code::NegativeAmount, span).with("value", cell).with("key", key);
        teller.tell(finding);
        return None;
    }
    Some(amount)
}

/// A count of things; a doubt where it is none.
pub(super) fn number(cell: &str, span: Span, teller: &mut Teller) -> Option<u64> {
    let number = cell.parse().ok().or_else(|| cell.strip_suffix(".0")?.parse().ok());
    if number.is_none() {
        let finding = teller.doubt(Code::NotInteger, span).with("value", cell);
        let finding = finding.with("least", 0).with("most", u64::MAX);
        teller.tell(finding);
    }
    number
}

/// Whether a text is a day (`31.12.2025` or `2025-12-31`) or a year.
pub(super) fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('.').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => year.parse::<u16>().is_ok(),
        [day, month, year] => {
            let date = |day: &str, month: &str, year: &str| {
                Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
            };
            date(day, month, year).is_some()
        }
        _ => cell.parse::<Date>().is_ok(),
    }
}
