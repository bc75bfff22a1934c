//! `minutes/*.md`: a meeting, in front matter and text.
//!
//! Whom names mean is [`super::people`]'s, who was there [`super::attendance`]'s, what was dealt with
//! [`super::agenda`]'s, motions and votes [`super::vote`]'s, decisions [`super::decision`]'s.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::agenda::{self, Agenda, headings};
use super::attendance::{self, Names, Noted, WrittenMoment};
use super::decision::{self, WrittenDecision, WrittenDocument};
use super::file;
use super::people::{People, Sitting};
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{At, record};
use super::values::{Integer, OneOf, Reference, Url};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::attendance::Attendance;
use crate::model::council::{Change, Meeting, MeetingKind, MeetingState, is_after_midnight};
use crate::model::id::Id;
use crate::model::municipality::Municipality;
use crate::model::prose::{Prose, ProseIn};
use crate::source::discover::SourceFile;
use crate::text::nearest::nearest;

record! {
    /// A council meeting.
    pub struct Written "minutes" {
        /// A title, where the kind and the date do not say enough.
        title: Option<At<Text>> = "Sesión de instalación",
        /// The body that met.
        organ: Option<At<Reference>> = "concejo",
        /// The bodies that met together with it.
        jointly as "with": Vec<At<Reference>> = "[comision-hacienda]",
        /// The same by its other name, where no editor in the browser writes the file: it calls the text so.
        body: Option<At<Reference>> = "concejo",
        /// Its kind.
        kind: Option<At<OneOf<MeetingKind>>> = "ordinary",
        /// Its number.
        number: Option<At<String>> = "\"5\"",
        /// The day; the file's name where it is missing.
        date: Option<At<Date>> = "2026-03-10",
        /// When it began.
        start: Option<At<Time>> = "\"09:00\"",
        /// When it ended; a time before the start is one of the next day.
        end: Option<At<Time>> = "\"11:40\"",
        /// Where.
        location as "place": Option<At<Text>> = "Salón del Concejo",
        /// How far it is; nothing is said of the minutes' approval where neither this nor `approved_by` is written.
        state: Option<At<OneOf<MeetingState>>> = "approved",
        /// The day on which it was called.
        called: Option<At<Date>> = "2026-03-03",
        /// What was changed after it was called.
        changes: Vec<At<WrittenChange>> = "[{date: 2026-03-08, what: Empieza a las 10:00}]",
        /// The meeting that is held in this one's place.
        postponed_to: Option<At<Reference>> = "2026-03-17",
        /// The meeting that approved the minutes.
        approved_by: Option<At<Reference>> = "2026-04-21",
        /// What was corrected in the minutes after their approval.
        corrections: Vec<At<WrittenChange>> = "[{date: 2026-05-12, what: Se corrigió un apellido}]",
        /// Who presided.
        chair: Option<At<Reference>> = "ana-batista",
        /// Who kept the record.
        secretary: Option<At<Reference>> = "luis-rios",
        /// Who was there: names, or `all`.
        present: Option<At<Names>> = "all",
        /// Who came later; with the time, or the point of the agenda, from which they were there.
        late: Option<At<Noted<WrittenMoment>>> = "{Batista: \"10:15\"}",
        /// Who left before the end; with the time, or the point of the agenda, from which they were not there.
        left: Option<At<Noted<WrittenMoment>>> = "{Batista: 4}",
        /// Who came in whose place.
        substitutes: Option<At<Noted<String>>> = "{Vega: Batista}",
        /// Who was missing with a reason.
        excused: Option<At<Names>> = "[Batista]",
        /// Who was missing.
        absent: Option<At<Names>> = "[Batista]",
        /// How many citizens attended.
        citizens: Option<At<Integer>> = "34",
        /// The points of the agenda; `headings` where they are the headings of the text.
        agenda: Option<At<Agenda>> = "[{title: Lectura del acta anterior}]",
        /// What was decided.
        decisions: Vec<At<WrittenDecision>> = "[{number: AM-05-2026, title: Compra de luminarias}]",
        /// The call, the signed minutes, recordings and whatever else belongs to it.
        documents: Vec<At<WrittenDocument>> = "[{kind: minutes, file: files/acta-2026-03-10.pdf}]",
        /// The same meeting at its source, where it was imported.
        source: Option<At<Url>> = "https://example.org/oparl/meeting/10",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// A change of a meeting or of its minutes.
    pub struct WrittenChange "change" {
        /// The day.
        date: At<Date> = "2026-03-08",
        /// What was changed.
        what: At<Text> = "Empieza a las 10:00",
    }
}

/// A meeting's file with its translations, and what its names are resolved by.
pub struct Minutes<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// Its text.
    pub text: &'a str,
    /// The translations with their texts.
    pub translations: &'a [(&'a SourceFile, &'a str)],
    /// The municipality's people.
    pub people: &'a People<'a>,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Whether the editor in the browser may write the file.
    pub edited: bool,
    /// Today's date.
    pub today: Date,
}

/// Reads a meeting, with whether it is public; nothing where it cannot be read.
pub fn read(minutes: &Minutes) -> (Option<(Meeting, bool)>, Findings) {
    let mut reader = Reader::new(&minutes.source.file.path, minutes.languages, None).in_part();
    let id = super::prose::id_of(minutes.source, &mut reader);
    let written = file::record_with_text::<Written>(minutes.text, &mut reader);
    let meeting = id.zip(written).and_then(|(id, (written, place, markdown))| {
        let text = ProseIn { lang: minutes.languages[0], markdown, place, title: None };
        meant(id, written, text, minutes, &mut reader)
    });
    if reader.findings.is_in_part(&reader.file) {
        // Who was there may be what could not be read.
        reader.findings.retain(|finding| finding.code != Code::AllWithoutAttendance);
    }
    (meeting, reader.findings)
}

/// Reads a meeting's form alone: its keys and values, without asking who its names are.
pub fn read_form(source: &SourceFile, text: &str, languages: &Arc<[Lang]>) -> Findings {
    let mut reader = Reader::new(&source.file.path, languages, None).in_part();
    super::prose::id_of(source, &mut reader);
    file::record_with_text::<Written>(text, &mut reader);
    reader.findings
}

fn meant(
    id: Id,
    mut written: Written,
    text: ProseIn,
    minutes: &Minutes,
    reader: &mut Reader,
) -> Option<(Meeting, bool)> {
    let date = match &written.date {
        Some(date) => date.value,
        None => date_in_name(&id, &written.place, reader).or_else(|| reader.without_wrong(minutes.today))?,
    };
    let organ = organ(written.organ.take(), written.body.take(), &written.place, minutes.edited, reader);
    let named = organ.and_then(|organ| body_named(&organ, minutes.people.municipality(), reader));
    // A body that is missing or unknown hides no other fault.
    let body = named.or_else(|| reader.without_wrong(id.clone()))?;
    let listed = attendance::Written {
        present: written.present.take(),
        late: written.late.take(),
        left: written.left.take(),
        substitutes: written.substitutes.take(),
        excused: written.excused.take(),
        absent: written.absent.take(),
        citizens: written.citizens.take(),
    };
    if let (Some(start), Some(end)) = (&written.start, &written.end)
        && end.value < start.value
        && !is_after_midnight(start.value, end.value)
    {
        let finding = Finding::new(Code::EndBeforeStart, end.place.clone());
        reader.findings.add(finding.with("start", start.value).with("end", end.value));
    }
    let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), minutes.today);
    let (agenda, decisions) = (written.agenda.take(), std::mem::take(&mut written.decisions));
    let mut meeting = without_agenda(id, written, (body, date), minutes, reader);
    let drafted = drafted(agenda.map(|agenda| agenda.value), text, &mut meeting, minutes, reader);
    meeting.attendance = attendance::meant(listed, &drafted, minutes.people, (&meeting.body, date), reader);
    agenda::settle(drafted, &mut meeting, minutes.people, minutes.today, reader);
    let own = decisions.into_iter().filter_map(|written| decision::meant(written.value, None, minutes.today, reader));
    meeting.decisions = own.collect::<Vec<_>>().into_iter().chain(std::mem::take(&mut meeting.decisions)).collect();
    Some((meeting, public))
}

/// A meeting of which the agenda is still to be settled.
fn without_agenda(
    id: Id,
    written: Written,
    (body, date): (Id, Date),
    minutes: &Minutes,
    reader: &mut Reader,
) -> Meeting {
    let others = written.jointly.iter().filter_map(|body| body_named(body, minutes.people.municipality(), reader));
    let jointly = others.filter(|other| *other != body).collect();
    let mut one = |name: Option<At<Reference>>| {
        name.and_then(|name| {
            minutes.people.find(&name.value.0, &name.place, Sitting { body: Some(&body), day: date }, reader)
        })
    };
    let (chair, secretary) = (one(written.chair), one(written.secretary));
    let corrections = changes(written.corrections);
    // Nobody's minutes are approved until somebody wrote so, or corrected before the day.
    let corrected = corrections.iter().any(|change| change.date <= minutes.today);
    let held = match (corrected, &written.approved_by) {
        (true, _) => MeetingState::Corrected,
        (false, Some(_)) => MeetingState::Approved,
        (false, None) => MeetingState::Held,
    };
    let default_state = if date > minutes.today { MeetingState::Planned } else { held };
    Meeting {
        id,
        title: written.title.map(|title| title.value),
        body,
        jointly,
        kind: written.kind.map_or(MeetingKind::Session, |kind| kind.value.0),
        number: written.number.map(|number| number.value),
        date,
        start: written.start.map(|start| start.value),
        end: written.end.map(|end| end.value),
        location: written.location.map(|text| text.value),
        state: written.state.map_or(default_state, |state| state.value.0),
        called: written.called.map(|day| day.value),
        changes: changes(written.changes),
        approved_by: written.approved_by.and_then(|id| Id::named(&id.value.0)),
        corrections,
        postponed_to: written.postponed_to.and_then(|id| Id::named(&id.value.0)),
        chair,
        secretary,
        attendance: Attendance::default(),
        agenda: Vec::new(),
        decisions: Vec::new(),
        documents: decision::documents(written.documents, reader),
        source: written.source.map(|url| url.value.0),
        text: Prose::default(),
        place: written.place,
    }
}

/// The points of the agenda as written; the meeting gets the text that is under none of them.
fn drafted(
    agenda: Option<Agenda>,
    text: ProseIn,
    meeting: &mut Meeting,
    minutes: &Minutes,
    reader: &mut Reader,
) -> Vec<agenda::Drafted> {
    let by_headings = match &agenda {
        Some(Agenda::Headings) => true,
        None => headings::has_blocks(&text),
        Some(Agenda::Items(_)) => false,
    };
    if !by_headings {
        headings::tell_blocks(&text, reader);
        meeting.text = with_translations(text, minutes.translations, minutes.languages, &mut reader.findings);
        let Some(Agenda::Items(items)) = agenda else { return Vec::new() };
        return agenda::of_matter(items, reader);
    }
    let headings::Cut { points, rest } = headings::cut(&text, reader);
    let mut drafted = agenda::of_text(points, minutes.text, reader);
    let mut prose = with_translations(rest, minutes.translations, minutes.languages, &mut reader.findings);
    for translated in prose.texts.iter_mut().filter(|other| other.lang != text.lang) {
        // What is wrong with blocks is told of the first language's text.
        let mut quiet = Reader::new(&reader.file, minutes.languages, None);
        agenda::unclosed::tell_unclosed(translated, reader);
        let headings::Cut { points, rest } = headings::cut(translated, &mut quiet);
        agenda::translate(&mut drafted, points, reader);
        *translated = rest;
    }
    meeting.text = prose;
    drafted
}

fn changes(written: Vec<At<WrittenChange>>) -> Vec<Change> {
    let mut changes: Vec<Change> = written
        .into_iter()
        .map(|written| Change { date: written.value.date.value, what: written.value.what.value })
        .collect();
    changes.sort_by_key(|change| change.date);
    changes
}

/// The date that a file's name begins with: `2026-03-10-extraordinaria`.
fn date_in_name(id: &Id, place: &Place, reader: &mut Reader) -> Option<Date> {
    let is_shaped = |day: &&str| {
        day.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
    };
    if let Some(day) = id.as_str().get(..10).filter(is_shaped) {
        return super::values::date(day, place, reader);
    }
    let finding = Finding::new(Code::MissingKey, place.clone());
    let finding = finding.with("key", "date").with("record", super::reader::record_word("minutes"));
    reader.findings.add(finding.with("example", "2026-03-10"));
    None
}

/// The body as written, under either of its names.
fn organ(
    organ: Option<At<Reference>>,
    body: Option<At<Reference>>,
    place: &Place,
    edited: bool,
    reader: &mut Reader,
) -> Option<At<Reference>> {
    match (&organ, &body) {
        (Some(first), Some(second)) => {
            let finding = Finding::new(Code::DuplicateKey, second.place.clone()).with("key", "body");
            reader.findings.add(finding.and(first.place.clone()));
        }
        (None, Some(body)) if edited => {
            reader.findings.add(Finding::new(Code::BodyInEditor, body.place.clone()).with("value", &body.value.0));
        }
        (None, None) => super::reader::tell_missing("organ", "minutes", "concejo", place, reader),
        _ => {}
    }
    organ.or(body)
}

/// The body that a reference names, or a finding.
pub fn body_named(name: &At<Reference>, municipality: &Municipality, reader: &mut Reader) -> Option<Id> {
    let ids = || municipality.bodies.iter().map(|body| body.id.as_str());
    let found = municipality.bodies.iter().find(|body| body.id.as_str() == name.value.0);
    // One that stands in for a reference that is missing was told.
    if found.is_none() && !name.value.0.is_empty() {
        let finding = Finding::new(Code::UnknownReference, name.place.clone())
            .with("value", &name.value.0)
            .with("kind", "a-body")
            .with_some("nearest", nearest(&name.value.0, ids()))
            .with_some("none", municipality.bodies.is_empty().then_some("a-body"))
            .with("known", ids().collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }
    found.map(|body| body.id.clone())
}
