//! A proposal that is not taken up gets a reason and an answer; one that is finished says what it cost.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::proposal::ProposalState;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for proposal in &subject.portal.proposals {
        if proposal.state.needs_answer() && proposal.answer.is_none() {
            findings.add(Finding::new(Code::RefusedWithoutAnswer, proposal.place.clone()));
        }
        if proposal.state.needs_reason() && proposal.reason.is_none() {
            findings.add(Finding::new(Code::RefusedWithoutReason, proposal.place.clone()));
        }
        if proposal.state == ProposalState::Finished && proposal.cost.finished.is_none() {
            findings.add(Finding::new(Code::FinishedWithoutCost, proposal.place.clone()));
        }
    }
}
