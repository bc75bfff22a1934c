//! Attachments are looked at before they are published as they are.

use std::sync::Arc;

use super::hashes::{MOST_TO_READ, looked_into};
use super::{Failure, photos};
use crate::check::{active, privacy, wrong_file};
use crate::export::summary::FileHash;
use crate::findings::Findings;
use crate::model::portal::{Portal, Shared};
use crate::source::World;
use crate::source::discover::{Kind, SourceFile};
use crate::text::inside::{Inside, must_be_read};

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
    let seen = hashes.iter().map(|hash| {
        // A document is published as it was signed, any other photo without what is not seen.
        let is_photo = photos::may_be_photo(&hash.path) && !portal.hashes.contains_key(&hash.path);
        Seen::new(
            &hash.path,
            &hash.inside,
            if is_photo { hash.stays_located } else { hash.inside.is_located },
            is_photo,
        )
    });
    tell_seen(seen, &privacy::Known::of(portal), findings);
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
    let attached = files.iter().filter(|file| file.kind == Kind::Attachment).map(|file| &file.file);
    for file in attached.filter(|file| must_be_read(&file.path) && file.size <= MOST_TO_READ) {
        let (inside, stays_located) = looked_into(&file.path, &world.read(&file.path)?);
        let is_photo = photos::may_be_photo(&file.path);
        let is_located = if is_photo { stays_located } else { inside.is_located };
        tell_seen([Seen::new(&file.path, &inside, is_located, is_photo)].into_iter(), &known, findings);
    }
    Ok(())
}

/// What a file tells once it is published.
struct Seen<'f> {
    path: &'f str,
    authors: &'f [String],
    is_located: bool,
    fault: Option<&'f str>,
}

impl<'f> Seen<'f> {
    fn new(path: &'f str, inside: &'f Inside, is_located: bool, is_photo: bool) -> Self {
        let authors = if is_photo { &[][..] } else { &inside.authors };
        Self { path, authors, is_located, fault: inside.fault.as_deref() }
    }
}

fn tell_seen<'f>(all: impl Iterator<Item = Seen<'f>>, known: &privacy::Known, findings: &mut Findings) {
    for Seen { path, authors, is_located, fault } in all {
        let path = Arc::from(path);
        if let Some(fault) = fault {
            wrong_file::tell(&path, fault, findings);
        }
        privacy::authors(known, &path, authors, findings);
        if is_located {
            privacy::place(known, &path, findings);
        }
    }
}
