//! The files of `static/`, which stand at the site's root as the officer wrote them: pages, programs and whatever
//! hosts ask for. Pictures among them are published without what is not seen in them, and personal data are told.

use std::sync::Arc;

use super::hashes::looked_at;
use super::{Failure, photos};
use crate::check::{attachments, privacy};
use crate::findings::Findings;
use crate::model::portal::Shared;
use crate::publish::Contents;
use crate::read::file::MAX_TEXT;
use crate::render::photo::bare;
use crate::source::World;
use crate::source::discover::{Kind, SourceFile, Sources, published_static};
use crate::text::encoding::encoding_of;
use crate::text::nature::Fault;

/// Texts that people read, by the endings of their names; in programs a number is anything.
const TEXTS: [&str; 12] = ["txt", "csv", "tsv", "md", "html", "htm", "xhtml", "xml", "json", "geojson", "yaml", "yml"];

/// The files, by their path below the site's root.
pub fn files(world: &dyn World, sources: &Sources) -> Result<Vec<(String, Contents)>, Failure> {
    let published = |file: &SourceFile| {
        let path = published_static(&file.file.path).to_owned();
        let bytes = world.read(&file.file.path)?;
        let bare = photos::is_published_bare(&path).then(|| bare(&bytes)).flatten();
        Ok((path, Contents::Bytes(bare.unwrap_or(bytes))))
    };
    of(sources).map(published).collect()
}

/// Tells personal data in them, secrets, and pictures that are none. What runs in a page of theirs is the officer's
/// own doing, and is not told.
pub fn tell(world: &dyn World, sources: &Sources, shared: &Shared, findings: &mut Findings) -> Result<(), Failure> {
    let known = privacy::Known::of_shared(shared);
    for file in of(sources) {
        let path = &file.file.path;
        let looked = looked_at(world, &file.file)?;
        let is_own = |fault: &&String| [Fault::Page, Fault::Program].iter().any(|own| own.id() == fault.as_str());
        if let Some(fault) = looked.inside.fault.as_ref().filter(|fault| !is_own(fault)) {
            attachments::wrong(path, fault, findings);
        }
        if let Some(runs) = &looked.inside.runs {
            attachments::running(path, runs, findings);
        }
        let inside = if photos::is_published_bare(path) { &looked.as_picture } else { &looked.inside };
        privacy::authors(&known, path, &inside.authors, findings);
        if inside.is_located {
            privacy::place(&known, path, findings);
        }
        let text = (is_text(path) && file.file.size <= MAX_TEXT).then(|| world.read(path)).transpose()?;
        let text = text.map(|bytes| encoding_of(&bytes).decode(&bytes).0.into_owned());
        privacy::check_as_it_is(&known, path, text.as_deref(), findings);
    }
    Ok(())
}

fn of(sources: &Sources) -> impl Iterator<Item = &SourceFile> {
    sources.shared.iter().filter(|file| file.kind == Kind::Static)
}

fn is_text(path: &Arc<str>) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending.to_ascii_lowercase().as_str()))
}
