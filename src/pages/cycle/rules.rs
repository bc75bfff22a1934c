//! How a cycle is voted and counted, as it was stated before the vote, in words.

use rust_decimal::Decimal;

use super::super::edition::Edition;
use super::super::view::RuleFact;
use crate::model::choice::Choice;
use crate::model::counting::{Parameters, Rule};
use crate::model::cycle::{BallotForm, Counting, Cycle};
use crate::model::election::{BallotKind, Limit, LimitOf};
use crate::model::id::Id;
use crate::model::portal::Poll;

/// Everything that was stated, in the order in which voters meet it.
pub fn facts(edition: &Edition, cycle: &Cycle) -> Vec<RuleFact> {
    let mut facts = Vec::new();
    if let Some(form) = &cycle.ballot {
        facts.push(RuleFact { key: "ballot", text: ballot(edition, form), meaning: None });
        facts.extend(rank_points(edition, cycle, form));
    }
    if let Some(rule) = &cycle.rule {
        count(edition, cycle, rule, &mut facts);
    }
    if let Some(people) = cycle.electorate {
        facts.push(RuleFact { key: "electorate", text: edition.number(people), meaning: None });
    }
    facts
}

fn ballot(edition: &Edition, form: &BallotForm) -> String {
    let kind = edition.choice("ballot_kind", form.kind);
    let number = |number: u64| edition.number(number);
    let bounds = [
        form.least.map(|least| edition.phrase("ui.rule.at_least", &[("n", &number(least))])),
        form.most.map(|most| edition.phrase("ui.rule.at_most", &[("n", &number(most))])),
        form.points.map(|points| edition.phrase("ui.rule.points", &[("n", &number(points))])),
    ];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    if bounds.is_empty() { kind } else { format!("{kind} ({})", bounds.join(", ")) }
}

/// How places in an order become points, where ballots put works in order: as many for the first as a
/// ballot may name, and each after it one less.
fn rank_points(edition: &Edition, cycle: &Cycle, form: &BallotForm) -> Option<RuleFact> {
    let counted = |poll: &Poll| poll.election.bounds.most_projects.unwrap_or(poll.election.projects.len()) as u64;
    let first = edition.portal.poll(&cycle.id).map(counted).or(form.most);
    let text = match first {
        Some(first) => edition.phrase("ui.rule.rank_points_of", &[("n", &edition.number(first))]),
        None => edition.word("ui.rule.rank_points_all"),
    };
    (form.kind == BallotKind::Ordinal).then_some(RuleFact { key: "rank_points", text, meaning: None })
}

fn count(edition: &Edition, cycle: &Cycle, rule: &Counting, facts: &mut Vec<RuleFact>) {
    let stated = |key: &'static str, text: String| RuleFact { key, text, meaning: None };
    let Some(parameters) = &rule.parameters else {
        let meaning = Some(edition.word("counting_rule_meaning.assembly"));
        facts.push(RuleFact { key: "count", text: edition.word("counting_rule.assembly"), meaning });
        return;
    };
    // Where ballots give points, the most voted are those with most points.
    let by_points = matches!(parameters.rule, Rule::Greedy | Rule::GreedyStop)
        && cycle.ballot.as_ref().is_some_and(|form| form.kind.has_score());
    let ending = if by_points { "_points" } else { "" };
    let word = |of: &str| edition.word(&format!("{of}.{}{ending}", parameters.rule.id()));
    facts.push(RuleFact { key: "count", text: word("counting_rule"), meaning: Some(word("counting_rule_meaning")) });
    if parameters.rule.is_equal_shares() {
        shares(edition, parameters, facts);
    }
    let ties = if rule.ties.is_empty() { &parameters.ties } else { &rule.ties };
    let order: Vec<String> = ties.iter().map(|tie| edition.choice("tie_key", *tie)).collect();
    facts.push(stated("ties", order.join("; ")));
    // Once the ballot is known, the lot is told by its numbers.
    let lot = edition.portal.tally(&cycle.id).map_or(&parameters.lot, |(_, tally)| &tally.parameters.lot);
    if !lot.is_empty() {
        facts.push(stated("lot", lot.join(", ")));
    }
    // The ballots' file may state a minimum that the cycle does not.
    let counted = edition.portal.poll(&cycle.id).and_then(|poll| poll.counted.as_ref());
    let least = parameters.min_score.or(counted.and_then(|counted| counted.result.tally.parameters.min_score));
    facts.extend(least.map(|score| stated("min_score", edition.words.locale().decimal(&score, None))));
    facts.push(stated("without_votes", edition.choice("without_votes", parameters.without_votes)));
    facts.extend(limits(edition, cycle).map(|text| stated("limits", text)));
    facts.extend(rivals(edition, cycle).map(|text| stated("incompatible", text)));
    facts.extend(rule.quorum.map(|quorum| stated("quorum", edition.number(quorum))));
    let tells_cells = rule.min_cell.is_some() || cycle.ballots.is_some();
    facts.extend(tells_cells.then(|| stated("min_cell", edition.number(rule.least_cell()))));
}

/// What equal shares need to be told besides.
fn shares(edition: &Edition, parameters: &Parameters, facts: &mut Vec<RuleFact>) {
    let stated = |key: &'static str, text: String| RuleFact { key, text, meaning: None };
    facts.push(stated("completion", edition.choice("completion", parameters.completion)));
    facts.push(stated("start", edition.word(&format!("ui.rule.start_{}", parameters.start.id()))));
    if parameters.completion.raises() {
        let currency = &edition.setting.shared.settings.currency;
        facts.push(stated("increment", edition.money(parameters.increment, currency).text));
        facts.push(stated("stop", edition.choice("counting_stop", parameters.stop)));
    }
    let compared = if parameters.comparison { "ui.rule.comparison_yes" } else { "ui.rule.comparison_no" };
    facts.push(stated("comparison", edition.word(compared)));
}

/// What the works of a category, or of an area, may cost together: as counted, since the ballots' file
/// may state limits too; before that as the cycle states them.
fn limits(edition: &Edition, cycle: &Cycle) -> Option<String> {
    let currency = &edition.setting.shared.settings.currency;
    let stated = |of: LimitOf, name: &str, most: Decimal| Limit { of, name: name.to_owned(), most };
    let areas = || cycle.areas.iter().map(|share| stated(LimitOf::Area, &share.area, share.money));
    let categories = || cycle.categories.iter().map(|share| stated(LimitOf::Category, &share.category, share.money));
    let counted = edition.portal.tally(&cycle.id).map(|(_, tally)| tally.parameters.limits.clone());
    let limits = counted.unwrap_or_else(|| areas().chain(categories()).collect());
    let told = |limit: &Limit| {
        let most = edition.money(limit.most, currency).text;
        edition.voice().said_of(&super::count::limit(edition, limit), &most)
    };
    (!limits.is_empty()).then(|| limits.iter().map(told).collect::<Vec<_>>().join("; "))
}

/// The proposals of which only one can win.
fn rivals(edition: &Edition, cycle: &Cycle) -> Option<String> {
    let all = super::proposals(edition, cycle);
    let mut pairs: Vec<[&Id; 2]> = Vec::new();
    for proposal in &all {
        for other in all.iter().filter(|other| proposal.incompatible.contains(&other.id)) {
            let mut pair = [&proposal.id, &other.id];
            pair.sort();
            pairs.push(pair);
        }
    }
    pairs.sort();
    pairs.dedup();
    let title = |id: &Id| {
        let known = all.iter().find(|proposal| proposal.id == *id);
        known.map_or_else(|| id.to_string(), |proposal| super::super::proposal::title(edition, proposal).text)
    };
    let told =
        |[one, other]: &[&Id; 2]| edition.phrase("ui.rule.one_of", &[("one", &title(one)), ("other", &title(other))]);
    (!pairs.is_empty()).then(|| pairs.iter().map(told).collect::<Vec<_>>().join("; "))
}
