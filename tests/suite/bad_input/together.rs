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
    let text =
        "---\ntitle: Plaza\nstate: recibido\narea: pueblp\nbudget: [\"2031\"]\nsubmitted: 2026-01-05\n---\n[x](nada.md)\n";
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
fn a_record_with_a_mistake_is_never_published() {
    let site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .town("uno")
        .with("proposals/plaza.md", "---\ntitle: Plaza\npublish: quizás\n---\nSecreto.\n");
    let outcome = site.build().exits(1);
    assert!(!outcome.files().into_values().any(|bytes| String::from_utf8_lossy(&bytes).contains("Secreto")));
}
