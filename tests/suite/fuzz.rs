//! What parses, given what nobody would write: no panic, and time that grows with the length alone.
//!
//! Inputs are made by changing the demonstration's own files (and `fuzz/found/`: small inputs that once took all
//! time or memory, or showed what they should not, and that must not again). A run of the suite tries a few of each; `CABILDO_FUZZ=3600 cargo test --test suite
//! fuzz:: -- --nocapture` goes on for an hour and says how many it tried. What breaks is written to
//! `target/fuzz/`.

mod mutate;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cabildo::findings::messages::Messages;
use cabildo::i18n::{Lang, NumberFormat, Text, read_amount};
use cabildo::import::grid::Grid;
use cabildo::import::{Asked, Given, KINDS};
use cabildo::model::address::LinkStyle;
use cabildo::model::territory::{Area, Level, Territory};
use cabildo::pipeline::Options;
use cabildo::read::reader::Reader;
use cabildo::source::World;
use cabildo::source::discover::discover;
use cabildo::source::memory::Memory;
use cabildo::text::markdown::{self, Destination};
use cabildo::text::place::Span;

use crate::site::files_below;
use mutate::{Dice, mutated};

/// How long one input of at most 64 KiB may take, in a program that is not optimised. What is quadratic
/// takes minutes.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many inputs of each kind a run of the suite tries.
const FEW: usize = 150;

/// Something that reads what others wrote.
struct Target {
    name: &'static str,
    /// The endings of the files that it reads.
    endings: &'static [&'static str],
    read: fn(&[u8]),
}

const TARGETS: &[Target] = &[
    Target { name: "yaml", endings: &[".yaml", ".md"], read: yaml },
    Target { name: "markdown", endings: &[".md"], read: markdown },
    Target { name: "pabulib", endings: &[".pb"], read: pabulib },
    Target { name: "boundaries", endings: &[".geojson"], read: boundaries },
    Target { name: "tables", endings: &[".csv", ".xlsx", ".ods"], read: tables },
    Target {
        name: "files",
        endings: &[".jpg", ".png", ".gif", ".pdf", ".webp", ".xlsx", ".docx", ".svg"],
        read: files,
    },
    Target { name: "values", endings: &[".values"], read: values },
    Target { name: "imports", endings: &[".csv", ".pb", ".json", ".xlsx", ".docx"], read: imports },
    Target { name: "whole", endings: &[".yaml", ".md", ".csv", ".pb", ".geojson"], read: whole },
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn day() -> jiff::civil::Date {
    crate::demo::TODAY.parse().expect("a day")
}

fn yaml(bytes: &[u8]) {
    let text = text(bytes);
    let range = cabildo::text::front_matter::split(&text).map_or(0..text.len(), |parts| parts.front_matter);
    cabildo::text::yaml::parse(&text, range);
    cabildo::text::yaml::parse(&text, 0..text.len());
}

fn markdown(bytes: &[u8]) {
    let options = markdown::Options {
        heading_shift: 1,
        id_prefix: "x-",
        taken: &|id| id.len() % 3 == 0,
        resolve: &|path| match path.len() % 3 {
            0 => Destination::Keep,
            1 => Destination::Rewrite(String::from("x")),
            _ => Destination::Broken,
        },
        sizes: &|_| None,
    };
    let made = markdown::render(&text(bytes), &options);
    assert!(made.html.len() < 200_000 + bytes.len() * 60, "{} bytes become {}", bytes.len(), made.html.len());
}

fn pabulib(bytes: &[u8]) {
    let (election, _) = cabildo::read::pabulib::read(&"x.pb".into(), &text(bytes));
    assert!(election.is_none_or(|election| election.projects.len() <= bytes.len()));
}

fn boundaries(bytes: &[u8]) {
    let name = Text::new(vec![(Lang::new("es").expect("a language"), "Agua Fría".to_owned())]);
    let place = cabildo::findings::Place::file(&"territory.yaml".into());
    let area = Area {
        id: "lq-agua-fria".to_owned(),
        code: None,
        name: name.clone(),
        container: None,
        level: 0,
        parent: None,
        population: BTreeMap::new(),
        sums: BTreeMap::new(),
        from: None,
        life: (None, None),
        to: None,
        became: Vec::new(),
        outline: None,
        place,
    };
    let mut territory =
        Territory { levels: vec![Level { id: "barrio".to_owned(), name }], areas: vec![area], ..Territory::default() };
    cabildo::read::boundaries::read(&"x.geojson".into(), &text(bytes), Some("PA"), &mut territory);
}

fn tables(bytes: &[u8]) {
    for name in ["x.csv", "x.xlsx"] {
        if let Ok(grids) = Grid::all(name, bytes) {
            grids.iter().for_each(|grid| assert!(grid.values(0).count() <= grid.rows.len()));
        }
    }
}

/// Attachments, under each name that they could have.
fn files(bytes: &[u8]) {
    for name in ["x.jpg", "x.png", "x.webp", "x.gif", "x.pdf", "x.docx", "x.heic", "x.svg", "x.xsd"] {
        let inside = cabildo::text::inside::inside(name, bytes);
        assert!(inside.authors.iter().all(|author| author.len() <= bytes.len()));
        cabildo::check::active::check(name, Some(bytes), &mut cabildo::findings::Findings::new());
    }
    if let Some(bare) = cabildo::render::photo::bare(bytes) {
        assert!(bare.len() < bytes.len() && !cabildo::text::exif::told(&bare).is_located);
        assert_eq!(cabildo::render::photo::bare(&bare), None, "nothing is left to take");
    }
}

/// Dates and amounts, a line each.
fn values(bytes: &[u8]) {
    let languages: Arc<[Lang]> = [Lang::new("es").expect("a language")].into();
    let mut reader = Reader::new(&"x.yaml".into(), &languages, None);
    let formats = [None, NumberFormat::new(',', Some('.')), NumberFormat::new('.', Some(','))];
    for line in text(bytes).lines() {
        let place = reader.place(Span::of(line, 0..line.len()));
        cabildo::read::values::date(line, &place, &mut reader);
        for format in formats {
            for digits in [0, 2, 3] {
                if let Ok(amount) = read_amount(line, format, digits) {
                    assert!(amount.scale() <= u32::from(digits).max(2), "{line}: {amount}");
                }
            }
        }
    }
}

fn imports(bytes: &[u8]) {
    let world = memory();
    let (files, odd) = world.files().expect("files in memory");
    let sources = discover(files, odd);
    let mut texts = cabildo::read::file::Texts::default();
    let mut findings = cabildo::findings::Findings::new();
    for file in &sources.shared {
        texts.keep(&file.file.path, world.read(&file.file.path).expect("a file"), &mut findings);
    }
    let tables = std::collections::HashMap::new();
    let shared = cabildo::read::shared::read(&sources, &texts, &tables, day()).0.expect("what is shared");
    let messages = Messages::in_language("es");
    for kind in KINDS {
        for name in ["x.csv", "x.json", "x.pb", "x.docx"] {
            let municipality = if kind.of_municipality { "uno" } else { "" };
            let (columns, set, untouched) = (&[], &[], &|_: &str| true);
            let (world, sources, shared, year, today) = (&world, &sources, &shared, Some(2026), day());
            let asked = Asked { world, sources, shared, municipality, year, columns, set, untouched, messages, today };
            drop((kind.bring)(&[Given { name: name.to_owned(), bytes: bytes.to_vec() }], &asked));
        }
    }
}

/// A small site in memory.
fn memory() -> Memory {
    let settings = "title: Provincia\nlanguages: [es]\ncurrency: PAB\nbase_url: https://ejemplo.org/\n";
    let territory = "levels: [{id: barrio, name: Barrio}]\nareas: [{id: lq-agua-fria, name: Agua Fría}]\n";
    let town = "name: Uno\nbodies: [{id: concejo, name: Concejo}]\npeople: [{id: ana, name: Ana}]\n";
    Memory::new(day(), [("cabildo.yaml", settings), ("territory.yaml", territory), ("uno/municipality.yaml", town)])
}

/// The whole program but the disk: the input stands in every place where a file of its kind could.
fn whole(bytes: &[u8]) {
    const PLACES: [&str; 22] = [
        "uno/budgets/2026.yaml",
        "uno/budgets/2026.csv",
        "uno/cycles/2026.yaml",
        "uno/cycles/2026.pb",
        "uno/minutes/2026-03-10.md",
        "uno/proposals/x.md",
        "uno/papers/x.md",
        "uno/pages/x.md",
        "uno/documents/x.md",
        "uno/documents/x.csv",
        "uno/news/2026-03-10-x.md",
        "uno/payments/2026.yaml",
        "uno/transfers/2026.yaml",
        "uno/duties.yaml",
        "territory/boundaries/x.geojson",
        "territory/indicators/x.yaml",
        "territory/actors/x.md",
        "territory/programmes/x.md",
        "territory/services/x.md",
        "classifications/x.yaml",
        "prices.yaml",
        "glossary.yaml",
    ];
    // Which place is the input's own affair, so that what is found is found again.
    let at = bytes.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut world = memory();
    world.write("uno/cycles/2027.yaml", "year: 2027\nballots: 2026.pb\n");
    world.write(PLACES[at % PLACES.len()], bytes);
    let options = Options {
        only: Vec::new(),
        shard: None,
        base_url: None,
        search: false,
        minify: false,
        links: LinkStyle::Folder,
        figures: false,
        clock: || Duration::ZERO,
    };
    let outcome = cabildo::pipeline::build(&world, None, &options, None, &|_, _| {}).expect("memory fails at nothing");
    assert!(!outcome.crashed, "{:?}", outcome.findings);
}

/// The files from which inputs are made, by ending.
fn corpus(endings: &[&str]) -> Vec<Vec<u8>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["content", "docs/tutorial", "docs/pictures", "tests/suite/fuzz/found"] {
        let fits = |path: &String| endings.iter().any(|ending| path.ends_with(ending));
        all.extend(
            files_below(&source.join(folder)).into_iter().filter(|(path, _)| fits(path)).map(|(_, bytes)| bytes),
        );
    }
    if endings.contains(&".values") {
        all.push(
            b"2026-03-10\n14 de marzo de 2025\n03/04/2025\n1,234.50\n1.234,50\nB/. 12\n(5.00)\n-0.00\n12500.5".to_vec(),
        );
    }
    assert!(!all.is_empty(), "no file ends in {endings:?}");
    all
}

/// Tries an input; tells what is wrong with what becomes of it.
fn tried(target: &Target, input: &[u8]) -> Result<Duration, String> {
    let (began, before) = (Instant::now(), worked());
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.read)(input)));
    let took = before.zip(worked()).map_or(Duration::MAX, |(before, after)| after.saturating_sub(before));
    let took = took.min(began.elapsed());
    let kept = || {
        let name = format!("{}-{:016x}", target.name, name_of(input));
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/fuzz").join(name);
        crate::site::write(&path, input);
        path.display().to_string()
    };
    match outcome {
        Err(_) => Err(format!("{}: a panic at {}", target.name, kept())),
        Ok(()) if took > PATIENCE => Err(format!("{}: {took:?} for {} bytes at {}", target.name, input.len(), kept())),
        Ok(()) => Ok(took),
    }
}

/// How long the processor has worked for this process, where the system tells (in hundredths of a second):
/// a machine that does other things too makes no input slow.
fn worked() -> Option<Duration> {
    const TICKS_A_SECOND: u64 = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // After the program's name in brackets: its own ticks, and those of the system for it, are the 12th and 13th.
    let ticks = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 1000 / TICKS_A_SECOND))
}

/// A name for an input (FNV-1a).
fn name_of(input: &[u8]) -> u64 {
    input.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn inputs_that_nobody_would_write_end_soon_and_without_a_panic() {
    let long = std::env::var("CABILDO_FUZZ").ok().map(|seconds| seconds.parse().expect("seconds"));
    let share = long.map(|seconds: u64| Duration::from_secs(seconds) / u32::try_from(TARGETS.len()).expect("few"));
    let seed = std::env::var("CABILDO_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let (mut faults, mut executions) = (Vec::new(), 0);
    for target in TARGETS {
        let corpus = corpus(target.endings);
        let mut dice = Dice::new(seed);
        let (began, mut count, mut slowest) = (Instant::now(), 0, Duration::ZERO);
        let few = if matches!(target.name, "whole" | "imports") { FEW / 5 } else { FEW };
        while share.map_or(count < few, |share| began.elapsed() < share) {
            count += 1;
            match tried(target, &mutated(&corpus, &mut dice)) {
                Ok(took) => slowest = slowest.max(took),
                Err(fault) => faults.push(fault),
            }
        }
        executions += count;
        if long.is_some() {
            eprintln!("{}: {count} inputs, the slowest took {slowest:?}", target.name);
        }
    }
    if long.is_some() {
        eprintln!("{executions} inputs, {} faults", faults.len());
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_once_broke_something_breaks_it_no_more() {
    let found = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fuzz/found"));
    assert!(found.len() >= 6, "what was found is kept: {:?}", found.keys());
    for (name, bytes) in found {
        let mut tried_by =
            TARGETS.iter().filter(|target| target.endings.iter().any(|end| name.ends_with(end))).peekable();
        assert!(tried_by.peek().is_some(), "nothing reads {name}");
        for target in tried_by {
            tried(target, &bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
    }
}

/// The test above would be blind without this.
#[test]
fn an_input_that_breaks_something_is_told() {
    let breaks = Target { name: "self", endings: &[], read: |_| panic!("on purpose") };
    assert!(tried(&breaks, b"x").is_err_and(|told| told.contains("a panic")));
}
