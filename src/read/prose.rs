//! What every Markdown record shares: its text in several languages, and whether it is public.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Lang;
use crate::model::prose::{Prose, ProseIn};
use crate::source::discover::SourceFile;

record! {
    /// The front matter of a translation.
    pub struct Translation "translation" {
        /// The title in this language.
        title: Option<At<String>> = "Minutes of the first session",
    }
}

/// Whether a record is public today.
pub fn is_public(publish: Option<&At<bool>>, publish_on: Option<&At<Date>>, today: Date) -> bool {
    publish.is_none_or(|publish| publish.value) && publish_on.is_none_or(|day| day.value <= today)
}

/// The text of a file without its language's suffix, with its translations.
pub fn with_translations(
    first: ProseIn,
    translations: &[(&SourceFile, &str)],
    languages: &Arc<[Lang]>,
    findings: &mut Findings,
) -> Prose {
    let mut texts = Vec::with_capacity(1 + translations.len());
    // A record of data alone has no text in its first language.
    if !first.markdown.trim().is_empty() || translations.is_empty() {
        texts.push(first);
    }
    for (source, text) in translations {
        let mut reader = Reader::new(&source.file.path, languages, None);
        texts.extend(translation(source, text, &mut reader));
        findings.extend(reader.findings);
    }
    Prose { texts }
}

fn translation(source: &SourceFile, text: &str, reader: &mut Reader) -> Option<ProseIn> {
    let tag = source.lang.as_deref()?;
    let place = Place::file(&source.file.path);
    let Some(lang) = Lang::new(tag).ok().filter(|lang| reader.languages.contains(lang)) else {
        let known: Vec<_> = reader.languages.iter().map(ToString::to_string).collect();
        let finding = Finding::new(Code::LanguageNotUsed, place).with("value", tag);
        reader.findings.add(finding.with("known", known.join(", ")));
        return None;
    };
    let (root, markdown, place) = file::matter_and_text(text, reader)?;
    let title = root.and_then(|root| {
        let asked = super::record::Asked { key: "title", example: "title: …", record: "translation" };
        <Translation as super::record::Value>::read(&root, &asked, reader)?.title
    });
    Some(ProseIn { lang, markdown, place, title: title.map(|title| title.value) })
}

/// The files of a kind grouped by record: the original with its translations. A translation without
/// an original is told.
pub fn grouped<'s>(
    files: impl Iterator<Item = &'s SourceFile>,
    findings: &mut Findings,
) -> Vec<(&'s SourceFile, Vec<&'s SourceFile>)> {
    let mut originals: Vec<(&SourceFile, Vec<&SourceFile>)> = Vec::new();
    let mut translations = Vec::new();
    for file in files {
        match file.lang {
            None => originals.push((file, Vec::new())),
            Some(_) => translations.push(file),
        }
    }
    for translation in translations {
        match originals.iter_mut().find(|(original, _)| original.stem == translation.stem) {
            Some((_, all)) => all.push(translation),
            None => {
                let finding = Finding::new(Code::OrphanTranslation, Place::file(&translation.file.path));
                findings.add(finding.with("original", format!("{}.md", translation.stem)));
            }
        }
    }
    originals
}

/// The id that a file's name is.
pub fn id_of(source: &SourceFile, reader: &mut Reader) -> Option<crate::model::id::Id> {
    values::id(&source.stem, &Place::file(&source.file.path), reader)
}
