//! One run of the program, watched from outside: its time, its work and its memory.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The program, built with the same profile.
const PROGRAM: &str = env!("CARGO_BIN_EXE_cabildo");
/// The content has no dates after this day, and the pages show it nowhere.
const TODAY: &str = "2026-12-31";

/// What a run took. What this system does not tell is missing.
pub struct Run {
    /// From its start to its end.
    pub wall: Duration,
    /// Of all its threads.
    pub cpu: Option<Duration>,
    /// The most memory that it held at once, in bytes.
    pub peak: Option<u64>,
    /// The stages' names with their milliseconds, summed over the threads.
    pub stages: Vec<(String, f64)>,
}

/// Builds a site, with a search or without one.
pub fn build(content: &Path, out: &Path, search: bool, threads: &str) -> io::Result<Run> {
    let mut command = Command::new(PROGRAM);
    command.arg("build").arg("--content").arg(content).arg("--out").arg(out);
    command.args(["--timings", "--lang", "en", "--today", TODAY, "--threads", threads]);
    if !search {
        command.arg("--no-search");
    }
    let before = work_of_children();
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let peak = watch(&mut child)?;
    let wall = start.elapsed();
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut said)?;
    }
    if !child.wait()?.success() {
        return Err(io::Error::other(said));
    }
    let cpu = work_of_children().zip(before).map(|(after, before)| after - before);
    Ok(Run { wall, cpu, peak, stages: said.lines().filter_map(stage).collect() })
}

/// Waits for the end, reading the memory's high-water mark on the way. What is said meanwhile fits
/// a pipe: a dozen lines.
fn watch(child: &mut Child) -> io::Result<Option<u64>> {
    const EVERY: Duration = Duration::from_millis(1);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        peak = fs::read_to_string(&status).ok().and_then(|status| high_water(&status)).max(peak);
        thread::sleep(EVERY);
    }
    Ok(peak)
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// The work of all children that have ended, in steps of ten milliseconds.
fn work_of_children() -> Option<Duration> {
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold anything; after it the fields are numbers from the third on.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(13).map(|field| field.parse::<u32>().ok());
    Some(TICK * (times.next()?? + times.next()??))
}

/// A line of `--timings`.
fn stage(line: &str) -> Option<(String, f64)> {
    let mut words = line.split_whitespace();
    let (name, time, unit) = (words.next()?, words.next()?, words.next()?);
    (unit == "ms" && words.next().is_none()).then(|| Some((name.to_owned(), time.parse().ok()?)))?
}
