//! The results of a cycle: the winners and the others with a why each, and the money by area.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::Page;
use super::super::address::Target;
use super::super::edition::Edition;
use super::super::frame::Heading;
use super::super::view::{AreaResult, ResultRow, Results, View, Words};
use super::{area_name, by_votes, downloads, proposals, rules, title, updated, winners};
use crate::model::address::Address;
use crate::model::cycle::Cycle;
use crate::model::proposal::{Proposal, ProposalState};

/// The page of a cycle's results.
pub fn page(edition: &Edition, cycle: &Cycle) -> Page {
    let target = Target::Results(cycle.id.clone());
    let address = edition.address(&target);
    let name = title(edition, cycle).text;
    let view = view(edition, cycle, &address);
    let replays = view.count.as_ref().is_some_and(|count| count.ballots.is_some());
    let heading = Heading {
        target,
        subject: "results",
        id: cycle.id.to_string(),
        title: Words { text: edition.phrase("pages.results", &[("cycle", &name)]), lang: None },
        description: Some(edition.phrase("pages.results_description", &[("cycle", &name)])),
        above: vec![
            edition.link(&address, &Target::Cycles, edition.word("pages.cycles")),
            edition.link(&address, &Target::Cycle(cycle.id.clone()), name),
        ],
        section: Some(Target::Cycles),
        updated: declared(edition, cycle).or_else(|| updated(edition, cycle)),
        scripts: if replays { vec!["tally.js"] } else { Vec::new() },
        ..Heading::default()
    };
    edition.page(heading, View::Results(Box::new(view)))
}

/// The projects that were on the ballot: those that have votes, or won, or lost; by votes.
fn projects<'a>(edition: &Edition<'a>, cycle: &Cycle, winners: &[&Proposal]) -> Vec<&'a Proposal> {
    let on_ballot = |proposal: &&Proposal| {
        let voted = matches!(proposal.state, ProposalState::OnBallot | ProposalState::NotSelected);
        proposal.votes.is_some() || voted || winners.iter().any(|winner| winner.id == proposal.id)
    };
    let mut all: Vec<&Proposal> = proposals(edition, cycle).into_iter().filter(on_ballot).collect();
    all.sort_by(|a, b| by_votes(a, b));
    all
}

fn view(edition: &Edition, cycle: &Cycle, address: &Address) -> Results {
    let currency = &edition.setting.shared.settings.currency;
    let results = cycle.results.as_ref();
    let won = winners(edition.portal, cycle, edition.setting.today);
    let all = projects(edition, cycle, &won);
    let rows = rows(edition, cycle, &all, &won, address);
    let (winners, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(won, _)| *won);
    let spent: Decimal = won.iter().filter_map(|proposal| cost(proposal)).sum();
    let decision = results.and_then(|results| edition.links.numbered.get(results.decision.as_ref()?));
    let voters = results.and_then(|results| results.voters);
    let turnout = voters.zip(cycle.electorate);
    let has_works = !won.is_empty();
    let added = results.and_then(|results| results.added);
    let whole = cycle.money.map(|money| money.saturating_add(added.unwrap_or_default()));
    Results {
        cycle: edition.link(address, &Target::Cycle(cycle.id.clone()), title(edition, cycle).text),
        date: declared(edition, cycle).map(|day| edition.day(day)),
        decision: decision.map(|place| super::super::decision::row(edition, *place, address)),
        note: edition.some(results.and_then(|results| results.note.as_ref())),
        voters: voters.map(|voters| edition.number(voters)),
        turnout: turnout.and_then(|(voters, people)| edition.share(voters.into(), people.into())),
        quorum_missed: quorum_missed(edition, cycle),
        decision_elsewhere: super::elsewhere(edition, results.and_then(|results| results.decision.as_deref())),
        points: all.iter().any(|proposal| points(proposal).is_some()),
        quorum: cycle.rule.as_ref().and_then(|rule| rule.quorum).map(|quorum| edition.number(quorum)),
        money: cycle.money.map(|money| edition.money(money, currency)),
        added: added.map(|added| edition.money(added, currency)),
        spent: has_works.then(|| edition.money(spent, currency)),
        spent_share: whole.filter(|_| has_works).and_then(|money| edition.share(spent, money)),
        by_count: super::by_count(edition.portal, cycle),
        winners: winners.into_iter().map(|(_, row)| row).collect(),
        others: others.into_iter().map(|(_, row)| row).collect(),
        areas: areas(edition, &all, &won),
        count: super::count::of(edition, cycle, address),
        rules: rules::facts(edition, cycle),
        downloads: downloads(edition, cycle, address),
        execution: (!super::works(edition.portal, cycle, edition.setting.today).is_empty())
            .then(|| edition.href(address, &Target::Execution(cycle.id.clone()))),
    }
}

/// The day on which the results were declared, where that is not to come.
fn declared(edition: &Edition, cycle: &Cycle) -> Option<Date> {
    cycle.results.as_ref()?.date.filter(|day| *day <= edition.setting.today)
}

/// That the vote did not reach the fewest voters with whom it counts; nothing where it did.
fn quorum_missed(edition: &Edition, cycle: &Cycle) -> Option<String> {
    let (voters, quorum) = edition.portal.short_of_quorum(cycle)?;
    let facts = [("voters", edition.number(voters)), ("quorum", edition.number(quorum))];
    let facts = facts.each_ref().map(|(key, value)| (*key, value.as_str()));
    Some(edition.phrase("ui.poll_quorum_missed", &facts))
}

fn points(proposal: &Proposal) -> Option<Decimal> {
    proposal.votes.and_then(|votes| votes.points)
}

/// What a project was to cost when people voted.
fn cost(proposal: &Proposal) -> Option<Decimal> {
    proposal.cost.reviewed.or(proposal.cost.asked)
}

/// Every project with whether it won.
fn rows(
    edition: &Edition,
    cycle: &Cycle,
    all: &[&Proposal],
    won: &[&Proposal],
    address: &Address,
) -> Vec<(bool, ResultRow)> {
    let currency = &edition.setting.shared.settings.currency;
    let scored = |proposal: &Proposal| points(proposal).or_else(|| Some(proposal.votes?.total.into()));
    let most = all.iter().filter_map(|proposal| scored(proposal)).max().unwrap_or_default();
    let mut rows = Vec::with_capacity(all.len());
    for (at, proposal) in all.iter().enumerate() {
        let is_winner = won.iter().any(|winner| winner.id == proposal.id);
        let counted = super::count::why(edition, cycle, &proposal.id, is_winner);
        let why = counted.unwrap_or_else(|| why(edition, cycle, proposal, is_winner));
        let votes = proposal.votes.map(|votes| votes.total);
        let row = ResultRow {
            place: at + 1,
            title: super::super::proposal::title(edition, proposal),
            href: Some(edition.href(address, &Target::Proposal(proposal.id.clone()))),
            area: proposal.area.as_deref().map(|id| area_name(edition, id)),
            votes: votes.map(|votes| edition.number(votes)),
            points: points(proposal).map(|points| edition.words.locale().decimal(&points, None)),
            share: scored(proposal).and_then(|own| edition.share(own, most)),
            cost: cost(proposal).map(|cost| edition.money(cost, currency)),
            why,
        };
        rows.push((is_winner, row));
    }
    rows
}

/// Why a project won or did not, where neither ballots nor votes can be counted: what was declared, and
/// no more than that but for a minimum that votes did not reach.
fn why(edition: &Edition, cycle: &Cycle, proposal: &Proposal, won: bool) -> String {
    let rule = cycle.rule.as_ref();
    let parameters = rule.and_then(|rule| rule.parameters.as_ref());
    let least = parameters.and_then(|stated| stated.min_score);
    let is_below = |least: &Decimal| proposal.votes.is_some_and(|votes| Decimal::from(votes.total) < *least);
    if let Some(least) = least.filter(is_below).filter(|_| !won) {
        let minimum = edition.words.locale().decimal(&least, None);
        return edition.phrase("ui.why.below_minimum", &[("minimum", &minimum)]);
    }
    let in_assembly = rule.is_some() && parameters.is_none();
    edition.word(match (won, in_assembly) {
        (true, true) => "ui.why.won_assembly",
        (false, true) => "ui.why.lost_assembly",
        (true, false) => "ui.why.won",
        (false, false) if edition.portal.tally(&cycle.id).is_some() => "ui.why.not_counted",
        (false, false) => "ui.why.lost",
    })
}

/// Money by area against votes by area, in the order of the territory; the whole town last.
fn areas(edition: &Edition, all: &[&Proposal], won: &[&Proposal]) -> Vec<AreaResult> {
    let known = &edition.setting.shared.territory.areas;
    let at = |id: &str| known.iter().position(|area| area.id == id).unwrap_or(known.len());
    let mut by_area: BTreeMap<(bool, usize, &str), (Decimal, u64)> = BTreeMap::new();
    for proposal in all {
        let area = proposal.area.as_deref();
        let sums = by_area.entry((area.is_none(), area.map_or(0, at), area.unwrap_or(""))).or_default();
        sums.1 += proposal.votes.map_or(0, |votes| votes.total);
        if won.iter().any(|winner| winner.id == proposal.id) {
            sums.0 += cost(proposal).unwrap_or_default();
        }
    }
    let (money, votes) = by_area.values().fold((Decimal::ZERO, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let currency = &edition.setting.shared.settings.currency;
    let area = |((without, _, id), sums): ((bool, usize, &str), (Decimal, u64))| AreaResult {
        area: (!without).then(|| area_name(edition, id)),
        money: edition.money(sums.0, currency),
        money_share: edition.share(sums.0, money),
        votes: edition.number(sums.1),
        vote_share: edition.share(sums.1.into(), votes.into()),
    };
    if by_area.len() < 2 || votes == 0 { Vec::new() } else { by_area.into_iter().map(area).collect() }
}
