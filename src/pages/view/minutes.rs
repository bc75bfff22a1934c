//! Meetings and their agenda.

use serde::Serialize;

use super::{Day, DecisionRow, DocumentRow, Link, MotionView, NavItem, Prose, Words};

/// The list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meetings {
    /// Meetings to come, the next first.
    pub coming: Vec<MeetingRow>,
    /// Meetings past, by year, the latest first.
    pub years: Vec<MeetingYear>,
    /// The years that have pages of their own.
    pub more: Vec<NavItem>,
    /// The calendar to subscribe to.
    pub calendar: Option<String>,
    /// The list of papers, where there are any.
    pub papers: Option<String>,
    /// The meetings as data.
    pub data: Option<String>,
    /// The year, where this is its own page.
    pub of_year: Option<i16>,
}

/// The meetings of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingYear {
    /// The year.
    pub year: i16,
    /// Its meetings, the latest first.
    pub meetings: Vec<MeetingRow>,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingRow {
    /// Its title.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// The day.
    pub date: Day,
    /// When it begins, where it is still to come.
    pub start: Option<String>,
    /// Where, where it is still to come.
    pub location: Option<Words>,
    /// The names of the bodies that meet.
    pub bodies: Vec<Words>,
    /// Its kind's word.
    pub kind: &'static str,
    /// Its state's word.
    pub state: &'static str,
    /// How many decisions it made.
    pub decisions: usize,
    /// The meeting that is held in this one's place.
    pub postponed_to: Option<Link>,
    /// The first decisions' titles, or points of the agenda.
    pub highlights: Vec<Words>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// Its kind's word.
    pub kind: &'static str,
    /// Its state's word.
    pub state: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// The body.
    pub body: Link,
    /// The bodies that met together with it.
    pub jointly: Vec<Link>,
    /// The day.
    pub date: Day,
    /// When it began.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Where.
    pub location: Option<Words>,
    /// The day on which it was called.
    pub called: Option<Day>,
    /// What was changed after it was called.
    pub changes: Vec<NoteRow>,
    /// The meeting that approved the minutes.
    pub approved_by: Option<Link>,
    /// What was corrected in the minutes.
    pub corrections: Vec<NoteRow>,
    /// The meeting that is held in this one's place.
    pub postponed_to: Option<Link>,
    /// The meetings in whose place it is held.
    pub instead_of: Vec<Link>,
    /// Who presided.
    pub chair: Option<Link>,
    /// Who kept the record.
    pub secretary: Option<Link>,
    /// Who was there, by how: present, late, left, substitutes, excused, absent.
    pub attendance: Vec<AttendanceRow>,
    /// How many citizens attended, in words.
    pub citizens: Option<String>,
    /// The quorum of each body that met: how many of its members were there, and how many had to be.
    pub quorums: Vec<QuorumView>,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// Whether what is said of its points is in another language than the page's.
    pub agenda_untranslated: bool,
    /// What was decided.
    pub decisions: Vec<DecisionRow>,
    /// The call, the signed minutes, recordings and whatever else belongs to it.
    pub documents: Vec<DocumentRow>,
    /// Whether the minutes are nothing but a file.
    pub file_alone: bool,
    /// The text of the minutes.
    pub text: Option<Prose>,
    /// The meetings before and after.
    pub previous: Option<Link>,
    /// The meeting after.
    pub next: Option<Link>,
}

/// A change of a meeting or of its minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteRow {
    /// The day.
    pub date: Day,
    /// What was changed.
    pub what: Words,
}

/// A quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuorumView {
    /// The body's name, where several met.
    pub body: Option<Words>,
    /// Members with a vote who were there.
    pub present: usize,
    /// All members with a vote.
    pub members: usize,
    /// How many had to be there.
    pub needed: usize,
    /// Whether they were enough.
    pub reached: bool,
}

/// People who were there in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceRow {
    /// `present`, `late`, `left`, `substitutes`, `excused`, `absent`.
    pub kind: &'static str,
    /// Them, with when they came or left, or in whose place.
    pub people: Vec<Attendee>,
}

/// Somebody who was there or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// Who.
    pub person: Link,
    /// When they came or left, or in whose place.
    pub note: Option<String>,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// The headings that stand over it and are no points.
    pub sections: Vec<Words>,
    /// Its number.
    pub number: String,
    /// An id that is unique on the page.
    pub id: String,
    /// What it is about.
    pub title: Words,
    /// More on it.
    pub text: Option<Words>,
    /// What the minutes say of it.
    pub prose: Option<Prose>,
    /// When it began, or from when to when.
    pub time: Option<String>,
    /// Whether the public was not admitted.
    pub closed: bool,
    /// What came of it, in the words of the minutes.
    pub result: Option<Words>,
    /// What it is about, as topics.
    pub topics: Vec<Link>,
    /// What was decided, a paragraph each.
    pub resolution: Vec<Words>,
    /// The papers that were dealt with.
    pub papers: Vec<Link>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// The motions put under it.
    pub motions: Vec<MotionView>,
    /// What citizens said.
    pub interventions: Vec<InterventionRow>,
}

/// What a citizen said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InterventionRow {
    /// Who.
    pub name: Option<String>,
    /// For whom they spoke.
    pub on_behalf_of: Option<Words>,
    /// What they said.
    pub text: Words,
    /// What they were answered.
    pub answer: Option<Words>,
}
