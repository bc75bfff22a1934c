//! Attachments are looked at before they are published as they are.

use std::sync::Arc;

use super::hashes::looked_at;
use super::{Failure, photos};
use crate::check::{active, attachments, privacy};
use crate::export::summary::FileHash;
use crate::findings::Findings;
use crate::model::portal::{Portal, Shared};
use crate::source::World;
use crate::source::discover::{Kind, SourceFile};

/// Tells those among some files that are programs, or hold one.
pub fn tell<'f>(
    world: &dyn World,
    files: impl IntoIterator<Item = &'f SourceFile>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    for file in files.into_iter().filter(|file| file.kind == Kind::Attachment) {
        let path = &file.file.path;
        let bytes = active::must_be_read(path).then(|| world.read(path)).transpose()?;
        active::check(path, bytes.as_deref(), findings);
    }
    Ok(())
}

/// Tells what is wrong with a portal's files, and what they tell besides what they show.
pub fn tell_inside(portal: &Portal, hashes: &[FileHash], findings: &mut Findings) {
    let known = privacy::Known::of(portal);
    for hash in hashes {
        // A document is published as it was signed, any other photo without what is not seen.
        let is_photo = photos::may_be_photo(&hash.path) && !portal.hashes.contains_key(&hash.path);
        tell_one(hash, is_photo, &known, findings);
    }
}

/// The same of the files that all portals share.
pub fn tell_shared(
    world: &dyn World,
    files: &[SourceFile],
    shared: &Shared,
    findings: &mut Findings,
) -> Result<(), Failure> {
    tell(world, files, findings)?;
    let known = privacy::Known::of_shared(shared);
    for file in files.iter().filter(|file| file.kind == Kind::Attachment) {
        tell_one(&looked_at(world, &file.file)?, photos::may_be_photo(&file.file.path), &known, findings);
    }
    Ok(())
}

/// What one file tells once it is published.
fn tell_one(file: &FileHash, is_photo: bool, known: &privacy::Known, findings: &mut Findings) {
    let path = Arc::from(file.path.as_str());
    let inside = &file.inside;
    if let Some(fault) = &inside.fault {
        attachments::wrong(&path, fault, findings);
    }
    // Pages show a photo in smaller sizes.
    if !is_photo {
        attachments::heavy(&path, file.size, findings);
        privacy::authors(known, &path, &inside.authors, findings);
    }
    if inside.is_scanned {
        attachments::scanned(&path, findings);
    }
    if if is_photo { file.stays_located } else { inside.is_located } {
        privacy::place(known, &path, findings);
    }
}
