//! What every Markdown record shares: its text in several languages, and whether it is public.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::reader::Reader;
use super::record::{At, Record, record};
use super::values;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::id::Id;
use crate::model::prose::{Prose, ProseIn};
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;

record! {
    /// The front matter of a translation.
    pub struct Translation "translation" {
        /// The title in this language.
        title: Option<At<String>> = "Minutes of the first session",
    }
}

/// A Markdown record's file, with what reading it needs.
#[derive(Clone, Copy)]
pub struct RecordFile<'a> {
    /// The original.
    pub source: &'a SourceFile,
    /// Its text.
    pub text: &'a str,
    /// Its translations.
    pub translations: &'a [(&'a SourceFile, &'a str)],
    /// The publisher's settings.
    pub settings: &'a Settings,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

impl RecordFile<'_> {
    /// Reads the record; `meant` makes of it what it means, or nothing where it is not public.
    pub fn read<W: Record, M>(
        &self,
        meant: impl FnOnce(Id, W, Prose, &mut Reader) -> Option<M>,
    ) -> (Option<M>, Findings) {
        let mut reader = Reader::new(&self.source.file.path, self.languages, self.settings.numbers)
            .in_part()
            .in_currency(self.settings.currency);
        let id = id_of(self.source, &mut reader);
        let written = file::record_with_text::<W>(self.text, &mut reader);
        let record = id.zip(written).and_then(|(id, (written, place, markdown))| {
            let first = ProseIn { lang: self.languages[0], markdown, place, title: None };
            let text = with_translations(first, self.translations, self.languages, &mut reader.findings);
            meant(id, written, text, &mut reader)
        });
        (record, reader.findings)
    }
}

/// A title with those of the translations of its text.
pub fn titled(title: &Text, text: &Prose) -> Text {
    let translated = text.texts.iter().filter_map(|text| Some((text.lang, text.title.clone()?)));
    let translated: Vec<(Lang, String)> = translated.collect();
    let own: Vec<(Lang, String)> = title.all().filter_map(|(lang, words)| Some((*lang?, words.to_owned()))).collect();
    if translated.is_empty() || own.is_empty() {
        return title.clone();
    }
    Text::new(own.into_iter().chain(translated).collect())
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
pub fn id_of(source: &SourceFile, reader: &mut Reader) -> Option<Id> {
    values::id(&source.stem, &Place::file(&source.file.path), reader)
}
