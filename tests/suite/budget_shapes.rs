//! Budgets as towns have them: without some classification, with one direction alone, with nothing but
//! totals, with nothing at all, with lines below zero; and years of twenty thousand lines.

use std::fmt::Write as _;

use crate::dom::Page;
use crate::site::Site;

/// The most bytes of a page.
const MOST: usize = 300_000;

fn town(yaml: &str) -> Site {
    Site::of_one_town().with("budgets/2026.yaml", format!("year: 2026\n{yaml}"))
}

/// The amounts that a page says to machines.
fn amounts(text: &str) -> Vec<String> {
    let page = Page::parse("page", text);
    page.named("data").iter().filter_map(|data| data.get("value")).map(str::to_owned).collect()
}

#[test]
fn a_budget_without_an_economic_classification_is_shown_by_what_it_has() {
    let site = town(
        "expenditure:\n  - {administrative: \"1\", name: Alcaldía, approved: \"10.00\"}\n  \
         - {administrative: \"2\", name: Obras, approved: \"20.50\"}\n",
    );
    let outcome = site.build().exits(0);
    let page = outcome.page("presupuestos/2026/");
    assert!(amounts(&page).contains(&"30.50".to_owned()));
    assert!(outcome.has("presupuestos/2026/gastos-por-unidad/2/index.html"));
    let indicators = outcome.page("presupuestos/2026/indicadores/");
    assert!(!Page::parse("page", &indicators).named("article").is_empty(), "cards say what is missing");
}

#[test]
fn a_budget_of_revenue_alone_has_its_pages() {
    let site =
        town("revenue:\n  - {economic: \"113\", name: Inmuebles, approved: \"2000.00\", collected: \"1999.99\"}\n");
    let outcome = site.build().exits(0);
    assert!(amounts(&outcome.page("presupuestos/2026/")).contains(&"1999.99".to_owned()));
    assert!(
        outcome.has("presupuestos/2026/ingresos-por-objeto/1/index.html") || outcome.has("presupuestos/2026/2026.csv")
    );
}

#[test]
fn a_year_of_nothing_and_lines_below_zero_are_shown_as_they_are() {
    let nothing =
        town("expenditure:\n  - {functional: \"01.1.1\", name: Nada, approved: \"0.00\", accrued: \"0.00\"}\n");
    let page = nothing.build().exits(0).page("presupuestos/2026/");
    assert!(!page.contains("NaN") && !page.contains("inf"), "no share of nothing");
    let below = town(
        "expenditure:\n  - {functional: \"01.1.1\", economic: \"22\", name: Papel, approved: \"100.00\", accrued: \"40.00\"}\n  \
         - {functional: \"02.1.0\", economic: \"22\", name: Reintegro, approved: \"-30.25\", accrued: \"-30.25\"}\n",
    );
    let outcome = below.build().exits(0);
    let said = amounts(&outcome.page("presupuestos/2026/"));
    assert!(said.contains(&"69.75".to_owned()) && said.contains(&"-30.25".to_owned()), "{said:?}");
}

#[test]
fn a_citizen_reads_why_a_figure_came_out_otherwise() {
    let site = town(
        "expenditure:\n  - {functional: \"04.5.1\", economic: \"311\", name: Aceras, approved: \"100.00\", accrued: \"60.00\"}\n\
         reasons:\n  - {code: \"04\", reason: Se licitó dos veces.}\n",
    );
    let outcome = site.build().exits(0);
    for path in ["presupuestos/2026/", "presupuestos/2026/gastos-por-funcion/04/"] {
        let page = Page::parse(path, &outcome.page(path));
        let section = page.id("why").expect("the reasons").around().next().expect("their section");
        // 60.00 of 100.00
        assert!(
            section.text().contains("Se licitó dos veces.") && section.text().contains("−40"),
            "{}",
            section.text()
        );
    }
}

#[test]
fn a_year_that_states_totals_alone_says_what_is_missing() {
    let site = town("totals:\n  expenditure: {approved: \"1000.00\"}\n");
    // A stated total without lines cannot be held to anything: it is told.
    site.build().exits(1).tells("uno/budgets/2026.yaml:3", "total-differs", "1000.00");
    // As a line of its own it is a budget.
    let site = town("expenditure:\n  - {name: Gasto total, approved: \"1000.00\"}\n");
    assert!(amounts(&site.build().exits(0).page("presupuestos/2026/")).contains(&"1000.00".to_owned()));
}

#[test]
fn a_receipt_of_many_codes_shows_the_largest_and_what_the_others_are() {
    // 300 codes of 1.00, 2.00 … 300.00: 45,150 in all, of which the forty largest are 11,220.
    let mut yaml = String::from("expenditure:\n");
    for at in 1..=300 {
        let _ = writeln!(yaml, "  - {{administrative: \"U{at:03}\", name: Unidad, approved: \"{at}.00\"}}");
    }
    let outcome = town(&yaml).build().exits(0);
    let html = outcome.page("presupuestos/2026/recibo/");
    let page = Page::parse("page", &html);
    let weights: Vec<u64> = page.named("tr").iter().filter_map(|row| row.get("data-weight")?.parse().ok()).collect();
    assert_eq!(weights.len(), 41, "forty parts and the others");
    assert_eq!(weights.iter().sum::<u64>(), 4_515_000, "all of the plan, in cents");
    assert_eq!(weights.last(), Some(&3_393_000), "45,150 without 11,220");
    assert!(html.contains("por unidad administrativa") && !html.contains("por función"), "by what lines have");
    assert!(!outcome.page("presupuestos/2026/").contains("por función"));
}

#[test]
fn a_year_of_twenty_thousand_lines_stays_browsable() {
    let mut table = String::from("functional,economic,administrative,programme,name,approved,adjusted,accrued,paid\n");
    let mut cents: i64 = 0;
    for at in 0..20_000_i64 {
        let (function, group) = (at % 10 + 1, at % 9 + 1);
        let amount = 10_000 + at * 7 % 90_000;
        cents += amount;
        let _ = writeln!(
            table,
            "{function:02}.{group},{},{}.{:02},P{},Línea {at},{}.{:02},{}.{:02},1.00,1.00",
            [211, 212, 22, 25, 27, 28, 311][at as usize % 7],
            at % 12 + 1,
            at % 40,
            at % 300,
            amount / 100,
            amount % 100,
            amount / 100,
            amount % 100
        );
    }
    let site = town("lines: [2026.csv]\n").with("budgets/2026.csv", table);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let mut pages = 0;
    for (path, bytes) in outcome.files() {
        if path.ends_with(".html") {
            pages += 1;
            assert!(bytes.len() < MOST, "{path}: {} bytes", bytes.len());
        }
    }
    assert!(pages > 100, "{pages} pages");
    let total = format!("{}.{:02}", cents / 100, cents % 100);
    assert!(amounts(&outcome.page("presupuestos/2026/")).contains(&total), "{total}");
}

#[test]
fn a_place_of_many_works_and_contracts_of_long_words_stay_light() {
    let mut yaml = String::from(
        "expenditure:\n  - {functional: \"04.5\", name: Calles, area: norte, approved: \"10.00\"}\nprojects:\n",
    );
    for at in 0..1_000 {
        let _ = writeln!(yaml, "  - {{id: O{at}, name: Obra número {at}, area: norte, total: \"{at}.00\"}}");
    }
    let object = "Prestación de servicios para la obra. ".repeat(30);
    let mut payments = String::from("Quien,Concepto,Monto\n");
    for at in 0..450 {
        let _ = writeln!(payments, "Obras {} SA,{object}{at} fin,1.00", at % 7);
    }
    let mapping = "year: 2026\ntables:\n  - {file: p.csv, columns: {payee: Quien, description: Concepto}, constants: {payee_kind: legal}, amounts: {amount: Monto}}\n";
    let territory = "levels: [{id: municipality, name: Municipio}, {id: barrio, name: Barrio}]\nareas:\n  - {id: uno, name: Uno, areas: [{id: norte, name: Norte}]}\n";
    let site = town(&yaml).file("territory.yaml", territory).with("municipality.yaml", "name: Uno\narea: uno\n");
    let site = site.with("payments/2026.yaml", mapping).with("payments/p.csv", payments);
    let built = site.build_with(&["--no-search"]).exits(0);
    for (path, bytes) in built.files().iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(bytes.len() < MOST, "{path}: {} bytes", bytes.len());
    }
    // The dearest works of the place first, the others on the pages that follow, and the rows behind its money.
    let place = built.page("lugares/norte/");
    assert!(place.contains("Obra número 999<") && !place.contains("Obra número 849<"));
    assert!(place.contains("2026.csv\""));
    let files = built.files();
    let below = files.iter().filter(|(path, _)| path.contains("lugares/norte/") && path.ends_with(".html"));
    let all: String = below.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    for at in 0..1_000 {
        assert_eq!(all.matches(&format!("Obra número {at}<")).count(), 1, "work {at}");
    }
    // Each contract stands once in the pages of the year.
    let pages: Vec<String> = built
        .files()
        .keys()
        .filter(|path| path.starts_with("presupuestos/2026/pagos/") && path.ends_with("index.html"))
        .map(|path| built.page(path))
        .collect();
    for at in [0, 200, 449] {
        assert_eq!(pages.iter().filter(|page| page.contains(&format!(" {at} fin"))).count(), 1, "{at}");
    }
}

#[test]
fn a_year_of_many_works_loans_changes_and_reasons_stays_browsable() {
    let (works, loans, lines) = (900, 700, 2_400);
    let long = "Una obra que se explica con todo detalle. ".repeat(9);
    let mut table = String::from("id,programme,name,approved,accrued\n");
    let mut yaml = String::from("lines: [2026.csv]\nstages: [{stage: accrued, as_of: 2026-06-30}]\nprojects:\n");
    for at in 0..lines {
        let _ = writeln!(table, "L{at},P{at:04},Línea número {at} del año,10.00,9.00");
    }
    for at in 0..works {
        let (up, right) = (9.0 + f64::from(at) / 5_000.0, -80.0 + f64::from(at % 37) / 100.0);
        let _ = writeln!(
            yaml,
            "  - {{id: O{at}, name: Obra número {at} del año, description: {long}, latitude: {up:.4}, longitude: {right:.2}, total: \"10.00\"}}"
        );
    }
    yaml.push_str("debt:\n");
    for at in 0..loans {
        let _ = writeln!(
            yaml,
            "  - {{id: d{at}, name: Préstamo número {at} del año, lender: Banco, outstanding: \"10.00\", as_of: 2026-06-30}}"
        );
    }
    // One act with 2,390 changes and ten with one.
    yaml.push_str("amendments:\n");
    for at in 0..10 {
        let _ = writeln!(
            yaml,
            "  - {{id: t{at}, kind: supplementary, date: 2026-02-01, act: Acuerdo {at}, changes: [{{line: \"2026-e:L{at}\", amount: \"1.00\"}}]}}"
        );
    }
    yaml.push_str("  - {id: largo, kind: supplementary, date: 2026-03-01, act: Acuerdo 99, changes: [");
    for at in 10..lines {
        let _ = write!(yaml, "{{line: \"2026-e:L{at}\", amount: \"1.00\"}}, ");
    }
    yaml.push_str("]}\nreasons:\n");
    for at in 0..lines {
        let _ = writeln!(
            yaml,
            "  - {{dimension: programme, code: P{at:04}, reason: Llovió mucho en el lugar {at} del año}}"
        );
    }
    let built = town(&yaml).with("budgets/2026.csv", table).build_with(&["--no-search"]).exits(0);
    let files = built.files();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".svg")) {
        assert!(bytes.len() < MOST, "{path}: {} bytes", bytes.len());
    }
    // Each stands once, on one of the pages that lead to one another.
    let all = |folder: &str, what: &dyn Fn(usize) -> String, count: usize| {
        let pages: Vec<String> = files
            .keys()
            .filter(|path| path.starts_with(folder) && path.ends_with("index.html"))
            .map(|path| built.page(path))
            .collect();
        assert!(pages.len() > 2, "{folder} has {} pages", pages.len());
        for at in [0, 1, count / 2, count - 1] {
            let on: Vec<&String> = pages.iter().filter(|page| page.contains(&what(at))).collect();
            assert_eq!(on.len(), 1, "{} stands on one page of {folder}", what(at));
        }
    };
    all("presupuestos/2026/modificaciones/", &|at| format!("Línea número {at} del año"), lines);
    all("presupuestos/2026/razones/", &|at| format!("en el lugar {at} del año"), lines);
    all("presupuestos/2026/deuda/", &|at| format!("Préstamo número {at} del año"), loans);
    all("presupuestos/2026/obras/", &|at| format!("id=\"p-O{at}\""), works as usize);
    let year = built.page("presupuestos/2026/");
    assert!(year.contains("href=\"modificaciones/\"") && year.contains("línea por línea (2400)"), "the rest is led to");
    assert!(year.contains("href=\"razones/\"") && year.contains("Cambia 2390 líneas"));
    let card = built.page("presupuestos/2026/indicadores/");
    // Ten of 700 places of loans.
    assert!(card.contains("y 690 más"), "an indicator names the first places of its debt");
}
