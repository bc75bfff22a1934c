//! Likely slips: told with the corrected line, and mended by `check --fix` with everything around them
//! as it was.

use std::fs;

use crate::site::Site;

const BUDGET: &str = "\
# El presupuesto
year: 2026   # el año
publish:no
stages:
\t- {stage: approved, date: 14/12/2025}
revenue:
  - economic: 1.10  # código
    name: Inmuebles
    approved: 1250,50
expenditure:
  - economic: \"21\"
    name: Aseo
    approved: “1250.50”
";

const MENDED: &str = "\
# El presupuesto
year: 2026   # el año
publish: no
stages:
  - {stage: approved, date: \"2025-12-14\"}
revenue:
  - economic: \"1.10\"  # código
    name: Inmuebles
    approved: \"1250.50\"
expenditure:
  - economic: \"21\"
    name: Aseo
    approved: \"1250.50\"
";

#[test]
fn slips_are_mended_line_by_line_and_remarks_and_order_stay() {
    for end in ["\n", "\r\n"] {
        let site = Site::of_one_town().with("budgets/2026.yaml", BUDGET.replace('\n', end));
        let before = site.check().exits(1);
        assert!(!before.stdout.is_empty());
        let outcome = site.run(&["check", "--fix", "--lang", "en", "--today", crate::site::TODAY]).exits(0);
        let text = fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
        assert_eq!(text, MENDED.replace('\n', end), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("mended: uno/budgets/2026.yaml:9: approved: 1250,50 → approved: \"1250.50\""),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn slips_within_braces_and_a_word_processors_quotes_are_mended() {
    let lines = [
        (
            "{economic: “21”, name: “Impuesto”, approved: “1250,50”}",
            "{economic: \"21\", name: \"Impuesto\", approved: \"1250.50\"}",
        ),
        (
            "{economic: \"22\", name: ‘Tasas’, approved: 1250,50}",
            "{economic: \"22\", name: \"Tasas\", approved: \"1250.50\"}",
        ),
        (
            "{economic: \"27\", name: Obras: fase 1, approved: \"1.00\"}",
            "{economic: \"27\", name: \"Obras: fase 1\", approved: \"1.00\"}",
        ),
        (
            "{economic: \"28\", name: A, approved: B/. 1,234,567.50}",
            "{economic: \"28\", name: A, approved: \"1234567.50\"}",
        ),
        (
            "{economic: \"21\", name:Aseo urbano, approved:\"70000\"}",
            "{economic: \"21\", name: Aseo urbano, approved: \"70000\"}",
        ),
        ("{economic:\"21\", name:Aseo, approved:70000}", "{economic: \"21\", name: Aseo, approved: 70000}"),
    ];
    for (typed, meant) in lines {
        let text = |line: &str| format!("year: 2026  # año\nexpenditure:\n  - {line}  # ley\n");
        let site = Site::of_one_town().with("budgets/2026.yaml", text(typed));
        let shown = site.run(&["check", "--lang", "en"]).stdout;
        assert!(shown.contains("like this: "), "{typed}: {shown}");
        let outcome = site.run(&["check", "--fix", "--lang", "en", "--today", crate::site::TODAY]).exits(0);
        let mended = fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
        assert_eq!(mended, text(meant), "{}", outcome.stderr);
    }
}

#[test]
fn a_whole_text_between_curly_quotes_is_told_and_read_without_them() {
    let site = Site::of_one_town().with("pages/x.md", "---\ntitle: “Lectura: una hora”\n---\nTexto.\n");
    site.run(&["check", "--lang", "en"]).exits(1);
    site.run(&["check", "--fix", "--lang", "en"]).exits(0);
    let text = fs::read_to_string(site.path("content/uno/pages/x.md")).unwrap();
    assert_eq!(text, "---\ntitle: \"Lectura: una hora\"\n---\nTexto.\n");
    let site = Site::of_one_town().with("pages/x.md", "---\ntitle: “Lectura”\n---\nTexto.\n");
    site.check().tells("uno/pages/x.md:2:8", "smart-quote", "");
}

#[test]
fn a_day_that_could_be_two_is_told_with_both() {
    let text = "year: 2026\nstages:\n  - {stage: approved, date: 05/03/2026}\n";
    let site = Site::of_one_town().with("budgets/2026.yaml", text);
    site.check().tells("uno/budgets/2026.yaml:3:29", "not-date", "`2026-03-05` or `2026-05-03`");
}

#[test]
fn numbers_that_an_editor_would_change_are_told_where_they_have_no_quotes() {
    let line = "{economic: 1.10, name: A, approved: 1250.50}";
    let text = format!("year: 2026\nexpenditure:\n  - {line}\n  - {{economic: 113, name: B, approved: 900}}\n");
    let site = Site::of_one_town().with("budgets/2026.yaml", text);
    let shown = site.run(&["check", "--lang", "en"]).stdout;
    assert_eq!(shown.matches("[unquoted-code]").count(), 2, "{shown}");
}

#[test]
fn what_could_be_meant_in_two_ways_is_left_alone() {
    let text = "year: 2026\nstages:\n  - {stage: approved, date: 03/04/2025}\nexpenditure:\n  - {economic: \"21\", name: Aseo, approved: \"1.250\"}\n";
    let site = Site::of_one_town().with("budgets/2026.yaml", text);
    site.run(&["check", "--fix", "--lang", "en"]).exits(1);
    assert_eq!(fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap(), text);
}

/// A sign of another currency is no slip: without it the amount would be another.
#[test]
fn an_amount_in_another_currency_is_told_and_never_mended() {
    let settings = "title: Cuentas\ncurrency: ARS\ntime_zone: America/Argentina/Buenos_Aires\n";
    for typed in ["\"US$ 1000.00\"", "\"€ 5.00\"", "USD 1000", "\"R$ 7.00\"", "US$ 1,234.50", "\"1000 euros\""] {
        let text = format!("year: 2026\nexpenditure:\n  - {{economic: \"28\", name: A, approved: {typed}}}\n");
        let site = Site::of_one_town().file("cabildo.yaml", settings).with("budgets/2026.yaml", text.as_str());
        let shown = site.run(&["check", "--lang", "en"]).exits(1).stdout;
        assert!(!shown.contains("like this: "), "{typed}: {shown}");
        assert!(typed.contains(',') || shown.contains("is in another currency"), "{typed}: {shown}");
        site.run(&["check", "--fix", "--lang", "en", "--today", crate::site::TODAY]).exits(1);
        assert_eq!(fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap(), text);
    }
    // The peso's own sign is one.
    let text = "year: 2026\nexpenditure:\n  - {economic: \"28\", name: A, approved: \"$ 1000.00\"}\n";
    let site = Site::of_one_town().file("cabildo.yaml", settings).with("budgets/2026.yaml", text);
    site.run(&["check", "--fix", "--lang", "en", "--today", crate::site::TODAY]).exits(0);
}

/// A table says its amounts' symbol in its mapping; another currency's does not make them the site's.
#[test]
fn a_tables_symbol_of_another_currency_is_told_at_its_amounts() {
    let table = "Objeto,Ley\nAseo,€ 1000.00\n";
    let mapping = |symbol: &str| {
        format!(
            "year: 2026\nlines:\n  - {{file: g.csv, direction: expenditure, symbol: \"{symbol}\", columns: {{name: Objeto}}, amounts: {{approved: Ley}}}}\n"
        )
    };
    let site = Site::of_one_town().with("budgets/g.csv", table).with("budgets/2026.yaml", mapping("€"));
    site.check().tells("uno/budgets/g.csv:2:6", "other-currency", "in PAB");
    let site =
        Site::of_one_town().with("budgets/g.csv", table.replace('€', "B/.")).with("budgets/2026.yaml", mapping("B/."));
    assert!(!site.check().stdout.contains("other-currency"));
}

#[test]
fn the_corrected_line_is_shown_and_files_are_counted_in_a_table() {
    let site = Site::of_one_town().with("budgets/2026.yaml", "year: 2026\nexpenditure:\n  - {economic: 01, name: Aseo, approved: 1250.5,  paid: \"mil\"}\nrevenue:\n  - name: Tasas\n    approved: 1250,50\n");
    let outcome = site.run(&["check", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.contains("like this: approved: \"1250.50\""), "{}", outcome.stdout);
    let row = outcome.stdout.lines().find(|line| line.starts_with("uno/budgets/2026.yaml  ")).expect("a row");
    let counts: Vec<&str> = row.split_whitespace().skip(1).collect();
    assert_eq!(counts[0], "2", "{row}");
}

#[test]
fn a_rule_weighs_what_the_settings_say_with_the_reason() {
    let settings = |rules: &str| format!("{}rules:\n  {rules}\n", crate::site::SETTINGS);
    let page = "---\ntitle: X\n---\nVéase [el plano](plano.md).\n";
    let site = Site::of_one_town().with("pages/x.md", page);
    site.check().exits(1);
    let lower = "broken-link: {severity: warning, reason: Se publica en mayo}";
    let site = site.file("cabildo.yaml", settings(lower));
    let outcome = site.run(&["check", "--lang", "en"]).exits(0);
    assert!(
        outcome.stdout.contains("[broken-link]") && outcome.stdout.contains("Se publica en mayo"),
        "{}",
        outcome.stdout
    );
    site.build().exits(0);
    let site = site.file("cabildo.yaml", settings("not-amount: {severity: note, reason: No importa}"));
    site.check().tells("cabildo.yaml:6:26", "fixed-severity", "cannot weigh less");
    let site = site.file("cabildo.yaml", settings("broken-lnk: {severity: note, reason: x}"));
    site.check().tells("cabildo.yaml:6:3", "unknown-key", "did you mean `broken-link`?");
    let site = site.file("cabildo.yaml", settings("zzz: {severity: note, reason: x}"));
    site.check().tells("cabildo.yaml:6:3", "unknown-key", "`cabildo explain` names them all");
}

#[test]
fn gitlab_is_told_in_its_own_form() {
    let site = Site::of_one_town().with("pages/x.md", "---\ntitle: X\n---\nUno <b>dos</b>, [tres](tres.md).\n");
    let outcome = site.run(&["check", "--format", "gitlab", "--lang", "en"]).exits(1);
    let all: Vec<serde_json::Value> = serde_json::from_str(&outcome.stdout).expect("an array");
    assert_eq!(all.len(), 2);
    for issue in &all {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {issue}");
        }
        assert_eq!(issue["location"]["path"], "content/uno/pages/x.md");
        assert_eq!(issue["location"]["lines"]["begin"], 4);
    }
    assert!(all[0]["fingerprint"] != all[1]["fingerprint"]);
}

/// A document is read whole by a program, so that nothing else stands in it, whichever command made it.
#[test]
fn a_document_of_findings_stands_alone_on_standard_output() {
    let page = "---\ntitle: X\n---\n[tres](tres.md).\n";
    for (content, code) in [(page, 1), ("---\ntitle: X\n---\nUno.\n", 0)] {
        for format in ["json", "gitlab", "sarif"] {
            let site = Site::of_one_town().with("pages/x.md", content);
            let outcome = site.run(&["build", "--format", format, "--lang", "en"]).exits(code);
            let all: serde_json::Value = serde_json::from_str(&outcome.stdout).expect(format);
            let found = if format == "sarif" { &all["runs"][0]["results"] } else { &all };
            assert_eq!(found.as_array().map(Vec::is_empty), Some(code == 0), "{all}");
            assert!(!outcome.stderr.contains("broken-link"), "{}", outcome.stderr);
        }
    }
    // Where nothing could be read there is a document of nothing, or of what was found.
    let outcome = Site::new().file("cabildo.yaml", "title: [\n").run(&["build", "--format", "json"]).exits(2);
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&outcome.stdout).is_ok(), "{}", outcome.stdout);
}

/// The marks of word processors, and apostrophes within single quotes, where it is sure which text they hold.
#[test]
fn a_text_whose_quotes_do_not_fit_is_shown_as_it_was_meant_and_mended() {
    let budget = |line: &str| format!("year: 2026\nexpenditure:\n  - {line}  # ley\n");
    for (typed, meant) in [
        (
            "{economic: \"21\", name: 'D'Angelo', approved: \"1.00\"}",
            "{economic: \"21\", name: \"D'Angelo\", approved: \"1.00\"}",
        ),
        (
            "{economic: \"21\", name: \"Aseo”, approved: \"1.00\"}",
            "{economic: \"21\", name: \"Aseo\", approved: \"1.00\"}",
        ),
        ("{economic: “21\", name: Aseo, approved: \"1.00”}", "{economic: \"21\", name: Aseo, approved: \"1.00\"}"),
    ] {
        let site = Site::of_one_town().with("budgets/2026.yaml", budget(typed));
        let shown = site.run(&["check", "--lang", "en"]).exits(1).stdout;
        assert!(shown.contains(&format!("like this: - {meant}")) || typed.contains("“21"), "{typed}: {shown}");
        site.run(&["check", "--fix", "--lang", "en"]).exits(0);
        let text = fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
        assert_eq!(text, budget(meant), "{typed}");
    }
    let page = |title: &str| format!("---\n{title}\norder: 2\n---\nHola.\n");
    for (typed, meant) in [
        ("title: 'D'Angelo'", "title: \"D'Angelo\""),
        ("title: 'D'Angelo' # plaza", "title: \"D'Angelo\" # plaza"),
        ("title: \"Plaza mayor”", "title: \"Plaza mayor\""),
        ("title: “Plaza mayor\"", "title: \"Plaza mayor\""),
        ("title: \"Plaza mayor", "title: \"Plaza mayor\""),
    ] {
        let site = Site::of_one_town().with("pages/x.md", page(typed));
        let shown = site.run(&["check", "--lang", "en"]).stdout;
        assert!(shown.contains(&format!("like this: {meant}\n")), "{typed}: {shown}");
        site.run(&["check", "--fix", "--lang", "en"]).exits(0);
        let text = fs::read_to_string(site.path("content/uno/pages/x.md")).unwrap();
        assert_eq!(text, page(meant), "{typed}");
    }
    // Where it may be otherwise, nothing is mended.
    for typed in ["title: \"Aceras\" y \"calles\"", "title: \"Las Garzas\" vuelve", "title: \"Plaza # mayor"] {
        let site = Site::of_one_town().with("pages/x.md", page(typed));
        site.run(&["check", "--fix", "--lang", "en"]).exits(1);
        let text = fs::read_to_string(site.path("content/uno/pages/x.md")).unwrap();
        assert_eq!(text, page(typed), "{typed}");
    }
}

#[test]
fn days_and_times_of_one_meaning_are_mended_from_the_forms_of_many_countries() {
    let minutes = |start: &str| format!("---\norgan: concejo\nstate: approved\nstart: {start}\n---\nSe abrió.\n");
    let town = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n";
    for (typed, meant) in
        [("9:00 a.m.", "\"09:00\""), ("10h30", "\"10:30\""), ("\"6:30 p.m.\"", "\"18:30\""), ("14.30 Uhr", "\"14:30\"")]
    {
        let site = Site::of_one_town().with("municipality.yaml", town).with("minutes/2026-03-10.md", minutes(typed));
        let shown = site.run(&["check", "--lang", "en"]).exits(1).stdout;
        assert!(shown.contains(&format!("like this: start: {meant}")), "{typed}: {shown}");
        site.run(&["check", "--fix", "--lang", "en"]);
        let text = fs::read_to_string(site.path("content/uno/minutes/2026-03-10.md")).unwrap();
        assert_eq!(text, minutes(meant), "{typed}");
    }
    // Between braces a comma parts the year from its day.
    let within = |day: &str| format!("year: 2026\nstages:\n  - {{stage: accrued, as_of: {day}}}\n");
    let site = Site::of_one_town().with("budgets/2026.yaml", within("September 30, 2026"));
    site.run(&["check", "--fix", "--lang", "en"]).exits(0);
    assert_eq!(fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap(), within("\"2026-09-30\""));
    let budget = |day: &str| format!("year: 2026\nstages:\n  - stage: accrued\n    as_of: {day}\n");
    for (typed, meant) in [
        ("September 30, 2026", "\"2026-09-30\""),
        ("\"September 30, 2026\"", "\"2026-09-30\""),
        ("15-dic-2025", "\"2025-12-15\""),
        ("15-dic-25", "\"2025-12-15\""),
        ("30/9/26", "\"2026-09-30\""),
    ] {
        let site = Site::of_one_town().with("budgets/2026.yaml", budget(typed));
        let shown = site.run(&["check", "--lang", "en"]).exits(1).stdout;
        assert!(shown.contains(&format!("like this: as_of: {meant}")), "{typed}: {shown}");
        site.run(&["check", "--fix", "--lang", "en"]).exits(0);
        let text = fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
        assert_eq!(text, budget(meant), "{typed}");
    }
}
