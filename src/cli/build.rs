//! `cabildo build`: content in, site out.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    SiteArguments, Worlds, code_of, environment, eprint_line, fail, is_watched, since_start, summary, unreadable_told,
};
use crate::findings::Severity;
use crate::findings::messages::Messages;
use crate::findings::report::Format;
use crate::pipeline::{self, Failure, Outcome};
use crate::publish::{Options, Publisher, RealDisk};
use crate::source::Unreadable;

/// What `build` takes besides what `check` takes.
#[derive(Debug, Args)]
pub struct BuildArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder that the site is written to.
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
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

/// Runs it.
pub fn run(arguments: &BuildArguments) -> u8 {
    let messages = arguments.site.messages();
    match build(arguments) {
        Err(failure) => fail(&failure, messages),
        Ok(outcome) => {
            let watched = io::IsTerminal::is_terminal(&io::stderr());
            if arguments.site.format() == Format::Gitlab {
                // Its report is a file of its own, and standard error is where all else is said.
                arguments.site.report(&outcome, false, &mut io::stdout().lock());
            } else {
                arguments.site.report(&outcome, watched, &mut io::stderr().lock());
            }
            tell(&outcome, arguments.timings, messages);
            match write_summaries(arguments, &outcome, messages) {
                Ok(()) => code_of(&outcome),
                Err(unreadable) => unreadable_told(&unreadable, messages),
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the files that were asked for beside the site")]
fn write_summaries(arguments: &BuildArguments, outcome: &Outcome, messages: &Messages) -> Result<(), Unreadable> {
    let texts =
        [(&arguments.summary, summary::markdown(outcome, messages)), (&arguments.outputs, summary::outputs(outcome))];
    for (path, text) in texts {
        if let Some(path) = path {
            std::fs::write(path, text).map_err(|error| Unreadable { path: path.clone(), error })?;
        }
    }
    Ok(())
}

fn build(arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let worlds = arguments.site.worlds()?;
    let options = Options {
        out: arguments.out.clone(),
        cache: arguments.cache.clone(),
        content: arguments.site.content.clone(),
        home: environment("HOME").map(PathBuf::from),
        force_fallback: false,
        durable: arguments.durable,
    };
    let publisher = Publisher::open(&options, RealDisk)?;
    run_pipeline(&arguments.site, &worlds, Some(publisher))
}

/// Runs the pipeline, with a bar where a person watches.
pub fn run_pipeline(
    arguments: &SiteArguments,
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
    let options = arguments.options();
    let themes = worlds.themes.as_ref().map(|disk| disk as &dyn crate::source::World);
    let outcome = arguments.on_threads(|| pipeline::build(&worlds.content, themes, &options, publisher, &progress));
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
