//! What people and programs are shown, written by hand.

use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::findings::{Code, Place, Severity};
use crate::text::place::Span;

/// What is written for findings, as text.
fn shown(findings: &Findings, format: Format, lang: &str, style: Style<'_>) -> String {
    let mut out = Vec::new();
    write(findings, format, Messages::in_language(lang), style, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("findings are UTF-8")
}

fn human(findings: &Findings, lang: &str) -> String {
    shown(findings, Format::Human, lang, Style::default())
}

/// A finding at the first place where `what` stands in a file.
fn at(code: Code, file: &str, text: &str, what: &str) -> Finding {
    let start = text.find(what).expect("the text has it");
    let file: Arc<str> = file.into();
    Finding::new(code, Place::new(&file, Span::of(text, start..start + what.len())))
}

/// Findings in one file, each with its line.
fn all(findings: impl IntoIterator<Item = Finding>, text: &str) -> Findings {
    let mut all = Findings::new();
    findings.into_iter().for_each(|finding| all.add(finding));
    all.quote(|_| Some(text));
    all
}

const BUDGET: &str = "year: 2026\nexpenditure:\n  - {name: Años de paz, aproved: \"1.250\"}\n";
const FILE: &str = "puerto-cedro/budgets/2026.yaml";

fn a_wrong_key() -> Finding {
    at(Code::UnknownKey, FILE, BUDGET, "aproved")
        .with("key", "aproved")
        .with("record", "una línea")
        .with("nearest", "approved")
        .with("known", "`name`, `approved`")
}

fn an_ambiguous_amount() -> Finding {
    at(Code::AmbiguousAmount, FILE, BUDGET, "1.250")
        .with("value", "1.250")
        .with("first", "1250.00")
        .with("second", "1.25")
}

#[test]
fn an_officer_reads_where_what_and_how_to_mend_it() {
    let findings = all([a_wrong_key()], BUDGET);
    assert_eq!(
        human(&findings, "es"),
        r#"
error: puerto-cedro/budgets/2026.yaml:3:25 [unknown-key] la clave `aproved` no existe en una línea
  |
3 |   - {name: Años de paz, aproved: "1.250"}
  |                         ^^^^^^^
  |
  = ayuda: ¿quiso decir `approved`?; las claves que existen: `name`, `approved`
"#
        .trim_start()
    );
}

#[test]
fn the_same_in_english() {
    let findings = all([an_ambiguous_amount()], BUDGET);
    assert_eq!(
        human(&findings, "en_GB.UTF-8"),
        r#"
error: puerto-cedro/budgets/2026.yaml:3:35 [ambiguous-amount] `1.250` can be read in two ways: 1250.00 or 1.25
  |
3 |   - {name: Años de paz, aproved: "1.250"}
  |                                   ^^^^^
  |
  = help: write `1250.00` or `1.25`; or declare in `numbers:` of `cabildo.yaml` how amounts are written
"#
        .trim_start()
    );
}

#[test]
fn findings_come_in_the_order_of_the_file_with_a_line_between() {
    let file: Arc<str> = FILE.into();
    let empty = Finding::new(Code::BudgetWithoutLines, Place::file(&file));
    let findings = all([an_ambiguous_amount(), a_wrong_key(), empty], BUDGET);
    let text = human(&findings, "es");
    let heads: Vec<&str> = text.lines().filter(|line| line.contains(" [")).map(|line| &line[..40]).collect();
    assert_eq!(
        heads,
        [
            "advertencia: puerto-cedro/budgets/2026.y",
            "error: puerto-cedro/budgets/2026.yaml:3:",
            "error: puerto-cedro/budgets/2026.yaml:3:"
        ]
    );
    assert_eq!(text.matches("\n\n").count(), 2);
}

#[test]
fn a_finding_about_a_whole_file_quotes_nothing_and_names_the_other_place() {
    let other = Place::new(&"a/cosas.yaml".into(), Span { line: 7, column: 3, start: 0, end: 1 });
    let finding = Finding::new(Code::DuplicateId, Place::file(&"a/proposals/parque.md".into())).with("id", "parque");
    let findings = all([finding.and(other)], "");
    assert_eq!(
        human(&findings, "es"),
        r"
error: a/proposals/parque.md [duplicate-id] `parque` ya existe en `a/cosas.yaml`
 |
 = véase: a/cosas.yaml:7:3
 = ayuda: cambie uno de los dos; mayúsculas y acentos no los distinguen
"
        .trim_start()
    );
}

#[test]
fn a_place_at_the_end_of_a_line_is_shown_behind_it() {
    let text = "name:\n";
    let file: Arc<str> = "a.yaml".into();
    let span = Span { line: 1, column: 6, start: 5, end: 5 };
    let findings = all([Finding::new(Code::EmptyValue, Place::new(&file, span)).with("key", "name")], text);
    assert!(human(&findings, "es").contains("1 | name:\n  |      ^\n"), "{}", human(&findings, "es"));
}

#[test]
fn colour_is_there_only_where_it_is_asked_for_and_changes_no_word() {
    let findings = all([a_wrong_key()], BUDGET);
    let coloured = shown(&findings, Format::Human, "es", Style { colour: true, ..Style::default() });
    assert!(coloured.contains('\u{1b}'));
    let mut bare = String::new();
    for (number, part) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if number == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) });
    }
    assert_eq!(bare, human(&findings, "es"));
    assert!(!bare.contains('\u{1b}'));
}

#[test]
fn where_there_are_too_many_the_weightiest_are_shown() {
    let text = "a\nb\nc\n";
    let finding =
        |what, severity| Finding { severity, ..at(Code::NotTranslated, "a.md", text, what).with("language", "x") };
    let findings =
        all([finding("a", Severity::Note), finding("b", Severity::Warning), finding("c", Severity::Error)], text);
    let text = shown(&findings, Format::Human, "es", Style { limit: Some(2), ..Style::default() });
    assert!(!text.contains("nota: a.md:1:1"), "{text}");
    let (warning, error) = (text.find("advertencia: a.md:2:1"), text.find("error: a.md:3:1"));
    assert!(warning.is_some() && warning < error, "{text}");
    assert!(text.ends_with("\n\ny 1 más; `cabildo check --format json` las da todas\n"), "{text}");
    assert!(
        shown(&findings, Format::Human, "en", Style { limit: Some(0), ..Style::default() })
            .ends_with("and 3 more; `cabildo check --format json` gives all\n")
    );
    let unlimited = shown(&findings, Format::Human, "es", Style { limit: None, ..Style::default() });
    assert!(unlimited.contains("nota: a.md:1:1") && !unlimited.contains("más"), "{unlimited}");
}

#[test]
fn of_notes_that_say_the_same_the_first_few_are_shown() {
    let text = "a\nb\nc\nd\ne\nf\n";
    let note = |what| Finding {
        severity: Severity::Note,
        ..at(Code::NotTranslated, "a.md", text, what).with("language", "x")
    };
    let warning = Finding { severity: Severity::Warning, ..note("f") };
    let findings = all(["a", "b", "c", "d", "e"].map(note).into_iter().chain([warning]), text);
    let text = human(&findings, "en");
    let shown = [1, 2, 3, 4, 5, 6].map(|line| text.contains(&format!(" a.md:{line}:1 ")));
    assert_eq!(shown, [true, true, true, false, false, true], "{text}");
    assert!(text.ends_with("and 2 more; `cabildo check --format json` gives all\n"), "{text}");
}

#[test]
fn fifty_are_shown_unless_told_otherwise() {
    let text = "a\n".repeat(60);
    let file: Arc<str> = "a.yaml".into();
    let place = |line| Place::new(&file, Span { line, column: 1, start: (line - 1) * 2, end: line * 2 - 1 });
    let findings = all((1..=60).map(|line| Finding::new(Code::YamlKey, place(line))), &text);
    let text = human(&findings, "es");
    assert_eq!(text.matches("[yaml-key]").count(), 50);
    assert!(text.contains("\n\ny 10 más; "));
}

#[test]
fn a_line_of_megabytes_is_cut_around_the_place() {
    let text = format!("title: {}AQUÍ{}\n", "ñ,".repeat(1 << 20), "日本".repeat(1 << 20));
    let findings = all([at(Code::HiddenCharacter, "a.md", &text, "AQUÍ").with("name", "U+200B")], &text);
    let shown = human(&findings, "es");
    assert!(shown.len() < 1000, "{} bytes", shown.len());
    let line = shown.lines().find(|line| line.starts_with("1 |")).expect("the line is quoted");
    assert!(line.starts_with("1 | …") && line.ends_with('…') && line.contains("ñ,AQUÍ日本"), "{line}");
    let marks = shown.lines().find(|line| line.contains('^')).expect("the place is marked");
    assert_eq!(marks.matches('^').count(), 4);
    assert_eq!(marks.chars().position(|c| c == '^'), line.chars().position(|c| c == 'A'));
}

#[test]
fn a_stretch_longer_than_the_line_has_room_is_cut_too() {
    let text = format!("title: {}\n", "x".repeat(5 << 20));
    let findings = all([at(Code::TextTooLarge, "a.md", &text, &text[7..text.len() - 1])], &text);
    let shown = shown(&findings, Format::Human, "es", Style { width: 60, ..Style::default() });
    assert!(shown.contains("| title: xxx") && shown.contains("x…\n"), "{shown}");
    assert!(shown.len() < 1000, "{} bytes", shown.len());
    assert!(
        shown.lines().skip(1).filter(|line| line.contains(" | ")).all(|line| line.chars().count() <= 60),
        "{shown}"
    );
}

/// A name and a line as an attacker would have them.
fn hostile() -> Findings {
    let text = "name: \u{1b}[2J\u{1b}]0;x\u{7}Puerto \u{202e}ordeC\u{2066}\u{9b}31m\u{0}\tx\r\nb: 1\n";
    let file = "a\n::error::b\u{1b}[31m\u{202e}, 100%:c\r.yaml";
    let other = Place::file(&"b\u{1b}c\nd".into());
    all([at(Code::DuplicateKey, file, text, "Puerto").with("key", "\u{202e}\u{1b}[31m\n::x::").and(other)], text)
}

#[test]
fn what_stands_in_content_cannot_speak_to_the_terminal() {
    for format in Format::ALL {
        let text = shown(&hostile(), *format, "es", Style::default());
        let bad =
            text.chars().find(|c| c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'));
        assert_eq!(bad, None, "{format:?}: {text}");
    }
    let text = human(&hostile(), "es");
    assert!(text.starts_with("error: a ::error::b␛[31m�, 100%:c .yaml:1:"), "{text}");
    assert!(text.contains("| name: ␛[2J␛]0;x␇Puerto �ordeC��31m␀"), "{text}");
    assert!(text.contains("= véase: b␛c d\n"), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("::")), "{text}");
}

#[test]
fn a_mark_stands_under_its_word_whatever_stands_before_it() {
    let text = human(&hostile(), "es");
    let line = text.lines().find(|line| line.contains("Puerto")).expect("the line is quoted");
    let marks = text.lines().find(|line| line.contains('^')).expect("the place is marked");
    assert_eq!(marks.chars().position(|c| c == '^'), line.chars().position(|c| c == 'P'));
    assert_eq!(marks.trim_start_matches([' ', '|']), "^^^^^^");
}

#[test]
fn json_is_read_back_as_it_was_meant() {
    let file: Arc<str> = FILE.into();
    let other = Place::new(&file, Span { line: 1, column: 1, start: 0, end: 4 });
    let whole = Finding::new(Code::BudgetWithoutLines, Place::file(&file)).and(other);
    let findings = all([an_ambiguous_amount(), whole], BUDGET);
    let text = shown(&findings, Format::Json, "es", Style::default());
    let read: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(
        read,
        serde_json::json!([
            {
                "code": "budget-without-lines",
                "severity": "warning",
                "file": FILE,
                "line": 0,
                "column": 0,
                "message": "el presupuesto no tiene líneas de ingresos ni de gastos",
                "help": "añada `revenue:` y `expenditure:`, o `lines:` con la tabla de la tesorería",
                "related": {"file": FILE, "line": 1},
            },
            {
                "code": "ambiguous-amount",
                "severity": "error",
                "file": FILE,
                "line": 3,
                "column": 35,
                "end_column": 40,
                "message": "`1.250` puede leerse de dos maneras: 1250.00 o 1.25",
                "help": "escriba `1250.00` o `1.25`; o declare en `numbers:` de `cabildo.yaml` cómo se escriben los montos",
                "quote": "  - {name: Años de paz, aproved: \"1.250\"}",
            },
        ])
    );
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[3]), (4, "[", "]"));
    assert!(lines[1].starts_with(r#"{"code":"budget-without-lines","severity":"warning","file":"#), "{text}");
}

#[test]
fn json_of_nothing_is_an_empty_array_and_keeps_names_exactly() {
    assert_eq!(shown(&Findings::new(), Format::Json, "es", Style::default()), "[]\n");
    let read: Value =
        serde_json::from_str(&shown(&hostile(), Format::Json, "es", Style::default())).expect("it is JSON");
    assert_eq!(read[0]["file"], "a\n::error::b\u{1b}[31m\u{202e}, 100%:c\r.yaml");
}

#[test]
fn github_gets_one_command_a_finding() {
    let file: Arc<str> = FILE.into();
    let whole = Finding::new(Code::BudgetWithoutLines, Place::file(&file));
    let note = at(Code::UnquotedCode, FILE, BUDGET, "2026").with("value", "100%");
    let findings = all([an_ambiguous_amount(), note, whole], BUDGET);
    let style = Style { content: "./content/", limit: Some(1), ..Style::default() };
    assert_eq!(
        shown(&findings, Format::Github, "en", style).lines().collect::<Vec<_>>(),
        [
            "::warning file=content/puerto-cedro/budgets/2026.yaml,title=budget-without-lines::the budget has no lines \
             of revenue or expenditure%0Ahelp: add `revenue:` and `expenditure:`, or `lines:` with the treasury's table",
            "::notice file=content/puerto-cedro/budgets/2026.yaml,line=1,col=7,title=unquoted-code::`100%25` \
             has no quotation marks%0Ahelp: write it as `\"100%25\"`: some editors turn 1.10 into 1.1 and 007 into 7",
            "::error file=content/puerto-cedro/budgets/2026.yaml,line=3,col=35,title=ambiguous-amount::`1.250` can be \
             read in two ways: 1250.00 or 1.25%0Ahelp: write `1250.00` or `1.25`; or declare in `numbers:` of `cabildo.yaml` how \
             amounts are written",
        ]
    );
}

#[test]
fn a_name_cannot_begin_a_command_of_its_own() {
    let text = shown(&hostile(), Format::Github, "es", Style::default());
    assert_eq!(text.lines().count(), 1);
    assert!(text.starts_with("::error file=a%0A%3A%3Aerror%3A%3Ab␛[31m�%2C 100%25%3Ac%0D.yaml,line=1,col="), "{text}");
}

#[test]
fn sarif_names_its_rules_and_places() {
    let file: Arc<str> = "puerto-cedro/año 1.yaml".into();
    let whole = Finding::new(Code::EmptyFile, Place::file(&file)).with("example", "name: X");
    let findings = all([an_ambiguous_amount(), whole], BUDGET);
    let style = Style { content: "content", ..Style::default() };
    let log: Value = serde_json::from_str(&shown(&findings, Format::Sarif, "es", style)).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "Cabildo");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["empty-file", "ambiguous-amount"]);
    assert_eq!(rules[1]["shortDescription"]["text"], "`…` puede leerse de dos maneras: … o …");
    assert_eq!(rules[1]["defaultConfiguration"]["level"], "error");
    assert_eq!(rules[1]["help"]["text"], "o declare en `numbers:` de `cabildo.yaml` cómo se escriben los montos");
    assert!(rules[1]["help"]["markdown"].as_str().is_some_and(|page| page.contains("```\n# file: proposals/")));

    let (second, first) = (&run["results"][0], &run["results"][1]);
    let physical = &first["locations"][0]["physicalLocation"];
    assert_eq!(
        (&first["ruleId"], &first["ruleIndex"], &first["level"]),
        (&"ambiguous-amount".into(), &1.into(), &"error".into())
    );
    assert_eq!(physical["artifactLocation"], serde_json::json!({"uri": "content/puerto-cedro/budgets/2026.yaml"}));
    assert_eq!(physical["region"], serde_json::json!({"startLine": 3, "startColumn": 35, "endColumn": 40}));
    let physical = &second["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "content/puerto-cedro/a%C3%B1o%201.yaml");
    assert_eq!(physical.get("region"), None);
}

#[test]
fn sarif_of_nothing_says_that_nothing_was_found() {
    let log: Value =
        serde_json::from_str(&shown(&Findings::new(), Format::Sarif, "en", Style::default())).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn a_rule_is_explained_with_an_example_before_and_after() {
    assert_eq!(
        explain(Code::YamlColon, Messages::in_language("es")),
        r#"
yaml-colon (error)

    el texto lleva dos puntos y no está entre comillas

En YAML, dos puntos seguidos de un espacio separan la clave de su valor. Si el
valor mismo los lleva, hay que ponerlo entre comillas para que no se tome por
otra clave. Es muy frecuente en los títulos.

así está mal:

    # file: pages/obras.md
    ---
    title: Obras: parque central
    ---
    Empiezan en mayo.

así está bien:

    # file: pages/obras.md
    ---
    title: "Obras: parque central"
    ---
    Empiezan en mayo.

ayuda:

    ponga el texto entre comillas: `{suggestion}`
"#
        .trim_start()
    );
}

#[test]
fn a_rule_without_an_example_is_explained_without() {
    let text = explain(Code::Internal, Messages::in_language("en"));
    assert!(text.starts_with(
        "internal (error)\n\n    the program failed while preparing this portal: {detail}\n\nThe program"
    ));
    assert!(!text.contains("this is wrong") && text.contains("\nhelp:\n\n    this is a fault of Cabildo"), "{text}");
}

#[test]
fn every_language_explains_every_rule_with_examples_for_the_same() {
    let spanish = Messages::in_language("es");
    for messages in Messages::languages().map(Messages::in_language) {
        for code in Code::ALL {
            let (entry, first) = (messages.entry(*code), spanish.entry(*code));
            let told = format!("{}: {}", messages.lang, code.id());
            assert!(!entry.explain.is_empty(), "{told} is not explained");
            assert_eq!(entry.wrong.is_empty(), first.wrong.is_empty(), "{told}: the wrong example");
            assert_eq!(entry.right.is_empty(), entry.wrong.is_empty(), "{told}: one example without the other");
            assert_ne!((entry.wrong.as_str(), false), (entry.right.as_str(), entry.right.is_empty()), "{told}");
            for example in [&entry.wrong, &entry.right].into_iter().filter(|example| !example.is_empty()) {
                assert!(example.starts_with("# file: "), "{told}: the example names no file");
            }
        }
    }
}

#[test]
fn no_sentence_ends_with_a_full_stop_and_every_explanation_does() {
    for messages in Messages::languages().map(Messages::in_language) {
        for code in Code::ALL {
            let entry = messages.entry(*code);
            let sentences = entry.help.iter().chain([&entry.message]);
            assert!(sentences.clone().all(|sentence| !sentence.ends_with('.')), "{}: {}", messages.lang, code.id());
            assert!(entry.explain.ends_with('.'), "{}: {}", messages.lang, code.id());
        }
    }
}

mod examples;
