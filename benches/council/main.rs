//! How long a council's memory takes to build: a thousand meetings with twenty roll calls each, on two
//! threads.
//!
//! ```text
//! cargo bench --bench council                  with a search and without one, three times each
//! cargo bench --bench council -- --write DIR   only writes the content
//! ```
//!
//! The best of three is held against three seconds; a longer one ends with an error. The site goes below
//! the system's folder for temporary files (`TMPDIR`).

#![expect(clippy::disallowed_methods, reason = "a benchmark makes its own files")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "../territory/child.rs"]
mod child;

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, io};

use child::Run;
use jiff::civil::{Date, date};

const MEETINGS: i32 = 1000;
const ROLL_CALLS: usize = 20;
const FIRST: Date = date(2023, 1, 2);
/// The longest that a build may take.
const LIMIT: Duration = Duration::from_secs(3);
const THREADS: &str = "2";
const RUNS: usize = 3;

/// Those who sit in the council.
const MEMBERS: [&str; 11] = [
    "Ana Alba",
    "Beto Bravo",
    "Carla Cruz",
    "Darío Díaz",
    "Elsa Esquivel",
    "Fabio Franco",
    "Gina Guerra",
    "Hugo Herrera",
    "Irma Ibarra",
    "Julio Jaén",
    "Karen Koch",
];

const SETTINGS: &str = "\
title: Concejo de medida
country: ES
languages: [es]
currency: EUR
base_url: https://medida.example/
";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [] => measure(),
        [flag, folder] if flag == "--write" => write(Path::new(folder)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`{}`?", arguments.join(" ")))),
    }
}

fn measure() -> io::Result<()> {
    let folder = env::temp_dir().join(format!("council-{}", std::process::id()));
    let told = tell(&folder);
    let removed = fs::remove_dir_all(&folder);
    told.and(removed)
}

/// Builds in both ways, prints a line for each, and fails where one takes too long.
fn tell(folder: &Path) -> io::Result<()> {
    let content = folder.join("content");
    write(&content)?;
    println!("{MEETINGS} meetings, {ROLL_CALLS} roll calls each, {THREADS} threads");
    let mut slow = Vec::new();
    for search in [false, true] {
        let best = best(&content, &folder.join("public"), search)?;
        let seconds = best.wall.as_secs_f64();
        let cpu = best.cpu.map_or("–".to_owned(), |cpu| format!("{:.2}", cpu.as_secs_f64()));
        let peak = best.peak.map_or("–".to_owned(), |bytes| format!("{:.0}", bytes as f64 / 1e6));
        let what = if search { "with a search" } else { "without one" };
        let stages: Vec<String> = best.stages.iter().map(|(name, time)| format!("{name} {time:.0} ms")).collect();
        println!("{what:>14}: {seconds:.2} s, CPU {cpu} s, {peak} MB ({})", stages.join(", "));
        if best.wall > LIMIT {
            slow.push(format!("{what}: {seconds:.2} s"));
        }
    }
    if slow.is_empty() { Ok(()) } else { Err(io::Error::other(format!("too slow, {}", slow.join(", ")))) }
}

/// The quickest of some builds from nothing.
fn best(content: &Path, out: &Path, search: bool) -> io::Result<Run> {
    let mut best: Option<Run> = None;
    for _ in 0..RUNS {
        let run = child::build(content, out, search, THREADS)?;
        for folder in [out.to_owned(), out.with_extension("cabildo")] {
            fs::remove_dir_all(folder)?;
        }
        best = Some(match best {
            Some(best) if best.wall <= run.wall => best,
            _ => run,
        });
    }
    best.ok_or_else(|| io::Error::other("nothing was built"))
}

/// Writes the content.
fn write(content: &Path) -> io::Result<()> {
    let minutes = content.join("villa/minutes");
    fs::create_dir_all(&minutes)?;
    fs::write(content.join("cabildo.yaml"), SETTINGS)?;
    fs::write(content.join("villa/municipality.yaml"), municipality())?;
    let mut day = FIRST;
    for meeting in 0..MEETINGS {
        fs::write(minutes.join(format!("{day}.md")), text(meeting as usize))?;
        day = day.tomorrow().map_err(io::Error::other)?;
    }
    Ok(())
}

fn municipality() -> String {
    let mut text = String::from("name: Villa\nbodies:\n  - {id: concejo, name: Concejo, kind: council}\npeople:\n");
    for (at, name) in MEMBERS.iter().enumerate() {
        let _ = writeln!(text, "  - {{id: p{at}, name: {name}, memberships: [{{body: concejo, role: member}}]}}");
    }
    text
}

/// The minutes of a meeting: every member is named in every vote, and no two votes of it are alike.
fn text(meeting: usize) -> String {
    let mut text = String::from("---\norgan: concejo\npresent: all\nagenda: headings\n---\n");
    for point in 1..=ROLL_CALLS {
        let side = |member: usize| (meeting * 7 + point * 13 + member * member) % 5;
        let those = |sides: &[usize]| {
            let names = (0..MEMBERS.len()).filter(|member| sides.contains(&side(*member)));
            names.map(|member| format!("p{member}")).collect::<Vec<_>>().join(", ")
        };
        let (yes, no, abstain) = (those(&[0, 1, 2]), those(&[3]), those(&[4]));
        let _ = write!(
            text,
            "\n## {point}. Asunto {point} de la sesión {meeting}\n\nSe leyó el informe y se puso a votación.\n\n\
             ```motion\nvote: {{yes: [{yes}], no: [{no}], abstain: [{abstain}]}}\n```\n"
        );
    }
    text
}
