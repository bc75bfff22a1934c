//! Time stamps of OParl, as people at the meeting saw them on their clocks.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde_json::Value as Json;

use super::objects::text;
use crate::i18n::Zone;
use crate::model::council::is_after_midnight;

/// A time stamp as people there saw it on their clocks: as it is written; but one in UTC as the
/// zone has it, where that is known.
pub fn stamp(zone: Option<&Zone>, json: &Json, key: &str) -> Option<DateTime> {
    let text = text(json, key)?;
    let universal = text.ends_with(['Z', 'z']).then(|| text.parse::<Timestamp>().ok()).flatten();
    if let Some((zone, instant)) = zone.zip(universal) {
        return Some(zone.local(instant));
    }
    let (day, time) = text.split_at_checked(10)?;
    let day: Date = day.parse().ok()?;
    let time = time.trim_start_matches(['T', 't', ' ']);
    let end = time.find(['Z', 'z', '+', '-', '.']).unwrap_or(time.len());
    Some(day.to_datetime(time[..end].parse().unwrap_or(Time::midnight())))
}

/// The stamp of a key, where its time is the second of an hour that the clocks pass twice.
pub fn second(zone: Option<&Zone>, json: &Json, key: &str) -> Option<String> {
    let text = text(json, key)?;
    let (zone, instant) = zone.zip(text.parse::<Timestamp>().ok())?;
    let local = stamp(Some(zone), json, key)?;
    let is_second = zone.local(instant) == local && zone.instant(local.date(), local.time()) != Some(instant);
    is_second.then_some(text)
}

/// Whether a time is one of a session that began at another: later on that day, or after midnight.
pub fn is_of_session(start: DateTime, at: DateTime) -> bool {
    let is_next_day = start.date().tomorrow().is_ok_and(|next| next == at.date());
    (at.date() == start.date() && at > start) || (is_next_day && is_after_midnight(start.time(), at.time()))
}
