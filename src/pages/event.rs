//! A meeting as schema.org's `Event`, for search engines and calendars.

use serde_json::{Value, json};

use super::address::Target;
use super::edition::Edition;
use crate::model::address::Address;
use crate::model::council::{Meeting, MeetingState};
use crate::model::id::Id;

/// The meeting as data of its page.
pub fn data(edition: &Edition, meeting: &Meeting, address: &Address) -> Value {
    let time = |time: Option<jiff::civil::Time>| match time {
        Some(time) => edition.setting.shared.settings.stamp(meeting.date, time),
        None => meeting.date.to_string(),
    };
    let status = match meeting.state {
        MeetingState::Cancelled => "EventCancelled",
        MeetingState::Postponed => "EventPostponed",
        _ => "EventScheduled",
    };
    let town = edition.text(&edition.portal.municipality.name).text;
    let place = meeting.location.as_ref().map_or_else(|| town.clone(), |location| edition.text(location).text);
    let organizer = |body: &Id| {
        let name = edition.body_link(address, body).label;
        let mut organizer = json!({"@type": "GovernmentOrganization", "name": name});
        if let Some(url) = edition.absolute(&edition.address(&Target::Body(body.clone()))) {
            organizer["url"] = Value::from(url);
        }
        organizer
    };
    let mut organizers: Vec<Value> = meeting.bodies().map(organizer).collect();
    let mut event = json!({
        "@type": "Event",
        "name": super::minutes::title(edition, meeting).text,
        "startDate": time(meeting.start),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": place, "address": town},
        "organizer": if organizers.len() == 1 { organizers.remove(0) } else { Value::from(organizers) },
        "inLanguage": edition.lang.to_string(),
    });
    if let Some(end) = meeting.end {
        event["endDate"] = Value::from(edition.setting.shared.settings.stamp(meeting.day_of(end), end));
    }
    if let Some(url) = edition.absolute(address) {
        event["url"] = Value::from(url);
    }
    event
}
