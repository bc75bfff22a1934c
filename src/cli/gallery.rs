//! `cabildo gallery`: every component and chart of the theme on one page.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{SiteArguments, eprint_line, exit, fail};
use crate::pipeline::{self, Failure};
use crate::source::Unreadable;

/// What `gallery` takes.
#[derive(Debug, Args)]
pub struct GalleryArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder that the gallery is written to.
    #[arg(long, value_name = "DIR", default_value = "gallery")]
    out: PathBuf,
}

/// Runs it.
pub fn run(arguments: &GalleryArguments) -> u8 {
    match make(arguments) {
        Ok(code) => code,
        Err(failure) => fail(&failure, arguments.site.messages()),
    }
}

fn make(arguments: &GalleryArguments) -> Result<u8, Failure> {
    let worlds = arguments.site.worlds()?;
    let themes = worlds.themes.as_ref().map(|disk| disk as &dyn crate::source::World);
    let (files, findings) = pipeline::gallery(&worlds.content, themes, &arguments.site.options())?;
    let outcome = pipeline::Outcome { findings, ..pipeline::Outcome::default() };
    arguments.site.report(&outcome.findings, false, &mut io::stderr().lock());
    if outcome.findings.has_errors() {
        return Ok(exit::USAGE);
    }
    for (name, bytes) in &files {
        let path = arguments.out.join(name);
        write(&path, bytes).map_err(|error| Failure::from(Unreadable { path, error }))?;
    }
    eprint_line(&arguments.out.join("index.html").display().to_string());
    Ok(exit::DONE)
}

#[expect(clippy::disallowed_methods, reason = "a page for whoever works on a theme, not a site")]
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    std::fs::write(path, bytes)
}
