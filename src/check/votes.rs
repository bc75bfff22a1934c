//! A vote is cast by those present who have a vote, once each, and its result follows from it.

use std::collections::BTreeSet;

use super::Subject;
use super::membership::name;
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::id::Id;
use crate::model::municipality::Municipality;
use crate::model::vote::{Bench, Motion, MotionResult, Side, Vote, voters};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for meeting in &subject.portal.meetings {
        let voters: BTreeSet<&Id> = voters(meeting, &subject.portal.municipality).into_iter().collect();
        let mut chamber =
            Chamber { meeting, municipality: &subject.portal.municipality, voters, at: 0, bench: None, findings };
        let mut voted = false;
        for (at, item) in meeting.agenda.iter().enumerate() {
            chamber.at = at;
            chamber.bench = Bench::of(meeting, chamber.municipality, Some(at)).filter(|_| !item.motions.is_empty());
            for motion in item.motions.iter().flat_map(|motion| motion.amendments.iter().chain([motion])) {
                voted |= motion.vote.is_some();
                chamber.motion(motion);
            }
        }
        let attended = !meeting.attendance.present.is_empty() || !meeting.attendance.late.is_empty();
        if (voted || attended) && meeting.date > subject.today {
            let finding = Finding::new(Code::VoteInFuture, meeting.place.clone());
            findings.add(finding.with("date", meeting.date));
        }
    }
}

/// A meeting at a point of its agenda.
struct Chamber<'a> {
    meeting: &'a Meeting,
    municipality: &'a Municipality,
    /// Those who were there and have a vote.
    voters: BTreeSet<&'a Id>,
    at: usize,
    bench: Option<Bench>,
    findings: &'a mut Findings,
}

impl Chamber<'_> {
    fn motion(&mut self, motion: &Motion) {
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
        let mut seen = BTreeSet::new();
        let attendance = &self.meeting.attendance;
        for (side, id) in vote.names() {
            if !seen.insert(id) {
                self.tell(self.of_person(Code::NamedTwice, vote, id));
            }
            if !matches!(side, Side::Yes | Side::No | Side::Abstain) {
                continue;
            }
            if !attendance.was_there_at(id, &self.meeting.agenda, self.at) {
                self.tell(self.of_person(Code::VoteByAbsent, vote, id));
            } else if !self.voters.contains(id) {
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
        let present = self.meeting.attendance.there().count();
        if present > 0 && votes > present {
            let finding = Finding::new(Code::TooManyVotes, vote.place.clone());
            self.tell(finding.with("votes", votes).with("present", present));
        }
    }

    /// A result is what the vote and the majority that it needs make of it.
    fn result(&mut self, motion: &Motion, vote: &Vote) {
        let Some(result @ (MotionResult::Adopted | MotionResult::Rejected)) = motion.result else { return };
        // A vote of which nothing was counted says nothing: nobody objected.
        if vote.yes.count() + vote.no.count() == 0 {
            return;
        }
        let Some(verdict) = self.bench.as_ref().and_then(|bench| bench.verdict(motion)) else { return };
        // Larger majorities than those written are a body's own rule, so that a motion rejected with
        // a majority contradicts only a majority that is written.
        let written =
            motion.requirement.or(self.municipality.body(&self.meeting.body).and_then(|body| body.requirement));
        let wrong = match result {
            MotionResult::Adopted => !verdict.adopted,
            _ => verdict.adopted && written.is_some(),
        };
        if wrong {
            let finding = Finding::new(Code::ResultContradicted, vote.place.clone())
                .with("result", result.id())
                .with("yes", vote.yes.count())
                .with("no", vote.no.count())
                .with("needed", verdict.needed);
            self.tell(finding);
        }
    }
}
