//! Reports of execution beside the plan: which line a row is of, what references they leave alone, credit that there
//! is not, and the documents of what amendments made.

use std::collections::BTreeMap;

use crate::site::Site;

const PLAN: &str = "year: 2025
source: {title: Presupuesto 2025}
revenue: [{economic: \"113\", name: Predial, approved: \"1000.00\"}]
expenditure:
  - {functional: \"01.1.1\", economic: \"211\", name: Planilla, approved: \"400.00\"}
  - {functional: \"04.5.1\", economic: \"311\", funding: Préstamo, name: Calles, approved: \"600.00\"}
";

fn year(report: &str) -> Site {
    Site::of_one_town().with("budgets/2025.yaml", format!("{PLAN}{report}"))
}

fn report(day: &str, rows: &[&str]) -> String {
    let rows = rows.iter().map(|row| format!("      - {{{row}}}\n")).collect::<String>();
    format!("  - as_of: {day}\n    source: {{title: Informe al {day}}}\n    expenditure:\n{rows}")
}

fn reports(all: &[String]) -> String {
    if all.is_empty() {
        return String::new();
    }
    format!("executions:\n{}", all.concat())
}

/// The rows of a published table, by their reference.
fn by_reference(csv: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let titles: Vec<String> = table.headers().expect("titles").iter().map(ToOwned::to_owned).collect();
    let row = |row: csv::StringRecord| titles.iter().cloned().zip(row.iter().map(ToOwned::to_owned)).collect();
    let rows = table.records().map(|record| row(record.expect("a row")));
    rows.map(|row: BTreeMap<String, String>| (row["reference"].clone(), row)).collect()
}

#[test]
fn a_row_of_a_report_that_fits_no_line_is_told_with_the_line_that_it_could_be() {
    let funding = "functional: \"04.5.1\", economic: \"311\", name: Calles, accrued: \"550.00\"";
    let name = "functional: \"01.1.1\", economic: \"211\", name: Planilla de personal, accrued: \"390.00\"";
    let told = year(&reports(&[report("2025-12-31", &[name, funding])])).build().exits(0);
    let told = told.tells("uno/budgets/2025.yaml:11", "row-fits-no-line", "`2025-e-01.1.1-211`");
    let told = told.tells("uno/budgets/2025.yaml:12", "row-fits-no-line", "`2025-e-04.5.1-311`");
    // That it has no credit is said by that.
    told.tells_no("over-executed");
    // Obeyed: the same in both, or a line of its own.
    let same = funding.replace("name:", "funding: Préstamo, name:");
    let other = name.replace(" de personal", "");
    let mended = year(&reports(&[report("2025-12-31", &[&other, &same])])).check();
    mended.tells_no("row-fits-no-line").tells_no("over-executed");
    let opened = PLAN.to_owned()
        + &format!("  - {{{}}}\n", name.replace("accrued: \"390.00\"", "approved: \"0.00\""))
        + &reports(&[report("2025-12-31", &[&other, name, &same])]);
    let mended = Site::of_one_town().with("budgets/2025.yaml", opened).check().tells_no("row-fits-no-line");
    mended.tells("uno/budgets/2025.yaml:7", "over-executed", "Planilla de personal");
    // Another line of the report has the codes that this row could be.
    let both = year(&reports(&[report("2025-12-31", &[&other, name])])).check().tells_no("row-fits-no-line");
    both.tells("uno/budgets/2025.yaml:12", "over-executed", "Planilla de personal");
}

#[test]
fn a_row_with_a_finer_code_is_told_of_either_side_and_in_any_report() {
    // In an earlier report, of expenditure; and of revenue, which is never over-executed.
    let school = "functional: \"1.1.1\", economic: \"2111\", name: Planilla, accrued: \"50.00\"";
    let roads = "functional: \"04.5.1\", economic: \"311\", funding: Préstamo, name: Calles, accrued: \"50.00\"";
    let both = reports(&[report("2025-06-30", &[school]), report("2025-09-30", &[roads])]);
    let told = year(&both).check().exits(0);
    told.tells("uno/budgets/2025.yaml:11", "row-fits-no-line", "`2025-e-01.1.1-211`");
    let revenue = |code: &str| {
        let row = format!("{{economic: \"{code}\", name: Predial, collected: \"300.00\"}}");
        year(&format!(
            "executions:\n  - as_of: 2025-06-30\n    source: {{title: Informe}}\n    revenue:\n      - {row}\n"
        ))
    };
    revenue("1131").check().tells("uno/budgets/2025.yaml:11", "row-fits-no-line", "`2025-r-113`");
    revenue("113").check().tells_no("row-fits-no-line");
    // A code of another kind is no finer one.
    revenue("142").check().tells_no("row-fits-no-line");
}

#[test]
fn a_row_of_no_month_with_what_was_done_is_not_added_to_the_months() {
    let columns =
        "sum: yes, columns: {functional: F, economic: E, name: N, month: Mes}, amounts: {approved: L, accrued: D}";
    let text = format!("year: 2025\nlines: [{{file: m.csv, direction: expenditure, {columns}}}]\n");
    let site = |first: &str, second: &str| {
        let table = format!(
            "F,E,N,Mes,L,D\n01.1.1,211,Planilla,0,400.00,{first}\n01.1.1,211,Planilla,1,,30.00\n01.1.1,211,Planilla,2,,33.00\n\
             04.5.1,311,Calles,1,600.00,100.00\n04.5.1,311,Calles,0,,{second}\n"
        );
        Site::of_one_town().with("budgets/2025.yaml", &text).with("budgets/m.csv", table)
    };
    let told = site("63.00", "100.00").check().exits(1);
    let told = told.tells("uno/budgets/m.csv:2", "year-beside-months", "accrued");
    told.tells("uno/budgets/m.csv:6", "year-beside-months", "accrued");
    // Obeyed: what was planned stays.
    let csv = by_reference(&site("", "0.00").build().exits(0).page("presupuestos/2025/2025.csv"));
    assert_eq!((&*csv["2025-e-01.1.1-211"]["approved"], &*csv["2025-e-01.1.1-211"]["accrued"]), ("400.00", "63.00"));
    assert_eq!((&*csv["2025-e-04.5.1-311"]["approved"], &*csv["2025-e-04.5.1-311"]["accrued"]), ("600.00", "100.00"));
}

#[test]
fn a_row_of_a_treasurys_table_that_fits_no_line_is_told_too() {
    let table = "Función,Objeto,Partida,Devengado\n01.1.1,211,Planilla de sueldos,390.00\n04.5.1,311,Calles,480.00\n";
    let columns = "direction: expenditure, columns: {functional: Función, economic: Objeto, name: Partida}, amounts: {accrued: Devengado}";
    let beside = format!("lines: [{{file: ej.csv, {columns}}}]\n");
    let execution = format!("executions:\n  - as_of: 2025-12-31\n    lines: [{{file: ej.csv, {columns}}}]\n");
    for layout in [beside, execution] {
        let built = year(&layout).with("budgets/ej.csv", table).build().exits(0);
        let built = built.tells("uno/budgets/ej.csv:2", "row-fits-no-line", "name");
        let csv = by_reference(&built.page("presupuestos/2025/2025.csv"));
        assert_eq!(csv["2025-e-01.1.1-211"]["approved"], "400.00", "{layout}");
        assert_eq!(csv["2025-e-01.1.1-211-planilla-de-sueldos"]["accrued"], "390.00", "{layout}");
    }
}

#[test]
fn a_report_gives_no_line_that_was_there_another_reference() {
    let march = report(
        "2025-03-31",
        &["functional: \"04.5.1\", economic: \"311\", name: Puente, adjusted: \"50.00\", accrued: \"20.00\""],
    );
    let june = report(
        "2025-06-30",
        &[
            "functional: \"04.5.1\", economic: \"311\", name: Muelle, adjusted: \"90.00\", accrued: \"10.00\"",
            "functional: \"04.5.1\", economic: \"311\", name: Puente, adjusted: \"50.00\", accrued: \"30.00\"",
            "functional: \"04.5.1\", economic: \"311\", funding: Préstamo, name: Calles, adjusted: \"600.00\", accrued: \"5.00\"",
        ],
    );
    let of = |all: &[String]| {
        let built = year(&reports(all)).build().exits(0);
        let lines = by_reference(&built.page("presupuestos/2025/2025.csv"));
        let named = lines.into_iter().map(|(reference, row)| (row["name"].clone(), reference));
        let executions = built.files().remove("presupuestos/2025/2025-executions.csv").unwrap_or_default();
        (named.collect::<BTreeMap<_, _>>(), String::from_utf8(executions).expect("a text"))
    };
    let (plan, _) = of(&[]);
    assert_eq!(plan["Calles"], "2025-e-04.5.1-311");
    let (after_march, _) = of(std::slice::from_ref(&march));
    assert_eq!((&after_march["Calles"], after_march["Puente"].as_str()), (&plan["Calles"], "2025-e-04.5.1-311-puente"));
    let (after_june, executions) = of(&[march, june]);
    assert_eq!((&after_june["Calles"], &after_june["Puente"]), (&plan["Calles"], &after_march["Puente"]));
    assert_eq!(after_june["Muelle"], "2025-e-04.5.1-311-muelle");
    // Each report cites the lines by the references that they have.
    let cited = executions.lines().filter(|row| row.contains("2025-e-04.5.1-311-puente,")).count();
    assert_eq!(cited, 2, "{executions}");
}

#[test]
fn what_is_spent_on_a_line_without_any_credit_is_above_it() {
    let beside = |line: &str| {
        Site::of_one_town()
            .with(
                "budgets/2025.yaml",
                format!("{PLAN}  - {{functional: \"04.5.1\", economic: \"22\", name: Asfalto, {line}}}\n"),
            )
            .check()
    };
    let told = |line: &str, amount: &str| {
        beside(line).tells("uno/budgets/2025.yaml:7", "over-executed", amount);
    };
    told("accrued: \"5000.00\"", "PAB 5000.00");
    told("committed: \"70.00\", accrued: \"70.00\"", "PAB 70.00");
    told("paid: \"0.01\"", "PAB 0.01");
    beside("adjusted: \"80.00\", accrued: \"80.00\"").tells_no("over-executed");
    beside("accrued: \"-80.00\"").tells_no("over-executed");
    // A company of which only execution is published, and a year of which nothing else is.
    let entities =
        "entities: [{code: M, name: Municipio, kind: municipality}, {code: W, name: Aguas, kind: company}]\n";
    let of_company = format!(
        "{entities}expenditure:\n  - {{entity: M, functional: \"01.1.1\", name: Planilla, approved: \"400.00\"}}\n  - {{entity: W, functional: \"06.3.0\", name: Pozos, accrued: \"9.00\"}}\n"
    );
    let only = |text: &str| Site::of_one_town().with("budgets/2025.yaml", format!("year: 2025\n{text}")).check();
    only(&of_company).tells_no("over-executed");
    only("expenditure: [{functional: \"06.3.0\", name: Pozos, accrued: \"9.00\"}]\n").tells_no("over-executed");
    let theirs = of_company + "  - {entity: W, functional: \"06.3.0\", name: Tubos, approved: \"1.00\"}\n";
    only(&theirs).tells("uno/budgets/2025.yaml:5", "over-executed", "Pozos");
    // At the level at which credit binds, what has none has none.
    let binding = format!(
        "checks: {{binding: {{economic: 2}}}}\n{PLAN}  - {{functional: \"04.5.1\", economic: \"22\", name: Asfalto, accrued: \"5.00\"}}\n"
    );
    Site::of_one_town().with("budgets/2025.yaml", binding).check().tells(
        "uno/budgets/2025.yaml",
        "over-executed",
        "22",
    );
}

const AMENDED: &str = "  - {functional: \"09.1.1\", economic: \"22\", name: Escuela, approved: \"0.00\"}
amendments:
  - {id: a15, kind: transfer, date: 2025-03-01, act: Acuerdo 15, reason: x, source: {title: Gaceta 100, url: \"https://example.org/g100.pdf\"}, changes: [{line: 2025-e-01.1.1-211, amount: \"-20.00\"}, {line: 2025-e-09.1.1-22, amount: \"20.00\"}]}
  - {id: a30, kind: supplementary, date: 2025-10-01, act: Acuerdo 30, reason: y, source: {title: Gaceta 200, url: \"https://example.org/g200.pdf\"}, changes: [{line: 2025-r-113, amount: \"50.00\"}, {line: 2025-e-09.1.1-22, amount: \"50.00\"}]}
  - {id: a40, kind: supplementary, date: 2025-11-01, act: Acuerdo 40, reason: y, changes: [{line: 2025-r-113, amount: \"1.00\"}, {line: 2025-e-01.1.1-211, amount: \"1.00\"}]}
";

#[test]
fn what_amendments_made_of_a_line_names_the_acts_that_changed_it() {
    let built = year(AMENDED).build().exits(0);
    let csv = by_reference(&built.page("presupuestos/2025/2025.csv"));
    let of = |reference: &str| (csv[reference]["adjusted"].as_str(), csv[reference]["source"].as_str());
    let both = |adjusted: &str| format!("approved: Presupuesto 2025; {adjusted}");
    let school = both("adjusted: Gaceta 100; adjusted: Gaceta 200");
    assert_eq!(of("2025-e-09.1.1-22"), ("70.00", school.as_str()));
    assert_eq!(of("2025-e-01.1.1-211"), ("381.00", both("adjusted: Gaceta 100; adjusted: Acuerdo 40").as_str()));
    assert_eq!(of("2025-r-113"), ("1051.00", both("adjusted: Gaceta 200; adjusted: Acuerdo 40").as_str()));
    // No act touched the streets: they are what was approved.
    assert_eq!(of("2025-e-04.5.1-311"), ("600.00", "Presupuesto 2025"));
    assert_eq!(
        csv["2025-e-09.1.1-22"]["source_address"],
        "adjusted: https://example.org/g100.pdf; adjusted: https://example.org/g200.pdf"
    );
    let json: serde_json::Value =
        serde_json::from_str(&built.page("presupuestos/2025/2025.json")).expect("the year's JSON");
    let line = json["lines"].as_array().expect("lines").iter().find(|line| line["reference"] == "2025-e-09.1.1-22");
    let places = line.expect("the school")["documents"]["adjusted"].as_array().expect("two documents").clone();
    let titles: Vec<&str> = places
        .iter()
        .map(|place| json["documents"][place.as_u64().expect("a place") as usize]["title"].as_str().expect("a title"))
        .collect();
    assert_eq!(titles, ["Gaceta 100", "Gaceta 200"]);
}

#[test]
fn what_goes_on_from_the_year_before_names_the_document_of_that_year() {
    let next = |head: &str| {
        let text = format!(
            "year: 2026\n{head}carried_over: {{from: 2025, act: Resolución 2, reason: x}}\n\
             amendments: [{{id: a1, kind: supplementary, act: Acuerdo 3, reason: x, changes: [{{line: 2026-r-113, amount: \"7.00\"}}]}}]\n"
        );
        let built = year("").with("budgets/2026.yaml", text).build().exits(0);
        let page = built.page("presupuestos/2026/");
        assert!(page.contains("Lo que el Concejo aprobó para 2025, que sigue"), "{page}");
        let csv = by_reference(&built.page("presupuestos/2026/2026.csv"));
        ["2026-e-01.1.1-211", "2026-r-113"].map(|reference| csv[reference]["source"].clone())
    };
    let changed = "approved: Presupuesto 2025; adjusted: Acuerdo 3";
    assert_eq!(next(""), ["Presupuesto 2025", changed]);
    assert_eq!(next("source: {title: Presupuesto 2026}\n"), ["Presupuesto 2025", changed]);
    let stage = "stages: [{stage: approved, source: {title: Resolución 2}}]\n";
    assert_eq!(next(stage), ["Resolución 2", "approved: Resolución 2; adjusted: Acuerdo 3"]);
}

#[test]
fn a_reference_that_became_longer_is_told_with_what_it_became() {
    let change = "amendments: [{id: a1, kind: supplementary, act: Acuerdo 3, reason: x, changes: [{line: 2025-e-04.5.1-311, amount: \"7.00\"}]}]\n";
    let beside = "  - {functional: \"04.5.1\", economic: \"311\", name: Plaza, approved: \"9.00\"}\n  - {functional: \"04.5.1\", economic: \"312\", name: Parque, approved: \"9.00\"}\n";
    let told = year(&format!("{beside}{change}")).check().exits(1);
    let told = told.tells("uno/budgets/2025.yaml", "unknown-reference", "`2025-e-04.5.1-311-calles`");
    told.tells("uno/budgets/2025.yaml", "unknown-reference", "`2025-e-04.5.1-311-plaza`");
}

#[test]
fn a_line_that_the_next_report_does_not_name_is_told_and_keeps_what_was_planned() {
    let text = |columns: &str, plan: &str| {
        format!(
            "year: 2025\nsource: {{title: Presupuesto 2025}}\n{plan}lines:\n  - {{file: g.csv, direction: expenditure, \
             columns: {{functional: F, economic: E, name: N, {columns}}}, amounts: {{approved: L, accrued: D}}}}\n"
        )
    };
    let by_month = "F,E,N,T,L,D\n01.1.1,211,Planilla,1,400.00,30.00\n01.1.1,211,Planilla,2,400.00,60.00\n\
        01.1.1,211,Planilla,3,400.00,95.00\n04.5.1,311,Calles,2,600.00,20.00\n09.1.1,22,Escuela,1,100.00,10.00\n";
    let by_day = "F,E,N,T,L,D\n01.1.1,211,Planilla,2025-03-31,400.00,95.00\n04.5.1,311,Calles,2025-02-28,600.00,20.00\n\
        09.1.1,22,Escuela,2025-01-31,100.00,10.00\n";
    for (columns, table) in [("month: T", by_month), ("as_of: T", by_day)] {
        let site = Site::of_one_town().with("budgets/2025.yaml", text(columns, "")).with("budgets/g.csv", table);
        let built = site.build().exits(0);
        let told = built.findings().iter().filter(|found| found.code == "line-not-in-report").count();
        assert_eq!(told, 2, "the school from February on, the roads from March on");
        let csv = by_reference(&built.page("presupuestos/2025/2025.csv"));
        let of = |line: &str, stage: &str| csv[line][stage].clone();
        assert_eq!(of("2025-e-04.5.1-311", "approved"), "600.00");
        assert_eq!(of("2025-e-09.1.1-22", "approved"), "100.00");
        assert_eq!(of("2025-e-09.1.1-22", "accrued"), "", "nobody says whether it was undone");
        assert_eq!(of("2025-e-01.1.1-211", "accrued"), "95.00");
    }
    // Obeyed, with the last figure or with nothing.
    let more = by_month.to_owned()
        + "04.5.1,311,Calles,3,600.00,20.00\n09.1.1,22,Escuela,2,100.00,10.00\n09.1.1,22,Escuela,3,100.00,0.00\n";
    let site = Site::of_one_town().with("budgets/2025.yaml", text("month: T", "")).with("budgets/g.csv", more);
    site.check().tells_no("line-not-in-report");
    // The same line under another name is not there twice.
    let renamed = "F,E,N,T,L,D\n01.1.1,211,Planilla,1,400.00,30.00\n01.1.1,211,Planilla,2,400.00,60.00\n\
        09.1.1,22,Escuela,1,100.00,10.00\n09.1.1,22,Escuela primaria,2,100.00,20.00\n";
    let site = Site::of_one_town().with("budgets/2025.yaml", text("month: T", "")).with("budgets/g.csv", renamed);
    let built = site.build().exits(0);
    assert!(built.codes().iter().any(|code| code == "line-not-in-report"), "{:?}", built.codes());
    let csv = by_reference(&built.page("presupuestos/2025/2025.csv"));
    assert_eq!(csv.values().filter(|row| row["approved"] == "100.00").count(), 1, "{csv:?}");
}

#[test]
fn what_came_in_by_the_last_report_that_tells_it_stays_where_a_later_one_tells_only_what_was_spent() {
    let row = "functional: \"01.1.1\", economic: \"211\", name: Planilla, accrued: \"90.00\"";
    let march = report("2025-03-31", &[row])
        + "    revenue:\n      - {economic: \"113\", name: Predial, collected: \"250.00\"}\n";
    let built = year(&reports(&[march, report("2025-06-30", &[&row.replace("90", "180")])])).build().exits(0);
    let csv = by_reference(&built.page("presupuestos/2025/2025.csv"));
    assert_eq!(csv["2025-r-113"]["collected"], "250.00");
    assert_eq!(csv["2025-e-01.1.1-211"]["accrued"], "180.00");
}

#[test]
fn reports_of_totals_alone_are_shown_whatever_the_lines_tell() {
    let totals = "executions:\n  - {as_of: 2025-06-30, source: {title: Junio}, totals: {expenditure: {accrued: \"412.34\"}, revenue: {collected: \"523.45\"}}}\n\
        \x20 - {as_of: 2025-12-31, source: {title: Diciembre}, totals: {expenditure: {accrued: \"987.65\"}, revenue: {collected: \"976.54\"}}}\n";
    let page = year(totals).build().exits(0).page("presupuestos/2025/");
    for figure in ["412.34", "523.45", "987.65", "976.54"] {
        assert!(page.contains(&format!("value=\"{figure}\"")), "{figure}");
    }
    // Beside lines that tell what was ordered alone, too.
    let paid = PLAN.replace("approved: \"600.00\"", "approved: \"600.00\", paid: \"5.00\"");
    let page =
        Site::of_one_town().with("budgets/2025.yaml", format!("{paid}{totals}")).build().page("presupuestos/2025/");
    assert!(page.contains("value=\"412.34\"") && page.contains("value=\"976.54\""), "{page}");
}

#[test]
fn lines_that_do_not_say_what_they_became_beside_others_that_do_stay_as_approved() {
    let told = "approved: \"400.00\", adjusted: \"500.00\"";
    let some = PLAN.replace("approved: \"400.00\"", told);
    let site = Site::of_one_town().with("budgets/2025.yaml", &some);
    let built = site.build().exits(0).tells("uno/budgets/2025.yaml:6", "adjusted-partly", "Calles");
    let lines = by_reference(&built.page("presupuestos/2025/2025.csv"));
    let adjusted: Vec<&str> = lines.values().map(|line| line["adjusted"].as_str()).collect();
    // No line of revenue says it.
    assert_eq!(adjusted, ["500.00", "600.00", ""]);
    // One that was withdrawn says so, and then nothing is guessed.
    let all = some.replace("approved: \"600.00\"", "approved: \"600.00\", adjusted: \"0.00\"");
    let built = Site::of_one_town().with("budgets/2025.yaml", all).build().exits(0).tells_no("adjusted-partly");
    let lines = by_reference(&built.page("presupuestos/2025/2025.csv"));
    let adjusted: Vec<&str> = lines.values().map(|line| line["adjusted"].as_str()).collect();
    assert_eq!(adjusted, ["500.00", "0.00", ""]);
}
