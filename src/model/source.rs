//! What figures rest on: documents, and the day of which they are.

use std::collections::HashMap;

use jiff::civil::Date;

use super::budget::{Direction, Stage};
use crate::findings::Place;
use crate::i18n::Text;

/// What a stage's figures rest on.
#[derive(Debug, Clone)]
pub struct StageSource {
    /// The stage.
    pub stage: Stage,
    /// Whether it is said of one direction alone.
    pub direction: Option<Direction>,
    /// The day of the act.
    pub date: Option<Date>,
    /// The day up to which the figures reach.
    pub as_of: Option<Date>,
    /// The act: *Acuerdo 14 de 2025*.
    pub act: Option<Text>,
    /// The document.
    pub source: Option<Source>,
    /// Where it was written.
    pub place: Place,
}

/// A document that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: Text,
    /// A path below the municipality's folder.
    pub file: Option<String>,
    /// Or an address.
    pub url: Option<String>,
    /// The day that it bears.
    pub date: Option<Date>,
    /// The act that it records.
    pub act: Option<Text>,
}

impl Source {
    /// The document of figures that an act made: the one that is named, or else the act.
    pub fn of_act(document: Option<&Self>, act: Option<&Text>, date: Option<Date>) -> Option<Self> {
        let of_act = || Some(Self { title: act?.clone(), file: None, url: None, date, act: None });
        document.cloned().or_else(of_act)
    }

    /// What two must share to be one document.
    fn key(&self) -> Key<'_> {
        let act = self.act.as_ref().map(Text::first);
        (self.title.first(), self.file.as_deref(), self.url.as_deref(), self.date, act)
    }
}

/// What makes a document: title, file, address, day, act.
type Key<'d> = (&'d str, Option<&'d str>, Option<&'d str>, Option<Date>, Option<&'d str>);

/// Documents, each once, in the order in which figures name them, with how many figures each has.
#[derive(Debug, Clone, Default)]
pub struct Documents<'d> {
    named: Vec<(&'d Source, usize)>,
    places: HashMap<Key<'d>, usize>,
    /// The document that was added last, since most lines of a table have the same.
    last: Option<usize>,
    /// How many figures name none.
    pub unnamed: usize,
}

impl<'d> Documents<'d> {
    /// Adds a figure.
    pub fn add(&mut self, source: Option<&'d Source>) {
        let Some(source) = source else {
            self.unnamed += 1;
            return;
        };
        let last = self.last.filter(|at| std::ptr::eq(self.named[*at].0, source));
        let at = last.unwrap_or_else(|| {
            *self.places.entry(source.key()).or_insert_with(|| {
                self.named.push((source, 0));
                self.named.len() - 1
            })
        });
        self.named[at].1 += 1;
        self.last = Some(at);
    }

    /// Adds a figure with all its documents.
    pub fn add_all(&mut self, sources: &[&'d Source]) {
        if sources.is_empty() {
            self.add(None);
        }
        sources.iter().for_each(|source| self.add(Some(source)));
    }

    /// The documents, with the number of their figures.
    pub fn named(&self) -> &[(&'d Source, usize)] {
        &self.named
    }

    /// The place of a document among them.
    pub fn place(&self, source: &Source) -> Option<usize> {
        self.places.get(&source.key()).copied()
    }
}
