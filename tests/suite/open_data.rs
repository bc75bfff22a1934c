//! What machines take: a budget's Fiscal Data Package against its standard's column types, and
//! against the standard's own validator.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::demo::{Built, TOWNS, demo};
use crate::real;

/// The facts about the column types that we use: name, data type, whether it is part of a key. From
/// the Fiscal Data Package 1.0rc1 (frictionlessdata/datapackage, `specs/fiscal-data-package--budgets.md`).
const COLUMN_TYPES: &str = include_str!("fiscal_column_types.tsv");

fn column_types() -> BTreeMap<&'static str, &'static str> {
    let lines = COLUMN_TYPES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once('\t').expect("a name and a type")).collect()
}

/// The packages of the demonstration site, by path.
fn packages() -> Vec<(&'static str, Value)> {
    let paths = demo().paths(|path| path.ends_with("/datapackage.json"));
    paths.into_iter().map(|path| (path, serde_json::from_str(demo().text(path)).expect("JSON"))).collect()
}

#[test]
fn every_year_has_a_package_whose_fields_are_the_columns_of_its_table() {
    let packages = packages();
    assert_eq!(packages.len(), 4 * TOWNS.len(), "a package a year");
    for (path, package) in packages {
        assert_eq!(package.get("profile"), None, "{path}: a validator would fetch it");
        let resource = &package["resources"][0];
        let folder = path.rsplit_once('/').expect("a folder").0;
        let csv = demo().text(&format!("{folder}/{}", resource["path"].as_str().expect("a path")));
        assert_eq!(resource["bytes"], csv.len(), "{path}");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(names.join(","), csv.lines().next().expect("a header"), "{path}");
    }
}

#[test]
fn column_types_are_the_standards_and_so_are_their_data_types() {
    let known = column_types();
    for (path, package) in packages() {
        let schema = &package["resources"][0]["schema"];
        let mut typed = 0;
        for list in ["fields", "extraFields"] {
            for field in schema[list].as_array().expect("fields") {
                let Some(meaning) = field["columnType"].as_str() else { continue };
                assert_eq!(known.get(meaning).copied(), field["type"].as_str(), "{path}: {meaning}");
                typed += 1;
            }
        }
        assert!(typed >= 10, "{path}: {typed} typed fields");
        let stages = schema["fields"].as_array().expect("fields").iter().filter(|field| field["normalize"].is_object());
        for stage in stages {
            assert_eq!(stage["normalizationTarget"], "value", "{path}");
            assert_eq!(stage["normalize"]["phase:id"], stage["name"], "{path}");
        }
    }
}

/// Whether the validator of the Frictionless standards is there, as `CABILDO_ORACLES=required` says.
fn is_asked() -> bool {
    let asked = std::env::var("CABILDO_ORACLES").as_deref() == Ok("required");
    if !asked {
        eprintln!("skipped: CABILDO_ORACLES does not say that frictionless is there");
    }
    asked
}

/// Runs the validator on every package of a site, with its table beside it.
fn hold(site: &Built) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = site.paths(|path| path.ends_with("/datapackage.json"));
    assert!(!paths.is_empty(), "packages");
    for path in &paths {
        let package: Value = serde_json::from_str(site.text(path)).expect("JSON");
        let inner = path.rsplit_once('/').expect("a folder").0;
        let resources = package["resources"].as_array().expect("resources");
        // The lines, and the names of their codes where there are any.
        assert!((1..=2).contains(&resources.len()), "{path}: {}", resources.len());
        let tables = resources.iter().map(|one| format!("{inner}/{}", one["path"].as_str().expect("a path")));
        for name in tables.chain([(*path).to_owned()]) {
            let target = folder.path().join(&name);
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("made");
            std::fs::write(target, site.text(&name)).expect("written");
        }
    }
    let script = "import json, sys\nfrom frictionless import validate\n\
        for path in sys.argv[1:]:\n    report = validate(path, type='package')\n    \
        print(path, report.valid, report.stats, report.flatten(['type', 'fieldName', 'note'])[:5])\n    \
        if not report.valid: sys.exit(1)\n    \
        assert report.stats['tasks'] == len(json.load(open(path))['resources']), report.stats\n";
    let run = Command::new("python3").args(["-c", script]).args(&paths).current_dir(folder.path()).output();
    let run = run.expect("python3");
    let told = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}

#[test]
fn the_packages_pass_the_validator_of_their_standard() {
    if is_asked() {
        hold(demo());
    }
}

#[test]
fn a_real_towns_packages_pass_it_too() {
    let Some(folder) = real::folder_of("es-torrelodones").filter(|_| is_asked()) else { return };
    hold(&real::site(&folder));
}

#[test]
fn beside_every_table_stands_whose_it_is_and_under_which_licence() {
    let is_attached = |path: &str| path.starts_with("files/") || path.contains("/files/");
    let tables: Vec<&String> =
        demo().files.keys().filter(|path| path.ends_with(".csv") && !is_attached(path)).collect();
    assert!(tables.len() > 20);
    for table in tables {
        let beside: Value =
            serde_json::from_str(demo().text(&format!("{table}-metadata.json"))).expect("a description");
        assert_eq!(beside["url"].as_str(), table.rsplit('/').next(), "{table}");
        assert_eq!(beside["dc:license"]["@id"], "https://creativecommons.org/licenses/by/4.0/", "{table}");
    }
}
