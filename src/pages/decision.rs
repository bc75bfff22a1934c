//! Decisions: the register, and a page each with what became of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::address::{Shelf, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::view::{
    Cell, Decision as DecisionView, DecisionRow, DecisionState as StateRow, DecisionYear, Decisions, GazetteView, Link,
    NavItem, Row, StepRow, Tag, View, Words,
};
use super::{Found, Page};
use crate::link::DecisionPlace;
use crate::link::decision::PartPlace;
use crate::model::address::Address;
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::cycle::Cycle;
use crate::model::decision::{Decision, DecisionState, Event};
use crate::text::slug::fold;

/// So many decisions stand on one page; where there are more, each year has its own.
const MOST_ON_A_PAGE: usize = 150;
/// The states in which a decision is still to be carried out, the most pressing first.
const OPEN: [&str; 3] = ["overdue", "under_way", "pending"];

/// Adds the register and the decisions.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let all = places(edition);
    let mut years: BTreeMap<i16, Vec<DecisionPlace>> = BTreeMap::new();
    for place in &all {
        years.entry(edition.portal.meetings[place.meeting].date.year()).or_default().push(*place);
    }
    let by_year = all.len() > MOST_ON_A_PAGE;
    register(edition, &all, &years, by_year, pages);
    for (year, places) in years.iter().rev().filter(|_| by_year) {
        of_year(edition, *year, places, &years, pages);
    }
    for place in all {
        one(edition, place, pages);
    }
}

/// All decisions, the latest first.
fn places(edition: &Edition) -> Vec<DecisionPlace> {
    let meetings = edition.portal.meetings.iter().enumerate();
    meetings
        .flat_map(|(meeting, held)| (0..held.decisions.len()).map(move |decision| DecisionPlace { meeting, decision }))
        .collect()
}

fn heading(edition: &Edition, target: Target, title: String, above: Vec<Link>) -> Heading {
    let name = edition.text(&edition.portal.municipality.name).text;
    let held = edition.portal.meetings.iter().filter(|meeting| meeting.state.was_held());
    let id = match &target {
        Target::DecisionYear(year) => year.to_string(),
        _ => String::new(),
    };
    Heading {
        target,
        subject: "decisions",
        id,
        title: Words { text: title, lang: None },
        description: Some(edition.phrase("pages.decisions_description", &[("name", &name)])),
        above,
        section: Some(Target::Decisions),
        updated: held.map(|meeting| meeting.date).max(),
        found: None,
        ..Heading::default()
    }
}

fn register(
    edition: &mut Edition,
    all: &[DecisionPlace],
    years: &BTreeMap<i16, Vec<DecisionPlace>>,
    by_year: bool,
    pages: &mut Vec<Page>,
) {
    let address = edition.address(&Target::Decisions);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut open: Vec<DecisionRow> = Vec::new();
    for place in all {
        let state = state(edition, place.of(edition.portal));
        *counts.entry(state).or_default() += 1;
        if OPEN.contains(&state) {
            open.push(row(edition, *place, &address));
        }
    }
    let pressing = |row: &DecisionRow| OPEN.iter().position(|state| *state == row.state);
    open.sort_by_key(pressing);
    let closed = |edition: &Edition, places: &[DecisionPlace]| {
        let rows = places.iter().map(|place| row(edition, *place, &address));
        rows.filter(|row| !OPEN.contains(&row.state)).collect::<Vec<_>>()
    };
    let latest = years.iter().rev().take(if by_year { 1 } else { usize::MAX });
    let states = OPEN.into_iter().chain([DecisionState::Done.id(), DecisionState::Revoked.id()]);
    let view = Decisions {
        states: states.filter_map(|state| Some(StateRow { state, count: *counts.get(state)? })).collect(),
        open,
        years: latest
            .map(|(year, places)| DecisionYear { year: *year, decisions: closed(edition, places) })
            .filter(|year| !year.decisions.is_empty())
            .collect(),
        more: if by_year { year_links(edition, &address, years, None) } else { Vec::new() },
        data: (!all.is_empty()).then(|| address.link_to(&data_file(edition), edition.setting.links)),
    };
    let heading = heading(edition, Target::Decisions, edition.word("pages.decisions"), Vec::new());
    let page = edition.page(heading, View::Decisions(Box::new(view)));
    pages.push(page);
}

/// The decisions as data.
pub fn data_file(edition: &Edition) -> Address {
    edition.addresses.root().join("data").file("decisions.csv")
}

fn year_links(
    edition: &Edition,
    from: &Address,
    years: &BTreeMap<i16, Vec<DecisionPlace>>,
    current: Option<i16>,
) -> Vec<NavItem> {
    let item = |year: &i16| NavItem {
        lang: None,
        label: year.to_string(),
        href: edition.href(from, &Target::DecisionYear(*year)),
        current: current == Some(*year),
    };
    years.keys().rev().map(item).collect()
}

fn of_year(
    edition: &mut Edition,
    year: i16,
    places: &[DecisionPlace],
    years: &BTreeMap<i16, Vec<DecisionPlace>>,
    pages: &mut Vec<Page>,
) {
    let target = Target::DecisionYear(year);
    let address = edition.address(&target);
    let decisions = places.iter().map(|place| row(edition, *place, &address)).collect();
    let view = Decisions {
        states: Vec::new(),
        open: Vec::new(),
        years: vec![DecisionYear { year, decisions }],
        more: year_links(edition, &address, years, Some(year)),
        data: None,
    };
    let above = vec![edition.link(&address, &Target::Decisions, edition.word("pages.decisions"))];
    let title = edition.phrase("pages.decisions_of", &[("year", &year.to_string())]);
    let heading = heading(edition, target, title, above);
    let page = edition.page(heading, View::Decisions(Box::new(view)));
    pages.push(page);
}

/// The id of a decision on its meeting's page.
pub fn decision_id(number: &str) -> String {
    let slug = crate::text::slug::slug(number).unwrap_or_default();
    format!("decision-{slug}")
}

/// A decision's state, or `overdue`.
pub fn state(edition: &Edition, decision: &Decision) -> &'static str {
    if decision.is_overdue(edition.setting.today) { "overdue" } else { decision.state.id() }
}

/// A decision, as lists and pages show it.
pub fn row(edition: &Edition, place: DecisionPlace, from: &Address) -> DecisionRow {
    let meeting = &edition.portal.meetings[place.meeting];
    let decision = place.of(edition.portal);
    DecisionRow {
        number: decision.number.clone(),
        href: edition.href(from, &Target::Decision(decision.number.clone())),
        id: decision_id(&decision.number),
        kind: decision.kind.id(),
        title: edition.text(&decision.title),
        summary: edition.some(decision.summary.as_ref()),
        responsible: edition.some(decision.responsible.as_ref()),
        due: decision.due.map(|date| edition.day(date)),
        state: state(edition, decision),
        date: edition.day(meeting.date),
        related: related(edition, place, from),
    }
}

/// What a decision concerns: budgets and their parts, proposals, programmes, cycles.
fn related(edition: &Edition, place: DecisionPlace, from: &Address) -> Vec<Link> {
    let portal = edition.portal;
    let Some(concerns) = edition.links.concerns.get(&place) else { return Vec::new() };
    let budgets = concerns.budgets.iter().map(|at| {
        let budget = &portal.budgets[*at];
        let label = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
        edition.link(from, &Target::Budget(budget.id.clone()), label)
    });
    let parts = concerns.parts.iter().map(|part| self::part(edition, part, from));
    let proposals = concerns.proposals.iter().filter_map(|at| {
        let proposal = &portal.proposals[*at];
        let title = super::proposal::title(edition, proposal).text;
        let target = Target::Proposal(proposal.id.clone());
        // A proposal's own page need not lead to itself.
        (edition.address(&target) != *from).then(|| edition.link(from, &target, title))
    });
    let programmes = concerns.programmes.iter().map(|at| {
        let programme = &portal.cohesion.programmes[*at];
        let target = Target::On(Shelf::Programmes, programme.id.clone());
        edition.link(from, &target, edition.text(&programme.title).text)
    });
    let number = place.of(portal).number.as_str();
    let cycles = concerns.cycles.iter().filter_map(|at| cycle(edition, &portal.cycles[*at], number, from));
    budgets.chain(parts).chain(proposals).chain(programmes).chain(cycles).collect()
}

/// A cycle that a decision opened, or else the results that it adopted, once they are public.
fn cycle(edition: &Edition, cycle: &Cycle, number: &str, from: &Address) -> Option<Link> {
    let title = super::cycle::title(edition, cycle).text;
    if cycle.decision.as_deref() == Some(number) {
        return Some(edition.link(from, &Target::Cycle(cycle.id.clone()), title));
    }
    let label = edition.phrase("pages.results", &[("cycle", &title)]);
    super::cycle::has_results(edition, cycle).then(|| edition.link(from, &Target::Results(cycle.id.clone()), label))
}

/// A part of a budget, by the name of its line or node, leading to the node's page.
fn part(edition: &Edition, part: &PartPlace, from: &Address) -> Link {
    let budget = &edition.portal.budgets[part.budget];
    let tree = edition.ledgers[part.budget].tree(part.node.direction, part.node.dimension);
    let node = tree.and_then(|tree| Some((tree, tree.find(&part.node.code)?)));
    let line = part.line.and_then(|at| budget.lines[at].name.as_ref()).map(|name| edition.text(name).text);
    let name = line.or_else(|| node.map(|(tree, sum)| tree.name(edition, sum).text));
    let name = name.unwrap_or_else(|| part.node.code.clone());
    let label = edition.phrase("pages.topic_budget", &[("year", &budget.year.to_string()), ("name", &name)]);
    let target = node.map_or_else(|| Target::Budget(budget.id.clone()), |(tree, sum)| tree.target(sum));
    edition.link(from, &target, label)
}

impl Edition<'_> {
    /// A decision's number with the link to its page; without one where it is not known.
    pub fn decision_link(&self, from: &Address, number: &str) -> Link {
        let known = self.links.numbered.contains_key(number);
        let href = if known { self.href(from, &Target::Decision(number.to_owned())) } else { String::new() };
        Link { label: number.to_owned(), href, lang: None }
    }
}

/// Decisions as lists show them.
pub fn rows<'p>(
    edition: &Edition,
    places: impl IntoIterator<Item = &'p DecisionPlace>,
    from: &Address,
) -> Vec<DecisionRow> {
    places.into_iter().map(|place| row(edition, *place, from)).collect()
}

/// A decision in a list of a sheet.
pub fn sheet_row(edition: &Edition, place: DecisionPlace, from: &Address) -> Row {
    let decision = place.of(edition.portal);
    let state = state(edition, decision);
    Row {
        title: edition.text(&decision.title),
        href: Some(edition.href(from, &Target::Decision(decision.number.clone()))),
        summary: edition.some(decision.summary.as_ref()),
        tag: Some(Tag { label: edition.word(&format!("decision_state.{state}")), tone: state }),
        facts: vec![
            edition.voice().day(edition.portal.meetings[place.meeting].date),
            Cell::text(decision.number.clone()),
        ],
    }
}

fn one(edition: &mut Edition, place: DecisionPlace, pages: &mut Vec<Page>) {
    let decision = place.of(edition.portal);
    let target = Target::Decision(decision.number.clone());
    let address = edition.address(&target);
    let view = view(edition, place, &address);
    let meeting = &edition.portal.meetings[place.meeting];
    let summary = view.decision.summary.as_ref().map(|summary| summary.text.clone());
    let steps = view.trail.iter().map(|step| step.what.text.as_str()).collect::<Vec<_>>().join(" ");
    // Of what is to come nothing is new yet.
    let last = decision.last(revoked_on(edition, decision), edition.setting.today).map(|(date, _)| date);
    let last = last.into_iter().chain([meeting.date]).max().unwrap_or(meeting.date);
    let heading = Heading {
        target,
        subject: "decision",
        id: decision.number.clone(),
        title: edition.text(&decision.title),
        description: summary.clone(),
        above: vec![edition.link(&address, &Target::Decisions, edition.word("pages.decisions"))],
        section: Some(Target::Decisions),
        updated: Some(last),
        found: Some(Found {
            year: Some(meeting.date.year()),
            number: Some(named(edition, decision)),
            amount: None,
            text: [summary.unwrap_or_default(), steps].join(" "),
            kind: None,
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Decision(Box::new(view)));
    pages.push(page);
}

/// A decision as people name it: the kind of the act before its number, unless that says it.
fn named(edition: &Edition, decision: &Decision) -> String {
    let kind = edition.choice("decision_kind", decision.kind);
    let says_it = fold(&decision.number).starts_with(&fold(&kind));
    if says_it { decision.number.clone() } else { format!("{kind} {}", decision.number) }
}

/// The day on which another decision took one back, and that one's number; nothing before that day.
pub fn revocation<'d>(edition: &Edition, decision: &'d Decision) -> Option<(Date, &'d str)> {
    decision.revocation(revoked_on(edition, decision), edition.setting.today)
}

/// The day of the decision that takes one back.
fn revoked_on(edition: &Edition, decision: &Decision) -> Option<Date> {
    let by = edition.links.numbered.get(decision.revoked_by.as_deref()?)?;
    Some(edition.portal.meetings[by.meeting].date)
}

/// Whether a decision is one of a meeting to come, and so took nothing back yet.
fn is_to_come(edition: &Edition, number: &str) -> bool {
    let place = edition.links.numbered.get(number);
    place.is_some_and(|place| edition.portal.meetings[place.meeting].date > edition.setting.today)
}

/// What happened to a decision: how it was made public, and its steps, the earliest first.
fn trail(edition: &Edition, decision: &Decision, address: &Address) -> Vec<StepRow> {
    let today = edition.setting.today;
    let row = |(date, event): (Date, Event)| {
        let to_come = date > today;
        let said = |text: String| Words { text, lang: None };
        let tense = |done: &str, planned: &str| said(edition.word(if to_come { planned } else { done }));
        let (what, state, href) = match event {
            Event::Promulgated => (tense("ui.trail_promulgated", "ui.promulgation"), None, None),
            Event::Posted => (tense("ui.trail_posted", "ui.posting"), None, None),
            Event::Printed(number) => {
                let key = if to_come { "ui.gazette_of" } else { "ui.trail_gazette" };
                (said(edition.phrase(key, &[("number", number)])), None, decision.promulgation.gazette_url.clone())
            }
            Event::Step(step) => {
                let document = step.document.as_ref();
                let href = document.and_then(|document| edition.document_href(document, address));
                (edition.text(&step.what), step.state, href)
            }
            Event::Revoked(by) => {
                let text = edition.phrase("ui.trail_revoked", &[("number", by)]);
                (said(text), Some(DecisionState::Revoked), None)
            }
        };
        // What is to come has done nothing yet.
        let state = state.filter(|_| !to_come).map(Choice::id);
        StepRow { date: edition.day(date), what, state, to_come, href }
    };
    decision.trail(revoked_on(edition, decision), today).into_iter().map(row).collect()
}

fn view(edition: &Edition, place: DecisionPlace, address: &Address) -> DecisionView {
    let meeting = &edition.portal.meetings[place.meeting];
    let decision = place.of(edition.portal);
    let council = &edition.links.council;
    let promulgation = decision.promulgation.until(edition.setting.today);
    let numbered = |number: &String| edition.decision_link(address, number);
    let motion = council.motions.get(&decision.number).map(|place| {
        let bench =
            Bench::of(place.point.meeting(edition.portal), &edition.portal.municipality, Some(place.point.item));
        let mut view = super::vote::motion(edition, place.of(edition.portal), bench.as_ref(), address);
        view.decisions.retain(|other| other.label != decision.number);
        view
    });
    let mut row = row(edition, place, address);
    row.href = String::new();
    let title = super::minutes::title(edition, meeting).text;
    let trail = trail(edition, decision, address);
    let revokes = council.revokes.get(&decision.number).into_iter().flatten();
    let revokes = revokes.filter(|_| meeting.date <= edition.setting.today);
    DecisionView {
        decision: row,
        body: edition.body_link(address, &meeting.body),
        meeting: edition.link(address, &Target::Meeting(meeting.id.clone()), title),
        motion,
        steps: !trail.is_empty() || promulgation.gazette_number.is_some(),
        trail,
        promulgated: promulgation.date.map(|date| edition.day(date)),
        posted: promulgation.posted_from.map(|date| edition.day(date)),
        posted_days: promulgation.posted_days,
        gazette: promulgation.gazette_number.clone().map(|number| GazetteView {
            number,
            date: promulgation.gazette_date.map(|date| edition.day(date)),
            href: promulgation.gazette_url.clone(),
        }),
        revoked_by: decision.revoked_by.as_ref().filter(|by| !is_to_come(edition, by)).map(numbered),
        revokes: revokes.map(numbered).collect(),
        topics: super::topic::links(edition, &decision.topics, address),
        documents: edition.documents(&decision.documents, address),
    }
}
