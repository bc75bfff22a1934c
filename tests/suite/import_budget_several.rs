//! `cabildo import budget` where several columns may be one stage, or columns of money are called as codes are: their
//! total is taken or none is, money is never a code, and what is left to be said is told. All sums by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

const NAMES: [&str; 3] = ["1.1.11,Personal", "1.2.20,Bienes", "1.3.05,Obras"];

/// A table of three lines.
fn table(titles: &str, rows: [&str; 3]) -> String {
    let lines = NAMES.iter().zip(rows).map(|(name, cells)| format!("{name},{cells}\n")).collect::<String>();
    format!("Código,Descripción,{titles}\n{lines}")
}

fn town(titles: &str, rows: [&str; 3]) -> Site {
    Site::of_one_town().beside("gastos-2025.csv", table(titles, rows))
}

fn read(site: &Site, more: &[&str]) -> Vec<String> {
    words(site, "gastos-2025.csv", more)[2..].to_vec()
}

/// What is said where nothing can be taken.
#[track_caller]
fn refused(site: &Site, said: &str) {
    site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en"]).exits(1).says(said);
}

const TWO: [&str; 3] = ["1000.10,2000.10", "700.20,800.20", "701.20,801.20"];
const TWO_AND_TWO: [&str; 3] =
    ["1000.10,2000.10,700.50,800.60", "700.20,800.20,400.30,500.40", "701.20,801.20,401.30,501.10"];

#[test]
fn of_several_budgets_without_a_total_none_is_taken() {
    for titles in [
        "Presupuesto funcionamiento,Presupuesto inversión",
        "Recurrent Budget,Development Budget",
        "Presupuesto de ingresos,Presupuesto de gastos",
        "Budget fonctionnement,Budget investissement",
    ] {
        let site = town(titles, TWO);
        refused(&site, "--column approved=TITLE");
        let first = titles.split(',').next().unwrap();
        assert_eq!(read(&site, &["--column", &format!("approved={first}")]), ["approved", "-"], "obeyed: {titles}");
    }
    // Beside what was done, that is taken, and the budgets are told.
    let site =
        town("Presupuesto,Presupuesto,Devengado", ["1000.10,2000.10,700.50", "700.20,800.20,400.30", "9.10,8.10,7.10"]);
    assert_eq!(read(&site, &[]), ["-", "-", "accrued"]);
    let told = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("several columns may be `approved` (3, 4)"), "{told}");
    assert_eq!(read(&site, &["--column", "approved=4"]), ["-", "approved", "accrued"], "by its number");
    let site = town(
        "Budget fonctionnement,Budget investissement,Réalisé",
        ["1000.10,2000.10,700.50", "700.20,800.20,400.30", "9.10,8.10,7.10"],
    );
    let told = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("several columns may be") && !told.contains("if it is `Budget investissement`"), "{told}");
    // Of each stage two: none of both is known.
    for titles in [
        "Presupuesto funcionamiento,Presupuesto inversión,Devengado funcionamiento,Devengado inversión",
        "Recurrent Budget,Development Budget,Recurrent Expenditure,Development Expenditure",
    ] {
        let site = town(titles, TWO_AND_TWO);
        refused(&site, "several columns may be `approved`");
    }
    // None of three is left out of what is told.
    let three = ["30000.03,50000.06,20000.02", "216000.07,360000.11,145440.04", "700.10,800.10,900.10"];
    let site = town("Presupuesto personal,Presupuesto bienes,Presupuesto obras", three);
    refused(&site, "(Presupuesto personal, Presupuesto bienes, Presupuesto obras)");
    // What is blocked, or set free, is no budget beside it.
    for other in ["Presupuesto bloqueado", "Presupuesto congelado", "Presupuesto liberado"] {
        assert_eq!(read(&town(&format!("{other},Presupuesto"), TWO), &[]), ["-", "approved"], "{other}");
    }
    // What only the title of one says to be all is.
    let site = town("Presupuesto participativo,Presupuesto anual", TWO);
    assert_eq!(read(&site, &[]), ["-", "approved"]);
}

#[test]
fn a_column_that_is_the_sum_of_the_others_of_its_stage_is_the_total() {
    let rows = [
        "1000.10,2000.10,3000.20,700.50,800.60,1501.10",
        "700.20,800.20,1500.40,400.30,500.40,900.70",
        "701.20,801.20,1502.40,401.30,501.10,902.40",
    ];
    for titles in [
        "Presupuesto municipal,Presupuesto descentralizado,Presupuesto total,Ejecutado municipal,Ejecutado descentralizado,Ejecutado total",
        "Presupuesto municipal,Presupuesto descentralizado,Presupuesto,Devengado municipal,Devengado descentralizado,Devengado",
        "General Fund Budget,Water Fund Budget,Total Budget,General Fund Actual,Water Fund Actual,Total Actual",
    ] {
        let site = town(titles, rows);
        assert_eq!(read(&site, &[]), ["-", "-", "approved", "-", "-", "accrued"], "{titles}");
        let csv = brought(&site, "gastos-2025.csv", "2025", &[]);
        // 3000.20 + 1500.40 + 1502.40; 1501.10 + 900.70 + 902.40.
        assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (600_300, 330_420));
    }
    // The total may stand first.
    let first = ["3000.20,1000.10,2000.10", "1500.40,700.20,800.20", "1502.40,701.20,801.20"];
    let site = town("Presupuesto,Presupuesto corriente,Presupuesto de capital", first);
    assert_eq!(read(&site, &[]), ["approved", "-", "-"]);
    // One row that does not add up is no total.
    let site =
        town("Presupuesto,Presupuesto corriente,Presupuesto de capital", [first[0], first[1], "1502.50,701.20,801.20"]);
    refused(&site, "several columns may be `approved`");
}

#[test]
fn money_by_source_or_by_unit_is_no_code() {
    let rows = [
        "100000.11,30000.03,70000.08,90000.10",
        "720000.22,216000.07,504000.15,500000.20",
        "41000.44,12300.13,28700.31,20000.40",
    ];
    for parts in ["Fondos propios,Fondo de inversión", "Recursos propios,SGP", "Fondo general,Otros fondos"] {
        let site = town(&format!("Presupuesto,{parts},Devengado"), rows);
        assert_eq!(read(&site, &[]), ["approved", "-", "-", "accrued"], "{parts}");
    }
    // Without cents, too.
    let whole = ["100000,30000,70000,90000", "720000,216000,504000,500000", "41000,12300,28700,20000"];
    let site = town("Presupuesto,Recursos propios,Regalías,Devengado", whole);
    assert_eq!(read(&site, &[]), ["approved", "-", "-", "accrued"]);
    // What Peru calls its budget.
    for rows in [
        ["1017345.50,1533221.50,1250030.50", "817345.50,933221.50,750030.50", "91734.00,93322.00,75003.00"],
        ["1017345,1533221,1250030", "817345,933221,750030", "91734,93322,75003"],
    ] {
        let site = town("Presupuesto Institucional de Apertura,Presupuesto Institucional Modificado,Devengado", rows);
        assert_eq!(read(&site, &[]), ["approved", "adjusted", "accrued"], "{rows:?}");
    }
    for title in ["Asignación departamental", "Program Budget"] {
        let site = town(&format!("{title},Devengado"), ["80000.09,60000.07", "576000.18,436320.13", "9000.10,8000.20"]);
        assert_eq!(read(&site, &[]), ["approved", "accrued"], "{title}");
    }
    // Sources by their numbers stay codes.
    let site = town("Fuente,Recurso,Presupuesto", ["1101,11,80000.09", "1101,12,576000.18", "1203,11,9000.10"]);
    assert_eq!(read(&site, &[])[0], "funding");
}

#[test]
fn a_plan_spread_over_the_year_is_a_part_of_it() {
    let rows = ["500000.05,1000000.11,490000.10", "3600000.11,7200000.22,3500000.20", "46000.16,92000.33,36000.30"];
    for part in ["Profiled Budget", "Phased Budget", "Prorated Budget", "Seasonalised Budget", "Presupuesto programado"]
    {
        for year in ["Annual Budget", "Presupuesto"] {
            let site = town(&format!("{part},{year},Actual"), rows);
            assert_eq!(read(&site, &[]), ["-", "approved", "accrued"], "{part}, {year}");
            let told = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0).stdout;
            assert!(told.contains(&format!("`{part}` says what was planned for a part")), "{told}");
        }
    }
    let alone = town("Profiled Budget,Actual", ["500.05,490.10", "360.11,350.20", "46.16,36.30"]);
    refused(&alone, "for a part of the year, and no column");
    let alone = town("Presupuesto programado,Devengado", ["500.05,490.10", "360.11,350.20", "46.16,36.30"]);
    assert_eq!(read(&alone, &[]), ["approved", "accrued"], "alone it may be all of it");
}

#[test]
fn stages_are_known_by_their_short_words() {
    let rows = ["1000.10,500.50,400.50", "700.20,300.30,200.30", "800.20,600.20,500.10"];
    for titles in [
        "Ppto. vigente al 30/06/2025,Dev. acum. al 30/06/2025,Pag. acum. al 30/06/2025",
        "Presup. vigente,Deveng. acum.,Pag. acum.",
        "Ppto. modificado,Ejec. acum.,Pag. al 30/06/2025",
    ] {
        assert_eq!(read(&town(titles, rows), &[]), ["adjusted", "accrued", "paid"], "{titles}");
    }
}
