//! What all portals share: settings, territory and classifications, read before any portal.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::cohesion::Files;
use super::file::Texts;
use super::table::Tables;
use super::{boundaries, classification, cohesion, duty, settings, territory};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Lang;
use crate::model::classification::Classification;
use crate::model::duty::DutyList;
use crate::model::portal::Shared;
use crate::model::settings::Settings;
use crate::model::territory::Territory;
use crate::source::discover::{Kind, Sources, published_static};

/// Reads what is shared; nothing where the settings cannot be read.
pub fn read(
    sources: &Sources,
    texts: &Texts,
    tables: &HashMap<Arc<str>, Vec<u8>>,
    today: Date,
) -> (Option<Shared>, Findings) {
    let mut findings = Findings::new();
    let of_kind = |kind| sources.shared.iter().filter(move |file| file.kind == kind);
    let Some(file) = of_kind(Kind::Settings).next() else {
        let path: Arc<str> = "cabildo.yaml".into();
        let finding = Finding::new(Code::MissingFile, Place::file(&path));
        findings.add(finding.with("path", "cabildo.yaml").with("example", "title: …"));
        return (None, findings);
    };
    let Some(text) = texts.get(&file.file.path) else { return (None, findings) };
    let (settings, told) = settings::read(&file.file.path, text);
    findings.extend(told);
    let Some(settings) = settings else { return (None, findings) };
    let languages: Arc<[Lang]> = settings.languages.clone().into();
    let mut territory = Territory::default();
    for file in of_kind(Kind::Territory) {
        let Some(text) = texts.get(&file.file.path) else { continue };
        let (read, told) = territory::read(&file.file.path, text, &languages);
        findings.extend(told);
        territory = read.unwrap_or_default();
    }
    for file in of_kind(Kind::Boundaries) {
        let Some(text) = texts.get(&file.file.path) else { continue };
        findings.extend(boundaries::read(&file.file.path, text, settings.country.as_deref(), &mut territory));
    }
    let mut classifications = classifications(sources, texts, tables, &languages, &mut findings);
    classifications.push(Arc::new(classification::of_territory(&territory)));
    let (glossary, told) = of_kind(Kind::Glossary)
        .find_map(|file| Some(super::glossary::read(&file.file.path, texts.get(&file.file.path)?, &languages)))
        .unwrap_or_default();
    findings.extend(told);
    let (prices, told) = of_kind(Kind::Prices)
        .find_map(|file| Some(super::prices::read(&file.file.path, texts.get(&file.file.path)?, &languages)))
        .unwrap_or_default();
    findings.extend(told);
    let duties = duties(sources, texts, &settings, &languages, &mut findings).map(Arc::new);
    let files = Files { files: &sources.shared, texts, settings: &settings, languages: &languages, today };
    let (mut cohesion, told) = cohesion::read(&files);
    findings.extend(told);
    cohesion.sort();
    let articles = files.articles(&mut findings);
    let files = of_kind(Kind::Attachment).map(|file| super::portal::attachment("territory", file)).collect();
    let statics = of_kind(Kind::Static).map(|file| published_static(&file.file.path).to_owned()).collect();
    let unread = super::file::unread(&sources.shared, "territory", texts, &findings);
    let shared = Shared {
        settings,
        territory,
        classifications,
        cohesion,
        duties,
        articles,
        files,
        statics,
        unread,
        glossary,
        prices,
    };
    (Some(shared), findings)
}

/// The classifications that are built in, and the site's own.
fn classifications(
    sources: &Sources,
    texts: &Texts,
    tables: &HashMap<Arc<str>, Vec<u8>>,
    languages: &Arc<[Lang]>,
    findings: &mut Findings,
) -> Vec<Arc<Classification>> {
    let mut classifications: Vec<_> = classification::built_in().into_iter().map(Arc::new).collect();
    for file in sources.shared.iter().filter(|file| file.kind == Kind::Classification) {
        let Some(text) = texts.get(&file.file.path) else { continue };
        let tables = Tables { bytes: tables, folder: "classifications", numbers: None };
        let (read, told) = classification::read(&file.file.path, &file.stem, text, &tables, languages);
        findings.extend(told);
        let Some(read) = read else { continue };
        if classifications.iter().any(|known| known.id == read.id) {
            let finding = Finding::new(Code::DuplicateId, Place::file(&file.file.path)).with("id", &read.id);
            findings.add(finding.and(Place::file(&"(COFOG, GFSM)".into())));
            continue;
        }
        findings.extend(classification::check_standard(&read, &classifications, &Place::file(&file.file.path)));
        classifications.push(Arc::new(read));
    }
    classifications
}

/// The duties that the site's own files list, or else those of its country.
fn duties(
    sources: &Sources,
    texts: &Texts,
    settings: &Settings,
    languages: &Arc<[Lang]>,
    findings: &mut Findings,
) -> Option<DutyList> {
    let mut own = None;
    let mut first: Option<&Arc<str>> = None;
    for file in sources.shared.iter().filter(|file| file.kind == Kind::Duties) {
        if let Some(first) = first.replace(&file.file.path) {
            let finding = Finding::new(Code::SeveralDutyLists, Place::file(&file.file.path)).and(Place::file(first));
            findings.add(finding.with("file", first));
        }
        let Some(text) = texts.get(&file.file.path) else { continue };
        let (read, told) = duty::read(&file.file.path, &file.stem, text, languages);
        findings.extend(told);
        own = read.or(own);
    }
    own.or_else(|| duty::built_in(settings.country.as_deref()?, languages))
}
