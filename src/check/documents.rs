//! A document can be read, and one that the law asks for says since when; a call says until when.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::document::{Document, NewsKind};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for document in &subject.portal.documents {
        let finding = |code| Finding::new(code, document.place.clone()).with("title", document.title.first());
        if !document.is_there() {
            findings.add(finding(Code::DocumentEmpty));
        } else if document.published.is_none() && is_asked_for(subject, document) {
            findings.add(finding(Code::DocumentUndated));
        }
    }
    tell_endless_calls(subject, findings);
}

/// Tells calls that do not say until when they are open.
fn tell_endless_calls(subject: &Subject, findings: &mut Findings) {
    let calls = subject.portal.news.iter().filter(|news| news.kind == NewsKind::Call && news.until.is_none());
    for call in calls {
        let finding = Finding::new(Code::CallWithoutEnd, call.place.clone())
            .with("title", call.title.first())
            .with_some("date", call.closes());
        findings.add(finding);
    }
}

fn is_asked_for(subject: &Subject, document: &Document) -> bool {
    let duties = subject.shared.duties.iter().flat_map(|list| &list.items);
    let mut ids_and_kinds = duties.map(|duty| (&duty.id, duty.kind));
    if document.items.is_empty() {
        ids_and_kinds.any(|(_, kind)| kind == Some(document.kind))
    } else {
        ids_and_kinds.any(|(id, _)| document.items.contains(id))
    }
}
