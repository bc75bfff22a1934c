//! A free page.

use jiff::civil::Date;

use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

/// A free page.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file's name.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// Where it stands among the others; the smaller first.
    pub order: i64,
    /// The day on which it was last changed.
    pub updated: Option<Date>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}
