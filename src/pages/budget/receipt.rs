//! What a unit of taxes pays for: the planned expenditure, divided as finely as money is.
//!
//! The page says it of one unit and of a hundred; in the browser, and there alone, a script does the
//! same with the amount that a citizen types.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Ledger, downloads, newest};
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::budget::Direction;
use crate::model::choice::Choice;
use crate::model::rollup::Sum;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::glossary::terms;
use crate::pages::nodes::{Tree, node_name};
use crate::pages::view::{Link, MoneyForm, NavItem, Receipt, ReceiptRow, View, Words};
use crate::pages::{Found, Page};

/// The most parts of a receipt; what is left is one more.
const MOST_ROWS: usize = 40;

/// Whether a year has a receipt: something is planned, and it is known for what.
pub fn has_one(ledger: &Ledger) -> bool {
    ledger.first_tree(Direction::Expenditure).is_some_and(|tree| tree.whole > Decimal::ZERO)
}

/// The link to a year's receipt.
pub fn link(edition: &Edition, ledger: &Ledger, from: &Address) -> Link {
    let unit = edition.money(unit(&ledger.budget.currency), &ledger.budget.currency).text;
    let label = edition.phrase("budget.receipt", &[("unit", &unit), ("year", &ledger.budget.year.to_string())]);
    edition.link(from, &Target::Receipt(ledger.budget.id.clone()), label)
}

/// One unit of money that has parts: of a currency without decimals, a thousand.
fn unit(currency: &Currency) -> Decimal {
    if currency.digits() == 0 { Decimal::ONE_THOUSAND } else { Decimal::ONE }
}

/// Adds the receipt of a year.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], at: usize, pages: &mut Vec<Page>) {
    let ledger = &ledgers[at];
    let Some(tree) = ledger.first_tree(Direction::Expenditure).filter(|_| has_one(ledger)) else { return };
    let budget = ledger.budget;
    let target = Target::Receipt(budget.id.clone());
    let address = edition.address(&target);
    let view = view(edition, tree, years(edition, ledgers, at, &address), &address);
    let heading = Heading {
        target,
        subject: "budget-receipt",
        id: format!("{}/receipt", budget.id),
        title: Words { text: link(edition, ledger, &address).label, lang: None },
        description: Some(edition.word("budget.receipt_lead")),
        above: vec![
            edition.link(&address, &Target::Budgets, edition.word("pages.budgets")),
            edition.link(&address, &Target::Budget(budget.id.clone()), budget.year.to_string()),
        ],
        section: Some(Target::Budgets),
        updated: newest(budget),
        found: Some(Found {
            year: Some(budget.year),
            text: edition.word("budget.receipt_lead"),
            kind: Some("budget"),
            ..Found::default()
        }),
        scripts: vec!["receipt.js"],
        ..Heading::default()
    };
    let page = edition.page(heading, View::Receipt(Box::new(view)));
    pages.push(page);
}

fn years(edition: &Edition, ledgers: &[Ledger], at: usize, from: &Address) -> Vec<NavItem> {
    let item = |(place, ledger): (usize, &Ledger)| NavItem {
        lang: None,
        label: ledger.budget.year.to_string(),
        href: edition.href(from, &Target::Receipt(ledger.budget.id.clone())),
        current: place == at,
    };
    ledgers.iter().enumerate().filter(|(_, ledger)| has_one(ledger)).map(item).collect()
}

fn view(edition: &Edition, tree: &Tree, years: Vec<NavItem>, address: &Address) -> Receipt {
    let currency = &tree.budget.currency;
    let amount = |sum: &Sum| sum.amounts[tree.plan].unwrap_or_default();
    let mut parts: Vec<&Sum> = tree.tops.iter().filter(|sum| amount(sum) > Decimal::ZERO).collect();
    parts.sort_by(|a, b| amount(b).cmp(&amount(a)).then_with(|| a.code.cmp(&b.code)));
    let whole: Decimal = parts.iter().map(|sum| amount(sum)).sum();
    let left_out = parts.len() < tree.tops.len();
    // One part alone is shown as itself, not as "others".
    let most = if parts.len() == MOST_ROWS + 1 { parts.len() } else { MOST_ROWS };
    let others: Decimal = parts.split_off(parts.len().min(most)).into_iter().map(amount).sum();
    let others = (others > Decimal::ZERO).then_some(others);
    let amounts: Vec<Decimal> = parts.iter().map(|sum| amount(sum)).chain(others).collect();
    let weights: Vec<u64> = amounts.iter().map(|amount| smallest_units(*amount, currency)).collect();
    let hundred = unit(currency) * Decimal::ONE_HUNDRED;
    let of_unit = divided(unit(currency), &weights, currency);
    let of_hundred = divided(hundred, &weights, currency);
    let row = |(at, amount): (usize, &Decimal)| {
        let (code, name, target) = match parts.get(at) {
            Some(sum) => (sum.code.to_string(), node_name(edition, sum), tree.target(sum)),
            None => (String::new(), Words { text: edition.word("pages.chart.others"), lang: None }, tree.root()),
        };
        Some(ReceiptRow {
            code,
            name,
            href: edition.href(address, &target),
            share: edition.share(*amount, whole)?,
            of_unit: edition.money(of_unit[at], currency),
            of_hundred: edition.money(of_hundred[at], currency),
            weight: weights[at].to_string(),
        })
    };
    let names = parts.iter().map(|sum| node_name(edition, sum).text);
    let lead = [edition.word("budget.receipt_lead"), edition.word("budget.receipt_note")];
    let told = lead.into_iter().chain(names).collect::<Vec<_>>().join(". ");
    Receipt {
        year: tree.budget.year,
        stage: tree.plan.id(),
        unit: edition.money(unit(currency), currency),
        hundred: edition.money(hundred, currency),
        dimension: tree.dimension.id(),
        rows: amounts.iter().enumerate().filter_map(row).collect(),
        left_out,
        years,
        form: form(edition, currency),
        downloads: downloads(edition, tree.budget, address),
        terms: terms(edition, &[(tree.plan, edition.choice("stage", tree.plan))], &told),
    }
}

/// An amount in the currency's smallest unit; too large ones as large as can be.
fn smallest_units(amount: Decimal, currency: &Currency) -> u64 {
    (amount * ten_to(currency.digits())).trunc().to_u64().unwrap_or(u64::MAX)
}

fn ten_to(digits: u8) -> Decimal {
    Decimal::from(10_u64.pow(u32::from(digits)))
}

/// An amount divided by weights so that the parts sum to it exactly: each gets what is due rounded
/// down, and what is left goes, a smallest unit each, to those with the largest remainders (Hamilton's
/// method); of equal ones to the first.
fn divided(amount: Decimal, weights: &[u64], currency: &Currency) -> Vec<Decimal> {
    let units = u128::from(smallest_units(amount, currency));
    let whole: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if whole == 0 {
        return vec![Decimal::ZERO; weights.len()];
    }
    let due = |weight: &u64| (units * u128::from(*weight) / whole, units * u128::from(*weight) % whole);
    let mut parts: Vec<(u128, u128)> = weights.iter().map(due).collect();
    let given: u128 = parts.iter().map(|(part, _)| part).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(parts[*at].1), *at));
    let left = usize::try_from(units - given).unwrap_or(0);
    for at in order.into_iter().take(left) {
        parts[at].0 += 1;
    }
    parts.into_iter().map(|(part, _)| Decimal::from(part) / ten_to(currency.digits())).collect()
}

/// How the language writes money, found out from an amount that it wrote.
fn form(edition: &Edition, currency: &Currency) -> MoneyForm {
    let written = edition.money(Decimal::new(1_234_567, 0), currency).text;
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (written.find(is_digit).unwrap_or(0), written.rfind(is_digit).unwrap_or(0));
    let number = &written[first..=last];
    let marks: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let digits = currency.digits();
    let (group, decimal) = match (digits, &marks[..]) {
        (0, [group, ..]) => (group.to_string(), String::new()),
        (0, []) => (String::new(), String::new()),
        (_, [groups @ .., decimal]) => {
            (groups.first().map(ToString::to_string).unwrap_or_default(), decimal.to_string())
        }
        (_, []) => (String::new(), ".".to_owned()),
    };
    let parts = if digits == 0 { String::new() } else { format!("{decimal}{:0<1$}", 5, usize::from(digits)) };
    MoneyForm {
        prefix: written[..first].to_owned(),
        suffix: written[last + 1..].to_owned(),
        decimal,
        group,
        digits,
        example: format!("125{parts}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_divided_without_losing_a_cent() {
        let balboa = Currency::new("PAB").expect("a currency");
        let cents = |parts: Vec<Decimal>| parts.iter().map(ToString::to_string).collect::<Vec<_>>();
        // 100 cents by thirds: 33.3 each; the first of the equal remainders gets the cent that is left.
        assert_eq!(cents(divided(Decimal::ONE, &[1, 1, 1], &balboa)), ["0.34", "0.33", "0.33"]);
        // 62.5, 25, 12.5: one cent is left for the first of the two halves.
        assert_eq!(cents(divided(Decimal::ONE, &[5, 2, 1], &balboa)), ["0.63", "0.25", "0.12"]);
        assert_eq!(cents(divided(Decimal::ONE, &[], &balboa)), Vec::<String>::new());
    }
}
