//! The manual of rules: every example that is wrong is caught by its rule, and the mended one is not.

use std::collections::HashSet;

use cabildo::findings::Code;
use cabildo::findings::messages::Messages;

use crate::site::{SETTINGS, Site};

/// Rules whose examples cannot be shown in a few lines of content.
const NOT_SHOWN: &[&str] = &["internal", "page-gone", "portal-gone", "duty-missing", "heavy-file", "author-too-long"];

/// Rules whose examples need what is not shown: another file, or the day of today.
const IN_PART: &[&str] = &["not-period", "vote-in-future"];

/// The files of an example: the path stands in a line `# file: …` above each.
pub fn files(example: &str) -> Vec<(String, String)> {
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

/// Whether a file is one that all towns share.
pub fn is_shared(path: &str) -> bool {
    let shared = ["cabildo.yaml", "territory.yaml", "glossary.yaml", "classifications/", "territory/", "static/"];
    shared.iter().any(|start| path.starts_with(start))
}

/// A town with the people and the body that examples name; the files that they name are named here.
const TOWN: &str = "\
name: Puerto Cedro
bodies:
  - {id: concejo, name: Concejo Municipal, kind: council, quorum: majority}
people:
  - {id: ana-batista, name: Ana Batista, memberships: [{body: concejo, role: president}]}
  - {id: luis-rios, name: Luis Ríos, memberships: [{body: concejo, role: member}]}
  - {id: rosa-mena, name: Rosa Mena, memberships: [{body: concejo, role: member}]}
# files/escudo.svg files/emblem.svg files/plano.png files/map.png
";

/// Settings with what an example that is about something else leaves out.
fn settings(text: &str) -> String {
    let mut whole = text.to_owned();
    for (key, line) in
        [("title:", "title: Provincia\n"), ("currency:", "currency: PAB\n"), ("languages:", "languages: [es, en]\n")]
    {
        if !text.contains(key) {
            whole.push_str(line);
        }
    }
    whole
}

/// A site whose towns share what every example needs.
fn site() -> Site {
    Site::empty().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en]")).argument("--no-search")
}

/// Adds a town with what examples name, and an example's files over it.
fn with_town(site: Site, id: &str, files: &[(String, String)]) -> Site {
    let mut site = site.town(id).with("municipality.yaml", TOWN);
    for file in ["files/escudo.svg", "files/emblem.svg"] {
        site = site.with(file, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    for file in ["files/plano.png", "files/map.png"] {
        site = site.with(file, crate::site::PICTURE);
    }
    for (path, text) in files {
        site = match is_shared(path) {
            true => site.file(path, if path == "cabildo.yaml" { settings(text) } else { text.clone() }),
            false => site.with(path, text),
        };
    }
    site
}

#[test]
fn every_wrong_example_is_caught_by_its_rule_and_the_mended_one_passes() {
    let mut faults = Vec::new();
    let mut towns: Vec<(String, &str, bool)> = Vec::new();
    let mut all = site();
    let mut seen = HashSet::new();
    for lang in Messages::languages() {
        let messages = Messages::in_language(lang);
        for code in Code::ALL.iter().map(|code| code.id()).filter(|code| !NOT_SHOWN.contains(code)) {
            let entry = messages.entry(Code::named(code).expect("a code"));
            for (wrong, example) in [(true, &entry.wrong), (false, &entry.right)] {
                // Many examples have no words of a language.
                if !seen.insert((code, wrong, example)) {
                    continue;
                }
                let files = files(example);
                let id = format!("{lang}-{code}-{}", if wrong { "wrong" } else { "right" });
                if files.iter().any(|(path, _)| is_shared(path)) {
                    // What is shared has a site of its own.
                    if with_town(site(), "uno", &files).check().codes().iter().any(|told| told == code) != wrong {
                        faults.push(id);
                    }
                } else if !files.is_empty() {
                    all = with_town(all, &id, &files);
                    towns.push((id, code, wrong));
                }
            }
        }
    }
    let outcome = all.check();
    for (id, code, wrong) in &towns {
        if outcome.tells_in(&format!("{id}/"), code) != *wrong {
            faults.push(id.clone());
        }
    }
    let whole: HashSet<&str> =
        towns.iter().filter(|(_, code, wrong)| !wrong && !IN_PART.contains(code)).map(|(id, ..)| id.as_str()).collect();
    let of_mended = |place: &str| place.split('/').next().is_some_and(|town| whole.contains(town));
    // Of minutes not even a doubt is left.
    let is_told = |place: &str, severity: &str| {
        severity == "error" || severity == "warning" && place.split('/').nth(1) == Some("minutes")
    };
    for one in outcome.findings().iter().filter(|one| of_mended(&one.place) && is_told(&one.place, &one.severity)) {
        faults.push(format!("{}: {} in an example that should be right", one.place, one.code));
    }
    // Every fact of a message is there.
    for finding in outcome.findings().iter().filter(|one| one.words.contains('{') && one.words.contains("})")) {
        faults.push(format!("{}: {}", finding.place, finding.words));
    }
    assert!(
        faults.is_empty(),
        "{} of them (`…-wrong`: not caught, `…-right`: caught):\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(towns.len() > 300, "{}", towns.len());
}
