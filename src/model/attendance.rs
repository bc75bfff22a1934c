//! Who was at a meeting, from when, and until when.

use jiff::civil::Time;

use super::id::Id;
use crate::findings::Place;

/// Who was there; each list in the order in which it was written.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// From the beginning.
    pub present: Vec<Id>,
    /// Whether it was written that nobody was there, and not only left out who was.
    pub nobody: bool,
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
    /// How many citizens attended, where that was counted.
    pub citizens: Option<u64>,
    /// Where each was named, in the order of the lists.
    pub places: Vec<(Id, Place)>,
}

/// When somebody came or left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// At a time of day.
    Time(Time),
    /// As a point of the agenda began.
    Point {
        /// The number that the point bears.
        number: String,
        /// Its place in the agenda, counted from 0.
        at: usize,
    },
}

/// How far somebody was there while a point of the agenda was dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// From its beginning to its end.
    Whole,
    /// For a part of it, or it cannot be told for how much.
    Part {
        /// Whether they were there as it ended; where that is not known, as it began.
        to_the_end: bool,
    },
    /// Not at all.
    Away,
}

impl Presence {
    /// Whether they were there as the point ended, when it is voted on; as it began, where its end is not known.
    pub fn to_the_end(self) -> bool {
        matches!(self, Self::Whole | Self::Part { to_the_end: true })
    }

    /// What remains of two that limit each other.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Away, _) | (_, Self::Away) => Self::Away,
            (Self::Whole, Self::Whole) => Self::Whole,
            _ => Self::Part { to_the_end: self.to_the_end() && other.to_the_end() },
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

    /// Whose place somebody took.
    pub fn in_place_of(&self, id: &Id) -> Option<&Id> {
        self.substitutes.iter().find(|(substitute, _)| substitute == id).map(|(_, principal)| principal)
    }

    /// Where somebody was named, for the time that is counted from 0.
    pub fn place_of(&self, id: &Id, time: usize) -> Option<&Place> {
        self.places.iter().filter(|(named, _)| named == id).nth(time).map(|(_, place)| place)
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.there().next().is_none() && self.excused.is_empty() && self.absent.is_empty()
    }
}
