//! The search lies where its page says, its program once for the whole site; or not at all.

use std::collections::BTreeMap;

use crate::demo::{TOWNS, built, copy, demo, page};
use crate::links::resolved;

/// The search pages: their address, their language, and the portal that they search.
fn search_pages() -> Vec<(String, &'static str, String)> {
    let mut all = vec![("buscar/".to_owned(), "es", String::new()), ("en/search/".to_owned(), "en", String::new())];
    for town in TOWNS {
        all.push((format!("{town}/buscar/"), "es", format!("{town}/")));
        all.push((format!("{town}/en/search/"), "en", format!("{town}/")));
    }
    all
}

/// The folder that a page's `data-…` attribute names, below the site's root.
fn folder(address: &str, name: &str) -> String {
    let search = page(address).id("search").expect("the search");
    let link = search.get(name).unwrap_or_else(|| panic!("{address}: {name}"));
    assert!(link.ends_with('/'), "{address}: {name}={link}");
    let file = resolved(&format!("{address}index.html"), link);
    file.strip_suffix("index.html").expect("a folder").to_owned()
}

#[test]
fn the_page_names_its_index_its_program_and_the_root_of_its_results() {
    for (address, lang, root) in search_pages() {
        let below = if root.is_empty() { "territory/".to_owned() } else { root.clone() };
        assert_eq!(folder(&address, "data-index"), format!("{below}search/{lang}/"));
        assert_eq!(folder(&address, "data-root"), root);
        let program = folder(&address, "data-runtime");
        assert!(demo().has(&format!("{program}pagefind.js")), "{address}: {program}");
    }
}

#[test]
fn each_index_is_of_its_language_and_finds_its_program_from_where_it_lies() {
    for (address, lang, _) in search_pages() {
        let index = folder(&address, "data-index");
        let entry: serde_json::Value =
            serde_json::from_str(demo().text(&format!("{index}pagefind-entry.json"))).unwrap();
        let languages = entry["languages"].as_object().unwrap();
        assert_eq!(languages.keys().collect::<Vec<_>>(), [lang], "{index}");
        // The browser asks for `wasm.<name>.pagefind` beside the index; a folder of any name and
        // one up again is where it began.
        let name = languages[lang]["wasm"].as_str().unwrap();
        let asked = resolved(&format!("{index}index.html"), &format!("wasm.{name}.pagefind"));
        assert_eq!(asked, format!("{}wasm.{lang}.pagefind", folder(&address, "data-runtime")));
        assert!(demo().has(&asked), "{asked}");
        let count = languages[lang]["page_count"].as_u64().unwrap();
        assert_eq!(count as usize, listed(&address, lang), "{index}");
    }
}

/// The kinds of records that a search lists, in the order of its filter.
const KINDS: [&str; 13] = [
    "budget",
    "budget-node",
    "minutes",
    "proposal",
    "document",
    "service",
    "news",
    "programme",
    "indicator",
    "area",
    "actor",
    "agreement",
    "page",
];

/// How many pages a search should list: those of records, by the portals' own lists.
fn listed(address: &str, lang: &str) -> usize {
    let own =
        TOWNS.iter().filter(|town| address.starts_with(*town) || !TOWNS.iter().any(|town| address.starts_with(town)));
    own.map(|town| {
        let entries: Vec<BTreeMap<String, String>> =
            serde_json::from_str(demo().text(&format!("{town}/index.json"))).expect("a list");
        let records = KINDS;
        let is_listed = |entry: &&BTreeMap<String, String>| {
            // The list of meetings has the subject of a meeting's list, and no id.
            entry["language"] == lang && records.contains(&entry["subject"].as_str()) && !entry["id"].is_empty()
        };
        entries.iter().filter(is_listed).count()
    })
    .sum()
}

#[test]
fn the_program_is_written_once() {
    let programs = demo().paths(|path| path.ends_with("/pagefind.js"));
    assert_eq!(programs.len(), 1, "{programs:?}");
    assert!(programs[0].starts_with("assets/pagefind-"), "{programs:?}");
    let wasm = demo().paths(|path| path.contains("wasm."));
    assert!(wasm.iter().all(|path| path.starts_with("assets/")), "{wasm:?}");
}

#[test]
fn filters_name_the_kinds_and_years_that_there_are() {
    let search = page("puerto-cedro/buscar/");
    let options = |id: &str| -> Vec<String> {
        let all = search.id(id).expect("a filter").find("option");
        all.iter().map(|option| option.get("value").unwrap_or("").to_owned()).collect()
    };
    assert_eq!(options("search-kind"), [&[""][..], &KINDS].concat());
    // Budgets begin in 2023, minutes in 2024.
    assert_eq!(options("search-year"), ["", "2026", "2025", "2024", "2023"]);
}

#[test]
fn without_a_search_nothing_of_it_is_left() {
    let site = built(copy(&["loma-quieta"]), &["--no-search"]);
    let left = site.paths(|path| ["pagefind", "/search/", "buscar/"].iter().any(|name| path.contains(name)));
    assert!(left.is_empty(), "{left:?}");
    for page in site.pages() {
        assert!(page.named("script").is_empty(), "{}", page.path);
        assert!(page.named("form").is_empty(), "{}", page.path);
        let policy = page.meta("Content-Security-Policy").unwrap_or("");
        assert!(!policy.contains("wasm"), "{}", page.path);
    }
    let assets = site.paths(|path| path.starts_with("assets/search."));
    assert!(assets.is_empty(), "a script that no page loads: {assets:?}");
}
