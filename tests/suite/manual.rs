//! The manual: its reference is what the program says of itself, its index leads to every page, and it
//! is a site that the program builds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::demo::{TOWNS, demo};
use crate::dom::Page;
use crate::site::{Site, files_below};

const LANGUAGES: [&str; 2] = ["es", "en"];

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The manual's documents in a language, by name.
fn documents(lang: &str) -> BTreeMap<String, String> {
    let files = files_below(&docs().join(lang)).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn the_reference_is_what_the_program_says_of_itself() {
    let site = Site::empty();
    site.run(&["manual", "written"]).exits(0);
    for lang in LANGUAGES {
        let folder = format!("{lang}/reference");
        let [kept, made] = [docs(), site.path("written")].map(|manual| files_below(&manual.join(&folder)));
        assert_eq!(kept.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>(), "{folder}");
        for (name, made) in made {
            let [made, kept] = [&made, &kept[&name]].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            let differing = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
            assert!(made == kept, "{folder}/{name}: {differing:#?}\n(`cargo run -- manual` writes it)");
        }
    }
}

#[test]
fn the_index_leads_to_every_page_of_the_manual() {
    for lang in LANGUAGES {
        let documents = documents(lang);
        let index = &documents["README.md"];
        for name in documents.keys().filter(|name| *name != "README.md") {
            assert!(index.contains(&format!("]({name})")), "docs/{lang}/README.md does not name {name}");
        }
        let other = LANGUAGES.into_iter().find(|other| *other != lang).unwrap();
        let missing: Vec<_> = documents.keys().filter(|name| !docs().join(other).join(name).is_file()).collect();
        assert!(missing.is_empty(), "only in {lang}: {missing:?}");
    }
}

#[test]
fn the_manual_is_a_site_that_the_program_builds() {
    let site = Site::empty();
    site.run(&["manual", docs().to_str().unwrap(), "--content", "content"]).exits(0);
    let built = site.build().exits(0);
    let faults: Vec<_> = built.findings().iter().filter(|finding| finding.severity != "note").collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let home = built.page("");
    assert!(
        home.contains("paginas/tutorial/") && !home.contains("presupuestos/"),
        "a home of the manual's pages: {home}"
    );
    let rules = built.page("paginas/reference-rules/");
    assert!(
        rules.contains("total-differs") && rules.contains("El total declarado") || rules.contains("el total declarado")
    );
    let tutorial = Page::parse("en/pages/tutorial/index.html", &built.page("en/pages/tutorial/"));
    let links: Vec<&str> = tutorial.named("a").iter().filter_map(|link| link.get("href")).collect();
    for goal in ["files/budget.xlsx", "/minutes/"] {
        assert!(links.iter().any(|link| link.ends_with(goal)), "no link to {goal} in {links:?}");
    }
}

/// Whether a path is of a pattern: `*` is any part of a name, `**` any path.
fn matches(pattern: &str, path: &str) -> bool {
    let Some(star) = pattern.find('*') else { return pattern == path };
    let Some(rest) = path.strip_prefix(&pattern[..star]) else { return false };
    let deep = pattern[star..].starts_with("**");
    let after = pattern[star..].trim_start_matches('*');
    // `**/` is also no folder at all.
    let none = after.strip_prefix('/').is_some_and(|after| deep && matches(after, rest));
    let ends = (0..=rest.len()).filter(|end| rest.is_char_boundary(*end));
    none || ends.take_while(|end| deep || !rest[..*end].contains('/')).any(|end| matches(after, &rest[end..]))
}

#[test]
fn every_published_file_is_of_a_format_that_the_reference_names() {
    let page = &documents("es")["reference/formats.md"];
    let section = page.split("\n## ").nth(1).unwrap();
    let patterns: BTreeSet<&str> =
        section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let built = &demo().files;
    let mut used = BTreeSet::new();
    for path in built.keys().filter(|path| !path.ends_with(".html")) {
        // The same files stand below each portal and the territory, and what has words below each language.
        let portal = |town: &str| TOWNS.contains(&town) || town == "territorio";
        let below = path.split_once('/').filter(|(town, _)| portal(town)).map_or(path.as_str(), |(_, rest)| rest);
        let below = below.strip_prefix("en/").unwrap_or(below);
        let fits = |pattern: &&&str| matches(pattern, below) || matches(pattern, path);
        let found: Vec<&&str> = patterns.iter().filter(fits).collect();
        assert!(!found.is_empty(), "{path} is of no format in docs/es/reference/formats.md");
        used.extend(found.into_iter().copied());
    }
    let unused: Vec<_> = patterns.difference(&used).collect();
    assert!(unused.is_empty(), "nothing is published as {unused:?}");
}
