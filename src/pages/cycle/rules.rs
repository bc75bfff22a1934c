//! How a cycle is voted and counted, as it was stated before the vote, in words.

use super::super::edition::Edition;
use super::super::view::RuleFact;
use crate::model::choice::Choice;
use crate::model::cycle::{BallotForm, Counting, Cycle};

/// Everything that was stated, in the order in which voters meet it.
pub fn facts(edition: &Edition, cycle: &Cycle) -> Vec<RuleFact> {
    let mut facts = Vec::new();
    if let Some(form) = &cycle.ballot {
        facts.push(RuleFact { key: "ballot", text: ballot(edition, form), meaning: None });
    }
    if let Some(rule) = &cycle.rule {
        count(edition, rule, &mut facts);
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

fn count(edition: &Edition, rule: &Counting, facts: &mut Vec<RuleFact>) {
    let stated = |key: &'static str, text: String| RuleFact { key, text, meaning: None };
    let Some(parameters) = &rule.parameters else {
        let meaning = Some(edition.word("counting_rule_meaning.assembly"));
        facts.push(RuleFact { key: "count", text: edition.word("counting_rule.assembly"), meaning });
        return;
    };
    facts.push(RuleFact {
        key: "count",
        text: edition.choice("counting_rule", parameters.rule),
        meaning: Some(edition.choice("counting_rule_meaning", parameters.rule)),
    });
    if parameters.rule.is_equal_shares() {
        facts.push(stated("completion", edition.choice("completion", parameters.completion)));
        facts.push(stated("start", edition.word(&format!("ui.rule.start_{}", parameters.start.id()))));
        if parameters.completion.raises() {
            facts.push(stated("stop", edition.choice("counting_stop", parameters.stop)));
        }
    }
    if parameters.comparison {
        facts.push(stated("comparison", edition.word("ui.rule.comparison_yes")));
    }
    if !rule.ties.is_empty() {
        let order: Vec<String> = rule.ties.iter().map(|tie| edition.choice("tie_key", *tie)).collect();
        facts.push(stated("ties", order.join("; ")));
    }
    facts.extend(parameters.min_score.map(|score| stated("min_score", edition.words.locale().decimal(&score, None))));
    let limits = [("quorum", rule.quorum), ("min_cell", rule.min_cell)];
    facts.extend(limits.into_iter().filter_map(|(key, limit)| Some(stated(key, edition.number(limit?)))));
}
