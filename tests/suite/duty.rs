//! What the law asks to publish: the calendar, and how it turns.

use crate::demo::{built, content, copy, demo, page};

/// The cells of an item in a calendar: the words of each month's cell.
fn cells(page: &crate::dom::Page, item: &str) -> Vec<String> {
    let tables = page.named("table");
    let table = tables.iter().find(|table| table.get("class").is_some_and(|class| class.contains("calendar")));
    let rows = table.expect("a calendar").find("tr");
    let is_asked = |row: &&crate::dom::Element| row.find("th").iter().any(|head| head.text().starts_with(item));
    let row = rows.iter().find(is_asked).unwrap_or_else(|| panic!("no row {item}"));
    row.find("td").iter().map(|cell| cell.text().trim().to_owned()).collect()
}

const PAYROLL: &str = "Planilla";

#[test]
fn adding_a_document_turns_its_cell_and_no_other() {
    let before = cells(page("valle-sereno/transparencia/"), PAYROLL);
    assert_eq!(before.len(), 11, "from January to November");
    // What the table of documents says: March and June came after the 14th of the next month.
    let table = content("valle-sereno/documents/mensuales.csv");
    assert!(table.contains("planilla;2026-03;2026-04-23") && !table.contains("planilla;2026-10"));
    let late: Vec<usize> = (0..11).filter(|month| before[*month] == "Publicado tarde").collect();
    assert_eq!(late, [2, 5]);
    assert_eq!((before[9].as_str(), before[10].as_str()), ("Falta", "Por vencer"));
    let site = copy(&["valle-sereno", "loma-quieta"]).file(
        "valle-sereno/documents/planilla-octubre.md",
        "---\ntitle: Planilla de octubre\nitem: planilla\nperiod: 2026-10\npublished: 2026-11-10\n---\n",
    );
    let after = cells(&built(site, &["--no-search"]).page("valle-sereno/transparencia/"), PAYROLL);
    let turned: Vec<usize> = (0..11).filter(|month| before[*month] != after[*month]).collect();
    assert_eq!((turned, after[9].as_str()), (vec![9], "Publicado"));
}

#[test]
fn what_does_not_apply_says_why() {
    let page = page("loma-quieta/transparencia/");
    assert!(cells(page, "Viajes").iter().all(|cell| cell == "No aplica"));
    assert!(page.only("main").contains("El municipio no paga viajes ni viáticos."));
}

#[test]
fn the_officer_is_told_what_is_late_and_what_falls_due() {
    let told = |code: &str, words: &str| {
        let mut all = demo().findings.iter();
        all.any(|finding| {
            finding.code == code && finding.place == "valle-sereno/documents" && finding.words.contains(words)
        })
    };
    assert!(told("duty-missing", "Planilla y gastos de representación\" of 2026-10"));
    let mut site = copy(&["valle-sereno", "loma-quieta"]);
    site.today("2026-12-02");
    let outcome = site.check();
    outcome.tells(
        "valle-sereno/documents",
        "duty-due",
        "Planilla y gastos de representación\" of 2026-11 must be published by 2026-12-14",
    );
}

#[test]
fn a_cell_turns_by_itself_when_its_day_has_passed() {
    let mut site = copy(&["valle-sereno", "loma-quieta"]);
    site.build_with(&["--no-search"]).exits(0);
    site.today("2026-12-14");
    let last = |outcome: &crate::site::Outcome| outcome.stderr.lines().last().unwrap_or_default().to_owned();
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(last(&outcome).contains("unchanged: 0"), "December has begun: {}", last(&outcome));
    let november = |outcome: &crate::site::Outcome| {
        let page = crate::dom::Page::parse("x", &outcome.page("valle-sereno/transparencia/"));
        cells(&page, PAYROLL)[10].clone()
    };
    assert_eq!(november(&outcome), "Por vencer", "the last day");
    site.today("2026-12-15");
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert_eq!(november(&outcome), "Falta");
}

#[test]
fn the_evidence_has_the_hash_of_each_file() {
    use sha2::{Digest, Sha256};
    let file = demo().files.get("puerto-cedro/files/planilla-2026-03.csv").expect("the payroll of March");
    let hash: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
    let evidence = page("puerto-cedro/transparencia/constancia/").only("main");
    assert!(evidence.contains(&hash), "{hash}");
    let table = demo().text("puerto-cedro/transparency.csv");
    let row = table.lines().find(|line| line.starts_with("planilla,") && line.contains(",2026-03,")).expect("a row");
    assert!(row.ends_with(&hash) && row.contains(",published,2026-04-09,"), "{row}");
}
