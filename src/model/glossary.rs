//! Terms that citizens may not know, each with what it means.

use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

/// A term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id, part of its address.
    pub id: Id,
    /// The term.
    pub term: Text,
    /// Other forms in which it stands in texts.
    pub also: Vec<Text>,
    /// What it means, in plain words.
    pub definition: Text,
    /// Where it was written.
    pub place: Place,
}
