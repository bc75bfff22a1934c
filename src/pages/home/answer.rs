//! The answers of the home's first screen: a line for each of the citizen's questions.

use super::{home_budget, latest_decisions};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::proposal::ProposalState;
use crate::pages::address::{Shelf, Target};
use crate::pages::decision::row as decision_row;
use crate::pages::edition::Edition;
use crate::pages::participation::coming_rows;
use crate::pages::view::{Answer, Words};

/// How many states of proposals are told: those that most are in.
const STATES: usize = 4;

/// A text in the page's language.
fn plain(text: String) -> Words {
    Words { text, lang: None }
}

/// What does the town spend, and on what?
pub fn spending(edition: &Edition, from: &Address) -> Option<Answer> {
    let budget = edition.portal.budgets.first().and_then(|budget| home_budget(edition, budget, from));
    let Some(budget) = budget else { return Some(nothing(edition, "spending", "budgets", from, &Target::Budgets)) };
    let year = budget.year.to_string();
    let headline = edition.phrase("ui.home.planned", &[("amount", &budget.planned.short), ("year", &year)]);
    let largest = budget.largest.first().and_then(|row| {
        let args = [("name", row.name.text.as_str()), ("share", row.share.as_ref()?.text.as_str())];
        Some(plain(edition.phrase("ui.home.most", &args)))
    });
    let executed = budget.execution.map(|share| plain(edition.phrase("ui.executed_share", &[("share", &share.text)])));
    let details = largest.into_iter().chain(executed).collect();
    Some(Answer { question: "spending", href: budget.href, headline: plain(headline), details })
}

/// What was decided lately?
pub fn decided(edition: &Edition, from: &Address) -> Option<Answer> {
    let Some(place) = latest_decisions(edition).next() else {
        return Some(nothing(edition, "decided", "decisions", from, &Target::Meetings));
    };
    let row = decision_row(edition, place, from);
    let details = vec![plain(row.date.text), plain(edition.word(&format!("decision_state.{}", row.state)))];
    Some(Answer { question: "decided", href: row.href, headline: row.title, details })
}

/// What can I take part in?
pub fn part(edition: &Edition, from: &Address) -> Option<Answer> {
    let mut rows = coming_rows(edition, from).into_iter();
    let first = rows.next()?;
    let details = first.facts.into_iter().map(|fact| fact.text).chain(rows.next().map(|row| row.title));
    let href = first.href.unwrap_or_else(|| edition.href(from, &Target::Shelf(Shelf::Participation)));
    Some(Answer { question: "part", href, headline: first.title, details: details.collect() })
}

/// What became of the last proposals?
pub fn proposals(edition: &Edition, from: &Address) -> Option<Answer> {
    let all = &edition.portal.proposals;
    if all.is_empty() {
        return Some(nothing(edition, "proposals", "proposals", from, &Target::Proposals));
    }
    let count = |state: ProposalState| (all.iter().filter(|proposal| proposal.state == state).count(), state);
    let mut counts: Vec<(usize, ProposalState)> = ProposalState::ALL.iter().rev().map(|state| count(*state)).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let told = counts.into_iter().take(STATES).filter(|(count, _)| *count > 0);
    let told = told.map(|(count, state)| {
        plain(format!("{}: {}", edition.choice("proposal_state", state), edition.number(count as u64)))
    });
    let headline = edition.words.count("ui.home.proposals_count", all.len() as u64, &[]);
    Some(Answer {
        question: "proposals",
        href: edition.href(from, &Target::Proposals),
        headline: plain(headline.unwrap_or_else(|| edition.number(all.len() as u64))),
        details: told.collect(),
    })
}

/// How do I reach them?
pub fn reach(edition: &Edition, _: &Address) -> Option<Answer> {
    let contact = &edition.portal.municipality.contact;
    let phone = contact.phone.clone().map(plain);
    let (address, hours) = (edition.some(contact.address.as_ref()), edition.some(contact.hours.as_ref()));
    let mut known = [phone, contact.email.clone().map(plain), hours, address].into_iter().flatten();
    let headline = known.next().unwrap_or_else(|| plain(edition.word("ui.empty.contact")));
    Some(Answer { question: "reach", href: "#contact".to_owned(), headline, details: known.collect() })
}

/// The answer where there is nothing yet.
fn nothing(edition: &Edition, question: &'static str, what: &str, from: &Address, list: &Target) -> Answer {
    let headline = plain(edition.word(&format!("ui.empty.{what}")));
    Answer { question, href: edition.href(from, list), headline, details: Vec::new() }
}
