//! `pages/*.md`: a free page.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{At, record};
use super::values::Integer;
use crate::findings::Findings;
use crate::i18n::{Lang, Text};
use crate::model::article::Article;
use crate::model::prose::ProseIn;
use crate::source::discover::SourceFile;

record! {
    /// A free page.
    pub struct Written "page" {
        /// Its title.
        title: At<Text> = "Cómo participar",
        /// In one sentence.
        summary: Option<At<Text>> = "Pasos para presentar una propuesta.",
        /// Where it stands among the others; the smaller first.
        order: Option<At<Integer>> = "10",
        /// The day on which it was last changed.
        updated: Option<At<Date>> = "2026-04-01",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// Reads a free page; nothing where it is not public, or cannot be read.
pub fn read(
    source: &SourceFile,
    text: &str,
    translations: &[(&SourceFile, &str)],
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Option<Article>, Findings) {
    let mut reader = Reader::new(&source.file.path, languages, None).in_part();
    let id = super::prose::id_of(source, &mut reader);
    let written = file::record_with_text::<Written>(text, &mut reader);
    let article = id.zip(written).and_then(|(id, (written, text_place, markdown))| {
        let Written { title, summary, order, updated, publish, publish_on, place } = written;
        let first = ProseIn { lang: languages[0], markdown, place: text_place, title: None };
        let text = with_translations(first, translations, languages, &mut reader.findings);
        is_public(publish.as_ref(), publish_on.as_ref(), today).then(|| Article {
            id,
            title: title.value,
            summary: summary.map(|text| text.value),
            order: order.map_or(1000, |order| order.value.0),
            updated: updated.map(|date| date.value),
            text,
            place,
        })
    });
    (article, reader.findings)
}
