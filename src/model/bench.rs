//! Those who could vote on a point of the agenda, and what a vote means for them: the quorum, the majority
//! reached or not, and what became of the motion. The rules stand in [`super::vote`].

use super::council::Meeting;
use super::id::Id;
use super::municipality::Municipality;
use super::seat::{seats, taken_during, voters_in};
use super::vote::{Base, Casting, Majority, Motion, MotionResult, Requirement};

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
        Self::of_body(&meeting.body, meeting, municipality, at)
    }

    /// The same of one of the bodies that meet together.
    pub fn of_body(body: &Id, meeting: &Meeting, municipality: &Municipality, at: Option<usize>) -> Option<Self> {
        let members = seats(body, meeting, municipality);
        let body = municipality.body(body)?;
        let told = meeting.attendance.nobody || meeting.attendance.there().next().is_some();
        Some(Self {
            members,
            present: told.then(|| voters_in(&body.id, meeting, municipality, at).len()),
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

/// How many seats of a body somebody may have voted from at a point of a meeting's agenda (counted from 0):
/// also those of who came or left during it; none where no attendance was written.
pub fn most_voters(
    body: &Id,
    meeting: &Meeting,
    municipality: &Municipality,
    at: usize,
    bench: &Bench,
) -> Option<usize> {
    if meeting.attendance.late.is_empty() && meeting.attendance.left.is_empty() {
        return bench.present;
    }
    bench.present.map(|_| taken_during(body, meeting, municipality, at))
}

#[cfg(test)]
mod tests {
    use super::super::vote::{Ballots, Vote, VoteMethod};
    use super::*;
    use crate::findings::Place;
    use crate::i18n::Text;

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
            decisions: Vec::new(),
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
