//! Decisions as minutes write them, and what became of each; documents that belong to something.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::reader::Reader;
use super::record::{At, record};
use super::values::{Integer, OneOf, PathText, Reference, Url};
use crate::i18n::Text;
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::council::{Document, DocumentKind};
use crate::model::decision::{BudgetPart, Decision, DecisionKind, DecisionState, Promulgation, Step, state_after};
use crate::model::id::Id;
use crate::model::portal::Portal;
use crate::model::proposal::Category;

record! {
    /// A decision of the meeting.
    pub struct WrittenDecision "decision" {
        /// Its number.
        number: At<String> = "AM-05-2026",
        /// Its form.
        kind: Option<At<OneOf<DecisionKind>>> = "agreement",
        /// What it decides; the title of its point of the agenda where it stands under one.
        title: Option<At<Text>> = "Compra de luminarias",
        /// In a few sentences.
        summary: Option<At<Text>> = "Se compran cuarenta luminarias.",
        /// Who carries it out.
        responsible: Option<At<Text>> = "Tesorería",
        /// By when.
        due: Option<At<Date>> = "2026-06-30",
        /// How far it is; that of its last step where it is not written.
        state: Option<At<OneOf<DecisionState>>> = "pending",
        /// What happened to it, step by step.
        steps: Vec<At<WrittenStep>> = "[{date: 2026-04-20, what: Se abrió la licitación, state: under_way}]",
        /// The day on which it was promulgated.
        promulgated: Option<At<Date>> = "2026-03-16",
        /// How it hung on the boards.
        posted: Option<At<WrittenPosting>> = "{from: 2026-03-16, days: 10}",
        /// The gazette that printed it.
        gazette: Option<At<WrittenGazette>> = "{number: 30120-A, date: 2026-03-20}",
        /// The number of the decision that took it back.
        revoked_by: Option<At<String>> = "AM-09-2026",
        /// What it is about.
        topics: Vec<At<OneOf<Category>>> = "[safety]",
        /// The budget years that it concerns.
        budget: Vec<At<Reference>> = "[\"2026\"]",
        /// The parts of budgets that it concerns: a year and a code, or a line's reference.
        lines: Vec<At<String>> = "[\"2026/04.5.1\"]",
        /// The proposals that it concerns.
        proposals: Vec<At<Reference>> = "[parque-central]",
        /// The programmes that it concerns.
        programmes: Vec<At<Reference>> = "[becas-2026]",
        /// The act itself and whatever else belongs to it.
        documents: Vec<At<WrittenDocument>> = "[{title: Acuerdo firmado, file: files/am-05-2026.pdf}]",
    }
}

record! {
    /// A step of what became of a decision.
    pub struct WrittenStep "step" {
        /// The day.
        date: At<Date> = "2026-04-20",
        /// What was done.
        what: At<Text> = "Se abrió la licitación",
        /// How far the decision was from then on.
        state: Option<At<OneOf<DecisionState>>> = "under_way",
        /// What shows it: a file.
        file: Option<At<PathText>> = "files/acta-de-entrega.pdf",
        /// What shows it: an address.
        url: Option<At<Url>> = "https://example.org/licitacion/7",
    }
}

record! {
    /// How a decision hung on the boards.
    pub struct WrittenPosting "posting" {
        /// From this day.
        from: At<Date> = "2026-03-16",
        /// For so many days.
        days: Option<At<Integer>> = "10",
    }
}

record! {
    /// The gazette that printed a decision.
    pub struct WrittenGazette "gazette" {
        /// Its number.
        number: At<String> = "30120-A",
        /// Its day.
        date: Option<At<Date>> = "2026-03-20",
        /// Where it can be read.
        url: Option<At<Url>> = "https://gaceta.example.org/30120-A",
    }
}

record! {
    /// A document, here or elsewhere.
    pub struct WrittenDocument "document" {
        /// What it is called.
        title: Option<At<Text>> = "Acta firmada",
        /// What it is.
        kind: Option<At<OneOf<DocumentKind>>> = "minutes",
        /// A file in the municipality's folder.
        file: Option<At<PathText>> = "files/acta-2026-03-10.pdf",
        /// Its address, where it is elsewhere.
        url: Option<At<Url>> = "https://example.org/acta.pdf",
        /// The address from which it is saved, where that is another.
        download: Option<At<Url>> = "https://example.org/download/acta.pdf",
        /// Its day.
        date: Option<At<Date>> = "2026-03-10",
    }
}

/// The documents as meant; one that is nowhere is told.
pub fn documents(written: Vec<At<WrittenDocument>>, reader: &mut Reader) -> Vec<Document> {
    let meant = written.into_iter().filter_map(|written| {
        let WrittenDocument { title, kind, file, url, download, date, place } = written.value;
        if file.is_none() && url.is_none() {
            super::reader::tell_missing("file", "document", "files/acta-2026-03-10.pdf", &place, reader);
            return None;
        }
        Some(Document {
            title: title.map(|title| title.value),
            kind: kind.map_or(DocumentKind::Annex, |kind| kind.value.0),
            file: file.map(|path| path.value.0),
            url: url.map(|url| url.value.0),
            download: download.map(|url| url.value.0),
            date: date.map(|date| date.value),
            place,
        })
    });
    meant.collect()
}

fn step(written: WrittenStep) -> Step {
    let WrittenStep { date, what, state, file, url, place } = written;
    let document = (file.is_some() || url.is_some()).then(|| Document {
        title: None,
        kind: DocumentKind::Annex,
        file: file.map(|path| path.value.0),
        url: url.map(|url| url.value.0),
        download: None,
        date: None,
        place,
    });
    Step { date: date.value, what: what.value, state: state.map(|state| state.value.0), document }
}

/// A year and a code, `2026/04.5.1` or `2026/economic/2.1`, or a line's reference.
fn part(written: &At<String>) -> BudgetPart {
    let parts = written.value.split_once('/').and_then(|(year, code)| Some((Id::new(year.trim())?, code.trim())));
    let (budget, code) = parts.map_or((None, written.value.trim()), |(budget, code)| (Some(budget), code));
    let named = budget.is_some().then(|| code.split_once('/')).flatten();
    let named = named.and_then(|(dimension, code)| Some((Dimension::from_id(dimension.trim())?, code.trim())));
    let (dimension, code) = named.map_or((None, code), |(dimension, code)| (Some(dimension), code));
    BudgetPart { budget, dimension, code: code.to_owned(), place: written.place.clone() }
}

/// A decision as meant. `title` stands in for one that it has not. Steps on days to come say nothing of its
/// state yet.
pub fn meant(written: WrittenDecision, title: Option<&Text>, today: Date, reader: &mut Reader) -> Option<Decision> {
    let WrittenDecision {
        number,
        kind,
        title: own,
        summary,
        responsible,
        due,
        state,
        steps,
        promulgated,
        posted,
        gazette,
        revoked_by,
        topics,
        budget,
        lines,
        proposals,
        programmes,
        documents: papers,
        place,
    } = written;
    let Some(title) = own.map(|own| own.value).or_else(|| title.cloned()) else {
        super::reader::tell_missing("title", "decision", "Compra de luminarias", &place, reader);
        return None;
    };
    let ids = |all: Vec<At<Reference>>| all.iter().filter_map(|id| Id::named(&id.value.0)).collect();
    let mut steps: Vec<Step> = steps.into_iter().map(|written| step(written.value)).collect();
    steps.sort_by_key(|step| step.date);
    let written = state.map(|state| state.value.0);
    // What another decision took back holds no more, whatever was written before. Nothing takes itself back.
    let revoked = revoked_by.as_ref().filter(|by| by.value != number.value || written.is_none());
    let revoked = revoked.map(|_| DecisionState::Revoked);
    let state = revoked.or(written).unwrap_or_else(|| state_after(&steps, today));
    let posted = posted.map(|posted| posted.value);
    let gazette = gazette.map(|gazette| gazette.value);
    Some(Decision {
        number: number.value,
        kind: kind.map_or(DecisionKind::Agreement, |kind| kind.value.0),
        title,
        summary: summary.map(|text| text.value),
        responsible: responsible.map(|text| text.value),
        due: due.map(|due| due.value),
        state,
        written,
        steps,
        promulgation: Promulgation {
            date: promulgated.map(|day| day.value),
            posted_from: posted.as_ref().map(|posted| posted.from.value),
            posted_days: posted.and_then(|posted| u32::try_from(posted.days?.value.0).ok()),
            gazette_number: gazette.as_ref().map(|gazette| gazette.number.value.clone()),
            gazette_date: gazette.as_ref().and_then(|gazette| gazette.date.as_ref()).map(|date| date.value),
            gazette_url: gazette.and_then(|gazette| gazette.url).map(|url| url.value.0),
        },
        revoked_by: revoked_by.map(|number| number.value),
        topics: topics.into_iter().map(|topic| topic.value.0).collect(),
        budgets: ids(budget),
        lines: lines.iter().map(part).collect(),
        proposals: ids(proposals),
        programmes: ids(programmes),
        documents: documents(papers, reader),
        place,
    })
}

/// What a decision of a meeting to come takes back holds until then: it is as it was written, or as its steps left
/// it.
pub fn hold_until(portal: &mut Portal, today: Date) {
    let to_come: BTreeSet<String> =
        portal.decided().into_iter().filter(|(_, on)| *on > today).map(|(number, _)| number.to_owned()).collect();
    let decisions = portal.meetings.iter_mut().flat_map(|meeting| &mut meeting.decisions);
    for decision in decisions.filter(|decision| decision.state == DecisionState::Revoked) {
        if decision.revoked_by.as_ref().is_some_and(|by| to_come.contains(by)) {
            decision.state = decision.state_before(today);
        }
    }
}
