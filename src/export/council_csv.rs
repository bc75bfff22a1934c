//! Meetings, decisions, votes and how each member voted, as CSV.

use jiff::civil::{Date, Time};

use super::budget_csv::harmless;
use super::{File, Portfolio};
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::decision::{BudgetPart, Decision, Event};
use crate::model::id::Id;
use crate::model::vote::{Motion, Side};
use crate::pages::address::Target;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let folder = portfolio.addresses.root().join("data");
    let tables = [
        ("meetings.csv", meetings(portfolio)),
        ("decisions.csv", decisions(portfolio)),
        ("votes.csv", votes(portfolio)),
        ("roll-calls.csv", roll_calls(portfolio)),
    ];
    let file = |(name, table): (&str, Option<Vec<u8>>)| Some((folder.file(name).to_string(), table?));
    tables.into_iter().filter_map(file).collect()
}

/// A table; nothing where it has no rows.
fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Option<Vec<u8>> {
    let mut rows = rows.peekable();
    rows.peek()?;
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(heads).ok()?;
    for row in rows {
        csv.write_record(row).ok()?;
    }
    csv.into_inner().ok()
}

const MEETINGS: &[&str] =
    &["id", "date", "kind", "body", "state", "start", "end", "citizens", "present", "decisions", "address"];

fn meetings(portfolio: &Portfolio) -> Option<Vec<u8>> {
    let first = portfolio.setting.shared.settings.first_language();
    let time = |time: Option<Time>| time.map_or_else(String::new, |time| time.strftime("%H:%M").to_string());
    let row = |meeting: &Meeting| {
        let held = meeting.state.was_held();
        let citizens = meeting.attendance.citizens.filter(|_| held);
        let present = meeting.attendance.there().count();
        let is_told = held && (present > 0 || meeting.attendance.nobody);
        let page = portfolio.addresses.of(&Target::Meeting(meeting.id.clone()), first);
        vec![
            meeting.id.to_string(),
            meeting.date.to_string(),
            meeting.kind.id().to_owned(),
            meeting.body.to_string(),
            meeting.state.id().to_owned(),
            time(meeting.start),
            time(meeting.end),
            citizens.map_or_else(String::new, |count| count.to_string()),
            if is_told { present.to_string() } else { String::new() },
            meeting.decisions.len().to_string(),
            format!("{}{page}", portfolio.setting.base_url.unwrap_or("")),
        ]
    };
    table(MEETINGS, portfolio.portal.meetings.iter().map(row))
}

const DECISIONS: &[&str] = &[
    "number",
    "kind",
    "title",
    "date",
    "meeting",
    "body",
    "state",
    "responsible",
    "due",
    "promulgated",
    "gazette",
    "revoked_by",
    "topics",
    "budgets",
    "lines",
    "proposals",
    "programmes",
    "last_step_date",
    "last_step",
    "address",
];

fn decisions(portfolio: &Portfolio) -> Option<Vec<u8>> {
    let meetings = portfolio.portal.meetings.iter();
    let all: Vec<(&Meeting, &Decision)> =
        meetings.flat_map(|meeting| meeting.decisions.iter().map(move |decision| (meeting, decision))).collect();
    let taken = portfolio.portal.decided();
    let row = |(meeting, decision): &(&Meeting, &Decision)| {
        let by = decision.revoked_by.as_deref().and_then(|by| taken.get(by)).copied();
        decision_row(portfolio, meeting, decision, by)
    };
    table(DECISIONS, all.iter().map(row))
}

/// The last thing that became of a decision, and when; `revoked` is the day of the one that took it back.
fn last_step(portfolio: &Portfolio, decision: &Decision, revoked: Option<Date>) -> Option<(Date, String)> {
    let (date, event) = decision.last(revoked, portfolio.setting.today)?;
    let said = |key: &str, number: &str| {
        let words = portfolio.setting.words.first();
        let text = words.and_then(|words| words.phrase(key, &[("number", number)]));
        text.unwrap_or_else(|| number.to_owned())
    };
    let text = match event {
        Event::Promulgated => said("ui.trail_promulgated", ""),
        Event::Posted => said("ui.trail_posted", ""),
        Event::Printed(number) => said("ui.trail_gazette", number),
        Event::Step(step) => step.what.first().to_owned(),
        Event::Revoked(by) => said("ui.trail_revoked", by),
    };
    Some((date, text))
}

/// A decision's row; `revoked` is the day of the one that took it back.
fn decision_row(portfolio: &Portfolio, meeting: &Meeting, decision: &Decision, revoked: Option<Date>) -> Vec<String> {
    let text = |text: Option<&crate::i18n::Text>| harmless(text.map_or("", |text| text.first()));
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let ids = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    let state = if decision.is_overdue(portfolio.setting.today) { "overdue" } else { decision.state.id() };
    let last = last_step(portfolio, decision, revoked);
    // What is still to come took nothing back.
    let is_taken = revoked.is_none_or(|day| day <= portfolio.setting.today);
    let by = decision.revoked_by.as_deref().filter(|_| is_taken);
    let public = decision.promulgation.until(portfolio.setting.today);
    let first = portfolio.setting.shared.settings.first_language();
    let page = portfolio.addresses.of(&Target::Decision(decision.number.clone()), first);
    vec![
        harmless(&decision.number),
        decision.kind.id().to_owned(),
        text(Some(&decision.title)),
        meeting.date.to_string(),
        meeting.id.to_string(),
        meeting.body.to_string(),
        state.to_owned(),
        text(decision.responsible.as_ref()),
        date(decision.due),
        date(public.date),
        harmless(public.gazette_number.as_deref().unwrap_or("")),
        harmless(by.unwrap_or("")),
        decision.topics.iter().map(|topic| topic.id()).collect::<Vec<_>>().join(" "),
        ids(&decision.budgets),
        harmless(&decision.lines.iter().map(BudgetPart::written).collect::<Vec<_>>().join(" ")),
        ids(&decision.proposals),
        ids(&decision.programmes),
        date(last.as_ref().map(|(date, _)| *date)),
        harmless(last.as_ref().map_or("", |(_, text)| text)),
        format!("{}{page}", portfolio.setting.base_url.unwrap_or("")),
    ]
}

/// A motion or amendment that was voted on, with where it stands.
struct Voted<'a> {
    meeting: &'a Meeting,
    /// The point of the agenda, counted from 1.
    item: usize,
    /// The point's own number.
    item_number: String,
    /// `2` for a point's second motion, `2.1` for that motion's first amendment.
    number: String,
    motion: &'a Motion,
}

fn voted<'a>(portfolio: &Portfolio<'a>) -> Vec<Voted<'a>> {
    let mut all = Vec::new();
    for meeting in &portfolio.portal.meetings {
        for (item, point) in meeting.agenda.iter().enumerate() {
            for (at, motion) in point.motions.iter().enumerate() {
                let mut add = |number, motion: &'a Motion| {
                    if motion.vote.is_some() {
                        let item_number = point.number.clone().unwrap_or_else(|| (item + 1).to_string());
                        all.push(Voted { meeting, item: item + 1, item_number, number, motion });
                    }
                };
                for (inner, amendment) in motion.amendments.iter().enumerate() {
                    add(format!("{}.{}", at + 1, inner + 1), amendment);
                }
                add((at + 1).to_string(), motion);
            }
        }
    }
    all
}

const VOTES: &[&str] = &[
    "meeting",
    "date",
    "body",
    "item",
    "item_number",
    "motion",
    "title",
    "method",
    "majority",
    "of",
    "needed",
    "yes",
    "no",
    "abstain",
    "absent",
    "recused",
    "casting",
    "result",
    "decision",
];

fn votes(portfolio: &Portfolio) -> Option<Vec<u8>> {
    table(VOTES, voted(portfolio).into_iter().map(|voted| vote_row(portfolio, &voted)))
}

fn vote_row(portfolio: &Portfolio, voted: &Voted) -> Vec<String> {
    let Voted { meeting, item, item_number, number, motion } = voted;
    let bench = Bench::of(meeting, &portfolio.portal.municipality, Some(item - 1));
    let verdict = bench.as_ref().and_then(|bench| bench.verdict(motion));
    let vote = motion.vote.as_ref();
    let id = |id: Option<&'static str>| id.unwrap_or("").to_owned();
    let mut row = vec![
        meeting.id.to_string(),
        meeting.date.to_string(),
        meeting.body.to_string(),
        item.to_string(),
        harmless(item_number),
        number.clone(),
        harmless(motion.title.first()),
        id(vote.map(|vote| vote.method.id())),
        id(verdict.map(|verdict| verdict.requirement.majority.id())),
        id(verdict.map(|verdict| verdict.requirement.base.id())),
        verdict.map_or_else(String::new, |verdict| verdict.needed.to_string()),
    ];
    row.extend(Side::ALL.iter().map(|side| vote.map_or(0, |vote| vote.side(*side).count()).to_string()));
    row.push(id(vote.and_then(|vote| vote.casting).map(Choice::id)));
    row.push(id(motion.outcome(bench.as_ref()).map(Choice::id)));
    row.push(harmless(&motion.decisions.join(" ")));
    row
}

const ROLL_CALLS: &[&str] = &["meeting", "item", "motion", "person", "vote", "date", "body", "name", "title"];

fn roll_calls(portfolio: &Portfolio) -> Option<Vec<u8>> {
    let all = voted(portfolio);
    let municipality = &portfolio.portal.municipality;
    let rows = all.iter().flat_map(|voted| {
        let names = voted.motion.vote.iter().flat_map(|vote| vote.names());
        names.map(|(side, person)| {
            vec![
                voted.meeting.id.to_string(),
                voted.item.to_string(),
                voted.number.clone(),
                person.to_string(),
                side.id().to_owned(),
                voted.meeting.date.to_string(),
                voted.meeting.body.to_string(),
                harmless(municipality.person(person).map_or("", |person| &person.name)),
                harmless(voted.motion.title.first()),
            ]
        })
    });
    table(ROLL_CALLS, rows)
}
