//! The calendar of meetings to subscribe to (iCalendar, RFC 5545, with the licence as RFC 9253 says
//! it), in every language.
//!
//! A meeting keeps its `UID` for ever. Each change that is written in `changes`, a cancellation or
//! postponement, and that it was held raise its `SEQUENCE`, so that calendar programs take the new time or
//! state over. Stamps are days of the record: a build of another day gives the same bytes.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::{Date, Time};

use super::{File, Portfolio, licence};
use crate::i18n::{Lang, Words};
use crate::model::choice::Choice;
use crate::model::council::{Meeting, MeetingState};
use crate::pages::Page;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |words: &Words| {
        let lang = *words.locale().lang();
        let address = portfolio.addresses.language_root(lang).file("calendar.ics");
        (address.to_string(), calendar(portfolio, words, lang).into_bytes())
    };
    portfolio.setting.words.iter().map(file).collect()
}

fn calendar(portfolio: &Portfolio, words: &Words, lang: Lang) -> String {
    let municipality = &portfolio.portal.municipality;
    let pages: BTreeMap<&str, &Page> = portfolio
        .pages
        .iter()
        .filter(|page| page.lang == lang && page.subject == "minutes")
        .map(|page| (page.id.as_str(), page))
        .collect();
    let name = municipality.name.get(&lang).text;
    let title = words.phrase("pages.calendar", &[("name", name)]).unwrap_or_else(|| name.to_owned());
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Cabildo//Cabildo//ES"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property(Property::new(key, value));
    }
    // A list of calendars shows some words; and lines are folded in a time that grows with their square.
    calendar.name(&title.chars().take(MOST_OF_NAME).collect::<String>());
    if let Some(zone) = &portfolio.setting.shared.settings.zone {
        calendar.append_property(Property::new("X-WR-TIMEZONE", zone.name()));
    }
    if let Some(url) = licence::url(portfolio.settings()) {
        let mut link = Property::new("LINK", url);
        link.add_parameter("LINKREL", "license").add_parameter("VALUE", "URI");
        calendar.append_property(link.done());
    }
    // Once a day is often enough for what is called days before.
    calendar.append_property(Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done());
    calendar.append_property(Property::new("X-PUBLISHED-TTL", "P1D"));
    let since = since(portfolio);
    for meeting in &portfolio.portal.meetings {
        if let Some(page) = pages.get(meeting.id.as_str()) {
            calendar.push(event(portfolio, since, meeting, page, words));
        }
    }
    calendar.to_string()
}

/// The most letters of the calendar's name.
const MOST_OF_NAME: usize = 300;

/// How often a meeting's call was changed, by a count that only grows: called, off, and held after all,
/// each change of it twice.
fn sequence(meeting: &Meeting) -> usize {
    let state = match meeting.state {
        MeetingState::Planned => 0,
        MeetingState::Cancelled | MeetingState::Postponed => 1,
        MeetingState::Held | MeetingState::Draft | MeetingState::Approved | MeetingState::Corrected => 2,
    };
    meeting.changes.len() * 2 + state
}

/// The day on which what is said of a meeting was last changed, as far as anybody wrote it, and none that
/// is to come; nothing where no such day is known.
pub(super) fn touched(meeting: &Meeting, today: Date) -> Option<Date> {
    let changed = meeting.changes.iter().chain(&meeting.corrections).map(|change| change.date);
    changed.chain(meeting.called).chain([meeting.date]).filter(|day| *day <= today).max()
}

/// The earliest day in a council's records: what is known of a record whose days are all to come.
pub(super) fn since(portfolio: &Portfolio) -> Date {
    let municipality = &portfolio.portal.municipality;
    let bodies = municipality.bodies.iter().filter_map(|body| body.from);
    let held = municipality.people.iter().flat_map(|person| &person.memberships).filter_map(|held| held.from);
    let meetings =
        portfolio.portal.meetings.iter().flat_map(|meeting| meeting.called.into_iter().chain([meeting.date]));
    bodies.chain(held).chain(meetings).chain([portfolio.setting.today]).min().unwrap_or(portfolio.setting.today)
}

fn event(portfolio: &Portfolio, since: Date, meeting: &Meeting, page: &Page, words: &Words) -> Event {
    let lang = *words.locale().lang();
    let settings = &portfolio.setting.shared.settings;
    let municipality = &portfolio.portal.municipality;
    let host =
        settings.base_url.as_deref().and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next());
    let off = meeting.state.is_off();
    let state = || words.word(&format!("meeting_state.{}", meeting.state.id())).unwrap_or_default();
    let summary = if off { format!("{}: {}", state(), page.title) } else { page.title.clone() };
    let stamp = touched(meeting, portfolio.setting.today).unwrap_or(since);
    let stamp = format!("{}T000000Z", stamp.strftime("%Y%m%d"));
    let mut event = Event::new();
    event
        .add_property("UID", format!("{}-{}@{}", municipality.id, meeting.id, host.unwrap_or("cabildo")))
        .add_property("DTSTAMP", &stamp)
        .add_property("LAST-MODIFIED", &stamp)
        .add_property("SEQUENCE", sequence(meeting).to_string())
        .add_property("STATUS", if off { "CANCELLED" } else { "CONFIRMED" })
        .add_property("SUMMARY", summary);
    time(&mut event, "DTSTART", meeting.date, meeting.start, portfolio);
    if let (Some(start), Some(end)) = (meeting.start, meeting.end)
        && (meeting.day_of(end), end) > (meeting.date, start)
    {
        time(&mut event, "DTEND", meeting.day_of(end), Some(end), portfolio);
    }
    let place = meeting.location.as_ref().map(|location| location.get(&lang).text);
    let description = description(meeting, lang);
    let url = portfolio.setting.base_url.map(|base| page.address.whole(base));
    for (key, value) in [("LOCATION", place), ("DESCRIPTION", description.as_deref()), ("URL", url.as_deref())] {
        if let Some(value) = value {
            event.add_property(key, value);
        }
    }
    event
}

/// What was changed, and what is on the agenda.
fn description(meeting: &Meeting, lang: Lang) -> Option<String> {
    let changes = meeting.changes.iter().map(|change| format!("{}: {}", change.date, change.what.get(&lang).text));
    let items = meeting.agenda.iter().enumerate().flat_map(|(at, item)| {
        let over = item.sections.iter().map(|section| section.get(&lang).text.to_owned());
        let number = item.number.clone().unwrap_or_else(|| (at + 1).to_string());
        let dot = if number.is_empty() { "" } else { ". " };
        over.chain([format!("{number}{dot}{}", item.title.get(&lang).text)]).collect::<Vec<_>>()
    });
    let lines: Vec<String> = changes.chain(items).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A time in UTC where the zone is known, a local one where it is not, and a whole day where there is
/// no time.
fn time(event: &mut Event, key: &'static str, date: Date, time: Option<Time>, portfolio: &Portfolio) {
    let Some(time) = time else {
        let day = Property::new(key, date.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done();
        event.append_property(day);
        return;
    };
    let zone = portfolio.setting.shared.settings.zone.as_ref();
    let value = match zone.and_then(|zone| zone.instant(date, time)) {
        Some(instant) => instant.strftime("%Y%m%dT%H%M%SZ").to_string(),
        None => date.to_datetime(time).strftime("%Y%m%dT%H%M%S").to_string(),
    };
    event.add_property(key, value);
}
