//! A real town's budget, from its treasury's tables as they are. The data is not the project's: it
//! lies in the folder that `CABILDO_REAL` names; without it there is nothing to test.

mod guatemala;
mod indicators;
mod madrid;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::demo::{Built, built};
use crate::dom::{Element, Page};
use crate::site::Site;

/// The folder of a town's tables, if there is one.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn folder_of(town: &str) -> Option<PathBuf> {
    let real = std::env::var_os("CABILDO_REAL").map(|real| Path::new(&real).join("budgets").join(town));
    if real.is_none() {
        eprintln!("skipped: CABILDO_REAL names no folder of real data");
    }
    real
}

fn folder() -> Option<PathBuf> {
    folder_of("es-torrelodones")
}

/// A row of a table: its programme (none in revenue), its economic code, and its cents.
struct Row {
    programme: String,
    economic: String,
    cents: i64,
}

/// Reads a table: the columns are by their place, and the amount is the last.
fn rows(folder: &Path, file: &str) -> Vec<Row> {
    let path = folder.join("municipio").join(file);
    let mut table = csv::ReaderBuilder::new().from_path(&path).expect("a table");
    let row = |row: csv::StringRecord| match row.len() {
        7 => Row { programme: row[3].to_owned(), economic: row[4].to_owned(), cents: cents(&row[6]) },
        6 => Row { programme: String::new(), economic: row[3].to_owned(), cents: cents(&row[5]) },
        other => panic!("{}: {other} columns", path.display()),
    };
    // An empty cell says nothing, which is not the same as nothing to spend.
    let said = |record: &csv::StringRecord| record.iter().next_back().is_some_and(|amount| !amount.is_empty());
    table.records().map(|record| record.expect("a row")).filter(said).map(row).collect()
}

/// The cents of `1234`, `1234.5` or `-1234.56`.
fn cents(text: &str) -> i64 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    assert!(part.len() <= 2, "{text}");
    format!("{whole}{part:0<2}").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A classification that takes its codes from the town's own table, where a code stands in columns,
/// one a level, before the name; lines have longer codes.
fn classification(dimension: &str, file: &str, only: &str, columns: &str) -> String {
    format!(
        "dimension: {dimension}\nname: Clasificación\nopen: yes\ntables:\n  - {{file: {file}, comment: \"#\", header: 0, \
         {only}columns: {{{columns}}}}}\n"
    )
}

const SETTINGS: &str =
    "title: Torrelodones\ncountry: ES\ncurrency: EUR\nlanguages: [es]\nbase_url: https://ejemplo.org/\n";

/// A table in a budget's YAML.
fn mapping(file: &str, direction: &str, columns: &str, amount: &str) -> String {
    format!(
        "  - {{file: {file}, direction: {direction}, columns: {{{columns}, name: Descripción}}, amounts: {{{amount}}}}}\n"
    )
}

/// A table: file, direction, stage.
type Table = (&'static str, &'static str, &'static str);

/// The years with their tables.
const YEARS: [(&str, &[Table]); 3] = [
    (
        "2011",
        &[
            ("gastos.csv", "expenditure", "approved"),
            ("ingresos.csv", "revenue", "approved"),
            ("ejecucion_gastos.csv", "expenditure", "accrued"),
            ("ejecucion_ingresos.csv", "revenue", "collected"),
        ],
    ),
    ("2018", &[("gastos.csv", "expenditure", "approved"), ("ingresos.csv", "revenue", "approved")]),
    ("2019", &[("gastos.csv", "expenditure", "approved"), ("ingresos.csv", "revenue", "approved")]),
];

/// The town's site, whose tables are the treasury's own, byte for byte.
pub fn site(folder: &Path) -> Built {
    let mut site = Site::of_one_town().file("cabildo.yaml", SETTINGS).with("municipality.yaml", "name: Torrelodones\n");
    for (year, tables) in YEARS {
        let mut yaml = format!(
            "year: {year}\nclassifications: {{functional: areas, economic: {{revenue: ingresos, expenditure: gastos}}}}\nlines:\n"
        );
        for (file, direction, stage) in tables {
            let source = format!("{year}/{file}");
            let bytes = fs::read(folder.join("municipio").join(&source)).expect("a table");
            let title =
                |word: &str| String::from_utf8_lossy(&bytes).lines().next().is_some_and(|line| line.contains(word));
            let economic = if title("Económica") { "Económica" } else { "Concepto" };
            let amount = if title("Inicial") { "Inicial" } else { "Crédito" };
            let programme = if *direction == "expenditure" { "functional: Programa, " } else { "" };
            let columns = format!("{programme}economic: {economic}");
            yaml.push_str(&mapping(&format!("{year}-{file}"), direction, &columns, &format!("{stage}: {amount}")));
            site = site.with(&format!("budgets/{year}-{file}"), &bytes);
        }
        site = site.with(&format!("budgets/{year}.yaml"), yaml);
    }
    for table in ["areas_funcionales.csv", "clasificacion_economica.csv"] {
        site = site.file(&format!("classifications/{table}"), fs::read(folder.join(table)).expect("a table"));
    }
    let areas = "code: [\"1\", \"2\", \"3\", \"4\"], name: \"5\"";
    site = site.file("classifications/areas.yaml", classification("functional", "areas_funcionales.csv", "", areas));
    for (id, kind) in [("ingresos", "I"), ("gastos", "G")] {
        let only = format!("where: {{\"1\": {kind}}}, ");
        let codes = "code: [\"2\", \"3\", \"4\"], name: \"5\"";
        let yaml = classification("economic", "clasificacion_economica.csv", &only, codes);
        site = site.file(&format!("classifications/{id}.yaml"), yaml);
    }
    built(site, &[])
}

/// The cents that a page's element says to machines.
fn said(data: Element) -> i64 {
    cents(data.get("value").expect("a value"))
}

/// The amount of a stage in the totals of a direction.
fn total(page: &Page, direction: &str, word: &str) -> i64 {
    let table = page.id(&format!("totals-{direction}")).expect("the totals").around().next().expect("their table");
    let row = table.find("tr").into_iter().find(|row| row.text().starts_with(word));
    said(row.unwrap_or_else(|| panic!("{}: no {word}", page.path)).find("data")[0])
}

/// The amounts in a column of a table of nodes, by the first digit of their codes.
fn column(page: &Page, id: &str, word: &str) -> BTreeMap<String, i64> {
    let mut around = page.id(id).unwrap_or_else(|| panic!("{}: no {id}", page.path)).around();
    let table = around.find(|around| around.name() == "section").expect("a section").find("table")[0];
    let heads: Vec<String> = table.find("thead")[0].find("th").iter().map(Element::text).collect();
    let at =
        heads.iter().position(|head| head == word).unwrap_or_else(|| panic!("{}: no {word} in {heads:?}", page.path));
    let rows = table.find("tbody")[0].find("tr").into_iter();
    let code = |row: &Element| {
        row.find("span").into_iter().find(|span| span.get("class") == Some("code")).map(|span| span.text())
    };
    rows.filter_map(|row| Some((code(&row)?, said(*row.find("td")[at - 1].find("data").first()?)))).collect()
}

/// Sums by the first letter of something.
fn by_first<'r>(rows: &'r [Row], of: impl Fn(&'r Row) -> &'r str) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for row in rows {
        *sums.entry(of(row)[..1].to_owned()).or_default() += row.cents;
    }
    sums
}

#[test]
fn the_totals_of_a_real_town_are_those_of_its_tables_by_chapter_and_by_area() {
    let Some(folder) = folder() else { return };
    let site = site(&folder);
    for (year, tables) in YEARS {
        let page = site.page(&format!("presupuestos/{year}/"));
        for (file, direction, stage) in tables {
            let rows = rows(&folder, &format!("{year}/{file}"));
            assert!(rows.len() > 60, "{file}");
            let word = match *stage {
                "approved" => "Aprobado",
                "accrued" => "Devengado",
                _ => "Recaudado",
            };
            let sum: i64 = rows.iter().map(|row| row.cents).sum();
            assert_eq!(total(&page, direction, word), sum, "{year} {file}");
            let chapters = by_first(&rows, |row| &row.economic);
            assert_eq!(column(&page, &format!("{direction}-economic"), word), chapters, "{year} {file}");
            if *direction == "expenditure" {
                let areas = by_first(&rows, |row| &row.programme);
                assert_eq!(column(&page, "expenditure-functional", word), areas, "{year} {file}");
            }
        }
    }
}

#[test]
fn each_area_of_a_real_town_is_divided_into_its_programmes() {
    let Some(folder) = folder() else { return };
    let site = site(&folder);
    let rows = rows(&folder, "2018/gastos.csv");
    for area in by_first(&rows, |row| &row.programme).keys() {
        let page = site.page(&format!("presupuestos/2018/gastos-por-funcion/{area}/"));
        let found = column(&page, "parts", "Aprobado");
        for (code, amount) in &found {
            let below = rows.iter().filter(|row| row.programme.starts_with(code.as_str()));
            assert_eq!(*amount, below.map(|row| row.cents).sum::<i64>(), "{code}");
        }
        let whole: i64 = rows.iter().filter(|row| row.programme.starts_with(area.as_str())).map(|row| row.cents).sum();
        let parts = found.iter().filter(|(code, _)| code.len() == 2);
        assert_eq!(parts.map(|(_, amount)| amount).sum::<i64>(), whole, "{area}");
    }
}

#[test]
fn a_real_towns_copied_year_and_missing_years_are_told() {
    let Some(folder) = folder() else { return };
    let told = site(&folder).findings;
    let of = |code: &str| told.iter().filter(|finding| finding.code == code).collect::<Vec<_>>();
    // The files of 2018 and 2019 are the same, byte for byte.
    let same = of("same-figures");
    assert_eq!(same.len(), 1, "{same:#?}");
    assert!(same[0].place.starts_with("uno/budgets/2019.yaml") && same[0].words.contains("2018"), "{same:#?}");
    // Nothing of 2012 to 2017.
    assert_eq!(of("missing-year").len(), 6);
}

#[test]
fn cents_are_read_exactly() {
    assert_eq!((cents("57000"), cents("25579.8"), cents("-0.05")), (5_700_000, 2_557_980, -5));
}
