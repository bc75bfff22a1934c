//! What the municipality owes: its loans, and the sum over the years.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::alike::with_other_money;
use super::overview::{line_chart, trend};
use super::sources::origin;
use super::{Ledger, Part, newest, per_head};
use crate::model::address::Address;
use crate::model::budget::Budget;
use crate::model::debt::Loan;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{Cut, further, numbers, titled, weight};
use crate::pages::glossary::terms;
use crate::pages::view::{Chart, Debt, LoanRow, View, Words};
use crate::pages::{Found, Page};

/// The most loans of a page.
const MOST_ROWS: usize = 120;

/// Adds the debt of a year, where it is told.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], at: usize, pages: &mut Vec<Page>) {
    let budget = ledgers[at].budget;
    if budget.loans.is_empty() {
        return;
    }
    let cut = Cut::new(budget.loans.iter().map(|loan| loan_weight(edition, loan)), MOST_ROWS, 0);
    let first = Target::Debt(budget.id.clone());
    for number in 1..=cut.count() {
        let address = edition.address(&further(&first, number));
        let shown = &budget.loans[cut.part(number)];
        let owed = budget.owed();
        let view = Debt {
            year: budget.year,
            owed: owed.map(|owed| edition.money(owed, &budget.currency)),
            // As the indicator: no other year's population.
            per_head: owed.and_then(|owed| per_head(edition, budget, owed)).filter(|head| !head.other_year),
            chart: (number == 1).then(|| chart(edition, ledgers, &address)).flatten(),
            loans: shown.iter().map(|loan| row(edition, &ledgers[at], loan, &address)).collect(),
            pages: numbers(edition, &first, number, cut.count(), &address),
            data: Part::Debt.links(edition, &[budget], &address),
            terms: terms(edition, &[], &told(edition, shown)),
        };
        let page = edition.page(heading(edition, budget, number, &address), View::Debt(Box::new(view)));
        pages.push(page);
    }
}

fn heading(edition: &Edition, budget: &Budget, number: usize, address: &Address) -> Heading {
    let year = budget.year.to_string();
    let title = Words { text: edition.phrase("debt.title", &[("year", &year)]), lang: None };
    Heading {
        target: further(&Target::Debt(budget.id.clone()), number),
        subject: if number == 1 { "budget-debt" } else { "budget-tree" },
        id: if number == 1 { format!("{}/debt", budget.id) } else { format!("{}/debt/{number}", budget.id) },
        title: titled(edition, title, number),
        description: Some(edition.word("debt.lead")),
        above: vec![
            edition.link(address, &Target::Budgets, edition.word("pages.budgets")),
            edition.link(address, &Target::Budget(budget.id.clone()), year),
        ],
        section: Some(Target::Budgets),
        updated: newest(budget),
        found: (number == 1).then(|| found(edition, budget)),
        ..Heading::default()
    }
}

/// How a search finds it: by its lead, the word for what is owed, and by what each loan is called and who lent it.
fn found(edition: &Edition, budget: &Budget) -> Found {
    let mut text = vec![edition.word("debt.lead"), edition.word("debt.owed")];
    for loan in &budget.loans {
        text.push(edition.text(&loan.name).text);
        text.extend(loan.lender.as_deref().map(str::to_owned));
    }
    Found { year: Some(budget.year), text: text.join(" · "), kind: Some("budget"), ..Found::default() }
}

/// A loan in bytes of HTML.
fn loan_weight(edition: &Edition, loan: &Loan) -> usize {
    const MARKUP: usize = 1_000;
    let lender = loan.lender.as_ref().map_or(0, |lender| lender.len());
    MARKUP + weight(edition, Some(&loan.name)) + weight(edition, loan.act.as_ref()) + lender
}

/// The words of the page in which terms may stand.
fn told(edition: &Edition, loans: &[Loan]) -> String {
    let labels = ["lead", "owed", "principal", "outstanding", "rate", "repaid", "interest"];
    let labels = labels.iter().map(|key| edition.word(&format!("debt.{key}")));
    labels.chain(loans.iter().map(|loan| edition.text(&loan.name).text)).collect::<Vec<_>>().join(". ")
}

fn row(edition: &Edition, ledger: &Ledger, loan: &Loan, from: &Address) -> LoanRow {
    let money = |amount: Option<Decimal>| amount.map(|amount| edition.money(amount, &ledger.budget.currency));
    let rate = loan.rate.map(|rate| edition.words.locale().percent(&(rate / Decimal::ONE_HUNDRED), 2));
    LoanRow {
        name: edition.text(&loan.name),
        lender: loan.lender.clone(),
        date: loan.date.map(|date| edition.day(date)),
        due: loan.due.map(|date| edition.day(date)),
        act: edition.some(loan.act.as_ref()),
        rate,
        principal: money(loan.principal),
        outstanding: money(loan.outstanding),
        as_of: Some(edition.day(loan.as_of.unwrap_or(ledger.budget.end))),
        repaid: money(loan.repaid),
        interest: money(loan.interest),
        origin: loan.source.as_ref().map(|source| origin(edition, source, from)),
    }
}

/// What was owed at the end of each year that tells it.
fn chart(edition: &Edition, ledgers: &[Ledger], from: &Address) -> Option<Chart> {
    let owing = || ledgers.iter().filter(|ledger| ledger.budget.owed().is_some());
    let currency = owing().max_by_key(|ledger| ledger.budget.year)?.budget.currency;
    let of_one_money = owing().filter(|ledger| ledger.budget.currency == currency);
    let points: Vec<(i16, Decimal)> =
        of_one_money.filter_map(|ledger| Some((ledger.budget.year, ledger.budget.owed()?))).collect();
    let others = owing().filter(|ledger| ledger.budget.currency != currency).map(|ledger| ledger.budget.year);
    let mut others: Vec<i16> = others.collect();
    others.sort_unstable();
    let first = points.iter().min_by_key(|(year, _)| *year).copied()?;
    let last = points.iter().max_by_key(|(year, _)| *year).copied().filter(|last| last.0 > first.0)?;
    let headline = trend(edition, ("debt.trend", None), first, last)?;
    let subtitle = with_other_money(edition, subtitle(edition, ledgers), &others);
    let budgets: Vec<_> = ledgers.iter().map(|ledger| ledger.budget).filter(|budget| budget.owed().is_some()).collect();
    let series = vec![(edition.word("debt.owed"), points)];
    let chart = line_chart(edition, currency, "debt", &headline, &subtitle, series)?;
    Some(Chart { data: Part::Debt.links(edition, &budgets, from), ..chart })
}

/// Of which days the debt of each year is: that of its last one, or of the days that its loans tell.
fn subtitle(edition: &Edition, ledgers: &[Ledger]) -> String {
    let mut others: Vec<(i16, Date)> = Vec::new();
    for budget in ledgers.iter().map(|ledger| ledger.budget).filter(|budget| budget.owed().is_some()) {
        let days = budget.loans.iter().filter_map(|loan| loan.as_of).filter(|day| *day != budget.end);
        others.extend(days.max().map(|day| (budget.year, day)));
    }
    others.sort_unstable();
    if others.is_empty() {
        return edition.word("debt.trend_subtitle");
    }
    let told = |(year, day): &(i16, Date)| {
        edition.phrase("debt.trend_day", &[("year", &year.to_string()), ("day", &edition.day(*day).text)])
    };
    let days = others.iter().map(told).collect::<Vec<_>>().join("; ");
    edition.phrase("debt.trend_subtitle_but", &[("days", &days)])
}
