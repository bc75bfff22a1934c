//! Counts against pabutools, where Python has it: `CABILDO_ORACLES=required`. What the outcomes on
//! the shelf do not hold: add1u, points with completions, and elections made by a sequence of
//! numbers. And catalogues of data sets against what DCAT-AP asks, by an RDF validator.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::demo::demo;
use crate::invented::{list, numbers};
use crate::site::Site;

/// Counts a file by pabutools; a line a way with the ids of the winners.
const COUNT: &str = r#"
import json, sys
from pabutools.election import parse_pabulib, Cost_Sat, Cardinality_Sat, Additive_Cardinal_Sat
from pabutools.rules import method_of_equal_shares as shares, greedy_utilitarian_welfare as greedy, sequential_phragmen
instance, profile = parse_pabulib(sys.argv[1])
# What nobody voted for is not funded by us.
for project in [p for p in instance if not any(p in ballot for ballot in profile)]:
    instance.remove(project)
def show(winners):
    return sorted(p.name for p in winners)
def add1(sat):
    return shares(instance, profile, sat_class=sat, voter_budget_increment=1)
def add1u(sat):
    return greedy(instance, profile, sat_class=Cost_Sat, initial_budget_allocation=add1(sat))
ways = {}
if sys.argv[2] == "approval":
    ways["equal-shares-cost add1u"] = add1u(Cost_Sat)
    ways["equal-shares-cost add1"] = add1(Cost_Sat)
    ways["equal-shares-cardinality add1u"] = add1u(Cardinality_Sat)
    ways["equal-shares-cardinality add1"] = add1(Cardinality_Sat)
    ways["phragmen none"] = sequential_phragmen(instance, profile)
    ways["greedy none"] = greedy(instance, profile, sat_class=Cost_Sat)
else:
    ways["equal-shares-additive none"] = shares(instance, profile, sat_class=Additive_Cardinal_Sat)
    ways["equal-shares-additive add1"] = add1(Additive_Cardinal_Sat)
print(json.dumps({way: show(winners) for way, winners in ways.items()}))
"#;

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn is_asked() -> bool {
    let asked = std::env::var("CABILDO_ORACLES").is_ok_and(|asked| asked == "required");
    if !asked {
        eprintln!("skipped: CABILDO_ORACLES is not `required`");
    }
    asked
}

/// Every way of both on a file of the site's folder.
fn hold(site: &Site, file: &str, kind: &str) {
    let output = Command::new("python3").args(["-c", COUNT]).arg(site.path(file)).arg(kind).output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let ways: Value = serde_json::from_slice(&output.stdout).expect("outcomes");
    for (way, expected) in ways.as_object().expect("ways") {
        let (rule, completion) = way.split_once(' ').expect("a rule and a completion");
        let asked = ["tally", file, "--format", "json", "--rule", rule, "--completion", completion];
        let outcome = site.run(&asked).exits(0);
        let value: Value = serde_json::from_str(&outcome.stdout).expect("a tally");
        let mut found: Vec<&str> =
            value["winners"].as_array().expect("winners").iter().filter_map(Value::as_str).collect();
        found.sort_unstable();
        assert_eq!(serde_json::json!(found), *expected, "{file}: {way}");
    }
}

#[test]
fn invented_elections_are_counted_as_pabutools_counts_them() {
    if !is_asked() {
        return;
    }
    for seed in 1..=12_u64 {
        let kind = if seed % 3 == 0 { "cumulative" } else { "approval" };
        let mut next = numbers(seed);
        let mut text = format!(
            "META\nkey;value\ndescription;Invented\ncountry;X\nunit;X\ninstance;1\nnum_projects;12\nnum_votes;60\n\
             budget;1000\nvote_type;{kind}\nrule;greedy\ndate_begin;2026\ndate_end;2026\nmax_sum_points;30\nPROJECTS\nproject_id;cost\n"
        );
        for project in 10..22 {
            text += &format!("{project};{}\n", 40 + next(260));
        }
        text += "VOTES\nvoter_id;vote;points\n";
        for voter in 0..60 {
            let named: Vec<u64> = (10..22).filter(|_| next(3) == 0).collect();
            let named = if named.is_empty() { vec![10] } else { named };
            let points: Vec<u64> = named.iter().map(|_| 1 + next(4)).collect();
            text += &format!("{voter};{};{}\n", list(&named), list(&points));
        }
        let site = Site::empty().beside("invented.pb", text);
        hold(&site, "invented.pb", kind);
    }
}

#[test]
fn real_elections_with_completions_are_counted_as_pabutools_counts_them() {
    let Some(real) = std::env::var_os("CABILDO_REAL").filter(|_| is_asked()) else { return };
    let folder = Path::new(&real).join("pb");
    let files = [
        ("poland_warszawa_2017_anin", "approval"),
        ("poland_lodz_2022_mileszki", "approval"),
        ("poland_gdynia_2020_babie-doly-large", "approval"),
        ("poland_zabrze_2020_biskupice", "approval"),
        ("poland_katowice_2020_murcki", "cumulative"),
        ("poland_czestochowa_2020_bleszno", "cumulative"),
    ];
    for (file, kind) in files {
        let text = std::fs::read(folder.join(file).with_extension("pb")).expect("an election");
        hold(&Site::empty().beside("real.pb", text), "real.pb", kind);
    }
}

/// The catalogues of a site of many towns, and of one that is alone with its own data.
#[test]
fn catalogues_hold_what_dcat_ap_asks() {
    if !is_asked() {
        return;
    }
    let alone = Site::empty()
        .file(
            "cabildo.yaml",
            "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\nlicence: {name: Propia}\n",
        )
        .file("uno/municipality.yaml", "name: Uno\ncontact:\n  email: uno@ejemplo.org\n  phone: \"+507 123 45\"\n")
        .file("uno/budgets/2026.yaml", "year: 2026\nexpenditure:\n  - {economic: \"1\", name: Aseo, approved: 10}\n")
        .build()
        .exits(0);
    let site = Site::empty()
        .beside("whole.jsonld", demo().text("territorio/catalog.jsonld"))
        .beside("town.jsonld", demo().text("puerto-cedro/catalog.jsonld"))
        .beside("alone.jsonld", alone.page("catalog.jsonld"));
    let files = ["whole.jsonld", "town.jsonld", "alone.jsonld"];
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/catalogue.py");
    let output = Command::new("python3").arg(oracle).args(files.map(|file| site.path(file))).output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // No two sets or files share an address: an RDF reader finds as many as were written.
    let written = files.map(|file| {
        let text = std::fs::read_to_string(site.path(file)).expect("a catalogue");
        let catalogue: Value = serde_json::from_str(&text).expect("JSON");
        let sets = catalogue["dcat:dataset"].as_array().expect("sets");
        let files = sets.iter().map(|set| set["dcat:distribution"].as_array().map_or(0, Vec::len)).sum::<usize>();
        format!("{}\t{files}\n", sets.len())
    });
    assert_eq!(String::from_utf8_lossy(&output.stdout), written.concat());
}
