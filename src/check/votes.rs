//! A vote is cast by those present who have a vote, once each, and its result follows from it.

use std::collections::BTreeSet;

use super::Subject;
use super::membership::name;
use crate::findings::{Code, Finding, Findings};
use crate::model::attendance::Presence;
use crate::model::bench::Bench;
use crate::model::bench::most_voters;
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Municipality};
use crate::model::seat::{When, can_vote, seat_of};
use crate::model::vote::{Motion, MotionResult, Side, Vote};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for meeting in &subject.portal.meetings {
        let mut chamber = Chamber { meeting, municipality: &subject.portal.municipality, at: 0, bench: None, findings };
        let mut voted = false;
        for (at, item) in meeting.agenda.iter().enumerate() {
            chamber.at = at;
            chamber.bench = Bench::of(meeting, chamber.municipality, Some(at)).filter(|_| !item.motions.is_empty());
            for motion in item.motions.iter().flat_map(|motion| motion.amendments.iter().chain([motion])) {
                voted |= motion.vote.is_some();
                chamber.motion(motion);
            }
        }
        if meeting.state.is_off() && (voted || !meeting.decisions.is_empty()) {
            let finding = Finding::new(Code::OffAndHeld, meeting.place.clone());
            findings.add(finding.with("state", meeting.state.id()));
        }
        let attended = !meeting.attendance.present.is_empty() || !meeting.attendance.late.is_empty();
        let happened = voted || attended || !meeting.decisions.is_empty() || meeting.state.was_held();
        if happened && meeting.date > subject.today {
            let finding = Finding::new(Code::VoteInFuture, meeting.place.clone());
            findings.add(finding.with("date", meeting.date));
        }
    }
}

/// A meeting at a point of its agenda.
struct Chamber<'a> {
    meeting: &'a Meeting,
    municipality: &'a Municipality,
    at: usize,
    bench: Option<Bench>,
    findings: &'a mut Findings,
}

impl Chamber<'_> {
    fn motion(&mut self, motion: &Motion) {
        self.decision(motion);
        if motion.result == Some(MotionResult::Unclear) {
            self.tell(Finding::new(Code::ResultUnclear, motion.place.clone()));
        }
        let Some(vote) = &motion.vote else { return };
        self.by_name(vote);
        self.by_count(vote);
        if vote.casting.is_some() && !vote.is_tied() {
            let (yes, no) = (vote.yes.count(), vote.no.count());
            self.tell(Finding::new(Code::CastingWithoutTie, vote.place.clone()).with("yes", yes).with("no", no));
        }
        for (id, _) in &motion.conflicts {
            if matches!(vote.of(id), Some(Side::Yes | Side::No | Side::Abstain)) {
                self.tell(self.of_person(Code::ConflictVoted, vote, id));
            }
        }
        self.result(motion, vote);
    }

    fn tell(&mut self, finding: Finding) {
        self.findings.add(finding);
    }

    fn of_person(&self, code: Code, vote: &Vote, id: &Id) -> Finding {
        Finding::new(code, vote.place.clone()).with("person", name(self.municipality, id))
    }

    fn by_name(&mut self, vote: &Vote) {
        let (mut seen, mut seats) = (BTreeSet::new(), BTreeSet::new());
        for (side, id) in vote.names() {
            let again = !seen.insert(id);
            if again {
                self.tell(self.of_person(Code::NamedTwice, vote, id));
            }
            if !matches!(side, Side::Yes | Side::No | Side::Abstain) {
                continue;
            }
            // A member and their substitute, who came and went during the point, have one vote between them.
            let seat = seat_of(id, self.meeting, self.municipality, When::During(self.at));
            let is_taken = !seats.insert(seat) && !again;
            if self.meeting.presence_at(id, self.at) == Presence::Away {
                self.tell(self.of_person(Code::VoteByAbsent, vote, id));
            } else if is_taken || !can_vote(id, self.meeting, self.municipality, self.at) {
                let body = self.municipality.body(&self.meeting.body).map_or("", |body| body.name.first());
                let finding = self.of_person(Code::VoteWithoutSeat, vote, id).with("body", body);
                self.tell(finding.with("date", self.meeting.date));
            }
        }
    }

    fn by_count(&mut self, vote: &Vote) {
        let counted = [&vote.yes, &vote.no, &vote.abstain].map(|side| side.count());
        if let Some(stated) = vote.stated.filter(|stated| *stated != counted) {
            let words = |counts: [usize; 3]| counts.map(|count| count.to_string()).join("-");
            let finding = Finding::new(Code::CountsDiffer, vote.place.clone());
            self.tell(finding.with("stated", words(stated)).with("counted", words(counted)));
        }
        let votes: usize = counted.iter().sum();
        if let Some(most) = self.most_votes(vote).filter(|most| votes > *most) {
            let finding = Finding::new(Code::TooManyVotes, vote.place.clone());
            self.tell(finding.with("votes", votes).with("present", most));
        }
    }

    /// How many votes a vote can have: as many as there were people with a vote at the point who did not
    /// withdraw, or where nobody wrote who was there, as the body has seats. In an assembly all vote who
    /// come, whom nobody lists.
    fn most_votes(&self, vote: &Vote) -> Option<usize> {
        let body = self.municipality.body(&self.meeting.body).filter(|body| body.kind != BodyKind::Assembly)?;
        let bench = self.bench.as_ref()?;
        let seats = Some(bench.members).filter(|_| body.seats.is_some() || bench.members > 0);
        let was_there = |id: &&Id| self.meeting.presence_at(id, self.at) != Presence::Away;
        let withdrew = vote.recused.names().iter().filter(was_there).count();
        let there = most_voters(&self.meeting.body, self.meeting, self.municipality, self.at, bench);
        // Where only people without a vote are listed, the members were left out.
        let there = there.filter(|there| *there > 0 || self.meeting.attendance.nobody);
        let there = there.map(|there| there.saturating_sub(withdrew));
        there.or(seats)
    }

    /// A decision comes of a motion that was carried.
    fn decision(&mut self, motion: &Motion) {
        use MotionResult::{Lapsed, Postponed, Rejected, Withdrawn};
        let outcome = motion.outcome(self.bench.as_ref());
        let Some(result) = outcome.filter(|result| matches!(result, Rejected | Postponed | Withdrawn | Lapsed)) else {
            return;
        };
        for number in &motion.decisions {
            let place = motion.vote.as_ref().map_or(&motion.place, |vote| &vote.place);
            let finding = Finding::new(Code::DecisionNotCarried, place.clone());
            self.tell(finding.with("number", number).with("result", result.id()));
        }
    }

    /// A result is what the vote and the majority that it needs make of it.
    fn result(&mut self, motion: &Motion, vote: &Vote) {
        let Some(result @ (MotionResult::Adopted | MotionResult::Rejected)) = motion.result else { return };
        let Some(verdict) = self.bench.as_ref().and_then(|bench| bench.verdict(motion)) else { return };
        let wrong = match result {
            MotionResult::Adopted => !verdict.adopted,
            _ => verdict.adopted,
        };
        if !wrong {
            return;
        }
        // A larger majority than is written may be the law's: that it is not written is told instead.
        let written =
            motion.requirement.or(self.municipality.body(&self.meeting.body).and_then(|body| body.requirement));
        let explained = result == MotionResult::Rejected && written.is_none();
        let code = if explained { Code::MajorityNotWritten } else { Code::ResultContradicted };
        let finding = Finding::new(code, vote.place.clone())
            .with("result", result.id())
            .with("yes", vote.yes.count())
            .with("no", vote.no.count())
            .with("needed", verdict.needed)
            .with("majority", verdict.requirement.majority.id())
            .with("of", verdict.requirement.base.id());
        self.tell(finding);
    }
}
