//! What a year's pages and files say of themselves: documents, days, rows, and what indicators rest on.

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

/// A town whose budget of 2025 is this.
fn town(text: &str) -> Site {
    Site::of_one_town().with("budgets/2025.yaml", format!("year: 2025\n{text}"))
}

/// What a page says.
fn text(built: &Outcome, path: &str) -> String {
    let html = built.page(path);
    Page::parse(path, &html).named("body").iter().map(|body| body.text()).collect()
}

#[test]
fn every_stage_names_its_document_that_of_the_line_before_its_tables_and_its_stages() {
    let built = town(
        "source: {title: Libro mayor, url: \"https://ejemplo.org/libro.pdf\", date: 2026-01-31}\n\
        stages:\n  - {stage: approved, date: 2024-12-20, act: Acuerdo 31, source: {title: Presupuesto aprobado, file: files/p.pdf}}\n  \
        - {stage: paid, as_of: 2025-12-31}\n\
        lines:\n  - {file: a.csv, source: {title: Documento de la tabla}}\n  - b.csv\n\
        expenditure:\n  - {functional: \"05.1.0\", name: Aseo, approved: \"5.00\", source: {title: Documento de la línea}}\n",
    )
    .with("files/p.pdf", "%PDF-1.4")
    .with("budgets/a.csv", "functional,name,accrued\n04.5.1,Aceras,10.00\n")
    .with("budgets/b.csv", "functional,name,approved,paid\n04.5.1,Aceras,20.00,8.00\n")
    .build()
    .exits(0)
    .tells_no("figure-without-source")
    .tells_no("budget-without-source");
    let year = text(&built, "presupuestos/2025/");
    for title in ["Libro mayor", "Documento de la tabla", "Documento de la línea", "Presupuesto aprobado"] {
        assert!(year.contains(title), "{title} stands on the year's page");
    }
    let csv = built.page("presupuestos/2025/2025.csv");
    assert!(csv.contains("Documento de la línea"), "{csv}");
    assert!(
        csv.contains("approved: Presupuesto aprobado; accrued: Documento de la tabla; paid: Libro mayor"),
        "a line that two tables tell has the document of each: {csv}"
    );
    let json: serde_json::Value = serde_json::from_str(&built.page("presupuestos/2025/2025.json")).unwrap();
    let line = json["lines"].as_array().unwrap().iter().find(|line| line["name"] == "Aceras").unwrap();
    let place = usize::try_from(line["documents"]["accrued"].as_u64().unwrap()).unwrap();
    assert_eq!(json["documents"][place]["title"], "Documento de la tabla");
    let package = built.page("presupuestos/2025/datapackage.json");
    assert!(package.contains("Libro mayor") && package.contains("Documento de la tabla"));
    // Accrued says no day: nothing claims one for the page.
    assert!(year.contains("No se dice hasta qué día llega"), "{year}");
    let node = text(&built, "presupuestos/2025/gastos-por-funcion/04/");
    assert!(node.contains("Documento de la tabla") && !node.contains("Documento de la línea"), "{node}");
}

#[test]
fn projects_loans_reports_amendments_and_accounts_are_data_too() {
    let built = town(
        "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"100.00\"}]\n\
        executions:\n  - {as_of: 2025-03-31, source: {title: Informe 1}, expenditure: [{functional: \"04.5.1\", name: Aceras, accrued: \"20.00\"}]}\n  \
        - {as_of: 2025-06-30, source: {title: Informe 2}, expenditure: [{functional: \"04.5.1\", name: Aceras, accrued: \"45.00\"}]}\n\
        amendments: [{id: uno, kind: supplementary, act: Acuerdo 9, source: {title: Gaceta 7}, changes: [{line: 2025-e-04.5.1, amount: \"7.00\"}]}]\n\
        reasons: [{code: \"04.5.1\", reason: Llovió ocho semanas.}]\n\
        projects: [{id: P1, name: Puente alto, total: \"70.00\", years: {2025: {planned: \"30.00\"}}, source: {title: Plan de obras}}]\n\
        debt: [{id: mercado, name: Préstamo del mercado, outstanding: \"50.00\", source: {title: Informe de deuda}}]\n\
        accounts: [{as_of: 2025-12-31, source: {title: Estados financieros}, figures: {cash: \"12.00\"}}]\n",
    )
    .build()
    .exits(0);
    let folder = "presupuestos/2025/";
    let csv = |part: &str| built.page(&format!("{folder}2025-{part}.csv"));
    assert!(
        csv("executions").contains("2025-03-31,2025-e-04.5.1,expenditure")
            && csv("executions").contains(",20.00,Informe 1")
    );
    assert!(csv("executions").contains(",45.00,Informe 2"));
    assert!(csv("amendments").contains("2025-e-04.5.1,expenditure,7.00,Gaceta 7"));
    assert!(csv("projects").contains("Puente alto") && csv("projects").contains("70.00,,30.00,,,Plan de obras"));
    assert!(csv("debt").contains("mercado,Préstamo del mercado") && csv("debt").contains("50.00"));
    assert_eq!(csv("accounts"), "figure,amount,as_of,source\ncash,12.00,2025-12-31,Estados financieros\n");
    let json: serde_json::Value = serde_json::from_str(&built.page("presupuestos/2025/2025.json")).unwrap();
    assert_eq!(json["projects"][0]["planned_2025"], "30.00");
    let year = built.page(folder);
    assert_eq!(csv("reasons"), "direction,dimension,code,reason\nexpenditure,functional,04.5.1,Llovió ocho semanas.\n");
    for part in ["executions", "amendments", "reasons", "projects", "debt", "accounts"] {
        assert!(year.contains(&format!("2025-{part}.csv")), "the year leads to {part}");
    }
    let said = text(&built, folder);
    assert!(
        said.contains("Gaceta 7") && said.contains("Qué líneas cambia"),
        "an amendment says its document and lines"
    );
}

#[test]
fn the_rows_behind_a_part_are_told_as_they_are_found() {
    let built = town(
        "classifications: {administrative: unidades}\n\
        expenditure:\n  - {administrative: \"77\", name: Uno, approved: \"1.00\"}\n  - {administrative: \"78\", name: Dos, approved: \"2.00\"}\n  \
        - {administrative: \"1\", name: Tres, approved: \"3.00\"}\n  - {administrative: \"10\", name: Cuatro, approved: \"4.00\"}\n",
    )
    .file(
        "classifications/unidades.yaml",
        "dimension: administrative\nname: Unidades\ncodes:\n  - {code: A, name: Alcaldía, codes: [{code: \"77\", name: Despacho}, {code: \"78\", name: Obras}]}\n  \
        - {code: B, name: Concejo, codes: [{code: \"1\", name: Pleno}, {code: \"10\", name: Secretaría}]}\n",
    )
    .build()
    .exits(0);
    let page = |code: &str| {
        let files = built.files();
        let path = files
            .keys()
            .find(|path| path.contains("gastos-por-unidad") && path.ends_with(&format!("{code}/index.html")));
        text(&built, path.unwrap_or_else(|| panic!("a page of {code}: {:?}", files.keys())))
    };
    assert!(
        page("a_").contains("tienen uno de estos códigos en la columna «administrative»: 77, 78"),
        "{}",
        page("a_")
    );
    assert!(page("/1").contains("tienen 1 en la columna"), "10 begins with 1 too: {}", page("/1"));
}

#[test]
fn an_indicator_says_what_it_rests_on_and_of_which_day() {
    let lines = "revenue: [{economic: \"113\", name: Inmuebles, approved: \"100.00\", accrued: \"100.00\", collected: \"90.00\"}]\n\
        expenditure: [{functional: \"04.5.1\", economic: \"21\", name: Aceras, approved: \"100.00\", accrued: \"60.00\"}]\n";
    let accounts = "accounts: [{source: {title: Estados financieros auditados}, figures: {cash: \"-12.00\", operating-expenditure: \"120.00\"}}]\n";
    let closed = town(&format!("stages: [{{stage: accrued, as_of: 2025-12-31}}]\n{lines}{accounts}")).build().exits(0);
    let page = closed.page("presupuestos/2025/indicadores/");
    let page = Page::parse("indicadores", &page);
    let card = |page: &Page, id: &str| page.id(id).unwrap().text();
    // Accrued is told to the last day on both sides: collected is not needed for saving.
    assert!(card(&page, "gross-saving").contains("Con lo ejecutado") && card(&page, "gross-saving").contains("40,00"));
    let cash = card(&page, "cash-balance");
    assert!(
        cash.contains("Con las cuentas, al 31 de diciembre de 2025") && cash.contains("Estados financieros auditados"),
        "{cash}"
    );
    assert!(card(&page, "cash-coverage").contains("si da menos de cero, se cuenta cero"));
    assert!(card(&page, "deviation").contains("−40"), "{}", card(&page, "deviation"));

    let running = town(&format!("stages: [{{stage: accrued, as_of: 2025-10-31}}]\n{lines}")).build().exits(0);
    let html = running.page("presupuestos/2025/indicadores/");
    let page = Page::parse("indicadores", &html);
    let deviation = card(&page, "deviation");
    assert!(deviation.contains("no llega a su último día") && !deviation.contains("−40"), "{deviation}");
    assert!(card(&page, "execution").contains("Con lo ejecutado hasta ahora, al 31 de octubre de 2025"));
}

#[test]
fn what_nobody_tells_of_a_line_is_no_nought_in_an_indicator() {
    // The report of the year's last day says nothing of interest; accrued are 1100 and 900.
    let year = "revenue: [{economic: \"113\", name: Inmuebles, approved: \"1200.00\"}]\n\
        expenditure:\n  - {functional: \"05.1.0\", economic: \"22\", name: Aseo, approved: \"1000.00\"}\n  \
        - {functional: \"01.7.0\", economic: \"24\", name: Intereses, approved: \"100.00\"}\n\
        executions:\n  - as_of: 2025-12-31\n    revenue: [{economic: \"113\", name: Inmuebles, accrued: \"1100.00\"}]\n    \
        expenditure: [{functional: \"05.1.0\", economic: \"22\", name: Aseo, accrued: \"900.00\"}]\n";
    let built = town(year).build();
    let page = Page::parse("indicadores", &built.page("presupuestos/2025/indicadores/"));
    let saving = page.id("gross-saving").unwrap().text();
    assert!(saving.contains("no se cuenta como cero") && !saving.contains("200,00"), "{saving}");
    // What was executed stands in the report, not in the line of the plan.
    let rows: Vec<&str> = year.lines().collect();
    let line = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap() + 1;
    // The year stands above it.
    assert!(saving.contains(&format!("2025.yaml:{}", line("1100.00") + 1)), "{saving}");
}

#[test]
fn a_planned_line_of_no_known_kind_that_nobody_tells_leaves_saving_open() {
    let year = |code: &str| {
        format!(
            "stages: [{{stage: accrued, as_of: 2025-12-31}}]\n\
            revenue: [{{economic: \"113\", name: Inmuebles, approved: \"1500.00\", accrued: \"900.00\"}}]\n\
            expenditure:\n  - {{functional: \"05.1.0\", economic: \"22\", name: Aseo, approved: \"500.00\", accrued: \"480.00\"}}\n  \
            - {{functional: \"09.1.1\", {code}name: Varios, approved: \"300.00\"}}\n"
        )
    };
    for code in ["economic: \"2\", ", ""] {
        let built = town(&year(code)).build();
        let page = Page::parse("indicadores", &built.page("presupuestos/2025/indicadores/"));
        let saving = page.id("gross-saving").unwrap().text();
        assert!(!saving.contains("420,00"), "900 less 480 is not all of it: {saving}");
    }
}

#[test]
fn a_year_that_is_not_over_says_up_to_which_day_its_execution_reaches() {
    let line = |year: i16, done: &str| {
        format!(
            "year: {year}\nexpenditure:\n  - {{functional: \"04.5.1\", name: Aceras, approved: \"100.00\"{done}}}\n  \
            - {{functional: \"05.1.0\", name: Aseo, approved: \"60.00\"}}\n"
        )
    };
    let open = line(2025, ", accrued: \"40.00\"") + "stages: [{stage: accrued, as_of: 2025-06-30}]\n";
    let closed = line(2024, ", accrued: \"90.00\"") + "stages: [{stage: accrued, as_of: 2024-12-31}]\n";
    // A report that tells totals alone.
    let totals = line(2026, "") + "executions: [{as_of: 2026-03-31, totals: {expenditure: {accrued: \"20.00\"}}}]\n";
    let site = Site::of_one_town().with("budgets/2024.yaml", closed).with("budgets/2025.yaml", open);
    let built = site.with("budgets/2026.yaml", totals).build().exits(0);
    let row = |path: &str, year: &str| {
        let page = Page::parse("presupuestos", &built.page(path));
        let rows: Vec<String> = page.named("tr").iter().map(|row| row.text()).collect();
        rows.into_iter().find(|text| text.trim_start().starts_with(year)).expect("a year")
    };
    for path in ["presupuestos/", "presupuestos/gastos-por-funcion/04.5.1/"] {
        assert!(row(path, "2025").contains("al 30 de junio de 2025"), "{}", row(path, "2025"));
        assert!(!row(path, "2024").contains("al 31 de diciembre"), "{}", row(path, "2024"));
    }
    // 20 of 160 in 90 days of 365: 81.11 by the year's end.
    assert!(row("presupuestos/", "2026").contains("al 31 de marzo de 2026"), "{}", row("presupuestos/", "2026"));
    assert!(row("presupuestos/", "2026").contains("12,5"), "{}", row("presupuestos/", "2026"));
    let year = text(&built, "presupuestos/2026/");
    assert!(year.contains("81,11") && !year.contains("no se dice cuánto se ejecutó"), "{year}");
    // Of the line of 60 nobody says it.
    let year = text(&built, "presupuestos/2025/");
    assert!(year.contains("de lo previsto no se dice cuánto se ejecutó"), "{year}");
}

#[test]
fn figures_for_each_inhabitant_take_the_nearest_count_and_mark_that_of_another_year() {
    let line = |year: i16| {
        format!("year: {year}\nexpenditure: [{{functional: \"04.5.1\", name: Aceras, approved: \"100.00\"}}]\n")
    };
    let built = Site::of_one_town()
        .with("municipality.yaml", "name: Uno\narea: uno\n")
        .file(
            "territory.yaml",
            "levels: [{id: town, name: Municipio}]\nareas: [{id: uno, name: Uno, population: {2025: 40}}]\n",
        )
        .with("budgets/2024.yaml", line(2024))
        .with("budgets/2025.yaml", line(2025))
        .with("budgets/2026.yaml", line(2026))
        .build()
        .exits(0);
    let html = built.page("presupuestos/");
    let rows = Page::parse("presupuestos", &html);
    let row = |year: &str| {
        let rows = rows.named("tr");
        rows.iter().map(|row| row.text()).find(|text| text.trim_start().starts_with(year)).unwrap()
    };
    assert!(row("2025").contains("2,50") && !row("2025").contains("población de"), "100 over 40: {}", row("2025"));
    for other in ["2024", "2026"] {
        assert!(row(other).contains("2,50") && row(other).contains("población de 2025"), "{}", row(other));
    }
}

#[test]
fn amounts_below_zero_leave_the_sums_of_the_flow_as_they_are() {
    let built = town(
        "revenue:\n  - {economic: \"113\", name: Inmuebles, approved: \"1000.00\"}\n  - {economic: \"114\", name: Devoluciones, approved: \"-100.00\"}\n\
        expenditure:\n  - {functional: \"04.5.1\", name: Aceras, approved: \"600.00\"}\n  - {functional: \"05.1.0\", name: Aseo, approved: \"300.00\"}\n",
    )
    .build()
    .exits(0);
    let year = text(&built, "presupuestos/2025/");
    assert!(!year.contains("Sin destino en el presupuesto"), "900 come in and 900 go out");
}

#[test]
fn towns_are_compared_by_chapters_of_two_digits_in_the_portals_language() {
    let settings = SETTINGS.replace("languages: [es]", "languages: [en]");
    let built = Site::new()
        .file("cabildo.yaml", settings)
        .file(
            "classifications/own.yaml",
            "dimension: economic\nname: Chapters\ncodes: [{code: \"4\", name: Works}]\nstandard: gfsm\nmaps_to: {\"4\": \"31\"}\n",
        )
        .with("budgets/2025.yaml", "year: 2025\nclassifications: {economic: own}\nexpenditure: [{economic: \"4\", name: Bridge, approved: \"10.00\"}]\n")
        .town("dos")
        .with("budgets/2025.yaml", "year: 2025\nexpenditure: [{economic: \"311\", name: Bridge, approved: \"20.00\"}]\n")
        .build()
        .exits(0);
    let csv = built.page("territory/compare-gfsm.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(rows.len(), 2, "{csv}");
    assert!(
        rows.iter().all(|row| row.contains(",gfsm,31,") && row.to_lowercase().contains("nonfinancial assets")),
        "{csv}"
    );
}

#[test]
fn a_reason_stands_on_the_page_of_its_part_also_where_that_is_of_all_years() {
    let built = town(
        "expenditure: [{economic: \"211\", name: Sueldos, approved: \"10.00\", accrued: \"4.00\"}, {economic: \"221\", name: Luz, approved: \"10.00\"}]\n\
        reasons: [{dimension: economic, code: \"21\", reason: Hubo plazas sin llenar.}]\n",
    )
    .build()
    .exits(0);
    let said = built.files().keys().any(|path| {
        path.contains("gasto")
            && path.ends_with("/21/index.html")
            && built.page(path).contains("Hubo plazas sin llenar")
    });
    assert!(said, "the page of 21 says it");
}

#[test]
fn lines_of_charts_have_the_colours_of_the_page_dark_or_light() {
    let css = concat!(
        include_str!("../../themes/default/components/chart/chart.css"),
        include_str!("../../themes/default/components/plot/plot.css")
    );
    for tone in 0..=6 {
        assert!(css.contains(&format!(".c{tone} {{ fill: var(--c{tone}); }}")), "fills of tone {tone}");
        assert!(css.contains(&format!(".s{tone} {{ stroke: var(--c{tone}); }}")), "lines of tone {tone}");
    }
}

#[test]
fn debt_of_a_running_year_is_that_of_its_day() {
    let loan = |rest: &str| {
        format!("debt: [{{id: m, name: Mercado, {rest}, source: {{title: Deuda, url: \"https://example.org/d\"}}}}]\n")
    };
    let line = "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}]\n";
    let site = Site::of_one_town()
        .with("budgets/2025.yaml", format!("year: 2025\n{line}{}", loan("outstanding: \"500.00\"")))
        .with("budgets/2026.yaml", format!("year: 2026\n{line}{}", loan("outstanding: \"400.00\", as_of: 2026-03-31")));
    let page = site.build().exits(0).page("presupuestos/2026/deuda/");
    assert!(page.contains("salvo la de 2026, que es la del 31 de marzo de 2026"), "{page}");
    let page = site.build().page("presupuestos/2025/deuda/");
    assert!(page.contains("Deuda"), "the document of the loan");
}

#[test]
fn a_fiscal_year_that_is_not_the_calendars_says_from_when_until_when() {
    let lines = "source: {title: Libro, file: files/libro.txt}\nexpenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}]\n";
    let built = town(&format!("start: 2025-07-01\nend: 2026-06-30\n{lines}")).with("files/libro.txt", "Libro").build();
    let built = built.exits(0);
    let page = text(&built, "presupuestos/2025/");
    assert!(page.contains("1 de julio de 2025") && page.contains("30 de junio de 2026"), "{page}");
    let read = |path: &str| -> serde_json::Value { serde_json::from_str(&built.page(path)).expect("JSON") };
    let year = read("presupuestos/2025/2025.json");
    assert_eq!((year["start"].as_str(), year["end"].as_str()), (Some("2025-07-01"), Some("2026-06-30")));
    let package = read("presupuestos/2025/datapackage.json");
    assert_eq!(package["fiscalPeriod"], serde_json::json!({ "start": "2025-07-01", "end": "2026-06-30" }));
    assert!(built.page("presupuestos/2025/").contains("2025-07-01/2026-06-30"), "what search engines are told");
    // The document's address stands beside its title.
    let csv = built.page("presupuestos/2025/2025.csv");
    assert!(csv.lines().next().unwrap().ends_with("source,source_address"), "{csv}");
    assert!(csv.contains("Libro,files/libro.txt"), "{csv}");
    let usual = town(lines).with("files/libro.txt", "Libro").build().exits(0);
    assert!(!text(&usual, "presupuestos/2025/").contains("Año fiscal:"), "the calendar's year goes without saying");
}

#[test]
fn debt_for_each_inhabitant_takes_no_other_years_count() {
    let year = |year: i16| {
        format!(
            "year: {year}\nexpenditure: [{{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}}]\n\
            debt: [{{id: m, name: Mercado, outstanding: \"500.00\", source: {{title: Deuda, url: \"https://example.org/d\"}}}}]\n"
        )
    };
    let built = Site::of_one_town()
        .with("municipality.yaml", "name: Uno\narea: uno\n")
        .file(
            "territory.yaml",
            "levels: [{id: town, name: Municipio}]\nareas: [{id: uno, name: Uno, population: {2024: 40}}]\n",
        )
        .with("budgets/2024.yaml", year(2024))
        .with("budgets/2025.yaml", year(2025))
        .build()
        .exits(0);
    assert!(text(&built, "presupuestos/2024/deuda/").contains("12,50"), "500 over 40");
    let later = text(&built, "presupuestos/2025/deuda/");
    assert!(!later.contains("12,50") && !later.contains("por habitante"), "as the indicator: {later}");
}

#[test]
fn a_year_that_has_ended_has_no_forecast() {
    let mut site = town(
        "expenditure: [{functional: \"04.5.1\", name: Aceras, approved: \"100.00\"}]\n\
        executions: [{as_of: 2025-06-30, source: {title: Informe}, expenditure: [{functional: \"04.5.1\", name: Aceras, accrued: \"30.00\"}]}]\n",
    );
    let (pace, ended) = ("sigue al mismo ritmo", "El año ya terminó");
    site.today("2025-12-31");
    let running = text(&site.build().exits(0), "presupuestos/2025/");
    assert!(running.contains(pace) && !running.contains(ended), "{running}");
    // The day after, without any change of the content.
    site.today("2026-01-01");
    let over = text(&site.build().exits(0), "presupuestos/2025/");
    assert!(over.contains(ended) && !over.contains(pace), "{over}");
}

#[test]
fn a_budget_that_is_only_proposed_is_said_to_be_so_and_not_compared() {
    let year = |year: u16, stage: &str, amount: &str| {
        format!("year: {year}\nexpenditure:\n  - {{functional: \"04.5\", name: Calles, {stage}: \"{amount}\"}}\n")
    };
    let site = Site::of_one_town()
        .with("budgets/2025.yaml", year(2025, "approved", "800.00"))
        .with("budgets/2026.yaml", year(2026, "proposed", "900.00"))
        .town("dos")
        .with("municipality.yaml", "name: Dos\n");
    let built = site.build().exits(0);
    assert!(built.page("uno/").contains("Es la propuesta para 2026: el Concejo todavía no la ha aprobado."));
    // The page of all towns tells the last budget that there is.
    let all = built.page("");
    assert!(all.contains("800.00") && !all.contains("900.00"), "{all}");
}

#[test]
fn years_are_compared_at_one_stage_and_others_have_theirs_beside_them() {
    let year = |amounts: &str| format!("expenditure: [{{functional: \"04.5.1\", name: Aceras, {amounts}}}]\n");
    let site = [
        ("2022", "approved: \"1000.00\", accrued: \"900.00\""),
        ("2023", "approved: \"1000.00\", paid: \"650.00\""),
        ("2024", "approved: \"1000.00\", committed: \"990.00\""),
        ("2025", "approved: \"1000.00\", adjusted: \"1500.00\", accrued: \"800.00\""),
    ];
    let site = site.iter().fold(Site::of_one_town(), |site, (of, amounts)| {
        site.with(&format!("budgets/{of}.yaml"), format!("year: {of}\n{}", year(amounts)))
    });
    let built = site.build().exits(0);
    let page = text(&built, "presupuestos/");
    // What was approved did not change; 1500 is what it became in one year alone.
    assert!(
        page.contains("Entre 2022 y 2025 el gasto planeado (aprobado) no cambió") && !page.contains("creció"),
        "{page}"
    );
    assert!(page.contains("no la dicen: ") && page.contains(": 2023, 2024"), "{page}");
    for stage in ["Pagado", "Comprometido"] {
        assert!(page.contains(stage), "{stage} stands beside its figure: {page}");
    }
    // What is only bound by contract is no share of the plan that was spent.
    assert!(!page.contains("99,0"), "{page}");
}

#[test]
fn a_headline_names_what_grew() {
    let year = |of: &str, schools: &str, tax: &str| {
        format!(
            "year: {of}\nrevenue: [{{economic: \"113\", name: Inmuebles, approved: \"{tax}\"}}]\n\
            expenditure: [{{functional: \"09.1.2\", name: Escuelas, approved: \"{schools}\"}}]\n"
        )
    };
    let built = Site::of_one_town()
        .with("budgets/2024.yaml", year("2024", "100.00", "200.00"))
        .with("budgets/2025.yaml", year("2025", "118.80", "190.00"))
        .build()
        .exits(0);
    let says = |path: &str, words: &str| {
        let page = text(&built, path);
        assert!(page.contains(words), "{path}: {page}");
    };
    says("presupuestos/2025/gastos-por-funcion/09/", "el gasto planeado de «Educación» creció 18,8");
    says("presupuestos/2025/gastos-por-funcion/", "Entre 2024 y 2025 el gasto planeado (aprobado) creció 18,8");
    says("presupuestos/2025/ingresos-por-objeto/", "Entre 2024 y 2025 el ingreso planeado bajó 5,0");
}

#[test]
fn what_names_no_place_is_no_finding_and_levels_of_one_place_are_skipped() {
    let tree = "levels: [{id: country, name: País}, {id: town, name: Municipio}, {id: ward, name: Barrio}]\nareas:\n  \
        - id: pais\n    name: País Único\n    areas:\n      - id: uno\n        name: Uno\n        areas:\n          \
        - {id: norte, name: Barrio Norte}\n          - {id: sur, name: Barrio Sur}\n";
    let built = town(
        "expenditure:\n  - {functional: \"04.5.1\", name: Aceras, area: norte, approved: \"150.00\"}\n  \
        - {functional: \"04.5.1\", name: Calles, area: sur, approved: \"50.00\"}\n  \
        - {functional: \"01.1.1\", name: Oficinas, approved: \"600.00\"}\n",
    )
    .file("territory.yaml", tree)
    .with("municipality.yaml", "name: Uno\narea: uno\n")
    .build()
    .exits(0);
    let page = text(&built, "presupuestos/2025/gastos-por-lugar/");
    // 150 of the 200 that name a place; 600 of 800 name none.
    let finding = "De lo que nombra un lugar en 2025, lo que más pesa es «Barrio Norte»: 75,0";
    assert!(page.contains(finding) && page.contains("75,0\u{a0}% de todo no nombra ninguno"), "{page}");
    assert!(page.contains("Sin lugar") && page.contains("Barrio Sur"), "{page}");
    assert!(!page.contains("Sin código") && !page.contains("País Único"), "{page}");
}
