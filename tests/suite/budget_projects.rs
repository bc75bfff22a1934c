//! Investment projects: where they are, and whether what they cost in all is what is told of their years.

use crate::dom::Page;
use crate::site::{Outcome, Site};

fn told(projects: &str) -> Outcome {
    let yaml = format!(
        "year: 2026\nexpenditure: [{{economic: \"31\", name: Obras, approved: \"10.00\"}}]\nprojects:\n{projects}\n"
    );
    Site::of_one_town().with("budgets/2026.yaml", yaml).check()
}

#[test]
fn a_place_that_is_not_on_the_globe_is_told() {
    let at = |latitude: &str, longitude: &str| {
        format!("  - {{id: A1, name: Canal, latitude: {latitude}, longitude: {longitude}}}")
    };
    told(&at("95", "-80.4")).tells("uno/budgets/2026.yaml:4", "place-outside", "95, -80.4");
    told(&at("8.4", "-280.4")).tells("uno/budgets/2026.yaml:4", "place-outside", "-280.4");
    told(&at("8.4", "-80.4")).tells_no("place-outside");
    told(&at("0", "0")).tells_no("place-outside");
    let table =
        "Código,Obra,Lat,Lon\nA1,Canal,95,-80.4\nA2,Puente,\"8° 25' N\",-80.4\nA3,Pozo,\"8,4\",\"-80,4\"\nA4,Vía,,\n";
    let yaml = "year: 2026\nexpenditure: [{economic: \"31\", name: Obras, approved: \"10.00\"}]\n\
        project_tables: [{file: obras.csv, columns: {id: Código, name: Obra, latitude: Lat, longitude: Lon}}]\n";
    let outcome = Site::of_one_town().with("budgets/2026.yaml", yaml).with("budgets/obras.csv", table).check();
    let outcome = outcome.tells("uno/budgets/obras.csv:2", "place-outside", "95, -80.4");
    let outcome = outcome.tells("uno/budgets/obras.csv:3", "not-coordinate", "8° 25' N");
    assert!(!outcome.stdout.contains("obras.csv:4") && !outcome.stdout.contains("obras.csv:5"), "{}", outcome.stdout);
}

#[test]
fn a_total_is_what_was_spent_before_and_what_is_planned() {
    let costs = |total: &str, more: &str| {
        let years = "years: {2025: {planned: \"70.00\", spent: \"70.00\"}, 2026: {planned: \"400.00\"}, 2027: {planned: \"250.50\"}}";
        told(&format!("  - {{id: A1, name: Canal, total: \"{total}\"{more}, {years}}}"))
    };
    // 400 + 250.50; with 100 before and 20 later 770.50.
    costs("600.00", "").tells("uno/budgets/2026.yaml:4", "project-total", "650.50");
    costs("760.00", ", before: \"100.00\", later: \"20.00\"").tells(
        "uno/budgets/2026.yaml:4",
        "project-total",
        "770.50",
    );
    costs("900.00", ", before: \"100.00\", later: \"20.00\"").tells(
        "uno/budgets/2026.yaml:4",
        "project-total",
        "770.50",
    );
    costs("770.50", ", before: \"100.00\", later: \"20.00\"").tells_no("project-total");
    // What is still to come may be untold.
    costs("900.00", "").tells_no("project-total");
    costs("900.00", ", before: \"100.00\"").tells_no("project-total");
}

#[test]
fn what_was_spent_before_the_years_budget_is_counted_once() {
    let yaml = "year: 2026\nexpenditure: [{economic: \"31\", name: Obras, approved: \"10.00\"}]\nprojects:\n  \
        - {id: A1, name: Canal, before: \"160.25\", later: \"39.50\", years: {2025: {planned: \"70.00\", spent: \"60.25\"}, \
        2026: {planned: \"400.00\", spent: \"100.50\"}, 2027: {planned: \"250.00\"}}}\n  \
        - {id: A2, name: Pozo, years: {2025: {planned: \"5.00\", spent: \"4.00\"}, 2026: {planned: \"3.00\"}}}\n";
    let built = Site::of_one_town().with("budgets/2026.yaml", yaml).build().exits(0);
    let html = built.page("presupuestos/2026/obras/");
    let row = |id: &str| Page::parse("obras", &html).id(id).expect("a work").text();
    // 160.25 + 400 + 250 + 39.50 in all, 160.25 + 100.50 spent, 250 + 39.50 to come.
    for figure in ["849,75", "260,75", "289,50", "400,00"] {
        assert!(row("p-A1").contains(figure), "{figure}: {}", row("p-A1"));
    }
    // Where nobody says what was spent before, the years before do.
    assert!(row("p-A2").contains("7,00") && row("p-A2").contains("4,00"), "{}", row("p-A2"));
}

#[test]
fn what_is_above_the_credit_is_told_with_its_year() {
    let table = "Año,Código,Partida,Aprobado,Ejecutado\n2025,31,Obras,900.00,100.00\n2026,31,Obras,300.00,400.00\n";
    let site = Site::of_one_town().beside("gastos.csv", table);
    site.run(&["import", "budget", "gastos.csv"]).exits(0);
    site.build().exits(0).tells("uno/budgets/gastos.csv:3", "over-executed", "2026");
}
