//! A body decides only when enough of its members are there: at the meeting, and at the point.

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::council::Meeting;
use crate::model::municipality::Municipality;
use crate::model::vote::{Bench, MotionResult};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in subject.portal.meetings.iter().filter(|meeting| meeting.state.was_held()) {
        let whole = Bench::of(meeting, municipality, None);
        if !meeting.decisions.is_empty() && tell(whole.as_ref(), &meeting.place, findings) {
            continue;
        }
        let moves = !meeting.attendance.left.is_empty() || !meeting.attendance.late.is_empty();
        let lone = meeting.decisions.is_empty();
        if moves || lone {
            at_points(meeting, municipality, findings);
        }
    }
}

/// Where somebody came late or left, each point at which something was carried is looked at.
fn at_points(meeting: &Meeting, municipality: &Municipality, findings: &mut Findings) {
    for (at, item) in meeting.agenda.iter().enumerate().filter(|(_, item)| !item.motions.is_empty()) {
        let bench = Bench::of(meeting, municipality, Some(at));
        let carried = item.motions.iter().find(|motion| motion.outcome(bench.as_ref()) == Some(MotionResult::Adopted));
        if let Some(motion) = carried {
            tell(bench.as_ref(), &motion.place, findings);
        }
    }
}

/// Tells where there is no quorum; whether it was told.
fn tell(bench: Option<&Bench>, place: &Place, findings: &mut Findings) -> bool {
    let Some(bench) = bench.filter(|bench| bench.has_quorum() == Some(false)) else { return false };
    let finding = Finding::new(Code::NoQuorum, place.clone())
        .with("present", bench.present.unwrap_or_default())
        .with("members", bench.members)
        .with("needed", bench.quorum);
    findings.add(finding);
    true
}
