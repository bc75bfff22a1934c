//! The territory shows all of it: what is open where nothing was asked yet, municipalities without a portal, and
//! figures of one year, of as many as have them.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const SETTINGS: &str = "title: Costa\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";
const AREAS: &str = "levels: [{id: province, name: Provincia}, {id: canton, name: Cantón}]\nareas:\n\
    \x20 - id: azul\n    name: Azul\n    areas:\n\
    \x20     - {id: uno, name: Uno, population: {2022: 1000, 2024: 1100}}\n\
    \x20     - {id: dos, name: Dos, population: {2022: 2000, 2024: 2100}}\n\
    \x20     - {id: tres, name: Tres, population: {2022: 3000}}\n\
    \x20     - {id: solo, name: Solo, population: {2022: 500}}\n";

fn budget(year: i16, amount: &str) -> String {
    format!(
        "year: {year}\nstages: [{{stage: approved, date: {}-12-01}}]\nexpenditure:\n  - {{functional: '04', name: Vía, approved: '{amount}'}}\n",
        year - 1
    )
}

fn site() -> Site {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", AREAS);
    for town in ["uno", "dos", "tres"] {
        site = site.file(&format!("{town}/municipality.yaml"), format!("name: {town}\narea: {town}\n"));
    }
    site.today("2026-11-24");
    site
}

fn main_of(outcome: &Outcome, path: &str) -> String {
    Page::parse("x", &outcome.page(path)).only("main")
}

#[test]
fn a_call_alone_makes_the_page_of_participation() {
    let built = site().build_with(&["--no-search"]).exits(0);
    assert!(!built.has("territorio/participacion/index.html"));
    let call = "---\ntitle: Consulta del parque\nkind: call\ndate: 2026-11-20\nuntil: 2026-12-10\n---\n";
    let site = site().file("uno/news/parque.md", call);
    let built = site.build_with(&["--no-search"]).exits(0);
    assert!(main_of(&built, "territorio/participacion/").contains("Consulta del parque"));
    assert!(built.page("index.html").contains("territorio/participacion/"), "and the front page leads to it");
}

#[test]
fn a_hearing_to_come_makes_it_too() {
    let hearing = "---\norgan: concejo\nkind: hearing\nstate: planned\n---\n";
    let town = "name: Dos\narea: dos\nbodies: [{id: concejo, name: Concejo}]\n";
    let site = site().file("dos/municipality.yaml", town);
    let built = site.file("dos/minutes/2026-12-11.md", hearing).build_with(&["--no-search"]).exits(0);
    assert!(main_of(&built, "territorio/participacion/").contains("11 de diciembre de 2026"));
}

/// A programme of a canton that has no portal, one of all, and one that ended.
fn with_programmes() -> Site {
    let programme = |title: &str, more: &str| format!("---\ntitle: {title}\n{more}---\n");
    site()
        .file("territory/programmes/lejos.md", programme("Lejos", "groups: [migrants]\nareas: [solo]\n"))
        .file("territory/programmes/antes.md", programme("Antes", "areas: [azul]\nto: 2025-01-01\n"))
}

#[test]
fn a_municipality_without_a_portal_has_its_row_among_the_programmes() {
    let built = with_programmes().build_with(&["--no-search"]).exits(0);
    let page = Page::parse("x", &built.page("territorio/cooperacion/"));
    let matrix = page.only("main");
    let matrix = matrix.rsplit("Migrantes").next().unwrap_or_default().to_lowercase();
    for name in ["uno", "dos", "tres", "solo"] {
        assert!(matrix.contains(name), "{name}: {matrix}");
    }
}

#[test]
fn a_programme_that_ended_says_so_in_lists() {
    let built = with_programmes().build_with(&["--no-search"]).exits(0);
    for page in ["territorio/lugares/azul/", "territorio/cooperacion/"] {
        let main = main_of(&built, page);
        assert!(main.contains("terminó el 1 de enero de 2025"), "{page}: {main}");
    }
}

#[test]
fn what_a_province_plans_is_of_one_year_and_of_as_many_as_have_it() {
    let site = site()
        .file("uno/budgets/2025.yaml", budget(2025, "700.00"))
        .file("dos/budgets/2025.yaml", budget(2025, "800.00"))
        .file("dos/budgets/2024.yaml", budget(2024, "90.00"));
    let built = site.build_with(&["--no-search"]).exits(0);
    let main = main_of(&built, "territorio/lugares/azul/");
    // 700 and 800; Tres has none.
    assert!(main.contains("1,500.00") || main.contains("1.500,00"), "{main}");
    assert!(main.contains("(2025) de 2 municipios con portal"), "{main}");
    let other = self::site()
        .file("uno/budgets/2024.yaml", budget(2024, "700.00"))
        .file("dos/budgets/2025.yaml", budget(2025, "800.00"))
        .file("tres/budgets/2024.yaml", budget(2024, "10.00"));
    let main = main_of(&other.build_with(&["--no-search"]).exits(0), "territorio/lugares/azul/");
    assert!(main.contains("710") && main.contains("(2024) de 2 municipios con portal"), "{main}");
}

#[test]
fn a_container_without_inhabitants_has_the_sum_of_its_parts_where_all_are_known() {
    let site = site()
        .file("uno/budgets/2022.yaml", budget(2022, "6000.00"))
        .file("dos/budgets/2022.yaml", budget(2022, "3000.00"))
        .file("tres/budgets/2022.yaml", budget(2022, "9000.00"));
    let built = site.build_with(&["--no-search"]).exits(0);
    let main = main_of(&built, "territorio/lugares/azul/");
    assert!(main.contains("(2022, suma de lo que contiene)"), "{main}");
    assert!(main.contains("6500 (2022"), "1000 + 2000 + 3000 + 500: {main}");
    assert!(!main.contains("(2024, suma"), "of two cantons nobody knows it: {main}");
    // 18,000 for the 6,000 of the three that plan them, nine of ten of all.
    let table = built.page("territorio/data/per-head.csv");
    assert!(table.lines().any(|row| row.starts_with("azul,") && row.contains(",18000.00,6000,3.00")), "{table}");
}

#[test]
fn money_by_purpose_is_there_as_json_with_the_figures_of_the_table() {
    let table = crate::demo::demo().text("territorio/compare-cofog.csv");
    let data = crate::demo::demo().text("territorio/compare-cofog.json");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let titles = reader.headers().expect("titles").clone();
    let at = |title: &str| titles.iter().position(|one| one == title).expect("a column");
    let towns = data["municipalities"].as_array().expect("towns");
    let mut rows = 0;
    for row in reader.records().map(|row| row.expect("a row")) {
        let town = towns.iter().find(|town| town["municipality"] == row[at("municipality")]).expect("the town");
        let parts = town["parts"].as_array().expect("parts");
        let part = parts.iter().find(|part| part["code"].as_str().unwrap_or_default() == &row[at("code")]);
        let part = part.unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(
            (part["planned"].as_str(), part["per_head"].as_str()),
            (Some(&row[at("planned")]), Some(&row[at("per_head")]))
        );
        rows += 1;
    }
    assert!(rows > 3 && crate::demo::demo().text("territorio/compare-gfsm.json").contains("gfsm"), "{table}");
}

/// A page of an actor leads to that of all, also where nobody agreed on anything; what has not begun joins nobody.
#[test]
fn actors_without_agreements_have_a_page_of_all() {
    let actor = |title: &str| format!("---\ntitle: {title}\nkind: civil-society\nareas: [uno]\n---\n");
    let programme = |more: &str| format!("---\ntitle: Huertos\nactors: [f, g]\nareas: [uno]\n{more}---\n");
    let site = |more: &str| {
        let site =
            site().file("territory/actors/f.md", actor("Fundación")).file("territory/actors/g.md", actor("Gremio"));
        site.file("territory/programmes/huertos.md", programme(more)).build_with(&["--no-search"]).exits(0)
    };
    let built = site("");
    assert!(built.has("uno/cooperacion/f/index.html") && built.has("uno/cooperacion/index.html"));
    assert!(main_of(&built, "uno/cooperacion/").contains("Huertos"));
    let built = site("from: 2027-03-01\n");
    assert!(!main_of(&built, "uno/cooperacion/").contains("Huertos"));
}

/// A site of one municipality whose province has others too.
#[test]
fn the_neighbours_of_an_only_municipality_have_pages_and_are_compared_with_it() {
    let own = |area: &str| {
        let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", AREAS);
        site = site.file("dos/municipality.yaml", format!("name: Dos\n{area}"));
        site.today("2026-11-24");
        site.build_with(&["--no-search"]).exits(0)
    };
    let built = own("area: dos\n");
    let main = main_of(&built, "territorio/lugares/azul/");
    for (name, people) in [("Uno", "1100"), ("Tres", "3000"), ("Solo", "500")] {
        assert!(main.contains(name) && main.contains(people), "{main}");
    }
    assert!(built.has("territorio/lugares/tres/index.html"));
    assert!(built.page("index.html").contains("territorio/"), "the portal leads to them");
    assert!(!own("").has("territorio/lugares/tres/index.html"), "which is its own it does not say");
}
