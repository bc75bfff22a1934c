//! Tables as their owners have them: what is written in them is what is published, and a cell that
//! cannot be read is told with its file, row and column.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use crate::site::{Outcome, Site};

/// A town whose budget of 2026 is this mapping over this table.
fn town(mapping: &str, file: &str, table: impl AsRef<[u8]>) -> Site {
    Site::of_one_town()
        .with("budgets/2026.yaml", format!("year: 2026\n{mapping}"))
        .with(&format!("budgets/{file}"), table)
}

/// The published lines: each column by its title.
fn lines(outcome: &Outcome) -> Vec<BTreeMap<String, String>> {
    let text = outcome.page("presupuestos/2026/2026.csv");
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

/// The published lines, each as the values of some columns.
fn columns(outcome: &Outcome, names: &[&str]) -> Vec<Vec<String>> {
    let value = |line: &BTreeMap<String, String>, name: &&str| line.get(*name).cloned().unwrap_or_default();
    lines(outcome).iter().map(|line| names.iter().map(|name| value(line, name)).collect()).collect()
}

#[test]
fn a_treasurys_own_marks_encoding_and_remarks_are_read() {
    let mapping = "lines:\n  - file: gastos.txt\n    direction: expenditure\n    delimiter: \"|\"\n    decimal: \",\"\n    \
        thousands: \".\"\n    parentheses: yes\n    symbol: \"B/.\"\n    empty: [\"s.d.\", \"-\"]\n    encoding: windows-1252\n    \
        comment: \"*\"\n    except: {Partida: [TOTAL]}\n    columns: {functional: Función, name: Partida}\n    \
        amounts: {approved: Ley, accrued: Devengado}\n";
    let table = "Municipio de Prueba|||\n\nFunción|Partida|Ley|Devengado\n* nota|||\n04.5.1|Aceras|B/. 1.250,50|s.d.\n\
        05.1.0|Devolución de señales|(200,00)|-\nx|TOTAL|1.050,50|\n";
    let bytes: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let built = town(mapping, "gastos.txt", bytes).build().exits(0);
    assert_eq!(
        columns(&built, &["functional", "name", "approved", "accrued"]),
        [["04.5.1", "Aceras", "1250.50", ""], ["05.1.0", "Devolución de señales", "-200.00", ""]]
    );
}

#[test]
fn a_tab_between_cells_may_be_written_as_people_write_it() {
    for mark in ["tab", "\"\\t\"", "'\\t'", "\"\t\""] {
        let mapping = format!(
            "lines:\n  - {{file: g.tsv, direction: expenditure, delimiter: {mark}, columns: {{functional: F, name: P}}, amounts: {{approved: Ley}}}}\n"
        );
        let built = town(&mapping, "g.tsv", "F\tP\tLey\n04.5.1\tAceras, bordillos\t1250.50\n").build().exits(0);
        assert_eq!(columns(&built, &["name", "approved"]), [["Aceras, bordillos", "1250.50"]], "{mark}");
    }
}

#[test]
fn one_row_a_stage_becomes_one_line() {
    let mapping = "lines:\n  - file: hechos.csv\n    columns:\n      functional: cuenta\n      \
        direction: {column: tipo, values: {G: expenditure, I: revenue}}\n      \
        stage: {column: fase, values: {A: approved, E: accrued}}\n      amount: monto\n    times: 1000\n    floats: yes\n";
    let table = "cuenta,tipo,fase,monto\n04.5.1,G,A,1.5\n04.5.1,G,E,0.30000000000000004\n,I,A,2e0\n";
    let built = town(mapping, "hechos.csv", table).build().exits(0);
    assert_eq!(
        columns(&built, &["direction", "functional", "approved", "accrued"]),
        [["expenditure", "04.5.1", "1500.00", "300.00"], ["revenue", "", "2000.00", ""]]
    );
}

#[test]
fn nested_departments_need_no_classification() {
    let mapping = "lines:\n  - file: gastos.csv\n    direction: expenditure\n    fill: [Department]\n    filled: [Amount]\n    \
        levels: {administrative: [Department, Division]}\n    amounts: {approved: Amount}\n";
    let table = "Department,Division,Amount\nPublic Works,Roads,100.00\n,Parks,50.00\nPolice,Patrol,30.00\n,,\n";
    let built = town(mapping, "gastos.csv", table).build().exits(0).tells_no("unknown-code");
    let codes = [["public-works.roads", "100.00"], ["public-works.parks", "50.00"], ["police.patrol", "30.00"]];
    assert_eq!(columns(&built, &["administrative", "approved"]), codes);
    let page = built.page("presupuestos/2026/");
    assert!(
        page.contains("Public Works") && page.contains("value=\"150.00\""),
        "a department has the sum of its divisions"
    );
}

#[test]
fn a_code_is_joined_from_columns_cut_and_padded() {
    let mapping = "lines:\n  - file: gastos.csv\n    direction: expenditure\n    columns:\n      \
        functional: {columns: [Área, Política], join: \".\"}\n      economic: {column: Partida, split: \"-\", part: 2}\n      \
        programme: {column: Programa, pad: 4}\n      administrative: {column: Partida, from: 1, to: 2}\n    amounts: {approved: Ley}\n";
    let built =
        town(mapping, "gastos.csv", "Área,Política,Partida,Programa,Ley\n04,5,A1-311,110,10.00\n").build().exits(0);
    assert_eq!(
        columns(&built, &["functional", "economic", "programme", "administrative"]),
        [["04.5", "311", "0110", "A1"]]
    );
}

#[test]
fn several_files_tell_one_line_and_transfers_are_taken_away() {
    let site = Site::of_one_town()
        .with(
            "budgets/2026.yaml",
            "year: 2026\nentities: [{code: \"1\", name: Municipio, kind: municipality}, {code: \"2\", name: Aguas, kind: company}]\n\
             lines:\n  - {file: a.csv, direction: expenditure, columns: {entity: E, functional: F}, amounts: {approved: Ley}}\n  \
             - {file: b.csv, direction: expenditure, columns: {entity: E, functional: F}, amounts: {accrued: Ley}}\n  \
             - {file: x.csv, direction: expenditure, eliminations: yes, columns: {entity: E, functional: F}, amounts: {approved: Ley}}\n",
        )
        .with("budgets/a.csv", "E,F,Ley\n1,04.5.1,100.00\n1,06.3.0,40.00\n2,06.3.0,60.00\n")
        .with("budgets/b.csv", "E,F,Ley\n2,06.3.0,55.00\n1,04.5.1,90.00\n")
        .with("budgets/x.csv", "E,F,Ley\n1,06.3.0,40.00\n");
    let built = site.build().exits(0);
    assert_eq!(
        columns(&built, &["entity", "functional", "approved", "accrued"]),
        [
            ["1", "04.5.1", "100.00", "90.00"],
            ["1", "06.3.0", "40.00", ""],
            ["2", "06.3.0", "60.00", "55.00"],
            ["1", "06.3.0", "-40.00", ""]
        ]
    );
    assert!(built.page("presupuestos/2026/").contains("value=\"160.00\""), "the consolidated total");
}

#[test]
fn rows_of_modifications_stand_among_rows_of_stages() {
    let mapping = "lines:\n  - {file: f.csv, direction: expenditure, columns: {functional: F, amount: Importe, \
        stage: {column: Fase, values: {Inicial: approved, Modificaciones: modification, Definitivo: adjusted, Pagado: paid}}}}\n";
    let table = "F,Fase,Importe\n04.5.1,Inicial,100.00\n04.5.1,Modificaciones,20.00\n04.5.1,Definitivo,120.00\n04.5.1,Pagado,60.00\n";
    let built = town(mapping, "f.csv", table).build().exits(0).tells_no("chain-differs");
    assert_eq!(columns(&built, &["approved", "adjusted", "paid"]), [["100.00", "120.00", "60.00"]]);
    // What does not add up is told; and what is not told follows.
    let wrong = table.replace("Definitivo,120.00", "Definitivo,121.00");
    town(mapping, "f.csv", &wrong).check().tells("uno/budgets/f.csv", "chain-differs", "120.00");
    let follows = table.replace("04.5.1,Definitivo,120.00\n", "");
    assert_eq!(columns(&town(mapping, "f.csv", &follows).build().exits(0), &["adjusted"]), [["120.00"]]);
}

#[test]
fn rows_of_another_year_are_left_out_and_a_copied_file_is_told() {
    let mapping = "lines:\n  - {file: gastos.csv, direction: expenditure, columns: {year: Año, functional: F}, amounts: {approved: Ley}}\n";
    let built = town(mapping, "gastos.csv", "Año,F,Ley\n2025,04.5.1,10.00\n2026,04.5.1,20.00\n").build().exits(0);
    assert_eq!(columns(&built, &["approved"]), [["20.00"]]);
    let copied = town(mapping, "gastos.csv", "Año,F,Ley\n2025,04.5.1,10.00\n").build().exits(1);
    copied.tells("uno/budgets/2026.yaml:3", "no-row-of-year", "2025");
}

#[test]
fn a_column_with_the_day_makes_executions() {
    let mapping = "lines:\n  - {file: a.csv, direction: expenditure, columns: {functional: F}, amounts: {approved: Ley}}\n  \
        - {file: m.csv, direction: expenditure, columns: {functional: F, as_of: Corte}, amounts: {accrued: Devengado}}\n";
    let site = town(mapping, "a.csv", "F,Ley\n04.5.1,100.00\n")
        .with("budgets/m.csv", "F,Corte,Devengado\n04.5.1,2026-06-30,55.00\n04.5.1,2026-03-31,20.00\n");
    // The latest is the line's own.
    let built = site.build().exits(0).tells_nothing();
    assert_eq!(columns(&built, &["approved", "accrued"]), [["100.00", "55.00"]]);
}

#[test]
fn what_is_wrong_in_a_table_is_told_at_its_row_and_column() {
    let mapping = "lines:\n  - {file: gastos.csv, direction: expenditure, columns: {functional: F, name: P}, amounts: {approved: Ley}}\n";
    let wrong = town(mapping, "gastos.csv", "F,P,Ley\n04.5.1,Aceras,10.00\n05.1.0,Aseo,mil\n").build().exits(1);
    wrong.tells("uno/budgets/gastos.csv:3:13", "not-amount", "Ley");
    let twice = town(mapping, "gastos.csv", "F,P,Ley,Ley\n04.5.1,Aceras,10.00,1.00\n").build().exits(1);
    twice.tells("uno/budgets/2026.yaml:3", "ambiguous-column", "Ley");
    let latin = town(mapping, "gastos.csv", b"F,P,Ley\n04.5.1,Se\xf1ales,10.00\n").build().exits(1);
    latin.tells("uno/budgets/gastos.csv:2", "wrong-encoding", "UTF-8");
    let broken = town(mapping, "gastos.csv", b"PK\x03\x04 not a spreadsheet").build().exits(1);
    broken.tells("uno/budgets/gastos.csv", "not-table", "it is no spreadsheet, or it is damaged");
    let named = mapping.replace("gastos.csv", "gastos.xlsx");
    let named = town(&named, "gastos.xlsx", "hola").build().exits(1).tells_no("missing-column");
    named.tells("uno/budgets/gastos.xlsx", "not-table", "it is no spreadsheet");
    for (mark, table) in [(";", "F;P;Ley\n04.5.1;Aceras;10.00\n"), ("tab", "F\tP\tLey\n04.5.1\tAceras\t10.00\n")] {
        let told = town(mapping, "gastos.csv", table).build().exits(1);
        told.tells("uno/budgets/2026.yaml:3", "missing-column", &format!("`delimiter: \"{mark}\"`"));
    }
}

#[test]
fn a_cell_is_quoted_with_its_line_wherever_it_stands() {
    // The second cell holds a mark, the first of the next row a line's end; ñ and á are one character each.
    let mapping = "lines:\n  - {file: g.csv, direction: expenditure, columns: {functional: F, name: P}, amounts: {approved: Ley}}\n";
    // An inch within a cell opens nothing, and two marks within one stand for one.
    let table = "F,P,Ley\r\n04.5.1,\"Añil, y más\",mil\r\n05.1.0,\"Aseo\nurbano\",dos\r\n04.5.1,tubo 3\" pvc,dos\r\n04.5.1,\"a \"\"b\"\"\",dos\r\n";
    let outcome = town(mapping, "g.csv", table).build().exits(1);
    let quoted = |line: u32, column: u32, quote: &str| {
        let told = format!("\"line\":{line},\"column\":{column},\"end_column\":{},", column + 3);
        let quote = serde_json::json!(quote);
        assert!(outcome.stdout.contains(&told), "{told}: {}", outcome.stdout);
        assert!(outcome.stdout.contains(&format!("\"quote\":{quote}")), "{quote}: {}", outcome.stdout);
    };
    quoted(2, 22, "04.5.1,\"Añil, y más\",mil");
    quoted(4, 9, "urbano\",dos");
    quoted(5, 20, "04.5.1,tubo 3\" pvc,dos");
    quoted(6, 18, "04.5.1,\"a \"\"b\"\"\",dos");
}

/// A packed file of these parts.
fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// A cell of a spreadsheet as it is stored: text, or the digits of a binary number.
pub enum Stored {
    Text(&'static str),
    Number(&'static str),
}

use Stored::{Number, Text};

/// An XLSX file of one sheet after an empty one that is hidden.
pub fn xlsx(rows: &[&[Stored]]) -> Vec<u8> {
    let mut data = String::new();
    for (at, row) in rows.iter().enumerate() {
        data.push_str(&format!("<row r=\"{}\">", at + 1));
        for (column, cell) in row.iter().enumerate() {
            let name = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1);
            match cell {
                Text(text) => data.push_str(&format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")),
                Number(digits) => data.push_str(&format!("<c r=\"{name}\"><v>{digits}</v></c>")),
            }
        }
        data.push_str("</row>");
    }
    xlsx_of(&data)
}

/// An XLSX file whose second sheet has these rows.
fn xlsx_of(data: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let sheet = |data: &str| format!("{XML}<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>");
    let part = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    packed(&[
        (
            "[Content_Types].xml",
            format!(
                "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}{}</Types>",
                part("/xl/workbook.xml", "sheet.main"),
                part("/xl/worksheets/sheet1.xml", "worksheet"),
                part("/xl/worksheets/sheet2.xml", "worksheet"),
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{REL}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{REL}\"><sheets><sheet name=\"Notas\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Gastos\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{REL}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{REL}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "{XML}<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf/><xf><alignment indent=\"1\"/></xf></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet("")),
        ("xl/worksheets/sheet2.xml", sheet(data)),
    ])
}

/// An ODS file of one sheet.
pub fn ods(rows: &[&[Stored]]) -> Vec<u8> {
    ods_of(&ods_rows(rows))
}

/// An ODS file of two sheets, `Gastos` and `Ingresos`.
pub fn ods_of_two(spent: &[&[Stored]], got: &[&[Stored]]) -> Vec<u8> {
    let next = "</table:table><table:table table:name=\"Ingresos\">";
    ods_of(&[ods_rows(spent), ods_rows(got)].join(next))
}

fn ods_rows(rows: &[&[Stored]]) -> String {
    let mut data = String::new();
    for row in rows {
        data.push_str("<table:table-row>");
        for cell in *row {
            match cell {
                Text(text) => data.push_str(&format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")),
                Number(digits) => data.push_str(&format!("<table:table-cell office:value-type=\"float\" office:value=\"{digits}\"><text:p>{digits}</text:p></table:table-cell>")),
            }
        }
        data.push_str("</table:table-row>");
    }
    data
}

/// An ODS file whose sheet has these rows.
fn ods_of(data: &str) -> Vec<u8> {
    const OASIS: &str = "urn:oasis:names:tc:opendocument:xmlns";
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", format!("{XML}<manifest:manifest xmlns:manifest=\"{OASIS}:manifest:1.0\"/>")),
        (
            "content.xml",
            format!(
                "{XML}<office:document-content xmlns:office=\"{OASIS}:office:1.0\" xmlns:table=\"{OASIS}:table:1.0\" xmlns:text=\"{OASIS}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Gastos\">{data}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

/// A sheet with a title above its columns, codes that lost their zeros, and binary numbers.
const SHEET: &[&[Stored]] = &[
    &[Text("Ejecución 2026")],
    &[],
    &[Text("Programa"), Text("Partida"), Text("Ley"), Text("Devengado")],
    &[Number("110"), Text("Intereses"), Number("108363.6"), Number("0.30000000000000004")],
    &[Number("1320"), Text("Policía"), Number("2000000"), Text("")],
];

const SHEET_MAPPING: &str = "    direction: expenditure\n    columns: {programme: {column: Programa, pad: 4}, name: Partida}\n    \
    amounts: {approved: Ley, accrued: Devengado}\n";

#[test]
fn spreadsheets_are_read_in_place() {
    for (file, bytes) in [("gastos.xlsx", xlsx(SHEET)), ("gastos.ods", ods(SHEET))] {
        let mapping = format!("lines:\n  - file: {file}\n{SHEET_MAPPING}");
        let built = town(&mapping, file, bytes).build().exits(0);
        assert_eq!(
            columns(&built, &["programme", "name", "approved", "accrued"]),
            [["0110", "Intereses", "108363.60", "0.30"], ["1320", "Policía", "2000000.00", ""]],
            "{file}"
        );
    }
}

#[test]
fn a_number_that_is_no_amount_is_told_at_its_cell() {
    let rows: &[&[Stored]] = &[
        &[Text("Programa"), Text("Partida"), Text("Ley"), Text("Devengado")],
        &[Number("110"), Text("Intereses"), Number("12.345"), Text("")],
    ];
    for (file, bytes) in [("gastos.xlsx", xlsx(rows)), ("gastos.ods", ods(rows))] {
        let mapping = format!("lines:\n  - file: {file}\n{SHEET_MAPPING}");
        let told = town(&mapping, file, bytes).build().exits(1);
        told.tells(&format!("uno/budgets/{file}:2:3"), "amount-decimals", "Ley");
    }
    let mapping = format!("lines:\n  - file: gastos.xlsx\n    sheet: Ingresos\n{SHEET_MAPPING}");
    town(&mapping, "gastos.xlsx", xlsx(rows)).build().exits(1).tells(
        "uno/budgets/2026.yaml:4",
        "missing-sheet",
        "Gastos",
    );
}

#[test]
fn revenue_and_expenditure_may_use_one_code_for_two_things() {
    let codes = "code,name,kind\n1,Impuestos directos,I\n1,Gastos de personal,G\n13,Impuesto sobre actividades,I\n";
    let yaml = |kind: &str| {
        format!(
            "dimension: economic\nname: Capítulos\nopen: yes\ntables:\n  - {{file: codigos.csv, columns: {{code: code, name: name}}, where: {{kind: {kind}}}}}\n"
        )
    };
    let mapping = "classifications: {economic: {revenue: ingresos, expenditure: gastos}}\n\
        revenue: [{economic: \"13000\", approved: \"5.00\"}]\nexpenditure: [{economic: \"12001\", approved: \"5.00\"}]\n";
    let site = Site::of_one_town()
        .with("budgets/2026.yaml", format!("year: 2026\n{mapping}"))
        .file("classifications/codigos.csv", codes)
        .file("classifications/ingresos.yaml", yaml("I"))
        .file("classifications/gastos.yaml", yaml("G"));
    let page = site.build().exits(0).tells_nothing().page("presupuestos/2026/");
    assert!(page.contains("Impuestos directos") && page.contains("Gastos de personal"));
}

#[test]
fn a_small_file_that_stands_for_a_huge_one_is_refused() {
    // A row of a thousand filled cells, repeated a million times, in a few hundred bytes.
    let cell =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"1000\"/>";
    let row = format!("<table:table-row table:number-rows-repeated=\"1048000\">{cell}</table:table-row>");
    let mapping = format!("lines:\n  - file: gastos.ods\n{SHEET_MAPPING}");
    town(&mapping, "gastos.ods", ods_of(&row)).build().exits(1).tells("uno/budgets/gastos.ods", "not-table", "1000000");
    // A cell in the sheet's last corner.
    let bytes = xlsx_of("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>");
    let mapping = format!("lines:\n  - file: gastos.xlsx\n{SHEET_MAPPING}");
    town(&mapping, "gastos.xlsx", bytes).build().exits(1).tells("uno/budgets/gastos.xlsx", "not-table", "1000000");
}

#[test]
fn an_amount_never_becomes_too_large_to_be_added() {
    let mapping = "lines:\n  - {file: gastos.csv, direction: expenditure, times: \"100000000000000\", columns: {functional: F}, amounts: {approved: Ley}}\n";
    let told = town(mapping, "gastos.csv", "F,Ley\n04.5.1,999999999999.99\n").build().exits(1);
    told.tells("uno/budgets/gastos.csv:2:8", "not-amount", "999999999999.99");
}

#[test]
fn codes_that_turn_in_a_circle_are_told() {
    let yaml = "dimension: administrative\nname: Unidades\ntables: [{file: u.csv, columns: {code: code, name: name, parent: parent}}]\n";
    let site = Site::of_one_town()
        .file("classifications/unidades.yaml", yaml)
        .file("classifications/u.csv", "code,name,parent\na,A,b\nb,B,a\nc,C,\nd,D,c\n");
    site.build().exits(1).tells("classifications/u.csv:2", "codes-in-circle", "a → b → a");
}

#[test]
fn codes_that_zeros_fill_up_stand_below_one_another_where_the_table_says_so() {
    // As Honduras and Guatemala write objects of expenditure.
    let site = |nested: &str| {
        let yaml = format!(
            "dimension: economic\nname: Objeto\ntables: [{{file: o.csv{nested}}}]\nmaps_to: {{\"10000\": \"21\"}}\n"
        );
        Site::of_one_town()
            .file("classifications/objeto.yaml", yaml)
            .file("classifications/o.csv", "code,name\n10000,Personal\n11000,Permanente\n11100,Sueldos\n20000,Servicios\n23200,Edificios\n")
            .with("budgets/2026.yaml", "year: 2026\nclassifications: {economic: objeto}\nexpenditure:\n  \
                - {economic: \"11100\", name: Sueldos, approved: \"70.00\"}\n  - {economic: \"23200\", name: Techo, approved: \"30.00\"}\n")
    };
    let flat = site("").build().exits(0);
    let flat = flat.tells("classifications/objeto.yaml:3", "codes-filled-up", "nested: economic");
    assert!(!flat.has("presupuestos/2026/gastos-por-tipo/10000/index.html"), "nothing is taken for granted");
    let tree = site(", nested: economic").build().exits(0).tells_no("codes-filled-up").tells_no("unknown-code");
    let year = tree.page("presupuestos/2026/");
    assert!(year.contains("Personal") && year.contains("Servicios"), "the chapters are shown");
    let chapters: Vec<String> = tree.files().into_keys().filter(|path| path.ends_with("/10000/index.html")).collect();
    assert!(!chapters.is_empty(), "and have pages");
    site(", nested: functional").check().tells("classifications/objeto.yaml:3", "unknown-choice", "economic");
}

#[test]
fn a_formula_without_its_value_is_told_at_its_cell() {
    let titles = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>functional</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>approved</t></is></c></row>";
    let rows = format!(
        "{titles}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>04.5.1</t></is></c><c r=\"B2\"><v>10</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>05.1.0</t></is></c><c r=\"B3\"><f>SUM(B1:B2)</f><v></v></c></row>"
    );
    let told = town("lines: [gastos.xlsx]\n", "gastos.xlsx", xlsx_of(&rows)).check().exits(1);
    told.tells("uno/budgets/gastos.xlsx:3:2", "formula-without-value", "approved");
    // A formula that was computed is its value.
    let computed = rows.replace("<v></v>", "<v>11.5</v>");
    let built = town("lines: [gastos.xlsx]\n", "gastos.xlsx", xlsx_of(&computed)).build().exits(0);
    assert_eq!(columns(&built, &["functional", "approved"]), [["04.5.1", "10.00"], ["05.1.0", "11.50"]]);

    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let open = [
        row(format!("{}{}", cell("functional"), cell("approved"))),
        row(format!("{}<table:table-cell office:value-type=\"float\" office:value=\"10\"/>", cell("04.5.1"))),
        row(format!("{}<table:table-cell table:formula=\"of:=SUM([.B2:.B2])\"/>", cell("05.1.0"))),
    ];
    let told = town("lines: [gastos.ods]\n", "gastos.ods", ods_of(&open.concat())).check().exits(1);
    told.tells("uno/budgets/gastos.ods:3:2", "formula-without-value", "approved");
}

#[test]
fn our_own_titles_need_no_columns_beside_a_direction_or_levels() {
    let mapping = "lines: [{file: a.csv, direction: revenue}]\n";
    let built = town(mapping, "a.csv", "economic,name,approved\n113,Inmuebles,10.00\n").build().exits(0);
    assert_eq!(columns(&built, &["direction", "economic", "approved"]), [["revenue", "113", "10.00"]]);
    let levels = "lines: [{file: a.csv, levels: {administrative: [Sección]}}]\n";
    let built = town(levels, "a.csv", "Sección,functional,approved\nObras,04.5.1,10.00\n").build().exits(0);
    assert_eq!(columns(&built, &["administrative", "functional", "approved"]), [["obras", "04.5.1", "10.00"]]);
}

#[test]
fn the_name_of_a_code_counts_in_whichever_table_it_stands() {
    let level = |name: &str| format!("levels: {{economic: [{{code: Cap{name}}}]}}");
    let mapping = format!(
        "lines:\n  - file: x.csv\n    eliminations: yes\n    {}\n    amounts: {{approved: Monto}}\n  \
        - file: a.csv\n    {}\n    amounts: {{approved: Monto}}\n",
        level(""),
        level(", name: Nombre")
    );
    let built = town(&mapping, "a.csv", "Cap,Nombre,Monto\n7,Transferencias de capital,100.00\n")
        .with("budgets/x.csv", "Cap,Monto\n7,40.00\n")
        .build()
        .exits(0);
    assert!(built.page("presupuestos/2026/").contains("Transferencias de capital"));
}

#[test]
fn what_is_said_of_a_cell_follows_the_marks_that_are_declared() {
    let mapping = "lines:\n  - file: a.csv\n    delimiter: \";\"\n    decimal: \",\"\n    thousands: \".\"\n    amounts: {approved: Ley}\n    columns: {functional: Función}\n";
    let told = town(mapping, "a.csv", "Función;Ley\n04.5.1;1,001\n").check();
    told.tells("uno/budgets/a.csv:2:8", "amount-decimals", "1,001");
    let told = town(mapping, "a.csv", "Función;Ley\n04.5.1;diez\n").check();
    let help = told.findings().iter().find(|finding| finding.code == "not-amount").map(|finding| finding.words.clone());
    assert!(help.unwrap().contains("`1250,00`"), "an example in the table's own marks");
    // A thousand from elsewhere still is asked for.
    let told = town(mapping, "a.csv", "Función;Ley\n04.5.1;1,250\n").check();
    told.tells("uno/budgets/a.csv:2:8", "ambiguous-amount", "1,250");
}

/// What stands under a table, and marks that treasuries write for nothing, are told with what the mapping can say.
#[test]
fn notes_below_a_table_and_marks_in_cells_are_told_with_what_to_do() {
    let mapping = "lines:\n  - {file: g.csv, delimiter: \";\", direction: expenditure, columns: {functional: F, name: P}, amounts: {approved: Ley}}\n";
    let rows = "F;P;Ley\n04.5.1;Aceras;10.00\n05.1.0;Aseo;20.00\n";
    let table = format!("{rows}Fuente: Tesorería Municipal;;\n");
    let outcome = town(mapping, "g.csv", table).build().exits(0);
    let outcome =
        outcome.tells("uno/budgets/g.csv:4", "row-is-note", "Fuente: Tesorería Municipal").tells_no("unknown-code");
    assert!(!outcome.files().keys().any(|path| path.contains("tesoreria")), "no page");
    for (cell, said) in [("-", "`empty: [\"-\"]`"), ("s/d", "`empty: [\"s/d\"]`"), ("B/. 1.50", "`symbol: \"B/.\"`")] {
        let told = town(mapping, "g.csv", format!("{rows}06.1.0;Vivienda;{cell}\n")).check().exits(1);
        told.tells("uno/budgets/g.csv:4", "not-amount", said);
    }
}

/// Programmes that are numbered anew in each unit: one number with two names is told where it is read by itself.
#[test]
fn a_code_with_two_names_is_told_until_its_unit_stands_above_it() {
    let table = "Unidad;Cod;Programa;Ley\nAlcaldía;01;Dirección superior;100.00\nSalud;01;Atención primaria;200.00\nSalud;02;Agua;50.00\n\
        Obras;02;AGUA;25.00\n";
    let mapping = |levels: &str| {
        format!(
            "lines:\n  - {{file: g.csv, delimiter: \";\", direction: expenditure, levels: {{programme: [{levels}]}}, amounts: {{approved: Ley}}}}\n"
        )
    };
    let alone = town(&mapping("{code: Cod, name: Programa}"), "g.csv", table).check().exits(0);
    let told: Vec<&str> =
        alone.findings().iter().filter(|told| told.code == "code-named-twice").map(|told| &*told.place).collect();
    assert_eq!(told, ["uno/budgets/g.csv:3"], "`AGUA` is `Agua`");
    let by_name = mapping("{code: Cod}")
        .replace("levels: {programme: [{code: Cod}]}", "columns: {programme: Cod}, names: {programme: Programa}");
    town(&by_name, "g.csv", table).check().tells("uno/budgets/g.csv:3", "code-named-twice", "Atención primaria");
    let within = mapping("Unidad, {code: Cod, name: Programa}");
    town(&within, "g.csv", table).check().exits(0).tells_no("code-named-twice");
}

/// An XLSX file of names that are set in by their style, with their inhabitants, under a title.
pub fn indented(title: &str, rows: &[(&str, usize, u32)]) -> Vec<u8> {
    let text = |cell: &str, style: usize, text: &str| {
        format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let mut data = format!("<row r=\"1\">{}{}</row>", text("A1", 0, title), text("B1", 0, "Población"));
    for (at, (name, indent, people)) in rows.iter().enumerate() {
        let (row, own) = (at + 2, text(&format!("A{}", at + 2), *indent, name));
        data.push_str(&format!("<row r=\"{row}\">{own}<c r=\"B{row}\"><v>{people}</v></c></row>"));
    }
    xlsx_of(&data)
}
