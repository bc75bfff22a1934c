//! Payments, contracts and subsidies: what is paid stands with the part of the budget that paid it and
//! with who got it, and of private persons nothing is published but a number.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const BUDGET: &str = "year: 2026\nexpenditure:\n  \
    - {functional: \"04.5.1\", economic: \"311\", name: Aceras, approved: \"5000.00\", paid: \"1500.50\"}\n  \
    - {functional: \"09.8.0\", economic: \"22\", name: Becas, approved: \"900.00\", paid: \"300.00\"}\n";

const PAYMENTS: &str = "year: 2026\ntables:\n  - file: pagos.csv\n    columns: {date: Fecha, kind: Tipo, payee: Nombre, \
    payee_id: Cedula, payee_kind: Persona, public: Publica, description: Concepto, number: Orden, line: Partida}\n    \
    amounts: {amount: Monto}\n";

/// Two companies, a private person twice, and one who may be named.
const TABLE: &str = "Fecha,Tipo,Nombre,Cedula,Persona,Publica,Concepto,Orden,Partida,Monto\n\
    2026-01-10,payment,\"Obras Delta, S. A.\",155-1,legal,,Cemento,OP-1,2026-e-04.5.1-311,1000.50\n\
    2026-02-10,payment,\"Obras Delta, S. A.\",155-1,legal,,Arena a casa de Quintanilla Zoraida,OP-2,2026-e-04.5.1-311,500.00\n\
    2026-03-10,subsidy,Zoraida Quintanilla,8-777-123,,,Beca de Zoraida Quintanilla,8-777-123,2026-e-09.8.0-22,100.00\n\
    2026-04-10,subsidy,Zoraida Quintanilla,8-777-123,,,Beca,OP-4,2026-e-09.8.0-22,100.00\n\
    2026-05-10,subsidy,Evaristo Montenegro,9-11-22,,,Beca,OP-5,2026-e-09.8.0-22,100.00\n\
    2026-06-10,contract,Rosa Candelaria,7-1-2,,yes,Asesoría,CT-1,,700.00\n";

fn built() -> Outcome {
    let site = Site::of_one_town()
        .with("budgets/2026.yaml", BUDGET)
        .with("payments/2026.yaml", PAYMENTS)
        .with("payments/pagos.csv", TABLE);
    site.build().exits(0)
}

fn page(outcome: &Outcome, path: &str) -> Page {
    Page::parse(path, &outcome.page(path))
}

/// The amounts that a page says to machines.
fn amounts(page: &Page) -> Vec<String> {
    page.named("data").iter().filter_map(|data| data.get("value")).map(str::to_owned).collect()
}

#[test]
fn what_a_part_of_the_budget_paid_stands_on_its_page() {
    let outcome = built();
    let roads = page(&outcome, "presupuestos/2026/gastos-por-funcion/04/");
    let section = roads.id("paid").expect("payments of the part").around().next().expect("their section");
    let text = section.text();
    // 1,000.50 + 500.00
    assert!(text.contains("1.500,50") && text.contains("Cemento") && text.contains("OP-2"), "{text}");
    assert!(!text.contains("Beca"), "{text}");
    let aid = page(&outcome, "presupuestos/2026/gastos-por-funcion/09/");
    let text = aid.id("paid").expect("payments of the part").around().next().expect("their section").text();
    // Three of 100.00, to two persons by their numbers.
    assert!(text.contains("300,00") && text.contains("Persona particular 2"), "{text}");
    let revenue = outcome.files();
    assert!(revenue.keys().all(|path| !path.contains("ingresos")), "there is no revenue");
}

#[test]
fn whoever_is_named_has_a_page_with_all_that_they_got() {
    let outcome = built();
    let company = page(&outcome, "presupuestos/proveedores/obras-delta-s-a/");
    let amounts = amounts(&company);
    for amount in ["1500.50", "1000.50", "500.00"] {
        assert!(amounts.iter().any(|known| known == amount), "{amount} in {amounts:?}");
    }
    let list = outcome.page("presupuestos/2026/pagos/");
    assert!(list.contains("../../proveedores/obras-delta-s-a/"), "a link from the year's payments");
    assert!(outcome.has("presupuestos/proveedores/rosa-candelaria/index.html"), "she is declared public");
    let pages = outcome.files().into_keys().filter(|path| path.starts_with("presupuestos/proveedores/"));
    assert_eq!(pages.count(), 2, "none for private persons");
}

#[test]
fn nothing_of_a_private_person_is_in_any_file() {
    for (path, bytes) in built().files() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in ["zoraida", "quintanilla", "8-777-123", "evaristo", "montenegro", "9-11-22"] {
            assert!(!text.contains(secret), "{path}: {secret}");
        }
    }
}

#[test]
fn persons_keep_their_numbers_in_every_form() {
    let outcome = built();
    let csv = outcome.page("presupuestos/2026/pagos/2026.csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let at = rows.headers().expect("titles").iter().position(|title| title == "person").expect("a column");
    let persons: Vec<String> = rows.records().map(|row| row.expect("a row")[at].to_owned()).collect();
    assert_eq!(persons, ["", "", "1", "1", "2", ""]);
    let json: serde_json::Value =
        serde_json::from_str(&outcome.page("presupuestos/2026/pagos/2026.json")).expect("JSON");
    let persons: Vec<&str> =
        json["entries"].as_array().expect("entries").iter().filter_map(|entry| entry["person"].as_str()).collect();
    assert_eq!(persons, ["1", "1", "2"]);
}
