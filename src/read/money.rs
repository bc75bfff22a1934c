//! Amounts as typed become exact money, or a finding that says why not.

use rust_decimal::Decimal;

use super::reader::Reader;
use super::record::At;
use super::values::AmountText;
use crate::findings::{Code, Finding, Place};
use crate::i18n::{AmountError, Currency, LARGEST, NumberFormat, foreign_symbol, read_amount};

/// How a budget's amounts are to be read.
#[derive(Debug, Clone, Copy)]
pub struct MoneyForm {
    /// Their currency.
    pub currency: Currency,
    /// How they are typed.
    pub numbers: Option<NumberFormat>,
}

/// Reads an amount, or tells what is wrong with it. `key` names the field in messages.
pub fn amount(
    text: &At<AmountText>,
    key: &'static str,
    currency: &Currency,
    numbers: Option<NumberFormat>,
    may_be_negative: bool,
    reader: &mut Reader,
) -> Option<Decimal> {
    match parse_amount(&text.value.0, &text.place, currency, numbers) {
        Ok(amount) if amount.is_sign_negative() && !may_be_negative => {
            let finding = Finding::new(Code::NegativeAmount, text.place.clone());
            reader.findings.add(finding.with("value", &text.value.0).with("key", key));
            None
        }
        Ok(amount) => Some(amount),
        Err(finding) => {
            reader.findings.add(*finding);
            None
        }
    }
}

/// The amount that a text is, or the finding that says why it is none.
pub fn parse_amount(
    text: &str,
    place: &Place,
    currency: &Currency,
    numbers: Option<NumberFormat>,
) -> Result<Decimal, Box<Finding>> {
    let error = match read_amount(text, numbers, currency.digits()) {
        Ok(amount) => return Ok(amount),
        Err(error) => error,
    };
    let typed = numbers.unwrap_or(NumberFormat::PLAIN);
    let form = typed.write(&Decimal::new(125_000, currency.digits().min(2).into()));
    let finding = |code| Finding::new(code, place.clone()).with("value", text).with("form", &form);
    if let Some(other) = foreign_symbol(text, currency) {
        let finding = Finding::new(Code::OtherCurrency, place.clone()).with("value", text).with("symbol", other);
        return Err(Box::new(finding.with("currency", currency.code())));
    }
    Err(Box::new(match error {
        AmountError::Empty | AmountError::NotAscii => finding(Code::NotAmount),
        AmountError::TooLarge => finding(Code::NotAmount).with("most", typed.write(&Decimal::from(LARGEST))),
        AmountError::NotANumber { corrected } => {
            let lakhs = numbers.map(NumberFormat::with_lakhs);
            let is_in_lakhs = lakhs.is_some() && read_amount(text, lakhs, currency.digits()).is_ok();
            finding(Code::NotAmount)
                .with_some("suggestion", corrected)
                .with_some("lakhs", is_in_lakhs.then_some("lakhs: yes"))
        }
        AmountError::WrongMark { corrected } => finding(Code::NotAmount).with("suggestion", corrected),
        AmountError::Ambiguous { readings: [first, second] } => {
            finding(Code::AmbiguousAmount).with("first", first).with("second", second)
        }
        AmountError::TooManyDecimals { allowed } => {
            let whole = in_thousands(text, typed);
            let cut = whole.as_ref().and_then(|_| cut_to(text, allowed));
            finding(Code::AmountDecimals).with("digits", allowed).with_some("whole", whole).with_some("cut", cut)
        }
    }))
}

/// What `1.234` says to who writes decimals with that mark, without those that the currency has not.
fn cut_to(text: &str, digits: u8) -> Option<String> {
    let text = text.trim();
    let mark = text.find(['.', ','])?;
    let end = if digits == 0 { mark } else { mark + 1 + usize::from(digits) };
    text.get(..end).map(str::to_owned)
}

/// What `1.234` says to who writes thousands with that mark, in the format that is asked for.
fn in_thousands(text: &str, format: NumberFormat) -> Option<String> {
    let (before, after) = text.trim().trim_start_matches('-').split_once(['.', ','])?;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let has_groups = matches!(before.len(), 1..=3) && after.len() == 3 && !before.starts_with('0');
    let whole = (has_groups && is_number(before) && is_number(after)).then(|| format!("{before}{after}"))?;
    Some(format.write(&whole.parse().ok()?))
}
