//! What a part of a budget paid, for the part's own page.

use std::sync::Arc;

use super::{row, target};
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::payment::{Payment, Payments};
use crate::pages::budget::Ledger;
use crate::pages::edition::Edition;
use crate::pages::view::{Link, Paid};

/// The most entries that are listed with a part of the budget.
const MOST_LISTED: usize = 10;

/// What a node paid in the years that are asked for; nothing where nothing is published.
pub fn paid(
    edition: &Edition,
    ledgers: &[Ledger],
    (direction, dimension): (Direction, Dimension),
    code: &str,
    asked: impl Fn(&Ledger) -> bool,
    from: &Address,
) -> Option<Paid> {
    if direction == Direction::Revenue {
        return None;
    }
    let code: Arc<str> = code.into();
    let years = ledgers.iter().enumerate().filter(|(_, ledger)| asked(ledger));
    let places = years.flat_map(|(at, _)| edition.payees.paid(at, dimension, &code));
    let mut entries: Vec<(&Payments, &Payment)> = places.filter_map(|at| edition.payees.entry(*at)).collect();
    entries.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date).then_with(|| b.amount.cmp(&a.amount)));
    let (first, _) = *entries.first()?;
    // Sums of two currencies are none.
    entries.retain(|(payments, _)| payments.currency == first.currency);
    let mut files: Vec<&Payments> = Vec::new();
    for (payments, _) in &entries {
        if !files.iter().any(|known| known.id == payments.id) {
            files.push(payments);
        }
    }
    let link = |payments: &&Payments| {
        let label = edition.phrase("payments.title", &[("year", &payments.year.to_string())]);
        Link { label, href: edition.href(from, &target(payments)), lang: None }
    };
    Some(Paid {
        kinds: super::kinds(edition, entries.iter().map(|(_, entry)| *entry), &first.currency),
        rows: entries.iter().take(MOST_LISTED).map(|(of, entry)| row(edition, of, entry, None, from)).collect(),
        left_out: entries.len().saturating_sub(MOST_LISTED),
        years: files.iter().map(link).collect(),
    })
}
