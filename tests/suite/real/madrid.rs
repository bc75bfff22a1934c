//! Madrid 2024 from its own files: six stages, two encodings, a consolidated group with transfers
//! between its entities.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{column, folder_of, total};
use crate::demo::{Built, built};
use crate::site::Site;

const SETTINGS: &str = "\
title: Madrid
country: ES
currency: EUR
languages: [es]
base_url: https://ejemplo.org/
";

/// A classification whose codes stand in columns of the city's own table.
fn classification(dimension: &str, file: &str, only: &str, columns: &str) -> String {
    format!(
        "dimension: {dimension}\nname: Clasificación\nopen: yes\ntables:\n  - {{file: {file}, delimiter: \";\", \
         comment: \"#\", header: 0, {only}columns: {{{columns}}}}}\n"
    )
}

/// What the tables of lines have in common, and their columns with amounts.
fn table(file: &str, direction: &str, eliminations: bool, amounts: &str) -> String {
    let functional = if direction == "expenditure" { "functional: Programa, " } else { "" };
    let eliminations = if eliminations { "eliminations: yes, " } else { "" };
    format!(
        "  - {{file: {file}, direction: {direction}, {eliminations}delimiter: \";\", decimal: \",\", encoding: iso-8859-1, \
         columns: {{entity: Centro, {functional}economic: Economico, name: Descripcion Economico}}, \
         names: {{entity: Descripcion Centro}}, amounts: {{{amounts}}}}}\n"
    )
}

const EXPENDITURE: &str = "approved: CRED_INICIAL, modification: MOD_CREDITO, adjusted: C_DEFINITIVO, \
    reserved: C_AUTORIZADO, committed: C_DISPUESTO, accrued: OBL_RECONOC";
const REVENUE: &str = "approved: PREV.INICIAL, modification: MODIFICACIONES, adjusted: PREV.DEFINITIV, \
    accrued: D. RECON.NETOS, collected: RECAUDADO";

/// The mapping of the year.
fn year() -> String {
    let mut yaml = "year: 2024\n\
        classifications: {functional: programas, economic: {revenue: ingresos, expenditure: gastos}}\n\
        checks: {tolerance: 0.01, binding: {entity: 1, functional: 1, economic: 1}}\nlines:\n"
        .to_owned();
    yaml.push_str(&table("gastos.csv", "expenditure", false, EXPENDITURE));
    // In the table of transfers the same titles have a point.
    let points = EXPENDITURE.replace('_', ".");
    yaml.push_str(&table("gastos_eliminaciones.csv", "expenditure", true, &points));
    yaml.push_str(&table("ingresos.csv", "revenue", false, REVENUE));
    yaml.push_str(&table("ingresos_eliminaciones.csv", "revenue", true, REVENUE));
    yaml
}

/// The city's site; its tables are its own, byte for byte.
fn site(folder: &Path) -> Site {
    let mut site = Site::of_one_town()
        .file("cabildo.yaml", SETTINGS)
        .with("municipality.yaml", "name: Madrid\n")
        .with("budgets/2024.yaml", year());
    for file in ["gastos.csv", "gastos_eliminaciones.csv", "ingresos.csv", "ingresos_eliminaciones.csv"] {
        let bytes = fs::read(folder.join("2024").join(file)).expect("a table");
        site = site.with(&format!("budgets/{file}"), bytes);
    }
    for file in ["areas_funcionales.csv", "clasificacion_economica.csv"] {
        site = site.file(&format!("classifications/{file}"), fs::read(folder.join(file)).expect("a table"));
    }
    let areas =
        classification("functional", "areas_funcionales.csv", "", "code: [\"1\", \"2\", \"3\", \"4\"], name: \"5\"");
    site = site.file("classifications/programas.yaml", areas);
    for (id, kind) in [("ingresos", "I"), ("gastos", "G")] {
        let only = format!("where: {{\"1\": {kind}}}, ");
        let columns = "code: [\"2\", \"3\", \"4\"], name: \"5\"";
        let yaml = classification("economic", "clasificacion_economica.csv", &only, columns);
        site = site.file(&format!("classifications/{id}.yaml"), yaml);
    }
    site
}

/// The rows of one of its tables: columns as texts.
fn rows(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.join("2024").join(file)).expect("a table");
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.lines().skip(1).map(|line| line.trim_end().split(';').map(str::to_owned).collect()).collect()
}

/// The cents of `1234`, `1234,5` or `-1234,56`.
fn cents(text: &str) -> i64 {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    assert!(part.len() <= 2, "{text}");
    format!("{whole}{part:0<2}").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Sums of a column by the first digit of another, with the transfers taken away.
fn consolidated(folder: &Path, tables: [&str; 2], key: [usize; 2], amount: [usize; 2]) -> BTreeMap<String, i64> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for (at, sign) in [(0, 1), (1, -1)] {
        for row in rows(folder, tables[at]) {
            *sums.entry(row[key[at]][..1].to_owned()).or_default() += sign * cents(&row[amount[at]]);
        }
    }
    sums
}

const SPENT: [&str; 2] = ["gastos.csv", "gastos_eliminaciones.csv"];
const RECEIVED: [&str; 2] = ["ingresos.csv", "ingresos_eliminaciones.csv"];

#[test]
fn madrids_totals_after_eliminations_are_those_of_its_tables_by_chapter_and_by_area() {
    let Some(folder) = folder_of("es-madrid") else { return };
    let built: Built = built(site(&folder), &[]);
    let page = built.page("presupuestos/2024/");
    // Of the tables: programme in the 5th, economic code in the 9th column, stages from the 11th.
    for (word, at) in [("Aprobado", 10), ("Modificado", 12), ("Devengado", 15)] {
        let chapters = consolidated(&folder, SPENT, [8, 8], [at, at]);
        assert_eq!(column(&page, "expenditure-economic", word), chapters, "{word}");
        let areas = consolidated(&folder, SPENT, [4, 4], [at, at]);
        assert_eq!(column(&page, "expenditure-functional", word), areas, "{word}");
        assert_eq!(total(&page, "expenditure", word), areas.values().sum::<i64>(), "{word}");
    }
    // Those of transfers name no chapter's description, so that their columns are the same.
    for (word, at) in [("Aprobado", 6), ("Modificado", 8), ("Recaudado", 10)] {
        let chapters = consolidated(&folder, RECEIVED, [4, 4], [at, at]);
        assert_eq!(column(&page, "revenue-economic", word), chapters, "{word}");
        assert_eq!(total(&page, "revenue", word), chapters.values().sum::<i64>(), "{word}");
    }
}

#[test]
fn madrids_file_is_held_to_the_rules() {
    let Some(folder) = folder_of("es-madrid") else { return };
    let checked = site(&folder).check().exits(0);
    // Counted in the table: the rows whose initial credit and modification miss the final one by
    // more than a cent.
    let missed = rows(&folder, "gastos.csv")
        .into_iter()
        .filter(|row| (cents(&row[10]) + cents(&row[11]) - cents(&row[12])).abs() > 1);
    let told = checked.findings().iter().filter(|finding| finding.code == "chain-differs").count();
    assert_eq!(told, missed.count());
    // Credit binds at the level of entity, area and chapter; no line is told for itself.
    checked.tells_no("over-executed").tells_no("unknown-code");
}
