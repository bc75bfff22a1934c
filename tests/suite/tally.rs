//! `cabildo tally`: ballots counted, and what is told of it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::site::{Outcome, Site};

/// A small vote: a park of 60 with six votes, a fountain of 50 with five, benches of 40 with four.
const SQUARE: &str = "META\n\
key;value\n\
description;La plaza\n\
country;Panamá\n\
unit;Puerto Cedro\n\
instance;2026\n\
num_projects;3\n\
num_votes;10\n\
budget;100\n\
vote_type;approval\n\
rule;greedy\n\
date_begin;01.06.2026\n\
date_end;30.06.2026\n\
PROJECTS\n\
project_id;cost;name\n\
0;60;Parque\n\
1;50;Fuente\n\
2;40;Bancas\n\
VOTES\n\
voter_id;vote\n\
1;0,1\n2;0,1\n3;0,1\n4;0,1\n5;0\n6;0\n7;1,2\n8;2\n9;2\n10;2\n";

/// Runs `tally` on a text.
fn tally(text: &str, arguments: &[&str]) -> Outcome {
    let site = Site::empty().beside("plaza.pb", text);
    site.run(&[&["tally", "plaza.pb", "--lang", "en"], arguments].concat())
}

/// The tally as programs read it.
fn json(outcome: &Outcome) -> Value {
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {}", outcome.stdout))
}

fn winners(value: &Value) -> Vec<&str> {
    value["winners"].as_array().expect("winners").iter().filter_map(Value::as_str).collect()
}

#[test]
fn the_winners_are_told_to_people_and_to_programs() {
    let outcome = tally(SQUARE, &[]).exits(0);
    assert!(outcome.stdout.contains("winners: 2, which cost 100:\n  0  Parque"), "{}", outcome.stdout);
    let outcome = tally(SQUARE, &["--format", "json"]).exits(0);
    let value = json(&outcome);
    assert_eq!(winners(&value), ["0", "2"]);
    assert_eq!((&value["cost"], &value["parameters"]["rule"]), (&Value::from(100), &Value::from("greedy")));
    assert_eq!(value["ties"], Value::Array(Vec::new()));
    let keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["cost", "parameters", "steps", "ties", "winners"]);
    let told = json(&tally(SQUARE, &["--format", "json", "--explain"]).exits(0));
    assert_eq!(told["losers"][0], serde_json::json!({"project": "1", "why": "did-not-fit", "left": 40}));
}

#[test]
fn with_too_few_ballots_nothing_wins() {
    // There are ten.
    assert_eq!(winners(&json(&tally(SQUARE, &["--quorum", "10", "--format", "json"]).exits(0))), ["0", "2"]);
    let outcome = tally(SQUARE, &["--quorum", "11", "--explain"]).exits(0);
    assert!(outcome.stdout.contains("10 voted and 11 were needed"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("winners: 0") && outcome.stdout.contains("quorum 11"), "{}", outcome.stdout);
}

#[test]
fn every_rule_of_the_command_line_counts() {
    let rules = [
        ("greedy", vec!["0", "2"]),
        ("greedy-stop", vec!["0"]),
        ("equal-shares-cost", vec!["0", "2"]),
        ("equal-shares-cardinality", vec!["0", "2"]),
        ("equal-shares-additive", vec!["0", "2"]),
        ("phragmen", vec!["0", "2"]),
    ];
    for (rule, expected) in rules {
        for completion in ["none", "add1", "add1u", "utilitarian"] {
            let asked = ["--rule", rule, "--completion", completion, "--stop", "exhaustive", "--format", "json"];
            let outcome = tally(SQUARE, &asked).exits(0);
            assert_eq!(winners(&json(&outcome)), expected, "{rule} {completion}");
        }
    }
    tally(SQUARE, &["--rule", "borda"]).exits(2);
}

#[test]
fn every_step_is_explained_in_both_languages() {
    let english = tally(SQUARE, &["--explain"]).exits(0).stdout;
    assert!(english.contains("1  Fuente: it costs 50 and 40 was left"), "{english}");
    let site = Site::empty().beside("plaza.pb", SQUARE);
    let spanish = site.run(&["tally", "plaza.pb", "--explain", "--rule", "equal-shares-cost", "--lang", "es"]).exits(0);
    let told = "1  Fuente: quienes lo votaron tenían entre todos 0 y cuesta 50";
    assert!(spanish.stdout.contains(told), "{}", spanish.stdout);
    assert!(spanish.stdout.contains("cada persona recibe 10"), "{}", spanish.stdout);
}

#[test]
fn a_tie_that_decides_is_a_finding() {
    // The fountain and the benches have as many votes, and one of them fits beside the park.
    let tied = SQUARE.replace("1;50;", "1;40;").replace("7;1,2\n", "7;2\n");
    let outcome = tally(&tied, &["--format", "json"]).exits(0);
    let outcome = outcome.tells("plaza.pb", "tie-decides", "1 (Fuente), 2 (Bancas) tie");
    assert_eq!(json(&outcome)["ties"][0]["changes_winners"], Value::Bool(true));
    assert_eq!(winners(&json(&outcome)), ["0", "1"]);
    let lot = tally(&tied, &["--format", "json", "--lot", "2,1"]).exits(0);
    assert_eq!(winners(&json(&lot)), ["0", "2"]);
}

#[test]
fn what_is_wrong_with_a_file_is_told_on_its_line() {
    let wrong = [
        ("budget;100\n", "", "plaza.pb:2", "missing-key", "error"),
        ("budget;100\n", "budget;mucho\n", "plaza.pb:9", "not-amount", "error"),
        ("vote_type;approval", "vote_type;aproval", "plaza.pb:10", "unknown-choice", "error"),
        ("rule;greedy", "rule;gredy", "plaza.pb:11", "rule-unknown", "warning"),
        ("date_end;30.06.2026", "date_end;31.06.2026", "plaza.pb:13", "ballot-file-date", "warning"),
        ("num_votes;10", "num_votes;11", "plaza.pb:8", "ballot-file-count", "warning"),
        ("1;50;Fuente", "1;;Fuente", "plaza.pb:17", "empty-value", "error"),
        ("1;50;Fuente", "1;-50;Fuente", "plaza.pb:17", "negative-amount", "error"),
        ("1;50;Fuente", "1;50,5;Fuente", "plaza.pb:17", "ballot-file-comma", "warning"),
        ("1;50;Fuente", "1;500;Fuente", "plaza.pb:17", "project-over-budget", "note"),
        ("1;50;Fuente", "0;50;Fuente", "plaza.pb:17", "duplicate-id", "error"),
        ("1;50;Fuente", "1;50", "plaza.pb:17", "ragged-row", "warning"),
        ("2;40;Bancas", "2;40;\"Bancas", "plaza.pb:18", "ballot-file-quote", "error"),
        ("8;2\n", "8;7\n", "plaza.pb:28", "unknown-reference", "error"),
        ("8;2\n", "8;2,2\n", "plaza.pb:28", "project-twice-on-ballot", "warning"),
        ("8;2\n", "7;2\n", "plaza.pb:28", "voter-twice", "warning"),
        ("8;2\n", "\n8;2\n", "plaza.pb:28", "ballot-file-empty-line", "warning"),
        ("8;2\n", "8 ;2\n", "plaza.pb:28", "ballot-file-spaces", "note"),
        ("voter_id;vote\n", "voter_id;voto\n", "plaza.pb:20", "missing-column", "error"),
        ("VOTES\n", "", "plaza.pb", "ballot-file-section", "error"),
        ("META\n", "", "plaza.pb:1", "ballot-file-section", "error"),
    ];
    for (right, broken, place, code, severity) in wrong {
        assert!(SQUARE.contains(right), "{right}");
        let text = SQUARE.replacen(right, broken, 1);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        for text in [text, windows] {
            let outcome = tally(&text, &["--format", "json"]);
            let outcome = outcome.exits(i32::from(severity == "error")).tells(place, code, "");
            let told = outcome.findings().iter().find(|finding| finding.code == code).expect("the finding");
            assert_eq!(told.severity, severity, "{code}");
        }
    }
}

#[test]
fn points_that_do_not_go_with_the_projects_are_told() {
    let points = SQUARE
        .replace("vote_type;approval", "vote_type;cumulative")
        .replace("voter_id;vote\n", "voter_id;vote;points\n");
    let points = points
        .replace(";0,1\n", ";0,1;3,2\n")
        .replace(";1,2\n", ";1,2;1\n")
        .replace(";2\n", ";2;1\n")
        .replace(";0\n", ";0;1\n");
    tally(&points, &["--format", "json"]).exits(1).tells(
        "plaza.pb:27",
        "ballot-points",
        "names 2 projects and gives 1",
    );
}

#[test]
fn what_spreadsheets_and_editors_make_of_a_file_is_read() {
    let wide = SQUARE.replace("PROJECTS\n", "PROJECTS;;\n").replace("VOTES\n", "VOTES;\n");
    let quoted = SQUARE.replace("0;60;Parque", "0;60;\"Parque; \"\"de los niños\"\"\nen la plaza; y un árbol\"");
    let small =
        SQUARE.replace("META", "meta").replace("project_id;cost", "PROJECT_ID;Cost").replace("greedy", "Greedy");
    let turned = {
        let (head, rest) = SQUARE.split_once("PROJECTS\n").expect("projects");
        let (projects, votes) = rest.split_once("VOTES\n").expect("votes");
        format!("{head}VOTES\n{votes}PROJECTS\n{projects}")
    };
    for text in [wide, quoted, small, turned] {
        assert_eq!(winners(&json(&tally(&text, &["--format", "json"]).exits(0))), ["0", "2"], "{text}");
    }
}

#[test]
fn what_a_file_says_cannot_write_to_the_terminal() {
    let outcome = tally(&SQUARE.replace("Parque", "Par\u{1b}[31mque\u{202e}"), &["--explain"]).exits(0);
    assert!(!outcome.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", outcome.stdout);
}

#[test]
fn hostile_files_are_refused_without_a_fault() {
    let long = "9".repeat(400);
    let texts: [Vec<u8>; 7] = [
        Vec::new(),
        b"\xff\xfe\x00M\x00E".to_vec(),
        b"META\nkey;value\n".to_vec(),
        b"PROJECTS\nVOTES\nMETA\n".to_vec(),
        SQUARE.replace("budget;100", &format!("budget;{long}")).into_bytes(),
        SQUARE.replace("0;60;", "0;0.00000000001;").into_bytes(),
        [b"\0\0".as_slice(), SQUARE.as_bytes()].concat(),
    ];
    for text in texts {
        let site = Site::empty().beside("plaza.pb", &text);
        site.run(&["tally", "plaza.pb"]).exits(1);
    }
    Site::empty().run(&["tally", "nothing.pb", "--lang", "en"]).exits(2).says("cannot be read");
}

/// The folder of real elections, if there is one.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn elections() -> Option<PathBuf> {
    let real = std::env::var_os("CABILDO_REAL").map(|real| Path::new(&real).join("pb"));
    if real.is_none() {
        eprintln!("skipped: CABILDO_REAL names no folder of real data");
    }
    real
}

/// Counts a real file.
fn real(path: &Path, arguments: &[&str]) -> Value {
    let path = path.to_str().expect("a path");
    json(&Site::empty().run(&[&["tally", path, "--format", "json", "--explain"], arguments].concat()).exits(0))
}

#[test]
fn real_elections_are_counted_as_pabutools_counts_them() {
    let Some(folder) = elections() else { return };
    let table = std::fs::read_to_string(folder.join("oracles/pabutools_1.2.3_results.tsv")).expect("outcomes");
    let mut held = 0;
    for line in table.lines().filter(|line| !line.starts_with(['#']) && !line.starts_with("file\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[file, kind, _, _, _, rule, measure, completion, result] = cells.as_slice() else { panic!("{line}") };
        let rule = match (rule, measure) {
            // By points it divides by the cost, which no town does.
            ("greedy", _) if kind != "approval" => continue,
            ("mes", "Cost_Sat") => "equal-shares-cost",
            ("mes", "Cardinality_Sat") => "equal-shares-cardinality",
            ("mes", "Additive_Cardinal_Sat") => "equal-shares-additive",
            (other, _) => other,
        };
        // It funds what nobody voted for.
        let without_votes = if rule == "greedy" { "if-it-fits" } else { "never" };
        let asked = ["--rule", rule, "--completion", completion, "--without-votes", without_votes];
        let value = real(&folder.join(file), &asked);
        let mut found = winners(&value);
        let mut expected: Vec<&str> = result.split('|').filter(|id| !id.is_empty()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{line}");
        held += 1;
    }
    assert!(held >= 50, "{held}");
}

#[test]
fn official_winners_are_found_again() {
    let Some(folder) = elections() else { return };
    let stated = [
        "poland_gdynia_2020_babie-doly-large",
        "poland_katowice_2020_murcki",
        "poland_krakow_2019_grzegorzki",
        "poland_lodz_2020_dolina-lodki",
        "poland_lodz_2022_mileszki",
        "poland_warszawa_2017_anin",
        "poland_warszawa_2023_praga-polnoc",
    ];
    for file in stated {
        let value = real(&folder.join(file).with_extension("pb"), &[]);
        assert_eq!(value["declared"]["agrees"], Value::Bool(true), "{file}: {}", value["declared"]);
    }
    // The first project of Rejon nr 11 was taken back by the town, as its name says.
    let value = real(&folder.join("poland_wroclaw_2017_rejon-nr-11-750.pb"), &[]);
    assert_eq!(value["declared"]["lost"], serde_json::json!(["425"]));
}

#[test]
fn wieliczka_has_its_official_winners_under_the_stop_with_which_it_was_held() {
    let Some(folder) = elections() else { return };
    let file = folder.join("poland_wieliczka_2023.pb");
    for start in ["exact", "whole"] {
        let held = real(&file, &["--stop", "overshoot", "--start", start]);
        assert_eq!((winners(&held).len(), &held["cost"]), (30, &Value::from(995_079)));
        assert_eq!(held["declared"]["agrees"], Value::Bool(true));
        let other = real(&file, &["--stop", "exhaustive", "--start", start]);
        assert_eq!((winners(&other).len(), &other["cost"]), (31, &Value::from(984_579)));
        assert_eq!(other["declared"], serde_json::json!({"agrees": false, "gained": ["66", "67"], "lost": ["46"]}));
    }
}

/// Asserts that standard error tells a finding at a line, and some words after it.
#[track_caller]
fn said(outcome: &Outcome, place: &str, code: &str, words: &str) {
    let at = outcome.stderr.find(&format!("{place} [{code}]"));
    let after = at.and_then(|at| outcome.stderr.get(at..)).unwrap_or_default();
    assert!(at.is_some() && after.contains(words), "no [{code}] at {place} saying `{words}`: {}", outcome.stderr);
}

#[test]
fn a_cost_that_cannot_be_read_is_one_fault_and_no_ballot_is_blamed_for_it() {
    // Eight ballots name the fountain, whose row is spoilt; nothing is wrong with them.
    let outcome = tally(&SQUARE.replace("1;50;Fuente", "1;5 000 zł;Fuente"), &[]).exits(1);
    said(&outcome, "plaza.pb:17", "not-amount", "write `5000`");
    assert_eq!(outcome.stderr.matches("error:").count(), 1, "{}", outcome.stderr);
    // A negative cost and a number given twice do not make the head's count wrong either.
    for spoilt in ["1;-50;Fuente", "0;50;Fuente"] {
        let outcome = tally(&SQUARE.replace("1;50;Fuente", spoilt), &[]).exits(1);
        assert!(!outcome.stderr.contains("num_projects"), "{}", outcome.stderr);
    }
}

#[test]
fn helps_are_written_as_the_format_is() {
    let tried = |from: &str, to: &str| tally(&SQUARE.replace(from, to), &[]).exits(1);
    said(&tried("budget;100\n", ""), "plaza.pb:2", "missing-key", "add the row `budget;100000`");
    said(&tried("budget;100\n", "budget;1.250,00\n"), "plaza.pb:9", "not-amount", "write `1250.00`");
    let large = tried("budget;100\n", &format!("budget;{}\n", "9".repeat(35)));
    said(&large, "plaza.pb:9", "not-amount", "the largest figure that is read is");
    let commas = tried(";", ",");
    said(&commas, "plaza.pb:2", "ballot-file-separator", "save the file with `;`");
    assert_eq!(commas.stderr.matches("error:").count(), 1, "{}", commas.stderr);
    let twice = tally(&format!("{SQUARE}VOTES\nvoter_id;vote\n99;0\n"), &[]).exits(1);
    said(&twice, "plaza.pb:32", "ballot-file-section", "the section `VOTES` stands twice");
    said(&tried("VOTES\n", ""), "plaza.pb", "ballot-file-section", "the section `VOTES` is missing");
    // A head that stands last is read, and told: other programs do not find it there.
    let (head, rest) = SQUARE.split_at(SQUARE.find("PROJECTS\n").unwrap_or_default());
    let last = tally(&format!("{rest}{head}"), &[]).exits(0);
    let line = rest.lines().count() + 1;
    said(&last, &format!("plaza.pb:{line}"), "ballot-file-section", "`META` has rows before it");
}

#[test]
fn what_a_rule_rests_on_and_the_file_does_not_hold_is_told() {
    for rule in ["greedy-exclusive", "greedy-custom", "greedy-threshold"] {
        let text = SQUARE.replace("rule;greedy\n", &format!("rule;{rule}\n"));
        said(&tally(&text, &[]).exits(0), "plaza.pb:11", "rule-part-untold", rule);
    }
    let told = SQUARE.replace("rule;greedy\n", "rule;greedy-threshold\nmin_project_score_threshold;5\n");
    let outcome = tally(&told, &[]).exits(0);
    assert!(!outcome.stderr.contains("rule-part-untold"), "{}", outcome.stderr);
    // What is said on the command line is told.
    let text = SQUARE.replace("rule;greedy\n", "rule;greedy-exclusive\n");
    let outcome = tally(&text, &["--incompatible", "0,1"]).exits(0);
    assert!(!outcome.stderr.contains("rule-part-untold"), "{}", outcome.stderr);
    let crossed = SQUARE.replace("date_end;30.06.2026", "date_end;30.05.2026\nmin_length;3\nmax_length;2");
    let outcome = tally(&crossed, &[]).exits(0);
    said(&outcome, "plaza.pb:13", "ballot-file-crossed", "`date_begin` (01.06.2026)");
    said(&outcome, "plaza.pb:15", "ballot-file-crossed", "`min_length` (3)");
}

#[test]
fn a_name_that_the_file_does_not_have_is_refused() {
    for arguments in
        [["--incompatible", "0,7"], ["--lot", "nope"], ["--area-limit", "ZZ=4"], ["--category-limit", "x=1"]]
    {
        let outcome = tally(SQUARE, &arguments).exits(2);
        assert!(outcome.stderr.contains(arguments[0]) && outcome.stdout.is_empty(), "{}", outcome.stderr);
    }
}

#[test]
fn an_amount_that_could_mean_two_things_is_not_mended_by_guessing() {
    let helped = |cost: &str| {
        let text = SQUARE.replacen("1;50;Fuente", &format!("1;{cost};Fuente"), 1);
        let outcome = tally(&text, &["--format", "json"]).exits(1).tells("plaza.pb:17", "not-amount", "");

        outcome.findings().iter().find(|finding| finding.code == "not-amount").expect("it").words.clone()
    };
    // A power of ten is what it says, and three figures behind one comma are thousands or decimals.
    assert!(helped("5e1").contains("write `50`"), "{}", helped("5e1"));
    assert!(helped("1.5E+1").contains("write `15`"), "{}", helped("1.5E+1"));
    assert!(!helped("1,234").contains("write `"), "{}", helped("1,234"));
    assert!(helped("1.250,50").contains("write `1250.50`"), "{}", helped("1.250,50"));
}

#[test]
fn points_below_nothing_are_told_where_points_are_shared_out() {
    let points = SQUARE
        .replace("vote_type;approval", "vote_type;cumulative")
        .replace("voter_id;vote\n", "voter_id;vote;points\n")
        .replace(";0,1\n", ";0,1;3,2\n")
        .replace(";1,2\n", ";1,2;1,1\n")
        .replace(";2\n", ";2;1\n")
        .replace(";0\n", ";0;-5\n");
    tally(&points, &["--format", "json"]).exits(0).tells("plaza.pb", "ballot-sum", "-5");
}
