//! Whether a column of numbers whose title names a dimension holds its codes, or money: `Fondos propios` and
//! `Presupuesto institucional` are no codes of a source or of an entity where their cells are amounts.

use rust_decimal::Decimal;

use super::rows::amount;
use super::typed::Typed;
use super::values::is_padded;
use super::{called, words};
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Dimension;
use crate::text::total::is_total;

/// Whether a column that is called as codes of a dimension are holds amounts: large figures, hardly one like another,
/// with cents or under a title of money, or as different in length as codes of few things are not.
pub fn are_amounts(grid: &Grid, column: usize, dimension: Dimension) -> bool {
    let title = grid.titles.get(column).map_or("", String::as_str);
    if is_parted_money(title) && !is_padded(grid, column) {
        return true;
    }
    if is_padded(grid, column) || titles::has(title, words::NUMBERING) {
        return false;
    }
    let Some(amounts) = amounts(grid, column).filter(|all| !all.is_empty()) else { return false };
    let says_money =
        called::amount(title).is_some() || titles::has(title, words::BUDGET) && !titles::has(title, "plan.");
    // Codes of accounts and functions are of any length, and have points.
    let is_nested = matches!(dimension, Dimension::Economic | Dimension::Functional | Dimension::Programme);
    let is_of_few = matches!(dimension, Dimension::Funding | Dimension::Area | Dimension::Entity);
    let has_cents = amounts.iter().filter(|amount| !amount.fract().is_zero()).count() * 2 >= amounts.len();
    let are_large = amounts.iter().filter(|amount| **amount >= Decimal::ONE_THOUSAND).count() * 2 >= amounts.len();
    let digits = |amount: &Decimal| amount.trunc().abs().to_string().len();
    let (least, most) = (amounts.iter().map(digits).min(), amounts.iter().map(digits).max());
    let are_varied = least != most;
    let mut different = amounts.clone();
    different.sort_unstable();
    different.dedup();
    let are_different = different.len() * 10 >= amounts.len() * 9;
    // A title of money over figures with cents says enough, but of accounts.
    if says_money && has_cents && are_different && dimension != Dimension::Economic {
        return true;
    }
    // Codes of few things have no cents behind three digits.
    let are_hundreds = amounts.iter().filter(|amount| **amount >= Decimal::ONE_HUNDRED).count() * 2 >= amounts.len();
    if is_of_few && has_cents && are_different && are_hundreds {
        return true;
    }
    are_large
        && are_different
        && match (says_money, has_cents) {
            (true, true) => true,
            (true, false) => dimension != Dimension::Economic && (are_varied || most >= Some(MONEY_DIGITS)),
            (false, true) => are_varied && !is_nested,
            (false, false) => are_varied && is_of_few && amounts.len() > 2,
        }
}

/// Whether a title begins with money and says by what it is parted, or whose it is: `Monto por fuente`,
/// `Amount per department`, `Importe fondo propio`. Its figures are amounts, however small.
fn is_parted_money(title: &str) -> bool {
    let all = titles::words(title);
    let by = all.iter().position(|word| titles::has(word, words::BY));
    let before = all[..by.unwrap_or(all.len().min(1))].join(" ");
    let is_money =
        titles::has(&before, words::MONEY) || titles::has(&before, words::SPENT) || titles::has(&before, words::GOT);
    let is_bare = by.is_some() || titles::has(&before, words::MONEY_ALONE);
    is_money && is_bare && !titles::has(&before, words::NUMBERING)
}

/// Of so many digits, a figure under a title of money is one.
const MONEY_DIGITS: usize = 6;

/// The figures of a column but for those of totals and nothings; nothing where some cell is none.
fn amounts(grid: &Grid, column: usize) -> Option<Vec<Decimal>> {
    let typed = Typed::of(grid, &[column]);
    let is_line = |(_, cells): &&(usize, Vec<String>)| {
        let text = text_at(cells, column);
        !text.is_empty() && !cells.iter().any(|cell| is_total(cell)) && !typed.empty.iter().any(|empty| empty == text)
    };
    let of = |(row, cells): &(usize, Vec<String>)| amount(grid, *row, text_at(cells, column), column, &typed);
    let all: Option<Vec<Decimal>> = grid.looked_at().filter(is_line).map(of).collect();
    all.map(|all| all.into_iter().filter(|amount| !amount.is_zero()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are(title: &str, cells: &[&str], dimension: Dimension) -> bool {
        let text = format!("Name,{title}\n{}", cells.iter().map(|cell| format!("x,{cell}\n")).collect::<String>());
        are_amounts(&Grid::read("x.csv", text.as_bytes()).expect("a table"), 1, dimension)
    }

    #[test]
    fn figures_are_amounts_under_a_title_that_names_a_dimension() {
        assert!(are("Fondos propios", &["30000.03", "216000.07", "12300.13"], Dimension::Funding));
        assert!(are("Recursos propios", &["30000", "216000", "0", "12300"], Dimension::Funding));
        assert!(are("Presupuesto institucional", &["80000.09", "57600.18"], Dimension::Entity));
        assert!(are("Presupuesto Institucional de Apertura", &["817345", "933221"], Dimension::Entity));
        assert!(are("Budget fonctionnement", &["80000.09", "576000.18"], Dimension::Functional));
        assert!(are("Budget fonctionnement", &["800.09", "76.18"], Dimension::Functional));
        assert!(are("Fondos propios", &["100.10", "200.20"], Dimension::Funding));
    }

    #[test]
    fn codes_stay_codes() {
        assert!(!are("Fuente", &["1101", "1101", "1102", "110"], Dimension::Funding));
        assert!(!are("Fondo", &["101", "102", "2103"], Dimension::Funding));
        assert!(!are("Fondo", &["1.01", "1.02", "2.10"], Dimension::Funding));
        assert!(!are("Fuente de financiamiento", &["11", "12", "11"], Dimension::Funding));
        assert!(!are("Objeto", &["1101.01", "110201.02", "1103.10"], Dimension::Economic));
        assert!(!are("Plan de cuentas", &["11010", "110201", "1103000"], Dimension::Economic));
        assert!(!are("Budget code of fund", &["11010", "110201", "1103000"], Dimension::Funding));
        assert!(!are("Programa", &["1101", "11010101", "1103"], Dimension::Programme));
    }
}
