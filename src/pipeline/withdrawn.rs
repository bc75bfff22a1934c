//! Portals, and the territory's folder, that were published before and are no longer where they stood: taken
//! away, or moved with all their pages, as when a portal that was alone becomes one of several.

use super::ground::Ground;
use crate::export::summary::Kept;
use crate::findings::{Code, Finding, Findings, Place};
use crate::publish::{Published, Publisher, Unit};
use crate::source::discover::Sources;

/// Tells them, with the one line of `aliases` that leads from all their old addresses to the new ones.
pub fn told(publisher: &Publisher, units: &[Unit], sources: &Sources, ground: &Ground) -> Findings {
    let mut findings = Findings::new();
    let settings = &ground.shared.settings;
    for (unit, published) in publisher.leaving(units) {
        let folder = unit.folder().unwrap_or_default();
        let leads_on = settings.aliases.iter().any(|alias| alias.from == folder && (alias.all || !folder.is_empty()));
        if leads_on {
            continue;
        }
        let kept = Kept::decode(&published.summary);
        let name = kept.as_ref().and_then(|kept| kept.summary.name.first()).map(|(_, name)| name.clone());
        let finding = Finding::new(Code::PortalGone, Place::file(&settings.place.file))
            .with("title", name.unwrap_or_else(|| settings.title.first().to_owned()))
            .with("address", if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") })
            .with("count", pages(published))
            .with_some("suggestion", kept.and_then(|kept| suggestion(folder, &kept.summary.id, sources, ground)));
        findings.add(finding);
    }
    findings
}

fn pages(published: &Published) -> usize {
    published.files.iter().filter(|file| file.path.ends_with("index.html")).count()
}

/// The line for `cabildo.yaml`; nothing where it is not known where its pages are now.
fn suggestion(folder: &str, id: &str, sources: &Sources, ground: &Ground) -> Option<String> {
    let is_there = sources.portals.iter().any(|portal| portal.id == id);
    match (folder, ground.alone) {
        ("", false) if is_there => Some(format!("aliases: {{\"*\": {id}/*}}")),
        (folder, true) if is_there && folder == id => Some(format!("aliases: {{\"{folder}/*\": \"*\"}}")),
        _ => None,
    }
}
