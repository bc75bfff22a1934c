//! Who has a vote at a point of a meeting: members from their own seats, and substitutes from those of members
//! who are away.

use std::collections::BTreeSet;

use super::attendance::Presence;
use super::council::Meeting;
use super::id::Id;
use super::municipality::{Membership, Municipality, Role};

/// What gives somebody a vote in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// Their own.
    Own,
    /// That of a member who is away, as the minutes say.
    InPlace,
    /// That of any member who is away: a substitute who is only listed as present, since not everybody
    /// writes in whose place.
    Open,
}

/// The part of a meeting for which it is asked who was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At some time of it.
    Ever,
    /// As a point of its agenda (counted from 0) ended, when it is voted on.
    EndOf(usize),
    /// At some time of a point.
    During(usize),
}

impl When {
    /// The end of a point, or the whole meeting.
    pub fn at(point: Option<usize>) -> Self {
        point.map_or(Self::Ever, Self::EndOf)
    }

    /// Whether somebody was there.
    pub(super) fn was_there(self, id: &Id, meeting: &Meeting) -> bool {
        match self {
            Self::Ever => meeting.attendance.was_there(id),
            Self::EndOf(at) => meeting.presence_at(id, at).to_the_end(),
            Self::During(at) => meeting.presence_at(id, at) != Presence::Away,
        }
    }

    /// Whether somebody was away, or at some time of a point may have been.
    fn was_away(self, id: &Id, meeting: &Meeting) -> bool {
        match self {
            Self::Ever | Self::EndOf(_) => !self.was_there(id, meeting),
            Self::During(at) => meeting.presence_at(id, at) != Presence::Whole,
        }
    }
}

/// What gives somebody a vote in a part of a meeting; nothing where they have none. A member who is away
/// has one substitute at a time, the first who is listed. Whoever has a voice and no vote in the body takes
/// nobody's place, unless as its substitute.
pub fn seat(id: &Id, meeting: &Meeting, municipality: &Municipality, when: When) -> Option<Seat> {
    seat_in(&meeting.body, id, meeting, municipality, when)
}

/// The same in one of the bodies that meet together.
fn seat_in(body: &Id, id: &Id, meeting: &Meeting, municipality: &Municipality, when: When) -> Option<Seat> {
    let holds = |id: &Id, fits: fn(&Membership) -> bool| {
        municipality.person(id).is_some_and(|person| {
            person.memberships.iter().any(|held| held.body == *body && fits(held) && held.covers(meeting.date))
        })
    };
    let is_substitute = |id: &Id| holds(id, |held| held.role == Role::Substitute);
    let can_stand_in = |id: &Id| !holds(id, Membership::votes) && (is_substitute(id) || !holds(id, |_| true));
    if holds(id, Membership::votes) {
        return Some(Seat::Own);
    }
    let Some(principal) = meeting.attendance.in_place_of(id) else { return is_substitute(id).then_some(Seat::Open) };
    // The member may come later, or have left: then the substitute sat while they were away.
    let is_free = can_stand_in(id) && holds(principal, Membership::votes) && when.was_away(principal, meeting);
    let before = meeting.attendance.substitutes.iter().take_while(|(other, _)| other != id);
    let sits = |other: &Id| match when {
        When::During(at) => meeting.presence_at(other, at) == Presence::Whole,
        _ => when.was_there(other, meeting),
    };
    let mut sitting = before.filter(|(other, whose)| whose == principal && can_stand_in(other) && sits(other));
    (is_free && sitting.next().is_none()).then_some(Seat::InPlace)
}

/// The member from whose seat somebody votes: that whose place they take, or themselves.
pub fn seat_of<'a>(id: &'a Id, meeting: &'a Meeting, municipality: &Municipality, when: When) -> &'a Id {
    let takes = |_: &&Id| seat(id, meeting, municipality, when) == Some(Seat::InPlace);
    meeting.attendance.in_place_of(id).filter(takes).unwrap_or(id)
}

/// How many seats of one of the bodies that meet were taken at some time of a point (counted from 0), also
/// by who came or left during it.
pub(super) fn taken_during(body: &Id, meeting: &Meeting, municipality: &Municipality, at: usize) -> usize {
    let when = When::During(at);
    let (mut taken, mut open) = (BTreeSet::new(), BTreeSet::new());
    for id in meeting.attendance.there().filter(|id| when.was_there(id, meeting)) {
        match seat_in(body, id, meeting, municipality, when) {
            Some(Seat::Own) => drop(taken.insert(id)),
            Some(Seat::InPlace) => drop(taken.insert(meeting.attendance.in_place_of(id).unwrap_or(id))),
            Some(Seat::Open) => drop(open.insert(id)),
            None => {}
        }
    }
    let free = seats(body, meeting, municipality).saturating_sub(taken.len());
    taken.len() + open.len().min(free)
}

/// Those who have a vote at a point of a meeting's agenda (counted from 0), or over all of it, and were
/// there as it ended, each once. Substitutes of whom nobody wrote in whose place they came have one, in the
/// order in which they are listed, as far as members are away.
pub fn voters<'m>(meeting: &'m Meeting, municipality: &Municipality, at: Option<usize>) -> Vec<&'m Id> {
    voters_in(&meeting.body, meeting, municipality, at)
}

/// The same of one of the bodies that meet together.
pub(super) fn voters_in<'m>(
    body: &Id,
    meeting: &'m Meeting,
    municipality: &Municipality,
    at: Option<usize>,
) -> Vec<&'m Id> {
    let when = When::at(at);
    let mut seen = BTreeSet::new();
    let there = meeting.attendance.there().filter(|id| seen.insert(*id) && when.was_there(id, meeting));
    let seated = there.filter_map(|id| Some((id, seat_in(body, id, meeting, municipality, when)?)));
    let (open, taken): (Vec<_>, Vec<_>) = seated.partition(|(_, seat)| *seat == Seat::Open);
    let mut voters: Vec<&Id> = taken.into_iter().map(|(id, _)| id).collect();
    if !open.is_empty() {
        let free = seats(body, meeting, municipality).saturating_sub(voters.len());
        voters.extend(open.into_iter().take(free).map(|(id, _)| id));
    }
    voters
}

/// Whether somebody can vote at a point of a meeting's agenda (counted from 0). A substitute of whom
/// nobody wrote in whose place they came can where any member is away.
pub fn can_vote(id: &Id, meeting: &Meeting, municipality: &Municipality, at: usize) -> bool {
    let end = When::EndOf(at);
    let is_taken = |id: &&Id| {
        let seat = seat(id, meeting, municipality, end);
        matches!(seat, Some(Seat::Own | Seat::InPlace)) && end.was_there(id, meeting)
    };
    match seat(id, meeting, municipality, When::During(at)) {
        Some(Seat::Own | Seat::InPlace) => true,
        Some(Seat::Open) => {
            meeting.attendance.there().filter(is_taken).count() < seats(&meeting.body, meeting, municipality)
        }
        None => false,
    }
}

/// The seats of a body that meets: those that its rules say, or else its members that day.
pub(super) fn seats(body: &Id, meeting: &Meeting, municipality: &Municipality) -> usize {
    let own = municipality.body(body).and_then(|body| body.seats);
    own.unwrap_or_else(|| municipality.members_on(body, meeting.date).count())
}
