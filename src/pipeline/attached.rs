//! Attachments are looked at before they are published as they are.

use std::collections::HashMap;
use std::sync::Arc;

use super::hashes::looked_at;
use super::{Failure, photos};
use crate::check::{active, attachments, privacy};
use crate::export::summary::FileHash;
use crate::findings::Findings;
use crate::model::portal::{Portal, Shared};
use crate::source::World;
use crate::source::discover::{Kind, SourceFile};

/// Tells those among some files that are programs, or hold one; what is known of them is in `hashes`.
pub fn tell<'f>(
    world: &dyn World,
    files: impl IntoIterator<Item = &'f SourceFile>,
    hashes: &[FileHash],
    findings: &mut Findings,
) -> Result<(), Failure> {
    let hashes: HashMap<&str, &FileHash> = hashes.iter().map(|hash| (hash.path.as_str(), hash)).collect();
    for file in files.into_iter().filter(|file| file.kind == Kind::Attachment) {
        let path = &file.file.path;
        // What is not what its name says is told already.
        let inside = hashes.get(&**path).map(|hash| &hash.inside).filter(|inside| inside.fault.is_none());
        let may_be_shown = inside.is_some_and(|inside| inside.may_be_shown);
        let bytes = may_be_shown.then(|| world.read(path)).transpose()?;
        active::check(path, bytes.as_deref(), findings);
    }
    Ok(())
}

/// Tells what is wrong with a portal's files, and what they tell besides what they show.
pub fn tell_inside(portal: &Portal, hashes: &[FileHash], findings: &mut Findings) {
    let known = privacy::Known::of(portal);
    for hash in hashes {
        // A document is published as it was signed, any other picture without what is not seen.
        let is_bare = photos::is_published_bare(&hash.path) && !portal.hashes.contains_key(&hash.path);
        tell_one(hash, is_bare, &known, findings);
    }
}

/// The same of the files that all portals share.
pub fn tell_shared(
    world: &dyn World,
    files: &[SourceFile],
    shared: &Shared,
    findings: &mut Findings,
) -> Result<(), Failure> {
    let attached = || files.iter().filter(|file| file.kind == Kind::Attachment);
    let hashes = attached().map(|file| looked_at(world, &file.file)).collect::<Result<Vec<_>, Failure>>()?;
    tell(world, attached(), &hashes, findings)?;
    let known = privacy::Known::of_shared(shared);
    hashes.iter().for_each(|hash| tell_one(hash, photos::is_published_bare(&hash.path), &known, findings));
    Ok(())
}

/// What one file tells once it is published.
fn tell_one(file: &FileHash, is_bare: bool, known: &privacy::Known, findings: &mut Findings) {
    let path = Arc::from(file.path.as_str());
    let inside = if is_bare { &file.as_picture } else { &file.inside };
    if let Some(fault) = &file.inside.fault {
        attachments::wrong(&path, fault, findings);
    }
    if let Some(runs) = &file.inside.runs {
        attachments::running(&path, runs, findings);
    }
    // Pages show a photo in smaller sizes.
    if !(is_bare && photos::may_be_photo(&file.path)) {
        attachments::heavy(&path, file.size, findings);
    }
    privacy::authors(known, &path, &inside.authors, findings);
    if inside.is_scanned {
        attachments::scanned(&path, findings);
    }
    if inside.is_located {
        privacy::place(known, &path, findings);
    }
}
