//! A page for each company, association or office that was paid, and each person who may be named:
//! what they got over all years.

use super::directory::Named;
use super::{Ties, cut, data_files, kinds, row, target};
use crate::model::address::Address;
use crate::model::payment::{Payment, Payments};
use crate::pages::address::Target;
use crate::pages::budget::Ledger;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{further, numbers, titled};
use crate::pages::view::{Link, Payee, PayeeYear, View, Words};
use crate::pages::{Found, Page};

/// An entry with its year's file.
type Entry<'a> = (&'a Payments, &'a Payment);

/// Adds the pages.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let directory = edition.payees;
    let years: Vec<(i16, Ties)> = edition
        .portal
        .payments
        .iter()
        .map(|payments| {
            let ledger = ledgers.iter().find(|ledger| ledger.budget.year == payments.year);
            (payments.year, Ties::of(ledger))
        })
        .collect();
    for named in &directory.payees {
        let mut entries: Vec<Entry> = named.entries.iter().filter_map(|at| directory.entry(*at)).collect();
        entries.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date).then_with(|| b.amount.cmp(&a.amount)));
        let cut = cut(entries.iter().map(|(_, entry)| *entry));
        let count = cut.count().max(1);
        for number in 1..=count {
            let part = &entries[cut.part(number)];
            let page = one(edition, named, (&entries, part), (number, count), &years);
            pages.push(page);
        }
    }
}

fn one(
    edition: &mut Edition,
    named: &Named,
    (all, part): (&[Entry], &[Entry]),
    (number, count): (usize, usize),
    ties: &[(i16, Ties)],
) -> Page {
    let first = Target::Payee(named.slug.clone());
    let target = further(&first, number);
    let address = edition.address(&target);
    let line = |(payments, entry): &Entry| {
        let (_, ties) = ties.iter().find(|(year, _)| *year == payments.year)?;
        ties.link(edition, entry, &address)
    };
    let view = Payee {
        registered: named.registered.map(str::to_owned),
        years: if number == 1 { years(edition, all, &address) } else { Vec::new() },
        entries: part.iter().map(|of| row(edition, of.0, of.1, line(of), &address)).collect(),
        pages: numbers(edition, &first, number, count, &address),
        page: number,
        data: data(edition, all, &address),
    };
    let title = titled(edition, Words { text: named.name.to_owned(), lang: None }, number);
    let mut above = vec![edition.link(&address, &Target::Budgets, edition.word("pages.budgets"))];
    above.extend(files(all).first().map(|payments| {
        let label = edition.phrase("payments.title", &[("year", &payments.year.to_string())]);
        edition.link(&address, &super::target(payments), label)
    }));
    let texts: Vec<String> = part.iter().map(|(payments, entry)| told(edition, payments, entry)).collect();
    let found = Found {
        year: all.first().map(|(payments, _)| payments.year),
        number: named.registered.map(str::to_owned),
        amount: None,
        text: texts.join(". "),
        kind: None,
    };
    let heading = Heading {
        target,
        subject: if number == 1 { "payee" } else { "payments-further" },
        id: if number == 1 { named.slug.clone() } else { format!("{}/{number}", named.slug) },
        title,
        description: Some(edition.phrase("payments.payee_lead", &[("name", named.name)])),
        above,
        section: Some(Target::Budgets),
        updated: all.iter().filter_map(|(_, entry)| entry.date).max(),
        found: (number == 1).then_some(found),
        ..Heading::default()
    };
    edition.page(heading, View::Payee(Box::new(view)))
}

/// What a search knows of an entry: for what, under which number, and how much, as the page shows it.
fn told(edition: &Edition, payments: &Payments, entry: &Payment) -> String {
    let amount = edition.money(entry.amount, &payments.currency).text;
    let texts = [entry.description.as_deref(), entry.number.as_deref(), Some(amount.as_str())];
    texts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The years' files of some entries, the latest first.
fn files<'a>(entries: &[Entry<'a>]) -> Vec<&'a Payments> {
    let mut files: Vec<&Payments> = Vec::new();
    for (payments, _) in entries {
        if !files.iter().any(|known| known.id == payments.id) {
            files.push(payments);
        }
    }
    files.sort_by_key(|payments| std::cmp::Reverse(payments.year));
    files
}

fn years(edition: &Edition, all: &[Entry], from: &Address) -> Vec<PayeeYear> {
    let year = |payments: &Payments| PayeeYear {
        year: payments.year,
        href: edition.href(from, &target(payments)),
        kinds: kinds(
            edition,
            all.iter().filter(|(of, _)| of.id == payments.id).map(|(_, entry)| *entry),
            &payments.currency,
        ),
    };
    files(all).into_iter().map(year).collect()
}

/// The files that hold the entries.
fn data(edition: &Edition, all: &[Entry], from: &Address) -> Vec<Link> {
    let link = |payments: &Payments| {
        let (file, format) = data_files(edition, payments)[0].clone();
        let label = edition.phrase("budget.rows_of", &[("year", &payments.year.to_string()), ("format", format)]);
        Link { label, href: from.link_to(&file, edition.setting.links), lang: None }
    };
    files(all).into_iter().map(link).collect()
}
