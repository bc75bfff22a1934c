//! A municipality: its names, how to reach it, its people and bodies.

use jiff::civil::Date;

use super::choice::choices;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

/// A municipality.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// Its folder's name.
    pub id: Id,
    /// Its name as people say it.
    pub name: Text,
    /// Its name in full.
    pub official_name: Option<Text>,
    /// A few sentences about it.
    pub description: Option<Text>,
    /// Its area in the territory.
    pub area: Option<String>,
    /// Its colour, as six hexadecimal digits.
    pub colour: Option<String>,
    /// Its emblem: a path below its folder.
    pub emblem: Option<String>,
    /// How to reach it.
    pub contact: Contact,
    /// The bodies in which people meet.
    pub bodies: Vec<Body>,
    /// The people who hold office, now or before.
    pub people: Vec<Person>,
    /// Where it was written.
    pub place: Place,
}

/// How to reach it.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// Street and town.
    pub address: Option<Text>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Opening hours.
    pub hours: Option<Text>,
    /// Its own site.
    pub web: Option<String>,
}

choices! {
    /// What a body is.
    pub enum BodyKind {
        /// The council of all representatives.
        Council "council",
        /// A committee of some of them.
        Committee "committee",
        /// An assembly of citizens.
        Assembly "assembly",
        /// The mayor's office.
        Executive "executive",
    }
}

choices! {
    /// What somebody is in a body.
    pub enum Role {
        /// Presides.
        President "president",
        /// Has a seat and a vote.
        Member "member",
        /// Votes in a member's absence.
        Substitute "substitute",
        /// Keeps the record; has no vote.
        Secretary "secretary",
        /// Heads the municipality; has a voice and no vote.
        Mayor "mayor",
    }
}

impl Role {
    /// Whether the seat counts for the quorum and carries a vote.
    pub fn votes(self) -> bool {
        matches!(self, Self::President | Self::Member)
    }
}

choices! {
    /// How many must be present.
    pub enum Quorum {
        /// More than half of all members.
        Majority "majority",
        /// At least two thirds of all members.
        TwoThirds "two_thirds",
        /// Any number.
        None "none",
    }
}

impl Quorum {
    /// The least number present, out of `members`.
    pub fn needs(self, members: usize) -> usize {
        match self {
            Self::Majority => members / 2 + 1,
            Self::TwoThirds => (members * 2).div_ceil(3),
            Self::None => 0,
        }
    }
}

/// A body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub kind: BodyKind,
    /// How many must be present.
    pub quorum: Quorum,
}

/// Somebody who holds an office.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Other ways in which the minutes name them.
    pub aliases: Vec<String>,
    /// The offices they held.
    pub memberships: Vec<Membership>,
    /// Where it was written.
    pub place: Place,
}

/// An office, in a body, for a time.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The body's id.
    pub body: Id,
    /// What they are there.
    pub role: Role,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The area that they represent.
    pub area: Option<String>,
    /// Where it was written.
    pub place: Place,
}

impl Membership {
    /// Whether the office was held on that day.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Municipality {
    /// The body with this id.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// The person with this id.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// Those who had a vote in a body on a day, in the order in which they were written.
    pub fn members_on<'m>(&'m self, body: &'m Id, day: Date) -> impl Iterator<Item = &'m Person> {
        self.people.iter().filter(move |person| {
            person.memberships.iter().any(|held| held.body == *body && held.role.votes() && held.covers(day))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quorum_is_counted_from_all_members() {
        assert_eq!([5, 7, 8, 9].map(|members| Quorum::Majority.needs(members)), [3, 4, 5, 5]);
        assert_eq!([6, 7, 9].map(|members| Quorum::TwoThirds.needs(members)), [4, 5, 6]);
    }
}
