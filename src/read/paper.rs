//! `papers/*.md`: a paper that bodies deal with.

use std::sync::Arc;

use jiff::civil::Date;

use super::decision::{WrittenDocument, documents};
use super::file;
use super::people::{People, Sitting};
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{At, record};
use super::values::{Reference, Url};
use crate::findings::Findings;
use crate::i18n::{Lang, Text};
use crate::model::id::Id;
use crate::model::paper::{Consultation, Paper};
use crate::model::prose::ProseIn;
use crate::source::discover::SourceFile;

record! {
    /// A paper that bodies deal with: a draft, a report, a request.
    pub struct Written "paper" {
        /// What it is about.
        title: At<Text> = "Anteproyecto de presupuesto de 2027",
        /// Its reference.
        number: Option<At<String>> = "\"2026/0142\"",
        /// What sort of paper it is.
        kind: Option<At<Text>> = "Anteproyecto de acuerdo",
        /// Its day.
        date: Option<At<Date>> = "2026-10-30",
        /// The people who brought it in.
        authors: Vec<At<String>> = "[Batista]",
        /// The bodies that brought it in.
        bodies: Vec<At<Reference>> = "[comision-hacienda]",
        /// The bodies under whose direction it is prepared.
        lead: Vec<At<Reference>> = "[tesoreria]",
        /// The papers that it belongs to.
        part_of: Vec<At<Reference>> = "[presupuesto-2027]",
        /// Other papers on the same.
        related: Vec<At<Reference>> = "[estudio-mercado]",
        /// The bodies that deal with it, in their order.
        consultations: Vec<At<WrittenConsultation>> = "[{body: comision-hacienda, role: Dictamen previo}]",
        /// Its documents; the first is the paper itself.
        documents: Vec<At<WrittenDocument>> = "[{title: Anteproyecto, file: files/anteproyecto-2027.pdf}]",
        /// The same paper at its source, where it was imported.
        source: Option<At<Url>> = "https://example.org/oparl/paper/142",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-11-01",
    }
}

record! {
    /// That a body deals with a paper.
    pub struct WrittenConsultation "consultation" {
        /// The body; its meeting tells it too.
        body: Option<At<Reference>> = "comision-hacienda",
        /// The meeting at which it does.
        meeting: Option<At<Reference>> = "2026-11-10-comision",
        /// What the body does there.
        role: Option<At<Text>> = "Dictamen previo",
        /// Whether that body has the last word.
        is_final as "final": Option<At<bool>> = "no",
    }
}

/// Reads a paper; nothing where it is not public, or cannot be read.
pub fn read(
    source: &SourceFile,
    text: &str,
    translations: &[(&SourceFile, &str)],
    people: Option<&People>,
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Option<Paper>, Findings) {
    let mut reader = Reader::new(&source.file.path, languages, None).in_part();
    let id = super::prose::id_of(source, &mut reader);
    let written = file::record_with_text::<Written>(text, &mut reader);
    let paper = id.zip(written).zip(people).and_then(|((id, (written, place, markdown)), people)| {
        let text = ProseIn { lang: languages[0], markdown, place, title: None };
        let mut paper = meant(id, written, people, today, &mut reader)?;
        paper.text = with_translations(text, translations, languages, &mut reader.findings);
        Some(paper)
    });
    (paper, reader.findings)
}

fn meant(id: Id, written: Written, people: &People, today: Date, reader: &mut Reader) -> Option<Paper> {
    let Written {
        title,
        number,
        kind,
        date,
        authors,
        bodies,
        lead,
        part_of,
        related,
        consultations,
        documents: files,
        source,
        publish,
        publish_on,
        place,
    } = written;
    let date = date.map(|date| date.value);
    let authors = people.all(&authors, Sitting { body: None, day: date.unwrap_or(today) }, reader);
    let mut named = |all: Vec<At<Reference>>| -> Vec<Id> {
        all.iter().filter_map(|body| super::minutes::body_named(body, people.municipality(), reader)).collect()
    };
    let (bodies, lead) = (named(bodies), named(lead));
    let consultations = consultations.into_iter().map(|written| consultation(written.value, people, reader)).collect();
    let ids = |all: Vec<At<Reference>>| all.iter().filter_map(|paper| Id::named(&paper.value.0)).collect();
    let files = documents(files, reader);
    is_public(publish.as_ref(), publish_on.as_ref(), today).then(|| Paper {
        id,
        title: title.value,
        number: number.map(|number| number.value),
        kind: kind.map(|kind| kind.value),
        date,
        authors,
        bodies,
        lead,
        part_of: ids(part_of),
        related: ids(related),
        consultations,
        documents: files,
        source: source.map(|url| url.value.0),
        text: crate::model::prose::Prose::default(),
        place,
    })
}

fn consultation(written: WrittenConsultation, people: &People, reader: &mut Reader) -> Consultation {
    let WrittenConsultation { body, meeting, role, is_final, place: _ } = written;
    Consultation {
        body: body.and_then(|body| super::minutes::body_named(&body, people.municipality(), reader)),
        meeting: meeting.and_then(|meeting| Id::named(&meeting.value.0)),
        role: role.map(|text| text.value),
        is_final: is_final.map(|last| last.value),
    }
}
