//! Documents that belong to a meeting, a decision or a paper, as links.

use super::edition::Edition;
use super::view::DocumentRow;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::council::Document;

impl Edition<'_> {
    /// Documents as links; one of which the file is not there is left out, which the link stage tells.
    pub fn documents(&self, documents: &[Document], from: &Address) -> Vec<DocumentRow> {
        documents.iter().filter_map(|document| self.document(document, from)).collect()
    }

    /// A document's address.
    pub fn document_href(&self, document: &Document, from: &Address) -> Option<String> {
        let here = document.file.as_deref().filter(|path| self.portal.file(path).is_some());
        here.map(|path| self.file(from, path)).or_else(|| document.url.clone())
    }

    fn document(&self, document: &Document, from: &Address) -> Option<DocumentRow> {
        let file = document.file.as_deref().and_then(|path| self.portal.file(path));
        let href = self.document_href(document, from)?;
        let name = href.rsplit('/').next().unwrap_or("").split(['?', '#']).next().unwrap_or("");
        let format = name.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).filter(|ending| ending.len() <= 4);
        let size = file.map(|file| self.size(file.size));
        Some(DocumentRow {
            title: self.some(document.title.as_ref()),
            kind: document.kind.id(),
            external: file.is_none(),
            facts: format.into_iter().chain(size).collect::<Vec<_>>().join(", "),
            date: document.date.map(|date| self.day(date)),
            href,
        })
    }

    /// A file's size in a few digits: `350 kB`, `1.2 MB`.
    fn size(&self, bytes: u64) -> String {
        const KILO: u64 = 1000;
        let locale = self.words.locale();
        if bytes < 1000 * KILO {
            return format!("{}\u{a0}kB", self.number(bytes.div_ceil(KILO)));
        }
        let tenths = rust_decimal::Decimal::new(i64::try_from(bytes / (KILO * KILO / 10)).unwrap_or(i64::MAX), 1);
        format!("{}\u{a0}MB", locale.decimal(&tenths, Some(1)))
    }
}
