//! The manual of rules: every example that is wrong is caught by its rule, and the mended one is not.

use cabildo::findings::Code;
use cabildo::findings::messages::Messages;

use crate::site::{SETTINGS, Site};

/// Rules whose examples cannot be shown in a few lines of content.
const NOT_SHOWN: &[&str] = &["internal"];

/// The files of an example: the path stands in a line `# file: …` above each.
fn files(example: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in example.lines() {
        match (line.strip_prefix("# file: "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    files
}

/// A site with the files of an example: those that all towns share in the content's root, the others
/// in a town that has what examples name.
fn site(example: &[(String, String)]) -> Site {
    let shared = ["cabildo.yaml", "territory.yaml", "glossary.yaml", "classifications/", "territory/", "static/"];
    let mut site =
        Site::of_one_town().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en]")).with("municipality.yaml", TOWN);
    for (path, text) in example {
        let text = text.as_bytes();
        site = match shared.iter().any(|start| path.starts_with(start)) {
            true => site.file(path, text),
            false => site.with(path, text),
        };
    }
    site
}

const TOWN: &str =
    "name: Puerto Cedro\nbodies:\n  - {id: concejo, name: Concejo Municipal, kind: council, quorum: majority}\n";

fn told(example: &str, code: &str) -> Option<bool> {
    let files = files(example);
    (!files.is_empty()).then(|| site(&files).check().codes().iter().any(|told| told == code))
}

#[test]
fn every_wrong_example_is_caught_by_its_rule_and_the_mended_one_passes() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for lang in Messages::languages() {
        let messages = Messages::in_language(lang);
        for code in Code::ALL.iter().filter(|code| !NOT_SHOWN.contains(&code.id())) {
            let entry = messages.entry(*code);
            match told(&entry.wrong, code.id()) {
                Some(true) => tried += 1,
                Some(false) => faults.push(format!("{lang}: {}: the wrong example is not caught", code.id())),
                None => {}
            }
            if told(&entry.right, code.id()) == Some(true) {
                faults.push(format!("{lang}: {}: the mended example is caught", code.id()));
            }
        }
    }
    assert!(faults.is_empty(), "{} of them:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 150, "{tried}");
}
