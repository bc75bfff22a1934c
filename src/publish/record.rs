//! What is remembered of a publication, one file a unit.
//!
//! A record has two parts. The first says which files are ours; its form is frozen, so that a later
//! version of the program does not take its own files for a stranger's. The second says what was
//! published, and is believed only in the version that wrote it.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Unit;
use super::disk::{Entry, Identity};
use super::drive::{Drive, at};
use super::error::{Action, Error};
use super::place::Places;

/// What a unit was when it was last published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The fingerprint that the caller gave.
    pub fingerprint: [u8; 32],
    /// The summary that the caller gave.
    pub summary: Vec<u8>,
    /// The assets that the unit names.
    pub assets: Vec<String>,
    /// The unit's files, sorted by path.
    pub files: Vec<FileMark>,
}

/// A file as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// Its path below the unit's folder.
    pub path: String,
    /// The blake3 of its contents.
    pub fingerprint: [u8; 32],
    /// The length of its contents.
    pub length: u64,
}

/// The fingerprint of a file of which only the name is certain.
pub(super) const UNCERTAIN: [u8; 32] = [0; 32];

/// What is known of a unit from its record.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub(super) published: Published,
    /// Whether more than the list of files and assets can be believed.
    pub(super) trusted: bool,
}

/// How a unit is about to take its place; what a later build needs to know where this one is killed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Swap {
    /// In one step: whichever of the two folders stands there tells whether the step was taken.
    OneStep { new: Identity, old: Option<Identity> },
    /// Name by name, to be gone on with.
    Named(NamedSwap),
}

/// A swap of names in the output: each of `old` is moved out, each of `new` moved in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NamedSwap {
    /// Whether the staging lies inside the output.
    pub(super) inside: bool,
    pub(super) old: Vec<String>,
    pub(super) new: Vec<String>,
}

/// What is ours at the root of the output, beside the units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Site {
    /// Files, sorted by path.
    pub(super) files: Vec<FileMark>,
    /// Names of assets, sorted.
    pub(super) assets: Vec<String>,
}

/// The version of the second part of a record.
const VERSION: u32 = 2;

/// Stands in place of a version where nothing but the first part is certain.
const NO_VERSION: u32 = 0;

#[derive(Serialize, Deserialize)]
struct Ownership {
    files: Vec<FileMark>,
    assets: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Knowledge {
    fingerprint: [u8; 32],
    summary: Vec<u8>,
    swap: Option<Swap>,
}

impl Published {
    /// The mark of the file at that path.
    pub fn file(&self, path: &str) -> Option<&FileMark> {
        find(&self.files, path)
    }
}

/// The mark of that path among marks sorted by path.
pub(super) fn find<'a>(marks: &'a [FileMark], path: &str) -> Option<&'a FileMark> {
    let place = marks.binary_search_by(|mark| mark.path.as_str().cmp(path));
    place.ok().and_then(|place| marks.get(place))
}

impl Standing {
    /// Both records' files and assets, where it is not known which of the two stands.
    pub(super) fn either(one: Option<&Self>, other: &Self) -> Self {
        let both = || one.into_iter().chain([other]);
        let mut files: Vec<FileMark> = both()
            .flat_map(|standing| &standing.published.files)
            .map(|mark| FileMark { fingerprint: UNCERTAIN, ..mark.clone() })
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path == other.path);
        let mut assets: Vec<String> = both().flat_map(|standing| standing.published.assets.clone()).collect();
        assets.sort();
        assets.dedup();
        Self { published: Published { files, assets, ..Published::default() }, trusted: false }
    }

    /// The record as it lies on the disk.
    pub(super) fn encode(&self, swap: Option<&Swap>, file: &Path) -> Result<Vec<u8>, Error> {
        let Published { fingerprint, summary, assets, files } = self.published.clone();
        let version = if self.trusted { VERSION } else { NO_VERSION };
        let knowledge = Knowledge { fingerprint, summary, swap: swap.cloned() };
        seal(&(Ownership { files, assets }, version, knowledge), file)
    }

    /// Reads a record; `None` where it is torn, or was never one.
    fn decode(bytes: &[u8]) -> Option<(Self, Option<Swap>)> {
        let (Ownership { files, assets }, rest) = postcard::take_from_bytes(unsealed(bytes)?).ok()?;
        let (version, rest): (u32, _) = postcard::take_from_bytes(rest).ok()?;
        let mut standing = Self { published: Published { files, assets, ..Published::default() }, trusted: false };
        if version != VERSION {
            return Some((standing, None));
        }
        let knowledge: Knowledge = postcard::from_bytes(rest).ok()?;
        standing.published.fingerprint = knowledge.fingerprint;
        standing.published.summary = knowledge.summary;
        standing.trusted = true;
        Some((standing, knowledge.swap))
    }
}

/// The record of a unit, without its summary; nothing is known where it is torn or gone.
pub(super) fn read(drive: &Drive, places: &Places, unit: &Unit) -> Result<Standing, Error> {
    let bytes = drive.read(&places.record(unit))?.unwrap_or_default();
    let mut standing = Standing::decode(&bytes).map(|(standing, _)| standing).unwrap_or_default();
    standing.published.summary = Vec::new();
    Ok(standing)
}

/// All records in a folder; those that are torn are left out.
pub(super) fn read_all(drive: &Drive, folder: &Path) -> Result<Vec<(Unit, Standing, Option<Swap>)>, Error> {
    let read = |entry: &Entry| {
        let Some(unit) = entry.name.to_str().map(Unit::from_key) else { return Ok(None) };
        let bytes = drive.read(&folder.join(&entry.name))?.unwrap_or_default();
        Ok(Standing::decode(&bytes).map(|(standing, swap)| (unit, standing, swap)))
    };
    // A country's are many, and long.
    let found: Vec<Option<_>> = drive.list(folder)?.par_iter().map(read).collect::<Result<_, Error>>()?;
    Ok(found.into_iter().flatten().collect())
}

impl Site {
    pub(super) fn read(drive: &Drive, file: &Path) -> Result<Self, Error> {
        let bytes = drive.read(file)?.unwrap_or_default();
        let site = unsealed(&bytes).and_then(|body| postcard::from_bytes(body).ok());
        Ok(site.unwrap_or_default())
    }

    pub(super) fn write(&self, drive: &Drive, file: &Path) -> Result<(), Error> {
        drive.replace(file, &seal(self, file)?)
    }

    pub(super) fn has_asset(&self, name: &str) -> bool {
        self.assets.binary_search_by(|asset| asset.as_str().cmp(name)).is_ok()
    }
}

/// A value's bytes behind their own blake3, which tells a torn file from a whole one.
fn seal(value: &impl Serialize, file: &Path) -> Result<Vec<u8>, Error> {
    let start = vec![0; blake3::OUT_LEN];
    let mut sealed: Vec<u8> =
        postcard::to_extend(value, start).map_err(io::Error::other).map_err(at(Action::Write, file))?;
    if let Some((seal, body)) = sealed.split_first_chunk_mut() {
        let body: &[u8] = body;
        *seal = *blake3::hash(body).as_bytes();
    }
    Ok(sealed)
}

fn unsealed(bytes: &[u8]) -> Option<&[u8]> {
    let (seal, body) = bytes.split_first_chunk()?;
    (*blake3::hash(body).as_bytes() == *seal).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing() -> Standing {
        let mark = |path: &str| FileMark { path: path.to_owned(), fingerprint: [7; 32], length: 3 };
        Standing {
            published: Published {
                fingerprint: [1; 32],
                summary: b"summary".to_vec(),
                assets: vec!["site.1.css".to_owned()],
                files: vec![mark("a"), mark("b/c")],
            },
            trusted: true,
        }
    }

    fn encoded(standing: &Standing) -> Vec<u8> {
        standing.encode(None, Path::new("x")).unwrap()
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        let (back, swap) = Standing::decode(&encoded(&standing())).unwrap();
        assert_eq!(back.published, standing().published);
        assert!(back.trusted && swap.is_none());
    }

    #[test]
    fn a_record_of_another_version_still_says_which_files_are_ours() {
        let mut other = standing();
        other.trusted = false;
        let (back, _) = Standing::decode(&encoded(&other)).unwrap();
        assert!(!back.trusted);
        assert_eq!(back.published.files, standing().published.files);
        assert_eq!(back.published.assets, standing().published.assets);
        assert_eq!(back.published.summary, Vec::<u8>::new());
    }

    #[test]
    fn a_torn_record_is_none_wherever_it_is_torn() {
        let whole = encoded(&standing());
        for length in 0..whole.len() {
            assert!(Standing::decode(&whole[..length]).is_none(), "{length}");
        }
        let mut changed = whole;
        *changed.last_mut().unwrap() ^= 1;
        assert!(Standing::decode(&changed).is_none());
    }
}
