//! A year's amendments and reasons: whole on its page where they fit there, else begun there and whole on pages
//! of their own.

use super::{Ledger, Part, newest, reasons, within};
use crate::model::address::Address;
use crate::model::amendment::Amendment;
use crate::model::budget::Budget;
use crate::model::budget_rules::Reason;
use crate::pages::Page;
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::further::{Cut, further, numbers, titled, weight};
use crate::pages::view::{AmendmentRow, Link, ReasonRow, Told, View, Words, YearList};

/// What the lists are called in addresses and words.
const AMENDMENTS: &str = "amendments";
const REASONS: &str = "reasons";
/// The most bytes of either on the year's page.
const ON_THE_YEAR: usize = 40_000;
/// The most changed lines on the year's page.
const MOST_LINES: usize = 8;
/// The most rows of a page of its own.
const MOST_ROWS: usize = 400;

/// Adds the pages of a year's amendments and reasons, where its own page does not hold them.
pub fn plan(edition: &mut Edition, ledger: &Ledger, pages: &mut Vec<Page>) {
    amendments(edition, ledger, pages);
    all_reasons(edition, ledger, pages);
}

/// The amendments that the year's page shows, and where the others are. Without their lines where not all have
/// room with them.
pub fn amendments_of_year(edition: &Edition, ledger: &Ledger, from: &Address) -> (Vec<AmendmentRow>, Option<Link>) {
    let budget = ledger.budget;
    let head = |amendment: &Amendment| within::amendment(edition, budget, amendment, from);
    if has_lines_on_the_year(edition, budget) {
        let whole = budget.amendments.iter().map(|amendment| AmendmentRow {
            changes: within::changed(edition, budget, &amendment.changes),
            untold: 0,
            ..head(amendment)
        });
        return (whole.collect(), None);
    }
    let heads = budget.amendments.iter().map(|amendment| head_weight(edition, amendment));
    let rows = budget.amendments.iter().take(beginning(heads)).map(head).collect();
    let count = budget.amendments.iter().map(|amendment| amendment.changes.len()).sum();
    let label = edition.voice().count("within.all_changes", count);
    (rows, Some(edition.link(from, &Target::YearList(budget.id.clone(), AMENDMENTS), label)))
}

/// The reasons that the year's page shows, and where the others are.
pub fn reasons_of_year(edition: &Edition, ledger: &Ledger, from: &Address) -> (Vec<ReasonRow>, Option<Link>) {
    let all = &ledger.budget.reasons;
    let weights = || all.iter().map(|reason| reason_weight(edition, reason));
    if fits(weights()) {
        return (reasons::woven(edition, ledger, all, from), None);
    }
    let rows = reasons::woven(edition, ledger, &all[..beginning(weights())], from);
    let label = edition.voice().count("within.all_reasons", all.len());
    (rows, Some(edition.link(from, &Target::YearList(ledger.budget.id.clone(), REASONS), label)))
}

/// Whether the year's page shows its amendments line by line.
fn has_lines_on_the_year(edition: &Edition, budget: &Budget) -> bool {
    let lines: usize = budget.amendments.iter().map(|amendment| amendment.changes.len()).sum();
    lines <= MOST_LINES && fits(changes(edition, budget).map(|(_, _, weight)| weight))
}

fn fits(weights: impl Iterator<Item = usize>) -> bool {
    weights.sum::<usize>() <= ON_THE_YEAR
}

/// How many of the first rows have room on the year's page.
fn beginning(weights: impl Iterator<Item = usize>) -> usize {
    let so_far = weights.scan(0, |sum, weight| {
        *sum += weight;
        Some(*sum)
    });
    so_far.take_while(|sum| *sum <= ON_THE_YEAR).count()
}

/// An amendment without its lines, in bytes of HTML.
fn head_weight(edition: &Edition, amendment: &Amendment) -> usize {
    const MARKUP: usize = 1_000;
    MARKUP + weight(edition, amendment.act.as_ref()) + weight(edition, amendment.reason.as_ref())
}

fn reason_weight(edition: &Edition, reason: &Reason) -> usize {
    const MARKUP: usize = 600;
    MARKUP + weight(edition, Some(&reason.text))
}

/// What is changed, line by line, with its weight: the amendment's and the change's places. An amendment that
/// changes nothing is there too.
fn changes<'e>(edition: &'e Edition, budget: &'e Budget) -> impl Iterator<Item = (usize, usize, usize)> + 'e {
    const MARKUP: usize = 150;
    budget.amendments.iter().enumerate().flat_map(move |(place, amendment)| {
        (0..amendment.changes.len().max(1)).map(move |at| {
            let name = amendment.changes.get(at).and_then(|change| budget.lines[change.line?].name.as_ref());
            let head = if at == 0 { head_weight(edition, amendment) } else { 0 };
            (place, at, head + MARKUP + weight(edition, name))
        })
    })
}

fn amendments(edition: &mut Edition, ledger: &Ledger, pages: &mut Vec<Page>) {
    let budget = ledger.budget;
    let rows: Vec<(usize, usize, usize)> = changes(edition, budget).collect();
    if has_lines_on_the_year(edition, budget) {
        return;
    }
    let cut = Cut::new(rows.iter().map(|(_, _, weight)| *weight), MOST_ROWS, 0);
    let first = Target::YearList(budget.id.clone(), AMENDMENTS);
    for number in 1..=cut.count() {
        let address = edition.address(&further(&first, number));
        let shown = rows[cut.part(number)].chunk_by(|(one, ..), (other, ..)| one == other).map(|part| {
            let (place, from, _) = part[0];
            let amendment = &budget.amendments[place];
            let changes = &amendment.changes[from..(from + part.len()).min(amendment.changes.len())];
            AmendmentRow {
                reason: amendment.reason.as_ref().map(|reason| Told::plain(edition.text(reason))),
                changes: within::changed(edition, budget, changes),
                untold: 0,
                is_continued: from > 0,
                ..within::amendment(edition, budget, amendment, &address)
            }
        });
        let list = YearList {
            amendments: shown.collect(),
            reasons: Vec::new(),
            pages: numbers(edition, &first, number, cut.count(), &address),
            data: Part::Amendments.links(edition, &[budget], &address),
        };
        let page = page(edition, ledger, (&first, AMENDMENTS), number, list);
        pages.push(page);
    }
}

fn all_reasons(edition: &mut Edition, ledger: &Ledger, pages: &mut Vec<Page>) {
    let all = &ledger.budget.reasons;
    let weights: Vec<usize> = all.iter().map(|reason| reason_weight(edition, reason)).collect();
    if fits(weights.iter().copied()) {
        return;
    }
    let cut = Cut::new(weights.into_iter(), MOST_ROWS, 0);
    let first = Target::YearList(ledger.budget.id.clone(), REASONS);
    for number in 1..=cut.count() {
        let address = edition.address(&further(&first, number));
        let list = YearList {
            amendments: Vec::new(),
            reasons: reasons::plain(edition, ledger, all[cut.part(number)].iter(), &address),
            pages: numbers(edition, &first, number, cut.count(), &address),
            data: Part::Reasons.links(edition, &[ledger.budget], &address),
        };
        let page = page(edition, ledger, (&first, REASONS), number, list);
        pages.push(page);
    }
}

fn page(edition: &mut Edition, ledger: &Ledger, of: (&Target, &str), number: usize, list: YearList) -> Page {
    let (first, name) = of;
    let budget = ledger.budget;
    let year = budget.year.to_string();
    let target = further(first, number);
    let address = edition.address(&target);
    let text = edition.phrase(&format!("within.{name}_of"), &[("year", &year)]);
    let heading = Heading {
        target,
        subject: "budget-tree",
        id: format!("{}/{name}/{number}", budget.id),
        title: titled(edition, Words { text, lang: None }, number),
        above: vec![
            edition.link(&address, &Target::Budgets, edition.word("pages.budgets")),
            edition.link(&address, &Target::Budget(budget.id.clone()), year),
        ],
        section: Some(Target::Budgets),
        updated: newest(budget),
        ..Heading::default()
    };
    edition.page(heading, View::YearList(Box::new(list)))
}
