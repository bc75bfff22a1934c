//! `cabildo import budget` a second time: a later state of a table, next year's table, columns said by hand
//! once a table stands; and that every row is a line or told. Every expected figure was added up by hand.

use std::fs;

use crate::import_budget::{brought, sum, words};
use crate::site::{SETTINGS, Site};
use crate::tables::Stored::{Number, Text};
use crate::tables::ods;

const JUNE: &str = "Org.;Pro.;Eco.;Descripción;Créditos iniciales;Modificaciones de crédito;Créditos definitivos;Obligaciones reconocidas netas;Pagos\n\
    01;1532;61900;Pavimentación;120.000,00;30.000,00;150.000,00;90.000,00;80.000,00\n\
    01;912;10000;Retribuciones;60.000,00;0,00;60.000,00;45.000,00;45.000,00\n\
    02;338;22609;Fiestas;25.000,00;-5.000,00;20.000,00;17.000,00;16.000,00\n";

fn spain() -> Site {
    Site::of_one_town().file("cabildo.yaml", format!("{}country: ES\n", SETTINGS.replace("PAB", "EUR")))
}

fn yaml(site: &Site, year: &str) -> String {
    fs::read_to_string(site.path(&format!("content/uno/budgets/{year}.yaml"))).unwrap_or_default()
}

#[test]
fn spains_short_headings_are_codes() {
    let site = spain().beside("gastos.csv", JUNE);
    let expected =
        ["administrative", "functional", "economic", "name", "approved", "modification", "adjusted", "accrued", "paid"];
    assert_eq!(words(&site, "gastos.csv", &["--year", "2026"]), expected);
}

#[test]
fn a_later_state_under_another_name_is_not_added_to_the_first() {
    let september = JUNE.replace("17.000,00", "19.500,00");
    let site = spain().beside("gastos-jun.csv", JUNE).beside("gastos-sep.csv", &september);
    let csv = brought(&site, "gastos-jun.csv", "2026", &["--year", "2026"]);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 15_200_000);
    let again = ["import", "budget", "gastos-sep.csv", "--year", "2026", "--lang", "en"];
    site.run(&again).exits(1).says("--set table=2026-gastos-jun.csv");
    let csv = brought(&site, "gastos-sep.csv", "2026", &["--year", "2026", "--set", "table=2026-gastos-jun.csv"]);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 15_450_000, "in its place");
    site.run(&[&again[..], &["--set", "table=2026-nada.csv"]].concat()).exits(1).says("2026-gastos-jun.csv");
    let other = JUNE.replace("61900", "60900").replace("10000;", "12000;").replace("22609", "22610");
    site.write("../otros.csv", &other);
    let csv = brought(&site, "otros.csv", "2026", &["--year", "2026"]);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 15_450_000 + 15_200_000, "other lines are added");
}

#[test]
fn columns_said_after_an_import_are_taken_and_what_somebody_changed_stays() {
    let table = "Uno;Dos;Nombre;Inicial;Pagado\n11;045;Calles;100,00;90,00\n12;061;Casas;50,00;40,00\n";
    let site = Site::of_one_town().beside("gastos.csv", table);
    site.run(&["import", "budget", "gastos.csv", "--year", "2026"]).exits(0);
    assert!(!yaml(&site, "2026").contains("economic"));
    let said = ["import", "budget", "gastos.csv", "--year", "2026", "--column", "economic=Uno", "--lang", "en"];
    site.run(&said).exits(0);
    let text = yaml(&site, "2026");
    assert!(text.contains("economic: Uno") && text.matches("file: 2026-gastos.csv").count() == 1, "{text}");
    site.run(&[&said[..6], &["economic=Dos"]].concat()).exits(0);
    let text = yaml(&site, "2026");
    assert!(text.contains("economic: Dos") && !text.contains("Uno"), "{text}");
    let by_hand = text.replace("year: 2026", "year: 2026 # nuestro");
    site.write("uno/budgets/2026.yaml", &by_hand);
    let said = [&said[..6], &["economic=Uno", "--lang", "en"]].concat();
    let outcome = site.run(&said);
    assert!(outcome.stdout.contains("`--column` says was not used"), "{}", outcome.stdout);
    assert_eq!(yaml(&site, "2026"), by_hand);
}

#[test]
fn next_years_table_with_the_same_headings_is_read_as_this_years() {
    let table = "Uno;Dos;Nombre;Inicial;Pagado\n11;045;Calles;100,00;90,00\n12;061;Casas;50,00;40,00\n";
    let site = Site::of_one_town().beside("gastos.csv", table).beside("nuevo.csv", table.replace("100,00", "120,00"));
    site.run(&["import", "budget", "gastos.csv", "--year", "2026", "--column", "economic=Uno"]).exits(0);
    let asked = ["import", "budget", "nuevo.csv", "--year", "2027", "--set", "direction=expenditure", "--lang", "en"];
    let shown = site.run(&asked).exits(0).stdout;
    assert!(shown.contains("as `uno/budgets/2026.yaml` says"), "{shown}");
    assert!(yaml(&site, "2027").contains("economic: Uno"), "{}", yaml(&site, "2027"));
}

#[test]
fn rows_that_are_no_lines_are_listed_with_the_reason() {
    let table = "Año;Código;Nombre;Inicial;Pagado\n2026;11;Calles;100,00;90,00\n2025;11;Calles;80,00;70,00\n2026;12;Casas;50,00;40,00\n;;Total gastos;150,00;130,00\n";
    let site = Site::of_one_town().beside("gastos.csv", table);
    let shown = site.run(&["import", "budget", "gastos.csv", "--year", "2026", "--lang", "en"]).exits(0).stdout;
    assert!(shown.contains("lines or records read: 2"), "{shown}");
    assert!(shown.contains("“Total gastos” in “Nombre”: it is no line (rows 5)"), "{shown}");
    assert!(shown.contains("“2025” in “Año”: it is of another year (rows 3)"), "{shown}");
}

#[test]
fn a_table_that_comes_again_lists_the_rows_that_are_no_lines() {
    let table = |amounts: [&str; 3], total: &str| {
        format!("Código;Nombre;Inicial\n11;Calles;{}\n12;Casas;{}\n;{total};{}\n", amounts[0], amounts[1], amounts[2])
    };
    let first = table(["100,00", "50,00", "150,00"], "Total gastos");
    let site = Site::of_one_town().beside("gastos.csv", &first);
    let again = ["import", "budget", "gastos.csv", "--year", "2026", "--lang", "en"];
    let listed = "“Total gastos” in “Nombre”: it is no line (rows 4)";
    let shown = site.run(&again).exits(0).stdout;
    assert!(shown.contains(listed), "{shown}");
    site.write("../gastos.csv", table(["120,00", "50,00", "170,00"], "Total gastos"));
    let shown = site.run(&again).exits(0).stdout;
    assert!(shown.contains(listed), "{shown}");
    // What the mapping takes is not said to be left out.
    site.write("../gastos.csv", table(["120,00", "50,00", "170,00"], "TOTAL GENERAL"));
    let shown = site.run(&again).exits(0).stdout;
    assert!(!shown.contains("it is no line"), "{shown}");
    assert!(shown.contains("rows 4 of `2026-gastos.csv`") && shown.contains("`except:`"), "{shown}");
    // A year's rows that its mapping takes alone: those of another are left out.
    let by_hand = "year: 2026\nlines:\n  - file: 2026-gastos.csv\n    direction: expenditure\n    delimiter: \";\"\n    \
                   decimal: \",\"\n    where: {Código: \"12\"}\n    filled: [Nombre]\n    columns: {economic: Código, name: Nombre}\n    \
                   amounts: {approved: Inicial}\n";
    site.write("uno/budgets/2026.yaml", by_hand);
    let shown = site.run(&again).exits(0).stdout;
    assert!(
        shown.contains("lines or records read: 1") && shown.contains("“11” in “Código”: it is no line (rows 2)"),
        "{shown}"
    );
}

#[test]
fn a_class_and_its_parts_are_levels_and_what_is_shown_is_what_is_written() {
    let rows: &[&[_]] = &[
        &[
            Text("Jurisdicción"),
            Text("Inciso"),
            Text("Partida Principal"),
            Text("Denominación"),
            Text("Crédito Original"),
            Text("Devengado"),
        ],
        &[Text("1110"), Text("1"), Text("1"), Text("Personal permanente"), Number("1000"), Number("800")],
        &[Text("1110"), Text("3"), Text("2"), Text("Alquileres"), Number("500"), Number("300")],
    ];
    let site = Site::of_one_town().beside("argentina.ods", ods(rows));
    let expected = ["administrative", "economic", "economic", "name", "approved", "accrued"];
    assert_eq!(words(&site, "argentina.ods", &["--year", "2026"]), expected);
    site.run(&["import", "budget", "argentina.ods", "--year", "2026"]).exits(0);
    let text = yaml(&site, "2026");
    assert!(text.contains("Inciso") && text.contains("Partida Principal") && text.contains("levels:"), "{text}");
}

#[test]
fn a_department_beside_its_units_is_a_level_and_no_lines_name() {
    let table = "Órgão;Unidade Orçamentária;Natureza da Despesa;Dotação Inicial;Empenhado\n\
        02 - Secretaria de Obras;02.01;4.4.90.51;1.000,00;900,00\n03 - Secretaria de Saúde;03.01;3.1.90.11;2.000,00;1.900,00\n";
    let site = Site::of_one_town().beside("despesa.csv", table);
    let expected = ["names.administrative", "administrative", "economic", "approved", "committed"];
    assert_eq!(words(&site, "despesa.csv", &["--year", "2026"]), expected);
    let csv = brought(&site, "despesa.csv", "2026", &["--year", "2026"]);
    assert_eq!(sum(&csv, "expenditure", "committed"), 280_000);
    let page = site.build().exits(0).page("presupuestos/2026/gastos-por-unidad/02/");
    assert!(page.contains("Secretaria de Obras") && page.contains("02.01"), "{page}");
}

#[test]
fn headings_of_colombia_kenya_and_france() {
    let colombia = "Código;Nombre del rubro;Fuente de financiación;Apropiación inicial;Apropiación definitiva;Compromisos;Obligaciones;Pagos\n\
        2;GASTOS;;3.000,00;3.200,00;2.100,00;1.900,00;1.800,00\n\
        2.1.1.01.01.001.01;Sueldo básico;1.2.1.0.00 ICLD;1.000,00;1.000,00;700,00;700,00;690,00\n\
        2.1.2.02.02.008;Servicios;1.2.1.0.00 ICLD;500,00;600,00;400,00;300,00;280,00\n\
        2.3.2.02.02.009;Vías;1.2.4.3.04 SGP;1.500,00;1.600,00;1.000,00;900,00;830,00\n\
        TOTAL;;;3.000,00;3.200,00;2.100,00;1.900,00;1.800,00\n";
    let kenya = "Vote,Department,Economic Item,Item Description,Source of Funds,Approved Estimates,Revised Estimates,Actual Expenditure\n\
        3501,Roads,3110400,Construction of roads,Equitable share,\"1,200,000.00\",\"1,300,000.00\",\"900,000.00\"\n\
        3502,Health,2110100,Basic salaries,Own source revenue,\"2,500,000.00\",\"2,450,000.00\",\"1,900,000.00\"\n";
    let france = "Fonction;Nature;Libellé;Budget primitif;Décisions modificatives;Total prévu;Mandats émis\n\
        020;60612;Électricité;45 000,00;5 000,00;50 000,00;41 250,30\n020;64111;Rémunération;310 000,00;0,00;310 000,00;280 000,00\n";
    let site =
        Site::of_one_town().beside("colombia.csv", colombia).beside("kenya.csv", kenya).beside("france.csv", france);
    let year = ["--year", "2026"];
    let expected = ["economic", "name", "funding", "approved", "adjusted", "committed", "accrued", "paid"];
    assert_eq!(words(&site, "colombia.csv", &year), expected);
    let csv = brought(&site, "colombia.csv", "2026", &year);
    assert_eq!(sum(&csv, "expenditure", "paid"), 180_000);
    let expected =
        ["administrative", "names.administrative", "economic", "name", "funding", "approved", "adjusted", "accrued"];
    assert_eq!(words(&site, "kenya.csv", &year), expected);
    let expected = ["functional", "economic", "name", "approved", "modification", "adjusted", "ordered"];
    assert_eq!(words(&site, "france.csv", &year), expected);
}

#[test]
fn what_is_no_table_is_said_in_plain_words() {
    let noise: Vec<u8> = (0..2000_u32).map(|at| u8::try_from(at.wrapping_mul(7919) >> 3 & 0xff).unwrap_or(0)).collect();
    let site = Site::of_one_town().beside("bin.xlsx", noise);
    site.run(&["import", "budget", "bin.xlsx", "--year", "2026", "--lang", "en"])
        .exits(1)
        .says("is not a table that can be read");
}

#[test]
fn a_table_for_a_year_that_somebody_wrote_is_not_taken_and_its_lines_are_shown() {
    let written = "year: 2026\nsummary: Lo de siempre.\nexpenditure:\n  - {economic: \"21\", name: Aseo, approved: \"70000.00\"}\n";
    let table = "Objeto,Detalle,Ley\n21,Calles,1500.00\n";
    let site = Site::of_one_town().with("budgets/2026.yaml", written).beside("gastos.csv", table);
    for dry in [&["--dry-run"][..], &[]] {
        let import = [&["import", "budget", "gastos.csv", "--year", "2026", "--lang", "en"][..], dry].concat();
        let told = site.run(&import).exits(1).stdout;
        assert!(!told.contains("lines or records read"), "{told}");
        assert!(told.contains("put these lines into it") && told.contains("    +   - file: 2026-gastos.csv"), "{told}");
        assert!(!told.contains("Aseo"), "what stands there already is not to be put in: {told}");
    }
    assert_eq!(yaml(&site, "2026"), written);
}

#[test]
fn a_dry_run_shows_what_goes() {
    let site = spain().beside("gastos.csv", JUNE).beside("gastos-dos.csv", JUNE.replace("Pagos", "Pagado"));
    site.run(&["import", "budget", "gastos.csv", "--year", "2026"]).exits(0);
    let again = ["import", "budget", "gastos.csv", "--year", "2026", "--column", "-=Pagos", "--dry-run"];
    let told = site.run(&again).exits(0).stdout;
    let gone = told.lines().filter(|line| line.starts_with("    - ")).collect::<Vec<_>>().join("\n");
    assert_eq!(gone.trim(), "-       paid: Pagos", "{told}");
    assert!(yaml(&site, "2026").contains("Pagos"), "nothing was written");
}

#[test]
fn what_is_no_table_is_told_as_that() {
    for (name, text) in
        [("informe.pdf", "%PDF-1.4\nBT (Hola) Tj ET\n"), ("nombre", "villa\n"), ("texto.md", "# Título\n\nUn texto.\n")]
    {
        let site = Site::of_one_town().beside(name, text);
        site.run(&["import", "budget", name, "--lang", "en"]).exits(1).says("is not a table");
    }
}

#[test]
fn amounts_that_could_be_two_are_told() {
    let table = |one: &str, two: &str| format!("Código;Objeto;Presupuesto\n113;Impuesto;{one}\n142;Tasas;{two}\n");
    for (one, two, is_odd) in [("1.000", "2.500", true), ("1.000", "2.500,00", false), ("1000", "2500", false)] {
        let site = Site::of_one_town().beside("gastos-2025.csv", table(one, two));
        let told = site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en"]).exits(0).stdout;
        assert_eq!(told.contains("`1.000` could be two things"), is_odd, "{one} {two}: {told}");
    }
    // Said by hand, it is not asked again, and a table that stands is read anew.
    let site = Site::of_one_town().beside("gastos-2025.csv", table("1.000", "2.500"));
    site.run(&["import", "budget", "gastos-2025.csv"]).exits(0);
    for (mark, shown) in [(",", "decimal: \",\""), (".", "decimal: \".\"")] {
        let mark = format!("decimal={mark}");
        let told = site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en", "--set", &mark]).exits(0).stdout;
        assert!(!told.contains("could be two things"), "{told}");
        let yaml = yaml(&site, "2025");
        assert!(yaml.contains(shown), "{yaml}");
    }
    // What a kind does not ask for is not thrown away without a word.
    let site = Site::of_one_town().beside("gastos-2025.csv", table("1000", "2500"));
    let said = |word: &str| site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en", "--set", word]);
    assert!(said("direction=ingresos").exits(2).stderr.contains("revenue, expenditure"));
    // What no cell of the table says may be a slip too.
    assert!(said("direccion=revenue").exits(1).stderr.contains("direction"));
    assert!(!site.path("content/uno/budgets/2025.yaml").exists());
}
