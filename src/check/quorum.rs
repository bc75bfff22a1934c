//! A body decides only when enough of its members are there: at the meeting, and at the point; and no
//! more of them can be there than it has seats. Of bodies that meet together, each is asked.

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::bench::Bench;
use crate::model::bench::most_voters;
use crate::model::council::{AgendaItem, Meeting};
use crate::model::id::Id;
use crate::model::municipality::Municipality;
use crate::model::vote::MotionResult;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let municipality = &subject.portal.municipality;
    for meeting in subject.portal.meetings.iter().filter(|meeting| meeting.state.was_held()) {
        for body in meeting.bodies() {
            of_body(body, meeting, municipality, findings);
        }
    }
}

fn of_body(body: &Id, meeting: &Meeting, municipality: &Municipality, findings: &mut Findings) {
    let whole = Bench::of_body(body, meeting, municipality, None);
    let name = municipality.body(body).map_or("", |body| body.name.first());
    if let Some((bench, present)) = whole.as_ref().and_then(|bench| Some((bench, bench.present?)))
        && bench.members > 0
        && present > bench.members
    {
        let finding = Finding::new(Code::MoreThanSeats, meeting.place.clone());
        findings.add(finding.with("present", present).with("seats", bench.members));
    }
    if !meeting.decisions.is_empty() && tell(whole.as_ref(), name, &meeting.place, findings) {
        return;
    }
    let moves = !meeting.attendance.left.is_empty() || !meeting.attendance.late.is_empty();
    let lone = meeting.decisions.is_empty();
    if moves || lone {
        at_points(body, name, (meeting, municipality), findings);
    }
}

/// Where somebody came late or left, each point at which something was carried or decided is looked at.
fn at_points(body: &Id, name: &str, (meeting, municipality): (&Meeting, &Municipality), findings: &mut Findings) {
    let decides = |item: &AgendaItem| !item.motions.is_empty() || !item.decisions.is_empty();
    for (at, item) in meeting.agenda.iter().enumerate().filter(|(_, item)| decides(item)) {
        let bench = Bench::of(meeting, municipality, Some(at));
        let carried = item.motions.iter().find(|motion| motion.outcome(bench.as_ref()) == Some(MotionResult::Adopted));
        let decided = || meeting.decisions.iter().find(|decision| item.decisions.contains(&decision.number));
        let place = carried.map(|motion| &motion.place).or_else(|| decided().map(|decision| &decision.place));
        // Who came or left during the point may have been there when it was voted on.
        let most = |bench: Bench| Bench { present: most_voters(body, meeting, municipality, at, &bench), ..bench };
        if let Some(place) = place {
            let bench = Bench::of_body(body, meeting, municipality, Some(at)).map(most);
            tell(bench.as_ref(), name, place, findings);
        }
    }
}

/// Tells where there is no quorum; whether it was told.
fn tell(bench: Option<&Bench>, body: &str, place: &Place, findings: &mut Findings) -> bool {
    let Some(bench) = bench.filter(|bench| bench.has_quorum() == Some(false)) else { return false };
    let finding = Finding::new(Code::NoQuorum, place.clone())
        .with("body", body)
        .with("present", bench.present.unwrap_or_default())
        .with("members", bench.members)
        .with("needed", bench.quorum);
    findings.add(finding);
    true
}
