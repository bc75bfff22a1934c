//! The SHA-256 of the files that documents name, and of the records that fulfil duties by themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Failure;
use crate::export::summary::FileHash;
use crate::model::portal::Portal;
use crate::read::portal::Contents;
use crate::source::World;

/// Fills in a portal's hashes, and gives those of its attachments to be kept. A file that has not
/// changed since it was `known` is not read again.
pub fn of(
    world: &dyn World,
    portal: &mut Portal,
    contents: &Contents,
    known: &[FileHash],
) -> Result<Vec<FileHash>, Failure> {
    if portal.documents.is_empty() && portal.exemptions.is_empty() {
        return Ok(Vec::new());
    }
    let named: BTreeSet<Arc<str>> = (portal.documents.iter())
        .filter_map(|document| Some(Arc::clone(&portal.file(document.file.as_deref()?)?.source)))
        .collect();
    let mut kept = Vec::with_capacity(named.len());
    for file in portal.files.iter().filter(|file| named.contains(&file.source)) {
        let same = |old: &&FileHash| old.path == *file.source && old.size == file.size && old.version == file.version;
        let sha256 = match known.iter().find(same) {
            Some(old) => old.sha256.clone(),
            None => digits(&world.read(&file.source)?),
        };
        kept.push(FileHash { path: file.source.to_string(), size: file.size, version: file.version, sha256 });
    }
    portal.hashes = kept.iter().map(|hash| (hash.path.clone(), hash.sha256.clone())).collect();
    for path in records(portal) {
        let bytes = contents.texts.get(&path).map(str::as_bytes);
        let bytes = bytes.or_else(|| contents.tables.get(&path).map(Vec::as_slice));
        portal.hashes.extend(bytes.map(|bytes| (path.to_string(), digits(bytes))));
    }
    Ok(kept)
}

/// The files of the records that may show that something was published.
fn records(portal: &Portal) -> BTreeSet<Arc<str>> {
    let budgets = portal.budgets.iter().map(|one| &one.place);
    let meetings = portal.meetings.iter().map(|one| &one.place);
    let documents = portal.documents.iter().map(|one| &one.place);
    let programmes = portal.cohesion.programmes.iter().map(|one| &one.place);
    let services = portal.cohesion.services.iter().map(|one| &one.place);
    let own = [&portal.municipality.place].into_iter();
    let all = own.chain(budgets).chain(meetings).chain(documents).chain(programmes).chain(services);
    all.map(|place| Arc::clone(&place.file)).collect()
}

fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
