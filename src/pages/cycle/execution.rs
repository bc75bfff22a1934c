//! What became of the winners: money from the budget's lines and progress from milestones, side by
//! side, and the share that is finished, late or cancelled.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::Page;
use super::super::address::Target;
use super::super::edition::Edition;
use super::super::frame::Heading;
use super::super::view::{Execution, Kept, KeptRow, NextStep, View, Words, Work, WorkMoney};
use super::{title, updated, works};
use crate::link::LinePlace;
use crate::model::address::Address;
use crate::model::budget::Stage;
use crate::model::choice::Choice;
use crate::model::cycle::Cycle;
use crate::model::proposal::{Proposal, ProposalState};

/// The page of a cycle's works.
pub fn page(edition: &Edition, cycle: &Cycle) -> Page {
    let target = Target::Execution(cycle.id.clone());
    let address = edition.address(&target);
    let won = works(edition.portal, cycle, edition.setting.today);
    let sums: Vec<Sums> = won.iter().map(|proposal| Sums::of(edition, proposal)).collect();
    let results = super::has_results(edition, cycle);
    let view = Execution {
        cycle: edition.link(&address, &Target::Cycle(cycle.id.clone()), title(edition, cycle).text),
        results: results.then(|| edition.href(&address, &Target::Results(cycle.id.clone()))),
        kept: kept(edition, &won, None),
        total: Sums::total(edition, &won).view(edition),
        works: won.iter().zip(&sums).map(|(proposal, sums)| work(edition, proposal, sums, &address)).collect(),
    };
    let name = title(edition, cycle).text;
    let heading = Heading {
        target,
        subject: "execution",
        id: cycle.id.to_string(),
        title: Words { text: edition.phrase("pages.execution", &[("cycle", &name)]), lang: None },
        description: Some(edition.phrase("pages.execution_description", &[("cycle", &name)])),
        above: vec![
            edition.link(&address, &Target::Cycles, edition.word("pages.cycles")),
            edition.link(&address, &Target::Cycle(cycle.id.clone()), name),
        ],
        section: Some(Target::Cycles),
        updated: updated(edition, cycle),
        ..Heading::default()
    };
    edition.page(heading, View::Execution(Box::new(view)))
}

fn work(edition: &Edition, proposal: &Proposal, sums: &Sums, from: &Address) -> Work {
    Work {
        title: super::super::proposal::title(edition, proposal),
        href: edition.href(from, &Target::Proposal(proposal.id.clone())),
        state: proposal.state.id(),
        late: proposal.is_late(edition.setting.today),
        money: sums.view(edition),
        progress: progress(edition, proposal),
        next: next_step(edition, proposal),
    }
}

/// How much of the work is done.
pub fn progress(edition: &Edition, proposal: &Proposal) -> Option<super::super::view::Share> {
    proposal.progress().and_then(|percent| edition.share(percent.into(), Decimal::ONE_HUNDRED))
}

/// What comes next, where work is going on or promised.
pub fn next_step(edition: &Edition, proposal: &Proposal) -> Option<NextStep> {
    let over = matches!(proposal.state, ProposalState::Finished | ProposalState::Cancelled);
    let step = proposal.next_milestone().filter(|_| !over)?;
    Some(NextStep {
        title: edition.text(&step.title),
        due: step.due.map(|day| edition.day(day)),
        overdue: step.is_overdue(edition.setting.today),
    })
}

/// What became of some winners; none where there are none. Those of a cycle that is closed are late as
/// long as they are not done.
pub fn kept(edition: &Edition, winners: &[&Proposal], href: Option<String>) -> Option<Kept> {
    let today = edition.setting.today;
    let is_closed = |proposal: &Proposal| {
        let cycle = proposal.cycle.as_deref().and_then(|id| edition.portal.cycle(id));
        cycle.is_some_and(|cycle| cycle.is_closed(today))
    };
    let kind = |proposal: &Proposal| match proposal.state {
        ProposalState::Finished => "finished",
        ProposalState::Cancelled => "cancelled",
        _ if proposal.is_late(today) || is_closed(proposal) => "late",
        _ if proposal.has_begun() => "on-time",
        _ => "not-begun",
    };
    let row = |of: &'static str| {
        let count = winners.iter().filter(|proposal| kind(proposal) == of).count();
        Some(KeptRow { kind: of, count, share: edition.share(count.into(), winners.len().into())? })
    };
    let rows: Vec<KeptRow> =
        ["finished", "on-time", "not-begun", "late", "cancelled"].into_iter().filter_map(row).collect();
    (!winners.is_empty()).then_some(Kept { winners: winners.len(), rows, href })
}

/// The money of a work.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    cost: Option<Decimal>,
    planned: Option<Decimal>,
    spent: Option<Decimal>,
}

impl Sums {
    /// Of a proposal, from the budget lines that pay it.
    ///
    /// What a year gives is its plan. Over several years a plan holds again what was not spent before,
    /// so that all together they give what was spent until the last, and the last one's plan.
    pub fn of(edition: &Edition, proposal: &Proposal) -> Self {
        Self::besides(edition, proposal, &mut BTreeSet::new())
    }

    /// The same without the lines that have been counted, to which its own are added.
    fn besides(edition: &Edition, proposal: &Proposal, counted: &mut BTreeSet<LinePlace>) -> Self {
        let lines = edition.links.lines_of.get(&proposal.id).map(Vec::as_slice).unwrap_or_default();
        let portal = edition.portal;
        let year = |place: &LinePlace| portal.budgets[place.budget].year;
        // Costs are in the site's currency, and what is in another is not added to them.
        let currency = edition.setting.shared.settings.currency;
        let is_alike = |place: &&LinePlace| portal.budgets[place.budget].currency == currency;
        let latest = lines.iter().filter(is_alike).map(year).max();
        let mut sums = Self { cost: proposal.cost.reviewed.or(proposal.cost.asked), ..Self::default() };
        for place in lines.iter().filter(is_alike).filter(|place| counted.insert(**place)) {
            let amounts = &place.of(portal).amounts;
            let plan = amounts[Stage::Adjusted].or(amounts[Stage::Approved]);
            let done = amounts[Stage::Accrued].or(amounts[Stage::Paid]);
            let given = if Some(year(place)) == latest { plan } else { done };
            sums.planned = plus(sums.planned, given);
            sums.spent = plus(sums.spent, done);
        }
        sums
    }

    /// Of all works together; a line that pays several is counted once.
    fn total(edition: &Edition, all: &[&Proposal]) -> Self {
        let mut counted = BTreeSet::new();
        let sums = all.iter().map(|proposal| Self::besides(edition, proposal, &mut counted));
        sums.fold(Self::default(), |total, one| Self {
            cost: plus(total.cost, one.cost),
            planned: plus(total.planned, one.planned),
            spent: plus(total.spent, one.spent),
        })
    }

    /// As shown.
    pub fn view(&self, edition: &Edition) -> WorkMoney {
        let currency = &edition.setting.shared.settings.currency;
        let money = |amount: Option<Decimal>| amount.map(|amount| edition.money(amount, currency));
        let share = self.spent.zip(self.planned).and_then(|(spent, planned)| edition.share(spent, planned));
        WorkMoney { cost: money(self.cost), planned: money(self.planned), spent: money(self.spent), share }
    }
}

/// A sum of amounts of which any may be unknown.
fn plus(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => one.checked_add(other),
        (one, other) => one.or(other),
    }
}
