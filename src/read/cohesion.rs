//! What binds a territory together, read from `territory/` or from a municipality's folder.

use std::sync::Arc;

use jiff::civil::Date;

use super::file::Texts;
use super::prose::{RecordFile, grouped};
use super::{actor, article, indicator, programme, service, transfer};
use crate::findings::Findings;
use crate::i18n::Lang;
use crate::model::article::Article;
use crate::model::cohesion::Cohesion;
use crate::model::settings::Settings;
use crate::source::discover::{Kind, SourceFile};

/// Files of one folder with their texts, and what reading them needs.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// The files.
    pub files: &'a [SourceFile],
    /// Their texts.
    pub texts: &'a Texts,
    /// The publisher's settings.
    pub settings: &'a Settings,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

impl<'a> Files<'a> {
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &'a SourceFile> {
        self.files.iter().filter(move |file| file.kind == kind)
    }

    /// The Markdown records of a kind.
    pub fn markdown<M>(
        &self,
        kind: Kind,
        read: impl Fn(&RecordFile) -> (Option<M>, Findings),
        findings: &mut Findings,
    ) -> Vec<M> {
        let mut all = Vec::new();
        for (source, others) in grouped(self.of_kind(kind), findings) {
            let Some(text) = self.texts.get(&source.file.path) else { continue };
            let translations: Vec<(&SourceFile, &str)> =
                others.into_iter().filter_map(|file| Some((file, self.texts.get(&file.file.path)?))).collect();
            let Self { settings, languages, today, .. } = *self;
            let (record, told) =
                read(&RecordFile { source, text, translations: &translations, settings, languages, today });
            findings.extend(told);
            all.extend(record);
        }
        all
    }

    /// The YAML records of a kind, from path, name and text.
    fn yaml<M>(
        &self,
        kind: Kind,
        read: impl Fn(&Arc<str>, &str, &str) -> (Option<M>, Findings),
        findings: &mut Findings,
    ) -> Vec<M> {
        let mut all = Vec::new();
        for source in self.of_kind(kind) {
            let Some(text) = self.texts.get(&source.file.path) else { continue };
            let (record, told) = read(&source.file.path, &source.stem, text);
            findings.extend(told);
            all.extend(record);
        }
        all
    }

    /// The free pages.
    pub fn articles(&self, findings: &mut Findings) -> Vec<Article> {
        let read =
            |file: &RecordFile| article::read(file.source, file.text, file.translations, file.languages, file.today);
        let mut all = self.markdown(Kind::Page, read, findings);
        all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        all
    }
}

/// Reads what the files tell of indicators, actors, agreements, programmes, services and transfers.
pub fn read(files: &Files) -> (Cohesion, Findings) {
    let mut findings = Findings::new();
    let Files { settings, languages, .. } = *files;
    let cohesion = Cohesion {
        indicators: files.yaml(
            Kind::Indicator,
            |path, stem, text| indicator::read(path, stem, text, languages),
            &mut findings,
        ),
        actors: files.markdown(Kind::Actor, actor::read, &mut findings),
        agreements: files.markdown(Kind::Agreement, actor::read_agreement, &mut findings),
        programmes: files.markdown(Kind::Programme, programme::read, &mut findings),
        services: files.markdown(Kind::Service, service::read, &mut findings),
        transfers: files.yaml(
            Kind::Transfers,
            |path, stem, text| transfer::read(path, stem, text, settings, languages),
            &mut findings,
        ),
    };
    (cohesion, findings)
}
