//! The amounts in a table's cells: typed in its number format, or numbers of a spreadsheet.

use rust_decimal::Decimal;

use super::cells::{Column, TableRow, Told};
use crate::findings::{Code, Finding, Place};
use crate::i18n::{Currency, is_of_another, with_usual_sign};
use crate::read::money::parse_amount;
use crate::read::reader::Reader;

impl TableRow<'_> {
    /// The amount under a word: nothing where there is none; an error where it cannot be read,
    /// which is told with its row and column.
    pub fn amount(&self, word: &str, currency: &Currency, reader: &mut Reader) -> Result<Option<Decimal>, Told> {
        let Some(column) = self.table.columns.iter().find(|column| column.word == word) else { return Ok(None) };
        self.amount_in(column, currency, reader)
    }

    pub(super) fn amount_in(
        &self,
        column: &Column,
        currency: &Currency,
        reader: &mut Reader,
    ) -> Result<Option<Decimal>, Told> {
        let Some(text) = self.value(column) else { return Ok(None) };
        let layout = &self.table.layout;
        let is_number =
            layout.floats || column.cells.iter().any(|at| self.row.cells.get(*at).is_some_and(|cell| cell.is_number));
        // Another currency's symbol stays, so that each amount is told as that.
        let own = layout.symbol.as_ref().filter(|symbol| !is_of_another(symbol, currency));
        let bare = own.map_or_else(|| text.clone(), |symbol| text.replace(symbol.as_str(), ""));
        // Without its symbol an accountant's nothing is but a line: `$ -`.
        if layout.symbol.is_some() && layout.empty.iter().any(|empty| empty == bare.trim()) {
            return Ok(None);
        }
        let read = if is_number {
            binary_amount(bare.trim(), currency, || self.place_of(column))
        } else {
            parse_amount(&with_usual_sign(&bare), &self.place_of(column), currency, layout.numbers)
        };
        let times = |amount: Decimal| match layout.times {
            Some(times) => amount.checked_mul(times).filter(|amount| is_bounded(*amount)),
            None => Some(amount),
        };
        let too_large = || Box::new(Finding::new(Code::NotAmount, self.place_of(column)).with("value", bare.trim()));
        match read.and_then(|amount| times(amount).ok_or_else(too_large)) {
            Ok(amount) => Ok(Some(amount)),
            Err(finding) => {
                let finding = finding.with("column", self.title(column));
                reader.findings.add(with_mapping(finding, bare.trim(), layout.symbol.is_none()));
                Err(Told)
            }
        }
    }
}

/// A finding of an amount that is none, with what the table's mapping can say of such cells: that a mark stands for
/// nothing, or that a sign is the currency's.
fn with_mapping(finding: Finding, text: &str, may_have_symbol: bool) -> Finding {
    let is_digit = |c: char| c.is_ascii_digit();
    let Some(first) = text.find(is_digit).filter(|_| finding.code == Code::NotAmount) else {
        let is_empty = finding.code == Code::NotAmount && !text.is_empty();
        return finding.with_some("empty", is_empty.then_some(text));
    };
    let last = text.rfind(is_digit).unwrap_or(first) + 1;
    let sides =
        [text[..first].trim_end_matches(['-', '(', ' ']).trim(), text[last..].trim_end_matches([')', '-']).trim()];
    let mut signs = sides.into_iter().filter(|sign| !sign.is_empty());
    // The sides of an account are no currency's.
    let symbol = signs.next().filter(|sign| may_have_symbol && !matches!(*sign, "CR" | "DR" | "DB" | "D" | "H"));
    if signs.next().is_some() { finding } else { finding.with_some("symbol", symbol) }
}

/// An amount from a spreadsheet's number, which is binary: `0.1` is not exactly a tenth. What is
/// within a billionth of the currency's decimals is taken as that; any other is a finding.
fn binary_amount(text: &str, currency: &Currency, place: impl Fn() -> Place) -> Result<Decimal, Box<Finding>> {
    /// A billionth.
    const CLOSE: Decimal = Decimal::from_parts(1, 0, 0, false, 9);
    let read = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text));
    let Some(exact) = read.ok().filter(|amount| is_bounded(*amount)) else {
        return Err(Box::new(Finding::new(Code::NotAmount, place()).with("value", text)));
    };
    let mut rounded = exact.round_dp(currency.digits().into());
    if (exact - rounded).abs() > CLOSE {
        let finding = Finding::new(Code::AmountDecimals, place()).with("value", text);
        return Err(Box::new(finding.with("digits", currency.digits())));
    }
    rounded.rescale(currency.digits().into());
    Ok(rounded)
}

/// Whether an amount has no more digits than one that is typed can have, so that a million of them
/// can be added.
fn is_bounded(amount: Decimal) -> bool {
    amount.abs() < Decimal::from(1_000_000_000_000_000_000_u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheets_number_is_taken_only_where_it_is_the_currencys() {
        let balboa = Currency::new("PAB").unwrap();
        let read = |text: &str| binary_amount(text, &balboa, || Place::file(&"x.xlsx".into()));
        let amount = |text: &str| read(text).map(|amount| amount.to_string()).map_err(|finding| finding.code);
        assert_eq!(amount("108363.6"), Ok("108363.60".to_owned()));
        assert_eq!(amount("0.30000000000000004"), Ok("0.30".to_owned()));
        assert_eq!(amount("1e3"), Ok("1000.00".to_owned()));
        assert_eq!(amount("12.345"), Err(Code::AmountDecimals));
        assert_eq!(amount("12.3400001"), Err(Code::AmountDecimals));
        assert_eq!(amount("#REF!"), Err(Code::NotAmount));
    }
}
