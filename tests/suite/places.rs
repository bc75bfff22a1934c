//! The pages of the places inside a municipality: what they list, how heavy they are, and the rows behind them.

use std::fmt::Write;

use crate::dom::Page;
use crate::site::{Outcome, Site};

/// The most bytes of a page.
const MOST: usize = 300_000;

/// A town with two places, and so many works in the first, each with a long description.
fn works(count: usize) -> Outcome {
    let territory = "levels: [{id: town, name: Municipio}, {id: ward, name: Barrio}]\nareas:\n  - id: uno\n    name: Uno\n    \
        population: {2020: 300}\n    areas:\n      - {id: centro, code: C-1, name: Centro, population: {2010: 90, 2020: 100}}\n      \
        - {id: norte, name: Norte, population: {2020: 200}}\n";
    let text = "Calle nueva. ".repeat(200);
    let mut year =
        "year: 2025\nexpenditure:\n  - {functional: \"04.5\", area: centro, name: Calles, approved: \"50.00\"}\n  \
        - {functional: \"04.5\", area: norte, name: Puentes, approved: \"30.00\"}\nprojects:\n"
            .to_owned();
    for at in 0..count {
        let _ = writeln!(
            year,
            "  - {{id: P{at}, name: Obra {at:03}, area: centro, total: \"9.00\", description: \"{text}\"}}"
        );
    }
    Site::of_one_town()
        .file("territory.yaml", territory)
        .with("municipality.yaml", "name: Uno\narea: uno\n")
        .with("budgets/2025.yaml", year)
        .build()
        .exits(0)
}

#[test]
fn a_place_with_many_long_works_fills_as_many_pages_as_it_needs() {
    let outcome = works(150);
    let files = outcome.files();
    let pages: Vec<&String> = files.keys().filter(|path| path.starts_with("lugares/centro/")).collect();
    assert!(pages.len() > 1, "several pages: {pages:?}");
    let texts: Vec<String> = pages.iter().map(|path| String::from_utf8_lossy(&files[*path]).into_owned()).collect();
    assert!(texts.iter().all(|text| text.len() < MOST), "{:?}", texts.iter().map(String::len).collect::<Vec<_>>());
    for at in 0..150 {
        let name = format!(">Obra {at:03}<");
        assert_eq!(texts.iter().map(|text| text.matches(&name).count()).sum::<usize>(), 1, "{name}");
    }
    let first = outcome.page("lugares/centro/");
    assert!(first.contains("Sigue en la página 2"), "the way on");
    assert!(!outcome.page("lugares/norte/").contains("Sigue en"), "a place with little has one page");
}

#[test]
fn the_rows_behind_places_lie_beside_their_list() {
    let outcome = works(1);
    let csv = outcome.page("lugares/areas.csv");
    // 50.00 for 100 inhabitants, 30 for 200.
    let expected = "area,code,name,level,lies_in,year,population,currency,planned,per_head,population_year\n\
        centro,C-1,Centro,ward,uno,2010,90,PAB,,,\ncentro,C-1,Centro,ward,uno,2020,100,PAB,,,\n\
        centro,C-1,Centro,ward,uno,2025,,PAB,50.00,0.50,2020\n\
        norte,,Norte,ward,uno,2020,200,PAB,,,\nnorte,,Norte,ward,uno,2025,,PAB,30.00,0.15,2020\n";
    assert_eq!(csv, expected);
    let json: serde_json::Value = serde_json::from_str(&outcome.page("lugares/areas.json")).expect("JSON");
    assert_eq!(json["areas"][1]["years"]["2025"]["planned"], "30.00");
    assert_eq!(json["areas"][0]["years"]["2010"]["population"], 90);
    let list = outcome.page("lugares/");
    assert!(list.contains("areas.csv") && list.contains("areas.json"), "linked from the list");
}

/// A territory with so many places of one level, each with a value in fifteen years.
fn indicator(places: usize) -> Outcome {
    let mut territory =
        "levels: [{id: town, name: Municipio}, {id: ward, name: Barrio}]\nareas:\n  - id: uno\n    name: Uno\n    \
        population: {2020: 300000}\n    areas:\n"
            .to_owned();
    let mut values = "name: Pobreza\nunit: \"%\"\nbetter: less\nsource: Censo\nvalues:\n".to_owned();
    for at in 0..places {
        let _ = writeln!(
            territory,
            "      - {{id: a{at}, name: Lugar número {at:04} del Monte, population: {{2020: 100}}}}"
        );
        let of_years: Vec<String> = (2010..2025).map(|year| format!("{year}: {}.5", (at * 7 + year) % 90)).collect();
        let _ = writeln!(values, "  a{at}: {{{}}}", of_years.join(", "));
    }
    Site::of_one_town()
        .file("territory.yaml", territory)
        .file("territory/indicators/pobreza.yaml", values)
        .with("municipality.yaml", "name: Uno\narea: uno\n")
        .build_with(&["--no-search"])
        .exits(0)
}

#[test]
fn pages_of_indicators_of_many_places_stay_light_and_their_data_is_whole() {
    let outcome = indicator(900);
    let files = outcome.files();
    let heavy: Vec<(&String, usize)> = files
        .iter()
        .filter(|(path, bytes)| path.ends_with(".html") && bytes.len() >= MOST)
        .map(|(path, bytes)| (path, bytes.len()))
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
    let page = outcome.page("indicadores/pobreza/");
    assert!(page.contains("de 900; todos están en los datos"), "what is not shown is told");
    assert!(page.contains("pobreza.csv") && page.contains("pobreza.json"), "and linked");
    // A row each of 900 places in 15 years, below the titles.
    assert_eq!(outcome.page("indicadores/pobreza/pobreza.csv").lines().count(), 13_501);
    assert!(Page::parse("indicadores/pobreza/index.html", &page).named("tr").len() > 50, "the first are shown");
}
