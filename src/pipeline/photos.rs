//! A portal's photos: measured before its pages are planned, made smaller where they are not there yet.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Failure;
use crate::export::summary::PhotoFacts;
use crate::model::picture::{Coding, Picture};
use crate::model::portal::{Attachment, Portal};
use crate::publish::Publisher;
use crate::render::photo::{ENDINGS, SHOWN_AS_THEY_ARE, bare, measure, sizes};
use crate::source::World;

/// Tells a portal its photos, and gives what is known of them to be kept. A file that has not
/// changed since it was `known` is not read again.
pub fn of(world: &dyn World, portal: &mut Portal, known: &[PhotoFacts]) -> Result<Vec<PhotoFacts>, Failure> {
    let emblem = portal.municipality.emblem.as_deref();
    let files: Vec<&Attachment> = portal.files.iter().filter(|file| is_published_bare(&file.path)).collect();
    let facts = files.par_iter().map(|file| {
        let same = |old: &&PhotoFacts| old.path == *file.source && old.size == file.size && old.version == file.version;
        if let Some(old) = known.iter().find(same) {
            return Ok(old.clone());
        }
        let bytes = world.read(&file.source)?;
        let seen = may_be_photo(&file.path).then(|| measure(&bytes)).flatten();
        let seen = seen.map(|picture| (picture.key, picture.width, picture.height));
        let (path, size, version) = (file.source.to_string(), file.size, file.version);
        Ok(PhotoFacts { path, size, version, seen, tells_more: bare(&bytes).is_some() })
    });
    let facts = facts.collect::<Result<Vec<PhotoFacts>, Failure>>()?;
    // The emblem stands on pages as it is, in no other size.
    let shown = files.iter().zip(&facts).filter(|(file, _)| emblem != Some(file.path.as_str()));
    let seen = shown.filter_map(|(file, facts)| {
        let (key, width, height) = facts.seen.clone()?;
        Some((file.path.clone(), Picture { key, width, height }))
    });
    portal.pictures = seen.collect();
    Ok(facts)
}

/// Whether a file's name is that of a photo.
pub fn may_be_photo(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file's name is that of a picture that is published without what is not seen in it.
pub fn is_published_bare(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    may_be_photo(path) || ending.is_some_and(|ending| SHOWN_AS_THEY_ARE.contains(&ending.as_str()))
}

/// The files of photos that tell more than what is seen, by their path below the content folder. A
/// document is published as it was signed, with its sum beside it.
pub fn telling<'f>(portal: &Portal, facts: &'f [PhotoFacts]) -> BTreeSet<&'f str> {
    let telling = facts.iter().filter(|facts| facts.tells_more && !portal.hashes.contains_key(&facts.path));
    telling.map(|facts| facts.path.as_str()).collect()
}

/// Publishes the sizes of a portal's photos that are not there yet; gives the names of all.
pub fn publish(world: &dyn World, portal: &Portal, publisher: &Publisher) -> Result<Vec<String>, Failure> {
    let names = |picture: &Picture| {
        let all = picture.widths().into_iter().flat_map(|width| Coding::ALL.map(|coding| picture.file(width, coding)));
        all.collect::<Vec<String>>()
    };
    let made = portal.pictures.par_iter().map(|(path, picture)| -> Result<Vec<String>, Failure> {
        let names = names(picture);
        let mut missing = false;
        for name in &names {
            missing |= !publisher.keeps_asset(name)?;
        }
        if let Some(file) = portal.file(path).filter(|_| missing) {
            publisher.assets(&sizes(&world.read(&file.source)?, picture))?;
        }
        Ok(names)
    });
    Ok(made.collect::<Result<Vec<_>, Failure>>()?.concat())
}
