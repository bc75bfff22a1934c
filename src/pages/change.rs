//! The record of changes: what changed in published figures, states and records, in citizens' words,
//! with the day and the commit that did it.

use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::edition::Edition;
use super::view::{Cell, Link, Row, Section, Sheet, Words};
use super::voice::Voice;
use crate::i18n::Currency;
use crate::model::change::{Change, Edit, Field, Figure, Record, Thing, Told};
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
    let Some(day) = day else { return voice.word("ui.edits.no_history") };
    let key = match (record.is_limited, record.is_cut) {
        (true, _) => "ui.edits.limited",
        (false, true) => "ui.edits.cut",
        (false, false) => "ui.edits.begins",
    };
    let begins = voice.phrase(key, &[("date", &day)]);
    let Some(shared) = record.shared_begins else { return begins };
    let shared = voice.phrase("ui.edits.shared_begins", &[("date", &voice.day(shared).text.text)]);
    format!("{begins} {shared}")
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
            let key = if before.is_some() { "ui.edits.title" } else { "ui.edits.title_now" };
            let before = before.as_ref().map(|before| voice.text(before).text).unwrap_or_default();
            let args = [("number", number.clone()), ("before", before), ("after", voice.text(after).text)];
            voice.phrase(key, &args.each_ref().map(|(key, text)| (*key, text.as_str())))
        }
        Change::Cost { of, before, after, currency: own } => {
            cost_sentence(voice, own.as_ref().unwrap_or(currency), &thing(of), *before, *after)
        }
        Change::Figure(figure) => figure_sentence(voice, figure),
        Change::Field(field) => field_sentence(voice, currency, field, thing(&field.of)),
        Change::More { of, count } => {
            voice.phrase("ui.edits.more", &[("what", &thing(of)), ("n", &voice.number(*count as u64))])
        }
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
    if let (Some(before), Some(after)) = (figure.before, figure.after) {
        text.push_str(&moved(voice, before, after));
    }
    text
}

/// " (+12.5 %)": by how much a figure moved; nothing where that is no part of what it was.
fn moved(voice: &Voice, before: Decimal, after: Decimal) -> String {
    let least = Decimal::new(5, 4);
    let (sign, difference) = if after > before { ("+", after - before) } else { ("−", before - after) };
    if before <= Decimal::ZERO || after < Decimal::ZERO || difference.is_zero() {
        return String::new();
    }
    if difference / before < least {
        let least = voice.share(Decimal::ONE, Decimal::ONE_THOUSAND).map(|share| share.text).unwrap_or_default();
        return format!(" ({sign}, {})", voice.phrase("ui.edits.less_than", &[("share", &least)]));
    }
    voice.share(difference, before).map(|share| format!(" ({sign}{})", share.text)).unwrap_or_default()
}

/// "Transferencias 2026, Descentralización, «Lo que corresponde»: de B/. 742,300.00 a B/. 642,300.00 (−13.5 %)".
fn field_sentence(voice: &Voice, currency: &Currency, field: &Field, thing: String) -> String {
    let told = |told: &Told| told_text(voice, field, currency, told);
    let items = field.items.iter().filter_map(told);
    let mut what: Vec<String> = std::iter::once(thing).chain(items).collect();
    let label = field.label.as_ref().map(|label| voice.text(label).text).filter(|label| !label.is_empty());
    what.extend(label.map(|label| voice.phrase("ui.edits.quoted", &[("text", &label)])));
    let what = what.join(", ");
    let (before, after) = (field.before.as_ref().and_then(told), field.after.as_ref().and_then(told));
    let key = match (&field.before, &field.after, &before, &after) {
        (Some(_), Some(_), Some(_), Some(_)) if field.is_list => "ui.edits.field.list",
        (Some(_), Some(_), Some(_), Some(_)) => "ui.edits.field.both",
        (Some(_), Some(_), None, Some(_)) => "ui.edits.field.now",
        (None, Some(_), _, Some(_)) => "ui.edits.field.new",
        (None, Some(_), _, None) => "ui.edits.field.came",
        (Some(_), None, Some(_), _) => "ui.edits.field.gone",
        (Some(_), None, None, _) => "ui.edits.field.went",
        _ => "ui.edits.field.changed",
    };
    let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
    let mut text = voice.phrase(key, &[("what", &what), ("before", &old), ("after", &new)]);
    if let (Some(Told::Number(before)), Some(Told::Number(after))) = (&field.before, &field.after) {
        text.push_str(&moved(voice, *before, *after));
    }
    text
}

/// A value in words; nothing of what is not repeated.
fn told_text(voice: &Voice, field: &Field, currency: &Currency, told: &Told) -> Option<String> {
    Some(match told {
        Told::Number(number) if field.is_money => {
            voice.money(*number, field.currency.as_ref().unwrap_or(currency)).text.text
        }
        Told::Number(number) => voice.decimal(*number, u8::try_from(number.normalize().scale()).unwrap_or(u8::MAX)),
        Told::Day(day) => voice.day(*day).text.text,
        Told::Word(word) => word.replace('_', " "),
        Told::Sign(sign) => sign.clone(),
        Told::Named(text) | Told::Text(text) => voice.phrase("ui.edits.quoted", &[("text", &voice.text(text).text)]),
        Told::Several(all) => {
            let all: Vec<String> = all.iter().filter_map(|told| told_text(voice, field, currency, told)).collect();
            (!all.is_empty()).then(|| all.join(", "))?
        }
        Told::Whole => return None,
    })
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
        Thing::Other(kind, None) => voice.word(&format!("ui.edits.kinds.{kind}")),
        Thing::Other(kind, Some(title)) => {
            let kind = voice.word(&format!("ui.edits.kinds.{kind}"));
            voice.phrase("ui.edits.kind", &[("kind", &kind), ("title", &voice.text(title).text)])
        }
    }
}
