//! The search lies where its page says, or not at all.

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
fn the_page_names_its_index_and_the_root_of_its_results() {
    for (address, lang, root) in search_pages() {
        let below = if root.is_empty() { "territorio/".to_owned() } else { root.clone() };
        assert_eq!(folder(&address, "data-index"), format!("{below}search/{lang}/"));
        assert_eq!(folder(&address, "data-root"), root);
    }
}

#[test]
fn each_index_lists_the_pages_of_its_language() {
    for (address, lang, _) in search_pages() {
        let index = folder(&address, "data-index");
        let script = demo().text(&format!("{index}index.js"));
        let data = script.strip_prefix("cabildoSearch(\"index\",").and_then(|rest| rest.strip_suffix(')'));
        let entry: serde_json::Value = serde_json::from_str(data.expect("a call")).unwrap();
        let own = if TOWNS.iter().any(|town| address.starts_with(town)) { 0 } else { TOWNS.len() + OF_THE_TERRITORY };
        assert_eq!(entry["n"].as_u64().unwrap() as usize, listed(&address, lang) + own, "{index}");
    }
}

/// The records of the territory's own: 5 areas (the country, the province, three municipalities), 3 indicators and that
/// of the budget per inhabitant, 9 actors, 4 agreements, 2 programmes, a service, a page of text.
const OF_THE_TERRITORY: usize = 5 + 4 + 9 + 4 + 2 + 1 + 1;

/// The pages of an index: address, title, kind, year, number, amount, text, municipality.
fn pages_of(index: &str) -> Vec<Vec<serde_json::Value>> {
    let files = demo().files.keys().filter(|path| path.starts_with(&format!("{index}pages-")));
    let of_file = |path: &String| -> Vec<Vec<serde_json::Value>> {
        let script = demo().text(path);
        let (_, data) = script.split_once(',').expect("a name");
        serde_json::from_str(data.strip_suffix(')').expect("a call")).expect("pages")
    };
    files.flat_map(of_file).collect()
}

#[test]
fn the_territorys_search_has_municipalities_and_its_own_records_with_what_they_say_of_themselves() {
    let pages = pages_of("territorio/search/es/");
    let page = |address: &str| {
        let found = pages.iter().find(|page| page[0] == address);
        found
            .unwrap_or_else(|| panic!("{address}"))
            .iter()
            .map(|cell| cell.as_str().unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let town = page("puerto-cedro/");
    assert_eq!((town[1], town[2]), ("Puerto Cedro", "Municipio"));
    assert!(town[6].contains("Puerto pesquero"), "{town:?}");
    for (address, kind) in [
        ("territorio/convenios/agua-segura/", "Convenio"),
        ("territorio/cooperacion/coop-pescadores/", "Actor"),
        ("territorio/programas/primera-infancia/", "Programa"),
        ("territorio/servicios/defensoria-movil/", "Servicio"),
        ("territorio/indicadores/agua-potable/", "Indicador"),
        ("territorio/lugares/cerro-claro/", "Lugar"),
    ] {
        assert_eq!(page(address)[2], kind);
        assert!(!page(address)[1].is_empty());
    }
    // The description of a municipality's service is read too: no title has these words.
    let service = page("puerto-cedro/servicios/permiso-de-construccion/");
    assert!(!service[6].is_empty(), "{service:?}");
}

#[test]
fn the_territorys_search_leads_on_to_the_searches_of_the_municipalities() {
    let search = page("buscar/");
    let links: Vec<&str> =
        search.id("search").expect("the search").find("a").iter().filter_map(|a| a.get("href")).collect();
    for town in TOWNS {
        assert!(links.contains(&format!("../{town}/buscar/").as_str()), "{town} in {links:?}");
    }
    assert!(page("puerto-cedro/buscar/").id("search").expect("the search").find("details").is_empty());
}

#[test]
fn payments_are_found_by_number_and_amount_and_the_years_other_pages_too() {
    let pages = demo().paths(|path| path.starts_with("puerto-cedro/search/es/pages-"));
    let index: String = pages.into_iter().map(|path| demo().text(path)).collect();
    let entry = |address: &str| {
        let start = index.find(&format!("[\"{address}\",")).unwrap_or_else(|| panic!("{address} is not in it"));
        index[start..].split("],[").next().expect("an entry")
    };
    let payee = entry("presupuestos/proveedores/constructora-mar-abierto-s-a/");
    assert!(payee.contains("OP-2026-0047") && payee.contains("412,500.00"), "{payee}");
    assert!(entry("presupuestos/2026/deuda/").contains("Deuda total"));
    entry("presupuestos/comparar/2025/2026/");
    entry("presupuestos/");
}

/// The kinds of records that a search lists, in the order of its filter.
const KINDS: [&str; 23] = [
    "budget",
    "budget-node",
    "budget-projects",
    "payments",
    "payee",
    "minutes",
    "decision",
    "cycle",
    "proposal",
    "body",
    "person",
    "topic",
    "paper",
    "document",
    "service",
    "news",
    "programme",
    "indicator",
    "area",
    "actor",
    "agreement",
    "glossary",
    "page",
];

/// Pages that are no record, and which a portal's own search lists too.
const BESIDE: [&str; 7] = [
    "budgets",
    "budget-comparison",
    "budget-comparisons",
    "budget-debt",
    "budget-indicators",
    "budget-receipt",
    "council",
];

/// How many pages a search should list: those of records, by the portals' own lists.
fn listed(address: &str, lang: &str) -> usize {
    let own =
        TOWNS.iter().filter(|town| address.starts_with(*town) || !TOWNS.iter().any(|town| address.starts_with(town)));
    own.map(|town| {
        let entries: Vec<BTreeMap<String, String>> = demo().index(town);
        let records = KINDS;
        let is_listed = |entry: &&BTreeMap<String, String>| {
            let (subject, id) = (entry["subject"].as_str(), entry["id"].as_str());
            // Lists have no id, or that of a year's whole classification: `2026/revenue/economic`.
            let parts: Vec<&str> = id.split('/').collect();
            let is_list = id.is_empty() || parts.len() == 3 && ["revenue", "expenditure"].contains(&parts[1]);
            let is_beside = address.starts_with(*town) && BESIDE.contains(&subject);
            entry["language"] == lang && (is_beside || records.contains(&subject) && !is_list)
        };
        entries.iter().filter(is_listed).count()
    })
    .sum()
}

#[test]
fn filters_name_the_kinds_and_years_that_there_are() {
    let search = page("puerto-cedro/buscar/");
    let options = |id: &str| -> Vec<String> {
        let all = search.id(id).expect("a filter").find("option");
        all.iter().map(|option| option.get("value").unwrap_or("").to_owned()).collect()
    };
    assert_eq!(options("search-kind"), [&[""][..], &KINDS].concat());
    // Budgets begin in 2023, minutes in 2024; the next participatory budget is that of 2027.
    assert_eq!(options("search-year"), ["", "2027", "2026", "2025", "2024", "2023"]);
}

#[test]
fn without_a_search_nothing_of_it_is_left() {
    let site = built(copy(&["loma-quieta"]), &["--no-search"]);
    let left = site.paths(|path| ["/search/", "buscar/"].iter().any(|name| path.contains(name)));
    assert!(left.is_empty(), "{left:?}");
    for page in site.pages() {
        let loads =
            page.named("script").into_iter().any(|script| script.get("src").is_some_and(|src| src.contains("search")));
        assert!(!loads && page.id("search").is_none(), "{}", page.path);
    }
    let assets = site.paths(|path| path.starts_with("assets/search."));
    assert!(assets.is_empty(), "a script that no page loads: {assets:?}");
}
