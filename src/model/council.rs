//! What a council did: its meetings and what was dealt with (the words are Popolo's and OParl's).
//!
//! Motions and their votes stand in [`vote`](super::vote), decisions in
//! [`decision`](super::decision), papers in [`paper`](super::paper).

use jiff::civil::{Date, Time};

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

    /// Whether somebody was there while a point of the agenda (counted from 0) was dealt with. Where
    /// the moment at which they came or left cannot be compared with it, they were.
    pub fn was_there_at(&self, id: &Id, at: usize) -> bool {
        self.attendance.was_there_at(id, &self.agenda, at, self.start)
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
    /// Its day.
    pub date: Option<Date>,
    /// Where it was written.
    pub place: Place,
}

/// Who was there; each list in the order in which it was written.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// From the beginning.
    pub present: Vec<Id>,
    /// Came later.
    pub late: Vec<(Id, Option<Moment>)>,
    /// Left before the end; they may stand among those present or late too.
    pub left: Vec<(Id, Option<Moment>)>,
    /// Came in somebody's place: who, and whose.
    pub substitutes: Vec<(Id, Id)>,
    /// Missing with a reason.
    pub excused: Vec<Id>,
    /// Missing.
    pub absent: Vec<Id>,
}

/// When somebody came or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// At a time of day.
    Time(Time),
    /// As a point of the agenda began, counted from 1.
    Point(usize),
}

impl Moment {
    /// Whether it lies before a point of the agenda (`at`, counted from 0) or at its beginning; none
    /// where that cannot be told. `start` is the meeting's.
    fn is_by(self, agenda: &[AgendaItem], at: usize, start: Option<Time>) -> Option<bool> {
        let placed = |time: Time| (start.is_some_and(|start| is_after_midnight(start, time)), time);
        match self {
            Self::Point(point) => Some(point <= at + 1),
            Self::Time(time) => agenda.get(at)?.start.map(|begun| placed(time) <= placed(begun)),
        }
    }
}

impl Attendance {
    /// All who were there at some time, each once.
    pub fn there(&self) -> impl Iterator<Item = &Id> {
        let substitutes = self.substitutes.iter().map(|(id, _)| id);
        let present = self.present.iter().chain(self.late.iter().map(|(id, _)| id)).chain(substitutes);
        let left = self.left.iter().map(|(id, _)| id);
        // Who left may stand in another list too.
        let listed = |id: &&Id| {
            self.present.contains(id)
                || self.late.iter().any(|(late, _)| late == *id)
                || self.substitutes.iter().any(|(substitute, _)| substitute == *id)
        };
        present.chain(left.filter(move |id| !listed(id)))
    }

    /// Whether somebody was there at some time.
    pub fn was_there(&self, id: &Id) -> bool {
        self.there().any(|there| there == id)
    }

    /// [`Meeting::was_there_at`], of a meeting's agenda and start.
    fn was_there_at(&self, id: &Id, agenda: &[AgendaItem], at: usize, start: Option<Time>) -> bool {
        let moment = |list: &[(Id, Option<Moment>)]| list.iter().find(|(who, _)| who == id).and_then(|(_, when)| *when);
        let not_yet = moment(&self.late).and_then(|came| came.is_by(agenda, at, start)) == Some(false);
        let gone = moment(&self.left).and_then(|left| left.is_by(agenda, at, start)) == Some(true);
        self.was_there(id) && !not_yet && !gone
    }

    /// Whose place somebody took.
    pub fn in_place_of(&self, id: &Id) -> Option<&Id> {
        self.substitutes.iter().find(|(substitute, _)| substitute == id).map(|(_, principal)| principal)
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.there().next().is_none() && self.excused.is_empty() && self.absent.is_empty()
    }
}

/// A point of the agenda.
#[derive(Debug, Clone)]
pub struct AgendaItem {
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

    #[test]
    fn a_night_session_ends_on_the_next_day_and_a_slip_does_not() {
        let night = time(22, 30, 0, 0);
        assert!(is_after_midnight(night, time(0, 40, 0, 0)));
        assert!(!is_after_midnight(night, time(23, 10, 0, 0)));
        // Ten minutes before the start would be a session of nearly a day.
        assert!(!is_after_midnight(time(9, 0, 0, 0), time(8, 50, 0, 0)));
        let agenda = [item(Some(time(22, 40, 0, 0))), item(Some(time(0, 15, 0, 0)))];
        let left = vec![(id("ana"), Some(Moment::Time(time(0, 10, 0, 0))))];
        let late = vec![(id("luis"), Some(Moment::Time(time(23, 0, 0, 0))))];
        let attendance = Attendance { present: vec![id("ana")], left, late, ..Attendance::default() };
        let there = |name: &str| [0, 1].map(|at| attendance.was_there_at(&id(name), &agenda, at, Some(night)));
        assert_eq!([there("ana"), there("luis")], [[true, false], [false, true]]);
    }

    #[test]
    fn who_came_late_or_left_early_was_there_for_the_points_between() {
        let agenda = [item(Some(time(9, 0, 0, 0))), item(Some(time(9, 40, 0, 0))), item(None)];
        let attendance = Attendance {
            present: vec![id("ana")],
            late: vec![(id("luis"), Some(Moment::Time(time(9, 30, 0, 0)))), (id("rosa"), None)],
            left: vec![(id("ana"), Some(Moment::Point(3))), (id("luis"), Some(Moment::Point(3)))],
            ..Attendance::default()
        };
        let there = |name: &str| [0, 1, 2].map(|at| attendance.was_there_at(&id(name), &agenda, at, None));
        assert_eq!(there("ana"), [true, true, false]);
        assert_eq!(there("luis"), [false, true, false]);
        assert_eq!(there("rosa"), [true, true, true], "nobody wrote when she came");
        assert_eq!(there("otra"), [false, false, false]);
        assert_eq!(attendance.there().count(), 3, "who left is counted once");
    }
}
