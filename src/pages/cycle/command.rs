//! The command by which anybody counts the published ballots in the same way.

use crate::model::choice::Choice;
use crate::model::counting::{Parameters, TieKey};
use crate::model::election::LimitOf;

/// The command: `cabildo tally FILE`, with every parameter that is not the usual one.
///
/// What the file states itself (its limits, its minimum) is not said again.
pub fn of(file: &str, parameters: &Parameters) -> String {
    let usual = Parameters::of(parameters.rule);
    let mut words = vec!["cabildo".to_owned(), "tally".to_owned(), quoted(file)];
    let mut add = |option: &str, value: String| words.extend([format!("--{option}"), quoted(&value)]);
    add("rule", parameters.rule.id().to_owned());
    if parameters.completion != usual.completion {
        add("completion", parameters.completion.id().to_owned());
    }
    if parameters.completion.raises() {
        add("stop", parameters.stop.id().to_owned());
        add("increment", parameters.increment.normalize().to_string());
    }
    if parameters.rule.is_equal_shares() && parameters.start != usual.start {
        add("start", parameters.start.id().to_owned());
    }
    if parameters.ties != usual.ties {
        add("ties", parameters.ties.iter().map(|tie| tie.id()).collect::<Vec<_>>().join(","));
    }
    if parameters.ties.contains(&TieKey::Lot) && !parameters.lot.is_empty() {
        add("lot", parameters.lot.join(","));
    }
    if parameters.without_votes != usual.without_votes {
        add("without-votes", parameters.without_votes.id().to_owned());
    }
    if let Some(quorum) = parameters.quorum {
        add("quorum", quorum.to_string());
    }
    // A list in the file cannot have a name with a comma.
    for limit in parameters.limits.iter().filter(|limit| limit.name.contains(',')) {
        let option = match limit.of {
            LimitOf::Area => "area-limit",
            LimitOf::Category => "category-limit",
        };
        add(option, format!("{}={}", limit.name, limit.most.normalize()));
    }
    for group in &parameters.incompatible {
        add("incompatible", group.join(","));
    }
    if parameters.comparison {
        words.push("--comparison".to_owned());
    }
    words.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,=/".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
