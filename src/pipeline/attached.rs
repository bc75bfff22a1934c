//! Attachments are looked at before they are published as they are.

use super::Failure;
use crate::check::active;
use crate::findings::Findings;
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
