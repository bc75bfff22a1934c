//! `cabildo import budget` where rows are sums of others: they are found by arithmetic and by the columns that are
//! empty in them, whatever these are called; where it is not certain, nothing is taken. Every expected figure was
//! added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

/// A town with a table beside it.
fn town(file: &str, table: &str) -> Site {
    Site::of_one_town().beside(file, table)
}

/// What the lines of a table's expenditure come to, and how many they are.
fn spent(file: &str, table: &str, more: &[&str], stages: &[&str]) -> (Vec<i64>, usize) {
    let more = [&["--set", "direction=expenditure"], more].concat();
    let csv = brought(&town(file, table), file, "2025", &more);
    (stages.iter().map(|stage| sum(&csv, "expenditure", stage)).collect(), csv.lines().count() - 1)
}

/// Sums on two levels, in columns that are the parts of one code.
const PARTS: &str = "Grupo;Partida;Subpartida;Descripción;Presupuesto Inicial;Modificaciones;Presupuesto Vigente;Pagado\n\
    1;;;PERSONAL;1.500,00;100,00;1.600,00;880,00\n1;01;;Permanente;1.000,00;100,00;1.100,00;600,00\n\
    1;01;001;Haberes;700,00;100,00;800,00;400,00\n1;01;002;Bono;300,00;0,00;300,00;200,00\n\
    1;02;;Eventual;500,00;0,00;500,00;280,00\n1;02;001;Contratos;500,00;0,00;500,00;280,00\n\
    2;;;SERVICIOS;250,00;-100,00;150,00;60,00\n2;01;;Básicos;250,00;-100,00;150,00;60,00\n\
    2;01;001;Energía;200,00;-100,00;100,00;40,00\n2;01;003;Agua;50,00;0,00;50,00;20,00\n\
    ;;;TOTAL;1.750,00;0,00;1.750,00;940,00\n";

#[test]
fn sums_over_several_columns_of_a_code_are_not_added_whatever_these_are_called() {
    for titles in ["Grupo;Partida;Subpartida", "Subtítulo;Ítem;Asignación", "Eins;Zwei;Drei", "Clase;Grupo;Cuenta"] {
        let table = PARTS.replace("Grupo;Partida;Subpartida", titles);
        let (sums, lines) = spent("gasto-2025.csv", &table, &[], &["approved", "adjusted", "paid"]);
        assert_eq!((sums, lines), (vec![175_000, 175_000, 94_000], 5), "{titles}");
    }
    let site = town("gasto-2025.csv", PARTS);
    assert_eq!(words(&site, "gasto-2025.csv", &[])[..3], ["economic", "economic", "economic"]);
    let csv = brought(&site, "gasto-2025.csv", "2025", &[]);
    assert!(csv.contains(",1.01.002,") && csv.contains(",2.01.003,"), "{csv}");
    let built = site.build().exits(0);
    let page = built.page("presupuestos/2025/gastos-por-objeto/1/");
    assert!(page.contains("Permanente") && page.contains("Bono") && !page.contains("Energía"), "a tree of codes");
    // Next month a sum is wrong: it is told at its row.
    site.write("uno/budgets/2025-gasto.csv", PARTS.replace("1;01;;Permanente;1.000,00", "1;01;;Permanente;1.001,00"));
    site.build().exits(1).tells("uno/budgets/2025-gasto.csv:3", "subtotal-differs", "1001.00");
}

#[test]
fn a_staircase_of_codes_is_read_with_the_codes_above_each_row() {
    let table = "Capítulo,Concepto,Partida Genérica,Descripción,Aprobado,Modificado,Pagado\n\
        1000,,,PERSONAL,1500.00,1600.00,880.00\n,1100,,PERMANENTE,1000.00,1100.00,600.00\n,,113,Sueldos,1000.00,1100.00,600.00\n\
        ,1200,,TRANSITORIO,500.00,500.00,280.00\n,,122,Eventuales,500.00,500.00,280.00\n\
        2000,,,MATERIALES,250.00,150.00,60.00\n,2100,,OFICINA,250.00,150.00,60.00\n\
        ,,211,Útiles,200.00,100.00,40.00\n,,212,Impresión,50.00,50.00,20.00\n,2600,,COMBUSTIBLES,40.00,40.00,9.00\n\
        Total del Gasto,,,,1790.00,1790.00,949.00\n";
    // What nothing stands below is a line, however wide: here the chapter leaves it out, and is told.
    let table = table.replace("2000,,,MATERIALES,250.00,150.00,60.00", "2000,,,MATERIALES,290.00,190.00,69.00");
    let by_hand: &[&str] =
        &["--column", "economic=Capítulo", "--column", "economic=Concepto", "--column", "economic=Partida Genérica"];
    for more in [&[], by_hand] {
        let (sums, lines) = spent("gasto-2025.csv", &table, more, &["approved", "adjusted", "paid"]);
        assert_eq!((sums, lines), (vec![179_000, 179_000, 94_900], 5));
    }
    let site = town("gasto-2025.csv", &table);
    let csv = brought(&site, "gasto-2025.csv", "2025", &[]);
    assert!(csv.contains(",113,") && csv.contains(",2600,"), "codes stay as they are known: {csv}");
    let page = site.build().exits(0).page("presupuestos/2025/gastos-por-objeto/2000/");
    assert!(page.contains("OFICINA") && page.contains("Impresión"), "a tree of codes");
}

#[test]
fn departments_above_lines_that_have_names_alone_are_their_sums() {
    let table = "Department,Line item,Adopted Budget,Actual\n\
        Mayor,,120.50,100.25\n,Salaries,100.50,90.25\n,Fuel,20.00,10.00\nReserve,,50.00,0.00\n\
        Works,,300.00,100.00\n,Streets,250.00,80.00\n,Lights,50.00,20.00\n";
    let (sums, lines) = spent("town-2025.csv", table, &[], &["approved", "accrued"]);
    assert_eq!((sums, lines), (vec![47_050, 20_025], 5), "a department without lines is one");
    let levels = "Fund,Department,Division,Object,Adopted Budget,Actual\n\
        General,,,,1000.00,800.00\n,Police,,,700.00,600.00\n,,Patrol,,500.00,450.00\n,,,Salaries,400.00,380.00\n,,,Fuel,100.00,70.00\n\
        ,,Detectives,,200.00,150.00\n,,,Salaries,200.00,150.00\n,Library,,,300.00,200.00\n,,,Books,300.00,200.00\n\
        Water,,,,50.00,40.00\n,Utilities,,,50.00,40.00\n,,,Pipes,30.00,25.00\n,,,Pumps,20.00,15.00\n";
    let site = town("town-2025.csv", levels);
    let csv = brought(&site, "town-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), csv.lines().count()), (105_000, 7), "{csv}");
    let page = site.build().exits(0).page("presupuestos/2025/gastos-por-unidad/police/");
    assert!(page.contains("Patrol") && page.contains("Detectives"), "divisions below their department");
    let library = site.build().exits(0).page("presupuestos/2025/gastos-por-unidad/library/");
    assert!(library.contains("Books") && !library.contains("Detectives"), "what is wider ends what is finer");
}

#[test]
fn departments_with_one_line_each_are_their_sums() {
    let table = "Department,Line item,Adopted Budget,Actual\nMayor,,100.50,90.25\n,Salaries,100.50,90.25\n\
        Clerk,,55.00,10.00\n,Salaries,55.00,10.00\nWorks,,300.00,100.00\n,Streets,300.00,100.00\n";
    let (sums, lines) = spent("town-2025.csv", table, &[], &["approved", "accrued"]);
    assert_eq!((sums, lines), (vec![45_550, 20_025], 3));
    // In figures so round that chance may do it, nothing is taken until the officer says what rows are.
    let round = "Department,Line item,Adopted Budget\nMayor,,100\n,Salaries,100\nClerk,,50\n,Pay,50\n";
    let asked = ["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--lang", "en"];
    town("town-2025.csv", round).run(&asked).exits(1).says("rows 2, 4").says("sums=yes").says("sums=no");
    assert_eq!(spent("town-2025.csv", round, &["--set", "sums=yes"], &["approved"]), (vec![15_000], 2));
    assert_eq!(spent("town-2025.csv", round, &["--set", "sums=no"], &["approved"]), (vec![30_000], 4));
    // Where no row is a sum, the officer who says that some are is told so.
    let none = "Code,Name,Adopted Budget\n11,Pay,100.50\n12,Fuel,20.25\n";
    let told = town("town-2025.csv", none).run(&[&asked[..], &["--set", "sums=yes"]].concat()).exits(0);
    assert!(told.stdout.contains("no row is the sum of others"), "{}", told.stdout);
}

#[test]
fn a_department_that_is_a_line_itself_is_called_so() {
    let table = "Departamento;Partida;Inicial;Devengado\nAlcaldía;;1.200,35;600,05\n;Sueldos;1.000,25;500,05\n;Dietas;200,10;100,00\n\
        Biblioteca;;80,35;10,20\nObras;;550,50;60,05\n;Calles;250,25;40,03\n;Parques;300,25;20,02\n";
    let csv = brought(&town("gasto-2025.csv", table), "gasto-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), csv.lines().count() - 1), (183_120, 5), "{csv}");
    assert!(csv.contains(",Biblioteca,PAB,80.35"), "{csv}");
}

#[test]
fn sums_that_only_their_amounts_tell_are_left_out_and_named() {
    let table = "Descrizione;Stanziamento iniziale;Impegnato\n\
        Personale;1500,50;900,10\nStipendi;1000,50;600,10\nStraordinari;500,00;300,00\n\
        Beni;250,25;60,00\nCarta;200,25;40,00\nInchiostro;50,00;20,00\nComplessivo;1750,75;960,10\n";
    let site = town("spese-2025.csv", table);
    let told = site.run(&["import", "budget", "spese-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(told.stdout.contains("rows 2, 5, 8") && told.stdout.contains("sums=no"), "{}", told.stdout);
    let (sums, lines) = spent("spese-2025.csv", table, &[], &["approved", "committed"]);
    assert_eq!((sums, lines), (vec![175_075, 96_010], 4));
    // Said to be lines, they are told until it is said of each that it is none.
    let as_lines = ["import", "budget", "spese-2025.csv", "--set", "direction=expenditure", "--set", "sums=no"];
    site.run(&as_lines).exits(0);
    site.build().exits(1).tells("uno/budgets/2025-spese.csv:2", "line-is-total", "1500.50").tells(
        "uno/budgets/2025-spese.csv:5",
        "line-is-total",
        "250.25",
    );
    // Round figures that come to one another by chance are lines, and that is told.
    let chance = "Code,Description,Adopted Budget\n4001,Pay,1000.00\n4002,Fuel,500.00\n4003,Paper,500.00\n\
        4004,Ink,200.00\n4005,Desks,100.00\n4006,Chairs,100.00\n4007,Lamps,700.00\n";
    let (sums, lines) = spent("town-2025.csv", chance, &[], &["approved"]);
    assert_eq!((sums, lines), (vec![310_000], 7));
}

#[test]
fn where_it_is_not_certain_which_rows_are_sums_nothing_is_taken() {
    let refused = |table: &str, says: &str| {
        let site = town("town-2025.csv", table);
        let asked = ["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--lang", "en"];
        site.run(&asked).exits(1).says(says).says("sums=no");
        assert!(!site.path("content/uno/budgets/2025.yaml").exists());
        site
    };
    let one_wrong = "Department,Line item,Adopted Budget,Actual\nMayor,,120.50,100.25\n,Salaries,100.50,90.25\n,Fuel,20.00,10.00\n\
        Works,,333.00,100.00\n,Streets,250.00,80.00\n,Lights,50.00,20.00\n";
    let site = refused(one_wrong, "rows 5 are not");
    // As sums all the same, the wrong one is told; as lines, all are added.
    site.run(&["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--set", "sums=yes"]).exits(0);
    site.build().exits(1).tells("uno/budgets/2025-town.csv:5", "subtotal-differs", "333.00");
    let (sums, lines) = spent("town-2025.csv", one_wrong, &["--set", "sums=no"], &["approved"]);
    assert_eq!((sums, lines), (vec![87_400], 6));
    let some = "Chapter,Name,Adopted Budget,Actual\nA,Personnel,1500.00,900.00\nB,Salaries,1000.00,600.00\nC,Bonus,500.00,300.00\n\
        D,Unit,130.00,77.00\nE,Goods,250.00,60.00\nF,Paper,200.00,40.00\nG,Ink,50.00,20.00\n";
    refused(some, "rows 2, 6");
    let (sums, lines) = spent("town-2025.csv", some, &["--set", "sums=yes"], &["approved"]);
    assert_eq!((sums, lines), (vec![188_000], 5));
    let more_than_all = "Code,Name,Adopted Budget\n1,Personnel,1500.50\n2,Salaries,1000.50\n3,Bonus,500.00\n4,Unit,130.00\n,TOTAL,1630.50\n";
    refused(more_than_all, "3131.00");
}

#[test]
fn rows_that_only_name_those_after_them_are_no_lines() {
    let table = "Department,Line item,Adopted Budget,Actual\nMAYOR,,,\nSalaries,A1,100.50,90.25\nFuel,A2,20.00,10.00\n\
        Subtotal Mayor,,120.50,100.25\nWORKS,,,\nStreets,B1,250.00,80.00\nSubtotal Works,,250.00,80.00\nGrand total,,370.50,180.25\n";
    let site = town("town-2025.csv", table);
    let csv = brought(&site, "town-2025.csv", "2025", &["--set", "direction=expenditure"]);
    assert_eq!((sum(&csv, "expenditure", "approved"), csv.lines().count()), (37_050, 4), "{csv}");
    let page = site.build().exits(0).page("presupuestos/2025/gastos-por-unidad/mayor/");
    assert!(page.contains("MAYOR") && page.contains("Fuel") && !page.contains("Streets"), "their departments");
    // Where it is not known what they name, they are left out and told, and the officer says it.
    let objects = table.replace("Department,Line item", "Concept,Account");
    let site = town("town-2025.csv", &objects);
    let asked = ["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--lang", "en"];
    let told = site.run(&asked).exits(0);
    assert!(told.stdout.contains("rows 2, 6") && told.stdout.contains("headings=administrative"), "{}", told.stdout);
    let (sums, lines) = spent("town-2025.csv", &objects, &["--set", "headings=administrative"], &["approved"]);
    assert_eq!((sums, lines), (vec![37_050], 3));
    // Both sides of a budget in one table are told apart, or nothing is taken.
    let sides = "Sección;Partida;Nombre;Presupuesto Ley\nINGRESOS;;;\n;1.1;Predial;100,00\nGASTOS;;;\n;2.1;Sueldos;60,00\n;2.2;Luz;40,00\n";
    let csv = brought(&town("todo-2025.csv", sides), "todo-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "revenue", "approved"), sum(&csv, "expenditure", "approved")), (10_000, 10_000));
    let mixed =
        "Nombre;Partida;Presupuesto Ley\nINGRESOS;;\nPredial;1.1;100,00\nGASTOS;;\nSueldos;2.1;60,00\nLuz;2.2;40,00\n";
    // What all rows are said to be is not set aside by headings that name both.
    let asked = ["import", "budget", "todo-2025.csv", "--set", "direction=expenditure", "--lang", "en"];
    town("todo-2025.csv", mixed).run(&asked).exits(1).says("rows 2, 4");
}

#[test]
fn codes_on_departments_alone_make_them_the_sums_of_the_lines_below() {
    let table = "Code;Description;Approved;Paid\n01;Mayor;1200.50;600.25\n;Salaries;1200.50;600.25\n\
        02;Works;300.25;100.10\n;Streets;250.25;80.10\n;Lights;50.00;20.00\n03;Health;99.99;10.00\n;Vaccines;99.99;10.00\n";
    let site = town("town-2025.csv", table);
    let more = ["--set", "direction=expenditure", "--column", "administrative=Code"];
    let csv = brought(&site, "town-2025.csv", "2025", &more);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "paid")), (160_074, 71_035), "{csv}");
    assert_eq!(csv.lines().count() - 1, 4, "{csv}");
    let built = site.build().exits(0).tells_no("subtotal-differs");
    let page = built.page("presupuestos/2025/gastos-por-unidad/02/");
    assert!(page.contains("Works") && page.contains("Lights") && !page.contains("Vaccines"), "the department's page");
    // Next month a sum is wrong: it is told at its row.
    site.write("uno/budgets/2025-town.csv", table.replace("02;Works;300.25", "02;Works;301.25"));
    site.build().exits(1).tells("uno/budgets/2025-town.csv:4", "subtotal-differs", "301.25");
    // Without the officer's word the code is what codes alone are; the sums are none the less.
    let (sums, lines) = spent("town-2025.csv", table, &[], &["approved", "paid"]);
    assert_eq!((sums, lines), (vec![160_074, 71_035], 4));
    // Merged cells are no sums.
    let merged = "Code;Description;Approved\n01;Salaries;100.50\n;Fuel;70.25\n02;Streets;300.75\n;Lights;60.00\n";
    assert_eq!(spent("town-2025.csv", merged, &[], &["approved"]), (vec![53_150], 4));
    // In round figures chance may do it.
    let round = "Code;Description;Approved\n01;Mayor;100\n;Salaries;100\n02;Works;50\n;Streets;50\n";
    let asked = ["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--lang", "en"];
    town("town-2025.csv", round).run(&asked).exits(1).says("rows 2, 4").says("sums=yes");
    assert_eq!(spent("town-2025.csv", round, &["--set", "sums=yes"], &["approved"]), (vec![15_000], 2));
    assert_eq!(spent("town-2025.csv", round, &["--set", "sums=no"], &["approved"]), (vec![30_000], 4));
}

#[test]
fn departments_without_a_code_above_coded_lines_are_their_sums() {
    let table = "Code;Description;Approved;Paid\n;MAYOR;1200.50;600.25\n511;Salaries;1200.50;600.25\n\
        ;WORKS;300.25;100.10\n611;Streets;250.25;80.10\n612;Lights;50.00;20.00\n";
    let (sums, lines) = spent("town-2025.csv", table, &[], &["approved", "paid"]);
    assert_eq!((sums, lines), (vec![150_075, 70_035], 3));
    let asked = ["import", "budget", "town-2025.csv", "--set", "direction=expenditure", "--dry-run", "--lang", "en"];
    let told = town("town-2025.csv", table).run(&asked).exits(0);
    assert!(told.stdout.contains("rows 2, 4"), "{}", told.stdout);
    let round = "Code;Description;Approved\n;Mayor;100\n11;Salaries;100\n;Works;50\n12;Streets;50\n";
    town("town-2025.csv", round).run(&asked[..5]).exits(1);
    assert_eq!(spent("town-2025.csv", round, &["--set", "sums=no"], &["approved"]), (vec![30_000], 4));
}

#[test]
fn chapters_of_which_one_has_a_single_item_are_sums_below_a_total_of_any_name() {
    for (title, total) in [("Lfd.", "Alles zusammen"), ("Rif.", "Complessivo"), ("Réf", "Ensemble")] {
        // In each chapter the code alone could tell, and nobody knows the title of the codes.
        let table = format!(
            "{title};Description;Approved;Paid\n10;Police;53000.00;51200.00\n11;Pay;53000.00;51200.00\n\
            20;Works;269000.00;204300.00\n21;Pay;84000.00;80300.00\n22;Goods;78000.00;60000.00\n23;Fuel;107000.00;64000.00\n\
            {total};;322000.00;255500.00\n"
        );
        let (sums, lines) = spent("town-2025.csv", &table, &[], &["approved", "paid"]);
        assert_eq!((sums, lines), (vec![32_200_000, 25_550_000], 4), "{title}");
        // The items may stand above their chapter, and the chapter with one item last.
        let rows: Vec<&str> = table.lines().collect();
        let after = [rows[0], rows[4], rows[5], rows[6], rows[3], rows[2], rows[1], rows[7]].join("\n") + "\n";
        let (sums, lines) = spent("town-2025.csv", &after, &[], &["approved", "paid"]);
        assert_eq!((sums, lines), (vec![32_200_000, 25_550_000], 4), "{title}");
    }
}
