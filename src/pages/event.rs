//! A meeting as schema.org's `Event`, for search engines and calendars.

use serde_json::{Value, json};

use super::address::Target;
use super::edition::Edition;
use crate::model::address::Address;
use crate::model::council::{Meeting, MeetingState};

/// The meeting as JSON-LD. It stands in a page between `script` tags, so no `<` is left in it.
pub fn json_ld(edition: &Edition, meeting: &Meeting, address: &Address) -> String {
    let time = |time: Option<jiff::civil::Time>| match time {
        Some(time) => edition.setting.shared.settings.stamp(meeting.date, time),
        None => meeting.date.to_string(),
    };
    let status = match meeting.state {
        MeetingState::Cancelled => "EventCancelled",
        MeetingState::Postponed => "EventPostponed",
        _ => "EventScheduled",
    };
    let place = meeting
        .location
        .as_ref()
        .map_or_else(|| edition.text(&edition.portal.municipality.name).text, |location| edition.text(location).text);
    let body = edition.body_link(address, &meeting.body);
    let organizer = edition.absolute(&edition.address(&Target::Body(meeting.body.clone())));
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": super::minutes::title(edition, meeting).text,
        "startDate": time(meeting.start),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": place, "address": edition.text(&edition.portal.municipality.name).text},
        "organizer": {"@type": "GovernmentOrganization", "name": body.label, "url": organizer},
        "inLanguage": edition.lang.to_string(),
    });
    if let Some(end) = meeting.end {
        event["endDate"] = Value::from(time(Some(end)));
    }
    if let Some(url) = edition.absolute(address) {
        event["url"] = Value::from(url);
    }
    event.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
