//! The council: its bodies, its members, and how they voted side by side.

use serde::Serialize;

use super::{Day, Link, MeetingRow, Share, VoteRow, Words};

/// The council's page: its bodies and people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Council {
    /// The bodies that exist, with who is in each.
    pub bodies: Vec<BodyRow>,
    /// The bodies that ended, and the departments.
    pub others: Vec<Link>,
    /// The people who hold no office any more.
    pub former: Vec<Link>,
    /// The list of topics, where there are any.
    pub topics: Option<String>,
    /// The data: people and bodies as Popolo, OParl's entry.
    pub data: Vec<super::Download>,
}

/// A body in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyRow {
    /// Its page.
    pub link: Link,
    /// Its kind's word.
    pub kind: &'static str,
    /// Those who sit in it today.
    pub members: Vec<MemberRow>,
}

/// Somebody in a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// Their page.
    pub person: Link,
    /// Their role's word.
    pub role: &'static str,
    /// What they are there, in the body's own words.
    pub title: Option<Words>,
    /// The area that they represent.
    pub area: Option<Words>,
    /// Their party, list or group.
    pub party: Option<String>,
}

/// A body's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    /// Its kind's word.
    pub kind: &'static str,
    /// What it is in its own words.
    pub classification: Option<Words>,
    /// How many seats it has.
    pub seats: usize,
    /// How many must be there.
    pub quorum: usize,
    /// The word of the majority that it decides with.
    pub majority: &'static str,
    /// The word for what that is counted from.
    pub base: &'static str,
    /// Where it meets.
    pub location: Option<Words>,
    /// Its own site.
    pub web: Option<String>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// The body that it belongs to.
    pub part_of: Option<Link>,
    /// The bodies that belong to it.
    pub parts: Vec<Link>,
    /// Those who sit in it today.
    pub members: Vec<MemberRow>,
    /// Those who sat in it.
    pub former: Vec<Link>,
    /// Its latest meetings.
    pub meetings: Vec<MeetingRow>,
    /// How many there are.
    pub meeting_count: usize,
    /// Where its members' votes stand side by side.
    pub votes: Option<String>,
}

/// A council member's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Their party or list.
    pub party: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// A picture.
    pub photo: Option<super::Picture>,
    /// The offices that they hold and held, the latest first.
    pub terms: Vec<TermRow>,
    /// How often they were at meetings, by body.
    pub attendance: Vec<AttendanceRate>,
    /// How often they voted how.
    pub votes: Vec<super::VoteSide>,
    /// Votes in which not all voted alike, the latest first.
    pub divided: Vec<VoteRow>,
    /// What they moved, the latest first.
    pub moved: Vec<VoteRow>,
    /// With whom they voted alike, the most alike first.
    pub alike: Vec<AlikeRow>,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermRow {
    /// The body.
    pub body: Link,
    /// The role's word.
    pub role: &'static str,
    /// What they are there, in the body's own words.
    pub title: Option<Words>,
    /// The group for which they sit there.
    pub on_behalf_of: Option<Link>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// The area that they represent.
    pub area: Option<Words>,
    /// Whether it is held today.
    pub current: bool,
}

/// How often somebody was at the meetings of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceRate {
    /// The body's name.
    pub body: Words,
    /// Meetings at which they were.
    pub there: usize,
    /// Meetings held while they had a seat.
    pub held: usize,
    /// Meetings from which they were missing with a reason.
    pub excused: usize,
    /// Meetings to which they came as a substitute.
    pub substituted: usize,
    /// The share.
    pub share: Option<Share>,
}

/// How often two members voted alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlikeRow {
    /// The other.
    pub person: Link,
    /// In how many votes both took part.
    pub both: usize,
    /// In how many they voted alike.
    pub alike: usize,
    /// The share.
    pub share: Option<Share>,
}

/// A body's votes side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideBySide {
    /// How many roll calls there were.
    pub roll_calls: usize,
    /// In how many not all voted alike.
    pub divided_count: usize,
    /// Those who voted.
    pub members: Vec<Link>,
    /// For each member, in how many votes they voted as each other did.
    pub rows: Vec<MatrixRow>,
    /// The latest votes in which not all voted alike.
    pub divided: Vec<VoteRow>,
    /// All votes as data.
    pub data: Option<String>,
}

/// A member's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// The member.
    pub person: Link,
    /// For each member: the share of votes in which both voted alike, with the votes in which both
    /// took part; nothing for the member themselves, or where there are none.
    pub cells: Vec<Option<MatrixCell>>,
}

/// Two members' cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixCell {
    /// The share, as text.
    pub share: String,
    /// How alike they vote, in five steps: 0 to 4.
    pub step: usize,
    /// In how many votes both took part.
    pub both: usize,
}
