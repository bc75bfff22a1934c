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

use std::collections::BTreeSet;

use super::choice::{Choice, choices};
use super::council::{Meeting, Presence};
use super::id::Id;
use super::municipality::{Membership, Municipality, Role};
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
    /// The number of the decision that it made.
    pub decision: Option<String>,
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

/// Who could vote on a point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bench {
    /// All seats of the body.
    pub members: usize,
    /// Those with a vote who were there, substitutes in the place of members included; none where
    /// no attendance was written.
    pub present: Option<usize>,
    /// How many must be there.
    pub quorum: usize,
    /// The body's own majority.
    pub requirement: Requirement,
}

impl Bench {
    /// The bench for a meeting, at a point of its agenda (counted from 0) or over all of it; none
    /// where the body is not known.
    pub fn of(meeting: &Meeting, municipality: &Municipality, at: Option<usize>) -> Option<Self> {
        let body = municipality.body(&meeting.body)?;
        let members = seats(meeting, municipality);
        let told = meeting.attendance.nobody || meeting.attendance.there().next().is_some();
        Some(Self {
            members,
            present: told.then(|| voters(meeting, municipality, at).len()),
            quorum: body.quorum.needs(members),
            requirement: body.requirement.unwrap_or(Requirement::usual(Majority::Simple)),
        })
    }

    /// Whether enough were there; none where that is not known.
    pub fn has_quorum(&self) -> Option<bool> {
        self.present.filter(|_| self.members > 0).map(|present| present >= self.quorum)
    }

    /// What a motion's vote means.
    pub fn verdict(&self, motion: &Motion) -> Option<Verdict> {
        let vote = motion.vote.as_ref().filter(|vote| vote.cast() > 0)?;
        let requirement = motion.requirement.unwrap_or(self.requirement);
        let (mut yes, mut no) = (vote.yes.count(), vote.no.count());
        match vote.casting.filter(|_| vote.is_tied()) {
            Some(Casting::Yes) => yes += 1,
            Some(Casting::No) => no += 1,
            None => {}
        }
        let base = match requirement.base {
            Base::Votes => Some(yes + no),
            Base::Present => self.present.map(|present| present.saturating_sub(vote.recused.count())),
            Base::Members => Some(self.members).filter(|members| *members > 0),
        };
        let needed = requirement.needs(base?);
        Some(Verdict { requirement, needed, yes, adopted: yes >= needed })
    }
}

/// Whether a vote reached the majority that it needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The majority.
    pub requirement: Requirement,
    /// How many votes for it needed.
    pub needed: usize,
    /// How many votes for it had, a casting vote included.
    pub yes: usize,
    /// Whether they are enough.
    pub adopted: bool,
}

impl Motion {
    /// What became of it: as written, or as its vote says.
    pub fn outcome(&self, bench: Option<&Bench>) -> Option<MotionResult> {
        let counted = || {
            let verdict = bench?.verdict(self)?;
            Some(if verdict.adopted { MotionResult::Adopted } else { MotionResult::Rejected })
        };
        self.result.or_else(counted)
    }
}

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

    fn was_there(self, id: &Id, meeting: &Meeting) -> bool {
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
    let holds = |id: &Id, fits: fn(&Membership) -> bool| {
        municipality.person(id).is_some_and(|person| {
            person.memberships.iter().any(|held| held.body == meeting.body && fits(held) && held.covers(meeting.date))
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

/// Those who have a vote at a point of a meeting's agenda (counted from 0), or over all of it, and were
/// there as it ended, each once. Substitutes of whom nobody wrote in whose place they came have one, in the
/// order in which they are listed, as far as members are away.
pub fn voters<'m>(meeting: &'m Meeting, municipality: &Municipality, at: Option<usize>) -> Vec<&'m Id> {
    let when = When::at(at);
    let mut seen = BTreeSet::new();
    let there = meeting.attendance.there().filter(|id| seen.insert(*id) && when.was_there(id, meeting));
    let seated = there.filter_map(|id| Some((id, seat(id, meeting, municipality, when)?)));
    let (open, taken): (Vec<_>, Vec<_>) = seated.partition(|(_, seat)| *seat == Seat::Open);
    let mut voters: Vec<&Id> = taken.into_iter().map(|(id, _)| id).collect();
    if !open.is_empty() {
        let free = seats(meeting, municipality).saturating_sub(voters.len());
        voters.extend(open.into_iter().take(free).map(|(id, _)| id));
    }
    voters
}

/// How many seats somebody may have voted from at a point of a meeting's agenda (counted from 0): also
/// those of who came or left during it; none where no attendance was written.
pub fn most_voters(meeting: &Meeting, municipality: &Municipality, at: usize, bench: &Bench) -> Option<usize> {
    if meeting.attendance.late.is_empty() && meeting.attendance.left.is_empty() {
        return bench.present;
    }
    let when = When::During(at);
    let (mut taken, mut open) = (BTreeSet::new(), BTreeSet::new());
    for id in meeting.attendance.there().filter(|id| when.was_there(id, meeting)) {
        match seat(id, meeting, municipality, when) {
            Some(Seat::Own | Seat::InPlace) => drop(taken.insert(seat_of(id, meeting, municipality, when))),
            Some(Seat::Open) => drop(open.insert(id)),
            None => {}
        }
    }
    let free = bench.members.saturating_sub(taken.len());
    bench.present.map(|_| taken.len() + open.len().min(free))
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
        Some(Seat::Open) => meeting.attendance.there().filter(is_taken).count() < seats(meeting, municipality),
        None => false,
    }
}

/// The seats of the body that meets: those that its rules say, or else its members that day.
fn seats(meeting: &Meeting, municipality: &Municipality) -> usize {
    let own = municipality.body(&meeting.body).and_then(|body| body.seats);
    own.unwrap_or_else(|| municipality.members_on(&meeting.body, meeting.date).count())
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

    fn vote(yes: usize, no: usize, abstain: usize, casting: Option<Casting>) -> Motion {
        let place = Place::file(&"x.md".into());
        Motion {
            title: Text::plain("Moción".to_owned()),
            text: None,
            movers: Vec::new(),
            seconders: Vec::new(),
            amendments: Vec::new(),
            conflicts: Vec::new(),
            requirement: None,
            vote: Some(Vote {
                method: VoteMethod::Count,
                yes: Ballots::Count(yes),
                no: Ballots::Count(no),
                abstain: Ballots::Count(abstain),
                absent: Ballots::default(),
                recused: Ballots::default(),
                stated: None,
                casting,
                place: place.clone(),
            }),
            result: None,
            decision: None,
            place,
        }
    }

    fn outcome(motion: &Motion, majority: Majority, base: Base) -> Option<MotionResult> {
        let bench = Bench { members: 9, present: Some(8), quorum: 5, requirement: Requirement { majority, base } };
        motion.outcome(Some(&bench))
    }

    #[test]
    fn a_result_follows_from_the_votes_and_the_majority() {
        use MotionResult::{Adopted, Rejected};
        let four_three_one = vote(4, 3, 1, None);
        assert_eq!(outcome(&four_three_one, Majority::Simple, Base::Votes), Some(Adopted), "4 against 3");
        assert_eq!(outcome(&four_three_one, Majority::Simple, Base::Present), Some(Rejected), "5 of 8 needed");
        assert_eq!(outcome(&four_three_one, Majority::Absolute, Base::Members), Some(Rejected), "5 of 9 needed");
        let tie = vote(4, 4, 0, None);
        assert_eq!(outcome(&tie, Majority::Simple, Base::Votes), Some(Rejected));
        let carried = vote(4, 4, 0, Some(Casting::Yes));
        assert_eq!(outcome(&carried, Majority::Simple, Base::Votes), Some(Adopted));
        assert_eq!(outcome(&carried, Majority::Absolute, Base::Members), Some(Adopted), "the fifth vote");
        assert_eq!(outcome(&vote(4, 4, 0, Some(Casting::No)), Majority::Simple, Base::Votes), Some(Rejected));
        assert_eq!(outcome(&vote(0, 0, 8, None), Majority::Unanimity, Base::Votes), Some(Rejected), "nobody voted");
    }
}
