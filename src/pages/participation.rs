//! What one can take part in now and next, what was asked and answered, and how many took part; all
//! from meetings, cycles, proposals and calls, with nothing typed twice.

mod turnout;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Page;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::view::{Cell, Grid, Head, Row, Section, Sheet};
use super::voice::Voice;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::council::{Meeting, MeetingKind};
use crate::model::cycle::{Cycle, Phase, PhaseKind};
use crate::model::document::{News, NewsKind};
use crate::model::portal::Portal;
use crate::model::programme::Group;
use crate::model::proposal::{AuthorKind, Proposal, TargetGroup};
use crate::model::summary::OpenDay;
use crate::model::territory::Area;

/// Adds the page.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Shelf(Shelf::Participation));
    let voice = edition.voice();
    let sections = [
        Some(now(edition, &address)),
        voice.list("held", "ui.open_councils", held(edition, &address)),
        voice.list("calls", "ui.calls_closed", closed(edition, &address)),
        answers(edition),
        turnout::speakers(edition),
        polls(edition, &address),
        by_area(edition, &address),
        by_author(edition),
        by_group(edition),
    ];
    let voters = turnout::voters(edition);
    let view = Sheet {
        lead: Some(voice.plain("ui.participation_lead")),
        sections: sections.into_iter().flatten().chain(voters).collect(),
        ..Sheet::default()
    };
    pages.push(edition.shelf(Shelf::Participation, view));
}

/// Whether citizens have a voice in a meeting.
fn is_open(meeting: &Meeting) -> bool {
    matches!(meeting.kind, MeetingKind::OpenCouncil | MeetingKind::Hearing | MeetingKind::Assembly)
}

/// The meetings to come that citizens take part in, the next first.
pub fn coming(portal: &Portal, today: Date) -> Vec<&Meeting> {
    let is_coming = |one: &&Meeting| is_open(one) && super::minutes::is_coming(one, today);
    let mut coming: Vec<&Meeting> = portal.meetings.iter().filter(is_coming).collect();
    coming.sort_by_key(|meeting| meeting.date);
    coming
}

/// The calls that are open.
pub fn calls(portal: &Portal, today: Date) -> impl Iterator<Item = &News> {
    let is_open = move |news: &&News| news.kind == NewsKind::Call && news.closes().is_some_and(|until| until >= today);
    portal.news.iter().filter(is_open)
}

/// Something of a cycle that citizens do, now or later.
pub struct Stretch<'a> {
    /// The cycle.
    pub cycle: &'a Cycle,
    /// What they do.
    pub phase: &'a Phase,
    /// The last day.
    pub end: Option<Date>,
}

impl Stretch<'_> {
    /// The day that matters, and what it is: the first where it is still to come, or else the last.
    pub fn day(&self, today: Date) -> Option<(OpenDay, Date)> {
        let (from, end) = (self.phase.from, self.end);
        match end {
            Some(end) if end == from => Some((OpenDay::On, end)),
            _ if from > today => Some((OpenDay::From, from)),
            end => end.map(|end| (OpenDay::Until, end)),
        }
    }
}

/// What citizens do in cycles, now or later: propose, support, work proposals out, vote.
pub fn stretches(portal: &Portal, today: Date) -> Vec<Stretch<'_>> {
    let takes_part = |kind: PhaseKind| {
        matches!(kind, PhaseKind::Proposals | PhaseKind::Prioritisation | PhaseKind::CoDesign | PhaseKind::Voting)
    };
    let mut all = Vec::new();
    for cycle in &portal.cycles {
        let phases = cycle.phases.iter().enumerate().filter(|(_, phase)| takes_part(phase.kind));
        let phases = phases.map(|(at, phase)| Stretch { cycle, phase, end: cycle.end(at) });
        all.extend(phases.filter(|one| one.end.is_none_or(|end| end >= today)));
    }
    all
}

/// What citizens can take part in now or later.
fn now(edition: &Edition, from: &Address) -> Section {
    let rows = coming_rows(edition, from);
    let empty = rows.is_empty().then_some("participation");
    Section { rows, empty, ..edition.voice().section("now", "ui.take_part_now") }
}

/// Meetings to come and phases of cycles that citizens take part in, and calls that are open; the
/// nearest day first, what has none last.
pub fn coming_rows(edition: &Edition, from: &Address) -> Vec<Row> {
    let today = edition.setting.today;
    let coming = coming(edition.portal, today).into_iter();
    let mut dated: Vec<(Option<Date>, Row)> =
        coming.map(|meeting| (Some(meeting.date), meeting_row(edition, meeting, from))).collect();
    let stretches = stretches(edition.portal, today);
    dated.extend(stretches.iter().map(|one| (one.day(today).map(|(_, day)| day), stretch_row(edition, one, from))));
    dated.extend(
        calls(edition.portal, today).map(|news| (news.closes(), super::document::news_row(edition, news, from))),
    );
    dated.sort_by_key(|(day, _)| (day.is_none(), *day));
    dated.into_iter().map(|(_, row)| row).collect()
}

/// A phase of a cycle in a list: what is done, from when and until when.
fn stretch_row(edition: &Edition, one: &Stretch, from: &Address) -> Row {
    let voice = edition.voice();
    let from_day = one.phase.from;
    let days = match one.end {
        Some(end) if end == from_day => vec![("ui.on_date", end)],
        end => {
            let comes = (from_day > edition.setting.today).then_some(("ui.from_date", from_day));
            comes.into_iter().chain(end.map(|end| ("ui.until_date", end))).collect()
        }
    };
    let days = days.into_iter();
    let days = days.map(|(key, day)| Cell::text(voice.phrase(key, &[("date", &voice.day(day).text.text)])));
    let phase = voice.choice("phase", one.phase.kind);
    Row {
        title: super::cycle::title(edition, one.cycle),
        href: Some(edition.href(from, &Target::Cycle(one.cycle.id.clone()))),
        summary: edition.some(one.phase.note.as_ref()),
        facts: std::iter::once(Cell::text(phase)).chain(days).collect(),
        ..Row::default()
    }
}

/// The calls whose last day is over, the latest first.
fn closed(edition: &Edition, from: &Address) -> Vec<Row> {
    let today = edition.setting.today;
    let is_closed = |news: &&News| news.kind == NewsKind::Call && news.closes().is_some_and(|until| until < today);
    let mut closed: Vec<&News> = edition.portal.news.iter().filter(is_closed).collect();
    closed.sort_by_key(|news| std::cmp::Reverse(news.closes()));
    closed.into_iter().map(|news| super::document::news_row(edition, news, from)).collect()
}

/// Who took part in each cycle: what was proposed, and how many of those who could vote did.
fn polls(edition: &Edition, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let number = |count: Option<u64>| count.map_or_else(Cell::nothing, |n| Cell::number(voice.number(n), n));
    let rows = edition.portal.cycles.iter().map(|cycle| {
        let proposals = super::cycle::proposals(edition, cycle).len();
        let is_told = cycle.counts_are_public(edition.setting.today);
        let voters = cycle.results.as_ref().filter(|_| is_told).and_then(|results| results.voters);
        let bar = voters.zip(cycle.electorate).and_then(|(some, all)| voice.share(some.into(), all.into()));
        vec![
            Cell::link(super::cycle::title(edition, cycle), Some(edition.href(from, &Target::Cycle(cycle.id.clone())))),
            number(Some(proposals as u64)),
            number(cycle.electorate),
            Cell { bar, ..number(voters) },
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.polls_caption"),
        heads: voice.heads(&["ui.cycle", "pages.proposals", "ui.could_vote", "ui.voted"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    (!grid.rows.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("polls", "ui.polls_title") })
}

fn held(edition: &Edition, from: &Address) -> Vec<Row> {
    let held = edition.portal.meetings.iter().filter(|meeting| is_open(meeting) && meeting.state.was_held());
    held.map(|meeting| meeting_row(edition, meeting, from)).collect()
}

fn meeting_row(edition: &Edition, meeting: &Meeting, from: &Address) -> Row {
    let row = super::minutes::row(edition, meeting, from);
    let location = edition.some(meeting.location.as_ref()).map(Cell::words);
    let citizens = super::minutes::citizens(edition, meeting).map(Cell::text);
    let decisions = meeting.decisions.len();
    let decided = (decisions > 0).then(|| Cell::text(edition.voice().count("ui.decisions_count", decisions)));
    Row {
        title: row.title,
        href: Some(row.href),
        facts: [Some(edition.voice().day(meeting.date)), location, citizens, decided].into_iter().flatten().collect(),
        ..Row::default()
    }
}

/// How many proposals came in each year, and how many were answered.
fn answers(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let mut years: BTreeMap<i16, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &edition.portal.proposals {
        if let Some(day) = proposal.submitted {
            years.entry(day.year()).or_default().push(proposal);
        }
    }
    let rows = years.iter().rev().map(|(year, proposals)| {
        let answered = proposals.iter().filter(|one| is_answered(one)).count();
        let supports: u64 = proposals.iter().filter_map(|one| one.supports).sum();
        let votes: u64 = proposals.iter().filter_map(|one| Some(one.votes?.total)).sum();
        let bar = voice.share(answered.into(), proposals.len().into());
        vec![
            Cell::text(year.to_string()),
            Cell::number(voice.number(proposals.len() as u64), proposals.len()),
            Cell { bar, ..Cell::number(voice.number(answered as u64), answered) },
            Cell::number(voice.number(supports), supports),
            Cell::number(voice.number(votes), votes),
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.asked_caption"),
        heads: voice.heads(&["ui.year", "pages.proposals", "ui.with_answer", "ui.supports", "ui.votes"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    (!grid.rows.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("asked", "ui.asked_title") })
}

/// Whether a proposal got an answer: in words, or by what became of it.
pub fn is_answered(proposal: &Proposal) -> bool {
    use crate::model::proposal::ProposalState as S;
    proposal.answer.is_some() || !matches!(proposal.state, S::Received | S::UnderReview)
}

/// The most years of a table.
const MOST_YEARS: usize = 6;

/// A table of counts by year: a row each, the latest years as columns, and the sum of those; none where
/// nothing is counted.
pub fn years(voice: &Voice, name: &str, caption: &str, rows: Vec<(Cell, BTreeMap<i16, usize>)>) -> Option<Grid> {
    let all: BTreeSet<i16> = rows.iter().flat_map(|(_, by_year)| by_year.keys().copied()).collect();
    let years: Vec<i16> = all.into_iter().rev().take(MOST_YEARS).collect::<Vec<_>>().into_iter().rev().collect();
    let number = |count: usize| Cell::number(voice.number(count as u64), count);
    let rows: Vec<Vec<Cell>> = (rows.into_iter())
        .map(|(cell, by_year)| {
            let of = |year: &i16| by_year.get(year).copied().unwrap_or_default();
            let sum: usize = years.iter().map(of).sum();
            std::iter::once(cell).chain(years.iter().map(of).chain([sum]).map(number)).collect()
        })
        .collect();
    let head = |label: String| Head { label, number: true, ..Head::default() };
    let first = Head { label: voice.word(name), ..Head::default() };
    let heads = years.iter().map(ToString::to_string).chain([voice.word("ui.sum")]).map(head);
    (!years.is_empty() && !rows.is_empty()).then(|| Grid {
        caption: voice.word(caption),
        sortable: true,
        heads: std::iter::once(first).chain(heads).collect(),
        rows,
        ..Grid::default()
    })
}

/// How many of some proposals came in each year.
fn by_year<'p>(proposals: impl Iterator<Item = &'p Proposal>) -> BTreeMap<i16, usize> {
    let mut years = BTreeMap::new();
    for day in proposals.filter_map(|proposal| proposal.submitted) {
        *years.entry(day.year()).or_default() += 1;
    }
    years
}

/// Who proposed, year by year.
fn by_author(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let rows = AuthorKind::ALL.iter().filter_map(|kind| {
        let own = by_year(edition.portal.proposals.iter().filter(|one| one.author_kind == Some(*kind)));
        (!own.is_empty()).then(|| (Cell::text(voice.choice("author_kind", *kind)), own))
    });
    let grid = years(&voice, "ui.who_proposes", "ui.asked_by_author_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("by-author", "ui.asked_by_author") })
}

/// For whom it was proposed, year by year, beside the programmes and services that are for them today.
fn by_group(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let today = edition.setting.today;
    // What is for everyone is for each group.
    let is_for = |groups: &[Group], id: &str| groups.iter().any(|group| *group == Group::Everyone || group.id() == id);
    let programmes =
        |id: &str| cohesion.programmes.iter().filter(|one| one.is_on(today) && is_for(&one.groups, id)).count();
    let services = |id: &str| cohesion.services.iter().filter(|one| is_for(&one.groups, id)).count();
    let groups: Vec<(TargetGroup, BTreeMap<i16, usize>)> = (TargetGroup::ALL.iter())
        .map(|group| (*group, by_year(edition.portal.proposals.iter().filter(|one| one.groups.contains(group)))))
        .filter(|(_, own)| !own.is_empty())
        .collect();
    let rows = groups.iter().map(|(group, own)| (Cell::text(voice.choice("target_group", *group)), own.clone()));
    let mut grid = years(&voice, "ui.for_whom", "ui.asked_by_group_caption", rows.collect())?;
    let head = |key: &str| Head { label: voice.word(key), number: true, ..Head::default() };
    grid.heads.extend(["pages.shelves.programmes", "pages.shelves.services"].map(head));
    for (row, (group, _)) in grid.rows.iter_mut().zip(&groups) {
        // Of groups that programmes and services have no word for, nothing is known.
        let known = Group::from_id(group.id()).is_some();
        let counts = [programmes(group.id()), services(group.id())];
        row.extend(counts.map(|count| match known {
            true => Cell::number(voice.number(count as u64), count),
            false => Cell::nothing(),
        }));
    }
    Some(Section { grid: Some(grid), ..voice.section("by-group", "ui.asked_by_group") })
}

/// How many proposals came from each area in each year, and how many of all have an answer.
fn by_area(edition: &Edition, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let mut of_area: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &edition.portal.proposals {
        of_area.entry(proposal.area.as_deref().unwrap_or_default()).or_default().push(proposal);
    }
    let own = |area: &Area| of_area.get(area.id.as_str()).map_or(&[][..], Vec::as_slice);
    // A place that came to an end, or that is still to come, stands where somebody proposed for it.
    let today = edition.setting.today;
    let areas = super::area::inside(edition).filter(|area| area.is_on(today) || !own(area).is_empty());
    let areas: Vec<&Area> = areas.collect();
    let rows = areas.iter().map(|area| {
        let name = Cell::link(voice.text(&area.name), super::area::href(edition, from, area));
        (name, by_year(own(area).iter().copied()))
    });
    let mut grid = years(&voice, "ui.area", "ui.asked_by_area_caption", rows.collect())?;
    grid.heads.push(Head { label: voice.word("ui.with_answer"), number: true, ..Head::default() });
    for (row, area) in grid.rows.iter_mut().zip(&areas) {
        let answered = own(area).iter().filter(|one| is_answered(one)).count();
        let bar = voice.share(answered.into(), own(area).len().into());
        row.push(Cell { bar, ..Cell::number(voice.number(answered as u64), answered) });
    }
    Some(Section { grid: Some(grid), ..voice.section("by-area", "ui.by_area") })
}
