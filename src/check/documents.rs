//! A document can be read, and one that the law asks for says since when.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::document::Document;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for document in &subject.portal.documents {
        let finding = |code| Finding::new(code, document.place.clone()).with("title", document.title.first());
        if !document.is_there() {
            findings.add(finding(Code::DocumentEmpty));
        } else if document.published.is_none() && is_asked_for(subject, document) {
            findings.add(finding(Code::DocumentUndated));
        }
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
