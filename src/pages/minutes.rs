//! Council meetings: the calendar, and a page each.

use std::collections::BTreeMap;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{
    AgendaItem as ItemView, AttendanceRow, Attendee, InterventionRow, Link, Meeting as MeetingView, MeetingRow,
    MeetingYear, Meetings, NavItem, NoteRow, Prose, QuorumView, View, Words,
};
use super::{Found, Page};
use crate::link::DecisionPlace;
use crate::model::address::Address;
use crate::model::attendance::Moment;
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::council::{AgendaItem, Change, Meeting, MeetingState};
use crate::model::id::Id;

/// So many meetings stand on one page; where there are more, each year has its own.
const MOST_ON_A_PAGE: usize = 150;

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

/// Whether a meeting's day lies ahead and it is to be held, or was to be: who looks for the next one must
/// see that it is off.
fn is_ahead(meeting: &Meeting, today: jiff::civil::Date) -> bool {
    is_coming(meeting, today) || meeting.state.is_off() && meeting.date >= today
}

fn list(edition: &mut Edition, pages: &mut Vec<Page>) {
    let today = edition.setting.today;
    let (coming, past): (Vec<&Meeting>, Vec<&Meeting>) =
        edition.portal.meetings.iter().partition(|meeting| is_ahead(meeting, today));
    let mut years: BTreeMap<i16, Vec<&Meeting>> = BTreeMap::new();
    for meeting in &past {
        years.entry(meeting.date.year()).or_default().push(*meeting);
    }
    let by_year = past.len() > MOST_ON_A_PAGE;
    let address = edition.address(&Target::Meetings);
    let shown = years.iter().rev().take(if by_year { 1 } else { usize::MAX });
    let view = Meetings {
        coming: coming.into_iter().rev().map(|meeting| row(edition, meeting, &address)).collect(),
        years: shown.map(|(year, meetings)| of_year(edition, *year, meetings, &address)).collect(),
        more: if by_year { year_links(edition, &address, &years, None) } else { Vec::new() },
        calendar: Some(address.link_to(&calendar_file(edition), edition.setting.links)),
        papers: (!edition.portal.papers.is_empty()).then(|| edition.href(&address, &Target::Papers)),
        data: (!edition.portal.meetings.is_empty())
            .then(|| address.link_to(&data_file(edition), edition.setting.links)),
        of_year: None,
    };
    let heading = list_heading(edition, Target::Meetings, edition.word("pages.minutes"), Vec::new());
    let page = edition.page(heading, View::Meetings(Box::new(view)));
    pages.push(page);
    for (year, meetings) in years.iter().rev().filter(|_| by_year) {
        let target = Target::MeetingYear(*year);
        let address = edition.address(&target);
        let view = Meetings {
            coming: Vec::new(),
            years: vec![of_year(edition, *year, meetings, &address)],
            more: year_links(edition, &address, &years, Some(*year)),
            calendar: None,
            papers: None,
            data: None,
            of_year: Some(*year),
        };
        let above = vec![edition.link(&address, &Target::Meetings, edition.word("pages.minutes"))];
        let title = edition.phrase("pages.minutes_of", &[("year", &year.to_string())]);
        let heading = list_heading(edition, target, title, above);
        let page = edition.page(heading, View::Meetings(Box::new(view)));
        pages.push(page);
    }
}

fn list_heading(edition: &Edition, target: Target, title: String, above: Vec<Link>) -> Heading {
    let name = edition.text(&edition.portal.municipality.name).text;
    let held = edition.portal.meetings.iter().filter(|meeting| meeting.state.was_held());
    let id = match &target {
        Target::MeetingYear(year) => year.to_string(),
        _ => String::new(),
    };
    Heading {
        target,
        subject: "meetings",
        id,
        title: Words { text: title, lang: None },
        description: Some(edition.phrase("pages.minutes_description", &[("name", &name)])),
        above,
        section: Some(Target::Meetings),
        updated: held.map(|meeting| meeting.date).max(),
        found: None,
        ..Heading::default()
    }
}

/// The calendar to subscribe to, in the edition's language.
pub fn calendar_file(edition: &Edition) -> Address {
    edition.addresses.language_root(edition.lang).file("calendar.ics")
}

/// The meetings as data.
fn data_file(edition: &Edition) -> Address {
    edition.addresses.root().join("data").file("meetings.csv")
}

fn of_year(edition: &Edition, year: i16, meetings: &[&Meeting], from: &Address) -> MeetingYear {
    MeetingYear { year, meetings: meetings.iter().map(|meeting| row(edition, meeting, from)).collect() }
}

fn year_links(
    edition: &Edition,
    from: &Address,
    years: &BTreeMap<i16, Vec<&Meeting>>,
    current: Option<i16>,
) -> Vec<NavItem> {
    let item = |year: &i16| NavItem {
        lang: None,
        label: year.to_string(),
        href: edition.href(from, &Target::MeetingYear(*year)),
        current: current == Some(*year),
    };
    years.keys().rev().map(item).collect()
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
    // When and where is asked of what one can still go to.
    let ahead = is_ahead(meeting, edition.setting.today).then_some(meeting);
    MeetingRow {
        title: title(edition, meeting),
        href: edition.href(from, &Target::Meeting(meeting.id.clone())),
        date: edition.day(meeting.date),
        start: ahead.and_then(|meeting| Some(clock(edition, meeting, meeting.start?))),
        location: ahead.and_then(|meeting| edition.some(meeting.location.as_ref())),
        bodies: meeting.bodies().map(|body| body_name(edition, body)).collect(),
        kind: meeting.kind.id(),
        state: meeting.state.id(),
        decisions: meeting.decisions.len(),
        postponed_to: meeting_named(edition, meeting.postponed_to.as_ref(), from),
        highlights: titles.into_iter().take(HIGHLIGHTS).map(|title| edition.text(title)).collect(),
    }
}

/// A body's name.
pub fn body_name(edition: &Edition, body: &Id) -> Words {
    let known = edition.portal.municipality.body(body);
    known.map_or_else(|| Words { text: body.to_string(), lang: None }, |body| edition.text(&body.name))
}

/// The id of a point of the agenda on its meeting's page.
pub fn item_id(at: usize) -> String {
    format!("p{}", at + 1)
}

fn one(edition: &mut Edition, at: usize, pages: &mut Vec<Page>) {
    let portal = edition.portal;
    let meeting = &portal.meetings[at];
    let target = Target::Meeting(meeting.id.clone());
    let address = edition.address(&target);
    let text = meeting.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, mut plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let mut proses: Vec<Option<Prose>> = Vec::with_capacity(meeting.agenda.len());
    for (at, item) in meeting.agenda.iter().enumerate() {
        let prefix = format!("{}-", item_id(at));
        let rendered = item.prose_in(edition.lang).and_then(|text| edition.prose_below(text, &address, 1, &prefix));
        if let Some(rendered) = &rendered {
            plain.push(' ');
            plain.push_str(&rendered.plain);
        }
        proses.push(rendered.map(|rendered| rendered.view));
    }
    let view = view(edition, at, &address, text, proses);
    let agenda = view.agenda.iter().flat_map(|item| item.sections.iter().chain([&item.title]));
    let agenda = agenda.map(|words| words.text.as_str());
    let decisions = view.decisions.iter().map(|decision| format!("{} {}", decision.number, decision.title.text));
    let found = Found {
        year: Some(meeting.date.year()),
        number: meeting.number.clone(),
        amount: None,
        text: [agenda.collect::<Vec<_>>().join(". "), decisions.collect::<Vec<_>>().join(". "), plain].join(" "),
        kind: None,
    };
    let list = edition.link(&address, &Target::Meetings, edition.word("pages.minutes"));
    let date = edition.words.locale().date_long(meeting.date);
    let described =
        if meeting.is_file_alone() { "pages.meeting_file_description" } else { "pages.meeting_description" };
    let heading = Heading {
        target,
        subject: "minutes",
        id: meeting.id.to_string(),
        title: title(edition, meeting),
        description: Some(edition.phrase(described, &[("body", &view.body.label), ("date", &date)])),
        above: vec![list],
        section: Some(Target::Meetings),
        updated: Some(newest(edition, meeting)),
        found: Some(found),
        data: vec![super::event::data(edition, meeting, &address)],
        ..Heading::default()
    };
    let page = edition.page(heading, View::Meeting(Box::new(view)));
    pages.push(page);
}

/// The newest date in a meeting's record that is not to come; of a planned meeting its own, which is.
fn newest(edition: &Edition, meeting: &Meeting) -> jiff::civil::Date {
    let corrections = meeting.corrections.iter().map(|change| change.date);
    let steps = meeting.decisions.iter().flat_map(|decision| &decision.steps).map(|step| step.date);
    let revoked = meeting.decisions.iter().filter_map(|decision| super::decision::revocation(edition, decision));
    let call = meeting.called.into_iter().chain(meeting.changes.iter().map(|change| change.date));
    let all = corrections.chain(steps).chain(revoked.map(|(date, _)| date)).chain(call);
    // A slip in the year of a step must not take the meeting out of what is new.
    let all = all.chain([meeting.date]).filter(|date| *date <= edition.setting.today);
    all.max().unwrap_or(meeting.date)
}

fn view(
    edition: &Edition,
    at: usize,
    address: &Address,
    text: Option<Prose>,
    proses: Vec<Option<Prose>>,
) -> MeetingView {
    let meeting = &edition.portal.meetings[at];
    let time = |time: jiff::civil::Time| clock(edition, meeting, time);
    let neighbour = |at: Option<usize>| Some(meeting_link(edition, edition.portal.meetings.get(at?)?, address));
    let named = |id: &Option<Id>| meeting_named(edition, id.as_ref(), address);
    let decisions = (0..meeting.decisions.len()).map(|decision| DecisionPlace { meeting: at, decision });
    MeetingView {
        kind: meeting.kind.id(),
        state: meeting.state.id(),
        number: meeting.number.clone(),
        body: edition.body_link(address, &meeting.body),
        jointly: meeting.jointly.iter().map(|id| edition.body_link(address, id)).collect(),
        date: edition.day(meeting.date),
        start: meeting.start.map(time),
        end: meeting.end.map(time),
        location: edition.some(meeting.location.as_ref()),
        called: meeting.called.map(|date| edition.day(date)),
        changes: changes(edition, &meeting.changes),
        approved_by: named(&meeting.approved_by),
        corrections: changes(edition, &meeting.corrections),
        postponed_to: named(&meeting.postponed_to),
        instead_of: edition.links.council.replaced.get(&meeting.id).map_or_else(Vec::new, |others| {
            others.iter().filter_map(|other| meeting_named(edition, Some(other), address)).collect()
        }),
        chair: meeting.chair.as_ref().map(|id| edition.person_link(address, id)),
        secretary: meeting.secretary.as_ref().map(|id| edition.person_link(address, id)),
        attendance: attendance(edition, meeting, address),
        citizens: citizens(edition, meeting),
        quorums: quorums(edition, meeting),
        agenda_untranslated: proses.iter().flatten().any(|prose| prose.lang.is_some()),
        agenda: agenda(edition, meeting, proses, address),
        decisions: decisions.map(|place| super::decision::row(edition, place, address)).collect(),
        documents: edition.documents(&meeting.documents, address),
        file_alone: meeting.is_file_alone(),
        text,
        previous: neighbour(Some(at + 1)),
        next: neighbour(at.checked_sub(1)),
    }
}

/// How many citizens attended a meeting that was held, in words.
pub fn citizens(edition: &Edition, meeting: &Meeting) -> Option<String> {
    let count = meeting.attendance.citizens.filter(|_| meeting.state.was_held())?;
    Some(edition.voice().count("ui.citizens_count", usize::try_from(count).ok()?))
}

/// A time of a meeting; one after midnight says that it is the next day's.
fn clock(edition: &Edition, meeting: &Meeting, time: jiff::civil::Time) -> String {
    let shown = edition.words.locale().time(time);
    if meeting.day_of(time) == meeting.date { shown } else { edition.phrase("ui.next_day", &[("time", &shown)]) }
}

fn meeting_named(edition: &Edition, id: Option<&Id>, from: &Address) -> Option<Link> {
    let at = edition.links.council.meetings.get(id?)?;
    Some(meeting_link(edition, &edition.portal.meetings[*at], from))
}

fn meeting_link(edition: &Edition, meeting: &Meeting, from: &Address) -> Link {
    edition.link(from, &Target::Meeting(meeting.id.clone()), title(edition, meeting).text)
}

fn changes(edition: &Edition, changes: &[Change]) -> Vec<NoteRow> {
    let row = |change: &Change| NoteRow { date: edition.day(change.date), what: edition.text(&change.what) };
    changes.iter().map(row).collect()
}

fn agenda(edition: &Edition, meeting: &Meeting, proses: Vec<Option<Prose>>, address: &Address) -> Vec<ItemView> {
    let items = meeting.agenda.iter().zip(proses).enumerate();
    items.map(|(at, (item, prose))| item_view(edition, meeting, (at, item), prose, address)).collect()
}

fn item_view(
    edition: &Edition,
    meeting: &Meeting,
    (at, item): (usize, &AgendaItem),
    prose: Option<Prose>,
    address: &Address,
) -> ItemView {
    let bench = Bench::of(meeting, &edition.portal.municipality, Some(at)).filter(|_| !item.motions.is_empty());
    let time = |time: jiff::civil::Time| clock(edition, meeting, time);
    let span = match (item.start.map(time), item.end.map(time)) {
        (Some(start), Some(end)) => Some(edition.phrase("ui.from_to", &[("start", &start), ("end", &end)])),
        (Some(start), None) => Some(edition.phrase("ui.from", &[("start", &start)])),
        _ => None,
    };
    ItemView {
        sections: item.sections.iter().map(|section| edition.text(section)).collect(),
        number: item.number_at(at),
        id: item_id(at),
        title: edition.text(&item.title),
        text: edition.some(item.text.as_ref()),
        prose,
        time: span,
        closed: item.closed,
        result: edition.some(item.result.as_ref()),
        resolution: edition.some(item.resolution.as_ref()).map_or_else(Vec::new, paragraphs),
        topics: super::topic::links(edition, &item.topics, address),
        papers: super::paper::links(edition, &item.papers, address),
        documents: edition.documents(&item.documents, address),
        motions: item
            .motions
            .iter()
            .map(|motion| super::vote::motion(edition, motion, bench.as_ref(), address))
            .collect(),
        interventions: item
            .interventions
            .iter()
            .map(|said| InterventionRow {
                name: said.name.clone(),
                on_behalf_of: edition.some(said.on_behalf_of.as_ref()),
                text: edition.text(&said.text),
                answer: edition.some(said.answer.as_ref()),
            })
            .collect(),
    }
}

fn attendance(edition: &Edition, meeting: &Meeting, from: &Address) -> Vec<AttendanceRow> {
    let all = &meeting.attendance;
    let attendee = |id: &Id, note: Option<String>| Attendee { person: edition.person_link(from, id), note };
    let plain = |list: &[Id]| list.iter().map(|id| attendee(id, None)).collect::<Vec<_>>();
    let moments = |list: &[(Id, Option<Moment>)]| {
        list.iter().map(|(id, when)| attendee(id, when.as_ref().map(|when| moment(edition, meeting, when)))).collect()
    };
    let in_place = all.substitutes.iter().map(|(id, principal)| {
        let name = edition.person(principal);
        attendee(id, Some(edition.phrase("ui.in_place_of", &[("name", &name)])))
    });
    let kinds = [
        ("present", plain(&all.present)),
        ("late", moments(&all.late)),
        ("left", moments(&all.left)),
        ("substitutes", in_place.collect()),
        ("excused", plain(&all.excused)),
        ("absent", plain(&all.absent)),
    ];
    let told = kinds.into_iter().filter(|(_, people)| !people.is_empty());
    told.map(|(kind, people)| AttendanceRow { kind, people }).collect()
}

fn moment(edition: &Edition, meeting: &Meeting, moment: &Moment) -> String {
    match moment {
        Moment::Time(time) => clock(edition, meeting, *time),
        Moment::Point { number, .. } => edition.phrase("ui.at_point", &[("point", number)]),
    }
}

/// The quorum of each body that met, with its name where there are several.
fn quorums(edition: &Edition, meeting: &Meeting) -> Vec<QuorumView> {
    let view = |body: &Id| {
        let bench = Bench::of_body(body, meeting, &edition.portal.municipality, None)?;
        let (present, reached) = (bench.present?, bench.has_quorum()?);
        let body = (!meeting.jointly.is_empty()).then(|| body_name(edition, body));
        Some(QuorumView { body, present, members: bench.members, needed: bench.quorum, reached })
    };
    meeting.bodies().filter_map(view).collect()
}

/// A text's lines, each a paragraph.
fn paragraphs(text: Words) -> Vec<Words> {
    let lines = text.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Words { text: line.to_owned(), lang: text.lang.clone() }).collect()
}
