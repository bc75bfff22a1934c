//! `cabildo import budget` where columns tell the sides of a budget in words of their own, or are filled for one
//! side alone. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

const YEAR: [&str; 2] = ["--year", "2025"];

fn town(file: &str, table: &str) -> Site {
    Site::of_one_town().beside(file, table)
}

/// What both sides come to.
fn both(csv: &str, stage: &str) -> (i64, i64) {
    (sum(csv, "revenue", stage), sum(csv, "expenditure", stage))
}

/// A budget whose loans stand on a side of their own.
const THREE: &str = "Account,Class,Description,Approved\n11,Revenue,Property tax,100.50\n211,Expenditure,Salaries,70.25\n\
                     31,Financing,Loan,30.25\n91,Memo,Guarantees,5.00\n";

#[test]
fn the_officer_says_what_a_third_side_is_and_what_is_left_out() {
    let site = town("h.csv", THREE);
    let asked = ["import", "budget", "h.csv", "--year", "2025", "--lang", "en"];
    let told = site.run(&asked).exits(1);
    told.says("“Financing”, “Memo”").says("rows 4, 5").says("--set \"Financing=revenue\"");
    let said = ["--set", "Financing=revenue", "--set", "Memo=-"];
    let csv = brought(&site, "h.csv", "2025", &[&YEAR[..], &said].concat());
    assert_eq!((both(&csv, "approved"), csv.lines().count() - 1), ((13_075, 7_025), 3), "{csv}");
    // Next year's file is read by what was said of this one.
    let next = THREE.replace("30.25", "40.25");
    let site = site.beside("i.csv", next);
    let csv = brought(&site, "i.csv", "2026", &["--year", "2026"]);
    assert_eq!(both(&csv, "approved"), (14_075, 7_025), "{csv}");
}

#[test]
fn sides_with_more_words_are_told_apart() {
    let four = "Rubro general;Código;Nombre;Asignado\nIngresos corrientes;10;Tributos;1000.25\n\
        Ingresos de capital;16;Transferencias;500.50\nGastos corrientes;01;Personal;900.50\nGastos de capital;03;Obras;600.25\n";
    let csv = brought(&town("g.csv", four), "g.csv", "2025", &YEAR);
    assert_eq!(both(&csv, "approved"), (150_075, 150_075), "{csv}");
    // What neither begins with is asked for, whatever side all are said to be of.
    let third = format!("{four}Inversiones;05;Parque;10.00\n");
    for more in [&[][..], &["--set", "direction=expenditure"]] {
        let site = town("g.csv", &third);
        let told = site.run(&[&["import", "budget", "g.csv", "--lang", "en"], &YEAR[..], more].concat());
        told.exits(1).says("“Inversiones”").says("rows 6");
        assert!(!site.path("content/uno/budgets/2025.yaml").exists());
    }
    let said = [&YEAR[..], &["--set", "Inversiones=expenditure"]].concat();
    let csv = brought(&town("g.csv", &third), "g.csv", "2025", &said);
    assert_eq!(both(&csv, "approved"), (150_075, 151_075), "{csv}");
}

#[test]
fn a_column_named_as_that_of_sides_is_read_by_its_words() {
    let table = "Type,Object,Name,Approved\nIncome,11,Tax,100.50\nOutlay,21,Pay,70.25\nOutlay,22,Fuel,30.25\n";
    let by_hand = ["--column", "direction=Type"];
    let site = town("t.csv", table);
    let asked = [&["import", "budget", "t.csv", "--lang", "en"], &YEAR[..], &by_hand].concat();
    site.run(&asked).exits(1).says("“Outlay”").says("rows 3, 4").says("--set \"Outlay=expenditure\"");
    assert!(!site.path("content/uno/budgets/2025.yaml").exists());
    let csv = brought(&site, "t.csv", "2025", &[&YEAR[..], &by_hand, &["--set", "Outlay=expenditure"]].concat());
    assert_eq!(both(&csv, "approved"), (10_050, 10_050), "{csv}");
    let mapping = std::fs::read_to_string(site.path("content/uno/budgets/2025.yaml")).expect("a budget");
    assert!(mapping.contains("Income: revenue") && mapping.contains("Outlay: expenditure"), "{mapping}");
    let known = table.replace("Outlay", "Expense");
    let csv = brought(&town("t.csv", &known), "t.csv", "2025", &[&YEAR[..], &by_hand].concat());
    assert_eq!(both(&csv, "approved"), (10_050, 10_050), "{csv}");
}

#[test]
fn columns_that_one_side_alone_fills_are_both_taken() {
    let table = "Tipo;Rubro de ingreso;Objeto del gasto;Función;Descripción;Aprobado\nIngresos;1.1;;;Impuestos;100.50\n\
        Ingresos;1.2;;;Tasas;50.25\nGastos;;111;01;Sueldos;70.25\nGastos;;112;01;Dietas;10.25\nGastos;;311;04;Calles;70.25\n";
    let site = town("t.csv", table);
    let read = words(&site, "t.csv", &YEAR);
    assert_eq!(read[..4], ["direction", "economic", "economic", "functional"]);
    let csv = brought(&site, "t.csv", "2025", &YEAR);
    assert_eq!(both(&csv, "approved"), (15_075, 15_075));
    assert!(csv.contains(",1.2,") && csv.contains(",311,"), "{csv}");
    // Of revenue, names alone.
    let named = "Type,Revenue Source,Department,Object,Name,Adopted\nRevenue,Property Tax,,,Tax,100.50\n\
        Revenue,Fees,,,Permits,50.25\nExpense,,Mayor,51,Pay,70.25\nExpense,,Works,52,Streets,80.50\n";
    let site = town("n.csv", named);
    let csv = brought(&site, "n.csv", "2025", &YEAR);
    assert!(csv.contains("property-tax") && csv.contains(",51,"), "{csv}");
    let page = site.build().exits(0).page("presupuestos/2025/ingresos-por-objeto/property-tax/");
    assert!(page.contains("Property Tax"), "the name of the revenue's code");
}

#[test]
fn lines_are_called_as_their_column_says_in_any_language() {
    let titles = "Line|Heading|Item|Description|Concept|Libellé|Descrição|Voce|Bezeichnung|Partida|Rubro|Detalle|\
        Denominación|Concepto|Concepte|Posten|Oggetto|Zeile|Was|";
    for title in titles.split('|') {
        let table = format!(
            "Section;{title};Approved;Paid\nMayor;Salaries;1200.50;600.25\nMayor;Fuel;20.10;3.00\nWorks;Streets;300.25;100.10\n"
        );
        let read = words(&town("t.csv", &table), "t.csv", &["--year", "2025", "--set", "direction=expenditure"]);
        assert_eq!(read[..2], ["names.administrative", "name"], "{title}");
    }
}

#[test]
fn what_stands_beside_a_plan_and_is_called_expenditure_was_spent() {
    let kenya = "Vote,Department,Approved Estimates (Kshs.),Supplementary Estimates (Kshs.),Expenditure (Kshs.)\n\
        3061,Assembly,\"1,000,000\",\"1,200,000\",\"800,000\"\n3062,Health,\"2,000,000\",\"1,900,000\",\"1,500,000\"\n";
    let settings = crate::site::SETTINGS.replace("currency: PAB", "currency: KES");
    let site = town("k.csv", kenya).file("cabildo.yaml", settings);
    // Both are large: it may be the whole budget, and nothing proves that it is a difference.
    assert_eq!(words(&site, "k.csv", &YEAR), ["administrative", "name", "approved", "-", "accrued"]);
    let told = site.run(&["import", "budget", "k.csv", "--year", "2025", "--dry-run", "--lang", "en"]).exits(0);
    assert!(told.stdout.contains("adjusted=TITLE"), "{}", told.stdout);
    let csv = brought(
        &site,
        "k.csv",
        "2025",
        &[&YEAR[..], &["--column", "adjusted=Supplementary Estimates (Kshs.)"]].concat(),
    );
    assert_eq!((sum(&csv, "expenditure", "adjusted"), sum(&csv, "expenditure", "accrued")), (310_000_000, 230_000_000));
    let italy = "Missione,Previsioni iniziali,Previsioni definitive,Impegni\nIstruzione,100.50,110.50,90.25\nSalute,50.25,50.25,40.00\n";
    let read = words(&town("spese.csv", italy), "spese.csv", &YEAR);
    assert_eq!(read[1..], ["approved", "adjusted", "committed"]);
    // What was voted in all stands after the amounts, and is no number of a vote.
    let france = "Chapitre,Libellé,Budget primitif,Décisions modificatives,Total voté\n011,Eau,50865,-428,50437\n012,Paie,60000,10,60010\n";
    let read = words(&town("f.csv", france), "f.csv", &[&YEAR[..], &["--set", "direction=expenditure"]].concat());
    assert_eq!(read[2..], ["approved", "modification", "adjusted"]);
}

#[test]
fn headings_name_the_sides_of_the_lines_below_them() {
    let spanish = "Código;Concepto;Importe\n;INGRESOS;\n11;Impuestos;100,00\n12;Tasas;20,50\n;GASTOS;\n21;Personal;90,00\n22;Luz;30,50\n";
    let csv = brought(&town("presupuesto-2025.csv", spanish), "presupuesto-2025.csv", "2025", &[]);
    assert_eq!(both(&csv, "approved"), (12_050, 12_050), "{csv}");
    // In the column of codes, with numbers, totals, what is left, and what a town of the United States did.
    let american = "Account,Description,Adopted Budget,Actual\nI. REVENUES,,,\n4010,Property tax,1200.00,1100.00\n\
        4020,Fees,300.00,310.00\nTotal revenues,,1500.00,1410.00\nII. EXPENDITURES,,,\n5010,Salaries,1000.00,990.00\n\
        5020,Supplies,400.00,390.00\nTotal expenditures,,1400.00,1380.00\nSurplus,,100.00,30.00\n";
    let site = town("b-2025.csv", american);
    assert_eq!(words(&site, "b-2025.csv", &[]).last().map(String::as_str), Some("direction"));
    let csv = brought(&site, "b-2025.csv", "2025", &[]);
    assert_eq!((both(&csv, "approved"), both(&csv, "accrued")), ((150_000, 140_000), (141_000, 138_000)), "{csv}");
    assert_eq!(csv.lines().count() - 1, 4, "{csv}");
    let mapping = std::fs::read_to_string(site.path("content/uno/budgets/2025.yaml")).expect("a budget");
    assert!(mapping.contains("headings: {I. REVENUES: revenue, II. EXPENDITURES: expenditure}"), "{mapping}");
    // Next month's goes to its place, and next year's is read as this one.
    let later = american.replace("990.00", "995.00").replace("1380.00", "1385.00");
    let csv = brought(&site.beside("b-2025.csv", later), "b-2025.csv", "2025", &[]);
    assert_eq!(both(&csv, "accrued"), (141_000, 138_500), "{csv}");
    let csv = brought(&town("b-2025.csv", american).beside("b-2026.csv", american), "b-2026.csv", "2026", &[]);
    assert_eq!(both(&csv, "approved"), (150_000, 140_000), "{csv}");
}

#[test]
fn headings_that_may_be_of_another_side_are_asked_for() {
    let table =
        "Código;Concepto;Importe 2025\n;RECEITAS;\n11;Impostos;100,00\n;DESPESAS;\n21;Pessoal;90,00\n22;Luz;30,50\n";
    // A department that gathers taxes, one called after means, a loan, and a heading that stands out as those do.
    for heading in [
        "Departamento de Receitas",
        "RECURSOS HUMANOS",
        "Empréstimos",
        "ENDIVIDAMENTO",
        "Receitas próprias do museu",
        "Saldo",
    ] {
        let doubtful = table.replace("22;Luz", &format!(";{heading};\n22;Luz"));
        let site = town("presupuesto-2025.csv", &doubtful);
        let asked = ["import", "budget", "presupuesto-2025.csv", "--lang", "en"];
        site.run(&asked).exits(1).says(&format!("of “{heading}” it is not known")).says("--set headings=sides");
        assert!(!site.path("content/uno/budgets/2025.yaml").exists());
        let csv = brought(&site, "presupuesto-2025.csv", "2025", &["--set", "headings=sides"]);
        assert_eq!(both(&csv, "approved"), (10_000, 12_050), "{heading}: {csv}");
        let left = format!("{heading}=-");
        site.run(&[&asked[..], &["--set", &left]].concat()).exits(1).says("is a heading");
        // What was said holds for next year's table.
        let next = site.beside("presupuesto-2026.csv", doubtful.replace("2025", "2026").replace("30,50", "35,50"));
        let csv = brought(&next, "presupuesto-2026.csv", "2026", &[]);
        assert_eq!(both(&csv, "approved"), (10_000, 12_550), "{heading}: {csv}");
        let meant = format!("{heading}=revenue");
        let csv = brought(&town("presupuesto-2025.csv", &doubtful), "presupuesto-2025.csv", "2025", &["--set", &meant]);
        assert_eq!(both(&csv, "approved"), (13_050, 9_000), "{heading}: {csv}");
    }
    // A line above all headings belongs to no side.
    let early = table.replace(";RECEITAS;", "10;Saldo;1,00\n;RECEITAS;");
    let run = town("presupuesto-2025.csv", &early).run(&["import", "budget", "presupuesto-2025.csv", "--lang", "en"]);
    run.exits(1).says("name revenue and expenditure above");
    // Those that begin as their side does are within it; of others, one word of the officer says it.
    let inner = table
        .replace("21;Pessoal", ";Despesas correntes;\n21;Pessoal")
        .replace("11;Impostos", ";Receitas próprias;\n11;Impostos");
    let csv = brought(&town("presupuesto-2025.csv", &inner), "presupuesto-2025.csv", "2025", &[]);
    assert_eq!((both(&csv, "approved"), csv.lines().count() - 1), ((10_000, 12_050), 3), "{csv}");
    assert!(csv.contains(",21,"), "their codes: {csv}");
}

#[test]
fn a_row_above_the_headings_that_name_sides_is_told_when_the_site_is_built() {
    let site = town("t.csv", "");
    let site = site.file(
        "uno/budgets/2025-t.csv",
        "Cuenta,Nombre,Ley\n1,Suelto,5.00\nEntra,,\n2,Tasas,20.00\nSale,,\n3,Luz,15.00\n",
    );
    let mapping = "year: 2025\nlines:\n  - file: 2025-t.csv\n    headings: {Entra: revenue, Sale: expenditure}\n    \
        columns: {economic: Cuenta, name: Nombre}\n    amounts: {approved: Ley}\n";
    let site = site.file("uno/budgets/2025.yaml", mapping);
    site.build().exits(1).tells("uno/budgets/2025-t.csv:2", "empty-value", "direction");
}

/// Each side's own stages side by side, with 0 where a row's side has none, as accounting programs write them.
const STAGES: &str = "Tipo,Código,Concepto,Presupuesto,Comprometido,Pagado,Recaudado\nIngreso,03,Patentes,1000.10,0,0.00,900.10\n\
                      Ingreso,05,Transferencias,2100.20,0,0.00,1800.20\nGasto,21,Personal,1500.10,1450.10,1300.10,0.00\n\
                      Gasto,22,Bienes,1600.20,1400.20,1100.20,0.00\n";

#[test]
fn a_zero_in_a_stage_that_a_rows_side_does_not_have_is_no_amount() {
    let site = town("t.csv", STAGES);
    assert_eq!(words(&site, "t.csv", &YEAR)[3..], ["approved", "committed", "paid", "collected"]);
    let csv = brought(&site, "t.csv", "2025", &YEAR);
    assert_eq!(both(&csv, "approved"), (310_030, 310_030), "{csv}");
    assert_eq!((both(&csv, "collected"), both(&csv, "committed")), ((270_030, 0), (0, 285_030)), "{csv}");
    assert_eq!(both(&csv, "paid"), (0, 240_030), "{csv}");
    site.build().exits(0).tells_no("stage-not-of-direction");
}

#[test]
fn an_amount_in_a_stage_that_a_rows_side_does_not_have_is_told_and_the_officer_may_insist() {
    let site = town("t.csv", &STAGES.replace("1000.10,0,", "1000.10,5.50,"));
    let asked = ["import", "budget", "t.csv", "--year", "2025", "--lang", "en", "--dry-run"];
    let told = site.run(&asked).exits(0);
    let note = "`Comprometido` has amounts in rows of the side that has no stage `committed` (rows 2)";
    assert!(told.stdout.contains(note), "{}", told.stdout);
    let said = [&YEAR[..], &["--column", "committed=Comprometido"]].concat();
    assert_eq!(words(&site, "t.csv", &said)[3..], ["approved", "committed", "paid", "collected"]);
    let _ = site.run(&[&["import", "budget", "t.csv"][..], &said].concat()).exits(0);
    site.build().exits(1).tells("uno/budgets/2025-t.csv:2", "stage-not-of-direction", "committed");
}

#[test]
fn a_heading_that_is_called_otherwise_next_month_is_told() {
    let table = "Código;Concepto;Ley 2025\n;INGRESOS;\n113;Tasas;1500,40\n;GASTOS;\n22;Aseo;1251,45\n";
    let site = town("todo-2025.csv", table);
    let csv = brought(&site, "todo-2025.csv", "2025", &[]);
    assert_eq!(both(&csv, "approved"), (150_040, 125_145));
    for other in ["Gastos", "GASTOS:", "gastos "] {
        site.write("uno/budgets/2025-todo.csv", table.replace("GASTOS", other));
        let csv = site.build().exits(0).page("presupuestos/2025/2025.csv");
        assert_eq!(both(&csv, "approved"), (150_040, 125_145), "{other}: {csv}");
    }
    // A heading that is new may begin a third side: asked for when it is brought, told where it stands already.
    let more = format!("{table};PRÉSTAMOS;\n33;Banco;77,70\n");
    let site = site.beside("todo-2025.csv", &more);
    site.run(&["import", "budget", "todo-2025.csv", "--lang", "en"]).exits(1).says("“PRÉSTAMOS”");
    site.write("uno/budgets/2025-todo.csv", &more);
    site.build().exits(0).tells("uno/budgets/2025-todo.csv:6", "heading-unknown", "PRÉSTAMOS");
    site.write("uno/budgets/2025-todo.csv", table.replace("GASTOS", "EGRESOS"));
    site.build().exits(1).tells("uno/budgets/2025.yaml", "no-heading-of-side", "gastos");
}
