//! Search: what is searchable of a page, and the index made of it.
//!
//! A portal has one index a language; the territory has one too, made of the summaries (records
//! whose `text` is what a page says of itself in a sentence: the whole text is searched in the portal). An index is a
//! folder of small scripts (see `index`) which `assets/search.js` reads in the browser.

use std::collections::BTreeSet;

mod index;
mod words;

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
    /// The municipality, in an index over several.
    pub town: Option<String>,
    /// The page's text, without markup; excerpts are cut from it. In the territory what the page says of itself.
    pub text: String,
}

/// The index of `records` in `language` (`es`, `es-PA`), as files sorted by path.
///
/// The same records give the same bytes, in whatever order they come. No records give no files: a
/// portal without pages has no search.
pub fn index(language: &str, records: &[Record]) -> Vec<File> {
    if records.is_empty() {
        return Vec::new();
    }
    let mut records: Vec<&Record> = records.iter().collect();
    records.sort_by(|a, b| a.address.cmp(&b.address));
    // An index holds an address once; of two, the last counts.
    records.reverse();
    records.dedup_by(|next, kept| next.address == kept.address);
    records.reverse();
    index::index(language, &records)
}

/// The kinds among `records` as `(id, label)`, in the order in which they first come.
fn kinds<'r>(records: &[&'r Record]) -> Vec<(&'r str, &'r str)> {
    let mut kinds: Vec<(&'r str, &'r str)> = Vec::new();
    for record in records {
        if !kinds.iter().any(|(id, _)| *id == record.kind) {
            kinds.push((&record.kind, &record.kind_label));
        }
    }
    kinds
}

/// The years among `records`, the latest first.
fn years(records: &[&Record]) -> Vec<i32> {
    let years: BTreeSet<i32> = records.iter().filter_map(|record| record.year).collect();
    years.into_iter().rev().collect()
}

#[cfg(test)]
mod tests;
