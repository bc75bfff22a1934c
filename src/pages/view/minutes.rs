//! Meetings, their agenda, votes and decisions.

use serde::Serialize;

use super::{Day, Link, Prose, Share, Words};

/// The list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meetings {
    /// Meetings to come, the next first.
    pub coming: Vec<MeetingRow>,
    /// Meetings past, by year, the latest first.
    pub years: Vec<MeetingYear>,
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
    /// The body's name.
    pub body: Words,
    /// Its kind's word.
    pub kind: &'static str,
    /// Its state's word.
    pub state: &'static str,
    /// How many decisions it made.
    pub decisions: usize,
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
    /// The body's name.
    pub body: Words,
    /// The day.
    pub date: Day,
    /// When it began.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Where.
    pub location: Option<Words>,
    /// Who presided.
    pub chair: Option<String>,
    /// Who kept the record.
    pub secretary: Option<String>,
    /// Who was there, by how: present, late, excused, absent.
    pub attendance: Vec<AttendanceRow>,
    /// The quorum: how many of the members were there, and how many had to be.
    pub quorum: Option<QuorumView>,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// What was decided.
    pub decisions: Vec<DecisionRow>,
    /// The text of the minutes.
    pub text: Option<Prose>,
    /// The meetings before and after.
    pub previous: Option<Link>,
    /// The meeting after.
    pub next: Option<Link>,
}

/// A quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuorumView {
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
    /// `present`, `late`, `excused`, `absent`.
    pub kind: &'static str,
    /// Their names.
    pub people: Vec<String>,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// What it is about.
    pub title: Words,
    /// More on it.
    pub text: Option<Words>,
    /// The motions put under it.
    pub motions: Vec<MotionView>,
}

/// A motion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MotionView {
    /// What is moved.
    pub title: Words,
    /// Who moved it.
    pub mover: Option<String>,
    /// Who seconded it.
    pub seconder: Option<String>,
    /// The vote's sides: yes, no, abstain.
    pub sides: Vec<VoteSide>,
    /// The result's word.
    pub result: Option<&'static str>,
    /// The decision that it made, on this page.
    pub decision: Option<Link>,
}

/// A side of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteSide {
    /// `yes`, `no`, `abstain`.
    pub side: &'static str,
    /// How many.
    pub count: usize,
    /// Their share of all votes, for a bar.
    pub share: Share,
    /// Who, where that is known.
    pub people: Vec<String>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Its number.
    pub number: String,
    /// An id that is unique on the meeting's page.
    pub id: String,
    /// Its form's word.
    pub kind: &'static str,
    /// What it decides.
    pub title: Words,
    /// In a few sentences.
    pub summary: Option<Words>,
    /// Who carries it out.
    pub responsible: Option<Words>,
    /// By when.
    pub due: Option<Day>,
    /// Its state's word: `pending`, `under_way`, `done`, `revoked`, or `overdue`.
    pub state: &'static str,
    /// The day of the meeting.
    pub date: Day,
    /// Where it stands on the meeting's page; empty on that page itself.
    pub href: String,
    /// The budgets and proposals that it concerns.
    pub related: Vec<Link>,
}
