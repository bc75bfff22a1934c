//! `cabildo verify SITE`: whether a published site, or a copy of it, is as it was published. With
//! `--content` it is built again, in a folder for the while, and compared byte by byte.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::build::{PublicationArguments, run_pipeline};
use super::{SiteArguments, environment, eprint_line, exit, fail, speech, unreadable_told};
use crate::export::integrity::{Integrity, NAME, NAME_OF_SITE, Sums};
use crate::findings::messages::Messages;
use crate::pipeline::Failure;
use crate::publish::is_signature;
use crate::source::disk::Disk;
use crate::source::{Unreadable, World};

/// What `verify` takes.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The folder of the site, or of a copy of it.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// Builds this content again, as the site says that it was built, and compares.
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// What is not as it should be: a path, and the key of the sentence about it.
type Faults = BTreeSet<(String, &'static str)>;

/// Runs it.
pub fn run(arguments: &VerifyArguments) -> u8 {
    let messages = arguments.speech.messages_here();
    let verified = Copy::open(&arguments.site).map_err(Failure::Unreadable).and_then(|copy| {
        let Some(copy) = copy else { return Ok(None) };
        let mut faults = copy.faults().map_err(Failure::Unreadable)?;
        if let Some(content) = &arguments.content {
            faults.extend(copy.differences(content, &arguments.speech)?);
        }
        Ok(Some((copy, faults)))
    });
    match verified {
        Err(Failure::Unreadable(unreadable)) => unreadable_told(&unreadable, messages),
        Err(failure) => fail(&failure, messages),
        Ok(None) => {
            eprint_line(&messages.word("verify-no-sums", &[("site", arguments.site.display().to_string())]));
            exit::USAGE
        }
        Ok(Some((copy, faults))) => tell(&copy, &faults, messages),
    }
}

fn tell(copy: &Copy, faults: &Faults, messages: &Messages) -> u8 {
    let mut out = io::stdout().lock();
    for (path, key) in faults {
        let _ = writeln!(out, "{}", messages.word(key, &[("path", path.clone())]));
    }
    let facts = [
        ("files", copy.files.len().to_string()),
        ("faults", faults.len().to_string()),
        ("today", copy.over_all.today.clone()),
        ("program", copy.over_all.program.clone()),
    ];
    let key = if faults.is_empty() { "verify-good" } else { "verify-bad" };
    eprint_line(&messages.word(key, &facts));
    if faults.is_empty() { exit::DONE } else { exit::CONTENT }
}

/// A site as it lies on the disk, and what it says of itself.
struct Copy {
    disk: Disk,
    /// The paths of all its files.
    files: BTreeSet<String>,
    /// The name of the sums over all.
    name: &'static str,
    over_all: Integrity,
}

impl Copy {
    /// Opens a site; nothing where it has no sums over all.
    fn open(folder: &Path) -> Result<Option<Self>, Unreadable> {
        let disk = Disk::new(folder, Date::ZERO)?;
        let (files, _) = disk.files()?;
        let files: BTreeSet<String> = files.iter().map(|file| file.path.to_string()).collect();
        let Some(name) = [NAME_OF_SITE, NAME].into_iter().find(|name| files.contains(*name)) else { return Ok(None) };
        let over_all = Integrity::decode(&disk.read(name)?);
        Ok(over_all.map(|over_all| Self { disk, files, name, over_all }))
    }

    /// The sums of each unit's own file, by the folder that it stands in.
    fn units(&self) -> Result<BTreeMap<String, Integrity>, Unreadable> {
        let mut units = BTreeMap::new();
        for path in self.over_all.files.keys().filter(|path| self.files.contains(*path)) {
            if let Some(folder) = path.strip_suffix(NAME).filter(|folder| folder.is_empty() || folder.ends_with('/'))
                && let Some(unit) = Integrity::decode(&self.disk.read(path)?)
            {
                units.insert(folder.to_owned(), unit);
            }
        }
        Ok(units)
    }

    /// All that the sums name, by path.
    fn expected(&self) -> Result<Sums, Unreadable> {
        let assets = |sums: &Sums| sums.iter().map(|(name, sum)| (format!("assets/{name}"), sum.clone())).collect();
        let mut expected = self.over_all.files.clone();
        expected.extend::<Sums>(assets(&self.over_all.assets));
        for (folder, unit) in self.units()? {
            expected.extend(unit.files.iter().map(|(path, sum)| (format!("{folder}{path}"), sum.clone())));
            expected.extend::<Sums>(assets(&unit.assets));
        }
        Ok(expected)
    }

    /// Files that are others than the sums say, or are missing, or of which the sums say nothing.
    fn faults(&self) -> Result<Faults, Unreadable> {
        let expected = self.expected()?;
        let mut faults = Faults::new();
        for (path, sum) in &expected {
            if !self.files.contains(path) {
                faults.insert((path.clone(), "verify-missing"));
            } else if self.disk.sha256(path)? != *sum {
                let kind = if self.is_whole(path)? { "verify-of-another-build" } else { "verify-changed" };
                faults.insert((path.clone(), kind));
            }
        }
        let is_own = |path: &str| path == self.name || is_signature(path);
        let all = self.disk.everything()?;
        let unlisted = all.into_iter().filter(|path| !expected.contains_key(path) && !is_own(path));
        faults.extend(unlisted.map(|path| (path, "verify-unlisted")));
        Ok(faults)
    }

    /// Whether a file is a portal's sums, and they are true of the portal: then a build was stopped after it put the
    /// portal in its place and before it wrote the sums over all, or somebody put another portal there.
    fn is_whole(&self, path: &str) -> Result<bool, Unreadable> {
        let Some(folder) = path.strip_suffix(NAME).filter(|_| path != self.name) else { return Ok(false) };
        let Some(unit) = Integrity::decode(&self.disk.read(path)?) else { return Ok(false) };
        for (file, sum) in &unit.files {
            let file = format!("{folder}{file}");
            if !self.files.contains(&file) || self.disk.sha256(&file)? != *sum {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What differs from the same content built again, portal by portal for the day of its own build.
    fn differences(&self, content: &Path, speech: &speech::SpeechArguments) -> Result<Faults, Failure> {
        let scratch = Scratch::new();
        let mut days: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (folder, unit) in self.units().map_err(Failure::Unreadable)? {
            let portal = folder.trim_end_matches('/');
            // The territory's folder has no list of its pages, and is made anew with the last day's.
            if unit.today < self.over_all.today && unit.files.contains_key("index.json") {
                let portals = days.entry(unit.today).or_default();
                // One that fills the site's root is all there is.
                portals.extend(Some(portal.to_owned()).filter(|portal| !portal.is_empty()));
            }
        }
        for (day, portals) in &days {
            self.rebuild(content, day, portals, &scratch, speech)?;
        }
        self.rebuild(content, &self.over_all.today, &[], &scratch, speech)?;
        let again = Disk::new(&scratch.0.join("public"), Date::ZERO)?;
        let (files, _) = again.files()?;
        let made: BTreeSet<String> = files.iter().map(|file| file.path.to_string()).collect();
        let mut faults = Faults::new();
        for path in made.difference(&self.files) {
            faults.insert((path.clone(), "verify-missing"));
        }
        for path in made.intersection(&self.files) {
            if again.read(path)? != self.disk.read(path)? {
                faults.insert((path.clone(), "verify-other"));
            }
        }
        Ok(faults)
    }

    /// Builds the content, or some portals of it, for a day, as the site says that it was built.
    fn rebuild(
        &self,
        content: &Path,
        day: &str,
        only: &[String],
        scratch: &Scratch,
        speech: &speech::SpeechArguments,
    ) -> Result<(), Failure> {
        let flags = &self.over_all.flags;
        let site = SiteArguments {
            content: content.to_owned(),
            only: only.to_vec(),
            base_url: flags.base_url.clone(),
            today: day.parse().ok(),
            threads: None,
            no_search: !flags.search,
            no_minify: !flags.minify,
            links: flags.links.clone(),
            format: "human".to_owned(),
            speech: speech.clone(),
        };
        let publication = PublicationArguments::of(site, scratch.0.join("public"));
        let worlds = publication.site.worlds()?;
        run_pipeline(&publication.site, &publication.site.options(), &worlds, Some(publication.own()?)).map(drop)
    }
}

/// A folder for the while.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let folder = environment("TMPDIR").map_or_else(std::env::temp_dir, PathBuf::from);
        Self(folder.join(format!("cabildo-verify-{}", std::process::id())))
    }
}

impl Drop for Scratch {
    #[expect(clippy::disallowed_methods, reason = "the folder is this command's own")]
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
