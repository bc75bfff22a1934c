//! `cabildo import budget`: tables of many towns, invented and real; what their columns are taken
//! for, and what the lines come to. Every expected figure was added up by hand.

use std::path::Path;

use crate::site::{SETTINGS, Site};
use crate::tables::Stored::{self, Number, Text};
use crate::tables::{ods, xlsx};

/// What the columns of a file are read as, `-` where one is not used.
pub fn words(site: &Site, file: &str, more: &[&str]) -> Vec<String> {
    let asked = [&["import", "budget", file, "--dry-run", "--lang", "en"], more].concat();
    let outcome = site.run(&asked).exits(0);
    let head = outcome.stdout.lines().nth(1).expect("a head of columns");
    let (from, to) = (head.find("read as").expect("read as"), head.find("example").expect("example"));
    let rows = outcome.stdout.lines().skip(2).take_while(|line| line.starts_with("  "));
    let word = |row: &str| {
        let all: Vec<char> = row.chars().collect();
        let word: String = all[from.min(all.len())..to.min(all.len())].iter().collect();
        if word.trim() == "(not used)" { "-".to_owned() } else { word.trim().to_owned() }
    };
    rows.map(word).collect()
}

/// Imports a file into a town, builds it, and gives the CSV of the year's lines.
pub fn brought(site: &Site, file: &str, year: &str, more: &[&str]) -> String {
    site.run(&[&["import", "budget", file], more].concat()).exits(0);
    site.build().exits(0).page(&format!("presupuestos/{year}/{year}.csv"))
}

/// The sum of a column of a CSV, in cents, of rows of a direction.
pub fn sum(csv: &str, direction: &str, column: &str) -> i64 {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles = reader.headers().expect("titles").clone();
    let at = |title: &str| titles.iter().position(|known| known == title).expect("a column");
    let (way, amount) = (at("direction"), at(column));
    let rows = reader.records().map(|row| row.expect("a row")).filter(|row| &row[way] == direction);
    rows.map(|row| row[amount].replace('.', "").parse::<i64>().unwrap_or(0)).sum()
}

#[test]
fn departments_with_divisions_amounts_with_a_symbol_and_a_row_of_totals() {
    let table = "Informe de ejecución;;;;;;\nAl 30 de junio de 2025;;;;;;\n;;;;;;\n\
        Departamento;División;Código;Descripción;Ley;Modificado;Devengado\n\
        Alcaldía;Despacho;001;Personal fijo;B/. 120.000,00;B/. 118.500,00;B/. 59.250,10\n\
        Obras;Calles;001;Personal fijo;B/. 50.000,00;B/. 50.000,00;B/. 25.000,00\n\
        Obras;Parques;113;Agua;B/. 2.000,00;-;B/. 900,00\n\
        TOTAL;;;;B/. 172.000,00;B/. 168.500,00;B/. 85.150,10\n";
    let site = Site::of_one_town().beside("egresos.csv", table);
    let expected =
        ["names.administrative", "names.administrative", "economic", "name", "approved", "adjusted", "accrued"];
    assert_eq!(words(&site, "egresos.csv", &[]), expected);
    let csv = brought(&site, "egresos.csv", "2025", &[]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 17_200_000);
    assert_eq!(sum(&csv, "expenditure", "adjusted"), 16_850_000);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 8_515_010);
    let page = site.build().exits(0).page("presupuestos/2025/gastos-por-unidad/obras/");
    assert!(page.contains("Calles") && page.contains("Parques"), "divisions below their department");
}

#[test]
fn rows_that_are_sums_of_others_are_checked_and_not_added() {
    let table = "Código,Nombre,Asignado,Modificaciones,Vigente\n\
        000,SERVICIOS PERSONALES,1500.00,100.00,1600.00\n010,Personal permanente,1000.00,50.00,1050.00\n\
        011,Sueldos,900.00,50.00,950.00\n012,Complementos,100.00,0.00,100.00\n020,Personal temporal,500.00,50.00,550.00\n\
        021,Supernumerario,500.00,50.00,550.00\n,TOTAL,1500.00,100.00,1600.00\n";
    let site = Site::of_one_town().beside("gasto-2023.csv", table);
    assert_eq!(words(&site, "gasto-2023.csv", &[]), ["economic", "name", "approved", "modification", "adjusted"]);
    let csv = brought(&site, "gasto-2023.csv", "2023", &[]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 150_000);
    assert_eq!(csv.lines().count(), 4, "three lines below the titles: {csv}");
    let page = site.build().exits(0).tells_nothing().page("presupuestos/2023/gastos-por-objeto/000/");
    assert!(page.contains("Personal permanente") && page.contains("Sueldos"), "the codes are a tree");
    // A sum that is none is told, at its row.
    let wrong = table.replace("1500.00,100.00,1600.00\n010", "1500.01,100.00,1600.01\n010");
    site.write("uno/budgets/2023-gasto.csv", wrong);
    site.build().exits(1).tells("uno/budgets/2023-gasto.csv:2", "subtotal-differs", "1500.01");
}

#[test]
fn one_row_a_stage_over_two_years() {
    let table = "fiscal_year,phase,direction,department,account_code,account_name,amount\n\
        2024,Approved,Expenditure,Works,5100,Salaries,1000.50\n2024,Executed,Expenditure,Works,5100,Salaries,900\n\
        2024,Approved,Revenue,Finance,4100,Property tax,1000.50\n2025,Approved,Expenditure,Works,5100,Salaries,1100.25\n";
    let site = Site::of_one_town().beside("ledger.csv", table);
    let expected = ["year", "stage", "direction", "names.administrative", "economic", "name", "amount"];
    assert_eq!(words(&site, "ledger.csv", &[]), expected);
    let csv = brought(&site, "ledger.csv", "2024", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (100_050, 90_000));
    assert_eq!(sum(&csv, "revenue", "approved"), 100_050);
    let later = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(sum(&later, "expenditure", "approved"), 110_025);
    let refused = ["import", "budget", "ledger.csv", "--year", "2030", "--lang", "en"];
    site.run(&refused).exits(1).says("none of 2030");
}

#[test]
fn tables_in_french_italian_and_portuguese() {
    let french = "Exercice;Sens;Chapitre;Libellé chapitre;Article;Libellé article;Budget primitif;Budget total;Mandaté\n\
        2024;Dépenses;011;Charges générales;6061;Eau et énergie;12 000,00;12 500,50;11 999,99\n\
        2024;Dépenses;012;Personnel;6411;Titulaires;1 250 000,00;1 250 000,00;1 249 000,10\n";
    let italian = "Missione;Descrizione missione;Programma;Macroaggregato;Descrizione;Stanziamento iniziale;Stanziamento definitivo;Impegnato;Pagato\n\
        01;Servizi istituzionali;01;101;Redditi;10.000,00;11.000,00;10.500,00;9.000,00\n\
        10;Trasporti;05;202;Investimenti;20.000,00;25.000,00;22.000,00;10.000,00\n";
    let portuguese = "Exercício;Código da receita;Especificação;Previsão inicial;Previsão atualizada;Arrecadado\n\
        2025;1.1.1;IPTU;100.000,00;110.000,00;90.500,25\n2025;1.1.2;ISS;50.000,00;50.000,00;48.000,00\n";
    let site = Site::of_one_town()
        .beside("depenses.csv", french)
        .beside("spese-2024.csv", italian)
        .beside("receita.csv", portuguese);
    let expected =
        ["year", "direction", "economic", "names.economic", "economic", "name", "approved", "adjusted", "ordered"];
    assert_eq!(words(&site, "depenses.csv", &[]), expected);
    let expected = [
        "functional",
        "names.functional",
        "programme",
        "economic",
        "name",
        "approved",
        "adjusted",
        "committed",
        "paid",
    ];
    assert_eq!(words(&site, "spese-2024.csv", &[]), expected);
    assert_eq!(words(&site, "receita.csv", &[]), ["year", "economic", "name", "approved", "adjusted", "collected"]);
    let csv = brought(&site, "depenses.csv", "2024", &[]);
    assert_eq!(sum(&csv, "expenditure", "adjusted"), 126_250_050);
    let csv = brought(&site, "receita.csv", "2025", &[]);
    assert_eq!(sum(&csv, "revenue", "collected"), 13_850_025);
}

#[test]
fn columns_of_other_years_are_left_out() {
    let table = "Fund,Department Name,Account Number,Account Description,FY2023 Actual,FY2024 Adopted Budget,FY2024 Amended Budget,FY2025 Proposed\n\
        General,Police,5100,Salaries,\"$1,000,000\",\"$1,100,000\",\"$1,120,000\",\"$1,200,000\"\n\
        Water,Utilities,5300,Chemicals,\"$20,000\",\"$22,000\",\"($500)\",\"$23,000\"\n";
    let site = Site::of_one_town().beside("city.csv", table);
    let expected = ["funding", "names.administrative", "economic", "name", "-", "approved", "adjusted", "-"];
    assert_eq!(words(&site, "city.csv", &["--year", "2024"]), expected);
    let csv = brought(&site, "city.csv", "2024", &["--year", "2024"]);
    assert_eq!(sum(&csv, "expenditure", "adjusted"), 111_950_000);
}

#[test]
fn stages_of_several_years_side_by_side_become_a_file_a_year() {
    let table = "Department,Account,FY2024 Adopted,FY2024 Actual,FY2025 Adopted\n\
        Police,Salaries,100.00,90.00,110.00\nFire,Salaries,50.00,45.00,60.00\n";
    let site = Site::of_one_town().beside("adopted.csv", table);
    let csv = brought(&site, "adopted.csv", "2024", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (15_000, 13_500));
    let later = site.build().exits(0).page("presupuestos/2025/2025.csv");
    assert_eq!(sum(&later, "expenditure", "approved"), 17_000);
}

#[test]
fn one_row_a_stage_keeps_the_stages_that_are_known() {
    let table = "Ejercicio;Código;Descripción;Fase;Importe\n\
        2026;311;Aceras;Inicial;100,00\n2026;311;Aceras;Modificaciones;20,00\n2026;311;Aceras;Definitivo;120,00\n\
        2026;311;Aceras;Remanente;60,00\n2026;311;Aceras;Obligado;60,00\n2026;311;Aceras;Pagado;50,00\n";
    let gasto = ["--set", "direction=expenditure"];
    let site = Site::of_one_town().beside("f.csv", table);
    assert_eq!(words(&site, "f.csv", &gasto), ["year", "economic", "name", "stage", "amount"]);
    let csv = brought(&site, "f.csv", "2026", &gasto);
    let of = |stage: &str| sum(&csv, "expenditure", stage);
    assert_eq!((of("approved"), of("adjusted"), of("accrued"), of("paid")), (10_000, 12_000, 6_000, 5_000));
    // A word that nobody knows is named, and nothing is added up under another's name.
    let odd = table.replace("Remanente", "Prórroga");
    let site = Site::of_one_town().beside("f.csv", odd);
    let told = site.run(&["import", "budget", "f.csv", "--set", "direction=expenditure", "--lang", "en"]);
    assert!(told.stdout.contains("Prórroga"), "{}", told.stdout);
    site.build().tells("uno/budgets/2026-f.csv", "unknown-choice", "Prórroga");
}

#[test]
fn a_table_of_works_is_no_table_of_lines() {
    let table = "Código;Denominación;Año inicio;Año de finalización previsto;Latitud;Longitud;Importe 2026;Presupuesto Total\n\
        7;Drenaje;2025;2027;8,9;-79,5;100,00;300,00\n";
    let site = Site::of_one_town().beside("obras.csv", table);
    let refused = ["import", "budget", "obras.csv", "--year", "2026", "--lang", "en"];
    site.run(&refused).exits(1).says("project_tables");
}

#[test]
fn what_was_paid_is_no_less_paid_below_a_head_of_execution() {
    let table = "EJECUCIÓN DE GASTOS 2026;;;;;\nCÓDIGO;NOMBRE;APROPIACIÓN;;EJECUCIÓN;\n;;INICIAL;DEFINITIVA;COMPROMISOS;PAGOS\n\
        2.1;Personal;100,00;120,00;80,00;70,00\n2.2;Obras;200,00;200,00;90,00;60,00\n";
    let site = Site::of_one_town().beside("gastos-2026.csv", table);
    let expected = ["economic", "name", "approved", "adjusted", "committed", "paid"];
    assert_eq!(words(&site, "gastos-2026.csv", &[]), expected);
}

#[test]
fn a_code_and_its_name_in_one_cell_are_taken_apart() {
    let table = "Función;Genérica;PIA;PIM;Devengado\n\
        03: PLANEAMIENTO;2.1: PERSONAL;100;120;90\n15: TRANSPORTE;2.6: ACTIVOS;500;500;400\n";
    let site = Site::of_one_town().beside("gasto-2026.csv", table);
    let csv = brought(&site, "gasto-2026.csv", "2026", &[]);
    assert!(csv.contains(",03,") && !csv.contains("03: PLANEAMIENTO,2.1"), "{csv}");
    assert_eq!(sum(&csv, "expenditure", "adjusted"), 62_000);
}

/// Rows of a spreadsheet whose titles stand in two rows.
const REVENUE: &[&[Stored]] = &[
    &[Text("Ingresos 2026")],
    &[Text("Rubro"), Text("Descripción"), Text("Presupuesto"), Text(""), Text("Recaudado")],
    &[Text(""), Text(""), Text("Ley"), Text("Modificado"), Text("")],
    &[Text("1.1.1"), Text("Inmuebles"), Number("1000.5"), Number("1100"), Number("0.30000000000000004")],
    &[Text("1.2.1"), Text("Tasas"), Number("500"), Number("500"), Number("450")],
    &[Text("TOTAL"), Text(""), Number("1500.5"), Number("1600"), Number("450.3")],
];

#[test]
fn spreadsheets_are_brought_as_they_are() {
    for (name, bytes) in [("ingresos.xlsx", xlsx(REVENUE)), ("ingresos.ods", ods(REVENUE))] {
        let site = Site::of_one_town().beside(name, &bytes);
        assert_eq!(words(&site, name, &[]), ["economic", "name", "approved", "adjusted", "collected"], "{name}");
        let csv = brought(&site, name, "2026", &[]);
        assert_eq!(sum(&csv, "revenue", "approved"), 150_050, "{name}");
        assert_eq!(sum(&csv, "revenue", "collected"), 45_030, "{name}");
        let kept = std::fs::read(site.path("content/uno/budgets").join(format!("2026-{name}"))).expect("the table");
        assert_eq!(kept, bytes, "{name} is kept as it came");
    }
}

#[test]
fn records_of_json_become_a_table() {
    let json = r#"{"lines": [
        {"department": {"code": "10", "name": "Mayor"}, "account": {"code": "511", "name": "Wages"}, "amounts": {"approved": 1200.5, "spent": 800.25}},
        {"department": {"code": "20", "name": "Works"}, "account": {"code": "600", "name": "Asphalt"}, "amounts": {"approved": 9000, "spent": 8000.1}}]}"#;
    let site = Site::of_one_town().beside("budget-2025.json", json);
    let expected = ["economic", "name", "approved", "accrued", "administrative", "names.administrative"];
    assert_eq!(words(&site, "budget-2025.json", &[]), expected);
    let csv = brought(&site, "budget-2025.json", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (1_020_050, 880_035));
}

const PACKAGE: &str = r#"{"name": "x", "resources": [{"name": "b", "path": "data/lines.csv", "schema": {"fields": [
    {"name": "a", "type": "integer", "columnType": "date:fiscal-year"},
    {"name": "b", "type": "string", "columnType": "direction"},
    {"name": "c", "type": "string", "columnType": "economic-classification:generic:level1:code"},
    {"name": "d", "type": "string", "columnType": "economic-classification:generic:level1:label"},
    {"name": "e", "type": "string", "columnType": "administrative-classification:generic:code"},
    {"name": "f", "type": "number", "normalize": {"phase:id": "approved"}, "normalizationTarget": "value"},
    {"name": "g", "type": "number", "normalize": {"phase:label": "Executed"}, "normalizationTarget": "value"}]}}]}"#;

#[test]
fn a_fiscal_data_package_says_what_its_columns_are() {
    let site = Site::of_one_town().beside("package/datapackage.json", PACKAGE).beside(
        "package/data/lines.csv",
        "a;b;c;d;e;f;g\n2024;expenditure;1;Personal;10;1000,50;900,25\n2024;revenue;11;Impuestos;20;1500,50;1400,00\n",
    );
    let file = "package/datapackage.json";
    let expected = ["year", "direction", "economic", "names.economic", "administrative", "approved", "accrued"];
    assert_eq!(words(&site, file, &[]), expected);
    let csv = brought(&site, file, "2024", &[]);
    assert_eq!((sum(&csv, "expenditure", "accrued"), sum(&csv, "revenue", "approved")), (90_025, 150_050));
    std::fs::remove_file(site.path("package/data/lines.csv")).expect("removed");
    site.run(&["import", "budget", file, "--lang", "en"]).exits(1).says("data/lines.csv");
}

#[test]
fn what_is_published_as_a_package_is_brought_back_with_the_same_figures() {
    let lines = "expenditure:\n  - {functional: \"04.5.1\", economic: \"311\", name: Aceras, approved: \"1250.50\", accrued: \"100.05\"}\n\
        revenue:\n  - {economic: \"113\", name: Inmuebles, approved: \"2000.00\", collected: \"1999.99\"}\n";
    let site = Site::of_one_town().with("budgets/2024.yaml", format!("year: 2024\n{lines}"));
    let outcome = site.build().exits(0);
    let before = outcome.page("presupuestos/2024/2024.csv");
    let mut back = Site::of_one_town();
    for file in ["2024.csv", "datapackage.json"] {
        back = back.beside(file, outcome.page(&format!("presupuestos/2024/{file}")));
    }
    let after = brought(&back, "datapackage.json", "2024", &[]);
    let stages =
        [("expenditure", "approved"), ("expenditure", "accrued"), ("revenue", "approved"), ("revenue", "collected")];
    for (direction, stage) in stages {
        assert_eq!(sum(&before, direction, stage), sum(&after, direction, stage), "{direction} {stage}");
    }
    assert_eq!(sum(&after, "expenditure", "approved"), 125_050);
}

#[test]
fn the_columns_of_real_treasuries_tables_are_understood() {
    let Some(real) = std::env::var_os("CABILDO_REAL") else {
        eprintln!("skipped: CABILDO_REAL names no folder of real data");
        return;
    };
    let budgets = Path::new(&real).join("budgets");
    let spain = Site::of_one_town().file("cabildo.yaml", format!("{SETTINGS}country: ES\n"));
    const SPENT: [&str; 16] = [
        "entity",
        "names.entity",
        "administrative",
        "names.administrative",
        "functional",
        "names.functional",
        "economic",
        "names.economic",
        "economic",
        "name",
        "approved",
        "modification",
        "adjusted",
        "reserved",
        "committed",
        "accrued",
    ];
    const GOT: [&str; 11] = [
        "entity",
        "names.entity",
        "economic",
        "names.economic",
        "economic",
        "name",
        "approved",
        "modification",
        "adjusted",
        "accrued",
        "collected",
    ];
    let town = |executed| ["year", "direction", "-", "functional", "economic", "name", executed].to_vec();
    let tables = [
        ("es-torrelodones/municipio/2018/gastos.csv", "2018", town("approved")),
        (
            "es-torrelodones/municipio/2018/ingresos.csv",
            "2018",
            vec!["year", "direction", "-", "economic", "name", "approved"],
        ),
        ("es-torrelodones/municipio/2011/ejecucion_gastos.csv", "2011", town("accrued")),
        (
            "es-torrelodones/municipio/2011/ejecucion_ingresos.csv",
            "2011",
            vec!["year", "direction", "-", "economic", "name", "collected"],
        ),
        ("es-madrid/2024/gastos.csv", "2024", SPENT.to_vec()),
        ("es-madrid/2024/gastos_eliminaciones.csv", "2024", SPENT.to_vec()),
        ("es-madrid/2024/ingresos.csv", "2024", GOT.to_vec()),
        ("es-madrid/2024/ingresos_eliminaciones.csv", "2024", GOT.to_vec()),
    ];
    let (mut right, mut all) = (0, 0);
    for (path, year, expected) in tables {
        let words = words(&spain, &budgets.join(path).display().to_string(), &["--year", year]);
        right += words.iter().zip(&expected).filter(|(word, expected)| word == *expected).count();
        all += expected.len();
        eprintln!("{path}: {words:?}");
    }
    assert!(right * 10 >= all * 9, "{right} of {all} columns");
    eprintln!("{right} of {all} columns");
}

/// What accountants of twelve countries would take the columns of their treasury's table for: file, column and
/// word; several words where each is right.
const TREASURIES: &str = include_str!("treasuries/expected.tsv");

#[test]
fn the_columns_of_invented_treasuries_are_understood() {
    let rows = TREASURIES.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
    let mut files: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    files.dedup();
    let (mut wrong, mut all) = (Vec::new(), 0);
    for file in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/treasuries").join(file);
        // Its titles say pounds.
        let currency = if file.starts_with("uk-") { "GBP" } else { "PAB" };
        let settings = SETTINGS.replace("PAB", currency);
        let site = Site::of_one_town().file("cabildo.yaml", settings);
        let site = site.beside(file, std::fs::read(path).expect("a table"));
        let says_year =
            ["co-", "br-", "ke-", "fr-", "it-", "mx-", "pe-", "qc-"].iter().any(|country| file.starts_with(country));
        let year = if file.starts_with("it-") || file.starts_with("pa-") { "2026" } else { "2025" };
        let more: &[&str] = if says_year { &[] } else { &["--year", year] };
        let words = words(&site, file, more);
        let expected: Vec<&Vec<&str>> = rows.iter().filter(|row| row[0] == file).collect();
        assert_eq!(words.len(), expected.len(), "{file}: {words:?}");
        for (word, row) in words.iter().zip(expected) {
            all += 1;
            // Where a code has only its name, that is the code.
            let is = |right: &str| word == right || word.strip_prefix("names.") == Some(right);
            if !row[2].split('|').any(is) {
                wrong.push(format!("{file}: {} as {word}, not {}", row[1], row[2]));
            }
        }
        brought(&site, file, year, more);
    }
    eprintln!("{} of {all} columns; wrong: {wrong:#?}", all - wrong.len());
    assert!((all - wrong.len()) * 10 >= all * 9, "{wrong:#?}");
}

#[test]
fn rows_of_each_month_become_the_execution_up_to_its_day() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/treasuries/it-fasi-mensili.csv");
    let site = Site::of_one_town().beside("fasi.csv", std::fs::read(path).expect("a table"));
    let csv = brought(&site, "fasi.csv", "2026", &[]);
    // The six lines of March alone, added up from the table.
    let table = std::fs::read_to_string(site.path("fasi.csv")).unwrap();
    let march = |stage: &str| -> i64 {
        let rows = table.lines().filter(|row| row.starts_with("31/03/2026") && row.contains(&format!(";{stage};")));
        rows.map(|row| row.rsplit(';').next().unwrap().replace(['.', ','], "").parse::<i64>().unwrap()).sum()
    };
    for (stage, word) in [("approved", "Stanziamento iniziale"), ("committed", "Impegnato"), ("paid", "Pagato")] {
        assert_eq!(sum(&csv, "expenditure", stage), march(word), "{stage}");
    }
}

#[test]
fn what_was_done_in_each_month_is_added_up_to_its_end() {
    let table = "ANO_EJE,MES_EJE,FUNCION,GENERICA,MONTO_PIA,MONTO_PIM,MONTO_DEVENGADO\n\
        2026,0,03,2.1,1000,1200,0\n2026,0,03,2.3,500,500,0\n2026,1,03,2.1,0,0,100\n2026,2,03,2.1,0,0,150\n2026,2,03,2.3,0,0,40\n";
    let site = Site::of_one_town().beside("gasto.csv", table);
    let gasto = ["--set", "direction=expenditure"];
    assert_eq!(words(&site, "gasto.csv", &gasto)[1], "month");
    let csv = brought(&site, "gasto.csv", "2026", &gasto);
    assert_eq!(csv.lines().count(), 3, "two lines: {csv}");
    let of = |stage: &str| sum(&csv, "expenditure", stage);
    assert_eq!((of("approved"), of("adjusted"), of("accrued")), (150_000, 170_000, 29_000));
    let built = site.build().exits(0).tells_no("over-executed").tells_no("lines-alike");
    let reports = built.page("presupuestos/2026/2026-executions.csv");
    let of_day = |day: &str| reports.lines().filter(|row| row.contains(day)).collect::<Vec<_>>();
    assert!(of_day("2026-01-31").len() == 2 && of_day("2026-01-31")[0].contains("100.00"), "{reports}");
    assert!(of_day("2026-02-28").iter().any(|row| row.contains("250.00")), "{reports}");
}

#[test]
fn the_titles_of_poland_bohemia_holland_and_germany_are_read() {
    let tables = [
        ("wydatki-2025.csv", "Rozdział;Nazwa;Plan;Wykonanie;% wykonania", "functional"),
        ("wydatki-2025.csv", "Rozdział;Nazwa;Plan pierwotny;Wykonanie;% wykonania", "functional"),
        ("vydaje-2025.csv", "Položka;Název;Schválený rozpočet;Skutečnost;Procento", "economic"),
        ("lasten-2025.csv", "Taakveld;Omschrijving;Begroting;Realisatie;Percentage", "functional"),
        ("aufwand-2025.csv", "Konto;Bezeichnung;Ansatz;Ergebnis;Prozent", "economic"),
    ];
    for (file, titles, code) in tables {
        let table = format!("{titles}\n60016;Jedna;1000,00;900,50;90,05\n75023;Dwa;500,00;400,25;80,05\n");
        let site = Site::of_one_town().beside(file, table);
        assert_eq!(words(&site, file, &[]), [code, "name", "approved", "accrued", "-"], "{titles}");
    }
}
