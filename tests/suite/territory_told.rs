//! What a portal cannot know of the whole, and what an officer forgets to say of it, is told and not made up.

use crate::territory_layers::{build, said, towns};

const DUTIES: &str =
    "since: 2021-01-01\ndays: 10\nitems: [{id: payroll, name: Payroll, law: Art. 1, cadence: monthly}]\n";

/// In its portal an area would be the first of one.
#[test]
fn a_portals_own_table_gives_no_place_among_those_that_it_does_not_have() {
    let values = "name: Water\nvalues: {high: {2020: 90}, low: {2020: 55}, mid: {2020: 70}, far: {2020: 60}}\n";
    let built = build(&towns().file("territory/indicators/water.yaml", values));
    let place = ["value", "place", "places"];
    assert_eq!(said(&built.page("territory/data/water.csv"), "low", &place).as_deref(), Some("55 4 4"));
    assert_eq!(said(&built.page("low/indicators/water/water.csv"), "low", &place).as_deref(), Some("55  "));
}

#[test]
fn a_second_list_of_duties_is_told_with_the_one_that_it_hides() {
    let list = |name: &str| format!("name: {name}\n{DUTIES}");
    let site = towns().file("territory/duties/aa.yaml", list("First law"));
    let built = build(&site).tells_no("several-duty-lists");
    assert!(built.page("low/transparency/index.html").contains("First law"));
    let built = build(&site.file("territory/duties/zz.yaml", list("Second law")));
    built.tells("territory/duties/zz.yaml", "several-duty-lists", "`territory/duties/aa.yaml`");
}

#[test]
fn a_municipality_that_names_no_area_is_told_which_it_may_be() {
    let site = towns().file("ville/municipality.yaml", "name: Low\n");
    let built = build(&site).tells("ville/municipality.yaml", "portal-without-area", "write `area: low`");
    built.tells("ville/municipality.yaml", "portal-without-area", "“Low” does not say which area");
    build(&towns()).tells_no("portal-without-area");
}

/// The folder is called otherwise than the area.
#[test]
fn a_municipality_that_is_begun_names_the_area_of_its_name() {
    let site = towns().without("low/municipality.yaml").without("low/budgets/2021.yaml");
    site.run(&["add", "municipality", "Low", "--id", "low-town"]).exits(0);
    let text = std::fs::read_to_string(site.path("content/low-town/municipality.yaml")).expect("the file");
    assert!(text.lines().any(|line| line == "area: low"), "{text}");
}

/// What institutions of the territory do elsewhere is no part of a portal: its table says what it counts.
#[test]
fn a_portals_table_of_actors_says_what_it_counts() {
    let actor = |title: &str| format!("---\ntitle: {title}\nkind: public-institution\nareas: [low, high]\n---\n");
    let agreement = "---\ntitle: Clean water\nkind: agreement\nparties: [water, health]\nareas: [high]\n---\n";
    let built = build(
        &towns()
            .file("territory/actors/water.md", actor("Waterworks"))
            .file("territory/actors/health.md", actor("Health board"))
            .file("territory/agreements/clean.md", agreement),
    );
    assert!(built.page("low/cooperation/index.html").contains("in what concerns this municipality"));
}
