//! The sums of what is published: see [`crate::export::integrity`].

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::ground::Ground;
use super::{Failure, Options};
use crate::export::integrity::{Flags, Integrity, NAME, Sums, listed};
use crate::export::licence;
use crate::export::summary::FileHash;
use crate::model::address::LinkStyle;
use crate::publish::Contents;
use crate::read::portal::Contents as Texts;
use crate::source::discover::{PortalFiles, Sources};
use crate::source::{Unreadable, World};
use crate::text::sha256::{sha256, sha256_from};

/// What was asked that shows, as it is written down.
fn flags(ground: &Ground) -> Flags {
    let Options { search, minify, links, .. } = ground.options;
    let links = if links == LinkStyle::File { "file" } else { "folder" };
    Flags { base_url: ground.base_url.clone(), links: links.to_owned(), minify, search }
}

/// Begins the sums of what this build publishes.
pub fn begun(ground: &Ground) -> Integrity {
    Integrity::new(ground.today, flags(ground), licence::of(&ground.shared.settings))
}

/// The sums of files. Of a copied file it is that of what is copied, `known` by its place on the disk.
pub fn sums(files: &[(String, Contents)], known: &[FileHash], world: &dyn World) -> Result<Sums, Failure> {
    let located = known.iter().filter_map(|hash| Some((world.location(&hash.path)?, hash.sha256.as_str())));
    let copied: HashMap<PathBuf, &str> = located.collect();
    let one = |(path, contents): &(String, Contents)| {
        let sum = match contents {
            Contents::CopyOf { path: from, .. } => match copied.get(from) {
                Some(sum) => (*sum).to_owned(),
                None => return Err(Failure::Unreadable(missing(from))),
            },
            Contents::Bytes(bytes) => sha256(bytes),
            // Memory gives all that is in it.
            Contents::Packed { packed, .. } => sha256_from(&mut packed.reader()).unwrap_or_default(),
        };
        Ok((path.clone(), sum))
    };
    files.par_iter().map(one).collect()
}

fn missing(path: &Path) -> Unreadable {
    Unreadable { path: path.to_owned(), error: std::io::ErrorKind::NotFound.into() }
}

/// The sum of a portal's content.
pub fn of_content(files: &PortalFiles, texts: &Texts, hashes: &[FileHash]) -> String {
    let bytes = |path: &Arc<str>| {
        let text = texts.texts.get(path).map(str::as_bytes);
        text.or_else(|| texts.tables.get(path).map(Vec::as_slice))
    };
    let read =
        files.files.iter().filter_map(|file| Some((file.file.path.to_string(), sha256(bytes(&file.file.path)?))));
    let attached = hashes.iter().map(|hash| (hash.path.clone(), hash.sha256.clone()));
    sha256(listed(&read.chain(attached).collect()).as_bytes())
}

/// The sum of what all portals share.
pub fn of_shared(world: &dyn World, sources: &Sources) -> Result<String, Failure> {
    let one = |path: &Arc<str>| Ok((path.to_string(), world.sha256(path)?));
    let sums = sources.shared.iter().map(|file| one(&file.file.path)).collect::<Result<Sums, Failure>>()?;
    Ok(sha256(listed(&sums).as_bytes()))
}

/// The sums of assets.
pub fn of_assets<'a>(assets: impl IntoIterator<Item = &'a (String, Vec<u8>)>) -> Sums {
    assets.into_iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect()
}

/// The file that holds sums, below its folder, and its own sum.
pub fn file(integrity: &Integrity, name: &str) -> ((String, Contents), String) {
    debug_assert!(!integrity.files.contains_key(NAME) || name != NAME, "a file cannot hold its own sum");
    let bytes = integrity.encode();
    let own = sha256(&bytes);
    ((name.to_owned(), Contents::Bytes(bytes)), own)
}
