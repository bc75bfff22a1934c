//! A vote is cast by those present, once each, and its result follows from it.

use std::collections::BTreeSet;

use super::Subject;
use super::membership::name;
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;
use crate::model::council::{Meeting, Motion, MotionResult, Vote};
use crate::model::municipality::Municipality;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in &subject.portal.meetings {
        let mut voted = false;
        for motion in meeting.agenda.iter().flat_map(|item| &item.motions) {
            let Some(vote) = &motion.vote else { continue };
            voted = true;
            by_name(vote, meeting, municipality, findings);
            by_count(vote, meeting, findings);
            result(motion, vote, findings);
        }
        if voted && meeting.date > subject.today {
            let finding = Finding::new(Code::VoteInFuture, meeting.place.clone());
            findings.add(finding.with("date", meeting.date));
        }
    }
}

fn by_name(vote: &Vote, meeting: &Meeting, municipality: &Municipality, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for id in [&vote.yes, &vote.no, &vote.abstain].into_iter().flat_map(|side| side.names()) {
        let told = |code| Finding::new(code, vote.place.clone()).with("person", name(municipality, id));
        if !seen.insert(id) {
            findings.add(told(Code::NamedTwice));
        }
        if !meeting.attendance.there().any(|present| present == id) {
            findings.add(told(Code::VoteByAbsent));
        }
    }
}

fn by_count(vote: &Vote, meeting: &Meeting, findings: &mut Findings) {
    let votes = vote.yes.count() + vote.no.count() + vote.abstain.count();
    let present = meeting.attendance.there().count();
    if present > 0 && votes > present {
        let finding = Finding::new(Code::TooManyVotes, vote.place.clone());
        findings.add(finding.with("votes", votes).with("present", present));
    }
}

/// More for than against carries a motion; anything else does not. Larger majorities are a body's
/// own rule, so that a motion rejected with a majority contradicts nothing.
fn result(motion: &Motion, vote: &Vote, findings: &mut Findings) {
    let (yes, no) = (vote.yes.count(), vote.no.count());
    if let Some(result @ MotionResult::Adopted) = motion.result
        && yes < no
    {
        let finding = Finding::new(Code::ResultContradicted, vote.place.clone())
            .with("result", result.id())
            .with("yes", yes)
            .with("no", no);
        findings.add(finding);
    }
}
