//! The CI that makes releases: its steps are run as far as a shell can, on a program of this machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use cabildo::text::yaml::{Node, Spanned, parse};

use crate::scaffold::{below, text};

fn workflow() -> Spanned<Node> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/release.yml");
    let yaml = fs::read_to_string(file).unwrap();
    let (root, faults) = parse(&yaml, 0..yaml.len());
    assert!(faults.is_empty(), "{faults:?}");
    root.unwrap()
}

/// The script of a job's step, by the step's name.
fn script(workflow: &Spanned<Node>, job: &str, name: &str) -> String {
    let Node::Seq(steps) = &below(workflow, &["jobs", job, "steps"]).value else { panic!("a list") };
    let named = |step: &&Spanned<Node>| {
        matches!(&step.value, Node::Map(keys)
        if keys.iter().any(|(key, value)| key.value == "name" && text(value) == name))
    };
    text(below(steps.iter().find(named).unwrap_or_else(|| panic!("{job}: no step {name}")), &["run"]))
}

fn run(folder: &Path, script: &str) {
    let mut shell = Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", script]).current_dir(folder).env("TARGET", "x86_64-unknown-linux-musl");
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_release_holds_the_program_its_parts_and_sums_that_match() {
    let workflow = workflow();
    let folder = tempfile::tempdir().unwrap();
    let built = folder.path().join("target/x86_64-unknown-linux-musl/release");
    fs::create_dir_all(&built).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_cabildo"), built.join("cabildo")).unwrap();
    run(folder.path(), &script(&workflow, "linux", "package"));
    run(folder.path(), "mkdir release && mv cabildo-*.tar.gz release && echo '{}' > release/cabildo.cdx.json");
    run(folder.path(), &script(&workflow, "publish", "sums"));
    let sums = fs::read_to_string(folder.path().join("release/SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 2, "{sums}");
    // A portal's CI unpacks it like this, and finds the program.
    run(folder.path(), "tar --extract --gzip --file release/cabildo-*.tar.gz --directory . && ./cabildo --version");
}

#[test]
fn nothing_is_released_that_was_not_checked() {
    let workflow = workflow();
    let Node::Seq(needs) = &below(&workflow, &["jobs", "publish", "needs"]).value else { panic!("a list") };
    let needs: Vec<String> = needs.iter().map(text).collect();
    assert_eq!(needs, ["supply", "linux", "windows"]);
    let checks = script(&workflow, "supply", "advisories, licences and sources of all parts");
    assert!(checks.lines().any(|line| line.trim() == "cargo deny check"), "{checks}");
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(".cargo/deny.toml").is_file());
}
