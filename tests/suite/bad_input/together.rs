//! All mistakes in one run: one of them hides none of the others, and none is told that only follows
//! from another.

use crate::site::{SETTINGS, Site};

const TOWN: &str = "\
name: Uno
bodies:
  - {id: concejo, name: Concejo, kind: council}
people:
  - {id: ana, name: Ana Ríos, memberships: [{body: concejo, role: member}]}
";

/// The errors of a town's file beside a good municipality.
fn errors(path: &str, text: &str) -> Vec<(String, String)> {
    let outcome = Site::new().with("municipality.yaml", TOWN).with(path, text).check().exits(1);
    outcome.errors().into_iter().map(|(place, code)| (place.to_owned(), code.to_owned())).collect()
}

#[track_caller]
fn assert_errors(path: &str, text: &str, expected: &[(&str, &str)]) {
    let told = errors(path, text);
    let expected: Vec<(String, String)> =
        expected.iter().map(|(at, code)| (format!("uno/{path}:{at}"), (*code).to_owned())).collect();
    assert_eq!(told, expected);
}

#[test]
fn a_wrong_field_of_a_proposal_hides_nothing_that_it_refers_to() {
    let text = "---\ntitle: Plaza\nstate: recibido\narea: pueblp\nbudget: [\"2031\"]\nsubmitted: 2026-01-05\n---\n[x](nada.md)\n";
    let expected = [
        ("3:8", "unknown-choice"),
        ("4:7", "unknown-reference"),
        ("5:11", "unknown-reference"),
        ("8:1", "broken-link"),
    ];
    assert_errors("proposals/plaza.md", text, &expected);
    let untitled = "---\nstate: received\narea: pueblp\n---\n[x](nada.md)\n";
    let expected = [("2", "missing-key"), ("3:7", "unknown-reference"), ("5:1", "broken-link")];
    assert_errors("proposals/plaza.md", untitled, &expected);
}

#[test]
fn a_key_that_stands_twice_hides_nothing_else_of_its_file() {
    let text = "year: 2026\nexpenditure:\n  - {name: A, name: B, approved: mucho}\n  - {name: C, aproved: \"1.00\"}\n";
    let expected = [("3:15", "duplicate-key"), ("3:34", "not-amount"), ("4:15", "unknown-key")];
    assert_errors("budgets/2026.yaml", text, &expected);
}

#[test]
fn an_amount_that_a_comma_parts_between_braces_is_told_as_an_amount() {
    let all = [
        ("1,234.50", "`approved: \"1234.50\"`"),
        ("1250,50", "`approved: \"1250.50\"`"),
        ("1,234", "`approved: \"1234\"` or `approved: \"1.23\"`"),
        ("1.234,50", "`approved: \"1234.50\"`"),
        ("1,234,567.50", "`approved: \"1234567.50\"`"),
        ("-1,234.50", "`approved: \"-1234.50\"`"),
        ("B/. 1,234.50", "`approved: \"1234.50\"`"),
        ("$1,234.50", "`approved: \"1234.50\"`"),
    ];
    for (amount, meant) in all {
        let text = format!("year: 2026\nexpenditure:\n  - {{name: A, approved: {amount}}}\n");
        let outcome = Site::new().with("municipality.yaml", TOWN).with("budgets/2026.yaml", text).check().exits(1);
        outcome.tells("uno/budgets/2026.yaml:3", "unknown-key", meant);
    }
}

#[test]
fn an_unknown_body_hides_no_unknown_person_and_no_broken_link() {
    let text = "---\nbody: concjo\npresent: [Pedro]\n---\n[x](nada.md)\n";
    let expected = [("2:7", "unknown-reference"), ("3:11", "unknown-reference"), ("5:1", "broken-link")];
    assert_errors("minutes/2026-03-10.md", text, &expected);
    let without = "---\npresent: [Pedro]\n---\n[x](nada.md)\n";
    let expected = [("2", "missing-key"), ("2:11", "unknown-reference"), ("4:1", "broken-link")];
    assert_errors("minutes/2026-03-10.md", without, &expected);
}

#[test]
fn what_follows_from_a_mistake_is_not_told() {
    // Without the line the total would differ, and without the attendance nobody could have voted.
    let budget = "year: 2026\nexpenditure:\n  - {name: Obras, approved: mucho}\ntotals:\n  expenditure: {approved: \"100.00\"}\n";
    assert_errors("budgets/2026.yaml", budget, &[("3:29", "not-amount")]);
    let minutes = "---\nbody: concejo\npresent: {ana: sí, luis: no}\n---\n## Punto\n\n```vote\nall yes\n```\n";
    assert_errors("minutes/2026-03-10.md", minutes, &[("3:10", "wrong-type")]);
}

#[test]
fn a_wrong_line_of_a_budget_hides_no_other_mistake_of_the_year() {
    let budget = "\
year: 2026
expenditure:
  - {name: Obras, approved: mucho}
projects:
  - {id: parque, name: Parque, area: pueblp}
lines:
  - {file: no.csv, direction: expenditure, columns: {name: B}, amounts: {approved: C}}
";
    let expected = [("3:29", "not-amount"), ("5:5", "unknown-reference"), ("7:12", "missing-file")];
    assert_errors("budgets/2026.yaml", budget, &expected);
}

#[test]
fn a_table_that_cannot_be_read_is_the_only_thing_told() {
    let mapping = "lines:\n  - {file: x.csv, direction: expenditure, columns: {name: B}, amounts: {approved: C}}\n";
    let budget = format!("year: 2026\n{mapping}totals:\n  expenditure: {{approved: \"100.00\"}}\n");
    let site = || Site::new().with("budgets/2026.yaml", &budget);
    let missing = site().check().exits(1);
    assert_eq!(missing.codes(), ["missing-file"]);
    let empty = site().with("budgets/x.csv", "").check().exits(1).tells("uno/budgets/x.csv", "not-table", "is empty");
    assert_eq!(empty.codes(), ["not-table"]);
    let wrong = site().with("budgets/x.csv", "B,C\nObras,mucho\n").check().exits(1);
    assert_eq!(wrong.codes(), ["not-amount"]);
}

#[test]
fn help_says_what_to_do_in_this_very_case() {
    let told = |path: &str, text: &str| Site::new().with(path, text).check();
    let page = |text: &str| format!("---\ntitle: X\n---\n{text}\n");
    told("pages/x.md", &page("| a | b |\n|---|---|\n| 1 | 2 | 3 |")).exits(0).tells(
        "uno/pages/x.md:6",
        "text-too-large",
        "shown without what is too much in the row (“3”)",
    );
    told("pages/x.md", &page(&format!("{} hola", ">".repeat(33)))).tells(
        "uno/pages/x.md:4",
        "text-too-large",
        "32 are shown",
    );
    told("budgets/2026.yaml", "- a\n- b\n").exits(1).tells("uno/budgets/2026.yaml:1", "wrong-type", "`year: 2026`");
    let empty = Site::empty().check().exits(2);
    let words = empty.findings().iter().map(|finding| finding.words.as_str()).collect::<String>();
    assert!(words.contains("write it in the content folder") && !words.contains("`.`"), "{words}");
}

#[test]
fn a_mistake_in_the_municipality_hides_none_of_its_records() {
    let site = Site::new()
        .with("municipality.yaml", "name: Uno\ncolour: azulado\npeople:\n  - {name: Ana Ríos}\n")
        .with("proposals/plaza.md", "---\ntitle: Plaza\narea: pueblp\n---\n")
        .with("papers/x.md", "---\ntitle: X\nauthors: [Ana Ríos]\n---\n");
    let outcome = site.check().exits(1);
    let expected = [
        ("uno/municipality.yaml:2:9", "not-colour"),
        ("uno/municipality.yaml:4:5", "missing-key"),
        // Ana Ríos is not told to be nobody: it is her record that cannot be read.
        ("uno/proposals/plaza.md:3:7", "unknown-reference"),
    ];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn settings_that_mean_nothing_are_told() {
    let told = |from: &str, to: &str| Site::new().file("cabildo.yaml", SETTINGS.replace(from, to)).check().exits(2);
    told("[es]", "[]").tells("cabildo.yaml:2:12", "empty-value", "`languages`");
    told("[es]", "[es]\ncountry: ZZ").tells("cabildo.yaml:3:10", "unknown-choice", "`ZZ`");
    told("[es]", "[\"../x\", es]").tells("cabildo.yaml:2:13", "not-language", "../x");
}

#[test]
fn less_than_nothing_approved_is_told() {
    let line = |amount: &str| format!("year: 2026\nexpenditure:\n  - {{name: Obras, approved: \"{amount}\"}}\n");
    let outcome = Site::new().with("budgets/2026.yaml", line("-5.00")).check().exits(0);
    outcome.tells(
        "uno/budgets/2026.yaml:3",
        "negative-line",
        "what was approved of the line “Obras” is less than zero",
    );
    Site::new().with("budgets/2026.yaml", line("5.00")).check().exits(0).tells_no("negative-line");
}

#[test]
fn amendments_that_take_more_than_there_was_are_told() {
    let budget = |taken: &str, more: &str| {
        format!(
            "year: 2026\namendments:\n  - {{id: a1, kind: reduction, date: 2026-03-01, act: Acuerdo 1, reason: x, changes: \
             [{{line: 2026-e-01.1.1, amount: \"-{taken}\"}}]}}\nexpenditure:\n  - {{functional: \"01.1.1\", name: Obras, approved: \"400.00\"{more}}}\n"
        )
    };
    let told = |text: String| Site::new().with("budgets/2026.yaml", text).check();
    told(budget("550.00", "")).tells("uno/budgets/2026.yaml:5", "negative-line", "-150.00");
    told(budget("400.00", "")).tells_no("negative-line");
    // As it is written, and as a modification says it.
    let written = "year: 2026\nexpenditure:\n  - {name: Obras, approved: \"5.00\", adjusted: \"-1.00\"}\n";
    told(written.to_owned()).tells("uno/budgets/2026.yaml:3", "negative-line", "-1.00");
    let refunds = "year: 2026\nexpenditure:\n  - {name: Reintegros, approved: \"0.00\", adjusted: \"-1.00\"}\n";
    told(refunds.to_owned()).tells_no("negative-line");
}

#[test]
fn a_record_with_a_mistake_is_never_published() {
    let site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .town("uno")
        .with("proposals/plaza.md", "---\ntitle: Plaza\npublish: quizás\n---\nSecreto.\n");
    let outcome = site.build().exits(1);
    assert!(!outcome.files().into_values().any(|bytes| String::from_utf8_lossy(&bytes).contains("Secreto")));
}

#[test]
fn an_error_in_a_table_hides_no_rule_that_can_be_tried_without_what_is_lost() {
    let budget = "\
year: 2026
lines:
  - {file: g.csv, direction: expenditure, columns: {economic: Objeto, name: Partida}, amounts: {approved: Ley, modification: Cambio, adjusted: Vigente, paid: Pagado}}
  - {file: i.csv, direction: revenue, columns: {economic: Objeto, name: Partida}, amounts: {approved: Ley}}
totals:
  expenditure: {approved: \"999.00\"}
  revenue: {approved: \"999.00\"}
amendments:
  - {id: t-1, kind: transfer, changes: [{line: \"2026:expenditure::00\", amount: \"5.00\"}]}
checks: {per_head: yes}
";
    let spent = "\
Objeto,Partida,Ley,Cambio,Vigente,Pagado
21,Aseo,100.00,,100.00,mucho
99,Luz,50.00,,50.00,60.00
21,Agua,10.00,5.00,20.00,1.00
";
    let site = Site::new().with("municipality.yaml", TOWN).with("budgets/2026.yaml", budget);
    let site = site.with("budgets/g.csv", spent).with("budgets/i.csv", "Objeto,Partida,Ley\n11,Tasas,200.00\n");
    let outcome = site.check().exits(1);
    let told: Vec<(&str, &str)> =
        outcome.findings().iter().map(|finding| (finding.place.as_str(), finding.code.as_str())).collect();
    for expected in [
        ("uno/budgets/g.csv:2:24", "not-amount"),
        // What is spent without the row's amount is no fault of anybody's; what comes in is all there.
        ("uno/budgets/2026.yaml:7:23", "total-differs"),
        ("uno/budgets/g.csv:3:1", "unknown-code"),
        ("uno/budgets/g.csv:3", "over-executed"),
        ("uno/budgets/g.csv:4", "chain-differs"),
        ("uno/budgets/2026.yaml:9:5", "transfer-unbalanced"),
        ("uno/budgets/2026.yaml:1", "population-missing"),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not in {told:#?}");
    }
    assert!(!told.contains(&("uno/budgets/2026.yaml:6:27", "total-differs")), "{told:#?}");
    assert!(!told.iter().any(|(_, code)| *code == "budget-unbalanced"), "{told:#?}");
}

#[test]
fn a_column_that_is_missing_hides_nothing_in_the_others() {
    let budget = "\
year: 2026
lines:
  - {file: g.csv, direction: expenditure, columns: {economic: Objeto, name: Nombre}, amounts: {approved: Ley, acrued: Devengado, paid: Pago}}
";
    let site = Site::new().with("budgets/2026.yaml", budget);
    let outcome = site.with("budgets/g.csv", "Objeto,Partida,Ley,Devengado\n21,Aseo,mucho,1.00\n").check().exits(1);
    let expected = [
        ("uno/budgets/2026.yaml:3:77", "missing-column"),
        ("uno/budgets/2026.yaml:3:111", "unknown-key"),
        ("uno/budgets/2026.yaml:3:136", "missing-column"),
        ("uno/budgets/g.csv:2:9", "not-amount"),
    ];
    assert_eq!(outcome.errors(), expected);
    // Without the column that says what rows are, nothing of them is judged.
    let budget = "year: 2026\nlines:\n  - {file: g.csv, columns: {direction: Lado, economic: Objeto}, amounts: {approved: Ley}}\n";
    let site = Site::new().with("budgets/2026.yaml", budget);
    let outcome = site.with("budgets/g.csv", "Tipo,Objeto,Ley\nI,99,mucho\n").check().exits(1);
    assert_eq!(outcome.errors(), [("uno/budgets/2026.yaml:3:40", "missing-column")]);
}

#[test]
fn a_year_that_is_none_hides_nothing_of_its_budget() {
    let budget = "year: veintiséis\nexpenditure:\n  - {economic: \"99\", name: Aseo, approved: \"10.00\"}\n";
    let outcome = Site::new().with("municipality.yaml", TOWN).with("budgets/2026.yaml", budget).check().exits(1);
    assert_eq!(outcome.errors(), [("uno/budgets/2026.yaml:1:7", "not-integer")]);
    outcome.tells("uno/budgets/2026.yaml:3", "unknown-code", "99");
}

#[test]
fn a_fault_of_a_payments_file_hides_none_of_its_tables_nor_one_cell_the_next() {
    let payments = "\
year: veintiséis
sumary: Pagos
currency: PABX
tables:
  - {file: p.csv, columns: {date: Fecha, payee: Beneficiario, payee_kind: Tipo, kind: Clase}, amounts: {amount: Monto}}
";
    let table =
        "Fecha,Beneficiario,Tipo,Clase,Monto\n2026-02-30,Ana,persona,pago,mucho\n2026-02-03,Ana,natural,payment,1.00\n";
    let site = Site::new().with("payments/2026.yaml", payments).with("payments/p.csv", table);
    let outcome = site.check().exits(1);
    let expected = [
        ("uno/payments/2026.yaml:1:7", "not-integer"),
        ("uno/payments/2026.yaml:2:1", "unknown-key"),
        ("uno/payments/2026.yaml:3:11", "not-currency"),
        ("uno/payments/p.csv:2", "unknown-choice"),
        ("uno/payments/p.csv:2", "unknown-choice"),
        ("uno/payments/p.csv:2:1", "no-such-date"),
        ("uno/payments/p.csv:2:29", "not-amount"),
    ];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn a_fault_of_what_all_share_hides_no_other_and_is_no_fault_of_the_towns() {
    let glossary = "terms:\n  - {id: devengado, term: Devengado}\n  - {id: pagado, term: Pagado, definition: Lo que salió.}\n  - {id: pagado, term: Pago, definition: Otra vez.}\n  - {id: otro, terms: Otro, definition: Nada.}\n";
    let indicator = "name: Agua\nunidad: \"%\"\nbetter: mejor\nvalues:\n  pueblp: {2023: \"93,4\", \"20\": 1}\n  plaza: {2023: 5}\n";
    let prices = "name: IPC\nbase: 2020\nindex: {2024: \"uno\", 2025: \"110.2\"}\n";
    let territory = "levels: [{id: distrito, name: Distrito}]\nareas:\n  - {id: plaza, name: Plaza, level: distrto}\n  - {id: norte}\n";
    let site = Site::new()
        .file("glossary.yaml", glossary)
        .file("territory/indicators/agua.yaml", indicator)
        .file("prices.yaml", prices)
        .file("territory.yaml", territory)
        .with("municipality.yaml", "name: Uno\narea: norte\n")
        .with("proposals/x.md", "---\ntitle: X\narea: norte\n---\n")
        .with("proposals/y.md", "---\ntitle: Y\narea: sur\n---\n");
    let outcome = site.check().exits(1);
    let told: Vec<(&str, &str)> = outcome.errors();
    for expected in [
        ("glossary.yaml:2:5", "missing-key"),
        ("glossary.yaml:4:10", "duplicate-id"),
        ("glossary.yaml:5:16", "unknown-key"),
        ("territory/indicators/agua.yaml:2:1", "unknown-key"),
        ("territory/indicators/agua.yaml:3:9", "unknown-choice"),
        ("territory/indicators/agua.yaml:5:18", "not-number"),
        ("territory/indicators/agua.yaml:5:26", "not-integer"),
        ("prices.yaml:2:7", "unknown-reference"),
        ("prices.yaml:3:15", "not-amount"),
        ("territory.yaml:3:37", "unknown-reference"),
        ("territory.yaml:4:5", "missing-key"),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not in {told:#?}");
    }
    // The area without a name is there all the same; the one that nobody wrote is not.
    let of_town: Vec<_> = told.iter().filter(|(place, _)| place.starts_with("uno/")).collect();
    assert_eq!(of_town, [&("uno/proposals/y.md:3:7", "unknown-reference")]);
}
