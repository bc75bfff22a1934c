//! The 340 municipalities of Guatemala: their poverty index and management ranking brought as areas and
//! indicators, and how unequal they are against the definitions and PySAL.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::folder_of;
use crate::site::{Outcome, Site};

const SETTINGS: &str =
    "title: Guatemala\nlanguages: [es]\ncurrency: GTQ\ncountry: GT\nbase_url: https://ejemplo.org/\n";

fn read(folder: &Path, file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join(file)).expect("a file")).expect("JSON")
}

/// The built territory, of which two municipalities have portals.
fn built(folder: &Path) -> Outcome {
    let site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .file("mixco/municipality.yaml", "name: Mixco\narea: mixco\n")
        .file("sanarate/municipality.yaml", "name: Sanarate\narea: sanarate\n");
    let path = |file: &str| folder.join(file).display().to_string();
    let (poverty, ranking) = (path(POVERTY), path(RANKING));
    // Thousands of people, taken as units, so that PySAL, which knows no weights, can repeat areas. The source
    // repeats each department's people in its municipalities: as weights for this arithmetic they will do.
    let set = ["--set", "country=Guatemala", "--set", "people=units", "--set", "people-of=each"];
    site.run(&[&["import", "areas", &poverty][..], &set[..]].concat()).exits(0);
    let each = ["--set", "values-of=each"];
    let outcome =
        site.run(&[&["import", "indicators", &poverty, &ranking, "--lang", "en"][..], &each[..]].concat()).exits(0);
    assert!(outcome.stdout.contains("it is not known of which year"), "{}", outcome.stdout);
    site.run(&["import", "indicators", &ranking, "--year", "2018", "--set", "better=more"]).exits(0);
    site.build_with(&["--no-search"]).exits(0)
}

const POVERTY: &str = "indice_de_pobreza_multidimensional.json";
const RANKING: &str = "ranking_municipal_segeplan.json";

/// An area as the source has it: value, people, department.
type Row = (f64, f64, i64);

fn rows(source: &Value, value: &str, people: &str) -> Vec<Row> {
    let all = source.as_array().expect("a list");
    let row = |row: &Value| Some((row[value].as_f64()?, row[people].as_f64()?.round(), row["id_dep"].as_i64()?));
    all.iter().filter_map(row).collect()
}

/// The management ranking, with the people of the count nearest to its year.
fn ranked(ranking: &Value, poverty: &Value) -> Vec<Row> {
    let people: BTreeMap<i64, f64> = (poverty.as_array().expect("a list").iter())
        .filter_map(|row| Some((row["id_municipal"].as_i64()?, row["Poblacion2014"].as_f64()?.round())))
        .collect();
    let row = |row: &Value| {
        let id = row["id_municipal"].as_i64()?;
        Some((row["segeplan2018"].as_f64()?, *people.get(&id)?, row["id_dep"].as_i64()?))
    };
    let rows: Vec<Row> = ranking.as_array().expect("a list").iter().filter_map(row).collect();
    assert_eq!(rows.len(), 340);
    rows
}

/// The measures by their definitions, pair by pair.
fn by_definition(rows: &[Row]) -> BTreeMap<&'static str, f64> {
    let people: f64 = rows.iter().map(|row| row.1).sum();
    let mean = rows.iter().map(|row| row.0 * row.1).sum::<f64>() / people;
    let spread: f64 = rows.iter().map(|row| row.1 / people * (row.0 - mean).powi(2)).sum();
    let pairs = rows.iter().flat_map(|a| rows.iter().map(move |b| a.1 * b.1 * (a.0 - b.0).abs()));
    let part = |value: f64| if value > 0.0 { value * value.ln() } else { 0.0 };
    let mut groups: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for row in rows {
        let group = groups.entry(row.2).or_default();
        *group = (group.0 + row.1, group.1 + row.0 * row.1);
    }
    let between: f64 = groups.values().map(|(own, sum)| own / people * part(sum / own / mean)).sum();
    let theil: f64 = rows.iter().map(|row| row.1 / people * part(row.0 / mean)).sum();
    let values = || rows.iter().map(|row| row.0);
    BTreeMap::from([
        ("mean", mean),
        ("ratio", values().fold(f64::MIN, f64::max) / values().fold(f64::MAX, f64::min)),
        ("variation", spread.sqrt() / mean),
        ("gini", pairs.sum::<f64>() / (2.0 * mean * people * people)),
        ("theil", theil),
        ("theil_between", between),
        ("theil_within", theil - between),
    ])
}

/// What the site publishes of a level and year.
fn published(outcome: &Outcome, indicator: &str, year: i64) -> BTreeMap<String, f64> {
    let file = &outcome.files()[&format!("territorio/data/{indicator}.json")];
    let json: Value = serde_json::from_slice(file).expect("JSON");
    let all = json["disparity"].as_array().expect("measures");
    let one = all.iter().find(|one| one["level"] == "municipality" && one["year"] == year).expect("the year");
    let fields = one.as_object().expect("measures").iter();
    fields.filter_map(|(name, value)| Some((name.clone(), value["value"].as_str()?.parse().ok()?))).collect()
}

fn same(what: &str, ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() < 1e-9, "{what}: {ours} is not {theirs}");
}

#[test]
fn its_340_municipalities_are_brought_and_measured() {
    let Some(folder) = folder_of("gt-redciudadana") else { return };
    let outcome = built(&folder);
    let files = outcome.files();
    let pages = files.keys().filter(|path| path.starts_with("territorio/lugares/") && path.ends_with("index.html"));
    assert_eq!(pages.count(), 1 + 1 + 22 + 340, "the list, the country, its departments and municipalities");
    let ranking = outcome.page("territorio/indicadores/segeplan/");
    assert!(ranking.contains("San Marcos La Laguna"), "a municipality of the ranking");
    let (poverty, management) = (read(&folder, POVERTY), read(&folder, RANKING));
    let cases = [
        ("ipm", 2014, rows(&poverty, "IPM2014", "Poblacion2014")),
        ("ipm", 2006, rows(&poverty, "IPM2006", "Poblacion2006")),
        ("incidencia", 2011, rows(&poverty, "Incidencia2011", "Poblacion2011")),
        // The one that differs inside departments, so that Theil within is not zero.
        ("segeplan", 2018, ranked(&management, &poverty)),
    ];
    for (indicator, year, rows) in &cases {
        let ours = published(&outcome, indicator, *year);
        for (name, theirs) in by_definition(rows) {
            same(&format!("{indicator} {year} {name}"), ours[name], theirs);
        }
        if let Some(theirs) = crate::territory::pysal(&serde_json::json!(rows)) {
            for name in ["mean", "ratio", "variation", "gini", "theil"] {
                same(
                    &format!("PySAL, {indicator} {year} {name}"),
                    ours[name],
                    theirs[name].as_f64().expect("a number"),
                );
            }
            same("PySAL, between", ours["theil_between"], theirs["between"].as_f64().expect("a number"));
            same("PySAL, within", ours["theil_within"], theirs["within"].as_f64().expect("a number"));
        }
    }
}

/// The department's values as the source repeats them: by the manual's plain path they are the departments'.
#[test]
fn by_the_plain_path_a_departments_poverty_is_the_departments() {
    let Some(folder) = folder_of("gt-redciudadana") else { return };
    let site =
        Site::empty().file("cabildo.yaml", SETTINGS).file("mixco/municipality.yaml", "name: Mixco\narea: mixco\n");
    let poverty = folder.join(POVERTY).display().to_string();
    site.run(&["import", "areas", &poverty, "--set", "country=Guatemala", "--lang", "en"]).exits(0);
    let outcome = site.run(&["import", "indicators", &poverty, "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("all areas within each larger one"), "{}", outcome.stdout);
    let built = site.build_with(&["--no-search"]).exits(0);
    let file = &built.files()["territorio/data/ipm.json"];
    let json: Value = serde_json::from_slice(file).expect("JSON");
    let all = json["disparity"].as_array().expect("measures");
    let one = all.iter().find(|one| one["level"] == "department" && one["year"] == 2014).expect("the departments");
    assert_eq!(one["areas"], 22);
    assert!(all.iter().all(|one| one["level"] != "municipality"), "no town has a value of its own");
    // A row a department, each with its own thousands of people.
    let source = read(&folder, POVERTY);
    let mut own: BTreeMap<i64, Row> = BTreeMap::new();
    for (value, people, department) in rows(&source, "IPM2014", "Poblacion2014") {
        own.insert(department, (value, people, 0));
    }
    let theirs = by_definition(&own.into_values().collect::<Vec<_>>());
    let gini: f64 = one["gini"]["value"].as_str().expect("a value").parse().expect("a number");
    assert!((gini - theirs["gini"]).abs() < 1e-4, "{gini} is not {}", theirs["gini"]);
}
