//! How long an invented territory takes to build, how much memory, and in which stage.
//!
//! ```text
//! cargo bench --bench territory                    10, 100 and 340 municipalities
//! cargo bench --bench territory -- 100             so many
//! cargo bench --bench territory -- --threads 2 100
//! cargo bench --bench territory -- --write DIR 100 only writes the content
//! ```
//!
//! Each number is built from nothing without a search and with one, then again with nothing
//! changed, with one file changed, and with a page of the territory added, so that of all portals only
//! the summaries are read and the territory is made again. That of up to 340 municipalities on two threads or more,
//! without a search, is held against two seconds: the best of three; a longer one ends with an error. The site goes below the system's folder for temporary files
//! (`TMPDIR`): a disk in memory shows the program, a real one mostly itself. The `floor` is the
//! time for writing the same bytes to the same files.

#![expect(clippy::disallowed_methods, reason = "a benchmark makes its own files")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod child;
mod corpus;
mod floor;
mod words;

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, thread};

use child::Run;
use floor::Site;

/// The longest that the territory of so many municipalities may take, their summaries given.
const LIMIT: (usize, Duration) = (340, Duration::from_secs(2));
const RUNS: usize = 3;

/// What was asked on the command line.
struct Asked {
    municipalities: Vec<usize>,
    threads: usize,
    write: Option<PathBuf>,
}

fn main() -> io::Result<()> {
    let asked = asked(env::args().skip(1))?;
    if let Some(folder) = &asked.write {
        return asked.municipalities.iter().try_for_each(|number| corpus::write(folder, *number));
    }
    println!("{} threads", asked.threads);
    println!(
        "municipalities   search     build    pages    files      MB  wall s   CPU s  pages/s  µs/page  peak MB  floor s"
    );
    asked.municipalities.iter().try_for_each(|number| measure(*number, asked.threads))
}

fn asked(arguments: impl Iterator<Item = String>) -> io::Result<Asked> {
    let mut asked = Asked { municipalities: Vec::new(), threads: default_threads(), write: None };
    // `cargo bench` adds a flag of its own.
    let mut arguments = arguments.filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--write" => asked.write = Some(arguments.next().ok_or_else(|| unclear("--write DIR"))?.into()),
            "--threads" => asked.threads = number(&arguments.next().unwrap_or_default())?,
            other => asked.municipalities.push(number(other)?),
        }
    }
    if asked.municipalities.is_empty() {
        asked.municipalities = if asked.write.is_some() { vec![100] } else { vec![10, 100, 340] };
    }
    Ok(asked)
}

fn default_threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn number(text: &str) -> io::Result<usize> {
    text.parse().map_err(|_| unclear(text))
}

fn unclear(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("`{text}`?"))
}

/// Builds a territory in each way, and prints a line for each.
fn measure(municipalities: usize, threads: usize) -> io::Result<()> {
    let folder = env::temp_dir().join(format!("territory-{}", std::process::id()));
    let told = tell_all(&folder, municipalities, threads);
    let removed = fs::remove_dir_all(&folder);
    told.and(removed)
}

fn tell_all(folder: &Path, municipalities: usize, threads: usize) -> io::Result<()> {
    let content = folder.join("content");
    corpus::write(&content, municipalities)?;
    for search in [false, true] {
        let out = folder.join(if search { "found" } else { "plain" });
        let build = || child::build(&content, &out, search, &threads.to_string());
        let cold = build()?;
        let site = Site::read(&out)?;
        let copy = folder.join("copy");
        let floor = site.write(&copy, threads)?;
        fs::remove_dir_all(&copy)?;
        let tell = |what, run: &Run| tell(municipalities, search, what, &site, run, floor);
        tell("cold", &cold);
        tell("unchanged", &build()?);
        change(&content)?;
        tell("one file", &build()?);
        let mut best: Option<Run> = None;
        for run in 0..RUNS {
            add_page(&content, run)?;
            let made = build()?;
            best = best.filter(|best| best.wall <= made.wall).or(Some(made));
        }
        let best = best.ok_or_else(|| io::Error::other("no run"))?;
        tell("territory", &best);
        let (most, limit) = LIMIT;
        if !search && municipalities <= most && threads > 1 && best.wall > limit {
            return Err(io::Error::other(format!("the territory took {:.2} s", best.wall.as_secs_f64())));
        }
        fs::remove_dir_all(content.join("territory/pages"))?;
        tell_stages(&cold, site.pages);
        fs::remove_dir_all(&out)?;
    }
    Ok(())
}

/// Adds a sentence to the first municipality's first proposal.
fn change(content: &Path) -> io::Result<()> {
    let path = content.join(corpus::id(1)).join("proposals/propuesta-01.md");
    OpenOptions::new().append(true).open(path)?.write_all("\nUna frase más.\n".as_bytes())
}

/// Adds a page that is the territory's alone.
fn add_page(content: &Path, run: usize) -> io::Result<()> {
    let folder = content.join("territory/pages");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("nota-{run}.md")), "---\ntitle: Nota\n---\n\nUna frase.\n")
}

fn tell(municipalities: usize, search: bool, what: &str, site: &Site, run: &Run, floor: Duration) {
    const MEGABYTE: f64 = 1e6;
    let (wall, pages) = (run.wall.as_secs_f64(), site.pages as f64);
    let or_none = |number: Option<f64>, digits| number.map_or("–".to_owned(), |number| format!("{number:.digits$}"));
    let cpu = or_none(run.cpu.map(|cpu| cpu.as_secs_f64()), 2);
    let peak = or_none(run.peak.map(|bytes| bytes as f64 / MEGABYTE), 0);
    println!(
        "{municipalities:14} {:>8} {what:>9} {:8} {:8} {:7.0} {wall:7.2} {cpu:>7} {:8.0} {:8.0} {peak:>8} {:8.2}",
        if search { "yes" } else { "no" },
        site.pages,
        site.files(),
        site.bytes() as f64 / MEGABYTE,
        pages / wall,
        wall * 1e6 / pages,
        floor.as_secs_f64(),
    );
}

/// The stages of a cold build: their part of the whole, and a page's cost on one thread.
fn tell_stages(run: &Run, pages: usize) {
    let whole: f64 = run.stages.iter().map(|(_, time)| time).sum();
    let stage = |(name, time): &(String, f64)| {
        format!("{name} {:.0} % ({:.0} µs)", 100.0 * time / whole, 1000.0 * time / pages as f64)
    };
    let stages: Vec<String> = run.stages.iter().map(stage).collect();
    println!("{:14} {}", "", stages.join(", "));
}
