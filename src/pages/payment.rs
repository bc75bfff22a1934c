//! Where the money went: a year's payments, contracts and subsidies, with who got most; a page for
//! each who is named; and what each part of a budget paid.

mod directory;
mod paid;
mod payee;

pub use directory::Directory;
pub use paid::paid;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::address::Target;
use super::budget::{Ledger, newest};
use super::edition::Edition;
use super::frame::Heading;
use super::further::{Cut, further, numbers, titled};
use super::nodes::Tree;
use super::view::{
    Chart, ChartRow, Download, KindRow, Link, PayeeRow, PaymentRow, Payments as PaymentsView, View, Words,
};
use super::{Found, Page};
use crate::chart::bars::{Bar, Bars, Group, Layout, Series};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::row_bar::share_bars;
use crate::chart::scale::Axis;
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::budget::{Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::payment::{Payee, Payment, PaymentKind, Payments};
use directory::MOST_PAYEES;

/// The most entries of a page.
const MOST_ENTRIES: usize = 200;
/// The most payees that are drawn.
const MOST_DRAWN: usize = 10;

/// Adds the pages of each year's payments.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let portal = edition.portal;
    for payments in &portal.payments {
        let ledger = ledgers.iter().find(|ledger| ledger.budget.year == payments.year);
        let ties = Ties::of(ledger);
        let mut order: Vec<&Payment> = payments.entries.iter().collect();
        order.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.amount.cmp(&a.amount)));
        let cut = cut(order.iter().copied());
        let count = cut.count().max(1);
        for number in 1..=count {
            let part = &order[cut.part(number)];
            Sheet { payments, ledger, ties: &ties, number, count }.page(edition, part, pages);
        }
    }
    payee::plan(edition, ledgers, pages);
}

/// The pages of some entries: by their weight, since the object of a contract may be as long as a page.
fn cut<'p>(entries: impl Iterator<Item = &'p Payment>) -> Cut {
    const ROW: usize = 550;
    /// What stands before the entries of the first page: who got most.
    const BEFORE: usize = 60_000;
    let weights = entries.map(|entry| ROW + entry.description.as_ref().map_or(0, String::len));
    Cut::new(weights, MOST_ENTRIES, BEFORE)
}

/// The address of a year's payments.
pub fn target(payments: &Payments) -> Target {
    Target::Payments(payments.id.clone())
}

/// The name of a payee as everybody may see it.
pub fn payee_name(edition: &Edition, payee: &Payee) -> String {
    match payee {
        Payee::Named { name, .. } => name.to_string(),
        Payee::Person(number) => edition.phrase("payments.person", &[("number", &edition.number(*number as u64))]),
    }
}

/// The lines and nodes that entries name.
struct Ties<'l, 'a> {
    tree: Option<&'l Tree<'a>>,
    lines: HashMap<&'a str, &'a Line>,
}

impl<'l, 'a> Ties<'l, 'a> {
    fn of(ledger: Option<&'l Ledger<'a>>) -> Self {
        let lines = ledger.into_iter().flat_map(|ledger| &ledger.budget.lines);
        Self {
            tree: ledger.and_then(|ledger| ledger.first_tree(Direction::Expenditure)),
            lines: lines.map(|line| (&*line.reference, line)).collect(),
        }
    }

    /// The part of the budget that an entry was paid from: its line's node, or its own code's.
    fn link(&self, edition: &Edition, entry: &Payment, from: &Address) -> Option<Link> {
        let tree = self.tree?;
        let line = entry.line.as_deref().and_then(|reference| self.lines.get(reference));
        let code = line.and_then(|line| line.codes[tree.dimension].as_deref());
        let sum = tree.holding(code.or(entry.codes[tree.dimension].as_deref())?)?;
        let own = line.and_then(|line| line.name.as_ref()).map(|name| edition.text(name));
        let label = own.unwrap_or_else(|| tree.name(edition, sum));
        Some(Link { lang: label.lang, ..edition.link(from, &tree.target(sum), label.text) })
    }
}

struct Sheet<'p, 'a> {
    payments: &'a Payments,
    ledger: Option<&'p Ledger<'a>>,
    ties: &'p Ties<'p, 'a>,
    number: usize,
    count: usize,
}

impl Sheet<'_, '_> {
    fn page(&self, edition: &mut Edition, entries: &[&Payment], pages: &mut Vec<Page>) {
        let payments = self.payments;
        let target = further(&target(self.payments), self.number);
        let address = edition.address(&target);
        let year = payments.year.to_string();
        let title = edition.phrase("payments.title", &[("year", &year)]);
        let view = self.view(edition, entries, &address);
        let names: Vec<&str> = view.payees.iter().map(|payee| payee.name.as_str()).collect();
        let found = Found { year: Some(payments.year), number: None, amount: None, text: names.join(". "), kind: None };
        let mut above = vec![edition.link(&address, &Target::Budgets, edition.word("pages.budgets"))];
        if let Some(ledger) = self.ledger {
            above.push(edition.link(&address, &Target::Budget(ledger.budget.id.clone()), year.clone()));
        }
        let heading = Heading {
            target,
            subject: if self.number == 1 { "payments" } else { "payments-further" },
            id: if self.number == 1 { payments.id.to_string() } else { format!("{}/{}", payments.id, self.number) },
            title: titled(edition, Words { text: title, lang: None }, self.number),
            description: edition.some(payments.summary.as_ref()).map(|summary| summary.text),
            above,
            section: Some(Target::Budgets),
            updated: entries.iter().filter_map(|entry| entry.date).max().or(self.ledger.and_then(|l| newest(l.budget))),
            found: (self.number == 1).then_some(found),
            ..Heading::default()
        };
        let page = edition.page(heading, View::Payments(Box::new(view)));
        pages.push(page);
    }

    fn view(&self, edition: &Edition, entries: &[&Payment], from: &Address) -> PaymentsView {
        let payments = self.payments;
        let first = self.number == 1;
        let sums = if first { sums(payments) } else { Vec::new() };
        let whole: Decimal = sums.iter().map(|(_, sum, _)| *sum).sum();
        let payees = sums.iter().take(MOST_PAYEES).map(|(payee, sum, count)| PayeeRow {
            name: payee_name(edition, &payments.payees[*payee]),
            href: payee_href(edition, payments, *payee, from),
            count: *count,
            money: edition.money(*sum, &payments.currency),
            share: edition.share(*sum, whole),
        });
        let payees: Vec<PayeeRow> = payees.collect();
        let source = payments.source.as_ref();
        let file = source.and_then(|source| source.file.as_deref()).map(|path| edition.file(from, path));
        PaymentsView {
            year: payments.year,
            summary: edition.some(payments.summary.as_ref()).filter(|_| first),
            kinds: kinds(edition, payments.entries.iter(), &payments.currency),
            chart: chart(edition, payments, &sums, whole, downloads(edition, payments, from)),
            left_out: sums.len() - payees.len(),
            payees,
            persons: payments.payees.iter().filter(|payee| matches!(payee, Payee::Person(_))).count(),
            entries: entries
                .iter()
                .map(|entry| row(edition, payments, entry, self.ties.link(edition, entry, from), from))
                .collect(),
            pages: numbers(edition, &target(payments), self.number, self.count, from),
            page: self.number,
            covered: self.covered(edition),
            source: source.map(|source| edition.text(&source.title)),
            source_href: file.or_else(|| source.and_then(|source| source.url.clone())),
            downloads: downloads(edition, payments, from),
        }
    }

    /// The published payments of all that the budget says was paid.
    fn covered(&self, edition: &Edition) -> Option<super::view::Share> {
        let paid = self.ledger?.side(Direction::Expenditure).total[Stage::Paid]?;
        let (sum, count) = self.payments.total(PaymentKind::Payment);
        edition.share(sum, paid).filter(|_| count > 0)
    }
}

/// The page of a payee; none for private persons, and for those who got one small payment.
fn payee_href(edition: &Edition, payments: &Payments, payee: usize, from: &Address) -> Option<String> {
    let named = edition.payees.page_of(payments, payee)?;
    Some(edition.href(from, &Target::Payee(named.slug.clone())))
}

/// An entry as a row; `line` leads to the part of the budget that paid it.
fn row(edition: &Edition, payments: &Payments, entry: &Payment, line: Option<Link>, from: &Address) -> PaymentRow {
    PaymentRow {
        kind: entry.kind.id(),
        date: entry.date.map(|date| edition.day(date)),
        payee: entry.payee.map(|payee| payee_name(edition, &payments.payees[payee])),
        payee_href: entry.payee.and_then(|payee| payee_href(edition, payments, payee, from)),
        description: entry.description.clone().map(|text| edition.as_first_written(text)),
        number: entry.number.clone(),
        money: edition.money(entry.amount, &payments.currency),
        line,
        proposals: proposals(edition, entry, from),
    }
}

/// The proposals whose contract has the entry's number.
fn proposals(edition: &Edition, entry: &Payment, from: &Address) -> Vec<Link> {
    let ids = entry.number.as_ref().and_then(|number| edition.links.contracted.get(number)).into_iter().flatten();
    ids.filter_map(|id| super::proposal::link(edition, id, from)).collect()
}

/// Sum and number of each kind among some entries.
fn kinds<'p>(edition: &Edition, entries: impl Iterator<Item = &'p Payment>, currency: &Currency) -> Vec<KindRow> {
    let mut sums = [(Decimal::ZERO, 0_usize); PaymentKind::ALL.len()];
    for entry in entries {
        let of = &mut sums[entry.kind as usize];
        *of = (of.0 + entry.amount, of.1 + 1);
    }
    let told = PaymentKind::ALL.iter().zip(sums).filter(|(_, (_, count))| *count > 0);
    told.map(|(kind, (sum, count))| KindRow { kind: kind.id(), count, money: edition.money(sum, currency) }).collect()
}

/// What each payee got of payments and subsidies, the largest first; contracts where there is
/// nothing else, since what is paid of a contract is a payment too.
fn sums(payments: &Payments) -> Vec<(usize, Decimal, usize)> {
    let only_contracts = payments.entries.iter().all(|entry| entry.kind == PaymentKind::Contract);
    let mut sums: Vec<(usize, Decimal, usize)> =
        (0..payments.payees.len()).map(|payee| (payee, Decimal::ZERO, 0)).collect();
    for entry in payments.entries.iter().filter(|entry| only_contracts || entry.kind != PaymentKind::Contract) {
        if let Some(payee) = entry.payee {
            sums[payee].1 += entry.amount;
            sums[payee].2 += 1;
        }
    }
    sums.retain(|(_, _, count)| *count > 0);
    sums.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    sums
}

/// Who got most.
fn chart(
    edition: &Edition,
    payments: &Payments,
    sums: &[(usize, Decimal, usize)],
    whole: Decimal,
    files: Vec<Download>,
) -> Option<Chart> {
    let (first, sum, _) = sums.first().filter(|(_, sum, _)| *sum > Decimal::ZERO)?;
    let name = |payee: usize| payee_name(edition, &payments.payees[payee]);
    let share = edition.share(*sum, whole)?.text;
    let headline = edition.phrase("payments.largest", &[("name", &name(*first)), ("share", &share)]);
    let subtitle = edition.phrase("payments.largest_subtitle", &[("year", &payments.year.to_string())]);
    let shown = &sums[..sums.len().min(MOST_DRAWN)];
    let money = |sum: Decimal| edition.money(sum, &payments.currency);
    let group = |(payee, sum, _): &(usize, Decimal, usize)| Group {
        label: name(*payee).into(),
        bars: vec![Bar { value: Some(*sum), text: money(*sum).short }],
        total: String::new(),
        href: None,
    };
    let svg = Bars {
        caption: Caption { id: "payees".to_owned(), title: headline.clone(), description: subtitle.clone() },
        layout: Layout::Grouped,
        series: vec![Series { label: edition.word("pages.chart.amount"), tone: Tone::new(1) }],
        groups: shown.iter().map(group).collect(),
        axis: Axis::default(),
    }
    .svg();
    let share_of = |sum: Decimal| edition.share(sum, whole).map(|share| share.text).unwrap_or_default();
    let rows = shown.iter().map(|(payee, sum, _)| {
        let name = Words { text: name(*payee), lang: None };
        ChartRow::new(name, None, vec![money(*sum).text, share_of(*sum)])
    });
    Some(Chart {
        headline,
        subtitle,
        svg,
        key: Vec::new(),
        heads: ["payments.payee", "pages.chart.amount", "pages.chart.share"].map(|key| edition.word(key)).to_vec(),
        rows: rows.collect(),
        bars: share_bars(&shown.iter().map(|(_, sum, _)| vec![Some(*sum), None]).collect::<Vec<_>>(), whole),
        data: files
            .into_iter()
            .map(|file| Link { label: file.format.to_owned(), href: file.href, lang: None })
            .collect(),
        take: None,
    })
}

/// The files of a year's entries; they lie beside its page in the first language.
pub fn data_files(edition: &Edition, payments: &Payments) -> [(Address, &'static str); 2] {
    let first = edition.setting.shared.settings.first_language();
    let folder = edition.addresses.of(&target(payments), first);
    ["CSV", "JSON"].map(|form| (folder.file(&format!("{}.{}", payments.id, form.to_lowercase())), form))
}

fn downloads(edition: &Edition, payments: &Payments, from: &Address) -> Vec<Download> {
    let files = data_files(edition, payments).into_iter();
    files.map(|(file, format)| Download { href: from.link_to(&file, edition.setting.links), format }).collect()
}
