//! What a council did: its meetings and what was dealt with (the words are Popolo's and OParl's).
//!
//! Motions and their votes stand in [`vote`](super::vote), decisions in
//! [`decision`](super::decision), papers in [`paper`](super::paper).

use jiff::civil::{Date, Time};

use super::attendance::{Attendance, Moment, Presence};
use super::choice::choices;
use super::decision::Decision;
use super::id::Id;
use super::proposal::Category;
use super::prose::{Prose, ProseIn};
use super::vote::Motion;
use crate::findings::Place;
use crate::i18n::{Lang, Text};

choices! {
    /// What kind of meeting it is.
    pub enum MeetingKind {
        /// Of no kind that was written.
        Session "session",
        /// On the calendar.
        Ordinary "ordinary",
        /// Called for something urgent.
        Extraordinary "extraordinary",
        /// Citizens speak (*cabildo abierto*).
        OpenCouncil "open_council",
        /// Citizens are heard on one subject, before it is decided.
        Hearing "hearing",
        /// Of a committee.
        Committee "committee",
        /// Of citizens who decide.
        Assembly "assembly",
    }
}

choices! {
    /// How far a meeting and its minutes are.
    pub enum MeetingState {
        /// Called, not held.
        Planned "planned",
        /// Held; nobody wrote how far its minutes are.
        Held "held",
        /// Held; the minutes wait for approval.
        Draft "draft",
        /// The minutes are approved.
        Approved "approved",
        /// The minutes were corrected after their approval.
        Corrected "corrected",
        /// Not held.
        Cancelled "cancelled",
        /// Moved to another day.
        Postponed "postponed",
    }
}

impl MeetingState {
    /// Whether it took place.
    pub fn was_held(self) -> bool {
        matches!(self, Self::Held | Self::Draft | Self::Approved | Self::Corrected)
    }

    /// Whether it is not held on its day.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Cancelled | Self::Postponed)
    }
}

choices! {
    /// What a document of a meeting is.
    pub enum DocumentKind {
        /// The call, with the agenda.
        Invitation "invitation",
        /// The signed minutes, as a rule a scan.
        Minutes "minutes",
        /// What was said, word by word.
        Verbatim "verbatim",
        /// The paper itself.
        Paper "paper",
        /// A decision as it was worded.
        Resolution "resolution",
        /// Sound or film.
        Recording "recording",
        /// Anything else.
        Annex "annex",
    }
}

/// A meeting and its minutes.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The file's name.
    pub id: Id,
    /// Its title, where it has one of its own.
    pub title: Option<Text>,
    /// The body that met.
    pub body: Id,
    /// The bodies that met together with it.
    pub jointly: Vec<Id>,
    /// Its kind.
    pub kind: MeetingKind,
    /// Its number.
    pub number: Option<String>,
    /// The day.
    pub date: Date,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Where.
    pub location: Option<Text>,
    /// How far it is.
    pub state: MeetingState,
    /// The day on which it was called.
    pub called: Option<Date>,
    /// What was changed after it was called, the earliest first.
    pub changes: Vec<Change>,
    /// The meeting that approved the minutes.
    pub approved_by: Option<Id>,
    /// What was corrected in the minutes after their approval, the earliest first.
    pub corrections: Vec<Change>,
    /// The meeting that is held in this one's place.
    pub postponed_to: Option<Id>,
    /// Who presided.
    pub chair: Option<Id>,
    /// Who kept the record.
    pub secretary: Option<Id>,
    /// Who was there and who was not.
    pub attendance: Attendance,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// What was decided, also under the points of the agenda.
    pub decisions: Vec<Decision>,
    /// The call, the signed minutes, recordings and whatever else belongs to it.
    pub documents: Vec<Document>,
    /// The same meeting at its source, where it was imported.
    pub source: Option<String>,
    /// The text of the minutes, without what stands under the points of the agenda.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

impl Meeting {
    /// The bodies that met, the one that called it first.
    pub fn bodies(&self) -> impl Iterator<Item = &Id> {
        std::iter::once(&self.body).chain(&self.jointly)
    }

    /// Whether its minutes are nothing but a file: no text, no agenda, and a document that holds them.
    pub fn is_file_alone(&self) -> bool {
        let has_text = self.text.texts.iter().any(|text| !text.markdown.trim().is_empty());
        let has_file = self.documents.iter().any(|document| document.kind == DocumentKind::Minutes);
        has_file && !has_text && self.agenda.is_empty()
    }

    /// The day of a time of the meeting: the one after its own where the meeting lasts past midnight.
    pub fn day_of(&self, time: Time) -> Date {
        let next = self.start.is_some_and(|start| is_after_midnight(start, time));
        self.date.checked_add(jiff::Span::new().days(i64::from(next))).unwrap_or(self.date)
    }

    /// How far somebody was there while a point of the agenda (counted from 0) was dealt with.
    pub fn presence_at(&self, id: &Id, at: usize) -> Presence {
        if !self.attendance.was_there(id) {
            return Presence::Away;
        }
        let moment =
            |list: &[(Id, Option<Moment>)]| list.iter().find(|(who, _)| who == id).map(|(_, when)| when.clone());
        let came = moment(&self.attendance.late).map_or(Presence::Whole, |when| self.since(when, at));
        let left = moment(&self.attendance.left).map_or(Presence::Whole, |when| self.until(when, at));
        came.and(left)
    }

    /// How far whoever came at a moment was there for a point.
    fn since(&self, came: Option<Moment>, at: usize) -> Presence {
        match came {
            Some(Moment::Point { at: first, .. }) if first <= at => Presence::Whole,
            Some(Moment::Point { .. }) => Presence::Away,
            Some(Moment::Time(time)) if self.ends(at).is_some_and(|end| end <= self.placed(time)) => Presence::Away,
            Some(Moment::Time(time)) if self.begins(at).is_some_and(|start| self.placed(time) <= start) => {
                Presence::Whole
            }
            // Where nobody wrote when the point ended, it is asked who was there as it began.
            Some(Moment::Time(_)) => {
                let begins = self.agenda.get(at).is_some_and(|item| item.start.is_some());
                Presence::Part { to_the_end: self.ends(at).is_some() || !begins }
            }
            None => Presence::Part { to_the_end: true },
        }
    }

    /// How far whoever left at a moment was there for a point.
    fn until(&self, left: Option<Moment>, at: usize) -> Presence {
        match left {
            Some(Moment::Point { at: first, .. }) if first <= at => Presence::Away,
            Some(Moment::Point { .. }) => Presence::Whole,
            Some(Moment::Time(time)) if self.begins(at).is_some_and(|start| self.placed(time) <= start) => {
                Presence::Away
            }
            Some(Moment::Time(time)) => match self.ends(at) {
                Some(end) if end <= self.placed(time) => Presence::Whole,
                // Where no neighbour says when the point ended, they may have left during a later one.
                _ => Presence::Part { to_the_end: !self.is_end_known(at) },
            },
            None => Presence::Part { to_the_end: true },
        }
    }

    /// A time with whether it is one of the next day, to be compared with another.
    fn placed(&self, time: Time) -> (bool, Time) {
        (self.start.is_some_and(|start| is_after_midnight(start, time)), time)
    }

    /// The latest time that is known to lie before a point, or at its beginning.
    fn begins(&self, at: usize) -> Option<(bool, Time)> {
        let own = self.agenda.get(at)?.start;
        let before = || self.agenda[..at].iter().rev().find_map(|item| item.end.or(item.start));
        own.or_else(before).or(self.start).map(|time| self.placed(time))
    }

    /// Whether a point's end is written: its own, or the beginning of what came next.
    fn is_end_known(&self, at: usize) -> bool {
        let own = self.agenda.get(at).is_some_and(|item| item.end.is_some());
        let next = self.agenda.get(at + 1).map_or(self.end, |item| item.start);
        own || next.is_some()
    }

    /// The earliest time that is known to lie after a point, or at its end.
    fn ends(&self, at: usize) -> Option<(bool, Time)> {
        let own = self.agenda.get(at)?.end;
        let after = || self.agenda[at + 1..].iter().find_map(|item| item.start.or(item.end));
        own.or_else(after).or(self.end).map(|time| self.placed(time))
    }

    /// All its motions, amendments not counted, with the point of the agenda that each is under.
    pub fn motions(&self) -> impl Iterator<Item = (usize, &Motion)> {
        self.agenda.iter().enumerate().flat_map(|(at, item)| item.motions.iter().map(move |motion| (at, motion)))
    }
}

/// The longest that a meeting lasts past midnight. What would be longer is a mistake in one of its times.
const LONGEST_NIGHT: i64 = 16 * 60;

/// Whether a time of a meeting that began at another is one of the next day: a council that meets at
/// half past ten at night may close at a quarter to one.
pub fn is_after_midnight(start: Time, time: Time) -> bool {
    let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let before = minutes(start) - minutes(time);
    before > 0 && 24 * 60 - before < LONGEST_NIGHT
}

/// A change of a meeting or of its minutes: when, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub date: Date,
    /// What was changed.
    pub what: Text,
}

/// A document, here or elsewhere.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called.
    pub title: Option<Text>,
    /// What it is.
    pub kind: DocumentKind,
    /// A path below the municipality's folder.
    pub file: Option<String>,
    /// Its address, where it is elsewhere.
    pub url: Option<String>,
    /// The address from which it is saved, where its source has another for that.
    pub download: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Where it was written.
    pub place: Place,
}

/// A point of the agenda.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    /// The headings that stand over it and are no points.
    pub sections: Vec<Text>,
    /// Its number, where it is not its place in the list; empty where it has none.
    pub number: Option<String>,
    /// What it is about.
    pub title: Text,
    /// More on it.
    pub text: Option<Text>,
    /// What the minutes say of it, in each language in which they are written as a text with headings.
    pub prose: Vec<ProseIn>,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Whether the public was not admitted.
    pub closed: bool,
    /// What came of it, in the words of the minutes.
    pub result: Option<Text>,
    /// What was decided, word by word; its lines are paragraphs.
    pub resolution: Option<Text>,
    /// What it is about, as a theme.
    pub topics: Vec<Category>,
    /// The papers that were dealt with.
    pub papers: Vec<Id>,
    /// Its documents.
    pub documents: Vec<Document>,
    /// The motions put under it.
    pub motions: Vec<Motion>,
    /// What citizens said.
    pub interventions: Vec<Intervention>,
    /// The numbers of the decisions that were taken under it.
    pub decisions: Vec<String>,
    /// Where it was written.
    pub place: Place,
}

impl AgendaItem {
    /// Its number, at a place of the agenda counted from 0; empty where it has none.
    pub fn number_at(&self, at: usize) -> String {
        self.number.clone().unwrap_or_else(|| (at + 1).to_string())
    }

    /// Its text in a language, or else in the first.
    pub fn prose_in(&self, lang: Lang) -> Option<&ProseIn> {
        self.prose.iter().find(|text| text.lang == lang).or_else(|| self.prose.first())
    }
}

/// What a citizen said.
#[derive(Debug, Clone)]
pub struct Intervention {
    /// Who; none where they are not named.
    pub name: Option<String>,
    /// For whom they spoke.
    pub on_behalf_of: Option<Text>,
    /// What they said.
    pub text: Text,
    /// What they were answered.
    pub answer: Option<Text>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn id(name: &str) -> Id {
        Id::new(name).expect("an id")
    }

    fn item(start: Option<Time>) -> AgendaItem {
        AgendaItem {
            sections: Vec::new(),
            number: None,
            title: Text::plain("Punto".to_owned()),
            text: None,
            prose: Vec::new(),
            start,
            end: None,
            closed: false,
            result: None,
            resolution: None,
            topics: Vec::new(),
            papers: Vec::new(),
            documents: Vec::new(),
            motions: Vec::new(),
            interventions: Vec::new(),
            decisions: Vec::new(),
            place: Place::file(&"x.md".into()),
        }
    }

    fn meeting() -> Meeting {
        Meeting {
            id: id("2026-03-10"),
            title: None,
            body: id("concejo"),
            jointly: Vec::new(),
            kind: MeetingKind::Session,
            number: None,
            date: jiff::civil::date(2026, 3, 10),
            start: None,
            end: None,
            location: None,
            state: MeetingState::Held,
            called: None,
            changes: Vec::new(),
            approved_by: None,
            corrections: Vec::new(),
            postponed_to: None,
            chair: None,
            secretary: None,
            attendance: Attendance::default(),
            agenda: Vec::new(),
            decisions: Vec::new(),
            documents: Vec::new(),
            source: None,
            text: Prose::default(),
            place: Place::file(&"x.md".into()),
        }
    }

    #[test]
    fn a_night_session_ends_on_the_next_day_and_a_slip_does_not() {
        let night = time(22, 30, 0, 0);
        assert!(is_after_midnight(night, time(0, 40, 0, 0)));
        assert!(!is_after_midnight(night, time(23, 10, 0, 0)));
        // Ten minutes before the start would be a session of nearly a day.
        assert!(!is_after_midnight(time(9, 0, 0, 0), time(8, 50, 0, 0)));
        let meeting = Meeting {
            start: Some(night),
            agenda: vec![item(Some(time(22, 40, 0, 0))), item(Some(time(0, 15, 0, 0)))],
            attendance: Attendance {
                present: vec![id("ana")],
                left: vec![(id("ana"), Some(Moment::Time(time(0, 10, 0, 0))))],
                late: vec![(id("luis"), Some(Moment::Time(time(0, 20, 0, 0))))],
                ..Attendance::default()
            },
            ..meeting()
        };
        let there = |name: &str| [0, 1].map(|at| meeting.presence_at(&id(name), at));
        let part = |to_the_end| Presence::Part { to_the_end };
        // She left within the first point; he came within the second, of which nobody wrote when it ended.
        assert_eq!(there("ana"), [part(false), Presence::Away]);
        assert_eq!(there("luis"), [Presence::Away, part(false)]);
    }

    #[test]
    fn who_came_late_or_left_early_was_there_for_the_points_between() {
        let point = |at: usize| Some(Moment::Point { number: (at + 1).to_string(), at });
        let at = |hour, minute| Some(Moment::Time(time(hour, minute, 0, 0)));
        let meeting = Meeting {
            agenda: vec![item(Some(time(9, 0, 0, 0))), item(Some(time(9, 40, 0, 0))), item(None)],
            attendance: Attendance {
                present: vec![id("ana")],
                late: vec![(id("luis"), at(9, 40)), (id("rosa"), None), (id("juan"), at(9, 50))],
                left: vec![(id("ana"), point(2)), (id("luis"), point(2))],
                ..Attendance::default()
            },
            ..meeting()
        };
        let there = |name: &str| [0, 1, 2].map(|at| meeting.presence_at(&id(name), at));
        let unknown = Presence::Part { to_the_end: true };
        assert_eq!(there("ana"), [Presence::Whole, Presence::Whole, Presence::Away]);
        assert_eq!(there("luis"), [Presence::Away, Presence::Whole, Presence::Away]);
        assert_eq!(there("rosa"), [unknown; 3], "nobody wrote when she came");
        let late = Presence::Part { to_the_end: false };
        assert_eq!(there("juan"), [Presence::Away, late, unknown], "nobody wrote when the second point ended");
        assert_eq!(there("otra"), [Presence::Away; 3]);
        assert_eq!(meeting.attendance.there().count(), 4, "who left is counted once");
    }

    #[test]
    fn who_left_within_a_point_was_not_there_as_it_ended() {
        let mut points = vec![item(Some(time(9, 30, 0, 0))), item(None)];
        points[0].end = Some(time(10, 20, 0, 0));
        let left = |hour, minute| {
            let left = vec![(id("ana"), Some(Moment::Time(time(hour, minute, 0, 0))))];
            let attendance = Attendance { present: vec![id("ana")], left, ..Attendance::default() };
            let meeting = Meeting { agenda: points.clone(), attendance, ..meeting() };
            [0, 1].map(|at| meeting.presence_at(&id("ana"), at))
        };
        assert_eq!(left(10, 0), [Presence::Part { to_the_end: false }, Presence::Away]);
        assert_eq!(left(10, 20), [Presence::Whole, Presence::Away]);
        assert_eq!(left(9, 30), [Presence::Away, Presence::Away]);
    }
}
