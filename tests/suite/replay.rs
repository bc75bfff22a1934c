//! The count in the reader's browser against the program's own: the same winners in the same order.
//! Node runs the browser's file; where there is none, there is nothing to test.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::invented::{list, numbers};
use crate::site::Site;

/// Counts a file as the page does: the ballots, and the parameters of the tally.
const RUNNER: &str = "const { tally } = require(process.argv[2]);\n\
const fs = require('fs');\n\
const told = JSON.parse(fs.readFileSync(process.argv[4]));\n\
tally(fs.readFileSync(process.argv[3], 'utf8'), told.parameters).then((ids) => console.log(JSON.stringify(ids)));\n";

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn has_node() -> bool {
    let there = Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("skipped: there is no node to run the browser's count");
    }
    there
}

/// The ways to count that are held against one another.
const WAYS: [&[&str]; 10] = [
    &["--rule", "greedy", "--without-votes", "if-it-fits"],
    &["--rule", "greedy", "--ties", "lower-cost,more-votes", "--min-score", "2"],
    &["--rule", "greedy-stop"],
    &["--rule", "equal-shares-cost", "--completion", "add1u", "--ties", "more-votes"],
    &["--rule", "equal-shares-cost", "--completion", "add1", "--stop", "overshoot", "--start", "whole"],
    &["--rule", "equal-shares-cardinality", "--comparison"],
    &["--rule", "equal-shares-additive", "--completion", "utilitarian"],
    &["--rule", "phragmen"],
    &["--rule", "greedy", "--quorum", "12"],
    &["--rule", "greedy", "--incompatible", "1,2", "--category-limit", "parques=70"],
];

/// Both counts of a file, every way.
fn hold(path: &Path) {
    let site = Site::empty().beside("runner.cjs", RUNNER);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets/tally.js");
    for way in WAYS {
        let file = path.to_str().expect("a path");
        let outcome = site.run(&[&["tally", file, "--format", "json"], way].concat());
        // Not every election has the category, or the projects, that a way names: then nothing is counted.
        let is_named = way.contains(&"--incompatible");
        if is_named && outcome.stdout.is_empty() {
            continue;
        }
        let outcome = outcome.exits(0);
        let told = site.path("tally.json");
        std::fs::write(&told, &outcome.stdout).expect("a file");
        let output = Command::new("node").arg(site.path("runner.cjs")).args([&script, path, &told]).output();
        let output = output.expect("node");
        let found: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        let value: Value = serde_json::from_str(&outcome.stdout).expect("a tally");
        assert_eq!(found, value["winners"], "{} {way:?}", path.display());
    }
}

#[test]
fn the_browser_counts_invented_elections_as_the_program_does() {
    if !has_node() {
        return;
    }
    let site = Site::empty();
    // Figures that share few divisors, and ballots by a fixed sequence of numbers.
    for (kind, seed) in [("approval", 1_u64), ("cumulative", 2), ("ordinal", 3), ("scoring", 4), ("approval", 5)] {
        let mut next = numbers(seed);
        let mut text = format!(
            "META\nkey;value\nbudget;157.5\nvote_type;{kind}\nmax_length;4\nPROJECTS\nproject_id;cost;category\n"
        );
        for project in 0..9 {
            let category = if next(2) == 0 { "parques" } else { "calles,parques" };
            text += &format!("{project};{}.{};{category}\n", 10 + next(60), 5 * next(2));
        }
        text += "VOTES\nvoter_id;vote;points\n";
        for voter in 0..40 {
            let first = next(8);
            let named: Vec<u64> = (0..next(4)).map(|step| (first + step * (1 + next(2))) % 8).collect();
            let mut once = named.clone();
            once.sort_unstable();
            once.dedup();
            let points: Vec<u64> = once.iter().map(|_| 1 + next(3)).collect();
            text += &format!("{voter};{};{}\n", list(&once), list(&points));
        }
        let path = site.path(&format!("{kind}{seed}.pb"));
        std::fs::write(&path, text).expect("a file");
        hold(&path);
    }
}

#[test]
fn the_browser_counts_real_elections_as_the_program_does() {
    let Some(real) = std::env::var_os("CABILDO_REAL").filter(|_| has_node()) else { return };
    let folder = PathBuf::from(real).join("pb");
    for file in ["poland_warszawa_2017_anin", "poland_krakow_2018_pradnik-bialy", "poland_katowice_2020_murcki"] {
        hold(&folder.join(file).with_extension("pb"));
    }
}
