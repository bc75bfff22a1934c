//! Search: what is searchable of a page, and the index made of it.
//!
//! A portal has one index a language; the territory has one too, made of the summaries (records
//! with an empty `text`: they are found by title, kind, year, number and amount). An index is a
//! folder of files, and the program that reads it in the browser, the [`Runtime`], is written
//! once for the whole site. The engine behind both is `pagefind`, and nothing outside this file
//! knows it: another one stands beside it as a file with the same two functions.
//!
//! The browser's part is `assets/search.js`, whose `open` function is the same seam on that side.

use std::collections::BTreeSet;
use std::fmt;

mod pagefind;

/// A file's path, with `/` between its parts and relative to its folder, and its bytes.
pub type File = (String, Vec<u8>);

/// One page as the search knows it, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Where the page is, relative to the root that the search page names in `data-root`:
    /// `actas/2026-03-10/`. An index holds an address once; of two, the last counts.
    pub address: String,
    /// The page's title, shown as the result's link.
    pub title: String,
    /// What the page is, as a stable id that the filter and the URL use: `minutes`.
    pub kind: String,
    /// The same as a word for readers, in the index's language: `Acta`.
    pub kind_label: String,
    /// The year that the page is about, for the filter.
    pub year: Option<i32>,
    /// The number by which people quote it: `AC-2026-014`.
    pub number: Option<String>,
    /// The amount that it is about, written as readers of that language write it.
    pub amount: Option<String>,
    /// The page's text, without markup; excerpts are cut from it. Empty for the territory.
    pub text: String,
}

/// What the browser needs to read an index: written once for the whole site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime {
    /// A folder name that changes when the files do, so that they may be cached for ever.
    pub folder: String,
    /// The files, sorted by path.
    pub files: Vec<File>,
}

/// Why an index could not be made: never because of what the records say.
#[derive(Debug)]
pub enum Error {
    /// The machine gave no thread to work on.
    Thread(Box<dyn std::error::Error + Send + Sync>),
    /// The engine refused.
    Engine(Box<dyn std::error::Error + Send + Sync>),
    /// The engine panicked.
    Panic,
    /// The engine's description of its own index is not what we know.
    Entry,
}

/// The index of `records` in `language` (`es`, `es-PA`), as files sorted by path.
///
/// `runtime` is the relative URL from the index's folder to the folder of [`Runtime::files`], with
/// a slash at its end: `../../../assets/pagefind-1.6.0/`.
///
/// The same records give the same bytes, in whatever order they come. No records give no files: a
/// portal without pages has no search. It may be called from any thread, also from one of rayon's:
/// the calling thread waits, and takes up no other work meanwhile.
pub fn index(language: &str, runtime: &str, records: &[Record]) -> Result<Vec<File>, Error> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let mut records: Vec<&Record> = records.iter().collect();
    records.sort_by(|a, b| a.address.cmp(&b.address));
    pagefind::index(language, runtime, &records)
}

/// The engine's files for the browser, for indexes in `languages`.
pub fn runtime(languages: &[&str]) -> Result<Runtime, Error> {
    pagefind::runtime(languages)
}

/// The kinds among `records` as `(id, label)`, in the order in which they first come: the options
/// of the search page's filter.
pub fn kinds(records: &[Record]) -> Vec<(&str, &str)> {
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    for record in records {
        if !kinds.iter().any(|(id, _)| *id == record.kind) {
            kinds.push((&record.kind, &record.kind_label));
        }
    }
    kinds
}

/// The years among `records`, the latest first: the options of the search page's other filter.
pub fn years(records: &[Record]) -> Vec<i32> {
    let years: BTreeSet<i32> = records.iter().filter_map(|record| record.year).collect();
    years.into_iter().rev().collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thread(_) => write!(f, "no thread could be started for the search index"),
            Self::Engine(_) => write!(f, "the search index could not be built"),
            Self::Panic => write!(f, "the search engine stopped unexpectedly"),
            Self::Entry => write!(f, "the search engine wrote an index of an unknown form"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Thread(cause) | Self::Engine(cause) => Some(cause.as_ref()),
            Self::Panic | Self::Entry => None,
        }
    }
}

#[cfg(test)]
mod tests;
