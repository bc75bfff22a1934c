//! `cabildo import budget` of a later report of the same lines: what stood until then stays as the report of its day,
//! or goes, and that is told. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum};
use crate::site::{Outcome, Site};

/// Two lines as a report of some month tells them.
fn report([staff, works]: [&str; 2]) -> String {
    format!(
        "Rubro;Nombre;Apropiación inicial;Apropiación definitiva;Obligaciones acumuladas\n2.1;Personal;900,00;950,00;{staff}\n\
        2.3;Obras;600,00;550,00;{works}\n"
    )
}

/// A town that has March's report among its lines.
fn march() -> Site {
    let site = Site::of_one_town().beside("gastos-2025-03.csv", report(["210,50", "40,25"]));
    let _ = brought(&site, "gastos-2025-03.csv", "2025", &["--set", "direction=expenditure"]);
    site
}

fn import(site: &Site, file: &str, said: &[&str]) -> Outcome {
    site.run(&[&["import", "budget", file, "--lang", "en", "--set", "direction=expenditure"][..], said].concat())
}

/// Of a day's report, the line and what was accrued.
fn of_day(site: &Site, day: &str) -> Vec<String> {
    let csv = site.build().exits(0).page("presupuestos/2025/2025-executions.csv");
    let place = |title: &str| csv.lines().next().expect("titles").split(',').position(|one| one == title);
    let (line, accrued) = (place("reference").expect("references"), place("accrued").expect("accrued"));
    let cells = csv.lines().map(|row| row.split(',').collect::<Vec<_>>()).filter(|row| row[0] == day);
    cells.map(|row| format!("{} {}", row[line], row[accrued])).collect()
}

#[test]
fn what_stood_becomes_the_report_of_its_day() {
    let site = march().beside("gastos-2025-06.csv", report(["440,75", "205,25"]));
    let refused = import(&site, "gastos-2025-06.csv", &[]).exits(1);
    refused.says("--set table=2025-gastos-03.csv").says("--set report=");
    let said = ["--set", "table=2025-gastos-03.csv", "--set", "report=2025-03-31"];
    let told = import(&site, "gastos-2025-06.csv", &said).exits(0);
    assert!(told.stdout.contains("`2025-gastos-03.csv` becomes the report of 2025-03-31"), "{}", told.stdout);
    let csv = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(["adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [150_000, 64_600]);
    assert_eq!(of_day(&site, "2025-03-31"), ["2025-e-2.1 210.50", "2025-e-2.3 40.25"]);
    // September's follows, and stands after March's and June's.
    let site = site.beside("gastos-2025-09.csv", report(["680,00", "390,00"]));
    let said = ["--set", "table=2025-gastos-06.csv", "--set", "report=2025-06-30"];
    let _ = import(&site, "gastos-2025-09.csv", &said).exits(0);
    assert_eq!(of_day(&site, "2025-03-31"), ["2025-e-2.1 210.50", "2025-e-2.3 40.25"]);
    assert_eq!(of_day(&site, "2025-06-30"), ["2025-e-2.1 440.75", "2025-e-2.3 205.25"]);
    let csv = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(sum(&csv, "expenditure", "accrued"), 107_000, "{csv}");
    let year = std::fs::read_to_string(site.path("content/uno/budgets/2025.yaml")).expect("a year");
    let place = |text: &str| year.find(text).unwrap_or_else(|| panic!("no {text} in {year}"));
    assert!(place("- as_of: 2025-03-31") < place("- as_of: 2025-06-30"), "{year}");
}

#[test]
fn a_report_under_the_same_name_keeps_what_stood_under_another() {
    let site = Site::of_one_town().beside("gastos-2025.csv", report(["210,50", "40,25"]));
    let _ = brought(&site, "gastos-2025.csv", "2025", &["--set", "direction=expenditure"]);
    let site = site.beside("gastos-2025.csv", report(["440,75", "205,25"]));
    let _ = import(&site, "gastos-2025.csv", &["--set", "report=2025-03-31"]).exits(0);
    let csv = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(sum(&csv, "expenditure", "accrued"), 64_600, "{csv}");
    assert_eq!(of_day(&site, "2025-03-31"), ["2025-e-2.1 210.50", "2025-e-2.3 40.25"]);
    let kept =
        std::fs::read_to_string(site.path("content/uno/budgets/2025-gastos-2025-03-31.csv")).expect("March's table");
    assert!(kept.contains("210,50"), "{kept}");
}

#[test]
fn in_a_year_that_somebody_changed_by_hand_the_report_is_shown_and_not_written() {
    let site = march().beside("gastos-2025-06.csv", report(["440,75", "205,25"]));
    let year = site.path("content/uno/budgets/2025.yaml");
    let text = std::fs::read_to_string(&year).expect("a year") + "summary: Nuestro año.\n";
    std::fs::write(&year, &text).expect("written");
    let said = ["--set", "table=2025-gastos-03.csv", "--set", "report=2025-03-31"];
    let told = import(&site, "gastos-2025-06.csv", &said).exits(1);
    assert!(told.stdout.contains("+   - as_of: 2025-03-31"), "{}", told.stdout);
    assert_eq!(std::fs::read_to_string(&year).expect("a year"), text);
}

#[test]
fn figures_that_another_table_replaces_are_told() {
    let site = march().beside("gastos-2025-06.csv", report(["440,75", "205,25"]));
    let told = import(&site, "gastos-2025-06.csv", &["--set", "table=2025-gastos-03.csv"]).exits(0);
    assert!(told.stdout.contains("what it told before is on the site no more"), "{}", told.stdout);
    let again = import(&site, "gastos-2025-06.csv", &["--set", "table=2025-gastos-03.csv"]).exits(0);
    assert!(!again.stdout.contains("is on the site no more"), "{}", again.stdout);
}

#[test]
fn a_report_needs_a_day_and_a_table_that_stands() {
    let site = march().beside("gastos-2025-06.csv", report(["440,75", "205,25"]));
    import(&site, "gastos-2025-06.csv", &["--set", "report=marzo"]).exits(1).says("that is no day");
    import(&site, "gastos-2025-06.csv", &["--set", "report=2025-03-31"]).exits(1).says("2025-gastos-03.csv");
}

#[test]
fn a_report_that_stands_is_not_written_over() {
    // The command a second time, and another month with a day that was not changed.
    let site = Site::of_one_town().beside("gastos-2025.csv", report(["210,50", "40,25"]));
    let _ = brought(&site, "gastos-2025.csv", "2025", &["--set", "direction=expenditure"]);
    let said = ["--set", "report=2025-03-31"];
    let site = site.beside("gastos-2025.csv", report(["440,75", "205,25"]));
    let _ = import(&site, "gastos-2025.csv", &said).exits(0);
    import(&site, "gastos-2025.csv", &said).exits(1).says("has a report of 2025-03-31 already");
    assert_eq!(of_day(&site, "2025-03-31"), ["2025-e-2.1 210.50", "2025-e-2.3 40.25"]);
    let site = march().beside("gastos-2025-06.csv", report(["440,75", "205,25"]));
    let _ = import(&site, "gastos-2025-06.csv", &["--set", "table=2025-gastos-03.csv", said[0], said[1]]).exits(0);
    let site = site.beside("gastos-2025-09.csv", report(["680,00", "390,00"]));
    let again = ["--set", "table=2025-gastos-06.csv", said[0], said[1]];
    import(&site, "gastos-2025-09.csv", &again).exits(1).says("has a report of 2025-03-31 already");
    // A day of another year; and lines that are named without a dash.
    let other = ["--set", "table=2025-gastos-06.csv", "--set", "report=2024-06-30"];
    import(&site, "gastos-2025-09.csv", &other).exits(1).says("no day of 2025");
    let site = Site::of_one_town().beside("x.csv", report(["440,75", "205,25"]));
    let site = site.file("uno/budgets/2025-x.csv", report(["210,50", "40,25"]));
    for lines in ["lines: [2025-x.csv]\n", "lines:\n  file: 2025-x.csv\n  amounts: {approved: Apropiación inicial}\n"]
    {
        site.write("uno/budgets/2025.yaml", format!("year: 2025\n{lines}"));
        let run = import(&site, "x.csv", &["--year", "2025", said[0], said[1]]);
        run.exits(1).says("does not name `2025-x.csv` in a list with a dash");
    }
}

#[test]
fn a_place_is_named_for_one_file_and_of_its_side() {
    let site = march()
        .beside("gastos-2025-06.csv", report(["440,75", "205,25"]))
        .beside("b-2025.csv", report(["1,50", "2,25"]));
    let both =
        ["import", "budget", "gastos-2025-06.csv", "b-2025.csv", "--lang", "en", "--set", "direction=expenditure"];
    let place = ["--set", "table=2025-gastos-03.csv"];
    site.run(&[&both[..], &place].concat()).exits(1).says("Import them one after the other");
    let revenue = ["import", "budget", "b-2025.csv", "--lang", "en", "--set", "direction=revenue"];
    site.run(&[&revenue[..], &place].concat()).exits(1).says("2025-gastos-03.csv");
    assert_eq!(sum(&site.build().page("presupuestos/2025/2025.csv"), "expenditure", "accrued"), 25_075);
}
