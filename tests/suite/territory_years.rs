//! An area counts in the years in which it exists, and no inhabitant counts twice.

use crate::site::Site;

const AREAS: &str = "levels: [{id: province, name: Provincia}, {id: district, name: Distrito}]\nareas:\n\
    \x20 - id: vieja\n    name: Vieja\n    to: 2010-12-31\n    areas:\n\
    \x20     - {id: viejo, name: Viejo, population: {2010: 1000}}\n\
    \x20 - id: nueva\n    name: Nueva\n    areas:\n\
    \x20     - {id: uno, name: Uno, population: {2020: 5000}}\n\
    \x20     - {id: dos, name: Dos, population: {2020: 4000}, to: 2020-06-30, became: [tres, cuatro]}\n\
    \x20     - {id: tres, name: Tres, population: {2020: 3000}, from: 2020-07-01}\n\
    \x20     - {id: cuatro, name: Cuatro, population: {2020: 1000}, from: 2020-07-01}\n";
const VALUES: &str = "name: Agua\nvalues:\n  viejo: {2015: 50}\n  uno: {2015: 60, 2020: 70}\n\
    \x20 dos: {2015: 20, 2020: 10}\n  tres: {2020: 30}\n  cuatro: {2020: 40}\n";

/// The place of an area in a year and among how many, as the table of the measure tells it.
fn place(csv: &str, area: &str, year: &str) -> [String; 2] {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles = reader.headers().expect("titles").clone();
    let column = |title: &str| titles.iter().position(|one| one == title).expect("a column");
    let mut rows = reader.records().map(|row| row.expect("a row"));
    let row = rows.find(|row| &row[column("area")] == area && &row[column("year")] == year).expect("a row");
    [column("place"), column("places")].map(|at| row[at].to_owned())
}

#[test]
fn what_became_others_within_a_year_and_what_lies_in_an_area_that_ended_do_not_count() {
    let site = Site::of_one_town().file("territory.yaml", AREAS).file("territory/indicators/agua.yaml", VALUES);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let csv = outcome.page("territorio/data/agua.csv");
    // In 2020 Uno, Cuatro and Tres; in 2015 Uno and Dos alone.
    assert_eq!(place(&csv, "uno", "2020"), ["1", "3"]);
    assert_eq!(place(&csv, "tres", "2020"), ["3", "3"]);
    assert_eq!(place(&csv, "dos", "2020"), ["", ""]);
    assert_eq!(
        (place(&csv, "dos", "2015"), place(&csv, "viejo", "2015")),
        (["2", "2"].map(str::to_owned), ["", ""].map(str::to_owned))
    );
    let outcome = outcome.tells("territory/indicators/agua.yaml", "value-without-area", "`viejo` has a value of 2015");
    outcome.tells("territory/indicators/agua.yaml", "value-without-area", "`dos` has a value of 2020");
}

/// Nine days are no end: what is only written to be in force is not after its last day.
#[test]
fn an_agreement_is_not_in_force_after_its_last_day() {
    let text =
        |to: &str| format!("---\ntitle: Convenio\nkind: agreement\nstate: in_force\nfrom: 2023-01-01\nto: {to}\n---\n");
    let page = |to: &str| {
        let site = Site::of_one_town().file("territory/agreements/agua.md", text(to));
        site.build_with(&["--no-search"]).exits(0).page("convenios/agua/")
    };
    // Today is 1 October 2026.
    assert!(page("2026-09-30").contains("Terminado") && !page("2026-09-30").contains("Vigente"));
    assert!(page("2026-10-01").contains("Vigente"));
}
