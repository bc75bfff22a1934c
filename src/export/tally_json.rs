//! A tally as JSON: the winners, how they were counted, and every step.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::model::choice::Choice;
use crate::model::counting::Parameters;
use crate::model::election::{Election, Limit, LimitOf};
use crate::model::tally::{Ended, Fraction, Otherwise, Recount, Step, Tally, Why, rounded};

/// The tally of an election.
pub fn value(election: &Election, tally: &Tally) -> Value {
    let ids = |projects: &[usize]| ids(election, projects);
    let standings = tally.standings.iter().zip(&election.projects).map(|(standing, project)| {
        json!({"project": project.id, "cost": number(project.cost), "votes": standing.named, "score": number(standing.score)})
    });
    let losers = tally.losers.iter().map(|loser| {
        let mut value = why(election, tally, &loser.why);
        value.insert("project".to_owned(), election.projects[loser.project].id.clone().into());
        Value::Object(value)
    });
    let ties = tally.ties.iter().map(|tie| {
        let (changes, gained, lost) = match &tie.otherwise {
            Otherwise::Same => (Value::Bool(false), Vec::new(), Vec::new()),
            Otherwise::Other { gained, lost } => (Value::Bool(true), gained.clone(), lost.clone()),
            Otherwise::NotAllTried => (Value::Null, Vec::new(), Vec::new()),
        };
        json!({"projects": ids(&tie.projects), "changes_winners": changes, "gained": ids(&gained), "lost": ids(&lost)})
    });
    let declared = tally.recount(election).map(|recount| {
        let Recount { gained, lost } = &recount;
        json!({"agrees": recount.agrees(), "gained": ids(gained), "lost": ids(lost)})
    });
    json!({
        "winners": ids(&tally.winners),
        "cost": number(tally.cost),
        "budget": number(election.budget),
        "voters": tally.voters,
        "parameters": parameters(&tally.parameters),
        "ties": ties.collect::<Vec<_>>(),
        "declared": declared,
        "projects": standings.collect::<Vec<_>>(),
        "losers": losers.collect::<Vec<_>>(),
        "steps": tally.steps.iter().map(|one| step(election, tally, one)).collect::<Vec<_>>(),
    })
}

/// What a tally comes to: the winners, what they cost, how they were found.
const BRIEF: [&str; 5] = ["winners", "cost", "parameters", "ties", "steps"];

/// The same without what is told besides of each project and of the declared list.
pub fn brief(value: Value) -> Value {
    match value {
        Value::Object(all) => all.into_iter().filter(|(key, _)| BRIEF.contains(&key.as_str())).collect(),
        other => other,
    }
}

fn ids<'e>(election: &'e Election, projects: &[usize]) -> Vec<&'e str> {
    projects.iter().map(|project| election.projects[*project].id.as_str()).collect()
}

/// A number as JSON writes it, without going through a float.
fn number(amount: Decimal) -> Value {
    let text = amount.normalize().to_string();
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// A fraction exactly, and as a decimal.
fn fraction(value: &Fraction) -> Value {
    json!({"exact": value.to_string(), "rounded": number(rounded(value, 4))})
}

/// The parameters, by the words of the command line.
pub fn parameters(parameters: &Parameters) -> Value {
    let limit = |limit: &Limit| {
        let of = if limit.of == LimitOf::Area { "area" } else { "category" };
        json!({"of": of, "name": limit.name, "most": number(limit.most)})
    };
    json!({
        "rule": parameters.rule.id(),
        "completion": parameters.completion.id(),
        "stop": parameters.stop.id(),
        "start": parameters.start.id(),
        "increment": number(parameters.increment),
        "comparison": parameters.comparison,
        "ties": parameters.ties.iter().map(|key| key.id()).collect::<Vec<_>>(),
        "lot": parameters.lot,
        "min_score": parameters.min_score.map(number),
        "without_votes": parameters.without_votes.id(),
        "quorum": parameters.quorum,
        "limits": parameters.limits.iter().map(limit).collect::<Vec<_>>(),
        "incompatible": parameters.incompatible,
    })
}

fn why(election: &Election, tally: &Tally, why: &Why) -> Map<String, Value> {
    let id = |project: &usize| election.projects[*project].id.clone();
    let value = match why {
        Why::NoVotes => json!({"why": "no-votes"}),
        Why::NoPoints => json!({"why": "no-points"}),
        Why::AfterVoted { before } => json!({"why": "after-voted", "before": id(before)}),
        Why::BelowMinimum { minimum } => json!({"why": "below-minimum", "minimum": number(*minimum)}),
        Why::OverBudget => json!({"why": "over-budget"}),
        Why::DidNotFit { left } => json!({"why": "did-not-fit", "left": number(*left)}),
        Why::AfterStop { stopped_by } => json!({"why": "after-stop", "stopped_by": id(stopped_by)}),
        Why::LimitReached { limit, left } => {
            json!({"why": "limit-reached", "limit": tally.parameters.limits[*limit].name, "left": number(*left)})
        }
        Why::Incompatible { with } => json!({"why": "incompatible", "with": id(with)}),
        Why::SupportersShort { had } => json!({"why": "supporters-short", "had": fraction(had)}),
        Why::ComparedAway => json!({"why": "compared-away"}),
        Why::ShortOfQuorum { quorum } => json!({"why": "short-of-quorum", "quorum": quorum}),
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn step(election: &Election, tally: &Tally, step: &Step) -> Value {
    let id = |project: &usize| election.projects[*project].id.clone();
    match step {
        Step::Funded { project, left } => json!({"step": "funded", "project": id(project), "left": number(*left)}),
        Step::PassedOver { project, why: reason } => {
            let mut value = why(election, tally, reason);
            value.insert("step".to_owned(), "passed-over".into());
            value.insert("project".to_owned(), id(project).into());
            Value::Object(value)
        }
        Step::Stopped { project, left } => json!({"step": "stopped", "project": id(project), "left": number(*left)}),
        Step::Endowed { each } => json!({"step": "endowed", "each": fraction(each)}),
        Step::Raised { .. } => raised(election, step),
        Step::Bought { project, supporters, emptied, price, rate } => json!({
            "step": "bought",
            "project": id(project),
            "supporters": supporters,
            "emptied": emptied,
            "price": fraction(price),
            "rate": fraction(rate),
        }),
        Step::Matured { project, supporters, received } => json!({
            "step": "matured",
            "project": id(project),
            "supporters": supporters,
            "received": fraction(received),
        }),
        Step::Filling { left } => json!({"step": "filling", "left": number(*left)}),
        Step::Compared { shares, greedy, replaced } => {
            json!({"step": "compared", "shares": shares, "greedy": greedy, "replaced": replaced})
        }
        Step::WithoutVotes => json!({"step": "without-votes"}),
        Step::ShortOfQuorum { voters, quorum } => {
            json!({"step": "short-of-quorum", "voters": voters, "quorum": quorum})
        }
    }
}

fn raised(election: &Election, step: &Step) -> Value {
    let Step::Raised { from, to, times, outcomes, ended } = step else { return Value::Null };
    let outcomes = outcomes.iter().map(|outcome| {
        let winners = ids(election, &outcome.winners);
        json!({"each": fraction(&outcome.each), "winners": winners, "cost": number(outcome.cost)})
    });
    let ended = match ended {
        Ended::Exhaustive => json!({"why": "exhaustive"}),
        Ended::AllBought => json!({"why": "all-bought"}),
        Ended::ShutOut => json!({"why": "shut-out"}),
        Ended::GivenUp => json!({"why": "given-up"}),
        Ended::Overshot { cost, winners } => {
            json!({"why": "overshot", "cost": number(*cost), "winners": ids(election, winners)})
        }
    };
    json!({
        "step": "raised",
        "from": fraction(from),
        "to": fraction(to),
        "times": times,
        "outcomes": outcomes.collect::<Vec<_>>(),
        "ended": ended,
    })
}
