//! Council meetings: the list, and a page each.

use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{
    AgendaItem, AttendanceRow, DecisionRow, Link, Meeting as MeetingView, MeetingRow, MeetingYear, Meetings,
    MotionView, QuorumView, Share, View, VoteSide, Words,
};
use super::{Found, Page};
use crate::link::DecisionPlace;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::council::{Meeting, MeetingState};
use crate::model::decision::Decision;
use crate::model::id::Id;
use crate::model::vote::{Bench, Motion, Vote};

/// Adds the list and the meetings.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    list(edition, pages);
    for at in 0..edition.portal.meetings.len() {
        one(edition, at, pages);
    }
}

/// Whether a meeting is still to come.
pub fn is_coming(meeting: &Meeting, today: jiff::civil::Date) -> bool {
    meeting.state == MeetingState::Planned && meeting.date >= today
}

fn list(edition: &mut Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Meetings);
    let today = edition.setting.today;
    let (coming, past): (Vec<&Meeting>, Vec<&Meeting>) =
        edition.portal.meetings.iter().partition(|meeting| is_coming(meeting, today));
    let mut years: Vec<MeetingYear> = Vec::new();
    for meeting in past {
        let row = row(edition, meeting, &address);
        match years.last_mut().filter(|last| last.year == meeting.date.year()) {
            Some(last) => last.meetings.push(row),
            None => years.push(MeetingYear { year: meeting.date.year(), meetings: vec![row] }),
        }
    }
    let coming = coming.into_iter().rev().map(|meeting| row(edition, meeting, &address)).collect();
    let name = edition.text(&edition.portal.municipality.name).text;
    let heading = Heading {
        target: Target::Meetings,
        subject: "meetings",
        title: Words { text: edition.word("pages.minutes"), lang: None },
        description: Some(edition.phrase("pages.minutes_description", &[("name", &name)])),
        section: Some(Target::Meetings),
        updated: edition
            .portal
            .meetings
            .iter()
            .filter(|meeting| meeting.state.was_held())
            .map(|meeting| meeting.date)
            .max(),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Meetings(Box::new(Meetings { coming, years })));
    pages.push(page);
}

/// A meeting's title: its own, its translation's, or its kind with its day.
pub fn title(edition: &Edition, meeting: &Meeting) -> Words {
    let translated = meeting.text.texts.iter().find(|text| text.lang == edition.lang);
    let own = translated.and_then(|text| text.title.clone()).map(|text| Words { text, lang: None });
    let own = own.or_else(|| edition.some(meeting.title.as_ref()));
    own.unwrap_or_else(|| {
        let date = edition.words.locale().date_long(meeting.date);
        let text = edition.phrase(&format!("pages.meeting.{}", meeting.kind.id()), &[("date", &date)]);
        Words { text, lang: None }
    })
}

/// A meeting in a list.
pub fn row(edition: &Edition, meeting: &Meeting, from: &Address) -> MeetingRow {
    const HIGHLIGHTS: usize = 3;
    let decided = meeting.decisions.iter().map(|decision| &decision.title);
    let planned = meeting.agenda.iter().map(|item| &item.title);
    let titles: Vec<_> = if meeting.decisions.is_empty() { planned.collect() } else { decided.collect() };
    MeetingRow {
        title: title(edition, meeting),
        href: edition.href(from, &Target::Meeting(meeting.id.clone())),
        date: edition.day(meeting.date),
        body: body_name(edition, &meeting.body),
        kind: meeting.kind.id(),
        state: meeting.state.id(),
        decisions: meeting.decisions.len(),
        highlights: titles.into_iter().take(HIGHLIGHTS).map(|title| edition.text(title)).collect(),
    }
}

fn body_name(edition: &Edition, body: &Id) -> Words {
    let known = edition.portal.municipality.body(body);
    known.map_or_else(|| Words { text: body.to_string(), lang: None }, |body| edition.text(&body.name))
}

fn one(edition: &mut Edition, at: usize, pages: &mut Vec<Page>) {
    let meeting = &edition.portal.meetings[at];
    let target = Target::Meeting(meeting.id.clone());
    let address = edition.address(&target);
    let text = meeting.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let view = view(edition, at, &address, text);
    let agenda = view.agenda.iter().map(|item| item.title.text.as_str());
    let decisions = view.decisions.iter().map(|decision| format!("{} {}", decision.number, decision.title.text));
    let found = Found {
        year: Some(meeting.date.year()),
        number: meeting.number.clone(),
        amount: None,
        text: [agenda.collect::<Vec<_>>().join(". "), decisions.collect::<Vec<_>>().join(". "), plain].join(" "),
    };
    let list = edition.link(&address, &Target::Meetings, edition.word("pages.minutes"));
    let date = edition.words.locale().date_long(meeting.date);
    let heading = Heading {
        target,
        subject: "minutes",
        id: meeting.id.to_string(),
        title: title(edition, meeting),
        description: Some(edition.phrase("pages.meeting_description", &[("body", &view.body.text), ("date", &date)])),
        above: vec![list],
        section: Some(Target::Meetings),
        updated: meeting.state.was_held().then_some(meeting.date),
        found: Some(found),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Meeting(Box::new(view)));
    pages.push(page);
}

fn view(edition: &Edition, at: usize, address: &Address, text: Option<super::view::Prose>) -> MeetingView {
    let meeting = &edition.portal.meetings[at];
    let time = |time: jiff::civil::Time| edition.words.locale().time(time);
    let neighbour = |at: Option<usize>| {
        let other = edition.portal.meetings.get(at?)?;
        Some(edition.link(address, &Target::Meeting(other.id.clone()), title(edition, other).text))
    };
    let decisions = (0..meeting.decisions.len()).map(|decision| {
        let mut row = decision_row(edition, DecisionPlace { meeting: at, decision }, address);
        row.href = String::new();
        row
    });
    MeetingView {
        kind: meeting.kind.id(),
        state: meeting.state.id(),
        number: meeting.number.clone(),
        body: body_name(edition, &meeting.body),
        date: edition.day(meeting.date),
        start: meeting.start.map(time),
        end: meeting.end.map(time),
        location: edition.some(meeting.location.as_ref()),
        chair: meeting.chair.as_ref().map(|id| edition.person(id)),
        secretary: meeting.secretary.as_ref().map(|id| edition.person(id)),
        attendance: attendance(edition, meeting),
        quorum: quorum(edition, meeting),
        agenda: meeting
            .agenda
            .iter()
            .map(|item| AgendaItem {
                title: edition.text(&item.title),
                text: edition.some(item.text.as_ref()),
                motions: item.motions.iter().map(|motion| motion_view(edition, motion)).collect(),
            })
            .collect(),
        decisions: decisions.collect(),
        text,
        previous: neighbour(Some(at + 1)),
        next: neighbour(at.checked_sub(1)),
    }
}

fn attendance(edition: &Edition, meeting: &Meeting) -> Vec<AttendanceRow> {
    let all = &meeting.attendance;
    let there = |list: &[(Id, Option<crate::model::council::Moment>)]| {
        list.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    let kinds = [
        ("present", all.present.clone()),
        ("late", there(&all.late)),
        ("excused", all.excused.clone()),
        ("absent", all.absent.clone()),
    ];
    kinds
        .into_iter()
        .filter(|(_, people)| !people.is_empty())
        .map(|(kind, people)| AttendanceRow { kind, people: people.iter().map(|id| edition.person(id)).collect() })
        .collect()
}

fn quorum(edition: &Edition, meeting: &Meeting) -> Option<QuorumView> {
    let bench = Bench::of(meeting, &edition.portal.municipality, None)?;
    let (present, reached) = (bench.present?, bench.has_quorum()?);
    Some(QuorumView { present, members: bench.members, needed: bench.quorum, reached })
}

fn motion_view(edition: &Edition, motion: &Motion) -> MotionView {
    let decision = motion
        .decision
        .as_ref()
        .map(|number| Link { label: number.clone(), href: format!("#{}", decision_id(number)) });
    MotionView {
        title: edition.text(&motion.title),
        mover: motion.movers.first().map(|id| edition.person(id)),
        seconder: motion.seconders.first().map(|id| edition.person(id)),
        sides: motion.vote.as_ref().map(|vote| sides(edition, vote)).unwrap_or_default(),
        result: motion.result.map(Choice::id),
        decision,
    }
}

fn sides(edition: &Edition, vote: &Vote) -> Vec<VoteSide> {
    let all = [("yes", &vote.yes), ("no", &vote.no), ("abstain", &vote.abstain)];
    let whole = Decimal::from(all.iter().map(|(_, side)| side.count()).sum::<usize>());
    let nothing = || Share { text: edition.words.locale().percent(&Decimal::ZERO, 1), bar: "0.0".to_owned() };
    all.into_iter()
        .map(|(side, ballots)| VoteSide {
            side,
            count: ballots.count(),
            share: edition.share(ballots.count().into(), whole).unwrap_or_else(nothing),
            people: ballots.names().iter().map(|id| edition.person(id)).collect(),
        })
        .collect()
}

/// The id of a decision on its meeting's page.
fn decision_id(number: &str) -> String {
    let slug = crate::text::slug::slug(number).unwrap_or_default();
    format!("decision-{slug}")
}

/// A decision's state, or `overdue`.
fn decision_state(edition: &Edition, decision: &Decision) -> &'static str {
    if decision.is_overdue(edition.setting.today) { "overdue" } else { decision.state.id() }
}

/// A decision, as lists and pages show it.
pub fn decision_row(edition: &Edition, place: DecisionPlace, from: &Address) -> DecisionRow {
    let meeting = &edition.portal.meetings[place.meeting];
    let decision = place.of(edition.portal);
    let id = decision_id(&decision.number);
    let page = edition.href(from, &Target::Meeting(meeting.id.clone()));
    let budgets = edition.portal.budgets.iter().filter(|budget| decision.budgets.contains(&budget.id)).map(|budget| {
        let label = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
        edition.link(from, &Target::Budget(budget.id.clone()), label)
    });
    let proposals = edition.portal.proposals.iter().filter(|proposal| decision.proposals.contains(&proposal.id));
    let proposals = proposals
        .map(|proposal| edition.link(from, &Target::Proposal(proposal.id.clone()), edition.text(&proposal.title).text));
    DecisionRow {
        number: decision.number.clone(),
        href: format!("{page}#{id}"),
        id,
        kind: decision.kind.id(),
        title: edition.text(&decision.title),
        summary: edition.some(decision.summary.as_ref()),
        responsible: edition.some(decision.responsible.as_ref()),
        due: decision.due.map(|date| edition.day(date)),
        state: decision_state(edition, decision),
        date: edition.day(meeting.date),
        related: budgets.chain(proposals).collect(),
    }
}
