//! `cabildo schema`: the schemas accept what the program accepts, by a validator that it did not write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cabildo::findings::Code;
use cabildo::findings::messages::Messages;

use crate::bad_input::manual::{files as files_of, is_shared};
use crate::site::{Site, files_below};

#[test]
fn schemas_are_written_in_the_officers_language() {
    let site = Site::new();
    let outcome = site.run(&["schema", "--lang", "es"]).exits(0);
    assert!(outcome.stdout.contains("budget.json"), "{}", outcome.stdout);
    let schema = fs::read_to_string(site.path("content/.cabildo/schema/budget.json")).unwrap();
    assert!(schema.contains("El año fiscal.") && schema.contains("\"un presupuesto\""), "{schema}");
    site.run(&["schema", "--lang", "en"]).exits(0);
    let schema = fs::read_to_string(site.path("content/.cabildo/schema/budget.json")).unwrap();
    assert!(schema.contains("The fiscal year."), "{schema}");
    assert!(!site.build().exits(0).files().keys().any(|path| path.contains("schema")));
}

#[test]
fn files_that_are_begun_name_a_schema_that_is_there() {
    for lang in ["es", "en", "pt"] {
        let site = Site::empty();
        site.run(&["new", "portal", "--municipality", "Uno", "--country", "PA", "--lang", lang]).exits(0);
        let content = site.path("portal/content");
        let begin = |arguments: &[&str]| {
            site.run(&[&["add", "--content", "portal/content", "--lang", lang][..], arguments].concat()).exits(0);
        };
        for kind in ["municipality", "proposal", "programme", "page"] {
            begin(&[kind, "Algo nuevo", "--municipality", "uno"]);
        }
        for (kind, name) in [("budget", "2031"), ("cycle", "2031"), ("minutes", "2031-03-10")] {
            begin(&[kind, name, "--municipality", "uno"]);
        }
        let mut named = 0;
        for (path, bytes) in files_below(&content) {
            let is_record = (path.ends_with(".yaml") || path.ends_with(".md")) && !path.starts_with('.');
            if !is_record {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let first = text.strip_prefix("---\n").unwrap_or(&text).lines().next().unwrap();
            let schema = first
                .strip_prefix("# yaml-language-server: $schema=")
                .unwrap_or_else(|| panic!("{lang} {path}: {first}"));
            assert!(content.join(&path).parent().unwrap().join(schema).is_file(), "{lang} {path}: {schema}");
            named += 1;
        }
        assert!(named >= 10, "{named}");
    }
}

/// What another validator finds wrong with content: folder, file and fault. The schemas are those of the
/// first folder.
fn faults(roots: &[PathBuf]) -> Vec<[String; 3]> {
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/schemas.py");
    let schemas = roots[0].join(".cabildo/schema");
    let output = Command::new("python3").arg(oracle).arg(schemas).args(roots).output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let mut rows: Vec<[String; 3]> = said
        .lines()
        .map(|line| {
            let mut cells = line.splitn(3, '\t').map(str::to_owned);
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        })
        .collect();
    let tried = rows.pop().expect("how many were tried");
    assert!(tried[0] == "tried" && tried[1].parse::<usize>().unwrap() > 700, "{tried:?}");
    rows
}

/// The files that a tutorial writes, in a folder.
fn tutorial(site: &Site, lang: &str) -> PathBuf {
    let root = site.path(&format!("tutorial-{lang}"));
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(lang).join("tutorial.md");
    let document = fs::read_to_string(document).unwrap();
    for block in document.split("\n```").filter(|block| block.contains(" file=content/")) {
        let (head, text) = block.split_once('\n').unwrap();
        // A change is no whole file.
        if head.starts_with("diff") {
            continue;
        }
        let path = head.split(" file=content/").nth(1).unwrap();
        crate::site::write(&root.join(path), text);
    }
    assert!(!files_below(&root).is_empty(), "{lang}");
    root
}

fn asked_for() -> bool {
    let asked = std::env::var("CABILDO_ORACLES").as_deref() == Ok("required");
    if !asked {
        eprintln!("skipped: CABILDO_ORACLES is not `required`");
    }
    asked
}

#[test]
fn every_file_of_the_demonstration_is_valid_and_a_wrong_key_is_not() {
    if !asked_for() {
        return;
    }
    let site = Site::demonstration();
    let tutorials = ["es", "en"].map(|lang| tutorial(&site, lang));
    for lang in ["es", "en", "pt"] {
        site.run(&["schema", "--lang", lang]).exits(0);
        assert_eq!(faults(&[&[site.path("content")][..], &tutorials].concat()), Vec::<[String; 3]>::new(), "{lang}");
    }
    for (file, of, with) in [
        ("puerto-cedro/budgets/2024.yaml", "year: 2024", "year: 2024\nyeer: 2024"),
        ("puerto-cedro/minutes/2026-07-28.md", "organ: ", "orgn: "),
        ("territory/indicators/agua-potable.yaml", "better: ", "beter: "),
    ] {
        let path = site.path(&format!("content/{file}"));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(of), "{file}");
        fs::write(&path, text.replacen(of, with, 1)).unwrap();
        let told = faults(&[site.path("content")]);
        assert!(!told.is_empty() && told.iter().all(|[_, place, _]| place == file), "{file}: {told:?}");
        fs::write(&path, text).unwrap();
    }
}

/// Rules of which a schema knows: what editors mark, before the program is asked.
const KNOWN_TO_SCHEMAS: &[&str] = &[
    "unknown-key",
    "missing-key",
    "empty-value",
    "wrong-type",
    "unknown-choice",
    "bad-path",
    "not-boolean",
    "not-colour",
    "not-currency",
    "not-date",
    "odd-date",
    "not-integer",
    "not-language",
    "not-number",
    "not-period",
    "not-time",
    "not-url",
    "unquoted-code",
];

#[test]
fn the_manual_s_mended_examples_are_valid_and_what_a_schema_can_know_is_refused() {
    if !asked_for() {
        return;
    }
    let site = Site::demonstration();
    site.run(&["schema", "--lang", "en"]).exits(0);
    let mut roots = vec![site.path("content")];
    for lang in Messages::languages() {
        for code in Code::ALL {
            let entry = Messages::in_language(lang).entry(*code);
            for (name, example) in [("wrong", &entry.wrong), ("right", &entry.right)] {
                let root = site.path(&format!("{lang}_{}_{name}", code.id()));
                for (path, text) in files_of(example) {
                    let path = if is_shared(&path) { path } else { format!("uno/{path}") };
                    crate::site::write(&root.join(path), text.as_bytes());
                }
                roots.extend(root.is_dir().then_some(root));
            }
        }
    }
    let told = faults(&roots);
    let of = |root: &str| told.iter().filter(|[other, ..]| other == root).collect::<Vec<_>>();
    let mut wrong = Vec::new();
    for root in roots[1..].iter().filter_map(|root| root.file_name()?.to_str()) {
        let [_, code, kind] = root.split('_').collect::<Vec<_>>()[..] else { panic!("{root}") };
        let refused = of(root);
        let is_half = |[_, _, fault]: &&&[String; 3]| fault.contains("is a required property");
        match kind {
            // Examples leave out what they are not about.
            "right" => wrong.extend(refused.iter().filter(|fault| !is_half(fault)).map(|fault| fault.join(" "))),
            _ if KNOWN_TO_SCHEMAS.contains(&code) && refused.is_empty() => wrong.push(format!("{root}: not refused")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}
