//! The record of changes: what changed in published figures, states and records, in citizens' words,
//! with the day and the commit that did it.

use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::view::{Cell, Link, Row, Section, Sheet, Words};
use super::voice::Voice;
use crate::i18n::Currency;
use crate::model::change::{Change, Edit, Figure, Record, Thing};
use crate::model::choice::Choice;
use crate::model::portal::Portal;

/// Adds the page of the record.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    let Some(record) = &edition.portal.record else { return };
    let voice = edition.voice();
    let currency = &edition.setting.shared.settings.currency;
    let address = edition.address(&Target::Shelf(Shelf::Changes));
    let mut sections: Vec<Section> = Vec::new();
    for edit in &record.edits {
        let year = edit.date.year();
        let id = format!("y{year}");
        if sections.last().is_none_or(|section| section.id != id) {
            sections.push(Section { id, title: year.to_string(), ..Section::default() });
        }
        if let Some(section) = sections.last_mut() {
            section.rows.push(row(&voice, edition.portal, currency, edit));
        }
    }
    // Without a history nobody knows whether anything changed.
    if sections.is_empty() && record.begins.is_some() {
        sections.push(Section {
            id: "none".to_owned(),
            title: voice.word("pages.shelves.changes"),
            empty: Some("changes"),
            ..Section::default()
        });
    }
    let feed = edition.setting.base_url.filter(|_| !record.edits.is_empty()).map(|_| {
        let feed = edition.addresses.language_root(edition.lang).file(FEED);
        Link { label: voice.word("ui.edits.feed"), href: address.link_to(&feed, edition.setting.links), lang: None }
    });
    let view = Sheet {
        lead: Some(voice.plain("ui.edits.lead")),
        note: Some(Words { text: begins(&voice, record), lang: None }),
        sections,
        downloads: feed.into_iter().collect(),
        ..Sheet::default()
    };
    pages.push(edition.shelf(Shelf::Changes, view));
}

/// The feed's name below the language's root.
pub const FEED: &str = "changes.xml";

/// With which day the record begins.
fn begins(voice: &Voice, record: &Record) -> String {
    let day = record.begins.map(|day| voice.day(day).text.text);
    match (day, record.is_cut) {
        (None, _) => voice.word("ui.edits.no_history"),
        (Some(day), false) => voice.phrase("ui.edits.begins", &[("date", &day)]),
        (Some(day), true) => voice.phrase("ui.edits.cut", &[("date", &day)]),
    }
}

fn row(voice: &Voice, portal: &Portal, currency: &Currency, edit: &Edit) -> Row {
    let facts = sentences(voice, portal, currency, edit).into_iter().map(Cell::text);
    let commit = voice.phrase("ui.edits.commit", &[("commit", &edit.commit)]);
    Row { title: voice.day(edit.date).text, facts: facts.chain([Cell::text(commit)]).collect(), ..Row::default() }
}

/// What an edit changed, a sentence each.
pub fn sentences(voice: &Voice, portal: &Portal, currency: &Currency, edit: &Edit) -> Vec<String> {
    let thing = |of: &Thing| thing(voice, portal, of);
    let sentence = |change: &Change| match change {
        Change::Came(of) => voice.phrase("ui.edits.came", &[("what", &thing(of))]),
        Change::Gone(of) => voice.phrase("ui.edits.gone", &[("what", &thing(of))]),
        Change::State { of, list, before, after } => {
            let state = |id: &str| voice.word(&format!("{list}.{id}"));
            let args = [("what", thing(of)), ("before", state(before)), ("after", state(after))];
            voice.phrase("ui.edits.state", &args.each_ref().map(|(key, text)| (*key, text.as_str())))
        }
        Change::Rewritten { of, part } => {
            voice.phrase(&format!("ui.edits.rewritten.{}", part.id()), &[("what", &thing(of))])
        }
        // Of one that is not public any more nobody learns a title.
        Change::Title { number, .. } if !is_public(portal, number) => {
            let what = voice.phrase("ui.edits.decision_gone", &[("number", number)]);
            voice.phrase("ui.edits.rewritten.text", &[("what", &what)])
        }
        Change::Title { number, before, after } => {
            let args =
                [("number", number.clone()), ("before", voice.text(before).text), ("after", voice.text(after).text)];
            voice.phrase("ui.edits.title", &args.each_ref().map(|(key, text)| (*key, text.as_str())))
        }
        Change::Cost { of, before, after } => cost_sentence(voice, currency, &thing(of), *before, *after),
        Change::Figure(figure) => figure_sentence(voice, figure),
    };
    edit.changes.iter().map(sentence).collect()
}

/// "Propuesta «Parque»: el costo pasó de B/. 12,000.00 a B/. 22,000.00".
fn cost_sentence(
    voice: &Voice,
    currency: &Currency,
    what: &str,
    before: Option<Decimal>,
    after: Option<Decimal>,
) -> String {
    let money =
        |amount: Option<Decimal>| amount.map(|amount| voice.money(amount, currency).text.text).unwrap_or_default();
    let key = match (before, after) {
        (Some(_), Some(_)) => "ui.edits.cost",
        (None, _) => "ui.edits.cost_new",
        (_, None) => "ui.edits.cost_gone",
    };
    voice.phrase(key, &[("what", what), ("before", &money(before)), ("after", &money(after))])
}

/// "Salud 2026, aprobado: de B/. 1,200,000.00 a B/. 1,350,000.00 (+12.5 %)".
fn figure_sentence(voice: &Voice, figure: &Figure) -> String {
    let money = |amount| voice.money(amount, &figure.currency).text.text;
    let direction = voice.word(&format!("direction.{}", figure.direction.id()));
    let name = figure.name.as_ref().map_or(direction, |name| voice.text(name).text);
    let stage = voice.word(&format!("stage.{}", figure.stage.id()));
    let year = figure.year.to_string();
    let (key, before, after) = match (figure.before, figure.after) {
        (Some(before), Some(after)) => ("ui.edits.figure", money(before), money(after)),
        (None, Some(after)) => ("ui.edits.figure_new", String::new(), money(after)),
        (Some(before), None) => ("ui.edits.figure_gone", money(before), String::new()),
        (None, None) => return String::new(),
    };
    let args = [("name", &name), ("year", &year), ("stage", &stage), ("before", &before), ("after", &after)];
    let mut text = voice.phrase(key, &args.map(|(key, text)| (key, text.as_str())));
    if let (Some(before), Some(after)) = (figure.before, figure.after)
        && let Some(share) = voice.share(after - before, before)
    {
        let sign = if after > before { "+" } else { "" };
        text.push_str(&format!(" ({sign}{})", share.text));
    }
    text
}

fn is_public(portal: &Portal, number: &str) -> bool {
    portal.meetings.iter().flat_map(|meeting| &meeting.decisions).any(|known| known.number == number)
}

/// A record by its name. Of one that is not public any more nobody learns the title.
fn thing(voice: &Voice, portal: &Portal, of: &Thing) -> String {
    match of {
        Thing::Budget(year) => voice.phrase("ui.edits.budget", &[("year", &year.to_string())]),
        Thing::Meeting(date) => voice.phrase("ui.edits.meeting", &[("date", &voice.day(*date).text.text)]),
        Thing::Decision(number, title) => {
            let title = if is_public(portal, number) { voice.text(title).text } else { String::new() };
            let args = [("number", number.as_str()), ("title", title.as_str())];
            voice.phrase(if title.is_empty() { "ui.edits.decision_gone" } else { "ui.edits.decision" }, &args)
        }
        Thing::Proposal(title) if portal.proposals.iter().any(|known| known.title == *title) => {
            voice.phrase("ui.edits.proposal", &[("title", &voice.text(title).text)])
        }
        Thing::Proposal(_) => voice.word("ui.edits.proposal_gone"),
        Thing::Document(title) if portal.documents.iter().any(|known| known.title == *title) => {
            voice.phrase("ui.edits.document", &[("title", &voice.text(title).text)])
        }
        Thing::Document(_) => voice.word("ui.edits.document_gone"),
        Thing::File(path) if portal.files.iter().any(|known| known.path == *path) => {
            voice.phrase("ui.edits.file", &[("path", path)])
        }
        Thing::File(_) => voice.word("ui.edits.file_gone"),
    }
}
