//! `cabildo import`: what it shows, what it writes, and what it leaves as it is.

use std::fs;

use crate::site::Site;

const GASTOS: &str = "Código;Partida;Ley;Devengado;Saldo\n\
    311;Alumbrado;1.250,50;1.000,00;250,50\n\
    320;Aseo;2.000,00;500,25;1.499,75\n";

fn town() -> Site {
    Site::of_one_town().beside("gastos-2026.csv", GASTOS)
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path("content").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_treasurys_table_becomes_a_budget_that_builds() {
    let site = town();
    let outcome = site.run(&["import", "budget", "gastos-2026.csv", "--lang", "en"]).exits(0);
    for said in ["approved", "Saldo", "(not used)", "lines or records read: 2", "written: uno/budgets/2026.yaml"] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let yaml = text(&site, "uno/budgets/2026.yaml");
    assert!(yaml.contains("amounts: {approved: Ley, accrued: Devengado}"), "{yaml}");
    assert_eq!(text(&site, "uno/budgets/2026-gastos.csv"), GASTOS);
    let page = site.build().exits(0).page("presupuestos/2026/");
    // 1,250.50 and 2,000.00
    assert!(page.contains("value=\"3250.50\""), "the sum of what was approved");
}

#[test]
fn a_preview_writes_nothing() {
    let site = town();
    let before = crate::site::files_below(&site.path("content"));
    let outcome = site.run(&["import", "budget", "gastos-2026.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("would be written: uno/budgets/2026.yaml"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("year: 2026"), "the text is shown: {}", outcome.stdout);
    assert!(crate::site::files_below(&site.path("content")) == before);
}

#[test]
fn next_months_table_takes_the_mapping_that_stands_and_keeps_what_was_written_by_hand() {
    let site = town();
    site.run(&["import", "budget", "gastos-2026.csv"]).exits(0);
    let changed = text(&site, "uno/budgets/2026.yaml") + "# Revisado por la tesorera\n";
    site.write("uno/budgets/2026.yaml", &changed);
    fs::write(site.path("gastos-2026.csv"), GASTOS.replace("500,25", "700,25")).unwrap();
    let outcome = site.run(&["import", "budget", "gastos-2026.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("brought up to date: uno/budgets/2026-gastos.csv"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("unchanged: uno/budgets/2026.yaml"), "{}", outcome.stdout);
    assert_eq!(text(&site, "uno/budgets/2026.yaml"), changed);
    // A table that somebody mended by hand is not lost.
    site.write("uno/budgets/2026-gastos.csv", "a mano");
    let outcome = site.run(&["import", "budget", "gastos-2026.csv", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.contains("left as it is: uno/budgets/2026-gastos.csv"), "{}", outcome.stdout);
    assert_eq!(text(&site, "uno/budgets/2026-gastos.csv"), "a mano");
}

#[test]
fn a_second_table_joins_the_year_below_the_first() {
    let site =
        town().beside("ingresos-2026.csv", "Código,Renglón,Presupuesto ley,Recaudado\n1.1,Inmuebles,4000.00,3500.10\n");
    site.run(&["import", "budget", "gastos-2026.csv"]).exits(0);
    let outcome = site.run(&["import", "budget", "ingresos-2026.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("brought up to date: uno/budgets/2026.yaml"), "{}", outcome.stdout);
    let yaml = text(&site, "uno/budgets/2026.yaml");
    assert_eq!(yaml.matches("- file:").count(), 2, "{yaml}");
    let page = site.build().exits(0).page("presupuestos/2026/");
    assert!(page.contains("value=\"3250.50\"") && page.contains("value=\"4000.00\""), "both directions");
}

#[test]
fn rows_that_are_not_taken_are_listed_with_the_reason() {
    let table = format!("{GASTOS}330;Parques;mil;0,00;0,00\n");
    let site = Site::of_one_town().beside("gastos-2026.csv", table);
    let outcome = site.run(&["import", "budget", "gastos-2026.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("not taken (1)"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("`mil`") && outcome.stdout.contains("(rows 4)"), "{}", outcome.stdout);
}

#[test]
fn what_cannot_be_known_is_asked_for_with_the_flag_that_says_it() {
    let site = Site::new()
        .beside("tabla.csv", "Código,Nombre,Aprobado\n1,Aseo,10.00\n")
        .beside("pagos.csv", "Fecha,Beneficiario,Importe\n2026-01-02,Ana,10.00\n");
    let run = |arguments: &[&str]| site.run(&[&["import", "budget", "--lang", "en"], arguments].concat());
    run(&["tabla.csv"]).exits(1).says("--municipality").says("dos, uno");
    run(&["tabla.csv", "--municipality", "unno"]).exits(1).says("did you mean `uno`?");
    run(&["tabla.csv", "--municipality", "uno"]).exits(1).says("--year");
    run(&["tabla.csv", "--municipality", "uno", "--year", "2026"]).exits(1).says("direction=revenue");
    run(&["pagos.csv", "--municipality", "uno", "--year", "2026"]).exits(1).says("Beneficiario");
    run(&["nowhere.csv", "--municipality", "uno"]).exits(2).says("nowhere.csv");
    let known = ["tabla.csv", "--municipality", "uno", "--year", "2026", "--set", "direction=revenue"];
    run(&[&known[..], &["--column", "approved=Otra"]].concat()).exits(1).says("`Otra`").says("Aprobado");
    run(&[&known[..], &["--column", "collected=Aprobado"]].concat()).exits(0);
    assert!(text(&site, "uno/budgets/2026.yaml").contains("amounts: {collected: Aprobado}"));
}

#[test]
fn a_table_of_thousands_of_columns_is_refused_at_once() {
    let titles: Vec<String> = (0..5_000).map(|at| format!("c{at}")).collect();
    let site = Site::of_one_town().beside("wide.csv", format!("{}\n{}\n", titles.join(","), "1,".repeat(4_999)));
    site.run(&["import", "budget", "wide.csv", "--year", "2026", "--lang", "en"])
        .exits(1)
        .says("1000000 rows or 1000 columns");
}

#[test]
fn two_columns_for_what_one_can_hold_are_refused_whatever_is_imported() {
    for (kind, one, other) in [
        ("budget", "approved=Ley", "approved=Devengado"),
        ("budget", "approved=Ley", "accrued=Ley"),
        ("proposals", "title=Partida", "title=Saldo"),
        ("areas", "district=Partida", "district=Código"),
        ("minutes", "title=Partida", "title=Saldo"),
    ] {
        let site = town();
        let before = crate::site::files_below(&site.path("content"));
        let asked = ["import", kind, "gastos-2026.csv", "--column", one, "--column", other, "--lang", "en"];
        let told = format!("`--column \"{one}\"` and `--column \"{other}\"` do not go together");
        site.run(&asked).exits(1).says(&told);
        assert_eq!(crate::site::files_below(&site.path("content")), before, "{kind}");
    }
    let levels = ["--column", "functional=Código", "--column", "functional=Partida", "--column", "-=Saldo"];
    town().run(&[&["import", "budget", "gastos-2026.csv", "--dry-run"], &levels[..]].concat()).exits(0);
}
