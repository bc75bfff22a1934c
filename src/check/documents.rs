//! A document can be read, and one that the law asks for says since when and of which period; a call says until when.

use jiff::civil::Date;

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::document::{Document, NewsKind};
use crate::model::duty::{Cadence, CountedFrom, Duty, Period};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for document in &subject.portal.documents {
        let finding = |code| Finding::new(code, document.place.clone()).with("title", document.title.first());
        if !subject.portal.can_be_read(document) {
            findings.add(finding(Code::DocumentEmpty));
            continue;
        }
        let duties = asked(subject, document);
        match document.published {
            None if !duties.is_empty() => findings.add(finding(Code::DocumentUndated)),
            Some(day) if day > subject.today => findings.add(finding(Code::DocumentToCome).with("date", day)),
            _ => {}
        }
        if let Some((duty, period)) = unfit(subject, document, &duties) {
            let own = document.period.map_or_else(|| "—".to_owned(), |own| own.to_string());
            let finding = finding(Code::DocumentPeriod).with("item", duty.name.first());
            findings.add(finding.with("period", own).with("needed", period));
        }
        if let Some((day, period)) = too_early(document, &duties) {
            findings.add(finding(Code::DocumentTooEarly).with("date", day).with("period", period));
        }
    }
    tell_endless_calls(subject, findings);
}

/// The day of publication of a document before which its period did not begin. A budget is decided before its
/// year; what tells how a period went cannot be.
fn too_early(document: &Document, duties: &[&Duty]) -> Option<(Date, Period)> {
    let told = |duty: &&Duty| duty.cadence != Cadence::Standing && duty.counted_from == CountedFrom::End;
    if duties.is_empty() || !duties.iter().all(told) {
        return None;
    }
    document.published.zip(document.period).filter(|(day, period)| *day < period.first())
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

/// What the law asks for that a document fulfils: the items that it names, or those of its kind.
fn asked<'s>(subject: &Subject<'s>, document: &Document) -> Vec<&'s Duty> {
    let duties = subject.shared.duties.iter().flat_map(|list| &list.items);
    let is_it = |duty: &&Duty| match &document.items[..] {
        [] => duty.kind == Some(document.kind),
        items => items.contains(&duty.id),
    };
    duties.filter(is_it).collect()
}

/// The duty for which a document counts for nothing, because no period of the duty lies in its own, with one that
/// is needed. By its kind alone, one duty that it fits is enough.
fn unfit<'s>(subject: &Subject, document: &Document, duties: &[&'s Duty]) -> Option<(&'s Duty, Period)> {
    let needed = |duty: &Duty| {
        let near = document.period.map(|own| own.first()).or(document.published).unwrap_or(subject.today);
        Period::holding(duty.cadence, near)
    };
    let is_unfit = |duty: &&&Duty| {
        duty.cadence != Cadence::Standing && !document.period.is_some_and(|own| own.covers_any(duty.cadence))
    };
    let unfit = duties.iter().find(is_unfit)?;
    let is_told = !document.items.is_empty() || duties.iter().all(|duty| is_unfit(&duty));
    is_told.then(|| (*unfit, needed(unfit)))
}
