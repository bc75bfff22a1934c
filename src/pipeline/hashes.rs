//! The SHA-256 of attachments, by which they are known to be the same on any machine and which
//! documents show, and of the tables of budgets that fulfil duties by themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Failure, photos};

use crate::export::budget_csv;
use crate::export::summary::FileHash;
use crate::model::budget::Budget;
use crate::model::duty::{DutyList, Evidence};
use crate::model::portal::Portal;
use crate::render::photo::bare;
use crate::source::discover::{Kind, PortalFiles, SourceFile};
use crate::source::{File, World};
use crate::text::inside::{Inside, inside};
use crate::text::nature;
use crate::text::sha256::sha256;

/// The SHA-256 of each of a portal's attachments. A file that has not changed since it was `known`,
/// as its length and time of change tell, is not read again.
pub fn attached(world: &dyn World, files: &PortalFiles, known: &[FileHash]) -> Result<Vec<FileHash>, Failure> {
    let known: BTreeMap<&str, &FileHash> = known.iter().map(|hash| (hash.path.as_str(), hash)).collect();
    let attachments = files.files.iter().filter(|file| file.kind == Kind::Attachment);
    let hash = |file: &SourceFile| {
        let File { path, size, version } = &file.file;
        let same = known.get(&**path).filter(|old| old.size == *size && old.version == *version);
        same.map_or_else(|| looked_at(world, &file.file), |old| Ok((*old).clone()))
    };
    attachments.map(hash).collect()
}

/// A file larger than this is not looked into.
const MOST_TO_READ: u64 = 64 * 1024 * 1024;
/// So much of a larger one tells whether it may be shown as a page.
const HEAD: usize = 4096;

/// A file's SHA-256, and what it tells.
pub fn looked_at(world: &dyn World, file: &File) -> Result<FileHash, Failure> {
    let File { path, size, version } = file;
    let (sha256, inside, as_picture) = if *size <= MOST_TO_READ {
        let bytes = world.read(path)?;
        let (inside, as_picture) = looked_into(path, &bytes);
        (sha256(&bytes), inside, as_picture)
    } else {
        let may_be_shown = nature::may_be_shown(path, &world.head(path, HEAD)?);
        let inside = Inside { may_be_shown, ..Inside::default() };
        (world.sha256(path)?, inside.clone(), inside)
    };
    Ok(FileHash { path: path.to_string(), size: *size, version: *version, sha256, inside, as_picture })
}

/// What a file tells, and what it still tells once it is published as a picture.
fn looked_into(path: &str, bytes: &[u8]) -> (Inside, Inside) {
    let told = inside(path, bytes);
    let bare = photos::is_published_bare(path).then(|| bare(bytes)).flatten();
    let as_picture = bare.map_or_else(|| told.clone(), |bare| inside(path, &bare));
    (told, as_picture)
}

/// Fills in a portal's hashes: of the files that documents name, and, where the calendar of duties asks
/// for them, of the tables of budgets as they are published.
pub fn fill_in(portal: &mut Portal, duties: Option<&DutyList>, attached: &[FileHash]) {
    let named: BTreeSet<Arc<str>> = (portal.documents.iter())
        .filter_map(|document| Some(Arc::clone(&portal.file(document.file.as_deref()?)?.source)))
        .collect();
    let shown = attached.iter().filter(|hash| named.contains(hash.path.as_str()));
    let mut hashes: BTreeMap<String, String> = shown.map(|hash| (hash.path.clone(), hash.sha256.clone())).collect();
    let asked = |list: &&DutyList| {
        list.items.iter().any(|duty| matches!(duty.evidence, Some(Evidence::Budget | Evidence::Execution)))
    };
    if let Some(list) = duties.filter(asked) {
        let budgets = portal.budgets.iter().filter(|budget| budget.year >= list.since.year());
        let of_table = |budget: &Budget| Some((budget.place.file.to_string(), sha256(&budget_csv::table(budget)?)));
        hashes.extend(budgets.filter_map(of_table));
    }
    portal.hashes = hashes;
}
