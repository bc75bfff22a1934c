//! The rules that a portal's records are held to: a table, and one file a rule.
//!
//! A rule takes a linked portal and gives findings. What a rule looks at and why stands in
//! `findings/messages`, under its codes (`cabildo explain CODE`).

pub mod active;
mod amendments;
pub mod attachments;
mod balance;
pub mod ballots;
mod budget_years;
mod chain;
mod circles;
mod codes;
mod colour;
mod cycles;
mod dates;
mod debt;
mod decisions;
mod documents;
mod drafts;
mod duplicates;
mod duties;
mod eliminations;
mod ended;
mod execution;
mod home_area;
mod language;
mod membership;
mod modification;
mod negative;
mod numbering;
mod payments;
mod per_head;
mod places;
pub mod privacy;
mod programmes;
mod projects;
mod proposals;
mod quorum;
mod snapshots;
mod sources;
mod strays;
mod subtotals;
mod sums;
pub mod tally;
mod total_lines;
mod totals;
mod transfers;
mod variance;
mod votes;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::findings::Findings;
use crate::i18n::Currency;
use crate::model::budget::{Budget, Dimension, Line};
use crate::model::choice::Choice;
use crate::model::portal::{Portal, Shared};

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The portal.
    pub portal: &'a Portal,
    /// What all portals share.
    pub shared: &'a Shared,
    /// Its budgets: those that were read whole, or those that were read in part.
    pub budgets: &'a [Budget],
    /// Today's date.
    pub today: Date,
}

/// A rule.
pub type Rule = fn(&Subject, &mut Findings);

/// All rules.
pub const RULES: &[Rule] = &[
    totals::check,
    total_lines::check,
    subtotals::check,
    balance::check,
    eliminations::check,
    codes::check,
    modification::check,
    amendments::check,
    execution::check,
    snapshots::check,
    strays::check,
    duplicates::check,
    negative::check,
    budget_years::check,
    variance::check,
    per_head::check,
    payments::check,
    sources::check,
    debt::check,
    membership::check,
    quorum::check,
    votes::check,
    decisions::check,
    numbering::check,
    drafts::check,
    dates::check,
    proposals::check,
    places::check,
    home_area::check,
    ended::check,
    programmes::check,
    projects::check,
    duties::check,
    documents::check,
    transfers::check,
    cycles::check,
    chain::check,
    circles::check,
    language::check,
    colour::check,
];

/// The rules that can be tried on a budget of which something could not be read: each leaves out what it cannot
/// judge without that ([`Budget::lost`]).
pub const RULES_IN_PART: &[Rule] = &[
    totals::check,
    subtotals::check,
    codes::check,
    modification::check,
    amendments::check,
    execution::check,
    duplicates::check,
    negative::check,
    per_head::check,
];

/// Holds a portal to all rules.
pub fn check(portal: &Portal, shared: &Shared, today: Date) -> Findings {
    let subject = Subject { portal, shared, budgets: &portal.budgets, today };
    tried(RULES, &subject)
}

/// Holds what all portals share to the rules that are its own.
pub fn check_shared(shared: &Shared, today: Date, findings: &mut Findings) {
    circles::check_shared(shared, findings);
    ended::check_shared(shared, today, findings);
}

/// Holds the budgets that were read in part to the rules that can be tried on them.
pub fn check_in_part(portal: &Portal, shared: &Shared, today: Date) -> Findings {
    let subject = Subject { portal, shared, budgets: &portal.budgets_in_part, today };
    tried(RULES_IN_PART, &subject)
}

fn tried(rules: &[Rule], subject: &Subject) -> Findings {
    let mut findings = Findings::new();
    for rule in rules {
        rule(subject, &mut findings);
    }
    findings
}

/// What a line is called in messages, as it stands in its file: its name, or else the id that it was given, or its
/// codes; where it has none of them, words that say so.
fn called(line: &Line) -> String {
    let codes = || {
        let codes = Dimension::ALL.iter().filter_map(|dimension| line.codes[*dimension].as_deref());
        Some(codes.collect::<Vec<_>>().join(" × ")).filter(|codes| !codes.is_empty())
    };
    let named = line.name.as_ref().map(|name| name.first().to_owned());
    named
        .or_else(|| line.id.as_deref().map(ToOwned::to_owned))
        .or_else(codes)
        .unwrap_or_else(|| "line-unnamed".to_owned())
}

/// An amount in a message: exact, with its currency's code, in no country's marks.
fn shown(amount: Decimal, currency: &Currency) -> String {
    format!("{} {:.*}", currency.code(), currency.digits() as usize, amount)
}
