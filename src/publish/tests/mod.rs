//! The suite of this room: a town's site built into a temporary folder, on a disk that can be made
//! to fail.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

/// What a build does to the output when nothing goes wrong.
mod building;
/// A disk that fails, or a build that is killed, at every single operation.
mod faults;
/// How long it takes; run by hand.
mod figures;
/// Which places are refused, and that builds keep out of each other's way.
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::*;

/// A temporary folder with content and room for an output.
struct Town {
    dir: TempDir,
    options: Options,
}

/// What one build makes of the content.
#[derive(Clone, Default)]
struct Version {
    units: Vec<(Unit, Publication)>,
    assets: Vec<(String, Vec<u8>)>,
    root: Vec<(String, Contents)>,
    /// Units of the site that this build does not publish.
    others: Vec<Unit>,
}

/// What lies below a folder: paths and contents.
type Files = BTreeMap<String, String>;

impl Town {
    fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    /// A town on a disk in memory, where there is one: for cases of which there are thousands.
    fn in_memory() -> Self {
        let memory = tempfile::tempdir_in("/dev/shm");
        Self::at(memory.or_else(|_| tempfile::tempdir()).unwrap())
    }

    fn at(dir: TempDir) -> Self {
        let content = dir.path().join("content");
        fs::create_dir(&content).unwrap();
        let options = Options {
            out: dir.path().join("out"),
            cache: None,
            content,
            home: None,
            force_fallback: false,
            durable: false,
        };
        Self { dir, options }
    }

    fn with(change: impl FnOnce(&mut Options)) -> Self {
        let mut town = Self::new();
        change(&mut town.options);
        town
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn out(&self, path: &str) -> PathBuf {
        self.path("out").join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self) -> Result<Publisher, Error> {
        Publisher::open(&self.options, RealDisk)
    }

    /// A whole build, as the pipeline does it: a unit that fails does not stop the others.
    fn build_on(&self, disk: impl Disk + 'static, version: &Version) -> Result<Finished, Error> {
        let publisher = Publisher::open(&self.options, disk)?;
        let mut first_error = publisher.assets(&version.assets).err();
        for (unit, publication) in &version.units {
            let error = publisher.publish(unit, publication.clone()).err();
            first_error = first_error.or(error);
        }
        let units = version.units.iter().map(|(unit, _)| unit.clone());
        let units: Vec<Unit> = units.chain(version.others.clone()).collect();
        let finished = publisher.finish(version.root.clone(), &units);
        first_error.map_or(finished, Err)
    }

    fn build(&self, version: &Version) -> Finished {
        self.build_on(RealDisk, version).unwrap()
    }

    /// What the public sees.
    fn seen(&self) -> Files {
        files(&self.path("out"))
    }

    /// Asserts that nothing lies about that only a build under way may have.
    fn assert_tidy(&self) {
        let corner = match &self.options.cache {
            Some(cache) => cache.join("publish"),
            None => self.path("out.cabildo/publish"),
        };
        assert_eq!(names(&corner.join("staging")), [""; 0]);
        assert_eq!(names(&corner.join("next")), [""; 0]);
        assert!(!self.out(".cabildo-staging").exists());
    }
}

impl Version {
    fn unit(self, name: &str, files: &[(&str, &str)]) -> Self {
        self.styled(folder(name), files, &[])
    }

    fn root_unit(self, files: &[(&str, &str)]) -> Self {
        self.styled(Unit::Root, files, &[])
    }

    /// A unit that names assets.
    fn styled(mut self, unit: Unit, files: &[(&str, &str)], assets: &[&str]) -> Self {
        let publication = Publication {
            files: contents(files),
            fingerprint: *blake3::hash(format!("{files:?}").as_bytes()).as_bytes(),
            summary: format!("summary of {unit}").into_bytes(),
            assets: assets.iter().map(ToString::to_string).collect(),
        };
        self.units.push((unit, publication));
        self
    }

    fn assets(mut self, names: &[&str]) -> Self {
        let asset = |name: &&str| (name.to_string(), format!("asset {name}").into_bytes());
        self.assets = names.iter().map(asset).collect();
        self
    }

    fn root(mut self, files: &[(&str, &str)]) -> Self {
        self.root = contents(files);
        self
    }

    fn other(mut self, name: &str) -> Self {
        self.others.push(folder(name));
        self
    }

    /// What the public sees of a unit once this version of it stands; `None` without it.
    fn of(&self, unit: &Unit) -> Option<Files> {
        let (_, publication) = self.units.iter().find(|(other, _)| other == unit)?;
        Some(texts(&publication.files))
    }

    /// What the public sees once all of it stands.
    fn all(&self) -> Files {
        let mut all = texts(&self.root);
        for (unit, publication) in &self.units {
            let prefix = match unit {
                Unit::Root => String::new(),
                Unit::Folder(name) => format!("{name}/"),
            };
            let files = texts(&publication.files).into_iter();
            all.extend(files.map(|(path, text)| (format!("{prefix}{path}"), text)));
        }
        let assets = self.assets.iter();
        all.extend(assets.map(|(name, _)| (format!("assets/{name}"), format!("asset {name}"))));
        all
    }
}

fn folder(name: &str) -> Unit {
    Unit::Folder(name.to_owned())
}

fn contents(files: &[(&str, &str)]) -> Vec<(String, Contents)> {
    let content = |(path, text): &(&str, &str)| {
        let bytes = Contents::Bytes(text.as_bytes().to_vec());
        (path.to_string(), bytes)
    };
    files.iter().map(content).collect()
}

fn texts(files: &[(String, Contents)]) -> Files {
    let text = |contents: &Contents| match contents {
        Contents::CopyOf { path, .. } => fs::read_to_string(path).unwrap(),
        held => String::from_utf8(held.bytes().unwrap().into_owned()).unwrap(),
    };
    let files = files.iter();
    files.map(|(path, contents)| (path.clone(), text(contents))).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            let below = files(&path).into_iter();
            found.extend(below.map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// A disk with faults; its clones share their count.
#[derive(Clone, Default)]
struct FaultyDisk {
    operations: Arc<AtomicUsize>,
    exchanges: Arc<AtomicUsize>,
    fault: Option<(usize, Fault)>,
    /// The output, where it is a mount point.
    mount: Option<PathBuf>,
    without_exchange: bool,
    without_links: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// The operation fails, with half of its bytes written if it is a write; the disk being full or
    /// broken in turn.
    Fails,
    /// So does it, and all that come after it.
    Killed,
}

impl FaultyDisk {
    fn at(operation: usize, fault: Fault) -> Self {
        Self { fault: Some((operation, fault)), ..Self::default() }
    }

    fn count(&self) -> usize {
        self.operations.load(Ordering::Relaxed)
    }

    fn step(&self) -> io::Result<()> {
        let now = self.operations.fetch_add(1, Ordering::Relaxed);
        match self.fault {
            Some((at, Fault::Fails)) if now == at && at % 2 == 0 => Err(ErrorKind::StorageFull.into()),
            Some((at, Fault::Fails)) if now == at => Err(io::Error::other("broken")),
            Some((at, Fault::Killed)) if now >= at => Err(io::Error::other("killed")),
            _ => Ok(()),
        }
    }

    fn stay_on_one_side(&self, one: &Path, other: &Path) -> io::Result<()> {
        let Some(mount) = &self.mount else {
            return Ok(());
        };
        let is_fixed = one == mount || other == mount;
        if is_fixed || one.starts_with(mount) != other.starts_with(mount) {
            return Err(ErrorKind::CrossesDevices.into());
        }
        Ok(())
    }
}

impl Disk for FaultyDisk {
    fn true_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.step()?;
        RealDisk.true_path(path)
    }
    fn info(&self, path: &Path) -> io::Result<Option<Info>> {
        self.step()?;
        RealDisk.info(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.step()?;
        RealDisk.list(folder)
    }
    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        RealDisk.read(file)
    }
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let before = self.count();
        self.step().inspect_err(|_| {
            if self.fault.is_some_and(|(at, _)| at == before) {
                let _ = RealDisk.write(file, &bytes[..bytes.len() / 2]);
            }
        })?;
        RealDisk.write(file, bytes)
    }
    fn copy(&self, from: &Path, to: &Path) -> io::Result<u64> {
        self.step()?;
        RealDisk.copy(from, to)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        if self.without_links {
            return Err(ErrorKind::PermissionDenied.into());
        }
        self.stay_on_one_side(from, to)?;
        RealDisk.link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        self.stay_on_one_side(from, to)?;
        RealDisk.rename(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        self.exchanges.fetch_add(1, Ordering::Relaxed);
        if self.without_exchange {
            return Err(ErrorKind::InvalidInput.into());
        }
        self.stay_on_one_side(one, other)?;
        RealDisk.exchange(one, other)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.create_folder(folder)
    }
    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_file(file)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_folder(folder)
    }
    fn sync(&self, _: &Path) -> io::Result<()> {
        // Not the real one: the suite must not wait for whatever else this machine writes.
        self.step()
    }
    fn lock(&self, file: &Path, pid: u32) -> io::Result<Lock> {
        self.step()?;
        RealDisk.lock(file, pid)
    }
}
