//! Rows without a code above rows with one, whose sums they are: `;MAYOR;1200`, `511;Salaries;1200`.

use rust_decimal::Decimal;

use super::flat::{ENOUGH_DIGITS, digits};
use super::guess::Guess;
use super::meaning::Meaning;
use super::outline::is_same;
use super::rows::{Amounts, Row};
use crate::import::grid::Grid;

/// What was found.
pub enum Found<'r> {
    /// No row.
    Nothing,
    /// These rows.
    Sure(Vec<&'r Row>),
    /// These rows; each is as much as the one row below it, in figures so round that chance may do it.
    Single(Vec<&'r Row>),
}

/// The rows among some that have no code and are the sums of those after them, which have one.
pub fn sums<'r>(grid: &Grid, guess: &Guess, rows: &[&'r Row]) -> Found<'r> {
    let Some(amounts) = Amounts::of(grid, guess) else { return Found::Nothing };
    let is_code = |at: &usize| matches!(guess.meanings[*at], Meaning::Code(_) | Meaning::Id);
    let codes = (0..guess.meanings.len()).filter(is_code);
    codes
        .map(|at| of_column(rows, at, &amounts))
        .find(|found| !matches!(found, Found::Nothing))
        .unwrap_or(Found::Nothing)
}

/// The same, for the codes of a column.
fn of_column<'r>(rows: &[&'r Row], at: usize, amounts: &Amounts) -> Found<'r> {
    let has_code = |row: &Row| row.1.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let (mut right, mut wrong, mut has_several) = (Vec::new(), 0_usize, false);
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !has_code(row)) {
        let below: Vec<&Row> = rows[place + 1..].iter().take_while(|row| has_code(row)).copied().collect();
        let own = amounts.told(row);
        if below.is_empty() || own.iter().flatten().all(Decimal::is_zero) {
            continue;
        }
        let sums = below.iter().map(|row| amounts.all(row));
        let sum = sums.reduce(|sum, row| sum.iter().zip(row).map(|(sum, amount)| *sum + amount).collect());
        let is_sum = own.iter().zip(sum.unwrap_or_default()).all(|(own, sum)| own.is_none_or(|own| is_same(sum, own)));
        if is_sum {
            right.push(*row);
            has_several |= below.len() > 1;
        } else {
            wrong += 1;
        }
    }
    let number: u32 = right.iter().map(|row| digits(amounts.all(row))).fold(0, u32::saturating_add);
    match (right.is_empty(), wrong) {
        (true, _) => Found::Nothing,
        (_, 0) if !has_several && number < ENOUGH_DIGITS => Found::Single(right),
        (_, wrong) if wrong * 4 <= right.len() => Found::Sure(right),
        _ => Found::Nothing,
    }
}
