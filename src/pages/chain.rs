//! The chain from the idea to the finished work: ballot → result → council decision → budget line →
//! contract or payment → milestone; what is there, what is to come, and what is missing.

use super::address::Target;
use super::edition::Edition;
use super::view::{ChainItem, ChainLink, Words};
use crate::link::{DecisionPlace, LinePlace};
use crate::model::address::Address;
use crate::model::budget::Stage;
use crate::model::cycle::Cycle;
use crate::model::proposal::{Proposal, ProposalState};

/// The links of a proposal; none for one that was refused. Outside a cycle there is no vote of the
/// citizens, and the council decided with the budget: its chain begins with a decision of its own, where
/// there is one, or with the budget line.
pub fn of(edition: &Edition, proposal: &Proposal, cycle: Option<&Cycle>, from: &Address) -> Vec<ChainLink> {
    use ProposalState as S;
    let elsewhere = proposal.state == S::FundedElsewhere || proposal.paid_by.is_some();
    if elsewhere || matches!(proposal.state, S::Rejected | S::Merged | S::Withdrawn) {
        return Vec::new();
    }
    let lost = proposal.state == S::NotSelected;
    let works = proposal.state.is_under_way() || proposal.state == S::Finished;
    let voted = cycle.map(|cycle| {
        let told = cycle.counts_are_public(edition.setting.today);
        [
            ("ballot", ballot(edition, proposal, cycle, from), matches!(proposal.state, S::OnBallot) || told),
            ("result", result(edition, proposal, cycle, from), told),
        ]
    });
    let after = [
        ("decision", decisions(edition, proposal, cycle, from), proposal.state.is_funded()),
        ("line", lines(edition, proposal, from), proposal.state.is_funded()),
        ("contract", contracts(edition, proposal, from), works),
        ("milestone", milestones(edition, proposal), works),
    ];
    let is_without_vote = voted.is_none();
    if is_without_vote && !proposal.state.is_funded() && after.iter().all(|(_, items, _)| items.is_empty()) {
        return Vec::new();
    }
    let after = after.into_iter().filter(|_| !lost);
    // Of a work that was cancelled nothing more will come.
    let is_owed = |kind: &str, items: &[ChainItem]| {
        !items.is_empty()
            || match kind {
                "ballot" | "result" => true,
                "decision" => !is_without_vote,
                _ => proposal.state != S::Cancelled,
            }
    };
    let link = |(kind, items, due): (&'static str, Vec<ChainItem>, bool)| ChainLink {
        kind,
        when: match (items.is_empty(), due) {
            (false, _) => "there",
            (true, true) => "missing",
            (true, false) => "coming",
        },
        items,
    };
    voted.into_iter().flatten().chain(after).filter(|(kind, items, _)| is_owed(kind, items)).map(link).collect()
}

fn plain(text: String, href: Option<String>) -> ChainItem {
    ChainItem { text: Words { text, lang: None }, href, money: None, date: None }
}

/// The vote in which it stands or stood.
fn ballot(edition: &Edition, proposal: &Proposal, cycle: &Cycle, from: &Address) -> Vec<ChainItem> {
    use ProposalState as S;
    let Some((poll, _)) = cycle.poll() else { return Vec::new() };
    let stood = proposal.votes.is_some()
        || proposal.state.is_funded()
        || matches!(proposal.state, S::OnBallot | S::NotSelected);
    if !stood {
        return Vec::new();
    }
    let name = match &proposal.project {
        Some(number) => edition.phrase("ui.chain.project", &[("number", number)]),
        None => edition.choice("phase", poll.kind),
    };
    let href = edition.href(from, &Target::Cycle(cycle.id.clone()));
    vec![ChainItem { date: Some(edition.day(poll.from)), ..plain(name, Some(href)) }]
}

/// What came of the vote.
fn result(edition: &Edition, proposal: &Proposal, cycle: &Cycle, from: &Address) -> Vec<ChainItem> {
    if !super::cycle::has_results(edition, cycle) {
        return Vec::new();
    }
    let word = edition.word(match super::cycle::has_won(edition.portal, cycle, proposal) {
        true if super::cycle::by_count(edition.portal, cycle) => "ui.chain.won_by_count",
        false if super::cycle::by_count(edition.portal, cycle) => "ui.chain.lost_by_count",
        true => "ui.chain.won",
        false => "ui.chain.lost",
    });
    let votes = proposal.votes.map(|votes| edition.number(votes.total));
    let text = match votes {
        Some(votes) => edition.phrase("ui.chain.with_votes", &[("result", &word), ("votes", &votes)]),
        None => word,
    };
    vec![plain(text, Some(edition.href(from, &Target::Results(cycle.id.clone()))))]
}

/// The decision that adopted the results, and the proposal's own; where neither is written, those that name
/// it and were taken after the vote.
fn decisions(edition: &Edition, proposal: &Proposal, cycle: Option<&Cycle>, from: &Address) -> Vec<ChainItem> {
    let won = cycle.filter(|cycle| super::cycle::has_won(edition.portal, cycle, proposal));
    let results = won.and_then(|cycle| cycle.results.as_ref());
    let adopting = [results.and_then(|results| results.decision.as_deref()), proposal.decision.as_deref()];
    let mut numbers: Vec<&str> = adopting.into_iter().flatten().collect();
    numbers.dedup();
    let item = |place: &DecisionPlace| {
        let row = super::decision::row(edition, *place, from);
        ChainItem { date: Some(row.date), ..plain(row.number, Some(row.href)) }
    };
    if numbers.is_empty() {
        let voted = cycle.and_then(Cycle::poll).and_then(|(_, end)| end);
        let is_after = |place: &&DecisionPlace| {
            let day = edition.portal.meetings.get(place.meeting).map(|meeting| meeting.date);
            day.zip(voted).is_none_or(|(day, voted)| day > voted)
        };
        return edition.links.of_proposal.get(&proposal.id).into_iter().flatten().filter(is_after).map(item).collect();
    }
    let named = |number: &str| match edition.links.numbered.get(number) {
        Some(place) => item(place),
        None => plain(edition.phrase("ui.decision_elsewhere", &[("number", number)]), None),
    };
    numbers.into_iter().map(named).collect()
}

/// The budget lines that pay it; where none are named, the years.
fn lines(edition: &Edition, proposal: &Proposal, from: &Address) -> Vec<ChainItem> {
    let places = edition.links.lines_of.get(&proposal.id).map(Vec::as_slice).unwrap_or_default();
    if places.is_empty() {
        let links = super::proposal::budgets(edition, proposal, from);
        return links.into_iter().map(|link| plain(link.label, Some(link.href))).collect();
    }
    places.iter().map(|place| line(edition, place, from)).collect()
}

/// A budget line: its year, what it gives, and the page of the function under which it stands.
fn line(edition: &Edition, place: &LinePlace, from: &Address) -> ChainItem {
    let budget = &edition.portal.budgets[place.budget];
    let line = place.of(edition.portal);
    let name = line.name.as_ref().map(|name| edition.text(name).text);
    let year = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
    let text = name.map_or_else(|| year.clone(), |name| format!("{year}{} {name}", edition.word("ui.colon")));
    let target =
        super::lines::function_page(edition, budget, line).unwrap_or_else(|| Target::Budget(budget.id.clone()));
    let amount = line.amounts[Stage::Adjusted].or(line.amounts[Stage::Approved]);
    ChainItem {
        money: amount.map(|amount| edition.money(amount, &budget.currency)),
        ..plain(text, Some(edition.href(from, &target)))
    }
}

/// The contracts; without any, what the lines have paid.
fn contracts(edition: &Edition, proposal: &Proposal, from: &Address) -> Vec<ChainItem> {
    let currency = &edition.setting.shared.settings.currency;
    let contract = |contract: &crate::model::proposal::Contract| {
        let file = contract.file.as_deref().map(|path| edition.file(from, path));
        let told = edition.portal.payments.iter().find(|payments| {
            payments.entries.iter().any(|entry| entry.number.as_deref() == Some(contract.number.as_str()))
        });
        let told = told.map(|payments| edition.href(from, &Target::Payments(payments.id.clone())));
        let text = match &contract.supplier {
            Some(supplier) => format!("{}, {supplier}", contract.number),
            None => contract.number.clone(),
        };
        ChainItem {
            money: contract.amount.map(|amount| edition.money(amount, currency)),
            date: contract.date.map(|day| edition.day(day)),
            ..plain(text, file.or_else(|| contract.url.clone()).or(told))
        }
    };
    if !proposal.contracts.is_empty() {
        return proposal.contracts.iter().map(contract).collect();
    }
    let spent = super::cycle::execution::Sums::of(edition, proposal).view(edition).spent;
    let paid = spent.filter(|money| money.value.chars().any(|c| ('1'..='9').contains(&c)));
    paid.map(|money| ChainItem { money: Some(money), ..plain(edition.word("ui.chain.paid"), None) })
        .into_iter()
        .collect()
}

/// The last milestone done; where none is, that, with the next one and the day it is promised for.
fn milestones(edition: &Edition, proposal: &Proposal) -> Vec<ChainItem> {
    let href = Some("#steps-of-work".to_owned());
    let done = proposal.milestones.iter().filter(|step| step.done.is_some()).max_by_key(|step| step.done);
    if let Some(step) = done {
        let date = step.done.map(|day| edition.day(day));
        return vec![ChainItem { text: edition.text(&step.title), href, money: None, date }];
    }
    let is_owed = proposal.state != ProposalState::Cancelled;
    let Some(next) = proposal.next_milestone().filter(|_| is_owed) else { return Vec::new() };
    let title = edition.text(&next.title).text;
    let text = match next.due.map(|day| edition.day(day).text) {
        None => edition.phrase("ui.chain.no_step", &[("next", &title)]),
        Some(day) if next.is_overdue(edition.setting.today) => {
            edition.phrase("ui.chain.no_step_overdue", &[("next", &title), ("day", &day)])
        }
        Some(day) => edition.phrase("ui.chain.no_step_by", &[("next", &title), ("day", &day)]),
    };
    vec![plain(text, href)]
}
