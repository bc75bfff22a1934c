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
    /// The bodies that brought it in or prepared it.
    pub bodies: Vec<Id>,
    /// The papers that it belongs to.
    pub part_of: Vec<Id>,
    /// Its documents; the first is the paper itself.
    pub documents: Vec<Document>,
    /// The same paper at its source, where it was imported.
    pub source: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}
