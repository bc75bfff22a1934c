//! What would be written is read as a build reads it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::i18n::Lang;
use crate::import::{Asked, Brought, LeftOut, Why};
use crate::read::budget::BudgetFile;
use crate::read::file::Texts;
use crate::source::File;
use crate::source::discover::{Kind, SourceFile};

/// Reads what would be written as a build reads it: lines are counted, and what is wrong with rows
/// is the reason for which they are not taken.
pub(super) fn read_back(
    path: &str,
    text: &str,
    tables: &HashMap<Arc<str>, Vec<u8>>,
    asked: &Asked,
    brought: &mut Brought,
) {
    let mut all = tables.clone();
    let standing = asked.sources.portals.iter().filter(|portal| portal.id == asked.municipality);
    for file in standing.flat_map(|portal| &portal.files).filter(|file| file.kind == Kind::Table) {
        if let (Ok(bytes), false) = (asked.world.read(&file.file.path), all.contains_key(&file.file.path)) {
            all.insert(Arc::clone(&file.file.path), bytes);
        }
    }
    let mut texts = Texts::default();
    let path: Arc<str> = path.into();
    let mut findings = crate::findings::Findings::new();
    texts.keep(&path, text.as_bytes().to_vec(), &mut findings);
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default().to_owned();
    let file = File { path: Arc::clone(&path), size: 0, version: 0 };
    let source = SourceFile { file, kind: Kind::Budget, stem, lang: None };
    let languages: Arc<[Lang]> = asked.shared.settings.languages.clone().into();
    let settings = &asked.shared.settings;
    let read = BudgetFile {
        source: &source,
        texts: &texts,
        tables: &all,
        settings,
        languages: &languages,
        today: asked.today,
    };
    let (budget, told) = crate::read::budget::read(&read);
    brought.taken += budget.map_or(0, |budget| budget.lines.len());
    for finding in told {
        let row = usize::try_from(finding.place.span.line).unwrap_or(0);
        let file = finding.place.file.rsplit('/').next().unwrap_or_default().to_owned();
        brought.left_out.push(LeftOut { file, row, why: Why::Finding(Box::new(finding)) });
    }
}
