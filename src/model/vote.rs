//! Motions and votes: who voted how, what majority was needed, and what follows from it.
//!
//! The counting rules, so that anyone can follow a result by hand:
//!
//! - **Votes cast** are those for and those against. Abstentions, the recused and the absent are none.
//! - **Present** are the members, and those who take an absent member's place, one for each, who were there
//!   as the point ended; who withdrew because of a conflict of interest is not among them.
//! - **All members** are the seats of the body: those that its rules say, or else its members that day.
//! - A *simple* majority of the votes cast is more for than against. Any other simple or *absolute*
//!   majority is the whole number that follows half of the base (Panama, Ley 106 of 1973, article 41:
//!   of all members). *Two thirds* and *three quarters* are the least whole number not below that part
//!   of the base; *unanimity* is the whole base, and at least one vote.
//! - On a tie, whoever presides can decide with one vote more, where the rules say so.
//!
//! Who has a vote at all stands in [`super::seat`], what a vote means for those who could vote in
//! [`super::bench`].

use super::choice::{Choice, choices};
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What became of a motion.
    pub enum MotionResult {
        /// Carried.
        Adopted "adopted",
        /// Lost.
        Rejected "rejected",
        /// Left for another meeting.
        Postponed "postponed",
        /// Sent to a committee.
        Referred "referred",
        /// Taken back.
        Withdrawn "withdrawn",
        /// Not decided, since there was no quorum.
        Lapsed "lapsed",
        /// Not known: the source says it in words that can be read in several ways.
        Unclear "unclear",
    }
}

choices! {
    /// How a vote was taken.
    pub enum VoteMethod {
        /// Each member was called and answered.
        RollCall "roll_call",
        /// Hands were raised.
        ShowOfHands "show_of_hands",
        /// Only counted.
        Count "count",
        /// By secret ballot.
        Secret "secret",
        /// Nobody objected.
        Acclamation "acclamation",
    }
}

choices! {
    /// How large a majority must be.
    pub enum Majority {
        /// More for than against.
        Simple "simple",
        /// The whole number that follows half of the base.
        Absolute "absolute",
        /// Two thirds of the base.
        TwoThirds "two_thirds",
        /// Three quarters of the base.
        ThreeQuarters "three_quarters",
        /// All.
        Unanimity "unanimity",
    }
}

choices! {
    /// What a majority is counted from.
    pub enum Base {
        /// The votes for and against.
        Votes "votes",
        /// Those present.
        Present "present",
        /// All members.
        Members "members",
    }
}

/// A majority with what it is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// How large.
    pub majority: Majority,
    /// Of what.
    pub base: Base,
}

impl Requirement {
    /// The requirement with a majority's usual base: the votes cast for a simple majority and for
    /// unanimity, all members for any other.
    pub fn usual(majority: Majority) -> Self {
        let base = match majority {
            Majority::Simple | Majority::Unanimity => Base::Votes,
            Majority::Absolute | Majority::TwoThirds | Majority::ThreeQuarters => Base::Members,
        };
        Self { majority, base }
    }

    /// The least number of votes for, out of a base of so many.
    pub fn needs(self, base: usize) -> usize {
        match self.majority {
            Majority::Simple | Majority::Absolute => base / 2 + 1,
            Majority::TwoThirds => (base * 2).div_ceil(3).max(1),
            Majority::ThreeQuarters => (base * 3).div_ceil(4).max(1),
            Majority::Unanimity => base.max(1),
        }
    }
}

/// A motion.
#[derive(Debug, Clone)]
pub struct Motion {
    /// What is moved.
    pub title: Text,
    /// Its words.
    pub text: Option<Text>,
    /// Who moved it.
    pub movers: Vec<Id>,
    /// Who seconded it.
    pub seconders: Vec<Id>,
    /// Changes to it that were moved, with their votes.
    pub amendments: Vec<Motion>,
    /// Who had an interest of their own and withdrew, with what it was.
    pub conflicts: Vec<(Id, Option<Text>)>,
    /// The majority that it needs, where it is not the body's.
    pub requirement: Option<Requirement>,
    /// The vote, where there was one.
    pub vote: Option<Vote>,
    /// What became of it, as written.
    pub result: Option<MotionResult>,
    /// The numbers of the decisions that it made.
    pub decisions: Vec<String>,
    /// Where it was written.
    pub place: Place,
}

/// A vote: by name, or only counted.
#[derive(Debug, Clone)]
pub struct Vote {
    /// How it was taken.
    pub method: VoteMethod,
    /// For.
    pub yes: Ballots,
    /// Against.
    pub no: Ballots,
    /// Neither.
    pub abstain: Ballots,
    /// There for the vote of others, and noted as missing in this one.
    pub absent: Ballots,
    /// Withdrew because of a conflict of interest.
    pub recused: Ballots,
    /// The counts that the minutes state beside the names: for, against, abstentions.
    pub stated: Option<[usize; 3]>,
    /// On a tie, how whoever presides decided.
    pub casting: Option<Casting>,
    /// Where it was written.
    pub place: Place,
}

choices! {
    /// How whoever presides decided a tie.
    pub enum Casting {
        /// For.
        Yes "yes",
        /// Against.
        No "no",
    }
}

/// The votes of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ballots {
    /// Who cast them.
    Names(Vec<Id>),
    /// How many there were.
    Count(usize),
}

impl Default for Ballots {
    fn default() -> Self {
        Self::Names(Vec::new())
    }
}

impl Ballots {
    /// How many there were.
    pub fn count(&self) -> usize {
        match self {
            Self::Names(names) => names.len(),
            Self::Count(count) => *count,
        }
    }

    /// Who cast them, where that is known.
    pub fn names(&self) -> &[Id] {
        match self {
            Self::Names(names) => names,
            Self::Count(_) => &[],
        }
    }
}

choices! {
    /// A side of a vote.
    pub enum Side {
        /// For.
        Yes "yes",
        /// Against.
        No "no",
        /// Neither.
        Abstain "abstain",
        /// Missing.
        Absent "absent",
        /// Withdrew because of a conflict of interest.
        Recused "recused",
    }
}

impl Vote {
    /// The votes of a side.
    pub fn side(&self, side: Side) -> &Ballots {
        match side {
            Side::Yes => &self.yes,
            Side::No => &self.no,
            Side::Abstain => &self.abstain,
            Side::Absent => &self.absent,
            Side::Recused => &self.recused,
        }
    }

    /// Every name with its side, in the order of the sides.
    pub fn names(&self) -> impl Iterator<Item = (Side, &Id)> {
        Side::ALL.iter().flat_map(|side| self.side(*side).names().iter().map(|id| (*side, id)))
    }

    /// How somebody voted, where that is known.
    pub fn of(&self, id: &Id) -> Option<Side> {
        self.names().find(|(_, who)| *who == id).map(|(side, _)| side)
    }

    /// Keeps of the votes only how many there were: a secret ballot tells nobody's. Who was missing or
    /// withdrew is no secret.
    pub fn keep_secret(&mut self) {
        for side in [&mut self.yes, &mut self.no, &mut self.abstain] {
            *side = Ballots::Count(side.count());
        }
    }

    /// Whether it is known by name.
    pub fn is_roll_call(&self) -> bool {
        self.names().any(|(side, _)| matches!(side, Side::Yes | Side::No | Side::Abstain))
    }

    /// Whether those who voted did not all vote alike.
    pub fn is_divided(&self) -> bool {
        [&self.yes, &self.no, &self.abstain].into_iter().filter(|side| side.count() > 0).count() > 1
    }

    /// How many votes were cast or withheld: for, against and abstentions. Where there is none, nobody
    /// counted: nobody objected, or nobody wrote it.
    pub fn cast(&self) -> usize {
        self.yes.count() + self.no.count() + self.abstain.count()
    }

    /// Whether there are as many for as against.
    pub fn is_tied(&self) -> bool {
        self.yes.count() == self.no.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn majorities_are_counted_as_the_head_of_this_file_says() {
        let needs =
            |majority, base: [usize; 4]| base.map(|base| Requirement { majority, base: Base::Members }.needs(base));
        assert_eq!(needs(Majority::Absolute, [5, 8, 9, 10]), [3, 5, 5, 6]);
        assert_eq!(needs(Majority::TwoThirds, [5, 6, 9, 10]), [4, 4, 6, 7]);
        assert_eq!(needs(Majority::ThreeQuarters, [4, 5, 8, 9]), [3, 4, 6, 7]);
        assert_eq!(needs(Majority::Unanimity, [0, 1, 7, 9]), [1, 1, 7, 9]);
    }
}
