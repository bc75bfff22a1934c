//! How a cycle is voted and counted, as it was stated before the vote, in words.

use super::super::edition::Edition;
use super::super::view::RuleFact;
use crate::model::cycle::{BallotForm, Completion, Counting, Cycle, RuleKind, TieBreak};

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
    let shares = matches!(
        rule.kind,
        RuleKind::EqualSharesCost | RuleKind::EqualSharesCardinality | RuleKind::EqualSharesAdditive
    );
    let raised = matches!(rule.completion, Completion::Add1 | Completion::Add1u);
    let stated = |key: &'static str, text: String| RuleFact { key, text, meaning: None };
    facts.push(RuleFact {
        key: "count",
        text: edition.choice("counting_rule", rule.kind),
        meaning: Some(edition.choice("counting_rule_meaning", rule.kind)),
    });
    if shares {
        facts.push(stated("completion", edition.choice("completion", rule.completion)));
        let start = if rule.whole_start { "ui.rule.start_whole" } else { "ui.rule.start_exact" };
        facts.push(stated("start", edition.word(start)));
    }
    if shares && raised {
        facts.push(stated("stop", edition.choice("counting_stop", rule.stop)));
    }
    if rule.comparison {
        facts.push(stated("comparison", edition.word("ui.rule.comparison_yes")));
    }
    if !rule.ties.is_empty() {
        let order: Vec<String> = rule.ties.iter().map(|tie: &TieBreak| edition.choice("tie_key", *tie)).collect();
        facts.push(stated("ties", order.join("; ")));
    }
    let limits = [("min_score", rule.min_score), ("quorum", rule.quorum), ("min_cell", rule.min_cell)];
    facts.extend(limits.into_iter().filter_map(|(key, limit)| Some(stated(key, edition.number(limit?)))));
}
