//! The documents that rows name, as we publish them: a title and an address, or one a stage.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::TableRow;
use crate::findings::{Code, Finding};
use crate::i18n::{Lang, Text};
use crate::model::budget::{Line, Source, Stage};
use crate::model::choice::Choice;
use crate::read::reader::Reader;
use crate::read::values::{PathText, Url};

/// The word of the column with a document's title.
pub(super) const SOURCE: &str = "source";
/// The word of that with its address, or its file's path.
pub(super) const ADDRESS: &str = "source_address";

/// The documents that rows named, each once.
#[derive(Default)]
pub(super) struct Documents(BTreeMap<(String, String), Arc<Source>>);

impl Documents {
    /// Gives a line the documents that its row names.
    pub fn take(&mut self, row: &TableRow, lang: Lang, line: &mut Line, reader: &mut Reader) {
        let Some(titles) = row.text(SOURCE) else { return };
        let address = row.text(ADDRESS).unwrap_or_default();
        let Some(of_stages) = by_stage(&titles) else {
            line.source = Some(self.one(row, [&titles, &address], lang, reader));
            return;
        };
        let addresses = by_stage(&address).unwrap_or_default();
        for (at, (stage, title)) in of_stages.iter().copied().enumerate() {
            // A stage that several acts made has as many addresses as titles.
            let nth = of_stages[..at].iter().filter(|(of, _)| *of == stage).count();
            let own = addresses.iter().filter(|(of, _)| *of == stage).nth(nth).map(|(_, address)| *address);
            let address = own.unwrap_or(if addresses.is_empty() { &address } else { "" });
            line.elsewhere.push((stage, Some(self.one(row, [title, address], lang, reader))));
        }
    }

    fn one(&mut self, row: &TableRow, [title, address]: [&str; 2], lang: Lang, reader: &mut Reader) -> Arc<Source> {
        let key = (title.to_owned(), address.to_owned());
        if let Some(known) = self.0.get(&key) {
            return Arc::clone(known);
        }
        let url = Url::of(address).map(|url| url.0);
        let file = PathText::of(address).map(|path| path.0).filter(|_| !address.is_empty());
        if url.is_none() && file.is_none() && !address.is_empty() {
            reader.findings.add(Finding::new(Code::NotUrl, row.place()).with("value", address));
        }
        let title = Text::new(vec![(lang, title.to_owned())]);
        let source = Arc::new(Source { title, file, url, date: None, act: None });
        self.0.insert(key, Arc::clone(&source));
        source
    }
}

/// What is said of each stage: `approved: Budget; paid: Accounts`; nothing where a text says no stage.
fn by_stage(text: &str) -> Option<Vec<(Stage, &str)>> {
    let part = |part: &'_ str| -> Option<(Stage, usize)> {
        let (stage, _) = part.split_once(": ")?;
        Some((Stage::from_id(stage)?, stage.len() + 2))
    };
    text.split("; ").map(|told| part(told).map(|(stage, from)| (stage, &told[from..]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_stages_are_told_apart() {
        let both = by_stage("approved: Presupuesto: 2025; paid: Liquidación");
        assert_eq!(both, Some(vec![(Stage::Approved, "Presupuesto: 2025"), (Stage::Paid, "Liquidación")]));
        assert_eq!(by_stage("Presupuesto; paid: x"), None);
        assert_eq!(by_stage("Ley: 2025"), None);
    }
}
