//! A municipality: its names, how to reach it, its people and bodies.

use jiff::civil::Date;

use super::choice::choices;
use super::id::Id;
use super::vote::Requirement;
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
    /// Personal data that are published on purpose.
    pub allowed: Vec<String>,
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
        /// A department of the administration.
        Office "office",
        /// A group of members, or a party.
        Party "party",
    }
}

impl BodyKind {
    /// OParl's recommended word for it.
    pub fn oparl(self) -> &'static str {
        match self {
            Self::Council | Self::Committee | Self::Assembly => "Gremium",
            Self::Executive => "Institution",
            Self::Office => "Verwaltungsbereich",
            Self::Party => "Fraktion",
        }
    }
}

choices! {
    /// What somebody is in a body.
    pub enum Role {
        /// Presides.
        President "president",
        /// Presides in the president's absence.
        VicePresident "vice_president",
        /// Has a seat and a vote.
        Member "member",
        /// Votes in a member's absence.
        Substitute "substitute",
        /// Keeps the record; has no vote.
        Secretary "secretary",
        /// Heads the municipality; has a voice and no vote.
        Mayor "mayor",
        /// Advises; has a voice and no vote.
        Adviser "adviser",
    }
}

impl Role {
    /// Whether the seat counts for the quorum and carries a vote.
    pub fn votes(self) -> bool {
        matches!(self, Self::President | Self::VicePresident | Self::Member)
    }
}

choices! {
    /// What part of all members must be present.
    pub enum QuorumRule {
        /// More than half.
        Majority "majority",
        /// At least half.
        Half "half",
        /// At least a third.
        Third "third",
        /// At least two thirds.
        TwoThirds "two_thirds",
        /// All.
        All "all",
        /// Any number.
        None "none",
    }
}

/// How many must be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quorum {
    /// A part of all members.
    Rule(QuorumRule),
    /// So many, whatever the number of members.
    Number(usize),
}

impl Quorum {
    /// The least number present, out of `members`.
    pub fn needs(self, members: usize) -> usize {
        match self {
            Self::Number(number) => number,
            Self::Rule(QuorumRule::Majority) => members / 2 + 1,
            Self::Rule(QuorumRule::Half) => members.div_ceil(2),
            Self::Rule(QuorumRule::Third) => members.div_ceil(3),
            Self::Rule(QuorumRule::TwoThirds) => (members * 2).div_ceil(3),
            Self::Rule(QuorumRule::All) => members,
            Self::Rule(QuorumRule::None) => 0,
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
    /// Its name in short.
    pub short_name: Option<Text>,
    /// What it is in the words of its own rules.
    pub classification: Option<Text>,
    /// How many must be present.
    pub quorum: Quorum,
    /// How many seats it has by law; its members of the day where it is not written.
    pub seats: Option<usize>,
    /// The majority that its decisions need; a simple one where it is not written.
    pub requirement: Option<Requirement>,
    /// How many days minutes may stay a draft.
    pub approve_within: Option<i64>,
    /// The body that it belongs to.
    pub part_of: Option<Id>,
    /// The day on which it was set up.
    pub from: Option<Date>,
    /// The day on which it ended.
    pub to: Option<Date>,
    /// Where it meets or sits.
    pub location: Option<Text>,
    /// Its own site.
    pub web: Option<String>,
    /// The same body at its source, where it was imported.
    pub source: Option<String>,
    /// Its OParl type, where it is another than its kind's.
    pub oparl_type: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// Somebody who holds an office.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The parts of it.
    pub parts: NameParts,
    /// Other ways in which the minutes name them.
    pub aliases: Vec<String>,
    /// Their party or list.
    pub party: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// A picture: a path below the municipality's folder.
    pub photo: Option<String>,
    /// The offices they held.
    pub memberships: Vec<Membership>,
    /// Where it was written.
    pub place: Place,
}

/// The parts of a name and what is said with it, as data; pages show the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Given names.
    pub given: Option<String>,
    /// Family names.
    pub family: Option<String>,
    /// Titles before it: `Dr.`.
    pub honorific: Option<String>,
    /// What stands after it.
    pub suffix: Option<String>,
    /// How they are addressed.
    pub address: Option<String>,
}

/// An office, in a body, for a time.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The body's id.
    pub body: Id,
    /// What they are there.
    pub role: Role,
    /// What they are there, in the body's own words.
    pub title: Option<Text>,
    /// Whether they have a vote there, where their role does not say it.
    pub voting: Option<bool>,
    /// The group for which they sit there.
    pub on_behalf_of: Option<Id>,
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
    /// Whether the seat counts for the quorum and carries a vote. A substitute's never does by itself.
    pub fn votes(&self) -> bool {
        self.voting.map_or(self.role.votes(), |voting| voting && self.role != Role::Substitute)
    }

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
            person.memberships.iter().any(|held| held.body == *body && held.votes() && held.covers(day))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quorum_is_counted_from_all_members() {
        let needs = |rule, members: [usize; 4]| members.map(|members| Quorum::Rule(rule).needs(members));
        assert_eq!(needs(QuorumRule::Majority, [5, 7, 8, 9]), [3, 4, 5, 5]);
        assert_eq!(needs(QuorumRule::Half, [5, 7, 8, 9]), [3, 4, 4, 5]);
        assert_eq!(needs(QuorumRule::Third, [5, 6, 7, 9]), [2, 2, 3, 3]);
        assert_eq!(needs(QuorumRule::TwoThirds, [6, 7, 8, 9]), [4, 5, 6, 6]);
        assert_eq!(Quorum::Number(5).needs(20), 5);
    }
}
