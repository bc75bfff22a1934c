//! `cabildo diff OLD NEW`: what a citizen would see change between two published sites: pages that come,
//! go or say something else, and figures that move.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::import::Refusal;
use super::{exit, print, speech, unreadable_told};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::source::disk::Disk;
use crate::source::{Unreadable, World};
use crate::text::moved::{Move, moved};
use crate::text::visible::{Visible, visible};

/// How many figures of a page are listed.
const FIGURES: usize = 20;

/// The two sites.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The folder of the earlier site.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The folder of the later one.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &DiffArguments) -> u8 {
    let messages = arguments.speech.messages_here();
    let both = Pages::of(&arguments.old).and_then(|old| Ok((old, Pages::of(&arguments.new)?)));
    let told = both.and_then(|(old, new)| match [&old, &new].into_iter().find(|pages| !pages.are_of_site) {
        Some(other) => Ok(Err(other.disk.root().display().to_string())),
        None => told(&old, &new, messages).map(Ok),
    });
    match told {
        Ok(Ok(text)) => print(&text, exit::DONE, messages),
        Ok(Err(folder)) => Refusal::Usage(Told::new("diff-no-site").with("folder", folder)).tell(messages),
        Err(unreadable) => unreadable_told(&unreadable, messages),
    }
}

/// The pages of a site: their paths, read when they are compared.
struct Pages {
    disk: Disk,
    paths: BTreeSet<String>,
    /// Whether it is a site, or a folder where none is yet.
    are_of_site: bool,
}

impl Pages {
    fn of(folder: &Path) -> Result<Self, Unreadable> {
        let disk = Disk::new(folder, Date::ZERO)?;
        let (files, _) = disk.files()?;
        let pages = files.iter().filter(|file| file.path.ends_with(".html")).map(|file| file.path.to_string());
        let paths: BTreeSet<String> = pages.collect();
        let are_of_site = files.is_empty() || paths.contains("index.html");
        Ok(Self { disk, paths, are_of_site })
    }

    fn read(&self, path: &str) -> Result<Visible, Unreadable> {
        Ok(visible(&String::from_utf8_lossy(&self.disk.read(path)?)))
    }
}

fn told(old: &Pages, new: &Pages, messages: &Messages) -> Result<String, Unreadable> {
    let mut out = format!("# {}\n", messages.word("summary-title", &[]));
    let mut same = true;
    for (key, paths, from) in [
        ("summary-added", new.paths.difference(&old.paths).collect::<Vec<_>>(), new),
        ("summary-removed", old.paths.difference(&new.paths).collect(), old),
    ] {
        if paths.is_empty() {
            continue;
        }
        same = false;
        let _ = writeln!(out, "\n## {} ({})\n", messages.word(key, &[]), paths.len());
        for path in paths {
            let _ = writeln!(out, "- {} — {}", from.read(path)?.title, address(path));
        }
    }
    let mut changed = Vec::new();
    for path in old.paths.intersection(&new.paths) {
        // Two files with the same bytes show the same.
        let (before, after) = (old.disk.read(path)?, new.disk.read(path)?);
        if before == after {
            continue;
        }
        let (before, after) = (old.read(path)?, new.read(path)?);
        if before != after {
            changed.push((path, before, after));
        }
    }
    if !changed.is_empty() {
        let _ = writeln!(out, "\n## {} ({})\n", messages.word("summary-changed", &[]), changed.len());
    }
    for (path, before, after) in &changed {
        let _ = writeln!(out, "- {} — {}", after.title, address(path));
        let moves = moved(before, after);
        for Move { name, before, after } in moves.iter().take(FIGURES) {
            let _ = writeln!(out, "  - {name}: {before} → {after}");
        }
        if moves.len() > FIGURES {
            let count = (moves.len() - FIGURES).to_string();
            let _ = writeln!(out, "  - {}", messages.word("summary-more", &[("count", count)]));
        }
    }
    if same && changed.is_empty() {
        let _ = writeln!(out, "\n{}", messages.word("summary-nothing", &[]));
    }
    Ok(out)
}

fn address(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}
