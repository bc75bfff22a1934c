//! A paper that bodies deal with: a draft, a report, a request.

use jiff::civil::Date;

use super::council::Document;
use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

/// A paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The file's name.
    pub id: Id,
    /// What it is about.
    pub title: Text,
    /// Its reference: `2026/0142`.
    pub number: Option<String>,
    /// What sort of paper it is.
    pub kind: Option<Text>,
    /// Its day.
    pub date: Option<Date>,
    /// The people who brought it in.
    pub authors: Vec<Id>,
    /// The bodies that brought it in.
    pub bodies: Vec<Id>,
    /// The bodies under whose direction it is prepared.
    pub lead: Vec<Id>,
    /// The papers that it belongs to.
    pub part_of: Vec<Id>,
    /// Other papers on the same.
    pub related: Vec<Id>,
    /// The bodies that deal with it, in their order, where the paper says it.
    pub consultations: Vec<Consultation>,
    /// Its documents; the first is the paper itself.
    pub documents: Vec<Document>,
    /// The same paper at its source, where it was imported.
    pub source: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

/// That a body deals with a paper.
#[derive(Debug, Clone)]
pub struct Consultation {
    /// The body; none where its meeting tells it.
    pub body: Option<Id>,
    /// The meeting at which it does.
    pub meeting: Option<Id>,
    /// What it does there: advise, prepare, decide.
    pub role: Option<Text>,
    /// Whether that body has the last word.
    pub is_final: Option<bool>,
}

impl Paper {
    /// The consultation that belongs to each point of an agenda that names the paper. `points` are the
    /// meetings of these points, in order: of several points of one meeting, the first has the first
    /// consultation that names it. Then those consultations that belong to no point.
    pub fn matched(&self, points: &[&Id]) -> (Vec<Option<&Consultation>>, Vec<&Consultation>) {
        let mut left: Vec<&Consultation> = self.consultations.iter().collect();
        let matched = points.iter().map(|meeting| {
            let at = left.iter().position(|own| own.meeting.as_ref() == Some(*meeting))?;
            Some(left.remove(at))
        });
        let matched = matched.collect();
        (matched, left)
    }
}
