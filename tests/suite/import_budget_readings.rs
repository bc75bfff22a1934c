//! `cabildo import budget` where a column, a year, an amount or a row could be read in two ways: the figures
//! prove one, or nothing is taken and the officer is told. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;
use crate::tables::Stored::{self, Number, Text};
use crate::tables::ods_of_two;

/// A Chilean balance: a code over three columns, a row above each *subtítulo* with its sum, a total.
const SPENT: &[&[Stored]] = &[
    &[Text("BALANCE DE EJECUCIÓN PRESUPUESTARIA DE GASTOS 2026")],
    &[
        Text("Subtítulo"),
        Text("Ítem"),
        Text("Asignación"),
        Text("Denominación"),
        Text("Presupuesto Inicial"),
        Text("Presupuesto Vigente"),
        Text("Obligación Devengada"),
    ],
    &[Text("21"), Text(""), Text(""), Text("PERSONAL"), Number("700"), Number("730"), Number("540")],
    &[Text("21"), Text("01"), Text("001"), Text("Planta"), Number("500"), Number("520"), Number("380")],
    &[Text("21"), Text("02"), Text("001"), Text("Contrata"), Number("200"), Number("210"), Number("160")],
    &[Text("22"), Text(""), Text(""), Text("BIENES Y SERVICIOS"), Number("140"), Number("141"), Number("90")],
    &[Text("22"), Text("03"), Text("001"), Text("Combustibles"), Number("40"), Number("41"), Number("30")],
    &[Text("22"), Text("05"), Text("002"), Text("Electricidad"), Number("100"), Number("100"), Number("60")],
    &[Text(""), Text(""), Text(""), Text("TOTAL GASTOS"), Number("840"), Number("871"), Number("630")],
];

const GOT: &[&[Stored]] = &[
    &[Text("Subtítulo"), Text("Ítem"), Text("Denominación"), Text("Presupuesto Inicial"), Text("Ingresos Percibidos")],
    &[Text("03"), Text("01"), Text("Patentes"), Number("300"), Number("250")],
    &[Text("03"), Text("02"), Text("Permisos"), Number("240"), Number("240")],
    &[Text("05"), Text("03"), Text("Fondo común"), Number("300"), Number("200")],
    &[Text("08"), Text("03"), Text("Multas"), Number("20"), Number("15")],
];

#[test]
fn a_code_over_three_columns_is_joined_and_its_sums_are_not_added() {
    let site = Site::of_one_town().beside("balance-2026.ods", ods_of_two(SPENT, GOT));
    let expected = ["economic", "economic", "economic", "name", "approved", "adjusted", "accrued"];
    assert_eq!(words(&site, "balance-2026.ods", &[]), expected);
    let csv = brought(&site, "balance-2026.ods", "2026", &[]);
    let of = |direction: &str, stage: &str| sum(&csv, direction, stage);
    assert_eq!((of("expenditure", "approved"), of("expenditure", "adjusted")), (84_000, 87_100));
    assert_eq!((of("expenditure", "accrued"), of("revenue", "approved")), (63_000, 86_000));
    assert!(csv.contains(",21.02.001,") && csv.contains(",05.03,"), "{csv}");
    let built = site.build().exits(0).tells_no("subtotal-differs");
    assert!(built.page("presupuestos/2026/gastos-por-objeto/21/").contains("Contrata"), "a tree of codes");
    assert!(built.page("presupuestos/2026/ingresos-por-objeto/03/").contains("Permisos"));
}

#[test]
fn a_column_of_one_sheet_can_be_said_by_hand() {
    let site = Site::of_one_town().beside("balance-2026.ods", ods_of_two(SPENT, GOT));
    let without = words(&site, "balance-2026.ods", &["--column", "-=Obligación Devengada"]);
    assert_eq!(without.last().map(String::as_str), Some("-"));
    // Several columns of one dimension are its levels, in that order.
    let levels = ["--column", "economic=Subtítulo", "--column", "economic=Ítem"];
    let said = words(&site, "balance-2026.ods", &[&["--set", "sheet=Gastos"], &levels[..]].concat());
    assert_eq!(said, ["economic", "economic", "-", "name", "approved", "adjusted", "accrued"]);
    let unknown = ["import", "budget", "balance-2026.ods", "--column", "-=Nada", "--lang", "en"];
    site.run(&unknown).exits(1).says("no column `Nada`");
}

#[test]
fn sums_of_departments_above_their_accounts_are_not_added() {
    let table = "Departamento,Cuenta,Descripción,Aprobado,Pagado\n\
        Obras,,OBRAS,150.00,90.00\nObras,311,Aceras,100.00,60.00\nObras,312,Puentes,50.00,30.00\n\
        Salud,,SALUD,30.00,20.00\nSalud,211,Vacunas,30.00,20.00\n";
    let site = Site::of_one_town().beside("gasto-2026.csv", table);
    let csv = brought(&site, "gasto-2026.csv", "2026", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "paid")), (18_000, 11_000));
    // A row that is no sum is a line without a code.
    let other = table.replace("150.00,90.00", "70.00,20.00").replace("SALUD,30.00,20.00", "SALUD,7.00,1.00");
    let site = Site::of_one_town().beside("gasto-2026.csv", other);
    let csv = brought(&site, "gasto-2026.csv", "2026", &[]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 25_700);
}

#[test]
fn what_is_called_modified_is_a_difference_where_the_figures_prove_it() {
    let both = "RENGLÓN;DESCRIPCIÓN;ASIGNADO;MODIFICADO;VIGENTE;DEVENGADO\n\
        011;Permanente;B/.1.000,00;B/.0,00;B/.1.000,00;B/.600,00\n022;Contrato;B/.500,00;B/.-50,00;B/.450,00;B/.300,00\n\
        111;Energía;B/.200,00;B/.50,00;B/.250,00;B/.90,00\n";
    let site = Site::of_one_town().beside("egresos-2026.csv", both);
    let expected = ["economic", "name", "approved", "modification", "adjusted", "accrued"];
    assert_eq!(words(&site, "egresos-2026.csv", &[]), expected);
    let csv = brought(&site, "egresos-2026.csv", "2026", &[]);
    assert_eq!(sum(&csv, "expenditure", "adjusted"), 170_000);
    let alone = "RENGLÓN;DESCRIPCIÓN;ASIGNADO;MODIFICADO;DEVENGADO\n\
        011;Permanente;1.000,00;0,00;600,00\n022;Contrato;500,00;-50,00;300,00\n111;Energía;200,00;50,00;90,00\n";
    let site = Site::of_one_town().beside("egresos-2026.csv", alone);
    assert_eq!(words(&site, "egresos-2026.csv", &[])[3], "modification");
    // An adjusted budget stays one.
    let adjusted = alone.replace(";0,00;", ";1.000,00;").replace(";-50,00;", ";450,00;").replace(";50,00;", ";250,00;");
    let site = Site::of_one_town().beside("egresos-2026.csv", adjusted);
    assert_eq!(words(&site, "egresos-2026.csv", &[])[3], "adjusted");
}

#[test]
fn of_two_columns_of_one_stage_none_is_taken_and_that_is_told() {
    let table = "Código,Nombre,Aprobado,Devengado contable,Devengado presupuestal\n311,Aceras,10.00,5.00,6.00\n";
    let site = Site::of_one_town().beside("gasto-2026.csv", table);
    let told = site.run(&["import", "budget", "gasto-2026.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert_eq!(words(&site, "gasto-2026.csv", &[]), ["economic", "name", "approved", "-", "-"]);
    assert!(told.stdout.contains("Devengado contable, Devengado presupuestal"), "{}", told.stdout);
    let said = words(&site, "gasto-2026.csv", &["--column", "accrued=Devengado presupuestal"]);
    assert_eq!(said[4], "accrued");
    // One of the month beside one of the year so far, and what stands twice, leave no doubt.
    let month = table.replace("Devengado contable", "Devengado del mes").replace("Aprobado", "Presupuesto Ley");
    let month = month.replace("Devengado presupuestal", "Devengado,Asignado");
    let site = Site::of_one_town().beside("gasto-2026.csv", month.replace("6.00\n", "6.00,9.00\n"));
    assert_eq!(words(&site, "gasto-2026.csv", &[]), ["economic", "name", "approved", "-", "accrued", "-"]);
}

#[test]
fn words_of_treasuries_of_asia_and_central_america() {
    let philippines = "Sector,Office,Account Code,Object of Expenditure,Original Appropriation,Supplemental Appropriation,\
        Final Appropriation,Allotment,Obligations,Disbursements,Unobligated Balance\n\
        General Public Services,Mayor,5-01-01-010,Salaries,2400.00,0.00,2400.00,2400.00,1780.55,1780.55,619.45\n\
        Social Services,Health Unit,5-02-03-070,Medicines,800.00,200.00,1000.00,900.00,760.00,700.00,240.00\n";
    let salvador = "Ejercicio;Línea de Trabajo;Específico;Concepto;Crédito Presupuestario;Reformas;Crédito Modificado;Devengado\n\
        2026;0101;51101;Sueldos;1000,00;-10,00;990,00;400,00\n2026;0201;61601;Viales;2000,00;10,00;2010,00;1400,00\n";
    let dominican = "Año|Cuenta|Descripción|Presupuesto Aprobado|Devengado|Libramiento|Pagado\n\
        2026|2.1.1.1.01|Sueldos|1,000.00|700.00|650.00|600.00\n";
    let site = Site::of_one_town()
        .beside("saaob-2025.csv", philippines)
        .beside("sv.csv", salvador)
        .beside("do.csv", dominican);
    let expected = [
        "names.functional",
        "names.administrative",
        "economic",
        "name",
        "approved",
        "modification",
        "adjusted",
        "-",
        "committed",
        "paid",
        "-",
    ];
    assert_eq!(words(&site, "saaob-2025.csv", &[]), expected);
    let expected = ["year", "programme", "economic", "name", "approved", "modification", "adjusted", "accrued"];
    assert_eq!(words(&site, "sv.csv", &[]), expected);
    assert_eq!(words(&site, "do.csv", &[]), ["year", "economic", "name", "approved", "accrued", "ordered", "paid"]);
    // *Sector* stays a part of the town where it names one.
    let sectors =
        "Sector,Código,Nombre,Aprobado,Pagado\nLa Loma,311,Aceras,10.00,5.00\nEl Puerto,312,Muelle,20.00,5.00\n";
    let site = Site::of_one_town().beside("gasto-2026.csv", sectors);
    assert_eq!(words(&site, "gasto-2026.csv", &[])[0], "area");
}

#[test]
fn fiscal_years_are_known_however_they_are_written() {
    let table = "Fiscal Year,Object Code,Object,Type,Adopted\n\
        FY2024,51000,Salaries,Expense,100.00\nFY2025,51000,Salaries,Expense,120.00\nFY25,52000,Books,Expense,7.00\n";
    let site = Site::of_one_town().beside("long.csv", table);
    let csv = brought(&site, "long.csv", "2024", &[]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 10_000);
    let later = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(sum(&later, "expenditure", "approved"), 12_700);
    let split = "Financial Year,Item Code,Description,Budget Estimate,Actuals\n2025-26,101,Salaries,100.00,50.00\n";
    let site = Site::of_one_town().beside("in.csv", split);
    let told = site.run(&["import", "budget", "in.csv", "--set", "direction=expenditure", "--lang", "en"]).exits(0);
    assert!(told.stdout.contains("fiscal year 2025") && told.stdout.contains("start:"), "{}", told.stdout);
}

#[test]
fn lakhs_and_crores_are_read() {
    let table = "Year,Item Code,Description,Budget Estimate,Actuals\n\
        2025,101,Salaries,\"12,34,567.50\",\"6,54,321.25\"\n2025,102,Roads,\"1,00,00,000.00\",\"20,50,000.00\"\n";
    let site = Site::of_one_town().beside("in.csv", table);
    let csv = brought(&site, "in.csv", "2025", &["--set", "direction=expenditure"]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 1_123_456_750);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 270_432_125);
    // Where it is not said, the figure is refused, and how to say it is told.
    let mapping = std::fs::read_to_string(site.path("content/uno/budgets/2025.yaml")).expect("a budget");
    site.write("uno/budgets/2025.yaml", mapping.replace("    lakhs: yes\n", ""));
    site.build().exits(1).tells("uno/budgets/2025-in.csv:2", "not-amount", "12,34,567.50").tells(
        "uno/budgets/2025-in.csv:2",
        "not-amount",
        "lakhs: yes",
    );
}

#[test]
fn what_stands_above_lines_says_which_side_they_are_of_whatever_it_is_called() {
    let lists = [
        ("budget", "type", "revenue", "expenditure"),
        ("presupuesto", "tipo", "ingresos", "gastos"),
        ("orcamento", "classe", "Receitas", "Despesas"),
        ("bilancio", "nome", "Entrate", "Uscite"),
        ("comptes", "sens", "recettes", "dépenses"),
    ];
    for (list, key, revenue, expenditure) in lists {
        let json = format!(
            r#"{{"year": 2025, "{list}": [{{"{key}": "{revenue}", "lines": [{{"code": "11", "name": "Tax", "approved": 100.5}}]}},
                {{"{key}": "{expenditure}", "lines": [{{"code": "211", "name": "Pay", "approved": 70.25}}, {{"code": "212", "name": "Fuel", "approved": 30.5}}]}}]}}"#
        );
        let csv = brought(&Site::of_one_town().beside("e.json", json), "e.json", "2025", &[]);
        assert_eq!((sum(&csv, "revenue", "approved"), sum(&csv, "expenditure", "approved")), (10_050, 10_075), "{csv}");
    }
}

#[test]
fn totals_of_each_side_and_what_is_left_of_both_are_no_sides() {
    let table = "Kind,Fund,Department,Account,Account Name,Adopted Budget,YTD Actual\n\
        Revenues,General,,4010,Property Taxes,\"1,000.25\",900.10\nRevenues,General,,4020,Permits,300.50,250.40\n\
        Total Revenues,,,,,\"1,300.75\",\"1,150.50\"\nExpenditures,General,Police,5101,Salaries,800.25,700.10\n\
        Expenditures,General,Parks,5101,Salaries,500.50,250.40\nTotal Expenditures,,,,,\"1,300.75\",950.50\nNet,,,,,0.00,200.00\n";
    let csv = brought(&Site::of_one_town().beside("town-2025.csv", table), "town-2025.csv", "2025", &[]);
    let sums = |stage: &str| (sum(&csv, "revenue", stage), sum(&csv, "expenditure", stage));
    assert_eq!(
        (sums("approved"), sums("accrued"), csv.lines().count() - 1),
        ((130_075, 130_075), (115_050, 95_050), 4)
    );
}

#[test]
fn where_only_some_rows_say_their_side_nothing_is_taken() {
    let asked = |json: &str, more: &[&str]| {
        let site = Site::of_one_town().beside("e.json", json);
        let told = site.run(&[&["import", "budget", "e.json", "--lang", "en"], more].concat());
        (site.path("content/uno/budgets/2025.yaml").exists(), told)
    };
    let some = r#"{"year": 2025, "budget": [{"type": "revenue", "lines": [{"code": "11", "name": "Tax", "approved": 100.5}]},
        {"lines": [{"code": "211", "name": "Pay", "approved": 70.25}]}]}"#;
    let (is_there, told) = asked(some, &[]);
    told.exits(1).says("budget/type").says("rows 3");
    assert!(!is_there);
    // What they are is said by hand.
    let csv =
        brought(&Site::of_one_town().beside("e.json", some), "e.json", "2025", &["--set", "direction=expenditure"]);
    assert_eq!((sum(&csv, "revenue", "approved"), sum(&csv, "expenditure", "approved")), (10_050, 7_025), "{csv}");
    // A word that is neither: what the others say is not left aside.
    let other = r#"{"year": 2025, "budget": [{"type": "revenue", "lines": [{"function": "01", "name": "Tax", "approved": 100.5}]},
        {"type": "financing", "lines": [{"function": "02", "name": "Loan", "approved": 70.25}]}]}"#;
    let (is_there, told) = asked(other, &[]);
    told.exits(1).says("budget/type").says("rows 2");
    assert!(!is_there);
}

#[test]
fn where_rows_are_of_a_third_side_neither_is_taken_for_all() {
    let table = "Account,Class,Description,Approved\n11,Revenue,Property tax,100.50\n211,Expenditure,Salaries,70.25\n\
                 31,Financing,Loan,30.25\n";
    let site = Site::of_one_town().beside("h.csv", table);
    for more in [&[][..], &["--set", "direction=expenditure"]] {
        let told = site.run(&[&["import", "budget", "h.csv", "--year", "2025", "--lang", "en"], more].concat());
        told.exits(1).says("column “Class”").says("rows 4");
        assert!(!site.path("content/uno/budgets/2025.yaml").exists());
    }
    let year = ["--year", "2025"];
    // The officer writes what the loan is, or says that the column does not tell it.
    let written = table.replace("Financing", "Revenue");
    let csv = brought(&Site::of_one_town().beside("h.csv", written), "h.csv", "2025", &year);
    assert_eq!((sum(&csv, "revenue", "approved"), sum(&csv, "expenditure", "approved")), (13_075, 7_025), "{csv}");
    let by_hand = ["--column", "-=Class", "--set", "direction=expenditure", "--year", "2025"];
    let csv = brought(&Site::of_one_town().beside("h.csv", table), "h.csv", "2025", &by_hand);
    assert_eq!(sum(&csv, "expenditure", "approved"), 20_100, "{csv}");
}

#[test]
fn lines_below_departments_of_json_keep_what_they_belong_to() {
    let json = r#"{"fiscal_year": 2026, "departments": [
        {"code": "01", "name": "Mayor", "programs": [{"code": "01.1", "name": "Admin", "lines": [
            {"object": "211", "name": "Pay", "budget": 1000.5, "spent": 900.1}, {"object": "22", "name": "Fuel", "budget": 10, "spent": 5}]}]},
        {"code": "02", "name": "Works", "programs": [{"code": "02.1", "name": "Roads", "lines": [
            {"object": "31", "name": "Street", "budget": 500, "spent": 100}]}]}]}"#;
    let site = Site::of_one_town().beside("nested.json", json);
    let csv = brought(&site, "nested.json", "2026", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (151_050, 100_510));
    assert_eq!(csv.lines().count(), 4, "three lines: {csv}");
    let page = site.build().exits(0).page("presupuestos/2026/gastos-por-unidad/01/");
    assert!(page.contains("Mayor") && page.contains("Fuel"), "{page}");
}

#[test]
fn a_package_of_ours_keeps_its_internal_transfers() {
    let year = "year: 2025\nentities: [{code: M, name: Municipio, kind: municipality}, {code: A, name: Aguas, kind: company}]\n\
        expenditure:\n  - {entity: M, economic: \"22\", name: Pintura, approved: \"600.00\"}\n\
        \x20 - {entity: M, economic: \"26\", name: A Aguas, approved: \"60.00\", elimination: yes}\n\
        \x20 - {id: S-1, entity: A, economic: \"21\", name: Sueldos, approved: \"310.00\"}\n\
        revenue:\n  - {entity: M, economic: \"11\", name: Tasas, approved: \"660.00\"}\n\
        \x20 - {entity: A, economic: \"13\", name: De la municipalidad, approved: \"60.00\", elimination: yes}\n\
        \x20 - {entity: A, economic: \"14\", name: Tarifa, approved: \"250.00\"}\n";
    let site = Site::of_one_town().with("budgets/2025.yaml", year);
    let outcome = site.build().exits(0);
    let mut back = Site::of_one_town();
    for file in ["2025.csv", "2025-codes.csv", "datapackage.json"] {
        back = back.beside(file, outcome.page(&format!("presupuestos/2025/{file}")));
    }
    let read = words(&back, "datapackage.json", &[]);
    assert!(read.contains(&"elimination".to_owned()) && read.contains(&"entity".to_owned()), "{read:?}");
    let after = brought(&back, "datapackage.json", "2025", &[]);
    assert!(after.contains("2025-e:S-1,") && after.contains("2025-r-11-M,"), "references stay: {after}");
    // 600 + 60 + 310 less the transfer of 60, on both sides.
    assert_eq!((sum(&after, "expenditure", "approved"), sum(&after, "revenue", "approved")), (91_000, 91_000));
    let built = back.build().exits(0).tells_no("negative-line").tells_no("over-executed").tells_no("code-without-name");
    assert!(built.page("presupuestos/2025/gastos-por-entidad/a_/").contains("Aguas"), "the names of codes come too");
}

#[test]
fn increases_and_decreases_make_the_modification() {
    let table = "Rubro;Nombre;Apropiación Inicial;Adiciones;Reducciones;Créditos;Contracréditos;Obligaciones\n\
        2.1;Sueldo;1.000,00;100,00;0,00;50,00;20,00;800,00\n2.2;Servicios;500,00;0,00;30,00;0,00;30,00;300,00\n2.3;Luz;70,00;;;;;60,00\n";
    let gasto = ["--set", "direction=expenditure"];
    let site = Site::of_one_town().beside("co-2025.csv", table);
    let read = words(&site, "co-2025.csv", &gasto);
    assert_eq!(read[2..], ["approved", "increases", "decreases", "increases", "decreases", "accrued"]);
    // 1000 + 100 + 50 - 20, and 500 - 30 - 30.
    let csv = brought(&site, "co-2025.csv", "2025", &gasto);
    assert!(csv.contains("1130.00") && csv.contains("440.00"), "{csv}");
    // What is taken away may be written below zero; and beside what was adjusted, neither is needed.
    let signed = table.replace(";30,00;0,00;30,00;", ";-30,00;0,00;-30,00;").replace(";50,00;20,00;", ";50,00;-20,00;");
    let csv = brought(&Site::of_one_town().beside("co-2025.csv", signed), "co-2025.csv", "2025", &gasto);
    assert!(csv.contains("1130.00") && csv.contains("440.00"), "{csv}");
}

#[test]
fn a_modified_budget_that_may_be_a_difference_is_one_where_execution_proves_it_or_is_not_taken() {
    let table = "Renglón;Descripción;Asignado;Modificado;Devengado\n\
        011;Personal;1000.00;50.00;500.00\n021;Temporal;500.00;100.00;200.00\n111;Luz;200.00;25.00;90.00\n";
    let gasto = ["--set", "direction=expenditure"];
    let site = Site::of_one_town().beside("g-2025.csv", table);
    assert_eq!(words(&site, "g-2025.csv", &gasto)[3], "modification");
    let unproven = table.replace(";500.00\n", ";5.00\n").replace(";200.00\n", ";2.00\n").replace(";90.00\n", ";9.00\n");
    let site = Site::of_one_town().beside("g-2025.csv", unproven);
    assert_eq!(words(&site, "g-2025.csv", &gasto)[3], "-");
    let asked = ["import", "budget", "g-2025.csv", "--set", "direction=expenditure", "--dry-run", "--lang", "en"];
    let told = site.run(&asked).exits(0);
    assert!(told.stdout.contains("modification=TITLE"), "{}", told.stdout);
    assert_eq!(words(&site, "g-2025.csv", &[&gasto[..], &["--column", "adjusted=Modificado"]].concat())[3], "adjusted");
}

#[test]
fn years_side_by_side_are_told_apart_in_english_too() {
    for titles in ["2024 Budget,2024 Actual,2025 Budget,2025 Actual", "Budget 2024,Actual 2024,Budget 2025,Actual 2025"]
    {
        let table = format!(
            "Account,Name,{titles}\n51000,Pay,900.00,890.00,1000.00,500.00\n52000,Fuel,90.00,80.00,100.00,50.00\n"
        );
        let site = Site::of_one_town().beside("town.csv", table);
        let gasto = ["--set", "direction=expenditure"];
        assert_eq!(words(&site, "town.csv", &gasto)[2..], ["approved", "accrued", "approved", "accrued"]);
        let csv = brought(&site, "town.csv", "2024", &gasto);
        assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (99_000, 97_000));
        let later = site.build().exits(0).page("presupuestos/2025/2025.csv");
        assert_eq!((sum(&later, "expenditure", "approved"), sum(&later, "expenditure", "accrued")), (110_000, 55_000));
    }
}

#[test]
fn short_titles_and_those_of_germany_and_portugal_are_understood() {
    let spain = "Cap.;Art.;Conc.;Subconc.;Denominación;Créditos iniciales;Créditos definitivos;Pagos realizados\n\
        1;0;00;00;Retribuciones;100.000,00;100.000,00;90.000,00\n1;2;00;01;Sueldos;200.000,00;195.000,00;180.000,00\n";
    let portugal = "Código;Designação;Dotação inicial;Obrigações;Pagamentos\n01.01;Remunerações;200;190;190\n02.01;Bens;50;30;30\n";
    let germany = "Produkt;Sachkonto;Bezeichnung;Ansatz 2025;Ergebnis 2025\n\
        11.1;501100;Bezüge;100.000,00;95.000,00\n54.1;521000;Unterhaltung;60.000,00;55.000,00\n";
    let site =
        Site::of_one_town().beside("es-2025.csv", spain).beside("pt-2025.csv", portugal).beside("de-2025.csv", germany);
    let code = ["economic"; 4].to_vec();
    let amounts = ["name", "approved", "adjusted", "paid"].to_vec();
    assert_eq!(words(&site, "es-2025.csv", &[]), [code, amounts].concat());
    assert_eq!(words(&site, "pt-2025.csv", &[]), ["economic", "name", "approved", "accrued", "paid"]);
    let expected = ["programme", "economic", "name", "approved", "accrued"];
    assert_eq!(words(&site, "de-2025.csv", &[]), expected);
}

#[test]
fn what_stands_above_lists_of_items_in_json_is_kept() {
    let json = r#"[{"department": "Mayor", "year": 2025, "direction": "expenditure", "total": 120.5, "items": [
        {"code": "211", "name": "Pay", "amounts": {"approved": 100.5, "paid": 90.25}}, {"code": "221", "name": "Fuel", "amounts": {"approved": 20, "paid": 10}}]},
        {"department": "Works", "year": 2025, "direction": "expenditure", "total": 300, "items": [{"code": "311", "name": "Streets", "amounts": {"approved": 300, "paid": 100}}]}]"#;
    let site = Site::of_one_town().beside("b.json", json);
    let csv = brought(&site, "b.json", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "paid")), (42_050, 20_025));
    let page = site.build().exits(0).page("presupuestos/2025/gastos-por-unidad/mayor/");
    assert!(page.contains("Pay") && !page.contains("Streets"), "{page}");
}

#[test]
fn a_package_of_ours_keeps_its_documents_and_its_fiscal_year() {
    let year = "year: 2025\nstart: 2025-07-01\nend: 2026-06-30\nsource: {title: Presupuesto 2025-26, url: \"https://example.org/p.pdf\"}\n\
        stages:\n  - {stage: accrued, source: {title: \"Informe: marzo\", url: \"https://example.org/i.pdf\"}}\n\
        expenditure:\n  - {economic: \"22\", name: Pintura, approved: \"600.00\", accrued: \"60.00\"}\n\
        \x20 - {economic: \"23\", name: Luz, approved: \"10.00\"}\nrevenue:\n  - {economic: \"11\", name: Tasas, approved: \"610.00\"}\n";
    let site = Site::of_one_town().with("budgets/2025.yaml", year);
    let outcome = site.build().exits(0);
    let before = outcome.page("presupuestos/2025/2025.csv");
    assert!(before.contains("Informe: marzo"), "{before}");
    let mut back = Site::of_one_town();
    for file in ["2025.csv", "2025-codes.csv", "datapackage.json"] {
        back = back.beside(file, outcome.page(&format!("presupuestos/2025/{file}")));
    }
    let after = brought(&back, "datapackage.json", "2025", &[]);
    assert_eq!(after, before, "lines, documents and addresses");
    let package = back.build().exits(0).page("presupuestos/2025/datapackage.json");
    assert!(package.contains("2025-07-01") && package.contains("2026-06-30"), "{package}");
    // An address that is none is told, not linked.
    let odd = before.replace("https://example.org/i.pdf", "javascript:alert(1)");
    back.write("uno/budgets/2025.csv", odd);
    back.build().exits(1).tells("uno/budgets/2025.csv", "not-url", "javascript:");
}

/// The levels of programmes that are written, in their order, and what is told.
fn programmes(table: &str, more: &[&str]) -> (Vec<String>, String) {
    let site = Site::of_one_town().beside("gastos-2026.csv", table);
    let asked = ["import", "budget", "gastos-2026.csv", "--lang", "en", "--set", "direction=expenditure"];
    let told = site.run(&[&asked[..], more].concat()).exits(0).stdout;
    let yaml = std::fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).expect("a year");
    let levels = yaml.split("programme:").nth(1).expect("levels of programmes").split(']').next().unwrap_or_default();
    let codes = levels
        .split("code:")
        .skip(1)
        .map(|code| code.trim().split([',', '}']).next().unwrap_or_default().trim_matches('"').to_owned());
    (codes.collect(), told)
}

#[test]
fn levels_whose_codes_repeat_stand_as_the_table_has_them_and_that_is_told() {
    // Guatemala's columns; each programme has one of each of the rest, as in a small municipality.
    let small = "Programa,Subprograma,Proyecto,Actividad,Renglón,Descripción,Asignado\n\
        01,00,000,001,011,Personal,100.00\n01,00,000,001,171,Mantenimiento,90.00\n11,00,000,002,011,Personal,80.00\n\
        11,00,000,002,262,Combustibles,70.00\n12,00,000,002,011,Personal,60.00\n12,00,000,002,331,Obras,50.00\n\
        19,00,001,001,011,Personal,40.00\n19,00,001,001,331,Obras,30.00\n";
    let (levels, told) = programmes(small, &[]);
    assert_eq!(levels, ["Programa", "Subprograma", "Proyecto", "Actividad"]);
    assert!(told.contains("Programa > Subprograma > Proyecto > Actividad"), "{told}");
    // The officer's order is kept.
    let said = ["programme=Proyecto", "programme=Programa"].map(|column| ["--column", column]).concat();
    assert_eq!(programmes(small, &said).0, ["Proyecto", "Programa"]);
}

#[test]
fn small_whole_figures_under_a_title_of_money_by_something_are_no_codes() {
    let titles = [
        "Monto por fuente",
        "Monto fuente propia",
        "Amount per department",
        "Importe por capítulo",
        "Monto por programa",
    ];
    for title in titles {
        let table = format!("Descripción,{title},Pagado\nPapel,120,50\nAseo,450,80\nLuz,900,60\n");
        let site = Site::of_one_town().beside("gasto-2026.csv", table);
        assert_eq!(words(&site, "gasto-2026.csv", &[]), ["name", "-", "paid"], "{title}");
    }
    let table = "Código,Descripción,Fondos propios,Transferencias,Total\n2101,Papel,100.10,50.05,150.15\n\
        2202,Aseo,200.20,0,200.20\n";
    let site = Site::of_one_town().beside("gasto-2026.csv", table);
    assert_eq!(words(&site, "gasto-2026.csv", &["--set", "direction=expenditure"])[2..], ["-", "-", "approved"]);
    for title in ["Fuente", "Código de fuente", "Programa"] {
        let table = format!("Descripción,{title},Pagado\nPapel,120,50\nAseo,450,80\nLuz,900,60\n");
        let site = Site::of_one_town().beside("gasto-2026.csv", table);
        assert_ne!(words(&site, "gasto-2026.csv", &[])[1], "-", "{title}");
    }
}

#[test]
fn a_column_whose_words_are_stages_says_them_whatever_it_is_called() {
    let table = |title: &str| {
        let row = |code: &str, name: &str, stage: &str, amount: &str| {
            format!("Prefeitura;3500105;SP;{stage};{code} - {name};{amount}\n")
        };
        let lines = [
            ("3.1.90.11", "Vencimentos", ["900,10", "800,20", "700,30"]),
            ("4.4.90.51", "Obras", ["90,00", "80,00", "70,00"]),
        ];
        let stages = ["Despesas Empenhadas", "Despesas Liquidadas", "Despesas Pagas"];
        let rows = lines.iter().flat_map(|(code, name, amounts)| {
            stages.iter().zip(amounts).map(move |(stage, amount)| row(code, name, stage, amount))
        });
        format!("Instituição;Cod.IBGE;UF;{title};Conta;Valor\n{}", rows.collect::<String>())
    };
    for title in ["Coluna", "Rótulo"] {
        let site = Site::of_one_town().beside("despesas-2024.csv", table(title));
        let csv = brought(&site, "despesas-2024.csv", "2024", &[]);
        // 900.10 + 90; 800.20 + 80; 700.30 + 70.
        let sums = ["committed", "accrued", "paid"].map(|stage| sum(&csv, "expenditure", stage));
        assert_eq!(sums, [99_010, 88_020, 77_030], "{title}");
        assert!(!csv.contains("3500105") && csv.contains("3.1.90.11"), "{csv}");
    }
}
