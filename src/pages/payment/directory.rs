//! Who got something over all years, and what each part of a budget paid, found before there is any
//! language.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::super::budget::Ledger;
use crate::model::budget::{Dimension, Direction};
use crate::model::payment::{Payee, Payment, Payments};
use crate::model::portal::Portal;
use crate::text::slug::slug;

/// The most payees of a year that have a page though they got one payment alone.
pub const MOST_PAYEES: usize = 50;

/// A payment, by the place of its year's file and its own.
type At = (usize, usize);

/// Everybody who is named, and the payments of every part of a budget.
#[derive(Default)]
pub struct Directory<'a> {
    portal: Option<&'a Portal>,
    /// Who is named and has a page, by their address's last part.
    pub payees: Vec<Named<'a>>,
    /// The page of a payee, by the place of the year's file and in it.
    of: HashMap<At, usize>,
    /// What a node of a year's expenditure paid, by the ledger's place.
    nodes: HashMap<(usize, Dimension, Arc<str>), Vec<At>>,
}

/// A company, association or office, or a person that a file declares public, with a page.
pub struct Named<'a> {
    /// The last part of the page's address.
    pub slug: String,
    /// The name, as the latest year has it.
    pub name: &'a str,
    /// The number under which it is registered.
    pub registered: Option<&'a str>,
    /// What it got, the latest year first.
    pub entries: Vec<At>,
}

/// What some entries of a year come to, contracts among them.
fn sum(payments: &Payments, entries: &[At]) -> Decimal {
    entries.iter().map(|(_, at)| payments.entries[*at].amount).sum()
}

impl<'a> Directory<'a> {
    /// The directory of a portal.
    pub fn of(portal: &'a Portal, ledgers: &[Ledger<'a>]) -> Self {
        let mut directory = Self { portal: Some(portal), ..Self::default() };
        directory.name_payees(portal);
        for (at, payments) in portal.payments.iter().enumerate() {
            if let Some(ledger) = ledgers.iter().position(|ledger| ledger.budget.year == payments.year) {
                directory.tie(at, payments, ledger, &ledgers[ledger]);
            }
        }
        directory
    }

    /// The entry at a place, with its year's file.
    pub fn entry(&self, (file, at): At) -> Option<(&'a Payments, &'a Payment)> {
        let payments = self.portal?.payments.get(file)?;
        Some((payments, payments.entries.get(at)?))
    }

    /// The page of a payee of a year's file.
    pub fn page_of(&self, payments: &Payments, payee: usize) -> Option<&Named<'a>> {
        let file = self.portal?.payments.iter().position(|known| known.id == payments.id)?;
        self.of.get(&(file, payee)).map(|at| &self.payees[*at])
    }

    /// What a node of a year's expenditure paid.
    pub fn paid(&self, ledger: usize, dimension: Dimension, code: &Arc<str>) -> &[At] {
        self.nodes.get(&(ledger, dimension, Arc::clone(code))).map_or(&[], Vec::as_slice)
    }

    /// Gives a page to all who are named and got several payments, or are among the largest of a year.
    fn name_payees(&mut self, portal: &'a Portal) {
        // Whoever has a number of registration is known by it, whatever way the name is written.
        let mut all: BTreeMap<&str, (Named<'a>, Vec<At>, bool)> = BTreeMap::new();
        for (file, payments) in portal.payments.iter().enumerate() {
            let mut entries: Vec<Vec<At>> = vec![Vec::new(); payments.payees.len()];
            for (at, entry) in payments.entries.iter().enumerate() {
                if let Some(payee) = entry.payee {
                    entries[payee].push((file, at));
                }
            }
            let mut large: Vec<(Decimal, usize)> =
                (0..entries.len()).map(|payee| (sum(payments, &entries[payee]), payee)).collect();
            large.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            large.truncate(MOST_PAYEES);
            let is_large = |payee: usize| large.iter().any(|(_, known)| *known == payee);
            for (payee, entries) in entries.into_iter().enumerate() {
                let Payee::Named { name, registered } = &payments.payees[payee] else { continue };
                let key = registered.as_deref().unwrap_or(name);
                let known = all.entry(key).or_insert_with(|| {
                    let named =
                        Named { slug: String::new(), name, registered: registered.as_deref(), entries: Vec::new() };
                    (named, Vec::new(), false)
                });
                known.0.entries.extend(entries);
                known.1.push((file, payee));
                known.2 |= is_large(payee);
            }
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (mut named, places, large) in all.into_values() {
            if named.entries.len() < 2 && !large {
                continue;
            }
            let base = slug(named.name).unwrap_or_else(|| "x".to_owned());
            let times = taken.entry(base.clone()).and_modify(|times| *times += 1).or_insert(1);
            named.slug = if *times == 1 { base } else { format!("{base}--{times}") };
            self.of.extend(places.into_iter().map(|place| (place, self.payees.len())));
            self.payees.push(named);
        }
    }

    /// Keeps the payments of every node of a year that they were paid from.
    fn tie(&mut self, file: usize, payments: &Payments, place: usize, ledger: &Ledger<'a>) {
        let lines: HashMap<&str, &crate::model::budget::Line> =
            ledger.budget.lines.iter().map(|line| (&*line.reference, line)).collect();
        for tree in ledger.trees.iter().filter(|tree| tree.direction == Direction::Expenditure) {
            for (at, entry) in payments.entries.iter().enumerate() {
                let line = entry.line.as_deref().and_then(|reference| lines.get(reference));
                let code =
                    line.map_or(entry.codes[tree.dimension].as_ref(), |line| line.codes[tree.dimension].as_ref());
                let Some(sum) = code.and_then(|code| tree.holding(code)) else { continue };
                let above = tree.above(&sum.code).into_iter();
                for node in above.chain([sum]) {
                    let key = (place, tree.dimension, Arc::clone(&node.code));
                    self.nodes.entry(key).or_default().push((file, at));
                }
            }
        }
    }
}
