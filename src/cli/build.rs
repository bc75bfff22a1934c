//! `cabildo build`: content in, site out.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    SiteArguments, Worlds, code_of, environment, eprint_line, exit, fail, found_before, is_watched, machine,
    since_start, summary,
};
use crate::findings::messages::Messages;
use crate::findings::{Findings, Severity};
use crate::pipeline::{self, Failure, Options as PipelineOptions, Outcome, Shard};
use crate::publish::{Options, Publisher, RealDisk};

/// What `build` takes besides what `check` takes.
#[derive(Debug, Args)]
pub struct BuildArguments {
    #[command(flatten)]
    publication: PublicationArguments,
    /// Builds this share of the portals and nothing else, such as 3/16; `join` makes the site of them.
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
}

/// What every command that publishes a site takes.
#[derive(Debug, Args)]
pub struct PublicationArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The folder that the site is written to.
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub out: PathBuf,
    /// The folder of what is kept between builds; beside the site where it is missing.
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Waits until the disk has everything before a portal is exchanged.
    #[arg(long)]
    durable: bool,
    /// Tells how long each stage took.
    #[arg(long)]
    timings: bool,
    /// Writes what changed (pages, figures) to a file, as Markdown.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Writes `deploy=true` or `deploy=false` and a few counts to a file, for scripts.
    #[arg(long, value_name = "FILE")]
    outputs: Option<PathBuf>,
}

fn shard(text: &str) -> Result<Shard, String> {
    text.parse().map_err(|()| "argument-shard".to_owned())
}

/// Runs it.
pub fn run(arguments: &BuildArguments) -> u8 {
    let publication = &arguments.publication;
    conclude(publication, || {
        let worlds = publication.site.worlds()?;
        let publisher = publication.own()?;
        let options = PipelineOptions { shard: arguments.shard, ..publication.options() };
        run_pipeline(&publication.site, &options, &worlds, Some(publisher))
    })
}

impl PublicationArguments {
    /// Of a site that is published to `out`, as a command does for itself.
    pub fn of(site: SiteArguments, out: PathBuf) -> Self {
        Self { site, out, cache: None, durable: false, timings: false, summary: None, outputs: None }
    }

    /// What is built, and whether a summary is asked for that tells the figures.
    pub fn options(&self) -> PipelineOptions {
        PipelineOptions { figures: self.summary.is_some(), ..self.site.options() }
    }

    /// Takes hold of an output.
    pub fn open(&self, out: &Path, cache: Option<PathBuf>) -> Result<Publisher, Failure> {
        let options = Options {
            out: out.to_owned(),
            cache,
            content: self.site.content.clone(),
            home: environment("HOME").map(PathBuf::from),
            force_fallback: false,
            durable: self.durable,
        };
        Ok(Publisher::open(&options, RealDisk)?)
    }

    /// Takes hold of the site's own output.
    pub fn own(&self) -> Result<Publisher, Failure> {
        self.open(&self.out, self.cache.clone())
    }
}

/// Publishes, and tells what came of it; gives the exit code.
pub fn conclude(arguments: &PublicationArguments, publish: impl FnOnce() -> Result<Outcome, Failure>) -> u8 {
    let site = &arguments.site;
    let messages = site.messages();
    let report = |findings: &Findings| {
        if site.format().is_document() {
            // A document is data, and standard error is where all else is said.
            site.report(findings, false, &mut io::stdout().lock())
        } else {
            site.report(findings, io::IsTerminal::is_terminal(&io::stderr()), &mut io::stderr().lock())
        }
    };
    if let Err(code) = try_summaries(arguments, messages) {
        return code;
    }
    match publish() {
        Err(failure) => {
            // For programs there is always a report, if one of nothing.
            let found = found_before(&failure);
            if site.format().is_document() || !found.is_empty() {
                report(&found);
            }
            fail(&failure, messages)
        }
        Ok(outcome) => {
            report(&outcome.findings);
            tell(&outcome, arguments.timings, messages);
            match write_summaries(arguments, &outcome, messages) {
                Ok(()) => code_of(&outcome),
                Err(code) => code,
            }
        }
    }
}

/// Tries, before anything is published, whether the files can be written that were asked for beside the site.
fn try_summaries(arguments: &PublicationArguments, messages: &Messages) -> Result<(), u8> {
    [&arguments.summary, &arguments.outputs].into_iter().flatten().try_for_each(|path| write(path, "", messages))
}

fn write_summaries(arguments: &PublicationArguments, outcome: &Outcome, messages: &Messages) -> Result<(), u8> {
    let texts =
        [(&arguments.summary, summary::markdown(outcome, messages)), (&arguments.outputs, summary::outputs(outcome))];
    texts.into_iter().try_for_each(|(path, text)| path.as_ref().map_or(Ok(()), |path| write(path, &text, messages)))
}

/// Writes a file that was asked for beside the site; tells where it cannot be, and gives the exit code.
#[expect(clippy::disallowed_methods, reason = "the files that were asked for beside the site")]
fn write(path: &Path, text: &str, messages: &Messages) -> Result<(), u8> {
    std::fs::write(path, text).map_err(|error| {
        let facts = [("path", path.display().to_string()), ("why", machine::why(&error, messages))];
        eprint_line(&format!("{}: {}", messages.word("severity-error", &[]), messages.word("unwritable", &facts)));
        exit::MACHINE
    })
}

/// Runs the pipeline, with a bar where a person watches.
pub fn run_pipeline(
    arguments: &SiteArguments,
    options: &PipelineOptions,
    worlds: &Worlds,
    publisher: Option<Publisher>,
) -> Result<Outcome, Failure> {
    let bar = if is_watched() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    let progress = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let themes = worlds.themes.as_ref().map(|disk| disk as &dyn crate::source::World);
    let outcome = arguments.on_threads(|| pipeline::build(&worlds.content, themes, options, publisher, &progress));
    bar.finish_and_clear();
    outcome
}

fn tell(outcome: &Outcome, timings: bool, messages: &Messages) {
    if timings {
        for (stage, time) in outcome.timings.stages() {
            eprint_line(&format!("{stage:>8} {:8.1} ms", milliseconds(time)));
        }
    }
    for id in &outcome.kept {
        eprint_line(&messages.word("portal-kept", &[("name", id.clone())]));
    }
    for id in &outcome.missing {
        eprint_line(&messages.word("portal-missing", &[("name", id.clone())]));
    }
    for id in &outcome.foreign {
        eprint_line(&messages.word("portal-foreign", &[("name", id.clone())]));
    }
    if !outcome.unusable {
        eprint_line(&counted("built", outcome, messages));
    }
}

/// The line that says what was done.
pub fn counted(key: &str, outcome: &Outcome, messages: &Messages) -> String {
    let count = |severity| outcome.findings.count(severity).to_string();
    let facts = [
        ("portals", (outcome.built + outcome.unchanged).to_string()),
        ("unchanged", outcome.unchanged.to_string()),
        ("pages", outcome.pages.to_string()),
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
        ("notes", count(Severity::Note)),
        ("seconds", format!("{:.2}", since_start().as_secs_f64())),
    ];
    messages.word(key, &facts)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
