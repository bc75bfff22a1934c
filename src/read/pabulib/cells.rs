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
    let has_comma = cell.matches(',').count() == 1
        && cell.rsplit_once(',').is_some_and(|(_, after)| (1..=2).contains(&after.len()));
    let text = if has_comma { cell.replace(',', ".") } else { cell.to_owned() };
    let is_plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number = Some(&text).filter(|text| is_plain(text)).and_then(|text| text.parse::<Decimal>().ok());
    let most = Decimal::from(MAX_AMOUNT);
    let fits = |number: &Decimal| number.scale() <= MAX_DECIMALS && number.abs() <= most;
    let number = number.map(|number| number.normalize()).filter(fits);
    match number {
        None => {
            let finding = teller.at(Code::NotAmount, span).with("value", cell);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let is_large = is_plain(&text) && digits > most.to_string().len();
            let finding = finding.with_some("most", is_large.then(|| most.to_string()));
            teller.tell(finding.with_some("suggestion", without_thousands(cell)));
        }
        Some(_) if has_comma => {
            let finding = teller.at(Code::BallotFileComma, span).with("value", cell).with("suggestion", &text);
            teller.tell(finding);
        }
        Some(_) => {}
    }
    number
}

/// An amount whose thousands are parted (`1.250,00`, `5 000`) or that stands as a power of ten (`1e3`),
/// as it is written here. Nothing where it could be two amounts, as `1,234`.
fn without_thousands(cell: &str) -> Option<String> {
    if let Ok(number) = Decimal::from_scientific(cell) {
        let number = number.normalize();
        let fits = number.scale() <= MAX_DECIMALS && number.abs() <= Decimal::from(MAX_AMOUNT);
        return fits.then(|| number.to_string());
    }
    let marks: Vec<char> = cell.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let has_three_behind = cell.rsplit_once(['.', ',']).is_some_and(|(_, after)| after.trim_end().len() == 3);
    if marks.len() == 1 && has_three_behind {
        return None;
    }
    let last = marks.last().copied().filter(|last| marks.iter().filter(|mark| *mark == last).count() == 1);
    let plain: String = cell
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\''))
        .filter_map(|c| match c {
            '.' | ',' if Some(c) == last => Some('.'),
            '.' | ',' => None,
            c => Some(c),
        })
        .collect();
    let digits: String = plain.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    // What follows may be a currency; where it has digits, these are no whole number.
    if plain[digits.len()..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = digits.parse::<Decimal>().ok()?;
    (digits != cell && number.abs() <= Decimal::from(MAX_AMOUNT)).then_some(digits)
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
    let is_year = cell.len() == 4 && cell.parse::<u16>().is_ok();
    is_year || date(cell).is_some()
}

/// A day.
pub(super) fn date(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell.split('.').collect();
    match parts[..] {
        [day, month, year] => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok(),
        _ => cell.parse().ok(),
    }
}
