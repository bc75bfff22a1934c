//! What is written as text is in every language of the site: free pages, which a visitor reads first,
//! minutes and proposals.

use super::Subject;
use crate::findings::{Code, Finding, Findings, Place, language_word};
use crate::model::council::Meeting;
use crate::model::prose::ProseIn;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let portal = subject.portal;
    for article in &portal.articles {
        check_text(&article.text.texts, &article.place, subject, findings);
    }
    // A proposal or minutes without a text are data alone, which the program itself words.
    for proposal in portal.proposals.iter().filter(|proposal| has_text(&proposal.text.texts)) {
        check_text(&proposal.text.texts, &proposal.place, subject, findings);
    }
    for meeting in &portal.meetings {
        if let Some(texts) = first_text(meeting) {
            check_text(texts, &meeting.place, subject, findings);
        }
    }
}

fn has_text(texts: &[ProseIn]) -> bool {
    texts.iter().any(|text| !text.markdown.trim().is_empty())
}

/// The text of minutes, or else of the first point of their agenda that has one.
fn first_text(meeting: &Meeting) -> Option<&[ProseIn]> {
    let all = std::iter::once(meeting.text.texts.as_slice());
    let mut all = all.chain(meeting.agenda.iter().map(|item| item.prose.as_slice()));
    all.find(|texts| has_text(texts))
}

fn check_text(texts: &[ProseIn], place: &Place, subject: &Subject, findings: &mut Findings) {
    for lang in &subject.shared.settings.languages {
        if texts.iter().any(|text| text.lang == *lang) {
            continue;
        }
        let file = &place.file;
        let path = file.strip_suffix(".md").map_or_else(|| file.to_string(), |stem| format!("{stem}.{lang}.md"));
        let finding = Finding::new(Code::NotTranslated, place.clone());
        findings.add(finding.with("language", language_word(*lang)).with("path", path));
    }
}
