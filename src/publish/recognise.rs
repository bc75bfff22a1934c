//! A site whose records were lost is known by its own proof: `integrity.json` lists every file with
//! its SHA-256. What is listed there, and is as it says, was written by this program; nothing else is.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::disk::Kind;
use super::drive::Drive;
use super::holdings::Holdings;
use super::place::{ASSETS, Places};
use super::record::{FileMark, Published, Site, Standing, UNCERTAIN};
use super::{Error, Publisher, Unit, exchange};
use crate::text::sha256::sha256;

/// The proof of a folder.
const PROOF: &str = "integrity.json";
/// The one over all where a portal fills the root, and has its own there.
const PROOF_OF_SITE: &str = "integrity-site.json";
/// The form of it that is known.
const FORMAT: u32 = 1;

/// What a proof says that is needed here.
#[derive(Debug, Deserialize)]
struct Proof {
    format: u32,
    program: String,
    #[serde(default)]
    assets: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
}

impl Proof {
    fn read(drive: &Drive, file: &Path) -> Result<Option<Self>, Error> {
        let bytes = drive.read(file)?.unwrap_or_default();
        let proof: Option<Self> = serde_json::from_slice(&bytes).ok();
        Ok(proof.filter(|proof| proof.format == FORMAT && proof.program.starts_with("cabildo ")))
    }
}

/// What an output without records holds of this program's, as its own proof tells.
pub(super) fn holdings(drive: &Drive, places: &Places) -> Result<Holdings, Error> {
    let mut found = Holdings::default();
    let alone = Proof::read(drive, &places.out.join(PROOF_OF_SITE))?;
    let (site, own) = match alone {
        Some(proof) => (proof, PROOF_OF_SITE),
        None => match Proof::read(drive, &places.out.join(PROOF))? {
            Some(proof) => (proof, PROOF),
            None => return Ok(found),
        },
    };
    let mut files = Vec::new();
    for (path, sum) in &site.files {
        let unit = match path.strip_suffix(PROOF).map(|folder| folder.strip_suffix('/')) {
            Some(Some(folder)) => Unit::Folder(folder.to_owned()),
            Some(None) => Unit::Root,
            None => {
                files.extend(mark(drive, &places.out, path, sum)?);
                continue;
            }
        };
        if mark(drive, &places.out, path, sum)?.is_some() {
            take_unit(drive, places, unit, &mut found)?;
        }
    }
    files.extend(length(drive, &places.out.join(own))?.map(|length| uncertain(own, length)));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut assets: Vec<String> = Vec::new();
    for (name, sum) in &site.assets {
        assets.extend(mark(drive, &places.out.join(ASSETS), name, sum)?.map(|mark| mark.path));
    }
    assets.extend(found.claims.values().flatten().cloned());
    assets.sort();
    assets.dedup();
    found.site = Site { files, assets };
    Ok(found)
}

/// Takes a unit with those of its files and assets that are as its proof says.
fn take_unit(drive: &Drive, places: &Places, unit: Unit, found: &mut Holdings) -> Result<(), Error> {
    let folder = places.standing(&unit);
    let Some(proof) = Proof::read(drive, &folder.join(PROOF))? else { return Ok(()) };
    let mut files: Vec<FileMark> =
        length(drive, &folder.join(PROOF))?.map(|length| uncertain(PROOF, length)).into_iter().collect();
    for (path, sum) in &proof.files {
        files.extend(mark(drive, &folder, path, sum)?);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut assets = Vec::new();
    for (name, sum) in &proof.assets {
        assets.extend(mark(drive, &places.out.join(ASSETS), name, sum)?.map(|mark| mark.path));
    }
    found.claims.insert(unit.clone(), assets.iter().cloned().collect());
    let published = Published { files, assets, ..Published::default() };
    found.units.insert(unit, Arc::new(Standing { published, trusted: false }));
    Ok(())
}

/// The mark of a file that has the sum which is told of it.
fn mark(drive: &Drive, folder: &Path, path: &str, sum: &str) -> Result<Option<FileMark>, Error> {
    let file = folder.join(path);
    // A path that leaves the folder is none of a proof's.
    let within = !path.split('/').any(|part| matches!(part, "" | "." | "..")) && !path.contains('\\');
    if !within || length(drive, &file)?.is_none() {
        return Ok(None);
    }
    let bytes = drive.read(&file)?.unwrap_or_default();
    Ok((sha256(&bytes) == sum).then(|| uncertain(path, bytes.len() as u64)))
}

fn uncertain(path: &str, length: u64) -> FileMark {
    FileMark { path: path.to_owned(), fingerprint: UNCERTAIN, length }
}

/// The length of a regular file.
fn length(drive: &Drive, file: &Path) -> Result<Option<u64>, Error> {
    Ok(drive.info(file)?.filter(|info| info.kind == Kind::File).map(|info| info.length))
}

impl Publisher {
    /// Writes the records of what was recognised, so that a build that is killed leaves them.
    pub(super) fn write_down(drive: &Drive, places: &Places, found: &Holdings) -> Result<(), Error> {
        found.site.write(drive, &places.site())?;
        for (unit, standing) in &found.units {
            exchange::affirm(drive, places, unit, standing)?;
        }
        Ok(())
    }
}
