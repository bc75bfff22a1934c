//! What budgets are held to: each rule is told where it is broken, and not where it is kept.

use crate::dom::Page;
use crate::site::Site;

fn budget(text: &str) -> Site {
    Site::of_one_town().with("budgets/2026.yaml", format!("year: 2026\n{text}"))
}

#[test]
fn a_tolerance_is_a_setting_of_the_site_or_of_the_year() {
    let line = "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\", modification: \"1.00\", adjusted: \"11.01\"}]\n";
    budget(line).check().tells("uno/budgets/2026.yaml", "chain-differs", "PAB -0.01");
    budget(&format!("checks: {{tolerance: 0.01}}\n{line}")).check().tells_no("chain-differs");
    let settings = format!("{}budget_checks: {{tolerance: 0.01}}\n", crate::site::SETTINGS);
    budget(line).file("cabildo.yaml", settings).check().tells_no("chain-differs");
}

#[test]
fn ceilings_are_held_at_the_level_at_which_credit_binds() {
    // One line is above its credit, its chapter is not.
    let lines = "expenditure:\n  - {functional: \"04.5.1\", economic: \"22\", name: Uno, adjusted: \"10.00\", committed: \"15.00\", accrued: \"12.00\"}\n  \
        - {functional: \"04.5.1\", economic: \"22\", name: Dos, adjusted: \"10.00\", committed: \"5.00\", accrued: \"5.00\"}\n";
    budget(lines).check().tells("uno/budgets/2026.yaml:3", "over-executed", "Uno");
    let binding = "checks: {binding: {functional: 1, economic: 1}}\n";
    budget(&format!("{binding}{lines}")).check().tells_no("over-executed");
    let above = lines.replace("committed: \"5.00\"", "committed: \"5.01\"");
    let told = budget(&format!("{binding}{above}")).check();
    told.tells("uno/budgets/2026.yaml", "over-executed", "functional 1 × economic 1");
    // Paid above accrued is told even where both are below the credit.
    let paid =
        "expenditure: [{functional: \"04.5.1\", name: Uno, adjusted: \"10.00\", accrued: \"5.00\", paid: \"6.00\"}]\n";
    budget(paid).check().tells("uno/budgets/2026.yaml", "over-executed", "what was paid");
}

#[test]
fn a_budget_that_goes_on_has_the_approved_lines_of_the_year_before() {
    let site = Site::of_one_town()
        .with("budgets/2025.yaml", "year: 2025\nexpenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\", accrued: \"9.00\"}]\n")
        .with("budgets/2026.yaml", "year: 2026\ncarried_over: {from: 2025, reason: No se aprobó otro.}\n");
    let built = site.build().exits(0).tells_no("same-figures").tells_no("budget-without-lines");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains("10.00") && !csv.contains("9.00"), "approved is carried over, execution is not: {csv}");
}

#[test]
fn a_budget_that_goes_on_has_the_classifications_of_the_year_before() {
    let own = "dimension: functional\nname: Propia\ncodes: [{code: \"34\", name: Salas de lectura}]\n";
    let site = Site::of_one_town()
        .file("classifications/propia.yaml", own)
        .with("budgets/2025.yaml", "year: 2025\nclassifications: {functional: propia}\nexpenditure: [{functional: \"34\", name: Libros, approved: \"10.00\"}]\n")
        .with("budgets/2026.yaml", "year: 2026\ncarried_over: {from: 2025, reason: No se aprobó otro.}\n");
    let built = site.build().exits(0).tells_no("unknown-code");
    assert!(built.page("presupuestos/2026/").contains("Salas de lectura"), "a code means what it meant");
}

#[test]
fn a_file_copied_under_another_year_is_told_also_when_it_was_executed_or_renamed() {
    let lines = |accrued: &str, name: &str| {
        format!(
            "expenditure:\n  - {{functional: \"04.5.1\", name: Aceras, approved: \"700.00\", accrued: \"{accrued}\"}}\n  \
            - {{functional: \"01.1.1\", name: {name}, approved: \"300.00\"}}\n"
        )
    };
    let site = |other: &str| {
        Site::of_one_town()
            .with("budgets/2024.yaml", format!("year: 2024\n{}", lines("650.00", "Concejo")))
            .with("budgets/2025.yaml", format!("year: 2025\n{other}"))
    };
    let told = |other: &str| site(other).check().tells("uno/budgets/2025.yaml", "same-figures", "2024");
    told(&lines("400.00", "Concejo"));
    told(&lines("650.00", "Consejo"));
    site(&lines("400.00", "Concejo").replace("300.00", "300.01")).check().tells_no("same-figures");
    site(&lines("400.00", "Concejo").replace("01.1.1", "01.3.1")).check().tells_no("same-figures");
    site("carried_over: {from: 2024, reason: No se aprobó otro.}\n").check().tells_no("same-figures");
    // Years of which only execution is known are the same where all of it is.
    let executed = |text: &str| text.replace("approved", "accrued").replace(", accrued: \"400.00\"", "");
    let only = |accrued: &str| {
        Site::of_one_town()
            .with("budgets/2024.yaml", format!("year: 2024\n{}", executed(&lines("400.00", "Concejo"))))
            .with(
                "budgets/2025.yaml",
                format!("year: 2025\n{}", executed(&lines("400.00", "Concejo")).replace("300.00", accrued)),
            )
    };
    only("300.00").check().tells("uno/budgets/2025.yaml", "same-figures", "2024");
    only("301.00").check().tells_no("same-figures");
}

#[test]
fn population_is_that_of_the_year_or_missing() {
    let territory = |years: &str| {
        format!("levels: [{{id: town, name: Municipio}}]\nareas: [{{id: uno, name: Uno, population: {{{years}}}}}]\n")
    };
    let site = |years: &str| {
        budget("checks: {per_head: yes}\nexpenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}]\n")
            .with("municipality.yaml", "name: Uno\narea: uno\n")
            .file("territory.yaml", territory(years))
    };
    site("2025: 100").check().tells("uno/budgets/2026.yaml", "population-missing", "2026");
    site("2026: 100").check().tells_no("population-missing");
}

#[test]
fn a_line_is_cited_by_its_codes_or_its_id() {
    let lines = "expenditure:\n  - {functional: \"04.5.1\", economic: \"311\", name: Aceras, approved: \"10.00\", adjusted: \"4.00\"}\n  \
        - {id: PA-17, functional: \"05.1.0\", name: Aseo, approved: \"10.00\", adjusted: \"16.00\"}\n";
    let amendment = |line: &str| {
        format!(
            "{lines}amendments: [{{id: uno, kind: transfer, changes: [{{line: 2026-e-04.5.1-311, amount: \"-6.00\"}}, {{line: \"{line}\", amount: \"6.00\"}}]}}]\n"
        )
    };
    budget(&amendment("2026-e:PA-17")).check().exits(0).tells_no("chain-differs").tells_no("transfer-unbalanced");
    budget(&amendment("2026-e:PA-71")).check().exits(1).tells(
        "uno/budgets/2026.yaml",
        "unknown-reference",
        "2026-e:PA-17",
    );
}

#[test]
fn lines_that_differ_by_funding_or_place_keep_their_references_in_any_order() {
    let rows = [
        "{functional: \"04.5.1\", funding: Canon, name: Aceras, approved: \"10.00\"}",
        "{functional: \"04.5.1\", funding: Recursos propios, name: Aceras, approved: \"20.00\"}",
        "{functional: \"04.5.1\", funding: Canon, name: Puentes, approved: \"30.00\"}",
    ];
    let references = |order: [usize; 3]| {
        let lines = order.map(|at| format!("  - {}\n", rows[at])).concat();
        let built = budget(&format!("expenditure:\n{lines}")).build().exits(0).tells_no("lines-alike");
        let csv = built.page("presupuestos/2026/2026.csv");
        let mut told: Vec<(String, String)> = csv::Reader::from_reader(csv.as_bytes())
            .records()
            .map(|row| row.unwrap())
            .map(|row| (row[0].to_owned(), row.iter().find(|cell| cell.ends_with("0.00")).unwrap().to_owned()))
            .collect();
        told.sort();
        told
    };
    let told = references([0, 1, 2]);
    assert_eq!(
        told.iter().map(|(reference, amount)| (reference.as_str(), amount.as_str())).collect::<Vec<_>>(),
        [
            ("2026-e-04.5.1-aceras-Canon", "10.00"),
            ("2026-e-04.5.1-aceras-Recursos_propios", "20.00"),
            ("2026-e-04.5.1-puentes", "30.00"),
        ]
    );
    assert_eq!(told, references([2, 1, 0]), "no order of rows changes what a reference names");
}

#[test]
fn a_row_told_twice_is_found_also_where_another_table_adds_a_stage_to_one_of_both() {
    let table = "functional,name,approved\n04.5.1,Aceras,100.00\n";
    let told = budget("lines: [a.csv, c.csv, b.csv]\n")
        .with("budgets/a.csv", table)
        .with("budgets/c.csv", table)
        .with("budgets/b.csv", "functional,name,accrued\n04.5.1,Aceras,10.00\n")
        .check();
    told.tells("uno/budgets/c.csv:2", "duplicate-line", "Aceras");
}

#[test]
fn a_reason_for_no_part_of_the_budget_is_told() {
    let lines = "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}]\n";
    let reason = |code: &str| format!("{lines}reasons: [{{code: \"{code}\", reason: Se licitó dos veces.}}]\n");
    budget(&reason("4x")).check().tells("uno/budgets/2026.yaml", "unknown-code", "4x");
    budget(&reason("04")).check().tells_no("unknown-code");
}

#[test]
fn a_stated_sum_without_a_name_is_called_by_its_codes() {
    let text = "expenditure: [{functional: \"04.5.1\", economic: \"311\", name: Aceras, approved: \"10.00\"}]\n\
        subtotals: {expenditure: [{functional: \"04\", economic: \"31\", approved: \"9.00\"}]}\n";
    budget(text).check().tells("uno/budgets/2026.yaml", "subtotal-differs", "«04 × 31»");
}

#[test]
fn a_year_that_ends_before_it_begins_is_told_with_both_days() {
    let text = "start: 2026-04-01\nend: 2026-03-31\nexpenditure: [{functional: \"04\", approved: \"1.00\"}]\n";
    budget(text).check().tells("uno/budgets/2026.yaml", "end-before-start", "the end (2026-03-31)");
}

/// A town and its water company: each has its own revenue, and the one gives 200 to the other.
const GROUP: &str = "entities:\n  - {code: M, name: Municipio, kind: municipality}\n  - {code: W, name: Aguas, kind: company}\n\
    revenue:\n  - {economic: \"113\", entity: M, name: Inmuebles, approved: \"1000.00\"}\n  \
    - {economic: \"133\", entity: W, name: Del municipio, approved: \"200.00\", elimination: yes}\n  \
    - {economic: \"142\", entity: W, name: Tarifas, approved: \"300.00\"}\n\
    expenditure:\n  - {functional: \"06.3.0\", entity: M, name: A la empresa, approved: \"200.00\", elimination: yes}\n  \
    - {functional: \"04.5.1\", entity: M, name: Aceras, approved: \"800.00\"}\n  \
    - {functional: \"06.3.0\", entity: W, name: Cloro, approved: \"500.00\"}\n";

#[test]
fn a_transfer_between_entities_counts_once_in_its_own_and_not_in_the_sum_of_all() {
    let built = budget(GROUP).build().exits(0);
    let built =
        built.tells_no("eliminations-differ").tells_no("budget-unbalanced").tells_no("elimination-without-line");
    let page = built.page("presupuestos/2026/");
    assert!(page.contains("value=\"1300.00\""), "revenue and expenditure of the group are 1300 each");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert_eq!(csv.matches(",200.00").count(), 2, "the transfer stands in both entities: {csv}");
    assert_eq!(csv.matches(",-200.00").count(), 2, "and is taken away on both sides: {csv}");
    let uneven = GROUP.replacen("approved: \"200.00\"", "approved: \"210.00\"", 1);
    budget(&uneven).check().tells("uno/budgets/2026.yaml", "eliminations-differ", "difference PAB 10.00");
}

#[test]
fn an_entity_has_its_transfers_and_beside_all_stands_what_is_taken_away() {
    let built = budget(GROUP).build().exits(0);
    let of_page = |path: &str| {
        let html = built.page(path);
        let page = Page::parse("page", &html);
        let rows = page.named("tr").into_iter().filter_map(|row| {
            let amount = row.find("data").iter().find_map(|data| data.get("value")).map(str::to_owned)?;
            Some((row.text(), amount))
        });
        rows.collect::<Vec<_>>()
    };
    let has = |rows: &[(String, String)], name: &str, amount: &str| {
        rows.iter().any(|(text, value)| text.contains(name) && value == amount)
    };
    let revenue = of_page("presupuestos/2026/ingresos-por-entidad/");
    assert!(has(&revenue, "Aguas", "500.00"), "300 of its own and 200 of the town: {revenue:?}");
    assert!(has(&revenue, "Municipio", "1000.00") && has(&revenue, "Transferencias entre entidades", "-200.00"));
    let spent = of_page("presupuestos/2026/gastos-por-entidad/");
    assert!(has(&spent, "Municipio", "1000.00"), "800 of pavements and 200 to the company: {spent:?}");
    let water = built.page("presupuestos/2026/ingresos-por-entidad/w_/");
    assert!(!water.contains("-200.00") && water.contains("value=\"500.00\""), "the company's page is its own budget");
    // A stated sum of an entity is that of its own budget.
    let stated = |amount: &str| format!("{GROUP}subtotals: {{revenue: [{{entity: W, approved: \"{amount}\"}}]}}\n");
    budget(&stated("500.00")).check().tells_no("subtotal-differs");
    budget(&stated("300.00")).check().tells("uno/budgets/2026.yaml", "subtotal-differs", "500.00");
}

#[test]
fn a_transfer_between_entities_may_have_an_id() {
    let with_ids = GROUP
        .replace("name: A la empresa", "id: E1, name: A la empresa")
        .replace("name: Del municipio", "id: R1, name: Del municipio");
    let built = budget(&with_ids).build().exits(0).tells_no("duplicate-id");
    assert!(built.page("presupuestos/2026/").contains("value=\"1300.00\""));
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains("2026-e:E1,") && csv.contains("2026-e-x:E1,"), "each has a reference of its own: {csv}");
    let double = with_ids.replace("name: Aceras", "id: E1, name: Aceras");
    budget(&double).check().tells("uno/budgets/2026.yaml", "duplicate-id", "E1");
}

#[test]
fn a_budget_that_goes_on_is_amended_by_the_references_that_it_publishes() {
    let before = "year: 2025\nexpenditure:\n  - {functional: \"04.5.1\", name: Aceras, approved: \"600.00\"}\n  \
        - {functional: \"05.1.0\", name: Aseo, approved: \"400.00\"}\n";
    let with = |line: &str| {
        let year = format!(
            "year: 2026\ncarried_over: {{from: 2025, reason: No se aprobó otro.}}\n\
            executions: [{{as_of: 2026-06-30, expenditure: [{{functional: \"05.1.0\", name: Aseo, accrued: \"150.00\"}}]}}]\n\
            amendments: [{{id: s1, kind: supplementary, date: 2026-03-02, act: Acuerdo 9, changes: [{{line: {line}, amount: \"50.00\"}}]}}]\n"
        );
        Site::of_one_town().with("budgets/2025.yaml", before).with("budgets/2026.yaml", year)
    };
    let built = with("2026-e-05.1.0").build().exits(0).tells_no("unknown-reference").tells_no("chain-differs");
    let csv = built.page("presupuestos/2026/2026.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    // Approved, what it became, accrued.
    assert!(rows[0].contains("600.00,600.00,"), "nothing was changed: {csv}");
    assert!(rows[1].contains("400.00,450.00,150.00"), "400 and 50 more, of which 150 are done: {csv}");
    assert!(built.page("presupuestos/2026/").contains("value=\"1050.00\""), "the year became 1050");
    let wrong = with("2026-e-05.2.0").build().exits(1);
    wrong.tells("uno/budgets/2026.yaml:4", "unknown-reference", "2026-e-05.1.0");
}

#[test]
fn what_nobody_tells_is_not_nothing_done() {
    let text = |aseo: &str| {
        format!(
            "checks: {{variance: {{percent: 10}}}}\nstages: [{{stage: accrued, as_of: 2026-12-31}}]\nexpenditure:\n  \
            - {{functional: \"04.5.1\", name: Aceras, approved: \"600.00\", accrued: \"590.00\"}}\n  \
            - {{functional: \"05.1.0\", name: Aseo, approved: \"400.00\"{aseo}}}\n"
        )
    };
    let mut untold = budget(&text(""));
    let untold = untold.today("2027-02-01").check().tells_no("variance-without-reason");
    untold.tells("uno/budgets/2026.yaml:6", "execution-not-told", "400.00");
    let mut nothing = budget(&text(", accrued: \"0.00\""));
    let nothing = nothing.today("2027-02-01").check().tells_no("execution-not-told");
    nothing.tells("uno/budgets/2026.yaml", "variance-without-reason", "-100");
}

#[test]
fn reports_made_of_a_tables_months_have_the_document_of_their_figures() {
    let year = |source: &str| {
        format!(
            "source: {{title: Presupuesto, url: \"https://example.org/p\"}}\nlines:\n  - {{file: ley.csv}}\n  \
            - {{file: meses.csv, direction: expenditure, sum: yes, columns: {{functional: F, name: N, month: Mes}}, amounts: {{accrued: D}}{source}}}\n"
        )
    };
    let built = |source: &str| {
        let site = budget(&year(source))
            .with("budgets/ley.csv", "functional,name,approved\n04.5.1,Aceras,600.00\n")
            .with("budgets/meses.csv", "F,N,Mes,D\n04.5.1,Aceras,1,10.00\n04.5.1,Aceras,2,20.00\n");
        site.build().exits(0).tells_no("record-without-source")
    };
    let csv = built("").page("presupuestos/2026/2026-executions.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.contains("Presupuesto")), "the budget's document: {csv}");
    let built = built(", source: {title: Informe, url: \"https://example.org/i\"}");
    let csv = built.page("presupuestos/2026/2026-executions.csv");
    assert!(csv.lines().skip(1).all(|row| row.contains("Informe")), "the table's: {csv}");
    assert!(built.page("presupuestos/2026/").contains("https://example.org/i"), "also on the page");
}

#[test]
fn figures_of_a_report_bear_its_day_and_its_document() {
    let report = |day: &str, title: &str, amount: &str| {
        format!(
            "  - {{as_of: {day}, source: {{title: {title}, url: \"https://example.org/q\"}}, \
             expenditure: [{{functional: \"04.5.1\", name: Aceras, accrued: \"{amount}\"}}]}}\n"
        )
    };
    let text = |stage: &str| {
        format!(
            "{stage}expenditure: [{{functional: \"04.5.1\", name: Aceras, approved: \"400.00\"}}]\nexecutions:\n{}{}",
            report("2026-03-31", "Trimestre1", "100.00"),
            report("2026-06-30", "Trimestre2", "240.00")
        )
    };
    let stage =
        "stages: [{stage: accrued, as_of: 2026-09-30, source: {title: Otro, url: \"https://example.org/o\"}}]\n";
    let built =
        budget(&text(stage)).build().exits(0).tells("uno/budgets/2026.yaml:2", "stage-day-differs", "2026-06-30");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains("Trimestre2") && !csv.contains("Otro"), "the report's document: {csv}");
    let page = built.page("presupuestos/2026/");
    assert!(page.contains("2026-06-30") && !page.contains("2026-09-30"), "the report's day");
    budget(&text("")).check().tells_no("stage-day-differs");
}

#[test]
fn a_line_that_falls_between_reports_is_told_also_where_the_sum_grows() {
    let text = "expenditure: [{functional: \"04.5.1\", name: A, approved: \"400.00\"}, {functional: \"05.1.0\", name: B, approved: \"400.00\"}]\n\
        executions:\n  - {as_of: 2026-03-31, expenditure: [{functional: \"04.5.1\", name: A, accrued: \"100.00\"}, {functional: \"05.1.0\", name: B, accrued: \"10.00\"}]}\n  \
        - {as_of: 2026-06-30, expenditure: [{functional: \"04.5.1\", name: A, accrued: \"90.00\"}, {functional: \"05.1.0\", name: B, accrued: \"50.00\"}]}\n";
    let told = budget(text).check().tells("uno/budgets/2026.yaml", "execution-shrinks", "PAB 90.00");
    assert_eq!(told.codes().iter().filter(|code| *code == "execution-shrinks").count(), 1);
}

#[test]
fn days_that_cannot_be_of_the_year_are_told() {
    let line = "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}]\n";
    let year = "start: 2026-07-01\nend: 2027-06-30\n";
    let before = format!("{year}stages: [{{stage: accrued, as_of: 2026-06-30}}]\n{line}");
    budget(&before).check().tells("uno/budgets/2026.yaml:4", "day-outside-year", "2026-06-30");
    let later = format!("stages: [{{stage: approved, date: 2027-12-01}}]\n{line}");
    budget(&later).check().tells("uno/budgets/2026.yaml:2", "day-outside-year", "2027-12-01");
    let in_time = format!("stages: [{{stage: approved, date: 2025-12-16}}]\n{line}");
    budget(&in_time).check().tells_no("day-outside-year");
}

#[test]
fn what_amendments_moved_makes_what_lines_became() {
    let text = "expenditure:\n  - {functional: \"04.5.1\", name: A, approved: \"600.00\"}\n  - {functional: \"05.1.0\", name: B, approved: \"400.00\"}\n\
        amendments: [{id: t1, kind: transfer, date: 2026-03-02, act: Acuerdo 9, changes: [{line: 2026-e-04.5.1, amount: \"20.00\"}, {line: 2026-e-05.1.0, amount: \"-20.00\"}]}]\n";
    let built = budget(text).build().exits(0).tells_no("chain-differs");
    let csv = built.page("presupuestos/2026/2026.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert!(rows[0].contains("600.00,620.00") && rows[1].contains("400.00,380.00"), "620 and 380: {csv}");
}

#[test]
fn a_line_is_known_by_its_id_alone_in_reports_and_in_a_second_table() {
    let lines = "revenue: [{id: R1, economic: \"11\", name: Impuestos, approved: \"100.00\"}]\n\
        expenditure: [{id: N1, functional: \"04.5.1\", economic: \"31\", name: Calle, approved: \"100.00\"}]\n";
    let reports = [
        "executions: [{as_of: 2026-06-30, revenue: [{id: R1, collected: \"90.00\"}], expenditure: [{id: N1, accrued: \"80.00\"}]}]\n",
        "executions: [{as_of: 2026-06-30, expenditure: [{id: N1, economic: \"31\", accrued: \"80.00\"}], revenue: [{id: R1, collected: \"90.00\"}]}]\n",
        "executions: [{as_of: 2026-06-30, lines: [x.csv]}]\n",
        "lines: [x.csv]\n",
    ];
    for report in reports {
        let site = budget(&format!("{lines}{report}"));
        let table = "id,direction,accrued,collected\nR1,revenue,,90.00\nN1,expenditure,80.00,\n";
        let built = site.with("budgets/x.csv", table).build().exits(0).tells_no("duplicate-id");
        let csv = built.page("presupuestos/2026/2026.csv");
        let rows: Vec<&str> = csv.lines().skip(1).collect();
        assert_eq!(rows.len(), 2, "one line each: {csv}");
        assert!(rows[0].contains("100.00,,90.00") && rows[1].contains("04.5.1,31,"), "{csv}");
        assert!(rows[1].contains("Calle,PAB,100.00,80.00"), "{csv}");
    }
    // An id of two lines is told: their codes contradict each other.
    let other = format!(
        "{lines}executions: [{{as_of: 2026-06-30, expenditure: [{{id: N1, economic: \"22\", accrued: \"80.00\"}}]}}]\n"
    );
    budget(&other).check().tells("uno/budgets/2026.yaml", "duplicate-id", "N1");
}

#[test]
fn a_report_cites_lines_that_the_year_has() {
    let lines = "expenditure:\n  - {id: E1, functional: \"04.5.1\", economic: \"31\", name: Calle, approved: \"100.00\"}\n  \
        - {id: E2, functional: \"05.1.0\", economic: \"22\", name: Basura, approved: \"50.00\"}\n";
    let reports = |march: &str, june: &str| {
        let text = format!(
            "{lines}executions:\n  - {{as_of: 2026-03-31, expenditure: [{march}]}}\n  - {{as_of: 2026-06-30, expenditure: [{june}]}}\n"
        );
        budget(&text).check()
    };
    let (march, june) = ("{id: E1, accrued: \"10.00\"}", "{id: E1, accrued: \"30.00\"}, {id: E2, accrued: \"5.00\"}");
    reports(march, june).tells_no("unknown-reference").tells_no("duplicate-id");
    // A slip of the pen in the latest report, and in one before it.
    let slip = "{id: E1, accrued: \"30.00\"}, {id: E22, accrued: \"5.00\"}";
    reports(march, slip).tells("uno/budgets/2026.yaml:7", "unknown-reference", "E2");
    reports(slip, june).tells("uno/budgets/2026.yaml:6", "unknown-reference", "E22");
    // Codes of a line under another id, where the line's own is not there.
    let renamed =
        "{id: E1, accrued: \"30.00\"}, {id: NUEVA, functional: \"05.1.0\", economic: \"22\", accrued: \"5.00\"}";
    reports(march, renamed).tells("uno/budgets/2026.yaml:7", "unknown-reference", "E2");
    // A line with codes of its own was opened in the year.
    let opened = "{id: E1, accrued: \"30.00\"}, {id: E3, functional: \"06.1.0\", economic: \"31\", adjusted: \"9.00\", accrued: \"5.00\"}";
    reports(march, opened).tells_no("unknown-reference").tells_no("duplicate-id");
    // Codes that are not those of the id's line, in any report.
    let contrary = "{id: E1, economic: \"22\", accrued: \"10.00\"}";
    reports(contrary, june).tells("uno/budgets/2026.yaml:6", "duplicate-id", "E1");
    reports(march, contrary).tells("uno/budgets/2026.yaml:7", "duplicate-id", "E1");
    // A second table of the year cites lines too.
    let table = |id: &str| {
        let site = budget(&format!("{lines}lines: [x.csv]\n"));
        site.with("budgets/x.csv", format!("id,accrued\nE1,30.00\n{id},5.00\n")).check()
    };
    table("E2").tells_no("unknown-reference");
    table("ZZ").tells("uno/budgets/x.csv:3", "unknown-reference", "ZZ");
}

#[test]
fn what_is_spent_above_a_level_is_told_by_its_name() {
    let text = "classifications: {functional: propia}\nchecks: {binding: {functional: 1}}\nexpenditure:\n  \
        - {functional: \"2\", name: Bacheo, approved: \"10.00\", accrued: \"12.00\"}\n";
    let own = "id: propia\ndimension: functional\nname: Propia\ncodes: [{code: \"2\", name: Calles y aceras}]\n";
    let told = budget(text).file("classifications/propia.yaml", own).check();
    told.tells("uno/budgets/2026.yaml", "over-executed", "2 Calles y aceras");
}

#[test]
fn a_row_that_does_not_say_its_side_is_not_taken_for_expenditure() {
    let table = "direction,economic,name,approved\nrevenue,11,Impuestos,100.00\n,12,Tasas,20.00\n";
    budget("lines: [x.csv]\n").with("budgets/x.csv", table).check().tells(
        "uno/budgets/x.csv:3",
        "empty-value",
        "direction",
    );
    let all = "lines: [{file: x.csv, direction: revenue}]\n";
    budget(all).with("budgets/x.csv", table).check().tells_no("empty-value");
}

#[test]
fn what_some_lines_were_modified_by_leaves_the_others_as_they_were_approved() {
    // 1000 less 100, 500 as it was, and 50 that nobody had approved: 1450.
    let text = "expenditure:\n  - {functional: \"04.5.1\", name: A, approved: \"1000.00\", modification: \"-100.00\", accrued: \"580.00\"}\n  \
        - {functional: \"05.1.0\", name: B, approved: \"500.00\"}\n  - {functional: \"06.1.0\", name: C, modification: \"50.00\"}\n\
        totals: {expenditure: {adjusted: \"1450.00\"}}\n";
    let built = budget(text).build().exits(0).tells_no("total-differs");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains("B,PAB,500.00,500.00") && csv.contains("C,PAB,,50.00"), "{csv}");
    // 580 of 1450 is 40 %; of 950 it would be 61.1 %.
    assert!(built.page("presupuestos/2026/").contains("40,0"), "the share of the whole plan");
    // A report may tell modifications alone, as approved amounts stand in the budget.
    let report = "expenditure:\n  - {functional: \"04.5.1\", name: A, approved: \"1000.00\"}\n  - {functional: \"05.1.0\", name: B, approved: \"500.00\"}\n\
        executions: [{as_of: 2026-06-30, expenditure: [{functional: \"04.5.1\", name: A, modification: \"-100.00\", accrued: \"580.00\"}]}]\n";
    let csv = budget(report).build().exits(0).page("presupuestos/2026/2026.csv");
    assert!(csv.contains("A,PAB,1000.00,900.00,580.00") && csv.contains("B,PAB,500.00,500.00"), "{csv}");
}

#[test]
fn an_amendment_of_a_transfer_between_entities_reaches_what_takes_it_away() {
    let with_ids = GROUP
        .replace("name: A la empresa", "id: E1, name: A la empresa")
        .replace("name: Del municipio", "id: R1, name: Del municipio");
    let year = format!(
        "{with_ids}amendments: [{{id: s1, kind: supplementary, date: 2026-03-02, act: Acuerdo 9, changes: \
        [{{line: \"2026-e:E1\", amount: \"30.00\"}}, {{line: \"2026-r:R1\", amount: \"30.00\"}}, {{line: 2026-e-06.3.0-W, amount: \"30.00\"}}, \
        {{line: 2026-e-04.5.1-M, amount: \"-30.00\"}}]}}]\n"
    );
    let built = budget(&year).build().exits(0).tells_no("chain-differs").tells_no("budget-unbalanced");
    let built = built.tells_no("eliminations-differ");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert_eq!(csv.matches(",-200.00,-230.00,").count(), 2, "both sides take 230 away: {csv}");
    // 500 of the company and 230 less 230 of the transfer, in the function 06.3: 530 became of 500.
    let water = built.page("presupuestos/2026/gastos-por-funcion/06/");
    assert!(water.contains("value=\"530.00\""), "by function too");
    // And so in a year that goes on, whose report need not say again that a line is a transfer.
    let next = "year: 2026\ncarried_over: {from: 2025}\nexecutions: [{as_of: 2026-03-31, expenditure: [{id: E1, accrued: \"40.00\"}]}]\n\
        amendments: [{id: s1, kind: supplementary, date: 2026-03-02, act: Acuerdo 9, changes: [{line: \"2026-e:E1\", amount: \"10.00\"}]}]\n";
    let before = format!("year: 2025\n{with_ids}");
    let site = Site::of_one_town().with("budgets/2025.yaml", before).with("budgets/2026.yaml", next);
    let built = site.build().exits(0);
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains(",200.00,210.00,40.00,") && csv.contains(",-200.00,-210.00,-40.00,yes"), "{csv}");
    let reports = built.page("presupuestos/2026/2026-executions.csv");
    assert!(reports.contains("06.3.0") && reports.contains("-40.00"), "{reports}");
}

#[test]
fn a_year_that_goes_on_may_open_lines_of_its_own() {
    let before = "year: 2025\nexpenditure:\n  - {functional: \"04.5.1\", name: Aceras, approved: \"600.00\"}\n  \
        - {functional: \"05.1.0\", name: Aseo, approved: \"400.00\"}\n";
    let with = |lines: &str| {
        let year = format!("year: 2026\ncarried_over: {{from: 2025}}\nexpenditure:\n{lines}");
        Site::of_one_town().with("budgets/2025.yaml", before).with("budgets/2026.yaml", year)
    };
    let opened = "  - {id: N1, functional: \"06.1.0\", name: Casas, approved: \"0.00\"}\n\
        amendments: [{id: s1, kind: transfer, date: 2026-03-02, act: Acuerdo 9, changes: [{line: \"2026-e:N1\", amount: \"30.00\"}, {line: 2026-e-05.1.0, amount: \"-30.00\"}]}]\n";
    let built = with(opened).build().exits(0).tells_no("carried-over-differs");
    let csv = built.page("presupuestos/2026/2026.csv");
    assert!(csv.contains("600.00,600.00") && csv.contains("400.00,370.00") && csv.contains("0.00,30.00"), "{csv}");
    // A line that does not go on is written with nothing.
    let ended = with("  - {functional: \"05.1.0\", name: Aseo, approved: \"0.00\"}\n").build().exits(0);
    let csv = ended.page("presupuestos/2026/2026.csv");
    assert!(csv.lines().count() == 3 && csv.contains("600.00") && !csv.contains("400.00"), "{csv}");
    // What approves anything else is the year's own list, which is told where it comes to something else.
    let own = with("  - {functional: \"05.1.0\", name: Aseo, approved: \"50.00\"}\n").build().exits(0);
    let own = own.tells("uno/budgets/2026.yaml:2", "carried-over-differs", "1000.00");
    assert_eq!(own.page("presupuestos/2026/2026.csv").lines().count(), 2);
}

#[test]
fn a_difference_just_at_the_threshold_is_not_beyond_it() {
    // Planned 500.00: 450.00 is 10 % less, 449.99 a little more than that.
    let year = |done: &str| {
        budget(&format!(
            "checks: {{variance: {{percent: 10}}}}\nstages: [{{stage: accrued, as_of: 2026-12-31}}]\n\
            expenditure: [{{functional: \"04.5.1\", name: Aceras, approved: \"500.00\", accrued: \"{done}\"}}]\n"
        ))
    };
    year("450.00").check().tells_no("variance-without-reason");
    year("449.99").check().tells("uno/budgets/2026.yaml", "variance-without-reason", "449.99");
}

#[test]
fn debt_that_was_served_is_in_the_lines() {
    let line =
        "year: 2026\nexpenditure:\n  - {functional: \"04.5.1\", economic: \"22\", name: Aceras, approved: \"10.00\"}\n";
    let debt = "debt: [{id: mercado, name: Mercado, interest: \"5.00\", repaid: \"2.00\"}]\n";
    let told = |text: String| Site::of_one_town().with("budgets/2026.yaml", text).check();
    let site = told(format!("{line}{debt}"));
    site.tells("uno/budgets/2026.yaml:4", "debt-not-in-lines", "PAB 5.00");
    let interest = "  - {functional: \"01.7.0\", economic: \"24\", name: Intereses, approved: \"5.00\"}\n";
    let repaid = "  - {functional: \"01.7.0\", economic: \"33\", name: Cuota, approved: \"2.00\"}\n";
    told(format!("{line}{interest}{repaid}{debt}")).tells_no("debt-not-in-lines");
}

#[test]
fn amendments_of_a_line_make_the_modification_that_it_states() {
    let text = |change: &str| {
        format!(
            "year: 2026\nexpenditure: [{{functional: \"04.5.1\", name: Aceras, approved: \"500.00\", modification: \"100.00\", adjusted: \"600.00\"}}]\n\
            amendments: [{{id: uno, kind: supplementary, date: 2026-03-01, act: Acuerdo 1, changes: [{{line: 2026-e-04.5.1, amount: \"{change}\"}}]}}]\n"
        )
    };
    let told = |change: &str| Site::of_one_town().with("budgets/2026.yaml", text(change)).check();
    told("-50.00").tells("uno/budgets/2026.yaml:2", "chain-differs", "PAB");
    told("100.00").tells_no("chain-differs");
}
