//! Duties to publish: a country's list, in `territory/duties/*.yaml` or built in, and what of it does
//! not concern a municipality, in its `duties.yaml`.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{Integer, NewId, OneOf, PeriodText, Reference};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Lang, Text};
use crate::model::document::DocumentKind;
use crate::model::duty::{Cadence, CountedFrom, Duty, DutyList, Evidence, Exemption};

/// The lists that are built in, by country. Panama's: Ley 6 of 2002 on transparency and the rules
/// of its authority, ANTAI. What a lawyer should confirm says so in it.
const BUILT_IN: [(&str, &str); 1] = [("PA", include_str!("duties/pa.yaml"))];

record! {
    /// What a country's law asks municipalities to publish.
    pub struct Written "duties" {
        /// What it is called.
        name: At<Text> = "Ley 6 de 2002",
        /// Who watches over it.
        authority: Option<At<Text>> = "ANTAI",
        /// The month from which the calendar counts.
        since: At<Date> = "2026-01-01",
        /// The days after a period's end by which its items are due.
        days: At<Integer> = "14",
        /// What must be published.
        items: Vec<At<WrittenDuty>> = "[{id: planilla, name: Planilla, law: Art. 11, cadence: monthly}]",
    }
}

record! {
    /// One thing to publish.
    pub struct WrittenDuty "duty" {
        /// Its id.
        id: At<NewId> = "planilla",
        /// What it is called.
        name: At<Text> = "Planilla del mes",
        /// The article of the law.
        law: At<Text> = "Ley 6 de 2002, art. 11",
        /// How often.
        cadence: At<OneOf<Cadence>> = "monthly",
        /// The days after the period's end by which it is due, where they are not the list's.
        days: Option<At<Integer>> = "30",
        /// From where the days are counted: the period's end, unless it says `start`.
        counted_from: Option<At<OneOf<CountedFrom>>> = "start",
        /// The kind of documents that fulfil it.
        kind: Option<At<OneOf<DocumentKind>>> = "payroll",
        /// The records that fulfil it by themselves.
        evidence: Option<At<OneOf<Evidence>>> = "budget-execution",
        /// Whether a lawyer should confirm it.
        confirm: Option<At<bool>> = "yes",
    }
}

record! {
    /// The duties that do not concern a municipality.
    pub struct WrittenExemptions "duties.yaml" {
        /// What does not concern it, and why.
        not_applicable: Vec<At<WrittenExemption>> = "[{item: viajes, reason: No hubo viajes}]",
    }
}

record! {
    /// A duty that does not concern a municipality.
    pub struct WrittenExemption "exemption" {
        /// The duty.
        item: At<Reference> = "viajes",
        /// The months or other periods in which it does not; in none at all where there are none.
        periods: Vec<At<PeriodText>> = "[2026-02, 2026-05]",
        /// Why.
        reason: At<Text> = "El municipio no paga viajes.",
    }
}

/// A country's list that is built in.
pub fn built_in(country: &str, languages: &Arc<[Lang]>) -> Option<DutyList> {
    let (code, text) = BUILT_IN.iter().find(|(code, _)| *code == country)?;
    // It speaks Spanish and English, whatever the site speaks.
    let known: Arc<[Lang]> = ["es", "en"].iter().filter_map(|tag| Lang::new(tag).ok()).collect();
    let mut reader = Reader::new(&Arc::from(format!("({code})")), &known, None);
    let first = languages.first().copied();
    file::record::<Written>(text, &mut reader).map(|written| meant(&code.to_lowercase(), written, first, &mut reader))
}

/// Reads a list; nothing where it cannot be read.
pub fn read(path: &Arc<str>, stem: &str, text: &str, languages: &Arc<[Lang]>) -> (Option<DutyList>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let list = file::record::<Written>(text, &mut reader).map(|written| meant(stem, written, None, &mut reader));
    (list, reader.findings)
}

fn meant(id: &str, written: Written, first: Option<Lang>, reader: &mut Reader) -> DutyList {
    let Written { name, authority, since, days, items, place } = written;
    let text = |text: Text| first.map_or_else(|| text.clone(), |lang| led_by(&text, lang));
    let days_of = |days: Integer| days.0.clamp(0, 366);
    let mut duties: Vec<Duty> = Vec::with_capacity(items.len());
    for item in items {
        let WrittenDuty { id, name, law, cadence, days, counted_from, kind, evidence, confirm, place } = item.value;
        let id = id.value.0.to_string();
        if duties.iter().any(|known| known.id == id) {
            reader.findings.add(Finding::new(Code::DuplicateId, place).with("id", &id));
            continue;
        }
        duties.push(Duty {
            id,
            name: text(name.value),
            law: text(law.value),
            cadence: cadence.value.0,
            days: days.map(|days| days_of(days.value)),
            counted_from: counted_from.map_or(CountedFrom::End, |from| from.value.0),
            kind: kind.map(|kind| kind.value.0),
            evidence: evidence.map(|evidence| evidence.value.0),
            confirm: confirm.is_some_and(|confirm| confirm.value),
        });
    }
    DutyList {
        id: id.to_owned(),
        name: text(name.value),
        authority: authority.map(|authority| text(authority.value)),
        since: since.value,
        days: days_of(days.value),
        items: duties,
        place,
    }
}

/// A text whose first language is the site's, where it has it.
fn led_by(text: &Text, first: Lang) -> Text {
    let mut all: Vec<(Lang, String)> =
        text.all().filter_map(|(lang, words)| Some((*lang?, words.to_owned()))).collect();
    all.sort_by_key(|(lang, _)| *lang != first);
    Text::new(all)
}

/// Reads what does not concern a municipality.
pub fn read_exemptions(path: &Arc<str>, text: &str, languages: &Arc<[Lang]>) -> (Vec<Exemption>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let written = file::record::<WrittenExemptions>(text, &mut reader);
    let all = written.map_or_else(Vec::new, |written| written.not_applicable);
    let exemption = |one: At<WrittenExemption>| {
        let WrittenExemption { item, periods, reason, place } = one.value;
        let periods = periods.into_iter().map(|period| period.value.0).collect();
        Exemption { item: item.value.0, periods, reason: reason.value, place }
    };
    (all.into_iter().map(exemption).collect(), reader.findings)
}
